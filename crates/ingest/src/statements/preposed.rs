//! Words that stand before their verb.

use std::ops::Range;

use super::complement::REACH;
use super::inflect::Form;
use super::lexicon::{Verb, frame, small};
use super::paragraph::{Paragraph, Quote};

/// `… , Clark said` and `“…,” Clark said on Monday`.
pub(super) fn preposed(
    p: &Paragraph<'_>,
    r: &Range<usize>,
    v: usize,
    k: usize,
    end: usize,
    begins: usize,
    verb: &Verb,
) -> Option<(Range<usize>, bool)> {
    let stops = k >= end
        || p.is_mark(k, &[",", ";", "–", "—", ")", "."])
        || p.is(k, small::TIME)
        || p.is(k, small::PREPOSITION) && !p.is(k, small::WH)
        || p.is(k, small::SUBORDINATOR) && !p.is(k, small::WH)
        || p.is(k, small::CONJUNCTION)
        || verb.frames & frame::HEARER != 0 && verb.frames & frame::CLAUSE != 0
        || p.is(k, small::DETERMINER | small::OBJECT_PRONOUN) && is_closed(p, begins);
    if !stops || begins <= r.start {
        return None;
    }
    let left = begins - 1;
    let comma = p.is_mark(left, &[",", "–", "—"]);
    let quote = closed_at(p, left).or_else(|| {
        let before = left.checked_sub(1)?;
        if comma { closed_at(p, before) } else { None }
    });
    let (start, direct) = match quote {
        Some(quote) if quote.open <= r.start || is_short_lead(p, r.start, quote.open) => {
            (quote.open, true)
        }
        Some(quote) => {
            // Own words before the quotation are part of what is said.
            let lead = clause_start(p, r.start, quote.open);
            (lead, lead == quote.open)
        }
        // "The museum, Clark said, would open in May."
        None if comma
            && p.is_mark(k, &[","])
            && k + 3 < end
            && breaks_in(p, k)
            && !p.is_quote_mark(k + 1) =>
        {
            let opener = p.is(r.start, small::PREPOSITION | small::SUBORDINATOR)
                && !has_clause(p, r.start, left);
            return Some((if opener { k + 1 } else { r.start }..end, false));
        }
        // "In the interview, Clark said" has no words before it.
        None if comma
            && left >= r.start + 2
            && may_follow_words(p, v, k)
            && has_clause(p, r.start, left) =>
        {
            (r.start, false)
        }
        None => return None,
    };
    let mut stop = left;
    while stop > start && p.is_mark(stop, &[",", "–", "—"]) {
        stop -= 1;
    }
    let mut content = start..stop + 1;
    // `“…,” Clark said, “…”` goes on behind the verb.
    let behind = (k..end).take(REACH).find(|&i| p.is_mark(i, &[",", ":"]));
    if let Some(comma) = behind
        && p.is_quote_mark(comma + 1)
        && let Some(quote) = p.quote_at(comma + 1)
    {
        content.end = quote.close + 1;
    } else if !direct
        && p.is_mark(k, &[","])
        && k + 3 < end
        && quote.is_none()
        && !p.is(k + 1, small::CONJUNCTION)
        && breaks_in(p, k)
        && p.info(k + 1).verb().is_none()
    {
        content.end = end;
    }
    Some((content, direct))
}

/// Whether a main clause stands in some tokens: a finite verb, and no word before that makes it a side clause.
fn has_clause(p: &Paragraph<'_>, start: usize, end: usize) -> bool {
    let side = [
        "while", "when", "although", "though", "because", "since", "after", "before", "until",
        "whereas",
    ];
    if side.iter().any(|w| p.says(start, w)) && !(start..end).take(80).any(|i| p.is_mark(i, &[","]))
    {
        return false;
    }
    let opener = p
        .is(start, small::PREPOSITION | small::SUBORDINATOR | small::TIME | small::CONJUNCTION)
        || p.is_adverb(start)
        || p.info(start).verb().is_some_and(|(_, form)| form == Form::Ing);
    !opener && end > start + 1 || (start..end).take(120).any(|i| super::finite::is_finite(p, i))
}

/// Whether what follows the comma behind a verb goes on with the words, and not with another verb.
pub(super) fn breaks_in(p: &Paragraph<'_>, comma: usize) -> bool {
    let next = comma + 1;
    let clause = ["while", "whereas", "when", "after", "before", "because", "as"];
    !clause.iter().any(|w| p.says(next, w))
        && !p.is(next, small::CONJUNCTION | small::RELATIVE)
        && p.info(next).verb().is_none_or(|(_, form)| form != Form::Ing && form != Form::Past)
}

/// Whether a verb can stand behind words without quotation marks: not "…, both agreed to meet".
fn may_follow_words(p: &Paragraph<'_>, v: usize, k: usize) -> bool {
    p.info(v).verb().is_some_and(|(verb, _)| {
        let infinitive = verb.frames & frame::INFINITIVE != 0 && p.says(k, "to");
        let own = verb.prepositions.split(',').any(|w| !w.is_empty() && p.says(k, w));
        !infinitive
            && !own
            && !matches!(
                verb.lemma,
                "conclude" | "agree" | "continue" | "begin" | "start" | "finish" | "ask"
            )
    })
}

fn is_closed(p: &Paragraph<'_>, begins: usize) -> bool {
    begins > 0
        && (p.is_quote_mark(begins - 1)
            || begins > 1 && p.is_mark(begins - 1, &[","]) && p.is_quote_mark(begins - 2))
}

pub(super) fn closed_at(p: &Paragraph<'_>, i: usize) -> Option<Quote> {
    if !p.is_quote_mark(i) {
        return None;
    }
    p.quote_at(i).filter(|quote| quote.close == i)
}

/// "But “…,” he said": words before a quotation that are not part of it.
fn is_short_lead(p: &Paragraph<'_>, start: usize, open: usize) -> bool {
    open <= start + 2
        && (start..open)
            .all(|i| p.is(i, small::CONJUNCTION) || p.is_adverb(i) || p.is_mark(i, &[","]))
}

pub(super) fn clause_start(p: &Paragraph<'_>, start: usize, open: usize) -> usize {
    (start..open)
        .rev()
        .take(60)
        .find(|&i| p.is_mark(i, &[";", ":"]) || p.is_quote_mark(i))
        .map_or(start, |i| i + 1)
}
