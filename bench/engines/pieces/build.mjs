import { pack } from "../readout/pack.mjs";

export const name = "Readout, in pieces";
export const packages = [];
export const preload = [
  { href: "data/worker.js", as: "script" },
  { href: "data/shards.js", as: "script" },
  { href: "data/readout_engine.js", as: "script" },
  { href: "data/readout_engine_bg.wasm", as: "fetch" },
];
/** As on Readout's own page: the head comes while the code is on its way. A preload would be asked for once more. */
export const early = `globalThis.head = fetch("data/corpus.head", { cache: "no-cache" });`;
/** The engine stands beside its data, and counts as code. */
export const isCode = (file) => file.endsWith(".wasm") || file.endsWith(".js");
/** The corpus in a head and blocks, with the worker that fetches them. */
export async function build(collection, dir, tools) {
  const code = ["readout_engine.js", "readout_engine_bg.wasm", "worker.js", "shards.js"];
  pack(collection, ["--shards", dir], dir, tools, code);
}
