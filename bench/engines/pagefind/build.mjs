import path from "node:path";
import { load } from "../../harness/packages.mjs";

export const name = "Pagefind";
export const packages = ["pagefind"];
// What https://pagefind.app/docs/api/ says: the page imports the script that the index brings.
export const preload = [{ href: "data/pagefind.js", as: "script" }];

/** Its bundle holds its own scripts, styles and wasm, most of which a page never asks for. */
export const isCode = (file) => /\.(js|css)$|^wasm\./.test(file);

/** Every document as a page with its title as the first heading, filters and all (https://pagefind.app/docs/node-api/). */
export async function build({ documents, facets }, dir) {
  const pagefind = await load("pagefind");
  const { index, errors } = await pagefind.createIndex({ forceLanguage: "en" });
  if (!index) throw new Error(errors.join("; "));
  // The service reads one message after the other; some on their way keep it busy.
  for (let at = 0; at < documents.length; at += 200) {
    await Promise.all(documents.slice(at, at + 200).map((one) => index.addHTMLFile(pageOf(one, facets))));
  }
  await index.writeFiles({ outputPath: path.resolve(dir) });
  await pagefind.close();
}

function pageOf(document, facets) {
  const filters = facets.flatMap((facet) =>
    document[facet].map((value) => `<meta data-pagefind-filter="${facet}[content]" content="${escaped(value)}">`),
  );
  const paragraphs = document.body.split(/\n\s*\n/).map((text) => `<p>${escaped(text)}</p>`);
  const content = `<!doctype html><html lang="en"><head><title>${escaped(document.title)}</title>${filters.join("")}</head>
<body><h1>${escaped(document.title)}</h1>${paragraphs.join("\n")}</body></html>`;
  return { url: `/${encodeURIComponent(document.id)}/`, content };
}

const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
