use leptos::prelude::*;
use readout_corpus::compare::{Account, Comparison, compare};
use readout_corpus::model::SegmentIx;

use super::missing::looked_at;
use crate::dom;
use crate::models::bands::tally;
use crate::models::nearest::nearest;
use crate::models::pairs::{Choice, MOST_OPTIONS, choose, options, shared_meeting};
use crate::parts::as_of::as_of;
use crate::parts::comparing::offers::compare_links;
use crate::parts::comparing::put::put;
use crate::parts::comparing::rows::rows;
use crate::parts::comparing::topics::topics;
use crate::parts::comparing::{Compared, End, Ends};
use crate::parts::links::{date_text, entity_link};
use crate::parts::turns::{Part, in_turns, part};
use crate::route::{Address, Route};
use crate::state::Page;
use crate::words;

/// Options of a picker that are added with each turn.
const OPTIONS_IN_A_TURN: usize = 25;

pub fn view(page: Page) -> AnyView {
    let choice = Memo::new(move |_| {
        let (left, right) = page.address.with(|address| match &address.route {
            Route::Compare { left, right } => (left.clone(), right.clone()),
            _ => (None, None),
        });
        let as_of = page.query.with(|query| query.as_of);
        page.results.with(|results| {
            choose(page.corpus, left.as_deref(), right.as_deref(), &results.meetings, as_of)
        })
    });
    let body = part(move || choice.with(|choice| comparison(page, choice)));
    view! {
        <header class="view-head">
            <h1>"Compare two accounts"</h1>
            <p class="lede">"What both say, what only one says, and what each has the other say"</p>
        </header>
        {in_turns(0, 1, vec![part(move || pickers(page, choice)), body, part(move || as_of(page))])}
    }
    .into_any()
}

/// The two fields in which segments are chosen, and the button that exchanges them.
fn pickers(page: Page, choice: Memo<Choice>) -> AnyView {
    let listed = Memo::new(move |_| {
        page.results
            .with(|results| choice.with(|choice| options(page.corpus, &results.segments, choice)))
    });
    let swap = move |_| {
        let (left, right) = choice.with_untracked(|choice| (choice.left, choice.right));
        go(page, right, left);
    };
    let left_out = move || {
        let found = page.results.with(|results| results.segments.len());
        (found > MOST_OPTIONS).then(|| {
            let found = words::count(found, "segment");
            let text = format!("The {MOST_OPTIONS} newest of {found} can be chosen here; filters elsewhere leave fewer");
            view! { <p class="note">{text}</p> }
        })
    };
    view! {
        <div class="pickers no-print" role="group" aria-label="The two accounts">
            {picker(page, choice, listed, true)}
            <button type="button" class="button" id="swap-sides" on:click=swap>"⇄ Swap sides"</button>
            {picker(page, choice, listed, false)}
        </div>
        {left_out}
    }
    .into_any()
}

fn go(page: Page, left: Option<SegmentIx>, right: Option<SegmentIx>) {
    let id = |ix: Option<SegmentIx>| page.corpus.segment(ix?).map(|segment| segment.id());
    let route = Route::compare(id(left), id(right));
    let to = page.query.with_untracked(|query| Address::with_query(route, query));
    page.go(&to);
}

fn picker(
    page: Page,
    choice: Memo<Choice>,
    listed: Memo<Vec<SegmentIx>>,
    is_left: bool,
) -> AnyView {
    let chosen =
        Memo::new(move |_| choice.with(|choice| if is_left { choice.left } else { choice.right }));
    let options = move || {
        let none = (chosen.get_untracked().is_none()).then(|| {
            view! { <option value="" selected=true>"Choose an account"</option> }
        });
        let some = |some: &[SegmentIx]| {
            let some = some.to_vec();
            part(move || {
                let is_chosen = |ix| chosen.get_untracked() == Some(ix);
                let options = some.iter().filter_map(|&ix| option(page, ix, is_chosen(ix)));
                options.collect::<Vec<AnyView>>()
            })
        };
        let options = listed.with(|listed| {
            // At once as far as the chosen one, which mostly is among the newest.
            let at = listed.iter().position(|&ix| chosen.get_untracked() == Some(ix));
            let at_once = at.map_or(0, |at| at + 1).min(OPTIONS_IN_A_TURN);
            let (first, rest) = listed.split_at(at_once.min(listed.len()));
            [first].into_iter().chain(rest.chunks(OPTIONS_IN_A_TURN)).map(some).collect()
        });
        view! { {none} {in_turns(1, 1, options)} }.into_any()
    };
    let change = move |event| {
        let Some(picked) = page.corpus.segment_by_id(&dom::value_of(&event)) else { return };
        let (left, right) = choice.with_untracked(|choice| (choice.left, choice.right));
        match is_left {
            true => go(page, Some(picked.ix()), right),
            false => go(page, left, Some(picked.ix())),
        }
    };
    let value =
        move || chosen.get().and_then(|ix| page.corpus.segment(ix)).map_or("", |one| one.id());
    view! {
        <label class="picker">
            <span class="note">{if is_left { "Left account" } else { "Right account" }}</span>
            <select class="field" prop:value=value on:change=change>{options}</select>
        </label>
    }
    .into_any()
}

fn option(page: Page, ix: SegmentIx, selected: bool) -> Option<AnyView> {
    let ends = Ends::of(page, ix, ix)?;
    let end = ends.left;
    let date = end.segment.date().map(words::date).unwrap_or_default();
    let side = end.segment.side().and_then(|side| page.corpus.side(side)).map(|side| side.name());
    let kind = words::kind(end.segment.kind());
    let parts = [Some(date), side.map(str::to_owned), Some(kind.to_owned()), Some(end.title())];
    let parts: Vec<String> = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
    Some(
        view! { <option value=end.segment.id() selected=selected>{parts.join(" · ")}</option> }
            .into_any(),
    )
}

fn comparison(page: Page, choice: &Choice) -> AnyView {
    let unknown = unknown(page, choice);
    let pair = choice.left.zip(choice.right);
    let ends = pair.and_then(|(left, right)| Ends::of(page, left, right));
    let compared = pair.and_then(|(left, right)| compare(page.corpus, left, right));
    let (Some(ends), Some(compared)) = (ends, compared) else {
        let why = match (choice.left, choice.right) {
            _ if unknown.is_some() => "Choose another account above",
            (None, None) => {
                "No meeting that was held has accounts of two sides here. Choose two accounts above, or remove filters"
            }
            _ => "No other segment tells of the same. Choose a second account above",
        };
        return view! { {unknown} <p class="empty">{why}</p> }.into_any();
    };
    let both: Compared = StoredValue::new((ends, compared));
    let section = |name: &'static str, body: fn(Compared) -> AnyView| -> Part {
        part(move || view! { <section class="section"><h2>{name}</h2> {body(both)}</section> })
    };
    let parts = vec![
        part(move || both.with_value(|(ends, compared)| heads(ends, compared))),
        section("Sentence by sentence", rows),
        section("What each spends its words on", |both| {
            both.with_value(|(ends, compared)| topics(ends, compared))
        }),
        section("Words put in the other’s mouth", |both| {
            both.with_value(|(ends, compared)| put(ends, compared))
        }),
    ];
    view! { {unknown} {in_turns(1, 1, parts)} }.into_any()
}

/// Who wrote what, how long it is, and how much of it the other has too.
fn heads(ends: &Ends, compared: &Comparison) -> AnyView {
    let tally = tally(&compared.rows);
    let (left, right) = (&ends.left, &ends.right);
    let shown = [left.segment.ix(), right.segment.ix()];
    let meeting = shared_meeting(ends.page.corpus, shown[0], shown[1]);
    let links = meeting.and_then(|meeting| compare_links(ends.page, meeting, Some(shown)));
    let told = meeting.map(|meeting| {
        let href = ends.page.href(Route::Meeting { id: meeting.id().to_owned() });
        view! { <p class="note">"Both tell of " <a href=href>{meeting.title()}</a></p> }.into_any()
    });
    let counts = match tally.left + tally.right {
        0 => view! { <p class="tally">"No difference: every sentence stands in both"</p> }.into_any(),
        _ => view! {
            <p class="tally">
                <strong>{words::number(tally.both)}</strong> " in both, "
                <strong>{words::number(tally.left)}</strong> " of "
                {words::count(compared.left.sentences as usize, "sentence")} " only in " {left.tag()} ", "
                <strong>{words::number(tally.right)}</strong> " of "
                {words::number(compared.right.sentences as usize)} " only in " {right.tag()}
            </p>
        }
        .into_any(),
    };
    view! {
        <div class="account-heads">
            {account(ends.page, left, compared.left)}
            {account(ends.page, right, compared.right)}
        </div>
        {told}
        {counts}
        {links}
    }
    .into_any()
}

fn account(page: Page, end: &End, account: Account) -> AnyView {
    let corpus = page.corpus;
    let href = page.href(Route::Document { id: end.segment.id().to_owned() });
    let by = end.segment.originator().and_then(|one| corpus.entity(one));
    let by = by.map(|one| view! { <li>{entity_link(page, one)}</li> }.into_any());
    let carrier = end.document.carrier().and_then(|one| corpus.entity(one));
    let carrier =
        carrier.map(|one| view! { <li>"carried by " {entity_link(page, one)}</li> }.into_any());
    let date = end.segment.date().map(|date| view! { <li>{date_text(date)}</li> }.into_any());
    let as_of = page.query.with(|query| query.as_of);
    let later = as_of.is_some_and(|day| !end.segment.is_known(day)).then(|| {
        view! { <p class="note">"Published after the day from which you see the corpus"</p> }
            .into_any()
    });
    view! {
        <div class=format!("account-head {}", end.class())>
            <p>{end.tag()}</p>
            <p class="account-title" lang=end.document.language()><a href=href>{end.title()}</a></p>
            <ul class="facts">
                {by}
                <li>{words::kind(end.segment.kind())}</li>
                {carrier}
                {date}
                <li>{words::count(account.sentences as usize, "sentence")}</li>
                <li>{words::count(account.words as usize, "word")}</li>
            </ul>
            {later}
        </div>
    }
    .into_any()
}

/// The ids of the address that nothing has, and the nearest that are there.
fn unknown(page: Page, choice: &Choice) -> Option<AnyView> {
    let [left, right] = &choice.unknown;
    if left.is_none() && right.is_none() {
        return None;
    }
    let id = |ix: Option<SegmentIx>| page.corpus.segment(ix?).map(|segment| segment.id());
    let (known_left, known_right) = (id(choice.left), id(choice.right));
    let mut panels: Vec<AnyView> = Vec::new();
    for (gone, is_left) in [(left, true), (right, false)] {
        let Some(gone) = gone else { continue };
        let all = page
            .corpus
            .segments()
            .take(looked_at(page))
            .map(|segment| (segment.id(), segment.title_text().unwrap_or(segment.id())));
        let links: Vec<AnyView> = nearest(gone, all)
            .into_iter()
            .map(|(id, name)| {
                let route = match is_left {
                    true => Route::compare(Some(id), known_right),
                    false => Route::compare(known_left, Some(id)),
                };
                view! { <li><a href=page.href(route)>{name}</a></li> }.into_any()
            })
            .collect();
        let text = format!(
            "Nothing in this corpus has the id “{gone}”. The link may come from an older or another corpus."
        );
        let lead = (!links.is_empty()).then_some("Perhaps it is one of these:");
        panels.push(
            view! { <p>{text}</p> <p class="missing-lead">{lead}</p> <ul class="missing-nearest">{links}</ul> }
                .into_any(),
        );
    }
    Some(view! { <div class="message-panel" role="status">{panels}</div> }.into_any())
}
