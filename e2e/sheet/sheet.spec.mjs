// Takes the pictures of the contact sheet, and writes the page that shows them side by side.
import { mkdir, writeFile } from "node:fs/promises";
import { environment, expect, journey, open } from "../support/journey.mjs";
import { VIEWS } from "../support/views.mjs";

const WIDTHS = [320, 768, 1280, 1920];
const COLOURS = ["light", "dark"];
/** Longer views are cut: what stands further down looks like what stands above. */
const TALLEST_PX = 2_400;

const file = (view, width, colour) => `${view.replaceAll(" ", "-")}-${width}-${colour}.png`;

journey.beforeAll(async () => {
  await mkdir(environment.sheet, { recursive: true });
  const pictures = Object.keys(VIEWS).flatMap((view) =>
    COLOURS.map((colour) => {
      const row = WIDTHS.map((width) => {
        const name = file(view, width, colour);
        return `<td><a href="${name}"><img src="${name}" alt="${view}, ${width} px, ${colour}" width="${width / 4}"></a></td>`;
      });
      return `<tr><th scope="row">${view}<br>${colour}</th>${row.join("")}</tr>`;
    }),
  );
  const heads = WIDTHS.map((width) => `<th scope="col">${width} px</th>`).join("");
  const html = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Contact sheet</title>
<style>body{font:14px sans-serif}td,th{vertical-align:top;padding:6px;text-align:start}img{border:1px solid #999}</style>
<table><thead><tr><th></th>${heads}</tr></thead><tbody>${pictures.join("\n")}</tbody></table></html>`;
  await writeFile(`${environment.sheet}/index.html`, html);
});

for (const [view, fragment] of Object.entries(VIEWS)) {
  for (const colorScheme of COLOURS) {
    for (const width of WIDTHS) {
      journey(`${view}, ${width} px, ${colorScheme}`, async ({ page }) => {
        await page.setViewportSize({ width, height: 900 });
        await page.emulateMedia({ colorScheme });
        await open(page, fragment);
        const size = await page.evaluate(() => {
          const { scrollWidth, scrollHeight } = document.documentElement;
          return { width: scrollWidth, height: scrollHeight };
        });
        expect(size.width, "nothing to scroll sideways").toBeLessThanOrEqual(width);
        await page.screenshot({
          path: `${environment.sheet}/${file(view, width, colorScheme)}`,
          fullPage: true,
          clip: { x: 0, y: 0, width, height: Math.min(size.height, TALLEST_PX) },
        });
      });
    }
  }
}
