// The page's own code on a thread of its own, where it answers questions instead of showing a page (`thread.rs`). The
// first message brings what the page has compiled already, so that nothing is fetched or compiled twice.
addEventListener(
  "message",
  async ({ data: [code, wasm] }) => {
    try {
      const page = await import(code);
      await page.default({ module_or_path: wasm });
    } catch (error) {
      // Only what nobody waits for reaches the page that started this.
      setTimeout(() => {
        throw error;
      });
    }
  },
  { once: true },
);
