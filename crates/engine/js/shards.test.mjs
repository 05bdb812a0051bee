// What the loop promises, with an engine and a host made for it: `node --test crates/engine/js`.

import assert from "node:assert/strict";
import test from "node:test";
import { Sharded } from "./shards.js";

/** An engine that needs pieces 1 and 2 for a list, then 3 for passages; a piece's right bytes are its number. */
class FakeEngine {
  held = new Set();
  asked = 0;
  static openHead([first]) {
    if (first !== 72) throw Object.assign(new Error("expected a head, found other bytes"), { name: "corpus" });
    return new FakeEngine();
  }
  put(number, [byte]) {
    if (byte !== number) throw Object.assign(new Error(`expected the block ${number}`), { name: "block" });
    this.held.add(number);
  }
  ask({ snippets }) {
    this.asked += 1;
    const needed = snippets === 0 ? [1, 2] : [1, 2, 3];
    // Of which passages are shown is known when the list is.
    this.lacks = needed.filter((number) => !this.held.has(number) && (number < 3 || this.held.has(1)));
    return this.lacks.length ? undefined : JSON.stringify({ total: 7, passages: snippets !== 0 });
  }
  missed() {
    const missed = this.lacks.map((number) => ({ number, name: `b${number}`, length: 1 }));
    this.lacks = [];
    return missed;
  }
}

/** A host that answers by file; `files` may give functions of the number of the request. */
function host(files) {
  const asked = [];
  const fetch = async (url, init) => {
    const file = new URL(url).pathname.split("/").pop();
    const times = asked.filter((one) => one.file === file).length;
    asked.push({ file, cache: init?.cache });
    const found = typeof files[file] === "function" ? await files[file](times) : files[file];
    if (found instanceof Error) throw found;
    if (found === undefined) return new Response("", { status: 404 });
    return typeof found === "number" && found >= 400
      ? new Response("", { status: found })
      : new Response(Uint8Array.of(found));
  };
  return { fetch, asked };
}

const FILES = { "corpus.head": 72, "b1.block": 1, "b2.block": 2, "b3.block": 3 };

async function open(files, states = []) {
  const { fetch, asked } = host({ ...FILES, ...files });
  const onstate = (state) => states.push(state);
  return { asked, states, corpus: await Sharded.open(FakeEngine, "http://host.test/data", { fetch, onstate }) };
}

const total = async (corpus) => JSON.parse(await corpus.query({})).total;

test("the list comes before the passages, and pieces of one round together", async () => {
  const { corpus, asked, states } = await open({});
  const lists = [];
  const answer = await corpus.query({ text: "a" }, { onlist: (list) => lists.push(JSON.parse(list)) });
  assert.deepEqual(lists, [{ total: 7, passages: false }]);
  assert.deepEqual(JSON.parse(answer), { total: 7, passages: true });
  assert.deepEqual(asked.map(({ file }) => file), ["corpus.head", "b1.block", "b2.block", "b3.block"]);
  assert.deepEqual([states.at(0).state, states.at(-1)], [
    "ready",
    { state: "ready", message: undefined, pieces: 3, bytes: 3, waiting: 0 },
  ]);
  await corpus.query({ text: "b" });
  assert.equal(asked.length, 4, "what is there is not asked for again");
});

test("passages are asked for together with what the list lacks, and the list does not wait for them", async () => {
  let release;
  const slow = new Promise((resolve) => (release = () => resolve(3)));
  let isThird = false;
  const { corpus, asked } = await open({ "b3.block": () => ((isThird = true), slow) });
  corpus.engine.put(1, [1]);
  let listed;
  const list = new Promise((resolve) => (listed = resolve));
  const answer = corpus.query({}, { onlist: listed });
  assert.equal(JSON.parse(await list).passages, false);
  assert.equal(isThird, true);
  assert.deepEqual(asked.map(({ file }) => file), ["corpus.head", "b2.block", "b3.block"]);
  release();
  assert.equal(JSON.parse(await answer).passages, true);
});

test("a head that somebody has already is not asked for, and another one in its place is", async () => {
  const { fetch, asked } = host(FILES);
  await Sharded.open(FakeEngine, "http://host.test/data", { fetch, head: Uint8Array.of(72).buffer });
  assert.equal(asked.length, 0);
  await Sharded.open(Promise.resolve(FakeEngine), "http://host.test/data", { fetch, head: Uint8Array.of(1).buffer });
  assert.deepEqual(asked.map(({ file }) => file), ["corpus.head"]);
});

test("a host that stumbles is asked again", async () => {
  const { corpus } = await open({
    "b1.block": (times) => (times === 0 ? 503 : 1),
    "b2.block": (times) => (times === 0 ? new Error("offline") : 2),
  });
  assert.equal(await total(corpus), 7);
});

test("a piece that is missing gives an error with its address, and can come later", async () => {
  let there = false;
  const { corpus, states } = await open({ "b2.block": () => (there ? 2 : 404) });
  await assert.rejects(corpus.query({}), (error) => {
    assert.equal(error.name, "network");
    assert.match(error.message, /^expected a piece of the corpus, found the status 404 .*: http:\/\/host\.test\/data\/b2\.block$/);
    return true;
  });
  assert.equal(states.at(-1).state, "failed");
  there = true;
  assert.equal(await total(corpus), 7);
});

test("damaged bytes are asked for past every cache, and never counted", async () => {
  const once = await open({ "b1.block": (times) => (times === 0 ? 9 : 1) });
  assert.equal(await total(once.corpus), 7);
  const again = once.asked.filter(({ file }) => file === "b1.block");
  assert.deepEqual(again.map(({ cache }) => cache), [undefined, "reload"]);
  const always = await open({ "b1.block": 9 });
  await assert.rejects(always.corpus.query({}), /expected the block 1, at http:\/\/host\.test\/data\/b1\.block$/);
});

test("a question that is given up ends at once, and its pieces still come", async () => {
  let release;
  const waiting = new Promise((resolve) => (release = () => resolve(1)));
  const { corpus, asked } = await open({ "b1.block": () => waiting });
  const giveUp = new AbortController();
  const first = corpus.query({ text: "a" }, { signal: giveUp.signal });
  const second = corpus.query({ text: "ab" });
  giveUp.abort();
  await assert.rejects(first, { name: "superseded" });
  release();
  assert.equal(JSON.parse(await second).total, 7);
  assert.equal(asked.filter(({ file }) => file === "b1.block").length, 1, "both waited for one request");
});

test("another head is refused with its address", async () => {
  await assert.rejects(open({ "corpus.head": 1 }), /expected a head, found other bytes: http:\/\/host\.test\/data\/corpus\.head$/);
});
