// The order of the keyboard on a narrow screen: what is reached next stands beside or below, never above.
import { expect, journey, open, settled } from "../support/journey.mjs";
import { VIEWS } from "../support/views.mjs";

journey.use({ viewport: { width: 320, height: 640 } });

/**
 * What the keyboard reaches in the main column, in its order: how many there are, which have an order of their own, and
 * which stand above the one that is reached before.
 */
function order() {
  const main = document.querySelector("main#main");
  // What lies far below is laid out when it comes near, and has no place until then.
  for (const one of main.querySelectorAll("*")) one.style.contentVisibility = "visible";
  const reached = [...main.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")].filter(
    (one) => one.tabIndex >= 0 && !one.disabled && one.checkVisibility({ visibilityProperty: true }),
  );
  // Two are compared by the largest parts of the page that hold one of them and not the other: cells of a row stand
  // beside each other, wherever in them a link is, and what scrolls by itself counts as one place.
  const place = (one, other) => {
    let part = one;
    while (!part.parentElement.contains(other)) part = part.parentElement;
    return (part.getClientRects().length > 0 ? part : one).getBoundingClientRect();
  };
  const name = (one) => (one.getAttribute("aria-label") ?? one.textContent).trim().slice(0, 60) || one.id || one.tagName;
  const jumps = [];
  for (const [at, next] of reached.slice(1).entries()) {
    const one = reached[at];
    const [from, to] = [place(one, next), place(next, one)];
    // What stands in one line overlaps, however high it is; what stands above ends before the other begins.
    if (to.bottom < from.top + 2) jumps.push(`${name(one)} -> ${name(next)}: ${Math.round(from.top - to.bottom)} px up`);
  }
  return { count: reached.length, own: reached.filter((one) => one.tabIndex > 0).map(name), jumps };
}

async function expectOrder(page, least = 1) {
  await settled(page);
  const { count, own, jumps } = await page.evaluate(order);
  expect(count, "what the keyboard reaches").toBeGreaterThanOrEqual(least);
  expect(own, "an order besides that of the page").toEqual([]);
  expect(jumps, "what stands above").toEqual([]);
}

for (const [name, fragment] of Object.entries(VIEWS)) {
  journey(`${name} is gone through from the top to the bottom`, async ({ page }) => {
    await open(page, fragment);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expectOrder(page);
  });
}

journey("the filters, opened, are gone through from the top to the bottom", async ({ page }) => {
  await open(page, "/documents?side=china");
  await page.getByRole("button", { name: /^Filters/ }).click();
  await expect(page.getByRole("slider").first()).toBeVisible();
  await expectOrder(page, 30);
});

journey("what is folded away is gone through in its place when it is opened", async ({ page }) => {
  for (const fragment of ["/compare", "/about", VIEWS["a meeting"]]) {
    await open(page, fragment);
    await page.locator("main details").evaluateAll((all) => all.forEach((one) => (one.open = true)));
    await expectOrder(page, 5);
  }
});

journey("a topic's cell, opened, is gone through behind its own place", async ({ page }) => {
  await open(page, "/topics");
  const cell = page.locator(".topic-cell:has(.count):visible").first();
  await cell.click();
  await expect(page.locator("#topic-opened")).toBeVisible();
  await expectOrder(page, 10);
});

for (const width of [320, 768, 1280]) {
  journey(`at ${width} px the head of the page is gone through row by row`, async ({ page }) => {
    await page.setViewportSize({ width, height: 640 });
    await open(page, "/about");
    await settled(page);
    await page.locator(".brand").focus();
    let before = await page.locator(".brand").boundingBox();
    for (let step = 0; step < 10; step += 1) {
      await page.keyboard.press("Tab");
      const reached = page.locator(".site-header :focus");
      if ((await reached.count()) === 0) throw new Error("expected ten places in the head of the page");
      const now = await reached.boundingBox();
      const isBeside = now.y < before.y + before.height && before.y < now.y + now.height;
      expect(isBeside ? now.x > before.x : now.y > before.y, `step ${step + 1} goes on`).toBe(true);
      before = now;
    }
  });
}
