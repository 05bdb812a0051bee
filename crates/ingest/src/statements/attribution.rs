//! The attributions of a sentence: which verb, whose, and what words belong to it.

use std::ops::Range;

use super::complement::{self, Words};
use super::finite::agrees;
use super::inflect::Form;
use super::lexicon::{Verb, frame, small};
use super::paragraph::Paragraph;
use super::sharing::share;
use super::subject::{Subject, subject};

/// Somebody's words or thoughts in a sentence.
#[derive(Clone, Debug)]
pub(super) struct Attribution {
    /// Name, title or pronoun.
    pub source: Option<Range<usize>>,
    /// The verb with its preposition.
    pub cue: Range<usize>,
    /// What is said; empty where it follows below a colon.
    pub content: Range<usize>,
    /// Who is spoken to.
    pub hearer: Option<Range<usize>>,
    /// The verb; `None` for "according to".
    pub verb: Option<&'static Verb>,
    /// Its form.
    pub form: Form,
    /// The rule that found it.
    pub how: &'static str,
    /// Whether a modal verb stands before the verb.
    pub modal: bool,
    /// Whether what is said stands between quotation marks.
    pub direct: bool,
    /// Whether the verb stands behind what is said.
    pub postposed: bool,
}

/// A verb before its subject is shared with another.
pub(super) struct Candidate {
    /// What was found.
    pub attribution: Attribution,
    /// Whether the subject is that of another verb.
    pub shared: bool,
    /// The first token of subject or verb phrase: where a clause before it ends.
    pub begins: usize,
}

/// No sentence has more attributions; what has is no sentence, and each of them would hold the rest of it.
const MOST: usize = 32;

/// Finds the attributions of the sentence `r`.
pub(super) fn attributions(p: &Paragraph<'_>, r: &Range<usize>) -> Vec<Attribution> {
    let mut found: Vec<Candidate> = Vec::new();
    // What precedes a quotation's end or a semicolon is no part of a later clause.
    let mut from = r.start;
    for v in r.clone() {
        if found.len() >= MOST {
            break;
        }
        if p.is_mark(v, &[";"]) || p.is_quote_mark(v) {
            from = v + 1;
        }
        if p.says(v, "according") && p.says(v + 1, "to") && v + 2 < r.end {
            found.extend(according(p, r, v));
            continue;
        }
        let Some((verb, form)) = p.info(v).verb() else { continue };
        // "Clark Says He Will Stay": only in headings, and only the plainest verb.
        let heading = verb.lemma == "say" && v > r.start && p.is_capital(v - 1);
        if p.is_capital(v) && v > r.start && !p.is_quote_mark(v - 1) && !heading {
            continue;
        }
        found.extend(candidate(p, r, from, v, verb, form));
    }
    share(p, r, &mut found);
    found.into_iter().map(|candidate| candidate.attribution).collect()
}

fn according(p: &Paragraph<'_>, r: &Range<usize>, at: usize) -> Option<Candidate> {
    let end = complement::end(p, r);
    let stop = (at + 2..end)
        .take(40)
        .find(|&i| {
            p.is_mark(i, &[",", ";", ":", "–", "—"])
                || p.is_quote_mark(i)
                || p.is(i, small::RELATIVE)
        })
        .unwrap_or(end);
    let source = at + 2..stop;
    let opening = at <= r.start + 2;
    let content = if opening {
        let start = (stop + 1).min(end);
        start..end
    } else {
        // Back to where the clause begins; the comma before "according" is no part of it.
        let mut stop = at;
        while stop > r.start && p.is_mark(stop - 1, &[",", "–", "—", "("]) {
            stop -= 1;
        }
        r.start..stop
    };
    if content.is_empty() || source.is_empty() {
        return None;
    }
    Some(Candidate {
        attribution: Attribution {
            source: Some(source),
            cue: at..at + 2,
            content,
            hearer: None,
            verb: None,
            form: Form::Past,
            how: "according-to",
            modal: false,
            direct: false,
            postposed: !opening,
        },
        shared: false,
        begins: at,
    })
}

fn candidate(
    p: &Paragraph<'_>,
    r: &Range<usize>,
    from: usize,
    v: usize,
    verb: &'static Verb,
    form: Form,
) -> Option<Candidate> {
    let spoken = frame::CLAUSE
        | frame::QUOTE
        | frame::OBJECT
        | frame::INFINITIVE
        | frame::HEARER
        | frame::THAT
        | frame::PREPOSITION;
    if verb.frames & spoken == 0 {
        return None;
    }
    // "dates and details will follow"
    let noun = verb.frames & frame::NOUN != 0 && matches!(form, Form::Third | Form::Base);
    if noun && p.is(v + 1, small::BE | small::AUXILIARY) && !p.says(v + 1, "not") {
        return None;
    }
    if !suits(p, r, v, verb.lemma) {
        return None;
    }
    let found = subject(p, v, from);
    let passive = found.passive && matches!(form, Form::Past | Form::Participle);
    if form == Form::Participle && !passive && found.verb_start == v {
        return None;
    }
    let mut how = "verb";
    let after_comma = found.verb_start > from && p.is_mark(found.verb_start - 1, &[",", "–", "—"]);
    let progressive = found.auxiliary || found.passive;
    let subject = match found.subject {
        // "…, adding that …" belongs to the verb before and not to the noun at the comma.
        Subject::Phrase(_) if form == Form::Ing && after_comma && !progressive => Subject::Shared,
        other => other,
    };
    let (source, shared, begins) = match &subject {
        Subject::Phrase(range) => (Some(range.clone()), false, range.start),
        Subject::Relative(at) => (Some(*at..at + 1), false, *at),
        Subject::Shared => (None, true, found.verb_start),
        Subject::None => (None, false, found.verb_start),
        Subject::NoVerb if form == Form::Ing && follows_preposition(p, found.verb_start, from) => {
            (None, true, found.verb_start)
        }
        Subject::NoVerb | Subject::Infinitive => return None,
    };
    if passive {
        return passive_voice(p, r, v, verb, form, source, begins);
    }
    // "said Clark": the subject behind the verb.
    let inverted = source.is_none() && matches!(form, Form::Past | Form::Third);
    if inverted && let Some(found) = complement::inverted(p, r, v, verb) {
        return Some(Candidate {
            attribution: Attribution {
                source: Some(found.source),
                cue: v..v + 1,
                content: found.content,
                hearer: None,
                verb: Some(verb),
                form,
                how: "verb-before-its-subject",
                modal: false,
                direct: found.direct,
                postposed: true,
            },
            shared: false,
            begins: v,
        });
    }
    if source.is_none() && !shared && form != Form::Ing {
        return None;
    }
    if !agrees(p, source.as_ref(), form, verb, found.auxiliary) {
        return None;
    }
    if let Some(source) = &source
        && let Some(before) = source.start.checked_sub(1).filter(|&b| b >= r.start)
    {
        // "released what both leaders said"
        if ["what", "how"].iter().any(|w| p.says(before, w)) && !p.is_capital(before) {
            return None;
        }
        let puts = p.says(v + 1, "it") || p.is_mark(v + 1, &[","]);
        if p.says(before, "as") && (v + 1 >= complement::end(p, r) || puts) {
            return Some(as_put(p, r, v, verb, form, source.clone()));
        }
    }
    if verb.lemma == "put" {
        return None;
    }
    if form == Form::Ing {
        how = "participle";
    }
    let Words { content, cue_end, hearer, direct, postposed } =
        complement::words(p, r, v, verb, form, source.as_ref(), found.verb_start)?;
    if postposed {
        how = "verb-behind-the-words";
    }
    if shared && form != Form::Ing {
        how = "shared-subject";
    }
    Some(Candidate {
        attribution: Attribution {
            source,
            cue: v..cue_end,
            content,
            hearer,
            verb: Some(verb),
            form,
            how,
            modal: found.modal,
            direct,
            postposed,
        },
        shared: shared || form == Form::Ing && matches!(subject, Subject::None),
        begins,
    })
}

/// Some verbs are acts by words only with some objects: "gave his views", "sent greetings".
fn suits(p: &Paragraph<'_>, r: &Range<usize>, v: usize, lemma: &str) -> bool {
    let near =
        |words: &[&str]| (v + 1..r.end.min(v + 9)).any(|i| words.iter().any(|w| p.says(i, w)));
    match lemma {
        "give" => {
            near(&["view", "views", "assessment", "assessments", "opinion", "position", "account"])
        }
        "send" => near(&["greetings", "congratulations", "condolences", "regards"]),
        _ => true,
    }
}

/// "as Clark put it": the rest of the sentence is what is said.
fn as_put(
    p: &Paragraph<'_>,
    r: &Range<usize>,
    v: usize,
    verb: &'static Verb,
    form: Form,
    source: Range<usize>,
) -> Candidate {
    let end = complement::end(p, r);
    let cue_end = if p.says(v + 1, "it") { v + 2 } else { v + 1 };
    let comma = p.is_mark(cue_end, &[","]) && source.start <= r.start + 2;
    let begins = source.start;
    Candidate {
        attribution: Attribution {
            source: Some(source),
            cue: v..cue_end,
            content: if comma { cue_end + 1..end } else { r.start..end },
            hearer: None,
            verb: Some(verb),
            form,
            how: "as-somebody-put-it",
            modal: false,
            direct: false,
            postposed: true,
        },
        shared: false,
        begins,
    }
}

fn follows_preposition(p: &Paragraph<'_>, at: usize, from: usize) -> bool {
    at > from
        && ["by", "after", "while", "before", "without", "when", "in", "as"]
            .iter()
            .any(|word| p.says(at - 1, word))
}

/// "was described by Clark as …", "It was agreed that …"
fn passive_voice(
    p: &Paragraph<'_>,
    r: &Range<usize>,
    v: usize,
    verb: &'static Verb,
    form: Form,
    subject: Option<Range<usize>>,
    begins: usize,
) -> Option<Candidate> {
    let end = complement::end(p, r);
    let subject = subject?;
    let make = |source, content, how| Candidate {
        attribution: Attribution {
            source,
            cue: v..v + 1,
            content,
            hearer: None,
            verb: Some(verb),
            form,
            how,
            modal: false,
            direct: false,
            postposed: false,
        },
        shared: false,
        begins,
    };
    if p.says(subject.start, "it") && subject.len() == 1 {
        let k = if p.says(v + 1, "out") { v + 2 } else { v + 1 };
        let clause =
            verb.frames & frame::CLAUSE != 0 && k < end && (p.says(k, "that") || p.says(k, "to"));
        return clause.then(|| make(None, k..end, "impersonal"));
    }
    let by = (v + 1..end).take(8).find(|&i| p.says(i, "by"))?;
    let source = complement::forward(p, by + 1, end)?;
    let as_ = (source.end..end).take(3).find(|&i| p.says(i, "as"));
    let content = match as_ {
        Some(at) if at + 1 < end => at + 1..end,
        _ => subject,
    };
    Some(make(Some(source), content, "passive"))
}
