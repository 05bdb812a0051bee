// Texts that nobody types and somebody sends: pieces of the query language, letters and frequent words, once or
// thousands of times. The same for the same words, on every machine.
import { hash } from "../collection/choice.mjs";

const PIECES = [
  '"', "(", ")", "-", "- ", "OR ", "NOT ", "AND ", "*", "a* ", "a*", "b* OR ", "the-a* ", "-s* ", ":", "on:", "on:../.. ",
  "on:1987-0", "title:", "title:a* ", "speaker:", 'speaker:"', "about:a OR ", "\u0000", "\u202e", "\u0301", "中", "zqxkvwj OR ", "goverment ",
];
const LONGEST = 20_000;

/** `count` texts; `words` are frequent ones of the collection. */
export function makeHostile(words, count, seed) {
  return Array.from({ length: count }, (_, n) => {
    let draws = 0;
    const below = (limit) => hash(`${n}/${(draws += 1)}`, seed) % limit;
    const word = () => words[below(words.length)];
    const fresh = [() => `${word()} `, () => `${word()} OR `, () => `${word()}-`, () => `-${word()} `, () => `"${word()} ${word()}" `, () => `title:${word()} OR `];
    let text = "";
    for (let part = below(6); part >= 0; part -= 1) {
      // One in twenty parts is as long as a text may be that somebody pastes.
      const times = 1 + below([4, 4, 30, 300][below(4)] * (below(20) === 0 ? 40 : 1));
      const at = below(PIECES.length + fresh.length);
      for (let time = 0; time < times && text.length < LONGEST; time += 1) text += PIECES[at] ?? fresh[at - PIECES.length]();
    }
    return text;
  });
}
