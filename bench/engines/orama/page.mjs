// Orama has words, which always match as beginnings too, typos, fields, filters and facets; no phrases and no
// negation. Its option `exact` asks for the same capitals as in the text, so it is no whole word for a reader.
import { create, load, search } from "@orama/orama";
import { opened } from "../orama-family.mjs";

export const open = (base, { facets }) => opened({ create, load, search }, new URL("index.json", base), facets, {});
