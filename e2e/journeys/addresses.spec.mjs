// Every link opens what it shows, Back undoes one step, and a link that leads nowhere says so.
import { expect, journey, open } from "../support/journey.mjs";

journey("a deep link opens the search that it names", async ({ page }) => {
  await open(page, "/documents?q=taiwan&side=china&from=2025-12-01&to=2025-12-31");
  await expect(page.getByRole("combobox", { name: "Search the documents" })).toHaveValue("taiwan");
  const filters = page.getByRole("list", { name: "Filters in force" });
  await expect(filters).toContainText("China");
  await expect(filters).toContainText("Dec 2025");
  await expect(page.locator(".result")).not.toHaveCount(0);
});

journey("Back undoes one filter at a time", async ({ page }) => {
  await open(page, "/documents");
  const summary = page.getByRole("status").first();
  const before = await summary.textContent();
  const filters = page.getByRole("region", { name: "Filters" });
  await filters.getByRole("group", { name: "Side" }).getByText("China", { exact: true }).click();
  await expect(page).toHaveURL(/side=china/);
  await filters.getByRole("group", { name: "Kind" }).getByText("Official readout").click();
  await expect(page).toHaveURL(/kind=readout/);
  await page.goBack();
  await expect(page).toHaveURL(/side=china/);
  await expect(page).not.toHaveURL(/kind=/);
  await page.goBack();
  await expect(page).not.toHaveURL(/side=/);
  await expect(summary).toHaveText(before);
});

journey("a link to an entity that is gone says so and offers the nearest", async ({ page }) => {
  await open(page, "/entity/sergey-shoigu");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("This entity is not here");
  await page.getByRole("link", { name: "Sergei Shoigu" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Sergei Shoigu");
});

for (const [what, fragment] of [
  ["a document", "/document/2026-02-01-wang-yi-somebody"],
  ["a meeting", "/meeting/2026-02-01-wang-yi-somebody"],
  ["a view", "/horoscope"],
]) {
  journey(`a link to ${what} that is not there has a way on`, async ({ page }) => {
    await open(page, fragment);
    await page.getByRole("link", { name: /overview/i }).last().click();
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(page).not.toHaveURL(/somebody|horoscope/);
  });
}

journey("a value that this corpus does not have is named, with the nearest", async ({ page }) => {
  await open(page, "/documents?topic=taiwann");
  await expect(page.getByText(/taiwann.*is not in this corpus/)).toBeVisible();
});

journey("an address of any other shape is no reason to stop", async ({ page }) => {
  for (const fragment of ["/documents?q=%E0%A4%A&from=never&side", "/%00/%FF", "/documents?&&=&q", "/document/"]) {
    await open(page, fragment);
    await expect(page.getByRole("main")).toBeVisible();
  }
});

journey("the tab is named after what it shows", async ({ page }) => {
  await open(page, "/entity/wang-yi");
  await expect(page).toHaveTitle(/^Wang Yi – /);
});
