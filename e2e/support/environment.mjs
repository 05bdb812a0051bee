// What `cargo xtask test` says about the page under test.

const variable = (name) => {
  const value = process.env[name];
  if (value) return value;
  throw new Error(`${name} is not set: run the journeys by \`cargo xtask test --only journeys\``);
};

// Looks and the contact sheet need fewer of these than journeys, so each is asked for when it is read.
export const environment = {
  /** The page at the root of its origin. */
  get url() {
    return variable("READOUT_URL");
  },
  /** The path, on the same origin, under which the same page stands once more. */
  get subPath() {
    return variable("READOUT_SUB_PATH");
  },
  /** The path under which the page stands with its corpus in pieces. */
  get sharded() {
    return variable("READOUT_SHARDED");
  },
  /** The path under which it stands over a thousand made-up documents, in pieces. */
  get large() {
    return variable("READOUT_LARGE");
  },
  /** The path under which it stands without the headers that let other sites read it. */
  get withoutCors() {
    return variable("READOUT_WITHOUT_CORS");
  },
  /** The same server as another origin: the site of somebody else. Its `host/` holds `fixtures/`. */
  get otherOrigin() {
    return variable("READOUT_OTHER_ORIGIN");
  },
  /** The files that the size budget counts. */
  get firstLoad() {
    return variable("READOUT_FIRST_LOAD").split("\n");
  },
  /** Files of the first corpus as `readout export` writes them, and what the same query finds. */
  get exports() {
    return variable("READOUT_EXPORTS");
  },
  /** Where `cargo xtask sheet` wants its pictures. */
  get sheet() {
    return variable("READOUT_SHEET");
  },
  /** The page as one HTML file. The same page with a worker for use without a network stands under `offline/`. */
  get singleFile() {
    return variable("READOUT_SINGLE_FILE");
  },
  get chrome() {
    return variable("READOUT_CHROME");
  },
  /** Chromium's sandbox does not start as root. */
  get chromeSandbox() {
    return variable("READOUT_CHROME_SANDBOX") === "on";
  },
};
