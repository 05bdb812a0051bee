//! Meetings and planned events, merged across documents.

use readout_corpus::date::Day;

use crate::draft::{Dates, Document, Meeting, Names};

/// Finds the dated events of all documents, sorted by date and title.
pub fn meetings(
    documents: &[Document],
    names: &Names,
    dates: &Dates,
    as_of: Option<Day>,
) -> Vec<Meeting> {
    let _ = (documents, names, dates, as_of);
    Vec::new()
}
