//! Verbs that share a subject, and where one's words end because another's begin.

use std::ops::Range;

use super::attribution::{Attribution, Candidate};
use super::finite::{is_finite, main_subject};
use super::inflect::Form;
use super::lexicon::{frame, small};
use super::paragraph::Paragraph;

/// Verbs without a subject of their own take that of the verb before; what was said before ends there.
pub(super) fn share(p: &Paragraph<'_>, r: &Range<usize>, found: &mut Vec<Candidate>) {
    let mut main: Option<Option<Range<usize>>> = None;
    for i in 0..found.len() {
        let (before, rest) = found.split_at_mut(i);
        let Some(candidate) = rest.first_mut() else { break };
        let form = candidate.attribution.form;
        let begins = candidate.begins;
        let outside =
            |other: &&mut Candidate| other.attribution.form != Form::Ing || form == Form::Ing;
        if candidate.shared {
            let partner = before
                .iter_mut()
                .rev()
                .take(6)
                .filter(|other| !other.attribution.postposed || form == Form::Ing)
                .filter(outside)
                .find(|other| form == Form::Ing || other.attribution.form == form);
            match partner {
                Some(partner) if has_verb_between(p, &partner.attribution, candidate) => {}
                Some(partner) => {
                    candidate.attribution.source.clone_from(&partner.attribution.source);
                    cut(p, &mut partner.attribution, begins);
                }
                None => {
                    let source = main.get_or_insert_with(|| main_subject(p, r)).clone();
                    let cue = candidate.attribution.cue.start;
                    let fits = |s: &Range<usize>| {
                        (s.end <= cue || form == Form::Ing)
                            && (form != Form::Base || is_plain_plural(p, s, cue))
                            && p.is_quoted(s.start) == p.is_quoted(cue)
                    };
                    if source.as_ref().is_some_and(|s| p.is_quoted(s.start) && !p.is_quoted(cue)) {
                        // "“… on Friday,” and added:": whoever is quoted.
                        candidate.attribution.how = "shared-subject-across-a-quotation";
                    }
                    candidate.attribution.source = source.filter(fits);
                    if form == Form::Ing && begins == r.start {
                        candidate.attribution.how = "participle-before-the-clause";
                    }
                }
            }
        } else if begins > r.start {
            // "…, while Miller described": the next speaker's clause.
            let joint = begins - 1;
            let comma = joint > r.start && p.is_mark(joint - 1, &[","]);
            let ends = p.is_mark(joint, &[";"])
                || ["while", "whereas"].iter().any(|w| p.says(joint, w))
                || comma && ["but", "and"].iter().any(|w| p.says(joint, w));
            if ends {
                for other in before.iter_mut().rev().take(4) {
                    cut(p, &mut other.attribution, begins);
                }
            }
        }
    }
    // A participle in front ends where its sentence's subject begins.
    let first_subject = found
        .iter()
        .find(|c| !c.shared && c.attribution.how != "participle-before-the-clause")
        .map(|c| (c.begins, c.attribution.source.clone()));
    if let Some((begins, source)) = first_subject
        && let Some(first) = found.first_mut()
        && first.attribution.how == "participle-before-the-clause"
        && first.attribution.cue.start < begins
    {
        first.attribution.source = source;
        cut(p, &mut first.attribution, begins);
    }
    found.retain(|c| {
        let a = &c.attribution;
        (a.source.is_some() || matches!(a.how, "impersonal" | "shared-subject-across-a-quotation"))
            && (a.content.start < a.content.end || a.direct)
    });
}

/// "said that both marked the day and defended the truth": the verb continues the clause inside.
fn has_verb_between(p: &Paragraph<'_>, partner: &Attribution, candidate: &Candidate) -> bool {
    let form = candidate.attribution.form;
    let clause = partner.verb.is_some_and(|verb| verb.frames & frame::CLAUSE != 0);
    if !clause || partner.postposed || form != Form::Past || !p.is(partner.content.start, small::WH)
    {
        return false;
    }
    (partner.content.start + 1..candidate.begins)
        .take(80)
        .any(|i| is_finite(p, i) && !p.is(i, small::BE | small::AUXILIARY) && !p.says(i + 1, "by"))
}

/// Whether a subject in the plural and its verb in the plain form belong together: no modal verb and
/// no infinitive stands between them that the verb could continue.
fn is_plain_plural(p: &Paragraph<'_>, subject: &Range<usize>, verb: usize) -> bool {
    let head = subject.end.saturating_sub(1);
    let plural = p.word(head).ends_with('s') || p.says(head, "they") || p.says(head, "we");
    plural && !(subject.end..verb).take(60).any(|i| p.is(i, small::MODAL) || p.says(i, "to"))
}

/// Ends what is said before `at`, without the comma and conjunction in between.
fn cut(p: &Paragraph<'_>, attribution: &mut Attribution, at: usize) {
    let content = &mut attribution.content;
    if attribution.postposed
        || !(content.start < at && at < content.end)
        || p.quote_at(at).is_some()
    {
        return;
    }
    let mut end = at;
    while end > content.start
        && (p.is_mark(end - 1, &[",", ";", "–", "—"])
            || p.is(end - 1, small::CONJUNCTION | small::SUBORDINATOR | small::PREPOSITION))
    {
        end -= 1;
    }
    if end > content.start {
        content.end = end;
    }
}
