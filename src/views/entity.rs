//! One person, organisation, place, treaty or series: names, offices, words, meetings, company.

mod facts;
mod speech;

use leptos::prelude::*;
use readout_corpus::format::Entity;

use crate::models::directory::authority_entry;
use crate::models::profile;
use crate::parts::links::side_tag;
use crate::parts::scope_line::{scope, scope_line};
use crate::parts::turns::{Part, in_turns, part};
use crate::pieces;
use crate::state::Page;
use crate::words;

/// The view.
pub fn view(page: Page, entity: Entity<'static>) -> AnyView {
    let scope = scope(page);
    let words: Vec<Part> = [speech::by, speech::about]
        .into_iter()
        .map(|make| {
            // Filters change the lists within, and leave the switches where they are.
            let follow = move || scope.with_untracked(|_| ());
            part(move || pieces::part_when_here(follow, move || make(page, entity, scope)))
        })
        .collect();
    view! {
        <article class="entity">
            {pieces::part_when_here(|| (), move || Some(head(page, entity)))}
            {scope_line(page, "Counts and lists here come")}
            <div class="entity-columns">
                <div class="entity-words">{in_turns(0, 1, words)}</div>
                <div class="entity-facts">{in_turns(0, 1, facts::parts(page, entity, scope))}</div>
            </div>
        </article>
    }
    .into_any()
}

fn head(page: Page, entity: Entity<'static>) -> AnyView {
    let spellings = profile::spellings(entity).into_iter().map(|(script, names)| {
        let lang = script.lang();
        let last = names.len().saturating_sub(1);
        let names = names.into_iter().enumerate().map(move |(i, name)| {
            view! { <span lang=lang>{name}</span> {if i < last { ", " } else { "" }} }
        });
        view! {
            <div>
                <dt>{script.label()}</dt>
                <dd>{names.collect_view()}</dd>
            </div>
        }
    });
    let spellings = spellings.collect_view();
    let wikidata = entity.wikidata().filter(|id| is_wikidata(id)).map(|id| {
        let href = format!("https://www.wikidata.org/wiki/{id}");
        view! {
            <div>
                <dt>"Wikidata"</dt>
                <dd><a href=href rel="noopener noreferrer">{id}</a></dd>
            </div>
        }
    });
    let sort = entity.sort().map(|sort| format!(", {sort}"));
    let office =
        profile::main_office(entity).map(|office| view! { <p class="lede">{office.title()}</p> });
    let candidate = (!entity.known()).then(|| {
        let (file, toml) = authority_entry(page.corpus, entity);
        view! {
            <div class="candidate">
                <p class="note">
                    "The authority does not know this name: a rule found it. Other spellings of it may stand apart"
                </p>
                <details class="toml">
                    <summary>"An entry to copy into authority/" {file}</summary>
                    <pre tabindex="0"><code>{toml}</code></pre>
                </details>
            </div>
        }
    });
    view! {
        <header class="view-head">
            <p class="kicker entity-kicker">
                <span>{words::entity_kind(entity.kind())} {sort}</span>
                {side_tag(page, entity.side())}
            </p>
            <h1>{entity.name()}</h1>
            {office}
            <dl class="spellings">{spellings} {wikidata}</dl>
            {candidate}
        </header>
    }
    .into_any()
}

/// Whether an identifier is one of Wikidata's, so that no other text becomes a part of an address.
fn is_wikidata(id: &str) -> bool {
    id.strip_prefix('Q').is_some_and(|digits| {
        !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
    })
}

#[cfg(test)]
mod tests {
    use super::is_wikidata;

    #[test]
    fn only_wikidata_s_own_identifiers_become_an_address() {
        assert!(is_wikidata("Q15031"));
        for other in ["", "Q", "15031", "Q1/../x", "Q12 3"] {
            assert!(!is_wikidata(other), "{other}");
        }
    }
}
