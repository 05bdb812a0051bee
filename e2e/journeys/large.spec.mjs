// The page over a thousand documents and five thousand events: no view shows everything at once, and each says so.
import { environment, expect, journey, open, settled } from "../support/journey.mjs";
import { expectAccessible } from "../support/axe.mjs";

const at = environment.large;
const number = (text) => Number(text.replace(/\D/g, ""));

for (const [name, place] of Object.entries({
  overview: "/",
  documents: "/documents",
  statements: "/statements",
  timeline: "/timeline",
  meetings: "/meetings",
  comparison: "/compare",
  topics: "/topics",
  "a topic": "/topic/fishing",
  entities: "/entities",
  "an entity": "/entity/ada-askeland",
  network: "/network",
  "a document": "/document/report-7",
  about: "/about",
})) {
  journey(`with a thousand documents, ${name} fits wide and narrow screens and axe finds nothing`, async ({ page }) => {
    for (const width of [1280, 320]) {
      await page.setViewportSize({ width, height: 800 });
      await open(page, place, { at });
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await settled(page);
      expect(await page.evaluate(() => document.documentElement.scrollWidth), "nothing to scroll sideways").toBeLessThanOrEqual(width);
      expect(await page.locator("main *").count(), "elements in the view").toBeLessThan(6000);
      await expectAccessible(page);
    }
  });
}

journey("of a thousand documents a list shows the first, and more on demand", async ({ page }) => {
  await open(page, "/documents", { at });
  await settled(page);
  await expect(page.locator(".search-summary > span")).toHaveText(/1.000 of 1.000 documents/);
  const before = await page.locator(".result").count();
  expect(before).toBeLessThan(100);
  await page.getByRole("button", { name: /^Show \d+ more/ }).click();
  await settled(page);
  expect(await page.locator(".result").count()).toBeGreaterThan(before);
});

journey("five thousand events stand as columns, whose numbers are in a table, and one by one where the axis comes close", async ({ page }) => {
  await open(page, "/timeline", { at });
  await expect(page.locator(".timeline-svg .column-bar").first()).toHaveAttribute("d", /^M/);
  const marks = page.locator(".timeline-event");
  await expect(marks).toHaveCount(0);
  const statements = page.getByRole("group", { name: "What to show" }).getByRole("button", { name: /^Statements/ });
  const table = page.locator(".counted-table");
  await table.locator("summary").click();
  const cells = table.locator("tbody td:last-child");
  await expect(cells).not.toHaveCount(0);
  const counts = await cells.allTextContents();
  expect(counts.length).toBeLessThanOrEqual(60);
  expect(counts.map(number).reduce((sum, one) => sum + one, 0)).toBe(number(await statements.innerText()));
  await page.getByRole("group", { name: /^Timeline/ }).focus();
  for (let step = 0; step < 14 && (await marks.count()) === 0; step += 1) {
    await page.keyboard.press("+");
    await settled(page);
  }
  expect(await marks.count()).toBeGreaterThan(0);
  expect(await marks.count()).toBeLessThan(400);
});

journey("a value that is not among the first of its facet is found by its name", async ({ page }) => {
  await open(page, "/documents", { at });
  await settled(page);
  const people = page.getByRole("group", { name: "Person" });
  if (!(await people.isVisible())) await page.locator("summary", { hasText: "Person" }).click();
  await people.getByRole("button", { name: /^Show more/ }).click();
  const listed = await people.locator(".facet-label").allInnerTexts();
  const name = ["Unn Jernvik", "Tor Ivarsund", "Siv Halvars", "Rolf Grimsund"].find((one) => !listed.includes(one));
  await people.getByRole("searchbox").fill(name);
  await people.getByRole("checkbox", { name: new RegExp(name) }).click();
  await expect(page).toHaveURL(/person=/);
  await expect(page.getByRole("link", { name: `Remove Person: ${name}` })).toBeVisible();
  await settled(page);
  expect(number(await page.locator(".search-summary > span").innerText().then((text) => text.split(" of ")[0]))).toBeGreaterThan(0);
});

/** From now on each piece takes its time. */
async function slowly(page) {
  await page.route("**/pieces/*.block", async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 500));
    await route.continue();
  });
}

journey("other bands stand in the same picture, which never goes while their pieces are on their way", async ({ page }) => {
  await open(page, "/timeline", { at });
  const picture = page.locator(".timeline-svg");
  await expect(picture.locator(".column-bar").first()).toHaveAttribute("d", /^M/);
  await settled(page);
  await slowly(page);
  await picture.evaluate((element) => element.setAttribute("data-first", ""));
  for (const [by, band] of [["Side", "Norland"], ["Person", "Without any of these people"], ["Kind", "Meetings held"]]) {
    await page.getByRole("navigation", { name: "Bands by" }).getByRole("link", { name: by }).click();
    await expect(picture).toBeVisible();
    await expect(picture).toContainText(band);
    await expect(picture, "the same picture").toHaveAttribute("data-first", "");
  }
});

journey("the parts of a topic wait for their pieces one by one, below a head that is there", async ({ page }) => {
  await open(page, "/topics", { at });
  await settled(page);
  await slowly(page);
  await page.getByRole("link", { name: "fishing", exact: true }).first().click();
  await expect(page.getByRole("heading", { level: 1, name: "fishing" })).toBeVisible();
  await expect(page.locator("main [aria-busy='true']")).not.toHaveCount(0);
  await settled(page);
  for (const name of ["Its terms", "Meeting by meeting", "What is said"]) {
    await expect(page.getByRole("heading", { level: 2, name })).toBeVisible();
  }
  await expect(page.locator(".month-column").first()).toBeVisible();
  await expect(page.locator(".statement").first()).toBeVisible();
});
