// Run by `cargo xtask test`, which builds and serves the page and says in the environment where it is.
// For one's own runs: `cargo xtask test --only journeys -- --headed -g "words of the title"`.
import { defineConfig } from "@playwright/test";
import { BROWSER_ARGS } from "./support/browser-args.mjs";
import { environment } from "./support/environment.mjs";

export default defineConfig({
  testDir: "journeys",
  outputDir: "results",
  // Journeys share nothing, and the machines that run them have two cores.
  workers: 2,
  fullyParallel: true,
  // A second try tells a moment in which the machine stood still from a fault. What needed it is named at the end of
  // the tests, and more than a few of these count as failed (`xtask/src/report.rs`).
  retries: 1,
  forbidOnly: Boolean(process.env.CI),
  timeout: 30_000,
  expect: { timeout: 5_000 },
  reporter: [[process.env.CI ? "dot" : "line"], ["json"]],
  use: {
    baseURL: environment.url,
    viewport: { width: 1280, height: 800 },
    colorScheme: "light",
    locale: "en-GB",
    timezoneId: "UTC",
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: environment.chrome,
      chromiumSandbox: environment.chromeSandbox,
      args: BROWSER_ARGS,
    },
  },
});
