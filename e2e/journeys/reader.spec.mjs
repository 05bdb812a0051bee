// Reading one document: its parts, who says what, where names lead, what was left out.
import { expect, journey, open } from "../support/journey.mjs";

const ROUNDUP = "/document/2025-12-02-strategic-security-consultation";

journey("a roundup is read part by part, each with its originator", async ({ page }) => {
  await open(page, ROUNDUP);
  const parts = page.getByRole("navigation", { name: "Parts" }).getByRole("link");
  await expect(parts).toHaveCount(3);
  await expect(page.getByRole("main")).toContainText("Ministry of Foreign Affairs of China");
});

journey("a document says that it is our account and not the original wording", async ({ page }) => {
  await open(page, ROUNDUP);
  await expect(page.getByText("Our account, not the original wording")).toBeVisible();
});

journey("a name in the text leads to the page of who bears it", async ({ page }) => {
  await open(page, ROUNDUP);
  await page.locator(".reader-body").getByRole("link", { name: "Sergei Lavrov" }).first().click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Sergei Lavrov");
});

journey("a statement found in a list opens its words in the text", async ({ page }) => {
  await open(page, "/statements?q=taiwan&person=sergei-lavrov");
  const card = page.locator(".statement").first();
  const words = (await card.locator(".statement-words").innerText()).trim();
  await card.getByRole("link", { name: "Open in the text" }).click();
  await expect(page).toHaveURL(/#\/document\//);
  await expect(page.locator(".reader-body")).toContainText(words.slice(0, 40));
});

journey("words searched for are marked, and one goes from hit to hit", async ({ page }) => {
  await open(page, `${ROUNDUP}?q=taiwan`);
  const find = page.getByRole("search", { name: "In this document" });
  await expect(find).toContainText(/1 of \d+|\d+ hits|of/);
  await expect(page.locator(".reader-body mark").first()).toHaveText(/taiwan/i);
});

journey("what was left out can be shown, with the reason", async ({ page }) => {
  await open(page, "/document/2026-02-01-wang-yi-shoigu-beijing");
  const left = page.locator("details").filter({ hasText: /left out|caption/i }).first();
  await left.locator("summary").click();
  await expect(left).toContainText("VCG");
});

journey("a link to a sentence leads back to it, and says so where its words are no longer there", async ({ page }) => {
  await open(page, "/document/2026-02-01-wang-yi-shoigu-beijing");
  await page.getByRole("button", { name: /number/i }).click();
  const link = page.getByRole("link", { name: "Link to sentence 2", exact: true }).first();
  const fragment = (await link.getAttribute("href")).slice(1);
  const words = await page.locator(".sentence").filter({ has: link }).innerText();
  await open(page, fragment);
  const marked = page.locator(".sentence.is-target").first();
  await expect(marked).toHaveText(words.replace(/\s*\d+$/, ""));
  await expect(page.getByRole("status").filter({ hasText: "The text has changed" })).toHaveCount(0);
  // The same citation with the print of other words.
  const [id, print] = fragment.split("~");
  const other = `${print[0]}${print.slice(1).replace(/[a-y]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 1))}`;
  await open(page, `${id}~${other}`);
  await expect(page.getByRole("status").filter({ hasText: /has changed|no longer in this text/ })).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
});
