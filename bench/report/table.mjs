// Writes a table of Markdown from results. What was not or cannot be measured is a dash.

const DASH = "–";

/** A number with about three figures that count. */
export function figure(value) {
  if (value === undefined || value === null || Number.isNaN(value)) return DASH;
  const size = Math.abs(value);
  if (size >= 1e6) return `${(value / 1e6).toFixed(size >= 1e7 ? 0 : 1)} M`;
  if (size >= 100) return Math.round(value).toLocaleString("en-GB");
  if (size >= 10) return value.toFixed(1);
  return value.toFixed(2);
}

export const kilobytes = (bytes) => (bytes === undefined ? DASH : `${Math.round(bytes / 1000).toLocaleString("en-GB")} kB`);
export const megabytes = (bytes) => (bytes === undefined ? DASH : `${(bytes / 1e6).toFixed(1)}`);
export const percent = (value) => (value === undefined || value === null ? DASH : `${Math.round(value)} %`);

/** `12.0 / 30.1`: the median and the 99th of a hundred. */
export const pair = (summary) => (summary ? `${figure(summary.p50)} / ${figure(summary.p99)}` : DASH);

/** `(3 of 8 wrong)`, or nothing where all is right. */
export const mistakes = ({ wrong = [], checked } = {}) => (wrong.length > 0 ? ` (${wrong.length} of ${checked} wrong)` : "");

/** A table: first line heads, then rows, columns padded so that it can be read as it is. */
export function table(heads, rows) {
  const all = [heads, ...rows].map((row) => row.map((cell) => String(cell).replaceAll("|", "\\|")));
  const widths = heads.map((_, n) => Math.max(3, ...all.map((row) => [...row[n]].length)));
  const line = (row) => `| ${row.map((cell, n) => cell + " ".repeat(widths[n] - [...cell].length)).join(" | ")} |`;
  return [line(all[0]), `|${widths.map((width) => "-".repeat(width + 2)).join("|")}|`, ...all.slice(1).map(line)].join("\n");
}
