//! Paragraphs become sentences.
//!
//! A sentence ends behind a full stop, question or exclamation mark (Latin, Cyrillic or Chinese), with the
//! quotation marks and brackets that close there. A full stop ends none behind an initial or a
//! title; behind an abbreviation that can close a sentence, what follows decides. One look at each
//! character, so the time grows with the text and no faster.
//!
//! Not supported: scripts without these marks (Thai, Arabic's own full stop in Urdu), and verse.

use readout_corpus::model::Span;

mod abbreviations;

use abbreviations::{Stop, stop_behind};

/// The sentences of a stretch of `text`, in order, without the white space around them.
pub fn sentences(text: &str, paragraph: Span) -> Vec<Span> {
    let words = paragraph.of(text);
    let base = paragraph.start as usize;
    let mut found = Vec::new();
    let mut start = 0;
    let mut push = |from: usize, to: usize| {
        let part = words.get(from..to).unwrap_or("");
        let trimmed = part.trim_start();
        let from = from + part.len() - trimmed.len();
        let trimmed = trimmed.trim_end();
        if !trimmed.is_empty() {
            found.push(Span::new(base + from, base + from + trimmed.len()));
        }
    };
    let mut chars = words.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if !is_mark(c) {
            continue;
        }
        // A run such as `?!` or `...` is one mark.
        let mut end = at + c.len_utf8();
        let mut run = 1;
        while let Some(&(next, mark)) = chars.peek().filter(|&&(_, mark)| is_mark(mark)) {
            end = next + mark.len_utf8();
            run += 1;
            chars.next();
        }
        let mut quoted = false;
        while let Some(&(next, mark)) = chars.peek().filter(|&&(_, mark)| is_closer(mark)) {
            end = next + mark.len_utf8();
            quoted |= is_quote(mark);
            chars.next();
        }
        let mark = Mark { mark: c, run, quoted, at, start };
        if ends_sentence(words, mark, end) {
            push(start, end);
            start = end;
        }
    }
    push(start, words.len());
    found
}

/// A mark that may end a sentence.
#[derive(Clone, Copy)]
struct Mark {
    mark: char,
    /// How many marks stand together.
    run: usize,
    /// Whether a quotation closes behind it.
    quoted: bool,
    /// Where it stands.
    at: usize,
    /// Where the sentence began.
    start: usize,
}

fn ends_sentence(text: &str, mark: Mark, end: usize) -> bool {
    let rest = text.get(end..).unwrap_or("");
    if matches!(mark.mark, '。' | '！' | '？') {
        return true;
    }
    let behind = rest.trim_start();
    if behind.is_empty() {
        return true;
    }
    let spaced = behind.len() < rest.len();
    let opens = behind.trim_start_matches(is_opener);
    let Some(first) = opens.chars().next() else { return spaced };
    if !spaced {
        // Scrapes lose the space between paragraphs: `…of the talks.The sides…`; `U.S.-led` and `3.5` stay whole.
        return mark.mark == '.' && mark.run == 1 && lost_space(text, mark.at, rest);
    }
    if first.is_lowercase() {
        return false;
    }
    if mark.mark != '.' {
        return !(mark.quoted && attribution_follows(opens));
    }
    if mark.run > 1 {
        return first.is_uppercase() || !first.is_alphabetic();
    }
    match stop_behind(text.get(mark.start..mark.at).unwrap_or(""), mark.quoted) {
        Stop::Ends => {
            first.is_alphanumeric() || !first.is_ascii_punctuation() || behind.len() > opens.len()
        }
        Stop::Never => false,
        Stop::BeforeNumber => !first.is_numeric(),
        Stop::Perhaps => starts_sentence(opens),
    }
}

/// A word of four letters or more, the stop, a capital and a small letter.
fn lost_space(text: &str, at: usize, rest: &str) -> bool {
    let mut after = rest.chars();
    let capital = after.next().is_some_and(char::is_uppercase);
    let small = after.next().is_some_and(char::is_lowercase);
    let before = text.get(..at).unwrap_or("");
    let word = before.chars().rev().take(4);
    // Not in addresses: there a stop or slash stands near.
    let token_is_plain = before
        .chars()
        .rev()
        .take_while(|c| !c.is_whitespace())
        .take(40)
        .all(|c| !matches!(c, '.' | '/' | '@' | ':'));
    capital && small && token_is_plain && word.filter(|c| c.is_lowercase()).count() == 4
}

/// Behind `Really?” ` a name with a reporting verb goes on with the same sentence.
fn attribution_follows(rest: &str) -> bool {
    const VERBS: &[&str] = &[
        "said",
        "says",
        "asked",
        "asks",
        "told",
        "added",
        "wrote",
        "tweeted",
        "replied",
        "recalled",
        "continued",
        "declared",
        "exclaimed",
        "shouted",
        "joked",
        "wondered",
        "explained",
    ];
    rest.split_whitespace()
        .take(4)
        .take_while(|word| !word.ends_with(['.', ',', ';', ':']) || word.len() < 4)
        .any(|word| VERBS.contains(&word.trim_matches(|c: char| !c.is_alphanumeric())))
        || rest
            .split_whitespace()
            .take(4)
            .any(|word| VERBS.contains(&word.trim_end_matches(['.', ',', ':', ';'])))
}

/// Whether words open the way sentences do; a name goes on with the same sentence.
fn starts_sentence(rest: &str) -> bool {
    let word: &str =
        rest.split(|c: char| !(c.is_alphanumeric() || c == '’' || c == '\'')).next().unwrap_or("");
    abbreviations::STARTERS.contains(&word)
        || rest.chars().next().is_some_and(|c| !c.is_alphanumeric())
}

fn is_mark(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…' | '。' | '！' | '？' | '؟')
}

fn is_closer(c: char) -> bool {
    is_quote(c) || matches!(c, ')' | ']' | '）' | '】')
}

fn is_quote(c: char) -> bool {
    matches!(c, '”' | '’' | '"' | '\'' | '»' | '」' | '』')
}

fn is_opener(c: char) -> bool {
    matches!(
        c,
        '“' | '‘' | '"' | '\'' | '«' | '„' | '「' | '『' | '(' | '[' | '（' | '—' | '–' | '-'
    )
}
