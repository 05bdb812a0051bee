// The first ten seconds.
import { expect, journey, open } from "../support/journey.mjs";

journey("the overview says what the corpus is and what is newest in it", async ({ page }) => {
  await open(page);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("China–Russia strategic-security diplomacy");
  await expect(page.locator(".hero")).toContainText("4 Feb 2026");
});

journey("a number on the overview opens the rows that it counts", async ({ page }) => {
  await open(page);
  const link = page.locator(".overview-numbers").getByRole("link", { name: /statement/ }).first();
  const count = (await link.innerText()).match(/\d[\d\u202f]*/)[0];
  await link.click();
  await expect(page.getByRole("status").first()).toContainText(count);
});

journey("an absent topic is shown as absent", async ({ page }) => {
  await open(page);
  await expect(page.getByText("absent").first()).toBeVisible();
});

journey("the colours chosen here are kept", async ({ page }) => {
  await open(page);
  await page.getByRole("button", { name: "Dark" }).click();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await page.reload();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
});

journey("the about page names sources, rules and limits", async ({ page }) => {
  await open(page, "/about");
  const main = page.getByRole("main");
  await expect(main).toContainText("Carrier");
  await expect(main).toContainText(/rule/i);
  await expect(main).toContainText(/licence/i);
});
