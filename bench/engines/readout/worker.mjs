// Readout's engine in its worker. What it answers holds hits, total, all facet counts, months and snippets at once.
let Engine;
let engine;

async function loaded(base) {
  const { default: init, Engine } = await import(new URL("readout_engine.js", base).href);
  await init({ module_or_path: fetch(new URL("readout_engine_bg.wasm", base)) });
  return Engine;
}

const methods = {
  // Begins before the corpus has come.
  load(base) {
    Engine = loaded(base);
  },
  async open(bytes) {
    engine = (await Engine).open(new Uint8Array(bytes));
  },
  // As text: it is read where it is used.
  query: (question) => engine.ask(question),
};

self.onmessage = async ({ data: { call, method, args } }) => {
  try {
    self.postMessage({ call, value: await methods[method](...args) });
  } catch (error) {
    self.postMessage({ call, error: `${error.name}: ${error.message}` });
  }
};
