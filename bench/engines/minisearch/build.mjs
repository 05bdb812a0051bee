import { writeFileSync } from "node:fs";
import path from "node:path";
import { load } from "../../harness/packages.mjs";
import { optionsFor } from "./options.mjs";

export const name = "MiniSearch";
export const packages = ["minisearch"];
export const modules = { minisearch: "minisearch/dist/es/index.js" };
export const preload = [{ href: "data/index.json", as: "fetch" }];

/** Serialised by `JSON.stringify`, as https://lucaong.github.io/minisearch/classes/MiniSearch.MiniSearch.html#loadJSON asks. */
export async function build({ documents, facets }, dir) {
  const { default: MiniSearch } = await load("minisearch");
  const index = new MiniSearch(optionsFor(facets));
  index.addAll(documents);
  writeFileSync(path.join(dir, "index.json"), JSON.stringify(index));
}
