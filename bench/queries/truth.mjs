// What is right, by reading every document for every query: no index, no trick.
//
// A query is `{ words, phrase, prefix, not, title, filters, from, to }`, all parts optional, all of them
// required of a hit. `words`, `title` and `not` are lists of words, `phrase` a list of neighbours, `prefix`
// the beginning of a word, `filters` facet → values, any of which will do, `from` and `to` days.
import { coarse, tokens } from "../collection/words.mjs";

/** The documents of a collection, read once. */
export class Truth {
  #ids = new Map();
  #vocabulary = [];
  #classes = new Map();
  #texts;
  #listed;

  constructor({ documents, facets }) {
    this.documents = documents;
    this.facets = facets;
    this.#texts = documents.map(({ title, body }) => this.#read(title, body));
    this.#listed = documents.map((one) => facets.flatMap((facet) => one[facet]));
    this.#vocabulary.forEach((word, id) => {
      const stem = coarse(word);
      if (!this.#classes.has(stem)) this.#classes.set(stem, new Set());
      this.#classes.get(stem).add(id);
    });
  }

  #read(title, body) {
    const first = tokens(title);
    const second = tokens(body);
    const id = (word) => {
      if (!this.#ids.has(word)) {
        this.#ids.set(word, this.#vocabulary.length);
        this.#vocabulary.push(word);
      }
      return this.#ids.get(word);
    };
    return {
      words: Int32Array.from([...first.words, ...second.words], id),
      plain: Uint8Array.from([...first.plain, ...second.plain]),
      joined: Uint8Array.from([...first.joined, ...second.joined]),
      owned: Uint8Array.from([...first.owned, ...second.owned]),
      extra: Int32Array.from(new Set([...first.extra, ...second.extra]), id),
      title: first.words.length,
    };
  }

  /** All words in the order of first appearance. */
  get vocabulary() {
    return this.#vocabulary;
  }

  /** The tokens of a document: words with the flags of both readings. */
  tokensOf(n) {
    const { words, plain, joined, title } = this.#texts[n];
    return { words: Array.from(words, (id) => this.#vocabulary[id]), plain, joined, title };
  }

  /** In how many documents each word stands in the plain reading, and in the wide one with its forms. */
  frequencies() {
    const least = new Int32Array(this.#vocabulary.length);
    const most = new Map();
    const stems = this.#vocabulary.map(coarse);
    for (const { words, plain } of this.#texts) {
      new Set(words.filter((_, at) => plain[at])).forEach((id) => least[id]++);
      for (const stem of new Set(Array.from(new Set(words), (id) => stems[id]))) most.set(stem, (most.get(stem) ?? 0) + 1);
    }
    return new Map(this.#vocabulary.map((word, id) => [word, { least: least[id], most: most.get(stems[id]) }]));
  }

  /** The words that start so. */
  startingWith(prefix) {
    return this.#vocabulary.filter((word) => word.startsWith(prefix));
  }

  /** Positions of documents in both readings: `{ least, most }`, two sorted lists, the first within the second. */
  hits(query) {
    const narrow = this.#matcher(query, true);
    const wide = this.#matcher(query, false);
    const most = [...this.documents.keys()].filter((n) => wide(n));
    return { least: most.filter((n) => narrow(n)), most };
  }

  /** The least and the most hits that a reading of the query allows. */
  total(query) {
    const { least, most } = this.hits(query);
    return { least: least.length, most: most.length };
  }

  /**
   * Counts of all facet values, each facet without its own filter: facet → value → `{ least, most }`.
   * Values without a hit are left out.
   */
  recount(query) {
    return Object.fromEntries(
      this.facets.map((facet) => {
        const { [facet]: own, ...others } = query.filters ?? {};
        const { least, most } = this.hits({ ...query, filters: others });
        const counts = {};
        for (const n of most) {
          for (const value of new Set(this.documents[n][facet])) (counts[value] ??= { least: 0, most: 0 }).most++;
        }
        for (const n of least) for (const value of new Set(this.documents[n][facet])) counts[value].least++;
        return [facet, counts];
      }),
    );
  }

  #matcher(query, isNarrow) {
    const forms = (word) => {
      if (!isNarrow) return this.#classes.get(coarse(word)) ?? new Set();
      return new Set(this.#ids.has(word) ? [this.#ids.get(word)] : []);
    };
    const words = (query.words ?? []).map(forms);
    const title = (query.title ?? []).map(forms);
    const phrase = (query.phrase ?? []).map(forms);
    const starts = query.prefix && new Set(this.startingWith(query.prefix).map((word) => this.#ids.get(word)));
    const filters = Object.entries(query.filters ?? {});
    const { from = "", to = "\uffff" } = query;
    // What must not stand there is read the other way round: a narrow reading of the whole is a wide one of it.
    const not = (query.not ?? []).length > 0 && this.#matcher({ words: query.not.slice(0, 1) }, !isNarrow);

    return (n) => {
      const document = this.documents[n];
      if (document.date < from || document.date > to) return false;
      if (!filters.every(([facet, values]) => values.some((value) => document[facet].includes(value)))) return false;
      const text = this.#texts[n];
      const has = (ids, end = text.words.length) => {
        // Most words are not there at all, and the built-in look for one number is the fastest.
        if (ids.size === 1 && !text.words.includes([...ids][0])) return !isNarrow && text.extra.includes([...ids][0]);
        for (let at = 0; at < end; at++) if (ids.has(text.words[at]) && (!isNarrow || text.plain[at])) return true;
        return !isNarrow && text.extra.some((word) => ids.has(word));
      };
      // Who knows a facet's values by name may find what a record lists under a name; nobody has to.
      const isListed = (ids) => !isNarrow && this.#listed[n].some((value) => ids.has(this.#ids.get(value)));
      return (
        words.every((ids) => has(ids) || isListed(ids)) &&
        title.every((ids) => has(ids, text.title)) &&
        (!starts || has(starts)) &&
        (phrase.length === 0 || hasPhrase(text, phrase, isNarrow)) &&
        !(not && not(n))
      );
    };
  }
}

function hasPhrase({ words, plain, joined, owned }, phrase, isNarrow) {
  if (!isNarrow && owned.includes(1)) {
    const kept = words.filter((_, at) => !owned[at]);
    if (hasPhrase({ words: kept, plain, joined, owned: [] }, phrase, false)) return true;
  }
  for (let at = 0; at + phrase.length <= words.length; at++) {
    const fits = phrase.every(
      (ids, k) => ids.has(words[at + k]) && (!isNarrow || (plain[at + k] && (k === 0 || joined[at + k]))),
    );
    if (fits) return true;
  }
  return false;
}
