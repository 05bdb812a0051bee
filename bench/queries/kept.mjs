// Reading everything for every question takes minutes for large collections, and gives the same each time: the
// result is kept until the collection, the questions or their making change.
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";

const folders = ["../queries", "../collection"].map((folder) => new URL(folder, import.meta.url));

/** What `make` answers for a collection, or answered before. */
export function kept(state, collection, options, make) {
  const hash = createHash("sha256").update(JSON.stringify([collection, options]));
  for (const folder of folders) {
    for (const name of readdirSync(folder).sort()) hash.update(readFileSync(new URL(`${folder}/${name}`)));
  }
  const file = path.join(state, "questions", `${hash.digest("hex").slice(0, 16)}.json`);
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    const made = make();
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify(made));
    return made;
  }
}
