"use strict";
// Filters, sorting and short lists. The rows themselves stand in the page, which is whole without this.
(() => {
  const form = document.querySelector(".filters");
  const status = document.getElementById("found");
  const more = document.getElementById("more").content;
  const collator = new Intl.Collator("vi", { numeric: true, sensitivity: "variant" });
  const FIELDS = ["state", "body", "regulation", "month", "kind", "basis", "when"];

  const fold = (text) =>
    text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase().replace(/đ/g, "d").replace(/\s+/g, " ");
  const words = (text) => fold(text).split(" ").filter(Boolean);

  class List {
    constructor(table) {
      this.table = table;
      this.body = table.tBodies[0];
      this.limit = this.step = Number(table.dataset.limit);
      this.rows = Array.from(this.body.rows, (element) => ({ element, data: element.dataset, fits: true }));
      this.more = more.cloneNode(true).firstElementChild;
      this.more.hidden = true;
      this.more.firstElementChild.addEventListener("click", () => this.unfold());
      table.parentElement.after(this.more);
      for (const head of table.tHead.rows[0].cells) if (head.dataset.sort) this.sortable(head);
      this.show();
    }

    text(row) {
      return (row.text ??= fold(row.element.textContent + " " + (row.data.key ?? "")));
    }

    filter(fits) {
      for (const row of this.rows) row.fits = fits(row);
      this.limit = this.step;
      this.show();
      return this.rows.reduce((sum, row) => sum + row.fits, 0);
    }

    // Only the first rows that fit are laid out; on paper all of them are.
    show() {
      let left = this.limit;
      for (const row of this.rows) {
        const shown = row.fits && left-- > 0;
        if (row.out !== !row.fits) row.element.classList.toggle("out", (row.out = !row.fits));
        if (row.on !== shown) row.element.classList.toggle("later", !(row.on = shown));
      }
      this.more.hidden = left >= 0;
    }

    unfold() {
      const first = this.rows.filter((row) => row.fits)[this.limit];
      this.limit *= 5;
      this.show();
      const target = first?.element.querySelector("a, summary");
      if (target) target.focus();
    }

    reveal(element) {
      const place = this.rows.filter((row) => row.fits).findIndex((row) => row.element === element);
      if (place >= this.limit) {
        this.limit = place + 1;
        this.show();
      }
    }

    sortable(head) {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      head.append(button);
      head.setAttribute("aria-sort", "none");
      button.addEventListener("click", () => this.sort(head));
    }

    sort(head) {
      const down = head.getAttribute("aria-sort") === "ascending";
      for (const other of head.parentElement.cells)
        if (other.dataset.sort) other.setAttribute("aria-sort", "none");
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      const value = {
        due: (cell) => cell.querySelector("time").dateTime,
        number: (cell) => parseFloat(cell.textContent) || 0,
        text: (cell) => cell.textContent.trim(),
      }[head.dataset.sort];
      const compare = { text: collator.compare }[head.dataset.sort] ?? ((a, b) => (a < b ? -1 : a > b ? 1 : 0));
      for (const row of this.rows) row.value = value(row.element.cells[head.cellIndex]);
      this.rows.sort((a, b) => (down ? -1 : 1) * compare(a.value, b.value));
      this.body.append(...this.rows.map((row) => row.element));
      this.show();
    }
  }

  const lists = Array.from(document.querySelectorAll("table[data-list]"), (table) => new List(table));
  const ofRows = lists.filter((list) => list.table.dataset.list === "rows");

  const wanted = () => Object.fromEntries(new FormData(form));

  function fitting(asked) {
    const looked = words(asked.words);
    const tests = FIELDS.filter((name) => asked[name]).map((name) => {
      const value = asked[name];
      if (name === "body") return (row) => ` ${row.data.body} `.includes(` ${value} `);
      if (value === "counted") return (row) => row.data.state !== "waived";
      if (name === "month") return (row) => row.data.month.startsWith(value);
      return (row) => row.data[name] === value;
    });
    return (list) => (row) =>
      tests.every((test) => test(row)) && looked.every((word) => list.text(row).includes(word));
  }

  function apply() {
    const asked = wanted();
    const fits = fitting(asked);
    const some = Object.values(asked).some(Boolean);
    let found = 0;
    let all = 0;
    for (const list of ofRows) {
      const here = list.filter(fits(list));
      const section = list.table.closest("section");
      section.hidden = some && !here;
      section.querySelector("[data-count]").textContent =
        here === list.rows.length ? here : `${here}/${list.rows.length}`;
      found += here;
      all += list.rows.length;
    }
    for (const empty of document.querySelectorAll(".rows .empty")) empty.closest("section").hidden = some;
    status.textContent = some ? status.dataset.words.replace("{0}", found).replace("{1}", all) : "";
  }

  function set(text) {
    form.reset();
    for (const [name, value] of new URLSearchParams(text)) {
      const field = FIELDS.includes(name) || name === "words" ? form.elements.namedItem(name) : null;
      if (!field) continue;
      // A year of the timeline is no choice of its own.
      if (field.tagName === "SELECT" && value && !Array.from(field.options).some((one) => one.value === value))
        field.add(new Option(value, value));
      field.value = value;
    }
    apply();
  }

  function arrive() {
    const hash = decodeURIComponent(location.hash.slice(1));
    if (hash.startsWith("rows&")) {
      set(hash.slice("rows&".length));
      return settle();
    }
    if (!hash) return set("");
    const target = document.getElementById(hash);
    if (!target) return undefined;
    const list = lists.find((one) => one.table.contains(target));
    if (list) list.reveal(target);
    for (const details of target.querySelectorAll("details")) details.open = true;
    target.scrollIntoView();
    if (target.tabIndex === -1) target.focus({ preventScroll: true });
    return undefined;
  }

  function settle() {
    const heading = document.getElementById("rows");
    heading.scrollIntoView();
    heading.focus({ preventScroll: true });
  }

  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", apply);
  form.addEventListener("reset", () => setTimeout(apply));
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-set]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    history.pushState(null, "", `#rows&${link.dataset.set}`);
    set(link.dataset.set);
    settle();
  });
  addEventListener("hashchange", arrive);
  addEventListener("popstate", arrive);
  for (const search of document.querySelectorAll("input[data-for]")) {
    search.parentElement.hidden = false;
    const list = lists.find((one) => one.table.id === search.dataset.for);
    search.addEventListener("input", () => {
      const looked = words(search.value);
      list.filter((row) => looked.every((word) => list.text(row).includes(word)));
    });
  }
  document.documentElement.classList.add("js");
  arrive();
})();
