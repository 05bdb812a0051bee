//! What somebody says that somebody else said: inside quotations and in the turns of a transcript.

use std::ops::Range;

use readout_corpus::model::{Confidence, Form as StatementForm, Span};

use crate::draft::{EntityRef, Statement};

use super::attribution::{Attribution, attributions};
use super::complement;
use super::flow::{Flow, Open, Report};
use super::lexicon::{frame, small};
use super::paragraph::Paragraph;
use super::speakers::{Sort, Speaker};

impl Flow<'_> {
    /// A statement inside a quotation, told by the person quoted.
    pub(super) fn nested(
        &mut self,
        p: &Paragraph<'_>,
        span: Span,
        a: &Attribution,
        outer: &Open,
    ) -> bool {
        if self.report == Report::None || a.modal {
            return false;
        }
        let [reporter] = outer.speaker.who.as_slice() else { return false };
        self.told(p, span, a, *reporter)
    }

    /// "The leaders exchanged views" in somebody else's mouth.
    pub(super) fn joint_told(
        &mut self,
        p: &Paragraph<'_>,
        r: &Range<usize>,
        span: Span,
        reporter: EntityRef,
    ) {
        let Some((source, both, verb)) = self.joint_act(p, r) else { return };
        if both.who.contains(&reporter) {
            return;
        }
        self.cast.they = Some(both.clone());
        self.found.push(Statement {
            span,
            speakers: both.who.clone(),
            joint: true,
            reported_by: Some(reporter),
            addressees: Vec::new(),
            form: StatementForm::Joint,
            source: p.span(&source),
            cue: p.span(&(verb..verb + 1)),
            content: p.span(&p.inside(verb + 1..complement::end(p, r))),
            how: "both-sides",
            confidence: both.confidence.unwrap_or(Confidence::Resolved),
        });
    }

    /// A statement of a principal in somebody else's mouth.
    pub(super) fn told(
        &mut self,
        p: &Paragraph<'_>,
        span: Span,
        a: &Attribution,
        reporter: EntityRef,
    ) -> bool {
        let impersonal = a.how == "impersonal";
        let speaker = match &a.source {
            _ if impersonal => {
                Speaker { confidence: Some(Confidence::Impersonal), ..self.cast.sides() }
            }
            Some(source)
                if p.is(source.start, small::SINGULAR | small::RELATIVE | small::FIRST_PERSON) =>
            {
                return false;
            }
            Some(source) => self.cast.resolve(p, source),
            None => return false,
        };
        let known = speaker.who.iter().all(|&who| self.cast.is_known(who));
        let principal = matches!(speaker.sort, Sort::Person | Sort::Both)
            || speaker.sort == Sort::Pronoun && speaker.joint
            || impersonal;
        if speaker.who.is_empty() || !known || !principal || speaker.who.contains(&reporter) {
            return false;
        }
        // "Both countries intend to …" is the speaker's own claim.
        let view = a.verb.is_some_and(|verb| verb.frames & frame::VIEW != 0);
        if view && speaker.who.iter().all(|&who| self.is_place(who)) {
            return false;
        }
        if a.content.start >= a.content.end {
            return false;
        }
        let joint = speaker.joint;
        self.cast.they = if joint { Some(speaker.clone()) } else { self.cast.they.take() };
        self.found.push(Statement {
            span,
            speakers: speaker.who.clone(),
            joint,
            reported_by: Some(reporter),
            addressees: a
                .hearer
                .as_ref()
                .map(|h| self.cast.addressees(p, h, &speaker.who))
                .unwrap_or_default(),
            form: if joint { StatementForm::Joint } else { StatementForm::Indirect },
            source: a.source.as_ref().and_then(|s| p.span(s)),
            cue: p.span(&a.cue),
            content: p.span(&p.inside(a.content.clone())),
            how: if impersonal { "impersonal" } else { "told-by-another" },
            confidence: speaker.confidence.unwrap_or(Confidence::Resolved),
        });
        true
    }

    /// A paragraph of a transcript: every sentence is the speaker's, and some tell what others said.
    pub(super) fn turn(&mut self, p: &Paragraph<'_>, turn: usize) {
        let Some(draft) = self.segment.draft.turns.get(turn) else { return };
        let label = draft.label;
        let person = |p: &Paragraph<'_>, label: Span| {
            let people = p.mentions_in(label).iter().filter(|m| self.cast.is_person(m.entity));
            people.map(|m| m.entity).next_back()
        };
        let speaker = person(p, label);
        let others: Vec<EntityRef> = {
            let mut all: Vec<EntityRef> = self
                .segment
                .draft
                .turns
                .iter()
                .take(200)
                .filter_map(|turn| person(p, turn.label))
                .filter(|&who| Some(who) != speaker)
                .collect();
            all.sort();
            all.dedup();
            if all.len() == 1 { all } else { Vec::new() }
        };
        for (r, span) in &p.sentences {
            self.found.push(Statement {
                span: *span,
                speakers: speaker.into_iter().collect(),
                joint: false,
                reported_by: None,
                addressees: others.clone(),
                form: StatementForm::Transcript,
                source: Some(label),
                cue: None,
                content: Some(*span),
                how: "turn",
                confidence: Confidence::Explicit,
            });
            let Some(reporter) = speaker else { continue };
            let first = self.found.len();
            let mut told = false;
            for a in attributions(p, r) {
                told |= self.told(p, *span, &a, reporter);
            }
            self.drop_inner(first);
            if !told {
                self.joint_told(p, r, *span, reporter);
            }
        }
    }
}
