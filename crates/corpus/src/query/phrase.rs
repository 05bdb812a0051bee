//! Words next to each other in a text.

use super::parse::Word;
use crate::text::{Token, Tokens};

/// Calls `found` with the number of a phrase and the bytes of the text that it covers, for each place where
/// all its words stand next to each other. Phrases without a word are nowhere.
pub(super) fn each_phrase<P: AsRef<[Word]>>(
    text: &str,
    phrases: &[P],
    found: &mut dyn FnMut(usize, std::ops::Range<usize>),
) {
    // Only as many words are kept as the longest phrase has: a text may be of any length.
    let longest = phrases.iter().map(|phrase| phrase.as_ref().len()).max().unwrap_or(0);
    let mut seen: Vec<(Token, String)> = Vec::with_capacity(longest + 1);
    let mut tokens = Tokens::new(text);
    while let Some(token) = tokens.next().filter(|_| longest > 0) {
        if seen.len() == longest {
            seen.remove(0);
        }
        seen.push((token, tokens.word().to_owned()));
        for (number, phrase) in phrases.iter().enumerate() {
            let phrase = phrase.as_ref();
            let first = seen.len().checked_sub(phrase.len());
            let Some(window) = first.and_then(|first| seen.get(first..)) else { continue };
            let Some((start, _)) = window.first() else { continue };
            if phrase.iter().zip(window).all(|(word, (_, seen))| word.matches(seen)) {
                found(number, start.start..token.end);
            }
        }
    }
}
