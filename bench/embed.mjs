// The first view of an embed beside TimelineJS3 with the same events, on a slow line and a slow processor.
//
// Run by `cargo xtask bench embed`, which builds the page and writes the events down.
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { parseArgs } from "node:util";
import { launch } from "./harness/browser.mjs";
import { finish, machine } from "./harness/machine.mjs";
import { serve, summary, trusted } from "./harness/server.mjs";
import { SHAPE_NAMES } from "./harness/shapes.mjs";
import { quantile } from "./harness/statistics.mjs";

const { values } = parseArgs({
  options: {
    page: { type: "string" },
    events: { type: "string" },
    state: { type: "string" },
    out: { type: "string" },
    runs: { type: "string", default: "9" },
  },
});

const [SHAPE, THROTTLE] = ["slow", 4];
const require = createRequire(new URL("../e2e/package.json", import.meta.url));

/** The most that may pass before the list of an embed can be read, in ms. */
const READABLE_BUDGET = 1500;

/** TimelineJS3 as its documentation has it: style sheet, script, a line that starts it, and the data. */
function timelineJs(dir, events) {
  const dist = path.dirname(path.dirname(require.resolve("@knight-lab/timelinejs/dist/js/timeline.js")));
  rmSync(dir, { recursive: true, force: true });
  mkdirSync(dir, { recursive: true });
  for (const part of ["css", "js"]) cpSync(path.join(dist, part), path.join(dir, part), { recursive: true });
  writeFileSync(path.join(dir, "events.json"), JSON.stringify(events));
  writeFileSync(
    path.join(dir, "index.html"),
    `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>TimelineJS3</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="css/timeline.css">
<link rel="preload" href="events.json" as="fetch" crossorigin>
<div id="timeline" style="width: 100%; height: 600px"></div>
<script src="js/timeline.js"></script>
<script>
  // Its default font comes from a style sheet of its own; no font is the quickest it offers.
  new TL.Timeline("timeline", "events.json", { font: null });
</script>
</html>
`,
  );
}

const events = JSON.parse(readFileSync(values.events, "utf8"));
const peer = path.join(values.state, "timelinejs");
timelineJs(peer, events);

// Both are asked the same: when can an event's name be read, and when do so many marks stand that can be clicked?
const SUBJECTS = [
  {
    name: "Readout embed",
    version: "timeline",
    dir: values.page,
    path: "embed/#/timeline",
    readable: ".early-list:not([hidden]) li, .event-list li",
    interactive: "main#main .event-list a",
  },
  {
    name: "TimelineJS3",
    version: JSON.parse(readFileSync(require.resolve("@knight-lab/timelinejs/package.json"), "utf8")).version,
    dir: peer,
    path: "",
    readable: ".tl-headline",
    interactive: ".tl-timemarker",
  },
];

/** In the page: notes the first painted frame in which something of each kind has a size. */
function watch({ readable, interactive }) {
  const marks = {};
  window.marks = marks;
  const hasOne = (selector) => [...document.querySelectorAll(selector)].some((one) => one.getClientRects().length > 0 && one.textContent.trim() !== "");
  const look = () => {
    for (const [name, selector] of Object.entries({ readable, interactive })) {
      if (marks[name] !== undefined || marks[`${name}Seen`] || !document.body || !hasOne(selector)) continue;
      marks[`${name}Seen`] = true;
      // A task after this frame runs when the frame has been painted and nothing long stands before it.
      const channel = new MessageChannel();
      channel.port1.onmessage = () => (marks[name] = performance.now());
      channel.port2.postMessage("");
    }
    if (marks.readable === undefined || marks.interactive === undefined) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) marks.longest = Math.max(marks.longest ?? 0, entry.duration);
  }).observe({ type: "longtask", buffered: true });
}

async function once(browser, subject, server) {
  server.reset(SHAPE);
  // A frame in an article on a phone.
  const context = await browser.newContext({ viewport: { width: 390, height: 720 } });
  try {
    const page = await context.newPage();
    await page.addInitScript(watch, { readable: subject.readable, interactive: subject.interactive });
    const session = await context.newCDPSession(page);
    await session.send("Emulation.setCPUThrottlingRate", { rate: THROTTLE });
    await page.goto(server.url + subject.path, { waitUntil: "commit" });
    await page.waitForFunction(() => window.marks?.interactive !== undefined, null, { timeout: 60_000 });
    const marks = await page.evaluate(() => ({
      readable: window.marks.readable,
      interactive: window.marks.interactive,
      painted: performance.getEntriesByName("first-contentful-paint")[0]?.startTime,
      longest: window.marks.longest ?? 0,
    }));
    const { bytes, requests, missing } = summary(server.log);
    return { ...marks, bytes, requests, missing };
  } finally {
    await context.close();
  }
}

const browser = await launch(trusted());
const described = machine(browser.version());
const runs = Number(values.runs);
const servers = [];
const found = SUBJECTS.map(() => []);
try {
  for (const subject of SUBJECTS) servers.push(await serve(subject.dir));
  for (let run = 0; run < runs; run++) {
    // Turn by turn, and each goes first in every other run: what disturbs the machine disturbs both.
    const order = run % 2 ? [1, 0] : [0, 1];
    for (const at of order) found[at].push(await once(browser, SUBJECTS[at], servers[at]));
    process.stderr.write(`run ${run + 1} of ${runs}\n`);
  }
} finally {
  await browser.close();
  servers.forEach((server) => server.close());
}

const results = {
  date: new Date().toISOString().slice(0, 10),
  machine: finish(described),
  line: SHAPE_NAMES[SHAPE],
  throttle: THROTTLE,
  runs,
  events: events.events.length,
  subjects: SUBJECTS.map(({ name, version }, i) => ({
    name,
    version,
    ...Object.fromEntries(
      ["painted", "readable", "interactive", "longest", "bytes", "requests"].map((key) => {
        const all = found[i].map((one) => one[key]).filter((value) => value !== undefined);
        return [key, { p50: quantile(all, 0.5), worst: Math.max(...all) }];
      }),
    ),
    missing: [...new Set(found[i].flatMap((one) => one.missing))],
  })),
};

const ms = ({ p50, worst }) => `${Math.round(p50)} / ${Math.round(worst)}`;
const kb = ({ p50 }) => `${(p50 / 1000).toFixed(1)} kB`;
const row = (title, cell) => `| ${title} | ${results.subjects.map(cell).join(" | ")} |`;
const { cpu, cores, memory, system, browser: chromium, load } = results.machine;
const text = `# The first view of an embed, beside TimelineJS3

${results.date} · ${cpu}, ${cores} cores, ${memory} GB · ${system} · ${chromium} · load ${load.map((one) => one.toFixed(1)).join(" → ")}

Written by \`cargo xtask bench embed\`. The same ${results.events} events (\`readout export --what meetings --as timeline\`), a line of
${results.line}, ${results.throttle}× slower processor, 390 × 720 px, nothing cached, ${runs} runs turn by turn; times are ms from the
address, median / worst.

| | ${results.subjects.map(({ name, version }) => `${name} ${version}`).join(" | ")} |
|---|${results.subjects.map(() => "---:").join("|")}|
${row("first paint with content", ({ painted }) => ms(painted))}
${row("an event can be read", ({ readable }) => ms(readable))}
${row("marks stand and the page answers", ({ interactive }) => ms(interactive))}
${row("longest task", ({ longest }) => ms(longest))}
${row("bytes until then", ({ bytes }) => kb(bytes))}
${row("requests until then", ({ requests }) => requests.p50)}

The embed can be read from its HTML, before its code: the budget for that is ${READABLE_BUDGET} ms. What its code brings is the whole
explorer with search and corpus, which is what makes it larger; TimelineJS3 shows a timeline.
`;
mkdirSync(values.out, { recursive: true });
const stem = path.join(values.out, `embed-${results.date}`);
writeFileSync(`${stem}.json`, `${JSON.stringify(results, null, 1)}\n`);
writeFileSync(`${stem}.md`, text);
process.stdout.write(text);
const wrong = results.subjects.filter(({ missing }) => missing.length > 0);
if (wrong.length > 0) {
  console.error(`files that were asked for and are not there: ${wrong.map(({ name, missing }) => `${name}: ${missing}`)}`);
  process.exitCode = 1;
}
if (results.subjects[0].readable.p50 > READABLE_BUDGET) {
  console.error(`expected an event to be readable within ${READABLE_BUDGET} ms, found ${Math.round(results.subjects[0].readable.p50)} ms`);
  process.exitCode = 1;
}
