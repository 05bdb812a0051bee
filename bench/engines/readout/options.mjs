// Under which of Readout's facets the facets of a collection are counted: by meaning where it has one, otherwise
// the next that is free. Readout's facets are fixed; what a newsroom calls them stands in `fields.toml`.
const MEANINGS = { topics: "topic", places: "place", people: "person", orgs: "organisation", exchanges: "series" };
const FACETS = ["topic", "place", "person", "organisation", "series", "treaty"];

export function fieldsFor(facets) {
  const free = FACETS.filter((field) => !facets.some((facet) => MEANINGS[facet] === field));
  return Object.fromEntries(facets.map((facet) => [facet, MEANINGS[facet] ?? free.shift()]).filter(([, field]) => field));
}
