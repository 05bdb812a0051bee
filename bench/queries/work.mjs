// A collection with everything that is asked of it, and what is right.
import { makeHostile } from "./hostile.mjs";
import { makeFacetTasks, makeFinds, makeQueries } from "./make.mjs";
import { Truth } from "./truth.mjs";

/** Texts of any kind are made of so many of the most frequent words. */
const FREQUENT = 64;

/** What the harness asks of a collection: `perKind` queries, recounts and brush `steps`, `finds`, `typed` texts. */
export function workOn(collection, { perKind, steps, finds, typed = 0, seed }) {
  const truth = new Truth(collection);
  const queries = makeQueries(truth, perKind, seed);
  const tasks = makeFacetTasks(truth, steps);
  return {
    first: queries.find(({ kind }) => kind === "common word"),
    queries,
    truths: queries.map((query) => truth.total(query)),
    tasks,
    taskTotals: tasks.map((task) => truth.total(task)),
    counts: tasks.map((task) => truth.recount(task)),
    finds: makeFinds(truth, finds, seed),
    typed: makeHostile(frequent(truth), typed, seed),
  };
}

function frequent(truth) {
  const words = [...truth.frequencies()].map(([word, { most }]) => ({ word, most }));
  words.sort((a, b) => b.most - a.most || (a.word < b.word ? -1 : 1));
  return words.slice(0, FREQUENT).map(({ word }) => word);
}
