//! What each of two accounts spends its words on, as paired bars.

use leptos::prelude::*;
use readout_corpus::compare::{Comparison, Share, TopicShares};

use super::{End, Ends};
use crate::models::results::sentence_id;
use crate::parts::bar_list::percent;
use crate::route::Route;
use crate::words;

/// The topics of two accounts, those with the largest share first.
pub fn topics(ends: &Ends, compared: &Comparison) -> AnyView {
    if compared.topics.is_empty() {
        return view! { <p class="empty">"None of the topics that this corpus looks for was found in either account"</p> }
            .into_any();
    }
    let most = compared.topics.iter().map(|one| one.left.permille.max(one.right.permille)).max();
    let most = most.unwrap_or(0) as usize;
    let counts = [compared.left.sentences, compared.right.sentences];
    let rows: Vec<AnyView> =
        compared.topics.iter().map(|one| topic(ends, one, most, counts)).collect();
    view! {
        <table class="pair-table">
            <caption class="note">
                "Share of each account’s words that stand in sentences with a term of the topic; a sentence may have several topics"
            </caption>
            <thead>
                <tr><th scope="col">{ends.left.tag()}</th><th scope="col">"Topic"</th><th scope="col">{ends.right.tag()}</th></tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

fn topic(ends: &Ends, shares: &TopicShares, most: usize, counts: [u32; 2]) -> AnyView {
    let topic = ends.page.corpus.topic(shares.topic);
    let terms: Vec<&str> = topic.into_iter().flat_map(|topic| topic.terms()).collect();
    let terms = terms.join(", ");
    view! {
        <tr>
            <td class="pair-left">{share(ends, &ends.left, shares.left, most, counts[0], &terms)}</td>
            <th scope="row">{topic.map_or("", |topic| topic.name())}</th>
            <td>{share(ends, &ends.right, shares.right, most, counts[1], &terms)}</td>
        </tr>
    }
    .into_any()
}

fn share(
    ends: &Ends,
    end: &End,
    share: Share,
    most: usize,
    sentences: u32,
    terms: &str,
) -> AnyView {
    let first = share.first.and_then(|(ix, number)| Some((ends.page.corpus.sentence(ix)?, number)));
    let Some((first, number)) = first else {
        let text = format!(
            "0 of {}. Terms searched: {terms}",
            words::count(sentences as usize, "sentence")
        );
        return view! {
            <details class="folded"><summary>"Absent"</summary><p class="note">{text}</p></details>
        }
        .into_any();
    };
    let part = share.permille as usize;
    let href = ends.page.href(Route::Document { id: sentence_id(end.segment, first.span()) });
    let words = words::count(share.words as usize, "word");
    view! {
        <span class=format!("pair-bar {}", end.class()) aria-hidden="true">
            <span class="pair-fill" style:width=percent(part, most)></span>
        </span>
        <span class="pair-number">{words::number((part + 5) / 10)} " %"</span>
        <span class="note">
            {words} ", raised " {words::ordinal(share.order)} ", "
            <a href=href>{format!("from sentence {number}")}</a>
        </span>
    }
    .into_any()
}
