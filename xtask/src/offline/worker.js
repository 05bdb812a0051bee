// Keeps the files of one build of the page, so that it opens without a network.
// Written by `cargo xtask build --offline`; a build without that takes it back.
//
// A tab is served by the build that it was opened with and by no other: a new build is fetched whole, and
// waits until the last tab of the old one is closed.
const BUILD = "{build}";
// The addresses of files within the folder; with each the SHA-256 of its contents, unless its name says them.
const FILES = {files};

const own = `readout ${self.registration.scope} `;
const name = own + BUILD;

const digest = async (response) => {
  const hash = await crypto.subtle.digest("SHA-256", await response.arrayBuffer());
  return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
};

const keep = async ([path, wanted]) => {
  const url = new URL(path, self.registration.scope).href;
  const response = await fetch(url, { cache: wanted ? "no-cache" : "default" });
  // While a new build is being published, files of two builds may be there at once.
  if (!response.ok || (wanted && (await digest(response.clone())) !== wanted)) {
    throw new Error(`expected the file of build ${BUILD}, found another or none: ${url}`);
  }
  const cache = await caches.open(name);
  await cache.put(url, response);
};

const keepAll = async () => {
  const outcomes = await Promise.allSettled(FILES.map(keep));
  const failed = outcomes.find(({ status }) => status === "rejected");
  if (!failed) return;
  await caches.delete(name);
  throw failed.reason;
};

const forgetOthers = async () => {
  const names = await caches.keys();
  const others = names.filter((other) => other.startsWith(own) && other !== name);
  await Promise.all(others.map((other) => caches.delete(other)));
};

const answer = async (request, url) => {
  const cache = await caches.open(name);
  const address = url.href.replace(/[?#].*$/, "").replace(/\/index\.html$/, "/");
  const kept = await cache.match(address, { ignoreVary: true });
  if (kept) return kept;
  const response = await fetch(request);
  // Pieces of a large corpus are named by their contents: whichever build asks gets its own.
  if (response.ok && address.startsWith(new URL("pieces/", self.registration.scope).href)) {
    await cache.put(address, response.clone());
  }
  return response;
};

self.addEventListener("install", (event) => event.waitUntil(keepAll()));
self.addEventListener("activate", (event) => event.waitUntil(forgetOthers()));
self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method === "GET" && url.href.startsWith(self.registration.scope)) {
    event.respondWith(answer(event.request, url));
  }
});
