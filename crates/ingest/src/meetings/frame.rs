//! What one sentence says of an event, before it is merged with what others say.

use std::collections::BTreeSet;

use readout_corpus::date::{Day, Edtf};
use readout_corpus::model::{Format, Occasion, Span, Status};

use crate::draft::{At, EntityRef};

/// An event as one sentence tells it.
#[derive(Clone, Debug)]
pub(super) struct Frame {
    pub(super) at: At,
    /// The sentence.
    pub(super) span: Span,
    pub(super) occasion: Occasion,
    /// What it is about, where that tells it from others: a treaty, a series, or the words of its name.
    pub(super) subject: Subject,
    /// The number of the anniversary.
    pub(super) number: Option<u32>,
    pub(super) participants: BTreeSet<EntityRef>,
    /// The same in the order of the text, where people meet.
    pub(super) in_order: Vec<EntityRef>,
    pub(super) date: Option<Edtf>,
    pub(super) place: Option<EntityRef>,
    pub(super) format: Option<Format>,
    pub(super) series: Option<EntityRef>,
    pub(super) round: Option<u32>,
    pub(super) status: Status,
    /// The day on which the sentence tells it.
    pub(super) told_on: Option<Day>,
    /// Whether it makes a record of its own; otherwise it only adds to one.
    pub(super) stands_alone: bool,
    pub(super) title: Option<String>,
    pub(super) how: &'static str,
}

/// What an event is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Subject {
    /// Who met says it all.
    People,
    Entity(EntityRef),
    Words(BTreeSet<String>),
}

impl Frame {
    pub(super) fn new(at: At, span: Span, occasion: Occasion, how: &'static str) -> Self {
        Self {
            at,
            span,
            occasion,
            subject: Subject::People,
            number: None,
            participants: BTreeSet::new(),
            in_order: Vec::new(),
            date: None,
            place: None,
            format: None,
            series: None,
            round: None,
            status: Status::Held,
            told_on: None,
            stands_alone: false,
            title: None,
            how,
        }
    }
}
