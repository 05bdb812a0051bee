//! The JSON of `readout inspect`, object by object.

use serde::Serialize;

#[derive(Serialize)]
pub(super) struct Report<'a> {
    pub format: &'static str,
    pub documents: Vec<Document<'a>>,
    pub entities: Vec<Entity<'a>>,
    pub mentions: Vec<Mention<'a>>,
    pub dates: Vec<Date<'a>>,
    pub statements: Vec<Statement<'a>>,
    pub meetings: Vec<Meeting<'a>>,
    pub reuse: Vec<Reuse<'a>>,
    pub warnings: Vec<Warning<'a>>,
}

#[derive(Serialize)]
pub(super) struct Document<'a> {
    pub id: &'a str,
    pub file: &'a str,
    pub title: Option<&'a str>,
    pub carrier: Option<&'a str>,
    pub published: Option<&'a str>,
    pub url: Option<&'a str>,
    pub language: &'a str,
    pub kind: &'static str,
    pub wording: &'static str,
    pub reference: Option<&'a str>,
    /// Of a page, whose article is no part of its file as it stands: the text that lines and positions count in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<&'a str>,
    pub given: Option<std::collections::BTreeMap<&'static str, Vec<&'a str>>>,
    pub dropped: Vec<Dropped<'a>>,
    pub segments: Vec<Segment<'a>>,
}

#[derive(Serialize)]
pub(super) struct Dropped<'a> {
    pub line: usize,
    pub reason: &'a str,
}

#[derive(Serialize)]
pub(super) struct Segment<'a> {
    pub id: &'a str,
    pub lines: [usize; 2],
    pub kind: &'static str,
    pub title: Option<&'a str>,
    pub originator: Option<&'a str>,
    pub side: Option<&'a str>,
    pub published: Option<&'a str>,
    pub published_from: Option<&'a str>,
    pub event_date: Option<&'a str>,
    pub directions: Vec<&'a str>,
    pub turns: Vec<Turn<'a>>,
}

#[derive(Serialize)]
pub(super) struct Turn<'a> {
    pub speaker: Option<&'a str>,
    pub label: &'a str,
    pub lines: [usize; 2],
}

#[derive(Serialize)]
pub(super) struct Entity<'a> {
    pub id: &'a str,
    pub kind: &'static str,
    pub sort: Option<&'a str>,
    pub name: &'a str,
    pub aliases: &'a [String],
    pub side: Option<&'a str>,
    pub offices: Vec<Office<'a>>,
    pub wikidata: Option<&'a str>,
    pub known: bool,
}

#[derive(Serialize)]
pub(super) struct Office<'a> {
    pub title: &'a str,
    pub organisation: Option<&'a str>,
    pub from: Option<&'a str>,
    pub to: Option<&'a str>,
}

#[derive(Serialize)]
pub(super) struct Mention<'a> {
    pub file: &'a str,
    pub line: usize,
    pub start: u32,
    pub end: u32,
    pub text: &'a str,
    pub entity: Option<&'a str>,
    pub kind: Option<&'static str>,
    pub how: &'a str,
}

#[derive(Serialize)]
pub(super) struct Date<'a> {
    pub file: &'a str,
    pub line: usize,
    pub start: u32,
    pub end: u32,
    pub text: &'a str,
    pub edtf: Option<&'a str>,
    pub how: &'a str,
}

#[derive(Serialize)]
pub(super) struct Stretch {
    pub start: u32,
    pub end: u32,
}

#[derive(Serialize)]
pub(super) struct Cue<'a> {
    pub start: u32,
    pub end: u32,
    pub text: &'a str,
}

#[derive(Serialize)]
pub(super) struct Statement<'a> {
    pub id: &'a str,
    pub file: &'a str,
    pub line: usize,
    pub start: u32,
    pub end: u32,
    pub speakers: Vec<&'a str>,
    pub joint: bool,
    pub reported_by: Option<&'a str>,
    pub addressees: Vec<&'a str>,
    pub form: &'static str,
    pub source: Option<Stretch>,
    pub cue: Option<Cue<'a>>,
    pub content: Option<Stretch>,
    pub topics: Vec<&'a str>,
    pub copy_of: Option<&'a str>,
    pub how: &'a str,
    pub confidence: &'static str,
}

#[derive(Serialize)]
pub(super) struct Meeting<'a> {
    pub id: &'a str,
    pub title: &'a str,
    pub occasion: &'static str,
    pub date: Option<&'a str>,
    pub place: Option<&'a str>,
    pub participants: Vec<&'a str>,
    pub format: Option<&'static str>,
    pub series: Option<&'a str>,
    pub round: Option<u32>,
    pub status: &'static str,
    pub evidence: Vec<Evidence<'a>>,
    pub how: &'a str,
}

#[derive(Serialize)]
pub(super) struct Evidence<'a> {
    pub file: &'a str,
    pub lines: [usize; 2],
    pub status: &'static str,
}

#[derive(Serialize)]
pub(super) struct Reuse<'a> {
    pub a: Place<'a>,
    pub b: Place<'a>,
    pub kind: &'static str,
    pub containment: f64,
}

#[derive(Serialize)]
pub(super) struct Place<'a> {
    pub file: &'a str,
    pub line: usize,
}

#[derive(Serialize)]
pub(super) struct Warning<'a> {
    pub file: &'a str,
    pub line: u32,
    pub message: &'a str,
}
