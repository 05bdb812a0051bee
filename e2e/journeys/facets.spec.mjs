// Facets with many values: all of them on demand, a field that finds one by name, and what is chosen in front.
import { expect, journey, open } from "../support/journey.mjs";

const group = (page, name) => page.getByRole("region", { name: "Filters" }).getByRole("group", { name, exact: true });
const values = (facet) => facet.locator(".facet-value");

journey("a facet shows few of its values, all of them when it is asked, and few again", async ({ page }) => {
  await open(page, "/documents");
  const topics = group(page, "Topic");
  const few = await values(topics).count();
  const more = topics.getByRole("button", { name: /^Show all \d+ ?: Topic$/ });
  const all = Number((await more.innerText()).match(/\d+/)[0]);
  expect(all).toBeGreaterThan(few);
  await more.click();
  await expect(values(topics)).toHaveCount(all);
  await topics.getByRole("button", { name: /^Show fewer ?: Topic$/ }).click();
  await expect(values(topics)).toHaveCount(few);
});

journey("a field in a facet leaves the values of which a word begins so, and says where there are none", async ({ page }) => {
  await open(page, "/documents");
  const topics = group(page, "Topic");
  await topics.getByRole("button", { name: /^Show all/ }).click();
  const find = topics.getByRole("searchbox", { name: "Find in the list: Topic" });
  const all = await values(topics).locator(".facet-label").allInnerTexts();
  for (const typed of ["peo", "ASIA", "war"]) {
    await find.fill(typed);
    const expected = all.filter((label) => new RegExp(`\\b${typed}`, "i").test(label));
    expect(expected.length, typed).toBeGreaterThan(0);
    await expect(values(topics).locator(".facet-label")).toHaveText(expected);
  }
  await find.fill("zeppelin");
  await expect(values(topics)).toHaveCount(0);
  await expect(topics).toContainText("Nothing in the list begins so");
  await find.fill("");
  await expect(values(topics)).toHaveCount(all.length);
});

journey("a value that is found by its name filters, and stands in front of whatever is looked for next", async ({ page }) => {
  await open(page, "/documents");
  const topics = group(page, "Topic");
  await topics.getByRole("button", { name: /^Show all/ }).click();
  const find = topics.getByRole("searchbox", { name: "Find in the list: Topic" });
  await find.fill("iran");
  await expect(values(topics)).toHaveCount(1);
  const count = Number((await values(topics).locator(".count").innerText()).match(/\d+/)[0]);
  await values(topics).getByText("Iran", { exact: true }).click();
  await expect(page).toHaveURL(/#\/documents\?topic=iran$/);
  await expect(page.locator(".result")).toHaveCount(count);
  await find.fill("taiw");
  await expect(values(topics).locator(".facet-label")).toHaveText(["Iran", "Taiwan"]);
  await find.fill("");
  await expect(values(topics).locator(".facet-label").first()).toHaveText("Iran");
  await expect(values(topics).first().getByRole("checkbox")).toBeChecked();
});
