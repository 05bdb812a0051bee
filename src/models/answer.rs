//! What a query finds, as plain values for a host page's script.

use readout_corpus::format::Packed;
use readout_corpus::query::{self, Facet, Marker, Query, run};
use serde::Serialize;

use crate::models::names::document_name;
use crate::route::{Address, Route};

/// The answer to a question.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Answer {
    /// How many documents were found.
    pub total: usize,
    /// How many documents the corpus has.
    pub of: usize,
    /// How many statements were found.
    pub statements: usize,
    /// How many meetings and planned events were found.
    pub meetings: usize,
    /// The documents of this part of the list, in the order asked for.
    pub documents: Vec<Found>,
    /// For each facet the values that have documents or are chosen, those with the most first.
    pub facets: Vec<FacetCounts>,
    /// Documents by month, without gaps.
    pub histogram: Vec<MonthCount>,
    /// How the words were understood; empty where none were given.
    pub understood: String,
}

/// A document that was found.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Found {
    /// Its id.
    pub id: String,
    /// Its title; without one, how its text begins.
    pub title: String,
    /// Its date in EDTF.
    pub date: Option<String>,
    /// Who published it.
    pub carrier: Option<String>,
    /// The place that shows it, for `view`.
    pub view: String,
    /// Passages that match.
    pub snippets: Vec<Snippet>,
}

/// A passage of a document.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Snippet {
    /// Its words.
    pub text: String,
    /// What matches: beginning and end in UTF-16 units, as JavaScript counts.
    pub marks: Vec<(usize, usize)>,
}

/// The values of a facet.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct FacetCounts {
    /// The facet.
    #[cfg_attr(test, ts(type = "Facet"))]
    pub facet: &'static str,
    /// Its values.
    pub values: Vec<FacetValue>,
}

/// A value of a facet.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct FacetValue {
    /// The id, for filters.
    pub id: String,
    /// The name for people.
    pub label: String,
    /// The number of documents that it would find beside the other facets.
    pub count: u32,
    /// Whether it is chosen.
    pub selected: bool,
}

/// A month with its number of documents.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct MonthCount {
    /// `2026-02`.
    pub month: String,
    /// The number of documents.
    pub count: u32,
}

/// So many documents are listed where nobody says how many.
pub const LISTED: usize = 10;

/// Which part of the list is wanted, and how many passages of each document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// The most documents.
    pub limit: usize,
    /// So many of the first are left out.
    pub offset: usize,
    /// The most passages of each.
    pub snippets: usize,
}

/// Asks the corpus.
pub fn answer(corpus: Packed<'_>, asked: &Query, part: Part) -> Answer {
    let found = run(corpus, asked);
    let marker = Marker::new(corpus, asked);
    let documents = found.documents.iter().skip(part.offset).take(part.limit);
    let documents = documents.filter_map(|hit| {
        let document = corpus.document(hit.document)?;
        let passages = match part.snippets {
            0 => Vec::new(),
            most => marker.snippets(found.segments_of(hit), most),
        };
        let carrier = document.carrier().and_then(|carrier| corpus.entity(carrier));
        let snippet = |passage: &query::Snippet| {
            let text = document.slice(passage.span);
            Snippet { text: text.to_owned(), marks: passage.marks_in_utf16(text).collect() }
        };
        Some(Found {
            id: document.id().to_owned(),
            title: document_name(document).into_owned(),
            date: document.date().map(|date| date.as_str().to_owned()),
            carrier: carrier.map(|carrier| carrier.name().to_owned()),
            view: place(document.id()),
            snippets: passages.iter().map(snippet).collect(),
        })
    });
    let facet = |counts: &query::FacetCounts<'_>| FacetCounts {
        facet: Facet::name(counts.facet),
        values: counts
            .values
            .iter()
            .filter(|value| value.count > 0 || value.selected)
            .map(|value| FacetValue {
                id: value.id.to_owned(),
                label: value.label.to_owned(),
                count: value.count,
                selected: value.selected,
            })
            .collect(),
    };
    let month = |one: &query::MonthCount| MonthCount { month: one.month.clone(), count: one.count };
    Answer {
        total: found.total(),
        of: found.of,
        statements: found.statements.len(),
        meetings: found.meetings.len(),
        documents: documents.collect(),
        facets: found.facets.iter().map(facet).collect(),
        histogram: found.histogram.iter().map(month).collect(),
        understood: found.understood.clone(),
    }
}

/// The place of a document, for `view`.
fn place(id: &str) -> String {
    let route = Route::Document { id: id.to_owned() };
    let address = Address { route, query: Query::default() };
    address.fragment().trim_start_matches('/').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::models::fixture;

    const ALL: Part = Part { limit: usize::MAX, offset: 0, snippets: 2 };

    #[test]
    fn an_answer_has_the_numbers_of_the_page() {
        let corpus = fixture::corpus();
        let query = Query::default();
        let (answer, found) = (answer(corpus, &query, ALL), run(corpus, &query));
        assert_eq!((answer.total, answer.of), (found.total(), corpus.documents().len()));
        assert_eq!(answer.documents.len(), found.total());
        assert_eq!(
            (answer.statements, answer.meetings),
            (found.statements.len(), found.meetings.len())
        );
        let by_month: u32 = answer.histogram.iter().map(|one| one.count).sum();
        assert_eq!(by_month, found.histogram.iter().map(|one| one.count).sum::<u32>());
    }

    #[test]
    fn the_list_is_given_in_parts() {
        let corpus = fixture::corpus();
        let ids = |part| -> Vec<String> {
            let answer = answer(corpus, &Query::default(), part);
            answer.documents.into_iter().map(|one| one.id).collect()
        };
        let all = ids(ALL);
        let part = ids(Part { limit: 1, offset: 1, snippets: 0 });
        assert_eq!(part.first(), all.get(1));
        assert_eq!(ids(Part { limit: 0, ..ALL }), Vec::<String>::new());
    }

    #[test]
    fn every_document_found_leads_to_its_place() {
        let corpus = fixture::corpus();
        for one in answer(corpus, &Query::default(), ALL).documents {
            assert_eq!(Address::parse(&one.view).route, Route::Document { id: one.id });
        }
    }
}
