//! A text that is being typed into the search field, and what becomes of it when a suggestion is chosen.

use readout_corpus::date::{Day, Edtf};
use readout_corpus::query::{Query, Suggestion, SuggestionKind};

/// The text with a suggestion in its place, and the place behind it.
pub fn completed(text: &str, one: &Suggestion) -> (String, usize) {
    let before = text.get(..one.replace.start).unwrap_or("");
    let behind = text.get(one.replace.end..).unwrap_or("");
    ([before, &one.with, behind].concat(), before.len() + one.with.len())
}

/// Chooses a suggestion: names and topics become filters, whose chips say what they are; everything else stays text,
/// and so does what an operator belongs to.
pub fn choose(query: &mut Query, text: &str, one: &Suggestion) {
    query.typing = false;
    let is_named = matches!(one.kind, SuggestionKind::Entity | SuggestionKind::Topic);
    if let Some((facet, id)) = one.filter.as_ref().filter(|_| is_named) {
        let before = text.get(..one.replace.start).unwrap_or("").trim();
        let behind = text.get(one.replace.end..).unwrap_or("").trim();
        query.text = [before, behind].join(" ").trim().to_owned();
        query.filters.add(*facet, id);
        return;
    }
    query.text = completed(text, one).0;
}

/// How a text was read, where that says more than that its words are all looked for.
pub fn read_as<'a>(text: &str, understood: &'a str) -> Option<&'a str> {
    // A word that may go on has a star in the reading.
    let plain = |text: &str| {
        let words: Vec<&str> = text.split_whitespace().collect();
        words.join(" ").trim_end_matches('*').to_owned()
    };
    let leaves_out = understood.split(' ').any(|word| word == "NOT");
    let is_plain = !leaves_out && plain(&understood.replace(" AND ", " ")) == plain(text);
    (!is_plain && !understood.is_empty()).then_some(understood)
}

/// The day that a date field says; `None` while its year is being typed, when browsers hand on 0002, 0020 and 0202
/// first.
pub fn day(text: &str) -> Option<Option<Day>> {
    let day = Edtf::parse(text).and_then(|date| date.first_day());
    day.is_none_or(|day| day.ymd().0 >= 1000).then_some(day)
}

/// The place behind one in a list that goes round; the first where there is none yet.
pub fn next(at: Option<usize>, count: usize) -> Option<usize> {
    (count > 0).then(|| at.map_or(0, |at| (at + 1) % count))
}

/// The place before one in a list that goes round; the last where there is none yet.
pub fn before(at: Option<usize>, count: usize) -> Option<usize> {
    at.filter(|&at| at > 0).unwrap_or(count).checked_sub(1)
}

/// The byte of a text at which so many UTF-16 units end, as browsers count.
pub fn byte_at(text: &str, units: usize) -> usize {
    let mut left = units;
    for (at, c) in text.char_indices() {
        let Some(rest) = left.checked_sub(c.len_utf16()) else { return at };
        if left == 0 {
            return at;
        }
        left = rest;
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use readout_corpus::query::Facet;

    fn offer(kind: SuggestionKind, replace: std::ops::Range<usize>, with: &str) -> Suggestion {
        let filter = Some((Facet::Person, "anna-berg".to_owned()));
        let (label, with) = (with.to_owned(), with.to_owned());
        Suggestion { kind, label, replace, with, documents: None, filter }
    }

    #[test]
    fn a_chosen_name_leaves_the_text_and_becomes_a_filter() {
        let mut query = Query::default();
        let one = offer(SuggestionKind::Entity, 8..11, "Anna Berg");
        choose(&mut query, "fishing ann rights", &one);
        assert_eq!(query.text, "fishing rights");
        assert_eq!(query.filters.values(Facet::Person).collect::<Vec<_>>(), ["anna-berg"]);
    }

    #[test]
    fn a_chosen_name_that_an_operator_holds_stays_in_the_text() {
        let mut query = Query::default();
        let held = offer(SuggestionKind::Entity, 1..4, "person:anna-berg");
        choose(&mut query, "-ann rights", &Suggestion { filter: None, ..held });
        assert_eq!(query.text, "-person:anna-berg rights");
        assert!(query.filters.is_empty());
    }

    #[test]
    fn a_reading_is_told_where_it_is_not_what_stands_there() {
        for plain in ["", "fishing", "fishing  rights", "\"fishing rights\" quota", "fish*"] {
            assert_eq!(read_as(plain, &plain.replace("  ", " ").replace(' ', " AND ")), None);
        }
        assert_eq!(read_as("fish", "fish*"), None);
        for (text, understood) in [
            ("fishing OR quota", "(fishing OR quota)"),
            ("fishing NOT quota", "fishing AND NOT quota"),
            ("Берг", "Берг = Anna Berg"),
            ("fishing fishing", "fishing"),
            ("a b c", "a AND b …"),
        ] {
            assert_eq!(read_as(text, understood), Some(understood));
        }
    }

    #[test]
    fn a_chosen_word_takes_the_place_of_what_was_typed() {
        let mut query = Query { typing: true, ..Query::default() };
        let one = offer(SuggestionKind::Word, 0..4, "fishing");
        choose(&mut query, "fish rights", &one);
        assert_eq!((query.text.as_str(), query.typing), ("fishing rights", false));
        assert!(query.filters.is_empty());
    }

    #[test]
    fn a_year_that_is_being_typed_is_no_day_yet() {
        assert_eq!(day("0202-03-01"), None);
        assert_eq!(day("2026-03-01"), Some(Day::new(2026, 3, 1)));
        assert_eq!(day(""), Some(None));
    }

    #[test]
    fn the_list_goes_round_in_both_directions() {
        assert_eq!((next(None, 3), next(Some(2), 3), next(None, 0)), (Some(0), Some(0), None));
        assert_eq!(
            (before(None, 3), before(Some(0), 3), before(Some(2), 3)),
            (Some(2), Some(2), Some(1))
        );
    }

    #[test]
    fn a_place_in_units_of_the_browser_is_a_place_in_bytes() {
        for (units, byte) in [(0, 0), (1, 2), (2, 2), (3, 6), (4, 7), (9, 7)] {
            assert_eq!(byte_at("\u{451}\u{1f4d5}a", units), byte, "{units}");
        }
    }
}
