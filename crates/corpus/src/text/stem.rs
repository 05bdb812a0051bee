//! The form that the regular inflections of an English word share.
//!
//! Deliberately small: plurals, `-ed`, `-ing`, and `-ise` beside `-ize`. Derivations stay apart
//! (`agree` and `agreement`), irregular forms too (`met` and `meet`). A stem is for comparing, not for reading.

/// Words that only look inflected, most of them also exceptions of the Porter stemmer.
const INVARIANT: &[&str] = &[
    "news", "atlas", "bias", "cosmos", "andes", "exceed", "proceed", "succeed", "series", "species",
];

/// The stem of a folded word. Other scripts, numbers and words of up to three letters are their own stem.
pub(crate) fn stem(word: &str) -> String {
    let mut word = word.to_owned();
    if word.len() > 3 && word.bytes().all(|b| b.is_ascii_lowercase()) {
        if INVARIANT.contains(&word.as_str()) {
            return word;
        }
        strip_plural(&mut word);
        if !INVARIANT.contains(&word.as_str()) {
            strip_ending(&mut word);
            unify_end(&mut word);
        }
    }
    word
}

/// The letters that every word of a stem begins with, for finding them side by side in a dictionary.
pub(crate) fn root(stem: &str) -> &str {
    if let Some(root) = stem.strip_suffix("zation") {
        return root;
    }
    match stem.as_bytes().last() {
        // The last letter may be one that the stem has instead of others.
        Some(b'e' | b'y' | b'z') if stem.len() > 2 => stem.get(..stem.len() - 1).unwrap_or(stem),
        _ => stem,
    }
}

fn strip_plural(word: &mut String) {
    if word.len() > 4 && word.ends_with("ies") {
        word.truncate(word.len() - 3);
        word.push('y');
    } else if ["sses", "xes", "ches", "shes", "zzes"].iter().any(|end| word.ends_with(end)) {
        word.truncate(word.len() - 2);
    } else if word.ends_with('s') && !["ss", "us", "is"].iter().any(|end| word.ends_with(end)) {
        word.pop();
    }
}

fn strip_ending(word: &mut String) {
    if word.len() > 4 && word.ends_with("ied") {
        word.truncate(word.len() - 3);
        word.push('y');
        return;
    }
    if let Some(start) = word.strip_suffix("eed") {
        // agreed → agree, but need and speed stay.
        if start.bytes().any(is_vowel) {
            word.pop();
        }
        return;
    }
    let length = ["ing", "ed"].into_iter().find(|end| word.ends_with(end)).map_or(0, str::len);
    let rest = word.get(..word.len() - length).unwrap_or("");
    if length == 0 || rest.len() < 2 || !rest.bytes().any(is_vowel) {
        return;
    }
    word.truncate(word.len() - length);
    let bytes = word.as_bytes();
    match bytes {
        // planned → plan, but called → call, passed → pass.
        [.., a, b] if a == b && matches!(b, b'l' | b's' | b'z') => {}
        [.., a, b] if a == b && !is_vowel(*b) => {
            word.pop();
        }
        _ if is_short(bytes) => word.push('e'),
        _ => {}
    }
}

fn unify_end(word: &mut String) {
    if word.ends_with("isation") && word.len() > 8 {
        word.truncate(word.len() - 7);
        word.push_str("ization");
    }
    if word.len() > 3 && word.ends_with('e') && !word.ends_with("ee") {
        let rest = word.as_bytes().get(..word.len() - 1).unwrap_or(&[]);
        if rest.iter().any(|&b| is_vowel(b)) && !is_short(rest) {
            word.pop();
        }
    }
    // controlled → controll → control.
    if word.ends_with("ll") && word.bytes().filter(|&b| is_vowel(b)).count() > 1 {
        word.pop();
    }
    if word.len() > 4 && word.ends_with("is") {
        word.pop();
        word.pop();
        word.push_str("iz");
    }
}

fn is_vowel(letter: u8) -> bool {
    matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u' | b'y')
}

/// Whether a final e cannot be missed: `not(e)`, `us(e)`; one vowel, then one consonant.
fn is_short(word: &[u8]) -> bool {
    let closed = |a: u8, b: u8| is_vowel(a) && !is_vowel(b) && !matches!(b, b'w' | b'x');
    match word {
        [a, b] => closed(*a, *b),
        [start @ .., a, b] => closed(*a, *b) && !start.iter().any(|&letter| is_vowel(letter)),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_regular_forms_of_a_word_share_a_stem() {
        for forms in [
            &["consultation", "consultations"][..],
            &["agree", "agrees", "agreed", "agreeing"],
            &["country", "countries"],
            &["carry", "carries", "carried", "carrying"],
            &["note", "notes", "noted", "noting"],
            &["plan", "plans", "planned", "planning"],
            &["control", "controls", "controlled", "controlling"],
            &["organise", "organize", "organised", "organizing", "organizes"],
            &["organisation", "organizations"],
            &["announce", "announces", "announced", "announcing"],
            &["visit", "visited", "visits"],
            &["tax", "taxes", "taxed"],
            &["exceed", "exceeds", "exceeded"],
            &["need", "needs", "needed"],
            &["stress", "stresses", "stressed", "stressing"],
            &["call", "called", "calling"],
            &["promise", "promised", "promises"],
            &["use", "used", "uses"],
        ] {
            let stems: std::collections::BTreeSet<String> = forms.iter().map(|w| stem(w)).collect();
            assert_eq!(stems.len(), 1, "{forms:?} {stems:?}");
        }
    }

    #[test]
    fn other_words_stay_apart() {
        for (a, b) in [
            ("note", "not"),
            ("plane", "plan"),
            ("agree", "agreement"),
            ("news", "new"),
            ("us", "use"),
            ("need", "nee"),
        ] {
            assert_ne!(stem(a), stem(b), "{a} {b}");
        }
        assert_eq!(stem("шойгу"), "шойгу");
        assert_eq!(stem("2026"), "2026");
    }

    proptest! {
        #[test]
        fn every_word_begins_with_the_root_of_its_stem(word in "[a-z]{0,12}(ies|ied|ise|ized|ing|ed|s|e|ll|isation)?") {
            let stem = stem(&word);
            prop_assert!(word.starts_with(root(&stem)), "{} {}", word, stem);
        }
    }
}
