//! Wording: dates, counts and labels as people read them. Sentence case, plain words, no full stop after one short sentence.

use readout_corpus::date::{Day, Precision};
use readout_corpus::format::{Edtf, Office};
use readout_corpus::model::{
    Confidence, EntityKind, Form, Format, Kind, Occasion, ReuseKind, Status,
};
use readout_corpus::query::Facet;

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec"];

/// The short name of a month (1–12).
pub fn month(number: u32) -> &'static str {
    number.checked_sub(1).and_then(|i| MONTHS.get(i as usize)).copied().unwrap_or("")
}

/// The full name of a month (1–12).
pub fn month_name(number: u32) -> &'static str {
    match number {
        1 => "January",
        2 => "February",
        3 => "March",
        4 => "April",
        8 => "August",
        9 => "September",
        10 => "October",
        11 => "November",
        12 => "December",
        // The other names are short enough to stand whole everywhere.
        _ => month(number),
    }
}

/// The name of a day of the week: `Tuesday`.
pub fn weekday(day: Day) -> &'static str {
    const DAYS: [&str; 7] =
        ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
    DAYS.get(day.weekday() as usize).copied().unwrap_or("")
}

/// `1 Feb 2026`.
pub fn day(day: Day) -> String {
    let (year, month_number, day) = day.ymd();
    format!("{day} {} {year}", month(month_number))
}

/// The name of a rule of analysis in words: `verb-behind-the-words` is `verb behind the words`.
pub fn rule(id: &str) -> String {
    id.replace('-', " ")
}

/// A date in words: `1 Feb 2026`, `Dec 2025`, `one of 4 days in Sept 2024`, `since 1 Jan 2026`.
pub fn date(date: Edtf<'_>) -> String {
    date_from_parts(date.as_str(), date.precision(), date.first_day(), date.last_day())
}

fn date_from_parts(
    text: &str,
    precision: Precision,
    first: Option<Day>,
    last: Option<Day>,
) -> String {
    let about = if text.contains(['~', '?', '%']) { "about " } else { "" };
    match (precision, first, last) {
        (Precision::Day, Some(first), _) => about.to_owned() + &day(first),
        (Precision::Month, Some(first), _) => {
            let (year, number, _) = first.ymd();
            format!("{about}{} {year}", month(number))
        }
        (Precision::Year, Some(first), _) => format!("{about}{}", first.ymd().0),
        (Precision::SubYear, Some(first), _) => {
            let year = first.ymd().0;
            let part = match text.get(5..7) {
                Some("21") => "spring",
                Some("22") => "summer",
                Some("23") => "autumn",
                Some("24") => "winter",
                Some("33") => "first quarter of",
                Some("34") => "second quarter of",
                Some("35") => "third quarter of",
                Some("36") => "fourth quarter of",
                Some("40") => "first half of",
                _ => "second half of",
            };
            format!("{about}{part} {year}")
        }
        (Precision::Set, Some(first), Some(last)) => {
            let count = text.split(',').count();
            let (year, number, _) = first.ymd();
            if (year, number) == (last.ymd().0, last.ymd().1) {
                format!("one of {count} days in {} {year}", month(number))
            } else {
                match count {
                    2 => format!("{} or {}", day(first), day(last)),
                    _ => format!("one of {count} days, {} to {}", day(first), day(last)),
                }
            }
        }
        (_, Some(first), Some(last)) => interval(first, last),
        (_, Some(first), None) => format!("since {}", day(first)),
        (_, None, Some(last)) => format!("until {}", day(last)),
        (_, None, None) => text.to_owned(),
    }
}

/// `2024–2026`, `Sept 2024 – Feb 2026` or `2 Dec 2025 – 4 Feb 2026`, as exact as both ends allow.
fn interval(first: Day, last: Day) -> String {
    let (a, b) = (first.ymd(), last.ymd());
    match ((a.1, a.2), (b.1, b.2)) {
        ((1, 1), (12, 31)) => format!("{}–{}", a.0, b.0),
        _ => span(first, last),
    }
}

/// The days from one to another: `2 Dec 2025 – 4 Feb 2026`; one day alone as itself.
pub fn span(first: Day, last: Day) -> String {
    if first == last { day(first) } else { format!("{} – {}", day(first), day(last)) }
}

/// `1 document`, `5 documents`.
pub fn count(n: usize, singular: &str) -> String {
    let plural = match singular {
        "country" => "countries",
        "party" => "parties",
        "entity" => "entities",
        _ if n == 1 => singular,
        _ => return format!("{} {singular}s", number(n)),
    };
    if n == 1 { format!("1 {singular}") } else { format!("{} {plural}", number(n)) }
}

/// The unit alone, as it stands behind a number: `document`, `documents`.
pub fn noun(n: usize, singular: &str) -> String {
    let counted = count(n, singular);
    counted.split_once(' ').map_or(counted.clone(), |(_, noun)| noun.to_owned())
}

/// A whole number with thin spaces between groups of three digits.
pub fn number(n: usize) -> String {
    let digits = n.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (i, c) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push('\u{202f}');
        }
        out.push(c);
    }
    out
}

/// `1st`, `20th`, `22nd`.
pub fn ordinal(n: u32) -> String {
    let ending = match (n % 10, n % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{n}{ending}")
}

/// The label of a segment's or document's kind.
pub fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::News => "News report",
        Kind::Readout => "Official readout",
        Kind::Transcript => "Transcript",
        Kind::Briefing => "Press briefing",
        Kind::Introduction => "Editor’s introduction",
        Kind::Roundup => "Roundup",
    }
}

/// The label of a facet.
pub fn facet(facet: Facet) -> &'static str {
    match facet {
        Facet::Side => "Side",
        Facet::Carrier => "Carrier",
        Facet::Originator => "Originator",
        Facet::Kind => "Kind",
        Facet::Topic => "Topic",
        Facet::Person => "Person",
        Facet::Organisation => "Organisation",
        Facet::Place => "Place",
        Facet::Treaty => "Treaty or plan",
        Facet::Series => "Series of meetings",
        Facet::Meeting => "Meeting",
        Facet::Year => "Year",
    }
}

/// The label of an entity's kind.
pub fn entity_kind(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "Person",
        EntityKind::Organisation => "Organisation",
        EntityKind::Place => "Place",
        EntityKind::Treaty => "Treaty or plan",
        EntityKind::Series => "Series of meetings",
        EntityKind::Event => "Event",
    }
}

/// The label of all entities of a kind.
pub fn entity_kinds(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "People",
        EntityKind::Organisation => "Organisations",
        EntityKind::Place => "Places",
        EntityKind::Treaty => "Treaties and plans",
        EntityKind::Series => "Series of meetings",
        EntityKind::Event => "Events",
    }
}

/// How a statement gives its words.
pub fn form(form: Form) -> &'static str {
    match form {
        Form::Direct => "quoted",
        Form::Indirect => "reported",
        Form::Mixed => "reported, partly quoted",
        Form::Transcript => "transcript",
        Form::Joint => "joint",
        Form::Act => "speech act",
    }
}

/// How surely the speaker of a statement is known.
pub fn confidence(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::Explicit => "speaker named",
        Confidence::Resolved => "pronoun or title resolved",
        Confidence::Continued => "continues the speaker before",
        Confidence::Impersonal => "nobody named",
    }
}

/// What is known of a meeting.
pub fn status(status: Status) -> &'static str {
    match status {
        Status::Held => "held",
        Status::Planned => "planned",
        Status::Ongoing => "ongoing",
        Status::Lapsed => "lapsed",
    }
}

/// How a meeting was held.
pub fn format(format: Format) -> &'static str {
    match format {
        Format::InPerson => "in person",
        Format::Video => "by video",
        Format::Telephone => "by telephone",
    }
}

/// What sort of dated event it is.
pub fn occasion(occasion: Occasion) -> &'static str {
    match occasion {
        Occasion::Encounter => "Meeting",
        Occasion::Summit => "Summit",
        Occasion::Visit => "Visit",
        Occasion::Anniversary => "Anniversary",
        Occasion::Act => "Decision or deadline",
        Occasion::Programme => "Programme",
    }
}

/// How two passages share words.
pub fn reuse(kind: ReuseKind) -> &'static str {
    match kind {
        ReuseKind::Duplicate => "the same words",
        ReuseKind::Verbatim => "nearly the same words",
        ReuseKind::Edited => "an edited version",
        ReuseKind::Formula => "a shared formula",
    }
}

/// Thousandths as a whole number of hundredths: `14 %`.
pub fn share(permille: usize) -> String {
    match (permille + 5) / 10 {
        0 if permille > 0 => "< 1 %".to_owned(),
        percent => format!("{percent} %"),
    }
}

/// Between which days an office is attested: `attested 2024-05 – 2026-02` as people write it.
pub fn attested(office: Office<'_>) -> String {
    match (office.from(), office.to()) {
        (None, None) => "no date attested".to_owned(),
        (Some(one), None) | (None, Some(one)) => format!("attested {}", date(one)),
        (Some(from), Some(to)) if from.as_str() == to.as_str() => {
            format!("attested {}", date(from))
        }
        (Some(from), Some(to)) => format!("attested {} – {}", date(from), date(to)),
    }
}

/// `a, b and c`.
pub fn list(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [only] => only.clone(),
        [rest @ .., last] => format!("{} and {last}", rest.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(edtf: &str) -> String {
        let date = readout_corpus::date::Edtf::parse(edtf).expect(edtf);
        date_from_parts(date.as_str(), date.precision(), date.first_day(), date.last_day())
    }

    #[test]
    fn dates_are_read_as_people_write_them() {
        assert_eq!(words("2026-02-01"), "1 Feb 2026");
        assert_eq!(words("2025-12"), "Dec 2025");
        assert_eq!(words("2026-11~"), "about Nov 2026");
        assert_eq!(words("2026"), "2026");
        assert_eq!(words("2026-40"), "first half of 2026");
        assert_eq!(words("2026/2027"), "2026–2027");
        assert_eq!(words("2026-01-01/.."), "since 1 Jan 2026");
        assert_eq!(words("[2024-09-03,2024-09-10]"), "one of 2 days in Sept 2024");
        assert_eq!(words("[2024-09-24,2024-10-01]"), "24 Sept 2024 or 1 Oct 2024");
        assert_eq!(
            words("[2024-09-24,2024-10-01,2024-10-08]"),
            "one of 3 days, 24 Sept 2024 to 8 Oct 2024"
        );
    }

    #[test]
    fn a_share_is_rounded_and_never_rounded_away() {
        assert_eq!(share(144), "14 %");
        assert_eq!(share(145), "15 %");
        assert_eq!(share(4), "< 1 %");
        assert_eq!(share(0), "0 %");
    }

    #[test]
    fn ordinals_end_as_they_are_spoken() {
        let endings = [1, 2, 3, 4, 11, 12, 13, 20, 22, 111].map(ordinal);
        assert_eq!(
            endings,
            ["1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "20th", "22nd", "111th"]
        );
    }

    #[test]
    fn counts_carry_their_unit() {
        assert_eq!(count(1, "document"), "1 document");
        assert_eq!(count(0, "statement"), "0 statements");
        assert_eq!(count(2, "entity"), "2 entities");
        assert_eq!(noun(1, "entity"), "entity");
        assert_eq!(noun(21_578, "entity"), "entities");
        assert_eq!(number(21578), "21\u{202f}578");
    }
}
