// Views whose other journeys use the mouse, by keyboard alone and by touch.
import { expect, journey, open } from "../support/journey.mjs";

/** Puts the focus on something as Tab would, without counting how often. */
const focus = (locator) => locator.focus();

journey("by keyboard: a number on the overview opens exactly the meetings that it counts", async ({ page }) => {
  for (const name of ["meetings", "planned events"]) {
    await open(page);
    const figure = page.locator(".overview-numbers").getByRole("link", { name: new RegExp(`^\\d+ ?${name}$`) });
    const count = Number((await figure.innerText()).match(/\d+/)[0]);
    await focus(figure);
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/#\/meetings\?show=/);
    await expect(page.getByRole("main").getByRole("article")).toHaveCount(count);
  }
});

journey("by keyboard: meetings held, planned events and all of them are chosen, and Back undoes it", async ({ page }) => {
  await open(page, "/meetings");
  const choices = page.getByRole("navigation", { name: "Which events" });
  await expect(choices.getByRole("link", { name: "All events" })).toHaveAttribute("aria-current", "true");
  await focus(choices.getByRole("link", { name: "Planned events" }));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main").getByRole("heading", { level: 2 })).toHaveText(["Planned events"]);
  await expect(choices.getByRole("link", { name: "Planned events" })).toBeFocused();
  await page.goBack();
  await expect(page.getByRole("main").getByRole("heading", { level: 2 })).toHaveCount(3);
});

journey("under words, the meeting that they are about comes first", async ({ page }) => {
  await open(page, "/meetings?q=Trump&show=held");
  await expect(page.getByText("Best match first")).toBeVisible();
  await expect(page.locator(".event-title").first()).toContainText("Trump");
});

journey("words that were searched for are marked in statements", async ({ page }) => {
  await open(page, "/statements?q=taiwan");
  const cards = page.getByRole("article");
  await expect(cards.first()).toBeVisible();
  for (const card of await cards.all()) await expect(card.locator("mark").first()).toBeVisible();
  await open(page, "/topic/taiwan?q=principle");
  await expect(page.locator(".statement mark").first()).toHaveText(/principle/i);
});

journey("by keyboard: a cell of the topics opens, and closes again", async ({ page }) => {
  await open(page, "/topics");
  const cell = page.locator("td .topic-cell").first();
  await focus(cell);
  await page.keyboard.press("Enter");
  await expect(cell).toHaveAttribute("aria-expanded", "true");
  await expect(page.locator("#topic-opened")).toBeVisible();
  await page.keyboard.press("Space");
  await expect(page.locator("#topic-opened")).toHaveCount(0);
});

journey("by keyboard: the sides of the comparison are exchanged, and the focus stays", async ({ page }) => {
  await open(page, "/compare");
  const swap = page.getByRole("button", { name: "Swap sides" });
  const titles = page.locator(".account-head .account-title");
  const before = await titles.allInnerTexts();
  await focus(swap);
  await page.keyboard.press("Enter");
  await expect(titles).toHaveText([...before].reverse());
  await expect(swap).toBeFocused();
});

journey("by keyboard: another account is chosen to compare with", async ({ page }) => {
  await open(page, "/compare");
  const title = page.locator(".account-head .account-title").first();
  const before = await title.innerText();
  await focus(page.getByRole("combobox", { name: "Left account" }));
  await page.keyboard.press("ArrowDown");
  await expect(title).not.toHaveText(before);
});

journey("by keyboard: entities of another kind, in order of their names", async ({ page }) => {
  await open(page, "/entities");
  await focus(page.getByRole("navigation", { name: "Kinds of entities" }).getByRole("link", { name: /^Places/ }));
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/show=place/);
  await focus(page.getByRole("group", { name: "Sort" }).getByRole("link", { name: "Name" }));
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/by=name/);
  // Names that the authority does not know have a list of their own below.
  const known = page.locator(".entity-list").first().locator(".entity-name > a");
  const names = async () => (await known.allInnerTexts()).map((name) => name.toLowerCase());
  expect((await names()).length).toBeGreaterThan(3);
  await expect.poll(names).toEqual([...(await names())].sort());
});

journey.describe("by touch, on a narrow screen", () => {
  journey.use({ hasTouch: true, viewport: { width: 390, height: 780 } });

  journey("a filter is opened, set and taken away", async ({ page }) => {
    await open(page, "/documents");
    await page.getByRole("button", { name: "Filters" }).tap();
    const side = page.getByRole("region", { name: "Filters" }).getByRole("group", { name: "Side" });
    await side.getByText("Russia").first().tap();
    await expect(page).toHaveURL(/side=russia/);
    await page.getByRole("button", { name: /Russia/ }).or(page.getByRole("link", { name: /Russia/ })).first().tap();
    await expect(page).not.toHaveURL(/side=russia/);
  });

  journey("the sides of the comparison are exchanged", async ({ page }) => {
    await open(page, "/compare");
    const titles = page.locator(".account-head .account-title");
    const before = await titles.allInnerTexts();
    await page.getByRole("button", { name: "Swap sides" }).tap();
    await expect(titles).toHaveText([...before].reverse());
  });

  journey("a number of the topics opens what it counts", async ({ page }) => {
    await open(page, "/topics");
    const cell = page.locator(".topic-cell:has(.count):visible").first();
    await cell.tap();
    await expect(cell).toHaveAttribute("aria-expanded", "true");
    await expect(page.locator("#topic-opened")).toBeInViewport();
  });

  journey("a name of the network is focused from its list", async ({ page }) => {
    await open(page, "/network");
    await page.getByRole("table").getByRole("link", { name: "Sergei Shoigu" }).first().tap();
    await expect(page).toHaveURL(/#\/network\//);
  });

  journey("a meeting is opened from the list of the timeline", async ({ page }) => {
    await open(page, "/timeline");
    await page.locator(".event-title").first().tap();
    await expect(page).toHaveURL(/#\/meeting\//);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  });

  journey("the navigation takes two rows", async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    await open(page);
    const tops = await page.locator(".site-nav a").evaluateAll((links) => links.map((one) => one.getBoundingClientRect().top));
    expect(new Set(tops).size).toBe(2);
  });
});

journey("on paper nothing is folded away, and nothing is there to be pressed", async ({ page }) => {
  await open(page, "/meetings");
  await page.getByRole("link", { name: /Xi Jinping and Vladimir Putin, videoconference/ }).first().click();
  await expect(page.getByRole("heading", { name: "What each side reports" })).toBeVisible();
  await page.emulateMedia({ media: "print" });
  for (const gone of [".site-nav", ".share-open", ".as-of", ".compare-more > summary"]) {
    for (const one of await page.locator(gone).all()) await expect(one).toBeHidden();
  }
  const folded = page.locator(".compare-more .source-words").first();
  await expect(folded).toBeVisible();
});

journey("on paper bars and the marks of sides are printed, whatever the browser does with other backgrounds", async ({ page }) => {
  for (const [place, marks] of [
    ["/", ".dot"],
    ["/compare", ".pair-fill"],
    ["/entities", ".bar-fill"],
    ["/entity/wang-yi", ".band-fill, .month-bar"],
  ]) {
    await open(page, place);
    const found = await page.locator(marks).evaluateAll((all) => all.map((one) => getComputedStyle(one).printColorAdjust));
    expect(found.length, marks).toBeGreaterThan(0);
    expect(new Set(found), marks).toEqual(new Set(["exact"]));
  }
  const tag = page.locator(".side-tag").first();
  expect(await tag.evaluate((one) => getComputedStyle(one, "::before").printColorAdjust)).toBe("exact");
});
