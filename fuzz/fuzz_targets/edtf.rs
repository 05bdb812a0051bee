//! Dates: whatever parses says of itself what was parsed, and its days are in order.
#![no_main]

use libfuzzer_sys::fuzz_target;
use readout_corpus::date::Edtf;

fuzz_target!(|text: &str| {
    if let Some(date) = Edtf::parse(text) {
        assert_eq!(Edtf::parse(date.as_str()), Some(date.clone()));
        if let (Some(first), Some(last)) = (date.first_day(), date.last_day()) {
            assert!(first <= last, "{text:?}");
        }
    }
});
