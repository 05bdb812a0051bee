// Run by `cargo xtask test --only looks`, and by `cargo xtask looks`, which records the baselines anew.
import journeys from "./playwright.config.mjs";

export default {
  ...journeys,
  testDir: "looks",
  reporter: [["line"], ["json"]],
  timeout: 60_000,
  snapshotPathTemplate: "{testDir}/baselines/{arg}{ext}",
};
