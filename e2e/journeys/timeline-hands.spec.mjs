// The timeline's buttons and keys, what it takes from the filters and gives to them, its layers and its marks.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { environment, expect, journey, open, settled } from "../support/journey.mjs";

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec"];

const picture = (page) => page.getByLabel(/^Timeline\. Plus and minus zoom/);
const days = (page) => page.locator(".timeline-days");
const press = (page, name) => page.getByRole("button", { name, exact: true }).click();

/** The meetings and dates of the corpus as they are exported, and the day of the last report. */
const exported = () => JSON.parse(readFileSync(join(environment.exports, "whole-meetings.json"), "utf8"));

/** A day of the page, "3 Sept 2024", as a number of days. */
function numbered(words) {
  const [day, month, year] = words.trim().split(" ");
  return Date.UTC(Number(year), MONTHS.indexOf(month), Number(day)) / 864e5;
}

/** A day of the address, 2024-09-03, in the page's words. */
function worded(iso) {
  const [year, month, day] = iso.split("-").map(Number);
  return `${day} ${MONTHS[month - 1]} ${year}`;
}

/** The first and the last day that the picture shows, as numbers of days. */
const shown = async (page) => (await days(page).innerText()).split(" – ").map(numbered);

journey("buttons and arrow keys move the picture, and Home and End bring its first and its last day", async ({ page }) => {
  await open(page, "/timeline");
  const all = await days(page).innerText();
  const [begin, end] = await shown(page);
  await press(page, "Zoom in");
  await press(page, "Zoom in");
  const near = await days(page).innerText();
  const [first] = await shown(page);
  expect(first).toBeGreaterThan(begin);
  await press(page, "Later");
  await expect(days(page)).not.toHaveText(near);
  expect((await shown(page))[0]).toBeGreaterThan(first);
  await picture(page).focus();
  await page.keyboard.press("ArrowLeft");
  await expect(days(page)).toHaveText(near);
  await press(page, "Earlier");
  await expect(days(page)).not.toHaveText(near);
  expect((await shown(page))[0]).toBeLessThan(first);
  await picture(page).focus();
  await page.keyboard.press("ArrowRight");
  await expect(days(page)).toHaveText(near);
  await page.keyboard.press("Home");
  await expect.poll(async () => (await shown(page))[0]).toBe(begin);
  await page.keyboard.press("End");
  await expect.poll(async () => (await shown(page))[1]).toBe(end);
  expect((await shown(page))[0]).toBeGreaterThan(begin);
  await press(page, "All days");
  await expect(days(page)).toHaveText(all);
});

journey("the days on show become the filter of the page, and Back undoes it", async ({ page }) => {
  await open(page, "/timeline");
  await expect(picture(page).locator(".timeline-event").first()).toBeVisible();
  await expect(picture(page).locator(".is-muted")).toHaveCount(0);
  await press(page, "Zoom in");
  await press(page, "Zoom in");
  const near = await days(page).innerText();
  await press(page, "Use these days as a filter");
  await expect(page).toHaveURL(/#\/timeline\?from=\d{4}-\d\d-\d\d&to=\d{4}-\d\d-\d\d$/);
  const [from, to] = page.url().match(/\d{4}-\d\d-\d\d/g);
  expect(`${worded(from)} – ${worded(to)}`).toBe(near);
  const chips = page.getByRole("list", { name: "Filters in force" });
  await expect(chips).toContainText(`From: ${worded(from)}`);
  await expect(chips).toContainText(`To: ${worded(to)}`);
  await expect(page.locator(".event-entry.is-muted")).not.toHaveCount(0);
  await page.goBack();
  await expect(page).toHaveURL(/#\/timeline$/);
  await expect(page.locator(".event-entry.is-muted")).toHaveCount(0);
});

journey("with filters there is a way to what they leave, and without there is none", async ({ page }) => {
  const fit = page.getByRole("button", { name: "Fit to the filters" });
  await open(page, "/timeline");
  await expect(picture(page)).toBeVisible();
  await expect(fit).toHaveCount(0);
  await open(page, "/timeline?person=sergei-lavrov");
  const left = page.locator(".event-entry:not(.is-muted) .event-when");
  await expect(left).not.toHaveCount(0);
  const [begin, end] = await shown(page);
  const all = await days(page).innerText();
  await fit.click();
  await expect(days(page)).not.toHaveText(all);
  const [first, last] = await shown(page);
  expect(last - first).toBeLessThan(end - begin);
  for (const when of await left.allTextContents()) {
    expect(numbered(when)).toBeGreaterThanOrEqual(first);
    expect(numbered(when)).toBeLessThanOrEqual(last);
  }
  await expect(picture(page).locator(".timeline-event:not(.is-muted)")).toHaveCount(await left.count());
});

journey("a line stands at the day of the last report, or from which the corpus is seen, while it is on show", async ({ page }) => {
  const line = picture(page).locator(".as-of-line");
  await open(page, "/timeline");
  await expect(line).toHaveText(`last report ${worded(exported().about.corpus.asOf)}`);
  for (let i = 0; i < 3; i++) await press(page, "Zoom in");
  await picture(page).focus();
  await page.keyboard.press("End");
  await expect(line).toHaveCount(0);
  await press(page, "All days");
  await expect(line).toHaveCount(1);
  await open(page, "/timeline?as-of=2025-12-31");
  await expect(line).toHaveText("known on 31 Dec 2025");
});

/** The part of the timeline to which an exported event belongs. */
function layer({ occasion, status }) {
  if (["anniversary", "act", "programme"].includes(occasion)) return "Anniversaries, decisions and programmes";
  return ["planned", "lapsed"].includes(status) ? "Planned meetings" : "Meetings held";
}

for (const name of ["Meetings held", "Planned meetings", "Anniversaries, decisions and programmes"]) {
  journey(`the layer "${name}" goes from the list and from the picture when it is hidden, and comes back`, async ({ page }) => {
    const events = exported().rows;
    const own = events.filter((one) => layer(one) === name).map((one) => one.address);
    const addresses = (links) => links.evaluateAll((all) => [...new Set(all.map((one) => one.getAttribute("href")))].sort());
    const listed = () => addresses(page.locator(".event-years .event-title"));
    const drawn = () => addresses(picture(page).locator(".timeline-event a"));
    const others = (all) => all.filter((one) => !own.includes(one));
    await open(page, "/timeline");
    await expect(picture(page).locator(".timeline-event").first()).toBeVisible();
    const [list, marks] = [await listed(), await drawn()];
    expect(list).toEqual(events.map((one) => one.address).sort());
    expect(others(marks).length).toBeLessThan(marks.length);
    const band = picture(page).locator(".band-name").filter({ hasText: name });
    const button = page.getByRole("group", { name: "What to show" }).getByRole("button", { name: new RegExp(`^${name}`) });
    await expect(button.locator(".count")).toHaveText(String(own.length));
    await button.click();
    await expect(button).toHaveAttribute("aria-pressed", "false");
    await expect.poll(listed).toEqual(others(list));
    await expect.poll(drawn).toEqual(others(marks));
    await expect(band).toHaveCount(0);
    await button.click();
    await expect(button).toHaveAttribute("aria-pressed", "true");
    await expect.poll(listed).toEqual(list);
    await expect.poll(drawn).toEqual(marks);
    await expect(band).toHaveCount(1);
  });
}

journey("each mark of the list is one that the legend explains, as often as events are exported so", async ({ page }) => {
  const events = exported().rows;
  await open(page, "/timeline");
  const legend = page.getByRole("list", { name: "What the marks mean" }).getByRole("listitem");
  const meanings = new Map(
    await legend.evaluateAll((all) => all.map((one) => [one.textContent.trim(), one.querySelector(".mark-icon")?.innerHTML])),
  );
  const entries = await page.locator(".event-years .event-entry").evaluateAll((all) =>
    all.map((one) => ({
      // "Meeting, held"
      said: one.querySelector(".facts li").textContent.split(", ").slice(1).join(", "),
      shape: one.querySelector(".mark-icon").innerHTML,
    })),
  );
  const inLegend = { lapsed: "did not take place", ongoing: "goes on" };
  expect(new Set(entries.map(({ shape }) => shape)).size, "different marks").toBeGreaterThan(2);
  for (const { said, shape } of entries) expect(shape, said).toBe(meanings.get(inLegend[said] ?? said));
  const of = (...words) => entries.filter(({ said }) => words.includes(said)).length;
  const counted = (status) => events.filter((one) => one.status === status).length;
  expect(of("held", "announced, then held")).toBe(counted("held"));
  for (const status of ["planned", "ongoing", "lapsed"]) expect(of(status), status).toBe(counted(status));
});

journey("a timeline that begins without width is drawn when it is shown, as one that never was hidden", async ({ page }) => {
  const marks = picture(page).locator(".timeline-event");
  await open(page, "/timeline");
  await expect(marks.first()).toBeVisible();
  const drawn = await marks.count();
  await open(page, "/");
  await page.locator("main").evaluate((main) => {
    main.style.setProperty("display", "none");
    location.hash = "/timeline";
  });
  await expect(page.locator(".timeline-chart")).toHaveCount(1);
  await settled(page);
  await expect(page.locator(".timeline-svg")).toHaveCount(0);
  await page.locator("main").evaluate((main) => main.style.removeProperty("display"));
  await expect(marks).toHaveCount(drawn);
  const width = (place) => page.locator(place).evaluate((one) => Math.round(one.getBoundingClientRect().width));
  expect(await width(".timeline-svg")).toBe(await width(".timeline-chart"));
});
