// Readout's engine in its worker. What it answers holds hits, total, all facet counts, months and snippets at once.
let engine;
let started;

const methods = {
  async open(base) {
    const { default: init, Engine } = await import(new URL("readout_engine.js", base).href);
    const bytes = fetch(new URL("corpus.bin", base)).then((answer) => answer.arrayBuffer());
    await init({ module_or_path: fetch(new URL("readout_engine_bg.wasm", base)) });
    engine = Engine.open(new Uint8Array(await bytes));
  },
  query: (question) => engine.query(question),
};

self.onmessage = async ({ data: { call, method, args } }) => {
  try {
    if (method === "open") started = methods.open(...args);
    await started;
    self.postMessage({ call, value: method === "open" ? true : methods[method](...args) });
  } catch (error) {
    self.postMessage({ call, error: `${error.name}: ${error.message}` });
  }
};
