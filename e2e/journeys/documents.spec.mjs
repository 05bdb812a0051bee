// Search: words, facets, dates, order, and what is said where nothing is found.
import { expect, journey, open } from "../support/journey.mjs";

const results = (page) => page.locator(".result");

journey("searching for Taiwan marks the word in the passages that are found", async ({ page }) => {
  await open(page, "/documents");
  await page.getByRole("combobox", { name: "Search the documents" }).fill("taiwan");
  await expect(page).toHaveURL(/q=taiwan/);
  await expect(results(page).first().locator("mark").first()).toHaveText(/taiwan/i);
});

journey("a search from another view goes to the documents", async ({ page }) => {
  await open(page, "/timeline");
  const field = page.getByRole("combobox", { name: "Search the documents" });
  await field.fill("Kazan");
  await field.press("Enter");
  await expect(page).toHaveURL(/#\/documents\?q=Kazan/);
  await expect(results(page)).not.toHaveCount(0);
});

journey("the counts of a facet are the rows that it opens", async ({ page }) => {
  await open(page, "/documents");
  const group = page.getByRole("region", { name: "Filters" }).getByRole("group", { name: "Side" });
  const label = group.locator("li, label").filter({ hasText: "Russia" }).first();
  const count = Number((await label.innerText()).match(/\d+/)[0]);
  await label.click();
  await expect(page).toHaveURL(/side=russia/);
  await expect(results(page)).toHaveCount(count);
});

journey("a name in another script finds the same documents", async ({ page }) => {
  const found = async (text) => {
    await open(page, `/documents?q=${encodeURIComponent(text)}`);
    return results(page).count();
  };
  const latin = await found("Sergei Shoigu");
  expect(latin).toBeGreaterThan(0);
  expect(await found("Шойгу")).toBe(latin);
});

journey("a chip takes its filter away, and all of them can go at once", async ({ page }) => {
  await open(page, "/documents?side=china&topic=taiwan");
  const chips = page.getByRole("list", { name: "Filters in force" });
  await chips.getByRole("link", { name: /Taiwan/ }).click();
  await expect(page).not.toHaveURL(/topic=/);
  await expect(page).toHaveURL(/side=china/);
});

journey("two dates narrow the results", async ({ page }) => {
  await open(page, "/documents");
  const all = await results(page).count();
  await open(page, "/documents?from=2026-01-01&to=2026-12-31");
  expect(await results(page).count()).toBeLessThan(all);
  await expect(results(page)).not.toHaveCount(0);
});

journey("a search without results says why and offers ways on", async ({ page }) => {
  await open(page, "/documents?q=zeppelin&side=china");
  await expect(page.getByRole("heading", { name: "Nothing matches" })).toBeVisible();
  await page.getByRole("link", { name: /^Without .*zeppelin/ }).click();
  await expect(results(page)).not.toHaveCount(0);
});

journey("a misspelt word is searched as typed, and the likely one is offered", async ({ page }) => {
  await open(page, "/documents?q=consultatoin");
  await expect(page.getByText("Did you mean")).toBeVisible();
  await page.getByText("Did you mean").getByRole("link").click();
  await expect(results(page)).not.toHaveCount(0);
});

journey("statements can be listed instead of documents", async ({ page }) => {
  await open(page, "/documents?q=taiwan");
  await page.getByRole("main").getByRole("link", { name: "Statements", exact: true }).click();
  await expect(page).toHaveURL(/#\/statements\?q=taiwan/);
  await expect(page.locator(".statement").first()).toContainText(/taiwan/i);
});

journey("a value can be left out, is a filter in force, and comes back", async ({ page }) => {
  await open(page, "/documents");
  const filters = page.getByRole("region", { name: "Filters" });
  const before = await results(page).count();
  const row = filters.getByRole("group", { name: "Side" }).getByRole("listitem").filter({ hasText: "Russia" });
  await row.hover();
  await row.getByRole("button", { name: "Leave out Russia" }).click();
  await expect(page).toHaveURL(/-side=russia/);
  await expect(row.getByRole("button", { name: "Leave out Russia" })).toHaveAttribute("aria-pressed", "true");
  await expect(results(page)).not.toHaveCount(before);
  await page.getByRole("list", { name: "Filters in force" }).getByRole("link", { name: /not Russia/ }).click();
  await expect(results(page)).toHaveCount(before);
});

journey("a search for a speaker and a word finds the statements in which both come together", async ({ page }) => {
  await open(page, '/documents?q=speaker:"Sergei Shoigu" taiwan');
  const link = page.getByRole("link", { name: /^\d+ statements? ·$/ });
  const count = Number((await link.innerText()).match(/\d+/)[0]);
  expect(count).toBeGreaterThan(0);
  await link.click();
  await expect(page).toHaveURL(/#\/statements/);
  const cards = page.locator("article.statement");
  await expect(cards).toHaveCount(count);
  for (const card of await cards.all()) await expect(card).toContainText("Taiwan");
});
