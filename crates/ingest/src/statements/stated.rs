//! An attribution outside quotation marks becomes a statement.

use std::ops::Range;

use readout_corpus::model::{Confidence, EntityKind, Form as StatementForm, Span};

use crate::draft::{EntityRef, Statement};

use super::attribution::Attribution;
use super::finite::main_subject;
use super::flow::{Flow, Local, Open, Report};
use super::lexicon::{frame, small};
use super::narration::looks_back;
use super::paragraph::Paragraph;
use super::speakers::{Sort, Speaker};

/// Whether a modal verb stands between a source and its verb: "both sides should … and strengthen".
fn has_modal(p: &Paragraph<'_>, a: &Attribution) -> bool {
    let Some(source) = &a.source else { return false };
    (source.end..a.cue.start).take(60).any(|i| p.is(i, small::MODAL))
}

/// Whether one statement's verb stands in the words of another. Of two that hold each other's verb, the
/// later verb is the outer one: "Kenya wants, Clark said, to stay".
fn is_inside(inner: &Statement, outer: &Statement) -> bool {
    let (Some(cue), Some(content), Some(other)) = (inner.cue, outer.content, outer.cue) else {
        return false;
    };
    let mutual = inner.content.is_some_and(|own| own.contains(other));
    content.contains(cue) && cue != other && !(mutual && cue.start > other.start)
}

impl Flow<'_> {
    /// One attribution outside quotation marks; says whether it became a statement.
    pub(super) fn attribution(
        &mut self,
        p: &Paragraph<'_>,
        r: &Range<usize>,
        span: Span,
        a: &Attribution,
        local: &mut Local,
    ) -> bool {
        let impersonal = a.how == "impersonal";
        let speaker = match (&a.source, local.before.as_ref()) {
            _ if impersonal => {
                Speaker { confidence: Some(Confidence::Impersonal), ..self.cast.sides() }
            }
            // A second verb of the same source.
            (Some(source), Some((same, speaker))) if source == same => speaker.clone(),
            // "The leaders were told of it, Clark said; they believe …"
            (Some(source), _) if p.says(source.start, "they") && source.len() == 1 => {
                let subject = main_subject(p, r).filter(|s| s.end < source.start);
                let both =
                    subject.map(|s| self.cast.resolve(p, &s)).filter(|s| s.sort == Sort::Both);
                both.unwrap_or_else(|| self.cast.resolve(p, source))
            }
            (Some(source), _) => self.cast.resolve(p, source),
            (None, _) => match self.quote_owner(p, r, local) {
                Some(outer) => outer.speaker,
                None => return false,
            },
        };
        if self.report != Report::None {
            if speaker.who.is_empty() && speaker.sort != Sort::Pronoun {
                return false;
            }
            let both = speaker.sort == Sort::Both;
            let person = self.open.as_ref().is_some_and(|open| open.speaker.sort != Sort::Both);
            if both
                && local.spoken
                && person
                && (p.says(r.start, "in") && p.says(r.start + 1, "particular")
                    || self.is_review(p, r, a))
            {
                return false;
            }
            // What both sides did, in the mouth of one of them: only what both said is joint there.
            let said = a.verb.is_some_and(|verb| {
                let both = frame::CLAUSE | frame::JOINT;
                verb.frames & both == both
            });
            if both && local.spoken && person && !said && !impersonal {
                return false;
            }
            if both && (a.modal || has_modal(p, a)) {
                return false;
            }
            // "Russia supports the plan" in the words of its minister.
            let state =
                speaker.sort == Sort::Body && speaker.who.iter().all(|&who| self.is_place(who));
            let present = a.modal || !matches!(a.form, super::inflect::Form::Past);
            let open = self.open.as_ref().is_some_and(|open| open.speaker.sort != Sort::Both);
            if state && present && open && !impersonal {
                return false;
            }
        }
        if speaker.sort == Sort::First {
            return false;
        }
        // "The ministry said that Clark noted": the ministry reports, Clark speaks.
        let reported_by =
            self.reporter(p, a, local.first_new).or_else(|| self.in_the_readout(p, r, a));
        let direct = a.direct;
        let open = Open { speaker: speaker.clone(), reported_by, direct };
        if a.content.start >= a.content.end {
            self.below = Some(open);
            return true;
        }
        let content = self.with_rest(p, r, a);
        local.covered = local.covered.max(content.end);
        let mut whole = span;
        let first = p.sentences.partition_point(|(s, _)| s.end <= content.start);
        for (_, other) in p.sentences.iter().skip(first).take_while(|(s, _)| s.start < content.end)
        {
            whole.start = whole.start.min(other.start);
            whole.end = whole.end.max(other.end);
        }
        if let Some(quote) = p.quote_at(a.content.start) {
            local.quotes.insert(quote.open, open.clone());
        }
        // A quotation inside the words is the speaker's own too.
        let at = p.quotes.partition_point(|quote| quote.open < content.start);
        for quote in p.quotes.iter().skip(at).take_while(|quote| quote.open < content.end).take(8) {
            local.quotes.insert(quote.open, open.clone());
        }
        let act = a
            .verb
            .is_some_and(|verb| verb.frames & frame::ACT != 0 && verb.frames & frame::CLAUSE == 0);
        let form = if speaker.joint {
            StatementForm::Joint
        } else if direct {
            StatementForm::Direct
        } else if a.content.clone().take(400).any(|i| p.is_quote_mark(i)) {
            StatementForm::Mixed
        } else if act {
            StatementForm::Act
        } else {
            StatementForm::Indirect
        };
        let mut addressees =
            a.hearer.as_ref().map(|h| self.cast.addressees(p, h, &speaker.who)).unwrap_or_default();
        if addressees.is_empty() && act {
            addressees = self.addressee_of_act(p, a, &speaker.who);
        }
        let how = match (speaker.sort, a.how) {
            (_, "impersonal") => "impersonal",
            (Sort::Both, _) => "both-sides",
            (Sort::Pronoun, _) => "pronoun",
            (_, how) => how,
        };
        self.found.push(Statement {
            span: whole,
            speakers: speaker.who.clone(),
            joint: speaker.joint,
            reported_by,
            addressees,
            form,
            source: a.source.as_ref().and_then(|s| p.span(s)),
            cue: p.span(&a.cue),
            content: p.span(&content),
            how,
            confidence: speaker.confidence.unwrap_or(Confidence::Impersonal),
        });
        if let Some(source) = &a.source {
            local.before = Some((source.clone(), speaker.clone()));
        }
        self.note(&speaker);
        local.spoken |=
            speaker.sort == Sort::Person || speaker.sort == Sort::Pronoun && !speaker.joint;
        if !impersonal {
            self.open = Some(open);
        }
        true
    }

    /// `“…,” Clark said. “…”`: with the quotation that goes on in the next sentences.
    pub(super) fn with_rest(
        &self,
        p: &Paragraph<'_>,
        r: &Range<usize>,
        a: &Attribution,
    ) -> Range<usize> {
        let mut content = a.content.clone();
        if !(a.postposed && a.direct) || content.end >= r.end {
            return content;
        }
        let mut next = r.end;
        while p.is_quote_mark(next)
            && let Some(quote) = p.quote_at(next).filter(|quote| quote.open == next)
        {
            let at = p.sentences.partition_point(|(s, _)| s.end <= quote.close);
            let Some((last, _)) = p.sentences.get(at) else { break };
            // Whoever speaks behind the quotation has it.
            let alone = quote.close + 1 >= last.end
                || quote.close + 2 >= last.end && p.is_mark(quote.close + 1, &["."]);
            if !alone {
                break;
            }
            content.end = quote.close + 1;
            next = last.end;
        }
        content
    }

    /// "The two heads of state met twice this year": joint, but told by the speaker in hand.
    pub(super) fn is_review(&self, p: &Paragraph<'_>, r: &Range<usize>, a: &Attribution) -> bool {
        let clause = a.verb.is_some_and(|verb| verb.frames & frame::CLAUSE != 0);
        !clause && looks_back(p, r)
    }

    pub(super) fn note(&mut self, speaker: &Speaker) {
        if let [only] = speaker.who.as_slice()
            && self.cast.is_person(*only)
        {
            self.cast.focus = Some(*only);
        }
        self.cast.they = if speaker.joint { Some(speaker.clone()) } else { self.cast.they.take() };
    }

    /// The body that an attribution of this sentence names as its reporter.
    pub(super) fn reporter(
        &self,
        p: &Paragraph<'_>,
        a: &Attribution,
        first_new: usize,
    ) -> Option<EntityRef> {
        let cue = p.span(&a.cue)?;
        let outer = self.found.iter().skip(first_new).take(8).find(|outer| {
            outer.content.is_some_and(|content| content.contains(cue))
                && matches!(outer.speakers.as_slice(), [only] if self.is_body(*only))
        })?;
        outer.speakers.first().copied()
    }

    /// "In the readout that the ministry published, Clark …": the ministry.
    fn in_the_readout(
        &self,
        p: &Paragraph<'_>,
        r: &Range<usize>,
        a: &Attribution,
    ) -> Option<EntityRef> {
        let source = a.source.as_ref()?;
        let head = r.start..source.start.min(r.start + 30);
        let readout = ["readout", "statement", "commentary", "communique"];
        let names_it = head.clone().any(|i| readout.iter().any(|w| p.says(i, w)));
        if !p.says(r.start, "in") || !names_it {
            return None;
        }
        let span = p.span(&head)?;
        p.mentions_in(span).iter().map(|m| m.entity).find(|&who| self.is_body(who))
    }

    pub(super) fn is_place(&self, who: EntityRef) -> bool {
        self.cast.entry(who).is_some_and(|entry| entry.kind == EntityKind::Place)
    }

    pub(super) fn is_body(&self, who: EntityRef) -> bool {
        self.cast.entry(who).is_some_and(|entry| entry.kind == EntityKind::Organisation)
    }

    /// In an account of talks, what is said inside what is said is not told apart, unless a body only
    /// passes on what a person says, or one person reports another.
    pub(super) fn drop_inner(&mut self, first: usize) {
        if self.report == Report::None {
            return;
        }
        let mut new = self.found.split_off(first.min(self.found.len()));
        let mut keep = vec![true; new.len()];
        let mut reporters: Vec<Option<EntityRef>> = vec![None; new.len()];
        for (o, outer) in new.iter().enumerate() {
            let body = matches!(outer.speakers.as_slice(), [only] if self.is_body(*only));
            let reporter = match outer.speakers.as_slice() {
                [only] if self.cast.is_person(*only) => Some(*only),
                _ => None,
            };
            for (i, inner) in new.iter().enumerate() {
                if i == o || !is_inside(inner, outer) {
                    continue;
                }
                let people = !inner.speakers.is_empty()
                    && inner.speakers.iter().all(|&who| self.cast.is_person(who));
                let named = people && !matches!(inner.how, "pronoun" | "participle");
                let dropped = if body && people { o } else { i };
                if named && reporter.is_some() && inner.speakers != outer.speakers {
                    if let Some(slot) = reporters.get_mut(i) {
                        *slot = reporter;
                    }
                } else if let Some(flag) = keep.get_mut(dropped) {
                    *flag = false;
                }
            }
        }
        for (statement, reporter) in new.iter_mut().zip(reporters) {
            statement.reported_by = statement.reported_by.or(reporter);
        }
        let mut flags = keep.into_iter();
        new.retain(|_| flags.next().unwrap_or(true));
        self.found.extend(new);
    }

    pub(super) fn addressee_of_act(
        &self,
        p: &Paragraph<'_>,
        a: &Attribution,
        speakers: &[EntityRef],
    ) -> Vec<EntityRef> {
        let direct = a.verb.is_some_and(|verb| {
            matches!(
                verb.lemma,
                "thank" | "congratulate" | "wish" | "invite" | "welcome" | "greet" | "salute"
            )
        });
        let gives = a
            .verb
            .is_some_and(|verb| matches!(verb.lemma, "extend" | "convey" | "express" | "offer"));
        let end = a.content.end.min(a.content.start + 30);
        let start = if direct {
            a.content.start
        } else if gives {
            match (a.content.start..end).find(|&i| p.says(i, "to")) {
                Some(to) => to + 1,
                None => return Vec::new(),
            }
        } else {
            return Vec::new();
        };
        let stop = (start..end)
            .find(|&i| {
                p.is(i, small::PREPOSITION | small::SUBORDINATOR) || p.is_mark(i, &[",", ";"])
            })
            .unwrap_or(end);
        self.cast.addressees(p, &(start..stop), speakers)
    }
}
