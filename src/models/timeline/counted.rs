//! What is counted below the events: the documents and statements that the filters leave, on their days.

use readout_corpus::format::Packed;
use readout_corpus::model::SegmentIx;
use readout_corpus::query::ResultSet;

use super::columns::Item;
use crate::models::order::Order as _;

/// Documents, each on the first day of every one of its parts that matches, in the order of days.
pub fn documents(corpus: Packed<'_>, results: &ResultSet<'_>) -> Vec<Item> {
    let of_hit = |hit| {
        let segments = results.segments_of(hit).iter();
        segments.filter_map(|segment| item(corpus, *segment, hit.document.0))
    };
    in_order(results.documents.iter().flat_map(of_hit).collect())
}

/// Statements on the first day of the part that reports them, in the order of days.
pub fn statements(corpus: Packed<'_>, results: &ResultSet<'_>) -> Vec<Item> {
    let items = results
        .statements
        .iter()
        .filter_map(|&statement| item(corpus, corpus.statement(statement)?.segment(), statement.0));
    in_order(items.collect())
}

fn item(corpus: Packed<'_>, segment: SegmentIx, what: u32) -> Option<Item> {
    Some((corpus.segment(segment)?.first_day()?, what))
}

fn in_order(mut items: Vec<Item>) -> Vec<Item> {
    items.order();
    items
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::models::fixture;
    use readout_corpus::query::{Query, run};

    #[test]
    fn each_statement_and_each_part_of_a_document_stands_on_its_day() {
        let corpus = fixture::corpus();
        let results = run(corpus, &Query::default());
        let statements = statements(corpus, &results);
        assert_eq!(statements.len(), results.statements.len());
        assert!(statements.is_sorted());
        let documents = documents(corpus, &results);
        assert_eq!(documents.len(), results.segments.len());
        assert!(documents.is_sorted());
    }
}
