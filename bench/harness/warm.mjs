// Everything that happens after the first list: query times, recounts, what is found, memory, further requests.
import { shuffled } from "../collection/choice.mjs";
import { call, memory, openPage, wasmMemory } from "./browser.mjs";
import { checkCounts, checkTotals } from "./check.mjs";
import { summary } from "./server.mjs";
import { quantile, summaryOf } from "./statistics.mjs";

/** So many texts go to the page at once. */
const AT_ONCE = 500;

/**
 * Measures all engines turn by turn, so that a disturbance of the machine falls on all of them. `sites` has
 * `{ id, server }` of each engine, `work` the queries with their truths. Answers id → results.
 */
export async function measureWarm(browser, sites, work, { runs, seed, say }) {
  const open = new Map();
  for (const { id, server } of shuffled(sites, seed)) {
    say(`${id}: load, warm up`);
    server.watch(Buffer.from(wasmMemory));
    server.reset();
    const opened = await openPage(browser, server.url, work.first, { watchMemory: true, timeout: 600_000 });
    open.set(id, { ...opened, server, loaded: await memory(opened.page) });
  }
  const results = new Map();
  for (const [id, { page, server, loaded }] of open) {
    const next = await nextQueries(page, server, work.queries);
    const searched = await call(page, "search", work.queries);
    const counted = await call(page, "recount", work.tasks, true);
    say(`${id}: what is found`);
    const found = await call(page, "find", work.finds);
    const typed = await typedTimes(page, work.typed);
    results.set(id, { loaded, next, searched, counted, found, typed, search: [], recount: [] });
  }
  for (let run = 0; run < runs; run++) {
    say(`queries, run ${run + 1} of ${runs}`);
    for (const id of shuffled([...open.keys()], seed + run)) {
      const { page } = open.get(id);
      const order = shuffled([...work.queries.keys()], seed + run);
      const times = await call(page, "search", order.map((n) => work.queries[n]));
      const { search, recount } = results.get(id);
      times.forEach((one, k) => one && search.push({ kind: work.queries[order[k]].kind, ms: one.ms }));
      const steps = await call(page, "recount", work.tasks);
      steps.forEach((one, k) => one && recount.push({ task: k, ms: one.ms }));
    }
  }
  const answer = {};
  for (const [id, { page, close, server }] of open) {
    const session = await memory(page);
    server.watch(undefined);
    await close();
    answer[id] = report(results.get(id), session, work);
  }
  return answer;
}

/** The times of texts of any kind, and which of them took longest; nothing for an engine that is not asked. */
async function typedTimes(page, texts = []) {
  const times = [];
  for (let from = 0; from < texts.length; from += AT_ONCE) {
    const some = await call(page, "typed", texts.slice(from, from + AT_ONCE));
    if (!some) return undefined;
    times.push(...some);
  }
  if (times.length === 0) return undefined;
  const max = quantile(times, 1);
  return { texts: times.length, ...summaryOf(times), max, slowest: texts[times.indexOf(max)].slice(0, 80) };
}

/**
 * What later queries cost on the network: two words that were not asked before, and a list of ten hits of a
 * common word. Answers take a while here, so that rounds can be told apart.
 */
async function nextQueries(page, server, queries) {
  const cost = async (kind, method) => {
    const query = queries.findLast((query) => query.kind === kind);
    if (!query) return undefined;
    if (method === "ask") server.reset("fast");
    const hits = await call(page, "ask", query);
    if (method === "show") {
      server.reset("fast");
      await call(page, "show");
    }
    const { missing, ...network } = summary(server.log);
    return { text: query.text, hits, ...network };
  };
  const next = { query: await cost("two words", "ask"), list: await cost("common word", "show") };
  server.reset();
  return next;
}

function report({ loaded, next, searched, counted, found, typed, search, recount }, session, work) {
  const kinds = {};
  for (const kind of new Set(work.queries.map(({ kind }) => kind))) {
    const places = [...work.queries.keys()].filter((n) => work.queries[n].kind === kind);
    const of = (list) => places.map((n) => list[n]);
    const times = search.filter((one) => one.kind === kind).map(({ ms }) => ms);
    if (times.length === 0) continue;
    kinds[kind] = { ...summaryOf(times), ...checkTotals(of(work.queries), of(work.truths), of(searched)) };
  }
  const tasks = {};
  work.tasks.forEach((task, n) => {
    const times = recount.filter((one) => one.task === n).map(({ ms }) => ms);
    if (times.length === 0) return;
    const key = task.kind;
    const { checked, wrong } = checkCounts(work.counts[n], counted[n].counts);
    const { least, most } = work.taskTotals[n];
    const isTotalWrong = counted[n].total < least || counted[n].total > most;
    const entry = (tasks[key] ??= { times: [], checked: 0, wrong: [] });
    entry.times.push(...times);
    entry.checked += checked + 1;
    entry.wrong.push(...wrong);
    if (isTotalWrong) entry.wrong.push({ text: `total of ${task.text}`, got: counted[n].total, least, most });
  });
  const all = search.map(({ ms }) => ms);
  return {
    memory: { loaded, session },
    next,
    kinds,
    all: { ...summaryOf(all), max: quantile(all, 1) },
    tasks: mapped(tasks, ({ times, ...rest }) => ({ ...summaryOf(times), ...rest })),
    found: shares(work.finds, found),
    typed,
  };
}

const mapped = (object, change) =>
  Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value)]));

/** Per kind the share of documents that were found, in percent, of those that the engine could be asked for. */
function shares(finds, found) {
  const answer = {};
  for (const kind of new Set(finds.map(({ kind }) => kind))) {
    const asked = finds.flatMap((find, n) => (find.kind === kind && found[n] !== null ? [found[n]] : []));
    answer[kind] = asked.length > 0 ? (100 * asked.filter(Boolean).length) / asked.length : null;
  }
  return answer;
}
