// What a person does in each view. `at` is where it begins, `ready` finds places on the screen before the clock
// runs, `act` then uses mouse and keyboard alone, so that nothing is measured but the page.

/** The middle of the n-th element that is found; a bench that points at nothing fails. */
async function middle(page, selector, nth = 0) {
  const found = page.locator(selector).nth(nth);
  await found.scrollIntoViewIfNeeded({ timeout: 20_000 });
  const box = await found.boundingBox();
  if (!box) throw new Error(`expected something to point at: ${selector}`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

const click = (selector, nth) => ({
  ready: (page) => middle(page, selector, nth),
  act: (page, { x, y }) => page.mouse.click(x, y),
});

/** From the overview by the navigation. */
const nav = (name) => ({ at: "/", ...click(`.site-nav a:text-is("${name}")`) });

const typing = (selector, words) => ({
  ready: async (page) => {
    await page.locator(selector).first().click();
    return words;
  },
  act: (page, words) => page.keyboard.type(words, { delay: 120 }),
});

/** Another of the options of a field, by the keyboard. */
const choose = (selector, key = "ArrowDown") => ({
  ready: (page) => page.locator(selector).first().focus(),
  act: (page) => page.keyboard.press(key),
});

const key = (selector, ...keys) => ({
  ready: (page) => page.locator(selector).first().focus(),
  act: async (page) => {
    for (const one of keys) {
      await page.keyboard.press(one);
      await page.waitForTimeout(150);
    }
  },
});

/** A drag within a picture, in parts of its width and height. */
const drag = (selector, from, to) => ({
  ready: async (page) => {
    await page.locator(selector).first().scrollIntoViewIfNeeded();
    return page.locator(selector).first().boundingBox();
  },
  act: async (page, box) => {
    const at = ([x, y]) => [box.x + x * box.width, box.y + y];
    await page.mouse.move(...at(from));
    await page.mouse.down();
    await page.mouse.move(...at(to), { steps: 12 });
    await page.mouse.up();
  },
});

const wheel = (selector, y) => ({
  ready: async (page) => page.locator(selector).first().boundingBox(),
  act: async (page, box) => {
    await page.mouse.move(box.x + box.width / 2, box.y + y);
    for (let turn = 0; turn < 4; turn += 1) {
      await page.mouse.wheel(0, -240);
      await page.waitForTimeout(80);
    }
  },
});

const AXIS = ".timeline-svg";

/** `word` stands in some of the corpus. */
export const interactions = (word) => ({
  "open documents": nav("Documents"),
  "open the timeline": nav("Timeline"),
  "open meetings": nav("Meetings"),
  "open the comparison": nav("Compare"),
  "open topics": nav("Topics"),
  "open entities": nav("Entities"),
  "open about": nav("About"),
  "open the overview": { at: "/documents", ...click('.site-nav a:text-is("Overview")') },
  "search from the overview": { at: "/", ...typing(".site-search input", word) },
  "type in the search": { at: "/documents", ...typing(".site-search input", word) },
  "choose a facet's value": { at: "/documents", ...click(".facet-value input") },
  "order the documents": { at: "/documents", ...choose(".sort-field select") },
  "show more documents": { at: "/documents", optional: true, ...click(".more button") },
  "brush the histogram": { at: "/documents", ...key('[role="slider"]', "ArrowRight", "ArrowRight") },
  "open a document": { at: "/documents", ...click(".results a") },
  "open statements": { at: "/documents", ...click('a:text-is("Statements")') },
  "type in the search for statements": { at: "/statements", ...typing(".site-search input", word) },
  "show more statements": { at: "/statements", optional: true, ...click(".more button") },
  "zoom the timeline by key": { at: "/timeline", ...key('[aria-label^="Timeline. Plus"]', "+", "+", "+", "-") },
  "zoom the timeline by wheel": { at: "/timeline", ...wheel(AXIS, 20) },
  "pan the timeline by key": { at: "/timeline", ...key('[aria-label^="Timeline. Plus"]', "+", "+", "ArrowRight", "ArrowRight") },
  "drag the timeline": { at: "/timeline", ...drag(AXIS, [0.6, 120], [0.4, 122]) },
  "brush the timeline": { at: "/timeline", ...drag(AXIS, [0.4, 20], [0.6, 22]) },
  "bands by side": { at: "/timeline", ...click('nav[aria-label="Bands by"] a:text-is("Side")') },
  "bands by person": { at: "/timeline", ...click('nav[aria-label="Bands by"] a:text-is("Person")') },
  "hide a layer": { at: "/timeline", ...click('[aria-label="What to show"] button') },
  "search under the timeline": { at: "/timeline", ...typing(".site-search input", word) },
  "show planned events alone": { at: "/meetings", ...click('nav[aria-label="Which events"] a:text-is("Planned events")') },
  "show more meetings": { at: "/meetings", optional: true, ...click(".more button") },
  "open a meeting": { at: "/meetings", ...click(".event-title") },
  "swap the compared sides": { at: "/compare", ...click("#swap-sides") },
  "compare another account": { at: "/compare", ...choose(".picker select", "ArrowDown") },
  "show words in the matrix": { at: "/topics", ...click('main a:text-is("Words")') },
  "show shares in the matrix": { at: "/topics", ...click('main a:text-is("Share of words")') },
  "open a cell of the matrix": { at: "/topics", ...click(".topic-cell") },
  "open a topic": { at: "/topics", ...click("th.topic-name a") },
  "list another kind of entity": { at: "/entities", ...click('.tab', 1) },
  "find a name": { at: "/entities", ...typing("main input[type=search]", "an") },
  "order entities by name": { at: "/entities", ...click('[aria-label="Sort"] a:text-is("Name")') },
  "open an entity": { at: "/entities", ...click(".entity-name a") },
  "open the network": { at: "/entities", ...click('main a[href*="/network"]') },
  "focus a node of the network": { at: "/network", ...click(".network-node path") },
  "places in the network": { at: "/network", ...click("main input[type=checkbox]") },
  "ties of the network by name": { at: "/network", ...click('th a[title="Sort by this column"]') },
});
