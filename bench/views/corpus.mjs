// A corpus of many events out of nothing: invented ministers of invented coasts, who meet, announce and speak.
// The same every time.
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { hash } from "../collection/choice.mjs";

const SIDES = ["Norland", "Sudmark", "Ostrava Coast", "Westria"];
const FIRST = "Ada Bo Cleo Dan Eva Finn Gro Hal Ida Jon Kaja Lars Mia Nils Ola Pia Rolf Siv Tor Unn".split(" ");
const LAST = "Askeland Berntsen Corvald Drammell Engstad Falkvard Grimsund Halvars Ivarsund Jernvik".split(" ");
const CITIES = "Havnby Stranddal Fjordvik Nesodd Tindfoss Elvestad Bergholm Sandvar Skarhavn Lysby".split(" ");
const TOPICS = ["fishing", "harbours", "tariffs", "pipelines", "visas", "satellites", "grain", "ferries"];
const VERBS = ["said that", "stressed that", "noted that", "added that"];
const EVENTS_IN_A_DOCUMENT = 5;

const pick = (list, key) => list[hash(key) % list.length];
const id = (name) => name.toLowerCase().replace(/[^a-z]+/g, "-");
const day = (n) => new Date(Date.UTC(2000, 0, 3 + n));
const written = (date) =>
  date.toLocaleDateString("en-US", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });

const PEOPLE = FIRST.flatMap((first, i) =>
  LAST.map((last, j) => ({ name: `${first} ${last}`, side: SIDES[(i + j) % SIDES.length] })),
);

/** Writes a folder with its authority; about so many events are found in it. */
export function writeCorpus(folder, events) {
  mkdirSync(path.join(folder, "authority"), { recursive: true });
  const toml = (name, kind, tables) =>
    writeFileSync(
      path.join(folder, "authority", `${name}.toml`),
      tables.map((table) => `[[${kind}]]\n${Object.entries(table).map(([k, v]) => `${k} = ${JSON.stringify(v)}`).join("\n")}\n`).join("\n"),
    );
  toml("sides", "side", SIDES.map((name) => ({ id: id(name), name, place: `${id(name)}-land` })));
  toml("places", "place", [
    ...SIDES.map((name) => ({ id: `${id(name)}-land`, name, sort: "country", aliases: [] })),
    ...CITIES.map((name) => ({ id: id(name), name, sort: "city", aliases: [] })),
  ]);
  toml("people", "person", PEOPLE.map(({ name, side }) => ({ id: id(name), name, side: id(side), titles: [`Minister of ${side}`] })));
  toml("topics", "topic", TOPICS.map((name) => ({ id: name, name, terms: [name], not: [] })));
  toml("organisations", "organisation", SIDES.map((name) => ({ id: `office-${id(name)}`, name: `Office of ${name}`, side: id(name), sort: "state body", kind: "readout", date_line: [name] })));

  const documents = Math.ceil(events / EVENTS_IN_A_DOCUMENT);
  const lines = Array.from({ length: documents }, (_, n) => document(n));
  writeFileSync(path.join(folder, "events.jsonl"), `${lines.map((line) => JSON.stringify(line)).join("\n")}\n`);
}

function document(n) {
  const paragraphs = Array.from({ length: EVENTS_IN_A_DOCUMENT }, (_, k) => {
    const key = `${n} ${k}`;
    const one = pick(PEOPLE, `one ${key}`);
    const others = PEOPLE.filter(({ side }) => side !== one.side);
    const other = pick(others, `other ${key}`);
    // Dates hardly repeat, so that meetings of the same two stay two.
    const date = day((n * EVENTS_IN_A_DOCUMENT + k) % 9_000);
    const says = ({ name }, part) => `${name} ${pick(VERBS, `verb ${part} ${key}`)} ${pick(TOPICS, `topic ${part} ${key}`)} matter to both coasts.`;
    const meets = `${one.name} met with ${other.name} in ${pick(CITIES, `city ${key}`)} on ${written(date)}.`;
    const next = hash(`plan ${key}`) % 5 ? "" : ` They will meet again on ${written(new Date(date.getTime() + 90 * 864e5))}.`;
    return `${meets} ${says(one, 1)} ${says(other, 2)}${next}`;
  });
  const published = day((n * EVENTS_IN_A_DOCUMENT + EVENTS_IN_A_DOCUMENT) % 9_000);
  return {
    id: `report-${n}`,
    title: `${pick(TOPICS, `title ${n}`)} and ${pick(TOPICS, `end ${n}`)}, report ${n}`,
    body: paragraphs.join("\n\n"),
    published: published.toISOString().slice(0, 10),
    carrier: `office-${id(pick(SIDES, `carrier ${n}`))}`,
    kind: "readout",
  };
}

// As a command: `node corpus.mjs FOLDER EVENTS`.
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [folder, events] = process.argv.slice(2);
  writeCorpus(folder, Number(events));
}
