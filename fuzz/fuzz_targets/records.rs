//! JSON Lines: any bytes become documents, and each line is one, is blank, or is named in a warning.
#![no_main]

use libfuzzer_sys::fuzz_target;
use readout_ingest::authority::Authority;
use readout_ingest::{Input, Options, analyse};

fuzz_target!(|bytes: &[u8]| {
    let input = Input { path: "a.jsonl".to_owned(), bytes: bytes.to_vec() };
    let Ok(found) = analyse(&[input], &Authority::default(), &Options::default()) else { return };
    let lines = bytes.split(|&byte| byte == b'\n').filter(|line| !line.trim_ascii().is_empty());
    let left_out = found.corpus.warnings.iter().filter(|one| one.message.ends_with("line left out"));
    let named = left_out.count() + found.corpus.documents.len();
    assert!(named >= lines.count().min(1_000), "a line is gone and nobody said so");
    let packed = readout_corpus::format::pack(&found.corpus);
    assert!(readout_corpus::Packed::open(&packed).is_ok(), "what was packed does not open");
});
