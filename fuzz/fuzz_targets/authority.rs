//! Authority files: any text is understood or refused with a message.
#![no_main]

use libfuzzer_sys::fuzz_target;
use readout_ingest::authority;

fuzz_target!(|bytes: &[u8]| {
    for name in ["people.toml", "topics.toml", "sides.toml", "series.toml"] {
        if let Err(error) = authority::load(&[(name.to_owned(), bytes.to_vec())]) {
            assert!(!error.to_string().is_empty());
        }
    }
});
