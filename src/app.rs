//! The frame around every view: header, navigation, main column, footer.

use leptos::prelude::*;

use crate::dom;
use crate::parts::keys::Keys;
use crate::parts::search_box::SearchBox;
use crate::parts::theme::ThemeSwitch;
use crate::pieces;
use crate::route::Route;
use crate::state::Page;
use crate::views::{self, Arrival};

/// The whole page.
#[component]
pub fn App(
    /// What every view shares.
    page: Page,
) -> impl IntoView {
    provide_context(page);
    let route = Memo::new(move |_| page.address.with(|address| address.route.clone()));
    let stage = Memo::new(move |_| route.with(|route| views::stage(page, route)));
    let arrival = Arrival::new(page);
    let on_show = arrival.on_show(stage);
    Effect::new(move || {
        // The title of a host page is the host's.
        if !page.has_the_keyboard() {
            return;
        }
        let name = route.with(|route| views::title(page, route));
        // A folder need not say what it is.
        let corpus = Some(page.corpus.title()).filter(|title| !title.is_empty());
        let corpus = corpus.unwrap_or("Readout");
        dom::set_title(&if name.is_empty() {
            corpus.to_owned()
        } else {
            format!("{name} – {corpus}")
        });
    });

    let main = pieces::frame(page, move || views::view(page, arrival, &on_show.get()));
    if page.is_embedded() {
        return views::embedded(page, main.into_any());
    }
    view! {
        <div class="readout-frame" on:click=move |event| page.clicked(&event)>
            <a class="skip-link" href="#main" on:click=move |event| {
                // The address belongs to the views, so the link must not change it.
                event.prevent_default();
                dom::show_element("main");
            }>
                "Skip to the content"
            </a>
            <Header page route/>
            {views::share_dialog(page, arrival)}
            <main class="view" id="main" tabindex="-1">{main}</main>
            <Footer page/>
            <Keys page/>
        </div>
    }
    .into_any()
}

#[component]
fn Header(page: Page, route: Memo<Route>) -> impl IntoView {
    let places: [(&str, Route); 8] = [
        ("Overview", Route::Overview),
        ("Documents", Route::Documents),
        ("Timeline", Route::timeline()),
        ("Meetings", Route::meetings(None)),
        ("Compare", Route::compare(None, None)),
        ("Topics", Route::Topics { measure: Default::default() }),
        ("Entities", Route::entities(None)),
        ("About", Route::About),
    ];
    let links = places.map(|(name, place)| {
        let target = place.clone();
        view! {
            <li>
                <a
                    href=move || page.href(target.clone())
                    aria-current=move || route.with(|route| route.belongs_to(&place)).then_some("page")
                >
                    {name}
                </a>
            </li>
        }
    });
    view! {
        <header class="site-header">
            <div class="site-header-inner">
                <a class="brand" href=move || page.href(Route::Overview)>"Readout"</a>
                <nav class="site-nav" aria-label="Views">
                    <ul>{links.collect_view()}</ul>
                </nav>
                <div class="site-search">
                    <SearchBox page/>
                </div>
                <button
                    type="button"
                    class="button share-open"
                    aria-haspopup="dialog"
                    on:click=move |_| page.sharing.set(Some(page.address.get_untracked()))
                >
                    "Share"
                </button>
            </div>
        </header>
    }
}

#[component]
fn Footer(page: Page) -> impl IntoView {
    let place = |name: &'static str, route: Route| {
        view! { <a href=move || page.href(route.clone())>{name}</a> }
    };
    // In a host page, colours are the host's to choose.
    let theme = page.has_the_keyboard().then(|| view! { <ThemeSwitch/> });
    view! {
        <footer class="site-footer">
            <div class="site-footer-inner">
                <div>
                    <p class="footer-title">{page.corpus.title()}</p>
                    <p>"Searched and compared in your browser: nothing that you do here is sent anywhere"</p>
                    <p class="footer-links">
                        {place("Sources", Route::About)}
                        {place("All documents", Route::Documents)}
                        {place("All statements", Route::Statements)}
                        {place("All meetings", Route::meetings(None))}
                    </p>
                </div>
                {theme}
            </div>
        </footer>
    }
}
