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

/// Statements by segment, for passes over many of them.
pub(crate) struct Statements<'a> {
    packed: Packed<'a>,
    /// The first statement of each segment, and behind the last one their number.
    first: Vec<u32>,
}

impl<'a> Statements<'a> {
    pub(crate) fn of(packed: Packed<'a>) -> Self {
        let segment = StatementColumns::of(packed).segment;
        let mut first = Vec::with_capacity(packed.segment_count() as usize + 1);
        for row in 0..segment.len() {
            // In damaged bytes the order may be another one, which only makes rows be missed.
            let upto = segment.get(row).min(packed.segment_count()) as usize;
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
        for clause in clauses.iter().filter(|clause| !clause.negated) {
            let mut any = Bits::none(self.packed.statements().len() as u32);
            for alternative in &clause.alternatives {
                match alternative {
                    Alternative::Words { phrases, entities, .. } => {
                        let mut all: Option<Bits> = None;
                        for phrase in phrases {
                            let with = self.with_phrase(scorer, phrase, segments);
                            match &mut all {
                                None => all = Some(with),
                                Some(all) => all.and(&with),
                            }
                        }
                        any.or(&all.unwrap_or_else(|| Bits::none(0)));
                        if !entities.is_empty() {
                            for row in kept.iter() {
                                let mut named = Statement::at(self.packed, row).entities();
                                if named.any(|one| entities.contains(&one)) {
                                    any.set(row);
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

    /// The statements of some segments in whose sentences words stand next to each other.
    fn with_phrase(&self, scorer: &Scorer<'a>, words: &[Word], segments: &Bits) -> Bits {
        let mut found = Bits::none(self.packed.statements().len() as u32);
        if !scorer.has_positions() {
            for segment in segments.iter().filter(|&segment| !self.rows(segment).is_empty()) {
                self.read(segment, words, &mut found);
            }
            return found;
        }
        let links = StatementLinkColumns::of(self.packed);
        let length = words.len() as u32;
        let mut places: Vec<u32> = Vec::new();
        let mut last = None;
        let mut settle = |segment: Option<u32>, places: &mut Vec<u32>| {
            for row in segment.map(|segment| self.rows(segment)).unwrap_or_default() {
                let (first, count) = (links.first_word.get(row), links.words.get(row));
                let at = places.partition_point(|&place| place < first);
                let end = first.saturating_add(count);
                if places.get(at).is_some_and(|&place| place.saturating_add(length) <= end) {
                    found.set(row);
                }
            }
            places.clear();
        };
        scorer.each_place(words, &mut |segment, place| {
            // The forms of a word come one after another, each in the order of the corpus.
            if last != Some(segment) || places.last().is_some_and(|&before| before > place) {
                settle(last.filter(|&segment| segments.has(segment)), &mut places);
                last = Some(segment);
            }
            places.push(place);
        });
        settle(last.filter(|&segment| segments.has(segment)), &mut places);
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
