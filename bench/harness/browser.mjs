// One headless Chromium for everything, found by `cargo xtask` as it is for the journeys.
import { readFileSync } from "node:fs";
import { BROWSER_ARGS } from "../../e2e/support/browser-args.mjs";
import { load } from "./packages.mjs";

const wasmMemory = readFileSync(new URL("page/wasm-memory.js", import.meta.url), "utf8");

/** Starts the browser. `trustedKey` is the hash of the key whose certificates it takes as they are. */
export async function launch(trustedKey) {
  const executablePath = process.env.READOUT_CHROME;
  if (!executablePath) throw new Error("READOUT_CHROME is not set: run `cargo xtask bench search`");
  const { chromium } = (await load("playwright-core")).default;
  const isSandboxed = process.env.READOUT_CHROME_SANDBOX !== "off";
  return chromium.launch({
    executablePath,
    chromiumSandbox: isSandboxed,
    args: [
      ...BROWSER_ARGS,
      // Memory is measured when it is asked for, not at the next collection of garbage.
      "--enable-blink-features=ForceEagerMeasureMemory",
      ...(trustedKey ? [`--ignore-certificate-errors-spki-list=${trustedKey}`] : []),
    ],
  });
}

/**
 * Opens an engine's page in a context of its own, so that nothing is cached, with its first query. Answers the
 * page once the first list stands, with `first`: `{ opened, listed, longest, shown }`.
 */
export async function openPage(browser, url, query, { cpu = 1, watchMemory = false, timeout = 180_000 } = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  page.setDefaultTimeout(timeout);
  const troubles = [];
  page.on("pageerror", (error) => troubles.push(error.message));
  try {
    if (watchMemory) await page.addInitScript({ content: wasmMemory });
    if (cpu > 1) {
      const session = await context.newCDPSession(page);
      await session.send("Emulation.setCPUThrottlingRate", { rate: cpu });
    }
    await page.goto(`${url}?q=${encodeURIComponent(JSON.stringify(query))}`, { waitUntil: "commit" });
    await page.waitForFunction(() => globalThis.bench !== undefined);
    const first = await within(page.evaluate(() => globalThis.bench.first()), timeout);
    return { page, first, close: () => context.close() };
  } catch (error) {
    await context.close();
    throw new Error([...troubles, error.message].join("; "), { cause: error });
  }
}

/** Ends a wait that lasts too long. */
async function within(promise, ms) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Late(`no list of results after ${ms / 1000} s`)), ms);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** The page took too long: that is a result, not a failure. */
export class Late extends Error {}

export { wasmMemory };

/** Calls a method of `passes` in the page. */
export const call = (page, method, ...args) =>
  page.evaluate(([method, args]) => globalThis.bench.call(method, ...args), [method, args]);

/** Bytes that a page and its workers hold: JavaScript after a collection of garbage, and wasm memories. */
export async function memory(page) {
  return page.evaluate(async () => {
    const { bytes } = await performance.measureUserAgentSpecificMemory();
    const channel = new BroadcastChannel("bench-wasm-memory");
    let wasm = 0;
    channel.onmessage = ({ data }) => {
      if (typeof data === "number") wasm += data;
    };
    channel.postMessage("ask");
    await new Promise((resolve) => setTimeout(resolve, 300));
    channel.close();
    return { heap: bytes, wasm };
  });
}
