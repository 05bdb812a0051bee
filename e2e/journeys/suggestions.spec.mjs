// Suggestions below the search field while typing: a combobox with a list, by keyboard and by pointer.
import { expect, holdViews, journey, open } from "../support/journey.mjs";
import { expectAccessible } from "../support/axe.mjs";

const field = (page) => page.getByRole("combobox", { name: "Search the documents" });
const list = (page) => page.getByRole("listbox", { name: "Suggestions" });
const options = (page) => list(page).getByRole("option");

journey("typing a name offers the person, and choosing it filters by the person", async ({ page }) => {
  await open(page);
  await field(page).click();
  await field(page).pressSequentially("wang");
  await expect(field(page)).toHaveAttribute("aria-expanded", "true");
  const person = options(page).filter({ hasText: "Wang Yi" }).first();
  await expect(person).toContainText("Person");
  await expectAccessible(page);
  await person.click();
  await expect(page).toHaveURL(/#\/documents\?.*person=wang-yi/);
  await expect(page.getByRole("list", { name: "Filters in force" })).toContainText("Wang Yi");
  await expect(list(page)).toHaveCount(0);
});

journey("what is typed before the suggestions have come is not lost", async ({ page }) => {
  const release = await holdViews(page);
  await open(page);
  await field(page).click();
  await field(page).pressSequentially("wang");
  await expect(field(page)).toHaveAttribute("aria-expanded", "false");
  release();
  await expect(options(page).filter({ hasText: "Wang Yi" })).not.toHaveCount(0);
});

journey("a name in another script offers the same person", async ({ page }) => {
  await open(page);
  await field(page).click();
  await field(page).pressSequentially("Шойг");
  await expect(options(page).first()).toContainText("Shoigu");
});

journey("arrows choose, Enter takes, Escape closes and leaves the text", async ({ page }) => {
  await open(page, "/documents");
  await field(page).click();
  await field(page).pressSequentially("taiw");
  await expect(options(page)).not.toHaveCount(0);
  await field(page).press("ArrowDown");
  await expect(options(page).first()).toHaveAttribute("aria-selected", "true");
  const active = await field(page).getAttribute("aria-activedescendant");
  expect(active).toBe(await options(page).first().getAttribute("id"));
  await field(page).press("ArrowUp");
  await expect(options(page).last()).toHaveAttribute("aria-selected", "true");
  await field(page).press("Escape");
  await expect(list(page)).toHaveCount(0);
  await expect(field(page)).toHaveValue("taiw");
  await expect(field(page)).toHaveAttribute("aria-expanded", "false");
  await field(page).pressSequentially("a");
  await field(page).press("ArrowDown");
  await field(page).press("Enter");
  await expect(list(page)).toHaveCount(0);
  await expect(page.locator(".result")).not.toHaveCount(0);
});

journey("a field is completed, and its values are offered next", async ({ page }) => {
  await open(page);
  await field(page).click();
  await field(page).pressSequentially("spea");
  await options(page).filter({ hasText: "speaker:" }).first().click();
  await expect(field(page)).toHaveValue("speaker:");
  await expect(options(page).first()).toBeVisible();
  await options(page).first().click();
  await expect(page).toHaveURL(/q=speaker/);
  await expect(page.locator(".result")).not.toHaveCount(0);
});

journey("a search without a look at the suggestions is what was typed", async ({ page }) => {
  await open(page);
  await field(page).click();
  await field(page).pressSequentially("taiwan");
  await expect(options(page)).not.toHaveCount(0);
  await field(page).press("Enter");
  await expect(page).toHaveURL(/#\/documents\?q=taiwan/);
  await expect(list(page)).toHaveCount(0);
});

journey("on a phone the suggestions stay within the page", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await open(page);
  await field(page).click();
  await field(page).pressSequentially("stra");
  await expect(options(page)).not.toHaveCount(0);
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(320);
});
