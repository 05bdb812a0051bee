// The budget of search: Readout beside MiniSearch, in one browser, on a generated collection. Run by
// `cargo xtask test --only search`. What is limited are ratios of times that were taken turn by turn, so that a
// slow or busy machine slows both; and bytes and rounds, which no machine changes.
import { mkdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { collectionOf } from "./collection/read.mjs";
import { generated } from "./collection/generate.mjs";
import { launch } from "./harness/browser.mjs";
import { measureCold } from "./harness/cold.mjs";
import { serve, trusted } from "./harness/server.mjs";
import { makeSite } from "./harness/site.mjs";
import { measureWarm } from "./harness/warm.mjs";
import { workOn } from "./queries/work.mjs";
import { kilobytes } from "./report/table.mjs";

const PEER = "minisearch";
const DOCUMENTS = 2000;
const RUNS = 8;

/**
 * Limits, and what stands behind each. Times are wide (it was 0.2 when this was written): they are there to notice that a query has become several
 * times slower, not to rank engines; `cargo xtask bench search` does that.
 */
const LIMITS = {
  // The sum of the medians of all kinds that both can do. Readout counts all facets and months with each
  // query, in a worker; the peer returns hits alone, on the page's thread.
  "query time, as a ratio to the peer's": 2,
  // All that comes before the first list, engine and page included.
  "first query's bytes, as a ratio to the peer's": 3,
  "rounds before the first list": 4,
  // In pieces a list asks for the head with the code, then for words, then for what is listed: what a large corpus costs.
  "in pieces, first query's bytes, as a ratio to the peer's": 0.5,
  "in pieces, rounds before the first list": 5,
  "wrong totals and counts": 0,
};

const { values } = parseArgs({ options: { state: { type: "string" } } });
const collection = collectionOf(generated(DOCUMENTS));
const work = workOn(collection, { perKind: 4, steps: 4, finds: 10 });

const tools = { readout: process.env.READOUT_COMMAND, engine: process.env.READOUT_ENGINE };
const sites = [];
for (const id of ["readout", "pieces", PEER]) {
  const dir = path.join(values.state, "budget", id);
  mkdirSync(dir, { recursive: true });
  const site = await makeSite(id, collection, dir, { tools, isBundled: false });
  sites.push({ id, site, server: await serve(dir) });
}
const browser = await launch(trusted());
const settings = { runs: RUNS, seed: 1, say: () => {} };
const compared = sites.filter(({ id }) => id !== "pieces");
const warm = await measureWarm(browser, compared, work, settings);
const cold = await measureCold(browser, sites, work.first, { ...settings, shapes: ["fast"], throttles: [1], runsFor: () => 1 });
await browser.close();

const own = { warm: warm.readout, cold: cold.readout["fast/1"] };
const pieces = cold.pieces["fast/1"];
const peer = { warm: warm[PEER], cold: cold[PEER]["fast/1"] };
const shared = Object.keys(own.warm.kinds).filter((kind) => peer.warm.kinds[kind]);
const sum = ({ warm }) => shared.reduce((total, kind) => total + warm.kinds[kind].p50, 0);
const wrong = [...Object.values(own.warm.kinds), ...Object.values(own.warm.tasks)].flatMap(({ wrong }) => wrong);
const found = {
  "query time, as a ratio to the peer's": sum(own) / sum(peer),
  "first query's bytes, as a ratio to the peer's": own.cold.bytes / peer.cold.bytes,
  "rounds before the first list": own.cold.rounds,
  "in pieces, first query's bytes, as a ratio to the peer's": pieces.bytes / peer.cold.bytes,
  "in pieces, rounds before the first list": pieces.rounds,
  "wrong totals and counts": wrong.length,
};

console.log(`search: ${DOCUMENTS} generated documents, ${work.queries.length} queries, ${RUNS} times, beside MiniSearch`);
console.log(`search: ${sum(own).toFixed(2)} ms to ${sum(peer).toFixed(2)} ms over ${shared.length} kinds of queries;`);
console.log(`search: ${kilobytes(own.cold.bytes)} to ${kilobytes(peer.cold.bytes)} before the first list`);
const recorded = JSON.parse(readFileSync(new URL("first-query.json", import.meta.url), "utf8"));
const trend = (now, then) => `${kilobytes(now)} (${now >= then ? "+" : "−"}${kilobytes(Math.abs(now - then))} since ${recorded.date})`;
console.log(`search: whole ${trend(own.cold.bytes, recorded.whole)}, in pieces ${trend(pieces.bytes, recorded.pieces)}`);
let isOver = false;
for (const [what, limit] of Object.entries(LIMITS)) {
  const value = found[what];
  const state = value > limit ? "over the limit of" : "of at most";
  console.log(`search: ${what}: ${Number.isInteger(value) ? value : value.toFixed(2)}, ${state} ${limit}`);
  isOver ||= !(value <= limit);
}
for (const { text, got, least, most } of wrong.slice(0, 10)) console.log(`search: ${text}: ${got}, not ${least} to ${most}`);
// Servers keep connections open for readers that are gone.
process.exit(isOver ? 1 : 0);
