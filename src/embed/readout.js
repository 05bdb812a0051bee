// For pages that mount Readout into an element of their own; see README.md. `readout.d.ts` has the types.
// The build fills in the names of the files.
import init, { hostCall, hostReady } from "./{script}";

const base = new URL("./", import.meta.url).href;
await init({ module_or_path: new URL("./{wasm}", base) });
await hostReady(base);

/** The style sheet of the page. It styles what is inside the page's own elements and nothing else. */
export const stylesheet = new URL("./{styles}", base).href;

/** Mounts the page into an element. */
export function mount(element, options) {
  const id = hostCall("mount", element, options);
  return Object.freeze({
    update: (changes) => void hostCall("update", id, changes),
    on(event, listener) {
      const number = hostCall("on", id, [event, listener]);
      return () => void hostCall("off", id, number);
    },
    // A promise, so that an answer may come from elsewhere one day.
    query: async (question) => hostCall("query", id, question),
    unmount: () => void hostCall("unmount", id),
  });
}
