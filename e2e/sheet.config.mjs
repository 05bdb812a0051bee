// Run by `cargo xtask sheet`: every view at every width, in both colours, on one page for a person's eyes.
import journeys from "./playwright.config.mjs";

export default { ...journeys, testDir: "sheet", reporter: [["line"], ["json"]], timeout: 60_000 };
