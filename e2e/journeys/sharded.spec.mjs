// The page over a corpus in pieces: the same numbers, and nothing counted that has not come.
import { environment, expect, journey, open, settled } from "../support/journey.mjs";
import { expectAccessible } from "../support/axe.mjs";

const PIECES = "**/pieces/*.block";
const at = environment.sharded;
const results = (page) => page.locator(".result");
const summary = (page) => page.locator(".search-summary > span");

/** What a list of documents says: its total, its facets with their counts, its titles and passages. */
async function told(page, fragment, where) {
  await open(page, fragment, { at: where });
  await settled(page);
  return {
    total: await summary(page).innerText(),
    facets: await page.locator(".facet-values").allInnerTexts(),
    titles: (await page.locator(".result-title").allInnerTexts()).slice(0, 10),
    passages: (await page.locator(".result .snippets").allInnerTexts()).slice(0, 10),
  };
}

for (const query of [
  "",
  "?q=taiwan",
  "?q=%22strategic%20partnership%22",
  "?q=speaker:wang-yi%20OR%20%E7%BB%8D%E4%BC%8A%E5%8F%A4",
  "?side=china&topic=taiwan",
  "?q=japan&from=2026-01-01",
]) {
  journey(`a corpus in pieces says what the embedded one says: documents${query}`, async ({ page }) => {
    const whole = await told(page, `/documents${query}`, "/");
    expect(await told(page, `/documents${query}`, at)).toEqual(whole);
  });
}

for (const [name, place] of Object.entries({
  overview: "/",
  statements: "/statements?side=china",
  meetings: "/meetings",
  timeline: "/timeline",
  topics: "/topics",
  entities: "/entities",
  "an entity": "/entity/wang-yi",
  "a document": "/document/2026-02-04-xi-putin-trump-conversations",
  "two accounts": "/compare",
})) {
  journey(`in pieces, ${name} reads as it does embedded`, async ({ page }) => {
    const words = async (where) => {
      await open(page, place, { at: where });
      await settled(page);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      const words = (await page.locator("main").innerText()).replace(/\s+/g, " ");
      // In pieces a facet lists its first values only, and says so in other words.
      return words.replace(/Show (all [\d ]+|more) ?: /g, "Show: ");
    };
    const whole = await words("/");
    expect(await words(at)).toBe(whole);
  });
}

journey("nothing is counted before its pieces have come", async ({ page }) => {
  let release;
  const held = new Promise((resolve) => (release = resolve));
  await page.route(PIECES, async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(new URL(`${at}#/documents?q=taiwan`, environment.url).href);
  await expect(page.locator("main [aria-busy='true']")).not.toHaveCount(0);
  await expect(summary(page)).toHaveCount(0);
  release();
  await expect(results(page)).not.toHaveCount(0);
  await settled(page);
});

journey("a piece that is missing is said in words, with a way to try again", async ({ page, troubles }) => {
  troubles.expect(/404/);
  await page.route(PIECES, (route) => route.fulfill({ status: 404, body: "not here" }));
  await page.goto(new URL(`${at}#/documents?q=taiwan`, environment.url).href);
  const alert = page.getByRole("alert");
  await expect(alert).toContainText("did not arrive");
  await expect(alert).toContainText("404");
  await expect(summary(page)).toHaveCount(0);
  await expectAccessible(page);
  await page.unroute(PIECES);
  await alert.getByRole("button", { name: "Try again" }).click();
  await expect(results(page)).not.toHaveCount(0);
  await expect(alert).toHaveCount(0);
});

journey("a piece that is damaged is refused, and asked for again", async ({ page }) => {
  let asked = 0;
  await page.route(PIECES, async (route) => {
    asked += 1;
    const response = await route.fetch();
    const body = await response.body();
    body[body.length >> 1] ^= 1;
    await route.fulfill({ response, body });
  });
  await page.goto(new URL(`${at}#/documents?q=taiwan`, environment.url).href);
  const alert = page.getByRole("alert");
  await expect(alert).toContainText("did not arrive");
  await expect(summary(page)).toHaveCount(0);
  expect(asked).toBeGreaterThan(1);
  await page.unroute(PIECES);
  await alert.getByRole("button", { name: "Try again" }).click();
  await expect(results(page)).not.toHaveCount(0);
});

journey("a moment without a line passes by itself", async ({ page, context, troubles }) => {
  // The code of other views may be on its way too; it is asked for again when a view needs it.
  troubles.expect(/ERR_INTERNET_DISCONNECTED|Failed to fetch/);
  await open(page, "/documents", { at });
  await settled(page);
  await context.setOffline(true);
  const field = page.getByRole("combobox", { name: "Search the documents" });
  await field.fill("taiwan");
  await field.press("Enter");
  await expect(page.getByRole("alert")).toContainText("no connection");
  await context.setOffline(false);
  await expect(page.getByRole("alert")).toHaveCount(0);
  await expect(results(page).first().locator("mark").first()).toHaveText(/taiwan/i);
});

journey("a newer search takes the place of one that is still on its way", async ({ page }) => {
  await open(page, "/documents", { at });
  await settled(page);
  const all = await summary(page).innerText();
  let release;
  const held = new Promise((resolve) => (release = resolve));
  await page.route(PIECES, async (route) => {
    await held;
    await route.continue();
  });
  const field = page.getByRole("combobox", { name: "Search the documents" });
  await field.fill("taiwan");
  await field.press("Enter");
  // The old answer stands with its own filters, and says that it is old.
  await expect(page.locator("main [aria-busy='true']")).not.toHaveCount(0);
  expect(await summary(page).innerText()).toBe(all);
  await field.fill("zeppelin");
  await field.press("Enter");
  release();
  await expect(page.getByRole("heading", { name: "Nothing matches" })).toBeVisible();
  await settled(page);
  await expect(page).toHaveURL(/q=zeppelin/);
});
