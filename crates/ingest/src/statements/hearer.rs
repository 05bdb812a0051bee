//! Verbs with a hearer: `told reporters that …`.

use std::ops::Range;

use crate::tokens::Class;

use super::complement::{REACH, Words, direct};
use super::lexicon::{Verb, frame, small};
use super::paragraph::Paragraph;

/// `told reporters that …`: who hears it, then the words.
pub(super) fn heard(
    p: &Paragraph<'_>,
    r: &Range<usize>,
    v: usize,
    k: usize,
    verb: &Verb,
    end: usize,
) -> Option<Words> {
    let mut j = k;
    if p.is(j, small::OBJECT_PRONOUN) && !p.is(j, small::DETERMINER) {
        j += 1;
    } else {
        // Articles and names, up to what opens the words.
        while j < end && j < k + 12 {
            let stop = p.is(j, small::WH | small::AUXILIARY | small::BE)
                || p.is_mark(j, &[",", ":"])
                || p.is_quote_mark(j)
                || p.says(j, "to")
                || j > k && p.is(j, small::PREPOSITION) && !p.says(j, "of") && !p.says(j, "at")
                || j > k && p.is(j, small::PRONOUN | small::POSSESSIVE)
                || j > k
                    && p.is(j, small::DETERMINER)
                    && p.is_word(j - 1)
                    && !p.is(j - 1, small::PREPOSITION)
                || j > k
                    && p.is_capital(j)
                    && p.class(j - 1) == Some(Class::Lower)
                    && !p.is(j - 1, small::DETERMINER | small::PREPOSITION);
            if stop {
                break;
            }
            j += 1;
        }
    }
    let hearer = (j > k).then_some(k..j);
    let make = |content: Range<usize>, cue_end: usize, direct| {
        Some(Words { content, cue_end, hearer: hearer.clone(), direct, postposed: false })
    };
    for at in j..end.min(j + REACH) {
        if let Some(content) = direct(p, r, at, end) {
            return make(content, v + 1, true);
        }
        if p.is(at, small::WH) && !p.is(at, small::RELATIVE) {
            return make(at..end, v + 1, false);
        }
        if p.says(at, "to") && verb.frames & frame::INFINITIVE != 0 {
            return make(at..end, v + 1, false);
        }
        if p.says(at, "about") || p.says(at, "of") && verb.frames & frame::CLAUSE != 0 {
            return make(at + 1..end, v + 1, false);
        }
        if p.is(at, small::PRONOUN) {
            return make(at..end, v + 1, false);
        }
        // Over "on Monday", "in an interview".
        if !(p.is(at, small::PREPOSITION | small::TIME) || at > j) {
            break;
        }
    }
    if j < end
        && p.is_word(j)
        && !p.is(j, small::CONJUNCTION | small::AUXILIARY | small::BE)
        && verb.frames & frame::CLAUSE != 0
    {
        return make(j..end, v + 1, false);
    }
    if verb.frames & frame::OBJECT == 0 || hearer.is_none() {
        return None;
    }
    make(k..end, v + 1, false)
}
