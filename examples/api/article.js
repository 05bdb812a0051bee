// How a page works with the explorer by script. `readout.d.ts` has all types.
//
// `?page=` says where the explorer is published; in an article of yours that is a fixed address.
const home = new URLSearchParams(location.search).get("page") ?? "../../dist/";
const { mount, stylesheet } = await import(new URL("readout.js", new URL(home, document.baseURI)));

const sheet = Object.assign(document.createElement("link"), { rel: "stylesheet", href: stylesheet });
document.head.append(sheet);

const explorer = mount(document.getElementById("explorer"), { view: "timeline", theme: "light" });

// The line under the buttons has the numbers of whatever the reader filters by.
const count = async ({ q, filters, excluded, from, to, asOf }) => {
  const { total, of, statements } = await explorer.query({ q, filters, excluded, from, to, asOf, limit: 0 });
  document.getElementById("found").textContent = `${total} of ${of} documents, ${statements} statements`;
};
explorer.on("ready", count);
explorer.on("change", count);
explorer.on("select", ({ kind, id }) => {
  document.getElementById("opened").textContent = `The reader opened a ${kind}: ${id}`;
});

for (const button of document.querySelectorAll("button[data-q]")) {
  button.addEventListener("click", () => explorer.update({ view: button.dataset.view, q: button.dataset.q }));
}

document.getElementById("take-away").addEventListener("click", () => {
  explorer.unmount();
  try {
    explorer.update({ view: "timeline" });
  } catch (error) {
    // Errors have a code that stays the same from version to version.
    document.getElementById("opened").textContent = `Taken away (${error.code})`;
  }
});
