// Who and what the corpus mentions.
import { expect, journey, open } from "../support/journey.mjs";

journey("Shoigu's page has his office, his spellings, and what he says", async ({ page }) => {
  await open(page, "/entity/sergei-shoigu");
  const main = page.getByRole("main");
  await expect(main).toContainText("Secretary of the Security Council");
  await expect(main).toContainText("Шойгу");
  await expect(page.locator(".statement").first()).toBeVisible();
});

journey("an entity is found by a spelling in another script", async ({ page }) => {
  await open(page, "/entities");
  await page.getByRole("main").getByRole("searchbox").fill("王毅");
  await expect(page.getByRole("main").getByRole("link", { name: "Wang Yi" }).first()).toBeVisible();
});

journey("a name is typed letter by letter, and sorting leaves the reader where they are", async ({ page }) => {
  await open(page, "/entities");
  const field = page.getByRole("main").getByRole("searchbox");
  await field.focus();
  await page.keyboard.type("wang", { delay: 40 });
  await expect(field).toBeFocused();
  await expect(field).toHaveValue("wang");
  await expect(page).toHaveURL(/find=wang/);
  await expect(page.getByRole("main").getByRole("link", { name: "Wang Yi" }).first()).toBeVisible();
  await open(page, "/entities");
  const byName = page.getByRole("group", { name: "Sort" }).getByRole("link", { name: "Name" });
  await byName.focus();
  await page.keyboard.press("Enter");
  await expect(byName).toHaveAttribute("aria-current", "true");
  await expect(byName).toBeFocused();
});

journey("entities are listed by kind", async ({ page }) => {
  await open(page, "/entities");
  await page.getByRole("navigation", { name: "Kinds of entities" }).getByRole("link", { name: /Organisations/ }).click();
  await expect(page.getByRole("link", { name: "United Nations", exact: true }).first()).toBeVisible();
});

journey("who occurs with whom opens the documents that it counts", async ({ page }) => {
  await open(page, "/entity/wang-yi");
  const section = page.getByRole("main").locator("section").filter({ hasText: /occurs? with/i }).last();
  await section.getByRole("link", { name: /\d/ }).first().click();
  await expect(page).toHaveURL(/person=wang-yi/);
});
