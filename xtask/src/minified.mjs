// Writes scripts anew without what only people read.
// Run by `node --eval` with: the package.json beside which the minifier is installed, and then the scripts.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";

const [packages, ...scripts] = process.argv.slice(1);
const { transformSync } = createRequire(packages)("esbuild");
for (const script of scripts) {
  // The glue of wasm-bindgen names a module once for each of its imports, which is no mistake of ours.
  const options = { format: "esm", target: "es2022", minify: true, legalComments: "none", logLevel: "error" };
  writeFileSync(script, transformSync(readFileSync(script, "utf8"), options).code);
}
