// Where the pieces of a view stand, as lines of text: the same on every machine, whatever its fonts are.
//
// Heights and the widths of words follow the fonts and are left out. What is kept is what the style sheets say:
// which pieces there are, in which order, where each begins and how wide it is.

/** Places that differ by less than this are the same: scroll bars take room on one system and none on another. */
const TOLERANCE_PX = 16;
/** A column may be as wide as its words. */
const TOLERANCE_OF_THE_WIDTH = 0.02;
/** Later pieces look like earlier ones. */
const MOST_PIECES = 60;

/** Landmarks, sections, headings, tables and pictures, in reading order. Fields are as wide as their words. */
export function layout(page) {
  return page.evaluate((most) => {
    const PIECES = "header, nav, main, footer, section, aside, form, [role=search], h1, h2, h3, table, svg, figure";
    const short = (text) => text.replace(/\s+/g, " ").trim().slice(0, 40);
    const name = (element) => {
      // What a picture says of its contents follows the corpus, not the looks.
      if (element.tagName === "svg") return "svg";
      const by = element.getAttribute("aria-labelledby");
      const text = /^H\d$/.test(element.tagName) ? element.innerText : "";
      const label = element.getAttribute("aria-label") ?? (by && document.getElementById(by)?.innerText) ?? text;
      return label ? `${element.tagName.toLowerCase()} “${short(label)}”` : element.tagName.toLowerCase();
    };
    // What scrolls sideways within a box of its own is as wide as its words.
    const scrolls = (element) => {
      for (let up = element.parentElement; up; up = up.parentElement) {
        if (/auto|scroll/.test(getComputedStyle(up).overflowX)) return true;
      }
      return false;
    };
    const depth = (element) => {
      let count = 0;
      for (let up = element.parentElement; up; up = up.parentElement) if (up.matches(PIECES)) count += 1;
      return count;
    };
    const lines = [];
    for (const element of document.querySelectorAll(PIECES)) {
      const box = element.getBoundingClientRect();
      const small = element.tagName === "svg" && box.width < 100;
      if (box.width < 2 || box.height < 2 || small || scrolls(element)) continue;
      // A heading's box ends with its words in some places and with its column in others.
      const width = /^H\d$/.test(element.tagName) ? "" : ` +${Math.round(box.width)}`;
      lines.push(`${"  ".repeat(depth(element))}${name(element)} @${Math.round(box.left)}${width}`);
      if (lines.length === most) break;
    }
    return lines;
  }, MOST_PIECES);
}

/** How a layout differs from its baseline, as sentences; empty where it does not. */
export function differences(baseline, found, width) {
  const tolerance = Math.max(TOLERANCE_PX, TOLERANCE_OF_THE_WIDTH * width);
  const parse = (line) => {
    const [, name, left, wide] = /^(.*) @(-?\d+)(?: \+(\d+))?$/.exec(line) ?? [undefined, line];
    return { name, left: Number(left), wide: Number(wide ?? 0) };
  };
  const said = [];
  for (let at = 0; at < Math.max(baseline.length, found.length); at += 1) {
    if (baseline[at] === undefined || found[at] === undefined) {
      said.push(`line ${at + 1}: expected ${baseline[at]?.trim() ?? "nothing more"}, found ${found[at]?.trim() ?? "nothing more"}`);
      break;
    }
    const [was, is] = [parse(baseline[at]), parse(found[at])];
    if (was.name !== is.name) {
      said.push(`line ${at + 1}: expected ${was.name.trim()}, found ${is.name.trim()}`);
      break;
    }
    if (Math.abs(was.left - is.left) > tolerance || Math.abs(was.wide - is.wide) > tolerance) {
      said.push(`${is.name.trim()}: expected at ${was.left} px, ${was.wide} px wide, found at ${is.left}, ${is.wide} wide`);
    }
  }
  return said;
}
