import path from "node:path";
import { pack } from "./pack.mjs";

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

/** The corpus in one file. The time is that of the command, with all its analysis. */
export async function build(collection, dir, tools) {
  const code = ["readout_engine.js", "readout_engine_bg.wasm"];
  pack(collection, ["--out", path.join(dir, "corpus.bin")], dir, tools, code);
}
