// Readout in your own page, version 1: the element <readout-explorer>, and frames as high as what they show.
// No dependencies, no cookies, no request but those of the frames themselves. See "Embedding" in the README.
(() => {
  "use strict";
  const NAME = "readout-explorer";
  if (customElements.get(NAME)) return;

  // The embeds lie beside this file; a page that loads it as a module says where by the attribute `base`.
  const home = document.currentScript ? new URL(".", document.currentScript.src).href : document.baseURI;
  const FRAMES = 'figure[data-readout="v1"] iframe';
  const LEAST_PX = 120;
  const MOST_PX = 4000;
  const SANDBOX = "allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-downloads";
  // What an address can say beside the view: values of filters, which may be several, with commas between them, and
  // may be left out by `not-topic` and so on; and what has one value.
  const FACETS = "side carrier originator kind topic person organisation place treaty series meeting year".split(" ");
  const LISTS = new Map(FACETS.flatMap((one) => [[one, one], [`not-${one}`, `-${one}`]]));
  const WORDS = "q prefix from to as-of sort left right by show find with least theme accent density hide corpus".split(" ");
  const OTHERS = ["view", "base", "height", "label", "sandbox"];

  /** The frames of our elements that stand in the page. */
  const frames = new Set();

  /** Where a message of a frame must come from: without an origin of its own, a frame's is the word "null". */
  const originOf = (frame) =>
    frame.hasAttribute("sandbox") && !frame.sandbox.contains("allow-same-origin")
      ? "null"
      : new URL(frame.src, document.baseURI).origin;

  const listen = ({ data, source, origin }) => {
    // Pages get many messages, and few of them are ours: the cheapest question first.
    if (data?.readout !== "v1" || data.type !== "height" || !Number.isFinite(data.height)) return;
    const frame = [...frames, ...document.querySelectorAll(FRAMES)].find((one) => one.contentWindow === source);
    if (!frame || origin !== originOf(frame)) return;
    const height = `${Math.min(MOST_PX, Math.max(LEAST_PX, Math.round(data.height)))}px`;
    if (frame.style.height !== height) frame.style.height = height;
  };
  addEventListener("message", listen);

  // What stood here before this script came has told its height to nobody.
  const greet = (frame) => frame.contentWindow?.postMessage({ readout: "v1", type: "hello" }, "*");
  document.querySelectorAll(FRAMES).forEach(greet);

  class ReadoutExplorer extends HTMLElement {
    static observedAttributes = [...OTHERS, ...LISTS.keys(), ...WORDS];
    #frame;
    #due = false;
    #src;

    connectedCallback() {
      const frame = document.createElement("iframe");
      this.#frame = frame;
      this.#src = undefined;
      frame.loading = "lazy";
      frame.referrerPolicy = "no-referrer";
      frame.allow = "clipboard-write; fullscreen";
      // By properties, because a strict policy of the host forbids styles in markup.
      Object.assign(frame.style, { display: "block", width: "100%", border: "0" });
      this.#show();
      frames.add(frame);
      const shadow = this.shadowRoot ?? this.attachShadow({ mode: "open" });
      shadow.replaceChildren(frame);
    }

    disconnectedCallback() {
      frames.delete(this.#frame);
      this.shadowRoot?.replaceChildren();
      this.#frame = undefined;
    }

    attributeChangedCallback() {
      // Several attributes that change together are one change.
      if (!this.#frame || this.#due) return;
      this.#due = true;
      queueMicrotask(() => {
        this.#due = false;
        if (this.#frame) this.#show();
      });
    }

    /** The address of the embed that the attributes ask for. */
    get src() {
      const parameters = new URLSearchParams();
      for (const [name, key] of LISTS) {
        for (const value of (this.getAttribute(name) ?? "").split(",")) {
          if (value.trim()) parameters.append(key, value.trim());
        }
      }
      for (const name of WORDS) {
        if (this.getAttribute(name)) parameters.append(name, this.getAttribute(name));
      }
      const view = (this.getAttribute("view") ?? "").replace(/^[#/]+/, "");
      const url = new URL("embed/", new URL(this.getAttribute("base") ?? home, document.baseURI));
      url.hash = `/${view}${parameters.size ? `?${parameters}` : ""}`;
      return url.href;
    }

    #show() {
      const frame = this.#frame;
      const src = this.src;
      frame.title = this.getAttribute("label") ?? `Readout: ${this.getAttribute("view") ?? "overview"}`;
      const sandbox = this.getAttribute("sandbox") ?? SANDBOX;
      if (frame.getAttribute("sandbox") !== sandbox) frame.setAttribute("sandbox", sandbox);
      if (!frame.style.height) frame.style.height = `${Number(this.getAttribute("height")) || 520}px`;
      if (this.#src === src) return;
      // A frame that stands only goes to another fragment, and leaves no step for the reader's Back.
      const stays = this.#src?.split("#")[0] === src.split("#")[0];
      if (stays && frame.contentWindow) frame.contentWindow.location.replace(src);
      else frame.src = src;
      this.#src = src;
    }
  }
  customElements.define(NAME, ReadoutExplorer);
})();
