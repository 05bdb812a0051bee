//! The chart of the place as a picture that stands alone.

use leptos::prelude::*;
use leptos::task::spawn_local;
use readout_corpus::query::run;

use super::Share;
use crate::dom::chart;
use crate::models::histogram::Histogram;
use crate::models::share::picture::{Chart, Picture, framed, histogram, matrix};
use crate::models::topic_grid::table_of;
use crate::route::Route;

pub fn panel(share: Share) -> AnyView {
    let Some(picture) = untrack(|| share.complete(|| picture(share))) else {
        return view! {
            <p class="empty">
                "There is no chart here to take as a picture. The timeline draws one where it is wide enough; documents, \
                 topics, entities and the network have one each"
            </p>
        }
        .into_any();
    };
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

/// The chart of the place under its filters, in the colours that the reader sees.
fn picture(share: Share) -> Option<Picture> {
    let corpus = share.page.corpus;
    let address = share.page.address.get();
    let palette = chart::palette();
    let chart: Chart = match &address.route {
        Route::Timeline { .. } => chart::chart(".timeline-svg")?,
        Route::Network(_) | Route::Entity { .. } => chart::chart("svg.network")?,
        Route::Documents | Route::Statements => {
            let bars = Histogram::new(&run(corpus, &address.query).backdrop)?;
            histogram(&bars, &palette)
        }
        Route::Topics { measure } => {
            let grid = table_of(corpus, &address.query, &run(corpus, &address.query), usize::MAX);
            if grid.topics.is_empty() || grid.meetings.is_empty() {
                return None;
            }
            matrix(corpus, &grid, *measure, &palette)
        }
        _ => return None,
    };
    Some(framed(&chart, &share.caption(), &share.link(), &palette))
}
