//! Two accounts beside each other: which sentences say the same, and what only one of them has.
//!
//! [`compare`] sets the sentences of two segments side by side:
//!
//! 1. Sentences of the same folded words belong together before anything else is looked at.
//! 2. The others are scored by what they share: words by their stems, numbers, names, dates, topics. A term
//!    weighs more the fewer segments of the corpus and the fewer sentences of the two have it. Reporting
//!    verbs, titles, names and set phrases are no evidence by themselves.
//! 3. The best pairs are taken first. What is left joins a pair that it shares enough with, so that one long
//!    sentence can stand beside the two or three that say the same.
//!
//! Weights are whole numbers and ties are broken by place, so that the comparison of B with A is that of
//! A with B in a mirror. A segment's own heading is not among its sentences here: it is the account's name.
//!
//! Candidates come from lists of the sentences that have a term, and lists that are long on both sides
//! weigh nothing, so that the work grows with the text and not with its square.

mod align;
mod diff;
mod put;
mod read;
mod rows;
mod stop;
mod topics;
mod weigh;

#[cfg(test)]
mod tests;

pub use diff::{Change, changes};
pub use put::Put;
pub use topics::{Share, TopicShares};

use crate::format::Packed;
use crate::model::{EntityIx, SegmentIx, SentenceIx, Span, TopicIx};
use crate::text::Tokens;

/// The part of what two sentences say, in thousandths, that they must share at least.
pub const LEAST_PERMILLE: u32 = 200;

/// Two accounts beside each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// The first account.
    pub left: Account,
    /// The second account.
    pub right: Account,
    /// All sentences of both, each in one row: in the order of the left account, what only the right one
    /// has behind what it follows there.
    pub rows: Vec<Row>,
    /// The topics of both, those of the largest share first.
    pub topics: Vec<TopicShares>,
    /// What the left account has people of the right side say.
    pub put_by_left: Vec<Put>,
    /// What the right account has people of the left side say.
    pub put_by_right: Vec<Put>,
}

/// One of two accounts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Account {
    /// The segment.
    pub segment: SegmentIx,
    /// Its sentences, without its heading.
    pub sentences: u32,
    /// The words of these sentences.
    pub words: u32,
}

/// How alike the sentences of a row are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Likeness {
    /// Nothing like them on the right.
    LeftOnly,
    /// Nothing like them on the left.
    RightOnly,
    /// The same words but for case, accents and punctuation.
    Same,
    /// Mostly the same words.
    Reworded,
    /// The same point in other words.
    Point,
}

/// Sentences that belong together, or one that stands alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// How alike they are.
    pub likeness: Likeness,
    /// Of the left account, in order.
    pub left: Vec<SentenceIx>,
    /// Of the right account, in order.
    pub right: Vec<SentenceIx>,
    /// The part of what they say that they share, in thousandths; of a sentence that stands alone the most
    /// that it shares with any.
    pub permille: u32,
    /// What they share, the weightiest first; of a sentence that stands alone what it shares with the nearest.
    pub shared: Vec<Shared>,
    /// Of a sentence that stands alone: what was looked for.
    pub searched: Option<Searched>,
}

/// What was looked for in the other account and not found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Searched {
    /// The words, numbers and names that were looked for, in the order of the sentence.
    pub terms: Vec<Span>,
    /// The number of sentences that were looked at.
    pub sentences: u32,
    /// How many of them share enough, but stand beside others that are nearer to them.
    pub taken: u32,
    /// The sentence that shares most, where any shares something.
    pub nearest: Option<SentenceIx>,
}

/// What kind of thing two sentences share.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Ground {
    /// A word, in whatever form.
    Word,
    /// A number.
    Number,
    /// Somebody or something of a name, whatever it is called.
    Name(EntityIx),
    /// A date, in whatever words.
    Date,
    /// A topic, by whatever term.
    Topic(TopicIx),
}

/// Something that two sentences share.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shared {
    /// What it is.
    pub ground: Ground,
    /// Where it stands on the left, in the text of the left document.
    pub left: Span,
    /// Where it stands on the right.
    pub right: Span,
    /// What it weighs, in sixteenths of a bit.
    pub weight: u32,
}

/// The number of words of a text, as they are counted in an [`Account`].
pub fn count_words(text: &str) -> usize {
    let mut tokens = Tokens::new(text);
    std::iter::from_fn(|| tokens.next()).count()
}

/// Sets two segments beside each other; `None` where one of them does not exist.
pub fn compare(packed: Packed<'_>, left: SegmentIx, right: SegmentIx) -> Option<Comparison> {
    let left = read::read(packed, packed.segment(left)?);
    let right = read::read(packed, packed.segment(right)?);
    let weighed = weigh::weigh(packed, &left, &right);
    let groups = align::align(&left, &right, &weighed);
    let rows = rows::rows(&left, &right, &weighed, &groups);
    let topics = topics::topics(&left, &right);
    let put_by_left = put::put(packed, &left, &right, &rows, true);
    let put_by_right = put::put(packed, &right, &left, &rows, false);
    let (left, right) = (left.account(), right.account());
    Some(Comparison { left, right, rows, topics, put_by_left, put_by_right })
}
