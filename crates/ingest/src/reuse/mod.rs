//! Passages that stand in several places: republished, shortened or reworded.
//!
//! A passage is a paragraph. Words are folded (case, spelling, possessives); names, titles and
//! anniversaries are masked, because they recur without anybody copying. Two passages that share enough
//! unmasked runs of five words are reuse; those that share only masked runs are formulas. What cleaning
//! dropped as a repetition is listed as a duplicate.

mod copies;
mod fold;
mod pairs;
mod rules;

use std::collections::BTreeMap;

use readout_corpus::model::{Kind, ReuseKind, Span};

pub(crate) use copies::link_copies;
pub use rules::RULES;

use crate::draft::{At, Document, Names, Reuse};
use crate::workers::Workers;
use fold::{Titles, Word, masked_words};
use pairs::{Index, RUN, Runs, Shared};

/// Fewer words are no passage.
const FEWEST_WORDS: usize = 12;
/// Shared runs that make reuse.
const FEWEST_RUNS: u32 = 8;
/// The share of the shorter passage's runs, in thousandths, that makes reuse.
const LEAST_PERMILLE: u32 = 200;
/// The share that makes reuse of what stands in many documents.
const MOSTLY_PERMILLE: u32 = 600;
/// Shared runs, names and titles included, that are worth a word of explanation.
const FORMULA_RUNS: u32 = 12;
/// Formulas listed for one passage.
const MOST_FORMULAS: u32 = 3;
/// Dropped lines shorter than this repeat by chance.
const FEWEST_BYTES_OF_LINE: usize = 60;

/// A paragraph under comparison.
struct Passage {
    at: At,
    words: Vec<Word>,
}

/// Finds passages that share words, between segments and within one, sorted by place.
pub(crate) fn reuse(documents: &[Document], names: &Names, workers: Workers) -> Vec<Reuse> {
    let passages = passages(documents, names, workers);
    let mut index = Index::default();
    for passage in &passages {
        index.add(passage.at.document, &passage.words);
    }
    let runs = index.runs.clone();
    let row = |passage: u32| passages.get(passage as usize).map(|p| p.words.as_slice());
    let shared = index.shared(row);

    let mut found = Vec::new();
    let mut formulas: BTreeMap<u32, u32> = BTreeMap::new();
    for shared in shared.chunk_by(|a, b| a.passages == b.passages) {
        let Some(pair) = Pair::new(shared, &runs) else { continue };
        let kind = if pair.is_reuse() {
            pair.kind()
        } else {
            let listed = formulas.entry(pair.passages.1).or_default();
            if pair.runs.0.min(pair.runs.1) < FORMULA_RUNS || *listed >= MOST_FORMULAS {
                continue;
            }
            *listed += 1;
            ReuseKind::Formula
        };
        found.extend(pair.reuse(kind, shared, &passages, documents));
    }
    found.extend(repeated_lines(documents));
    found.sort_by_key(|reuse| (reuse.a, reuse.b));
    found.dedup_by_key(|reuse| (reuse.a, reuse.b));
    found
}

fn passages(documents: &[Document], names: &Names, workers: Workers) -> Vec<Passage> {
    let titles = Titles::new(names);
    let passages = workers.map(documents, |d, document| {
        let mut passages = Vec::new();
        let mut row = Vec::new();
        for (s, segment) in document.segments.iter().enumerate() {
            let mentions = names
                .mentions
                .get(d)
                .and_then(|segments| segments.get(s))
                .map(Vec::as_slice)
                .unwrap_or_default();
            for paragraph in &segment.draft.paragraphs {
                let first = mentions.partition_point(|m| m.span.end <= paragraph.span.start);
                let last = mentions.partition_point(|m| m.span.start < paragraph.span.end);
                let inside = mentions.get(first..last.max(first)).unwrap_or_default();
                let text = &document.source.text;
                masked_words(text, paragraph.span, inside, names, &titles, &mut row);
                if row.len() >= FEWEST_WORDS {
                    let at = At { document: d, segment: s };
                    passages.push(Passage { at, words: row.clone() });
                }
            }
        }
        passages
    });
    passages.into_iter().flatten().collect()
}

/// How much two passages share.
struct Pair {
    passages: (u32, u32),
    /// Distinct runs of each that stand in the other.
    runs: (u32, u32),
    /// The same without those that are only names and titles.
    telling: (u32, u32),
    /// Shared runs that few documents have and that are more than names and titles.
    rare: u32,
    /// All runs of each.
    all: (Runs, Runs),
}

impl Pair {
    fn new(shared: &[Shared], all: &[Runs]) -> Option<Self> {
        let passages = shared.first()?.passages;
        let count = |of: &dyn Fn(&Shared) -> u32, telling: bool| {
            let mut at: Vec<u32> =
                shared.iter().filter(|shared| shared.telling || !telling).map(of).collect();
            at.sort_unstable();
            at.dedup();
            at.len() as u32
        };
        let (first, second) = (&|shared: &Shared| shared.at.0, &|shared: &Shared| shared.at.1);
        Some(Self {
            passages,
            runs: (count(first, false), count(second, false)),
            telling: (count(first, true), count(second, true)),
            rare: shared.iter().filter(|shared| shared.rare && shared.telling).count() as u32,
            all: (all.get(passages.0 as usize).copied()?, all.get(passages.1 as usize).copied()?),
        })
    }

    /// The larger of the two shares of all runs, in thousandths.
    fn permille(&self) -> u32 {
        share(self.runs.0, self.all.0.all).max(share(self.runs.1, self.all.1.all))
    }

    /// Whether enough words are shared that are more than names and titles.
    fn is_reuse(&self) -> bool {
        let most = self.telling.0.max(self.telling.1);
        let permille = share(self.telling.0, self.all.0.telling)
            .max(share(self.telling.1, self.all.1.telling));
        // What many documents carry is reuse where it makes most of a passage, a phrase elsewhere.
        let carried = permille >= MOSTLY_PERMILLE;
        most >= FEWEST_RUNS && permille >= LEAST_PERMILLE && (self.rare >= FEWEST_RUNS || carried)
    }

    fn kind(&self) -> ReuseKind {
        let least = |part: u32, all: u32| u64::from(part) * 1000 >= u64::from(all) * 950;
        if least(self.runs.0, self.all.0.all) && least(self.runs.1, self.all.1.all) {
            ReuseKind::Duplicate
        } else if self.permille() >= 850 {
            ReuseKind::Verbatim
        } else {
            ReuseKind::Edited
        }
    }

    fn reuse(
        &self,
        kind: ReuseKind,
        shared: &[Shared],
        passages: &[Passage],
        documents: &[Document],
    ) -> Option<Reuse> {
        let first = passages.get(self.passages.0 as usize)?;
        let second = passages.get(self.passages.1 as usize)?;
        let hull = |passage: &Passage, at: &dyn Fn(&Shared) -> u32| {
            let from = shared.iter().map(at).min()? as usize;
            let to = shared.iter().map(at).max()? as usize + RUN - 1;
            let (from, to) = (passage.words.get(from)?, passage.words.get(to)?);
            Some((passage.at, Span { start: from.span.start, end: to.span.end }))
        };
        let a = hull(first, &|shared| shared.at.0)?;
        let b = hull(second, &|shared| shared.at.1)?;
        let (a, b) =
            if is_source(documents, b.0) && !is_source(documents, a.0) { (b, a) } else { (a, b) };
        Some(Reuse { a, b, kind, containment_permille: self.permille() })
    }
}

/// A part of a whole, in thousandths.
fn share(part: u32, all: u32) -> u32 {
    (part * 1000).checked_div(all).unwrap_or(0).min(1000)
}

/// An item with a date line of its own is where a passage comes from; an introduction copies.
fn is_source(documents: &[Document], at: At) -> bool {
    documents.get(at.document).and_then(|document| document.segments.get(at.segment)).is_some_and(
        |segment| segment.draft.date_line.is_some() && segment.draft.kind != Kind::Introduction,
    )
}

/// Lines that cleaning dropped because they stood in the document before.
fn repeated_lines(documents: &[Document]) -> Vec<Reuse> {
    let mut found = Vec::new();
    for (d, document) in documents.iter().enumerate() {
        let text = &document.source.text;
        let at = At { document: d, segment: 0 };
        if document.segments.is_empty() {
            continue;
        }
        let mut seen: BTreeMap<&str, Span> = BTreeMap::new();
        for line in &document.cleaned.lines {
            let words = line.span.of(text).trim();
            if words.len() < FEWEST_BYTES_OF_LINE {
                continue;
            }
            match seen.get(words) {
                Some(&before) if line.dropped.is_some() => found.push(Reuse {
                    a: (at, before),
                    b: (at, line.span),
                    kind: ReuseKind::Duplicate,
                    containment_permille: 1000,
                }),
                _ => {}
            }
            seen.insert(words, line.span);
        }
    }
    found
}
