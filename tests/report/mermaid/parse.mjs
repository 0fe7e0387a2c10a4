// Reads a JSON list of Mermaid diagrams on stdin and writes what Mermaid's own parser makes of each: the names of its
// nodes and its arrows, as a browser shows them, or the error.
import { readFileSync } from "node:fs";
import { JSDOM } from "jsdom";

// Mermaid cleans labels with DOMPurify, which wants a browser's window before it is loaded.
const { window } = new JSDOM("");
globalThis.window = window;
globalThis.document = window.document;
const { default: mermaid } = await import("mermaid");

// While it parses, Mermaid writes "#name;" and "#35;" as these letters; when it draws, they become HTML's entities.
const entities = (text) => text.replaceAll("ﬂ°°", "&#").replaceAll("ﬂ°", "&").replaceAll("¶ß", ";");

function shown(label) {
  const element = window.document.createElement("p");
  element.innerHTML = entities(label ?? "").replaceAll(/<br ?\/?>/g, "\n");
  return { text: element.textContent, elements: element.children.length };
}

async function read(text) {
  try {
    await mermaid.parse(text);
    const { db } = await mermaid.mermaidAPI.getDiagramFromText(text);
    const vertices = [...db.getVertices().values()];
    const names = Object.fromEntries(vertices.map((vertex) => [vertex.id, shown(vertex.text).text]));
    const arrows = db.getEdges().map((edge) => [names[edge.start], names[edge.end], shown(edge.text).text]);
    const labels = [...vertices, ...db.getEdges()].map((one) => shown(one.text));
    return { names: Object.values(names), arrows, elements: labels.reduce((sum, one) => sum + one.elements, 0) };
  } catch (error) {
    return { error: error.message };
  }
}

const diagrams = JSON.parse(readFileSync(0, "utf-8"));
const found = [];
for (const diagram of diagrams) {
  found.push(await read(diagram));
}
console.log(JSON.stringify(found));
