import { callsTo } from "../../harness/page/worker-call.mjs";
import { asking } from "./asking.mjs";

export async function open(base, { facets }) {
  const ask = callsTo(new Worker(new URL("worker.js", document.baseURI), { type: "module" }));
  ask("load", base.href);
  await ask("open", await (await fetch(new URL("corpus.bin", base))).arrayBuffer());
  const query = async (question) => JSON.parse(await ask("query", question));
  return {
    ...asking(query, facets),
    typed: async (text) => (await query({ text, limit: 10, snippets: 0 })).total,
  };
}
