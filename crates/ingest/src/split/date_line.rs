//! Date lines: `February 4 (MFA) –`, `BEIJING, Nov. 1 (Xinhua) --`, `MOSCOW, December 2. /TASS/.`

use std::sync::LazyLock;

use readout_corpus::model::Span;
use regex::bytes::{Match, Regex, RegexBuilder};

use super::DateLine;

/// Longer than any date line: what stands further on need not be looked at.
const WINDOW_BYTES: usize = 200;

const MONTH: &str = r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?|JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER)\.?";

#[expect(clippy::unwrap_used, reason = "a fixed pattern, compiled by every test")]
static DATE_LINE: LazyLock<Regex> = LazyLock::new(|| {
    let date = format!(r"{MONTH} ?\d{{1,2}}(?:, ?\d{{4}})?|\d{{1,2}} {MONTH}(?:,? \d{{4}})?");
    let place = r"[A-Z\x80-\xff][A-Za-z\x80-\xff.' -]{1,60}(?:, ?[A-Z\x80-\xff][A-Za-z\x80-\xff. -]{1,40})?";
    let agency = r"\((?P<round>[^()]{1,40})\)|/(?P<slash>[^/]{1,20})/\.?";
    let dash = r"(?: ?(?:–|—|―|:|-{1,2}) ?| )";
    let pattern = format!(r"^(?:(?P<place>{place}),? )?(?P<date>{date})[.,]? ?(?:{agency}){dash}");
    // Bytes above ASCII stand for letters here, which keeps the automaton small.
    RegexBuilder::new(&pattern).unicode(false).build().unwrap()
});

/// The date line that a block opens with.
pub(super) fn find(text: &str, block: Span) -> Option<DateLine> {
    let words = block.of(text);
    let mut end = words.len().min(WINDOW_BYTES);
    while !words.is_char_boundary(end) {
        end -= 1;
    }
    let window = words.get(..end)?.as_bytes();
    // Most blocks have no agency between marks, and need not be asked.
    if !window.iter().any(|byte| matches!(byte, b'(' | b'/')) {
        return None;
    }
    let found = DATE_LINE.captures(window)?;
    let at = |part: Match<'_>| {
        let base = block.start as usize;
        Span::new(base + part.start(), base + part.end())
    };
    let read = |part: Match<'_>| words.get(part.range());
    let all = read(found.get(0)?)?;
    // A bracket without a dash is a date line only in front of words: `July 3 (Monday) was…` is none.
    let dashed = all.trim_end().ends_with(['–', '—', '―', ':', '-', '.', '/']);
    let agency = found.name("round").or_else(|| found.name("slash"))?;
    let label = read(agency)?;
    let names_somebody =
        label.chars().next().is_some_and(char::is_uppercase) && !label.ends_with("day");
    // `On May 3 (MFA) –` opens a sentence: a place is in capitals or has a comma behind it.
    let place = found.name("place");
    let is_place = place.is_none_or(|place| {
        let behind = words.get(place.end()..).unwrap_or("");
        behind.starts_with(',')
            || read(place).is_some_and(|place| !place.contains(char::is_lowercase))
    });
    (dashed && names_somebody && is_place).then_some(DateLine {
        span: Span::new(block.start as usize, block.start as usize + all.trim_end().len()),
        date: at(found.name("date")?),
        place: place.map(at),
        agency: at(agency),
    })
}

pub(super) fn prepare() {
    LazyLock::force(&DATE_LINE);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> Option<(String, String, Option<String>)> {
        let found = find(text, Span::new(0, text.len()))?;
        Some((
            found.date.of(text).to_owned(),
            found.agency.of(text).to_owned(),
            found.place.map(|place| place.of(text).to_owned()),
        ))
    }

    #[test]
    fn ministries_agencies_and_wires_open_their_items_alike() {
        let own = |date: &str, agency: &str, place: Option<&str>| {
            Some((date.to_owned(), agency.to_owned(), place.map(str::to_owned)))
        };
        assert_eq!(parts("May 3 (MFA) – The two"), own("May 3", "MFA", None));
        assert_eq!(parts("May 3, 2024 (Kremlin) — He"), own("May 3, 2024", "Kremlin", None));
        assert_eq!(
            parts("HANOI, Nov. 1 (Xinhua) -- Talks"),
            own("Nov. 1", "Xinhua", Some("HANOI"))
        );
        assert_eq!(parts("OSLO, June 2. /TASS/. Talks"), own("June 2", "TASS", Some("OSLO")));
        assert_eq!(
            parts("OSLO, Norway, 2 June 2024 (Reuters) - Talks"),
            own("2 June 2024", "Reuters", Some("OSLO, Norway"))
        );
    }

    #[test]
    fn a_bracket_behind_a_date_in_a_sentence_is_no_date_line() {
        assert_eq!(parts("May 3 (Friday) – was the day"), None);
        assert_eq!(parts("May 3 (Friday) saw talks"), None);
        assert_eq!(parts("On May 3 (MFA) – they met"), None);
    }
}
