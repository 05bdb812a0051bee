// SQLite has words, prefixes, phrases, fields, boolean operators, and counts by hand-written SQL; no typos.
// It runs in a worker, as https://www.npmjs.com/package/@sqlite.org/sqlite-wasm shows first.
import { callsTo } from "../../harness/page/worker-call.mjs";

export async function open(base) {
  const ask = callsTo(new Worker(new URL("worker.js", document.baseURI), { type: "module" }));
  await ask("open", await (await fetch(new URL("index.db", base))).arrayBuffer());
  return {
    search: (query, limit) => ask("search", query, limit),
    ids: async (hits) => hits.map(({ key }) => key),
    show: (hits, query) => ask("show", hits, query),
    recount: (task) => ask("recount", task),
  };
}
