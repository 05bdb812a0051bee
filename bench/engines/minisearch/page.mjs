// MiniSearch has words, prefixes, typos, fields and trees of AND and AND_NOT; no phrases, no facets.
import MiniSearch from "minisearch";
import { optionsFor } from "./options.mjs";

export async function open(base, { facets }) {
  const index = await (await fetch(new URL("index.json", base))).text();
  const engine = MiniSearch.loadJSON(index, optionsFor(facets));
  return {
    async search(query, limit) {
      if (query.phrase || query.from) return undefined;
      const hits = engine.search(tree(query), options(query));
      return { total: hits.length, hits: hits.slice(0, limit) };
    },
    ids: async (hits) => hits.map(({ id }) => id),
    show: async (hits) => hits.map(({ title }) => ({ title })),
    recount: async () => undefined,
  };
}

function tree({ words = [], title, prefix, not }) {
  const text = [...words, ...(title ?? []), ...(prefix ? [prefix] : [])].join(" ") || MiniSearch.wildcard;
  return not ? { combineWith: "AND_NOT", queries: [text, ...not] } : text;
}

function options({ title, prefix, slips, filters = {} }) {
  const isChosen = (hit) => ([facet, values]) => values.some((value) => hit[facet].includes(value));
  const chosen = Object.entries(filters);
  return {
    ...(title && { fields: ["title"] }),
    ...(prefix && { prefix: true }),
    // The value of the documentation's examples.
    ...(slips && { fuzzy: 0.2 }),
    ...(chosen.length > 0 && { filter: (hit) => chosen.every(isChosen(hit)) }),
  };
}
