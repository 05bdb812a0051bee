import { writeFileSync } from "node:fs";
import path from "node:path";
import { load } from "../../harness/packages.mjs";
import { built } from "../orama-family.mjs";

export const name = "zbsearch";
export const packages = ["zbsearch"];
export const preload = [{ href: "data/index.json", as: "fetch" }];

export async function build(collection, dir) {
  writeFileSync(path.join(dir, "index.json"), await built(await load("zbsearch"), collection));
}
