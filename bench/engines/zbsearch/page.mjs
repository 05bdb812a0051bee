// zbsearch has words, prefixes, typos, fields, filters and facets; no phrases and no negation.
// `prefix: false` asks for whole words (its documentation of `search`).
import { create, load, search } from "zbsearch";
import { opened } from "../orama-family.mjs";

export const open = (base, { facets }) =>
  opened({ create, load, search }, new URL("index.json", base), facets, { prefix: false });
