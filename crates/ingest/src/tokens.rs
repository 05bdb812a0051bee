//! Words, numbers and marks with their places: what names and statements are read from.
//!
//! A possessive `'s` is a token of its own, abbreviations in capitals (`U.S.`) and initials (`J.`) are
//! one token, and each Chinese character is one, because no blank shows where its word ends.

use readout_corpus::model::Span;

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Class {
    /// A word without a capital.
    Lower,
    /// A word that opens with a capital.
    Capital,
    /// At least two letters, all of them capitals: `UN`, `U.S.`
    Caps,
    /// An initial: `J.`
    Initial,
    /// A possessive ending: `'s`.
    Possessive,
    /// Digits, with letters behind them or not: `15th`.
    Number,
    /// A sign of a script without capitals or blanks.
    Sign,
    /// A mark that opens a quotation.
    Open,
    /// A mark that closes a quotation.
    Close,
    /// A straight double quotation mark, which can do either.
    Straight,
    /// Any other mark.
    Mark,
}

/// A token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Token {
    /// Where it stands in the document's text.
    pub span: Span,
    /// What it is made of.
    pub class: Class,
    /// Whether white space stands before it.
    pub spaced: bool,
}

impl Token {
    /// Whether it is a word of letters.
    pub fn is_word(self) -> bool {
        matches!(
            self.class,
            Class::Lower | Class::Capital | Class::Caps | Class::Initial | Class::Sign
        )
    }

    /// Whether it opens with a capital.
    pub fn is_capital(self) -> bool {
        matches!(self.class, Class::Capital | Class::Caps | Class::Initial)
    }
}

/// The tokens of a stretch of `text`, appended to `out`.
pub(crate) fn tokenize(text: &str, stretch: Span, out: &mut Vec<Token>) {
    let base = stretch.start as usize;
    let part = stretch.of(text);
    let bytes = part.as_bytes();
    let mut at = 0;
    let mut spaced = true;
    while let Some(c) = part.get(at..).and_then(|rest| rest.chars().next()) {
        let start = at;
        at += c.len_utf8();
        if c.is_whitespace() {
            spaced = true;
            continue;
        }
        let class = if is_sign(c) {
            Class::Sign
        } else if c.is_alphabetic() {
            let (end, class) = word(part, start, c);
            at = end;
            class
        } else if c.is_ascii_digit() {
            at = number(bytes, at);
            Class::Number
        } else {
            let (end, class) = mark(part, start, c, spaced);
            at = end;
            class
        };
        out.push(Token { span: Span::new(base + start, base + at), class, spaced });
        spaced = false;
    }
}

/// Chinese, Japanese and Korean signs.
fn is_sign(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}' | '\u{f900}'..='\u{faff}')
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | '`')
}

fn word(part: &str, start: usize, first: char) -> (usize, Class) {
    if let Some(end) = abbreviation(part.as_bytes(), start) {
        return (end, Class::Caps);
    }
    let mut end = start;
    let mut letters = 0;
    let mut capitals = 0;
    let mut chars = part.get(start..).unwrap_or("").chars().peekable();
    while let Some(c) = chars.next() {
        if c.is_alphabetic() && !is_sign(c) {
            letters += 1;
            capitals += usize::from(c.is_uppercase());
        } else if is_apostrophe(c) && c != '`' {
            // Inside a word (O'Malley, don't) it belongs to it; before a last s or at the end it does not.
            let mut ahead = chars.clone();
            let (next, after) = (ahead.next(), ahead.next());
            let last_s = next.is_some_and(|n| n == 's' || n == 'S')
                && after.is_none_or(|n| !n.is_alphanumeric());
            let inside = next.is_some_and(char::is_alphabetic) && !last_s;
            if !inside {
                break;
            }
        } else if !(c.is_ascii_digit() || is_combining(c)) {
            break;
        }
        end += c.len_utf8();
    }
    let class = match (first.is_uppercase(), letters, capitals) {
        (true, 1, _) if initial(part.as_bytes(), end) => return (end + 1, Class::Initial),
        (true, 2.., n) if n == letters => Class::Caps,
        (true, ..) => Class::Capital,
        _ => Class::Lower,
    };
    (end, class)
}

fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

/// `U.S.`, `D.C.`, `U.N`: the end of a run of single capitals with full stops between them.
fn abbreviation(bytes: &[u8], start: usize) -> Option<usize> {
    let mut end = start;
    let mut letters = 0;
    while bytes.get(end).is_some_and(u8::is_ascii_uppercase) && bytes.get(end + 1) == Some(&b'.') {
        end += 2;
        letters += 1;
    }
    let next_is_letter = bytes.get(end).is_some_and(|b| b.is_ascii_alphabetic());
    if next_is_letter && letters > 0 && bytes.get(end).is_some_and(u8::is_ascii_uppercase) {
        let alone = !bytes.get(end + 1).is_some_and(|b| b.is_ascii_alphanumeric());
        return (alone && letters > 0).then_some(end + 1);
    }
    (letters >= 2 && !next_is_letter).then_some(end)
}

/// Whether a full stop, a blank and another capital follow a single letter.
fn initial(bytes: &[u8], end: usize) -> bool {
    bytes.get(end) == Some(&b'.')
        && bytes.get(end + 1) == Some(&b' ')
        && bytes.get(end + 2).is_some_and(u8::is_ascii_uppercase)
}

fn number(bytes: &[u8], mut at: usize) -> usize {
    while let Some(&b) = bytes.get(at) {
        let inner = matches!(b, b'.' | b',') && bytes.get(at + 1).is_some_and(u8::is_ascii_digit);
        if !(b.is_ascii_alphanumeric() || inner) {
            break;
        }
        at += 1;
    }
    at
}

fn mark(part: &str, start: usize, c: char, spaced: bool) -> (usize, Class) {
    let end = start + c.len_utf8();
    let rest = part.get(end..).unwrap_or("");
    let doubled = rest.starts_with(c);
    let follows_word =
        |n: usize| part.get(n..).and_then(|r| r.chars().next()).is_some_and(char::is_alphanumeric);
    match c {
        '“' | '«' | '„' => (end, Class::Open),
        '”' | '»' => (end, Class::Close),
        '"' => (end, Class::Straight),
        '\'' | '’' | '‘' | '`' if doubled => (end + c.len_utf8(), Class::Straight),
        '\'' | '’' | '‘' => {
            let mut ahead = rest.chars();
            let s = ahead.next().is_some_and(|n| n == 's' || n == 'S')
                && !ahead.next().is_some_and(char::is_alphanumeric);
            if s && !spaced {
                (end + 1, Class::Possessive)
            } else if !spaced && !follows_word(end) && c != '‘' {
                // Behind a word: the possessive of a plural, or the end of an inner quotation.
                (end, Class::Mark)
            } else {
                (end, Class::Mark)
            }
        }
        '.' if rest.starts_with("..") => (end + 2, Class::Mark),
        _ => (end, Class::Mark),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn words(text: &str) -> Vec<&str> {
        let mut tokens = Vec::new();
        tokenize(text, Span::new(0, text.len()), &mut tokens);
        tokens.iter().map(|token| token.span.of(text)).collect()
    }

    #[test]
    fn a_possessive_ending_is_a_token_of_its_own() {
        assert_eq!(words("China’s stance"), ["China", "’s", "stance"]);
        assert_eq!(words("the leaders’ talks"), ["the", "leaders", "’", "talks"]);
        assert_eq!(words("O'Malley didn’t say"), ["O'Malley", "didn’t", "say"]);
    }

    #[test]
    fn abbreviations_and_initials_keep_their_full_stops() {
        assert_eq!(words("U.S.-led talks."), ["U.S.", "-", "led", "talks", "."]);
        assert_eq!(
            words("Anna B. Clark in the U.N."),
            ["Anna", "B.", "Clark", "in", "the", "U.N."]
        );
    }

    #[test]
    fn each_chinese_sign_is_a_token() {
        assert_eq!(words("中国说"), ["中", "国", "说"]);
    }

    proptest! {
        #[test]
        fn tokens_are_in_order_and_cover_all_but_white_space(text in "\\PC{0,60}") {
            let mut tokens = Vec::new();
            tokenize(&text, Span::new(0, text.len()), &mut tokens);
            let mut at = 0;
            for token in &tokens {
                let gap = text.get(at..token.span.start as usize);
                prop_assert!(gap.is_some_and(|gap| gap.trim().is_empty()));
                prop_assert!(!token.span.of(&text).is_empty());
                at = token.span.end as usize;
            }
            prop_assert!(text.get(at..).is_some_and(|rest| rest.trim().is_empty()));
        }
    }
}
