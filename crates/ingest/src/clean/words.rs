//! How long a line is, in any script, and how it ends.

/// Number of words; two Han, kana or Hangul characters count as one.
pub(super) fn count(line: &str) -> usize {
    let mut words = 0;
    let mut wide = 0;
    let mut inside = false;
    for c in line.chars() {
        if is_wide(c) {
            wide += 1;
            inside = false;
        } else if c.is_alphanumeric() || (inside && matches!(c, '’' | '\'' | '-' | '_')) {
            words += usize::from(!inside);
            inside = true;
        } else {
            inside = false;
        }
    }
    words + wide / 2
}

/// A character of a script without spaces between words.
pub(super) fn is_wide(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}')
}

/// Whether a line ends as a sentence does, quotation marks and brackets behind it included.
pub(super) fn ends_sentence(line: &str) -> bool {
    line.trim_end()
        .trim_end_matches(['”', '"', '’', '\'', ')', ']', '»', '」', '』', '）'])
        .chars()
        .next_back()
        .is_some_and(|c| matches!(c, '.' | '!' | '?' | '…' | '。' | '！' | '？' | ':' | ';' | '؟'))
}
