//! The pieces of the reader.

pub mod find;
pub mod left_out;
mod margin;
mod paragraph;
pub mod part;

use std::cell::OnceCell;

use leptos::prelude::*;
use readout_corpus::cite;
use readout_corpus::format::Statement;
use readout_corpus::model::SegmentIx;

use crate::models::place::Place;
use crate::state::Page;
use find::Find;

/// What the pieces of the reader share.
#[derive(Clone, Copy)]
pub struct Reader {
    /// What every view shares.
    pub page: Page,
    /// The document's text.
    pub text: &'static str,
    /// Its language, for the screen reader's voice.
    pub language: &'static str,
    /// Where the address leads.
    pub place: Memo<Option<Place<'static>>>,
    /// The statement whose words or note is under the pointer or has the focus.
    pub lit: RwSignal<Option<Statement<'static>>>,
    /// What is looked for in the document.
    pub find: Find,
    /// Whether every sentence shows its number, which is a link to it.
    pub numbered: RwSignal<bool>,
    /// Makes lasting links to sentences; read from the whole document when the first is asked for.
    pub cite: StoredValue<OnceCell<cite::Reader<'static>>, LocalStorage>,
}

/// The id of the element of a segment.
pub fn segment_dom_id(segment: SegmentIx) -> String {
    format!("part-{}", segment.0)
}

/// The id of the element of a sentence, by its position in the segment.
pub fn sentence_dom_id(segment: SegmentIx, sentence: usize) -> String {
    format!("sentence-{}-{sentence}", segment.0)
}
