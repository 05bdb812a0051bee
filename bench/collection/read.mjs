// Reads a collection: a folder with one or more `.jsonl` or `.jsonl.gz`, one document per line.
//
// A document has `id`, `title`, `body`, `date` (YYYY-MM-DD) and lists of values for facets. Lines without
// an id are left out; those without a text stay, because facets and days count them.
import { createReadStream, readdirSync } from "node:fs";
import path from "node:path";
import { createInterface } from "node:readline";
import { createGunzip } from "node:zlib";

/** Whatever else of a document is a list of strings is a facet, in the order of first appearance. */
const OWN_FIELDS = new Set(["id", "title", "body", "date"]);

/** All documents of a folder: `{ documents, facets }`, where `facets` are the names of facets. */
export async function readCollection(dir) {
  const files = readdirSync(dir)
    .filter((name) => /\.jsonl(\.gz)?$/.test(name))
    .sort();
  if (files.length === 0) throw new Error(`expected a .jsonl or .jsonl.gz in the folder: ${dir}`);
  const lines = [];
  for (const name of files) {
    const stream = createReadStream(path.join(dir, name));
    const input = name.endsWith(".gz") ? stream.pipe(createGunzip()) : stream;
    for await (const line of createInterface({ input, crlfDelay: Infinity })) {
      if (line.trim()) lines.push(JSON.parse(line));
    }
  }
  return collectionOf(lines);
}

/** The same from values that are already there. */
export function collectionOf(lines) {
  const facets = [];
  for (const line of lines) {
    for (const [name, value] of Object.entries(line)) {
      if (Array.isArray(value) && !OWN_FIELDS.has(name) && !facets.includes(name)) facets.push(name);
    }
  }
  const documents = lines
    .filter(({ id }) => id)
    .map((line) => ({
      id: String(line.id),
      title: line.title ?? "",
      body: line.body ?? "",
      date: line.date ?? "",
      ...Object.fromEntries(facets.map((name) => [name, line[name] ?? []])),
    }));
  return { documents, facets };
}

/** So many documents, spread evenly over the collection, so that all its days are met. */
export function sample({ documents, facets }, count) {
  if (!count || count >= documents.length) return { documents, facets };
  const step = documents.length / count;
  const chosen = Array.from({ length: count }, (_, n) => documents[Math.floor(n * step)]);
  return { documents: chosen, facets };
}

/** Every paragraph as a document of its own, with the title, day and facets of its document. */
export function paragraphs({ documents, facets }) {
  const parts = documents.flatMap((document) =>
    paragraphsOf(document.body).map((body, n) => ({ ...document, id: `${document.id}-${n + 1}`, body })),
  );
  return { documents: parts, facets };
}

/** In wire copy a paragraph ends where a line ends with a sentence and the next one begins one. */
export function paragraphsOf(text) {
  const parts = text.split(/\n\s*\n|(?<=[.!?]["']?)[ \t]*\n(?=["']?\p{Lu})/u);
  const found = parts.map((part) => part.trim()).filter(Boolean);
  return found.length > 0 ? found : [""];
}

/** What an engine is asked to make findable, in bytes of UTF-8. */
export function textBytes({ documents }) {
  return documents.reduce((sum, { title, body }) => sum + Buffer.byteLength(title) + Buffer.byteLength(body), 0);
}
