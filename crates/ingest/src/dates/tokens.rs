//! Text as words, numbers and marks with their places.

use readout_corpus::model::Span;

use super::lexicon::{Word, look_up};

/// A word, a number or a mark.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    pub(super) start: u32,
    pub(super) end: u32,
    pub(super) word: Word,
    /// No white space before it.
    pub(super) glued: bool,
    /// It begins with a capital letter.
    pub(super) capital: bool,
    /// It ends in `s`.
    pub(super) plural: bool,
}

/// The tokens of a stretch of text; letters and digits that touch are tokens of their own (`Oct2`).
pub(super) fn tokens(text: &str, span: Span, out: &mut Vec<Token>) {
    out.clear();
    let stretch = span.of(text);
    let bytes = stretch.as_bytes();
    let base = span.start;
    let mut at = 0;
    let mut glued = false;
    while let Some(&byte) = bytes.get(at) {
        let start = at;
        if byte.is_ascii_whitespace() {
            glued = false;
            at += 1;
            continue;
        }
        let (word, capital) = if byte.is_ascii_digit() {
            let mut value: u32 = 0;
            while let Some(digit) = bytes.get(at).filter(|b| b.is_ascii_digit()) {
                value = value.saturating_mul(10).saturating_add(u32::from(digit - b'0'));
                at += 1;
            }
            (Word::Number(value, (at - start).min(200) as u8), false)
        } else if is_letter(byte) {
            at = end_of_letters(stretch, at);
            (look_up(bytes.get(start..at).unwrap_or_default()), byte.is_ascii_uppercase())
        } else if byte.is_ascii() {
            at += 1;
            (Word::Mark(char::from(byte)), false)
        } else {
            let c = stretch.get(at..).and_then(|rest| rest.chars().next()).unwrap_or(' ');
            if c.is_whitespace() {
                glued = false;
                at += c.len_utf8();
                continue;
            }
            if glued && matches!(c, '年' | '月' | '日' | '号') && is_figure(out.last()) {
                // No blank shows where the word behind it begins.
                at += c.len_utf8();
                (Word::Mark(c), false)
            } else if c.is_alphabetic() {
                at = end_of_letters(stretch, at);
                (russian_month(stretch.get(start..at).unwrap_or("")), c.is_uppercase())
            } else {
                at += c.len_utf8();
                (Word::Mark(c), false)
            }
        };
        out.push(Token {
            start: base + start as u32,
            end: base + at as u32,
            word,
            glued: glued && start > 0,
            capital,
            plural: matches!(bytes.get(at.wrapping_sub(1)), Some(b's' | b'S')),
        });
        glued = true;
    }
}

fn is_figure(token: Option<&Token>) -> bool {
    token.is_some_and(|token| matches!(token.word, Word::Number(..)))
}

/// A month in the case that it has behind a day: `15 июля 2025`.
fn russian_month(word: &str) -> Word {
    const MONTHS: &[&str] = &[
        "января",
        "февраля",
        "марта",
        "апреля",
        "мая",
        "июня",
        "июля",
        "августа",
        "сентября",
        "октября",
        "ноября",
        "декабря",
    ];
    let month = (1..).zip(MONTHS).find(|(_, month)| **month == word);
    month.map_or(Word::Other, |(number, _)| Word::Month(number))
}

fn is_letter(byte: u8) -> bool {
    byte.is_ascii_alphabetic()
}

fn end_of_letters(text: &str, from: usize) -> usize {
    let bytes = text.as_bytes();
    let mut at = from;
    while let Some(&byte) = bytes.get(at) {
        if byte.is_ascii_alphabetic() {
            at += 1;
        } else if byte.is_ascii() {
            break;
        } else {
            match text.get(at..).and_then(|rest| rest.chars().next()) {
                Some(c) if c.is_alphabetic() => at += c.len_utf8(),
                _ => break,
            }
        }
    }
    at
}
