//! Statements that were republished: each copy points to the statement that it repeats.

use std::collections::BTreeSet;

use readout_corpus::model::{Corpus, Passage, ReuseKind, Statement, StatementIx};

use super::fold::words;

/// The share of the shorter statement's words, in thousandths, that makes it the same statement.
const LEAST_PERMILLE: usize = 600;

/// A statement whose passage was reused from another place repeats the statement there, if the
/// speakers are the same and the words nearly are.
pub(crate) fn link_copies(corpus: &mut Corpus) {
    let mut links: Vec<(usize, usize)> = Vec::new();
    for reuse in corpus.reuse.iter().filter(|reuse| reuse.kind != ReuseKind::Formula) {
        let sources = in_passage(corpus, reuse.a);
        if sources.is_empty() {
            continue;
        }
        let sources: Vec<(usize, BTreeSet<u64>)> =
            sources.map(|i| (i, word_set(corpus, i))).collect();
        for copy in in_passage(corpus, reuse.b) {
            let Some(statement) = corpus.statements.get(copy) else { continue };
            let own = word_set(corpus, copy);
            let best = sources
                .iter()
                .filter(|(i, _)| *i != copy && same_voice(corpus.statements.get(*i), statement))
                .map(|(i, theirs)| (shared_permille(&own, theirs), *i))
                .filter(|(share, _)| *share >= LEAST_PERMILLE)
                .max_by_key(|&(share, i)| (share, usize::MAX - i));
            if let Some((_, source)) = best {
                links.push((copy, source));
            }
        }
    }
    for (copy, source) in links {
        let root = root(corpus, source);
        if root == copy {
            continue;
        }
        if let Some(statement) = corpus.statements.get_mut(copy)
            && statement.copy_of.is_none()
        {
            statement.copy_of = Some(StatementIx(root as u32));
        }
    }
}

/// Positions of the statements that begin in a passage; statements are sorted by segment and place.
fn in_passage(corpus: &Corpus, passage: Passage) -> std::ops::Range<usize> {
    let key = |statement: &Statement| (statement.segment, statement.span.end);
    let from = (passage.segment, passage.span.start);
    let start = corpus.statements.partition_point(|statement| key(statement) <= from);
    let until = (passage.segment, passage.span.end);
    let end = corpus.statements.partition_point(|s| (s.segment, s.span.start) < until).max(start);
    start..end
}

fn same_voice(a: Option<&Statement>, b: &Statement) -> bool {
    a.is_some_and(|a| a.speakers == b.speakers)
}

fn word_set(corpus: &Corpus, statement: usize) -> BTreeSet<u64> {
    let mut row = Vec::new();
    let found = corpus.statements.get(statement).and_then(|statement| {
        let segment = corpus.segments.get(statement.segment.ix())?;
        let document = corpus.documents.get(segment.document.ix())?;
        words(&document.text, statement.span, &mut row);
        Some(())
    });
    found.map(|()| row.iter().map(|word| word.hash).collect()).unwrap_or_default()
}

fn shared_permille(a: &BTreeSet<u64>, b: &BTreeSet<u64>) -> usize {
    let shared = a.intersection(b).count();
    (shared * 1000).checked_div(a.len().max(b.len())).unwrap_or(0)
}

/// The first statement of a chain of copies.
fn root(corpus: &Corpus, from: usize) -> usize {
    let mut at = from;
    // A chain is never longer than the list; the bound keeps a ring from turning for ever.
    for _ in 0..corpus.statements.len() {
        match corpus.statements.get(at).and_then(|statement| statement.copy_of) {
            Some(next) if next.ix() != from => at = next.ix(),
            _ => break,
        }
    }
    at
}
