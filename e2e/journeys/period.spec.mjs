// The period of a search: bars with two handles, moved by keys and by the pointer, and two fields for dates.
import { expect, journey, open } from "../support/journey.mjs";

const results = (page) => page.locator(".result");
const first = (page) => page.getByRole("slider", { name: "First month of the period" });
const last = (page) => page.getByRole("slider", { name: "Last month of the period" });
const reach = (page) => page.locator(".histogram-reach");
const date = (page, name) => page.getByRole("region", { name: "Filters" }).getByLabel(name, { exact: true });

/** The months that have bars, and how many documents each counts. */
async function bars(page) {
  const titles = await reach(page).locator("title").allTextContents();
  // "Sept 2024: 1 document"
  return titles.map((title) => ({ month: title.split(":")[0], count: Number.parseInt(title.split(":")[1], 10) }));
}

const sum = (months) => months.reduce((sum, { count }) => sum + count, 0);

/** The middle of a bar on the screen. */
async function middle(page, at) {
  const { x, y, width, height } = await reach(page).nth(at).boundingBox();
  return [x + width / 2, y + height / 2];
}

/** Waits until both handles and the results say that these months are chosen, the last one included. */
async function chosen(page, months, from, to) {
  await expect(first(page)).toHaveAttribute("aria-valuetext", months[from].month);
  await expect(last(page)).toHaveAttribute("aria-valuetext", months[to].month);
  await expect(results(page)).toHaveCount(sum(months.slice(from, to + 1)));
}

journey("by keyboard: the handles narrow the documents month by month, and Back undoes each step", async ({ page }) => {
  await open(page, "/documents");
  const months = await bars(page);
  const end = months.length - 1;
  await chosen(page, months, 0, end);
  await first(page).focus();
  await page.keyboard.press("ArrowRight");
  await chosen(page, months, 1, end);
  await expect(page).toHaveURL(/#\/documents\?from=\d{4}-\d\d-01$/);
  expect(await results(page).count()).toBeLessThan(sum(months));
  await last(page).focus();
  await page.keyboard.press("ArrowLeft");
  await chosen(page, months, 1, end - 1);
  await expect(page).toHaveURL(/from=\d{4}-\d\d-01&to=\d{4}-\d\d-\d\d$/);
  await expect(last(page)).toBeFocused();
  await page.goBack();
  await chosen(page, months, 1, end);
  await first(page).focus();
  await page.keyboard.press("Home");
  await chosen(page, months, 0, end);
  await expect(page).toHaveURL(/#\/documents$/);
});

journey("by keyboard: a handle goes by years, and never past the other one", async ({ page }) => {
  await open(page, "/documents");
  const months = await bars(page);
  const end = months.length - 1;
  await first(page).focus();
  await page.keyboard.press("PageUp");
  await chosen(page, months, 12, end);
  await last(page).focus();
  await page.keyboard.press("Home");
  await expect(last(page)).toHaveAttribute("aria-valuetext", months[12].month);
  await expect(first(page)).toHaveAttribute("aria-valuetext", months[12].month);
  await page.keyboard.press("End");
  await chosen(page, months, 12, end);
  await expect(page).not.toHaveURL(/[?&]to=/);
  await first(page).focus();
  await page.keyboard.press("PageDown");
  await chosen(page, months, 0, end);
});

journey("dragging over the bars chooses their months, and Back undoes it in one step", async ({ page }) => {
  await open(page, "/documents");
  const months = await bars(page);
  await reach(page).first().scrollIntoViewIfNeeded();
  const [from, to] = [months.length - 4, months.length - 2];
  await page.mouse.move(...(await middle(page, from)));
  await page.mouse.down();
  await page.mouse.move(...(await middle(page, from + 1)));
  await page.mouse.move(...(await middle(page, to)));
  await page.mouse.up();
  await chosen(page, months, from, to);
  await expect(page.getByRole("list", { name: "Filters in force" })).toContainText(months[from].month);
  await page.goBack();
  await expect(page).toHaveURL(/#\/documents$/);
  await chosen(page, months, 0, months.length - 1);
});

journey("a click on a bar chooses its month alone", async ({ page }) => {
  await open(page, "/documents");
  const months = await bars(page);
  await reach(page).first().scrollIntoViewIfNeeded();
  const at = months.findIndex(({ count }, at) => at > 0 && count > 0);
  await page.mouse.click(...(await middle(page, at)));
  await chosen(page, months, at, at);
  expect(await results(page).count()).toBeLessThan(sum(months));
});

journey("a handle is pulled to a month, and Back undoes it in one step", async ({ page }) => {
  await open(page, "/documents");
  const months = await bars(page);
  await first(page).scrollIntoViewIfNeeded();
  const { x, y, width, height } = await first(page).boundingBox();
  await page.mouse.move(x + width / 2, y + height / 2);
  await page.mouse.down();
  await page.mouse.move(...(await middle(page, 2)));
  await page.mouse.move(...(await middle(page, 5)));
  await page.mouse.up();
  await chosen(page, months, 5, months.length - 1);
  await page.goBack();
  await expect(page).toHaveURL(/#\/documents$/);
  await chosen(page, months, 0, months.length - 1);
});

journey("dates in the two fields narrow the documents, the handles follow, and a chip empties its field", async ({ page }) => {
  await open(page, "/documents");
  const months = await bars(page);
  const at = (name) => months.findIndex(({ month }) => month === name);
  await date(page, "From").fill("2025-01-01");
  await expect(page).toHaveURL(/#\/documents\?from=2025-01-01$/);
  await chosen(page, months, at("Jan 2025"), months.length - 1);
  await date(page, "To").fill("2025-12-31");
  await expect(page).toHaveURL(/from=2025-01-01&to=2025-12-31$/);
  await chosen(page, months, at("Jan 2025"), at("Dec 2025"));
  await date(page, "From").fill("");
  await expect(page).toHaveURL(/#\/documents\?to=2025-12-31$/);
  await chosen(page, months, 0, at("Dec 2025"));
  await page.getByRole("link", { name: "Remove To: 31 Dec 2025" }).click();
  await expect(date(page, "To")).toHaveValue("");
  await chosen(page, months, 0, months.length - 1);
});

journey("by keyboard: a date counts when its year is whole, as one step", async ({ page }) => {
  await open(page, "/documents");
  await date(page, "From").focus();
  await page.keyboard.type("01012025");
  await expect(page).toHaveURL(/#\/documents\?from=2025-01-01$/);
  await page.goBack();
  await expect(page).toHaveURL(/#\/documents$/);
  await expect(date(page, "From")).toHaveValue("");
});
