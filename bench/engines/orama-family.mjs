// Orama and zbsearch share their interface: one is a fork of the other by the same people.
//
// Strings for text, `enum[]` for values that are filtered and counted, `number` for days
// (https://docs.orama.com/docs/orama-js/usage/create). A threshold of 0 asks for all words
// (https://docs.orama.com/docs/orama-js/search/threshold). Both keep the documents themselves.
const dayNumber = (day) => Number(day.replaceAll("-", "")) || 0;

export const schemaFor = (facets) => ({
  title: "string",
  body: "string",
  date: "number",
  ...Object.fromEntries(facets.map((facet) => [facet, "enum[]"])),
});

/** Makes an index and returns its saved form (https://docs.orama.com/docs/orama-js/plugins/plugin-data-persistence, format json). */
export async function built({ create, insertMultiple, save }, { documents, facets }) {
  const db = await create({ schema: schemaFor(facets) });
  await insertMultiple(db, documents.map((document) => ({ ...document, date: dayNumber(document.date) })));
  return JSON.stringify(await save(db));
}

/** An engine over a saved index. `whole` are the options that ask for whole words. */
export async function opened({ create, load, search }, url, facets, whole) {
  const saved = await (await fetch(url)).json();
  const db = await create({ schema: schemaFor(facets) });
  await load(db, saved);
  const all = Object.fromEntries(facets.map((facet) => [facet, {}]));

  const parameters = ({ words = [], title, prefix, slips, filters = {}, from, to }) => ({
    term: [...words, ...(title ?? []), ...(prefix ? [prefix] : [])].join(" "),
    ...(title && { properties: ["title"] }),
    ...(slips ? { tolerance: slips } : !prefix && whole),
    threshold: 0,
    boost: { title: 2 },
    where: {
      ...Object.fromEntries(Object.entries(filters).map(([facet, values]) => [facet, { containsAny: values }])),
      ...(from && { date: { between: [dayNumber(from), dayNumber(to)] } }),
    },
  });

  return {
    async search(query, limit) {
      if (query.phrase || query.not) return undefined;
      const { count, hits } = await search(db, { ...parameters(query), limit });
      return { total: count, hits };
    },
    ids: async (hits) => hits.map(({ id }) => id),
    show: async (hits) => hits.map(({ document }) => ({ title: document.title, snippet: document.body.slice(0, 160) })),
    // Counts come with a search and are of what the filters leave, so a facet with a filter needs a search
    // without it (https://docs.orama.com/docs/orama-js/search/facets).
    async recount(task) {
      const { count, facets: counted } = await search(db, { ...parameters(task), limit: 10, facets: all });
      const counts = Object.fromEntries(facets.map((facet) => [facet, counted[facet].values]));
      for (const facet of Object.keys(task.filters ?? {})) {
        const { [facet]: _, ...others } = task.filters;
        const found = await search(db, { ...parameters({ ...task, filters: others }), limit: 0, facets: { [facet]: {} } });
        counts[facet] = found.facets[facet].values;
      }
      return { total: count, counts };
    },
  };
}
