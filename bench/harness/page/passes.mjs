// What the harness asks of an engine once it is open. Times are in ms; `null` is what an engine cannot do.

const timed = async (task) => {
  const start = performance.now();
  const value = await task();
  return { ms: performance.now() - start, value };
};

/** Lets the browser breathe between two measurements, so that none pays for the one before it. */
const breathe = () => new Promise((resolve) => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => resolve(port1.close());
  port2.postMessage(null);
});

const kept = new WeakMap();

/** Whatever else the machine does is in a measurement: what took so many milliseconds is asked again. */
const TAKES_LONG = 20;

export const passes = (engine) => ({
  /** `{ ms, total }` of each query, ten hits each. */
  async search(queries) {
    const results = [];
    for (const query of queries) {
      await breathe();
      const { ms, value } = await timed(() => engine.search(query, 10));
      results.push(value ? { ms, total: value.total } : null);
    }
    return results;
  },

  /** `{ ms, total, counts? }` of each recount; counts only where they are wanted, as they are large. */
  async recount(tasks, wantsCounts = false) {
    const results = [];
    for (const task of tasks) {
      await breathe();
      const { ms, value } = await timed(() => engine.recount(task));
      results.push(value ? { ms, total: value.total, ...(wantsCounts && { counts: value.counts }) } : null);
    }
    return results;
  },

  /** The time of each text, whatever it is; of what takes long, the best of three. */
  async typed(texts) {
    if (!engine.typed) return null;
    const times = [];
    for (const text of texts) {
      let best = Infinity;
      for (let turn = 0; turn < 3 && best > TAKES_LONG; turn += 1) {
        await breathe();
        best = Math.min(best, (await timed(() => engine.typed(text))).ms);
      }
      times.push(best);
    }
    return times;
  },

  /** Whether each document is among the first five hits of its query. */
  async find(finds) {
    const results = [];
    for (const { query, id } of finds) {
      const found = await engine.search(query, 5);
      results.push(found ? (await engine.ids(found.hits.slice(0, 5))).includes(id) : null);
    }
    return results;
  },

  /** A query alone, its hits kept for `show`. */
  async ask(query) {
    const found = await engine.search(query, 10);
    kept.set(engine, { found, query });
    return found?.hits.length ?? null;
  },

  /** What a list of the hits of the last `ask` shows. */
  async show() {
    const { found, query } = kept.get(engine);
    return found ? (await engine.show(found.hits, query)).length : null;
  },
});
