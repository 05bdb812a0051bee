// Readout's search and its peers, side by side. Run by `cargo xtask bench search`, which says where Chromium is
// and builds what is compiled; `--help` of that command explains the options.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { paragraphs, readCollection, sample, textBytes } from "./collection/read.mjs";
import { launch } from "./harness/browser.mjs";
import { measureCold } from "./harness/cold.mjs";
import { finish, machine } from "./harness/machine.mjs";
import { version } from "./harness/packages.mjs";
import { serve, trusted } from "./harness/server.mjs";
import { SHAPES } from "./harness/shapes.mjs";
import { engineOf, makeSite } from "./harness/site.mjs";
import { measureWarm } from "./harness/warm.mjs";
import { shuffled } from "./collection/choice.mjs";
import { kept } from "./queries/kept.mjs";
import { workOn } from "./queries/work.mjs";
import { markdown } from "./report/markdown.mjs";

const ENGINES = ["empty", "readout", "pieces", "pagefind", "zbsearch", "sqlite", "minisearch", "flexsearch", "orama"];
const SIZES = { "1k": 1000, "10k": 10_000, all: 0, paragraphs: 0 };
const SEED = 1;
/** So many random and hostile texts are typed. */
const TYPED = 10_000;

/** A slow line decides by bytes and hardly varies, so a part of the runs says as much as all of them. */
const SHARE_OF_RUNS = { none: 1, fast: 1 / 3, slow: 1 / 6 };

const { values } = parseArgs({
  options: {
    data: { type: "string" },
    engines: { type: "string", default: ENGINES.join() },
    size: { type: "string", default: Object.keys(SIZES).join() },
    shapes: { type: "string", default: Object.keys(SHAPES).join() },
    runs: { type: "string", default: "30" },
    "cold-runs": { type: "string", default: "30" },
    "per-kind": { type: "string", default: "8" },
    finds: { type: "string", default: "100" },
    note: { type: "string" },
    resume: { type: "boolean", default: false },
    out: { type: "string" },
    state: { type: "string" },
  },
});

const chosen = (text, known, what) => {
  const names = text.split(",").filter(Boolean);
  const unknown = names.find((name) => !known.includes(name));
  if (unknown) throw new Error(`expected ${what} among ${known.join(", ")}, found ${unknown}`);
  return names;
};
const options = {
  engines: chosen(values.engines, ENGINES, "engines"),
  sizes: chosen(values.size, Object.keys(SIZES), "sizes"),
  shapes: chosen(values.shapes, Object.keys(SHAPES), "shapes"),
  runs: Number(values.runs),
  coldRuns: Number(values["cold-runs"]),
  perKind: Number(values["per-kind"]),
  finds: Number(values.finds),
};
const began = performance.now();
const say = (text) => process.stdout.write(`${((performance.now() - began) / 1000).toFixed(0).padStart(5)} s  ${text}\n`);

/** Measures a part of the collection and hands what there is to `publish`, more each time. */
async function measure(browser, label, collection, publish) {
  say(`${label}: ${collection.documents.length} documents, questions and what is right`);
  // The bound of what any text may cost is one for the collection as it is, and not for its paragraphs.
  const typed = label === "paragraphs" ? 0 : TYPED;
  const { perKind, finds } = options;
  const work = kept(values.state, collection, [perKind, finds, typed, SEED], () =>
    workOn(collection, { perKind, finds, typed, seed: SEED }),
  );
  const tools = { readout: process.env.READOUT_COMMAND, engine: process.env.READOUT_ENGINE };
  const sites = [];
  for (const id of shuffled(options.engines, SEED)) {
    say(`${label}: build ${id}`);
    const dir = path.join(values.state, label, id);
    const site = await makeSite(id, collection, dir, { tools, isBundled: true });
    sites.push({ id, site, server: await serve(dir) });
  }
  const settings = { ...options, seed: SEED, say: (text) => say(`${label}: ${text}`) };
  const { runs, coldRuns, shapes, engines } = options;
  const taken = { runs, coldRuns, shapes, engines };
  const about = { label, documents: collection.documents.length, textBytes: textBytes(collection), taken };
  const warm = await measureWarm(browser, sites, work, settings);
  // Cold starts take longest; whoever breaks them off keeps the rest.
  publish({ ...about, engines: await together(sites, warm, {}) });
  const runsFor = (shape) => Math.ceil(options.coldRuns * SHARE_OF_RUNS[shape]);
  const cold = {};
  for (const shape of options.shapes) {
    const found = await measureCold(browser, sites, work.first, { ...settings, shapes: [shape], runsFor });
    for (const { id } of sites) cold[id] = { ...cold[id], ...found[id] };
    const isComplete = shape === options.shapes.at(-1);
    publish({ ...about, isComplete, engines: await together(sites, warm, cold) });
  }
  for (const { server } of sites) server.close();
}

/** All that was measured of each engine, in the order in which they were asked for. */
async function together(sites, warm, cold) {
  const engines = {};
  for (const id of options.engines) {
    const { name, packages } = await engineOf(id);
    const { site } = sites.find((one) => one.id === id);
    engines[id] = {
      name,
      version: packages[0] && version(packages[0]),
      site,
      cold: cold[id],
      // The empty page answers nothing, so its times say nothing.
      warm: id === "empty" ? undefined : warm[id],
    };
  }
  return engines;
}

/** Where the results of a day stand. */
const baseOf = ({ date }) => path.join(values.out, `search-${date.slice(0, 10)}`);

/** What a run of the same day measured before, of all sizes or of those that were finished. */
function before(results) {
  if (!values.resume) return [];
  try {
    return JSON.parse(readFileSync(`${baseOf(results)}.json`, "utf8")).collections;
  } catch {
    return [];
  }
}

function write(results) {
  mkdirSync(values.out, { recursive: true });
  const base = baseOf(results);
  writeFileSync(`${base}.json`, `${JSON.stringify(results, null, 1)}\n`);
  writeFileSync(`${base}.md`, markdown(results));
  say(`written: ${base}.md`);
}

const everything = await readCollection(values.data);
const browser = await launch(trusted());
const probe = await serve(values.state);
const results = {
  date: new Date().toISOString(),
  note: values.note,
  machine: machine(browser.version()),
  protocol: probe.protocol,
  options,
  collections: [],
};
probe.close();
try {
  results.collections = before(results);
  for (const size of options.sizes) {
    const earlier = results.collections.find(({ label }) => label === size);
    if (earlier?.isComplete) {
      say(`${size}: measured before`);
      continue;
    }
    const others = results.collections.filter(({ label }) => label !== size);
    const collection = size === "paragraphs" ? paragraphs(everything) : sample(everything, SIZES[size]);
    await measure(browser, size, collection, (measured) => {
      results.collections = [...others, measured];
      write({ ...results, machine: finish(results.machine) });
    });
  }
} finally {
  await browser.close();
}
process.exit(0);
