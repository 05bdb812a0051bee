//! Packed bytes: damaged ones are refused or read, and never end the page.
#![no_main]

mod ask;

use std::sync::OnceLock;

use libfuzzer_sys::fuzz_target;
use readout_corpus::format::{Packed, pack_with_positions, touch_everything};
use readout_ingest::authority::Authority;
use readout_ingest::{Input, Options, analyse};

use ask::ask;

const DOCUMENT: &str = "---\ntitle: Talks in Geneva\npublished: 2026-03-04\n---\n\n\
    # The first side\n\nGENEVA, March 4 -- Foreign Minister Anna Berg met Defence Minister Jan Novak in Geneva \
    on Wednesday. Berg said that both sides want a treaty by the end of 2026.\n\n\
    # The second side\n\nAnna Berg and Jan Novak met in Geneva on March 4. \
    \"We will meet again in June,\" Novak said.\n";

/// A sound corpus to damage: random bytes would never get past its first tables.
fn sound() -> &'static [u8] {
    static BYTES: OnceLock<Vec<u8>> = OnceLock::new();
    BYTES.get_or_init(|| {
        let input = Input { path: "a.md".to_owned(), bytes: DOCUMENT.as_bytes().to_vec() };
        let analysis = analyse(&[input], &Authority::default(), &Options::default());
        pack_with_positions(&analysis.expect("the document is sound").corpus)
    })
}

// The first byte says what is damaged: everything, the length, or single bytes at places that
// follow, four bytes for the place and one for what stands there.
fuzz_target!(|data: &[u8]| {
    let Some((&how, rest)) = data.split_first() else { return };
    let bytes = match how % 4 {
        0 => rest.to_vec(),
        1 => {
            let length =
                rest.iter().fold(0, |sum, byte| (sum << 8 | usize::from(*byte)) % sound().len());
            sound()[..length].to_vec()
        }
        _ => {
            let mut bytes = sound().to_vec();
            let (patches, _) = rest.as_chunks::<5>();
            for [a, b, c, d, value] in patches {
                let place = u32::from_le_bytes([*a, *b, *c, *d]) as usize % bytes.len();
                bytes[place] = *value;
            }
            bytes
        }
    };
    let _ = Packed::open(&bytes);
    // Almost no damaged bytes have the right checksums, and behind them is what can go wrong.
    if let Ok(packed) = Packed::open_unverified(&bytes) {
        touch_everything(&packed);
        ask(packed, data);
    }
});
