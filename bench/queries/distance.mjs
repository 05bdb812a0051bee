// Slips of the pen, and how far two words are apart.

/** Insertions, deletions, substitutions and swaps of neighbours between two words; beyond `limit` any larger number. */
export function distance(a, b, limit = 2) {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let [last, row] = [[], Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (isSwap) next[j] = Math.min(next[j], last[j - 2] + 1);
    }
    if (Math.min(...next) > limit) return limit + 1;
    [last, row] = [row, next];
  }
  return row[b.length];
}

/** The kinds of slips, in turn. The first letter stays: that is where people slip least. */
export const SLIPS = ["swap", "drop", "double", "replace"];

/** The word with a slip of a kind near a place (counted from 1). */
export function slip(word, kind, at) {
  const place = 1 + (at % (word.length - 2));
  const head = word.slice(0, place);
  switch (kind) {
    case "swap":
      return head + word[place + 1] + word[place] + word.slice(place + 2);
    case "drop":
      return head + word.slice(place + 1);
    case "double":
      return head + word[place] + word.slice(place);
    default: {
      // The neighbour in the alphabet: a letter that is there for certain and is never the same.
      const other = word[place] === "z" ? "a" : String.fromCharCode(word.charCodeAt(place) + 1);
      return head + other + word.slice(place + 1);
    }
  }
}
