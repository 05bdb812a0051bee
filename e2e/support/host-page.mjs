// Pages of other sites that embed ours: `await hostPage(page, html, { policy })`.
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
export async function hostPage(page, body, { policy } = {}) {
  const url = new URL("host/article.html", environment.otherOrigin);
  url.searchParams.set("body", body);
  if (policy) url.searchParams.set("policy", policy);
  await page.goto(url.href);
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
