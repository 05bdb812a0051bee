//! Finite verbs, the subjects of main clauses, and whether subject and verb belong together.

use std::ops::Range;

use crate::tokens::Class;

use super::inflect::Form;
use super::lexicon::{Verb, frame, small};
use super::paragraph::Paragraph;
use super::subject::{Subject, phrase, subject};

/// Whether a source is one that shows things: "the polls show", "new filings show".
pub(super) fn shows(p: &Paragraph<'_>, source: &Range<usize>) -> bool {
    const DATA: &[&str] = &[
        "poll",
        "polls",
        "survey",
        "surveys",
        "study",
        "studies",
        "data",
        "records",
        "record",
        "report",
        "reports",
        "results",
        "documents",
        "filings",
        "statistics",
        "research",
        "analysis",
        "numbers",
        "figures",
        "emails",
        "investigation",
        "review",
        "findings",
        "interviews",
        "evidence",
        "count",
        "estimates",
        "letter",
        "audit",
    ];
    source.clone().any(|i| DATA.iter().any(|w| p.says(i, w)))
}

/// Whether subject and verb can belong together: `they claim`, `Clark claims`, not `claims of`.
pub(super) fn agrees(
    p: &Paragraph<'_>,
    source: Option<&Range<usize>>,
    form: Form,
    verb: &Verb,
    has_auxiliary: bool,
) -> bool {
    let Some(source) = source else { return true };
    let head = source.end - 1;
    let capital = p.is_capital(head) || p.class(head) == Some(Class::Caps);
    match form {
        Form::Base if !has_auxiliary => {
            let joined = source.len() > 2 && source.clone().any(|i| p.says(i, "and"));
            let counted =
                ["both", "two"].iter().any(|w| source.clone().take(2).any(|i| p.says(i, w)));
            if joined && capital || counted {
                return true;
            }
            // The noun before "to Clark" or "in both states" decides.
            let noun = source
                .clone()
                .skip(1)
                .find(|&i| p.is(i, small::PREPOSITION))
                .map_or(head, |i| i - 1);
            let many = |i: usize| {
                p.class(i) == Some(Class::Lower)
                    && (p.word(i).ends_with('s')
                        || matches!(p.word(i), "people" | "men" | "women" | "half" | "majority"))
            };
            let plural = many(head)
                || many(noun)
                || ["police", "those", "sources"].iter().any(|w| p.says(noun, w))
                || p.class(head) == Some(Class::Number)
                || p.says(head, "percent")
                || p.class(head) == Some(Class::Capital) && p.word(head).ends_with('s')
                || joined;
            let pronoun = [
                "they", "we", "i", "you", "who", "some", "many", "most", "others", "both", "whom",
                "those",
            ]
            .iter()
            .any(|word| p.says(head, word));
            plural && verb.frames & frame::NOUN == 0
                || pronoun
                || plural && capital
                || shows(p, source)
        }
        Form::Third if verb.frames & frame::NOUN != 0 => {
            (capital || p.is(head, small::SINGULAR | small::RELATIVE))
                && !p.is(source.start, small::POSSESSIVE)
        }
        _ => true,
    }
}

/// The subject of the sentence's main clause.
pub(super) fn main_subject(p: &Paragraph<'_>, r: &Range<usize>) -> Option<Range<usize>> {
    let mut from = r.start;
    // "As the talks began, Clark …": the side clause in front ends at its comma.
    if p.is(from, small::SUBORDINATOR | small::PREPOSITION)
        || p.info(from).verb().is_some_and(|(_, f)| f == Form::Ing)
    {
        let comma =
            r.clone().take(40).find(|&i| p.is_mark(i, &[","]) && !p.is(i + 1, small::CONJUNCTION));
        from = comma.map_or(from, |comma| comma + 1);
    }
    let verb = (from..r.end).take(60).skip(1).find(|&i| is_finite(p, i))?;
    let found = subject(p, verb, from);
    match found.subject {
        Subject::Phrase(range) => Some(range),
        _ => phrase(p, found.verb_start, from),
    }
}

/// Whether a word is a finite verb, as far as its form shows it.
pub(super) fn is_finite(p: &Paragraph<'_>, i: usize) -> bool {
    if p.is(i, small::BE | small::AUXILIARY)
        && !p.says(i, "being")
        && !p.says(i, "having")
        && !p.says(i, "not")
    {
        return true;
    }
    if p.class(i) != Some(Class::Lower) || p.is_quoted(i) {
        return false;
    }
    let word = p.word(i);
    let closed = i > 0
        && (p.is(i - 1, small::DETERMINER | small::POSSESSIVE | small::PREPOSITION)
            || p.class(i - 1) == Some(Class::Possessive));
    let lexicon = p.info(i).verb().is_some_and(|(verb, form)| {
        form == Form::Past || form == Form::Third && verb.frames & frame::NOUN == 0
    });
    !closed && (lexicon || word.len() > 4 && word.ends_with("ed") || PASTS.contains(&word))
}

/// Whether it is the past of an irregular verb and hardly anything else.
pub(super) fn is_past(word: &str) -> bool {
    PASTS.contains(&word)
        && !matches!(
            word,
            "left" | "put" | "set" | "cast" | "hit" | "beat" | "quit" | "led" | "won"
        )
}

const PASTS: &[&str] = &[
    "went", "came", "took", "gave", "got", "left", "began", "made", "ran", "won", "lost", "met",
    "held", "sat", "stood", "led", "kept", "spent", "sent", "brought", "put", "set", "cast",
    "paid", "drew", "fell", "rose", "grew", "flew", "threw", "broke", "spoke", "struck", "became",
    "built", "chose", "fought", "hit", "shook", "signed", "beat", "quit",
];
