// A module worker that holds one corpus and answers one question at a time: a newer one takes an older one's place.
//
// in:  { open: { whole: url } | { sharded: base, head? } }      `head` is an ArrayBuffer, where the page has it
//      { id, query: { text, filters, … } }   { id, suggest: { text, limit } }
// out: { state: { state, message, pieces, bytes, waiting } }
//      { opened: { build } }
//      { id, answer, complete }   the list first (complete: false), then with passages (complete: true); `answer`
//                                 is JSON, which costs less to read there than to copy as objects on the way
//      { id, problem: { kind, message } }   `superseded` where a newer question came

import init, { Engine } from "./readout_engine.js";
import { Sharded, problem } from "./shards.js";

/** The code comes while nothing is opened yet, since it is needed whatever that will be. */
const engine = init();
// Whoever opens a corpus learns of it.
engine.catch(() => {});

let opened;
/** What is under way, by the kind of question: a suggestion does not take a query's place. */
const under = { query: undefined, suggest: undefined };

const said = (error) => ({ kind: error?.name ?? "Error", message: String(error?.message ?? error) });

/** A whole corpus behind the same methods. */
class Whole {
  constructor(engine) {
    this.engine = engine;
  }
  static async open(url) {
    const response = await fetch(url).catch(() => undefined);
    if (!response?.ok) {
      const found = response ? `the status ${response.status}` : "no connection";
      throw problem("network", `expected a packed corpus, found ${found}: ${url}`);
    }
    return new Whole(Engine.open(new Uint8Array(await response.arrayBuffer())));
  }
  async query(question) {
    return this.engine.ask(question);
  }
  async suggest(text, limit) {
    return this.engine.suggest(text, limit);
  }
}

async function open(what) {
  const onstate = (state) => postMessage({ state });
  if (what.whole) {
    await engine;
    return Whole.open(what.whole);
  }
  return Sharded.open(
    engine.then(() => Engine),
    what.sharded,
    { onstate, head: what.head },
  );
}

addEventListener("message", async ({ data }) => {
  if (data.open) {
    opened = open(data.open);
    try {
      const { engine } = await opened;
      postMessage({ opened: { build: engine.buildId() } });
    } catch (error) {
      postMessage({ problem: said(error) });
    }
    return;
  }
  const { id } = data;
  const kind = data.query ? "query" : "suggest";
  under[kind]?.abort();
  const mine = (under[kind] = new AbortController());
  const { signal } = mine;
  try {
    const corpus = await (opened ?? Promise.reject(problem("corpus", "expected `open` before a question")));
    // Messages that wait already are newer questions; they come first.
    await new Promise((resolve) => setTimeout(resolve));
    if (signal.aborted) throw problem("superseded", "a newer question took this one's place");
    if (data.suggest) {
      const { text, limit } = data.suggest;
      postMessage({ id, answer: await corpus.suggest(text, limit, { signal }), complete: true });
      return;
    }
    const onlist = (answer) => postMessage({ id, answer, complete: false });
    postMessage({ id, answer: await corpus.query(data.query, { signal, onlist }), complete: true });
  } catch (error) {
    postMessage({ id, problem: said(error) });
  }
});
