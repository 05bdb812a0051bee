// The page as a guest: mounted by a host page's own script.
import { environment, expect, journey } from "../support/journey.mjs";

async function host(page) {
  const url = new URL("host/mounting.html", environment.otherOrigin);
  url.searchParams.set("module", new URL("readout.js", environment.url).href);
  await page.goto(url.href);
  await page.waitForFunction(() => window.mountHere);
}

journey("a host page mounts a view with filters and takes it away again", async ({ page }) => {
  await host(page);
  await page.evaluate(() => {
    window.mounted = window.mountHere({ view: "documents", filters: { side: ["china"] }, q: "taiwan", theme: "dark" });
  });
  const place = page.locator("#place");
  await expect(place.locator("mark").first()).toHaveText(/taiwan/i);
  await expect(place).toHaveAttribute("data-theme", "dark");
  await page.evaluate(() => window.mounted.unmount());
  await expect(place).toBeEmpty();
});

journey("a guest leaves the address and the looks of its host alone", async ({ page }) => {
  await host(page);
  const before = page.url();
  const look = () =>
    page.locator("body > h1").evaluate((h) => [getComputedStyle(h).font, getComputedStyle(h).color].join());
  const own = await look();
  await page.evaluate(() => (window.mounted = window.mountHere({ view: "overview" })));
  await page.locator("#place").getByRole("link", { name: "Timeline" }).first().click();
  await expect(page.locator("#place").getByRole("heading", { level: 1 })).toHaveText("Timeline");
  expect(page.url()).toBe(before);
  expect(await look()).toBe(own);
});

journey("wrong options are an error in words, not a crash", async ({ page }) => {
  await host(page);
  const messages = await page.evaluate(() => {
    const message = (run) => {
      try {
        run();
        return "no error";
      } catch (error) {
        return error.message;
      }
    };
    return [
      message(() => window.mountHere({ view: "horoscope" })),
      message(() => window.mountHere({ filters: { colour: ["red"] } })),
      message(() => window.mountHere({ from: "yesterday" })),
      message(() => window.mountHere({ theme: "sepia" })),
      message(() => window.mountHere({ vieww: "timeline" })),
      message(() => window.mountNowhere()),
    ];
  });
  const wanted = [/horoscope.*expected one of/, /colour.*expected one of/, /from.*EDTF/, /sepia.*expected/, /vieww/, /element/];
  messages.forEach((text, i) => expect(text).toMatch(wanted[i]));
  await expect(page.locator("#place")).toBeEmpty();
});
