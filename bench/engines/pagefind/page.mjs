// Pagefind has words (which also match as beginnings), a query that is one phrase, filters with counts, and
// snippets; no typos, no negation, no fields, no dates. It runs in a worker of its own.
// https://pagefind.app/docs/api/, https://pagefind.app/docs/js-api-filtering/
export async function open(base) {
  const pagefind = await import(new URL("pagefind.js", base).href);
  await pagefind.init();

  const ask = ({ words = [], prefix, phrase, filters = {} }) => {
    const text = phrase ? `"${phrase.join(" ")}"` : [...words, ...(prefix ? [prefix] : [])].join(" ");
    const chosen = Object.entries(filters).map(([facet, values]) => [facet, { any: values }]);
    return pagefind.search(text || null, { filters: Object.fromEntries(chosen) });
  };

  return {
    async search(query, limit) {
      const { words, phrase, title, not, from } = query;
      if (title || not || from || (phrase && words)) return undefined;
      const { results } = await ask(query);
      return { total: results.length, hits: results.slice(0, limit) };
    },
    ids: async (hits) => (await data(hits)).map(({ url }) => decodeURIComponent(url.split("/").at(-2))),
    show: async (hits) => (await data(hits)).map(({ meta, excerpt }) => ({ title: meta.title, snippet: excerpt })),
    async recount(task) {
      if (task.from) return undefined;
      const { results, filters: counted } = await ask(task);
      const counts = { ...counted };
      // What it counts is left by all filters, so a facet with a filter needs a search without it.
      for (const facet of Object.keys(task.filters ?? {})) {
        const { [facet]: _, ...others } = task.filters;
        counts[facet] = (await ask({ ...task, filters: others })).filters[facet];
      }
      return { total: results.length, counts };
    },
  };
}

const data = (hits) => Promise.all(hits.map((hit) => hit.data()));
