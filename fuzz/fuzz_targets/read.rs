//! Files: any bytes become a document with its warnings, or a warning alone.
#![no_main]

use libfuzzer_sys::fuzz_target;
use readout_ingest::read;

fuzz_target!(|bytes: &[u8]| {
    for path in ["a.md", "a.txt"] {
        let (source, warnings) = read::read(path, bytes);
        assert!(source.is_some() || !warnings.is_empty(), "a file is gone and nobody said so");
    }
});
