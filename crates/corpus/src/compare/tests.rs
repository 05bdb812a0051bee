//! What holds for any two accounts, and what a reader expects of some.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::{Comparison, Likeness, Row, compare};
use crate::Packed;
use crate::fixture::random::corpora;
use crate::fixture::{Article, Part, build};
use crate::format::pack;
use crate::model::{Corpus, Kind, SegmentIx, SentenceIx};

/// Two documents of one part each, told by two sides.
fn two(left: &str, right: &str) -> Corpus {
    let article = |id, originator, text| Article {
        id,
        title: None,
        carrier: None,
        published: None,
        kind: Kind::Readout,
        parts: vec![Part {
            kind: Kind::Readout,
            originator: Some(originator),
            published: None,
            text,
        }],
    };
    build(&[article("a", "mfa-china", left), article("b", "kremlin", right)])
}

fn both(bytes: &[u8]) -> (Packed<'_>, Comparison) {
    let packed = Packed::open(bytes).expect("a corpus");
    let found = compare(packed, SegmentIx(0), SegmentIx(1)).expect("two segments");
    (packed, found)
}

/// Rows as their kind and the words of each side.
fn told(left: &str, right: &str) -> Vec<(Likeness, Vec<String>, Vec<String>)> {
    let bytes = pack(&two(left, right));
    let (packed, found) = both(&bytes);
    let words = |sentences: &[SentenceIx]| -> Vec<String> {
        sentences.iter().filter_map(|&ix| Some(packed.sentence(ix)?.text().to_owned())).collect()
    };
    found.rows.iter().map(|row| (row.likeness, words(&row.left), words(&row.right))).collect()
}

fn kinds(left: &str, right: &str) -> Vec<Likeness> {
    told(left, right).into_iter().map(|row| row.0).collect()
}

const NORTH: &str = "The envoys met on the island. Fishing quotas for herring will fall by 12 per cent. \
                     A new lighthouse is to be built at the northern cape. Ferries will run all winter.";

#[test]
fn the_same_point_is_found_in_other_words_and_the_rest_stands_alone() {
    let south = "Envoys talked for an hour. Both governments lower the quotas for catching herring by 12 \
                 per cent. Tourism was a subject. In winter too the ferries are going to run.";
    let rows = told(NORTH, south);
    let shared: Vec<&(Likeness, Vec<String>, Vec<String>)> =
        rows.iter().filter(|row| row.0 > Likeness::RightOnly).collect();
    assert_eq!(shared.len(), 2, "{rows:?}");
    assert!(shared[0].1[0].contains("herring") && shared[0].2[0].contains("herring"));
    assert!(shared[1].1[0].contains("Ferries") && shared[1].2[0].contains("ferries"));
    assert!(rows.iter().any(|row| row.0 == Likeness::RightOnly && row.2[0].contains("Tourism")));
}

#[test]
fn one_long_sentence_stands_beside_the_two_that_say_the_same() {
    let left = "The ministers will lower herring quotas next autumn and rebuild the lighthouse at the cape. \
                Pilots keep their licences.";
    let right = "Herring quotas are to be lowered in autumn. The old lighthouse at the cape will be rebuilt. \
                 Schools exchange teachers.";
    let rows = told(left, right);
    assert!(rows.iter().any(|row| row.1.len() == 1 && row.2.len() == 2), "{rows:?}");
}

#[test]
fn names_titles_verbs_of_speech_and_set_phrases_are_no_match() {
    for (left, right) in [
        ("Wang Yi met Sergei Shoigu in Moscow.", "In Moscow, Sergei Shoigu received Wang Yi."),
        (
            "Wang Yi stressed that Minister Shoigu agreed.",
            "Shoigu stressed what Minister Wang said.",
        ),
        (
            "Both sides had an in-depth exchange of views on issues of common concern.",
            "They also had an in-depth exchange of views on issues of mutual interest.",
        ),
    ] {
        let found = kinds(left, right);
        assert!(found.iter().all(|&kind| kind <= Likeness::RightOnly), "{left}: {found:?}");
    }
}

#[test]
fn what_every_text_of_the_corpus_says_is_no_match() {
    let both = [
        "The ministers held thorough talks on wider fishing questions of the northern coast. \
         A tunnel under the strait was proposed.",
        "Thorough talks on further fishing questions of the eastern coast were held by the envoys. \
         The tunnel under the strait was proposed again.",
    ];
    let joined = |others: &[&str]| -> Vec<String> {
        let texts: Vec<&str> = both.iter().copied().chain(others.iter().copied()).collect();
        let ids: Vec<String> = (0..texts.len()).map(|n| format!("d{n}")).collect();
        let articles: Vec<Article> = ids
            .iter()
            .zip(&texts)
            .map(|(id, text)| Article {
                id,
                title: None,
                carrier: None,
                published: None,
                kind: Kind::Readout,
                parts: vec![Part { kind: Kind::Readout, originator: None, published: None, text }],
            })
            .collect();
        let bytes = pack(&build(&articles));
        let (packed, found) = self::both(&bytes);
        let together = found.rows.iter().filter(|row| row.likeness > Likeness::RightOnly);
        let first = together.filter_map(|row| packed.sentence(*row.left.first()?));
        first.map(|sentence| sentence.text().to_owned()).collect()
    };
    // Alone, the two can only be weighed against each other; among others, the same words are commonplaces.
    assert_eq!(joined(&[]).len(), 2);
    let others = ["Fishing questions of the coast need thorough talks."; 10];
    let found = joined(&others);
    assert!(found.len() == 1 && found[0].contains("tunnel"), "{found:?}");
}

#[test]
fn case_and_punctuation_are_no_difference_and_a_changed_word_is_rewording() {
    assert_eq!(kinds("Ferries run all winter.", "ferries run, all winter."), [Likeness::Same]);
    let reworded = kinds(
        "The new ferries will run all winter between the harbour and the cape.",
        "The new ferries are to run all winter between the harbour and the cape.",
    );
    assert_eq!(reworded, [Likeness::Reworded]);
}

#[test]
fn chinese_is_compared_by_pairs_of_characters() {
    let rows = told("两国将扩大渡轮航线。天气很好。", "双方同意冬季扩大渡轮航线。会谈友好。");
    assert!(rows.iter().any(|row| row.0 > Likeness::RightOnly), "{rows:?}");
}

#[test]
fn what_stands_alone_says_what_was_looked_for() {
    let bytes = pack(&two(NORTH, "Ferries will run all winter. Tourism was a subject."));
    let (packed, found) = both(&bytes);
    let text = packed.document(crate::model::DocumentIx(0)).expect("a document").text();
    let herring = found
        .rows
        .iter()
        .find(|row| {
            row.left
                .first()
                .and_then(|&ix| packed.sentence(ix))
                .is_some_and(|one| one.text().contains("herring"))
        })
        .expect("the sentence on herring");
    let searched = herring.searched.as_ref().expect("a search");
    let terms: Vec<&str> = searched.terms.iter().map(|span| span.of(text)).collect();
    assert_eq!((searched.sentences, searched.taken), (2, 0));
    assert_eq!(terms, ["Fishing", "quotas", "herring", "fall", "12", "per", "cent"]);
}

#[test]
fn what_an_account_has_the_other_side_say_stands_beside_its_own_words() {
    let left = "Wang Yi noted that the harbour stays open. Shoigu said that consultations on the security \
                of grain ships will go on. Shoigu said that the weather was splendid.";
    let right =
        "Sergei Shoigu said that consultations on grain ships and their security will go on.";
    let bytes = pack(&two(left, right));
    let (packed, found) = both(&bytes);
    let own: Vec<usize> = found.put_by_left.iter().map(|put| put.own.len()).collect();
    assert_eq!(own, [1, 0], "{:?}", found.put_by_left);
    assert!(found.put_by_right.is_empty());
    // Of two accounts of one side, none puts words in the other's mouth.
    let same = compare(packed, SegmentIx(0), SegmentIx(0)).expect("a comparison");
    assert!(same.put_by_left.is_empty() && same.put_by_right.is_empty());
}

#[test]
fn topics_have_their_share_of_words_and_their_first_sentence() {
    let bytes = pack(&two("It rained. Wang said that Taiwan is far.", "Shoigu said nothing."));
    let (_, found) = both(&bytes);
    let [taiwan] = found.topics.as_slice() else { panic!("{:?}", found.topics) };
    assert_eq!((taiwan.left.sentences, taiwan.left.words, taiwan.left.permille), (1, 6, 750));
    assert_eq!(taiwan.left.first.map(|(_, number)| number), Some(2));
    assert_eq!((taiwan.right.words, taiwan.right.first), (0, None));
}

#[test]
fn topics_are_numbered_as_each_account_comes_to_them() {
    let bytes = pack(&two(
        "Wang said that security matters. Wang said that Taiwan is far.",
        "Shoigu said that Taiwan was named. Shoigu said that security is indivisible.",
    ));
    let (packed, found) = both(&bytes);
    let order = |id: &str| {
        let topic = packed.topics().find(|topic| topic.id() == id).expect("a topic").ix();
        let one = found.topics.iter().find(|one| one.topic == topic).expect("in both accounts");
        (one.left.order, one.right.order)
    };
    assert_eq!((order("security"), order("taiwan")), ((1, 2), (2, 1)));
}

#[test]
fn hundreds_of_equal_sentences_are_compared_in_good_time() {
    let line = "Ferries and pilots and herring. ";
    let left = line.repeat(600);
    let right = "Pilots and herring and ferries. ".repeat(700);
    assert_eq!(kinds(&left, &left).len(), 600);
    assert!(!kinds(&left, &right).is_empty());
}

/// Few sentences, so that many recur and resemble each other.
fn sentence() -> impl Strategy<Value = &'static str> {
    proptest::sample::select(vec![
        "Ferries run all winter.",
        "All winter the ferries run.",
        "The ferries and the pilots run all winter long.",
        "Wang Yi stressed that herring quotas fall by 12 per cent.",
        "Shoigu said that quotas for herring fall by 12 per cent.",
        "Quotas fall.",
        "Wang Yi met Sergei Shoigu in Moscow.",
        "Shoigu noted consultations on Taiwan and security.",
        "台湾和安全问题。",
        "Both agreed.",
        "!.",
    ])
}

fn text() -> impl Strategy<Value = Vec<&'static str>> {
    proptest::collection::vec(sentence(), 1..14)
}

fn mirrored(row: &Row) -> (Likeness, Vec<u32>, Vec<u32>, u32, BTreeSet<String>) {
    let likeness = match row.likeness {
        Likeness::LeftOnly => Likeness::RightOnly,
        Likeness::RightOnly => Likeness::LeftOnly,
        same => same,
    };
    let flipped =
        super::Row { left: row.right.clone(), right: row.left.clone(), likeness, ..row.clone() };
    let mut plain = plain(&flipped);
    plain.4 = row
        .shared
        .iter()
        .map(|one| format!("{:?}", (one.ground, one.right, one.left, one.weight)))
        .collect();
    plain
}

fn plain(row: &Row) -> (Likeness, Vec<u32>, Vec<u32>, u32, BTreeSet<String>) {
    let numbers = |ids: &[SentenceIx]| ids.iter().map(|ix| ix.0).collect::<Vec<u32>>();
    let shared = row
        .shared
        .iter()
        .map(|one| format!("{:?}", (one.ground, one.left, one.right, one.weight)))
        .collect();
    (row.likeness, numbers(&row.left), numbers(&row.right), row.permille, shared)
}

/// Everything that must hold for a comparison and the one with its sides exchanged.
fn holds(packed: Packed<'_>, left: SegmentIx, right: SegmentIx) -> Result<(), TestCaseError> {
    let there = compare(packed, left, right).expect("a comparison");
    let back = compare(packed, right, left).expect("a comparison");
    let one: BTreeSet<_> = there.rows.iter().map(plain).collect();
    let other: BTreeSet<_> = back.rows.iter().map(mirrored).collect();
    prop_assert_eq!(one, other);
    prop_assert_eq!(there.rows.len(), back.rows.len());
    prop_assert_eq!((there.left, there.right), (back.right, back.left));
    prop_assert_eq!(there.put_by_left.len(), back.put_by_right.len());
    for (put, mirror) in there.put_by_left.iter().zip(&back.put_by_right) {
        prop_assert_eq!((&put.statements, &put.own), (&mirror.statements, &mirror.own));
    }
    // Every sentence stands in one row, and shared rows and what only the left has keep its order.
    for (side, segment) in [(0, left), (1, right)] {
        let segment = packed.segment(segment).expect("a segment");
        let heading = segment.title();
        let own =
            segment.sentences().filter(|one| !heading.is_some_and(|h| h.overlaps(one.span())));
        let own: Vec<SentenceIx> = own.map(|one| one.ix()).collect();
        let of = |row: &Row| if side == 0 { row.left.clone() } else { row.right.clone() };
        let mut placed: Vec<SentenceIx> = there.rows.iter().flat_map(of).collect();
        placed.sort();
        prop_assert_eq!(own, placed);
    }
    let firsts: Vec<SentenceIx> =
        there.rows.iter().filter_map(|row| row.left.first().copied()).collect();
    prop_assert!(firsts.is_sorted());
    Ok(())
}

proptest! {
    #[test]
    fn exchanging_the_sides_mirrors_the_comparison(left in text(), right in text()) {
        let bytes = pack(&two(&left.join(" "), &right.join(" ")));
        let packed = Packed::open(&bytes).expect("a corpus");
        holds(packed, SegmentIx(0), SegmentIx(1))?;
    }

    #[test]
    fn a_text_shows_no_difference_to_itself(text in text()) {
        let text = text.join(" ");
        let bytes = pack(&two(&text, &text));
        let (packed, found) = both(&bytes);
        prop_assert!(found.rows.iter().all(|row| row.likeness == Likeness::Same));
        let own = compare(packed, SegmentIx(0), SegmentIx(0)).expect("a comparison");
        prop_assert!(own.rows.iter().all(|row| row.likeness == Likeness::Same && row.left == row.right));
    }

    #[test]
    fn a_sentence_that_one_side_lacks_is_exactly_what_only_the_other_has(
        text in text(),
        at in any::<prop::sample::Index>(),
        swapped: bool,
    ) {
        let mut corpus = two(&text.join(" "), &text.join(" "));
        // The text of the second document stays, so that only the sentence itself is missing.
        let lacking = SegmentIx(u32::from(!swapped));
        let rows: Vec<usize> = (0..corpus.sentences.len())
            .filter(|&row| corpus.sentences[row].segment == lacking)
            .collect();
        if rows.is_empty() {
            return Ok(());
        }
        let at = rows[at.index(rows.len())];
        let lost = corpus.sentences.remove(at);
        let words = lost.span.of(&corpus.documents[lacking.ix()].text).to_owned();
        let bytes = pack(&corpus);
        let (packed, found) = both(&bytes);
        let only: Vec<&Row> =
            found.rows.iter().filter(|row| row.likeness != Likeness::Same).collect();
        prop_assert_eq!(only.len(), 1);
        let expected = if swapped { Likeness::RightOnly } else { Likeness::LeftOnly };
        prop_assert_eq!(only[0].likeness, expected);
        let sentence = only[0].left.iter().chain(&only[0].right).next().copied().expect("a sentence");
        prop_assert_eq!(packed.sentence(sentence).expect("a sentence").text(), words);
    }

    #[test]
    fn any_two_segments_of_any_corpus_can_be_compared(corpus in corpora()) {
        let bytes = pack(&corpus);
        let packed = Packed::open(&bytes).expect("a corpus");
        let count = packed.segments().len() as u32;
        for left in 0..count.min(4) {
            for right in 0..count.min(4) {
                holds(packed, SegmentIx(left), SegmentIx(right))?;
            }
        }
        prop_assert_eq!(compare(packed, SegmentIx(0), SegmentIx(count)), None);
    }
}
