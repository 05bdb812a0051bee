import { asking } from "../readout/asking.mjs";

/** Asks the engine's own worker, which fetches what a question needs. */
export async function open(base, { facets }) {
  const worker = new Worker(new URL("worker.js", base), { type: "module" });
  const waiting = new Map();
  let calls = 0;
  const opened = new Promise((resolve, reject) => {
    worker.onmessage = ({ data }) => {
      if (data.opened) resolve();
      if (data.problem && data.id === undefined) reject(new Error(data.problem.message));
      const one = waiting.get(data.id);
      if (!one || !(data.complete || data.problem)) return;
      waiting.delete(data.id);
      if (data.problem) one.reject(new Error(data.problem.message));
      else one.resolve(JSON.parse(data.answer));
    };
    worker.onerror = (event) => reject(new Error(event.message));
  });
  const head = await (await globalThis.head).arrayBuffer();
  worker.postMessage({ open: { sharded: base.href, head } }, [head]);
  await opened;
  const ask = (query) =>
    new Promise((resolve, reject) => {
      calls += 1;
      waiting.set(calls, { resolve, reject });
      worker.postMessage({ id: calls, query });
    });
  return asking(ask, facets);
}
