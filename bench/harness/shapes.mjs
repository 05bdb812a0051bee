// Network shapes. The server makes them, so that what a worker asks for is slowed like everything else.

/** `latency` in ms before an answer begins, `rate` in bytes per ms for all answers together (none: no limit). */
export const SHAPES = {
  none: { latency: 0 },
  fast: { latency: 60, rate: 9000 / 8 },
  slow: { latency: 150, rate: 1600 / 8 },
};

export const SHAPE_NAMES = { none: "no limit", fast: "60 ms, 9 Mb/s", slow: "150 ms, 1.6 Mb/s" };

const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** One reader's line, which all of their requests share. */
export class Line {
  #free = 0;

  constructor({ latency = 0, rate = Infinity }) {
    this.latency = latency;
    this.rate = rate;
  }

  /** Calls `write` with one piece of the body after the other, each when the line would have carried it. */
  async send(body, write) {
    if (this.latency > 0) await sleep(this.latency);
    if (this.rate === Infinity) return write(body);
    // Pieces of about 8 ms: small enough to share the line, large enough for the clock of a timer.
    const piece = Math.max(1024, Math.round(this.rate * 8));
    for (let at = 0; at < body.length; at += piece) {
      const part = body.subarray(at, at + piece);
      this.#free = Math.max(performance.now(), this.#free) + part.length / this.rate;
      const wait = this.#free - performance.now();
      if (wait > 1) await sleep(wait);
      write(part);
    }
  }
}
