//! A segment as it is compared: its sentences and what they say.

use super::{Account, Ground, stop};
use crate::format::{Packed, Segment, Statement};
use crate::model::{EntityIx, EntityKind, SentenceIx, Span};
use crate::order;
use crate::text::{Tokens, stem};

/// A segment's sentences.
pub(super) struct Reading<'a> {
    pub(super) segment: Segment<'a>,
    pub(super) units: Vec<Unit>,
}

/// A sentence.
pub(super) struct Unit {
    pub(super) ix: SentenceIx,
    pub(super) span: Span,
    /// Its folded words in order, as hashes.
    pub(super) words: Vec<u64>,
    /// Hash of them; of the letters where it has no word.
    pub(super) key: u64,
    /// What it says, each thing once, sorted by hash.
    pub(super) terms: Vec<Term>,
    /// Who speaks in it, sorted; empty where nobody does.
    pub(super) speakers: Vec<EntityIx>,
}

/// Something that a sentence says.
#[derive(Clone, Copy)]
pub(super) struct Term {
    /// The same wherever the same thing is said.
    pub(super) hash: u64,
    pub(super) ground: Ground,
    pub(super) span: Span,
}

/// Why a stretch of text is not read word by word.
#[derive(Clone, Copy)]
struct Mask {
    span: Span,
    /// What it says as a whole; nothing for a reporting verb.
    says: Option<(u64, Ground)>,
}

impl Reading<'_> {
    pub(super) fn account(&self) -> Account {
        Account {
            segment: self.segment.ix(),
            sentences: self.units.len() as u32,
            words: self.units.iter().map(|unit| unit.words.len() as u32).sum(),
        }
    }

    /// The unit in which a byte of the document stands, or the first behind it.
    pub(super) fn unit_at(&self, at: u32) -> usize {
        self.units.partition_point(|unit| unit.span.end <= at)
    }

    /// The units that a stretch of the document touches.
    pub(super) fn units_in(&self, span: Span) -> std::ops::Range<usize> {
        let from = self.unit_at(span.start);
        from..self.units.partition_point(|unit| unit.span.start < span.end).max(from)
    }
}

impl Unit {
    /// Whether it says something.
    pub(super) fn says(&self, hash: u64) -> bool {
        self.terms.binary_search_by(|term| term.hash.cmp(&hash)).is_ok()
    }
}

/// FNV-1a with the high bits folded in.
pub(super) fn hash(kind: u64, parts: impl Iterator<Item = u64>) -> u64 {
    parts.fold((0xcbf2_9ce4_8422_2325 ^ kind).wrapping_mul(0x0100_0000_01b3), |hash, part| {
        let mixed = (hash ^ part).wrapping_mul(0x0100_0000_01b3);
        mixed ^ (mixed >> 29)
    })
}

fn hash_word(kind: u64, word: &str) -> u64 {
    hash(kind, word.bytes().map(u64::from))
}

/// What is longer is no name, date or verb; it would only have every sentence looked at again.
const LONGEST_MASK: usize = 400;

const WORD: u64 = 0;
const NAME: u64 = 1;
const DATE: u64 = 2;
const TOPIC: u64 = 3;

/// Reads a segment.
pub(super) fn read<'a>(packed: Packed<'a>, segment: Segment<'a>) -> Reading<'a> {
    let heading = segment.title();
    let phrases = phrases(packed, segment);
    let masks = masks(packed, segment);
    let mut units: Vec<Unit> = Vec::new();
    let mut mask = 0;
    for sentence in segment.sentences() {
        let span = sentence.span();
        if heading.is_some_and(|heading| heading.overlaps(span)) {
            continue;
        }
        while masks.get(mask).is_some_and(|mask| mask.span.end <= span.start) {
            mask += 1;
        }
        let masks = masks.get(mask..).unwrap_or(&[]);
        units.push(unit(segment, sentence.ix(), span, masks, &phrases));
    }
    let mut reading = Reading { segment, units };
    for statement in segment.statements() {
        note_statement(&mut reading, statement);
    }
    for unit in &mut reading.units {
        unit.speakers = sorted(&unit.speakers);
        sort_terms(&mut unit.terms);
    }
    reading
}

/// Who speaks in the sentences of a statement, and the topics that its words show.
fn note_statement(reading: &mut Reading<'_>, statement: Statement<'_>) {
    let range = reading.units_in(statement.span());
    for unit in reading.units.get_mut(range).unwrap_or(&mut []) {
        unit.speakers.extend(statement.speakers());
    }
    for hit in statement.topics() {
        let term =
            (hash(TOPIC, [u64::from(hit.topic().0)].into_iter()), Ground::Topic(hit.topic()));
        for span in hit.terms() {
            let at = reading.unit_at(span.start);
            if let Some(unit) = reading.units.get_mut(at).filter(|unit| unit.span.overlaps(span)) {
                unit.terms.push(Term { hash: term.0, ground: term.1, span });
            }
        }
    }
}

fn sorted(entities: &[EntityIx]) -> Vec<EntityIx> {
    let mut keys: Vec<u128> = entities.iter().map(|entity| u128::from(entity.0)).collect();
    order::sort(&mut keys);
    keys.dedup();
    keys.into_iter().map(|key| EntityIx(order::last(key))).collect()
}

/// Each term once, at its first place, sorted by hash.
fn sort_terms(terms: &mut Vec<Term>) {
    let keys = (0..).zip(terms.iter()).map(|(at, term): (u32, _)| {
        u128::from(term.hash) << 64 | u128::from(term.span.start) << 32 | u128::from(at)
    });
    let mut keys: Vec<u128> = keys.collect();
    order::sort(&mut keys);
    keys.dedup_by_key(|key| *key >> 64);
    let picked = keys.iter().filter_map(|&key| terms.get(order::last(key) as usize).copied());
    *terms = picked.collect();
}

/// Names, dates and reporting verbs, in order.
fn masks(packed: Packed<'_>, segment: Segment<'_>) -> Vec<Mask> {
    let mut masks: Vec<Mask> = Vec::new();
    for mention in segment.mentions() {
        let says = (
            hash(NAME, [u64::from(mention.entity().0)].into_iter()),
            Ground::Name(mention.entity()),
        );
        let is_there = packed.entity(mention.entity()).is_some();
        masks.push(Mask { span: mention.span(), says: is_there.then_some(says) });
    }
    for date in segment.dates() {
        // A date whose value is not known is compared by its words.
        if let Some(value) = date.value() {
            let says = (hash_word(DATE, value.as_str()), Ground::Date);
            masks.push(Mask { span: date.span(), says: Some(says) });
        }
    }
    for cue in segment.statements().filter_map(Statement::cue) {
        masks.push(Mask { span: cue, says: None });
    }
    masks.retain(|mask| mask.span.range().len() <= LONGEST_MASK);
    let keys =
        (0..).zip(&masks).map(|(at, mask)| order::key([mask.span.start, mask.span.end, 0, at]));
    let mut keys: Vec<u128> = keys.collect();
    order::sort(&mut keys);
    keys.iter().filter_map(|&key| masks.get(order::last(key) as usize).copied()).collect()
}

/// The titles of the people in a segment and the set phrases of the trade, as hashes of their words.
fn phrases(packed: Packed<'_>, segment: Segment<'_>) -> Vec<Vec<u64>> {
    let mut phrases: Vec<Vec<u64>> = Vec::new();
    for phrase in stop::PHRASES {
        phrases.push(hashes(phrase));
    }
    for person in segment.entities().filter_map(|entity| packed.entity(entity)) {
        if person.kind() == EntityKind::Person {
            phrases.extend(person.offices().map(|office| hashes(office.title())));
        }
    }
    phrases.retain(|phrase| phrase.len() > 1);
    phrases
}

fn hashes(text: &str) -> Vec<u64> {
    let mut tokens = Tokens::new(text);
    let mut words = Vec::new();
    while tokens.next().is_some() {
        words.push(hash_word(WORD, tokens.word()));
    }
    words
}

/// A word of a sentence on its way to becoming a term.
struct Word {
    span: Span,
    stem: u64,
    number: bool,
    /// It says something by itself.
    tells: bool,
}

fn unit(
    segment: Segment<'_>,
    ix: SentenceIx,
    span: Span,
    masks: &[Mask],
    phrases: &[Vec<u64>],
) -> Unit {
    let text = segment.slice(span);
    let mut terms: Vec<Term> = Vec::new();
    let masks: Vec<Mask> =
        masks.iter().take_while(|mask| mask.span.start < span.end).copied().collect();
    for mask in &masks {
        if let Some((hash, ground)) = mask.says.filter(|_| mask.span.overlaps(span)) {
            terms.push(Term { hash, ground, span: mask.span });
        }
    }
    let mut hashes: Vec<u64> = Vec::new();
    let mut words: Vec<Word> = Vec::new();
    let mut tokens = Tokens::new(text);
    let mut before: Option<(Span, String)> = None;
    let mut mask = 0;
    while let Some(token) = tokens.next() {
        let at =
            Span { start: span.start + token.start as u32, end: span.start + token.end as u32 };
        let word = tokens.word();
        hashes.push(hash_word(WORD, word));
        // Names may stand within each other, so that one that ends late can begin early.
        while masks.get(mask).is_some_and(|mask| mask.span.end <= at.start) {
            mask += 1;
        }
        let rest = masks.get(mask..).unwrap_or(&[]);
        let masked = rest
            .iter()
            .take_while(|mask| mask.span.start < at.end)
            .any(|mask| mask.span.overlaps(at));
        let number = word.bytes().any(|byte| byte.is_ascii_digit());
        // A Chinese character says little by itself; two in a row are what others call a word.
        let pair = before.take().filter(|(span, _)| token.ideograph && span.end == at.start);
        let (from, stem) = match &pair {
            Some((span, first)) => (span.start, first.clone() + word),
            None if token.ideograph => (at.start, String::new()),
            None => (at.start, stem(word)),
        };
        if token.ideograph && !masked {
            before = Some((at, word.to_owned()));
        }
        let tells =
            !masked && !stem.is_empty() && !stop::is_stop(word) && (number || stem.len() > 1);
        let stem = hash_word(WORD, &stem);
        words.push(Word { span: Span { start: from, end: at.end }, stem, number, tells });
    }
    mask_phrases(&hashes, &mut words, phrases);
    for word in words.iter().filter(|word| word.tells) {
        let ground = if word.number { Ground::Number } else { Ground::Word };
        terms.push(Term { hash: word.stem, ground, span: word.span });
    }
    let key = match hashes.is_empty() {
        true => hash_word(NAME, text.trim()),
        false => hash(WORD, hashes.iter().copied()),
    };
    Unit { ix, span, words: hashes, key, terms, speakers: Vec::new() }
}

/// Words of a set phrase say nothing.
fn mask_phrases(hashes: &[u64], words: &mut [Word], phrases: &[Vec<u64>]) {
    for at in 0..hashes.len() {
        let rest = hashes.get(at..).unwrap_or(&[]);
        for phrase in phrases.iter().filter(|phrase| rest.starts_with(phrase)) {
            for word in words.iter_mut().skip(at).take(phrase.len()) {
                word.tells = false;
            }
        }
    }
}
