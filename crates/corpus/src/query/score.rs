//! Words and phrases in segments, and how much they say: BM25 with a bonus for titles.

use super::parse::{Match, Word};
use super::phrase::each_phrase;
use crate::format::{Packed, SegmentLinkColumns};
use crate::index::{Dictionary, Term, each_text, length};
use crate::model::{EntityIx, SegmentIx};
use crate::order::{key, last, sort};
use crate::text::root;
use readout_kernels::{Places, Within, read_places};
use std::cell::RefCell;
use std::rc::Rc;

/// How soon further occurrences of a word stop counting; the usual value.
const K1: f32 = 1.2;
/// How much long segments are held back; the usual value.
const B: f32 = 0.75;
/// An occurrence in a title counts as so many further ones.
const TITLE_BONUS: f32 = 3.0;

/// An occurrence of another form of a word counts so much of one of the form that was typed: who looks for "rating" is
/// shown ratings before rates.
const OTHER_FORM: f32 = 0.5;

/// Segments in order, each with a number.
pub(crate) type Weights = Vec<(u32, f32)>;

/// A phrase and where it begins.
type Phrase = (Vec<Word>, Rc<[u128]>);

/// What scoring needs to know of the corpus as a whole.
#[derive(Debug)]
pub(crate) struct Scorer<'a> {
    pub(super) packed: Packed<'a>,
    dictionary: Dictionary<'a>,
    segments: u32,
    /// For each code of a length, how long such a segment is beside the average one, as far as that counts.
    lengths: [f32; 256],
    /// Where phrases stand that were looked up: statements ask for them again, and so may the rest of a query.
    phrases: RefCell<Vec<Phrase>>,
}

impl<'a> Scorer<'a> {
    pub(crate) fn new(packed: Packed<'a>) -> Self {
        let segments = packed.segment_count();
        let average = (packed.info().words() as f32 / segments.max(1) as f32).max(1.0);
        let lengths =
            std::array::from_fn(|code| 1.0 - B + B * length::from_code(code as u32) / average);
        Self {
            packed,
            dictionary: Dictionary::of(packed),
            segments,
            lengths,
            phrases: RefCell::default(),
        }
    }

    /// The segments with words next to each other, with their scores.
    pub(crate) fn phrase(&self, words: &[Word]) -> Weights {
        let found = match words {
            [word] => self.word(word),
            words if self.dictionary.has_positions() => self.sequence(words),
            words => self.sequence_in_texts(words),
        };
        self.score(found)
    }

    /// The segments that mention an entity or in which it speaks, with their scores.
    pub(crate) fn entity(&self, entity: EntityIx) -> Weights {
        let links = self.packed.entity_links(entity.0);
        let mut before = 0;
        let found = links.segments().zip(links.upto()).map(|(segment, upto)| {
            let mentions = upto.saturating_sub(before);
            before = upto;
            // Somebody who speaks without being named still counts.
            (segment.0, mentions.max(1) as f32)
        });
        self.score(found.filter(|one| one.0 < self.segments).collect())
    }

    /// Whether the positions of words are stored.
    pub(crate) fn has_positions(&self) -> bool {
        self.dictionary.has_positions()
    }

    /// Whether a word itself occurs, in this very form.
    pub(crate) fn has(&self, word: &Word) -> bool {
        self.dictionary.find(&word.text).is_some()
    }

    /// The places of a word, where positions are stored, those of one form after those of another: the segment in
    /// the upper half of the lower 64 bits, the position below.
    pub(crate) fn places(&self, word: &Word, within: Within<'_>) -> Vec<u128> {
        let mut places = Vec::new();
        for term in self.terms(word) {
            read_places(term.postings(), term.positions(), 0, within, &mut places);
        }
        places
    }

    fn score(&self, mut found: Weights) -> Weights {
        let with = found.len() as f32;
        let rarity = natural_log(1.0 + (self.segments as f32 - with + 0.5).max(0.0) / (with + 0.5));
        let segments: Vec<u32> = found.iter().map(|one| one.0).collect();
        let lengths = SegmentLinkColumns::of(self.packed).length.gather(&segments);
        readout_kernels::bm25(&mut found, &lengths, &self.lengths, rarity, K1);
        found
    }

    /// The dictionary's entries that a word stands for.
    pub(super) fn terms(&self, word: &Word) -> Vec<Term<'a>> {
        self.forms(word).into_iter().map(|(term, _)| term).collect()
    }

    /// The same, each with how much an occurrence counts.
    fn forms(&self, word: &Word) -> Vec<(Term<'a>, f32)> {
        let from = match &word.kind {
            Match::Exact => {
                return self
                    .dictionary
                    .find(&word.text)
                    .map(|term| (term, 1.0))
                    .into_iter()
                    .collect();
            }
            Match::Prefix => word.text.as_str(),
            Match::Stem(stem) | Match::Typing(stem) => root(stem),
        };
        let is_stem = matches!(word.kind, Match::Stem(_));
        let mut forms = Vec::new();
        self.dictionary.each_with_prefix(from, |candidate, term| {
            if std::str::from_utf8(candidate).is_ok_and(|candidate| word.matches(candidate)) {
                let is_other = is_stem && candidate != word.text.as_bytes();
                forms.push((term, if is_other { OTHER_FORM } else { 1.0 }));
            }
        });
        forms
    }

    fn word(&self, word: &Word) -> Weights {
        let forms = self.forms(word);
        if let [(term, _)] = forms.as_slice() {
            let mut found = Vec::with_capacity(term.segments.min(self.segments) as usize);
            readout_kernels::read_postings(term.postings(), TITLE_BONUS, self.segments, &mut found);
            return found;
        }
        // Several forms: their counts meet in one slot per segment.
        let mut slots = vec![0.0f32; if forms.is_empty() { 0 } else { self.segments as usize }];
        for (term, share) in forms {
            readout_kernels::add_postings(term.postings(), TITLE_BONUS, share, &mut slots);
        }
        readout_kernels::occupied(&slots)
    }

    /// The same as [`sequence`](Self::sequence) for a corpus without stored positions: the texts of the
    /// segments that have all the words are read.
    fn sequence_in_texts(&self, words: &[Word]) -> Weights {
        let candidates = words.iter().map(|word| self.word(word)).reduce(|a, b| both(a, &b));
        let count = |segment: u32| -> Option<(u32, f32)> {
            let mut count = 0.0;
            each_text(self.packed, SegmentIx(segment), |text| {
                each_phrase(text, &[words], &mut |_, _| count += 1.0);
            });
            (count > 0.0).then_some((segment, count))
        };
        candidates.unwrap_or_default().into_iter().filter_map(|one| count(one.0)).collect()
    }

    /// The segments in which each word stands at its distance from the first, with the number of times.
    fn sequence(&self, words: &[Word]) -> Weights {
        let mut found: Weights = Vec::new();
        for &place in &*self.starts(words) {
            let segment = last(place >> 32);
            match found.last_mut() {
                Some((last, count)) if *last == segment => *count += 1.0,
                _ if segment < self.segments => found.push((segment, 1.0)),
                _ => {}
            }
        }
        found
    }

    /// The places where each word stands at its distance from the first, in order, where positions are stored.
    pub(crate) fn starts(&self, words: &[Word]) -> Rc<[u128]> {
        let mut phrases = self.phrases.borrow_mut();
        if let Some((_, places)) = phrases.iter().find(|one| one.0 == words) {
            return places.clone();
        }
        let places: Rc<[u128]> = self.look_up(words).as_slice().into();
        phrases.push((words.to_vec(), places.clone()));
        places
    }

    fn look_up(&self, words: &[Word]) -> Places {
        let parts: Vec<(u32, Vec<Term<'a>>)> = (0..)
            .zip(pairs(words))
            .filter_map(|(offset, word)| Some((offset, self.terms(&word?))))
            .collect();
        // The rarest first, so that the others are only looked at where it stands.
        let mut order: Vec<u128> = (0..)
            .zip(&parts)
            .map(|(place, (_, terms))| {
                let segments =
                    terms.iter().fold(0u32, |sum, term| sum.saturating_add(term.segments));
                key([0, 0, segments, place])
            })
            .collect();
        sort(&mut order);
        let misses = self.packed.misses();
        let mut places: Option<Places> = None;
        for (offset, terms) in order.into_iter().filter_map(|key| parts.get(last(key) as usize)) {
            let mut next = Vec::new();
            let many = terms.len() > 1;
            let within = places.as_ref().map_or(Within::All, Within::Places);
            for &term in terms {
                read_places(term.postings(), term.positions(), *offset, within, &mut next);
            }
            if many {
                sort(&mut next);
                next.dedup();
            }
            let none = next.is_empty();
            places = Some(Places::new(next, self.segments));
            // Nothing is found any more, unless it only has not come: then all that is needed is asked for at once.
            if none && self.packed.misses() == misses {
                break;
            }
        }
        places.unwrap_or_default()
    }
}

/// Words with neighbouring Chinese characters taken in pairs, as they are indexed; `None` where a pair covers the word.
fn pairs(words: &[Word]) -> Vec<Option<Word>> {
    let mut covered = false;
    let mut out = Vec::with_capacity(words.len());
    for (at, word) in words.iter().enumerate() {
        let next = words.get(at + 1).filter(|next| word.ideograph && next.ideograph);
        out.push(match next {
            Some(next) => Some(Word { text: word.text.clone() + &next.text, ..word.clone() }),
            None if covered => None,
            None => Some(word.clone()),
        });
        covered = next.is_some();
    }
    out
}

/// The segments in both, with the sum of their scores.
pub(crate) fn both(a: Weights, b: &Weights) -> Weights {
    let mut b = b.iter().copied().peekable();
    a.into_iter()
        .filter_map(|(segment, score)| {
            while b.next_if(|other| other.0 < segment).is_some() {}
            let (_, other) = b.next_if(|other| other.0 == segment)?;
            Some((segment, score + other))
        })
        .collect()
}

/// The segments in either; where in both, the scores are joined by `join`.
pub(crate) fn either(a: Weights, b: Weights, join: fn(f32, f32) -> f32) -> Weights {
    if a.is_empty() {
        return b;
    }
    let mut out = Vec::with_capacity(a.len() + b.len());
    let mut b = b.into_iter().peekable();
    for (segment, score) in a {
        while let Some(other) = b.next_if(|other| other.0 < segment) {
            out.push(other);
        }
        let other = b.next_if(|other| other.0 == segment);
        out.push((segment, other.map_or(score, |(_, other)| join(score, other))));
    }
    out.extend(b);
    out
}

/// The natural logarithm of a positive number to about five digits, the same on every machine, which the
/// standard library does not promise: a result's order must not depend on where it is worked out.
fn natural_log(number: f32) -> f32 {
    let bits = number.to_bits();
    let exponent = (bits >> 23) as i32 - 127;
    let mantissa = f32::from_bits(bits & 0x007f_ffff | 0x3f80_0000);
    // ln m = 2 artanh((m − 1) / (m + 1)), of which four terms are enough for 1 ≤ m < 2.
    let t = (mantissa - 1.0) / (mantissa + 1.0);
    let square = t * t;
    let series = t * (1.0 + square * (1.0 / 3.0 + square * (1.0 / 5.0 + square / 7.0)));
    exponent as f32 * std::f32::consts::LN_2 + 2.0 * series
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_logarithm_is_close_enough() {
        for number in [1.0f32, 1.5, 1.999, 2.0, 10.0, 21_578.0] {
            assert!((natural_log(number) - number.ln()).abs() < 1e-4, "{number}");
        }
    }

    #[test]
    fn lists_join_in_order() {
        let (a, b) = (vec![(1, 1.0), (3, 2.0)], vec![(2, 4.0), (3, 1.0)]);
        assert_eq!(both(a.clone(), &b), [(3, 3.0)]);
        assert_eq!(either(a, b, f32::max), [(1, 1.0), (2, 4.0), (3, 2.0)]);
    }
}
