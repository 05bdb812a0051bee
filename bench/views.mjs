// `cargo xtask bench views`: what a person does in each view, and the longest task that it causes.
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { launch } from "./harness/browser.mjs";
import { finish, machine } from "./harness/machine.mjs";
import { measure } from "./views/measure.mjs";

const { values } = parseArgs({
  options: {
    events: { type: "string", default: "10000" },
    out: { type: "string" },
    site: { type: "string", multiple: true, default: [] },
    runs: { type: "string", default: "5" },
    only: { type: "string" },
    note: { type: "string" },
  },
});

/** What is expected of a corpus by name: the page's processor, the longest task, a word to search for. */
const GOALS = {
  seeds: { cpu: 1, goal: 50, word: "taiwan" },
  events: { cpu: 4, goal: 100, word: "harbours" },
};

const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];

const first = await launch();
const version = first.version();
await first.close();
const began = Date.now();
const results = { date: new Date().toISOString(), note: values.note, machine: machine(version), corpora: [] };
for (const site of values.site) {
  const [name, url] = site.split(/=(.*)/s);
  const { cpu, goal, word } = GOALS[name];
  const say = (text) => console.log(`${name}: ${text}`);
  const corpus = { name, cpu, goal, found: {} };
  results.corpora.push(corpus);
  // What is measured is kept, should the rest be stopped.
  const note = (found) => {
    corpus.found = found;
    write();
  };
  await measure(launch, url, { cpu, word, say, note, runs: Number(values.runs), only: values.only });
}
results.isWhole = true;
console.log(`written after ${Math.round((Date.now() - began) / 60_000)} minutes: ${write()}`);
process.exit(0);

/** Writes the table of what has been measured so far. */
function write() {
  const finished = finish(results.machine);
  const shown = (ms) => (ms < 50 ? "< 50" : String(Math.round(ms)));
  const sections = results.corpora.map(({ name, cpu, goal, found }) => {
    const rows = Object.entries(found)
      .map(([what, { longest, total, answered }]) => ({ what, middle: median(longest), most: Math.max(...longest), total: median(total), answered: median(answered) }))
      .sort((a, b) => b.middle - a.middle || b.most - a.most);
    const over = rows.filter(({ middle }) => middle > goal);
    const title = name === "events" ? `${Number(values.events).toLocaleString("en-GB")} events, processor ${cpu} times slower` : "The page's own corpus";
    const verdict = over.length === 0 ? `Goal held: no task over ${goal} ms.` : `Goal of ${goal} ms missed by ${over.length} of ${rows.length}: ${over.map(({ what }) => what).join("; ")}.`;
    const lines = rows.map(({ what, middle, most, total, answered }) => `| ${what} | ${shown(middle)} | ${shown(most)} | ${Math.round(total)} | ${Math.round(answered)} |`);
    return `## ${title}\n\n${verdict}\n\n| what a person does | longest task, median | worst | all long tasks | to the next frame |\n|---|---|---|---|---|\n${lines.join("\n")}`;
  });
  const head = `# Long tasks in the views

${results.date} · ${finished.cpu}, ${finished.cores} cores, ${finished.memory} GB · ${finished.system} · ${finished.browser} · Node ${finished.node}
· load ${finished.load.map((load) => load.toFixed(1)).join(" → ")}${values.note ? `\n\n**${values.note}**` : ""}${results.isWhole ? "" : "\n\n**Not all was measured: the run was stopped, or is still under way.**"}

Written by \`cargo xtask bench views\`. Milliseconds; medians of ${values.runs} runs; a task shorter than 50 ms is not long. Mouse and
keyboard alone act while the clock runs. “To the next frame” is the browser's own event timing.`;
  mkdirSync(values.out, { recursive: true });
  const base = path.join(values.out, `views-${results.date.slice(0, 10)}`);
  writeFileSync(`${base}.json`, `${JSON.stringify({ ...results, machine: finished }, null, 1)}\n`);
  writeFileSync(`${base}.md`, `${[head, ...sections].join("\n\n")}\n`);
  return `${base}.md`;
}
