// Unpacks each file of the first folder that ends in `.gz` into the second one.
// Run by `node --eval`, where the folders are all that stands after the program.
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";

const [from, to] = process.argv.slice(1);
for (const name of readdirSync(from).filter((name) => name.endsWith(".gz"))) {
  writeFileSync(join(to, name.slice(0, -3)), gunzipSync(readFileSync(join(from, name))));
}
