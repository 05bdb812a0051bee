// Starts the page's code and, if that fails, says so where the page would stand.
// An external file, because a strict content security policy forbids inline scripts.

const own = document.querySelector("script[data-module]");
const loading = document.getElementById("readout-loading");
const panel = document.getElementById("readout-start-failed");

const say = (error) => {
  const detail = document.getElementById("readout-start-error");
  if (!panel || !detail) return;
  detail.textContent = String(error?.message ?? error);
  panel.hidden = false;
  if (loading) loading.hidden = true;
};

// On a slow line the code may still arrive after the message; the page then takes its place.
const slow = setTimeout(() => say("no answer after 20 seconds; still trying"), 20_000);

try {
  const page = await import(new URL(own.dataset.module, document.baseURI));
  await page.default({ module_or_path: new URL(own.dataset.wasm, document.baseURI) });
} catch (error) {
  console.error(error);
  say(error);
} finally {
  clearTimeout(slow);
}

// Only where whoever hosts the page asks for it (`cargo xtask build --offline`). Without it the page works as well.
if (own.dataset.offline) {
  navigator.serviceWorker?.register(new URL(own.dataset.offline, document.baseURI)).catch(() => {});
}
