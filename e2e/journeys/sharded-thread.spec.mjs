// The page over a corpus in pieces: questions are answered on a thread of their own, and where there is none, as well.
import { environment, expect, journey, open, settled } from "../support/journey.mjs";

const PIECES = "**/pieces/*.block";
const THREAD = "**/worker.js";
const at = environment.sharded;
const summary = (page) => page.locator(".search-summary > span");
const field = (page) => page.getByRole("combobox", { name: "Search the documents" });

/** What a list of documents says: its total, its facets with their counts, its titles. */
async function told(page) {
  await settled(page);
  return {
    total: await summary(page).innerText(),
    facets: await page.locator(".facet-values").allInnerTexts(),
    titles: await page.locator(".result-title").allInnerTexts(),
  };
}

async function embedded(page, fragment) {
  await open(page, fragment);
  const whole = await told(page);
  return { ...whole, titles: whole.titles.slice(0, 10) };
}

async function search(page, words) {
  await field(page).fill(words);
  await field(page).press("Enter");
}

journey("questions are answered on a thread of their own", async ({ page }) => {
  const whole = await embedded(page, "/documents?q=taiwan&side=china");
  await open(page, "/documents?q=taiwan&side=china", { at });
  expect(await told(page)).toEqual(whole);
  expect(page.workers().map((worker) => new URL(worker.url()).pathname)).toEqual([`${at}worker.js`]);
});

journey("the head of the corpus and the thread are asked for, once, while the code is on its way", async ({ page }) => {
  const asked = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname.replace(at, "")));
  const early = [page.waitForRequest("**/corpus.head"), page.waitForRequest(THREAD)];
  await page.route("**/readout-page-*.wasm", async (route) => {
    await Promise.all(early);
    await route.continue();
  });
  await open(page, "/documents?q=taiwan", { at });
  await settled(page);
  expect(asked.filter((file) => file === "corpus.head")).toHaveLength(1);
  expect(page.workers()).toHaveLength(1);
});

journey("where no such thread may start, the page answers by itself", async ({ page, troubles }) => {
  troubles.expect(/404/);
  const whole = await embedded(page, "/documents?q=taiwan");
  await page.route(THREAD, (route) => route.fulfill({ status: 404, body: "not here" }));
  await open(page, "/documents?q=taiwan", { at });
  expect(await told(page)).toEqual(whole);
  expect(page.workers()).toEqual([]);
});

journey("a browser without such threads shows the same", async ({ page }) => {
  const whole = await embedded(page, "/documents?q=japan");
  await page.addInitScript(() => delete window.Worker);
  await open(page, "/documents?q=japan", { at });
  expect(await told(page)).toEqual(whole);
});

journey("a policy without such threads shows the same", async ({ page, troubles }) => {
  troubles.expect(/worker-src/);
  const whole = await embedded(page, "/documents?q=japan");
  await page.route(new URL(at, environment.url).href, async (route) => {
    const response = await route.fetch();
    const headers = { ...response.headers() };
    headers["content-security-policy"] += "; worker-src 'none'";
    await route.fulfill({ response, headers });
  });
  await open(page, "/documents?q=japan", { at });
  expect(await told(page)).toEqual(whole);
});

journey("where that thread ends by an error, the page goes on by itself", async ({ page }) => {
  const whole = await embedded(page, "/documents?q=japan");
  await open(page, "/documents?q=taiwan", { at });
  await settled(page);
  const [thread] = page.workers();
  const closed = thread.waitForEvent("close");
  await thread.evaluate(() => setTimeout(() => { throw new Error("as if it had run out of memory"); }));
  await closed;
  await search(page, "japan");
  await expect(page).toHaveURL(/q=japan/);
  expect(await told(page)).toEqual(whole);
});

journey("a question that was overtaken is never answered", async ({ page }) => {
  await open(page, "/documents", { at });
  await settled(page);
  // Each total that is ever on show, with what the filters say that it is the total of.
  await page.evaluate(() => {
    window.shown = [];
    const note = () => {
      const total = document.querySelector(".search-summary > span")?.textContent ?? "";
      const asked = document.querySelector(".chips")?.textContent ?? "";
      const last = window.shown.at(-1);
      if (last?.total !== total || last?.asked !== asked) window.shown.push({ total, asked });
    };
    new MutationObserver(note).observe(document.querySelector("main"), { childList: true, subtree: true, characterData: true });
  });
  let release;
  const held = new Promise((resolve) => (release = resolve));
  await page.route(PIECES, async (route) => {
    await held;
    await route.continue();
  });
  for (const words of ["taiwan", "japan", "summit", "zeppelin"]) await search(page, words);
  release();
  await expect(page.getByRole("heading", { name: "Nothing matches" })).toBeVisible();
  await settled(page);
  const shown = await page.evaluate(() => window.shown);
  expect(shown.filter(({ asked }) => /taiwan|japan|summit/.test(asked))).toEqual([]);
  expect(shown.some(({ asked }) => /zeppelin/.test(asked))).toBe(true);
});

journey("results come in the same order, whatever was asked before", async ({ page }) => {
  const asked = "/documents?q=china%20taiwan&sort=relevance";
  await open(page, asked, { at });
  const fresh = await told(page);
  await open(page, "/documents?q=japan", { at });
  await settled(page);
  for (const words of ["taiwan", "\"strategic partnership\"", "china taiwan"]) {
    await search(page, words);
    await settled(page);
  }
  expect(await told(page)).toEqual(fresh);
});

journey("on a slow line the page says that it is at work, and answers", async ({ page }) => {
  await page.route(PIECES, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 400));
    await route.continue();
  });
  await page.goto(new URL(`${at}#/documents?q=taiwan`, environment.url).href);
  await expect(page.locator("main [aria-busy='true']")).not.toHaveCount(0);
  await settled(page);
  await expect(page.locator(".result").first().locator("mark").first()).toHaveText(/taiwan/i);
});

journey("a page that is mounted elsewhere asks a thread, too", async ({ page }) => {
  const url = new URL("host/mounting.html", environment.otherOrigin);
  url.searchParams.set("module", new URL(`${at}readout.js`, environment.url).href);
  await page.goto(url.href);
  await page.waitForFunction(() => window.mountHere);
  const total = await page.evaluate(async () => {
    const mounted = window.mountHere({ view: "documents", q: "taiwan" });
    return (await mounted.query({ q: "taiwan" })).total;
  });
  await expect(summary(page)).toContainText(`${total} of `);
  expect(page.workers()).toHaveLength(1);
});
