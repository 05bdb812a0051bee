import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fieldsFor } from "./options.mjs";

export const name = "Readout";
export const packages = [];
export const preload = [
  { href: "worker.js", as: "script" },
  { href: "data/readout_engine.js", as: "script" },
  { href: "data/readout_engine_bg.wasm", as: "fetch" },
  { href: "data/corpus.bin", as: "fetch" },
];
/** The engine stands beside its data, and counts as code. */
export const isCode = (file) => file.endsWith(".wasm") || file.endsWith(".js");

/**
 * Packed as the page's own build packs a folder. `tools.readout` is the command, `tools.engine` the folder that
 * wasm-bindgen made of the crate `readout-engine`. The time is that of the command, with all its analysis.
 */
export async function build({ documents, facets }, dir, tools) {
  const fields = fieldsFor(facets);
  const folder = mkdtempSync(path.join(tmpdir(), "readout-bench-"));
  try {
    const lines = documents.map(({ id, title, body, date, ...rest }) => {
      const tags = Object.entries(fields).map(([facet, field]) => [field, rest[facet]]);
      return JSON.stringify({ id, title, body, published: date, ...Object.fromEntries(tags) });
    });
    const file = path.join(folder, "collection.jsonl");
    writeFileSync(file, lines.join("\n"));
    const stdio = ["ignore", "ignore", "inherit"];
    execFileSync(tools.readout, ["pack", file, "--out", path.join(dir, "corpus.bin")], { stdio });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  for (const file of ["readout_engine.js", "readout_engine_bg.wasm"]) {
    cpSync(path.join(tools.engine, file), path.join(dir, file));
  }
}
