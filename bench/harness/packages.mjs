// Where npm packages come from: the bench's own folder, or, for the small comparison that the tests make,
// the tools that the tests have anyway.
import { createRequire } from "node:module";
import { existsSync } from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const homes = ["bench", "e2e"].map((folder) => path.join(root, folder));

/** The folder of an installed package. */
export function packageDir(name) {
  const dir = homes.map((home) => path.join(home, "node_modules", name)).find((dir) => existsSync(dir));
  if (!dir) throw new Error(`expected the npm package ${name} in bench/node_modules`);
  return dir;
}

/** Imports an installed package. */
export async function load(name) {
  if (existsSync(path.join(homes[0], "node_modules", name))) return import(name);
  return import(pathToFileURL(createRequire(path.join(homes[1], "package.json")).resolve(name)));
}

/** The version of an installed package. */
export function version(name) {
  return createRequire(import.meta.url)(path.join(packageDir(name), "package.json")).version;
}

export { homes };
