//! What is answered, as it goes over the border.

use readout_corpus::Packed;
use readout_corpus::query::{self, Facet, Marker};
use serde::Serialize;

use crate::question::{Problem, Question};

/// The answer to a question.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Answer {
    /// The number of documents found.
    pub total: usize,
    /// The number of documents in the corpus.
    pub of: usize,
    /// The listed documents, the best first.
    pub hits: Vec<Hit>,
    /// For each facet the values found, those with the most documents first.
    pub facets: Vec<FacetAnswer>,
    /// The number of documents for each month.
    pub histogram: Vec<Month>,
    /// How the text was read; empty where there is none.
    pub understood: String,
    /// The text with words that occur instead of those that do not.
    pub did_you_mean: Option<String>,
    /// Chosen values that the corpus does not have.
    pub unknown: Vec<Unknown>,
}

/// A document found.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Hit {
    /// The document's id.
    pub id: String,
    /// Its title, where it has one.
    pub title: Option<String>,
    /// Its date in EDTF, where it has one.
    pub date: Option<String>,
    /// How well it matches the text; only comparable within one answer.
    pub score: f32,
    /// Passages that show why, in the order of the text.
    pub snippets: Vec<Snippet>,
}

/// A passage of a document.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Snippet {
    /// Its words.
    pub text: String,
    /// What matches in it: beginning and end in UTF-16 units, as JavaScript counts.
    pub marks: Vec<[usize; 2]>,
}

/// The counts of a facet.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FacetAnswer {
    /// The facet's name.
    pub facet: &'static str,
    /// The values that are chosen or have documents.
    pub values: Vec<Value>,
}

/// A value of a facet.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Value {
    /// The id, for filters.
    pub id: String,
    /// The name for people.
    pub label: String,
    /// The number of documents.
    pub count: u32,
    /// Whether it is chosen.
    pub selected: bool,
}

/// A month and its number of documents.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Month {
    /// `YYYY-MM`.
    pub month: String,
    /// The number of documents.
    pub count: u32,
}

/// A chosen value that the corpus does not have.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Unknown {
    /// The facet's name.
    pub facet: &'static str,
    /// The value.
    pub value: String,
    /// The id most like it.
    pub nearest: Option<String>,
}

/// An entity with a name that begins as a person types.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Suggestion {
    /// The entity's id.
    pub id: String,
    /// Its name for people.
    pub label: String,
    /// The number of segments that mention it.
    pub segments: u32,
}

/// Asks a corpus.
///
/// # Errors
///
/// Where the question has a facet, an order or a date that is none.
pub fn ask(packed: Packed<'_>, question: &Question) -> Result<Answer, Problem> {
    let query = question.to_query()?;
    let first = question.offset.saturating_add(question.limit);
    let found = query::first_documents(packed, &query, first);
    let marker = (question.snippets > 0).then(|| Marker::new(packed, &query));
    let hits =
        found.documents.iter().skip(question.offset).take(question.limit).filter_map(|hit| {
            let document = packed.document(hit.document)?;
            let passages = marker.as_ref().map_or_else(Vec::new, |marker| {
                marker.snippets(found.segments_of(hit), question.snippets)
            });
            let snippet = |passage: &query::Snippet| {
                let text = document.slice(passage.span);
                let marks = passage.marks_in_utf16(text).map(|(start, end)| [start, end]);
                Snippet { text: text.to_owned(), marks: marks.collect() }
            };
            Some(Hit {
                id: document.id().to_owned(),
                title: document.title().map(str::to_owned),
                date: document.date().map(|date| date.as_str().to_owned()),
                score: hit.score,
                snippets: passages.iter().map(snippet).collect(),
            })
        });
    Ok(Answer {
        total: found.total(),
        of: found.of,
        hits: hits.collect(),
        facets: found.facets.iter().map(facet).collect(),
        histogram: found
            .histogram
            .iter()
            .map(|month| Month { month: month.month.clone(), count: month.count })
            .collect(),
        understood: found.understood.clone(),
        did_you_mean: query::corrections(packed, &query.text, &found.doubtful, 1).pop(),
        unknown: found
            .unknown
            .iter()
            .map(|unknown| Unknown {
                facet: Facet::name(unknown.facet),
                value: unknown.value.clone(),
                nearest: query::nearest_id(packed, unknown.facet, &unknown.value)
                    .map(str::to_owned),
            })
            .collect(),
    })
}

/// The entities with a name, in any script, of which a word begins with a text.
pub fn suggest(packed: Packed<'_>, text: &str, limit: usize) -> Vec<Suggestion> {
    let found = query::entities_by_prefix(packed, text, limit);
    let suggestion = |found: &query::EntityMatch<'_>| {
        let entity = packed.entity(found.entity)?;
        Some(Suggestion {
            id: entity.id().to_owned(),
            label: entity.name().to_owned(),
            segments: found.segments,
        })
    };
    found.iter().filter_map(suggestion).collect()
}

fn facet(counts: &query::FacetCounts<'_>) -> FacetAnswer {
    let values = counts.values.iter().filter(|value| value.count > 0 || value.selected);
    let value = |value: &query::FacetValue<'_>| Value {
        id: value.id.to_owned(),
        label: value.label.to_owned(),
        count: value.count,
        selected: value.selected,
    };
    FacetAnswer { facet: counts.facet.name(), values: values.map(value).collect() }
}
