"""Data files that were changed at random: `bh load` takes them or refuses them whole, with the place of each problem.

Whatever was taken, questions about it are answered; whatever was refused, the register is as it was before.
"""

from __future__ import annotations

import difflib
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import yaml
from scripts.fuzz import checks, mutations
from scripts.fuzz.checks import Failed, envelope, sane
from scripts.fuzz.stage import ROOT, bh, use_data

OVERLAY = """\
regulation: {0}
source: Công báo (đặt ra để thử)
set:
  effect:
    note: Đã đối chiếu.
  doubts: [Chưa rõ.]
"""
_SOURCES = {"corpus": (ROOT / "tests" / "corpus", "ven-bien"), "shipped": (ROOT / "data", "kon-tum")}
_USUAL = (
    ("due", "--from", "1900-01-01", "--to", "1900-12-31"),
    ("due", "--from", "2026-06-01", "--to", "2027-03-31"),
    ("due", "--from", "2999-01-01", "--to", "2999-12-31"),
    ("gaps",),
    ("matrix",),
)
_FURTHER = (
    ("overdue",), ("overdue", "--as-of", "1900-01-01"), ("overdue", "--as-of", "2040-01-01"), ("duties",),
    ("gaps", "--as-of", "2999-12-31"), ("gaps", "--as-of", "1900-01-01"), ("matrix", "--by", "article"), ("flows",),
    ("flows", "--graph", "dot"), ("status",), ("status", "--year", "1900"), ("status", "--year", "2999"),
    ("regulations", "--history"), ("agencies",), ("provinces",), ("targets",), ("agenda", "-a", "Sở Y tế"),
    ("agenda", "-a", "Sở Tài chính", "--as-of", "2030-12-31"), ("due", "-a", "BHXH tỉnh", "--year", "2026"),
    ("due", "-p", "Ninh Bình", "--year", "2026"), ("doctor",), ("check",), ("duties", "--as-of", "1900-01-01"),
)  # fmt: skip
_FORMATS = ("json", "json", "table", "plain", "csv", "md")


class Case(NamedTuple):
    """A file of one of the sources, before and after; the questions to ask where it is taken."""

    source: str
    file: str
    before: bytes
    after: bytes
    asked: tuple[tuple[str, ...], ...]
    closely: bool


class Data:
    """The fuzzer of data files, in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.db = folder / "db" / "bh.db"
        self.moment = 0
        self.pristine: dict[str, Path] = {}
        self.files: dict[str, dict[str, bytes]] = {}
        self.trees: dict[tuple[str, str], Any] = {}
        self.content: dict[str, Any] = {}
        self.db.parent.mkdir()
        os.environ["BH_DB"] = str(self.db)
        for source, (data, regulation) in _SOURCES.items():
            self._set_up(source, data, regulation)
        self.donors = mutations.donors_of(list(self.trees.values()))

    def _set_up(self, source: str, data: Path, regulation: str) -> None:
        base = self.folder / source
        shutil.copytree(data, base, ignore=shutil.ignore_patterns("schema"))
        (base / "overlays").mkdir()
        (base / "overlays" / f"{regulation}.yaml").write_text(OVERLAY.format(regulation), encoding="utf-8")
        self.files[source] = {str(f.relative_to(base)): f.read_bytes() for f in sorted(base.rglob("*.yaml"))}
        for name, raw in self.files[source].items():
            self.trees[source, name] = yaml.load(raw, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))  # noqa: S506 - texts only
        use_data(base)
        loaded = bh("load")
        if loaded.code:
            raise RuntimeError(loaded.err)
        self.pristine[source] = self.folder / f"{source}.db"
        shutil.move(self.db, self.pristine[source])
        self.content[source] = checks.tables(self.pristine[source])

    def make(self, random: Random) -> Case:
        """A file with one to three changes of one kind."""
        source = random.choices(("corpus", "shipped"), (88, 12))[0]
        below = random.choice(("regulations/", "regulations/", "overlays/", ""))
        name = random.choice([n for n in self.files[source] if n.startswith(below) and ("/" in n) == bool(below)])
        before = self.files[source][name]
        kind = random.choice(("bytes", "lines", "tree", "tree", "tree"))
        tree = mutations.copied(self.trees[source, name])
        if kind == "tree":
            before = mutations.written(tree)
        after = before
        for __ in range(random.choice((1, 1, 1, 2, 3))):
            if kind == "tree":
                tree = mutations.of_tree(random, tree, self.donors)
                after = mutations.written(tree)
            elif kind == "bytes":
                after = mutations.of_bytes(random, after)
            else:
                after = mutations.of_lines(random, after)
        asked = [(*one, "-f", "json") for one in random.sample(_USUAL, 2)]
        asked.append((*random.choice(_FURTHER), "-f", random.choice(_FORMATS)))
        return Case(source, name, before, after, tuple(asked), closely=random.random() < 0.04)

    def run(self, case: Case) -> str:
        """Load it, and ask."""
        base = self.folder / case.source
        use_data(base)
        for leftover in self.db.parent.glob("bh.db*"):
            leftover.unlink()
        shutil.copy(self.pristine[case.source], self.db)
        try:
            self._write(base / case.file, case.after)
            return self._judge(case, base / case.file)
        finally:
            self._write(base / case.file, self.files[case.source][case.file])

    def smaller(self, case: Case) -> Iterator[Case]:
        """With one of the changed stretches of lines as it was, and with fewer questions."""
        if case.asked:
            yield from (case._replace(asked=case.asked[:i] + case.asked[i + 1 :]) for i in range(len(case.asked)))
        before, after = case.before.split(b"\n"), case.after.split(b"\n")
        for kind, i, j, k, m in difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
            if kind != "equal":
                yield case._replace(after=b"\n".join([*after[:k], *before[i:j], *after[m:]]))

    def show(self, case: Case) -> str:
        """The difference."""
        lines = [raw.decode(errors="backslashreplace").split("\n") for raw in (case.before, case.after)]
        diff = [line[:300] for line in difflib.unified_diff(*lines, case.file, case.file, lineterm="", n=1)][:80]
        return "\n".join([f"{case.source} {case.asked}", *diff])

    def size(self, __: Case) -> int:
        """One file."""
        return 1

    def _write(self, path: Path, content: bytes) -> None:
        path.write_bytes(content)
        self.moment += 1  # a file system's clock is coarse, and the program looks at it
        os.utime(path, ns=(self.moment, self.moment))

    def _judge(self, case: Case, path: Path) -> str:
        loaded = bh("load", "-f", "json")
        sane(loaded, frozenset({0, 4}))
        if loaded.code == 4:
            self._refused(case, path, envelope(loaded)["error"]["problems"])
            return "refused"
        for question in case.asked:
            answer = bh(*question)
            try:
                # a name that is gone is not found, a file that is checked may have problems in another one
                sane(answer, frozenset({0, 6}) if "-a" in question or "-p" in question else frozenset({0, 4}))
                if question[-1] == "json":
                    envelope(answer)
            except Failed as failed:
                raise Failed(failed.kind, f"{' '.join(question)}\n{failed.detail}") from failed
        if case.closely:
            self._same_from_nothing()
        return "accepted"

    def _refused(self, case: Case, path: Path, problems: list[dict[str, Any]]) -> None:
        if not problems:
            raise Failed("refused without a problem")
        lines = case.after.count(b"\n") + case.after.count(b"\r") + case.after.count(b"\xc2\x85") + 1
        lines += case.after.count(b"\xe2\x80\xa8") + case.after.count(b"\xe2\x80\xa9")
        for one in problems:
            own = one["file"] == str(path)
            if not Path(one["file"]).is_file() or one["line"] < 1 or one["column"] < 1 or (own and one["line"] > lines):
                raise Failed("a problem without its place", str(one))
            if not one["message"] or len(one["message"]) + len(one["source"]) > checks.LONGEST_MESSAGE:
                raise Failed("a problem that is too long or empty", str(one)[:3000])
        if checks.tables(self.db) != self.content[case.source]:
            raise Failed("a refused file changed the register")
        if case.closely:
            answer = bh("due", "-f", "json")
            sane(answer, frozenset({0}))
            if not envelope(answer)["warnings"]:
                raise Failed("old data without a warning")
            check = bh("check", "-f", "json")
            sane(check, frozenset({4}))
            every = envelope(check)["error"]["problems"]
            if missed := [one for one in problems if one not in every]:
                raise Failed("check misses what load refuses", f"{missed}\n{check.out}")

    def _same_from_nothing(self) -> None:
        """A register that was brought up to date holds what one made anew holds."""
        other = self.db.with_name("bh.db.anew")
        sane(bh("load", "--db", str(other)), frozenset({0}))
        answers = [bh("duties", "-f", "json", "--db", str(db)).out for db in (self.db, other)]
        if answers[0] != answers[1]:
            raise Failed("a register brought up to date differs from one made anew")
