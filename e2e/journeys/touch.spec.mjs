// The overview, an entity and a meeting by touch: a tap on a link, a number or a bar leads on.
import { expect, journey, open, settled } from "../support/journey.mjs";

journey.use({ hasTouch: true, viewport: { width: 390, height: 780 } });

const heading = (page) => page.getByRole("heading", { level: 1 });
const region = (page, name) => page.getByRole("region", { name, exact: true });

/** The first number in some words: "3 of 5 documents" is 3. */
const number = (words) => Number.parseInt(words.match(/\d+/)[0], 10);

journey("on the overview a tap on the newest meeting opens it", async ({ page }) => {
  await open(page);
  const link = page.locator("#newest-meeting").getByRole("link");
  const title = await link.innerText();
  await link.tap();
  await expect(page).toHaveURL(/#\/meeting\//);
  await expect(heading(page)).toHaveText(title);
});

journey("on the overview a tap on a month opens the timeline with its days as the filter", async ({ page }) => {
  await open(page);
  const month = region(page, "Meetings in time").locator("a.month-marks[href]").first();
  // "Sept 2024: 1 meeting"
  const [name, counted] = (await month.getAttribute("title")).split(": ");
  await month.tap();
  await expect(page).toHaveURL(/#\/timeline\?from=\d{4}-\d\d-01&to=\d{4}-\d\d-\d\d$/);
  const chips = page.getByRole("list", { name: "Filters in force" });
  await expect(chips).toContainText(`From: 1 ${name}`);
  await expect(heading(page)).toHaveText("Timeline");
  await settled(page);
  expect(await page.locator(".event-entry:not(.is-muted)").count()).toBeGreaterThanOrEqual(number(counted));
});

journey("on the overview a tap on a number opens what it counts, and one on a name its page", async ({ page }) => {
  await open(page);
  const cell = page.locator(".matrix td a.count").first();
  const count = number(await cell.innerText());
  await cell.tap();
  await expect(page).toHaveURL(/#\/statements\?/);
  await expect(page.getByRole("status").first()).toContainText(`${count} of `);
  await page.goBack();
  const name = page.locator(".rankings .bar-label").first();
  const words = await name.innerText();
  await name.tap();
  await expect(page).toHaveURL(/#\/entity\//);
  await expect(heading(page)).toHaveText(words);
});

journey("on an entity's page a tap on a column of its mentions opens their documents", async ({ page }) => {
  await open(page, "/entity/sergei-lavrov");
  await region(page, "Mentions over time").locator("a.month-marks[href]").first().tap();
  await expect(page).toHaveURL(/#\/documents\?person=sergei-lavrov&from=/);
  await expect(page.locator(".result")).not.toHaveCount(0);
});

journey("on an entity's page a tap on a topic leaves its statements, and a second one brings all back", async ({ page }) => {
  await open(page, "/entity/sergei-lavrov");
  const said = region(page, "Statements by Sergei Lavrov");
  const total = await said.getByRole("status").innerText();
  const topic = page.getByRole("list", { name: "Topics", exact: true }).getByRole("link").last();
  const count = number(await topic.locator(".count").innerText());
  await topic.tap();
  await expect(page).toHaveURL(/#\/entity\/sergei-lavrov\?topic=/);
  await expect(said.getByRole("status")).toHaveText(`${count} of ${total}`);
  await topic.tap();
  await expect(page).toHaveURL(/#\/entity\/sergei-lavrov$/);
  await expect(said.getByRole("status")).toHaveText(total);
});

journey("on an entity's page a tap on who occurs with it leads there, from the list and from the picture", async ({ page }) => {
  await open(page, "/entity/sergei-lavrov");
  const company = region(page, "Occurs with");
  const name = await company.locator(".bar-label").first().innerText();
  await company.locator(".bar-label").first().tap();
  await expect(heading(page)).toHaveText(name);
  await page.goBack();
  await expect(heading(page)).toHaveText("Sergei Lavrov");
  await company.locator('.network-node[data-part="wang-yi"] path').tap();
  await expect(heading(page)).toHaveText("Wang Yi");
});

journey("on a meeting's page a tap on a participant leads to the person, on an account to its text", async ({ page }) => {
  await open(page, "/meeting/2026-02-01-sergei-shoigu-wang-yi-beijing");
  const title = await heading(page).innerText();
  await page.locator(".participants").getByRole("link", { name: "Sergei Shoigu" }).tap();
  await expect(heading(page)).toHaveText("Sergei Shoigu");
  await page.goBack();
  await expect(heading(page)).toHaveText(title);
  await page.locator(".account-title").first().tap();
  await expect(page).toHaveURL(/#\/document\//);
});

journey("on a meeting's page a tap changes what the columns are, and opens what is folded away", async ({ page }) => {
  await open(page, "/meeting/2026-02-04-vladimir-putin-xi-jinping-video");
  const columns = page.getByRole("group", { name: "Columns" });
  const other = columns.getByRole("button", { name: "By who speaks" });
  await expect(other).toHaveAttribute("aria-pressed", "false");
  await other.tap();
  await expect(other).toHaveAttribute("aria-pressed", "true");
  await expect(columns.getByRole("button", { name: "By whose account it is" })).toHaveAttribute("aria-pressed", "false");
  await settled(page);
  const more = page.locator(".compare-more").filter({ hasText: /Show \d+ more/ }).first();
  await expect(more.locator(".source-words").first()).toBeHidden();
  await more.locator("summary").tap();
  await expect(more.locator(".source-words").first()).toBeVisible();
});
