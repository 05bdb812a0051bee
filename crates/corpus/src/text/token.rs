//! Words of a text, the same when an index is built and when it is asked.

use super::fold::{Class, class, fold};

/// Longer words are cut here, so that a line without spaces costs no more than others.
const LONGEST_WORD: usize = 64;

/// A word of a text; [`Tokens::word`] holds its folded form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Token {
    /// The first byte in the text.
    pub(crate) start: usize,
    /// The byte after the last.
    pub(crate) end: usize,
    /// A single Chinese or Japanese character.
    pub(crate) ideograph: bool,
}

/// Reads the words of a text one after another.
///
/// Letters and digits make words; `U.S.` is one, a possessive `'s` belongs to none, `1,000` and `3.5` are
/// numbers, and every Chinese character stands for itself.
#[derive(Debug)]
pub(crate) struct Tokens<'t> {
    text: &'t str,
    at: usize,
    word: String,
}

impl<'t> Tokens<'t> {
    pub(crate) fn new(text: &'t str) -> Self {
        Self { text, at: 0, word: String::new() }
    }

    /// The folded form of the word that was read last.
    pub(crate) fn word(&self) -> &str {
        &self.word
    }

    fn peek(&self, at: usize) -> Option<char> {
        self.text.get(at..)?.chars().next()
    }

    fn is(&self, at: usize, wanted: Class) -> bool {
        self.peek(at).is_some_and(|c| class(c) == wanted)
    }

    fn is_digit(&self, at: usize) -> bool {
        self.text.as_bytes().get(at).is_some_and(u8::is_ascii_digit)
    }

    /// Reads the next word.
    pub(crate) fn next(&mut self) -> Option<Token> {
        self.word.clear();
        loop {
            let c = self.peek(self.at)?;
            let start = self.at;
            match class(c) {
                Class::Ideograph => {
                    self.at += c.len_utf8();
                    fold(c, &mut self.word);
                    return Some(Token { start, end: self.at, ideograph: true });
                }
                Class::Letter => {
                    if !self.read_initials() {
                        self.read_word();
                    }
                    let end = self.at;
                    self.skip_possessive();
                    return Some(Token { start, end, ideograph: false });
                }
                Class::Mark | Class::Other => self.at += c.len_utf8(),
            }
        }
    }

    /// Reads letters with full stops between them: `U.S`, with or without a last full stop.
    fn read_initials(&mut self) -> bool {
        let mut at = self.at;
        let mut letters = 0;
        while let Some(c) = self.peek(at).filter(|c| c.is_ascii_alphabetic() || *c as u32 >= 0xc0) {
            if class(c) != Class::Letter || letters * 2 >= LONGEST_WORD {
                break;
            }
            letters += 1;
            at += c.len_utf8();
            if self.peek(at) != Some('.') || !self.is(at + 1, Class::Letter) {
                break;
            }
            at += 1;
        }
        if letters < 2 || self.is(at, Class::Letter) || self.is(at, Class::Mark) {
            return false;
        }
        for c in self.text.get(self.at..at).unwrap_or("").chars().filter(|&c| c != '.') {
            fold(c, &mut self.word);
        }
        self.at = at;
        true
    }

    fn read_word(&mut self) {
        while let Some(c) = self.peek(self.at) {
            let next = self.at + c.len_utf8();
            match class(c) {
                Class::Letter if self.word.len() < LONGEST_WORD => fold(c, &mut self.word),
                Class::Letter | Class::Mark => {}
                Class::Other if matches!(c, '\'' | '’' | 'ʼ') && self.is(next, Class::Letter) => {
                    if self.possessive_at(self.at).is_some() {
                        return;
                    }
                }
                Class::Other if c == '.' && self.is_number(self.at) && self.is_digit(next) => {
                    self.word.push('.');
                }
                Class::Other
                    if c == ','
                        && self.is_number(self.at)
                        && (0..3).all(|n| self.is_digit(next + n))
                        && !self.is_digit(next + 3) => {}
                _ => return,
            }
            self.at = next;
        }
    }

    fn is_number(&self, at: usize) -> bool {
        at > 0 && self.is_digit(at - 1)
    }

    fn possessive_at(&self, at: usize) -> Option<usize> {
        let apostrophe = self.peek(at).filter(|c| matches!(c, '\'' | '’' | 'ʼ'))?;
        let letter = at + apostrophe.len_utf8();
        self.peek(letter).filter(|c| matches!(c, 's' | 'S'))?;
        (!self.is(letter + 1, Class::Letter)).then_some(letter + 1)
    }

    fn skip_possessive(&mut self) {
        if let Some(end) = self.possessive_at(self.at) {
            self.at = end;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn words(text: &str) -> Vec<String> {
        let mut tokens = Tokens::new(text);
        let mut words = Vec::new();
        while tokens.next().is_some() {
            words.push(tokens.word().to_owned());
        }
        words
    }

    #[test]
    fn words_are_folded_letters_and_digits() {
        assert_eq!(words("The “one-China” principle"), ["the", "one", "china", "principle"]);
        assert_eq!(words("Россия и Китай"), ["россия", "и", "китаи"]);
    }

    #[test]
    fn initials_are_one_word() {
        assert_eq!(words("the U.S. and U.S.-led D.C.)"), ["the", "us", "and", "us", "led", "dc"]);
        assert_eq!(words("J.Smith went. So"), ["j", "smith", "went", "so"]);
    }

    #[test]
    fn a_possessive_is_not_a_part_of_the_word() {
        assert_eq!(words("China’s and China's, don't"), ["china", "and", "china", "dont"]);
    }

    #[test]
    fn numbers_keep_their_point_and_lose_their_commas() {
        assert_eq!(
            words("1,000 tons, 3.5 or 2025,2026."),
            ["1000", "tons", "3.5", "or", "2025", "2026"]
        );
    }

    #[test]
    fn chinese_is_read_character_by_character() {
        assert_eq!(words("绍伊古访华"), ["绍", "伊", "古", "访", "华"]);
    }

    #[test]
    fn loose_accents_belong_to_their_letter() {
        assert_eq!(words("cafe\u{301} и\u{306}"), ["cafe", "и"]);
    }

    proptest! {
        #[test]
        fn tokens_stand_in_the_text_in_order(text in "[ -~а-яёА-Я’.,'0-9一-三é\u{301}]{0,60}") {
            let mut tokens = Tokens::new(&text);
            let mut last = 0;
            while let Some(token) = tokens.next() {
                prop_assert!(last <= token.start && token.start < token.end);
                prop_assert!(text.get(token.start..token.end).is_some());
                prop_assert!(!tokens.word().is_empty());
                last = token.end;
            }
        }
    }
}
