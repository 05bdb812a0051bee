// Exported files, opened in the programs that people open them in, or in the libraries these are made of.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { Cite } from "@citation-js/core";
import "@citation-js/plugin-bibtex";
import "@citation-js/plugin-ris";
import { parse as parseCsv } from "csv-parse/sync";
import Graph from "graphology";
import gexf from "graphology-gexf";
import jsonld from "jsonld";
import { environment } from "../support/environment.mjs";

const read = (file) => readFileSync(join(environment.exports, file), "utf8");
const json = (file) => JSON.parse(read(file));
const rows = (file) => json(file).rows;
const query = json("query.json");
const PAGE = "https://explorer.example/corpus/";

/** A cell of CSV as it was before it was made harmless for spreadsheets. */
const unguarded = (cell) => cell.replace(/^'/, "");

test("a CSV reader finds the documents of the query, in its order", () => {
  const documents = parseCsv(read("documents.csv"), { columns: true });
  expect(documents.map((row) => row.id)).toEqual(query.hits.map((hit) => hit.document));
  expect(documents.length).toBe(query.total);
  for (const row of documents) {
    expect(row.asked).toBe("side: china");
    expect(row.corpus).toMatch(/, as of \d{4}-\d\d-\d\d, [0-9a-f]{16}$/);
    expect(row.address).toBe(`${PAGE}#/document/${row.id}`);
  }
});

test("CSV and JSON hold the same statements", () => {
  const table = parseCsv(read("statements.csv"), { columns: true });
  const values = rows("statements.json");
  expect(table.length).toBe(values.length);
  expect(values.length).toBeGreaterThan(0);
  for (const [i, row] of table.entries()) {
    expect(unguarded(row.text)).toBe(values[i].text);
    expect(row.address).toBe(values[i].address);
  }
});

for (const format of ["ris", "bibtex", "csl"]) {
  test(`a reference manager reads ${format}`, () => {
    const documents = new Cite(read(`documents.${format}`)).data;
    expect(documents.length).toBe(query.total);
    const titles = new Set(parseCsv(read("documents.csv"), { columns: true }).map((row) => row.title));
    for (const one of documents) expect(titles).toContain(one.title);
    const statements = rows("statements.json");
    const quoted = new Cite(read(`statements.${format}`)).data;
    expect(quoted.length).toBe(statements.length);
    for (const [i, one] of quoted.entries()) {
      expect(one.URL).toBe(statements[i].address);
      const year = statements[i].date_first?.slice(0, 4);
      if (year && one.issued?.["date-parts"]) expect(String(one.issued["date-parts"][0][0])).toBe(year);
    }
  });
}

for (const what of ["documents", "statements", "meetings", "entities"]) {
  test(`a processor of linked data expands ${what} without asking the network`, async () => {
    const documentLoader = (url) => {
      throw new Error(`asked for ${url}`);
    };
    const [...nodes] = await jsonld.expand(json(`${what}.jsonld`), { documentLoader });
    const type = (node) => node["@type"][0].replace("https://schema.org/", "");
    expect(nodes.filter((node) => type(node) === "Dataset").length).toBe(1);
    const own = { documents: /Article|Report/, statements: /Quotation|Claim/, meetings: /^Event$/, entities: /./ }[what];
    expect(nodes.filter((node) => own.test(type(node))).length).toBeGreaterThan(0);
    if (what === "documents") {
      expect(nodes.filter((node) => own.test(type(node))).length).toBe(query.total);
    }
    for (const node of nodes) {
      expect(type(node)).toMatch(/^[A-Z][A-Za-z]+$/);
      for (const name of Object.keys(node)) {
        expect(name, "every property is of a vocabulary").toMatch(/^(@id|@type|https:\/\/schema\.org\/\w+|http:\/\/purl\.org\/dc\/terms\/date)$/);
      }
    }
    const quads = await jsonld.toRDF(json(`${what}.jsonld`), { documentLoader });
    expect(quads.length).toBeGreaterThan(nodes.length);
    // Whatever is referred to is described.
    const ids = new Set(nodes.map((node) => node["@id"]));
    const refers = ["attendee", "location", "superEvent", "publisher", "author", "creator", "claimInterpreter"];
    for (const name of refers) {
      for (const value of nodes.flatMap((node) => node[`https://schema.org/${name}`] ?? [])) {
        expect(ids).toContain(value["@id"]);
      }
    }
  });
}

test("a graph library reads the network with its numbers", () => {
  const graph = gexf.parse(Graph, read("network.gexf"));
  const links = rows("network.json");
  expect(graph.size).toBe(links.length);
  expect(graph.order).toBeGreaterThan(1);
  for (const link of links) {
    expect(graph.getEdgeAttribute(link.source, link.target, "weight")).toBe(link.segments);
    expect(graph.getNodeAttribute(link.source, "label")).toBe(link.source_name);
  }
});

test("TimelineJS itself shows every dated meeting", async ({ page }) => {
  const timeline = json("meetings.timeline");
  const folder = "node_modules/@knight-lab/timelinejs/dist";
  await page.route("**/*", (route) => route.fulfill({ body: "" }));
  await page.setContent("<div id=timeline style='width: 900px; height: 600px'></div>");
  await page.addScriptTag({ path: `${folder}/js/timeline.js` });
  const found = await page.evaluate(async (data) => {
    const shown = new window.TL.Timeline("timeline", data);
    while (!shown.config) await new Promise((done) => setTimeout(done, 50));
    const { config } = shown;
    return { errors: config.messages?.errors ?? [], events: config.events.map((one) => one.unique_id) };
  }, timeline);
  expect(found.errors).toEqual([]);
  expect(found.events.length).toBe(timeline.events.length);
  expect(new Set(found.events)).toEqual(new Set(timeline.events.map((one) => one.unique_id)));
});

test("counting the exported statements again gives the exported topics, sides and speakers", () => {
  const statements = rows("statements.json");
  const counts = new Map();
  const add = (...key) => counts.set(key.join("\n"), (counts.get(key.join("\n")) ?? 0) + 1);
  for (const one of statements) {
    // A statement without a named speaker belongs to the side in whose account it stands.
    const sides = one.speakers.length ? new Set(one.speaker_sides) : new Set([one.originator_side]);
    for (const topic of new Set(one.topics)) for (const side of sides) add(topic, side);
    for (const speaker of new Set(one.speakers)) add(speaker);
  }
  const topics = rows("topics.json");
  expect(topics.some((row) => row.statements > 0)).toBe(true);
  for (const row of topics) {
    expect(row.statements, `${row.topic}, ${row.side}`).toBe(counts.get(`${row.topic}\n${row.side}`) ?? 0);
  }
  const entities = rows("entities.json");
  expect(entities.some((row) => row.statements > 0)).toBe(true);
  for (const row of entities) expect(row.statements, row.id).toBe(counts.get(row.id) ?? 0);
});

test("adding up the exported mentions gives those of each entity", () => {
  const sums = new Map();
  for (const row of rows("mentions.json")) sums.set(row.entity, (sums.get(row.entity) ?? 0) + row.mentions);
  for (const row of rows("entities.json")) expect(row.mentions, row.id).toBe(sums.get(row.id) ?? 0);
});

test("counting the exported documents again gives the counts of the facets", () => {
  const documents = rows("documents.json");
  const count = (facet, of) => {
    for (const { value, count } of query.facets[facet]) {
      expect(documents.filter((row) => of(row).includes(value)).length, `${facet}: ${value}`).toBe(count);
    }
  };
  // The chosen facet counts what the others leave, so it is not among these.
  count("originator", (row) => row.originators);
});
