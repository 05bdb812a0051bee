// One view in the frame of somebody else's site, before its code has come and around it: shows the part of the list in
// the HTML that the address asks for, tells the host how high it is, starts the code, and says so if that does not start.
//
// A classic script without imports: it runs in a frame that is allowed scripts and nothing else, even where the host of
// these files sends no CORS header and the code itself can never arrive.
(() => {
  "use strict";
  const own = document.currentScript;
  const html = document.documentElement;
  const root = document.getElementById("readout");
  const early = document.getElementById("embed-early");
  const address = () => location.hash.slice(1) || root.dataset.fragment || "/";

  // ---- How high the frame wants to be ----------------------------------------------------------------------------

  // Height is no secret, and who the host is cannot be known: so the messages go to whoever it is.
  const tell = (message) => parent.postMessage(message, "*");
  // pym.js names its frames in their own address.
  const pym = new URLSearchParams(location.search).get("childId");
  let told = -1;
  let asked = 0;
  let late = 0;

  const report = () => {
    cancelAnimationFrame(asked);
    clearTimeout(late);
    asked = late = 0;
    // A frame in a hidden tab has no width, and every word a line of its own.
    if (innerWidth === 0) return;
    const height = Math.ceil(document.body.getBoundingClientRect().height);
    if (height === told || height <= 0) return;
    told = height;
    tell({ readout: "v1", type: "height", height });
    tell(JSON.stringify({ type: "set-height", value: height }));
    tell({ sentinel: "amp", type: "embed-size", height });
    if (pym) tell(`pymxPYMx${pym}xPYMxheightxPYMx${height}`);
  };

  // At most once a frame, however often the content changes in it. Browsers paint no frames of what is far below the
  // screen: there it is a little later, and the reader finds the frame in its right height.
  const soon = () => {
    asked ||= requestAnimationFrame(report);
    late ||= setTimeout(report, 200);
  };

  if (parent !== window) {
    new ResizeObserver(soon).observe(document.body);
    // Nor do they watch sizes there.
    new MutationObserver(soon).observe(document.body, { childList: true, subtree: true });
    // A host whose script came later than ours asks for what it missed.
    addEventListener("message", (event) => {
      if (event.source !== parent || event.data?.readout !== "v1" || event.data.type !== "hello") return;
      told = -1;
      soon();
    });
  }

  // ---- The list that stands here until the code has come ----------------------------------------------------------

  const LISTS = {
    documents: "documents",
    document: "documents",
    compare: "documents",
    about: "documents",
    statements: "statements",
    statement: "statements",
    entities: "entities",
    entity: "entities",
    network: "entities",
    topics: "topics",
    topic: "topics",
  };

  /** Whether an entry is among those that the filters leave, as far as the list knows. */
  const isLeft = (entry, filters) => {
    const has = (key, values) => {
      const known = entry.dataset[key]?.split(" ");
      return !known || values.some((value) => known.includes(value));
    };
    const { from, to, known } = entry.dataset;
    const [first, last, asOf] = ["from", "to", "as-of"].map((name) => filters.get(name));
    // Dates may be months or years: they are compared as far as they go.
    const isBy = (day, end) => day.slice(0, end.length) <= end;
    return (
      (!filters.has("topic") || has("topic", filters.getAll("topic"))) &&
      (!filters.has("side") || has("side", filters.getAll("side"))) &&
      (!first || !to || to >= first) &&
      (!last || !from || isBy(from, last)) &&
      (!asOf || !known || isBy(known, asOf))
    );
  };

  const choose = () => {
    // Once the page has started, the list is gone and the page follows the address itself.
    if (!early?.isConnected) return;
    const [path, query = ""] = address().split("?");
    const filters = new URLSearchParams(query);
    const theme = filters.get("theme");
    if (theme === "light" || theme === "dark") html.dataset.theme = theme;
    else delete html.dataset.theme;
    html.dataset.density = filters.get("density") === "compact" ? "compact" : "normal";
    document.querySelector(".embed-head").hidden = filters.get("hide") === "header";

    // What is known of them may be newer than the day asked for, and the lists do not know what was known when.
    const asOf = filters.get("as-of");
    early.classList.toggle("is-earlier", Boolean(asOf));
    if (asOf) document.querySelectorAll(".embed-day").forEach((day) => (day.textContent = `As of ${asOf}`));

    const [view, ...rest] = path.replace(/^\//, "").split("/");
    let id = rest.join("/");
    try {
      id = decodeURIComponent(id);
    } catch {
      // Not an id of ours then.
    }
    const lists = [...early.querySelectorAll("[data-list]")];
    // An embed with a name of its own holds one list only.
    const shown = lists.find((list) => list.dataset.list === (LISTS[view] ?? "meetings")) ?? lists[0];
    let title = "";
    for (const list of lists) {
      list.hidden = list !== shown;
      if (list.hidden) continue;
      const entries = [...list.querySelectorAll("[data-id]")];
      const one = id && entries.find((entry) => entry.dataset.id === id || id.startsWith(`${entry.dataset.id}/`));
      let left = 0;
      for (const entry of entries) {
        entry.hidden = one ? entry !== one : !isLeft(entry, filters);
        left += !entry.hidden;
      }
      list.querySelector("[data-none]").hidden = left > 0;
      title = (one ? one.querySelector("[data-name]") : list.querySelector("h2")).textContent;
    }
    document.querySelector(".embed-title").textContent = title;
    document.querySelector(".embed-open").href = `${root.dataset.explorer}#${address()}`;
  };

  choose();
  addEventListener("hashchange", choose);

  // ---- The code ------------------------------------------------------------------------------------------------------

  const say = (why) => {
    const note = document.getElementById("embed-not-started");
    if (!note) return;
    note.querySelector("[data-why]").textContent = why;
    note.hidden = false;
  };
  // On a slow line the code may still arrive after the message; the page then takes its place.
  const slow = setTimeout(() => say("It has not started within 10 seconds, and goes on trying."), 10_000);
  const at = (name) => new URL(own.dataset[name], document.baseURI).href;

  // The wasm is asked for together with the module that will ask for it, and both only after what is read first.
  const hint = Object.assign(document.createElement("link"), { rel: "preload", as: "fetch", crossOrigin: "anonymous" });
  hint.type = "application/wasm";
  hint.href = at("wasm");
  document.head.append(hint);
  import(at("module"))
    .then((page) => page.default({ module_or_path: at("wasm") }))
    .catch((error) => {
      clearTimeout(slow);
      console.error(error);
      say(`Its code could not be fetched or started (${error?.message ?? error}).`);
    });
  // What comes last takes the place of the list: then there is nothing to say any more.
  new MutationObserver((_, observer) => {
    if (early.isConnected) return;
    clearTimeout(slow);
    observer.disconnect();
  }).observe(root, { childList: true });
})();
