//! Which statements and meetings of the matching segments themselves say what a text asks for.

use super::bits::Bits;
use super::fields::Meaning;
use super::parse::Word;
use super::phrase::each_phrase;
use super::plan::{Alternative, Planned};
use super::score::Scorer;
use crate::format::{Meeting, Packed, Row, Statement, StatementColumns, StatementLinkColumns};
use crate::index::kept;
use crate::model::{SegmentIx, Span};
use crate::order::last;
use readout_kernels::Within;

/// Statements by segment, for passes over many of them.
pub(crate) struct Statements<'a> {
    packed: Packed<'a>,
    /// The first statement of each segment, and behind the last one their number.
    first: Vec<u32>,
}

impl<'a> Statements<'a> {
    pub(crate) fn of(packed: Packed<'a>) -> Self {
        let segment = StatementColumns::of(packed).segment;
        let rows: Vec<u32> = (0..segment.len()).collect();
        let mut first = Vec::with_capacity(packed.segment_count() as usize + 1);
        for (row, segment) in (0..).zip(segment.gather(&rows)) {
            // In damaged bytes the order may be another one, which only makes rows be missed.
            let upto = segment.min(packed.segment_count()) as usize;
            while first.len() <= upto {
                first.push(row);
            }
        }
        first.resize(packed.segment_count() as usize + 1, segment.len());
        Self { packed, first }
    }

    fn rows(&self, segment: u32) -> std::ops::Range<u32> {
        let first = |at: usize| self.first.get(at).copied().unwrap_or(0);
        first(segment as usize)..first(segment as usize + 1)
    }

    /// The statements of some segments.
    pub(crate) fn within(&self, segments: &Bits) -> Bits {
        let mut rows = Bits::none(self.packed.statements().len() as u32);
        for segment in segments.iter() {
            self.rows(segment).for_each(|row| rows.set(row));
        }
        rows
    }

    /// Leaves the statements of some segments that themselves satisfy what a text asks for. What it excludes
    /// is in none of the segments, and so in none of the statements.
    pub(crate) fn narrow(
        &self,
        scorer: &Scorer<'a>,
        clauses: &[Planned],
        segments: &Bits,
        kept: &mut Bits,
    ) {
        let spans = if scorer.has_positions() { self.spans(kept) } else { Vec::new() };
        let mut seen: Vec<(&[Word], Bits)> = Vec::new();
        for clause in clauses.iter().filter(|clause| !clause.negated) {
            let mut any = Bits::none(self.packed.statements().len() as u32);
            for alternative in &clause.alternatives {
                match alternative {
                    Alternative::Words { phrases, entities, .. } => {
                        let mut all = Bits::all(self.packed.statements().len() as u32);
                        for phrase in phrases {
                            // The same words in another part of the query are in the same statements.
                            let known = seen.iter().find(|one| one.0 == phrase.as_slice());
                            if let Some((_, with)) = known {
                                all.and(with);
                                continue;
                            }
                            let with = self.with_phrase(scorer, phrase, segments, &spans);
                            all.and(&with);
                            seen.push((phrase, with));
                        }
                        any.or(&all);
                        for &entity in entities {
                            // Only a segment that names it has statements that do.
                            let own = self.packed.entity_links(entity.0).segments();
                            for segment in own.filter(|segment| segments.has(segment.0)) {
                                for row in self.rows(segment.0).filter(|&row| kept.has(row)) {
                                    let named = Statement::at(self.packed, row).entities();
                                    if { named }.any(|one| one == entity) {
                                        any.set(row);
                                    }
                                }
                            }
                        }
                    }
                    Alternative::Field { name, value } => {
                        let meaning = Meaning::of(self.packed, name, value);
                        meaning.add_statements(self.packed, kept, &mut any);
                    }
                }
            }
            kept.and(&any);
        }
    }

    /// From which word of its segment to which some statements reach, for each by its row.
    fn spans(&self, of: &Bits) -> Vec<(u32, u32)> {
        let (links, rows) = (StatementLinkColumns::of(self.packed), of.rows());
        let mut spans = vec![(0, 0); self.packed.statements().len()];
        let (firsts, counts) = (links.first_word.gather(&rows), links.words.gather(&rows));
        for ((row, first), count) in rows.into_iter().zip(firsts).zip(counts) {
            if let Some(span) = spans.get_mut(row as usize) {
                *span = (first, first.saturating_add(count));
            }
        }
        spans
    }

    /// The statements of some segments in whose sentences words stand next to each other.
    fn with_phrase(
        &self,
        scorer: &Scorer<'a>,
        words: &[Word],
        segments: &Bits,
        spans: &[(u32, u32)],
    ) -> Bits {
        let mut found = Bits::none(self.packed.statements().len() as u32);
        if !scorer.has_positions() {
            for segment in segments.iter().filter(|&segment| !self.rows(segment).is_empty()) {
                self.read(segment, words, &mut found);
            }
            return found;
        }
        let (single, phrase);
        let mut places: &[u128] = match words {
            [word] => {
                single = scorer.places(word, Within::Segments(segments.words()));
                &single
            }
            words => {
                phrase = scorer.starts(words);
                &phrase
            }
        };
        let length = words.len() as u32;
        while let Some(&first) = places.first() {
            // The forms of a word come one after another, each in the order of the corpus.
            let segment = last(first >> 32);
            let rises = |pair: &&[u128]| matches!(pair, [one, next] if one < next && last(next >> 32) == segment);
            let count = 1 + places.windows(2).take_while(rises).count();
            let (own, rest) = places.split_at(count);
            places = rest;
            if !segments.has(segment) {
                continue;
            }
            for row in self.rows(segment) {
                // Of many words of one beginning, one is enough.
                if found.has(row) {
                    continue;
                }
                let Some(&(first, end)) = spans.get(row as usize) else { continue };
                let at = own.partition_point(|&place| last(place) < first);
                if own.get(at).is_some_and(|&place| last(place).saturating_add(length) <= end) {
                    found.set(row);
                }
            }
        }
        found
    }

    /// The same from the text of one segment, for a corpus without stored positions.
    fn read(&self, segment: u32, words: &[Word], found: &mut Bits) {
        let Some(whole) = self.packed.segment(SegmentIx(segment)) else { return };
        let Some(document) = self.packed.document(whole.document()) else { return };
        let mut places: Vec<Span> = Vec::new();
        for part in kept(whole.span(), document.dropped().map(|dropped| dropped.span())) {
            let start = part.range().start;
            each_phrase(document.slice(part), &[words], &mut |_, range| {
                places.push(Span::new(start + range.start, start + range.end));
            });
        }
        for row in self.rows(segment) {
            let span = Statement::at(self.packed, row).span();
            let at = places.partition_point(|place| place.start < span.start);
            if places.get(at).is_some_and(|place| place.end <= span.end) {
                found.set(row);
            }
        }
    }
}

/// What a text asks of meetings themselves: who takes part, where, and when.
pub(crate) struct OfMeetings<'a> {
    packed: Packed<'a>,
    /// For each clause, whether it is negated, and its alternatives.
    clauses: Vec<(bool, Vec<Meaning>)>,
}

impl<'a> OfMeetings<'a> {
    pub(crate) fn of(packed: Packed<'a>, clauses: &[Planned]) -> Self {
        // Where a clause also offers something that is no matter of meetings, their segments decide.
        let own = |one: &Alternative| match one {
            Alternative::Words { .. } => None,
            Alternative::Field { name, value } => {
                Some(Meaning::of(packed, name, value)).filter(Meaning::is_of_meetings)
            }
        };
        let own = |clause: &Planned| {
            let all: Option<Vec<Meaning>> = clause.alternatives.iter().map(own).collect();
            Some((clause.negated, all?))
        };
        Self { packed, clauses: clauses.iter().filter_map(own).collect() }
    }

    /// Whether a meeting that matching segments attest satisfies it.
    pub(crate) fn allow(&self, meeting: Meeting<'a>) -> bool {
        self.clauses.iter().all(|(negated, meanings)| {
            meanings.iter().any(|one| one.is_of_meeting(self.packed, meeting)) != *negated
        })
    }
}
