//! From an anchor back to the words, or to what became of them.

use std::cmp::Reverse;

use super::anchor::{Anchor, Fingerprint, sketch};
use super::rivals::{MOST_SENTENCES, Rival, between, exact, same_neighbours};
use super::sketch::Sketch;
use super::trace::Trace;
use crate::format::{Document, Packed};
use crate::model::{DocumentIx, Span};

/// Sentences of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The document.
    pub document: DocumentIx,
    /// From the first byte of the first sentence to the last of the last one.
    pub span: Span,
}

/// What became of the words that an anchor cites.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Resolved {
    /// They stand there, beside a neighbour that they had or at the same place.
    Found(Place),
    /// The same words stand in other surroundings, or in another document than the one cited.
    Moved(Place),
    /// The words are no longer the same; these are nearest.
    Changed {
        /// The nearest sentences.
        nearest: Place,
        /// About which part of the words is the same, in thousandths. 1000 where only punctuation, case or
        /// accents differ; an estimate, since an anchor does not hold the words.
        similarity: u32,
    },
    /// Neither the words nor anything like them is left.
    Gone,
}

impl Resolved {
    /// Where the words or the nearest ones are.
    pub fn place(self) -> Option<Place> {
        match self {
            Self::Found(place) | Self::Moved(place) | Self::Changed { nearest: place, .. } => {
                Some(place)
            }
            Self::Gone => None,
        }
    }
}

/// Sentences that share less than this are not taken for one that was changed …
const ALIKE: u32 = 500;
/// … unless a neighbour is the same, which counts as much as this and asks for this much.
const BESIDE_NEIGHBOUR: u32 = 250;

/// Finds what an anchor cites; reads its document once, and all documents only where that is gone.
pub fn resolve(packed: Packed<'_>, anchor: &Anchor) -> Resolved {
    let print = &anchor.print;
    let Some(document) = packed.document_by_id(&anchor.document) else {
        let moved = packed.documents().find_map(|document| {
            let trace = Trace::of(document);
            let found = exact(&trace, print);
            found.first().map(|rival| place(document, &trace, rival.lines))
        });
        return moved.map_or(Resolved::Gone, Resolved::Moved);
    };
    let trace = Trace::of(document);
    match choose(document, &trace, print) {
        Some(rival) => describe(document, &trace, print, rival),
        None => nearest(document, &trace, print),
    }
}

fn place(document: Document<'_>, trace: &Trace, lines: (usize, usize)) -> Place {
    Place { document: document.ix(), span: trace.span(lines) }
}

fn choose(document: Document<'_>, trace: &Trace, print: &Fingerprint) -> Option<Rival> {
    let copies = exact(trace, print);
    let count = copies.len() as u32;
    // As many as there were: none came or went, and they are still in their order.
    if count == print.of
        && let Some(same) = copies.get(print.which as usize)
    {
        return Some(*same);
    }
    let start = |rival: &Rival| trace.span(rival.lines).start;
    let nearness = |rival: &Rival| (rival.neighbours, Reverse(start(rival).abs_diff(print.start)));
    let copy = copies.iter().copied().max_by_key(nearness);
    // Where a copy stands within, words were put before or behind it.
    let holds_copy = |other: &Rival| {
        let at = copies.partition_point(|copy| copy.lines.0 < other.lines.0);
        copies.get(at).is_some_and(|copy| copy.lines.1 <= other.lines.1)
    };
    let others = between(trace, print).into_iter().filter(|other| !holds_copy(other));
    let other = others.max_by_key(nearness);
    // A copy is missing. What stands between the old neighbours is what became of it if nothing else
    // changed, or if no copy stands beside a neighbour and it is like the words cited.
    let is_changed = |copy: &Rival, other: &Rival| {
        let is_alike = || sketch(document, trace, other.lines).similarity(print.sketch) >= ALIKE;
        let is_all_else_same = trace.rest(other.lines) == print.rest;
        is_all_else_same || copy.neighbours == 0 && is_alike()
    };
    match (copy, other) {
        (Some(copy), Some(other)) if count < print.of && is_changed(&copy, &other) => Some(other),
        (Some(copy), _) => Some(copy),
        (None, other) => other,
    }
}

fn describe(document: Document<'_>, trace: &Trace, print: &Fingerprint, rival: Rival) -> Resolved {
    let found = place(document, trace, rival.lines);
    if !rival.is_exact {
        let similarity = sketch(document, trace, rival.lines).similarity(print.sketch);
        return Resolved::Changed { nearest: found, similarity };
    }
    if rival.neighbours > 0 || found.span.start == print.start {
        Resolved::Found(found)
    } else {
        Resolved::Moved(found)
    }
}

/// The sentences most like those cited, neighbours counted in.
fn nearest(document: Document<'_>, trace: &Trace, print: &Fingerprint) -> Resolved {
    let sketches: Vec<Sketch> =
        trace.lines.iter().map(|line| Sketch::of(document.slice(line.span))).collect();
    let mut best: Option<(u32, u32, (usize, usize))> = None;
    for (first, one) in sketches.iter().enumerate() {
        let mut all = *one;
        let mut last = first;
        // A run as long as what was cited, not much more.
        while let Some(next) = sketches.get(last + 1)
            && last + 1 - first < MOST_SENTENCES
            && trace.length((first, last + 1)) <= print.length.saturating_add(print.length / 4)
        {
            all = all.with(*next);
            last += 1;
        }
        let runs = [((first, first), *one), ((first, last), all)];
        for (lines, words) in runs.into_iter().take(1 + usize::from(last > first)) {
            let similarity = words.similarity(print.sketch);
            let neighbours = same_neighbours(trace, print, lines) as u32;
            let least = if neighbours > 0 { BESIDE_NEIGHBOUR } else { ALIKE };
            let score = similarity + BESIDE_NEIGHBOUR * neighbours;
            if similarity >= least && best.is_none_or(|(other, ..)| score > other) {
                best = Some((score, similarity, lines));
            }
        }
    }
    best.map_or(Resolved::Gone, |(_, similarity, lines)| Resolved::Changed {
        nearest: place(document, trace, lines),
        similarity,
    })
}
