// Makes the folder that a host would serve for one engine: its data, and a page around it.
//
// With esbuild, a page's code is one minified file, as a developer would ship it. Without it, which is how the
// tests run, modules are copied as they are and asked for all at once.
import { cpSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { homes, load, packageDir } from "./packages.mjs";
import { asSent } from "./server.mjs";

const bench = fileURLToPath(new URL("..", import.meta.url));

/** The build side of an engine. */
export const engineOf = (id) => import(pathToFileURL(path.join(bench, "engines", id, "build.mjs")));

/** Builds an engine's site; returns what it took and how large it is. */
export async function makeSite(id, collection, dir, { tools, isBundled }) {
  const engine = await engineOf(id);
  rmSync(dir, { recursive: true, force: true });
  mkdirSync(path.join(dir, "data"), { recursive: true });
  const start = performance.now();
  await engine.build(collection, path.join(dir, "data"), tools);
  const seconds = (performance.now() - start) / 1000;
  for (const [name, file] of Object.entries(engine.assets ?? {})) cpSync(packageFile(file), path.join(dir, name));
  const scripts = isBundled ? await bundle(id, dir) : copyModules(id, engine, dir);
  const preload = typeof engine.preload === "function" ? engine.preload(dir) : engine.preload;
  const { name, early = "" } = engine;
  writeFileSync(path.join(dir, "index.html"), html(name, collection.facets, scripts, { preload, early }));
  return { seconds, data: sizes(path.join(dir, "data"), engine.isCode), ...codeSize(dir, engine.isCode) };
}

async function bundle(id, dir) {
  const esbuild = await load("esbuild");
  const nodePaths = homes.map((home) => path.join(home, "node_modules"));
  const common = { bundle: true, minify: true, format: "esm", target: "es2022", nodePaths };
  const page = path.join(bench, "engines", id, "page.mjs");
  const entry = path.join(bench, "harness/page/main.mjs");
  const outfile = path.join(dir, "page.js");
  await esbuild.build({ ...common, entryPoints: [entry], outfile, alias: { engine: page }, external: ["./data/*"] });
  const worker = path.join(bench, "engines", id, "worker.mjs");
  if (statSync(worker, { throwIfNoEntry: false })) {
    await esbuild.build({ ...common, entryPoints: [worker], outfile: path.join(dir, "worker.js") });
  }
  return { entry: "page.js", imports: {}, modules: [] };
}

function copyModules(id, { modules = {} }, dir) {
  // The two carriers of Readout are asked in the same words.
  const shared = id === "pieces" ? ["engines/readout"] : [];
  const own = ["harness/page", `engines/${id}`, ...shared].flatMap((folder) =>
    readdirSync(path.join(bench, folder))
      .filter((name) => name.endsWith(".mjs") && !["build.mjs", "pack.mjs", "worker.mjs"].includes(name))
      .map((name) => `${folder}/${name}`),
  );
  for (const file of own) cpSync(path.join(bench, file), path.join(dir, "src", file));
  const worker = path.join(bench, "engines", id, "worker.mjs");
  if (statSync(worker, { throwIfNoEntry: false })) cpSync(worker, path.join(dir, "worker.js"));
  const imports = { engine: `./src/engines/${id}/page.mjs` };
  for (const [name, file] of Object.entries(modules)) {
    cpSync(packageFile(file), path.join(dir, "modules", `${name}.js`));
    imports[name] = `./modules/${name}.js`;
  }
  const all = [...own.map((file) => `src/${file}`), ...Object.keys(modules).map((name) => `modules/${name}.js`)];
  return { entry: "src/harness/page/main.mjs", imports, modules: all };
}

function packageFile(file) {
  const [, name, rest] = file.match(/^((?:@[^/]+\/)?[^/]+)\/(.*)$/);
  return path.join(packageDir(name), rest);
}

function html(title, facets, { entry, imports, modules }, { preload, early }) {
  const asModule = (href) => `<link rel="modulepreload" href="${href}">`;
  const asOther = (href, as) => `<link rel="preload" href="${href}" as="${as}" crossorigin>`;
  const links = [
    ...modules.map(asModule),
    ...preload.map(({ href, as }) => (as === "script" ? asModule(href) : asOther(href, as))),
  ];
  return `<!doctype html>
<html lang="en" data-facets='${JSON.stringify(facets)}'>
<meta charset="utf-8">
<title>${title}</title>
<link rel="icon" href="data:,">
<script>${early}</script>
<script type="importmap">${JSON.stringify({ imports })}</script>
${links.join("\n")}
<main><input type="search" aria-label="Search"><p id="total"></p><ol id="hits"></ol></main>
<script type="module" src="${entry}"></script>
</html>
`;
}

function filesBelow(dir) {
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name));
}

/** Files, bytes and bytes as sent of an index, without the engine's own code that may stand beside it. */
function sizes(dir, isCode = () => false) {
  const files = filesBelow(dir).filter((file) => !isCode(path.relative(dir, file)));
  const sent = files.map((file) => asSent(file, { isKept: files.length < 100 }).body.length);
  const sum = (numbers) => numbers.reduce((a, b) => a + b, 0);
  return {
    files: files.length,
    bytes: sum(files.map((file) => statSync(file).size)),
    sent: sum(sent),
    largest: Math.max(0, ...sent),
  };
}

/** Bytes as sent of everything that is not data: page, engine, wasm. */
function codeSize(dir, isCode = () => false) {
  const data = path.join(dir, "data");
  const isData = (file) => file.startsWith(data + path.sep) && !isCode(path.relative(data, file));
  const files = filesBelow(dir).filter((file) => !isData(file));
  return { code: files.reduce((sum, file) => sum + asSent(file).body.length, 0) };
}
