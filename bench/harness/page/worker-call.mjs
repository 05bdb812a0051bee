/** Asks a worker that answers `{ call, value }` or `{ call, error }` to `{ call, method, args }`. */
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
      worker.postMessage({ call: calls, method, args });
    });
}
