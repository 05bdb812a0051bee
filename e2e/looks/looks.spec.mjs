// How every view looks, against baselines in `baselines/`: where its pieces stand, which is compared on every
// machine, and what it looks like, which is compared where the fonts are those of the machine that recorded.
//
// `cargo xtask looks` records the baselines anew; what changes then is looked at in the diff before it lands.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { expect, journey, open } from "../support/journey.mjs";
import { VIEWS } from "../support/views.mjs";
import { fonts } from "./fonts.mjs";
import { differences, layout } from "./layout.mjs";
import { TALLEST_PX, picture } from "./picture.mjs";

const WIDTHS = Object.keys(TALLEST_PX).map(Number);
const COLOURS = ["light", "dark"];
const BASELINES = new URL("baselines/", import.meta.url).pathname;
const FONTS = `${BASELINES}fonts.json`;

const folder = (view) => view.replaceAll(" ", "-");
const records = (info) => ["all", "changed"].includes(info.config.updateSnapshots);
const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);

async function show(page, view, width) {
  // As high as a common screen: what takes its height from the window looks as people see it.
  await page.setViewportSize({ width, height: 900 });
  await open(page, VIEWS[view]);
}

journey("the fonts of the recording machine are known", async ({ page }, info) => {
  await open(page, "/");
  const found = await fonts(page);
  if (records(info)) {
    mkdirSync(BASELINES, { recursive: true });
    writeFileSync(FONTS, `${JSON.stringify(found, null, 1)}\n`);
  }
  expect(existsSync(FONTS), "baselines: record them by `cargo xtask looks`").toBe(true);
  // The same fonts give the same widths a second time, or nothing could be said about other machines.
  expect(await fonts(page)).toEqual(found);
});

for (const view of Object.keys(VIEWS)) {
  for (const width of WIDTHS) {
    journey(`the pieces of ${view} stand where they stood, ${width} px`, async ({ page }, info) => {
      await show(page, view, width);
      const found = await layout(page);
      const file = `${BASELINES}${folder(view)}/${width}.txt`;
      if (records(info)) {
        // What differs by less than the tolerance is no change to look at.
        const old = existsSync(file) ? lines(file) : [];
        if (old.length && differences(old, found, width).length === 0) return;
        mkdirSync(`${BASELINES}${folder(view)}`, { recursive: true });
        writeFileSync(file, `${found.join("\n")}\n`);
        return;
      }
      expect(existsSync(file), "a baseline: record it by `cargo xtask looks`").toBe(true);
      expect(differences(lines(file), found, width), "pieces that moved").toEqual([]);
    });

    journey(`${view} looks as it did, ${width} px`, async ({ page, context }, info) => {
      await show(page, view, width);
      const recorded = existsSync(FONTS) ? JSON.parse(readFileSync(FONTS, "utf8")) : undefined;
      const comparable = records(info) || recorded === undefined || same(recorded, await fonts(page));
      journey.skip(!comparable, "the fonts of this machine are not those of the baselines");
      const helper = await context.newPage();
      for (const colorScheme of COLOURS) {
        await page.emulateMedia({ colorScheme });
        const small = await picture(page, helper);
        // Two pixels in a thousand, each by more than a shade: a moved line of text is more than that.
        expect(small).toMatchSnapshot([folder(view), `${width}-${colorScheme}.png`], {
          threshold: 0.1,
          maxDiffPixelRatio: 0.002,
        });
      }
    });
  }
}

function lines(file) {
  return readFileSync(file, "utf8").trimEnd().split("\n");
}
