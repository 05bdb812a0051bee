// How the page comes up: where it may stand, what it asks for, and what a reader sees if it cannot.
import { environment, expect, holdViews, journey, open, started } from "../support/journey.mjs";
import { expectAccessible } from "../support/axe.mjs";

journey("the page starts under its strict policy and shows the overview", async ({ page }) => {
  const [response] = await Promise.all([page.waitForResponse(environment.url), open(page)]);
  const policy = response.headers()["content-security-policy"];
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toContain("unsafe-inline");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
});

journey("the page starts from a folder deep in somebody's site", async ({ page, troubles }) => {
  await open(page, "/", { at: environment.subPath });
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  const outside = troubles.requests.filter((url) => !new URL(url).pathname.startsWith(environment.subPath));
  expect(outside.filter((url) => url.startsWith("http"))).toEqual([]);
});

journey("the first load fetches what the size budget counts, and each file once", async ({ page, troubles }) => {
  await open(page);
  const root = new URL(environment.url);
  const fetched = troubles.requests
    .filter((url) => url.startsWith("http"))
    .map((url) => new URL(url).pathname.slice(root.pathname.length) || "index.html");
  expect(fetched.sort()).toEqual([...environment.firstLoad].sort());
});

journey("the page starts in a frame that is allowed scripts and nothing else", async ({ page }) => {
  const host = new URL("host/sandboxed.html", environment.otherOrigin);
  host.searchParams.set("page", environment.url);
  await page.goto(host.href);
  const frame = page.frameLocator("iframe");
  await started(frame);
  await expect(frame.getByRole("heading", { level: 1 })).toBeVisible();
});

journey("before its code has come, the page shows its shell", async ({ page }) => {
  let release;
  const held = new Promise((resolve) => (release = resolve));
  await page.route("**/*.wasm", async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(environment.url);
  await expect(page.locator("#readout-loading")).toBeVisible();
  await expect(page.getByRole("searchbox")).toBeDisabled();
  release();
  await started(page);
});

journey("a page whose code cannot be fetched says so in words", async ({ page, troubles }) => {
  troubles.expect(/500|wasm|Failed to load/i);
  await page.route("**/*.wasm", (route) => route.fulfill({ status: 500, body: "broken" }));
  await page.goto(environment.url);
  await expect(page.getByRole("alert")).toContainText("could not start");
  await expectAccessible(page);
});

journey("a reader without scripts is told what the page needs", async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(environment.url);
  // Playwright's text locators pass `noscript` over, even where it is all that a reader sees.
  await expect(page.locator("noscript h1")).toHaveText("This page needs JavaScript");
  await expect(page.locator("noscript h1")).toBeVisible();
  await context.close();
});

journey("a view whose code does not arrive says so, and comes on a second try", async ({ page, troubles }) => {
  troubles.expect(/Failed to load|ERR_FAILED|fetch/i);
  await page.route("**/*.wasm", (route) => (/readout-page/.test(route.request().url()) ? route.continue() : route.abort()));
  await open(page, "/timeline");
  await expect(page.getByRole("alert")).toContainText("did not arrive");
  await expectAccessible(page);
  await page.unroute("**/*.wasm");
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Timeline");
});

journey("a view whose styles do not arrive says so, and comes dressed on a second try", async ({ page, troubles }) => {
  troubles.expect(/Failed to load|ERR_FAILED|fetch/i);
  await page.route("**/views-*.css", (route) => route.abort());
  await open(page, "/timeline");
  await expect(page.getByRole("alert")).toContainText("did not arrive");
  await page.unroute("**/views-*.css");
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Timeline");
  await expect(page.locator(".timeline-tools")).toHaveCSS("display", "grid");
});

journey("until a view's code has come, the view before it stays and can be used", async ({ page }) => {
  const release = await holdViews(page);
  await open(page);
  const overview = await page.getByRole("heading", { level: 1 }).innerText();
  await page.getByRole("navigation", { name: "Views" }).getByRole("link", { name: "Entities" }).click();
  await expect(page).toHaveURL(/#\/entities/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(overview);
  release();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Entities");
});

journey("while the reader reads, the page fetches its other views", async ({ page, troubles }) => {
  await open(page);
  const views = () => troubles.requests.filter((url) => url.endsWith(".wasm")).length;
  await expect.poll(views).toBeGreaterThan(3);
  await page.context().setOffline(true);
  await page.getByRole("navigation", { name: "Views" }).getByRole("link", { name: "Timeline" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Timeline");
});
