// Meetings and planned events: in time, as a list, and one by one.
import { expect, journey, open } from "../support/journey.mjs";

// When and who: what the five articles tell of.
const HELD = [
  ["2024-09", "Wang Yi", "Sergei Shoigu"],
  ["2025-12-02", "Wang Yi", "Sergei Shoigu"],
  ["2025-12-02", "Wang Yi", "Sergei Lavrov"],
  ["2026-02-01", "Wang Yi", "Sergei Shoigu"],
  ["2026-02-04", "Xi Jinping", "Vladimir Putin"],
  ["2026-02-04", "Xi Jinping", "Donald"],
];

journey("the meetings that the articles tell of are listed with their dates", async ({ page }) => {
  await open(page, "/meetings");
  for (const [date, ...people] of HELD) {
    let rows = page.getByRole("main").locator("li, article").filter({ has: page.locator(`time[datetime*="${date}"]`) });
    // A round is called by its number; who took part stands on its page.
    const named = people.reduce((rows, name) => rows.filter({ hasText: name }), rows);
    const round = rows.filter({ hasText: "20th" });
    expect((await named.count()) + (await round.count()), `${date} ${people}`).toBeGreaterThan(0);
  }
});

journey("a meeting page sets what each side reports side by side", async ({ page }) => {
  await open(page, "/meetings");
  await page.getByRole("link", { name: /Xi Jinping and Vladimir Putin, videoconference/ }).first().click();
  await expect(page.getByRole("heading", { name: "What each side reports" })).toBeVisible();
  const main = page.getByRole("main");
  await expect(main).toContainText("Ministry of Foreign Affairs of China");
  await expect(main).toContainText("Presidency of Russia");
});
