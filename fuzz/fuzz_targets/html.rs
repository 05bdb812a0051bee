//! Web pages: any bytes become an article with its warnings, or a warning alone; nothing that a page shows
//! besides is counted as its own words.
#![no_main]

use libfuzzer_sys::fuzz_target;
use readout_ingest::authority::Authority;
use readout_ingest::{Input, Options, analyse, read};

fuzz_target!(|bytes: &[u8]| {
    let (source, warnings) = read::read("a.html", bytes);
    let Some(source) = source else {
        assert!(!warnings.is_empty(), "a page is gone and nobody said so");
        return;
    };
    let end = source.left_out.as_ref().map_or(source.text.len(), |(start, _)| *start as usize);
    assert!(source.text.get(..end).is_some(), "what was left out begins inside a character");
    let input = Input { path: "a.html".to_owned(), bytes: bytes.to_vec() };
    let Ok(found) = analyse(&[input], &Authority::default(), &Options::default()) else { return };
    let behind = found.corpus.segments.iter().any(|segment| segment.span.range().end > end);
    assert!(!behind, "a segment holds what is no part of the article");
});
