//! Sources, counts, method, rules, warnings, limits: what a reader needs to judge the rest of the page.

use leptos::prelude::*;
use readout_corpus::format::Document;
use readout_corpus::model::Wording;

use crate::dom;
use crate::models::names::document_name;
use crate::models::rules::{Example, Found, Rule, examples, rules};
use crate::models::topic_grid::Measure;
use crate::parts::keys::KEYS;
use crate::parts::links::{date_text, original_link};
use crate::parts::more::more;
use crate::parts::turns::{in_turns, part};
use crate::route::Route;
use crate::state::Page;
use crate::words;

/// Documents and warnings listed at first, and added each time that more are asked for.
const PAGE: usize = 50;
/// Items shown for a rule that is opened.
const EXAMPLES: usize = 8;

/// The heading of the rules.
const RULES: &str = "rules";

/// The stages in which text becomes a corpus, in order.
const STAGES: [(&str, &str); 9] = [
    (
        "Read",
        "Each file is decoded; its front matter, where it has one, says title, carrier and date.",
    ),
    (
        "Clean",
        "Lines that are not the document’s own words are set aside, each with the reason. They stay in the reader, folded.",
    ),
    ("Split", "A roundup is cut into segments: parts with one originator each."),
    (
        "Dates",
        "Expressions of time are read as dates, relative ones from the date of their segment. What the text leaves open stays open.",
    ),
    (
        "Names",
        "Names are looked up in the authority, a list that editors keep, in every spelling that it knows. Other names that look like people are candidates.",
    ),
    (
        "Statements",
        "A reporting verb, a quotation or a speaker’s label makes a statement: who says it, to whom, in which words.",
    ),
    ("Topics", "A statement is about a topic where it holds one of the topic’s terms."),
    (
        "Meetings",
        "Passages that tell of the same encounter, by date, place and people, are joined into one meeting. What is only announced stays planned.",
    ),
    ("Reuse", "Passages that share most of their words are linked, with how much they share."),
];

const LIMITS: [&str; 5] = [
    "Everything extracted is found by rules and checked by nobody by hand. Rules miss things and misread things; each item opens the words that it rests on.",
    "“Absent” means that the rules found nothing in these documents. It does not mean that nothing was said.",
    "A date, an office or a meeting is as exact as these documents attest it, and no more.",
    "The corpus is a choice of documents, not a record of everything. Numbers compare what is in it.",
    "A pronoun or a title can be resolved to the wrong person. Such statements say that their speaker was resolved.",
];

/// The view.
pub fn view(page: Page) -> AnyView {
    let corpus = page.corpus;
    // All items are read to count the rules, so a corpus in pieces does when that is asked for.
    let (are_rules_counted, count_rules) = signal(!cfg!(feature = "sharded"));
    let parts = vec![
        part(move || counts(page, count_rules)),
        part(move || sources(page)),
        part(move || method(page, are_rules_counted, count_rules)),
        part(move || warnings(page)),
        part(move || closing(page)),
    ];
    view! {
        <header class="view-head">
            <p class="kicker">{corpus.title()}</p>
            <h1>"About this corpus"</h1>
            {(!corpus.description().is_empty()).then(|| view! { <p class="lede">{corpus.description()}</p> })}
        </header>
        <div class="about">{in_turns(1, 1, parts)}</div>
    }
    .into_any()
}

fn section(id: &'static str, title: &'static str, body: AnyView) -> AnyView {
    view! {
        <section class="section" aria-labelledby=id>
            <h2 id=id>{title}</h2>
            {body}
        </section>
    }
    .into_any()
}

/// What a number of the corpus opens: a view, or below it what was found with its rules.
enum Opens {
    View(Route),
    Rules(Found),
}

fn counts(page: Page, count_rules: WriteSignal<bool>) -> AnyView {
    let corpus = page.corpus;
    let topics = Route::Topics { measure: Measure::default() };
    let rows: [(&str, usize, Opens); 11] = [
        ("Documents", corpus.documents().len(), Opens::View(Route::Documents)),
        ("Segments", corpus.segments().len(), Opens::View(Route::Documents)),
        ("Sentences", corpus.sentences().len(), Opens::View(Route::Documents)),
        (Found::Dropped.label(), corpus.dropped().len(), Opens::Rules(Found::Dropped)),
        ("Entities", corpus.entities().len(), Opens::View(Route::entities(None))),
        ("Mentions", corpus.mentions().len(), Opens::View(Route::entities(None))),
        (Found::Dates.label(), corpus.dates().len(), Opens::Rules(Found::Dates)),
        (Found::Statements.label(), corpus.statements().len(), Opens::View(Route::Statements)),
        (Found::Meetings.label(), corpus.meetings().len(), Opens::View(Route::meetings(None))),
        ("Topics", corpus.topics().len(), Opens::View(topics)),
        (Found::Reuse.label(), corpus.reuse().len(), Opens::Rules(Found::Reuse)),
    ];
    let rows = rows.into_iter().map(|(name, count, opens)| {
        let number = words::number(count);
        let label = format!("{number} {}", name.to_lowercase());
        let count = match opens {
            Opens::View(route) => {
                view! { <a href=move || page.href(route.clone()) aria-label=label>{number}</a> }.into_any()
            }
            // There is nothing to list of none.
            Opens::Rules(_) if count == 0 => view! { {number} }.into_any(),
            Opens::Rules(found) => {
                let show = move |_| {
                    count_rules.set(true);
                    // What was not counted before stands there with the next turn, or is on its way.
                    dom::after(0, move || {
                        let _ = dom::show_element(found.id()) || dom::show_element(RULES);
                    });
                };
                view! {
                    <button type="button" class="link-button count" aria-label=label on:click=show>{number}</button>
                }
                .into_any()
            }
        };
        view! { <div class="about-count"><dt>{name}</dt><dd class="count">{count}</dd></div> }
    });
    section(
        "counts",
        "What is in it",
        view! { <dl class="about-counts">{rows.collect_view()}</dl> }.into_any(),
    )
}

fn sources(page: Page) -> AnyView {
    let total = page.corpus.documents().len();
    let limit = RwSignal::new(PAGE);
    let list = move || {
        let all = page.corpus.documents().take(limit.get());
        all.map(|document| source(page, document)).collect_view()
    };
    let body = view! {
        <p class="note">
            "“Original” documents hold the words as published. An “account” retells them in other words: quote the original, not the account."
        </p>
        <ol class="sources">{list}</ol>
        {move || more(total, limit, PAGE)}
    };
    section("sources", "Sources", body.into_any())
}

fn source(page: Page, document: Document<'static>) -> AnyView {
    let carrier = document.carrier().and_then(|carrier| page.corpus.entity(carrier));
    let carrier = carrier.map_or("Carrier unknown", |carrier| carrier.name());
    let published = match document.published() {
        Some(date) => view! { "published " {date_text(date)} }.into_any(),
        None => view! { "day of publication unknown" }.into_any(),
    };
    let wording = match document.wording() {
        Wording::Original => "original",
        Wording::Account => "account",
    };
    let original = match (original_link(document, "The original"), document.reference()) {
        (Some(link), _) => link,
        (None, Some(reference)) => view! { "Original: " {reference} }.into_any(),
        (None, None) => view! { "Where the original stands is not known" }.into_any(),
    };
    let id = document.id();
    view! {
        <li class="source">
            <p class="source-title">
                <a href=move || page.href(Route::Document { id: id.to_owned() })>{document_name(document).into_owned()}</a>
            </p>
            <p class="note">{carrier} ", " {published} ", " {words::kind(document.kind()).to_lowercase()} ", " {wording}</p>
            <p class="note">{original} ". File: " <code>{document.file()}</code></p>
        </li>
    }
    .into_any()
}

fn method(page: Page, are_counted: ReadSignal<bool>, count: WriteSignal<bool>) -> AnyView {
    let stages = STAGES.map(|(name, what)| view! { <li><strong>{name}</strong> ". " {what}</li> });
    let body = view! {
        <p>
            "A folder of texts goes through these stages, each of which is a set of rules. The same texts always give the same corpus."
        </p>
        <ol class="stages">{stages.collect_view()}</ol>
        <h3 id=RULES tabindex="-1">"The rules that applied here"</h3>
        <p class="note">
            "Every item carries the name of the rule that found it. None was added or corrected by hand. Open a rule to see what it found."
        </p>
        {applied(page, are_counted, count)}
    };
    section("method", "How it was made", body.into_any())
}

/// How often each rule applied.
fn applied(page: Page, are_counted: ReadSignal<bool>, count: WriteSignal<bool>) -> AnyView {
    let groups = move || {
        if !are_counted.get() {
            return view! {
                <p>
                    <button type="button" class="button" on:click=move |_| count.set(true)>
                        "Count what each rule found"
                    </button>
                    " "
                    <span class="note">"This reads all that was found in the texts, which is most of the corpus"</span>
                </p>
            }
            .into_any();
        }
        let groups = Found::ALL.map(|found| group(page, found));
        view! { <div class="rule-groups">{groups.collect_view()}</div> }.into_any()
    };
    groups.into_any()
}

fn group(page: Page, found: Found) -> Option<AnyView> {
    let rules = rules(page.corpus, found);
    if rules.is_empty() {
        return None;
    }
    let total: usize = rules.iter().map(|rule| rule.count).sum();
    let rules = rules.into_iter().map(|rule| one_rule(page, found, rule));
    Some(
        view! {
            <div class="rule-group">
                <h4 id=found.id() tabindex="-1">{found.label()} " " <span class="count note">{words::number(total)}</span></h4>
                <ul>{rules.collect_view()}</ul>
            </div>
        }
        .into_any(),
    )
}

fn one_rule(page: Page, found: Found, rule: Rule<'static>) -> AnyView {
    let (open, set_open) = signal(false);
    let list = move || {
        open.get().then(|| {
            let items = examples(page.corpus, found, rule.name, EXAMPLES).into_iter().map(
                |Example { text, opens, language }| {
                    let href = page.href(Route::Document { id: opens.to_owned() });
                    view! { <li><a class="rule-example" lang=language href=href>{text}</a></li> }
                },
            );
            let rest = rule.count.saturating_sub(EXAMPLES);
            view! {
                <ul class="rule-examples">{items.collect_view()}</ul>
                {(rest > 0).then(|| view! { <p class="note">{format!("and {} more", words::number(rest))}</p> })}
            }
        })
    };
    view! {
        <li>
            <details class="rule" on:toggle=move |_| set_open.set(true)>
                <summary>
                    <span class="rule-name">{words::rule(rule.name)}</span>
                    <span class="count">{words::number(rule.count)}</span>
                </summary>
                {list}
            </details>
        </li>
    }
    .into_any()
}

fn warnings(page: Page) -> AnyView {
    let total = page.corpus.warnings().len();
    let limit = RwSignal::new(PAGE);
    let body = if total == 0 {
        view! { <p class="empty">"Nothing went wrong and nothing was doubtful while the texts were read"</p> }.into_any()
    } else {
        let list = move || {
            let shown = page.corpus.warnings().take(limit.get());
            let items = shown.map(|warning| {
                let line = (warning.line() > 0).then(|| format!(", line {}", warning.line()));
                view! { <li><code>{warning.file()}</code> {line} ": " {warning.message()}</li> }
            });
            items.collect_view()
        };
        view! {
            <p class="note">{format!("{} while the texts were read. What they name was kept as far as it could be", words::count(total, "warning"))}</p>
            <ul class="warnings">{list}</ul>
            {move || more(total, limit, PAGE)}
        }
        .into_any()
    };
    section("warnings", "Warnings", body)
}

fn closing(page: Page) -> AnyView {
    let limits = LIMITS.map(|limit| view! { <li>{limit}</li> });
    let keys = page.has_the_keyboard().then(|| {
        let keys =
            KEYS.map(|(key, what)| view! { <div><dt><kbd>{key}</kbd></dt><dd>{what}</dd></div> });
        section(
            "keyboard",
            "Keys",
            view! { <dl class="about-keys">{keys.collect_view()}</dl> }.into_any(),
        )
    });
    let limits = view! { <ul class="about-list">{limits.collect_view()}</ul> };
    let privacy = view! {
        <p>
            "Everything runs in your browser. The page asks nobody but the place that it came from, sets no cookie, counts nobody and keeps nothing but your choice of colours. What you search for is not sent anywhere; it stands only in the address, behind the #, which browsers do not send."
        </p>
    };
    let licence = view! {
        <p>
            "The page’s code may be used under the MIT licence or the Apache licence 2.0, as you prefer. The texts remain those of the people who wrote them: see each source."
        </p>
        <p class="note">
            "Readout " {env!("CARGO_PKG_VERSION")} ", corpus " <code>{page.corpus.content_hash()}</code>
        </p>
    };
    view! {
        {section("limits", "Limits", limits.into_any())}
        {section("privacy", "Privacy", privacy.into_any())}
        {keys}
        {section("licence", "Licence and version", licence.into_any())}
    }
    .into_any()
}
