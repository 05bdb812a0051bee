//! Laws of a corpus in pieces.

use proptest::prelude::*;

use super::cut::{Cut, Sizes, cut_to};
use super::{Shards, cut as cut_as_usual};
use crate::fixture::corpus;
use crate::fixture::random::{corpora, queries};
use crate::format::{Packed, pack, pack_with_positions, touch_everything};
use crate::query::{self, Query};

/// So small that every few documents, words and names are blocks of their own.
const TINY: Sizes = Sizes {
    postings: 24,
    positions: 24,
    terms: 40,
    lists: 8,
    others: 24,
    text_blocks: 1000,
    least_text: 1,
    findings: 2,
    heads: 1,
    head_blocks: 1000,
    names: 3,
    entities: 2,
    meetings: 2,
    sample: 1,
    rows: 3,
};

fn cut(packed: Packed<'_>) -> Cut {
    cut_to(packed, TINY)
}

fn bytes_of<'c>(cut: &'c Cut, name: &str) -> &'c [u8] {
    let found = cut.blocks.iter().find(|(one, _)| one == name);
    found.map(|(_, bytes)| bytes.as_slice()).expect("a block")
}

/// Everything that a query tells, as one value that can be compared.
fn told(packed: Packed<'_>, query: &Query) -> String {
    let found = query::run(packed, query);
    let mut told = format!("{found:?}");
    for hit in &found.documents {
        let document = packed.document(hit.document).map(|one| (one.id(), one.title(), one.text()));
        let snippets = query::snippets(packed, found.segments_of(hit), query, 3);
        told.push_str(&format!("{document:?} {snippets:?}"));
    }
    told
}

/// Asks until nothing is missed, and gives the number of rounds. Of what is missed in a round, those blocks
/// come that `comes` says.
fn settle(
    shards: &mut Shards,
    cut: &Cut,
    query: &Query,
    mut comes: impl FnMut(u32) -> bool,
) -> (String, usize) {
    for round in 0..=cut.blocks.len() {
        let told = told(shards.packed(), query);
        let missed = shards.missed();
        if missed.is_empty() {
            return (told, round);
        }
        let mut some = false;
        for (at, block) in missed.iter().enumerate() {
            // The last one comes if no other has, so that this ends.
            if comes(block.number) || (at + 1 == missed.len() && !some) {
                some = true;
                shards.put(block.number, bytes_of(cut, &block.name).to_vec()).expect("a block");
            }
        }
    }
    panic!("each round brings a block, so that there are no more rounds than blocks")
}

fn all_of(cut: &Cut) -> Shards {
    let shards = Shards::open(&cut.head).expect("a head");
    for block in shards.blocks().filter(|block| block.length > 0).collect::<Vec<_>>() {
        shards.put(block.number, bytes_of(cut, &block.name).to_vec()).expect("a block");
    }
    shards
}

#[test]
fn all_pieces_together_are_the_corpus() {
    for bytes in [pack(&corpus()), pack_with_positions(&corpus()), pack(&Default::default())] {
        let whole = Packed::open(&bytes).expect("a corpus");
        let cut = cut(whole);
        let shards = all_of(&cut);
        assert_eq!(shards.packed().to_model(), whole.to_model());
        assert_eq!(shards.packed().content_hash(), whole.content_hash());
        assert_eq!(touch_everything(&shards.packed()), touch_everything(&whole));
        assert!(shards.missed().is_empty());
        let pieces = cut.blocks.iter().map(|(_, bytes)| bytes.len()).sum::<usize>();
        assert!(shards.held() <= bytes.len() && pieces < bytes.len());
        // The usual sizes make other pieces of the same.
        let shards = all_of(&cut_as_usual(whole));
        assert_eq!(shards.packed().to_model(), whole.to_model());
    }
}

#[test]
fn what_belongs_to_a_row_is_not_looked_for_before_it_is_known_where_that_stands() {
    let bytes = pack_with_positions(&corpus());
    let whole = Packed::open(&bytes).expect("a corpus");
    let cut = cut(whole);
    for segment in whole.segments().map(|one| one.ix()) {
        let shards = Shards::open(&cut.head).expect("a head");
        let read = |packed: Packed<'_>| {
            let segment = packed.segment(segment).expect("a segment");
            let mentions = segment.mentions().map(|one| one.span().end as usize);
            let statements = segment.statements().map(|one| one.span().end as usize);
            mentions.sum::<usize>() + statements.sum::<usize>()
        };
        assert_eq!(read(shards.packed()), 0);
        let missed = shards.missed();
        assert!(missed.len() <= 2, "{segment:?}: {missed:?}");
    }
}

#[test]
fn a_list_of_results_takes_few_rounds() {
    let bytes = pack_with_positions(&corpus());
    let cut = cut_as_usual(Packed::open(&bytes).expect("a corpus"));
    for text in ["taiwan", "strategic consultation", "consult*"] {
        let mut shards = Shards::open(&cut.head).expect("a head");
        let (_, rounds) = settle(&mut shards, &cut, &Query::text(text), |_| true);
        assert!(rounds <= 5, "{text}: {rounds}");
    }
}

#[test]
fn other_bytes_than_a_block_are_refused_in_words() {
    let bytes = pack_with_positions(&corpus());
    let cut = cut(Packed::open(&bytes).expect("a corpus"));
    let shards = Shards::open(&cut.head).expect("a head");
    let block = shards.blocks().find(|block| block.length > 8).expect("a block");
    let right = bytes_of(&cut, &block.name);
    let mut flipped = right.to_vec();
    flipped[3] ^= 1;
    let page = b"<!doctype html><title>Not found</title>".to_vec();
    for wrong in [flipped, right[1..].to_vec(), page, Vec::new()] {
        let error = shards.put(block.number, wrong).expect_err("other bytes");
        let message = error.to_string();
        assert!(
            error.is_block() && message.starts_with("expected ") && message.ends_with(&block.name),
            "{message}"
        );
        assert!(!shards.has(block.number));
    }
    let error = shards.put(u32::MAX, Vec::new()).expect_err("no block");
    assert!(error.to_string().contains("expected a block of this corpus"), "{error}");
    shards.put(block.number, right.to_vec()).expect("the block itself, at a second try");
}

#[test]
fn the_head_of_another_version_is_refused_by_name() {
    let bytes = pack(&corpus());
    let mut head = cut(Packed::open(&bytes).expect("a corpus")).head;
    head[8] += 1;
    assert!(Shards::open(&head).expect_err("another version").is_wrong_version());
    assert!(Shards::open(&bytes).expect_err("a whole corpus").is_corrupt());
    assert!(Packed::open(&head).expect_err("a head").is_corrupt());
}

#[test]
fn no_block_of_another_build_is_taken() {
    let mut other = corpus();
    other.documents[0].text.push_str(" More.");
    let (bytes, other) = (pack(&corpus()), pack(&other));
    let (one, other) = (Packed::open(&bytes), Packed::open(&other));
    let (one, other) = (cut(one.expect("a corpus")), cut(other.expect("a corpus")));
    let shards = Shards::open(&one.head).expect("a head");
    let theirs = Shards::open(&other.head).expect("a head");
    for (mine, other_block) in shards.blocks().zip(theirs.blocks()).collect::<Vec<_>>() {
        if mine.length > 0 && other_block.length > 0 {
            let put = shards.put(mine.number, bytes_of(&other, &other_block.name).to_vec());
            // A block that did not change has its name in both builds.
            assert_eq!(put.is_ok(), mine.name == other_block.name);
        }
    }
}

proptest! {
    #[test]
    fn a_sharded_corpus_answers_as_the_whole_does(
        corpus in corpora(),
        queries in proptest::collection::vec(queries(), 1..4),
        with_positions in any::<bool>(),
        arrivals in proptest::collection::vec(any::<bool>(), 64),
    ) {
        let bytes = if with_positions { pack_with_positions(&corpus) } else { pack(&corpus) };
        let whole = Packed::open(&bytes).expect("a corpus");
        let cut = cut(whole);
        let mut warm = Shards::open(&cut.head).expect("a head");
        let mut arrivals = arrivals.into_iter().cycle();
        for query in &queries {
            let expected = told(whole, query);
            let (told, _) = settle(&mut warm, &cut, query, |_| arrivals.next().unwrap_or(true));
            prop_assert_eq!(&told, &expected, "in a warm session");
            let mut fresh = Shards::open(&cut.head).expect("a head");
            let (told, _) = settle(&mut fresh, &cut, query, |_| true);
            prop_assert_eq!(&told, &expected, "in a fresh session");
        }
    }

    #[test]
    fn whatever_has_come_is_read_without_a_panic(
        corpus in corpora(),
        query in queries(),
        come in proptest::collection::vec(any::<bool>(), 64),
    ) {
        let bytes = pack_with_positions(&corpus);
        let cut = cut(Packed::open(&bytes).expect("a corpus"));
        let shards = Shards::open(&cut.head).expect("a head");
        let blocks: Vec<_> = shards.blocks().filter(|block| block.length > 0).collect();
        for (block, _) in blocks.iter().zip(come.iter().cycle()).filter(|(_, come)| **come) {
            shards.put(block.number, bytes_of(&cut, &block.name).to_vec()).expect("a block");
        }
        touch_everything(&shards.packed());
        told(shards.packed(), &query);
    }

    #[test]
    fn any_head_is_refused_or_read_without_a_panic(
        damage in proptest::collection::vec((any::<proptest::sample::Index>(), any::<u8>()), 1..12),
        cut_at in any::<proptest::sample::Index>(),
        shorten in any::<bool>(),
    ) {
        let bytes = pack_with_positions(&corpus());
        let mut head = cut(Packed::open(&bytes).expect("a corpus")).head;
        for (at, byte) in damage {
            let at = at.index(head.len());
            head[at] = byte;
        }
        if shorten {
            head.truncate(cut_at.index(head.len()));
        }
        prop_assert!(Shards::open(&head).is_err() || !shorten);
        if let Ok(shards) = Shards::open_unverified(&head) {
            touch_everything(&shards.packed());
            told(shards.packed(), &Query::text("wang yi \"law of the\" consult*"));
        }
    }
}
