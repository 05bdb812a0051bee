//! Questions about a corpus that may be damaged.

use readout_corpus::format::Packed;
use readout_corpus::query::{Query, run, suggestions};

/// Asks for words that stand there, as a phrase and by how they begin, and for what the data says.
pub fn ask(packed: Packed<'_>, data: &[u8]) {
    let own = String::from_utf8_lossy(data.get(..24).unwrap_or(data));
    let query = Query::text(&format!("\"both sides want\" OR trea* -speaker:berg {own}"));
    let found = run(packed, &query);
    assert!(found.total() <= packed.documents().len());
    suggestions(packed, &own, own.len(), 5);
}
