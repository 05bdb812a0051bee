//! What holds for every corpus and every query.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use super::oracle::Oracle;
use super::{Facet, Query, count_documents, run};
use crate::fixture::random::{corpora, queries};
use crate::format::{Packed, pack, pack_with_positions};

/// What nobody types and somebody sends.
const HOSTILE: &[&str] = &[
    "\"",
    "“",
    "(",
    ")",
    "-",
    "- ",
    "OR ",
    "NOT ",
    "AND ",
    "|",
    "*",
    "a* ",
    "a*",
    "the-a* ",
    "taiwan OR ",
    "-wang ",
    ":",
    "on:",
    "on:../.. ",
    "speaker:",
    "speaker:\"",
    "\u{0}",
    "\u{7f}",
    "\u{202e}",
    "\u{feff}",
    "\u{301}",
    "中",
    "台湾 ",
    "U.S.",
    "1,000",
    "\r\n",
    "\t",
    "é",
    "🙂",
    "side:china ",
    "about:a OR ",
    "wang-",
    "\"the ",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_500))]

    #[test]
    fn the_engine_finds_and_counts_what_looking_at_everything_does(
        corpus in corpora(),
        query in queries(),
    ) {
        let bytes = pack(&corpus);
        let packed = Packed::open(&bytes).expect("a corpus");
        let oracle = Oracle { corpus: &corpus, packed };
        let found = run(packed, &query);

        let segments = oracle.segments(&query, None);
        prop_assert_eq!(found.segments.iter().map(|one| one.ix()).collect::<Vec<_>>(), segments.clone());

        let mut documents: BTreeSet<usize> =
            segments.iter().map(|&ix| corpus.segments[ix].document.ix()).collect();
        if query.is_empty() {
            documents = (0..corpus.documents.len()).collect();
        }
        let mut hits: Vec<usize> = found.documents.iter().map(|hit| hit.document.ix()).collect();
        hits.sort_unstable();
        prop_assert_eq!(hits, documents.into_iter().collect::<Vec<_>>());
        for hit in &found.documents {
            let own: Vec<usize> = found.segments_of(hit).iter().map(|one| one.ix()).collect();
            let of_document = |ix: &usize| corpus.segments[*ix].document == hit.document;
            prop_assert_eq!(own, segments.iter().copied().filter(of_document).collect::<Vec<_>>());
        }

        let statements: Vec<usize> = found.statements.iter().map(|one| one.ix()).collect();
        prop_assert_eq!(statements, oracle.statements(&query));
        let meetings: Vec<usize> = found.meetings.iter().map(|one| one.ix()).collect();
        prop_assert_eq!(meetings, oracle.meetings(&query));

        for counts in &found.facets {
            let others = oracle.segments(&query, Some(counts.facet));
            let wanted = oracle.count(&others, |ix| oracle.values(ix, counts.facet));
            let positive = counts.values.iter().filter(|value| value.count > 0);
            let got: BTreeMap<String, u32> =
                positive.map(|value| (value.id.to_owned(), value.count)).collect();
            prop_assert_eq!(got, wanted, "{}", counts.facet.name());
            let order = |value: &super::FacetValue<'_>| (u32::MAX - value.count, value.label.to_owned());
            prop_assert!(counts.values.is_sorted_by_key(order));
        }

        let month = |ix: usize| {
            let date = oracle.date(&corpus.segments[ix]);
            let day = date.and_then(|date| date.first_day().or(date.last_day()));
            day.map(|day| day.to_string()[..7].to_owned()).into_iter().collect()
        };
        let wanted = oracle.count(&segments, month);
        let bars = found.histogram.iter().filter(|bar| bar.count > 0);
        prop_assert_eq!(bars.map(|bar| (bar.month.clone(), bar.count)).collect::<BTreeMap<_, _>>(), wanted);
        prop_assert_eq!(run(packed, &query), found);
    }

    #[test]
    fn stored_positions_find_what_reading_the_texts_again_does(
        corpus in corpora(),
        query in queries(),
    ) {
        let (read, stored) = (pack(&corpus), pack_with_positions(&corpus));
        let read = Packed::open(&read).expect("a corpus");
        let stored = Packed::open(&stored).expect("a corpus");
        let (read, stored) = (run(read, &query), run(stored, &query));
        prop_assert_eq!(read.documents, stored.documents);
        prop_assert_eq!(read.statements, stored.statements);
        prop_assert_eq!(read.segments, stored.segments);
    }

    #[test]
    fn no_text_is_too_strange(corpus in corpora(), text in "(?s).{0,40}", typing in any::<bool>()) {
        let bytes = pack(&corpus);
        let packed = Packed::open(&bytes).expect("a corpus");
        let query = Query { typing, ..Query::text(&text) };
        let found = run(packed, &query);
        let marker = super::Marker::new(packed, &query);
        for hit in &found.documents {
            for snippet in marker.snippets(found.segments_of(hit), 2) {
                let document = &corpus.documents[hit.document.ix()];
                prop_assert!(snippet.marks.iter().all(|&mark| snippet.span.contains(mark)));
                prop_assert!(snippet.marks.iter().all(|&mark| !mark.of(&document.text).is_empty()));
            }
        }
        super::entities_by_prefix(packed, &text, 5);
        super::nearest_id(packed, Facet::Person, &text);
    }

    #[test]
    fn what_is_offered_finds_as_many_documents_as_it_says(
        corpus in corpora(),
        before in proptest::sample::select(vec!["", "visit ", "-", "(", "wang "]),
        typed in proptest::sample::select(vec![
            "t", "wa", "sho", "Шой", "台", "vis", "side:", "topic:", "speaker:w", "about:ta", "person:",
            "kind:", "year:2", "on:20", "place:\"be", "tai", "secu", "rus", "wang y",
        ]),
    ) {
        let bytes = pack(&corpus);
        let packed = Packed::open(&bytes).expect("a corpus");
        let text = [before, typed].concat();
        let found = super::suggestions(packed, &text, text.len(), 12);
        prop_assert!(found.len() <= 12);
        prop_assert_eq!(&found, &super::suggestions(packed, &text, text.len(), 12));
        for one in found {
            prop_assert!(text.get(one.replace.clone()).is_some());
            let quoted = format!("\"{}\"", one.with);
            let asked = if one.kind == super::SuggestionKind::Word { &quoted } else { &one.with };
            let mut query = Query::text(asked);
            if let Some((facet, id)) = &one.filter {
                query = Query::default();
                query.filters.add(*facet, id);
            }
            let total = run(packed, &query).total() as u32;
            match (one.kind, one.documents) {
                (super::SuggestionKind::Field, documents) => prop_assert_eq!(documents, None),
                (_, documents) => prop_assert_eq!(documents, Some(total), "{}", one.with),
            }
        }
    }

    #[test]
    fn suggestions_stand_any_text_and_place(
        corpus in corpora(),
        text in r#"(?s)([-"(): *|“中é]|OR|side:|speaker:"|wang |.){0,12}"#,
        caret in 0usize..40,
    ) {
        let bytes = pack(&corpus);
        let packed = Packed::open(&bytes).expect("a corpus");
        for one in super::suggestions(packed, &text, caret, 5) {
            prop_assert!(text.get(one.replace).is_some());
        }
    }

    #[test]
    fn signs_and_repeats_are_no_trouble(
        corpus in corpora(),
        parts in proptest::collection::vec((proptest::sample::select(HOSTILE), 1usize..300), 0..6),
        typing in any::<bool>(),
    ) {
        let bytes = pack_with_positions(&corpus);
        let packed = Packed::open(&bytes).expect("a corpus");
        let text: String = parts.iter().map(|(part, times)| part.repeat(*times)).collect();
        let query = Query { typing, ..Query::text(&text) };
        let found = run(packed, &query);
        prop_assert!(found.total() <= corpus.documents.len());
        prop_assert_eq!(count_documents(packed, &query), found.total());
        super::corrections(packed, &query.text, &found.doubtful, 3);
        super::suggestions(packed, &text, text.len() / 2, 3);
    }

    #[test]
    fn statements_and_meetings_aside_nothing_changes(corpus in corpora(), query in queries()) {
        let bytes = pack(&corpus);
        let packed = Packed::open(&bytes).expect("a corpus");
        let mut whole = run(packed, &query);
        let without = super::documents(packed, &query);
        whole.statements.clear();
        whole.meetings.clear();
        prop_assert_eq!(whole, without);
    }

    #[test]
    fn every_substring_of_chinese_is_found(from in 0usize..20, length in 1usize..8) {
        let corpus = crate::fixture::corpus();
        let line: Vec<char> = "绍伊古访华期间会见王毅，双方就台湾问题交换意见。".chars().collect();
        let part: String = line.iter().skip(from).take(length).collect();
        let query = Query::text(&format!("\"{part}\""));
        let says_something = part.chars().any(char::is_alphanumeric);
        let expected = if says_something { 1 } else { corpus.documents.len() };
        for bytes in [pack(&corpus), pack_with_positions(&corpus)] {
            let packed = Packed::open(&bytes).expect("a corpus");
            prop_assert_eq!(run(packed, &query).total(), expected);
        }
    }
}
