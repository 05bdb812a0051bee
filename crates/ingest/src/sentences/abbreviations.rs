//! Full stops that belong to a word.

/// What a full stop behind some words can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stop {
    /// The end of the sentence.
    Ends,
    /// A part of the word, and the sentence goes on.
    Never,
    /// A part of the word where a number follows: `No. 5`, `Nov. 3`.
    BeforeNumber,
    /// A part of the word; whether the sentence ends shows in what follows.
    Perhaps,
}

/// Titles and the like, which always stand before a name or a phrase.
const NEVER: &[&str] = &[
    "mr", "mrs", "ms", "mme", "messrs", "dr", "prof", "gen", "sen", "sens", "rep", "reps", "gov",
    "govs", "lt", "col", "sgt", "capt", "cmdr", "maj", "adm", "brig", "cpl", "pvt", "hon", "rev",
    "fr", "st", "ste", "amb", "pres", "supt", "det", "vs", "viz", "cf", "e.g", "i.e", "eg", "ie",
    "mt", "ft", "им", "ул", "т.е", "т.к", "тов", "акад", "проф", "ген", "vgl", "z.b",
];

/// Words that are cut short before a number.
const BEFORE_NUMBER: &[&str] = &[
    "no", "nos", "art", "arts", "sec", "secs", "para", "paras", "p", "pp", "vol", "vols", "ch",
    "fig", "figs", "res", "op", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept",
    "oct", "nov", "dec", "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "ст",
    "гл", "рис", "стр",
];

/// Words that are cut short and may well be the last of a sentence.
const PERHAPS: &[&str] = &[
    "inc", "corp", "co", "cos", "ltd", "bros", "llc", "plc", "jr", "sr", "esq", "ph.d", "etc",
    "al", "ave", "blvd", "rd", "hwy", "dept", "univ", "assn", "ala", "ariz", "ark", "calif",
    "colo", "conn", "del", "fla", "ga", "ill", "ind", "kan", "ky", "la", "md", "mass", "mich",
    "minn", "miss", "mo", "mont", "neb", "nev", "okla", "ore", "pa", "tenn", "tex", "va", "vt",
    "wash", "wis", "wyo", "г", "гг", "в", "вв", "др", "пр", "т.д", "т.п", "млн", "млрд", "тыс",
    "руб",
];

/// Words that open sentences far more often than they stand capitalised inside one.
pub(super) const STARTERS: &[&str] = &[
    "The",
    "This",
    "That",
    "These",
    "Those",
    "There",
    "Their",
    "They",
    "Then",
    "He",
    "She",
    "It",
    "Its",
    "His",
    "Her",
    "We",
    "Our",
    "You",
    "Your",
    "I",
    "My",
    "In",
    "On",
    "At",
    "By",
    "For",
    "From",
    "With",
    "To",
    "As",
    "But",
    "And",
    "Or",
    "So",
    "Yet",
    "If",
    "When",
    "While",
    "Where",
    "What",
    "Why",
    "Who",
    "How",
    "Which",
    "After",
    "Before",
    "Since",
    "Until",
    "During",
    "Under",
    "Over",
    "Both",
    "Some",
    "Many",
    "Most",
    "All",
    "Each",
    "Every",
    "No",
    "Not",
    "Now",
    "Today",
    "Here",
    "However",
    "Although",
    "Though",
    "Because",
    "Despite",
    "According",
    "Last",
    "Next",
    "Earlier",
    "Later",
    "Meanwhile",
    "Also",
    "Even",
    "Only",
    "Such",
    "One",
    "Two",
    "Three",
    "A",
    "An",
    "Asked",
    "Speaking",
    "Noting",
    "Let",
    "He’s",
    "It’s",
    "That’s",
    "I’m",
    "We’re",
    "They’re",
    "There’s",
    "He's",
    "It's",
    "That's",
    "I'm",
    "We're",
    "They're",
    "There's",
    "Он",
    "Она",
    "Они",
    "Это",
    "В",
    "На",
    "По",
    "При",
    "Мы",
    "Как",
    "Но",
    "И",
];

/// What a full stop behind `words` can be; `words` reach from the start of the sentence to the stop.
pub(super) fn stop_behind(words: &str, quoted: bool) -> Stop {
    let token_start = words
        .char_indices()
        .rev()
        .take(24)
        .find(|&(_, c)| {
            c.is_whitespace()
                || matches!(c, '(' | '[' | '“' | '"' | '‘' | '«' | '-' | '–' | '—' | '/')
        })
        .map(|(at, c)| at + c.len_utf8());
    let before = words.get(..token_start.unwrap_or(0)).unwrap_or("").trim_end();
    let token = match token_start {
        Some(at) => words.get(at..).unwrap_or(""),
        // Longer than any abbreviation.
        None if words.chars().nth(24).is_some() => return Stop::Ends,
        None => words,
    };
    let token = token.trim_start_matches(['“', '‘', '"', '\'', '«']);
    if token.is_empty() || quoted {
        return Stop::Ends;
    }
    if token.chars().all(|c| c.is_ascii_digit()) {
        // `1. ` at the start numbers a list.
        return if before.is_empty() && token.len() < 4 { Stop::Never } else { Stop::Ends };
    }
    let mut letters = token.chars();
    if let (Some(only), None) = (letters.next(), letters.next())
        && only.is_uppercase()
    {
        // `I` closes sentences, numbers kings and wars, and hardly ever is an initial.
        return if only == 'I' { Stop::Perhaps } else { initial(before) };
    }
    let lower = token.to_lowercase();
    let lower = lower.as_str();
    if NEVER.contains(&lower) {
        // `St. Petersburg`, but a street may close a sentence in lower case.
        return Stop::Never;
    }
    if BEFORE_NUMBER.contains(&lower) {
        return Stop::BeforeNumber;
    }
    if PERHAPS.contains(&lower) {
        return Stop::Perhaps;
    }
    // `U.S`, `D.C`, `a.m`: single letters with stops between them.
    if token.contains('.') && token.split('.').all(|part| part.chars().count() == 1) {
        return Stop::Perhaps;
    }
    Stop::Ends
}

/// An initial stands between names or opens one; behind a small word (`vitamin C`) it is none.
fn initial(before: &str) -> Stop {
    let previous = before.rsplit(char::is_whitespace).next().unwrap_or("");
    let capital = previous
        .trim_start_matches(|c: char| !c.is_alphanumeric())
        .chars()
        .next()
        .is_none_or(char::is_uppercase);
    if capital || ["by", "and", "of", "with", "to", "for", "from"].contains(&previous) {
        Stop::Never
    } else {
        Stop::Perhaps
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_never_ends_a_sentence() {
        assert_eq!(stop_behind("He met Gen", false), Stop::Never);
    }

    #[test]
    fn a_middle_initial_never_ends_a_sentence() {
        assert_eq!(stop_behind("with Donald J", false), Stop::Never);
    }

    #[test]
    fn an_acronym_with_stops_leaves_it_to_what_follows() {
        assert_eq!(stop_behind("the U.S", false), Stop::Perhaps);
    }
}
