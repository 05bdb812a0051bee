//! A document becomes segments, each with one originator; transcripts become turns.
//!
//! A segment starts with a date line and the title above it, or behind a bridge sentence (“the following
//! articles were first published by …”), or under a Markdown heading that a publisher line follows. What
//! stands above the first of several is the editor's introduction. Bridge sentences themselves are
//! marked as dropped, because they belong to no segment.
//!
//! Not supported: texts that follow each other without any such mark.

use readout_corpus::model::{Kind, Span, Warning};

use crate::clean::Cleaned;
use crate::read::Source;

mod blocks;
mod bridge;
mod date_line;
mod heading;
mod parts;
mod publishers;
mod segment;
mod turns;

use blocks::Block;
pub use publishers::Publishers;
pub(crate) use segment::is_direction;

/// A segment before its dates and names are known.
#[derive(Clone, Debug)]
pub struct Draft {
    /// From the first byte of its first line to the last byte of its last line.
    pub span: Span,
    /// What it is.
    pub kind: Kind,
    /// Its own heading, without Markdown marks.
    pub title: Option<Span>,
    /// The id in the authority of the organisation whose words it is.
    pub originator: Option<String>,
    /// The date line that it opens with.
    pub date_line: Option<DateLine>,
    /// The bridge sentence that says where, and perhaps when, this part first appeared.
    pub bridge: Option<Span>,
    /// The paragraphs of running text: what was dropped, the title and the date line itself are left out.
    pub paragraphs: Vec<Paragraph>,
    /// The turns of a transcript; every turn covers whole paragraphs or the rest of one.
    pub turns: Vec<DraftTurn>,
}

impl Draft {
    /// The draft of a document without words.
    pub(crate) fn empty(source: &Source) -> Self {
        Self {
            span: Span::default(),
            kind: source.front.kind.unwrap_or(Kind::News),
            title: None,
            originator: source.front.carrier.clone(),
            date_line: None,
            bridge: None,
            paragraphs: Vec::new(),
            turns: Vec::new(),
        }
    }
}

/// A paragraph of running text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// Where its words stand (behind a date line or a turn's label, where it opens with one).
    pub span: Span,
    /// Whether it is a stage direction and not speech or report.
    pub direction: bool,
    /// Whether it is a heading inside the part, or the line that names its publisher.
    pub heading: bool,
}

/// A date line: `MOSCOW, December 2, 2025 (MFA) –`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DateLine {
    /// All of it.
    pub span: Span,
    /// The month and day, with the year where it has one.
    pub date: Span,
    /// The place, where it has one.
    pub place: Option<Span>,
    /// The label of the agency: `MFA`.
    pub agency: Span,
}

/// A speaker's turn before the speaker is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DraftTurn {
    /// The label without its colon.
    pub label: Span,
    /// The words behind it, to the end of the turn.
    pub span: Span,
}

/// Splits one document; bridge sentences are marked as dropped.
pub fn split(
    source: &Source,
    cleaned: &mut Cleaned,
    publishers: &Publishers,
) -> (Vec<Draft>, Vec<Warning>) {
    let mut blocks = blocks::blocks(source, cleaned);
    let credits = take_credits(source, &mut blocks);
    let (mut parts, bridges) = parts::parts(source, &blocks, publishers);
    if let ([only], Some(credit)) = (parts.as_mut_slice(), credits.first())
        && only.publishers.is_empty()
    {
        only.publishers = publishers.named_in(credit.span.of(&source.text));
    }
    let mut warnings = Vec::new();
    let drafts = parts
        .iter()
        .filter_map(|part| {
            segment::draft(source, &blocks, part, parts.len() == 1, publishers, &mut warnings)
        })
        .collect();
    mark(cleaned, &credits, "credit");
    let bridges: Vec<Block> = bridges.iter().filter_map(|&i| blocks.get(i)).copied().collect();
    mark(cleaned, &bridges, "bridge");
    (drafts, warnings)
}

/// Takes out the sentences that say at the foot of a text where it first appeared.
fn take_credits(source: &Source, blocks: &mut Vec<Block>) -> Vec<Block> {
    let mut credits = Vec::new();
    let mut has_text = false;
    blocks.retain(|block| {
        let words = block.span.of(&source.text);
        let is_credit =
            has_text && !block.is_heading && bridge::find(words) == Some(bridge::Bridge::Around);
        if is_credit {
            credits.push(*block);
        }
        has_text |= heading::is_running_text(words);
        !is_credit
    });
    credits
}

/// Whether a line is a date line or a bridge sentence, so that another part begins near it.
pub(crate) fn begins_part(text: &str, line: Span) -> bool {
    let line = blocks::trim(text, line);
    date_line::find(text, line).is_some() || bridge::find(line.of(text)).is_some()
}

/// Marks the lines of some blocks as dropped.
fn mark(cleaned: &mut Cleaned, blocks: &[Block], reason: &'static str) {
    let mut spans = blocks.iter().map(|block| block.lines).peekable();
    for line in &mut cleaned.lines {
        while spans.next_if(|span| span.end < line.span.start).is_some() {}
        if spans.peek().is_some_and(|span| span.contains(line.span)) {
            line.dropped = Some(reason);
        }
    }
}

/// Builds what [`crate::prepare`] speaks of.
pub(crate) fn prepare() {
    bridge::prepare();
    date_line::prepare();
}
