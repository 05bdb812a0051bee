// Chance that is the same on every machine: what is drawn depends on the seed and on nothing else.

/** FNV-1a over the text's UTF-16 units, with a last mix so that similar texts do not stay neighbours. */
export function hash(text, seed = 1) {
  let h = (0x811c9dc5 ^ seed) >>> 0;
  for (let at = 0; at < text.length; at++) h = Math.imul(h ^ text.charCodeAt(at), 0x01000193);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** The items in an order that only the seed decides; `key` is what tells them apart. */
export function drawn(items, key, seed = 1) {
  const ranked = items.map((item) => [hash(key(item), seed), key(item), item]);
  ranked.sort((a, b) => a[0] - b[0] || (a[1] < b[1] ? -1 : 1));
  return ranked.map(([, , item]) => item);
}

/** A permutation of a list. */
export const shuffled = (items, seed) => drawn([...items.keys()], String, seed).map((n) => items[n]);
