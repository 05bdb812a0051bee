// The example of https://lucaong.github.io/minisearch/ with what a list of results shows as stored fields,
// boosted titles and AND, as its section "Search options" has them.
export const optionsFor = (facets) => ({
  fields: ["title", "body"],
  storeFields: ["title", "date", ...facets],
  searchOptions: { boost: { title: 2 }, combineWith: "AND" },
});
