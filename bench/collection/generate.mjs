// A collection out of nothing, for measurements that must not need any other: words with the frequencies of a
// language, made-up, the same every time.
import { hash } from "./choice.mjs";

const SYLLABLES =
  "ba ce di fo gu ha je ki lo mu na pe ri so tu va we xi yo za bra clo dre fli gro pla ste tri spo kna".split(" ");

/** The n-th word: unlike the one before it, and no beginning of many others. */
function word(n) {
  const length = 2 + (hash(`length ${n}`) % 3);
  return Array.from({ length }, (_, k) => SYLLABLES[hash(`${n} ${k}`) % SYLLABLES.length]).join("");
}

/** So many documents of about 120 words over 60 days, with two facets. */
export function generated(count, vocabulary = 6000) {
  const words = Array.from({ length: vocabulary }, (_, n) => word(n));
  // Zipf: the r-th word comes about 1/r as often as the first.
  const draw = (key) => words[Math.floor(vocabulary ** ((hash(key) % 1e6) / 1e6)) - 1];
  const lines = Array.from({ length: count }, (_, n) => {
    const text = (length, part) => Array.from({ length }, (_, k) => draw(`${n} ${part} ${k}`)).join(" ");
    const day = new Date(Date.UTC(2020, 0, 1 + (hash(`day ${n}`) % 60))).toISOString().slice(0, 10);
    const body = Array.from({ length: 8 }, (_, k) => `${text(15, `sentence ${k}`)}.`).join(" ");
    const topics = [`topic-${hash(`topic ${n}`) % 20}`];
    const places = [`place-${hash(`place ${n}`) % 40}`, `place-${hash(`other ${n}`) % 40}`];
    return { id: `d${n}`, title: text(6, "title"), body, date: day, topics, places: [...new Set(places)] };
  });
  return lines;
}
