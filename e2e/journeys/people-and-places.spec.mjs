// The pages of organisations, places, series, treaties and people, and the list of all of them.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { environment, expect, journey, open, settled } from "../support/journey.mjs";

const read = (file) => JSON.parse(readFileSync(join(environment.exports, file), "utf8")).rows;
const heading = (page) => page.getByRole("heading", { level: 1 });
const region = (page, name) => page.getByRole("region", { name, exact: true });

/** The ids of the documents that are listed as results. */
async function results(page) {
  const links = page.locator(".result-title a");
  await expect(links).not.toHaveCount(0);
  await settled(page);
  return links.evaluateAll((all) => all.map((one) => one.getAttribute("href").match(/#\/document\/([^?]+)/)[1]));
}

const KINDS = [
  { id: "brics", kind: "Organisation, international", facet: "organisation" },
  { id: "moscow", kind: "Place, city", facet: "place" },
  { id: "strategic-security-consultation", kind: "Series of meetings", facet: "series" },
  { id: "good-neighbourliness-treaty", kind: "Treaty or plan, treaty", facet: "treaty" },
];

for (const { id, kind, facet } of KINDS) {
  const mentioned = () => read("whole-mentions.json").filter((one) => one.entity === id);

  journey(`the head of ${id} says its kind and its name, and its mentions are those of the exported rows`, async ({ page }) => {
    const rows = mentioned();
    await open(page, `/entity/${id}`);
    await expect(page.locator(".entity-kicker")).toContainText(kind);
    await expect(heading(page)).toHaveText(rows[0].name);
    const mentions = region(page, "Mentions over time");
    const total = rows.reduce((sum, one) => sum + one.mentions, 0);
    await expect(mentions.locator(".section-head .note")).toHaveText(`${total} mentions`);
    const labels = await mentions.getByRole("link").evaluateAll((all) => all.map((one) => one.getAttribute("title")));
    // "Feb 2026: 7 mentions". What is dated openly stands in no column.
    const columns = labels.map((label) => Number.parseInt(label.split(":")[1], 10));
    expect(columns.length).toBeGreaterThan(0);
    expect(columns.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(total);
  });

  journey(`a column of the mentions of ${id} opens documents of its month that name it`, async ({ page }) => {
    const rows = mentioned();
    await open(page, `/entity/${id}`);
    await region(page, "Mentions over time").getByRole("link").first().click();
    await expect(page).toHaveURL(new RegExp(`#/documents\\?${facet}=${id}&from=\\d{4}-\\d\\d-01&to=`));
    const month = page.url().match(/from=(\d{4}-\d\d)/)[1];
    const found = await results(page);
    for (const one of found) expect(rows.map((row) => row.document)).toContain(one);
    for (const row of rows.filter((row) => row.date_first?.startsWith(month))) expect(found).toContain(row.document);
  });

  journey(`who occurs with ${id} leads to its page, and the number to documents that name both`, async ({ page }) => {
    await open(page, `/entity/${id}`);
    const first = region(page, "Occurs with").locator(".bar-row").first();
    const name = await first.locator(".bar-label").innerText();
    await first.locator(".count").click();
    await expect(page).toHaveURL(new RegExp(`[?&]${facet}=${id}(&|$)`));
    const naming = (rows) => rows.map((one) => one.document);
    const other = read("whole-mentions.json").filter((one) => one.name === name);
    for (const one of await results(page)) {
      expect(naming(mentioned())).toContain(one);
      expect(naming(other)).toContain(one);
    }
    await page.goBack();
    await first.locator(".bar-label").click();
    await expect(heading(page)).toHaveText(name);
  });
}

for (const id of ["brics", "moscow", "strategic-security-consultation"]) {
  journey(`the meetings of ${id} are those of the exported rows, and lead on`, async ({ page }) => {
    const meetings = read("whole-meetings.json").filter((one) => [one.place, one.series, ...one.participants].includes(id));
    expect(meetings.length).toBeGreaterThan(0);
    await open(page, `/entity/${id}`);
    const list = region(page, "Meetings and planned events");
    await expect(list.locator(".section-head .note")).toHaveText(String(meetings.length));
    const titles = list.locator(".plan-title");
    expect((await titles.allInnerTexts()).sort()).toEqual(meetings.map((one) => one.title).sort());
    const planned = meetings.filter((one) => one.status === "planned");
    await expect(list.locator(".plan-note span").filter({ hasText: /^planned$/ })).toHaveCount(planned.length);
    const title = await titles.first().innerText();
    await titles.first().getByRole("link").click();
    await expect(heading(page)).toHaveText(title);
  });
}

journey("the documents of a place are as many as its link says", async ({ page }) => {
  await open(page, "/entity/moscow");
  const link = region(page, "Documents").getByRole("link", { name: /^\d+ documents$/ });
  const count = Number.parseInt(await link.innerText(), 10);
  await expect(region(page, "Documents").locator(".plan-title")).toHaveCount(count);
  await link.click();
  await expect(page.locator(".result")).toHaveCount(count);
});

journey("a person's offices lie where they are attested in the span of the corpus, and lead to their bodies", async ({ page }) => {
  await open(page, "/entity/wang-yi");
  const office = (title) => region(page, "Offices").locator(".office").filter({ hasText: title });
  const early = office("Director of the Office");
  const late = office("Foreign Minister of China");
  await expect(early).toContainText("attested Sept 2024 – 4 Feb 2026");
  await expect(late).toContainText("attested 2 Dec 2025 – 4 Feb 2026");
  const band = async (one) => one.locator(".band-fill").boundingBox();
  const [whole, part] = [await band(early), await band(late)];
  expect(part.x).toBeGreaterThan(whole.x);
  expect(part.width).toBeLessThan(whole.width);
  expect(part.x + part.width).toBeLessThanOrEqual(whole.x + whole.width + 4);
  await late.getByRole("link", { name: "Ministry of Foreign Affairs of China" }).click();
  await expect(heading(page)).toHaveText("Ministry of Foreign Affairs of China");
});

journey("an identifier of Wikidata leads there, and who has none in the authority shows none", async ({ page }) => {
  const row = page.locator(".spellings > div").filter({ hasText: "Wikidata" });
  for (const id of ["sergei-lavrov", "moscow", "wang-yi"]) {
    const { wikidata } = read("entities.json").find((one) => one.id === id);
    await open(page, `/entity/${id}`);
    await expect(heading(page)).toBeVisible();
    const links = await row.getByRole("link").evaluateAll((all) => all.map((one) => [one.textContent, one.href]));
    expect(links, id).toEqual(wikidata ? [[wikidata, `https://www.wikidata.org/wiki/${wikidata}`]] : []);
  }
});

/** Waits until so many lines are listed, and as many are announced. */
async function listed(page, count) {
  await expect(page.locator(".entity-list").first().locator(".entity-line")).toHaveCount(count);
  const said = count === 1 ? "1 entity listed" : `${count} entities listed`;
  await expect(page.getByRole("main").getByRole("status").filter({ hasText: "listed" })).toHaveText(said);
}

for (const [kind, typed, name] of [
  ["person", "шойг", "Sergei Shoigu"],
  ["organisation", "上合", "Shanghai Cooperation Organisation"],
  ["place", "пете", "St. Petersburg"],
]) {
  journey(`typing ${typed} leaves ${name} alone of each ${kind}, and an empty field brings all back`, async ({ page }) => {
    await open(page, `/entities?show=${kind}`);
    const all = await page.locator(".entity-list").first().locator(".entity-line").count();
    expect(all).toBeGreaterThan(5);
    await listed(page, all);
    const find = page.getByRole("searchbox", { name: "Find a name in any script" });
    await find.pressSequentially(typed);
    await listed(page, 1);
    await expect(page.locator(".entity-line")).toContainText(name);
    await expect(page.locator(".entity-alias")).toContainText(new RegExp(typed, "i"));
    await expect(find).toBeFocused();
    await find.fill("");
    await listed(page, all);
    await expect(page.locator(".entity-alias")).toHaveCount(0);
  });
}

journey("where no name has what is typed, the list says so and can be had back", async ({ page }) => {
  await open(page, "/entities?show=person");
  const all = await page.locator(".entity-line").count();
  await page.getByRole("searchbox", { name: "Find a name in any script" }).fill("zeppelin");
  await expect(page.getByText("None of the people has “zeppelin” in its name")).toBeVisible();
  await expect(page.locator(".entity-line")).toHaveCount(0);
  await page.getByRole("link", { name: "show all people" }).click();
  await listed(page, all);
});

journey("sorted by name, the list has its names in order, and the focus stays on the link", async ({ page }) => {
  await open(page, "/entities?show=person");
  const names = async () => (await page.locator(".entity-name > a").allInnerTexts()).map((name) => name.toLowerCase());
  const before = await names();
  const link = page.getByRole("group", { name: "Sort" }).getByRole("link", { name: "Name" });
  await link.click();
  await expect(page).toHaveURL(/by=name/);
  await expect(link).toHaveAttribute("aria-current", "true");
  await expect.poll(names).toEqual([...before].sort());
  expect(before).not.toEqual([...before].sort());
  await expect(link).toBeFocused();
});
