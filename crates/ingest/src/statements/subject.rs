//! Who a verb belongs to: the noun phrase, pronoun or relative before it.

use std::ops::Range;

use crate::tokens::Class;

use super::finite::is_past;
use super::inflect::Form;
use super::lexicon::{frame, small};
use super::paragraph::Paragraph;

/// What stands where a verb's subject is looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Subject {
    /// A noun phrase or pronoun.
    Phrase(Range<usize>),
    /// `who`, which stands for what is before it.
    Relative(usize),
    /// Nothing but a conjunction or comma: the verb shares the subject of one before it.
    Shared,
    /// Nothing at all: the verb opens its clause.
    None,
    /// `to`: the verb is an infinitive.
    Infinitive,
    /// The verb is no verb here: a noun or adjective.
    NoVerb,
}

/// A verb's subject and what stands between them.
#[derive(Clone, Debug)]
pub(super) struct Found {
    /// The subject.
    pub subject: Subject,
    /// The first token of the verb phrase: auxiliaries and adverbs before the verb included.
    pub verb_start: usize,
    /// Whether a form of be makes it passive.
    pub passive: bool,
    /// Whether it is denied.
    pub denied: bool,
    /// Whether a modal verb stands before it.
    pub modal: bool,
    /// Whether any auxiliary does.
    pub auxiliary: bool,
}

/// Longest noun phrase that is read, in tokens: a bound for hostile text.
const LONGEST: usize = 40;

/// Finds the subject of the verb at `v` in a clause that cannot begin before `from`.
pub(super) fn subject(p: &Paragraph<'_>, v: usize, from: usize) -> Found {
    let mut i = v;
    let mut found = Found {
        subject: Subject::None,
        verb_start: v,
        passive: false,
        denied: false,
        modal: false,
        auxiliary: false,
    };
    let mut auxiliary = false;
    for _ in 0..12 {
        let Some(t) = i.checked_sub(1).filter(|&t| t >= from) else { break };
        let word = p.info(t);
        let possessive_is = p.class(t) == Some(Class::Possessive);
        if possessive_is && t > from && p.is(t - 1, small::PRONOUN) {
            // "he's called" is "has" more often than "is".
            auxiliary = true;
        } else if word.is(small::BE) && !possessive_is {
            found.passive = true;
            auxiliary = true;
        } else if word.is(small::AUXILIARY) {
            found.modal |= word.is(small::MODAL);
            found.denied |= p.word(t).ends_with("n't")
                || p.word(t).ends_with("n’t")
                || p.says(t, "not")
                || p.says(t, "cannot");
            auxiliary |= !p.says(t, "not");
        } else if p.is_adverb(t) && !p.is(t, small::DETERMINER)
            || p.says(t, "both") && t > from && p.is_word(t - 1)
        {
            found.denied |= p.says(t, "never");
        } else if p.is_mark(t, &[","])
            && t >= from + 2
            && p.is_mark(t - 2, &[","])
            && p.is_adverb(t - 1)
        {
            i = t - 2;
            continue;
        } else if p.is(t, small::TIME) && p.is_capital(t) && t > from {
            // "Clark on Monday said"
            i = if p.is(t - 1, small::PREPOSITION) { t - 1 } else { t };
            continue;
        } else {
            break;
        }
        i = t;
        found.verb_start = t;
    }
    found.auxiliary = auxiliary;
    let speaks = p.info(v).verb().is_some_and(|(verb, _)| verb.frames & frame::CLAUSE != 0);
    found.subject = before(p, i, from, speaks, auxiliary);
    found
}

fn before(p: &Paragraph<'_>, i: usize, from: usize, speaks: bool, auxiliary: bool) -> Subject {
    let Some(t) = i.checked_sub(1).filter(|&t| t >= from) else { return Subject::None };
    if p.says(t, "to") {
        return Subject::Infinitive;
    }
    if p.is(t, small::RELATIVE)
        || p.says(t, "that")
            && !p.is_mark(t.wrapping_sub(1), &[","])
            && t > from
            && p.is_word(t - 1)
    {
        return Subject::Relative(t);
    }
    if p.is_mark(t, &[",", "–", "—"]) {
        return apposition(p, t, from).map_or(Subject::Shared, Subject::Phrase);
    }
    if p.is(t, small::CONJUNCTION) {
        return Subject::Shared;
    }
    if p.is_mark(t, &[")"]) {
        // One pair of brackets: "Clark (Kent) said".
        let open = (from..t).rev().take(12).find(|&k| p.is_mark(k, &["("]));
        let inner = open.filter(|&open| open > from && !p.is_mark(open - 1, &[")"]));
        return inner.map_or(Subject::None, |open| before(p, open, from, speaks, auxiliary));
    }
    if p.is_quote_mark(t) || p.is_mark(t, &[":", ";", "…", "(", "-"]) {
        return Subject::None;
    }
    if p.is(t, small::PRONOUN) {
        return Subject::Phrase(t..t + 1);
    }
    // "the said rule", "Clark's claims", "his calls": an adjective or a noun.
    let closed = small::DETERMINER | small::POSSESSIVE;
    if p.class(t) == Some(Class::Possessive) || p.is(t, closed) {
        let pronoun = matches!(
            p.word(t),
            "some"
                | "many"
                | "most"
                | "others"
                | "both"
                | "all"
                | "few"
                | "Some"
                | "Many"
                | "Most"
                | "Others"
                | "Both"
                | "this"
                | "This"
                | "that"
                | "That"
        );
        return if pronoun { Subject::Phrase(t..t + 1) } else { Subject::NoVerb };
    }
    if p.is(t, small::PREPOSITION) || p.is(t, small::SUBORDINATOR) {
        return if auxiliary { Subject::None } else { Subject::NoVerb };
    }
    match phrase(p, i, from) {
        // "the talks with Clark focused": the noun behind a preposition is no subject.
        Some(range)
            if !speaks
                && range.start > from + 1
                && p.is(range.start - 1, small::PREPOSITION)
                && p.class(range.start - 2) == Some(Class::Lower)
                && !p.is(range.start - 2, small::TIME)
                && !p.is(range.start - 2, small::CONJUNCTION) =>
        {
            Subject::None
        }
        Some(range) => Subject::Phrase(range),
        None => Subject::None,
    }
}

/// The noun phrase that ends before `end`.
pub(super) fn phrase(p: &Paragraph<'_>, end: usize, from: usize) -> Option<Range<usize>> {
    let mut start = end;
    while start > from && end - start < LONGEST {
        let t = start - 1;
        let word = p.info(t);
        if p.is_mark(t, &["-", "&", "/", "'", "’", ".", "$", "%"])
            && p.class(t) == Some(Class::Mark)
        {
            start = t;
            continue;
        }
        if p.is_mark(t, &[")"]) {
            match (from..t).rev().take(8).find(|&k| p.is_mark(k, &["("])) {
                Some(open) => start = open,
                None => break,
            }
            continue;
        }
        if p.class(t) == Some(Class::Possessive) {
            start = t;
            continue;
        }
        if !p.is_word(t) {
            break;
        }
        if word.is(small::CONJUNCTION) {
            let joins = p.says(t, "and")
                && t > from
                && is_noun(p, t - 1)
                && is_noun(p, start)
                && !verb_before(p, t, from);
            if !joins {
                break;
            }
        } else if word.is(small::PREPOSITION) {
            let inner = matches!(
                p.word(t),
                "of" | "for"
                    | "at"
                    | "from"
                    | "with"
                    | "in"
                    | "on"
                    | "to"
                    | "against"
                    | "about"
                    | "behind"
                    | "within"
                    | "near"
            ) && start < end
                && t > from
                && is_noun(p, t - 1)
                && !p.is(t - 1, small::TIME)
                && p.info(t - 1).verb().is_none_or(|_| p.is_capital(t - 1) && t - 1 > from);
            if !inner {
                break;
            }
        } else if word.is(small::SUBORDINATOR
            | small::AUXILIARY
            | small::BE
            | small::PRONOUN
            | small::RELATIVE)
            || word.is(small::ADVERB) && !p.is_capital(t)
            || is_past(p.word(t)) && is_noun(p, start) && start < end
        {
            break;
        } else if let Some((_, form)) = word.verb()
            && !p.is_capital(t)
            && is_verb_here(p, t, form, start)
        {
            break;
        }
        start = t;
    }
    // A phrase does not begin with a preposition or conjunction.
    while start < end
        && (p.is(start, small::PREPOSITION | small::CONJUNCTION | small::SUBORDINATOR)
            && !p.is(start, small::DETERMINER)
            || !p.is_word(start) && !p.is_mark(start, &["$"]))
    {
        start += 1;
    }
    (start < end && (start..end).any(|i| p.is_word(i))).then_some(start..end)
}

/// Whether a word of the lexicon is a verb in front of a noun phrase that begins behind it.
fn is_verb_here(p: &Paragraph<'_>, t: usize, form: Form, start: usize) -> bool {
    match form {
        Form::Past | Form::Third => {
            // "proposed rules" and "the accused man" have an article or adjective before, and no object.
            let before = t.checked_sub(1);
            let closed = before.is_some_and(|b| {
                p.is(b, small::DETERMINER | small::POSSESSIVE)
                    || p.class(b) == Some(Class::Possessive)
            });
            !closed && p.is_word(start)
        }
        _ => false,
    }
}

fn verb_before(p: &Paragraph<'_>, t: usize, from: usize) -> bool {
    // "met Clark and Miller said": the phrase before "and" is an object.
    (from..t).rev().take(6).any(|k| {
        !p.is_capital(k)
            && p.info(k).verb().is_some_and(|(verb, form)| {
                matches!(form, Form::Past | Form::Third) && verb.frames & frame::NOUN == 0
            })
    })
}

fn is_noun(p: &Paragraph<'_>, i: usize) -> bool {
    p.is_word(i)
        && (p.is_capital(i)
            || !p.is(
                i,
                small::PREPOSITION
                    | small::SUBORDINATOR
                    | small::AUXILIARY
                    | small::BE
                    | small::CONJUNCTION
                    | small::PRONOUN,
            ))
        || p.class(i) == Some(Class::Possessive)
}

/// `Clark, a former judge, said`: the phrase before the first comma, with the second at `comma`.
fn apposition(p: &Paragraph<'_>, comma: usize, from: usize) -> Option<Range<usize>> {
    let mark = p.word(comma);
    let commas = || {
        (from..comma)
            .rev()
            .take(LONGEST)
            .take_while(|&k| !p.is_quote_mark(k) && !p.is_mark(k, &[";", ":"]))
            .filter(|&k| p.word(k) == mark)
    };
    // A relative clause may hold commas of its own.
    let relative = commas().find(|&k| p.is(k + 1, small::RELATIVE));
    let first = relative.or_else(|| {
        commas().find(|&k| {
            let next = k + 1;
            // What explains a name begins with an article, a name, a title, a relative, an age.
            p.is(next, small::DETERMINER | small::RELATIVE | small::POSSESSIVE)
                || p.is_capital(next) && !p.is(next, small::PRONOUN)
                || p.class(next) == Some(Class::Number)
                || p.class(next) == Some(Class::Lower)
                    && !p.is(next, small::CONJUNCTION | small::PREPOSITION | small::SUBORDINATOR)
                    && p.info(next).verb().is_none_or(|(_, form)| form == Form::Ing)
                || p.says(next, "in")
                || p.says(next, "for") && p.is(next + 1, small::POSSESSIVE)
                || p.says(next, "speaking")
                || p.says(next, "like")
        })
    })?;
    let range = phrase(p, first, from)?;
    // "On Monday, a spokesman, said" has no name before the first comma.
    let head = range.end - 1;
    let begins = range.start.checked_sub(1);
    let after_preposition = begins.is_some_and(|b| b >= from && p.is(b, small::PREPOSITION));
    let timely = p.is(head, small::TIME);
    if after_preposition || timely {
        return phrase(p, comma, first + 1)
            .filter(|_| p.is_capital(first + 1) || p.is(first + 1, small::DETERMINER));
    }
    Some(range)
}
