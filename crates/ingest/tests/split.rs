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

#[test]
fn stage_directions_and_notes_stand_apart_from_speech() {
    let text = "Press statement\n\n(Unofficial translation)\n\nKari Holm: We thank our hosts. (Applause.) \
        The line will open (as planned) in May.\n\n[Crosstalk]\n\nPedro Lagos: It will.\n\nKari Holm: Good.\n";
    let corpus = analysed("a.txt", text).corpus;
    let apart: Vec<&str> = (corpus.sentences.iter())
        .filter(|sentence| sentence.direction)
        .map(|sentence| sentence.span.of(text))
        .collect();
    assert_eq!(apart, ["(Unofficial translation)", "(Applause.)", "[Crosstalk]"]);
    let said: Vec<&str> = corpus
        .statements
        .iter()
        .filter_map(|statement| Some(statement.content?.of(text)))
        .collect();
    assert!(said.iter().any(|words| words.contains("(as planned)")), "{said:?}");
    assert!(!said.iter().any(|words| apart.iter().any(|one| words.contains(one))), "{said:?}");
}

#[test]
fn a_bridge_sentence_dates_the_part_behind_it_and_names_the_site_of_any_organisation() {
    let text = "The week in the north\nWe have put two accounts together.\n\n\
        The following text was originally published on the website of the Port of Bergen on May 4, 2024.\n\n\
        Ministers meet\nOn May 3, Kari Holm met Pedro Lagos. They spoke of ferries.\n\n\
        The following text was originally published on the website of the Harbour Office on May 6, 2024.\n\n\
        A call\nKari Holm spoke to Pedro Lagos by telephone. They spoke of fish.\n";
    let corpus = analysed("a.txt", text).corpus;
    let dates: Vec<_> = (corpus.segments.iter().skip(1))
        .map(|segment| {
            let date = segment.published.as_ref().map(|date| date.as_str());
            (date, segment.published_from.as_deref())
        })
        .collect();
    assert_eq!(dates, [(Some("2024-05-04"), Some("bridge")), (Some("2024-05-06"), Some("bridge"))]);
    let day = corpus.dates.iter().find(|date| date.span.of(text) == "May 3").expect("a date");
    assert_eq!(day.value.as_ref().map(|value| value.as_str()), Some("2024-05-03"));
}
