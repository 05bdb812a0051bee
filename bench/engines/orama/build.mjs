import { writeFileSync } from "node:fs";
import path from "node:path";
import { load } from "../../harness/packages.mjs";
import { built } from "../orama-family.mjs";

export const name = "Orama";
export const packages = ["@orama/orama"];
export const preload = [{ href: "data/index.json", as: "fetch" }];

export async function build(collection, dir) {
  writeFileSync(path.join(dir, "index.json"), await built(await load("@orama/orama"), collection));
}
