//! A part becomes a segment: paragraphs, turns, kind and originator.

use std::collections::BTreeSet;

use readout_corpus::model::{Kind, Span, Warning};

use super::blocks::Block;
use super::parts::Part;
use super::publishers::Publishers;
use super::turns::{self, Label};
use super::{Draft, DraftTurn, Paragraph, heading};
use crate::read::Source;

/// A longer paragraph above the first turn tells something; a shorter one sets the scene.
const DIRECTION_MAX_WORDS: usize = 40;

pub(super) fn draft(
    source: &Source,
    blocks: &[Block],
    part: &Part,
    is_whole_document: bool,
    publishers: &Publishers,
    warnings: &mut Vec<Warning>,
) -> Option<Draft> {
    let text = source.text.as_str();
    let own = blocks.get(part.start..part.end)?;
    let span = Span { start: own.first()?.lines.start, end: own.last()?.lines.end };
    let title = part.title.and_then(|i| blocks.get(i)).map(|block| block.span);

    // Running text: what stands behind the date line; headings inside keep their place as directions.
    let mut stretches: Vec<(Span, bool)> = Vec::new();
    for (i, block) in (part.start..).zip(own) {
        if Some(i) == part.title {
            continue;
        }
        let mut stretch = block.span;
        if let Some((at, line)) = &part.dated
            && *at == i
        {
            stretch = behind(text, stretch, line.span.end);
        }
        let is_set_apart = block.is_heading || Some(i) == part.publisher_line;
        stretches.push((stretch, is_set_apart));
    }
    let spoken: Vec<Span> = stretches.iter().map(|&(span, _)| span).collect();
    let mut labels = turns::labels(text, &spoken, publishers);
    let opens_dated = part.dated.is_some() && labels.first().is_some_and(Option::is_some);
    let announces = title.is_some_and(|title| heading::is_briefing(title.of(text)));
    let names: BTreeSet<&str> = labels.iter().flatten().map(|label| label.span.of(text)).collect();
    let count = labels.iter().flatten().count();
    let speech = match (names.len(), count) {
        (0, _) => None,
        (1, 1) if opens_dated || announces => Some(Kind::Briefing),
        // One line with a colon is a way of writing, not a turn.
        (1, 1) => None,
        (1, _) if announces => Some(Kind::Briefing),
        _ => Some(Kind::Transcript),
    };
    if speech.is_none() || part.is_introduction {
        labels.fill(None);
    }

    let originator = originator(source, blocks, part, is_whole_document, publishers, warnings);
    let given = source.front.kind.filter(|&kind| is_whole_document && kind != Kind::Roundup);
    let of_originator = originator.as_deref().and_then(|id| publishers.kind_of(id));
    let kind = if part.is_introduction {
        Kind::Introduction
    } else {
        given.or(speech).unwrap_or(match of_originator {
            // An office that mostly publishes speech gives an account where nobody has a turn.
            Some(Kind::Transcript | Kind::Briefing | Kind::Readout) if announces => Kind::Briefing,
            Some(Kind::Transcript | Kind::Briefing) => Kind::Readout,
            Some(kind) => kind,
            None => Kind::News,
        })
    };
    Some(Draft {
        span,
        kind,
        title,
        originator,
        bridge: part.bridge.and_then(|i| blocks.get(i)).map(|block| block.span),
        date_line: part.dated.as_ref().map(|(_, line)| *line),
        paragraphs: paragraphs(text, &stretches, &labels, speech == Some(Kind::Transcript)),
        turns: draft_turns(&stretches, &labels),
    })
}

fn paragraphs(
    text: &str,
    stretches: &[(Span, bool)],
    labels: &[Option<Label>],
    is_transcript: bool,
) -> Vec<Paragraph> {
    let mut found = Vec::new();
    let mut has_turn = false;
    for (&(stretch, is_set_apart), label) in stretches.iter().zip(labels) {
        let mut span = stretch;
        if let Some(label) = label {
            has_turn = true;
            span.start = label.words_start.min(span.end);
        }
        let words = span.of(text);
        if words.trim().is_empty() {
            continue;
        }
        let sets_scene =
            is_transcript && !has_turn && words.split_whitespace().count() <= DIRECTION_MAX_WORDS;
        let direction =
            is_set_apart || sets_scene || has_turn && is_bracketed(words) || is_note(words);
        found.push(Paragraph { span, direction, heading: is_set_apart });
    }
    found
}

fn draft_turns(stretches: &[(Span, bool)], labels: &[Option<Label>]) -> Vec<DraftTurn> {
    let mut turns: Vec<DraftTurn> = Vec::new();
    for (&(stretch, _), label) in stretches.iter().zip(labels) {
        match label {
            Some(label) => {
                let span = Span { start: label.words_start.min(stretch.end), end: stretch.end };
                turns.push(DraftTurn { label: label.span, span });
            }
            None => {
                if let Some(turn) = turns.last_mut() {
                    turn.span.end = stretch.end;
                }
            }
        }
    }
    turns
}

/// Whether a sentence is a stage direction: `(Applause.)` among speech, `Unofficial translation` anywhere.
pub(crate) fn is_direction(words: &str, among_speech: bool) -> bool {
    among_speech && is_bracketed(words) || is_note(words)
}

/// `(Unofficial translation)`, `As delivered`: what an editor says of the words.
fn is_note(words: &str) -> bool {
    const MOST_BYTES: usize = 60;
    const NOTES: &[&str] = &[
        "unofficial translation",
        "unofficial transcript",
        "courtesy translation",
        "as delivered",
        "check against delivery",
        "for immediate release",
        "translated from russian",
        "translated from chinese",
        "to be continued",
        "retranslated",
        "to be updated",
        "неофициальный перевод",
    ];
    let words = words.trim();
    if words.len() > MOST_BYTES {
        return false;
    }
    let marks = |c: char| !c.is_alphanumeric();
    let lower = words.trim_matches(marks).to_lowercase();
    NOTES.contains(&lower.as_str())
}

/// `[Applause]`, `(Laughter.)`
fn is_bracketed(words: &str) -> bool {
    let words = words.trim();
    [('(', ')'), ('[', ']'), ('<', '>'), ('*', '*')].iter().any(|&(open, close)| {
        words
            .strip_prefix(open)
            .and_then(|rest| rest.strip_suffix(close))
            .is_some_and(|inner| !inner.contains([open, close]))
    }) && words.split_whitespace().count() <= DIRECTION_MAX_WORDS
}

fn originator(
    source: &Source,
    blocks: &[Block],
    part: &Part,
    is_whole_document: bool,
    publishers: &Publishers,
    warnings: &mut Vec<Warning>,
) -> Option<String> {
    let text = source.text.as_str();
    if part.is_introduction {
        return source.front.carrier.clone();
    }
    if let Some((at, line)) = &part.dated {
        let label = line.agency.of(text);
        if let Some(id) = publishers.of_label(label, &part.publishers) {
            return Some(id);
        }
        warnings.push(Warning {
            file: source.path.clone(),
            line: blocks.get(*at).map_or(0, |block| block.number),
            message: format!(
                "the date line names `{label}`, which is no organisation's `date_line` in the authority, expected one"
            ),
        });
    }
    let mut named = part.publishers.clone();
    if let Some(block) = part.publisher_line.and_then(|i| blocks.get(i)) {
        named = publishers.named_in(block.span.of(text));
    }
    match named.as_slice() {
        [only] => Some(only.clone()),
        _ if is_whole_document => source.front.carrier.clone(),
        _ => None,
    }
}

/// The stretch of `span` that begins at `start`, without the white space in front.
fn behind(text: &str, span: Span, start: u32) -> Span {
    let rest = Span { start: start.min(span.end), end: span.end };
    super::blocks::trim(text, rest)
}
