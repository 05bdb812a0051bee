//! The whole way: what the analysis makes of any file can be packed and read back.
#![no_main]

use libfuzzer_sys::fuzz_target;
use readout_corpus::format::{Packed, pack, touch_everything};
use readout_ingest::authority::Authority;
use readout_ingest::{Input, Options, analyse};

fuzz_target!(|bytes: &[u8]| {
    let input = Input { path: "a.md".to_owned(), bytes: bytes.to_vec() };
    if let Ok(analysis) = analyse(&[input], &Authority::default(), &Options::default()) {
        let bytes = pack(&analysis.corpus);
        let packed = Packed::open(&bytes).expect("what was packed can be opened");
        touch_everything(&packed);
    }
});
