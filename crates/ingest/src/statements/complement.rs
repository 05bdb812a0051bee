//! What belongs to a verb of saying: the words before or behind it, and who hears them.

use std::ops::Range;

use super::hearer::heard;
use super::inflect::Form;
use super::lexicon::{Verb, frame, small};
use super::paragraph::Paragraph;
use super::preposed::{clause_start, closed_at, preposed};

/// What was said and how it stands to the verb.
pub(super) struct Words {
    /// What was said; empty at the end of the sentence where it follows below a colon.
    pub content: Range<usize>,
    /// The token behind the verb and its preposition.
    pub cue_end: usize,
    /// Who is spoken to.
    pub hearer: Option<Range<usize>>,
    /// Whether it is between quotation marks.
    pub direct: bool,
    /// Whether it stands before the verb.
    pub postposed: bool,
}

/// A subject behind its verb, and the words before both.
pub(super) struct Inverted {
    /// The subject.
    pub source: Range<usize>,
    /// What was said.
    pub content: Range<usize>,
    /// Whether it is between quotation marks.
    pub direct: bool,
}

/// How far ahead a clause is looked for behind "said in an interview with …".
pub(super) const REACH: usize = 18;

/// The end of a sentence without its last marks.
pub(super) fn end(p: &Paragraph<'_>, r: &Range<usize>) -> usize {
    let mut end = r.end;
    while end > r.start && p.is_mark(end - 1, &[".", "!", "?", "…"]) {
        end -= 1;
    }
    end
}

/// The words that belong to the verb at `v`, whose subject or verb phrase begins at `begins`.
pub(super) fn words(
    p: &Paragraph<'_>,
    r: &Range<usize>,
    v: usize,
    verb: &Verb,
    form: Form,
    source: Option<&Range<usize>>,
    verb_start: usize,
) -> Option<Words> {
    let begins = source.map_or(verb_start, |source| source.start);
    let end = end(p, r);
    let mut k = v + 1;
    while k < end && p.is_adverb(k) && !p.is(k, small::DETERMINER | small::WH) {
        k += 1;
    }
    let says = frame::CLAUSE | frame::QUOTE | frame::HEARER;
    let mut frames = verb.frames;
    // "The polls show he leads" needs no "that", "Clark showed" does.
    if frames & frame::THAT != 0 && source.is_some_and(|source| super::finite::shows(p, source)) {
        frames |= frame::CLAUSE;
    }
    let verb = &Verb { frames, ..*verb };
    if form != Form::Ing
        && verb.frames & says != 0
        && let Some((content, direct)) = preposed(p, r, v, k, end, begins, verb)
    {
        return Some(Words { content, cue_end: v + 1, hearer: None, direct, postposed: true });
    }
    let make = |content: Range<usize>, cue_end, direct| {
        Some(Words { content, cue_end, hearer: None, direct, postposed: false })
    };
    // "said: “…", "said, “…", "called it “…"
    if let Some(found) = direct(p, r, k, end)
        && verb.frames & (says | frame::OBJECT | frame::THAT) != 0
    {
        return make(found, v + 1, true);
    }
    if k >= end {
        return None;
    }
    let own = !verb.prepositions.is_empty()
        && verb.prepositions.split(',').any(|preposition| p.says(k, preposition));
    if own && k + 1 < end {
        let whether = p.is(k, small::WH);
        return make(if whether { k } else { k + 1 }..end, k + 1, false);
    }
    if p.says(k, "that")
        && p.is_mark(k + 1, &[":"])
        && let Some(found) = direct(p, r, k + 1, end)
    {
        return make(found, v + 1, true);
    }
    if p.is(k, small::WH)
        && verb.frames & (says | frame::THAT | frame::OBJECT) != 0
        && !p.is(k, small::RELATIVE)
    {
        return make(k..end, v + 1, false);
    }
    if p.says(k, "to") && verb.frames & frame::INFINITIVE != 0 {
        return make(k..end, v + 1, false);
    }
    if verb.frames & frame::HEARER != 0 {
        return heard(p, r, v, k, verb, end);
    }
    let is_gap = p.is(k, small::PREPOSITION | small::TIME) || p.is(k, small::SUBORDINATOR);
    if is_gap {
        if verb.frames & frame::CLAUSE == 0 || verb.frames & frame::VIEW != 0 {
            return None;
        }
        return behind_a_gap(p, r, v, k, end);
    }
    if !(p.is_word(k) || p.is_quote_mark(k) || p.is_mark(k, &["$", "["]))
        || p.says(k, "by")
        || p.is(k, small::CONJUNCTION)
    {
        return None;
    }
    if verb.frames & (frame::CLAUSE | frame::OBJECT) == 0 {
        return None;
    }
    // "his attacks …" after a noun that looks like a verb was sorted out before.
    make(k..end, v + 1, false)
}

/// A quotation that follows at once or behind a mark: from its opening to its end.
pub(super) fn direct(
    p: &Paragraph<'_>,
    r: &Range<usize>,
    k: usize,
    end: usize,
) -> Option<Range<usize>> {
    let colon = p.is_mark(k, &[":"]);
    let open = if colon || p.is_mark(k, &[","]) { k + 1 } else { k };
    if colon && open >= r.end {
        return Some(open..open);
    }
    if p.is_quote_mark(open)
        && let Some(quote) = p.quote_at(open)
        && quote.open == open
    {
        return Some(open..(quote.close + 1).max(open));
    }
    (colon && open < end).then_some(open..end)
}

/// "said in an interview that …", "said Monday he would …"
fn behind_a_gap(
    p: &Paragraph<'_>,
    r: &Range<usize>,
    v: usize,
    k: usize,
    end: usize,
) -> Option<Words> {
    let make = |content, direct| {
        Some(Words { content, cue_end: v + 1, hearer: None, direct, postposed: false })
    };
    let reach = (k + 1..end).take(REACH);
    for i in reach {
        if p.says(i, "that") && !p.is_mark(i - 1, &[","]) {
            return make(i..end, false);
        }
        if p.is_mark(i, &[":", ","]) {
            if let Some(content) = direct(p, r, i, end) {
                return make(content, true);
            }
            if p.is_mark(i, &[":"]) {
                return make(i + 1..end, false);
            }
        }
        if p.is_quote_mark(i) && p.is(i - 1, small::WH) {
            return make(i..end, false);
        }
        let subject =
            p.is(i, small::PRONOUN) && !p.is(i - 1, small::PREPOSITION) && !p.says(i, "who");
        let after_day = p.is(i - 1, small::TIME)
            && p.is_word(i)
            && !p.is(i, small::PREPOSITION | small::TIME | small::CONJUNCTION);
        if subject || after_day {
            return make(i..end, false);
        }
    }
    if p.is_mark(end, &[":"]) && end + 1 >= r.end {
        return make(r.end..r.end, true);
    }
    (end > k + 1).then_some(()).and_then(|()| make(k..end, false))
}

/// `“…,” said Clark, a former judge.`
pub(super) fn inverted(
    p: &Paragraph<'_>,
    r: &Range<usize>,
    v: usize,
    verb: &Verb,
) -> Option<Inverted> {
    if v <= r.start || verb.frames & (frame::CLAUSE | frame::QUOTE) == 0 {
        return None;
    }
    let end = end(p, r);
    let source = forward(p, v + 1, end)?;
    let left = v - 1;
    let comma = p.is_mark(left, &[",", "–", "—"]);
    let quote = closed_at(p, left).or_else(|| {
        let before = left.checked_sub(1)?;
        if comma { closed_at(p, before) } else { None }
    });
    let start = match quote {
        Some(quote) if quote.open <= r.start => quote.open,
        Some(quote) => clause_start(p, r.start, quote.open),
        // "He met Clark, said Miller" without quotation marks is rare and needs a name.
        None if comma && left > r.start + 3 && p.is_capital(source.end - 1) => r.start,
        None => return None,
    };
    let mut stop = left;
    while stop > start && p.is_mark(stop, &[",", "–", "—"]) {
        stop -= 1;
    }
    Some(Inverted {
        source,
        content: start..stop + 1,
        direct: quote.is_some_and(|q| q.open == start),
    })
}

/// The noun phrase that begins at `start`.
pub(super) fn forward(p: &Paragraph<'_>, start: usize, end: usize) -> Option<Range<usize>> {
    let mut i = start;
    while i < end && i < start + 30 {
        let stop = p.is_quote_mark(i)
            || p.is_mark(i, &[",", ";", ":", "(", "–", "—"])
            || p.is(i, small::RELATIVE | small::AUXILIARY | small::BE | small::SUBORDINATOR)
                && !p.says(i, "as")
            || p.says(i, "as")
            || p.is(i, small::PREPOSITION)
                && !["of", "for", "from", "at", "with"].iter().any(|w| p.says(i, w))
            || i > start && p.is(i, small::PRONOUN)
            || i > start && p.is(i, small::TIME) && p.is_capital(i)
            || i > start
                && p.info(i).verb().is_some_and(|(_, form)| form == Form::Ing)
                && !p.is_capital(i);
        if stop {
            break;
        }
        if i == start && p.is(i, small::PRONOUN) {
            i += 1;
            break;
        }
        i += 1;
    }
    while i > start && (p.is(i - 1, small::CONJUNCTION | small::PREPOSITION)) {
        i -= 1;
    }
    (i > start && p.is_word(start)).then_some(start..i)
}
