//! Documents over time, with a range that is chosen by pointer, by keys or by typing dates.

use leptos::ev;
use leptos::prelude::*;
use readout_corpus::date::Day;
use readout_corpus::query::Filters;

use crate::dom;
use crate::models::histogram::{End, Histogram, Range};
use crate::models::typing;
use crate::parts::turns::behind;
use crate::state::Page;
use crate::words;

/// The height of the picture in its own units; a bar is ten units wide.
const HEIGHT: u32 = 60;
const BAR: usize = 10;

/// Bars with two handles, and two fields for dates.
pub fn histogram(page: Page) -> AnyView {
    // As the facets, it follows in a turn behind what is found.
    let news = behind(move || page.results.with(|_| ()));
    let bars = Memo::new(move |_| {
        news.track();
        page.results.with_untracked(|results| Histogram::new(&results.backdrop))
    });
    let picture = move || bars.with(Option::is_some).then(|| picture(page, bars));
    view! {
        <div class="histogram-part">
            {picture}
            <div class="date-fields">
                {date_field(page, "From", "date-from", |filters| &mut filters.from)}
                {date_field(page, "To", "date-to", |filters| &mut filters.to)}
            </div>
        </div>
    }
    .into_any()
}

/// A field for one end. The browser hands on whole dates only.
fn date_field(
    page: Page,
    name: &'static str,
    id: &'static str,
    end: fn(&mut Filters) -> &mut Option<Day>,
) -> AnyView {
    let value = move || {
        let day = page.query.with(|query| *end(&mut query.filters.clone()));
        day.map(|day| day.to_string()).unwrap_or_default()
    };
    view! {
        <label class="date-field" for=id>
            <span>{name}</span>
            <input
                class="field"
                type="date"
                id=id
                prop:value=value
                on:change=move |event| {
                    if let Some(day) = typing::day(&dom::value_of(&event)) {
                        page.filter(|query| *end(&mut query.filters) = day);
                    }
                }
            />
        </label>
    }
    .into_any()
}

fn picture(page: Page, bars: Memo<Option<Histogram>>) -> AnyView {
    let chosen = Memo::new(move |_| {
        let (from, to) = page.query.with(|query| (query.filters.from, query.filters.to));
        bars.with(|bars| bars.as_ref().and_then(|bars| bars.range(from, to)))
    });
    // While the pointer is down: the bar that it went down on, and whether the address has a step for it yet.
    let drag = StoredValue::new(None::<(usize, bool)>);
    let at = move |event: &ev::PointerEvent| {
        let (x, _) = dom::pointer_in(event)?;
        bars.with_untracked(|bars| Some(bars.as_ref()?.at(x)))
    };
    let choose = move |range: Range, go_on: bool| {
        let days = bars.with_untracked(|bars| bars.as_ref().map(|bars| bars.days(range)));
        let Some((from, to)) = days else { return };
        let mut to_address = page.address.get_untracked();
        to_address.query.filters.set_range(from, to);
        if go_on { page.replace(to_address) } else { page.go(&to_address) }
    };
    let down = move |event: ev::PointerEvent| {
        if event.button() == 0
            && let Some(bar) = at(&event)
        {
            dom::capture_pointer(&event);
            drag.set_value(Some((bar, false)));
        }
    };
    let moved = move |event: ev::PointerEvent| {
        if let Some((start, begun)) = drag.get_value()
            && let Some(bar) = at(&event)
            && (begun || bar != start)
        {
            drag.set_value(Some((start, true)));
            choose((start.min(bar), start.max(bar)), begun);
        }
    };
    let up = move |_: ev::PointerEvent| {
        // A plain click chooses one bar.
        if let Some((start, false)) = drag.get_value() {
            choose((start, start), false);
        }
        drag.set_value(None);
    };
    let drawing = move || {
        bars.with(|bars| {
            let bars = bars.as_ref()?;
            let highest = bars.highest();
            let rects = bars.counts.iter().enumerate().map(|(bar, &count)| {
                // A single document among thousands is still to be seen.
                let height = (count * HEIGHT / highest).max(u32::from(count > 0) * 2);
                let label =
                    format!("{}: {}", bars.label(bar), words::count(count as usize, "document"));
                let inside =
                    move || chosen.get().is_some_and(|(from, to)| (from..=to).contains(&bar));
                view! {
                    <rect
                        class="histogram-bar"
                        class:is-inside=inside
                        x=bar * BAR + 1
                        width=BAR - 2
                        y=HEIGHT - height
                        height=height
                    />
                    <rect class="histogram-reach" x=bar * BAR width=BAR y="0" height=HEIGHT>
                        <title>{label}</title>
                    </rect>
                }
            });
            let label = format!("Documents per {}: {}", bars.unit(), bars.described());
            Some(view! {
                <svg
                    class="histogram-bars"
                    role="img"
                    aria-label=label
                    viewBox=format!("0 0 {} {HEIGHT}", bars.counts.len() * BAR)
                    preserveAspectRatio="none"
                >
                    {rects.collect_view()}
                </svg>
            })
        })
    };
    let ticks = move || {
        bars.with(|bars| {
            let bars = bars.as_ref()?;
            let share = 100.0 / bars.counts.len() as f64;
            let tick = |(bar, label): (usize, String)| {
                let left = format!("{:.2}%", bar as f64 * share);
                // A label near the end has its room before its line.
                let late = bar * 5 >= bars.counts.len() * 4 && bars.counts.len() > 8;
                view! {
                    <span class="histogram-tick" class:is-late=late style:inset-inline-start=left>
                        {label}
                    </span>
                }
            };
            Some(bars.ticks().into_iter().map(tick).collect_view())
        })
    };
    view! {
        <div class="histogram">
            <div class="histogram-field" on:pointerdown=down on:pointermove=moved on:pointerup=up
                on:pointercancel=move |_| drag.set_value(None)>
                {drawing}
            </div>
            {handle(page, bars, chosen, End::From)}
            {handle(page, bars, chosen, End::To)}
            <div class="histogram-ticks" aria-hidden="true">{ticks}</div>
        </div>
    }
    .into_any()
}

/// A handle at one end of the range, moved by arrow keys, Page Up and Down, Home and End, or by the pointer.
fn handle(
    page: Page,
    bars: Memo<Option<Histogram>>,
    chosen: Memo<Option<Range>>,
    end: End,
) -> AnyView {
    // Where nothing is chosen, or what is chosen lies beside the bars, the handles stand at the outside.
    let range = move || {
        let last = bars.with(|bars| bars.as_ref().map_or(0, |bars| bars.counts.len() - 1));
        chosen.get().unwrap_or((0, last))
    };
    let bar = move || if end == End::From { range().0 } else { range().1 };
    let text =
        move || bars.with(|bars| bars.as_ref().map(|bars| bars.label(bar())).unwrap_or_default());
    let last = move || bars.with(|bars| bars.as_ref().map_or(0, |bars| bars.counts.len() - 1));
    let left = move || {
        let edge = if end == End::From { bar() } else { bar() + 1 };
        format!("{:.3}%", edge as f64 * 100.0 / (last() + 1) as f64)
    };
    let name = move || {
        let unit = bars.with(|bars| bars.as_ref().map_or("month", Histogram::unit));
        let which = if end == End::From { "First" } else { "Last" };
        format!("{which} {unit} of the period")
    };
    let class =
        if end == End::From { "histogram-handle is-from" } else { "histogram-handle is-to" };
    let choose = move |next: Range, go_on: bool| {
        let days = bars.with_untracked(|bars| bars.as_ref().map(|bars| bars.days(next)));
        if let Some((from, to)) = days {
            let mut address = page.address.get_untracked();
            address.query.filters.set_range(from, to);
            if go_on { page.replace(address) } else { page.go(&address) }
        }
    };
    let key = move |event: ev::KeyboardEvent| {
        // With a modifier it is a command of the browser: Alt and an arrow go back.
        let Some(key) = dom::plain_key(&event) else { return };
        let now = untrack(range);
        let next = bars
            .with_untracked(|bars| bars.as_ref().and_then(|bars| bars.after_key(now, end, &key)));
        let Some(next) = next else { return };
        event.prevent_default();
        if next != now {
            // A key that is held down is one step for Back.
            choose(next, event.repeat());
        }
    };
    // Whether the handle is being dragged, and whether the address has a step for it yet.
    let drag = StoredValue::new(None::<bool>);
    let moved = move |event: ev::PointerEvent| {
        let Some(begun) = drag.get_value() else { return };
        let now = untrack(range);
        let target = dom::pointer_in_parent(&event)
            .and_then(|x| bars.with_untracked(|bars| Some(bars.as_ref()?.at(x))));
        let Some(target) = target else { return };
        let next = match end {
            End::From => (target.min(now.1), now.1),
            End::To => (now.0, target.max(now.0)),
        };
        if next != now {
            drag.set_value(Some(true));
            choose(next, begun);
        }
    };
    view! {
        <div
            class=class
            role="slider"
            tabindex="0"
            aria-label=name
            aria-orientation="horizontal"
            aria-valuemin="0"
            aria-valuemax=last
            aria-valuenow=bar
            aria-valuetext=text
            style:inset-inline-start=left
            on:keydown=key
            on:pointerdown=move |event| {
                if event.button() == 0 {
                    dom::capture_pointer(&event);
                    drag.set_value(Some(false));
                }
            }
            on:pointermove=moved
            on:pointerup=move |_| drag.set_value(None)
            on:pointercancel=move |_| drag.set_value(None)
        ></div>
    }
    .into_any()
}
