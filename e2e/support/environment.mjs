// What `cargo xtask test` says about the page under test.

const variable = (name) => {
  const value = process.env[name];
  if (value) return value;
  throw new Error(`${name} is not set: run the journeys by \`cargo xtask test --only journeys\``);
};

export const environment = {
  /** The page at the root of its origin. */
  url: variable("READOUT_URL"),
  /** The path, on the same origin, under which the same page stands once more. */
  subPath: variable("READOUT_SUB_PATH"),
  /** The path under which the page stands with its corpus in pieces. */
  sharded: variable("READOUT_SHARDED"),
  /** The path under which it stands without the headers that let other sites read it. */
  withoutCors: variable("READOUT_WITHOUT_CORS"),
  /** The same server as another origin: the site of somebody else. Its `host/` holds `fixtures/`. */
  otherOrigin: variable("READOUT_OTHER_ORIGIN"),
  /** The files that the size budget counts. */
  firstLoad: variable("READOUT_FIRST_LOAD").split("\n"),
  /** Files of the first corpus as `readout export` writes them, and what the same query finds. */
  exports: variable("READOUT_EXPORTS"),
  /** Where `cargo xtask sheet` wants its pictures. */
  sheet: variable("READOUT_SHEET"),
  /** The page as one HTML file. The same page with a worker for use without a network stands under `offline/`. */
  singleFile: variable("READOUT_SINGLE_FILE"),
  chrome: variable("READOUT_CHROME"),
  /** Chromium's sandbox does not start as root. */
  chromeSandbox: variable("READOUT_CHROME_SANDBOX") === "on",
};
