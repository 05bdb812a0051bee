// What a reader takes away from a view: a link, an embed, a picture, the data, a citation.
import { readFileSync } from "node:fs";
import { Cite } from "@citation-js/core";
import "@citation-js/plugin-bibtex";
import "@citation-js/plugin-ris";
import { parse as parseCsv } from "csv-parse/sync";
import { environment, expect, journey, open } from "../support/journey.mjs";
import { expectAccessible } from "../support/axe.mjs";
import { VIEWS } from "../support/views.mjs";

const dialog = (page) => page.getByRole("dialog", { name: /^Share/ });

async function share(page, what) {
  await page.getByRole("button", { name: "Share", exact: true }).click();
  await expect(dialog(page)).toBeVisible();
  if (what) await take(page, what);
}

const take = (page, what) => dialog(page).getByRole("radio", { name: what, exact: true }).check({ force: true });

async function downloaded(page, press) {
  const [download] = await Promise.all([page.waitForEvent("download"), press()]);
  return { name: download.suggestedFilename(), text: readFileSync(await download.path()) };
}

/** Downloads rows as a format, by the words of its choice. */
async function data(page, format, rows) {
  if (rows) await dialog(page).getByLabel("Rows").selectOption({ label: rows });
  await dialog(page).getByLabel("Format").selectOption({ label: format });
  return downloaded(page, () => dialog(page).getByRole("button", { name: "Download" }).click());
}

for (const [name, fragment] of Object.entries(VIEWS)) {
  journey(`${name} can be shared, and axe finds nothing in the dialog`, async ({ page }) => {
    await open(page, fragment);
    await share(page);
    const link = await dialog(page).getByLabel(/The link to this place/).inputValue();
    expect(new URL(link).href.split("#")[0]).toBe(environment.url);
    await expectAccessible(page, { within: "dialog" });
    await take(page, "Data");
    await expectAccessible(page, { within: "dialog" });
    await page.keyboard.press("Escape");
    await expect(dialog(page)).toHaveCount(0);
    await expect(page.getByRole("button", { name: "Share", exact: true })).toBeFocused();
    await page.goto("about:blank");
    await page.goto(link);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  });
}

for (const [width, colorScheme] of [[320, "light"], [320, "dark"], [1280, "dark"]]) {
  journey(`the dialog fits ${width} pixels, ${colorScheme}, whatever is taken`, async ({ page }) => {
    await page.setViewportSize({ width, height: 640 });
    await page.emulateMedia({ colorScheme });
    await open(page, "/topics");
    await share(page);
    for (const what of ["Link", "Embed", "Picture", "Data", "Citation"]) {
      await take(page, what);
      const [inside, outside] = await dialog(page).evaluate((one) => [one.scrollWidth, one.clientWidth]);
      expect(inside, what).toBeLessThanOrEqual(outside);
      await expectAccessible(page, { within: "dialog" });
    }
  });
}

journey("the keyboard is enough to take data away", async ({ page }) => {
  await open(page, "/documents?q=taiwan");
  await page.getByRole("button", { name: "Share", exact: true }).focus();
  await page.keyboard.press("Enter");
  await expect(dialog(page)).toBeVisible();
  await dialog(page).getByRole("radio", { name: "Link", exact: true }).focus();
  for (const _ of ["Embed", "Picture", "Data"]) await page.keyboard.press("ArrowRight");
  await expect(dialog(page).getByRole("radio", { name: "Data", exact: true })).toBeChecked();
  const file = await downloaded(page, async () => {
    await dialog(page).getByRole("button", { name: "Download" }).focus();
    await page.keyboard.press("Enter");
  });
  expect(file.name).toMatch(/^readout-documents-.*\.csv$/);
  await expect(dialog(page).getByRole("status")).toContainText(file.name);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "Share", exact: true })).toBeFocused();
});

journey("the documents on show are the rows of the file, in their order", async ({ page }) => {
  await open(page, "/documents?q=taiwan");
  const shown = page.getByRole("region", { name: "Results" }).locator("a[href*='#/document/']");
  await expect(shown.first()).toBeVisible();
  const found = await page.getByRole("main").innerText();
  await share(page, "Data");
  const csv = parseCsv((await data(page, "CSV, a table")).text, { columns: true });
  expect(csv.length).toBeGreaterThan(0);
  expect(found).toContain(`${csv.length} of `);
  const titles = (await shown.allInnerTexts()).join("\n");
  for (const row of csv) expect(titles).toContain(row.title);
  expect(csv[0].asked).toContain("taiwan");
  expect(csv[0].address.startsWith(environment.url)).toBe(true);
  const json = JSON.parse((await data(page, "JSON")).text);
  expect(json.rows.map((row) => row.id)).toEqual(csv.map((row) => row.id));
  const ris = new Cite((await data(page, "RIS, for Zotero, EndNote, Citavi")).text.toString()).data;
  expect(ris.length).toBe(csv.length);
});

journey("the cells of the topics are the numbers of the file", async ({ page }) => {
  await open(page, "/topics");
  await share(page, "Data");
  const rows = parseCsv((await data(page, "CSV, a table")).text, { columns: true });
  const sum = (list) => list.reduce((all, one) => all + one, 0);
  const exported = sum(rows.filter((row) => row.topic === "taiwan").map((row) => Number(row.statements)));
  await page.keyboard.press("Escape");
  const cells = page.getByRole("row").filter({ has: page.getByRole("rowheader", { name: "Taiwan", exact: true }) });
  const texts = await cells.first().getByRole("cell").allInnerTexts();
  const numbers = texts.slice(1).map((text) => Number.parseInt(text, 10)).filter((number) => number > 0);
  expect(exported).toBe(sum(numbers));
  expect(exported).toBeGreaterThan(0);
});

journey("the network on show is the graph of the file", async ({ page }) => {
  await open(page, "/network");
  const label = await page.locator("svg.network").getAttribute("aria-label");
  await share(page, "Data");
  const gexf = (await data(page, "GEXF, for Gephi")).text.toString();
  const count = (tag) => gexf.match(new RegExp(`<${tag} `, "g"))?.length ?? 0;
  expect(label).toContain(`${count("node")} entities`);
  expect(label).toContain(`${count("edge")} ties`);
});

const CHARTS = [
  ["overview", "/"],
  ["timeline", "/timeline"],
  ["network", "/network"],
  ["topics", "/topics"],
  ["topic", VIEWS["a topic"]],
  ["documents", "/documents"],
  ["meeting", VIEWS["a meeting"]],
  ["comparison", "/compare"],
  ["entity", "/entity/vladimir-putin", "Mentions over time"],
  ["entity", "/entity/vladimir-putin", "Offices"],
  ["entity", "/entity/vladimir-putin", "Network"],
];
for (const [name, fragment, which] of CHARTS) {
  journey(`the chart of the ${name} stands alone as SVG and PNG${which ? `: ${which}` : ""}`, async ({ page, context }) => {
    await open(page, fragment);
    await share(page, "Picture");
    if (which) await dialog(page).getByLabel("Which chart").selectOption({ label: which });
    const svg = await downloaded(page, () => dialog(page).getByRole("button", { name: "Download SVG" }).click());
    const png = await downloaded(page, () => dialog(page).getByRole("button", { name: "Download PNG" }).click());
    expect([...png.text.subarray(0, 8)]).toEqual([137, 80, 78, 71, 13, 10, 26, 10]);
    const [width, height] = [png.text.readUInt32BE(16), png.text.readUInt32BE(20)];
    expect(Math.min(width, height)).toBeGreaterThan(200);
    // Read by an XML parser, in a page that knows nothing of ours.
    const other = await context.newPage();
    const read = await other.evaluate((text) => {
      const root = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
      const all = [...root.querySelectorAll("*")];
      return {
        name: root.localName,
        words: root.textContent,
        elements: all.length,
        foreign: all.flatMap((one) => [...one.attributes]).filter(({ name, value }) =>
          /^(class|style|href|on.*|data-.*)$/.test(name) || /var\(|url\((?!#)/.test(value)).map(({ name }) => name),
      };
    }, svg.text.toString());
    expect(read.name).toBe("svg");
    expect(read.elements).toBeGreaterThan(10);
    expect(read.words).toMatch(/as of \d+ \w+ \d{4}, corpus [0-9a-f]{16}/);
    expect(read.words).toContain(new URL(environment.url).host);
    expect(read.foreign).toEqual([]);
  });
}

journey("a statement is cited and shared from its card, without leaving the list", async ({ page }) => {
  await open(page, "/statements?topic=taiwan");
  const card = page.locator(".statement").first();
  const own = await card.getByRole("link", { name: "With the words around it" }).getAttribute("href");
  await card.getByRole("button", { name: "Cite or share" }).click();
  const link = await dialog(page).getByLabel(/The link to this place/).inputValue();
  expect(own.startsWith(new URL(link).hash)).toBe(true);
  await take(page, "Citation");
  await expect(dialog(page).getByRole("textbox").first()).toHaveValue(/https?:/);
  await page.keyboard.press("Escape");
  await expect(page).toHaveURL(/#\/statements\?topic=taiwan$/);
  await expect(card.getByRole("button", { name: "Cite or share" })).toBeFocused();
});

journey("a pinned link carries the day as of which the corpus is seen", async ({ page }) => {
  await open(page, "/timeline");
  await share(page);
  const link = dialog(page).getByLabel(/The link to this place/);
  expect(await link.inputValue()).not.toContain("as-of");
  await dialog(page).getByRole("radio", { name: /^As known on/ }).check();
  expect(await link.inputValue()).toMatch(/as-of=\d{4}-\d\d-\d\d/);
});

journey("what an editor pastes names its sources, and the preview shows it", async ({ page }) => {
  await open(page, "/timeline?topic=taiwan");
  await share(page, "Embed");
  await dialog(page).getByLabel("Colours", { exact: true }).selectOption({ label: "Dark" });
  await dialog(page).getByRole("radio", { name: /^As known on/ }).check();
  const snippet = dialog(page).getByLabel("Paste this into the article");
  const markup = await snippet.inputValue();
  const parsed = await page.evaluate((markup) => {
    const figure = new DOMParser().parseFromString(markup, "text/html").querySelector("figure[data-readout=v1]");
    const frame = figure.querySelector("iframe");
    return { src: frame.src, sandbox: [...frame.sandbox], caption: figure.querySelector("figcaption").textContent };
  }, markup);
  expect(parsed.src.startsWith(`${environment.url}embed/#/timeline?topic=taiwan`)).toBe(true);
  expect(parsed.src).toMatch(/as-of=\d{4}-\d\d-\d\d&theme=dark&corpus=[0-9a-f]{16}$/);
  expect(parsed.sandbox).toContain("allow-same-origin");
  expect(parsed.caption).toMatch(/Sources: .*as of .*Open the explorer/);
  await dialog(page).getByRole("radio", { name: "Web component" }).check();
  expect(await snippet.inputValue()).toMatch(/<readout-explorer view="timeline" topic="taiwan" as-of="[\d-]+" theme="dark"/);
  await dialog(page).getByRole("radio", { name: "Address alone" }).check();
  expect(await snippet.inputValue()).toBe(parsed.src);
  await dialog(page).getByRole("button", { name: "Preview" }).click();
  const frame = dialog(page).frameLocator("iframe");
  await expect(frame.locator("main, [data-readout-root]").first()).toBeVisible();
  await expectAccessible(page, { within: { include: "dialog", exclude: "iframe" } });
});

journey("what is copied is what stands in the field; where copying is barred, it is selected", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await open(page, "/timeline");
  await share(page);
  const field = dialog(page).getByLabel(/The link to this place/);
  await dialog(page).getByRole("button", { name: "Copy" }).click();
  await expect(dialog(page).getByRole("status")).toHaveText("Copied");
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await field.inputValue());
  await page.evaluate(() => Object.defineProperty(navigator, "clipboard", { value: undefined }));
  await dialog(page).getByRole("button", { name: "Copy" }).click();
  await expect(dialog(page).getByRole("status")).toContainText("selected");
  await expect(field).toBeFocused();
  const selected = await field.evaluate((area) => area.value.slice(area.selectionStart, area.selectionEnd));
  expect(selected).toBe(await field.inputValue());
});

journey("a sentence is cited by its words, for people and for reference managers", async ({ page }) => {
  const documents = parseCsv(readFileSync(`${environment.exports}/statements.csv`), { columns: true });
  const statement = documents[0];
  await open(page, `/statement/${statement.id}`);
  await share(page, "Citation");
  const reference = await dialog(page).getByLabel("The reference as text").inputValue();
  expect(reference).toContain("“");
  expect(reference).toContain(`${environment.url}#/document/`);
  const press = (name) => () => dialog(page).getByRole("button", { name, exact: true }).click();
  for (const format of ["RIS", "BibTeX", "CSL-JSON"]) {
    const [one] = new Cite((await downloaded(page, press(format))).text.toString()).data;
    expect(reference, format).toContain(one.URL);
  }
  const annotation = JSON.parse((await downloaded(page, press("Web annotation"))).text);
  const exact = annotation.target.selector[0].exact.replace(/\s+/g, " ");
  expect(reference.replace(/\s+/g, " ")).toContain(exact.slice(0, 60));
});

journey("Back closes the dialog", async ({ page }) => {
  await open(page, "/topics");
  await page.getByRole("navigation", { name: "Views" }).getByRole("link", { name: "Timeline" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Timeline");
  await share(page);
  await page.goBack();
  await expect(dialog(page)).toHaveCount(0);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Topics");
});

journey("a dialog whose code does not arrive says so", async ({ page, troubles }) => {
  troubles.expect(/Failed to load|ERR_FAILED|fetch/i);
  await page.route("**/split_share*", (route) => route.abort());
  await open(page, "/about");
  await page.getByRole("button", { name: "Share", exact: true }).click();
  await expect(page.getByRole("alert")).toContainText("did not arrive");
  await page.unroute("**/split_share*");
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(dialog(page)).toBeVisible();
});

journey("of a corpus in pieces, the same is taken away as of an embedded one", async ({ page }) => {
  const taken = async (place, at) => {
    await open(page, place, { at });
    await share(page, "Data");
    const { text } = await data(page, "CSV, a table");
    await take(page, "Picture");
    await expect(dialog(page).getByRole("img")).toBeVisible();
    const svg = await downloaded(page, () => dialog(page).getByRole("button", { name: "Download SVG" }).click());
    // The bytes of the two are others, and so is what identifies them.
    const elsewhere = (file) => file.toString().replaceAll(new URL(at, environment.url).href, "").replaceAll(/\b[0-9a-f]{16}\b/g, "");
    return [elsewhere(text), elsewhere(svg.text)];
  };
  for (const place of ["/documents?q=taiwan", "/topic/taiwan", "/compare", "/entity/wang-yi"]) {
    const whole = await taken(place, "/");
    expect(await taken(place, environment.sharded), place).toEqual(whole);
  }
});
