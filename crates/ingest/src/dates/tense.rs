//! Which way a sentence looks at the place of a date: ahead or back.

use super::resolve::Tense;

/// How many words a sign may stand away from the date.
const REACH: usize = 24;

/// Reads the words around a date; the nearest sign counts, and one behind the date counts less.
pub(super) fn tense(before: &str, after: &str) -> Tense {
    let left = nearest_before(before).map(|(at, tense)| (at * 3, tense));
    let right = nearest(after.split_ascii_whitespace()).map(|(at, tense)| (at * 4 + 3, tense));
    match (left, right) {
        (Some((l, left)), Some((r, right))) => {
            if l <= r {
                left
            } else {
                right
            }
        }
        (Some((_, tense)), None) | (None, Some((_, tense))) => tense,
        (None, None) => Tense::Unclear,
    }
}

fn nearest<'a>(words: impl Iterator<Item = &'a str>) -> Option<(usize, Tense)> {
    words.take(REACH).enumerate().find_map(|(at, word)| Some((at, sign(word)?)))
}

/// As [`nearest`], backwards: what is "to be held" has not been.
fn nearest_before(before: &str) -> Option<(usize, Tense)> {
    let mut words = before.split_ascii_whitespace().rev().take(REACH).enumerate();
    let (at, tense) = words.find_map(|(at, word)| Some((at, sign(word)?)))?;
    let ahead = words.next().is_some_and(|(_, word)| matches!(word, "be" | "will" | "to"));
    Some((at, if ahead { Tense::Future } else { tense }))
}

fn sign(word: &str) -> Option<Tense> {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    let lower = |set: &[&str]| set.iter().any(|entry| word.eq_ignore_ascii_case(entry));
    if lower(&[
        "will",
        "shall",
        "be",
        "due",
        "plan",
        "plans",
        "planned",
        "planning",
        "expected",
        "scheduled",
        "slated",
        "set",
        "upcoming",
        "forthcoming",
        "going",
        "intends",
        "intend",
        "expects",
        "expect",
        "hopes",
        "invited",
        "proposed",
        "begins",
        "starts",
        "opens",
        "ll",
        "can",
        "could",
        "until",
        "may",
        "prepares",
        "preparing",
        "ahead",
        "coming",
    ]) && word != "May"
    {
        return Some(Tense::Future);
    }
    if word.ends_with("’ll") || word.ends_with("'ll") {
        return Some(Tense::Future);
    }
    if lower(&[
        "was", "were", "had", "did", "been", "met", "held", "said", "took", "began", "came",
        "went", "signed", "made", "gave", "spoke", "told", "won", "saw", "left", "became", "got",
        "led", "sent", "paid", "wrote", "broke", "fell", "rose", "found", "brought", "kept", "ran",
        "since", "has", "have",
    ]) {
        return Some(Tense::Past);
    }
    let participle = word.len() > 4
        && word.ends_with("ed")
        && word.bytes().next().is_some_and(|b| b.is_ascii_lowercase())
        && !lower(&[
            "united", "indeed", "speed", "hundred", "related", "based", "exceed", "proceed",
        ]);
    participle.then_some(Tense::Past)
}

/// Whether a sentence tells that people met or spoke.
pub(super) fn tells_of_meeting(sentence: &str) -> bool {
    sentence.split_ascii_whitespace().any(|word| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        [
            "met",
            "meets",
            "meeting",
            "held",
            "holds",
            "spoke",
            "speaks",
            "talks",
            "co-chaired",
            "chaired",
            "conversation",
            "conversations",
            "consultation",
            "consultations",
            "visited",
            "received",
            "hosted",
            "phone",
            "videoconference",
            "negotiations",
            "visit",
        ]
        .iter()
        .any(|entry| word.eq_ignore_ascii_case(entry))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_sign_tells_the_tense() {
        assert_eq!(tense("The ministers met on", "and will meet again."), Tense::Past);
        assert_eq!(tense("On", ", both countries will mark the day."), Tense::Future);
        assert_eq!(tense("She invited him to the forum, to be held in", "."), Tense::Future);
        assert_eq!(tense("The spokesman said on", "that talks will follow"), Tense::Past);
        assert_eq!(tense("", ""), Tense::Unclear);
    }
}
