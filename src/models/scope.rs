//! What the current filters leave of the corpus, ready to be asked for each item.

use readout_corpus::date::Day;
use readout_corpus::format::{Document, Meeting, Packed, Statement};
use readout_corpus::model::{SegmentIx, Status};
use readout_corpus::query::ResultSet;

use super::order::first_by_key;

/// Marks for the documents, segments, statements and meetings that the filters leave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scope {
    documents: Marks,
    segments: Marks,
    statements: Marks,
    meetings: Marks,
    as_of: Option<Day>,
}

/// One mark for each position in a table, and how many are set.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Marks {
    set: Vec<bool>,
    count: usize,
}

impl Marks {
    fn of(rows: usize, positions: impl Iterator<Item = usize>) -> Self {
        let mut marks = Self { set: vec![false; rows], count: 0 };
        for position in positions {
            if let Some(mark) = marks.set.get_mut(position)
                && !*mark
            {
                *mark = true;
                marks.count += 1;
            }
        }
        marks
    }

    fn has(&self, position: usize) -> bool {
        self.set.get(position).copied().unwrap_or(false)
    }
}

impl Scope {
    /// What a query found, seen from a day.
    pub fn of(corpus: Packed<'_>, results: &ResultSet<'_>, as_of: Option<Day>) -> Self {
        let documents = results.documents.iter().map(|hit| hit.document.ix());
        let segments = results.segments.iter().map(|ix| ix.ix());
        let statements = results.statements.iter().map(|ix| ix.ix());
        let meetings = results.meetings.iter().map(|ix| ix.ix());
        Self {
            documents: Marks::of(corpus.documents().len(), documents),
            segments: Marks::of(corpus.segments().len(), segments),
            statements: Marks::of(corpus.statements().len(), statements),
            meetings: Marks::of(corpus.meetings().len(), meetings),
            as_of,
        }
    }

    /// The day that the corpus is seen from, where one is asked for.
    pub fn as_of(&self) -> Option<Day> {
        self.as_of
    }

    /// The number of documents left.
    pub fn documents(&self) -> usize {
        self.documents.count
    }

    /// The number of segments left.
    pub fn segments(&self) -> usize {
        self.segments.count
    }

    /// The number of statements left.
    pub fn statements(&self) -> usize {
        self.statements.count
    }

    /// Whether everything is left, so that what was counted when the corpus was built holds.
    pub fn is_everything(&self) -> bool {
        let marks = [&self.documents, &self.segments, &self.statements, &self.meetings];
        marks.iter().all(|marks| marks.count == marks.set.len())
    }

    /// Whether nothing at all is left.
    pub fn is_empty(&self) -> bool {
        self.segments.count == 0 && self.meetings.count == 0
    }

    /// Whether a document is left.
    pub fn has_document(&self, document: Document<'_>) -> bool {
        self.documents.has(document.ix().ix())
    }

    /// Whether a segment is left.
    pub fn has_segment(&self, segment: SegmentIx) -> bool {
        self.segments.has(segment.ix())
    }

    /// Whether a statement is left.
    pub fn has_statement(&self, statement: Statement<'_>) -> bool {
        self.statements.has(statement.ix().ix())
    }

    /// Whether a meeting is left.
    pub fn has_meeting(&self, meeting: Meeting<'_>) -> bool {
        self.meetings.has(meeting.ix().ix())
    }

    /// What was known of a meeting on the day of the view; `None` where nothing was.
    pub fn status(&self, meeting: Meeting<'_>) -> Option<Status> {
        meeting.status_as_of(self.as_of)
    }

    /// The statements that are left, in the order of the corpus.
    pub fn statements_in<'a>(&self, corpus: Packed<'a>) -> impl Iterator<Item = Statement<'a>> {
        corpus.statements().filter(|statement| self.has_statement(*statement))
    }
}

/// The newest documents that are left, at most `most`: those without a date last, equal ones in the order of the corpus.
pub fn newest<'a>(corpus: Packed<'a>, scope: &Scope, most: usize) -> Vec<Document<'a>> {
    let left = corpus.documents().filter(|document| scope.has_document(*document));
    first_by_key(left, most, |document| std::cmp::Reverse(document.last_day()))
}

#[cfg(test)]
impl Scope {
    /// Everything, as without filters.
    pub fn all(corpus: Packed<'_>) -> Self {
        let all = |rows: usize| Marks::of(rows, 0..rows);
        Self {
            documents: all(corpus.documents().len()),
            segments: all(corpus.segments().len()),
            statements: all(corpus.statements().len()),
            meetings: all(corpus.meetings().len()),
            as_of: None,
        }
    }

    /// The same, seen from a day.
    pub fn seen_from(mut self, day: Option<Day>) -> Self {
        self.as_of = day;
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::models::fixture;
    use readout_corpus::query::{Facet, Query, run};

    #[test]
    fn only_what_the_query_finds_is_left() {
        let corpus = fixture::corpus();
        let mut query = Query::default();
        query.filters.add(Facet::Originator, "south-office");
        let scope = Scope::of(corpus, &run(corpus, &query), None);
        assert_eq!((scope.documents(), scope.segments()), (1, 1));
        assert!(scope.has_segment(SegmentIx(1)) && !scope.has_segment(SegmentIx(0)));
        assert!(scope.statements() < corpus.statements().len());
    }

    #[test]
    fn the_newest_documents_are_the_first_of_all_sorted_by_date() {
        let corpus = fixture::corpus();
        let all = Scope::all(corpus);
        let mut sorted: Vec<Document<'_>> = corpus.documents().collect();
        sorted.sort_by_key(|document| std::cmp::Reverse(document.last_day()));
        for most in 0..=sorted.len() + 1 {
            let first = sorted.iter().copied().take(most).collect::<Vec<_>>();
            assert_eq!(newest(corpus, &all, most), first);
        }
    }

    #[test]
    fn an_empty_query_leaves_everything() {
        let corpus = fixture::corpus();
        let scope = Scope::of(corpus, &run(corpus, &Query::default()), None);
        assert_eq!(scope, Scope::all(corpus));
    }
}
