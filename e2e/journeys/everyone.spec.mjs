// Every view, for everyone: accessible, narrow, by keyboard, in light and dark.
import { expect, journey, open } from "../support/journey.mjs";
import { expectAccessible } from "../support/axe.mjs";
import { VIEWS } from "../support/views.mjs";

for (const [name, fragment] of Object.entries(VIEWS)) {
  for (const colorScheme of ["light", "dark"]) {
    journey(`axe finds nothing in ${name}, ${colorScheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await open(page, fragment);
      await expectAccessible(page);
    });
  }

  journey(`${name} fits a frame of 320 pixels`, async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    await open(page, fragment);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width, "nothing to scroll sideways").toBeLessThanOrEqual(320);
    await expectAccessible(page);
  });
}

journey("axe finds nothing on a meeting's page, in both colours", async ({ page }) => {
  await open(page, "/meetings");
  await page.getByRole("link", { name: /videoconference/ }).first().click();
  await expect(page.getByRole("heading", { name: "What each side reports" })).toBeVisible();
  await expectAccessible(page);
  await page.emulateMedia({ colorScheme: "dark" });
  await expectAccessible(page);
});

journey("from the first Tab to a result, the keyboard is enough", async ({ page }) => {
  await open(page, "/documents");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to the content" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main")).toBeFocused();
  await page.keyboard.press("/");
  await expect(page.getByRole("combobox", { name: "Search the documents" })).toBeFocused();
  await page.keyboard.type("taiwan");
  await expect(page).toHaveURL(/q=taiwan/);
  await page.keyboard.press("Escape");
  await page.getByRole("region", { name: "Results" }).focus();
  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/#\/document\//);
});

journey("on a narrow screen the filters open on demand", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await open(page, "/documents");
  const side = page.getByRole("region", { name: "Filters" }).getByRole("group", { name: "Side" });
  await expect(side).toBeHidden();
  await page.getByRole("button", { name: "Filters" }).click();
  await expect(side).toBeVisible();
});
