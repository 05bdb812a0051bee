// Two readings of the same text, between which every reasonable tokenizer lies.
//
// The plain reading takes only words that stand between white space, apart from punctuation around them:
// no tokenizer misses these. The wide reading takes every run of letters and digits, also within
// "U.S.-based" or "Inc's", and knows which words an eager stemmer would throw together. A total is right
// if it lies between the two; for most words that the queries use they are the same number.

const RUN = /[\p{L}\p{N}]+/gu;

// What may stand around a word. Apostrophes, hyphens and signs are not here: some tokenizers keep them.
const OPENS = /(?:^|\s)["([]*$/;
const CLOSES = /^[")\],;:.!?]*(?:\s|$)/;

/**
 * The tokens of a text: `words` (lower case), `plain` (1 where the plain reading has it, too), `joined`
 * (1 where only white space parts it from the token before), and `extra`: what a tokenizer gets that
 * leaves signs out within words, such as "us" from "U.S.". `owned` is 1 for the "s" behind an apostrophe, which many
 * tokenizers leave out, so that "a bank's rates" has "bank rates".
 */
export function tokens(text) {
  const words = [];
  const plain = [];
  const joined = [];
  const owned = [];
  let end = 0;
  const runs = [...text.matchAll(RUN)];
  runs.forEach((run, n) => {
    const before = text.slice(end, run.index);
    end = run.index + run[0].length;
    words.push(run[0].toLowerCase());
    const isOpen = OPENS.test(before) && (n === 0 || /\s/.test(before));
    plain.push(isOpen && CLOSES.test(text.slice(end, end + 20)) ? 1 : 0);
    owned.push(/^s$/i.test(run[0]) && /^['’]$/.test(before) ? 1 : 0);
    joined.push(n > 0 && /^\s+$/.test(before) ? 1 : 0);
  });
  const extra = text.match(/\p{L}[^\s\p{L}\p{N}]\S+/gu) ?? [];
  return { words, plain, joined, owned, extra: extra.map((word) => word.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "")) };
}

const ENDINGS = [
  ["ization", "isation", "ational", "fulness", "ousness", "iveness", "ments?", "ness", "ities", "ity", "ances?", "ences?"],
  ["ations?", "ators?", "ates?", "ated", "ating", "ions?", "ives?", "ings?", "edly", "ed", "ers?", "ors?", "ies", "ical"],
  ["ial", "als?", "ful", "ous", "ly", "es", "s", "y", "e", "i"],
];
// Two letters at least are left: what is taken off "rates" is "es", and not "ates".
const ENDING = new RegExp(`(?<=^..+)(?:${ENDINGS.flat().join("|")})$`);

/** What is left of a word when endings are taken off as long as there are any: coarser than any stemmer. */
export function coarse(word) {
  let stem = word;
  for (;;) {
    const shorter = stem.replace(ENDING, "");
    if (shorter === stem) break;
    stem = shorter;
  }
  // A doubled last letter comes from an ending: planned, plan.
  return stem.replace(/([b-df-hj-np-tv-z])\1$/, "$1");
}
