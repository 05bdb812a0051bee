// Searching the page over a corpus in pieces: suggestions, likely words and values by name, as in the embedded one.
import { environment, expect, journey, open, settled } from "../support/journey.mjs";

const at = environment.sharded;
const field = (page) => page.getByRole("combobox", { name: "Search the documents" });
const options = (page) => page.getByRole("listbox", { name: "Suggestions" }).getByRole("option");
const chips = (page) => page.getByRole("list", { name: "Filters in force" });

/** The titles that an address finds. */
async function found(page, address, where) {
  await open(page, address, { at: where });
  return titles(page);
}

async function titles(page) {
  await settled(page);
  return page.locator(".result-title").allInnerTexts();
}

journey("in pieces, typing a name offers the person without a number, and choosing it filters", async ({ page }) => {
  const whole = await found(page, "/documents?person=steve-witkoff", "/");
  await open(page, "/", { at });
  await field(page).click();
  await field(page).pressSequentially("steve");
  const person = options(page).filter({ hasText: "Steve Witkoff" });
  await expect(person).toContainText("Person");
  // How many documents name it is not known before they are asked for.
  await expect(person).not.toContainText("document");
  await person.click();
  await expect(page).toHaveURL(/#\/documents\?person=steve-witkoff$/);
  await expect(chips(page)).toContainText("Steve Witkoff");
  await expect(page.locator(".result")).toHaveCount(whole.length);
  expect(await titles(page)).toEqual(whole);
});

journey("in pieces, a name that is chosen behind a minus stays in the text and leaves its documents out", async ({ page }) => {
  const whole = await found(page, "/documents?q=-person:steve-witkoff", "/");
  await open(page, "/documents", { at });
  await field(page).pressSequentially("-steve");
  await options(page).filter({ hasText: "Steve Witkoff" }).click();
  await expect(field(page)).toHaveValue("-person:steve-witkoff");
  await expect(chips(page)).toContainText("-person:steve-witkoff");
  await expect(page.locator(".result")).toHaveCount(whole.length);
  expect(await titles(page)).toEqual(whole);
});

journey("in pieces, arrows and Enter choose a topic, and a word that is typed is offered to its end", async ({ page }) => {
  await open(page, "/documents", { at });
  await field(page).click();
  await field(page).pressSequentially("multilat");
  await expect(options(page).filter({ hasText: "Word" }).first()).toContainText(/^multilateral/);
  const topic = options(page).filter({ hasText: "Topic" });
  await expect(topic).toContainText("Multilateralism");
  const place = await topic.evaluate((one) => [...one.parentElement.children].indexOf(one));
  for (let i = 0; i <= place; i++) await field(page).press("ArrowDown");
  await expect(topic).toHaveAttribute("aria-selected", "true");
  await field(page).press("Enter");
  await expect(page).toHaveURL(/#\/documents\?topic=multilateralism$/);
  await expect(chips(page)).toContainText("Multilateralism");
  expect(await titles(page)).toEqual(await found(page, "/documents?topic=multilateralism", "/"));
});

journey("in pieces, a misspelt word finds nothing, and the likely one is offered", async ({ page }) => {
  await open(page, "/documents?q=consultatoin", { at });
  const meant = page.getByText("Did you mean").getByRole("link");
  await expect(meant).toBeVisible();
  await expect(page.getByRole("heading", { name: "Nothing matches" })).toBeVisible();
  const word = await meant.innerText();
  await meant.click();
  await expect(field(page)).toHaveValue(word);
  await expect(page.locator(".result")).not.toHaveCount(0);
  expect(await titles(page)).toEqual(await found(page, `/documents?q=${word}`, "/"));
});

journey("in pieces, a field in a facet finds values by name that are not among the first, in any script", async ({ page }) => {
  const whole = await found(page, "/documents?place=kazan", "/");
  for (const typed of ["kaz", "каз"]) {
    await open(page, "/documents", { at });
    await settled(page);
    const facet = page.locator("details.facet").filter({ has: page.locator("summary", { hasText: /^Place$/ }) });
    await facet.locator("summary").click();
    await expect(facet.locator(".facet-value").filter({ hasText: "Kazan" })).toHaveCount(0);
    await facet.getByRole("button", { name: /^Show more/ }).click();
    await expect(facet.locator(".facet-value").filter({ hasText: "Kazan" }), "among the first").toHaveCount(0);
    await facet.getByRole("searchbox", { name: "Find in the list: Place" }).fill(typed);
    const value = facet.locator(".facet-value");
    await expect(value).toHaveCount(1);
    await expect(value).toContainText("Kazan");
    await value.getByText("Kazan", { exact: true }).click();
    await expect(page).toHaveURL(/#\/documents\?place=kazan$/);
    await expect(chips(page)).toContainText("Kazan");
    await expect(page.locator(".result")).toHaveCount(whole.length);
    expect(await titles(page)).toEqual(whole);
  }
});
