/**
 * Asks a worker that answers `{ call, value }` or `{ call, error }` to `{ call, method, args }`. Buffers move over
 * to it: a large file is fetched by the page, because a preloaded one that only a worker reads waits for itself.
 */
export function callsTo(worker) {
  const waiting = new Map();
  let calls = 0;
  worker.onmessage = ({ data: { call, value, error } }) => {
    const { resolve, reject } = waiting.get(call);
    waiting.delete(call);
    if (error === undefined) resolve(value);
    else reject(new Error(error));
  };
  worker.onerror = (event) => waiting.forEach(({ reject }) => reject(new Error(event.message)));
  return (method, ...args) =>
    new Promise((resolve, reject) => {
      calls += 1;
      waiting.set(calls, { resolve, reject });
      worker.postMessage({ call: calls, method, args }, args.filter((one) => one instanceof ArrayBuffer));
    });
}
