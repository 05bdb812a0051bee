//! Building the index when a corpus is packed.

use std::collections::BTreeSet;

use super::aliases::Alias;
use super::dictionary::{TERMS_IN_BLOCK, TermBlock};
use super::length;
use super::terms::Terms;
use super::texts::kept;
use crate::format::{Links, varint};
use crate::model::{Corpus, EntityIx, Span};
use crate::text::{Tokens, fold_name};

/// The index in the form in which it is stored.
#[derive(Debug, Default)]
pub(crate) struct Index {
    pub(crate) aliases: Vec<Alias>,
    pub(crate) blocks: Vec<TermBlock>,
    pub(crate) terms: Vec<u8>,
    pub(crate) postings: Vec<u8>,
    pub(crate) positions: Vec<u8>,
    /// The number of words of all segments.
    pub(crate) words: u32,
}

/// The count of a word that stands once in a segment, and in no title: most do.
const PLAIN: u32 = 1 << 1;

/// What is written of one term so far.
#[derive(Debug, Default)]
struct Occurrences {
    segments: u32,
    postings: Vec<u8>,
    positions: Vec<u8>,
    segment: Option<u32>,
    written: u32,
    count: u32,
    in_title: bool,
    position: u32,
}

impl Occurrences {
    fn add(&mut self, segment: u32, position: u32, in_title: bool) {
        if self.segment != Some(segment) {
            self.close();
            self.segment = Some(segment);
            self.position = 0;
        }
        self.count += 1;
        self.in_title |= in_title;
        varint::put(&mut self.positions, position - self.position);
        self.position = position;
    }

    fn close(&mut self) {
        let Some(segment) = self.segment else { return };
        let (gap, count) = (segment - self.written, self.count << 1 | u32::from(self.in_title));
        let is_plain = count == PLAIN;
        varint::put(&mut self.postings, gap << 1 | u32::from(!is_plain));
        if !is_plain {
            varint::put(&mut self.postings, count);
        }
        self.written = segment;
        self.segments += 1;
        self.count = 0;
        self.in_title = false;
    }
}

/// Words of one segment on their way into the index.
struct Filler<'i> {
    terms: &'i mut Terms<Occurrences>,
    segment: u32,
    position: u32,
    words: u32,
    /// Where the words of the text stand, by position.
    places: Vec<(Span, u32)>,
}

impl Filler<'_> {
    fn add(&mut self, term: &str, position: u32, in_title: bool) {
        if let Some(occurrences) = self.terms.of(term) {
            occurrences.add(self.segment, position, in_title);
        }
    }

    /// Adds a stretch of text that begins at a byte of the document; one more position parts it from the next.
    fn text(&mut self, text: &str, start: usize, is_title: impl Fn(usize) -> bool) {
        let mut tokens = Tokens::new(text);
        let mut before = String::new();
        while let Some(token) = tokens.next() {
            let in_title = is_title(start + token.start);
            let place = Span::new(start + token.start, start + token.end);
            self.places.push((place, self.position));
            self.add(tokens.word(), self.position, in_title);
            // Pairs reach across punctuation, as positions do, so that no phrase of characters is missed.
            let one_before = std::mem::take(&mut before);
            if token.ideograph {
                before.push_str(tokens.word());
                if !one_before.is_empty() {
                    self.add(&(one_before + tokens.word()), self.position - 1, in_title);
                }
            }
            self.position += 1;
            self.words += 1;
        }
        self.position += 1;
    }
}

/// Builds the index, and notes how long each segment is and where those of each statement stand.
///
/// Positions are stored where the corpus has at least so many words.
pub(crate) fn build(corpus: &Corpus, links: &mut Links, positions_from_words: u32) -> Index {
    let mut terms = Terms::default();
    let (mut words, mut last_document) = (0u32, None);
    let mut statements = corpus.statements.iter().zip(links.statements.iter_mut()).peekable();
    for ((row, segment), links) in (0..).zip(&corpus.segments).zip(links.segments.iter_mut()) {
        let mut filler =
            Filler { terms: &mut terms, segment: row, position: 0, words: 0, places: Vec::new() };
        let Some(document) = corpus.documents.get(segment.document.ix()) else { continue };
        if last_document != Some(segment.document) {
            last_document = Some(segment.document);
            filler.text(document.title.as_deref().unwrap_or(""), 0, |_| true);
            // The title stands in no statement.
            filler.places.clear();
        }
        let is_title = |at: usize| segment.title.is_some_and(|title| title.range().contains(&at));
        let dropped = document.dropped.iter().map(|dropped| dropped.span);
        for part in kept(segment.span, dropped) {
            filler.text(part.of(&document.text), part.range().start, is_title);
        }
        links.length = length::to_code(filler.words);
        words = words.saturating_add(filler.words);
        while let Some((statement, links)) = statements.next_if(|(one, _)| one.segment.0 <= row) {
            let places = filler.places.as_slice();
            let first = places.partition_point(|(place, _)| place.start < statement.span.start);
            let behind = places.partition_point(|(place, _)| place.end <= statement.span.end);
            let within = places.get(first..behind).unwrap_or(&[]);
            if let (Some((_, first)), Some((_, last))) = (within.first(), within.last()) {
                (links.first_word, links.words) = (*first, last + 1 - first);
            }
        }
    }
    let with_positions = words >= positions_from_words;
    if !with_positions {
        links.statements.iter_mut().for_each(|one| (one.first_word, one.words) = (0, 0));
    }
    let mut index = Index { words, ..write(terms, with_positions) };
    index.aliases = aliases(corpus);
    index
}

fn write(terms: Terms<Occurrences>, with_positions: bool) -> Index {
    let mut index = Index::default();
    let mut last: Box<str> = Box::default();
    for (number, (term, mut occurrences)) in terms.into_sorted().enumerate() {
        occurrences.close();
        if !with_positions {
            occurrences.positions.clear();
        }
        let mut shared = 0;
        if number % TERMS_IN_BLOCK == 0 {
            index.blocks.push(TermBlock {
                terms: index.terms.len() as u32,
                postings: index.postings.len() as u32,
                positions: index.positions.len() as u32,
            });
        } else {
            shared = last.bytes().zip(term.bytes()).take_while(|(a, b)| a == b).count();
        }
        let rest = term.as_bytes().get(shared..).unwrap_or(&[]);
        varint::put(&mut index.terms, shared as u32);
        varint::put(&mut index.terms, rest.len() as u32);
        index.terms.extend_from_slice(rest);
        varint::put(&mut index.terms, occurrences.segments);
        varint::put(&mut index.terms, occurrences.postings.len() as u32);
        varint::put(&mut index.terms, occurrences.positions.len() as u32);
        index.postings.extend(occurrences.postings);
        index.positions.extend(occurrences.positions);
        last = term;
    }
    index
}

fn aliases(corpus: &Corpus) -> Vec<Alias> {
    let mut keys = BTreeSet::new();
    for (row, entity) in (0..).zip(&corpus.entities) {
        for name in entity.aliases.iter().chain([&entity.name]) {
            keys.insert((fold_name(name), EntityIx(row)));
        }
    }
    keys.into_iter()
        .filter(|(key, _)| !key.is_empty())
        .map(|(key, entity)| Alias { key, entity })
        .collect()
}
