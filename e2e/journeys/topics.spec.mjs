// Topics: what each account of each meeting says on each, what it leaves out, and the page of one topic.
import { expect, journey, open } from "../support/journey.mjs";
import { expectAccessible } from "../support/axe.mjs";

const NUMBER = /^\d+$/;
const cells = (page) => page.locator(".topic-cell");
const counted = (page) => cells(page).filter({ hasText: NUMBER });
const absent = (page) => cells(page).filter({ hasText: "absent" });
const opened = (page) => page.locator(".topic-opened");

/** What scrolls sideways besides the table's own region. */
const overflow = (page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

journey("every number in the matrix opens as many statements as it says", async ({ page }) => {
  await open(page, "/topics");
  await expect(counted(page).first()).toBeVisible();
  const all = await counted(page).count();
  expect(all, "numbers").toBeGreaterThan(20);
  for (let at = 0; at < all; at += 7) {
    const cell = counted(page).nth(at);
    await cell.click();
    await expect(cell).toHaveAttribute("aria-expanded", "true");
    await expect(opened(page).locator(".statement")).toHaveCount(Number(await cell.innerText()));
    // Also where the cell stands at the end of what is in sight.
    await expect(opened(page).locator(".topic-opened-head")).toBeInViewport();
  }
  await expect(opened(page), "one at a time").toHaveCount(1);
});

journey("what an open cell lists stands in the text", async ({ page }) => {
  await open(page, "/topics");
  await counted(page).first().click();
  await expect(opened(page)).toContainText(/\d+ of [\d\s]+ words in \d+ of \d+ sentences \((<\s)?\d+ %\)/);
  await expect(opened(page)).toContainText(/\d+(st|nd|rd|th) of its \d+ topics, first in sentence \d+/);
  const words = await opened(page).locator(".statement-words").first().innerText();
  await opened(page).getByRole("link", { name: "Open in the text" }).first().click();
  await expect(page).toHaveURL(/#\/document\//);
  await expect(page.getByRole("main")).toContainText(words);
});

journey("an absence says how many sentences were searched, and for which terms", async ({ page }) => {
  await open(page, "/topics");
  await absent(page).first().click();
  await expect(opened(page)).toContainText(/0 of \d+ sentences? \(\d+ statements?\)\. Terms searched: \w/);
  await absent(page).first().click();
  await expect(opened(page)).toHaveCount(0);
});

journey("the number of all statements on a topic opens these", async ({ page }) => {
  await open(page, "/topics");
  const row = page.getByRole("row").filter({ has: page.getByRole("rowheader", { name: "Taiwan", exact: true }) });
  const all = row.getByRole("link", { name: /^Taiwan: \d+ statements$/ });
  const count = await all.innerText();
  await all.click();
  await expect(page).toHaveURL(/#\/statements\?topic=taiwan$/);
  await expect(page.getByText(new RegExp(`^${count} of \\d+ statements$`))).toBeVisible();
  // A list begins with a part of a long answer.
  const more = page.getByRole("button", { name: /^Show \d+ more$/ });
  while (await more.isVisible()) await more.click();
  await expect(page.locator(".statement")).toHaveCount(Number(count));
});

journey("the measure stands in the address, and Back goes to the one before", async ({ page }) => {
  await open(page, "/topics");
  const measures = page.getByRole("navigation", { name: "What the cells show" });
  await measures.getByRole("link", { name: "Share of words" }).click();
  await expect(page).toHaveURL(/#\/topics\?by=share$/);
  await expect(cells(page).filter({ hasText: /\d %$/ }).first()).toBeVisible();
  await expect(measures.getByRole("link", { name: "Share of words" })).toHaveAttribute("aria-current", "true");
  await measures.getByRole("link", { name: "Order of mention" }).click();
  await expect(cells(page).filter({ hasText: /^1st$/ }).first()).toBeVisible();
  await page.goBack();
  await expect(cells(page).filter({ hasText: /\d %$/ }).first()).toBeVisible();
});

journey("a chosen topic is one row, and what it is absent from stays in sight", async ({ page }) => {
  await open(page, "/topics?topic=taiwan");
  await expect(page.getByRole("rowheader")).toHaveText(["Taiwan"]);
  await expect(counted(page).first()).toBeVisible();
  await expect(absent(page).first()).toBeVisible();
  // Where nothing of it is left, its row says so.
  await open(page, "/topics?topic=visas&to=2024-12-31");
  await expect(page.getByRole("rowheader")).toHaveText(["Visa-free travel"]);
});

journey("what filters hide is not called absent", async ({ page }) => {
  await open(page, "/topics");
  await expect(counted(page).first()).toBeVisible();
  const before = await absent(page).count();
  await open(page, "/topics?person=vladimir-putin&side=russia");
  const hidden = cells(page).filter({ hasText: "filtered out" });
  await expect(hidden.first()).toBeVisible();
  expect(await absent(page).count()).toBeLessThanOrEqual(before);
  await hidden.first().click();
  await expect(opened(page)).toContainText(/\d+ statements? on it, which the filters leave out/);
  await opened(page).getByRole("link", { name: "Remove the filters" }).click();
  await expect(page).toHaveURL(/#\/topics$/);
});

journey("as of an earlier day, later accounts have no column", async ({ page }) => {
  await open(page, "/topics");
  const heads = page.getByRole("columnheader").filter({ has: page.getByRole("link") });
  await expect(heads.first()).toBeVisible();
  const all = await heads.count();
  await open(page, "/topics?as-of=2025-12-31");
  await expect(heads.first()).toBeVisible();
  expect(await heads.count()).toBeLessThan(all);
  await expect(heads.filter({ hasText: "Feb 2026" })).toHaveCount(0);
});

journey("the table scrolls in a region of its own that the keyboard reaches, with the topics in sight", async ({ page }) => {
  await page.setViewportSize({ width: 768, height: 700 });
  await open(page, "/topics");
  const region = page.getByRole("region", { name: "Topics by meeting and side" });
  await region.focus();
  await expect(region).toBeFocused();
  const left = async () => (await page.getByRole("rowheader").first().boundingBox()).x;
  const before = await left();
  for (let times = 0; times < 8; times += 1) await page.keyboard.press("ArrowRight");
  await expect.poll(() => region.evaluate((element) => element.scrollLeft)).toBeGreaterThan(0);
  expect(Math.abs((await left()) - before), "the topics' names stay").toBeLessThan(2);
  expect(await overflow(page)).toBeLessThanOrEqual(0);
});

journey("a cell is opened and closed by keyboard alone", async ({ page }) => {
  await open(page, "/topics");
  await counted(page).first().focus();
  await page.keyboard.press("Enter");
  await expect(opened(page)).toBeVisible();
  await expect(counted(page).first()).toBeFocused();
  await page.keyboard.press("Space");
  await expect(opened(page)).toHaveCount(0);
});

journey("a narrow screen has a block for each topic and no table", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await open(page, "/topics");
  await expect(page.getByRole("heading", { level: 2, name: "Taiwan" })).toBeVisible();
  await expect(page.getByRole("table")).toHaveCount(0);
  expect(await overflow(page)).toBeLessThanOrEqual(0);
  const block = page.locator(".topic-block").filter({ has: page.getByRole("heading", { name: "Taiwan" }) });
  await block.getByText(/^Absent from/).click();
  await block.locator("details .topic-cell").first().click();
  await expect(opened(page)).toContainText("Terms searched:");
  await block.locator(".topic-cell").filter({ hasText: NUMBER }).first().click();
  await expect(opened(page).locator(".statement").first()).toBeVisible();
  expect(await overflow(page)).toBeLessThanOrEqual(0);
});

journey("a topic's name leads to its page, from the matrix and from the overview", async ({ page }) => {
  await open(page, "/topics");
  await page.getByRole("rowheader", { name: "Taiwan", exact: true }).getByRole("link").click();
  await expect(page).toHaveURL(/#\/topic\/taiwan$/);
  await expect(page.getByRole("heading", { level: 1, name: "Taiwan" })).toBeVisible();
  await open(page, "/");
  await page.getByRole("rowheader").getByRole("link").first().click();
  await expect(page).toHaveURL(/#\/topic\//);
});

journey("a topic's page says who speaks of it when; each bar opens the statements that it counts", async ({ page }) => {
  await open(page, "/topic/taiwan");
  const bar = page.locator(".topic-side a.month-marks[href]").first();
  const [, count] = (await bar.getAttribute("title")).match(/: (\d+) statement/);
  await bar.click();
  await expect(page).toHaveURL(/#\/statements\?side=.*topic=taiwan.*from=/);
  await expect(page.getByText(new RegExp(`^${count} of \\d+ statements$`))).toBeVisible();
  await expect(page.locator(".statement")).toHaveCount(Number(count));
});

journey("each term of a topic leads to its first and to its last use", async ({ page }) => {
  await open(page, "/topic/taiwan");
  const terms = page.getByRole("table").filter({ has: page.getByRole("columnheader", { name: "Term" }) });
  const row = terms.getByRole("row").filter({ has: page.getByRole("rowheader", { name: "Taiwan", exact: true }) });
  await expect(row.getByRole("link")).toHaveCount(2);
  const uses = row.getByRole("button", { name: /^Taiwan: \d+ uses$/ });
  await uses.click();
  await expect(opened(page).getByRole("listitem")).toHaveCount(Number(await uses.innerText()));
  await row.getByRole("link").first().click();
  await expect(page).toHaveURL(/#\/document\/.*~\d+/);
  await expect(page.getByRole("main")).toContainText("Taiwan");
});

journey("a topic's page says which accounts are silent on it", async ({ page }) => {
  await open(page, "/topic/taiwan");
  const meetings = page.getByRole("region", { name: "Meeting by meeting" });
  await meetings.locator(".topic-cell").filter({ hasText: "absent" }).first().click();
  await expect(opened(page)).toContainText(/0 of \d+ sentences? \(/);
});

journey("the statements on a topic are listed, and more on demand", async ({ page }) => {
  await open(page, "/topic/bilateral-relations");
  const list = page.getByRole("region", { name: "What is said" });
  await expect(list.locator(".statement")).toHaveCount(12);
  await list.getByRole("button", { name: /^Show \d+ of \d+ more/ }).click();
  expect(await list.locator(".statement").count()).toBeGreaterThan(12);
  const [, total] = (await page.getByRole("link", { name: /^\d+ statements$/ }).first().innerText()).match(/^(\d+)/);
  expect(Number(total)).toBeGreaterThan(12);
});

journey("as of an earlier day a topic has fewer statements", async ({ page }) => {
  const count = async () =>
    Number.parseInt(await page.locator(".lede").getByRole("link", { name: /statement/ }).innerText(), 10);
  await open(page, "/topic/taiwan");
  const all = await count();
  await open(page, "/topic/taiwan?as-of=2025-12-31");
  expect(await count()).toBeLessThan(all);
});

journey("a topic that is not there is said, and the nearest is offered", async ({ page }) => {
  await open(page, "/topic/taiwan-strait");
  await expect(page.getByRole("heading", { name: "This topic is not here" })).toBeVisible();
  await page.getByRole("link", { name: "Taiwan", exact: true }).click();
  await expect(page).toHaveURL(/#\/topic\/taiwan$/);
});

for (const fragment of ["/topics", "/topics?by=position", "/topic/taiwan"]) {
  for (const colorScheme of ["light", "dark"]) {
    journey(`axe finds nothing in ${fragment}, ${colorScheme}, wide and narrow`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await open(page, fragment);
      await absent(page).first().click();
      await expectAccessible(page);
      await cells(page).filter({ hasText: /^\d+(st)?$/ }).first().click();
      await expect(opened(page).first()).toBeVisible();
      await expectAccessible(page);
      await page.setViewportSize({ width: 320, height: 640 });
      await expect.poll(() => overflow(page)).toBeLessThanOrEqual(0);
      await expectAccessible(page);
    });
  }
}
