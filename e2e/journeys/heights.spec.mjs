// How high a frame is: it follows what it holds, says nothing when nothing changed, and nobody else can set it.
import { environment, expect, journey, settled } from "../support/journey.mjs";
import { embed, figure, heights, hostPage, hostScript, hostScriptElement } from "../support/host-page.mjs";

const height = (page, nth = 0) => page.locator("iframe").nth(nth).evaluate((frame) => frame.getBoundingClientRect().height);

async function started(frame) {
  await expect(frame.locator("#embed-early")).toHaveCount(0);
  await settled(frame);
}

/** Waits until the frame has said nothing for so many frames that it has nothing more to say. */
async function fallSilent(page, frames = 30) {
  await page.evaluate(async (frames) => {
    let [quiet, last] = [0, -1];
    while (quiet < frames) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
      quiet = window.messages.length === last ? quiet + 1 : 0;
      last = window.messages.length;
    }
  }, frames);
}

/** Sends the host page a message as the frame itself would. */
const say = (page, data, nth = 0) =>
  page.frames()[nth + 1].evaluate((data) => parent.postMessage(data, "*"), data);

journey("a frame is as high as what it holds, in whole pixels, and follows it within one frame", async ({ page }) => {
  await hostPage(page, figure(embed("/timeline")) + hostScriptElement());
  const frame = page.frameLocator("iframe");
  await started(frame);
  await fallSilent(page);
  const told = await heights(page);
  expect(told.every(Number.isInteger)).toBe(true);
  expect(await height(page)).toBe(told.at(-1));
  // Content grows: the frame that paints it also tells the host, and the next one shows it.
  const frames = await page.frames()[1].evaluate(async () => {
    const block = document.createElement("div");
    block.style.height = "321px";
    document.body.append(block);
    let frames = 0;
    const wanted = () => Math.ceil(document.body.getBoundingClientRect().height);
    while (innerHeight !== wanted() && frames < 100) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
      frames += 1;
    }
    return frames;
  });
  // One to notice, one for the host to answer.
  expect(frames).toBeLessThanOrEqual(3);
  expect((await heights(page)).at(-1)).toBe(told.at(-1) + 321);
});

journey("a frame says nothing while nothing changes, and growing does not make it grow", async ({ page }) => {
  // The script stands first, so that it has missed nothing and asks for nothing.
  await hostPage(page, hostScriptElement() + figure(embed("/topics")));
  await started(page.frameLocator("iframe"));
  await fallSilent(page);
  const before = await page.evaluate(() => window.messages.length);
  // A host that makes the frame higher than it asked to be gets no answer that would make it higher still.
  await page.locator("iframe").evaluate((frame) => (frame.style.height = "3000px"));
  await fallSilent(page);
  expect(await page.evaluate(() => window.messages.length)).toBe(before);
  const told = await heights(page);
  expect(told.length, `${told}`).toBeLessThan(12);
  expect(told.filter((one, i) => one === told[i - 1])).toEqual([]);
});

journey("a frame speaks the languages that newsrooms know, and none of them moves the host's page", async ({ page }) => {
  const src = embed("/timeline").replace("embed/#", "embed/?childId=figure-7#");
  await hostPage(page, figure(src));
  await started(page.frameLocator("iframe"));
  await fallSilent(page);
  const said = await page.evaluate(() => window.messages.map((one) => one.data));
  const last = (await heights(page)).at(-1);
  expect(said).toContainEqual({ sentinel: "amp", type: "embed-size", height: last });
  expect(said).toContain(JSON.stringify({ type: "set-height", value: last }));
  expect(said).toContain(`pymxPYMxfigure-7xPYMxheightxPYMx${last}`);
  expect(said.filter((one) => /navigate|scroll/i.test(JSON.stringify(one)))).toEqual([]);
});

journey("a host script that comes late still learns how high its frames are", async ({ page }) => {
  await hostPage(page, figure(embed("/timeline"), { height: 200 }));
  await started(page.frameLocator("iframe"));
  await fallSilent(page);
  expect(await height(page)).toBe(200);
  await page.addScriptTag({ url: hostScript() });
  await expect.poll(async () => (await height(page)) === (await heights(page)).at(-1)).toBe(true);
});

journey("forged heights are passed over: strange values, strangers, and frames that went elsewhere", async ({ page }) => {
  const stranger = `<iframe title="A stranger" src="${new URL("host/stranger.html", environment.otherOrigin).href}"></iframe>`;
  await hostPage(page, figure(embed("/timeline")) + stranger + hostScriptElement());
  await started(page.frameLocator("iframe >> nth=0"));
  await fallSilent(page);
  const right = await height(page);
  const ours = { readout: "v1", type: "height" };
  for (const wrong of [NaN, Infinity, -Infinity, "900", "900px", null, [900], { valueOf: 900 }, true]) {
    await say(page, { ...ours, height: wrong });
  }
  await say(page, { ...ours, type: "navigate", url: "https://stranger.example/", height: 900 });
  await say(page, { readout: "v2", type: "height", height: 900 });
  await say(page, "900");
  // A frame that is none of ours, and the page itself.
  await say(page, { ...ours, height: 900 }, 1);
  await page.evaluate((data) => window.postMessage(data, "*"), { ...ours, height: 900 });
  await fallSilent(page);
  expect(await height(page)).toBe(right);
  // Too much and too little is cut.
  await say(page, { ...ours, height: 1e9 });
  await expect.poll(() => height(page)).toBe(4000);
  await say(page, { ...ours, height: 1 });
  await expect.poll(() => height(page)).toBe(120);
});

journey("a frame that another origin has taken over sets no height", async ({ page }) => {
  // The frame's own element still says that it is of the explorer.
  await hostPage(page, figure(embed("/timeline"), { sandbox: null }) + hostScriptElement());
  await started(page.frameLocator("iframe"));
  await fallSilent(page);
  const right = await height(page);
  const stranger = new URL("host/stranger.html?777", environment.otherOrigin).href;
  await page.evaluate((url) => (document.querySelector("iframe").contentWindow.location = url), stranger);
  await expect.poll(() => page.evaluate(() => window.messages.some((one) => one.data.height === 777))).toBe(true);
  await fallSilent(page);
  expect(await height(page)).toBe(right);
});

journey("a sandboxed frame is known by having no origin", async ({ page }) => {
  await hostPage(page, figure(embed("/timeline"), { sandbox: "allow-scripts" }) + hostScriptElement());
  await started(page.frameLocator("iframe"));
  await fallSilent(page);
  const origins = await page.evaluate(() => [...new Set(window.messages.map((one) => one.origin))]);
  expect(origins).toEqual(["null"]);
  expect(await height(page)).toBe((await heights(page)).at(-1));
});

journey("the element shows what its attributes ask for, and follows them", async ({ page }) => {
  await hostPage(page, `${hostScriptElement()}<readout-explorer view="entity/wang-yi" label="Wang Yi"></readout-explorer>`);
  const frame = page.frameLocator("iframe");
  await expect(frame.locator("main#main h1")).toHaveText("Wang Yi");
  const element = page.locator("readout-explorer");
  expect(await element.evaluate((one) => one.shadowRoot.querySelector("iframe").title)).toBe("Wang Yi");
  const steps = await page.evaluate(() => history.length);
  await element.evaluate((one) => {
    one.setAttribute("view", "documents");
    one.setAttribute("side", "china,russia");
    one.setAttribute("theme", "dark");
  });
  await expect(frame.locator("main#main h1")).toHaveText("Documents");
  await expect.poll(() => page.frames()[1].url()).toMatch(/#\/documents\?side=china&side=russia&theme=dark$/);
  expect(await page.evaluate(() => history.length), "no step for the reader's Back").toBe(steps);
});

journey("an element that is taken away leaves nothing, and one that is moved shows its view again", async ({ page }) => {
  await hostPage(page, `${hostScriptElement()}<main><readout-explorer view="timeline"></readout-explorer></main>`);
  await expect(page.frameLocator("iframe").locator("main#main h1")).toHaveText("Timeline");
  await page.evaluate(() => {
    window.kept = document.querySelector("readout-explorer");
    window.kept.remove();
  });
  expect(await page.evaluate(() => window.kept.shadowRoot.childNodes.length)).toBe(0);
  await expect.poll(() => page.frames().length).toBe(1);
  await page.evaluate(() => document.querySelector("main").append(window.kept));
  await expect(page.frameLocator("iframe").locator("main#main h1")).toHaveText("Timeline");
  await expect.poll(async () => await page.evaluate(() => window.kept.shadowRoot.querySelector("iframe").offsetHeight)).not.toBe(520);
});

journey("the script leaves no names in the host's page, and a second copy of it does nothing", async ({ page }) => {
  await hostPage(page, "<p>An article</p>");
  const names = () => page.evaluate(() => Object.getOwnPropertyNames(window).sort());
  const before = await names();
  await page.addScriptTag({ url: hostScript() });
  await page.addScriptTag({ url: `${hostScript()}?again` });
  expect(await names()).toEqual(before);
});
