// A collection with everything that is asked of it, and what is right.
import { makeFacetTasks, makeFinds, makeQueries } from "./make.mjs";
import { Truth } from "./truth.mjs";

/** What the harness asks of a collection: `perKind` queries, recounts and brush `steps`, and `finds`. */
export function workOn(collection, { perKind, steps, finds, seed }) {
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
  };
}
