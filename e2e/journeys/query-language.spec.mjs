// What can be typed into the search field beside words, how it is read, and the order of what is found.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { environment, expect, journey, open, settled } from "../support/journey.mjs";

const results = (page) => page.locator(".result");
const field = (page) => page.getByRole("combobox", { name: "Search the documents" });
const options = (page) => page.getByRole("listbox", { name: "Suggestions" }).getByRole("option");
const reading = (page) => page.getByText(/^Read as: /);
const searched = (text) => `/documents?q=${encodeURIComponent(text)}`;

/** The statements of the corpus as they are exported. */
const statements = () => JSON.parse(readFileSync(join(environment.exports, "whole-statements.json"), "utf8")).rows;

/** The titles on show, in their order. */
const titles = (page) => page.locator(".result-title").allInnerTexts();

/** The titles that an address finds, sorted. */
async function foundAt(page, address) {
  await open(page, address);
  return (await titles(page)).sort();
}

/** The titles that a text finds, sorted. */
const found = (page, text) => foundAt(page, searched(text));

/** The same titles, each once. */
const either = (...lists) => [...new Set(lists.flat())].sort();

journey("a word behind a minus or NOT is left out, and what has it and what is left are all documents", async ({ page }) => {
  const all = await foundAt(page, "/documents");
  const having = await found(page, "Kazan");
  const others = await found(page, "-Kazan");
  expect(having.length).toBeGreaterThan(0);
  expect(others.length).toBeGreaterThan(0);
  expect([...having, ...others].sort()).toEqual(all);
  expect(await found(page, "NOT Kazan")).toEqual(others);
});

journey("a word that is left out beside another one parts what that one finds", async ({ page }) => {
  const segments = async (text) => {
    await open(page, `/?q=${encodeURIComponent(text)}`);
    const figure = page.locator(".overview-numbers").getByRole("link", { name: /\d+ (of \d+ )?segments?$/ });
    return Number(await figure.locator(".count").innerText());
  };
  const [both, one] = [await segments("taiwan japan"), await segments("taiwan -japan")];
  expect(both).toBeGreaterThan(0);
  expect(one).toBeGreaterThan(0);
  expect(both + one).toBe(await segments("taiwan"));
});

journey("a star stands for any ending, and without it the beginning of a word is not one", async ({ page }) => {
  const begun = await found(page, "multilat*");
  const marks = await results(page).locator("mark").allInnerTexts();
  expect(marks.length).toBeGreaterThan(0);
  for (const mark of marks) expect(mark).toMatch(/^multilat/i);
  expect(begun).toEqual(await found(page, "multilateral OR multilateralism"));
  expect(await found(page, "multilat")).toEqual([]);
  await expect(page.getByRole("heading", { name: "Nothing matches" })).toBeVisible();
});

journey("OR finds what one of its words finds, and two words alone what has both", async ({ page }) => {
  const [kazan, witkoff] = [await found(page, "Kazan"), await found(page, "Witkoff")];
  expect(kazan).not.toEqual(witkoff);
  expect(await found(page, "Kazan OR Witkoff")).toEqual(either(kazan, witkoff));
  expect(await found(page, "Kazan Witkoff")).toEqual([]);
});

journey("words in quotation marks are found next to each other alone", async ({ page }) => {
  const words = await found(page, "strategic partnership");
  const phrase = await found(page, '"strategic partnership"');
  expect(phrase.length).toBeGreaterThan(0);
  expect(phrase.length).toBeLessThan(words.length);
  for (const result of await results(page).all()) await expect(result).toContainText(/strategic partnership/i);
});

for (const [text, filter] of [
  ["topic:taiwan", "topic=taiwan"],
  ['side:"United States"', "side=united-states"],
  ["on:2026-02", "from=2026-02-01&to=2026-02-28"],
]) {
  journey(`${text} finds what the filter finds, and behind a minus something else`, async ({ page }) => {
    const all = await foundAt(page, "/documents");
    const having = await found(page, text);
    expect(having.length).toBeGreaterThan(0);
    expect(having.length).toBeLessThan(all.length);
    expect(having).toEqual(await foundAt(page, `/documents?${filter}`));
    expect(await found(page, `-${text}`)).not.toEqual(having);
  });
}

journey("a speaker that is asked for speaks in the documents that are found", async ({ page }) => {
  const spoken = statements().filter((one) => one.speakers.includes("sergei-lavrov"));
  expect(spoken.length).toBeGreaterThan(0);
  expect(await found(page, "speaker:lavrov")).toEqual(either(spoken.map((one) => one.document_title)));
});

for (const [text, told] of [
  ["Шойгу", "Шойгу = Sergei Shoigu"],
  ["kazan OR witkoff", "(kazan OR witkoff = Steve Witkoff)"],
  ["-kazan", "NOT kazan"],
  ["taiwan NOT japan", "taiwan AND NOT japan"],
  ["side:China", "side:china"],
  ["topic:atlantis", "topic:atlantis?"],
]) {
  journey(`the page says that it reads ${text} as ${told}`, async ({ page }) => {
    await open(page, searched(text));
    await expect(reading(page)).toHaveText(`Read as: ${told}`);
  });
}

journey("words that are looked for as they stand are not repeated as a reading", async ({ page }) => {
  for (const text of ["taiwan", "strategic partnership", '"strategic partnership"', "on:2026-02"]) {
    await open(page, searched(text));
    await expect(results(page)).not.toHaveCount(0);
    await expect(reading(page), text).toHaveCount(0);
  }
});

journey("a name that is chosen behind a minus stays in the text, and its documents are left out", async ({ page }) => {
  const all = await foundAt(page, "/documents");
  const having = await foundAt(page, "/documents?person=steve-witkoff");
  await open(page, "/documents");
  await field(page).pressSequentially("-witk");
  await options(page).filter({ hasText: "Steve Witkoff" }).click();
  await expect(field(page)).toHaveValue("-person:steve-witkoff");
  await expect(page).toHaveURL(/q=-person(:|%3A)steve-witkoff/);
  await expect(page).not.toHaveURL(/[?&]-?person=/);
  await expect(reading(page)).toHaveText("Read as: NOT person:steve-witkoff");
  await expect(results(page)).toHaveCount(all.length - having.length);
  const left = await titles(page);
  expect(having.length).toBeGreaterThan(0);
  for (const title of having) expect(left).not.toContain(title);
});

journey("a name that is chosen behind OR stays in the text, and documents with either are found", async ({ page }) => {
  const expected = either(await found(page, "Kazan"), await foundAt(page, "/documents?person=steve-witkoff"));
  await open(page, "/documents");
  await field(page).pressSequentially("Kazan OR witk");
  await options(page).filter({ hasText: "Steve Witkoff" }).click();
  await expect(field(page)).toHaveValue("Kazan OR person:steve-witkoff");
  await expect(page).not.toHaveURL(/[?&]person=/);
  await expect(results(page)).toHaveCount(expected.length);
  expect((await titles(page)).sort()).toEqual(expected);
});

journey("the order that is chosen stands in the address, holds after a reload, and Back undoes it", async ({ page }) => {
  const days = () =>
    page.locator(".result-date time").evaluateAll((all) => all.map((one) => one.getAttribute("datetime").match(/^[\d-]+/)[0]));
  await open(page, "/documents");
  const order = page.getByRole("combobox", { name: "Order" });
  const before = await titles(page);
  await order.selectOption({ label: "Oldest first" });
  await expect(page).toHaveURL(/sort=oldest/);
  await expect.poll(() => titles(page)).toEqual([...before].reverse());
  expect((await days()).length).toBe(before.length);
  expect(await days()).toEqual([...(await days())].sort());
  await page.reload();
  await expect(order).toHaveValue("oldest");
  await expect.poll(() => titles(page)).toEqual([...before].reverse());
  await order.selectOption({ label: "Newest first" });
  await expect(page).toHaveURL(/sort=newest/);
  await expect.poll(() => titles(page)).toEqual(before);
  await page.goBack();
  await expect(order).toHaveValue("oldest");
  await expect.poll(() => titles(page)).toEqual([...before].reverse());
});

journey("documents stand in the order of their titles, or of how many statements they have", async ({ page }) => {
  const counts = new Map();
  for (const { document_title: title } of statements()) counts.set(title, (counts.get(title) ?? 0) + 1);
  await open(page, "/documents");
  const order = page.getByRole("combobox", { name: "Order" });
  await order.selectOption({ label: "By title" });
  await expect(page).toHaveURL(/sort=title/);
  await expect.poll(() => titles(page)).toEqual([...counts.keys()].sort());
  await order.selectOption({ label: "Most statements first" });
  await expect(page).toHaveURL(/sort=statements/);
  await settled(page);
  const most = [...counts].sort(([, one], [, other]) => other - one).map(([title]) => title);
  await expect.poll(() => titles(page)).toEqual(most);
});
