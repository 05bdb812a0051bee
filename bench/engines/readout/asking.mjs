// What the harness asks, in the words of Readout's engine, whatever carries the corpus.
import { fieldsFor } from "./options.mjs";

/** The engine that a page measures; `ask(question)` resolves to an answer. */
export function asking(ask, facets) {
  const fields = fieldsFor(facets);
  const question = ({ words = [], phrase, prefix, title = [], not = [], filters = {}, from, to }, more) => ({
    text: [
      ...words,
      ...(phrase ? [`"${phrase.join(" ")}"`] : []),
      ...(prefix ? [`${prefix}*`] : []),
      ...title.map((word) => `title:${word}`),
      ...not.map((word) => `-${word}`),
    ].join(" "),
    filters: Object.fromEntries(Object.entries(filters).map(([facet, values]) => [fields[facet], values])),
    ...(from && { from, to }),
    ...more,
  });

  const asShown = ({ hits }) => hits.map(({ title, snippets }) => ({ title, snippet: snippets[0]?.text }));

  return {
    async list(query, limit) {
      const found = await ask(question(query, { limit, snippets: 1 }));
      return { total: found.total, shown: asShown(found) };
    },
    async search(query, limit) {
      const asked = question(query, { limit, snippets: 0 });
      const found = await ask(asked);
      // Tolerance is offered: a reader clicks on it, which is a second query.
      const isOffered = query.slips && found.didYouMean;
      const { total, hits } = isOffered ? await ask({ ...asked, text: found.didYouMean }) : found;
      return { total, hits };
    },
    ids: async (hits) => hits.map(({ id }) => id),
    async show(hits, query) {
      return asShown(await ask(question(query, { limit: hits.length, snippets: 1 })));
    },
    async recount(task) {
      const found = await ask(question(task, { limit: 10, snippets: 0 }));
      const counted = new Map(found.facets.map(({ facet, values }) => [facet, values]));
      const countsOf = (field) => Object.fromEntries((counted.get(field) ?? []).map(({ id, count }) => [id, count]));
      const counts = Object.entries(fields).map(([facet, field]) => [facet, countsOf(field)]);
      return { total: found.total, counts: Object.fromEntries(counts) };
    },
  };
}
