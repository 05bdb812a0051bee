//! Sentences without any verb of saying: two sides that act as one, a speaker who goes on, a narrator.

use std::ops::Range;

use readout_corpus::model::{Confidence, EntityKind, Form as StatementForm, Span};

use crate::draft::Statement;

use super::complement;
use super::finite::main_subject;
use super::flow::{Flow, Local, Open, Report};
use super::lexicon::{frame, small};
use super::narration::{is_narration, is_official, looks_back, meets, tells_past};
use super::paragraph::Paragraph;
use super::speakers::{Sort, Speaker};

impl Flow<'_> {
    /// "The two sides exchanged views on …": a joint act that needs no words of its own.
    pub(super) fn joint_act(
        &self,
        p: &Paragraph<'_>,
        r: &Range<usize>,
    ) -> Option<(Range<usize>, Speaker, usize)> {
        let source = main_subject(p, r)?;
        let speaker = self.cast.resolve(p, &source);
        if !speaker.joint || speaker.who.is_empty() {
            return None;
        }
        let mut at = source.end;
        while at < r.end
            && (p.is_adverb(at) || p.is(at, small::PERFECT) && p.info(at + 1).verb().is_some())
        {
            at += 1;
        }
        let (verb, form) = p.info(at).verb()?;
        let fits = verb.frames & frame::JOINT != 0
            && form != super::inflect::Form::Ing
            && at + 1 < complement::end(p, r);
        if verb.lemma == "speak" && !p.says(at + 1, "in") {
            return None;
        }
        let carried =
            verb.lemma == "have" && (!p.says(at, "had") || p.info(at + 1).verb().is_some());
        let talk = verb.lemma != "have" && verb.lemma != "hold"
            || (at + 1..r.end).take(10).any(|i| {
                [
                    "exchange",
                    "exchanges",
                    "communication",
                    "discussion",
                    "discussions",
                    "dialogue",
                    "talks",
                    "consultations",
                ]
                .iter()
                .any(|w| p.says(i, w))
            });
        (fits && talk && !carried).then_some((source, speaker, at))
    }

    pub(super) fn joint(
        &mut self,
        p: &Paragraph<'_>,
        r: &Range<usize>,
        span: Span,
        local: &Local,
    ) -> bool {
        if self.report == Report::None {
            return false;
        }
        if local.opens
            && let Some((source, speaker, verb)) = self.both_did(p, r)
        {
            self.push_joint(p, r, span, &source, speaker, verb);
            return true;
        }
        if local.spoken && self.open.as_ref().is_some_and(|open| open.speaker.sort != Sort::Both) {
            return false;
        }
        let Some((source, speaker, verb)) = self.joint_act(p, r) else { return false };
        if local.spoken && looks_back(p, r)
            || p.says(r.start, "in") && p.says(r.start + 1, "particular") && local.spoken
        {
            return false;
        }
        self.push_joint(p, r, span, &source, speaker, verb);
        true
    }

    fn push_joint(
        &mut self,
        p: &Paragraph<'_>,
        r: &Range<usize>,
        span: Span,
        source: &Range<usize>,
        speaker: Speaker,
        verb: usize,
    ) {
        self.found.push(Statement {
            span,
            speakers: speaker.who.clone(),
            joint: true,
            reported_by: None,
            addressees: Vec::new(),
            form: StatementForm::Joint,
            source: p.span(source),
            cue: p.span(&(verb..verb + 1)),
            content: p.span(&(verb + 1..complement::end(p, r))),
            how: "both-sides",
            confidence: speaker.confidence.unwrap_or(Confidence::Resolved),
        });
        self.note(&speaker);
        self.open = None;
    }

    /// A paragraph that opens with "the two sides" and any verb in the past.
    fn both_did(
        &self,
        p: &Paragraph<'_>,
        r: &Range<usize>,
    ) -> Option<(Range<usize>, Speaker, usize)> {
        let source = main_subject(p, r)?;
        let speaker = self.cast.resolve(p, &source);
        let verb = (source.end..r.end).take(4).find(|&i| !p.is_adverb(i))?;
        let plain = p.word(verb).ends_with("ed") || p.info(verb).verb().is_some();
        let fits = speaker.sort == Sort::Both
            && !speaker.who.is_empty()
            && plain
            && tells_past(p, r)
            && !looks_back(p, r)
            && !p.is(verb, small::BE | small::AUXILIARY)
            && verb + 1 < complement::end(p, r);
        fits.then_some((source, speaker, verb))
    }

    /// A sentence without any attribution: the speaker goes on, or the narrator does.
    pub(super) fn bare(
        &mut self,
        p: &Paragraph<'_>,
        r: &Range<usize>,
        span: Span,
        local: &mut Local,
    ) {
        let mentions = p.mentions_in(span);
        if let Some(below) = self.below.clone() {
            if self.report == Report::None || !is_narration(p, r, local.opens) {
                self.go_on(
                    span,
                    &below,
                    "words-below-a-colon",
                    Confidence::Explicit,
                    StatementForm::Direct,
                );
                return;
            }
            self.below = None;
        }
        let open = self.open.clone().filter(|open| {
            !open.direct
                && open.speaker.sort != Sort::Both
                && !open.speaker.joint
                && !open.speaker.who.is_empty()
        });
        if self.report != Report::None
            && let Some(open) = open
            && open.speaker.who.iter().all(|&who| self.cast.is_person(who))
            && !is_narration(p, r, local.opens)
            && !self.is_act_of_another(p, r, &open.speaker)
        {
            let country = mentions.first().is_some_and(|m| {
                self.cast.entry(m.entity).is_some_and(|entry| entry.kind == EntityKind::Place)
            });
            if self.report == Report::Readout || is_official(p, r, country) {
                let how =
                    if local.opens { "continuation-in-the-next-paragraph" } else { "continuation" };
                local.spoken = true;
                self.go_on(span, &open, how, Confidence::Continued, StatementForm::Indirect);
                return;
            }
        }
        // The narrator speaks: whoever is the subject is who "he" will be.
        self.open = None;
        let people = mentions.iter().filter(|m| self.cast.is_person(m.entity));
        let subject = main_subject(p, r).map(|source| self.cast.resolve(p, &source).who);
        let by = people.clone().find(|m| {
            let at = p.token_at(m.span.start);
            (at.saturating_sub(6)..at)
                .rev()
                .take_while(|&i| !p.is_mark(i, &[","]))
                .any(|i| p.says(i, "by"))
        });
        match subject.as_deref() {
            Some([only]) if self.cast.is_person(*only) => self.cast.focus = Some(*only),
            _ => {
                if let Some(mention) = by.or_else(|| people.clone().next()) {
                    self.cast.focus = Some(mention.entity);
                }
            }
        }
        if r.clone().take(80).any(|i| meets(p, i, r.end)) {
            self.cast.meet(mentions.iter());
        }
    }

    /// "Miller, for his part, gave …" behind what Clark said.
    fn is_act_of_another(&self, p: &Paragraph<'_>, r: &Range<usize>, open: &Speaker) -> bool {
        let Some(source) = main_subject(p, r) else { return false };
        let subject = self.cast.resolve(p, &source);
        subject.sort == Sort::Person
            && !subject.joint
            && subject.who != open.who
            && tells_past(p, r)
            && !looks_back(p, r)
    }

    pub(super) fn go_on(
        &mut self,
        span: Span,
        open: &Open,
        how: &'static str,
        confidence: Confidence,
        form: StatementForm,
    ) {
        if open.speaker.who.is_empty() && self.report != Report::None {
            return;
        }
        self.found.push(Statement {
            span,
            speakers: open.speaker.who.clone(),
            joint: open.speaker.joint,
            reported_by: open.reported_by,
            addressees: Vec::new(),
            form,
            source: None,
            cue: None,
            content: Some(span),
            how,
            confidence,
        });
    }
}
