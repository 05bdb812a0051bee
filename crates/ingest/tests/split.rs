//! How documents become segments and turns.

mod common;

use std::fmt::Write;

use common::{analysed, check_fixtures, line};
use readout_ingest::Analysis;

fn segments(analysis: &Analysis) -> String {
    let corpus = &analysis.corpus;
    let text = &corpus.documents[0].text;
    let lines = |start: u32, end: u32| format!("{}-{}", line(text, start), line(text, end));
    let mut out = String::new();
    for segment in &corpus.segments {
        let originator = segment.originator.map_or("-", |ix| &corpus.entities[ix.ix()].id);
        let title = segment.title.map_or("-", |title| title.of(text));
        let place = lines(segment.span.start, segment.span.end);
        writeln!(out, "{place} {} {originator} | {title}", segment.kind.name()).expect("a text");
        for turn in &segment.turns {
            let speaker = turn.speaker.map_or("-", |ix| &corpus.entities[ix.ix()].id);
            let place = lines(turn.label.start, turn.span.end);
            writeln!(out, "  {place} {speaker} | {}", turn.label.of(text)).expect("a text");
        }
    }
    out
}

#[test]
fn each_part_has_its_lines_kind_originator_and_title() {
    check_fixtures("split", segments);
}

#[test]
fn an_unknown_label_in_a_date_line_is_named_with_its_line() {
    let found = analysed("wire.txt", "May 3 (Nowhere Press) – Kari Holm met Pedro Lagos.\n");
    let warning = &found.corpus.warnings[0];
    assert_eq!(warning.line, 1);
    assert!(warning.message.contains("Nowhere Press"), "{}", warning.message);
}

#[test]
fn a_carrier_that_nobody_knows_becomes_an_entry_of_its_own() {
    let text = "---\ncarrier: The Coast Paper\n---\nKari Holm met Pedro Lagos.\n";
    let corpus = analysed("a.md", text).corpus;
    let carrier = corpus.documents[0].carrier.expect("a carrier");
    let entity = &corpus.entities[carrier.ix()];
    assert_eq!((entity.name.as_str(), entity.known), ("The Coast Paper", false));
    assert_eq!(corpus.segments[0].originator, Some(carrier));
    assert!(corpus.warnings[0].message.contains("expected an id or name"));
}

#[test]
fn a_note_of_few_lines_of_one_width_is_one_paragraph() {
    let text = "Nordfisk said on Monday that it had bought three ships from a\nyard in Bergen.\n\
        The company, which fishes for herring, said the ships would\nbe ready in spring.\n";
    let corpus = analysed("note.txt", text).corpus;
    let sentences: Vec<&str> = corpus.sentences.iter().map(|one| one.span.of(text)).collect();
    assert_eq!(sentences.len(), 2, "{sentences:?}");
}
