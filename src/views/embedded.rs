//! The frame around one view in somebody else's site: what is shown, from which day, whose words it is, and the way to
//! the whole explorer. It is downloaded by embeds alone.

use leptos::html::Div;
use leptos::prelude::*;

use crate::dom;
use crate::models::accent::{fit, hex};
use crate::models::filters::chips;
use crate::models::names::statement_name;
use crate::models::sources::sources;
use crate::route::embed::{Embedded, Look};
use crate::route::{Address, Route};
use crate::state::Page;
use crate::words;

/// A view that is higher than this, in CSS pixels, is folded. `embed.css` has how high it then is.
const LONG: f64 = 1600.0;

/// The view of a place with its head and its foot.
pub fn view(page: Page, main: AnyView) -> AnyView {
    let look = looks();
    follow(page, look);
    view! {
        <div class="readout-frame readout-embed" on:click=move |event| page.clicked(&event)>
            {move || (!look.with(|look| look.hides_header)).then(|| head(page))}
            {move || look.with(|look| changed(page, look))}
            {folded(page, main)}
            {foot(page)}
        </div>
    }
    .into_any()
}

/// The view; where it is long, a window onto it that the reader can open, because a figure is a part of an article and not
/// ten screens of it.
fn folded(page: Page, main: AnyView) -> AnyView {
    let content = NodeRef::<Div>::new();
    let is_long = RwSignal::new(false);
    // The place that the reader has opened: another one is folded again.
    let opened = RwSignal::new(None::<Route>);
    let route = Memo::new(move |_| page.address.with(|address| address.route.clone()));
    let watch = StoredValue::new_local(None);
    Effect::new(move || {
        if let Some(element) = content.get() {
            watch.set_value(dom::SizeWatch::new(&element, move |_, px| {
                let now = px > LONG;
                if is_long.try_get_untracked().is_some_and(|before| before != now) {
                    let _ = is_long.try_set(now);
                }
            }));
        }
    });
    on_cleanup(move || watch.dispose());
    let is_folded = Memo::new(move |_| {
        is_long.get() && route.with(|route| opened.with(|opened| opened.as_ref() != Some(route)))
    });
    view! {
        <main class="view" class:is-folded=is_folded id="main" tabindex="-1">
            <div node_ref=content>{main}</div>
        </main>
        {move || is_folded.get().then(|| view! {
            <p class="embed-more">
                <button type="button" class="button" on:click=move |_| opened.set(Some(route.get_untracked()))>
                    "Show all of it"
                </button>
            </p>
        })}
    }
    .into_any()
}

/// The looks that the address asks for. The host may change them while the embed stands.
fn looks() -> Memo<Look> {
    let read = || Embedded::parse(&dom::fragment()).look;
    let (look, set_look) = signal(read());
    let listener = dom::Listener::on_window("hashchange", move |_| {
        let _ = set_look.try_set(read());
    });
    let listener = StoredValue::new_local(listener);
    on_cleanup(move || listener.dispose());
    let look = Memo::new(move |_| look.get());
    Effect::new(move || look.with(dress));
    look
}

/// Writes the place that the reader went to into the frame's address, so that loading it anew shows the same. It is no
/// step: the article's Back leaves the article.
fn follow(page: Page, look: Memo<Look>) {
    Effect::new(move |started: Option<()>| {
        let address = page.address.get();
        if started.is_some() && address != Address::parse(&dom::fragment()) {
            let look = look.get_untracked();
            dom::replace_fragment(&Embedded { address, look }.fragment());
        }
    });
}

/// Puts the looks on the document: the style sheet of embeds does the rest.
fn dress(look: &Look) {
    dom::set_theme(look.theme.attribute());
    dom::set_root_attribute("data-density", look.density.name());
    dom::set_root_attribute("data-accent", if look.accent.is_some() { "own" } else { "usual" });
    let Some(accent) = look.accent else { return };
    for (scheme, is_dark) in [("light", false), ("dark", true)] {
        let fitted = fit(accent.0, is_dark);
        let set = |name: &str, colour| {
            dom::set_root_property(&format!("--own-{name}-{scheme}"), &hex(colour))
        };
        set("accent", fitted.accent);
        set("accent-ink", fitted.ink);
        set("accent-wash", fitted.wash);
    }
}

/// What the place is called, and which filters hold there.
fn title(page: Page) -> String {
    let route = page.address.with(|address| address.route.clone());
    let mut title = match route {
        Route::Overview => page.corpus.title().to_owned(),
        Route::Statement { id } => page
            .corpus
            .statement_by_id(&id)
            .map_or_else(|| "Statement".to_owned(), |one| statement_name(page.corpus, one)),
        route => super::title(page, &route),
    };
    // The day stands beside the title anyway.
    let filters = page.query.with(|query| {
        let mut query = query.clone();
        query.as_of = None;
        chips(page.corpus, &query)
    });
    let values: Vec<String> = filters.into_iter().map(|chip| chip.value).collect();
    if !values.is_empty() {
        title.push_str(": ");
        title.push_str(&values.join(", "));
    }
    title
}

/// The day from which the corpus is seen: the one asked for, or the last that it tells of.
fn as_of(page: Page) -> Option<AnyView> {
    let day = page.query.with(|query| query.as_of).or_else(|| page.corpus.last_report())?;
    let machine = day.to_string();
    Some(view! { "As of " <time datetime=machine>{words::day(day)}</time> }.into_any())
}

fn head(page: Page) -> AnyView {
    view! {
        <header class="embed-head">
            <p class="embed-title">{move || title(page)}</p>
            <p class="embed-day">{move || as_of(page)}</p>
        </header>
    }
    .into_any()
}

/// An embed that was made from another corpus says so: its article may speak of what is no longer there.
fn changed(page: Page, look: &Look) -> Option<AnyView> {
    let made_from = look.corpus.as_ref()?;
    if made_from.as_str() == page.corpus.content_hash() {
        return None;
    }
    let text = move || {
        let day = page.query.with(|query| query.as_of);
        let known = day.map_or_else(String::new, |day| {
            format!(" even of what was known by {}", words::day(day))
        });
        format!(
            "The corpus has changed since this was embedded. What stands here may differ{known} from what the article was written beside"
        )
    };
    Some(
        view! { <aside class="embed-changed" aria-label="About this embed">{text}</aside> }
            .into_any(),
    )
}

fn foot(page: Page) -> AnyView {
    let named = move || {
        let route = page.address.with(|address| address.route.clone());
        let named = page.results.with(|results| sources(page.corpus, &route, results));
        (!named.is_empty())
            .then(|| view! { <span class="embed-sources">"Sources: " {named}</span> })
    };
    let href = move || page.address.with(|address| page.explorer(address));
    // A frame without an origin is mostly one that may open no tab either: then the address can at least be read.
    let spelled = dom::is_without_origin().then(|| {
        view! { <span class="embed-address">{move || dom::absolute(&href())}</span> }
    });
    view! {
        <footer class="embed-foot">
            <p>{named} <span class="embed-day">{move || as_of(page)}</span></p>
            <p>
                <a class="embed-open" href=href target="_blank" rel="noopener">
                    "Open in the explorer"
                    <span class="visually-hidden">" (in a new tab, as all links that lead elsewhere)"</span>
                </a>
                {spelled}
            </p>
        </footer>
    }
    .into_any()
}
