//! How texts are read.

use super::*;
use proptest::prelude::*;

fn shown(text: &str) -> String {
    let item = |item: &Item| match item {
        Item::Field { name, value } => format!("{name}:{value}"),
        Item::Words { words, quoted, .. } => {
            let word = |word: &Word| match &word.kind {
                Match::Exact => format!("={}", word.text),
                Match::Stem(_) => word.text.clone(),
                Match::Prefix => format!("{}*", word.text),
                Match::Typing(_) => format!("{}~", word.text),
            };
            let all = words.iter().map(word).collect::<Vec<_>>().join("+");
            if *quoted { format!("\"{all}\"") } else { all }
        }
    };
    let clause = |clause: &Clause| {
        let sign = if clause.negated { "-" } else { "" };
        let all: Vec<String> = clause.alternatives.iter().map(item).collect();
        format!("{sign}{}", all.join("|"))
    };
    parse(text, true).clauses.iter().map(clause).collect::<Vec<_>>().join(" ")
}

#[test]
fn words_phrases_and_exclusions_are_told_apart() {
    assert_eq!(
        shown("Taiwan -japan \"law of  the jungle\" "),
        "taiwan -japan \"=law+=of+=the+=jungle\""
    );
    assert_eq!(shown("NOT japan "), "-japan");
    assert_eq!(shown("one-China "), "one+china");
}

#[test]
fn or_joins_its_neighbours() {
    assert_eq!(shown("visit japan OR taiwan 2026 "), "visit japan|taiwan 2026");
    assert_eq!(shown("OR japan OR "), "japan");
    assert_eq!(shown("japan OR -taiwan "), "japan -taiwan");
}

#[test]
fn fields_take_a_word_or_a_phrase() {
    assert_eq!(
        shown("side:china speaker:\"Wang Yi\" on:2026-02"),
        "side:china speaker:Wang Yi on:2026-02"
    );
    assert_eq!(shown("Organization:nato -kind:news"), "organisation:nato -kind:news");
    assert_eq!(shown("side: china "), "china");
    assert_eq!(shown("note:this "), "note+this");
}

#[test]
fn a_star_makes_a_prefix_and_so_does_typing() {
    assert_eq!(shown("consult* visit"), "consult* visit~");
    assert_eq!(shown("visit "), "visit");
    assert_eq!(shown("\"visit"), "\"=visit\"");
}

#[test]
fn chinese_is_a_sequence_of_characters() {
    assert_eq!(shown("绍伊古 访华"), "=绍+=伊+=古 =访+=华");
}

#[test]
fn what_means_nothing_is_left_out() {
    for text in ["", "  ", "- -", "\"", "\"\"", "()", "OR", "* *", "side:", "!?"] {
        assert_eq!(shown(text), "", "{text}");
    }
}

#[test]
fn more_words_than_anybody_types_are_left_out_and_it_is_noted() {
    let words = |text: &str| {
        let Parsed { clauses, cut } = parse(text, false);
        let of_item = |item: &Item| match item {
            Item::Words { words, .. } => words.len(),
            Item::Field { value, .. } => super::words(value).len(),
        };
        let items = clauses.iter().flat_map(|clause| &clause.alternatives);
        (items.map(of_item).sum::<usize>(), cut)
    };
    let numbered = |count: usize, length: usize, open: &str, close: &str| -> String {
        let part = |n: usize| (0..length).map(move |k| format!("w{n}x{k} ")).collect::<String>();
        (0..count).map(|n| format!("{open}{}{close} ", part(n).trim())).collect()
    };
    assert_eq!(words(&numbered(2, 32, "\"", "\"")), (64, false));
    assert_eq!(words(&numbered(3, 32, "\"", "\"")), (64, true));
    assert_eq!(words(&numbered(1, 33, "\"", "\"")), (32, true));
    assert_eq!(words(&numbered(32, 1, "", "")), (32, false));
    assert_eq!(words(&numbered(33, 1, "", "")), (32, true));
    assert_eq!(words(&numbered(32, 2, "\"", "\"")), (64, false));
    assert_eq!(words(&numbered(4, 16, "title:\"", "\"")), (64, false));
    assert_eq!(words(&numbered(5, 16, "title:\"", "\"")), (64, true));
}

proptest! {
    #[test]
    fn every_text_has_a_reading(text in "(?s).{0,80}", typing in any::<bool>()) {
        for clause in parse(&text, typing).clauses {
            prop_assert!(!clause.alternatives.is_empty());
            for item in clause.alternatives {
                if let Item::Words { source, words, .. } = item {
                    prop_assert!(text.get(source).is_some());
                    prop_assert!(!words.is_empty());
                }
            }
        }
    }

    #[test]
    fn signs_in_any_order_have_a_reading(text in r#"([-"(): *|]|OR|NOT|side:|on:|wang|一){0,40}"#) {
        let _ = parse(&text, true);
    }
}
