import assert from "node:assert/strict";
import test from "node:test";
import { generated } from "../collection/generate.mjs";
import { collectionOf, paragraphsOf, sample } from "../collection/read.mjs";
import { coarse, tokens } from "../collection/words.mjs";
import { distance, slip } from "../queries/distance.mjs";
import { makeHostile } from "../queries/hostile.mjs";
import { KINDS, makeFacetTasks, makeFinds, makeQueries } from "../queries/make.mjs";
import { Truth } from "../queries/truth.mjs";

const note = (id, date, topics, places, title, body) => ({ id, title, body, date, topics, places });
const harbour = collectionOf([
  note("1", "2020-01-01", ["ports"], ["oslo"], "Harbour opens", "The new harbour, which opened today, serves ferries."),
  note("2", "2020-01-02", ["ports", "ships"], [], "Ferries wait", "Ferries wait for the U.S.-built harbour's crane."),
  note("3", "2020-02-01", ["ships"], ["oslo"], "Snow", "No ship sails.\nThe ice harbour is closed today."),
]);
const some = () => new Truth(collectionOf(generated(300)));

test("the plain reading takes words between spaces, the wide one all runs of letters", () => {
  const { words, plain, extra } = tokens('Said "the U.S.-built crane", it\'s new.');
  assert.deepEqual(words, ["said", "the", "u", "s", "built", "crane", "it", "s", "new"]);
  assert.deepEqual(plain, [1, 1, 0, 0, 0, 1, 0, 0, 1]);
  assert.ok(extra.includes("usbuilt"));
});

test("forms of a word fall together, however a stemmer cuts", () => {
  for (const [one, other] of [["open", "opened"], ["plan", "planning"], ["company", "companies"], ["ferry", "ferries"], ["rate", "rates"]]) {
    assert.equal(coarse(one), coarse(other), `${one}, ${other}`);
  }
  assert.notEqual(coarse("harbour"), coarse("hard"));
});

test("totals of a tiny collection are those that a person counts", () => {
  const truth = new Truth(harbour);
  const total = (query) => truth.total(query);
  assert.deepEqual(total({ words: ["harbour"] }), { least: 2, most: 3 }, "harbour's is one for some tokenizers");
  assert.deepEqual(total({ words: ["today"] }), { least: 2, most: 2 });
  assert.deepEqual(total({ words: ["harbour", "today"] }), { least: 2, most: 2 });
  assert.deepEqual(total({ prefix: "fer" }), { least: 2, most: 2 });
  assert.deepEqual(total({ phrase: ["ice", "harbour"] }), { least: 1, most: 1 });
  assert.deepEqual(total({ phrase: ["harbour", "ice"] }), { least: 0, most: 0 });
  assert.deepEqual(total({ words: ["today"], not: ["ice"] }), { least: 1, most: 1 });
  assert.deepEqual(total({ title: ["ferries"] }), { least: 1, most: 1 });
  assert.deepEqual(total({ words: ["zeppelin"] }), { least: 0, most: 0 });
  assert.deepEqual(total({ from: "2020-01-02", to: "2020-01-31" }), { least: 1, most: 1 });
  assert.deepEqual(total({ words: ["the"], filters: { topics: ["ships"] } }), { least: 2, most: 2 });
});

test("a facet is counted without its own filter and with those of the others", () => {
  const counts = new Truth(harbour).recount({ filters: { topics: ["ports"], places: ["oslo"] } });
  assert.deepEqual(counts.topics, { ports: { least: 1, most: 1 }, ships: { least: 1, most: 1 } });
  assert.deepEqual(counts.places, { oslo: { least: 1, most: 1 } });
});

test("the same collection gives the same queries, of every kind", () => {
  const queries = () => makeQueries(some(), 3);
  assert.deepEqual(queries(), queries());
  assert.deepEqual([...new Set(queries().map(({ kind }) => kind))], KINDS.filter((kind) => kind !== "stop word"));
  assert.deepEqual(makeFinds(some(), 5), makeFinds(some(), 5));
});

test("every query has a hit but those that must have none, and a typo is no word", () => {
  const truth = some();
  for (const query of makeQueries(truth, 3)) {
    const { least } = truth.total(query.meant ? { words: [query.meant] } : query);
    if (query.kind === "no hit") assert.equal(least, 0, query.text);
    else assert.ok(least > 0, `${query.kind} ${query.text}`);
    if (query.meant) assert.equal(distance(query.text, query.meant), query.slips, query.text);
  }
});

test("facet tasks have no, one and three filters where there are as many facets, and steps of a brush", () => {
  const tasks = makeFacetTasks(new Truth(harbour), 2);
  assert.deepEqual(tasks[0].filters, {});
  assert.deepEqual(tasks[2].filters, { places: ["oslo"] });
  assert.ok(tasks.some(({ kind, from, to }) => kind === "brush step" && from < to));
});

test("a slip is one step away, swapped letters included", () => {
  for (const kind of ["swap", "drop", "double", "replace"]) {
    for (let at = 0; at < 6; at++) assert.ok(distance(slip("harbour", kind, at), "harbour") <= 1, `${kind} ${at}`);
  }
  assert.equal(distance("harbuor", "harbour"), 1);
  assert.equal(distance("habrour", "harbour"), 1);
  assert.equal(distance("harbour", "zeppelin"), 3, "more than the limit is not counted further");
});

test("wire copy is taken apart where a line ends a sentence and the next begins one", () => {
  assert.deepEqual(paragraphsOf("One line\nand its end.\nTwo.\n\nthree"), ["One line\nand its end.", "Two.", "three"]);
  assert.deepEqual(paragraphsOf(""), [""]);
});

test("a sample is spread over the whole collection", () => {
  const { documents } = sample(collectionOf(generated(100)), 10);
  assert.deepEqual(documents.map(({ id }) => id), ["d0", "d10", "d20", "d30", "d40", "d50", "d60", "d70", "d80", "d90"]);
});

test("what some engines know and nobody has to is allowed: a possessive left out, a word that a record lists", () => {
  const truth = new Truth(harbour);
  assert.deepEqual(truth.total({ phrase: ["harbour", "crane"] }), { least: 0, most: 1 });
  assert.deepEqual(truth.total({ words: ["oslo"] }), { least: 0, most: 0 }, "no text has it, so it is no word");
  const named = new Truth(collectionOf([...harbour.documents, note("4", "2020-03-01", [], [], "", "A ship from Oslo.")]));
  assert.deepEqual(named.total({ words: ["oslo"] }), { least: 1, most: 3 });
  assert.deepEqual(named.total({ words: ["oslo"], filters: { topics: ["ships"] } }), { least: 0, most: 1 });
});

test("texts of any kind are the same every time, and some are as long as somebody pastes", () => {
  const texts = makeHostile(["the", "of"], 2000, 1);
  assert.deepEqual(texts, makeHostile(["the", "of"], 2000, 1));
  assert.equal(texts.length, 2000);
  const lengths = texts.map((text) => text.length).sort((a, b) => a - b);
  assert.ok(lengths[1000] < 500 && lengths[1999] > 10_000 && lengths[1999] < 21_000, `${lengths[1000]}, ${lengths[1999]}`);
});
