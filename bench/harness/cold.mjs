// From nothing to the first list of results, over lines and processors of different speed.
import { shuffled } from "../collection/choice.mjs";
import { Late, openPage } from "./browser.mjs";
import { summary } from "./server.mjs";
import { quantile, summaryOf } from "./statistics.mjs";

/** Processors: the browser slows the page's thread, but not workers. */
export const THROTTLES = [1, 4];

/** A first list that takes longer than this is not waited for. */
const LONGEST = 180_000;

/** One that takes longer than this is measured once: a line decided it, which does not vary. */
const LONG = 10_000;

/**
 * Loads each page in each shape with each throttle. Answers id → "shape/throttle" → times in ms, the longest
 * task, bytes, requests and rounds.
 */
export async function measureCold(browser, sites, first, { shapes, throttles = THROTTLES, runsFor, seed, say }) {
  const answer = Object.fromEntries(sites.map(({ id }) => [id, {}]));
  for (const shape of shapes) {
    for (const cpu of throttles) {
      const runs = runsFor(shape);
      const found = new Map(sites.map(({ id }) => [id, []]));
      for (let run = 0; run < runs; run++) {
        say(`cold, ${shape} ${cpu}×, run ${run + 1} of ${runs}`);
        for (const { id, server } of shuffled(sites, seed + run)) {
          const last = found.get(id).at(-1);
          // Once too late, always too late: the line does not get faster.
          if (!last?.isLate && !(last?.listed > LONG)) found.get(id).push(await once(browser, server, first, shape, cpu));
        }
      }
      for (const [id, runs] of found) answer[id][`${shape}/${cpu}`] = condensed(runs);
    }
  }
  return answer;
}

async function once(browser, server, first, shape, cpu) {
  server.reset(shape);
  try {
    const { first: marks, close } = await openPage(browser, server.url, first, { cpu, timeout: LONGEST });
    const network = summary(server.log);
    await close();
    return { ...marks, ...network };
  } catch (error) {
    if (error.cause instanceof Late) return { isLate: true, ...summary(server.log) };
    throw error;
  }
}

function condensed(runs) {
  const last = runs.at(-1);
  if (last.isLate) return { isLate: true, limit: LONGEST };
  const median = (key) => quantile(runs.map((run) => run[key]), 0.5);
  return {
    listed: summaryOf(runs.map(({ listed }) => listed)),
    opened: median("opened"),
    longest: Math.max(...runs.map(({ longest }) => longest)),
    bytes: median("bytes"),
    requests: median("requests"),
    rounds: median("rounds"),
    shown: last.shown,
    missing: last.missing,
  };
}
