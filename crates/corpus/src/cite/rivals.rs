//! What could be meant by an anchor: the same words, and whatever stands between the same neighbours.

use super::anchor::Fingerprint;
use super::trace::Trace;

/// More sentences than these in a row are not taken for one that was changed.
pub(super) const MOST_SENTENCES: usize = 8;

/// Sentences that may be meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Rival {
    /// The positions of the first and the last sentence.
    pub(super) lines: (usize, usize),
    /// Whether they are the same words.
    pub(super) is_exact: bool,
    /// How many neighbours are the same: 0 to 2.
    pub(super) neighbours: usize,
}

/// In longer documents copies are not counted: that would cost as much for each sentence as reading all.
const LONG_DOCUMENT: usize = 1000;

/// Which of how many copies some sentences are; 0 of 0 in a long document.
pub(super) fn rank(trace: &Trace, print: &Fingerprint, lines: (usize, usize)) -> (u32, u32) {
    if trace.lines.len() > LONG_DOCUMENT {
        return (0, 0);
    }
    let copies = exact(trace, print);
    let before = copies.iter().take_while(|copy| copy.lines < lines).count();
    (before as u32, copies.len() as u32)
}

/// The places where the same words begin and end with a sentence.
pub(super) fn exact(trace: &Trace, wanted: &Fingerprint) -> Vec<Rival> {
    let mut found = Vec::new();
    let mut last = 0;
    for first in 0..trace.lines.len() {
        last = last.max(first);
        while trace.length((first, last)) < wanted.length && last + 1 < trace.lines.len() {
            last += 1;
        }
        let lines = (first, last);
        if is_same(trace, wanted, lines) {
            let shared = same_neighbours(trace, wanted, lines);
            found.push(Rival { lines, is_exact: true, neighbours: shared });
        }
    }
    found
}

fn is_same(trace: &Trace, wanted: &Fingerprint, lines: (usize, usize)) -> bool {
    trace.length(lines) == wanted.length && trace.hash(lines) == wanted.words
}

pub(super) fn same_neighbours(trace: &Trace, wanted: &Fingerprint, lines: (usize, usize)) -> usize {
    let own = trace.neighbours(lines);
    own.iter().zip(&wanted.neighbours).filter(|(one, other)| one == other).count()
}

/// Other words between two sentences that are as the neighbours were: a few sentences in a row.
pub(super) fn between(trace: &Trace, wanted: &Fingerprint) -> Vec<Rival> {
    let [before, behind] = wanted.neighbours;
    let hash = |at| trace.neighbour(at);
    let mut found = Vec::new();
    for first in 0..trace.lines.len() {
        let begins = hash(first.checked_sub(1)) == before;
        // What followed now follows at once: what stood between is gone.
        let is_gone = hash(Some(first)) == behind && hash(Some(first + 1)) != behind;
        if !begins || is_gone {
            continue;
        }
        let mut last = (first..trace.lines.len()).take(MOST_SENTENCES);
        if let Some(last) = last.find(|last| hash(Some(last + 1)) == behind)
            && !is_same(trace, wanted, (first, last))
        {
            found.push(Rival { lines: (first, last), is_exact: false, neighbours: 2 });
        }
    }
    found
}
