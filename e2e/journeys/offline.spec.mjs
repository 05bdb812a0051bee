// The page as `cargo xtask build --offline` writes it: opened once, it opens without a network.
import { environment, expect, journey, started } from "../support/journey.mjs";

const place = () => new URL("offline/", environment.url).href;

/** Opens the page and waits until its worker has kept everything. */
async function visited(page) {
  await page.goto(place());
  await started(page);
  await page.evaluate(async () => {
    const { active, installing, waiting } = await navigator.serviceWorker.ready;
    const worker = active ?? waiting ?? installing;
    if (worker.state === "activated") return;
    await new Promise((done) => worker.addEventListener("statechange", () => worker.state === "activated" && done()));
  });
}

journey("a page that was opened once opens without a network, with all of its views", async ({ page, context }) => {
  await visited(page);
  await context.setOffline(true);
  await page.goto("about:blank");
  await page.goto(place());
  await started(page);
  for (const name of ["Documents", "Timeline", "Topics", "Entities"]) {
    await page.getByRole("navigation", { name: "Views" }).getByRole("link", { name }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(name);
  }
  await page.getByRole("button", { name: "Share", exact: true }).click();
  await expect(page.getByRole("dialog")).toBeVisible();
});

journey("everything that is kept is of one build, and nothing else is kept", async ({ page }) => {
  await visited(page);
  const kept = await page.evaluate(async () => {
    const names = await caches.keys();
    const lists = await Promise.all(names.map(async (name) => (await (await caches.open(name)).keys()).map((one) => one.url)));
    return { names, urls: lists.flat() };
  });
  expect(kept.names.length).toBe(1);
  expect(kept.names[0].startsWith(`readout ${place()} `)).toBe(true);
  expect(kept.urls).toContain(place());
  for (const url of kept.urls) expect(url.startsWith(place())).toBe(true);
});

/** Puts another worker in the place of the page's, as an update does, and says what became of it. */
const replaced = (page, script) =>
  page.evaluate(async ([script, scope]) => {
    const ends = (worker) =>
      new Promise((done) => {
        const look = () => ["redundant", "installed", "activated"].includes(worker.state) && done(worker.state);
        worker.addEventListener("statechange", look);
        look();
      });
    const registration = await navigator.serviceWorker.register(script, { scope });
    return ends(registration.installing ?? registration.waiting ?? registration.active);
  }, [script, place()]);

const caches = (page) => page.evaluate(() => globalThis.caches.keys());

journey("while a new build is half there, the one before is served whole", async ({ page, context }) => {
  await visited(page);
  const before = await caches(page);
  expect(await replaced(page, new URL("newer.js", place()).href)).toBe("redundant");
  expect(await caches(page)).toEqual(before);
  await context.setOffline(true);
  await page.reload();
  await started(page);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
});

journey("a build without it takes it back", async ({ page }) => {
  await visited(page);
  expect((await caches(page)).length).toBe(1);
  await replaced(page, new URL("offline.js", environment.url).href);
  await expect.poll(() => caches(page)).toEqual([]);
  await expect.poll(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
});

journey("an ordinary build asks for no worker", async ({ page }) => {
  await page.goto(environment.url);
  await started(page);
  expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
});
