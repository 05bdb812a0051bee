//! Words as they are compared: without case, spelling variants and what names or entitles somebody.

use std::collections::BTreeSet;

use readout_corpus::model::{EntityKind, Span};

use crate::draft::{Mention, Names};
use crate::ordinals::ordinal;

/// A word of a passage.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word {
    /// A hash of its folded letters.
    pub(super) hash: u64,
    /// Where it stands.
    pub(super) span: Span,
    /// It belongs to a name, a title or an anniversary, which recur without anybody copying.
    pub(super) masked: bool,
}

/// How many words behind "25th anniversary" belong to its name.
const ANNIVERSARY_WORDS: usize = 14;

/// Phrases of the trade: every readout ends with one of them.
const PHRASES: &[&str] = &[
    "had an in-depth exchange of views on",
    "also had an in-depth exchange of views on",
    "had in-depth exchanges of views on",
    "exchange of views on",
    "exchanged views on",
    "issues of common concern",
    "issues of mutual concern",
    "issues of mutual interest",
    "international and regional issues of common concern",
    "international and regional issues of mutual concern",
];

/// Titles that people hold and phrases of the trade, as sequences of folded words.
pub(super) struct Titles {
    first: BTreeSet<u64>,
    longest: usize,
    all: BTreeSet<Vec<u64>>,
}

impl Titles {
    pub(super) fn new(names: &Names) -> Self {
        let titles = names.entities.iter().flat_map(|entry| {
            let held = entry.offices.iter().map(|office| office.title.as_str());
            held.chain(entry.titles.iter().map(String::as_str))
        });
        let mut all = BTreeSet::new();
        for title in titles.chain(PHRASES.iter().copied()) {
            let mut row = Vec::new();
            words(title, Span::new(0, title.len()), &mut row);
            let row: Vec<u64> = row.into_iter().map(|word| word.hash).collect();
            if row.len() > 1 {
                all.insert(row);
            }
        }
        Self {
            first: all.iter().filter_map(|row| row.first().copied()).collect(),
            longest: all.iter().map(Vec::len).max().unwrap_or(0),
            all,
        }
    }

    /// How many words of a title begin `row`.
    fn length_at(&self, row: &[Word]) -> usize {
        if !row.first().is_some_and(|word| self.first.contains(&word.hash)) {
            return 0;
        }
        let hashes: Vec<u64> = row.iter().take(self.longest).map(|word| word.hash).collect();
        (2..=hashes.len())
            .rev()
            .find(|&length| hashes.get(..length).is_some_and(|row| self.all.contains(row)))
            .unwrap_or(0)
    }
}

/// The words of a passage, with what is no evidence of copying marked.
pub(super) fn masked_words(
    text: &str,
    passage: Span,
    mentions: &[Mention],
    names: &Names,
    titles: &Titles,
    row: &mut Vec<Word>,
) {
    row.clear();
    words(text, passage, row);
    mask_names(row, mentions, names);
    let mut at = 0;
    while at < row.len() {
        let length = titles.length_at(row.get(at..).unwrap_or_default());
        for word in row.iter_mut().skip(at).take(length) {
            word.masked = true;
        }
        at += length.max(1);
    }
    mask_anniversaries(text, row);
}

fn mask_names(row: &mut [Word], mentions: &[Mention], names: &Names) {
    let mut at = 0;
    for mention in mentions {
        let masks = names.entities.get(mention.entity.0).is_some_and(|entry| {
            matches!(entry.kind, EntityKind::Person | EntityKind::Organisation | EntityKind::Treaty)
        });
        if !masks {
            continue;
        }
        while row.get(at).is_some_and(|word| word.span.end <= mention.span.start) {
            at += 1;
        }
        let mut inside = at;
        while let Some(word) = row.get_mut(inside) {
            if word.span.start >= mention.span.end {
                break;
            }
            word.masked = true;
            inside += 1;
        }
    }
}

fn mask_anniversaries(text: &str, row: &mut [Word]) {
    let mut until = 0;
    for at in 0..row.len() {
        let Some(word) = row.get(at).copied() else { break };
        let counted = at.checked_sub(1).and_then(|before| row.get(before)).copied();
        if let Some(counted) = counted {
            if word.span.of(text).eq_ignore_ascii_case("anniversary")
                && ordinal(counted.span.of(text)).is_some()
            {
                until = at + ANNIVERSARY_WORDS;
                if let Some(word) = row.get_mut(at - 1) {
                    word.masked = true;
                }
            }
            // A name of an anniversary does not go on behind a comma.
            let between = Span { start: counted.span.end, end: word.span.start };
            if between.of(text).contains([',', '.', ';']) && at + ANNIVERSARY_WORDS > until + 1 {
                until = until.min(at);
            }
        }
        if at < until
            && let Some(word) = row.get_mut(at)
        {
            word.masked = true;
        }
    }
}

/// The words of a passage, unmasked, appended to `row`.
pub(super) fn words(text: &str, passage: Span, row: &mut Vec<Word>) {
    let stretch = passage.of(text);
    let mut start = None;
    for (at, c) in stretch.char_indices().chain([(stretch.len(), ' ')]) {
        let inside = c.is_alphanumeric() || matches!(c, '\'' | '’') && start.is_some();
        // `U.S.` and `U.N.` are one word.
        let dotted = c == '.'
            && start.is_some_and(|from: usize| {
                at - from <= 3 && stretch.get(from..at).is_some_and(is_initials)
            });
        match (start, inside || dotted) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                let word = stretch.get(from..at).unwrap_or("");
                row.push(Word {
                    hash: fold(word),
                    span: Span {
                        start: passage.start + from as u32,
                        end: passage.start + at as u32,
                    },
                    masked: false,
                });
                start = None;
            }
            _ => {}
        }
    }
}

fn is_initials(text: &str) -> bool {
    text.split('.').all(|part| part.len() == 1 && part.bytes().all(|b| b.is_ascii_uppercase()))
}

/// A hash of a word without case, possessive ending and British or American spelling.
fn fold(word: &str) -> u64 {
    let word = word.trim_matches(['\'', '’']);
    let word = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word);
    if !word.is_ascii() {
        return hash_bytes(word.chars().flat_map(char::to_lowercase).flat_map(|c| {
            let mut bytes = [0; 4];
            let length = c.encode_utf8(&mut bytes).len();
            bytes.into_iter().take(length)
        }));
    }
    // `-ise` and `-ize`, `neighbour` and `neighbor`, `U.S.` and `US` are one.
    let ending = ["isation", "ising", "ised", "ise"]
        .iter()
        .find(|ending| {
            word.len() > ending.len() + 2
                && word
                    .get(word.len() - ending.len()..)
                    .is_some_and(|e| e.eq_ignore_ascii_case(ending))
        })
        .map_or(usize::MAX, |ending| word.len() - ending.len() + 1);
    let bytes = word.as_bytes();
    hash_bytes(bytes.iter().enumerate().filter_map(|(at, byte)| {
        let byte = byte.to_ascii_lowercase();
        let next = |by: usize| bytes.get(at + by).map(u8::to_ascii_lowercase);
        let before = at.checked_sub(1).and_then(|i| bytes.get(i)).map(u8::to_ascii_lowercase);
        match byte {
            b'.' => None,
            b's' if at == ending => Some(b'z'),
            b'u' if bytes.len() > 4 && before == Some(b'o') && next(1) == Some(b'r') => None,
            _ => Some(byte),
        }
    }))
}

/// FNV-1a over bytes, 64 bits.
fn hash_bytes(bytes: impl Iterator<Item = u8>) -> u64 {
    hash(bytes.map(u64::from))
}

/// FNV-1a over whole numbers, 64 bits, with the high bits folded in.
pub(super) fn hash(items: impl Iterator<Item = u64>) -> u64 {
    items.fold(0xcbf2_9ce4_8422_2325, |hash, item| {
        let mixed = (hash ^ item).wrapping_mul(0x0100_0000_01b3);
        mixed ^ (mixed >> 29)
    })
}
