//! `readout query`: the page's own query engine, natively, as one JSON object, `readout-query/1`.
//!
//! The shape is a promise as in `inspect`. Positions are bytes of the file as stored.

use std::io::{self, Write};

use readout_corpus::model::Span;
use readout_corpus::query::{self, Facet, Marker, Query};
use readout_corpus::{Packed, format};
use readout_ingest::Analysis;
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use crate::lines::Places;

/// So many passages of each document are shown.
const SNIPPETS: usize = 3;

/// What to ask, and how many documents to print.
#[derive(Debug, Default, PartialEq)]
pub struct Question {
    /// Text, facets, dates, order.
    pub query: Query,
    /// The most documents to print; all where it is not given.
    pub limit: Option<usize>,
}

/// Writes what a corpus answers, and a line end; the error is one line for the user.
pub fn write(out: &mut impl Write, analysis: &Analysis, question: &Question) -> io::Result<()> {
    let bytes = format::pack(&analysis.corpus);
    // What was packed a line above opens; were it not so, the engine itself would be broken.
    let packed = Packed::open(&bytes).map_err(io::Error::other)?;
    serde_json::to_writer(&mut *out, &answer(packed, analysis, question))?;
    out.write_all(b"\n")
}

#[derive(Serialize)]
struct Answer<'a> {
    format: &'static str,
    total: usize,
    hits: Vec<Hit<'a>>,
    facets: Facets<'a>,
    histogram: Vec<Month>,
    understood: Option<String>,
    did_you_mean: Option<String>,
    unknown: Vec<Unknown<'a>>,
}

#[derive(Serialize)]
struct Hit<'a> {
    document: &'a str,
    file: &'a str,
    score: f32,
    snippets: Vec<Snippet<'a>>,
}

#[derive(Serialize)]
struct Snippet<'a> {
    start: u32,
    end: u32,
    text: &'a str,
    marks: Vec<[u32; 2]>,
}

/// Facets with their values, in the engine's order.
struct Facets<'a>(Vec<(Facet, Vec<Value<'a>>)>);

#[derive(Serialize)]
struct Value<'a> {
    value: &'a str,
    count: u32,
}

#[derive(Serialize)]
struct Month {
    date: String,
    count: u32,
}

#[derive(Serialize)]
struct Unknown<'a> {
    facet: &'static str,
    value: String,
    nearest: Option<&'a str>,
}

impl Serialize for Facets<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (facet, values) in &self.0 {
            map.serialize_entry(facet.name(), values)?;
        }
        map.end()
    }
}

fn answer<'a>(packed: Packed<'a>, analysis: &'a Analysis, question: &Question) -> Answer<'a> {
    let found = query::run(packed, &question.query);
    let marker = Marker::new(packed, &question.query);
    let corpus = &analysis.corpus;
    let hits = found
        .documents
        .iter()
        .take(question.limit.unwrap_or(usize::MAX))
        .filter_map(|hit| {
            let document = corpus.documents.get(hit.document.ix())?;
            let places = Places::new(document, analysis.offset_maps.get(hit.document.ix())?);
            let snippets = marker.snippets(found.segments_of(hit), SNIPPETS);
            Some(Hit {
                document: &document.id,
                file: &document.file,
                score: hit.score,
                snippets: snippets
                    .iter()
                    .map(|snippet| {
                        let [start, end] = places.bytes(snippet.span);
                        let marks = snippet.marks.iter().map(|&mark| places.bytes(mark)).collect();
                        Snippet { start, end, text: words(document, snippet.span), marks }
                    })
                    .collect(),
            })
        })
        .collect();
    let facets = found.facets.iter().map(|counts| {
        let values = counts
            .values
            .iter()
            .filter(|value| value.count > 0)
            .map(|value| Value { value: value.id, count: value.count })
            .collect();
        (counts.facet, values)
    });
    Answer {
        format: "readout-query/1",
        total: found.total(),
        hits,
        facets: Facets(facets.collect()),
        histogram: found
            .histogram
            .iter()
            .map(|month| Month { date: month.month.clone(), count: month.count })
            .collect(),
        understood: Some(found.understood.clone()).filter(|words| !words.is_empty()),
        did_you_mean: found.did_you_mean.clone(),
        unknown: found
            .unknown
            .iter()
            .map(|unknown| Unknown {
                facet: unknown.facet.name(),
                value: unknown.value.clone(),
                nearest: unknown.nearest,
            })
            .collect(),
    }
}

fn words(document: &readout_corpus::model::Document, span: Span) -> &str {
    span.of(&document.text)
}
