//! The newest meeting, with what each side tells of it.

use leptos::prelude::*;

use crate::corpus::side_class;
use crate::models::accounts::{Account, absent, accounts, newest};
use crate::models::names::document_name;
use crate::models::scope::Scope;
use crate::parts::links::{date_text, entity_links, how_found, side_tag};
use crate::route::Route;
use crate::state::Page;
use crate::words;

/// The meeting held last among those that the filters leave; without any, words that say so.
pub fn newest_meeting(page: Page, scope: &Scope) -> AnyView {
    let corpus = page.corpus;
    let Some(meeting) = newest(corpus, scope) else {
        return view! {
            <section class="hero">
                <p class="kicker">"Newest meeting"</p>
                <p class="empty">"No meeting that took place was found in these documents"</p>
            </section>
        }
        .into_any();
    };
    let found = accounts(corpus, scope, meeting);
    let missing = absent(corpus, scope, meeting);
    let missing = [
        ("No account by", missing.from_corpus, "is in this corpus: absent"),
        ("The account by", missing.from_scope, "is left out by the filters"),
    ];
    let missing = missing.into_iter().filter(|(_, sides, _)| !sides.is_empty()).map(
        |(before, sides, after)| {
            let names =
                sides.into_iter().filter_map(|side| Some(corpus.side(side)?.name().to_owned()));
            let names: Vec<String> = names.collect();
            view! { <p class="note">{before} " " {words::list(&names)} " " {after}</p> }
        },
    );
    // Texts that are no side's own stand below, unless there are no others.
    let (own, others): (Vec<Account>, Vec<Account>) =
        found.into_iter().partition(|account| account.side.is_some());
    let (columns, others) = if own.is_empty() { (others, own) } else { (own, others) };
    let others = others.iter().flat_map(|account| &account.segments).filter_map(|&ix| {
        let segment = corpus.segment(ix)?;
        let document = corpus.document(segment.document())?;
        let name =
            segment.originator().and_then(|originator| corpus.entity(originator)).map_or_else(
                || document_name(document).into_owned(),
                |originator| originator.name().to_owned(),
            );
        let href = page.href(Route::Document { id: segment.id().to_owned() });
        Some(view! {
            <li>
                <a href=href>{name}</a> ", " {words::kind(segment.kind()).to_lowercase()} ", "
                {words::count(segment.statements().len(), "statement")}
            </li>
        })
    });
    let others = others.collect_view();
    let others = (!others.is_empty()).then(|| {
        view! {
            <div class="hero-others note">
                <p>"Also told, not in a side’s own account, by"</p>
                <ul>{others}</ul>
            </div>
        }
    });
    let place = meeting.place().and_then(|place| corpus.entity(place)).map(|place| place.name());
    let round = meeting.round().map(|round| format!("round {round}"));
    let details =
        [meeting.format().map(words::format).map(str::to_owned), place.map(str::to_owned), round];
    let details: Vec<String> = details.into_iter().flatten().collect();
    let compare = compare_link(page, &columns);
    let columns = columns.iter().map(|one| account(page, one));
    view! {
        <section class="hero" aria-labelledby="newest-meeting">
            <p class="kicker">
                "Newest meeting, "
                {meeting.date().map(date_text)}
                {details.into_iter().map(|detail| format!(", {detail}")).collect::<String>()}
            </p>
            <h2 class="hero-title" id="newest-meeting">
                <a href=page.href(Route::Meeting { id: meeting.id().to_owned() })>{meeting.title()}</a>
            </h2>
            <p class="hero-who">
                <span>{entity_links(page, meeting.participants())}</span>
                {how_found(page, meeting.how())}
            </p>
            <div class="hero-accounts">{columns.collect_view()}</div>
            {compare}
            {missing.collect_view()}
            {others}
        </section>
    }
    .into_any()
}

/// The way to both accounts side by side, where two sides tell of the meeting.
fn compare_link(page: Page, accounts: &[Account]) -> Option<AnyView> {
    let id = |account: &Account| Some(page.corpus.segment(*account.segments.first()?)?.id());
    let [left, right, ..] = accounts else { return None };
    let href = page.href(Route::compare(id(left), id(right)));
    Some(
        view! {
            <p class="hero-compare"><a class="button" href=href>"Compare both accounts, sentence by sentence"</a></p>
        }
        .into_any(),
    )
}

/// One side's account of a meeting: whose words, how much, and one statement of it.
fn account(page: Page, account: &Account) -> AnyView {
    let corpus = page.corpus;
    let originators = entity_links(page, account.originators.iter().copied());
    let words = account.telling.and_then(|telling| corpus.statement(telling)).map(|statement| {
        let document = corpus
            .segment(statement.segment())
            .and_then(|segment| corpus.document(segment.document()));
        let language = document.map(|document| document.language());
        view! {
            <blockquote class="hero-words">
                <p class="source-words" lang=language>{statement.text()}</p>
                <p class="note hero-whose">
                    <span class="speaker">{entity_links(page, statement.speakers())}</span>
                    <a href=page.href(Route::Document { id: statement.id().to_owned() })>"Open in the text"</a>
                    {how_found(page, statement.how())}
                </p>
            </blockquote>
        }
    });
    let first = account.segments.first().and_then(|&segment| corpus.segment(segment));
    let count = words::count(account.statements, "statement");
    let link = first.map(|segment| {
        let href = page.href(Route::Document { id: segment.id().to_owned() });
        let texts = match account.segments.len() {
            0 | 1 => String::new(),
            texts => format!(" in {}", words::count(texts, "text")),
        };
        view! { <a href=href>{count} {texts}</a> }
    });
    let name = match account.side {
        Some(_) => side_tag(page, account.side),
        None => Some(view! { <span class="side-tag side">"No side’s own words"</span> }.into_any()),
    };
    view! {
        <article class=format!("hero-account {}", side_class(corpus, account.side))>
            <h3 class="hero-side">{name}</h3>
            <p class="note hero-whose"><span>{originators}</span> <span class="count">{link}</span></p>
            {words}
        </article>
    }
    .into_any()
}
