// The report: one table per collection size, engines as columns, and what was wrong below it.
import { SHAPE_NAMES } from "../harness/shapes.mjs";
import { figure, kilobytes, megabytes, mistakes, pair, percent, table } from "./table.mjs";

export function markdown(results) {
  return `${[heading(results), ...results.collections.map(section)].join("\n\n")}\n`;
}

function heading({ date, machine, protocol, options, note }) {
  return `# Search in the browser, side by side

${date} · ${machine.cpu}, ${machine.cores} cores, ${machine.memory} GB · ${machine.system} · ${machine.browser} · Node ${machine.node}
· load ${machine.load.map((load) => load.toFixed(1)).join(" → ")}${note ? `\n\n**${note}**` : ""}

Written by \`cargo xtask bench search\`; how it measures stands in [../README.md](../README.md). ${options.runs} runs of
${options.perKind} queries of each kind, ${options.coldRuns} cold starts (a third of them on the faster line, a sixth on the slow one);
times are ms, median / 99th of a hundred; ${protocol}, brotli. A dash is what an
engine cannot do. Totals and counts are checked against a reading of all documents; “wrong” lies outside of what any
tokenizer or stemmer may make of the query.`;
}

function section({ label, documents, textBytes, engines, taken }) {
  const ids = Object.keys(engines);
  const heads = [label, ...ids.map((id) => `${engines[id].name} ${engines[id].version ?? ""}`.trim())];
  const row = (title, cell) => [title, ...ids.map((id) => cell(engines[id]) ?? "–")];
  const share = (bytes) => (bytes ? percent((100 * bytes) / textBytes) : "–");
  const any = (pick) => [...new Set(ids.flatMap((id) => Object.keys(pick(engines[id]) ?? {})))];

  const isEngine = ({ site }) => site.data.files > 0;
  const rows = [
    row("build, s", ({ site }) => isEngine({ site }) && figure(site.seconds)),
    row("files; the largest", ({ site }) => isEngine({ site }) && `${site.data.files}; ${kilobytes(site.data.largest)}`),
    row("index as sent; of the text", ({ site }) => isEngine({ site }) && `${kilobytes(site.data.sent)}; ${share(site.data.sent)}`),
    row("page and engine as sent", ({ site }) => kilobytes(site.code)),
    networkRow(row),
    ...any(({ cold }) => cold).flatMap((key) => coldRows(row, key)),
    row("next query: bytes; requests; rounds", ({ warm }) => warm && nextCost(warm.next, "query")),
    row("list of ten: bytes; requests; rounds", ({ warm }) => warm && nextCost(warm.next, "list")),
    row("memory after load, MB (wasm)", ({ warm }) => warm && memory(warm.memory.loaded)),
    row("memory after a session, MB (wasm)", ({ warm }) => warm && memory(warm.memory.session)),
    row("**query, all kinds it can**", ({ warm }) => warm && pair(warm.all)),
    ...any(({ warm }) => warm?.kinds).map((kind) =>
      row(kind, ({ warm }) => warm?.kinds[kind] && pair(warm.kinds[kind]) + mistakes(warm.kinds[kind])),
    ),
    row("10,000 random and hostile texts; the slowest", ({ warm }) => warm?.typed && `${pair(warm.typed)}; ${figure(warm.typed.max)}`),
    ...any(({ warm }) => warm?.tasks).map((kind) =>
      row(kind, ({ warm }) => warm?.tasks[kind] && pair(warm.tasks[kind]) + mistakes(warm.tasks[kind])),
    ),
    ...any(({ warm }) => warm?.found).map((kind) =>
      row(`found@5, ${kind}`, ({ warm }) => warm && percent(warm.found[kind])),
    ),
  ].map((cells) => cells.map((cell) => (cell === false || cell === undefined ? "–" : cell)));

  const size = `${documents.toLocaleString("en-GB")} documents, ${megabytes(textBytes)} MB of text`;
  const runs = taken && ` ${taken.runs} runs, ${taken.coldRuns} cold starts.`;
  return [`## ${label}`, `${size}.${runs ?? ""}`, table(heads, rows), examples(ids, engines)].filter(Boolean).join("\n\n");
}

function coldRows(row, key) {
  const [shape, cpu] = key.split("/");
  const name = `cold, ${SHAPE_NAMES[shape]}, ${cpu}×`;
  const cell = (pick) => ({ cold }) => {
    const found = cold?.[key];
    if (!found) return undefined;
    return found.isLate ? `> ${found.limit / 1000} s` : pick(found);
  };
  const times = row(name, cell(({ listed }) => pair(listed)));
  const longest = row(`longest task, ${cpu}×`, cell(({ longest }) => (longest ? figure(longest) : "< 50")));
  return shape === "none" ? [times, longest] : [times];
}

/** Rounds can only be told apart where answers take their time: they are of the slowest line measured, or a dash. */
function networkRow(row) {
  return row("cold: bytes; requests; rounds", ({ cold }) => {
    const key = ["slow/1", "fast/1", "none/1"].find((key) => cold?.[key] && !cold[key].isLate);
    if (!key) return undefined;
    const { bytes, requests, rounds } = cold[key];
    return `${kilobytes(bytes)}; ${requests}; ${key === "none/1" ? "–" : rounds}`;
  });
}

function nextCost(next, part) {
  const { bytes, requests, rounds } = next[part] ?? {};
  return requests === undefined ? "–" : `${kilobytes(bytes)}; ${requests}; ${rounds}`;
}

const memory = ({ heap, wasm }) => `${megabytes(heap + wasm)} (${megabytes(wasm)})`;

/** A few of the wrong totals of each engine, for whoever wants to know why. */
function examples(ids, engines) {
  const lines = ids.flatMap((id) => {
    const { warm, name } = engines[id];
    const groups = Object.entries({ ...warm?.kinds, ...warm?.tasks });
    const wrong = groups.flatMap(([kind, { wrong = [] }]) => wrong.slice(0, 2).map((one) => ({ kind, ...one })));
    if (wrong.length === 0) return [];
    const shown = wrong.slice(0, 6).map(({ kind, text, got, least, most }) => {
      const right = least === most ? least : `${least} to ${most}`;
      return `${kind} \`${text}\`: ${got}, not ${right}`;
    });
    return [`- ${name}: ${shown.join("; ")}`];
  });
  return lines.length > 0 ? `Wrong totals and counts, some of each engine:\n\n${lines.join("\n")}` : "";
}
