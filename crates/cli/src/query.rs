//! `readout query`: the page's own query engine, natively, as one JSON object, `readout-query/1`.
//!
//! The shape is a promise as in `inspect`. Positions are bytes of the file as stored.

use std::io::{self, Write};

use readout_corpus::model::{Document, Span};
use readout_corpus::query::{self, Facet, Marker, Query};
use readout_corpus::{Packed, format};
use readout_ingest::Analysis;
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

/// So many texts are offered where words of the question do not occur.
const CORRECTIONS: usize = 5;

/// So many passages of each document are shown.
const SNIPPETS: usize = 3;

/// What to ask, and how many documents to print.
#[derive(Debug, Default, PartialEq)]
pub struct Question {
    /// Text, facets, dates, order.
    pub query: Query,
    /// The most documents, statements and meetings to print of each; all where it is not given.
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
    statements_total: usize,
    statements: Vec<Statement<'a>>,
    meetings_total: usize,
    meetings: Vec<Meeting<'a>>,
    facets: Facets<'a>,
    histogram: Vec<Month>,
    understood: Option<String>,
    did_you_mean: Option<String>,
    corrections: Vec<String>,
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
struct Statement<'a> {
    statement: &'a str,
    document: &'a str,
    file: &'a str,
    snippet: Snippet<'a>,
}

#[derive(Serialize)]
struct Meeting<'a> {
    meeting: &'a str,
    title: &'a str,
    date: Option<&'a str>,
    passages: Vec<Passage<'a>>,
}

#[derive(Serialize)]
struct Passage<'a> {
    document: &'a str,
    file: &'a str,
    #[serde(flatten)]
    snippet: Snippet<'a>,
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
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    excluded: bool,
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

/// Where passages of the corpus stand in the files that were read.
struct Files<'a> {
    packed: Packed<'a>,
    analysis: &'a Analysis,
}

impl<'a> Files<'a> {
    /// The document and a passage of it, in bytes of its file.
    fn snippet(&self, snippet: &query::Snippet) -> Option<(&'a Document, Snippet<'a>)> {
        let ix = self.packed.segment(snippet.segment)?.document().ix();
        let document = self.analysis.corpus.documents.get(ix)?;
        let offsets = self.analysis.offset_maps.get(ix)?;
        let bytes = |span: Span| [offsets.to_file(span.start), offsets.to_file(span.end)];
        let [start, end] = bytes(snippet.span);
        let marks = snippet.marks.iter().map(|&mark| bytes(mark)).collect();
        Some((document, Snippet { start, end, text: snippet.span.of(&document.text), marks }))
    }
}

fn answer<'a>(packed: Packed<'a>, analysis: &'a Analysis, question: &Question) -> Answer<'a> {
    let found = query::run(packed, &question.query);
    let marker = Marker::new(packed, &question.query);
    let corpus = &analysis.corpus;
    let files = Files { packed, analysis };
    let most = question.limit.unwrap_or(usize::MAX);
    let hits = found
        .documents
        .iter()
        .take(most)
        .filter_map(|hit| {
            let document = corpus.documents.get(hit.document.ix())?;
            let snippets = marker.snippets(found.segments_of(hit), SNIPPETS);
            Some(Hit {
                document: &document.id,
                file: &document.file,
                score: hit.score,
                snippets: snippets
                    .iter()
                    .filter_map(|snippet| Some(files.snippet(snippet)?.1))
                    .collect(),
            })
        })
        .collect();
    let statements = query::statements_in_order(packed, &found)
        .into_iter()
        .take(most)
        .filter_map(|ix| {
            let statement = packed.statement(ix)?;
            let (document, snippet) = files.snippet(&marker.statement(statement))?;
            let (document, file) = (document.id.as_str(), document.file.as_str());
            Some(Statement { statement: statement.id(), document, file, snippet })
        })
        .collect();
    let meetings = query::meetings_in_order(packed, &found, question.query.sort)
        .into_iter()
        .take(most)
        .filter_map(|ix| {
            let meeting = packed.meeting(ix)?;
            let passages = marker.meeting(meeting, SNIPPETS);
            let passage = |snippet: &query::Snippet| {
                let (document, snippet) = files.snippet(snippet)?;
                Some(Passage { document: &document.id, file: &document.file, snippet })
            };
            Some(Meeting {
                meeting: meeting.id(),
                title: meeting.title(),
                date: meeting.date().map(|date| date.as_str()),
                passages: passages.iter().filter_map(passage).collect(),
            })
        })
        .collect();
    let facets = found.facets.iter().map(|counts| {
        let values = counts
            .values
            .iter()
            .filter(|value| value.count > 0 || value.excluded)
            .map(|value| Value { value: value.id, count: value.count, excluded: value.excluded })
            .collect();
        (counts.facet, values)
    });
    let corrections =
        query::corrections(packed, &question.query.text, &found.doubtful, CORRECTIONS);
    Answer {
        format: "readout-query/1",
        total: found.total(),
        hits,
        statements_total: found.statements.len(),
        statements,
        meetings_total: found.meetings.len(),
        meetings,
        facets: Facets(facets.collect()),
        histogram: found
            .histogram
            .iter()
            .map(|month| Month { date: month.month.clone(), count: month.count })
            .collect(),
        understood: Some(found.understood.clone()).filter(|words| !words.is_empty()),
        did_you_mean: corrections.first().cloned(),
        corrections,
        unknown: found
            .unknown
            .iter()
            .map(|unknown| Unknown {
                facet: unknown.facet.name(),
                value: unknown.value.clone(),
                nearest: query::nearest_id(packed, unknown.facet, &unknown.value),
            })
            .collect(),
    }
}
