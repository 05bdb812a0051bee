//! Two accounts beside each other: their sentences, their topics, and what each has the other say.

pub mod offers;
pub mod put;
pub mod rows;
pub mod topics;

use leptos::prelude::*;
use readout_corpus::compare::{Comparison, LEAST_PERMILLE, Row, Shared};
use readout_corpus::model::{SegmentIx, SentenceIx, Span};

use crate::corpus::{side_style, style_class};
use crate::models::ends;
use crate::models::names::document_name;
use crate::models::results::sentence_id;
use crate::route::Route;
use crate::state::Page;
use crate::words;

/// How many of the things that two sentences share are named.
const SHARED_SHOWN: usize = 7;

/// Two accounts and what a comparison found, for all parts of a view to draw from.
pub type Compared = StoredValue<(Ends, Comparison)>;

/// Two accounts.
pub struct Ends {
    pub page: Page,
    pub left: End,
    pub right: End,
}

impl Ends {
    /// Both accounts with names that tell them apart; `None` where one does not exist.
    pub fn of(page: Page, left: SegmentIx, right: SegmentIx) -> Option<Self> {
        let style_of = |side| side_style(page.corpus, side);
        let [left, right] = ends::ends(page.corpus, left, right, style_of)?;
        Some(Self { page, left, right })
    }
}

/// One of two accounts as it is shown.
pub type End = ends::End<'static>;

impl End {
    /// The heading of the segment, otherwise of its document.
    pub fn title(&self) -> String {
        let title = self.segment.title_text().map(str::to_owned);
        title.unwrap_or_else(|| document_name(self.document).into_owned())
    }

    /// The classes of its hue and shape.
    pub fn class(&self) -> &'static str {
        style_class(self.style)
    }

    /// The account's name with its hue and shape.
    pub fn tag(&self) -> AnyView {
        let class = format!("side-tag {}", self.class());
        view! { <span class=class>{self.name.clone()}</span> }.into_any()
    }

    /// Sentences in the words of the source, each with the way to its place.
    pub fn sentences(&self, page: Page, sentences: &[SentenceIx]) -> AnyView {
        let said = sentences.iter().filter_map(|&ix| page.corpus.sentence(ix)).map(|sentence| {
            let id = sentence_id(self.segment, sentence.span());
            (sentence.text(), page.href(Route::Document { id }))
        });
        let rows: Vec<AnyView> = said
            .map(|(text, href)| {
                view! {
                    <p class="source-words">
                        {text} " "
                        <a class="to-the-text" href=href aria-label="Open in the text">"↗"</a>
                    </p>
                }
                .into_any()
            })
            .collect();
        view! { <div lang=self.document.language()>{rows}</div> }.into_any()
    }

    fn slice(&self, span: Span) -> &'static str {
        self.segment.slice(span)
    }
}

/// What two sentences share, in the words of one of them.
pub fn shared_words(end: &End, shared: &[Shared], of_left: bool) -> String {
    let mut named: Vec<&str> = Vec::new();
    for one in shared {
        let word = end.slice(if of_left { one.left } else { one.right });
        if !named.contains(&word) && named.len() < SHARED_SHOWN {
            named.push(word);
        }
    }
    named.join(", ")
}

/// That the other account has nothing like a sentence, and what was looked for.
pub fn searched(ends: &Ends, row: &Row, is_left: bool) -> AnyView {
    let Some(searched) = &row.searched else { return ().into_any() };
    let (own, other) = if is_left { (&ends.left, &ends.right) } else { (&ends.right, &ends.left) };
    let least = words::number(LEAST_PERMILLE as usize / 10);
    let taken = words::number(searched.taken as usize);
    let of = words::count(searched.sentences as usize, "sentence");
    let there = &other.name;
    let found = match searched.taken {
        0 => format!(
            "0 of {of} in the account of {there} share enough of it: at least {least} %, by more than names and common words. "
        ),
        1 => format!(
            "1 of {of} in the account of {there} shares enough, but stands beside a nearer one. "
        ),
        _ => format!(
            "{taken} of {of} in the account of {there} share enough, but stand beside nearer ones. "
        ),
    };
    let mut terms: Vec<&str> = Vec::new();
    for &span in &searched.terms {
        let term = own.slice(span);
        if !terms.contains(&term) {
            terms.push(term);
        }
    }
    let terms = match terms.is_empty() {
        true => "Terms searched: none, since it has only names, titles and set phrases".to_owned(),
        false => format!("Terms searched: {}", terms.join(", ")),
    };
    let nearest = searched.nearest.map(|nearest| {
        let shared = shared_words(own, &row.shared, is_left);
        let share = words::number(row.permille as usize / 10);
        view! {
            <p>{format!("Nearest, sharing {shared} ({share} %):")}</p>
            {other.sentences(ends.page, &[nearest])}
        }
        .into_any()
    });
    view! { <div class="searched note"><p>{found}{terms}</p>{nearest}</div> }.into_any()
}

/// What opens to something longer, which is made when it is opened first.
pub fn folded(summary: &'static str, body: impl Fn() -> AnyView + Send + 'static) -> AnyView {
    let (opened, set_opened) = signal(false);
    let body = move || opened.get().then(&body);
    view! {
        <details class="folded" on:toggle=move |_| set_opened.set(true)>
            <summary>{summary}</summary>
            {body}
        </details>
    }
    .into_any()
}
