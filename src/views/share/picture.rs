//! A chart of the place as a picture that stands alone.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{Share, select};
use crate::corpus::side_style;
use crate::dom::chart;
use crate::models::share::picture::place::{Source, charts, heading};
use crate::models::share::picture::{Chart, Picture, framed};
use crate::pieces;

pub fn panel(share: Share) -> AnyView {
    pieces::when_here(move || Some(chosen_of(share, on_show(share)))).into_any()
}

/// The charts, of which one is shown.
fn chosen_of(share: Share, charts: Vec<(String, Chart)>) -> AnyView {
    if charts.is_empty() {
        return view! {
            <p class="empty">
                "There is no chart here to take as a picture. The timeline draws one where it is wide enough; documents, \
                 meetings, comparisons, topics, entities and the network have theirs"
            </p>
        }
        .into_any();
    }
    let chosen = RwSignal::new(0);
    let names: Vec<String> = charts.iter().map(|(name, _)| name.clone()).collect();
    let choice = (names.len() > 1).then(|| select("share-chart", "Which chart", names, chosen));
    let charts = StoredValue::new(charts);
    let shown = move || {
        let framed = charts.with_value(|charts| {
            let (name, chart) = charts.get(chosen.get())?;
            let mut caption = share.caption();
            caption.title =
                share.place.with_value(|place| heading(&place.route, &caption.title, name));
            let dialog = share.element.get_untracked()?;
            let palette = chart::palette(&dialog);
            Some(framed(chart, &caption, &share.link(), &palette))
        })?;
        Some(picture(share, framed))
    };
    view! { {choice} {shown} }.into_any()
}

/// The charts of the place under its filters; of those on the screen, what is seen of them.
fn on_show(share: Share) -> Vec<(String, Chart)> {
    let Some(dialog) = share.element.get_untracked() else { return Vec::new() };
    let corpus = share.page.corpus;
    let style_of = |side| side_style(corpus, side);
    let found =
        share.place.with_value(|place| charts(corpus, place, &chart::palette(&dialog), &style_of));
    let seen = |(name, source)| match source {
        Source::Drawn(chart) => Some((name, chart)),
        Source::OnScreen(selector) => Some((name, chart::chart(&dialog, selector)?)),
    };
    found.into_iter().filter_map(seen).collect()
}

/// The picture, and the ways to save it.
fn picture(share: Share, picture: Picture) -> AnyView {
    let Picture { svg, width, height } = picture;
    let url = chart::data_url(&svg);
    let alt = untrack(|| share.caption().text());
    let svg = StoredValue::new(svg);
    let name = format!("readout-{}", share.page.corpus.content_hash().get(..8).unwrap_or("chart"));
    let svg_name = format!("{name}.svg");
    let png_name = format!("{name}.png");
    let save_svg = move |_| {
        svg.with_value(|svg| share.download(&svg_name, "image/svg+xml", svg.as_bytes()));
    };
    let save_png = move |_| {
        let (svg, name) = (svg.get_value(), png_name.clone());
        spawn_local(async move {
            let png = chart::png(&svg, width, height).await;
            // The dialog may be closed by then.
            if share.status.try_get_untracked().is_none() {
                return;
            }
            match png {
                Some(bytes) => share.download(&name, "image/png", &bytes),
                None => {
                    share.say("This browser did not draw the picture as PNG. SVG holds the same")
                }
            }
        });
    };
    view! {
        <img class="share-picture" src=url alt=alt width=width.to_string() height=height.to_string()/>
        <div class="button-row">
            <button type="button" class="button is-primary" on:click=save_svg>"Download SVG"</button>
            <button type="button" class="button" on:click=save_png>"Download PNG"</button>
        </div>
    }
    .into_any()
}
