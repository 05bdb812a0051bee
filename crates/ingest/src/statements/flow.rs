//! A segment from paragraph to paragraph: who speaks where no verb says so.

use std::collections::BTreeMap;
use std::ops::Range;

use readout_corpus::model::{Confidence, Form as StatementForm, Kind, Span};

use crate::draft::{EntityRef, Mention, Names, Segment, Statement};

use super::attribution::{Attribution, attributions};
use super::complement;
use super::narration::meets;
use super::paragraph::Paragraph;
use super::speakers::{Cast, Speaker};

/// Finds the statements of one segment, sorted by place.
pub(super) fn segment(
    text: &str,
    segment: &Segment,
    mentions: &[Mention],
    names: &Names,
) -> Vec<Statement> {
    let mut flow = Flow {
        segment,
        cast: Cast::new(names),
        report: Report::None,
        open: None,
        quote: None,
        below: None,
        found: Vec::new(),
    };
    flow.report = flow.sort_of_report(text, mentions);
    let mut sentences = segment.sentences.as_slice();
    let mut spans = Vec::new();
    while let Some(first) = sentences.first() {
        let number = first.paragraph;
        let length = sentences.partition_point(|sentence| sentence.paragraph <= number).max(1);
        let (own, rest) = sentences.split_at(length);
        sentences = rest;
        let draft = segment.draft.paragraphs.get(number as usize);
        if draft.is_some_and(|paragraph| paragraph.direction) {
            continue;
        }
        spans.clear();
        let said = own.iter().filter(|sentence| !sentence.direction);
        spans.extend(said.map(|sentence| sentence.span));
        if spans.is_empty() {
            continue;
        }
        let paragraph = Paragraph::new(text, &spans, mentions);
        flow.paragraph(&paragraph);
    }
    flow.found.sort_by_key(|s| (s.span, s.cue.map(|cue| cue.start), s.content.map(|c| c.start)));
    flow.found
}

/// How much a segment is an account of what officials said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Report {
    /// General news.
    None,
    /// A newsroom's report of talks.
    News,
    /// An office's account, or an editor's rendering of one.
    Readout,
}

/// A speaker whose words may go on.
#[derive(Clone, Debug)]
pub(super) struct Open {
    pub speaker: Speaker,
    pub reported_by: Option<EntityRef>,
    /// Whether the last words were a quotation that is closed.
    pub direct: bool,
}

pub(super) struct Flow<'a> {
    pub segment: &'a Segment,
    pub cast: Cast<'a>,
    pub report: Report,
    pub open: Option<Open>,
    /// Whose quotation was not closed at the end of the last paragraph.
    pub quote: Option<Open>,
    /// Whose words follow below a colon.
    pub below: Option<Open>,
    pub found: Vec<Statement>,
}

/// What is known of the paragraph in hand.
#[derive(Default)]
pub(super) struct Local {
    pub opens: bool,
    /// Whose quotation each quotation is, by its opening token.
    pub quotes: BTreeMap<usize, Open>,
    /// Behind which token the words of an attribution reach.
    pub covered: usize,
    /// Whose quotation goes on from the paragraph before.
    pub carried: Option<Open>,
    /// How many statements there were before the sentence in hand.
    pub first_new: usize,
    /// The last source in the sentence in hand, and who it is.
    pub before: Option<(Range<usize>, Speaker)>,
    /// Whether a named person has spoken in this paragraph.
    pub spoken: bool,
}

impl Flow<'_> {
    pub(super) fn sort_of_report(&mut self, text: &str, mentions: &[Mention]) -> Report {
        let head =
            self.segment.draft.paragraphs.iter().take(4).map(|p| p.span.end).max().unwrap_or(0);
        let early = mentions.iter().filter(|mention| mention.span.start < head);
        self.cast.meet(early);
        if matches!(
            self.segment.draft.kind,
            Kind::Readout | Kind::Briefing | Kind::Introduction | Kind::Transcript
        ) {
            return Report::Readout;
        }
        if self.cast.pair.is_none() {
            return Report::None;
        }
        let tells = self.segment.sentences.iter().take(8).any(|sentence| {
            let p = Paragraph::new(text, &[sentence.span], mentions);
            let (r, span) = match p.sentences.first() {
                Some((r, span)) => (r.clone(), *span),
                None => return false,
            };
            let people =
                p.mentions_in(span).iter().filter(|m| self.cast.is_person(m.entity)).count();
            people > 0
                && r.clone()
                    .take(80)
                    .any(|i| meets(&p, i, r.end) || p.says(i, "talks") || p.says(i, "meetings"))
        });
        if tells { Report::News } else { Report::None }
    }

    pub(super) fn paragraph(&mut self, p: &Paragraph<'_>) {
        let Some((_, first)) = p.sentences.first() else { return };
        let turns = &self.segment.draft.turns;
        let turn = turns.partition_point(|turn| turn.span.start <= first.start).checked_sub(1);
        if let Some(turn) = turn.filter(|&t| turns.get(t).is_some_and(|t| t.span.contains(*first)))
        {
            return self.turn(p, turn);
        }
        let starts_quoted = p.is_quote_mark(0);
        let mut local = Local { opens: true, ..Local::default() };
        local.carried = self.quote.take().filter(|_| starts_quoted);
        if let Some(carried) = &local.carried {
            local.quotes.insert(0, carried.clone());
        } else if starts_quoted && let Some(below) = self.below.take() {
            local.quotes.insert(0, below);
        } else if starts_quoted && let Some(open) = self.open.as_ref().filter(|open| open.direct) {
            // A paragraph that is all quotation goes on with the one before.
            local.quotes.insert(0, open.clone());
        }
        let mut all: Vec<Vec<Attribution>> = Vec::with_capacity(p.sentences.len());
        // The earliest sentence whose words the attribution of a later one gives.
        let mut given: Vec<bool> = vec![false; p.sentences.len()];
        for (i, (r, _)) in p.sentences.iter().enumerate() {
            let found = attributions(p, r);
            for a in found.iter().filter(|a| a.direct && !p.is_quoted(a.cue.start)) {
                let mut before = i;
                while before > 0
                    && p.sentences.get(before).is_some_and(|(r, _)| a.content.start < r.start)
                {
                    before -= 1;
                    if let Some(flag) = given.get_mut(before) {
                        *flag = true;
                    }
                }
            }
            all.push(found);
        }
        for (i, found) in all.into_iter().enumerate() {
            let Some((r, span)) = p.sentences.get(i).cloned() else { continue };
            let given = given.get(i).copied().unwrap_or(false);
            self.sentence(p, &r, span, found, given, &mut local);
            local.opens = false;
        }
        if let Some(last) = p.quotes.last().filter(|quote| !quote.closed) {
            self.quote = local.quotes.get(&last.open).cloned();
        }
    }

    pub(super) fn sentence(
        &mut self,
        p: &Paragraph<'_>,
        r: &Range<usize>,
        span: Span,
        found: Vec<Attribution>,
        given: bool,
        local: &mut Local,
    ) {
        // "[See below.]"
        let aside = p.is_mark(r.start, &["(", "["]) && p.is_mark(r.end - 1, &[")", "]", "."]);
        if aside && !p.is_quoted(r.start) && found.is_empty() {
            return;
        }
        let quoted = p.is_quoted(r.start)
            && p.is_quoted(complement::end(p, r).saturating_sub(1).max(r.start));
        let mut stated = false;
        let first_new = self.found.len();
        local.first_new = first_new;
        local.before = None;
        let mut told = false;
        for a in found {
            if p.is_quoted(a.cue.start) {
                if let Some(outer) = self.quote_owner(p, r, local) {
                    told |= self.nested(p, span, &a, &outer);
                }
                continue;
            }
            stated |= self.attribution(p, r, span, &a, local);
        }
        self.drop_inner(first_new);
        if !stated
            && !told
            && quoted
            && self.report != Report::None
            && let Some(Open { speaker, .. }) = self.quote_owner(p, r, local)
            && let [reporter] = speaker.who.as_slice()
        {
            self.joint_told(p, r, span, *reporter);
        }
        if stated || r.start < local.covered || given {
            return;
        }
        if quoted {
            if let Some(outer) = self.quote_owner(p, r, local) {
                self.go_on(
                    span,
                    &outer,
                    "quotation-goes-on",
                    Confidence::Explicit,
                    StatementForm::Direct,
                );
            }
            return;
        }
        if self.joint(p, r, span, local) {
            return;
        }
        self.bare(p, r, span, local);
    }

    /// Whose quotation a sentence stands in.
    pub(super) fn quote_owner(
        &self,
        p: &Paragraph<'_>,
        r: &Range<usize>,
        local: &Local,
    ) -> Option<Open> {
        let quote = p.quote_at(r.start).or_else(|| p.quote_at(r.start + 1)).or_else(|| {
            let at = p.quotes.partition_point(|quote| quote.open < r.start);
            p.quotes.get(at).copied().filter(|quote| quote.open < r.end)
        })?;
        let own = local.quotes.range(..=quote.open).next_back();
        own.map(|(_, open)| open.clone()).or_else(|| self.open.clone().filter(|_| local.spoken))
    }
}
