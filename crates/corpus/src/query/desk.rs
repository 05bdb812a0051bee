//! Where questions are answered, one after the other: what is open, what it waits for, what it is overtaken by.
//!
//! It fetches nothing. What it misses it says, and whoever asks puts it on the desk.

use std::collections::{BTreeMap, BTreeSet};

use super::result::ResultSet;
use super::{Query, run_naming};
use crate::error::Error;
use crate::format::Packed;
use crate::format::shards::Shards;

/// So many values of each facet are listed. Names are fetched, and most are names of one document.
const NAMED: usize = 16;

/// A corpus in pieces and the questions about it.
#[derive(Debug)]
pub struct Desk {
    shards: Shards,
    open: BTreeMap<u32, Open>,
}

/// A question that has no answer yet.
#[derive(Debug)]
struct Open {
    number: u32,
    query: Query,
    all: bool,
    /// The blocks that it stands still for.
    awaits: BTreeSet<u32>,
}

/// An answer, for whom and to which question.
#[derive(Debug, PartialEq)]
pub struct Answered<'a> {
    /// Who asked.
    pub asker: u32,
    /// The number of the question.
    pub number: u32,
    /// What is found.
    pub found: ResultSet<'a>,
}

/// What the filters find, with the first values of each facet; statements and meetings, which read far more, where
/// they are asked for.
pub fn find<'a>(corpus: Packed<'a>, query: &Query, all: bool) -> ResultSet<'a> {
    run_naming(corpus, query, NAMED, all)
}

impl Desk {
    /// Opens the head of a corpus.
    ///
    /// # Errors
    ///
    /// Where the bytes are none.
    pub fn open(head: &[u8]) -> Result<Self, Error> {
        Ok(Self { shards: Shards::open(head)?, open: BTreeMap::new() })
    }

    /// Takes a question, in place of the last one of whoever asks.
    pub fn ask(&mut self, asker: u32, number: u32, query: Query, all: bool) {
        self.open.insert(asker, Open { number, query, all, awaits: BTreeSet::new() });
    }

    /// Forgets whoever asked.
    pub fn forget(&mut self, asker: u32) {
        self.open.remove(&asker);
    }

    /// Takes a block in.
    ///
    /// # Errors
    ///
    /// Where the bytes are not that block.
    pub fn put(&mut self, number: u32, bytes: Vec<u8>) -> Result<(), Error> {
        self.shards.put(number, bytes)?;
        for open in self.open.values_mut() {
            open.awaits.remove(&number);
        }
        Ok(())
    }

    /// Whether a question can be gone on with.
    pub fn has_work(&self) -> bool {
        self.open.values().any(|open| open.awaits.is_empty())
    }

    /// Goes on with one question that stands still for nothing: its answer, or else it waits for what it missed.
    pub fn work(&mut self) -> Option<Answered<'_>> {
        let (&asker, _) = self.open.iter().find(|(_, open)| open.awaits.is_empty())?;
        let mut open = self.open.remove(&asker)?;
        let found = find(self.shards.packed(), &open.query, open.all);
        let missed = self.shards.missed();
        if missed.is_empty() {
            return Some(Answered { asker, number: open.number, found });
        }
        open.awaits = missed.iter().map(|block| block.number).collect();
        drop(found);
        self.open.insert(asker, open);
        None
    }

    /// The blocks that open questions stand still for.
    pub fn awaited(&self) -> BTreeSet<u32> {
        self.open.values().flat_map(|open| open.awaits.iter().copied()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::corpus;
    use crate::format::pack_with_positions;
    use crate::format::shards::{Cut, cut};

    fn cut_corpus() -> (Vec<u8>, Cut) {
        let bytes = pack_with_positions(&corpus());
        let pieces = cut(Packed::open(&bytes).expect("a corpus"));
        (bytes, pieces)
    }

    /// Brings what is waited for.
    fn bring(desk: &mut Desk, pieces: &Cut) {
        for number in desk.awaited() {
            let name = desk.shards.block(number).expect("a block").name;
            let (_, bytes) = pieces.blocks.iter().find(|(one, _)| *one == name).expect("its bytes");
            desk.put(number, bytes.clone()).expect("the block itself");
        }
    }

    #[test]
    fn an_answer_is_that_of_the_whole_corpus_however_its_pieces_come() {
        let (bytes, pieces) = cut_corpus();
        let whole = Packed::open(&bytes).expect("a corpus");
        let mut desk = Desk::open(&pieces.head).expect("a head");
        for (number, text) in (1..).zip(["taiwan", "", "\"strategic consultation\"", "consult*"]) {
            desk.ask(7, number, Query::text(text), true);
            let mut rounds = 0;
            let found = loop {
                if let Some(answer) = desk.work() {
                    assert_eq!((answer.asker, answer.number), (7, number));
                    break format!("{:?}", answer.found);
                }
                rounds += 1;
                assert!(rounds < 50 && !desk.has_work() && !desk.awaited().is_empty());
                bring(&mut desk, &pieces);
            };
            assert_eq!(found, format!("{:?}", find(whole, &Query::text(text), true)));
            assert!(!desk.has_work() && desk.awaited().is_empty());
        }
    }

    #[test]
    fn a_newer_question_takes_the_place_of_an_older_one_of_the_same_asker() {
        let (_, pieces) = cut_corpus();
        let mut desk = Desk::open(&pieces.head).expect("a head");
        desk.ask(1, 1, Query::text("taiwan"), true);
        assert_eq!(desk.work(), None);
        assert!(!desk.awaited().is_empty());
        desk.ask(1, 2, Query::text("japan"), true);
        desk.ask(2, 3, Query::text("harbour"), true);
        let mut answers = Vec::new();
        for _ in 0..50 {
            while desk.has_work() {
                answers.extend(desk.work().map(|one| (one.asker, one.number)));
            }
            bring(&mut desk, &pieces);
        }
        answers.sort_unstable();
        assert_eq!(answers, [(1, 2), (2, 3)]);
    }

    #[test]
    fn who_has_gone_is_not_answered_and_waits_for_nothing() {
        let (_, pieces) = cut_corpus();
        let mut desk = Desk::open(&pieces.head).expect("a head");
        desk.ask(1, 1, Query::text("taiwan"), true);
        desk.work();
        desk.forget(1);
        assert!(!desk.has_work() && desk.awaited().is_empty());
    }
}
