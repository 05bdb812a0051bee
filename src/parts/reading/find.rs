//! Looking for words in the document that is open: how many there are, and the next and previous one.

use leptos::ev;
use leptos::prelude::*;
use readout_corpus::model::{SegmentIx, Span};
use readout_corpus::query::Marker;

use super::Reader;
use crate::dom;
use crate::models::reading::{Part, Piece};
use crate::models::results::is_prefix;
use crate::state::Page;

const FIELD: &str = "find";

/// What is looked for and where it is found.
#[derive(Clone, Copy)]
pub struct Find {
    /// Every hit in a paragraph, in the order of the text.
    pub hits: Memo<Vec<Span>>,
    /// The hit that the reader is at, by its position.
    pub at: RwSignal<Option<usize>>,
}

impl Find {
    /// Looks for the words of the current query in the paragraphs of a document.
    pub fn new(page: Page, parts: &[(std::ops::Range<usize>, Part<'static>)]) -> Self {
        let paragraphs: Vec<(SegmentIx, Span, Vec<Span>)> = parts
            .iter()
            .map(|(_, part)| {
                let spans = part.pieces.iter().filter_map(|piece| match piece {
                    Piece::Paragraph(paragraph) => Some(paragraph.span),
                    Piece::Dropped(_) => None,
                });
                (part.segment.ix(), part.segment.span(), spans.collect())
            })
            .collect();
        let text = Memo::new(move |_| page.query.with(|query| (query.text.clone(), query.typing)));
        let hits = Memo::new(move |_| {
            text.track();
            let marker = page.query.with_untracked(|query| Marker::new(page.corpus, query));
            let mut hits = Vec::new();
            if marker.is_empty() {
                return hits;
            }
            for (segment, span, paragraphs) in &paragraphs {
                let shown = |hit: &Span| {
                    let at = paragraphs.partition_point(|paragraph| paragraph.end <= hit.start);
                    paragraphs.get(at).is_some_and(|paragraph| paragraph.contains(*hit))
                };
                hits.extend(marker.marks_in(*segment, *span).into_iter().filter(shown));
            }
            hits
        });
        let at = RwSignal::new(None);
        // Other words, other hits: which one the reader was at says nothing any more.
        Effect::new(move |_| {
            text.track();
            at.set(None);
        });
        Self { hits, at }
    }

    /// The hits in a stretch of the text, with their positions.
    pub fn within(self, span: Span) -> Vec<(u32, Span)> {
        self.hits.with(|hits| {
            let first = hits.partition_point(|hit| hit.start < span.start);
            let inside =
                hits.iter().enumerate().skip(first).take_while(|(_, hit)| hit.start < span.end);
            inside.map(|(at, hit)| (at as u32, *hit)).collect()
        })
    }

    /// Goes to the next hit or the one before, from the last to the first and back.
    fn step(self, forward: bool) {
        let Some(count) = self.hits.try_with_untracked(Vec::len).filter(|&count| count > 0) else {
            return;
        };
        let next = match (self.at.get_untracked(), forward) {
            (None, true) => 0,
            (None, false) => count - 1,
            (Some(at), true) => (at + 1) % count,
            (Some(at), false) => (at + count - 1) % count,
        };
        self.at.set(Some(next));
        dom::show_in_the_middle(&hit_dom_id(next));
    }
}

/// The id of the element where a hit begins.
pub fn hit_dom_id(hit: usize) -> String {
    format!("hit-{hit}")
}

/// A field for words, the count of hits, and the way from one to the next.
pub fn find_bar(reader: Reader) -> AnyView {
    let Reader { page, find, numbered, .. } = reader;
    if page.has_the_keyboard() {
        let listener = dom::Listener::on_window("keydown", move |event| {
            if dom::is_typing(&event) {
                return;
            }
            match dom::plain_key(&event).as_deref() {
                Some("n" | "j") => find.step(true),
                Some("N" | "k") => find.step(false),
                _ => {}
            }
        });
        let listener = StoredValue::new_local(listener);
        on_cleanup(move || listener.dispose());
    }
    let asked = move || page.query.with(|query| !query.text.trim().is_empty());
    let none = move || find.hits.with(Vec::is_empty);
    let count = move || {
        let count = find.hits.with(Vec::len);
        match (asked(), count, find.at.get()) {
            (false, ..) => String::new(),
            (true, 0, _) => "not in this document".to_owned(),
            (true, 1, None) => "1 hit".to_owned(),
            (true, count, None) => format!("{count} hits"),
            (true, count, Some(at)) => format!("{} of {count}", at + 1),
        }
    };
    view! {
        <div class="find-bar" role="search" aria-label="In this document">
            <input
                class="field find-field"
                id=FIELD
                type="search"
                autocomplete="off"
                spellcheck="false"
                placeholder="Find in this document"
                aria-label="Find in this document"
                prop:value=move || page.query.with(|query| query.text.clone())
                on:input=move |event| {
                    let mut to = page.address.get_untracked();
                    to.query.text = dom::value_of(&event);
                    to.query.typing = is_prefix(page.corpus, &to.query, true);
                    page.replace(to);
                }
                on:keydown=move |event: ev::KeyboardEvent| {
                    if event.key() == "Enter" {
                        event.prevent_default();
                        find.step(!event.shift_key());
                    }
                }
            />
            <span class="find-count count" role="status">{count}</span>
            <button type="button" class="button" disabled=none on:click=move |_| find.step(false)>
                <span aria-hidden="true">"↑"</span>
                <span class="visually-hidden">"Previous hit"</span>
            </button>
            <button type="button" class="button" disabled=none on:click=move |_| find.step(true)>
                <span aria-hidden="true">"↓"</span>
                <span class="visually-hidden">"Next hit"</span>
            </button>
            <button
                type="button"
                class="button find-number"
                aria-pressed=move || if numbered.get() { "true" } else { "false" }
                on:click=move |_| numbered.update(|numbered| *numbered = !*numbered)
            >
                <span class="find-number-long">"Number the sentences"</span>
            </button>
        </div>
    }
    .into_any()
}
