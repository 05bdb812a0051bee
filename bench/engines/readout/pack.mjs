// Packs a collection by Readout's own command, as the page's build packs a folder.
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fieldsFor } from "./options.mjs";

/**
 * `carrier` are the options of `readout pack` that say where to. `tools.readout` is the command, `tools.engine` the
 * folder that wasm-bindgen made of the crate `readout-engine`, of which `code` is put beside the data.
 */
export function pack({ documents, facets }, carrier, dir, tools, code) {
  const fields = fieldsFor(facets);
  const folder = mkdtempSync(path.join(tmpdir(), "readout-bench-"));
  try {
    const lines = documents.map(({ id, title, body, date, ...rest }) => {
      const tags = Object.entries(fields).map(([facet, field]) => [field, rest[facet]]);
      return JSON.stringify({ id, title, body, published: date, ...Object.fromEntries(tags) });
    });
    const file = path.join(folder, "collection.jsonl");
    writeFileSync(file, lines.join("\n"));
    execFileSync(tools.readout, ["pack", file, ...carrier], { stdio: ["ignore", "ignore", "inherit"] });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  for (const file of code) cpSync(path.join(tools.engine, file), path.join(dir, file));
}
