// Pages of other sites that embed ours, made up by a journey: `await hostPage(page, html, { policy })`.
import { environment } from "./journey.mjs";

/** The attributes that our own snippet gives a frame. */
export const SNIPPET_SANDBOX =
  "allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-downloads";

/** The address of an embed. `at` is where the page stands: the root, or `environment.subPath`. */
export function embed(fragment, { at = "/", preset = "", base = environment.url } = {}) {
  return new URL(`${at}embed/${preset}${fragment ? `#${fragment}` : ""}`, base).href;
}

/** The address of the script for host pages. */
export const hostScript = () => new URL("embed.v1.js", environment.url).href;

/** The script as an element of a host page. */
export const hostScriptElement = () => `<script src="${hostScript()}"></script>`;

/**
 * Opens a page of another site with these contents. Every message that frames send it is kept in
 * `window.messages`, with the position of its frame.
 */
export async function hostPage(page, body, { policy = "", head = "" } = {}) {
  const url = new URL("host/made-up.html", environment.otherOrigin).href;
  const listen = `
    window.messages = [];
    addEventListener("message", ({ data, source, origin }) => {
      const frames = [...document.querySelectorAll("iframe")];
      window.messages.push({ data, origin, frame: frames.findIndex((one) => one.contentWindow === source) });
    });`;
  await page.route(url, (route) =>
    route.fulfill({
      contentType: "text/html; charset=utf-8",
      headers: policy ? { "Content-Security-Policy": policy } : {},
      body: `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>An article</title>
        <link rel="icon" href="data:,"><meta name="viewport" content="width=device-width">
        ${policy ? "" : `<script>${listen}</script>`}${head}</head>
        <body><h1>An article</h1>${body}</body></html>`,
    }),
  );
  if (policy) await page.addInitScript(listen);
  await page.goto(url);
}

/** A frame as an editor pastes it. */
export function figure(src, { sandbox = SNIPPET_SANDBOX, height = 520, width = "100%", id = "" } = {}) {
  const attribute = sandbox === null ? "" : `sandbox="${sandbox}"`;
  return `<figure data-readout="v1" style="margin:0"><iframe ${id && `id="${id}"`} src="${src}" title="Figure"
    width="${width}" height="${height}" ${attribute} style="border:0;display:block"></iframe></figure>`;
}

/** The heights that our own messages of a frame told, in their order. */
export const heights = (page, frame = 0) =>
  page.evaluate(
    (frame) =>
      window.messages
        .filter((one) => one.frame === frame && one.data?.readout === "v1" && one.data.type === "height")
        .map((one) => one.data.height),
    frame,
  );
