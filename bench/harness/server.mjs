// A static host as good ones are: brotli, HTTP/2, one origin. It writes down what is asked for and when.
//
// HTTP/2 needs a certificate, which openssl makes for the run; without openssl it is HTTP/1.1, where a
// browser asks for six files at a time, and the results say so.
import { execFileSync } from "node:child_process";
import { createHash, X509Certificate } from "node:crypto";
import { createServer } from "node:http";
import { createSecureServer } from "node:http2";
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import { Line, SHAPES } from "./shapes.mjs";

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".wasm": "application/wasm",
};

/** Above this, the best brotli takes a minute, and no host takes that either. */
const BEST_UP_TO = 2_000_000;

/** Node refuses further requests while more than this, in MB, waits to be sent; some indexes are larger than the usual 10. */
const LARGE = { maxSessionMemory: 1000 };

const packed = new Map();

/**
 * A file as it travels: `{ body, encoding }`. What brotli cannot make smaller is sent as it is. Thousands of
 * files that are only weighed need not be kept.
 */
export function asSent(file, { isKept = true } = {}) {
  const { size, mtimeMs } = statSync(file);
  const key = `${file} ${size} ${mtimeMs}`;
  if (!packed.has(key)) {
    const raw = readFileSync(file);
    const quality = size > BEST_UP_TO ? 9 : 11;
    const params = { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: size };
    const small = size > 100 ? brotliCompressSync(raw, { params }) : raw;
    const sent = small.length < size ? { body: small, encoding: "br" } : { body: raw };
    if (!isKept) return sent;
    packed.set(key, sent);
  }
  return packed.get(key);
}

/** Serves a folder. `log` has `{ path, bytes, start, end }` of each answer since the last `reset`. */
export async function serve(dir) {
  const state = { log: [], line: new Line(SHAPES.none) };
  const answer = (request, response) => respond(dir, state, request, response);
  const server = certificate ? createSecureServer({ ...certificate, ...LARGE, allowHTTP1: true }, answer) : createServer(answer);
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `${certificate ? "https" : "http"}://127.0.0.1:${server.address().port}/`,
    protocol: certificate ? "HTTP/2" : "HTTP/1.1",
    /** Puts a script before every worker's own, to look at memory; `undefined` ends it. */
    watch(script) {
      state.watch = script;
    },
    /** Forgets what was asked for, and goes on over a line of its own in the shape of this name. */
    reset(shape = "none") {
      state.log = [];
      state.line = new Line(SHAPES[shape]);
    },
    get log() {
      return state.log;
    },
    close: () => server.close(),
  };
}

async function respond(dir, state, request, response) {
  const { log, line } = state;
  const entry = { path: request.url.split(/[?#]/)[0], bytes: 0, start: performance.now(), end: Infinity };
  log.push(entry);
  const file = path.join(dir, path.normalize(decodeURIComponent(entry.path)).replace(/\/$/, "/index.html"));
  try {
    const isWatched = state.watch && /worker[^/]*\.m?js$/.test(file);
    const { body, encoding } = isWatched ? { body: Buffer.concat([state.watch, readFileSync(file)]) } : asSent(file);
    response.setHeader("Content-Type", TYPES[path.extname(file)] ?? "application/octet-stream");
    if (encoding) response.setHeader("Content-Encoding", encoding);
    response.setHeader("Content-Length", body.length);
    // Isolation gives the page a clock of 5 µs and a look at its own memory.
    response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    response.setHeader("Cross-Origin-Embedder-Policy", "require-corp");
    response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
    response.setHeader("Cache-Control", "public, max-age=3600");
    await line.send(body, (part) => {
      entry.bytes += part.length;
      response.write(part);
    });
    response.end();
  } catch (error) {
    entry.missing = true;
    response.statusCode = error.code === "ENOENT" || error.code === "EISDIR" ? 404 : 500;
    response.end();
  }
  entry.end = performance.now();
}

/**
 * How many answers had to be waited for one after the other: a request is of the round after the last round
 * of which an answer was complete when it came. Headers are not counted among the bytes.
 */
export function summary(log) {
  const rounds = new Map();
  const sorted = [...log].sort((a, b) => a.start - b.start);
  for (const entry of sorted) {
    const before = sorted.filter(({ end }) => end <= entry.start).map((other) => rounds.get(other) ?? 0);
    rounds.set(entry, 1 + Math.max(0, ...before));
  }
  return {
    requests: log.length,
    bytes: log.reduce((sum, { bytes }) => sum + bytes, 0),
    rounds: Math.max(0, ...rounds.values()),
    missing: log.filter(({ missing }) => missing).map(({ path }) => path),
  };
}

/** One certificate for the run; none without openssl. */
export const certificate = makeCertificate();

/**
 * How the browser is told to trust it. An exception for a broken certificate will not do: of such a host
 * browsers cache nothing, and what a page preloads for its worker would travel twice.
 */
export function trusted() {
  if (!certificate) return undefined;
  const key = new X509Certificate(certificate.cert).publicKey.export({ type: "spki", format: "der" });
  return createHash("sha256").update(key).digest("base64");
}

function makeCertificate() {
  const dir = mkdtempSync(path.join(tmpdir(), "readout-bench-"));
  const [key, cert] = ["key.pem", "cert.pem"].map((name) => path.join(dir, name));
  try {
    const what = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=127.0.0.1"];
    execFileSync("openssl", [...what, "-keyout", key, "-out", cert], { stdio: "ignore" });
    return { key: readFileSync(key), cert: readFileSync(cert) };
  } catch {
    return undefined;
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}
