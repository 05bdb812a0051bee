// The page around an engine: opens it, answers the first query as a reader would see it, and lets the harness
// ask more. `globalThis.bench` is what the harness calls.
import { open } from "engine";
import { passes } from "./passes.mjs";

const longest = { ms: 0 };
new PerformanceObserver((list) => {
  for (const { duration } of list.getEntries()) longest.ms = Math.max(longest.ms, duration);
}).observe({ type: "longtask", buffered: true });

const painted = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));

async function start() {
  const query = JSON.parse(new URLSearchParams(location.search).get("q"));
  const facets = JSON.parse(document.documentElement.dataset.facets);
  const engine = await open(new URL("data/", document.baseURI), { facets });
  const opened = performance.now();
  const { total, shown } = await (engine.list ?? inTwoSteps).call(engine, query, 10);
  list(total, shown);
  await painted();
  const listed = performance.now();
  // A task that was long enough is reported a moment after it ended.
  await new Promise((resolve) => setTimeout(resolve, 100));
  return { engine, first: { opened, listed, longest: longest.ms, shown: shown.length } };
}

/** Most engines are asked for hits, and then for what to show of them. */
async function inTwoSteps(query, limit) {
  const { total, hits } = await this.search(query, limit);
  return { total, shown: await this.show(hits, query) };
}

function list(total, shown) {
  document.querySelector("#total").textContent = total === null ? "" : `${total} documents`;
  const items = shown.map(({ title, snippet = "" }) => {
    const item = document.createElement("li");
    const heading = document.createElement("h2");
    heading.textContent = title;
    item.append(heading, snippet);
    return item;
  });
  document.querySelector("#hits").replaceChildren(...items);
}

const started = start();
globalThis.bench = {
  first: async () => (await started).first,
  call: async (method, ...args) => passes((await started).engine)[method](...args),
};
