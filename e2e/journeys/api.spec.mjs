// The script interface, by the example that the README names, and by what mounting leaves behind.
import { environment, expect, journey } from "../support/journey.mjs";

async function article(page) {
  const url = new URL("examples/api/", environment.otherOrigin);
  url.searchParams.set("page", environment.url);
  await page.goto(url.href);
  await expect(page.locator("#found")).toContainText("documents");
}

const explorer = (page) => page.locator("#explorer");

journey("the example changes the explorer, follows it, and takes it away", async ({ page }) => {
  await article(page);
  const found = page.locator("#found");
  const all = await found.innerText();
  await page.getByRole("button", { name: "Texts on Taiwan" }).click();
  await expect(explorer(page).getByRole("heading", { level: 1 })).toHaveText("Documents");
  await expect(found).not.toHaveText(all);
  const total = Number.parseInt(await found.innerText(), 10);
  await expect(explorer(page).locator("main")).toContainText(`${total} of `);
  await explorer(page).getByRole("region", { name: "Results" }).getByRole("link").first().click();
  await expect(page.locator("#opened")).toContainText("The reader opened a document");
  await page.getByRole("button", { name: "Take it away" }).click();
  await expect(explorer(page)).toBeEmpty();
  await expect(page.locator("#opened")).toHaveText("Taken away (unmounted)");
});

async function host(page) {
  const url = new URL("host/mounting.html", environment.otherOrigin);
  url.searchParams.set("module", new URL("readout.js", environment.url).href);
  await page.goto(url.href);
  await page.waitForFunction(() => window.mountHere);
}

journey("a question is answered in plain values, whatever the page shows", async ({ page }) => {
  await host(page);
  const [all, some, wrong] = await page.evaluate(async () => {
    window.mounted = window.mountHere({ view: "about" });
    const all = await window.mounted.query();
    const some = await window.mounted.query({ q: "taiwan", filters: { side: ["china"] }, limit: 2, snippets: 1 });
    const wrong = await window.mounted.query({ limit: 1, horoscope: true }).catch((error) => error.code);
    return [structuredClone(all), structuredClone(some), wrong];
  });
  expect(all.total).toBe(all.of);
  expect(all.documents.length).toBe(Math.min(10, all.total));
  expect(all.facets.find(({ facet }) => facet === "side").values.length).toBeGreaterThan(1);
  expect(some.total).toBeLessThanOrEqual(all.total);
  expect(some.documents.length).toBeLessThanOrEqual(2);
  const [{ text, marks }] = some.documents[0].snippets;
  expect(text.slice(...marks[0])).toMatch(/taiwan/i);
  expect(wrong).toBe("option");
});

journey("listeners are told once each, can be ended, and may throw", async ({ page, troubles }) => {
  troubles.expect(/on purpose/);
  await host(page);
  const told = await page.evaluate(async () => {
    const told = [];
    const page = window.mountHere({ view: "documents" });
    const next = (name) => new Promise((done) => page.on(name, done));
    const ready = next("ready");
    page.on("change", () => {
      throw new Error("on purpose");
    });
    const off = page.on("change", ({ view, q }) => told.push([view, q]));
    page.on("select", (item) => told.push(item));
    await ready;
    const late = (await next("ready")).view;
    let change = next("change");
    page.update({ q: "taiwan" });
    await change;
    change = next("select");
    page.update({ view: "topic/taiwan" });
    await change;
    off();
    off();
    change = next("change");
    page.update({ view: "timeline", q: null });
    await change;
    page.unmount();
    page.unmount();
    return { late, told };
  });
  expect(told.late).toBe("documents");
  expect(told.told).toEqual([
    ["documents", "taiwan"],
    ["topic/taiwan", "taiwan"],
    { kind: "topic", id: "taiwan" },
  ]);
});

journey("errors have codes that programs can rely on", async ({ page }) => {
  await host(page);
  const codes = await page.evaluate(() => {
    const code = (run) => {
      try {
        run();
        return "no error";
      } catch (error) {
        return `${error.name}: ${error.code}`;
      }
    };
    const wrong = [{ view: "horoscope" }, { filters: { colour: ["red"] } }, { from: "yesterday" }, { sort: "luck" }, { theme: "sepia" }, { vieww: "x" }];
    const codes = wrong.map((options) => code(() => window.mountHere(options)));
    const page = window.mountHere({});
    codes.push(code(() => window.mountHere({})), code(() => page.on("click", () => {})), code(() => window.mountNowhere()));
    page.unmount();
    codes.push(code(() => page.update({})));
    return codes;
  });
  const wanted = ["view", "filter", "date", "sort", "theme", "option", "mounted", "event", "element", "unmounted"];
  expect(codes).toEqual(wanted.map((code) => `ReadoutError: ${code}`));
});

journey("mounting a hundred times leaves no listeners, no nodes, no growing memory, and the host as it was", async ({ page }) => {
  journey.setTimeout(120_000);
  await host(page);
  const surroundings = () =>
    page.evaluate(() => ({
      globals: Object.getOwnPropertyNames(window).length,
      head: document.head.innerHTML,
      title: document.title,
      url: location.href,
      history: history.length,
      body: document.body.cloneNode(true).outerHTML,
      link: getComputedStyle(document.getElementById("own-link")).color,
    }));
  const round = (times) =>
    page.evaluate(async (times) => {
      for (let i = 0; i < times; i++) {
        const view = ["overview", "documents", "timeline", "topics", "entities"][i % 5];
        const mounted = window.mountHere({ view });
        await new Promise((done) => mounted.on("ready", done));
        mounted.update({ q: "taiwan" });
        await new Promise((done) => requestAnimationFrame(done));
        mounted.unmount();
      }
    }, times);
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable");
  const counters = async () => {
    for (const _ of [1, 2, 3]) await session.send("HeapProfiler.collectGarbage");
    const { metrics } = await session.send("Performance.getMetrics");
    const value = (name) => metrics.find((metric) => metric.name === name).value;
    return { listeners: value("JSEventListeners"), nodes: value("Nodes"), heap: value("JSHeapUsedSize") };
  };
  // The first rounds fetch the code of the views and fill what is kept for good.
  await round(10);
  const [before, after0] = [await surroundings(), await counters()];
  await round(100);
  const after = await counters();
  expect(await surroundings()).toEqual(before);
  expect(after.listeners).toBeLessThanOrEqual(after0.listeners + 2);
  expect(after.nodes).toBeLessThanOrEqual(after0.nodes + 20);
  // Nothing that is kept for each round: that would be a hundred times something.
  expect(after.heap - after0.heap).toBeLessThan(1_000_000);
});
