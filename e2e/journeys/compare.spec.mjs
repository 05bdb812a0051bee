// Two accounts beside each other: what both say, what only one says, and what each has the other say.
import { expect, journey, open, settled } from "../support/journey.mjs";
import { expectAccessible } from "../support/axe.mjs";

/** The ids of the two segments on show. */
const shown = async (page) =>
  Promise.all(["Left account", "Right account"].map((name) => page.getByLabel(name).inputValue()));

/** What stands in each column. Rows keep the order of the left account, so each side of it is sorted here. */
const columns = async (page) => {
  await settled(page);
  const texts = async (place) => (await page.locator(place).allInnerTexts()).sort();
  // Sentences that were looked at and found too far stand in what opens on demand.
  return {
    left: await texts(".aligned-left li > div"),
    both: await page.locator(".aligned-both").count(),
    right: await texts(".aligned-right li > div"),
  };
};

journey("without an address, two sides' accounts of the newest meeting stand beside each other", async ({ page }) => {
  await open(page, "/compare");
  await expect(page.getByRole("heading", { name: "Compare two accounts" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "Sentence by sentence" })).toBeVisible();
  await expect(page.locator(".account-head time")).toHaveCount(2);
  const { left, both, right } = await columns(page);
  expect(left.length, "sentences that only the left has").toBeGreaterThan(3);
  expect(right.length, "sentences that only the right has").toBeGreaterThan(3);
  expect(both, "rows of both").toBeGreaterThan(5);
});

journey("swapping the sides mirrors the view, and Back undoes it", async ({ page }) => {
  await open(page, "/compare");
  const [left, right] = await shown(page);
  const before = await columns(page);
  await page.getByRole("button", { name: "Swap sides" }).click();
  await expect(page).toHaveURL(/left=.*right=/);
  await expect(page.getByLabel("Left account")).toHaveValue(right);
  await expect(page.getByRole("button", { name: "Swap sides" })).toBeFocused();
  const after = await columns(page);
  expect(after.left).toEqual(before.right);
  expect(after.right).toEqual(before.left);
  expect(after.both).toBe(before.both);
  await page.goBack();
  await expect(page.getByLabel("Left account")).toHaveValue(left);
  expect(await columns(page)).toEqual(before);
});

journey("a text against itself shows no difference", async ({ page }) => {
  await open(page, "/compare");
  const [left] = await shown(page);
  await page.getByLabel("Right account").selectOption(left);
  await expect(page.getByText("No difference: every sentence stands in both")).toBeVisible();
  await expect(page.locator(".aligned-only")).toHaveCount(0);
});

journey("what only one account has says what was searched", async ({ page }) => {
  await open(page, "/compare");
  const only = page.locator(".aligned-right li").first();
  await only.getByText("What was searched").click();
  await expect(only).toContainText(/\d+ of \d+ sentences in the account of/);
  await expect(only).toContainText("Terms searched:");
});

journey("a reworded sentence shows its word changes on demand", async ({ page }) => {
  await open(page, "/compare");
  const changes = page.locator(".aligned-foot").filter({ hasText: "Word changes" }).first();
  await expect(changes.locator(".word-changes")).toBeHidden();
  await changes.getByText("Word changes").click();
  await expect(changes.locator(".word-changes")).toBeVisible();
  expect(await changes.locator(".word-changes").locator("del, ins").count()).toBeGreaterThan(0);
});

journey("what a side has the other say stands beside the other's own text, or says that it is not there", async ({ page }) => {
  await open(page, "/compare");
  const mouth = page.getByRole("heading", { name: "Words put in the other’s mouth" }).locator("..");
  await expect(mouth.getByRole("heading", { name: /^What China has Russia say/ })).toBeVisible();
  await expect(mouth.getByRole("heading", { name: /^What Russia has China say/ })).toBeVisible();
  expect(await mouth.getByText("In the own text of").count()).toBeGreaterThan(3);
  const absent = mouth.getByRole("listitem").filter({ hasText: "Not in the own text of" }).first();
  await expect(absent).toContainText(/of \d+ sentences/);
});

journey("topics stand beside each other as bars, and what is absent says what was looked for", async ({ page }) => {
  await open(page, "/compare");
  const topics = page.getByRole("table").filter({ has: page.getByRole("columnheader", { name: "Topic" }) });
  await expect(topics.getByRole("row").filter({ hasText: /\d %.*\d %/ }).first()).toBeVisible();
  const absent = topics.locator("details").first();
  await absent.getByText("Absent").click();
  await expect(absent).toContainText(/0 of \d+ sentences\. Terms searched: \w/);
});

journey("each sentence leads to its place in the text", async ({ page }) => {
  await open(page, "/compare");
  const sentence = page.locator(".aligned-only .source-words").first();
  const words = (await sentence.innerText()).replace("↗", "").trim();
  await sentence.getByRole("link", { name: "Open in the text" }).click();
  await expect(page).toHaveURL(/#\/document\/.*~\d+/);
  await expect(page.getByRole("main")).toContainText(words);
});

journey("a meeting's page leads to its accounts, sentence by sentence", async ({ page }) => {
  await open(page, "/meetings");
  await page.getByRole("link", { name: /Xi Jinping and Vladimir Putin, videoconference/ }).first().click();
  await page.getByRole("link", { name: /^Accounts by China and Russia/ }).first().click();
  await expect(page).toHaveURL(/#\/compare\?left=.*&right=/);
  await expect(page.getByRole("heading", { name: "Compare two accounts" })).toBeVisible();
  await expect(page.locator(".aligned-both").first()).toBeVisible();
});

journey("one side's accounts of two meetings stand beside each other", async ({ page }) => {
  await open(page, "/meetings");
  await page.getByRole("link", { name: /Wang Yi and Sergei Shoigu, Beijing/ }).first().click();
  await page.getByRole("link", { name: /^Accounts by China: / }).click();
  await expect(page.getByText("Both accounts are of one side, so neither speaks for the other")).toBeVisible();
  const tags = await page.locator(".account-head .side-tag").allInnerTexts();
  expect(new Set(tags).size, "names that tell them apart").toBe(2);
});

journey("an id that nothing has is said, and the nearest are offered", async ({ page }) => {
  await open(page, "/compare?left=2026-02-04-xi-putin-trump-conversations/none&right=nothing-like-it");
  await expect(page.getByText("has the id “nothing-like-it”")).toBeVisible();
  await expect(page.getByText("Perhaps it is one of these:").first()).toBeVisible();
  await page.getByRole("status").getByRole("link").first().click();
  await expect(page).toHaveURL(/left=/);
});

journey("accounts are chosen and swapped by keyboard alone", async ({ page }) => {
  await open(page, "/compare");
  const left = page.getByLabel("Left account");
  const before = await shown(page);
  await left.focus();
  await page.keyboard.press("ArrowDown");
  await expect(left).not.toHaveValue(before[0]);
  await expect(left).toBeFocused();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(left).toHaveValue(before[1]);
});

journey("a narrow screen has one column, in which each part says whose it is", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await open(page, "/compare");
  const only = page.locator(".aligned-right").first();
  await expect(only.locator(".aligned-tag")).toContainText("Only in");
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width, "nothing to scroll sideways").toBeLessThanOrEqual(320);
  const [a, b] = await Promise.all(
    [".aligned-both", ".aligned-right"].map((place) => page.locator(place).first().boundingBox()),
  );
  expect(Math.abs(a.x - b.x), "both begin at the same edge").toBeLessThan(20);
});

for (const colorScheme of ["light", "dark"]) {
  journey(`axe finds nothing in a comparison, ${colorScheme}, wide and narrow`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await open(page, "/compare");
    await expect(page.locator(".aligned-both").first()).toBeVisible();
    await expectAccessible(page);
    await page.locator("details").evaluateAll((all) => all.forEach((one) => (one.open = true)));
    await expectAccessible(page);
    await page.setViewportSize({ width: 320, height: 640 });
    await expectAccessible(page);
  });
}
