// Who occurs with whom: a picture, a table of the same, and the passages behind each number.
import { expect, journey, open } from "../support/journey.mjs";
import { expectAccessible } from "../support/axe.mjs";

const picture = (page) => page.getByRole("img", { name: /^Network/ });
const table = (page) => page.getByRole("table", { name: /Pairs with the number/ });

/** The pairs of the picture that stand out, as `A and B: 3 segments`. */
const drawn = (page) => page.locator(".network-tie title").allTextContents();

/** The pairs of the whole table, in the same words. */
const listed = async (page) => {
  const all = page.getByRole("button", { name: /^Show all/ });
  if (await all.isVisible()) await all.click();
  return table(page).locator("tbody .count").evaluateAll((links) => links.map((one) => one.getAttribute("aria-label")));
};

/** Clicks a node in the picture, in the middle of its shape. */
const clickNode = (page, id) => page.locator(`.network-node[data-part="${id}"] path`).click();

journey("the table has the same pairs as the picture, with and without a focus", async ({ page }) => {
  await open(page, "/network");
  await expect(picture(page)).toBeVisible();
  expect((await drawn(page)).length).toBeGreaterThan(20);
  expect((await drawn(page)).sort()).toEqual((await listed(page)).sort());
  await open(page, "/network/wang-yi");
  await expect(picture(page)).toHaveAccessibleName(/around Wang Yi/);
  expect((await drawn(page)).length).toBeGreaterThan(5);
  expect((await drawn(page)).sort()).toEqual((await listed(page)).sort());
});

journey("a click on a node keeps its neighbours and fades the others, and Back undoes it", async ({ page }) => {
  await open(page, "/network");
  await expect(page.locator(".network-node.is-faded")).toHaveCount(0);
  await clickNode(page, "yury-ushakov");
  await expect(page).toHaveURL(/#\/network\/yury-ushakov$/);
  await expect(page.getByRole("heading", { name: "Who occurs with Yury Ushakov" })).toBeVisible();
  const companions = await listed(page);
  const lit = await page.locator(".network-node:not(.is-faded)").count();
  expect(lit, "the focus and its neighbours").toBe(companions.length + 1);
  expect(await page.locator(".network-node.is-faded").count()).toBeGreaterThan(0);
  await page.goBack();
  await expect(page.locator(".network-node.is-faded")).toHaveCount(0);
  await expect(page.getByRole("heading", { name: "The strongest ties" })).toBeVisible();
});

journey("nothing moves when the focus does", async ({ page }) => {
  await open(page, "/network");
  const places = () =>
    page.locator(".network-node").evaluateAll((all) => all.map((one) => `${one.dataset.part} ${one.getAttribute("transform")}`));
  await expect(picture(page)).toBeVisible();
  const before = await places();
  await clickNode(page, "sergei-shoigu");
  await expect(page.locator(".network-node.is-focus")).toHaveCount(1);
  expect(await places()).toEqual(before);
});

journey("the focus is moved by keyboard alone", async ({ page }) => {
  await open(page, "/network");
  const field = page.getByLabel("Focus on");
  await field.focus();
  await page.keyboard.type("Xi J");
  await expect(page).toHaveURL(/#\/network\/xi-jinping$/);
  await expect(field).toBeFocused();
  // A name in the table leads on; what it opened is where the keyboard goes on.
  await table(page).getByRole("link", { name: "Sergei Shoigu", exact: true }).focus();
  await page.keyboard.press("Enter");
  const heading = page.getByRole("heading", { name: "Who occurs with Sergei Shoigu" });
  await expect(heading).toBeFocused();
  await page.goBack();
  await expect(page.getByRole("heading", { name: "Who occurs with Xi Jinping" })).toBeVisible();
});

journey("a line opens the passages that it stands on, each with its place in the text", async ({ page }) => {
  await open(page, "/network/wang-yi");
  const tie = page.locator('.network-tie[data-part="wang-yi"][data-to="sergei-shoigu"]');
  const [, count] = (await tie.locator("title").textContent()).match(/: (\d+) segment/);
  await tie.dispatchEvent("click");
  await expect(page).toHaveURL(/with=sergei-shoigu/);
  const passages = page.getByRole("region", { name: "Wang Yi and Sergei Shoigu" });
  await expect(passages.getByRole("heading")).toBeFocused();
  await expect(passages.locator(".network-segments > li")).toHaveCount(Number(count));
  await expect(page.locator(".network-tie.is-open")).toHaveCount(1);
  const sentence = passages.locator(".snippet").first();
  await expect(sentence).toContainText("Wang");
  const words = (await sentence.innerText()).trim();
  await sentence.click();
  await expect(page).toHaveURL(/#\/document\/.*~\d+/);
  await expect(page.getByRole("main")).toContainText(words);
});

journey("a number in the table opens the same passages, and closing them keeps the focus", async ({ page }) => {
  await open(page, "/network/wang-yi");
  await table(page).getByRole("link", { name: /^Wang Yi and Sergei Shoigu/ }).click();
  const passages = page.getByRole("region", { name: "Wang Yi and Sergei Shoigu" });
  await expect(passages).toBeVisible();
  await passages.getByRole("link", { name: "Close", exact: true }).click();
  await expect(passages).toHaveCount(0);
  await expect(page).toHaveURL(/#\/network\/wang-yi$/);
});

journey("the table is sorted by number or by name, and the least number leaves fewer", async ({ page }) => {
  await open(page, "/network");
  const numbers = async () => (await table(page).locator("tbody .count").allInnerTexts()).map(Number);
  const before = await numbers();
  expect(before).toEqual([...before].sort((a, b) => b - a));
  await table(page).getByRole("link", { name: "Who", exact: true }).click();
  await expect(page).toHaveURL(/by=name/);
  await expect(table(page).getByRole("columnheader", { name: "Who", exact: true })).toHaveAttribute("aria-sort", "ascending");
  const names = await table(page).locator("tbody th .network-name").allInnerTexts();
  expect(names).toEqual([...names].sort());
  const nodes = await page.locator(".network-node").count();
  await page.getByLabel("Together in at least").selectOption("5");
  await expect(page).toHaveURL(/least=5/);
  expect(await page.locator(".network-node").count()).toBeLessThan(nodes);
  expect(Math.min(...(await numbers()))).toBeGreaterThanOrEqual(5);
});

journey("places are there when they are asked for, and filters hold", async ({ page }) => {
  await open(page, "/network");
  await expect(page.locator('.network-node[data-part="beijing"]')).toHaveCount(0);
  await page.getByLabel("Places, too").check();
  await expect(page.locator('.network-node[data-part="beijing"]')).toHaveCount(1);
  await open(page, "/network?side=russia");
  await expect(page.getByText(/Counts here come from/)).toBeVisible();
  const filtered = await listed(page);
  await open(page, "/network");
  expect(filtered).not.toEqual(await listed(page));
});

journey("an entity's page has its companions as a picture and as a list", async ({ page }) => {
  await open(page, "/entity/wang-yi");
  const section = page.getByRole("region", { name: "Occurs with" });
  await expect(section.getByRole("img", { name: /around Wang Yi/ })).toBeVisible();
  const names = await section.locator(".bar-label").allInnerTexts();
  const nodes = await section.locator(".network-node title").allTextContents();
  expect(nodes.map((title) => title.replace(/: \d+ segments?$/, "")).sort()).toEqual([...names, "Wang Yi"].sort());
  await section.getByRole("link", { name: "See it in the whole network" }).click();
  await expect(page).toHaveURL(/#\/network\/wang-yi$/);
});

journey("an id that nothing has is said, and the nearest are offered", async ({ page }) => {
  await open(page, "/network/wang-yy");
  await expect(page.getByText("has the id “wang-yy”")).toBeVisible();
  await page.getByRole("main").getByRole("status").getByRole("link", { name: "Wang Yi" }).click();
  await expect(page).toHaveURL(/#\/network\/wang-yi$/);
});

journey("a narrow screen shows it all without scrolling sideways", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  for (const address of ["/network", "/network/wang-yi?with=sergei-shoigu&show=place", "/entity/wang-yi"]) {
    await open(page, address);
    await expect(picture(page)).toBeVisible();
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width, address).toBeLessThanOrEqual(320);
  }
});

for (const colorScheme of ["light", "dark"]) {
  journey(`axe finds nothing in the network, ${colorScheme}, wide and narrow`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    for (const address of ["/network", "/network/wang-yi?with=sergei-shoigu", "/entity/wang-yi"]) {
      await open(page, address);
      await expect(picture(page)).toBeVisible();
      await expectAccessible(page);
    }
    await page.setViewportSize({ width: 320, height: 640 });
    await expectAccessible(page);
  });
}
