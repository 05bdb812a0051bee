//! What of a corpus is found beside documents, what is left out, and in which order it comes.

use super::tests::{MOSCOW, ROUNDUP, found, text, with};
use super::*;
use crate::format::{Packed, pack};
use crate::model::MeetingIx;

#[test]
fn excluded_values_are_left_out_and_counted_beside_the_others() {
    let mut query = Query::default();
    query.filters.exclude(Facet::Side, "china");
    assert_eq!(found(&query), [ROUNDUP, "briefing"], "the roundup has parts without China");
    query.filters.exclude(Facet::Kind, "briefing");
    query.filters.exclude(Facet::Person, "nobody");
    with(|packed| {
        let found = run(packed, &query);
        assert_eq!(found.total(), 1);
        assert_eq!(found.unknown.len(), 1, "whom nobody knows is told and excludes nothing");
        let side = found.facet(Facet::Side).expect("sides");
        let china = side.values.iter().find(|value| value.id == "china").expect("China");
        assert_eq!((china.count, china.selected, china.excluded), (2, false, true));
    });
    assert_eq!(text("-side:china"), [ROUNDUP, "briefing"], "as in the text");
}

#[test]
fn statements_say_the_words_themselves() {
    let said = |text: &str| {
        with(|packed| {
            let found = run(packed, &Query::text(text));
            let rows = found.statements.iter().filter_map(|&ix| packed.statement(ix));
            rows.map(|one| one.text().chars().take(12).collect::<String>()).collect::<Vec<_>>()
        })
    };
    assert_eq!(said("jungle"), ["Wang Yi note"]);
    assert_eq!(said("wang"), ["Wang stresse", "Wang Yi note"], "by name");
    assert_eq!(said("王毅"), ["Wang stresse", "Wang Yi note"], "in another script");
    assert_eq!(said("speaker:shoigu"), ["Shoigu said ", "Shoigu said "]);
    assert_eq!(said("speaker:shoigu consultation treaty"), ["Shoigu said "]);
    assert_eq!(said("about:japan"), ["Wang Yi note"]);
    assert!(said("jungle treaty").is_empty(), "no document has both in one part");
    assert!(said("moscow dispute").is_empty(), "no sentence has both");
    assert_eq!(text("moscow dispute"), [MOSCOW]);
}

#[test]
fn meetings_satisfy_the_fields_themselves() {
    let met = |text: &str| with(|packed| run(packed, &Query::text(text)).meetings.len());
    assert_eq!(met("place:beijing jungle"), 1);
    assert_eq!(met("jungle"), 1);
    assert_eq!(met("place:japan jungle"), 0, "Japan is named there, and hosts nothing");
    assert_eq!(met("on:2025-12-03"), 1);
    assert_eq!(met("on:2025-12-03 jungle"), 0, "what was said later attests another one");
    assert_eq!(met("-on:2025-12-03"), 2);
    assert_eq!(met("year:2026"), 1);
}

#[test]
fn statements_and_meetings_come_in_the_order_of_their_documents() {
    with(|packed| {
        let found = run(packed, &Query::text("shoigu"));
        let ordered = statements_in_order(packed, &found);
        for most in 0..=ordered.len() {
            let first = ordered.iter().copied().take(most).collect::<Vec<_>>();
            assert_eq!(first_statements(packed, &found, most), first);
        }
        let mut sorted = ordered.clone();
        sorted.sort();
        assert_eq!(sorted, found.statements);
        let first = packed.statement(ordered[0]).and_then(|one| packed.segment(one.segment()));
        assert_eq!(
            first.map(|one| one.document()),
            found.documents.first().map(|hit| hit.document)
        );
        let newest = meetings_in_order(packed, &found, Sort::Newest);
        let mut oldest = meetings_in_order(packed, &found, Sort::Oldest);
        assert_eq!(newest.len(), found.meetings.len());
        let dated = |ix: &MeetingIx| packed.meeting(*ix).is_some_and(|one| one.date().is_some());
        oldest.retain(dated);
        oldest.reverse();
        assert_eq!(newest.iter().copied().filter(dated).collect::<Vec<_>>(), oldest);
    });
}

#[test]
fn statements_and_meetings_show_what_matches_in_them() {
    let query = Query::text("jungle law");
    with(|packed| {
        let found = run(packed, &query);
        let marker = Marker::new(packed, &query);
        let statement = packed.statement(found.statements[0]).expect("a statement");
        let shown = marker.statement(statement);
        let marks: Vec<&str> = shown.marks.iter().map(|&mark| statement.slice(mark)).collect();
        assert_eq!(marks, ["law", "jungle"]);
        let meeting = packed.meeting(found.meetings[0]).expect("a meeting");
        let passages = marker.meeting(meeting, 1);
        assert_eq!(passages.len(), 1);
        assert_eq!(passages[0].marks.len(), 2);
    });
}

#[test]
fn documents_can_be_sorted_by_title_carrier_and_statements() {
    let by = |sort| found(&Query { sort, ..Query::default() });
    assert_eq!(by(Sort::Title), [ROUNDUP, MOSCOW, "briefing"], "the briefing has no title");
    assert_eq!(by(Sort::Carrier), [MOSCOW, ROUNDUP, "briefing"], "the briefing has no carrier");
    let by_statements = by(Sort::Statements);
    assert_eq!(by_statements.last().map(String::as_str), Some("briefing"));
}

#[test]
fn words_that_stand_together_come_first() {
    use crate::fixture::{Article, Part, build};
    use crate::model::Kind;
    let article = |id, text| Article {
        id,
        title: None,
        carrier: None,
        published: None,
        kind: Kind::News,
        parts: vec![Part { kind: Kind::News, originator: None, published: None, text }],
    };
    let corpus = build(&[
        article("far", "Harbour works go on and on before any of the new fees are due."),
        article("near", "Works go on and on before any new thing, the harbour fees are due."),
    ]);
    for bytes in [pack(&corpus), crate::format::pack_with_positions(&corpus)] {
        let packed = Packed::open(&bytes).expect("a corpus");
        let found = run(packed, &Query::text("harbour fees"));
        let first = packed.document(found.documents[0].document).map(|one| one.id());
        assert_eq!((found.total(), first), (2, Some("near")));
        assert!(found.documents[0].score > found.documents[1].score);
    }
}

#[test]
fn a_list_of_fewer_values_is_the_beginning_of_the_whole_one_with_what_is_chosen() {
    let mut query = Query::default();
    query.filters.add(Facet::Side, "china");
    with(|packed| {
        let whole = run(packed, &query);
        for named in [0, 1, 2, 100] {
            let found = run_naming(packed, &query, named, true);
            for (few, all) in found.facets.iter().zip(&whole.facets) {
                assert_eq!(few.values.len() + few.left_out, all.values.len());
                let is_kept = |(at, value): &(usize, &FacetValue<'_>)| {
                    *at < named || value.selected || value.excluded
                };
                let kept = all.values.iter().enumerate().filter(is_kept).map(|(_, value)| *value);
                assert_eq!(few.values, kept.collect::<Vec<_>>(), "{:?} of {named}", few.facet);
            }
            assert_eq!((found.total(), found.histogram), (whole.total(), whole.histogram.clone()));
        }
    });
}
