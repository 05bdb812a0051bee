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

journey("the timeline shows the same events as an axis and as a list", async ({ page }) => {
  await open(page, "/timeline");
  await expect(page.locator("svg").first()).toBeVisible();
  await expect(page.getByRole("heading", { name: "Events as a list" })).toBeVisible();
  await expect(page.getByRole("link", { name: /St. Petersburg/ }).first()).toBeVisible();
});

journey("the axis zooms by button and by key", async ({ page }) => {
  await open(page, "/timeline");
  const span = page.getByText(/\d{4} – \d+ \w+ \d{4}/).first();
  const before = await span.innerText();
  await page.getByRole("button", { name: /zoom in/i }).click();
  await expect(span).not.toHaveText(before);
  const zoomed = await span.innerText();
  await page.getByLabel(/^Timeline\. Plus and minus zoom/).focus();
  await page.keyboard.press("+");
  await expect(span).not.toHaveText(zoomed);
  await page.keyboard.press("0");
  await expect(span).toHaveText(before);
});

journey("seen from an earlier day, a planned event is still planned and later ones are unknown", async ({ page }) => {
  await open(page, "/timeline?as-of=2025-12-31");
  await expect(page.getByRole("main")).not.toContainText("telephone call");
  await open(page, "/timeline");
  await expect(page.getByRole("main")).toContainText("telephone call");
});

journey("a meeting page sets what each side reports side by side", async ({ page }) => {
  await open(page, "/meetings");
  await page.getByRole("link", { name: /Xi Jinping and Vladimir Putin, videoconference/ }).first().click();
  await expect(page.getByRole("heading", { name: "What each side reports" })).toBeVisible();
  const main = page.getByRole("main");
  await expect(main).toContainText("Ministry of Foreign Affairs of China");
  await expect(main).toContainText("Presidency of Russia");
});

journey("a day that the text leaves open is shown as open", async ({ page }) => {
  await open(page, "/timeline");
  await expect(page.locator("time").filter({ hasText: "a day in Sept 2024 (4 candidates)" })).toBeVisible();
});
