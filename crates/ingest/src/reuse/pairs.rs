//! Which passages share runs of five words, found through an index so that the work grows with the text.

use super::fold::{Word, hash};

/// Words in a run.
pub(super) const RUN: usize = 5;
/// A run with more words than this of names and titles counts as one of them.
const MOST_MASKED: usize = 1;
/// Runs that stand in more passages than this are phrases of the trade; only neighbours are compared.
const MOST_PLACES: usize = 8;
/// A run that stands in more documents than this is a set phrase, not evidence of copying.
const MOST_DOCUMENTS: usize = 3;

/// A run of words in a passage.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Print {
    hash: u64,
    passage: u32,
    at: u32,
}

/// A run that two passages share.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Shared {
    /// Positions of the passages, the smaller first.
    pub(super) passages: (u32, u32),
    /// The run's first word in each.
    pub(super) at: (u32, u32),
    /// It stands in few documents.
    pub(super) rare: bool,
    /// It is more than names and titles, in both.
    pub(super) telling: bool,
}

/// How many runs a passage has.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Runs {
    pub(super) all: u32,
    /// Those that are more than names and titles.
    pub(super) telling: u32,
}

/// The runs of all passages.
#[derive(Debug, Default)]
pub(super) struct Index {
    prints: Vec<Print>,
    pub(super) runs: Vec<Runs>,
    /// The document of each passage.
    documents: Vec<u32>,
}

impl Index {
    /// Adds a passage; its position is the number of passages before it.
    pub(super) fn add(&mut self, document: usize, row: &[Word]) {
        let passage = self.runs.len() as u32;
        let mut runs = Runs::default();
        for (at, run) in (0..).zip(row.windows(RUN)) {
            let hash = hash(run.iter().map(|word| word.hash));
            self.prints.push(Print { hash, passage, at });
            runs.all += 1;
            runs.telling += u32::from(is_telling(run));
        }
        self.documents.push(document as u32);
        self.runs.push(runs);
    }

    /// All runs that two passages share, sorted by passages; `rows` are the words of each passage.
    pub(super) fn shared<'r>(mut self, rows: impl Fn(u32) -> Option<&'r [Word]>) -> Vec<Shared> {
        self.prints.sort_unstable();
        let telling = |print: &Print| {
            let at = print.at as usize;
            rows(print.passage).and_then(|row| row.get(at..at + RUN)).is_some_and(is_telling)
        };
        let mut found = Vec::new();
        for same in self.prints.chunk_by(|a, b| a.hash == b.hash) {
            if same.len() < 2 {
                continue;
            }
            // Passages were added document by document, so equal runs of one document are neighbours.
            let document = |print: &Print| self.documents.get(print.passage as usize).copied();
            let documents = same.chunk_by(|a, b| document(a) == document(b)).count();
            let rare = documents <= MOST_DOCUMENTS;
            let reach = if same.len() > MOST_PLACES { 1 } else { same.len() };
            for (i, a) in same.iter().enumerate() {
                for b in same.iter().skip(i + 1).take(reach) {
                    if a.passage != b.passage {
                        found.push(Shared {
                            passages: (a.passage, b.passage),
                            at: (a.at, b.at),
                            rare,
                            telling: telling(a) && telling(b),
                        });
                    }
                }
            }
        }
        found.sort_unstable();
        found
    }
}

fn is_telling(run: &[Word]) -> bool {
    run.iter().filter(|word| word.masked).count() <= MOST_MASKED
}
