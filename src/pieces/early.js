// Begins what a corpus in pieces needs while the page's code is still on its way: the head of the corpus, and the
// thread that answers questions. The code takes both over (`dom/early.rs`); where one of them failed, it begins anew.
// Where the code was there first, as out of a cache, it has begun both and left word of it.
if (!globalThis.readoutEarly) {
  const beside = (file) => new URL(file, import.meta.url);
  const early = (globalThis.readoutEarly = {
    head: fetch(beside("corpus.head"), { cache: "no-cache" }).catch(() => undefined),
  });
  try {
    early.worker = new Worker(beside("worker.js"), { type: "module" });
    early.worker.onerror = () => delete early.worker;
  } catch {
    // A policy or a browser without such threads: the page answers by itself.
  }
}
