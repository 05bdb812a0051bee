//! The place in the frame of somebody else's site: how it looks, the markup to paste, and a preview.

use leptos::prelude::*;

use super::{Share, check, field, pin, select, unreachable};
use crate::dom;
use crate::models::share::snippet::Snippet;
use crate::route::embed::{Accent, CorpusHash, Density, Embedded, Look, Theme};

/// The widths at which articles show embeds, in CSS pixels: a phone, a column, a wide one.
const WIDTHS_PX: [u32; 4] = [320, 480, 680, 960];

/// The forms that a snippet can have.
const FORMS: [&str; 3] = ["Frame", "Web component", "Address alone"];

pub fn panel(share: Share) -> AnyView {
    if !share.is_reachable() {
        return unreachable();
    }
    let form = RwSignal::new(0);
    let theme = RwSignal::new(0);
    let density = RwSignal::new(0);
    let width = RwSignal::new(2);
    let accent = RwSignal::new(None::<Accent>);
    let hides_header = RwSignal::new(false);
    let is_seen = RwSignal::new(false);
    let snippet = Memo::new(move |_| {
        let hash = share.page.corpus.content_hash();
        let address = share.address();
        let page = address.fragment();
        let look = Look {
            theme: Theme::ALL.get(theme.get()).copied().unwrap_or_default(),
            accent: accent.get(),
            density: Density::ALL.get(density.get()).copied().unwrap_or_default(),
            hides_header: hides_header.get(),
            corpus: share.pinned.get().then(|| CorpusHash::parse(&hash)).flatten(),
        };
        let embedded = Embedded { address, look };
        Snippet {
            base: share.base.get_value(),
            embed: embedded.fragment(),
            parts: embedded.parts(),
            page,
            caption: share.caption(),
        }
    });
    let text = Signal::derive(move || {
        snippet.with(|snippet| match form.get() {
            0 => snippet.frame(),
            1 => snippet.element(),
            _ => snippet.address(),
        })
    });
    let caption = Signal::derive(move || {
        snippet.with(|snippet| format!("{} {}", snippet.caption.text(), snippet.page_address()))
    });
    let forms = FORMS.into_iter().enumerate().map(|(at, name)| {
        view! {
            <label>
                <input
                    type="radio"
                    name="share-form"
                    prop:checked=move || form.get() == at
                    on:change=move |_| form.set(at)
                />
                {name}
            </label>
        }
    });
    let names = |names: &[&str]| names.iter().map(|&name| name.to_owned()).collect::<Vec<_>>();
    let own_accent = move || {
        let digits = accent.get()?.digits();
        Some(view! {
            <input
                type="color"
                aria-label="Colour of links and marks"
                prop:value=format!("#{digits}")
                on:change=move |event| {
                    accent.set(Accent::parse(&dom::value_of(&event)).or(accent.get_untracked()));
                }
            />
        })
    };
    let preview = move || {
        is_seen.get().then(|| {
            let title = "The embed as readers of the article will see it";
            let px = move || WIDTHS_PX.get(width.get()).copied().unwrap_or(680).to_string();
            let widths = WIDTHS_PX.map(|px| format!("{px} px")).to_vec();
            view! {
                {select("share-width", "Width of the preview", widths, width)}
                <div class="share-preview" tabindex="0" role="region" aria-label="Preview">
                    <iframe title=title src=move || snippet.with(Snippet::address) width=px></iframe>
                </div>
            }
        })
    };
    view! {
        <fieldset class="share-form">
            <legend>"What to paste"</legend>
            {forms.collect_view()}
        </fieldset>
        <div class="share-choices">
            {select("share-theme", "Colours", names(&["As the reader’s system", "Light", "Dark"]), theme)}
            {select("share-density", "Lines", names(&["Normal", "Close"]), density)}
        </div>
        <div class="share-choices">
            <label class="share-check">
                <input
                    type="checkbox"
                    prop:checked=move || accent.with(Option::is_some)
                    on:change=move |_| accent.update(|one| {
                        *one = one.is_none().then_some(Accent([0x0b, 0x5a, 0x78]));
                    })
                />
                "A colour of your own"
            </label>
            {own_accent}
            {check("Without its title line", hides_header)}
        </div>
        {pin(share, true)}
        {field(share, "share-snippet", "Paste this into the article", "7", text)}
        {move || (form.get() == 2).then(|| {
            field(share, "share-caption", "A caption to stand below it", "3", caption)
        })}
        <div>
            <button
                type="button"
                class="button"
                aria-expanded=move || if is_seen.get() { "true" } else { "false" }
                on:click=move |_| is_seen.update(|on| *on = !*on)
            >
                "Preview"
            </button>
        </div>
        {preview}
    }
    .into_any()
}
