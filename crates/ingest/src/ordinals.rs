//! Ordinal numbers in running text: `the 20th round of`, `seventy-fifth anniversary`.

/// Words that stand between an ordinal and what it counts: "the 20th *round of the* consultation".
const BETWEEN: &[&str] = &[
    "round",
    "meeting",
    "session",
    "edition",
    "annual",
    "regular",
    "of",
    "the",
    "such",
    "full",
    "joint",
    "plenary",
    "informal",
    "consecutive",
];

/// How many words may stand between.
const REACH: usize = 7;

/// The ordinal that counts what begins behind `before`: 20 for `…the 20th round of the `.
pub(crate) fn number_before(before: &str) -> Option<u32> {
    for word in before.split_whitespace().rev().take(REACH) {
        if word.ends_with([',', '.', ';', ':']) {
            return None;
        }
        if let Some(n) = ordinal(word) {
            return Some(n);
        }
        let capital = word.chars().next().is_some_and(char::is_uppercase);
        if !capital && !BETWEEN.contains(&word) {
            return None;
        }
    }
    None
}

/// All ordinals of a text, in order.
pub(crate) fn ordinals(text: &str) -> impl Iterator<Item = u32> + '_ {
    text.split_whitespace().filter_map(ordinal)
}

/// The number of an ordinal word: `20th`, `third`, `Twenty-fifth`.
pub(crate) fn ordinal(word: &str) -> Option<u32> {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    if digits > 0 {
        let suffix = word.get(digits..)?;
        let fits = ["st", "nd", "rd", "th"].iter().any(|s| suffix.eq_ignore_ascii_case(s));
        return if fits && digits <= 4 { word.get(..digits)?.parse().ok() } else { None };
    }
    if word.len() < 5 || word.len() > 14 {
        return None;
    }
    let word = word.to_ascii_lowercase();
    let units = [
        "first",
        "second",
        "third",
        "fourth",
        "fifth",
        "sixth",
        "seventh",
        "eighth",
        "ninth",
        "tenth",
        "eleventh",
        "twelfth",
        "thirteenth",
        "fourteenth",
        "fifteenth",
        "sixteenth",
        "seventeenth",
        "eighteenth",
        "nineteenth",
    ];
    let tens = [
        ("twent", 20),
        ("thirt", 30),
        ("fort", 40),
        ("fift", 50),
        ("sixt", 60),
        ("sevent", 70),
        ("eight", 80),
        ("ninet", 90),
    ];
    let position = |word: &str| units.iter().position(|unit| *unit == word).map(|n| n as u32 + 1);
    if let Some(n) = position(&word) {
        return Some(n);
    }
    for (stem, value) in tens {
        let Some(rest) = word.strip_prefix(stem) else { continue };
        if rest == "ieth" {
            return Some(value);
        }
        if let Some(n) = rest.strip_prefix("y-").and_then(position).filter(|n| *n < 10) {
            return Some(value + n);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_ordinal_counts_the_round_that_follows() {
        assert_eq!(number_before("co-chaired the 20th round of the "), Some(20));
        assert_eq!(number_before("the Twenty-fifth "), Some(25));
        assert_eq!(number_before("In the third week, they opened the "), None);
        assert_eq!(ordinal("seventieth"), Some(70));
        assert_eq!(ordinal("3"), None);
    }
}
