//! What a reader takes away from the place on show: a link, an embed, a picture, the data, a citation.
//!
//! A dialog over the view, in a download of its own.

mod citation;
mod data;
mod embed;
mod link;
mod picture;

use leptos::html::Dialog;
use leptos::prelude::*;
use leptos::task::spawn_local;
use readout_export::{As, File, Items, Options, Request, What, export};

use crate::dom;
use crate::models::share::caption::{Caption, as_of};
use crate::models::share::offer::Offer;
use crate::pieces;
use crate::route::{Address, Route};
use crate::state::{Base, Page};
use crate::words;

const HEADING: &str = "share-heading";

/// What can be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Take {
    Link,
    Embed,
    Picture,
    Data,
    Citation,
}

impl Take {
    const ALL: [(Self, &'static str); 5] = [
        (Self::Link, "Link"),
        (Self::Embed, "Embed"),
        (Self::Picture, "Picture"),
        (Self::Data, "Data"),
        (Self::Citation, "Citation"),
    ];
}

/// What the parts of the dialog share.
#[derive(Clone, Copy)]
struct Share {
    page: Page,
    /// The place.
    place: StoredValue<Address>,
    /// What the browser's tab says of it.
    title: StoredValue<String>,
    /// The folder that the page stands in, with its last `/`.
    base: StoredValue<String>,
    /// The rows of the place. The dialog closes when the place changes, so they stay.
    offer: StoredValue<Offer>,
    /// Whether what is taken stays as it is now.
    pinned: RwSignal<bool>,
    /// What happened last, for everyone to read or hear.
    status: RwSignal<String>,
    /// The dialog, once it is there.
    element: NodeRef<Dialog>,
}

impl Share {
    fn new(page: Page, place: Address, title: String) -> Self {
        let base = use_context::<Base>().map_or_else(dom::files::page_address, |base| base.0);
        let offer = Offer::of(page.corpus, &place);
        Self {
            page,
            place: StoredValue::new(place),
            title: StoredValue::new(title),
            base: StoredValue::new(base),
            offer: StoredValue::new(offer),
            pinned: RwSignal::new(false),
            status: RwSignal::new(String::new()),
            element: NodeRef::new(),
        }
    }

    /// The address of the place; pinned, with the day as of which the corpus is seen.
    fn address(self) -> Address {
        let mut address = self.place.get_value();
        if self.pinned.get() {
            address.query.as_of = as_of(self.page.corpus, &address.query);
        }
        address
    }

    fn link(self) -> String {
        self.base.with_value(|base| format!("{base}{}", self.address().href()))
    }

    fn caption(self) -> Caption {
        let address = self.address();
        self.offer.with_value(|offer| {
            self.title.with_value(|title| {
                Caption::of(self.page.corpus, title, &address.query, &offer.items.documents)
            })
        })
    }

    /// Whether others can open what a link leads to: a file on this machine they cannot.
    fn is_reachable(self) -> bool {
        self.base.with_value(|base| base.starts_with("http"))
    }

    /// Does something with what a closure reads from the corpus, once all of it is there.
    fn once_here<T: 'static>(
        self,
        make: impl Fn() -> Option<T> + 'static,
        then: impl FnOnce(T) + 'static,
    ) {
        // The dialog may be closed before it is.
        let is_open = move || self.status.try_get_untracked().is_some();
        let make = move || if is_open() { untrack(&make) } else { None };
        spawn_local(async move {
            let mut made = pieces::complete(&make);
            if made.is_none() {
                self.say("Parts of the corpus are being fetched for this");
                made = pieces::all(make).await;
            }
            match made {
                _ if !is_open() => {}
                Some(Some(made)) => then(made),
                Some(None) => {}
                None => self.say("A part of the corpus did not arrive. Press again to try again"),
            }
        });
    }

    fn say(self, text: impl Into<String>) {
        self.status.set(text.into());
    }

    /// Copies the text of a field, or selects it where copying is barred.
    fn copy(self, field: &'static str, text: String) {
        spawn_local(async move {
            // The dialog may be closed by then.
            if dom::files::copy(text).await {
                self.status.try_set("Copied".to_owned());
            } else {
                dom::files::select_field(field);
                let words =
                    "Copying is not allowed here. The text is selected: copy it by Ctrl+C or ⌘C";
                self.status.try_set(words.to_owned());
            }
        });
    }

    /// Writes some rows as a file; `None` where the format has no place for them, which is not offered.
    fn file(self, items: &Items, what: What, format: As, options: &Options) -> Option<File> {
        let (link, address) = (self.link(), self.address());
        self.base.with_value(|base| {
            let query = &address.query;
            let request =
                Request { corpus: self.page.corpus, items, query, page: base, view: &link };
            export(&request, what, format, options).ok()
        })
    }

    /// Hands a file to the browser.
    fn download(self, name: &str, media_type: &str, bytes: &[u8]) {
        dom::files::download(name, media_type, bytes);
        let size = bytes.len().div_ceil(1000);
        self.say(format!("{name} is being saved, {} kB", words::number(size)));
    }
}

/// The dialog over a place with a title.
pub fn dialog(page: Page, route: Route) -> AnyView {
    let place = page.sharing.get_untracked().unwrap_or_else(|| page.address.get_untracked());
    let share = Share::new(page, place, super::title(page, &route));
    let take = RwSignal::new(Take::Link);
    let element = share.element;
    Effect::new(move |_| {
        if let Some(dialog) = element.get() {
            dom::files::open_dialog(&dialog);
        }
    });
    let close = move || {
        if let Some(dialog) = element.get_untracked() {
            // The browser gives the focus back to where it was.
            dialog.close();
        }
    };
    // Going elsewhere, as by Back, leaves nothing open over a place that it is not about.
    Effect::new(move |before: Option<()>| {
        page.address.track();
        if before.is_some() {
            close();
        }
    });
    let tabs = Take::ALL.map(|(one, name)| {
        view! {
            <label class="share-tab">
                <input
                    type="radio"
                    name="share-take"
                    prop:checked=move || take.get() == one
                    on:change=move |_| {
                        share.say("");
                        take.set(one);
                    }
                />
                <span>{name}</span>
            </label>
        }
    });
    let panel = move || match take.get() {
        Take::Link => link::panel(share),
        Take::Embed => embed::panel(share),
        Take::Picture => picture::panel(share),
        Take::Data => data::panel(share),
        Take::Citation => citation::panel(share),
    };
    let heading = share.title.with_value(|title| match title.is_empty() {
        true => "Share the overview".to_owned(),
        false => format!("Share: {title}"),
    });
    view! {
        <dialog
            class="share"
            aria-labelledby=HEADING
            closedby="any"
            node_ref=element
            on:close=move |_| page.sharing.set(None)
        >
            <div class="share-head">
                <h2 id=HEADING tabindex="-1" autofocus>{heading}</h2>
                <button type="button" class="button" on:click=move |_| close()>"Close"</button>
            </div>
            <fieldset class="share-tabs">
                <legend class="visually-hidden">"What to take"</legend>
                {tabs.into_iter().collect_view()}
            </fieldset>
            <div class="share-panel">{panel}</div>
            <p class="note share-status" role="status">{share.status}</p>
        </dialog>
    }
    .into_any()
}

/// A text that cannot be changed, and a button that copies it.
fn field(
    share: Share,
    id: &'static str,
    label: &'static str,
    rows: &'static str,
    text: Signal<String>,
) -> AnyView {
    view! {
        <div class="share-field">
            <label for=id>{label}</label>
            <textarea id=id class="field" readonly rows=rows spellcheck="false" prop:value=text></textarea>
            <button
                type="button"
                class="button"
                aria-describedby=id
                on:click=move |_| share.copy(id, text.get_untracked())
            >
                "Copy"
            </button>
        </div>
    }
    .into_any()
}

/// A choice among a few named values.
fn select(
    id: &'static str,
    label: &'static str,
    options: Vec<String>,
    chosen: RwSignal<usize>,
) -> AnyView {
    let options: Vec<AnyView> = options
        .into_iter()
        .enumerate()
        .map(|(at, text)| {
            let is_chosen = chosen.get_untracked() == at;
            view! { <option value=at.to_string() selected=is_chosen>{text}</option> }.into_any()
        })
        .collect();
    view! {
        <div class="share-choice">
            <label for=id>{label}</label>
            <select
                class="field"
                id=id
                on:change=move |event| chosen.set(dom::value_of(&event).parse().unwrap_or(0))
            >
                {options}
            </select>
        </div>
    }
    .into_any()
}

/// A choice that is on or off.
fn check(label: &'static str, is_on: RwSignal<bool>) -> AnyView {
    view! {
        <label class="share-check">
            <input type="checkbox" prop:checked=is_on on:change=move |_| is_on.update(|on| *on = !*on)/>
            {label}
        </label>
    }
    .into_any()
}

/// Whether what is taken follows the corpus or stays as it is.
fn pin(share: Share, with_corpus: bool) -> AnyView {
    let query = share.place.with_value(|place| place.query.clone());
    let Some(day) = as_of(share.page.corpus, &query) else { return ().into_any() };
    let day = words::day(day);
    let fixed = match with_corpus {
        true => format!("As known on {day}, and it says so where the corpus has changed since"),
        false => format!("As known on {day}"),
    };
    let live = match query.as_of {
        Some(_) => format!("As chosen in the view: as known on {day}"),
        None => "Live: follows the corpus as it grows".to_owned(),
    };
    let choices = [(false, live), (true, fixed)].map(|(is_pinned, text)| {
        view! {
            <label>
                <input
                    type="radio"
                    name="share-pin"
                    prop:checked=move || share.pinned.get() == is_pinned
                    on:change=move |_| share.pinned.set(is_pinned)
                />
                {text}
            </label>
        }
    });
    view! {
        <fieldset class="share-pin">
            <legend>"What it shows later"</legend>
            {choices.into_iter().collect_view()}
        </fieldset>
    }
    .into_any()
}

/// Why others cannot open what is taken.
fn unreachable() -> AnyView {
    view! {
        <p class="warning-line">
            "This page is a file on your machine, so a link to it works nowhere else. Data, pictures and citations \
             can be taken from here; for links and embeds, open the page where it is published"
        </p>
    }
    .into_any()
}
