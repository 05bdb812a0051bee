// Puts the page into one HTML file that opens from a disk: styles, script and code inside, nothing to fetch.
// Run by `node --eval` with: index.html, the script, the code, the file to write, and then the styles.
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const [index, script, code, out, ...styles] = process.argv.slice(1);
const text = (file) => readFileSync(file, "utf8");
const hash = (source) => `'sha256-${createHash("sha256").update(source).digest("base64")}'`;

const bindings = text(script);
if (/^\s*import\s/m.test(bindings)) throw new Error(`expected a script that imports nothing: ${script}`);
const module = `${bindings}
const loading = document.getElementById("readout-loading");
const panel = document.getElementById("readout-start-failed");
try {
  const packed = atob(document.getElementById("readout-code").textContent.trim());
  const bytes = Uint8Array.from(packed, (letter) => letter.charCodeAt(0));
  const unpacked = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  await __wbg_init({ module_or_path: await new Response(unpacked).arrayBuffer() });
} catch (error) {
  console.error(error);
  document.getElementById("readout-start-error").textContent = String(error?.message ?? error);
  panel.hidden = false;
  if (loading) loading.hidden = true;
}
`;
const style = styles.map(text).join("\n");
for (const part of [module, style]) {
  if (/<\/(script|style)|<!--/i.test(part)) throw new Error("expected nothing that ends a script or a style");
}
const policy = [
  "default-src 'none'",
  `script-src ${hash(module)} 'wasm-unsafe-eval'`,
  `style-src ${hash(style)}`,
  "img-src data:",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");
const packed = gzipSync(readFileSync(code), { level: 9 }).toString("base64");

let html = text(index).replace(/[ \t]*<link data-trunk[^>]*>\n/g, "").replace(/[ \t]*<!-- The page enables[^>]*-->\n/g, "");
const replaced = (pattern, by) => {
  if (html.match(pattern)?.length !== 1) throw new Error(`expected one match of ${pattern} in ${index}`);
  html = html.replace(pattern, () => by);
};
replaced(/content="default-src[^"]*"/g, `content="${policy}"`);
replaced(/<\/head>/g, `<style>${style}</style>\n  </head>`);
replaced(
  /<\/body>/g,
  `<script type="text/plain" id="readout-code">${packed}</script>\n    <script type="module">${module}</script>\n  </body>`,
);
writeFileSync(out, html);
console.log(html.length);
