//! Speakers' turns: `President of Norway Kari Holm (retranslated): …`

use std::collections::BTreeMap;

use readout_corpus::model::Span;

use super::publishers::Publishers;

/// Longer than any label with its role.
const MAX_LABEL_BYTES: usize = 160;
const MAX_LABEL_WORDS: usize = 16;

/// A label and where the words behind it begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Label {
    /// Without its colon.
    pub span: Span,
    /// Where the words begin.
    pub words_start: u32,
}

/// How sure a label is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Grade {
    /// It ends in a person that the authority knows, or says `Question`.
    Sure,
    /// It looks like a name; that it stands there again would show it.
    Perhaps,
}

/// The labels of some blocks, given as the stretches behind their date lines; one entry for each.
pub(super) fn labels(text: &str, blocks: &[Span], publishers: &Publishers) -> Vec<Option<Label>> {
    let candidates: Vec<Option<(Label, Grade)>> =
        blocks.iter().map(|&block| candidate(text, block, publishers)).collect();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for (label, _) in candidates.iter().flatten() {
        *counts.entry(name(label.span.of(text))).or_default() += 1;
    }
    let repeated = counts.values().filter(|&&count| count > 1).count();
    // Unknown names make a transcript when they take turns: at least two, one of them again.
    let take_turns = counts.len() >= 2 && repeated >= 1 && candidates.iter().flatten().count() >= 3;
    candidates
        .into_iter()
        .map(|candidate| match candidate {
            Some((label, Grade::Sure)) => Some(label),
            Some((label, Grade::Perhaps)) if take_turns => Some(label),
            _ => None,
        })
        .collect()
}

fn candidate(text: &str, block: Span, publishers: &Publishers) -> Option<(Label, Grade)> {
    let words = block.of(text);
    let window_end = floor_boundary(words, MAX_LABEL_BYTES);
    let colon = words.get(..window_end)?.find([':', '：'])?;
    let label = words.get(..colon)?.trim().trim_start_matches('*').trim_end_matches('*').trim();
    let behind = words.get(colon..)?;
    let behind = behind.strip_prefix([':', '：'])?;
    let said = behind.trim_start_matches('*');
    // `10:30` and `https://` are no labels; a label alone in its line is.
    if !(said.is_empty() || said.starts_with(char::is_whitespace)) {
        return None;
    }
    let said = said.trim_start();
    let grade = grade(label, publishers)?;
    let label_start = words.find(label)?;
    let base = block.start as usize;
    Some((
        Label {
            span: Span::new(base + label_start, base + label_start + label.len()),
            words_start: Span::new(base + words.len() - said.len(), base + words.len()).start,
        },
        grade,
    ))
}

fn grade(label: &str, publishers: &Publishers) -> Option<Grade> {
    let name = name(label);
    if name.is_empty() || name.split_whitespace().count() > MAX_LABEL_WORDS {
        return None;
    }
    if is_question(name) {
        return Some(Grade::Sure);
    }
    // “He also noted:” and “Opening remarks by X:” hold words that no role or name has.
    let fits = |word: &str| {
        let letters = word.trim_matches(|c: char| !c.is_alphanumeric());
        letters.chars().next().is_none_or(|c| !c.is_lowercase()) || is_small(letters)
    };
    if !name.split_whitespace().all(fits)
        || name.contains(['“', '”', '"', '.', ';', '?', '!'])
            && !name.split_whitespace().all(|word| !word.contains('.') || is_title(word))
    {
        return None;
    }
    let last = name.split_whitespace().next_back()?;
    if is_small(last) || !last.chars().next().is_some_and(char::is_alphabetic) {
        return None;
    }
    if publishers.ends_in_person(name) {
        return Some(Grade::Sure);
    }
    let is_word = |word: &str| NOT_NAMES.contains(&word.to_lowercase().as_str());
    (!name.split_whitespace().all(is_word)).then_some(Grade::Perhaps)
}

/// Words that open lines with a colon and name nobody.
const NOT_NAMES: &[&str] = &[
    "photo",
    "photos",
    "image",
    "video",
    "audio",
    "source",
    "sources",
    "note",
    "notes",
    "related",
    "read",
    "more",
    "see",
    "also",
    "update",
    "updated",
    "published",
    "tags",
    "tag",
    "topics",
    "topic",
    "category",
    "categories",
    "reference",
    "references",
    "credit",
    "credits",
    "contact",
    "email",
    "tel",
    "phone",
    "fax",
    "address",
    "date",
    "time",
    "place",
    "title",
    "author",
    "by",
    "editor",
    "here",
    "exclusive",
    "breaking",
    "opinion",
    "analysis",
    "watch",
    "listen",
    "live",
    "summary",
    "background",
    "example",
    "result",
    "results",
    "conclusion",
    "introduction",
    "and",
    "the",
    "share",
    "follow",
    "subscribe",
    "advertisement",
    "caption",
    "warning",
    "disclaimer",
];

/// Without bracketed remarks behind it: `(retranslated)`, `[in Chinese]`.
fn name(label: &str) -> &str {
    let label = label.trim();
    let cut = match label.chars().next_back() {
        Some(')') => label.rfind('('),
        Some(']') => label.rfind('['),
        _ => None,
    };
    cut.and_then(|at| label.get(..at)).unwrap_or(label).trim_end()
}

fn is_question(name: &str) -> bool {
    matches!(
        name.to_lowercase().as_str(),
        "question"
            | "answer"
            | "q"
            | "a"
            | "q."
            | "a."
            | "moderator"
            | "вопрос"
            | "ответ"
            | "记者"
            | "问"
            | "答"
    )
}

fn is_small(word: &str) -> bool {
    matches!(
        word,
        "of" | "the"
            | "for"
            | "and"
            | "to"
            | "in"
            | "at"
            | "on"
            | "de"
            | "la"
            | "von"
            | "van"
            | "der"
            | "bin"
            | "al"
            | "s"
            | ""
    )
}

fn is_title(word: &str) -> bool {
    let letters = word.trim_end_matches('.');
    letters.chars().count() <= 4 && letters.chars().next().is_some_and(char::is_uppercase)
}

fn floor_boundary(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
