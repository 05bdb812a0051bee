// What every journey begins with: `import { expect, journey, open } from "../support/journey.mjs"`.
//
// Each journey fails if the page writes an error or a warning to the console, throws, breaks its
// content security policy, gets an answer of 400 or above, or asks any other origin for anything.
// A journey that wants one of these says so: `troubles.expect(/pattern/)`.
import { test as base, expect } from "@playwright/test";
import { environment } from "./environment.mjs";

const OWN_ORIGINS = [environment.url, environment.otherOrigin].map((url) => new URL(url).origin);

/** What went wrong in the browser during one journey. */
class Troubles {
  found = [];
  requests = [];
  #expected = [];

  /** Takes troubles that match as wanted. The journey fails if none comes. */
  expect(pattern) {
    this.#expected.push(pattern);
  }

  watch(context) {
    context.on("console", (message) => {
      if (["error", "warning", "assert"].includes(message.type())) {
        this.found.push(`console ${message.type()}: ${message.text()} (${message.location().url})`);
      }
    });
    context.on("weberror", (error) => this.found.push(`exception: ${error.error().message}`));
    context.on("request", (request) => {
      const url = new URL(request.url());
      this.requests.push(request.url());
      const isLocal = ["data:", "blob:", "about:"].includes(url.protocol);
      if (!isLocal && !OWN_ORIGINS.includes(url.origin)) {
        this.found.push(`foreign request: ${request.url()}`);
      }
    });
    context.on("response", (response) => {
      if (response.status() >= 400) this.found.push(`${response.status()}: ${response.url()}`);
    });
  }

  check() {
    const unexpected = this.found.filter((text) => !this.#expected.some((p) => p.test(text)));
    expect(unexpected, "troubles in the browser").toEqual([]);
    for (const pattern of this.#expected) {
      expect(this.found.some((text) => pattern.test(text)), `a trouble like ${pattern}`).toBe(true);
    }
  }
}

export const journey = base.extend({
  troubles: [
    async ({ context }, use) => {
      const troubles = new Troubles();
      troubles.watch(context);
      await use(troubles);
      troubles.check();
    },
    { auto: true },
  ],
});

export { environment, expect };

/**
 * Opens the page at a fragment such as `/documents?q=taiwan` and waits until it has started.
 * `at` is where the page stands: the root by default, or `environment.subPath`.
 */
export async function open(page, fragment = "/", { at = "/" } = {}) {
  const url = new URL(at, environment.url);
  url.hash = fragment;
  // A new fragment alone loads nothing anew, and a journey that opens the page wants it fresh.
  if (page.url().split("#")[0] === url.href.split("#")[0]) await page.goto("about:blank");
  await page.goto(url.href);
  await started(page);
}

/** Waits until the page stands where its shell was, with its view. `frame` is a page or a frame. */
export async function started(frame) {
  const failed = frame.locator("#readout-start-failed");
  const loading = frame.locator("#readout-loading");
  await expect(async () => {
    if (await failed.isVisible()) throw new Error(`the page did not start: ${await failed.innerText()}`);
    expect(await loading.count(), "the shell is still there").toBe(0);
  }).toPass({ timeout: 15_000 });
  await settled(frame);
}

/**
 * Waits until no part of the view is still to come: its code, or what is built in turns. What is read only once, such
 * as the texts of a list, is read after this.
 */
export async function settled(frame) {
  await expect(frame.locator('main [aria-busy="true"]'), "parts still to come").toHaveCount(0, { timeout: 15_000 });
}

/** Keeps the code of views on its way until what is returned is called; the page's own code comes as ever. */
export async function holdViews(page) {
  let release;
  const held = new Promise((resolve) => (release = resolve));
  await page.route("**/*.wasm", async (route) => {
    if (!/readout-page/.test(route.request().url())) await held;
    await route.continue();
  });
  return release;
}
