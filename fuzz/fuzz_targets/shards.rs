//! The head and the blocks of a corpus in pieces: damaged ones are refused or read, and never end the page.
#![no_main]

mod ask;

use std::sync::OnceLock;

use libfuzzer_sys::fuzz_target;
use readout_corpus::format::shards::{Cut, Shards, cut};
use readout_corpus::format::{Packed, pack_with_positions, touch_everything};
use readout_ingest::authority::Authority;
use readout_ingest::{Input, Options, analyse};

use ask::ask;

const DOCUMENT: &str = "---\ntitle: Talks in Geneva\npublished: 2026-03-04\n---\n\n\
    GENEVA, March 4 -- Foreign Minister Anna Berg met Defence Minister Jan Novak in Geneva on Wednesday. \
    Berg said that both sides want a treaty by the end of 2026.\n";

/// A sound corpus to damage: random bytes would never get past its layout.
fn sound() -> &'static Cut {
    static CUT: OnceLock<Cut> = OnceLock::new();
    CUT.get_or_init(|| {
        let input = Input { path: "a.md".to_owned(), bytes: DOCUMENT.as_bytes().to_vec() };
        let analysis = analyse(&[input], &Authority::default(), &Options::default());
        let bytes = pack_with_positions(&analysis.expect("the document is sound").corpus);
        cut(Packed::open(&bytes).expect("what was packed is sound"))
    })
}

// The first byte says which blocks have come, the others where the head is damaged: four bytes for the place
// and one for what stands there. They are tried as a head, and as each block, too.
fuzz_target!(|data: &[u8]| {
    let Some((&come, rest)) = data.split_first() else { return };
    let _ = Shards::open(rest);
    let mut head = sound().head.clone();
    let (patches, _) = rest.as_chunks::<5>();
    for [a, b, c, d, value] in patches {
        let place = u32::from_le_bytes([*a, *b, *c, *d]) as usize % head.len();
        head[place] = *value;
    }
    // Almost no damaged head has the right checksum, and behind it is what can go wrong.
    let Ok(shards) = Shards::open_unverified(&head) else { return };
    for (number, (_, bytes)) in (0u32..).zip(&sound().blocks) {
        let _ = shards.put(number, rest.to_vec());
        if come >> (number % 8) & 1 == 1 {
            for block in shards.blocks().collect::<Vec<_>>() {
                let _ = shards.put(block.number, bytes.clone());
            }
        }
    }
    touch_everything(&shards.packed());
    ask(shards.packed(), data);
});
