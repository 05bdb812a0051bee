// What the figures were taken on.
import os from "node:os";

/** `load` is the average of the last minute at the beginning; `finish` adds the one at the end. */
export function machine(browserVersion) {
  return {
    cpu: os.cpus()[0]?.model.trim() ?? "unknown processor",
    cores: os.cpus().length,
    memory: Math.round(os.totalmem() / 2 ** 30),
    system: `${os.type()} ${os.release()}`,
    browser: `Chromium ${browserVersion}`,
    node: process.versions.node,
    load: [os.loadavg()[0]],
  };
}

export const finish = (machine) => ({ ...machine, load: [...machine.load, os.loadavg()[0]] });
