//! Anchors in links: whatever is read was written so, and leads somewhere or nowhere but never to a panic.
#![no_main]

use std::sync::OnceLock;

use libfuzzer_sys::fuzz_target;
use readout_corpus::cite::{Anchor, resolve};
use readout_corpus::format::{Packed, pack};
use readout_ingest::authority::Authority;
use readout_ingest::{Input, Options, analyse};

const DOCUMENT: &str = "---\ntitle: Talks in Geneva\npublished: 2026-03-04\n---\n\n\
    Anna Berg met Jan Novak in Geneva. Both want a treaty. They met again. Both want a treaty.\n";

fn corpus() -> &'static [u8] {
    static BYTES: OnceLock<Vec<u8>> = OnceLock::new();
    BYTES.get_or_init(|| {
        let input = Input { path: "a.md".to_owned(), bytes: DOCUMENT.as_bytes().to_vec() };
        let analysis = analyse(&[input], &Authority::default(), &Options::default());
        pack(&analysis.expect("the document is sound").corpus)
    })
}

fuzz_target!(|text: &str| {
    if let Some(anchor) = Anchor::parse(text) {
        assert_eq!(anchor.to_text(), text);
        if let Ok(packed) = Packed::open(corpus()) {
            let _ = resolve(packed, &anchor);
        }
    }
});
