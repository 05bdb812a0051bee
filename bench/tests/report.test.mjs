import assert from "node:assert/strict";
import test from "node:test";
import { checkCounts, checkTotals } from "../harness/check.mjs";
import { summary } from "../harness/server.mjs";
import { quantile } from "../harness/statistics.mjs";
import { markdown } from "../report/markdown.mjs";
import { figure, pair, percent, table } from "../report/table.mjs";

test("what cannot be measured is a dash, and nothing is a zero", () => {
  assert.equal(figure(undefined), "–");
  assert.equal(percent(null), "–");
  assert.equal(pair(undefined), "–");
  assert.equal(figure(0), "0.00");
  assert.equal(percent(0), "0 %");
});

test("a table can be read as it is", () => {
  const text = table(["query", "A"], [["a|b", "1"]]);
  assert.equal(text, "| query | A   |\n|-------|-----|\n| a\\|b  | 1   |");
});

test("a total is wrong outside of what the query allows, and a typo has none", () => {
  const queries = [{ text: "a" }, { text: "b" }, { text: "c", slips: 1 }, { text: "d" }];
  const truths = [{ least: 1, most: 2 }, { least: 3, most: 3 }, { least: 0, most: 0 }, { least: 9, most: 9 }];
  const { checked, wrong } = checkTotals(queries, truths, [{ total: 2 }, { total: 4 }, { total: 7 }, { total: null }]);
  assert.equal(checked, 2);
  assert.deepEqual(wrong, [{ text: "b", got: 4, least: 3, most: 3 }]);
});

test("a value that is missing counts as none, and one that should not be there is wrong", () => {
  const truth = { topics: { ports: { least: 2, most: 2 }, ships: { least: 0, most: 1 } } };
  const { checked, wrong } = checkCounts(truth, { topics: { ports: 2, snow: 1 } });
  assert.equal(checked, 3);
  assert.deepEqual(wrong.map(({ text }) => text), ["topics:snow"]);
});

test("rounds count answers that had to be waited for", () => {
  const answer = (start, end) => ({ path: "", bytes: 10, start, end });
  const log = [answer(0, 10), answer(11, 30), answer(12, 40), answer(31, 50)];
  assert.deepEqual(summary(log), { requests: 4, bytes: 40, rounds: 3, missing: [] });
  assert.equal(summary([]).rounds, 0);
});

test("the median and the tail are values that occurred", () => {
  assert.equal(quantile([3, 1, 2], 0.5), 2);
  assert.equal(quantile([1, 2, 3, 4], 0.99), 4);
  assert.equal(quantile([], 0.5), undefined);
});

test("a report has a column for each engine and says what was wrong", () => {
  const times = { p50: 1, p99: 2, runs: 30 };
  const kinds = { "rare word": { ...times, checked: 1, wrong: [{ text: "owl", got: 3, least: 1, most: 2 }] } };
  const site = { seconds: 1, code: 10, data: { files: 1, bytes: 10, sent: 5, largest: 5 } };
  const none = { requests: 0, bytes: 0, rounds: 0 };
  const memory = { loaded: { heap: 1, wasm: 0 }, session: { heap: 1, wasm: 0 } };
  const next = { query: none, list: none };
  const warm = { memory, next, kinds, all: times, tasks: {}, found: { typo: null } };
  const cold = { "none/1": { isLate: true, limit: 1000 } };
  const engines = {
    a: { name: "A", version: "1", site, cold, warm },
    empty: { name: "empty page", site: { code: 1, data: { files: 0 } }, cold: {} },
  };
  const text = markdown({
    date: "2020-01-01",
    machine: { cpu: "c", cores: 1, memory: 1, system: "s", browser: "b", node: "n", load: [0, 1] },
    protocol: "HTTP/2",
    options: { runs: 30, coldRuns: 30, perKind: 1 },
    collections: [{ label: "1k", documents: 1000, textBytes: 100, engines }],
  });
  assert.match(text, /\| 1k +\| A 1 +\| empty page \|/);
  assert.match(text, /\| rare word +\| 1\.00 \/ 2\.00 \(1 of 1 wrong\) +\| – +\|/);
  assert.match(text, /\| found@5, typo +\| – +\| – +\|/);
  assert.match(text, /> 1 s/);
  assert.match(text, /rare word `owl`: 3, not 1 to 2/);
});
