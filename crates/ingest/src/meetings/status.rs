//! Whether a sentence tells of something that was, will be, or was only thought of.

/// The words right before a verb decide about it.
const NEAR: usize = 5;

fn near(before: &str) -> impl Iterator<Item = &str> {
    before
        .split_whitespace()
        .rev()
        .take(NEAR)
        .take_while(|word| !word.ends_with([';', ':', '.']))
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’'))
}

fn has(before: &str, set: &[&str]) -> bool {
    // `May` with a capital is a month.
    near(before)
        .any(|word| word != "May" && set.iter().any(|entry| word.eq_ignore_ascii_case(entry)))
}

/// `will meet`, `is to meet`, `plans to meet`.
pub(super) fn looks_ahead(before: &str) -> bool {
    // `To meet` looks ahead; `to Beijing for talks` does not.
    near(before).take(2).any(|word| word.eq_ignore_ascii_case("to"))
        || travels_for(before)
        || has(
            before,
            &[
                "will",
                "plans",
                "planned",
                "scheduled",
                "due",
                "expected",
                "set",
                "shall",
                "upcoming",
                "invited",
                "intends",
                "going",
                "forthcoming",
            ],
        )
}

/// `will travel to Oslo next week for talks`: the journey ahead is for the meeting.
fn travels_for(before: &str) -> bool {
    const REACH: usize = 14;
    let clause = before.rsplit([',', ';', ':']).next().unwrap_or("");
    let mut words = clause.split_whitespace().rev().take(REACH);
    let is_purpose = words.next() == Some("for");
    let mut rest = words.peekable();
    while let Some(word) = rest.next() {
        let goes = ["travel", "visit", "arrive", "go", "come", "fly", "head", "return"];
        if goes.contains(&word)
            && rest.peek().is_some_and(|&before| matches!(before, "will" | "to"))
        {
            return is_purpose;
        }
    }
    false
}

/// `did not meet`, `refused to meet`.
pub(super) fn is_denied(before: &str) -> bool {
    has(
        before,
        &[
            "not",
            "never",
            "refused",
            "declined",
            "cancelled",
            "canceled",
            "without",
            "didn't",
            "didn’t",
            "won't",
            "won’t",
        ],
    )
}

/// `could meet`, `if they meet`, `wants to meet`.
pub(super) fn is_unreal(before: &str) -> bool {
    has(
        before,
        &[
            "could", "would", "might", "may", "should", "if", "whether", "must", "can", "wants",
            "want", "hopes", "hope", "wish", "ready", "willing", "offered", "ought", "possible",
            "proposed",
        ],
    )
}

/// Whether a sentence looks ahead as a whole.
pub(super) fn sentence_looks_ahead(words: &str) -> bool {
    words.split_whitespace().any(|word| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        [
            "will",
            "upcoming",
            "forthcoming",
            "hosting",
            "host",
            "due",
            "planned",
            "next",
            "plans",
            "scheduled",
        ]
        .iter()
        .any(|entry| word.eq_ignore_ascii_case(entry))
    }) || words.contains("to be held")
        || words.contains("to be ")
}

/// Whether a sentence looks back as a whole.
pub(super) fn sentence_looks_back(words: &str) -> bool {
    words.split_whitespace().any(|word| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        [
            "held",
            "was",
            "were",
            "took",
            "culminated",
            "hosted",
            "concluded",
            "celebrated",
            "commemorated",
            "marked",
            "have",
            "has",
            "attended",
        ]
        .iter()
        .any(|entry| word.eq_ignore_ascii_case(entry))
    })
}
