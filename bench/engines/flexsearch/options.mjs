// https://github.com/nextapps-de/flexsearch/blob/master/doc/document-search.md (fields, tags, store) with the
// tokenizer "forward", which prefixes need (README, "Tokenizer (Partial Match)"). AND works within one field,
// so title and body are indexed together, and the title once more for queries in titles.
export const optionsFor = (facets) => ({
  tokenize: "forward",
  document: {
    id: "id",
    index: ["text", "title"],
    tag: facets.map((field) => ({ field })),
    store: ["title", "date"],
  },
});
