//! What people type: dates, spellings, beginnings of words, and far too much.

use super::tests::{text, with};
use super::*;
use crate::fixture::corpus;
use crate::format::{Packed, pack};

#[test]
fn a_date_that_is_open_says_only_its_end() {
    let mut corpus = corpus();
    for segment in &mut corpus.segments {
        segment.published = crate::date::Edtf::parse("2025-12-03/..");
    }
    let bytes = pack(&corpus);
    let packed = Packed::open(&bytes).expect("a corpus");
    let total = |text: &str| run(packed, &Query::text(text)).total();
    assert_eq!(total("on:2025-12"), 3);
    assert_eq!(total("on:2026-05"), 0);
    assert_eq!(total("on:2025-11-30/.."), 3);
    assert_eq!(total("on:../2025-12-02"), 0);
}

#[test]
fn every_form_of_a_date_finds_what_it_meets() {
    let hits = |date: &str| text(&format!("on:{date}")).len();
    for (date, count) in [
        ("2026-02-01", 1),
        ("2026-02", 1),
        ("2026", 1),
        ("2026-24", 0),
        ("2025-24", 2),
        ("2025-41", 1),
        ("2025-12~", 1),
        ("2024?", 1),
        ("2024-09/2025-12-03", 2),
        ("2025-12-03/2024-09", 2),
        ("2025-01/..", 2),
        ("../2025", 2),
        ("[2025-12-03,2026-02-04]", 2),
        ("yesterday", 0),
        ("2026-13", 0),
    ] {
        assert_eq!(hits(date), count, "{date}");
    }
}

#[test]
fn spellings_that_count_as_one_find_the_same() {
    for (one, other) in [
        ("jungle", "JUNGLE"),
        ("\"law of the jungle\"", "“law of the jungle”"),
        ("one-China", "one‑China"),
        ("jungle -treaty", "jungle –treaty"),
        ("\"绍伊古访华\"", "「绍伊古访华」"),
        ("елка", "Ёлка"),
        ("shoigu's", "Shoigu’s"),
        ("organise OR agreed", "organize OR agreed"),
    ] {
        assert_eq!(text(one), text(other), "{one} {other}");
        assert!(!text(one).is_empty(), "{one}");
    }
}

#[test]
fn a_text_that_nobody_types_is_cut_and_says_so() {
    let told = |text: &str| with(|packed| run(packed, &Query::text(text)).understood);
    assert!(told(&"taiwan OR japan OR ".repeat(200)).ends_with(')'), "repeats say nothing more");
    let many: String = (0..100).map(|n| format!("word{n} ")).collect();
    assert!(told(&many).ends_with(" …"));
    assert!(told("a* b* c* d* e*").ends_with(" …"));
    assert!(!told("a* b* c* d* ").ends_with(" …"));
}

#[test]
fn a_name_beside_an_operator_stays_where_the_operator_holds_it() {
    let wang = "person:wang-yi";
    for (text, caret, with) in [
        ("-wan", 4, wang),
        ("NOT wan", 7, wang),
        ("taiwan OR wan", 13, wang),
        ("taiwan | wan", 12, wang),
        ("wan OR taiwan", 3, wang),
        ("visit OR tai", 12, "topic:taiwan"),
        ("visit -tai", 10, "topic:taiwan"),
    ] {
        with_offers(text, caret, |offers| {
            let one = offers.iter().find(|one| one.with == with);
            let one = one.unwrap_or_else(|| panic!("{text}: {offers:?}"));
            assert_eq!(one.filter, None, "{text}");
        });
    }
    for (text, caret) in [("taiwan AND wan", 14), ("- wan", 5), ("wan taiwan", 3)] {
        with_offers(text, caret, |offers| {
            assert!(offers.iter().any(|one| one.filter.is_some()), "{text}: {offers:?}");
        });
    }
}

fn with_offers(text: &str, caret: usize, check: impl Fn(&[super::Suggestion])) {
    with(|packed| check(&suggestions(packed, text, caret, 9)));
}

#[test]
fn what_is_typed_can_be_gone_on_with() {
    let offered = |text: &str| {
        with(|packed| {
            let found = suggestions(packed, text, text.len(), 9);
            found
                .into_iter()
                .map(|one| format!("{} {} {:?}", one.kind.name(), one.with, one.documents))
                .collect::<Vec<_>>()
        })
    };
    assert_eq!(offered("spea"), ["field speaker: None"]);
    assert_eq!(offered("speaker:wan"), ["value speaker:wang-yi Some(2)"]);
    assert_eq!(offered("-speaker:\"Wang y"), ["value speaker:wang-yi Some(2)"]);
    assert_eq!(
        offered("side:"),
        ["value side:china Some(2)", "value side:japan Some(0)", "value side:russia Some(2)"]
    );
    assert_eq!(
        offered("on:202"),
        ["value on:2024 Some(1)", "value on:2025 Some(1)", "value on:2026 Some(1)"]
    );
    assert!(offered("visit Sergei Sho")[0].starts_with("entity Sergei Shoigu Some(3)"));
    assert!(offered("Sergei Sho")[0].starts_with("entity Sergei Shoigu Some(3)"));
    assert_eq!(offered("绍")[0], "entity Sergei Shoigu Some(3)");
    assert!(offered("tai").contains(&"topic topic:taiwan Some(1)".to_owned()));
    assert_eq!(offered("jung"), ["word jungle Some(1)"]);
    assert!(offered("\"jung").is_empty() && offered(" ").is_empty() && offered("").is_empty());
    for (text, caret, place) in
        [("taiwan shoi visit", 9, 7..11), ("Sergei Sho", 10, 0..10), ("a b Sergei  Sho", 15, 4..15)]
    {
        with(|packed| {
            let one = suggestions(packed, text, caret, 1).pop().expect("an entity");
            let shoigu = Some((Facet::Person, "sergei-shoigu".to_owned()));
            assert_eq!((one.replace, one.filter), (place.clone(), shoigu), "{text}");
        });
    }
}

#[test]
fn a_value_is_found_by_its_name_in_any_script_whatever_it_counts() {
    let found = |facet: Facet, typed: &str| -> Vec<String> {
        with(|packed| {
            let found = values_by_name(packed, facet, typed, 9);
            found.into_iter().map(|one| one.id.to_owned()).collect()
        })
    };
    for typed in ["sho", "Шой", "绍", "Sergei Sho"] {
        assert_eq!(found(Facet::Person, typed), ["sergei-shoigu"], "{typed}");
    }
    assert_eq!(found(Facet::Topic, "tai"), ["taiwan"]);
    assert_eq!(found(Facet::Side, "CHI"), ["china"]);
    assert!(found(Facet::Place, "sho").is_empty() && found(Facet::Person, " ").is_empty());
}
