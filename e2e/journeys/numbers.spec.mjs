// The page's numbers, against a count of the exported rows that shares no code with it.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { environment, expect, journey, open, settled } from "../support/journey.mjs";

const rows = (what) => JSON.parse(readFileSync(join(environment.exports, `whole-${what}.json`), "utf8")).rows;

/** A number as the page writes it: thousands stand apart by a narrow space. */
const number = (text) => Number(text.replace(/\D/g, ""));

/** The sides of those who speak; where nobody is named, that of the account. */
const sidesOf = ({ speakers, speaker_sides, originator_side }) => (speakers.length ? speaker_sides : [originator_side]);

journey("each cell of the overview's matrix is a count of the exported statements", async ({ page }) => {
  const statements = rows("statements");
  await open(page);
  await page.getByRole("button", { name: /Show all \d+ topics/ }).click();
  const cells = await page.locator(".matrix a.count").evaluateAll((links) =>
    links.map((link) => ({ href: link.getAttribute("href"), text: link.textContent })),
  );
  expect(cells.length).toBeGreaterThan(30);
  for (const { href, text } of cells) {
    const asked = new URLSearchParams(href.split("?")[1]);
    const [topic, side] = [asked.get("topic"), asked.get("side")];
    const found = statements.filter((one) => one.topics.includes(topic) && (!side || sidesOf(one).includes(side)));
    expect(number(text), href).toBe(found.length);
  }
  // A side that says nothing on a topic has no number, and nothing to find.
  const rowsOf = new Map(statements.flatMap((one) => one.topics.map((topic) => [topic, true])));
  expect(await page.locator(".matrix tbody tr").count()).toBe(rowsOf.size);
});

journey("each cell of the topics opens exported statements of its topic and side, as many as it says", async ({ page }) => {
  const statements = new Map(rows("statements").map((one) => [one.id, one]));
  const topics = new Map(rows("topics").map((row) => [row.topic_name, row.topic]));
  await open(page, "/topics");
  const cells = page.locator("td .topic-cell:has(.count)");
  const labels = await cells.evaluateAll((all) => all.map((one) => one.getAttribute("aria-label")));
  expect(labels.length).toBeGreaterThan(40);
  journey.slow();
  // Every fifth one: some of each row and column.
  for (let at = 0; at < labels.length; at += 5) {
    await cells.nth(at).click();
    // "Taiwan, China, Wang Yi and Sergei Shoigu, Beijing, 1 Feb 2026: 3 statements"
    const name = [...topics.keys()].find((name) => labels[at].startsWith(`${name}, `));
    const side = labels[at].slice(name.length + 2).split(",")[0].toLowerCase();
    const cards = page.locator("#topic-opened .statement a[href*='#/document/']");
    await expect(cards.first()).toBeVisible();
    const opened = await cards.evaluateAll((links) =>
      links.map((link) => decodeURIComponent(link.getAttribute("href").split("#/document/")[1].split("?")[0])),
    );
    const ids = [...new Set(opened)];
    expect(ids.length, labels[at]).toBe(number(labels[at].slice(labels[at].lastIndexOf(":"))));
    for (const id of ids) {
      const one = statements.get(id);
      expect(one?.topics, id).toContain(topics.get(name));
      expect(one.originator_side?.replaceAll("-", " ") ?? "no side", id).toBe(side);
    }
    await cells.nth(at).click();
  }
});

journey("the counts of the facets are counts of the exported documents", async ({ page }) => {
  const statements = rows("statements");
  const mentions = rows("mentions");
  const whole = rows("documents");
  const documents = (found) => new Set(found.map((one) => one.document)).size;
  const names = (kind) => (id) =>
    documents([
      ...mentions.filter((one) => one.kind === kind && one.entity === id),
      ...statements.filter((one) => one.speakers.includes(id)),
    ]);
  const meetings = new Map(rows("meetings").map((one) => [one.id, one.documents.length]));
  const recount = {
    side: (id) => documents(statements.filter((one) => one.originator_side === id || one.speaker_sides.includes(id))),
    topic: (id) => documents(statements.filter((one) => one.topics.includes(id))),
    person: names("person"),
    organisation: names("organisation"),
    place: names("place"),
    treaty: names("treaty"),
    series: names("series"),
    originator: (id) => whole.filter((one) => one.originators.includes(id)).length,
    meeting: (id) => meetings.get(id) ?? 0,
  };
  await open(page, "/documents");
  await page.locator("details.facet").evaluateAll((all) => all.forEach((one) => one.setAttribute("open", "")));
  // A button that was pressed has another name.
  const more = page.locator(".facet").getByRole("button", { name: /^Show all/ });
  for (let left = await more.count(); left > 0; left -= 1) await more.first().click();
  const shown = await page.locator(".facet-value").evaluateAll((all) =>
    all.map((one) => ({ field: one.querySelector("input").id, count: one.querySelector(".count").firstChild.textContent })),
  );
  for (const [facet, count] of Object.entries(recount)) {
    const values = shown.filter(({ field }) => field.startsWith(`${facet}-`));
    expect(values.length, facet).toBeGreaterThan(1);
    for (const value of values) expect(number(value.count), value.field).toBe(count(value.field.slice(facet.length + 1)));
  }
});

for (const kind of ["person", "organisation", "place"]) {
  journey(`mentions and statements of each ${kind} are counts of the exported rows`, async ({ page }) => {
    const [statements, mentions] = [rows("statements"), rows("mentions")];
    await open(page, `/entities?show=${kind}`);
    const lines = await page.locator(".entity-line").evaluateAll((all) =>
      all.map((one) => ({
        id: one.querySelector(".entity-name a").getAttribute("href").split("/entity/")[1],
        mentions: one.querySelector(".entity-mentions .count").textContent,
        statements: one.querySelector(".entity-statements").textContent,
      })),
    );
    expect(lines.length).toBeGreaterThan(3);
    for (const line of lines) {
      const sum = mentions.filter((one) => one.entity === line.id).reduce((sum, one) => sum + one.mentions, 0);
      expect(number(line.mentions), line.id).toBe(sum);
      expect(number(line.statements || "0"), line.id).toBe(statements.filter((one) => one.speakers.includes(line.id)).length);
    }
  });
}

journey("how many segments of a side attest an event opens their documents", async ({ page }) => {
  await open(page, "/meetings");
  const counts = page.locator(".event-reported .facts a");
  const [all, opened] = [await counts.count(), new Set()];
  expect(all, "numbers by side").toBeGreaterThan(5);
  for (let at = 0; at < all; at += 5) {
    const number = Number.parseInt(await counts.nth(at).innerText(), 10);
    await counts.nth(at).click();
    await expect(page).toHaveURL(/#\/documents\?.*originator=/);
    await settled(page);
    const documents = await page.locator(".result").count();
    expect(documents, "documents with so many segments").toBeGreaterThan(0);
    expect(documents).toBeLessThanOrEqual(number);
    opened.add(page.url());
    await page.goBack();
    await settled(page);
  }
  expect(opened.size, "events and sides have lists of their own").toBeGreaterThan(2);
});

journey("numbers of what no view lists open the rules that found it", async ({ page }) => {
  await open(page, "/about");
  for (const name of ["lines set aside", "expressions of time", "pairs of reused passages"]) {
    await page.getByRole("button", { name: new RegExp(`^\\d+ ${name}$`) }).click();
    const heading = page.getByRole("heading", { name: new RegExp(name, "i") });
    await expect(heading).toBeFocused();
    const rule = page.locator(".rule-group").filter({ has: heading }).locator("summary").first();
    await rule.click();
    await expect(rule.locator("xpath=..").locator(".rule-example").first()).toBeVisible();
  }
});
