// How long the page's thread is held by what a person does.
import { interactions } from "./interactions.mjs";

/** A page is at rest when no task was long for so many milliseconds. */
const REST_MS = 400;
const MOST_MS = 20_000;

/** Notes each task of 50 ms and more, and how long each click and key took until the next frame. */
function watch() {
  const noted = { tasks: [], events: [], last: 0 };
  const tasks = new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) noted.tasks.push({ startTime, duration });
    noted.last = performance.now();
  });
  tasks.observe({ type: "longtask", buffered: true });
  const events = new PerformanceObserver((list) => {
    for (const { startTime, duration, name } of list.getEntries()) noted.events.push({ startTime, duration, name });
  });
  events.observe({ type: "event", durationThreshold: 16, buffered: true });
  globalThis.noted = noted;
}

/**
 * Everything that a person does, each in a browser of its own: one that has done it before has compiled what it takes.
 * `note` is told after each what was found so far.
 */
export async function measure(launch, url, { cpu, runs, word, say, note, only }) {
  const found = {};
  for (const [name, interaction] of Object.entries(interactions(word))) {
    if (only && !name.includes(only)) continue;
    const longest = [];
    const total = [];
    const answered = [];
    for (let run = 0; run < runs; run += 1) {
      const one = await once(launch, url, interaction, cpu);
      if (!one) break;
      longest.push(one.longest);
      total.push(one.total);
      answered.push(one.answered);
    }
    if (longest.length === 0) {
      say(`${name}: not offered here`);
      continue;
    }
    found[name] = { longest, total, answered };
    note(found);
    say(`${name}: longest task ${longest.map((ms) => Math.round(ms)).join(", ")} ms`);
  }
}

async function once(launch, url, interaction, cpu) {
  const browser = await launch();
  try {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, reducedMotion: "reduce" });
    const page = await context.newPage();
    page.setDefaultTimeout(60_000);
    return await watched(page, await context.newCDPSession(page), url, interaction, cpu);
  } finally {
    await browser.close();
  }
}

async function watched(page, session, url, { at, ready, act, optional }, cpu) {
  await page.addInitScript(watch);
  await page.goto(`${url}#${at}`);
  await page.waitForSelector("main h1");
  // The code of the other views arrives 1.5 s after the start; without it a first opening would be a download.
  await page.waitForFunction(() => !document.querySelector('main [aria-busy="true"]'));
  await page.waitForTimeout(2_200);
  let place;
  try {
    place = await ready(page);
  } catch (error) {
    if (optional) return undefined;
    throw error;
  }
  await session.send("Emulation.setCPUThrottlingRate", { rate: cpu });
  await rest(page);
  const began = await page.evaluate(() => performance.now());
  await act(page, place);
  await rest(page);
  return page.evaluate((began) => {
    const since = (list) => list.filter(({ startTime }) => startTime >= began).map(({ duration }) => duration);
    const tasks = since(globalThis.noted.tasks);
    return {
      longest: Math.max(0, ...tasks),
      total: tasks.reduce((sum, ms) => sum + ms, 0),
      answered: Math.max(0, ...since(globalThis.noted.events)),
    };
  }, began);
}

async function rest(page) {
  const begun = Date.now();
  do {
    await page.waitForTimeout(REST_MS);
    const quiet = await page.evaluate(() => performance.now() - globalThis.noted.last);
    if (quiet >= REST_MS) return;
  } while (Date.now() - begun < MOST_MS);
}
