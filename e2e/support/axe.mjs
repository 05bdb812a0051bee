// Accessibility by axe: `await expectAccessible(page)` in any state of the page.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect } from "@playwright/test";

const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Fails with a readable list if axe finds violations, in all of the page or `within` a selector. `options` go to `axe.run`. */
export async function expectAccessible(page, { within, ...options } = {}) {
  // Colours in the middle of a change are none that a person reads, so changes are brought to their end at
  // once: a browser without a screen may take its time with the next frame. What moves for ever is left alone.
  await page.evaluate(() => {
    const ends = (animation) => animation.effect?.getComputedTiming().endTime !== Infinity;
    document.getAnimations().filter(ends).forEach((animation) => animation.finish());
  });
  // Evaluated through the debugger, so the page's content security policy stays as it is.
  await page.evaluate(source);
  const { violations, passes } = await page.evaluate(
    ([within, options]) => globalThis.axe.run(within ?? document, { resultTypes: ["violations"], ...options }),
    [within, options],
  );
  const list = violations.map(
    ({ id, help, nodes }) =>
      `${id}: ${help}\n${nodes.map((n) => `    ${n.target.join(" ")}: ${n.any[0]?.message ?? n.html}`).join("\n")}`,
  );
  expect(list, "accessibility violations").toEqual([]);
  expect(passes.length, "rules that axe could apply").toBeGreaterThan(5);
}
