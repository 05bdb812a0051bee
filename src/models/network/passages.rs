//! The passages that a tie stands on.

use readout_corpus::format::{Entity, Segment, Sentence};
use readout_corpus::model::{EntityIx, Span};
use readout_corpus::query::Query;

use crate::models::directory::facet_of;
use crate::models::months::latest_day;
use crate::models::order::Order as _;
use crate::models::results::{sentence_at, sentence_id};
use crate::models::scope::Scope;

/// Sentences listed of one segment: the reader opens the text for more.
const MOST_PASSAGES: usize = 4;

/// A sentence that names both.
#[derive(Clone, Debug, PartialEq)]
pub struct Passage<'a> {
    /// Its place in the text.
    pub id: String,
    /// Its words.
    pub words: &'a str,
    /// Where the names of both stand in its words, in order.
    pub names: Vec<Span>,
}

/// A segment in which both occur.
#[derive(Clone, Debug, PartialEq)]
pub struct Shared<'a> {
    /// The segment.
    pub segment: Segment<'a>,
    /// The first sentences that name both; empty where they stand in different ones.
    pub together: Vec<Passage<'a>>,
    /// The place of the first name of each; `None` for one who only speaks.
    pub first: [Option<String>; 2],
}

/// The segments that name both, the newest first.
pub fn shared<'a>(scope: &Scope, one: Entity<'a>, other: EntityIx) -> Vec<Shared<'a>> {
    let mut segments: Vec<Segment<'a>> =
        one.segments_shared_with(other).filter(|one| scope.has_segment(one.ix())).collect();
    segments.order_by_key(|segment| {
        (std::cmp::Reverse(segment.date().and_then(latest_day)), segment.ix())
    });
    segments.into_iter().map(|segment| passages(segment, [one.ix(), other])).collect()
}

fn passages(segment: Segment<'_>, both: [EntityIx; 2]) -> Shared<'_> {
    let together = segment.sentences().filter_map(|sentence| names_both(segment, sentence, both));
    let first = both.map(|entity| {
        let mention = segment.mentions().find(|mention| mention.entity() == entity)?;
        Some(sentence_at(segment, mention.span()))
    });
    Shared { segment, together: together.take(MOST_PASSAGES).collect(), first }
}

fn names_both<'a>(
    segment: Segment<'a>,
    sentence: Sentence<'a>,
    both: [EntityIx; 2],
) -> Option<Passage<'a>> {
    let whole = sentence.span();
    let mut seen = [false; 2];
    let mut names = Vec::new();
    for mention in segment.mentions_in(whole) {
        for (seen, entity) in seen.iter_mut().zip(both) {
            if mention.entity() == entity {
                *seen = true;
                let (start, end) = (mention.span().start, mention.span().end.min(whole.end));
                names.push(Span { start: start - whole.start, end: end - whole.start });
            }
        }
    }
    (seen == [true, true]).then(|| Passage {
        id: sentence_id(segment, whole),
        words: sentence.text(),
        names,
    })
}

/// Narrows a query down to segments that name both.
pub fn name_both(query: &mut Query, one: Entity<'_>, other: Entity<'_>) {
    let (first, second) = (facet_of(one.kind()), facet_of(other.kind()));
    if let Some(facet) = first {
        query.filters.clear_facet(facet);
        query.filters.add(facet, one.id());
    }
    match second {
        // Two values of one facet mean either of them; what stands in the text is demanded besides.
        Some(facet) if second == first => {
            let space = if query.text.is_empty() { "" } else { " " };
            query.text = format!("{}{space}{}:{}", query.text, facet.name(), other.id());
        }
        Some(facet) => query.filters.add(facet, other.id()),
        None => {}
    }
}
