// FlexSearch has words (all of them beginnings), fields and tags; no scores, no totals, no phrases, no typos.
import { Document } from "flexsearch";
import { optionsFor } from "./options.mjs";

export async function open(base, { facets }) {
  const parts = await (await fetch(new URL("index.json", base))).json();
  const index = new Document(optionsFor(facets));
  for (const [key, data] of parts) index.import(key, data);
  return {
    async search({ words = [], title, prefix, phrase, not, filters, from }, limit) {
      if (phrase || not || from) return undefined;
      const text = [...words, ...(title ?? []), ...(prefix ? [prefix] : [])].join(" ");
      const tag = filters && Object.fromEntries(Object.entries(filters).map(([facet, [value]]) => [facet, value]));
      const [found] = index.search(text, { index: title ? "title" : "text", limit, ...(tag && { tag }) });
      return { total: null, hits: found?.result ?? [] };
    },
    ids: async (hits) => hits.map(String),
    show: async (hits) => hits.map((id) => ({ title: index.get(id)?.title })),
    recount: async () => undefined,
  };
}
