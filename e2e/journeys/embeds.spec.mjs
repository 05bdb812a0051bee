// One view in the frame of somebody else's site: whatever that site allows, it shows the content or an honest fallback.
import { environment, expect, journey, settled } from "../support/journey.mjs";
import { expectAccessible } from "../support/axe.mjs";
import { embed, figure, hostPage, hostScriptElement } from "../support/host-page.mjs";

const WITHOUT_CORS = /access control|CORS|ERR_FAILED|Failed to (fetch|load)|dynamically imported/i;

/** Waits until the view stands in the frame where the list was. */
async function viewIn(frame, name) {
  await expect(frame.locator("#embed-early")).toHaveCount(0);
  await expect(frame.locator("main#main").getByRole("heading", { level: 1 })).toHaveText(name);
}

/** The list that stands in the frame before the view does. */
const listIn = (frame) => frame.locator(".early-list:visible");

journey.afterEach(async ({ troubles }) => {
  // Besides the two sites of the journey itself nothing is asked for: the host's page and its icon, and the page's files.
  const own = new URL(environment.url).origin;
  const host = new URL(environment.otherOrigin).origin;
  const hosts = (url) => url.origin === host && /\/(host|newsroom)\//.test(url.pathname);
  const others = troubles.requests.map((url) => new URL(url)).filter((url) => url.protocol.startsWith("http"));
  expect(others.filter((url) => url.origin !== own && !hosts(url)).map(String)).toEqual([]);
});

for (const [name, sandbox] of [
  ["without a sandbox", null],
  ["in a sandbox with an origin, on another site", "allow-scripts allow-same-origin"],
  ["in a sandbox with scripts alone", "allow-scripts"],
]) {
  journey(`an embed shows its view ${name}`, async ({ page }) => {
    await hostPage(page, figure(embed("/timeline"), { sandbox }) + hostScriptElement());
    const frame = page.frameLocator("iframe");
    await viewIn(frame, "Timeline");
    await expect(frame.locator(".embed-title")).toHaveText("Timeline");
    await expect(frame.locator(".embed-foot")).toContainText(/Sources: .+As of \d/);
    await expect(frame.getByRole("navigation", { name: "Views" })).toHaveCount(0);
  });
}

journey("an embed in a sandbox with scripts alone keeps its list where the code may not be read", async ({ page, troubles }) => {
  troubles.expect(WITHOUT_CORS);
  const src = embed("/timeline", { at: environment.withoutCors });
  await hostPage(page, figure(src, { sandbox: "allow-scripts" }));
  const frame = page.frameLocator("iframe");
  await expect(frame.locator("#embed-not-started")).toContainText("could not be fetched");
  await expect(listIn(frame).locator("li").first()).toBeVisible();
});

journey("an embed stands under the strict policies of a site and of its own", async ({ page }) => {
  const policy = `default-src 'none'; frame-src ${environment.url}; script-src ${environment.url}embed.v1.js`;
  const body = `<readout-explorer view="timeline"></readout-explorer>${hostScriptElement()}`;
  await hostPage(page, body, { policy });
  await viewIn(page.frameLocator("iframe"), "Timeline");
  const answer = await page.request.get(embed(""));
  expect(answer.headers()["content-security-policy"]).toContain("default-src 'none'");
});

journey("without scripts an embed shows lists of everything, and says so", async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(embed("/timeline"));
  await expect(page.locator("noscript p")).toContainText("Without scripts");
  for (const list of ["meetings", "documents", "statements", "entities", "topics"]) {
    await expect(page.locator(`[data-list=${list}] li`).first()).toBeVisible();
  }
  await expect(page.locator(".embed-open")).toHaveAttribute("href", /^\.\.\/#\//);
  await context.close();
});

journey("an embed runs from a folder deep in somebody's site", async ({ page, troubles }) => {
  await hostPage(page, figure(embed("/topics", { at: environment.subPath })));
  await viewIn(page.frameLocator("iframe"), "Topics");
  const own = troubles.requests.filter((url) => url.startsWith(environment.url)).map((url) => new URL(url).pathname);
  expect(own.filter((path) => !path.startsWith(environment.subPath))).toEqual([]);
});

for (const fragment of [
  "/timeline",
  "/topics",
  "/documents",
  "/meeting/2026-02-04-vladimir-putin-xi-jinping-video",
  "/compare",
  "/entity/wang-yi",
  "/statement/2024-09-wang-yi-shoigu-st-petersburg/2024-09-news/d71e09f9",
]) {
  journey(`an embed of ${fragment} fits 320 pixels, in both colours, and axe finds nothing`, async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    for (const theme of ["light", "dark"]) {
      await page.goto("about:blank");
      await page.goto(embed(`${fragment}?theme=${theme}&accent=ffe000`));
      await expect(page.locator("#embed-early")).toHaveCount(0);
      await settled(page);
      await expect(page.getByRole("heading", { level: 1 })).toBeAttached();
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
      await expectAccessible(page);
    }
  });
}

journey("at 400 % zoom an embed has nothing to scroll sideways", async ({ page }) => {
  // What 400 % leaves of a screen of 1280 pixels.
  await page.setViewportSize({ width: 320, height: 200 });
  await hostPage(page, figure(embed("/timeline")) + hostScriptElement());
  const frame = page.frameLocator("iframe");
  await viewIn(frame, "Timeline");
  expect(await frame.locator("html").evaluate((html) => html.scrollWidth - html.clientWidth)).toBeLessThanOrEqual(0);
});

journey("an embed that starts hidden comes out right when it is shown", async ({ page }) => {
  const body = `<div id="tab" hidden>${figure(embed("/timeline"))}</div>${hostScriptElement()}`;
  await hostPage(page, body);
  const iframe = page.locator("iframe");
  await expect(page.frameLocator("iframe").locator("#embed-early")).toHaveCount(0);
  await page.evaluate(() => (document.getElementById("tab").hidden = false));
  const inner = () => page.frameLocator("iframe").locator("body").evaluate((body) => Math.ceil(body.getBoundingClientRect().height));
  await expect.poll(async () => (await iframe.boundingBox()).height - (await inner())).toBe(0);
  expect(await inner()).toBeGreaterThan(200);
  expect(await inner()).toBeLessThan(4000);
});

journey("two embeds on one page show what each was asked for", async ({ page }) => {
  const two = figure(embed("/timeline")) + figure(embed("/entity/wang-yi?hide=header")) + hostScriptElement();
  await hostPage(page, two);
  await viewIn(page.frameLocator("iframe >> nth=0"), "Timeline");
  await viewIn(page.frameLocator("iframe >> nth=1"), "Wang Yi");
  await expect(page.frameLocator("iframe >> nth=1").locator(".embed-head")).toHaveCount(0);
});

journey("an embed does without storage", async ({ page }) => {
  await page.addInitScript(() => {
    const denied = () => {
      throw new DOMException("denied", "SecurityError");
    };
    Object.defineProperty(window, "localStorage", { get: denied });
    Object.defineProperty(window, "sessionStorage", { get: denied });
  });
  await page.goto(embed("/documents"));
  await viewIn(page, "Documents");
  await page.getByRole("button", { name: "Compact" }).click();
  await expect(page.getByRole("button", { name: "Compact" })).toHaveAttribute("aria-pressed", "true");
});

journey("on a slow line the list stands first, and after ten seconds it says why it still does", async ({ page }) => {
  await page.clock.install();
  let release;
  const held = new Promise((resolve) => (release = resolve));
  await page.route("**/*.wasm", async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(embed("/timeline"));
  await expect(page.locator(".embed-title")).toHaveText("Meetings and plans");
  await expect(listIn(page).locator("li").first()).toBeVisible();
  await page.clock.fastForward(9_000);
  await expect(page.locator("#embed-not-started")).toBeHidden();
  await page.clock.fastForward(2_000);
  await expect(page.locator("#embed-not-started")).toContainText("has not started within 10 seconds");
  await expectAccessible(page);
  release();
  await viewIn(page, "Timeline");
});

journey("where wasm is blocked an embed says so at once and keeps its list", async ({ page, troubles }) => {
  troubles.expect(/wasm|WebAssembly|CompileError|Content Security Policy/i);
  await page.route(embed(""), async (route) => {
    const response = await route.fetch();
    const policy = response.headers()["content-security-policy"].replace(" 'wasm-unsafe-eval'", "");
    await route.fulfill({ response, headers: { ...response.headers(), "content-security-policy": policy } });
  });
  await page.goto(embed("/statements?topic=taiwan"));
  await expect(page.locator("#embed-not-started")).toContainText("could not be fetched or started");
  const link = page.locator("#embed-not-started").getByRole("link", { name: /Open in the explorer/ });
  await expect(link).toBeVisible();
  await expect(page.locator(".embed-open")).toHaveAttribute("href", "../#/statements?topic=taiwan");
  // As far as the list knows, the filters hold there, too.
  const topics = await listIn(page).locator("li:visible").evaluateAll((all) => all.map((one) => one.dataset.topic.split(" ")));
  expect(topics.length).toBeGreaterThan(0);
  expect(topics.every((one) => one.includes("taiwan"))).toBe(true);
  await expectAccessible(page);
});

journey("what an embed shows before its code is what the page shows after", async ({ page }) => {
  const early = await (await page.request.get(embed(""))).text();
  await page.goto(embed("/documents"));
  await viewIn(page, "Documents");
  const ids = await page
    .locator(".results a[href*='/document/']")
    .evaluateAll((links) => [...new Set(links.map((link) => link.href.split("/document/")[1].split(/[?/]/)[0]))]);
  expect(ids.length).toBeGreaterThan(0);
  for (const id of ids) expect(early).toContain(`data-id="${id}"`);
});

journey("a step within an embed stays there, and any other opens the explorer in a new tab", async ({ page, context }) => {
  await hostPage(page, figure(embed("/topics?theme=dark")));
  const frame = page.frameLocator("iframe");
  await viewIn(frame, "Topics");
  const steps = () => page.evaluate(() => history.length);
  const before = await steps();
  await frame.getByRole("link", { name: "Share of words" }).click();
  const address = () => page.frames()[1].url();
  await expect.poll(address).toMatch(/#\/topics\?by=share&theme=dark$/);
  expect(await steps(), "a step in the frame is none of the article's").toBe(before);
  const link = frame.locator("main a[href^='../#/']").first();
  const target = new URL(await link.getAttribute("href"), embed("")).href;
  const [tab] = await Promise.all([context.waitForEvent("page"), link.click()]);
  expect(tab.url() === "about:blank" ? (await tab.waitForURL(target), tab.url()) : tab.url()).toBe(target);
  await viewIn(frame, "Topics");
  await expect(frame.locator(".embed-open")).toHaveAttribute("href", "../#/topics?by=share");
});

journey("a frame without an origin spells out the explorer's address, because it may open no tab", async ({ page }) => {
  await hostPage(page, figure(embed("/timeline"), { sandbox: "allow-scripts" }));
  const frame = page.frameLocator("iframe");
  await viewIn(frame, "Timeline");
  await expect(frame.locator(".embed-address")).toHaveText(`${environment.url}#/timeline`);
});

journey("an embed that was made from another corpus says that the corpus has changed since", async ({ page }) => {
  await page.goto(embed("/timeline?as-of=2026-02-01&corpus=0123456789abcdef"));
  await viewIn(page, "Timeline");
  await expect(page.locator(".embed-changed")).toContainText("has changed since");
  await expect(page.locator(".embed-head .embed-day")).toHaveText("As of 1 Feb 2026");
  await expectAccessible(page);
});

journey("as of an earlier day, an embed's list leaves out what was not known then", async ({ page, troubles }) => {
  troubles.expect(/wasm|ERR_FAILED|Failed to (fetch|load)/i);
  await page.route("**/*.wasm", (route) => route.abort());
  await page.goto(embed("/documents?as-of=2025-12-31"));
  await expect(page.locator("#embed-not-started")).toBeVisible();
  const known = await listIn(page).locator("li:visible").evaluateAll((all) => all.map((one) => one.dataset.known));
  expect(known.length).toBeGreaterThan(0);
  expect(known.every((day) => day <= "2025-12-31"), `${known}`).toBe(true);
  const all = await listIn(page).locator("li").count();
  expect(known.length).toBeLessThan(all);
  await expect(page.locator(".embed-head .embed-day")).toHaveText("As of 2025-12-31");
});

journey("looks come from the address alone, and a host may change them while the embed stands", async ({ page }) => {
  await page.goto(embed("/timeline?theme=dark&density=compact&accent=8a1c1c"));
  await viewIn(page, "Timeline");
  const html = page.locator("html");
  await expect(html).toHaveAttribute("data-theme", "dark");
  await expect(html).toHaveAttribute("data-density", "compact");
  const accent = () => page.locator(".embed-open").evaluate((link) => getComputedStyle(link).color);
  const dark = await accent();
  await page.goto(embed("/timeline?theme=light&accent=8a1c1c&hide=header"));
  await expect(html).toHaveAttribute("data-theme", "light");
  await expect(page.locator(".embed-head")).toHaveCount(0);
  await expect.poll(accent).toBe("rgb(138, 28, 28)");
  expect(dark).not.toBe("rgb(138, 28, 28)");
});

journey("an embed is not for search engines, and a named one can be asked what it is", async ({ page }) => {
  await page.goto(embed("", { preset: "timeline/" }));
  await viewIn(page, "Timeline");
  await expect(page.locator('meta[name="robots"]')).toHaveAttribute("content", "noindex");
  await expect(page.locator('link[rel="canonical"]')).toHaveAttribute("href", "../../");
  await expect(page.locator('meta[property="og:title"]')).toHaveAttribute("content", /Timeline/);
  const link = page.locator('link[type="application/json+oembed"]');
  const answer = await page.request.get(new URL(await link.getAttribute("href"), page.url()).href);
  expect(await answer.json()).toMatchObject({ version: "1.0", type: "link", title: await link.getAttribute("title") });
});

journey("the newsroom's article shows its three embeds, as high as what they hold", async ({ page }) => {
  await page.goto(new URL("newsroom/", environment.otherOrigin).href);
  await page.evaluate(() => document.querySelectorAll("iframe").forEach((frame) => (frame.loading = "eager")));
  for (const explorer of await page.locator("readout-explorer").all()) {
    await explorer.scrollIntoViewIfNeeded();
  }
  for (const [nth, name] of ["Timeline", "Xi Jinping and Vladimir Putin, videoconference", /Wang Yi/].entries()) {
    const frame = page.frameLocator(`iframe >> nth=${nth}`);
    await viewIn(frame, name);
    const height = () => frame.locator("body").evaluate((body) => Math.ceil(body.getBoundingClientRect().height));
    const shown = async () => (await page.locator("iframe").nth(nth).boundingBox()).height;
    await expect.poll(async () => (await shown()) - Math.min(4000, await height())).toBe(0);
  }
  await page.setViewportSize({ width: 320, height: 700 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
});

journey("a long view is a window onto it, which the reader can open", async ({ page }) => {
  await hostPage(page, figure(embed("/meeting/2026-02-04-vladimir-putin-xi-jinping-video")) + hostScriptElement());
  const frame = page.frameLocator("iframe");
  const more = frame.getByRole("button", { name: "Show all of it" });
  await expect(more).toBeVisible();
  const height = async () => (await page.locator("iframe").boundingBox()).height;
  await expect.poll(height).toBeLessThan(1600);
  await more.click();
  await expect(more).toHaveCount(0);
  await expect.poll(height).toBe(4000);
});

journey("the newsroom's blog shows its embed in a sandbox with scripts alone", async ({ page }) => {
  await page.goto(new URL("newsroom/blog.html", environment.otherOrigin).href);
  await viewIn(page.frameLocator("iframe"), "Timeline");
});
