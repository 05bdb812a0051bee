// What the page's fonts are on a machine, as widths of words: two machines on which these are equal set the
// same lines, and only then can pictures be compared.

/** Words in every script of the corpus, and the signs that the page draws with. */
const SAMPLES = ["Handgloves 1,234 – “quoted”", "Совместное заявление", "联合声明 全面战略协作", "⇄ ↗ ‹ › ×"];

/** The widths, in tenths of pixels, of the samples in each of the page's font stacks. */
export function fonts(page) {
  return page.evaluate((samples) => {
    const stacks = getComputedStyle(document.querySelector(".readout"));
    const context = document.createElement("canvas").getContext("2d");
    const widths = {};
    for (const stack of ["--serif", "--sans", "--mono"]) {
      for (const face of ["", "600 ", "italic "]) {
        context.font = `${face}40px ${stacks.getPropertyValue(stack)}`;
        widths[`${face}${stack}`] = samples.map((text) => Math.round(context.measureText(text).width * 10));
      }
    }
    return widths;
  }, SAMPLES);
}
