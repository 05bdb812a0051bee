//! The filters in force, as chips that can be taken away, and the values of a facet in the order shown.

use readout_corpus::format::Packed;
use readout_corpus::model::Kind;
use readout_corpus::query::{Facet, FacetValue, Query, count_documents};

use crate::models::order::Order as _;
use crate::words;

/// A filter in force.
#[derive(Clone, Debug, PartialEq)]
pub struct Chip {
    /// What it is a value of: `Side`, `From`.
    pub name: &'static str,
    /// The value for people.
    pub value: String,
    /// The query without it.
    pub without: Query,
}

/// Every filter in force: the text, the values by facet, the days.
pub fn chips(corpus: Packed<'_>, query: &Query) -> Vec<Chip> {
    let mut chips = Vec::new();
    let mut chip = |name: &'static str, value: String, change: &dyn Fn(&mut Query)| {
        let mut without = query.clone();
        change(&mut without);
        chips.push(Chip { name, value, without });
    };
    let text = query.text.trim();
    if !text.is_empty() {
        chip("Search", text.to_owned(), &|query| query.text.clear());
    }
    for facet in Facet::ALL {
        for value in query.filters.values(*facet) {
            let label = value_label(corpus, *facet, value).unwrap_or(value).to_owned();
            chip(words::facet(*facet), label, &|query| query.filters.remove(*facet, value));
        }
    }
    for (facet, value) in query.filters.excluded() {
        let label = format!("not {}", value_label(corpus, facet, value).unwrap_or(value));
        chip(words::facet(facet), label, &|query| query.filters.remove(facet, value));
    }
    if let Some(day) = query.filters.from {
        chip("From", words::day(day), &|query| query.filters.from = None);
    }
    if let Some(day) = query.filters.to {
        chip("To", words::day(day), &|query| query.filters.to = None);
    }
    if let Some(day) = query.as_of {
        chip("As known on", words::day(day), &|query| query.as_of = None);
    }
    chips
}

/// The number of filters beside the search text.
pub fn count(query: &Query) -> usize {
    query.filters.iter().len()
        + query.filters.excluded().len()
        + usize::from(query.filters.from.is_some())
        + usize::from(query.filters.to.is_some())
        + usize::from(query.as_of.is_some())
}

/// The name for people of a facet's value; `None` where the corpus does not have it.
pub fn value_label<'a>(corpus: Packed<'a>, facet: Facet, id: &'a str) -> Option<&'a str> {
    match facet {
        Facet::Side => corpus.side_by_id(id).map(|side| side.name()),
        Facet::Topic => corpus.topic_by_id(id).map(|topic| topic.name()),
        Facet::Meeting => corpus.meeting_by_id(id).map(|meeting| meeting.title()),
        Facet::Kind | Facet::Year => Some(shown_label(facet, id)),
        _ => corpus.entity_by_id(id).map(|entity| entity.name()),
    }
}

/// A label as it is shown: kinds are known by their names in addresses.
pub fn shown_label(facet: Facet, label: &str) -> &str {
    match facet {
        Facet::Kind => Kind::from_name(label).map_or(label, |kind| words::kind(kind)),
        _ => label,
    }
}

/// A filter whose removal finds something where now nothing is found.
#[derive(Clone, Debug, PartialEq)]
pub struct WayOut {
    /// What to take away.
    pub chip: Chip,
    /// The number of documents that are then found.
    pub documents: usize,
}

/// The filters that stand in the way, the one that gives the most first.
pub fn ways_out(corpus: Packed<'_>, query: &Query) -> Vec<WayOut> {
    let mut ways: Vec<WayOut> = chips(corpus, query)
        .into_iter()
        .map(|chip| WayOut { documents: count_documents(corpus, &chip.without), chip })
        .filter(|way| way.documents > 0)
        .collect();
    ways.order_by_key(|way| std::cmp::Reverse(way.documents));
    ways
}

/// Whether a value is chosen or left out.
fn is_set(value: &FacetValue<'_>) -> bool {
    value.selected || value.excluded
}

/// The values of a facet that are shown, chosen and excluded ones first, and how many more there are.
///
/// `needle` keeps those with a word that begins so; at most `most` are shown, but never fewer than are chosen.
pub fn shown_values<'a>(
    facet: Facet,
    values: &[FacetValue<'a>],
    needle: &str,
    most: usize,
) -> (Vec<FacetValue<'a>>, usize) {
    let needle = needle.trim();
    let mut found: Vec<FacetValue<'a>> = values
        .iter()
        .copied()
        .filter(|value| is_set(value) || has_word(shown_label(facet, value.label), needle))
        .collect();
    found.order_by_key(|value| !is_set(value));
    let chosen = found.iter().take_while(|value| is_set(value)).count();
    let keep = most.max(chosen).min(found.len());
    let more = found.len() - keep;
    found.truncate(keep);
    (found, more)
}

/// Whether a word of the text begins as the needle does, in any case.
fn has_word(text: &str, needle: &str) -> bool {
    let mut begins = true;
    text.char_indices().any(|(at, c)| {
        let here = std::mem::replace(&mut begins, !c.is_alphanumeric());
        here && starts_with(text.get(at..).unwrap_or(""), needle)
    }) || needle.is_empty()
}

fn starts_with(text: &str, needle: &str) -> bool {
    let mut letters = text.chars();
    needle.chars().all(|wanted| {
        letters.next().is_some_and(|c| c == wanted || c.to_lowercase().eq(wanted.to_lowercase()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::models::fixture;

    fn value(id: &'static str, count: u32, selected: bool) -> FacetValue<'static> {
        FacetValue { ordinal: 0, id, label: id, count, selected, excluded: false }
    }

    #[test]
    fn every_filter_is_a_chip_that_takes_itself_away() {
        let corpus = fixture::corpus();
        let mut query = Query::text("harbour");
        query.filters.add(Facet::Side, "north");
        query.filters.add(Facet::Kind, "readout");
        query.filters.from = readout_corpus::date::Day::new(2030, 1, 1);
        let chips = chips(corpus, &query);
        let shown: Vec<_> =
            chips.iter().map(|chip| format!("{}: {}", chip.name, chip.value)).collect();
        assert_eq!(
            shown,
            ["Search: harbour", "Side: north", "Kind: Official readout", "From: 1 Jan 2030"]
        );
        for chip in &chips {
            assert_eq!(super::chips(corpus, &chip.without).len(), 3);
        }
        assert_eq!(count(&query), 3);
    }

    #[test]
    fn an_empty_result_says_which_filter_stands_in_the_way() {
        let corpus = fixture::corpus();
        let mut query = Query::text("harbour");
        query.filters.from = readout_corpus::date::Day::new(2031, 1, 1);
        assert_eq!(count_documents(corpus, &query), 0);
        let ways = ways_out(corpus, &query);
        assert_eq!(ways.len(), 1);
        assert_eq!(ways.first().map(|way| (way.chip.name, way.documents)), Some(("From", 1)));
    }

    #[test]
    fn chosen_values_come_first_and_are_never_folded_away() {
        let values =
            [value("a", 9, false), value("b", 5, true), value("c", 3, false), value("d", 0, true)];
        let (shown, more) = shown_values(Facet::Topic, &values, "", 1);
        assert_eq!(shown.iter().map(|value| value.id).collect::<Vec<_>>(), ["b", "d"]);
        assert_eq!(more, 2);
    }

    #[test]
    fn values_that_find_nothing_stay_in_the_list() {
        let values = [value("a", 2, false), value("b", 0, false)];
        assert_eq!(shown_values(Facet::Topic, &values, "", 6).0.len(), 2);
    }

    #[test]
    fn the_small_filter_field_finds_the_beginning_of_any_word() {
        let values =
            [value("Port City", 1, false), value("Opport", 1, false), value("Öland", 1, false)];
        let found = |needle: &str| {
            let (shown, _) = shown_values(Facet::Place, &values, needle, 6);
            shown.iter().map(|value| value.id).collect::<Vec<_>>()
        };
        assert_eq!(found("ci"), ["Port City"]);
        assert_eq!(found("port"), ["Port City"]);
        assert_eq!(found("ö"), ["Öland"]);
        assert_eq!(found("  ").len(), 3);
    }

    #[test]
    fn a_kind_is_found_by_the_words_that_are_shown() {
        let values = [value("readout", 1, false), value("news", 1, false)];
        assert_eq!(shown_values(Facet::Kind, &values, "offi", 6).0.len(), 1);
    }
}
