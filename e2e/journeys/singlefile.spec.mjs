// The page as one HTML file, opened from a disk.
import { pathToFileURL } from "node:url";
import { environment, expect, journey, started } from "../support/journey.mjs";
import { VIEWS } from "../support/views.mjs";

const file = () => pathToFileURL(environment.singleFile).href;

/** The one request that a page on a disk makes: for itself. */
const itself = (troubles) => {
  const pattern = `foreign request: ${file()}`.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  troubles.expect(new RegExp(`^${pattern}(#.*)?$`));
};

journey("one file opens from a disk with all of its views, and asks for nothing", async ({ page, troubles }) => {
  itself(troubles);
  await page.goto(file());
  await started(page);
  for (const [name, fragment] of Object.entries(VIEWS)) {
    await page.evaluate((fragment) => (location.hash = fragment), fragment);
    await expect(page.getByRole("heading", { level: 1 }), name).toBeVisible();
  }
  for (const name of ["Documents", "Timeline", "Meetings", "Compare", "Topics", "Entities", "About"]) {
    await page.getByRole("navigation", { name: "Views" }).getByRole("link", { name }).click();
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  }
  const asked = troubles.requests.filter((url) => !/^(data|blob|about):/.test(url));
  expect(asked).toEqual([file()]);
});

journey("from a file, data can be taken, and links say that they lead nowhere else", async ({ page, troubles }) => {
  itself(troubles);
  await page.goto(`${file()}#/documents?q=taiwan`);
  await started(page);
  await page.getByRole("button", { name: "Share", exact: true }).click();
  await expect(page.getByRole("dialog")).toContainText("works nowhere else");
  await page.getByRole("radio", { name: "Data", exact: true }).check({ force: true });
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Download" }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^readout-documents-.*\.csv$/);
});

journey("a file whose code was cut off says so", async ({ page, troubles }, info) => {
  troubles.expect(/./);
  const { readFileSync, writeFileSync } = await import("node:fs");
  const cut = info.outputPath("cut.html");
  const html = readFileSync(environment.singleFile, "utf8");
  writeFileSync(cut, html.replace(/(id="readout-code">.{2000})[^<]*/, "$1"));
  await page.goto(pathToFileURL(cut).href);
  await expect(page.getByRole("alert")).toContainText("could not start");
});
