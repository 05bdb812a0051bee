// The page of a meeting: when and who, who reports it, what it announces, and other meetings of the same people.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { environment, expect, journey, open, settled } from "../support/journey.mjs";

const PETERSBURG = "2024-09-03-2024-09-10-2024-09-17-2024-09-24-sergei-shoigu-wang-yi-st-petersburg";
const MOSCOW = "2025-12-02-sergei-shoigu-wang-yi-moscow";
const LAVROV = "2025-12-02-sergei-lavrov-wang-yi-moscow";
const BEIJING = "2026-02-01-sergei-shoigu-wang-yi-beijing";
const VIDEO = "2026-02-04-vladimir-putin-xi-jinping-video";

const exported = () => JSON.parse(readFileSync(join(environment.exports, "whole-meetings.json"), "utf8")).rows;
const heading = (page) => page.getByRole("heading", { level: 1 });
const fact = (page, name) => page.locator(".fact").filter({ has: page.locator("dt", { hasText: new RegExp(`^${name}$`) }) });

/** The section under a heading. */
const section = (page, name) => page.locator("main section").filter({ has: page.getByRole("heading", { level: 2, name }) });

for (const id of [BEIJING, MOSCOW, LAVROV]) {
  journey(`each participant of ${id} stands with a side and the offices attested for that day`, async ({ page }) => {
    const { date, participant_names: names } = exported().find((one) => one.id === id);
    await open(page, `/meeting/${id}`);
    const people = await page.locator(".participants > li").evaluateAll((all) =>
      all.map((one) => ({
        name: one.querySelector(".entity-link").textContent,
        address: one.querySelector(".entity-link").getAttribute("href").slice(1),
        side: one.querySelector(".side-tag").textContent,
        offices: one.querySelector(".participant-office").textContent,
      })),
    );
    expect(people.map(({ name }) => name).sort()).toEqual([...names].sort());
    for (const { name, address, side, offices } of people) {
      await open(page, address);
      await expect(heading(page)).toHaveText(name);
      await expect(page.locator(".entity-kicker .side-tag")).toHaveText(side);
      const attested = await page.locator(".offices .office").evaluateAll((all) =>
        all.map((one) => ({
          title: one.querySelector(".office-title").textContent,
          days: [...one.querySelectorAll("time")].map((day) => day.getAttribute("datetime")),
        })),
      );
      const then = attested.filter(({ days }) => days[0] <= date && date <= days.at(-1));
      expect(offices, name).toBe(then.map(({ title }) => title).join("; "));
    }
  });
}

journey("an office that is attested later is none of an earlier meeting's, and its open day is explained", async ({ page }) => {
  await open(page, `/meeting/${PETERSBURG}`);
  const wang = page.locator(".participants > li").filter({ hasText: "Wang Yi" });
  await expect(wang).toContainText("Director of the Office of the Central Commission for Foreign Affairs");
  await expect(wang).not.toContainText("Foreign Minister");
  const when = await fact(page, "When").innerText();
  expect(when).toContain("The texts do not name the day");
  // The account says a Tuesday.
  expect(when.match(/Tuesday \d+ Sept 2024/g)).toHaveLength(4);
  await open(page, `/meeting/${BEIJING}`);
  await expect(page.locator(".participants > li").filter({ hasText: "Wang Yi" })).toContainText("Foreign Minister of China");
  await expect(fact(page, "When")).toContainText("Sunday, 1 Feb 2026");
});

journey("the place and the series of a meeting lead to their pages, which list it", async ({ page }) => {
  await open(page, `/meeting/${MOSCOW}`);
  const title = await heading(page).innerText();
  await expect(fact(page, "Series")).toContainText("20th round");
  for (const name of ["Where", "Series"]) {
    const link = fact(page, name).getByRole("link");
    const to = await link.innerText();
    await link.click();
    await expect(heading(page)).toHaveText(to);
    await expect(page.getByRole("region", { name: "Meetings and planned events" })).toContainText(title);
    await page.goBack();
    await expect(heading(page)).toHaveText(title);
  }
});

journey("who reports a meeting stands by side with carrier, as many texts as the list of meetings counts", async ({ page }) => {
  await open(page, "/meetings");
  const entry = page.locator(".event-entry").filter({ has: page.locator(`.event-title[href="#/meeting/${BEIJING}"]`) });
  const segments = Number.parseInt(await entry.locator(".event-reported > a").first().innerText(), 10);
  const counted = (await entry.locator(".event-reported .facts li").allTextContents()).map((text) => {
    const [, count, side] = text.match(/^(\d+)\s*(.+)$/);
    return [side === "of no side" ? "No side" : side, Number(count)];
  });
  expect(counted.length).toBeGreaterThan(1);
  await entry.locator(".event-title").click();
  await expect(page.getByRole("heading", { name: "Who reports it" })).toBeVisible();
  await settled(page);
  const groups = await page.locator(".account-group").evaluateAll((all) =>
    all.map((one) => [one.querySelector("h3").textContent, one.querySelectorAll(".account").length]),
  );
  expect(groups).toEqual(counted);
  expect(groups.reduce((sum, [, accounts]) => sum + accounts, 0)).toBe(segments);
  // No article of the seeds says who carried it.
  await expect(page.locator(".account").filter({ hasText: "carrier unknown" })).toHaveCount(segments);
  const china = page.locator(".account-group").filter({ has: page.getByRole("heading", { name: "China", exact: true }) });
  const account = china.locator(".account").first();
  await expect(account.getByRole("link", { name: "Ministry of Foreign Affairs of China" })).toBeVisible();
  const title = await account.locator(".account-title").innerText();
  await account.locator(".account-title").click();
  await expect(page).toHaveURL(/#\/document\//);
  await expect(page.getByRole("main")).toContainText(title);
});

journey("what the accounts of a meeting announce is listed, and each of these says where it is announced", async ({ page }) => {
  await open(page, `/meeting/${VIDEO}`);
  const announced = section(page, "What its accounts announce");
  const titles = announced.locator(".event-title");
  const all = await titles.count();
  expect(all).toBeGreaterThan(1);
  expect(Number.parseInt(await announced.locator(".section-head .count").innerText(), 10)).toBe(all);
  for (const at of [0, all - 1]) {
    const title = await titles.nth(at).innerText();
    await titles.nth(at).click();
    await expect(heading(page)).toHaveText(title);
    const known = section(page, "How it became known").locator(".event-when");
    await expect(known.filter({ hasText: "announced" })).not.toHaveCount(0);
    await page.goBack();
    await expect(announced).toBeVisible();
  }
});

journey("earlier and later meetings of the same people lead on, and back again", async ({ page }) => {
  const all = exported();
  const own = all.find((one) => one.id === MOSCOW);
  const others = all.filter((one) => one !== own && own.participants.every((name) => one.participants.includes(name)));
  const titles = (those) => those.map((one) => one.title);
  const around = (name) =>
    section(page, "The same people at other times")
      .getByRole("heading", { name, exact: true })
      .locator("xpath=following-sibling::ol[1]")
      .locator(".event-title");
  await open(page, `/meeting/${MOSCOW}`);
  await expect(heading(page)).toHaveText(own.title);
  const earlier = others.filter((one) => one.date_last < own.date_first);
  const later = others.filter((one) => one.date_first > own.date_last);
  expect([earlier.length, later.length]).not.toContain(0);
  await expect(around("Earlier")).toHaveText(titles(earlier));
  await expect(around("Later")).toHaveText(titles(later));
  await around("Later").first().click();
  await expect(heading(page)).toHaveText(later[0].title);
  await expect(around("Earlier")).toHaveText(titles([...earlier, own]));
  await around("Earlier").last().click();
  await expect(heading(page)).toHaveText(own.title);
});
