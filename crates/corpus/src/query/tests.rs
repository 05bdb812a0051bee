//! What queries find in a small corpus.

use super::*;
use crate::fixture::corpus;
use crate::format::{Packed, pack};
use crate::model::MeetingIx;

pub(super) fn with<R>(ask: impl FnOnce(Packed<'_>) -> R) -> R {
    let bytes = pack(&corpus());
    ask(Packed::open(&bytes).expect("a corpus"))
}

pub(super) fn found(query: &Query) -> Vec<String> {
    with(|packed| {
        let id = |hit: &Hit| packed.document(hit.document).expect("a document").id().to_owned();
        run(packed, query).documents.iter().map(id).collect()
    })
}

pub(super) fn text(text: &str) -> Vec<String> {
    found(&Query::text(text))
}

pub(super) const MOSCOW: &str = "2025-12-02-moscow-talks";
pub(super) const ROUNDUP: &str = "2026-02-01-roundup";

#[test]
fn an_empty_query_finds_everything_with_the_newest_first() {
    assert_eq!(text(""), [ROUNDUP, MOSCOW, "briefing"]);
    let oldest = Query { sort: Sort::Oldest, ..Query::default() };
    assert_eq!(found(&oldest), ["briefing", MOSCOW, ROUNDUP]);
}

#[test]
fn all_words_stand_in_one_segment() {
    assert_eq!(text("jungle japan"), [ROUNDUP]);
    assert!(text("jungle treaty").is_empty(), "they stand in two segments of the roundup");
}

#[test]
fn forms_of_a_word_count_as_the_word() {
    let mut both = text("consultation");
    both.sort();
    assert_eq!(both, [MOSCOW, ROUNDUP]);
    assert_eq!(text("\"consultations\""), [MOSCOW], "in quotation marks it is itself");
}

#[test]
fn a_phrase_keeps_its_order_and_does_not_cross_what_was_dropped() {
    assert_eq!(text("\"law of the jungle\""), [ROUNDUP]);
    assert!(text("\"jungle of the law\"").is_empty());
    assert!(text("\"Taiwan both\"").is_empty());
    assert!(text("photo").is_empty(), "what was dropped is not found");
    assert_eq!(text("one-China"), [MOSCOW]);
}

#[test]
fn a_name_in_any_script_finds_the_entity() {
    for name in ["Шойгу", "绍伊古", "shoigu", "Sergei Shoigu"] {
        assert_eq!(text(name).len(), 3, "{name}");
    }
    assert_eq!(text("\"Шойгу\""), ["briefing"], "in quotation marks it is itself");
    assert_eq!(text("Taiwan").len(), 2, "台湾 counts");
}

#[test]
fn every_substring_of_chinese_is_found() {
    for part in ["绍", "访华", "绍伊古访华", "期间会见", "问题", "交换意见"] {
        assert_eq!(text(part), ["briefing"], "{part}");
    }
    assert!(text("华访").is_empty());
}

#[test]
fn yo_and_ye_are_one_letter() {
    assert_eq!(text("елка"), ["briefing"]);
}

#[test]
fn titles_are_found_and_count_more() {
    assert_eq!(text("diplomacy"), [ROUNDUP]);
    let both = text("security");
    assert_eq!(both.first().map(String::as_str), Some(MOSCOW), "its title says so: {both:?}");
}

#[test]
fn words_can_be_excluded_and_offered() {
    assert_eq!(text("consultation -treaty"), [MOSCOW]);
    let mut either = text("jungle OR dispute");
    either.sort();
    assert_eq!(either, [MOSCOW, ROUNDUP]);
    assert_eq!(text("-Shoigu"), [ROUNDUP], "its introduction does not name him");
}

#[test]
fn typing_finds_the_beginnings_of_words() {
    let typing = |text: &str| Query { typing: true, ..Query::text(text) };
    assert_eq!(found(&typing("jung")), [ROUNDUP]);
    assert!(found(&typing("jung ")).is_empty());
    assert_eq!(text("jung*"), [ROUNDUP]);
}

#[test]
fn fields_narrow_by_what_the_facets_know() {
    assert_eq!(
        text("side:russia"),
        [ROUNDUP, MOSCOW],
        "its office writes one, its secretary speaks in both"
    );
    assert_eq!(text("side:Russia kind:transcript"), [ROUNDUP]);
    assert_eq!(text("speaker:\"Wang Yi\"").len(), 2);
    assert_eq!(text("speaker:wang about:japan"), [ROUNDUP]);
    assert_eq!(text("on:2026-02"), [ROUNDUP]);
    assert_eq!(text("on:2024"), ["briefing"]);
    assert_eq!(text("carrier:cgtn"), [MOSCOW]);
    assert!(text("side:atlantis").is_empty());
}

#[test]
fn the_reading_of_a_text_is_told() {
    let told = |text: &str| with(|packed| run(packed, &Query::text(text)).understood);
    assert_eq!(told("taiwan side:China"), "taiwan AND side:china");
    assert_eq!(told("Шойгу -japan"), "Шойгу = Sergei Shoigu AND NOT japan");
    assert_eq!(told("jungle OR \"the law\""), "(jungle OR \"the law\")");
    assert_eq!(told("side:atlantis"), "side:atlantis?");
    assert_eq!(told(" "), "");
}

#[test]
fn a_slip_of_the_keyboard_is_noticed_and_not_corrected() {
    let offered = |text: &str| {
        with(|packed| {
            let found = run(packed, &Query::text(text));
            let meant = super::corrections(packed, text, &found.doubtful, 1).pop();
            (found.total(), meant)
        })
    };
    assert_eq!(offered("Tawian visit"), (0, Some("taiwan visit".into())));
    assert_eq!(offered("jnugle"), (0, Some("jungle".into())));
    assert_eq!(offered("taiwan").1, None);
    assert_eq!(offered("xyzzyx"), (0, None));
}

#[test]
fn facets_count_documents_and_leave_their_own_choice_out() {
    let mut query = Query::default();
    query.filters.add(Facet::Side, "china");
    with(|packed| {
        let found = run(packed, &query);
        assert_eq!(found.total(), 2);
        let side = found.facet(Facet::Side).expect("sides");
        let counts: Vec<(&str, u32, bool)> =
            side.values.iter().map(|value| (value.id, value.count, value.selected)).collect();
        assert_eq!(counts, [("china", 2, true), ("russia", 2, false), ("japan", 0, false)]);
        let carriers = found.facet(Facet::Carrier).expect("carriers");
        let counts: Vec<(&str, u32)> =
            carriers.values.iter().map(|value| (value.id, value.count)).collect();
        assert_eq!(counts, [("cgtn", 1), ("daily-review", 1)]);
    });
}

#[test]
fn statements_satisfy_the_facets_themselves() {
    let statements = |facet, value: &str| {
        let mut query = Query::default();
        query.filters.add(facet, value);
        with(|packed| {
            let found = run(packed, &query).statements;
            found
                .into_iter()
                .filter_map(|ix| packed.statement(ix))
                .map(|statement| statement.text().chars().take(12).collect::<String>())
                .collect::<Vec<_>>()
        })
    };
    assert_eq!(statements(Facet::Person, "wang-yi"), ["Wang stresse", "Wang Yi note"]);
    assert_eq!(
        statements(Facet::Side, "china"),
        ["Wang stresse", "Wang Yi note"],
        "whoever reports them"
    );
    assert_eq!(statements(Facet::Topic, "japan"), ["Wang Yi note"]);
}

#[test]
fn what_was_published_later_is_not_known_yet() {
    use crate::date::Day;
    let as_of = |day| Query { as_of: day, ..Query::default() };
    assert_eq!(found(&as_of(Day::new(2026, 1, 1))), [MOSCOW, "briefing"]);
    with(|packed| {
        let found = run(packed, &as_of(Day::new(2026, 2, 1)));
        let segments: Vec<&str> = found
            .segments
            .iter()
            .filter_map(|&ix| packed.segment(ix))
            .map(|one| one.id())
            .collect();
        assert_eq!(segments, ["2025-12-02-moscow-talks/0", "2026-02-01-roundup/1", "briefing/0"]);
        assert_eq!(found.meetings.len(), 3);
        assert_eq!(run(packed, &as_of(Day::new(2025, 1, 1))).meetings.len(), 1);
    });
}

#[test]
fn days_to_come_find_the_meetings_that_are_planned_for_them() {
    use crate::date::{Day, Edtf};
    let mut corpus = corpus();
    let planned = corpus.meetings.first_mut().expect("a meeting");
    planned.date = Edtf::parse("2026-11");
    let bytes = pack(&corpus);
    let packed = Packed::open(&bytes).expect("a corpus");
    let mut query = Query::default();
    query.filters.set_range(Day::new(2026, 6, 1), None);
    let found = run(packed, &query);
    assert!(found.segments.is_empty(), "nothing was published then");
    assert_eq!(found.meetings, [MeetingIx(0)]);
    query.filters.add(Facet::Year, "2025");
    assert!(run(packed, &query).meetings.is_empty(), "days and years hold together");
}

#[test]
fn the_histogram_has_no_gaps_and_a_backdrop_for_its_brush() {
    use crate::date::Day;
    let mut query = Query::default();
    query.filters.set_range(Day::new(2025, 12, 1), None);
    with(|packed| {
        let found = run(packed, &query);
        let bars: Vec<(&str, u32)> =
            found.histogram.iter().map(|bar| (bar.month.as_str(), bar.count)).collect();
        assert_eq!(bars, [("2025-12", 1), ("2026-01", 0), ("2026-02", 1)]);
        assert_eq!(found.backdrop.first().map(|bar| bar.month.as_str()), Some("2024-09"));
        assert_eq!(found.total(), 2);
    });
}

#[test]
fn values_that_are_gone_are_named_with_their_nearest() {
    let mut query = Query::default();
    query.filters.add(Facet::Person, "shoigu");
    query.filters.add(Facet::Side, "chna");
    with(|packed| {
        let found = run(packed, &query);
        assert_eq!(found.total(), 0);
        let nearest = |one: &super::UnknownValue| super::nearest_id(packed, one.facet, &one.value);
        let gone: Vec<(&str, Option<&str>)> =
            found.unknown.iter().map(|one| (one.value.as_str(), nearest(one))).collect();
        assert_eq!(gone, [("chna", Some("china")), ("shoigu", Some("sergei-shoigu"))]);
    });
}

#[test]
fn snippets_show_the_best_sentences_with_marks() {
    let query = Query::text("Шойгу consultation");
    with(|packed| {
        let found = run(packed, &query);
        let hit = found.documents.iter().find(|hit| hit.document.0 == 0).expect("a hit");
        let shown = snippets(packed, found.segments_of(hit), &query, 1);
        let document = packed.document(hit.document).expect("a document");
        let marks: Vec<&str> = shown[0].marks.iter().map(|&mark| document.slice(mark)).collect();
        assert_eq!(marks, ["Shoigu", "consultations"]);
        let marks = Marker::new(packed, &query).marks("A consultation.");
        assert_eq!(marks, [crate::model::Span { start: 2, end: 14 }]);
    });
}

#[test]
fn without_words_the_first_sentences_are_shown() {
    with(|packed| {
        let segment = packed.segment_by_id("2026-02-01-roundup/1").expect("a segment");
        let shown = snippets(packed, &[segment.ix()], &Query::default(), 1);
        assert_eq!(segment.slice(shown[0].span), "Sergei Shoigu visited Beijing.");
        assert!(shown[0].marks.is_empty());
    });
}

#[test]
fn entities_are_offered_by_the_beginning_of_any_name() {
    with(|packed| {
        let ids = |text: &str| -> Vec<&str> {
            let found = entities_by_prefix(packed, text, 2);
            found.iter().filter_map(|one| packed.entity(one.entity)).map(|one| one.id()).collect()
        };
        assert_eq!(ids("shoi"), ["sergei-shoigu"]);
        assert_eq!(ids("王"), ["wang-yi"]);
        assert_eq!(ids("WANG y"), ["wang-yi"]);
        assert_eq!(ids("s"), ["sergei-shoigu", "security-talks"]);
        assert!(ids(" ").is_empty());
    });
}
