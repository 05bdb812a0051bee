import { writeFileSync } from "node:fs";
import path from "node:path";
import { load } from "../../harness/packages.mjs";
import { optionsFor } from "./options.mjs";

export const name = "FlexSearch";
export const packages = ["flexsearch"];
export const preload = [{ href: "data/index.json", as: "fetch" }];

/** https://github.com/nextapps-de/flexsearch/blob/master/doc/export-import.md; its parts travel in one file. */
export async function build({ documents, facets }, dir) {
  const { Document } = (await load("flexsearch")).default;
  const index = new Document(optionsFor(facets));
  for (const { title, body, ...rest } of documents) index.add({ ...rest, title, text: `${title}\n${body}` });
  const parts = [];
  await index.export((key, data) => {
    if (data !== undefined) parts.push([key, data]);
  });
  writeFileSync(path.join(dir, "index.json"), JSON.stringify(parts));
}
