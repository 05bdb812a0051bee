// Draws the queries from the collection itself: the same for the same collection, on every machine.
import { coarse } from "../collection/words.mjs";
import { drawn, hash } from "../collection/choice.mjs";
import { SLIPS, distance, slip } from "./distance.mjs";

/** Short words that stand almost everywhere. */
const STOP_WORDS = new Set(
  [
    "a an and are as at be been but by for from had has have he his if in is it its more not of on or said she",
    "some than that the their them there they this to was we were which who will with would you",
  ].flatMap((words) => words.split(" ")),
);

/** The kinds of queries, in the order of the table. */
export const KINDS = [
  "rare word",
  "common word",
  "stop word",
  "prefix of 1",
  "prefix of 2",
  "prefix of 3",
  "two words",
  "three words",
  "phrase",
  "phrase + word",
  "word in title",
  "word + facet",
  "negation",
  "one typo",
  "two typos",
  "no hit",
];

/**
 * So many queries of each kind: `{ kind, text, words?, phrase?, prefix?, title?, not?, filters?, slips?, meant? }`.
 * `text` is for people; `meant` is the word that was typed with so many `slips`.
 */
export function makeQueries(truth, perKind = 8, seed = 1) {
  const draw = new Draw(truth, seed);
  const take = (kind, items, query) =>
    drawn(items, (item) => JSON.stringify(item), hash(kind, seed))
      .slice(0, perKind)
      .map((item) => ({ kind, ...query(item) }));
  const rare = draw.words.filter(({ least, most }) => least >= 2 && least === most && most <= 5);
  const common = draw.words.slice(0, 5 * perKind);
  const passages = draw.passages(20 * perKind);
  const titled = passages.filter(({ title }) => title);
  const filtered = passages.filter(({ filters }) => filters);
  const parted = passages.filter(({ apart: [word, other] }) => truth.total({ words: [word], not: [other] }).least > 0);
  return [
    ...take("rare word", rare, ({ word }) => of({ words: [word] })),
    ...take("common word", common, ({ word }) => of({ words: [word] })),
    ...take("stop word", draw.stopWords.slice(0, perKind), (word) => of({ words: [word] })),
    ...[1, 2, 3].flatMap((length) =>
      take(`prefix of ${length}`, draw.prefixes(length), (prefix) => of({ prefix })),
    ),
    ...take("two words", passages, ({ apart }) => of({ words: apart.slice(0, 2) })),
    ...take("three words", passages, ({ apart }) => of({ words: apart.slice(0, 3) })),
    ...take("phrase", passages, ({ phrase }) => of({ phrase })),
    ...take("phrase + word", passages, ({ phrase, apart }) => of({ phrase, words: [apart[2]] })),
    ...take("word in title", titled, ({ title }) => of({ title: [title] })),
    ...take("word + facet", filtered, ({ apart, filters }) => of({ words: [apart[0]], filters })),
    ...take("negation", parted, ({ apart }) => of({ words: [apart[0]], not: [apart[1]] })),
    ...take("one typo", draw.typos(1, perKind), (slip) => typed(slip)),
    ...take("two typos", draw.typos(2, perKind), (slip) => typed(slip)),
    ...take("no hit", draw.gibberish(perKind), (word) => of({ words: [word] })),
  ];
}

/** A query with its text as a person would type it. */
function of(query) {
  const { words = [], phrase, prefix, title = [], not = [], filters = {} } = query;
  const text = [
    ...words,
    phrase && `"${phrase.join(" ")}"`,
    prefix && `${prefix}*`,
    ...title.map((word) => `title:${word}`),
    ...Object.entries(filters).flatMap(([facet, values]) => values.map((value) => `${facet}:${value}`)),
    ...not.map((word) => `-${word}`),
  ];
  return { ...query, text: text.filter(Boolean).join(" ") };
}

/** A query with a typo: what was typed, how many slips it has, and what was meant. */
const typed = ({ typo, word, slips }) => ({ ...of({ words: [typo] }), slips, meant: word });

/**
 * Questions of which a particular document is the answer: `{ kind, query, id }`. Few enough documents match
 * what was meant that each of them has to be among the first five.
 */
export function makeFinds(truth, perKind = 100, seed = 1) {
  const draw = new Draw(truth, seed);
  const rare = drawn(draw.words.filter(({ word, most }) => word.length >= 5 && most <= 5), ({ word }) => word, seed);
  const first = (query) => truth.documents[truth.hits(query).least[0]]?.id;
  const exact = rare.slice(0, perKind).map(({ word }) => ({ kind: "exact", query: of({ words: [word] }) }));
  const typo = draw
    .typos(1, perKind, rare)
    .map((slip) => ({ kind: "typo", query: typed(slip) }));
  const isFew = (word) => draw.counts.get(word).most <= 5;
  const prefix = some(drawn(draw.prefixes(4), String, seed), perKind, (prefix) => {
    const query = of({ prefix });
    // What a look at single words can refuse needs no reading.
    if (!truth.startingWith(prefix).every(isFew)) return undefined;
    return isNarrow(truth.total(query)) && { kind: "prefix", query };
  });
  const two = some(draw.passages(20 * perKind), perKind, ({ apart }) => {
    const query = of({ words: apart.slice(0, 2) });
    return isNarrow(truth.total(query)) && { kind: "two words", query };
  });
  return [...exact, ...typo, ...prefix, ...two]
    .map((find) => ({ ...find, id: first(find.query.meant ? { words: [find.query.meant] } : find.query) }))
    .filter(({ id }) => id !== undefined);
}

/** Whether there is a hit, and no more than a reader sees without scrolling. */
const isNarrow = ({ least, most }) => least > 0 && most <= 5;

/** The first so many answers that there are. */
function some(items, count, answer) {
  const found = [];
  for (const item of items) {
    if (found.length === count) break;
    const one = answer(item);
    if (one) found.push(one);
  }
  return found;
}

/**
 * What a reader does with facets: recounts under no, one and three filters, each alone and with a common word,
 * and the steps of a brush over the days. Filters are the most frequent values that still leave something.
 */
export function makeFacetTasks(truth, steps = 12) {
  const half = truth.documents.length / 2;
  const word = new Draw(truth, 1).words.find(({ most }) => most <= half)?.word;
  const recounts = [0, 1, 3].flatMap((count) =>
    [undefined, [word]].map((words) => ({
      kind: `recount, ${count} filter${count === 1 ? "" : "s"}`,
      ...of({ words, filters: frequentFilters(truth, count) }),
    })),
  );
  const days = [...new Set(truth.documents.map(({ date }) => date))].filter(Boolean).sort();
  const width = Math.max(1, Math.floor(days.length / 3));
  const brush = Array.from({ length: Math.max(0, Math.min(steps, days.length - width)) }, (_, n) => {
    return { kind: "brush step", ...of({ words: [word] }), from: days[n], to: days[n + width] };
  });
  return [...recounts, ...brush];
}

/** The values of so many different facets that most documents have together. */
function frequentFilters(truth, count) {
  const counts = new Map();
  const add = (document, facets, chosen) => {
    if (chosen.length === count) {
      const key = JSON.stringify(chosen);
      counts.set(key, (counts.get(key) ?? 0) + 1);
      return;
    }
    facets.forEach((facet, n) => {
      for (const value of new Set(document[facet])) add(document, facets.slice(n + 1), [...chosen, [facet, [value]]]);
    });
  };
  if (count > 0) truth.documents.forEach((document) => add(document, truth.facets, []));
  const [best] = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return Object.fromEntries(best ? JSON.parse(best[0]) : []);
}

/** What queries are drawn from. */
class Draw {
  constructor(truth, seed) {
    this.truth = truth;
    this.seed = seed;
    this.counts = truth.frequencies();
    this.vocabulary = [...this.counts.keys()];
    /** Words with their counts, the most frequent first. */
    this.words = this.vocabulary
      .filter((word) => /^[a-z]{4,}$/.test(word) && !STOP_WORDS.has(word))
      .map((word) => ({ word, ...this.counts.get(word) }))
      .filter(({ least }) => least > 0)
      .sort((a, b) => b.least - a.least || (a.word < b.word ? -1 : 1));
    this.stopWords = this.vocabulary
      .filter((word) => STOP_WORDS.has(word))
      .sort((a, b) => this.counts.get(b).most - this.counts.get(a).most || (a < b ? -1 : 1));
  }

  /** Beginnings of words, not weighted by how often the words occur. */
  prefixes(length) {
    const longer = this.words.filter(({ word }) => word.length > length);
    return [...new Set(longer.map(({ word }) => word.slice(0, length)))].sort();
  }

  /**
   * Places in documents, one for each document drawn: three words that stand `apart`, a `phrase` of two
   * neighbours, and, where the document has them, a word of its `title` and a facet value as `filters`.
   */
  passages(count) {
    const found = [];
    for (const n of drawn([...this.truth.documents.keys()], String, this.seed)) {
      if (found.length === count) break;
      const { words, plain, joined, title } = this.truth.tokensOf(n);
      const isWord = (at) => plain[at] && /^[a-z]{4,}$/.test(words[at]) && !STOP_WORDS.has(words[at]);
      const places = [...words.keys()].filter((at) => isWord(at));
      const apart = drawn([...new Set(places.map((at) => words[at]))], String, n + this.seed);
      const stems = new Set(apart.slice(0, 3).map(coarse));
      const pairs = places.filter((at) => at + 1 !== title && isWord(at + 1) && joined[at + 1]);
      const [pair] = drawn(pairs, String, n + this.seed);
      if (stems.size < 3 || pair === undefined) continue;
      const [inTitle] = drawn(places.filter((at) => at < title), String, n + this.seed);
      const facet = this.truth.facets.find((facet) => this.truth.documents[n][facet].length > 0);
      found.push({
        apart: apart.slice(0, 3),
        phrase: [words[pair], words[pair + 1]],
        title: inTitle === undefined ? undefined : words[inTitle],
        filters: facet && { [facet]: [this.truth.documents[n][facet][0]] },
      });
    }
    return found;
  }

  /**
   * Words with so many slips, the kinds in turn. The result is no word of the collection, and nothing else
   * is as near to it as the word that was meant, so that there is one right answer.
   */
  typos(slips, count, from = this.#known()) {
    const found = [];
    for (const { word } of from.filter(({ word }) => word.length >= 5 + slips)) {
      if (found.length === count) break;
      let typo = word;
      for (let k = 0; k < slips; k++) {
        typo = slip(typo, SLIPS[(found.length + k) % SLIPS.length], hash(word, this.seed + k));
      }
      if (distance(typo, word) !== slips || this.counts.has(typo)) continue;
      const stem = coarse(word);
      const isAlone = this.vocabulary.every(
        (other) => distance(typo, other, slips) > slips || coarse(other) === stem,
      );
      if (isAlone) found.push({ typo, word, slips });
    }
    return found;
  }

  /** Words that are neither rare nor common. */
  #known() {
    const known = this.words.filter(({ least }) => least >= 3 && least <= 50);
    return drawn(known, ({ word }) => word, this.seed);
  }

  /** Words that nothing in the collection is near to. */
  gibberish(count) {
    const found = [];
    for (let n = 0; found.length < count && n < 100 * count; n++) {
      const word = Array.from({ length: 7 }, (_, k) => "bcdfghjkqvwxz"[hash(`${n}-${k}`, this.seed) % 13]).join("");
      const isFar = (other) => !other.startsWith(word.slice(0, 4)) && distance(word, other) > 2;
      if (this.vocabulary.every(isFar)) found.push(word);
    }
    return found;
  }
}
