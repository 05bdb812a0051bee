//! Lines that stand above a text.

/// More words than any heading has.
const MAX_WORDS: usize = 25;
const MAX_BYTES: usize = 400;

/// Whether a line can be the title of what stands below: short, and no sentence by its end.
pub(super) fn is_title(words: &str) -> bool {
    if words.len() > MAX_BYTES || words.is_empty() {
        return false;
    }
    let last = words.trim_end_matches(['”', '’', '"', '\'', ')', '»']).chars().next_back();
    let first = words.trim_start_matches(['“', '‘', '"', '\'', '«', '(']).chars().next();
    let count = words.split_whitespace().count();
    (2..=MAX_WORDS).contains(&count) && opens_well(first) && !is_end(last)
        || count == 1 && has_han(words) && words.chars().count() <= 60 && !is_end(last)
}

/// Whether a paragraph is running text: it ends as sentences do or is longer than a heading.
pub(super) fn is_running_text(words: &str) -> bool {
    let last =
        words.trim_end_matches(['”', '’', '"', '\'', ')', '»', '」', '』']).chars().next_back();
    is_end(last) || words.len() > MAX_BYTES || words.split_whitespace().count() > MAX_WORDS
}

fn opens_well(first: Option<char>) -> bool {
    first.is_some_and(|c| c.is_alphanumeric() && !c.is_lowercase())
}

fn is_end(last: Option<char>) -> bool {
    last.is_none_or(|c| {
        matches!(c, '.' | '!' | '?' | ':' | ';' | ',' | '…' | '。' | '！' | '？' | '：' | '；')
    })
}

fn has_han(words: &str) -> bool {
    words.chars().any(|c| ('\u{3400}'..='\u{9fff}').contains(&c))
}

/// Whether a title announces one official's words to the press.
pub(super) fn is_briefing(title: &str) -> bool {
    const OPENINGS: &[&str] = &[
        "commentary by",
        "comment by",
        "comments by",
        "briefing by",
        "press briefing",
        "remarks to the press",
        "statement by",
        "press statement",
        "press conference",
        "answers to",
        "answer to",
        "answers to questions",
        "remarks by",
        "regular press conference",
        "interview with",
        "interview of",
        "news conference",
    ];
    let lower = title.to_lowercase();
    OPENINGS.iter().any(|opening| lower.starts_with(opening))
        || [
            "press conference",
            "press briefing",
            "to the press",
            "answers questions",
            "comments on",
        ]
        .iter()
        .any(|phrase| lower.contains(phrase))
}
