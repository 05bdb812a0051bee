// The timeline: the same events as a picture and as a list, by mouse, touch and keyboard.
import { expect, journey, open } from "../support/journey.mjs";

const picture = (page) => page.getByLabel(/^Timeline\. Plus and minus zoom/);
/** The days that the picture shows, in words. */
const days = (page) => page.locator(".timeline-days");

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

journey("a day that the text leaves open is shown as open", async ({ page }) => {
  await open(page, "/timeline");
  await expect(page.locator("time").filter({ hasText: "one of 4 days in Sept 2024" })).toBeVisible();
});

journey("events stand in bands by side, and one of two sides stands in both", async ({ page }) => {
  await open(page, "/timeline");
  await page.getByRole("navigation", { name: "Bands by" }).getByRole("link", { name: "Side" }).click();
  await expect(page).toHaveURL(/timeline\?by=side$/);
  // The link that was pressed keeps the focus: what changes is below it.
  await expect(page.getByRole("link", { name: "Side", exact: true })).toBeFocused();
  const names = picture(page).locator(".band-name");
  await expect(names.filter({ hasText: "China" })).toHaveCount(1);
  await expect(names.filter({ hasText: "Russia" })).toHaveCount(1);
  const marks = await picture(page).locator(".timeline-event").count();
  const targets = await picture(page)
    .locator(".timeline-event a")
    .evaluateAll((links) => new Set(links.map((link) => link.getAttribute("href"))).size);
  expect(marks, "more marks than events").toBeGreaterThan(targets);
  await page.goBack();
  await expect(picture(page).locator(".band-name").filter({ hasText: "Meetings held" })).toHaveCount(1);
});

journey("people and series have bands of their own", async ({ page }) => {
  await open(page, "/timeline?by=person");
  await expect(picture(page).locator(".band-name").filter({ hasText: "Wang Yi" })).toHaveCount(1);
  await page.getByRole("navigation", { name: "Bands by" }).getByRole("link", { name: "Series" }).click();
  await expect(picture(page).locator(".band-name").filter({ hasText: "Outside of a series" })).toHaveCount(1);
});

journey("dragging along the dates makes them the filter of the page, and Back undoes it", async ({ page }) => {
  await open(page, "/timeline");
  const box = await picture(page).boundingBox();
  const x = (part) => box.x + part * box.width;
  await page.mouse.move(x(0.4), box.y + 20);
  await page.mouse.down();
  await page.mouse.move(x(0.5), box.y + 22, { steps: 4 });
  await page.mouse.move(x(0.7), box.y + 24, { steps: 4 });
  await expect(picture(page).locator(".brush-words")).toHaveText(/\d{4}/);
  await page.mouse.up();
  await expect(page).toHaveURL(/from=\d{4}-\d\d-\d\d&to=\d{4}-\d\d-\d\d/);
  await expect(picture(page).locator(".brush-edge")).toHaveCount(1);
  await page.goBack();
  await expect(page).toHaveURL(/#\/timeline$/);
  await expect(picture(page).locator(".brush-edge")).toHaveCount(0);
});

journey("dragging below the dates moves the axis, and a click still opens an event", async ({ page }) => {
  await open(page, "/timeline");
  await page.getByRole("button", { name: "Zoom in" }).click();
  const before = await days(page).innerText();
  const box = await picture(page).boundingBox();
  await page.mouse.move(box.x + box.width / 2, box.y + 120);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2 + 150, box.y + 122, { steps: 5 });
  await page.mouse.up();
  await expect(days(page)).not.toHaveText(before);
  await expect(page).toHaveURL(/#\/timeline$/);
  await page.getByRole("button", { name: "All days" }).click();
  await picture(page).locator(".timeline-event a").first().click();
  await expect(page).toHaveURL(/#\/meeting\//);
});

journey("the wheel zooms over the dates, and with Ctrl everywhere", async ({ page }) => {
  await open(page, "/timeline");
  const all = await days(page).innerText();
  const box = await picture(page).boundingBox();
  await page.mouse.move(box.x + box.width / 2, box.y + 20);
  await page.mouse.wheel(0, -300);
  await expect(days(page)).not.toHaveText(all);
  const near = await days(page).innerText();
  await page.mouse.move(box.x + box.width / 2, box.y + 120);
  await page.keyboard.down("Control");
  await page.mouse.wheel(0, -300);
  await page.keyboard.up("Control");
  await expect(days(page)).not.toHaveText(near);
});

journey("two fingers zoom", async ({ page }) => {
  await open(page, "/timeline");
  const all = await days(page).innerText();
  const box = await picture(page).boundingBox();
  const y = box.y + 120;
  const at = (...parts) => parts.map((part, id) => ({ x: box.x + part * box.width, y, id }));
  const browser = await page.context().newCDPSession(page);
  const touch = (type, touchPoints) => browser.send("Input.dispatchTouchEvent", { type, touchPoints });
  await touch("touchStart", at(0.45, 0.55));
  for (const apart of [0.1, 0.15, 0.2, 0.25]) await touch("touchMove", at(0.5 - apart, 0.5 + apart));
  await touch("touchEnd", []);
  await expect(days(page)).not.toHaveText(all);
});

journey("documents and statements are counted under the events, and a column opens what it counts", async ({ page }) => {
  await open(page, "/timeline");
  const documents = picture(page).locator(".band-name").filter({ hasText: "Documents" });
  const column = picture(page).locator(".timeline-column:has(a[href*='/documents'])");
  // Wherever in the band the first column stands.
  const number = picture(page).locator(".column-number").first();
  await expect(documents).toHaveCount(1);
  await number.scrollIntoViewIfNeeded();
  const { x, y, width, height } = await number.boundingBox();
  await page.mouse.move(x + width / 2, y + height);
  const count = await number.textContent();
  await expect(column.locator("title")).toHaveText(new RegExp(`^${count} documents?,`));
  await page.mouse.click(x + width / 2, y + height);
  await expect(page).toHaveURL(/#\/documents\?from=/);
  await expect(page.getByRole("region", { name: "Results" }).getByRole("article")).toHaveCount(Number(count));
  await open(page, "/timeline");
  await page.getByRole("group", { name: "What to show" }).getByRole("button", { name: "Documents" }).click();
  await expect(documents).toHaveCount(0);
});

journey("what lies outside of the picture is counted at its edges", async ({ page }) => {
  await open(page, "/timeline");
  await expect(picture(page).locator(".band-outside").filter({ hasText: /earlier|later/ })).toHaveCount(0);
  for (let i = 0; i < 6; i++) await page.getByRole("button", { name: "Zoom in" }).click();
  await expect(picture(page).locator(".band-outside").filter({ hasText: /\d+ (earlier|later)/ }).first()).toBeVisible();
});

journey("in a place without width the timeline waits, and comes out right when it is shown", async ({ page }) => {
  await open(page, "/timeline");
  await page.locator("main").evaluate((main) => main.style.setProperty("display", "none"));
  await page.locator("main").evaluate((main) => main.style.removeProperty("display"));
  await expect(picture(page).locator(".timeline-event").first()).toBeVisible();
});

journey("on a narrow screen the list stands alone, without what changes the picture", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await open(page, "/timeline");
  await expect(page.getByRole("heading", { name: "Events as a list" })).toBeVisible();
  await expect(picture(page)).toHaveCount(0);
  await expect(page.getByRole("navigation", { name: "Bands by" })).toHaveCount(0);
});
