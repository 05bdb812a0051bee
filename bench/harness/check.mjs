// Compares what an engine answered with what is right.

/** Totals that lie outside of what the query allows: `{ checked, wrong: [{ text, got, least, most }] }`. */
export function checkTotals(queries, truths, results) {
  const seen = queries.flatMap((query, n) => {
    const got = results[n]?.total;
    // What a typo finds is for the engine to say.
    return got === undefined || got === null || query.slips ? [] : [{ text: query.text, got, ...truths[n] }];
  });
  return { checked: seen.length, wrong: seen.filter(({ got, least, most }) => got < least || got > most) };
}

/** Facet counts outside of what is allowed: `{ checked, wrong }`, each value of each facet counted once. */
export function checkCounts(truth, counts) {
  let checked = 0;
  const wrong = [];
  for (const [facet, values] of Object.entries(truth)) {
    const got = counts[facet] ?? {};
    for (const value of new Set([...Object.keys(values), ...Object.keys(got)])) {
      const { least, most } = values[value] ?? { least: 0, most: 0 };
      const count = got[value] ?? 0;
      checked += 1;
      if (count < least || count > most) wrong.push({ text: `${facet}:${value}`, got: count, least, most });
    }
  }
  return { checked, wrong };
}
