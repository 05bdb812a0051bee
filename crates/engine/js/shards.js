// Fetches the pieces of a sharded corpus as questions ask for them.
//
// The engine is asked; what it missed is fetched together and put into it; it is asked again. Nothing is
// counted before everything that the count rests on is there, so an answer is the same whatever came before.

/** How often a piece is asked for before the reader is told. */
const TRIES = 3;
/** The pause before the second try in milliseconds; twice as long before each further one. */
const PAUSE = 250;
/** A question never needs more rounds than this; more would be a defect, and must not go on forever. */
const ROUNDS = 64;

/** What went wrong: `kind` for programs (`network`, `block`, `superseded`, …), `message` for people. */
export function problem(kind, message) {
  const error = new Error(message);
  error.name = kind;
  return error;
}

const superseded = () => problem("superseded", "a newer question took this one's place");

const pause = (ms, signal) =>
  new Promise((resolve, reject) => {
    const stop = () => reject(superseded());
    if (signal?.aborted) return stop();
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", stop);
      resolve();
    }, ms);
    signal?.addEventListener("abort", () => (clearTimeout(timer), stop()), { once: true });
  });

export class Sharded {
  /**
   * Opens the corpus in a folder of static files.
   * `Engine` is the class from the engine's WebAssembly module, or a promise of it; `onstate({ state, pieces, bytes,
   * waiting })` is told what is under way: `loading`, `ready`, `failed`; `head` is the head's bytes where somebody has
   * them.
   */
  static async open(Engine, base, { fetch = globalThis.fetch.bind(globalThis), onstate, head } = {}) {
    const sharded = new Sharded(base, fetch, onstate);
    const open = async (head) => {
      const [engine, bytes] = await Promise.all([Engine, head]);
      try {
        sharded.engine = engine.openHead(new Uint8Array(bytes));
      } catch (error) {
        throw problem(error.name, `${error.message}: ${sharded.#url("corpus.head")}`);
      }
    };
    // The head has a fixed name, so the host is asked whether it is still the same.
    const asked = () => open(sharded.#bytes("corpus.head", { cache: "no-cache" }));
    try {
      // The host may have another one by now than whoever brought these bytes.
      await (head ? open(head).catch(asked) : asked());
    } catch (error) {
      throw sharded.#failed(error);
    }
    sharded.#tell("ready");
    return sharded;
  }

  #base;
  #fetch;
  #onstate;
  #coming = new Map();
  /** Pieces and bytes that came so far, as files count them. */
  pieces = 0;
  bytes = 0;

  constructor(base, fetch, onstate) {
    this.#base = new URL(base.endsWith("/") ? base : `${base}/`, globalThis.location?.href);
    this.#fetch = fetch;
    this.#onstate = onstate;
  }

  /**
   * Answers a question with the JSON of an answer. `onlist(answer)` has the list, the counts and the months as soon as
   * they are known; the promise resolves to the same with passages. `signal` gives the question up.
   */
  async query(question = {}, { signal, onlist } = {}) {
    if (question.snippets === 0) return this.#settled(() => this.engine.ask(question), { signal });
    const asList = () => this.engine.ask({ ...question, snippets: 0 });
    return this.#settled(() => this.engine.ask(question), { signal, sooner: { ask: asList, on: onlist } });
  }

  /** The JSON of the names that begin so. */
  suggest(text, limit = 8, { signal } = {}) {
    return this.#settled(() => this.engine.suggest(text, limit), { signal });
  }

  /**
   * Asks until nothing is missed. What is known `sooner` does not wait for the rest, but what the rest misses is asked
   * for together with it, as soon as it is known: a round on a slow line is longer than a second look at the engine.
   */
  async #settled(ask, { signal, sooner }) {
    let waitsFor = sooner;
    for (let round = 0; round < ROUNDS; round += 1) {
      if (signal?.aborted) throw superseded();
      let missed = [];
      if (waitsFor) {
        const answer = waitsFor.ask();
        missed = this.engine.missed();
        if (answer !== undefined) {
          waitsFor.on?.(answer);
          waitsFor = undefined;
        }
      }
      const answer = ask();
      const more = this.engine.missed();
      if (answer !== undefined) {
        this.#tell("ready");
        return answer;
      }
      const blocks = new Map([...missed, ...more].map((block) => [block.number, block]));
      const coming = new Map([...blocks].map(([number, block]) => [number, this.#piece(block, signal)]));
      const needed = waitsFor ? missed.map(({ number }) => coming.get(number)) : [...coming.values()];
      // Whoever waits for it later learns whether it came.
      coming.forEach((piece) => piece.catch(() => {}));
      // All are waited for: what has come by the time another fails is there for the next try.
      const came = await Promise.allSettled(needed);
      if (signal?.aborted) throw superseded();
      const failed = came.find(({ status }) => status === "rejected");
      if (failed) throw this.#failed(failed.reason);
    }
    throw this.#failed(problem("block", `expected an answer after ${ROUNDS} rounds of pieces`));
  }

  /** A piece is fetched once, however many questions wait for it; giving a question up does not waste it. */
  #piece(block, signal) {
    let coming = this.#coming.get(block.number);
    if (!coming) {
      coming = this.#take(block).finally(() => this.#coming.delete(block.number));
      this.#coming.set(block.number, coming);
    }
    return signal ? Promise.race([coming, until(signal)]) : coming;
  }

  async #take({ number, name, length }) {
    const file = `${name}.block`;
    this.#tell("loading");
    let bytes = await this.#bytes(file, {});
    try {
      this.engine.put(number, bytes);
    } catch {
      // A cache on the way may hold other bytes: the host itself is asked once more.
      bytes = await this.#bytes(file, { cache: "reload" });
      try {
        this.engine.put(number, bytes);
      } catch (error) {
        throw problem(error.name, `${error.message}, at ${this.#url(file)}`);
      }
    }
    this.pieces += 1;
    this.bytes += length;
    this.#tell("loading");
  }

  async #bytes(file, init) {
    const url = this.#url(file);
    let said = "";
    for (let tries = 0; tries < TRIES; tries += 1) {
      if (tries > 0) await pause(PAUSE * 2 ** (tries - 1));
      try {
        const response = await this.#fetch(url, init);
        if (response.ok) return new Uint8Array(await response.arrayBuffer());
        said = `the status ${response.status}`;
        // What the host does not have it will not have in a moment either.
        if (response.status === 404 || response.status === 410) {
          said += " (has a newer build taken this one's place? then load the page again)";
          break;
        }
      } catch {
        said = "no connection";
      }
    }
    throw problem("network", `expected a piece of the corpus, found ${said}: ${url}`);
  }

  #url(file) {
    return new URL(file, this.#base).href;
  }

  #failed(error) {
    if (error.name !== "superseded") this.#tell("failed", error.message);
    return error;
  }

  #tell(state, message) {
    const waiting = this.#coming.size;
    this.#onstate?.({ state, message, pieces: this.pieces, bytes: this.bytes, waiting });
  }
}

const until = (signal) =>
  new Promise((_, reject) => {
    const stop = () => reject(superseded());
    if (signal.aborted) stop();
    else signal.addEventListener("abort", stop, { once: true });
  });
