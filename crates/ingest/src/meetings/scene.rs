//! A segment as the frames see it: sentence by sentence, with the names and dates in each.

use readout_corpus::date::{Day, Edtf, Precision};
use readout_corpus::model::{EntityKind, Span};

use crate::authority::Entry;
use crate::draft::{At, DateMention, Dates, Document, EntityRef, Mention, Names};

/// More words than a clause such as `a presidential aide told journalists in Oslo on` has.
const MOST_WORDS_OF_TELLER: usize = 14;

/// How many sentences back a year is looked for.
const MOST_LINES_BACK: usize = 12;

/// A segment under reading.
pub(super) struct Scene<'a> {
    pub(super) at: At,
    pub(super) text: &'a str,
    pub(super) names: &'a Names,
    pub(super) event_date: Option<&'a Edtf>,
    pub(super) reference: Option<Day>,
    /// Who "we" are: the speakers of a transcript, or those whom the segment's first meeting
    /// brings together.
    pub(super) principals: Vec<EntityRef>,
    pub(super) lines: Vec<Line<'a>>,
}

/// A sentence or heading.
#[derive(Clone, Debug)]
pub(super) struct Line<'a> {
    pub(super) span: Span,
    pub(super) words: &'a str,
    pub(super) place: LinePlace,
    /// Names in it, in order.
    pub(super) mentions: &'a [Mention],
    /// Dates in it, in order.
    pub(super) dates: &'a [DateMention],
}

/// Where in its segment a line stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LinePlace {
    Title,
    Paragraph(u32),
}

impl<'a> Scene<'a> {
    pub(super) fn new(
        at: At,
        document: &'a Document,
        names: &'a Names,
        dates: &'a Dates,
    ) -> Option<Self> {
        let segment = document.segments.get(at.segment)?;
        let text = &document.source.text;
        let mentions = names.mentions.get(at.document)?.get(at.segment)?;
        let found = dates.segments.get(at.document)?.get(at.segment)?;
        let mut lines = Vec::new();
        let mut add = |span: Span, place| {
            lines.push(Line {
                span,
                words: span.of(text),
                place,
                mentions: inside(mentions, span, |mention| mention.span),
                dates: inside(&found.mentions, span, |mention| mention.span),
            });
        };
        if let Some(title) = segment.draft.title {
            add(title, LinePlace::Title);
        }
        for sentence in &segment.sentences {
            add(sentence.span, LinePlace::Paragraph(sentence.paragraph));
        }
        let mut principals = Vec::new();
        for turn in &segment.draft.turns {
            for mention in inside(mentions, turn.label, |mention| mention.span) {
                let person = names
                    .entities
                    .get(mention.entity.0)
                    .is_some_and(|entry| entry.kind == EntityKind::Person);
                if person && !principals.contains(&mention.entity) {
                    principals.push(mention.entity);
                }
            }
        }
        if principals.len() != 2 {
            principals.clear();
        }
        Some(Self {
            at,
            text,
            names,
            event_date: found.event_date.as_ref(),
            reference: found.reference,
            principals,
            lines,
        })
    }

    pub(super) fn entry(&self, entity: EntityRef) -> Option<&'a Entry> {
        self.names.entities.get(entity.0)
    }

    /// The position of an entity of the authority.
    pub(super) fn named(&self, id: &str) -> Option<EntityRef> {
        let known = self.names.entities.get(..self.names.known)?;
        known.binary_search_by(|entry| entry.id.as_str().cmp(id)).ok().map(EntityRef)
    }

    pub(super) fn kind(&self, mention: &Mention) -> Option<EntityKind> {
        self.entry(mention.entity).map(|entry| entry.kind)
    }

    /// Names of a kind in a line.
    pub(super) fn of_kind<'l>(
        &'l self,
        line: &'l Line<'a>,
        kind: EntityKind,
    ) -> impl DoubleEndedIterator<Item = &'a Mention> + 'l {
        line.mentions.iter().filter(move |mention| self.kind(mention) == Some(kind))
    }

    /// Whether an entity is a country.
    pub(super) fn is_country(&self, entity: EntityRef) -> bool {
        self.entry(entity).is_some_and(|entry| entry.sort.as_deref() == Some("country"))
    }

    /// Countries that a stretch of a line names, also by their adjectives, sorted.
    pub(super) fn countries(&self, line: &Line<'a>, stretch: Span) -> Vec<EntityRef> {
        let mut found: Vec<EntityRef> = self
            .of_kind(line, EntityKind::Place)
            .filter(|mention| stretch.contains(mention.span) && self.is_country(mention.entity))
            .map(|mention| mention.entity)
            .collect();
        found.sort();
        found.dedup();
        found
    }

    /// The place that a line sets the scene in: "in Beijing", "at the Kremlin"; a city before a country.
    pub(super) fn place(&self, line: &Line<'a>, near: Span) -> Option<EntityRef> {
        let mut best: Option<(bool, u32, EntityRef)> = None;
        for mention in self.of_kind(line, EntityKind::Place) {
            if mention.how == "demonym" || !self.is_led_by(line, mention.span, &["in", "at", "to"])
            {
                continue;
            }
            let country = self.is_country(mention.entity);
            let distance = gap(near, mention.span);
            let candidate = (country, distance, mention.entity);
            if best.is_none_or(|found| (candidate.0, candidate.1) < (found.0, found.1)) {
                best = Some(candidate);
            }
        }
        best.map(|(_, _, place)| place)
    }

    /// Whether one of the words stands right before a span, articles and adjectives aside.
    pub(super) fn is_led_by(&self, line: &Line<'a>, span: Span, words: &[&str]) -> bool {
        let before = Span { start: line.span.start, end: span.start }.of(self.text);
        before
            .split_whitespace()
            .rev()
            .take(4)
            .take_while(|word| !word.ends_with([',', ';', '.']))
            .any(|word| words.iter().any(|lead| word.eq_ignore_ascii_case(lead)))
    }

    /// The date of what a line tells at a place: the nearest one, days before months before years.
    pub(super) fn date(&self, line: &Line<'a>, near: Span) -> Option<&'a Edtf> {
        line.dates
            .iter()
            .filter_map(|mention| Some((mention.value.as_ref()?, mention.span)))
            .filter(|(value, _)| value.first_day().is_some() && value.last_day().is_some())
            .filter(|(_, span)| !self.is_when_said(line, near, *span))
            .min_by_key(|(value, span)| (coarseness(value), gap(near, *span)))
            .map(|(value, _)| value)
    }

    /// Whether a date behind the event tells when it was told of: `…, an aide said on Thursday`.
    fn is_when_said(&self, line: &Line<'a>, near: Span, date: Span) -> bool {
        const SAID: &[&str] =
            &["said", "told", "announced", "confirmed", "says", "reported", "stated"];
        if date.start < near.end || line.span.end < date.end {
            return false;
        }
        let between = Span { start: near.end, end: date.start }.of(self.text);
        let behind_comma = between.rsplit_once(',').map(|(_, clause)| clause);
        behind_comma.is_some_and(|clause| {
            let mut words = clause.split_whitespace().rev();
            let closes = words.clone().count() <= MOST_WORDS_OF_TELLER;
            closes && words.any(|word| SAID.contains(&word))
        })
    }

    /// A date in the line, otherwise the latest year or month that its paragraph named before.
    pub(super) fn date_in_context(&self, line: &Line<'a>, near: Span) -> Option<Edtf> {
        if let Some(date) = self.date(line, near) {
            return Some(date.clone());
        }
        let at = self.lines.partition_point(|other| other.span.start < line.span.start);
        for earlier in self.lines.get(..at).unwrap_or_default().iter().rev().take(MOST_LINES_BACK) {
            if earlier.place != line.place {
                break;
            }
            if let Some(date) = self.year_of(earlier) {
                return Some(date);
            }
        }
        self.year_of(line)
    }

    /// The year that a line tells of: "last year", or the year that "over the past year" has most of.
    fn year_of(&self, line: &Line<'a>) -> Option<Edtf> {
        if let Some(value) = line
            .dates
            .iter()
            .filter_map(|mention| mention.value.as_ref())
            .find(|value| value.precision() == Precision::Year)
        {
            return Some(value.clone());
        }
        let past = line.words.contains("past year") || line.words.contains("last year");
        let (year, month, _) = self.reference?.ymd();
        let year = if month <= 6 { year - 1 } else { year };
        past.then(|| Edtf::parse(&format!("{year:04}~"))).flatten()
    }
}

/// The items whose span lies inside `span`; `items` is sorted by place.
fn inside<T>(items: &[T], span: Span, place: impl Fn(&T) -> Span) -> &[T] {
    let first = items.partition_point(|item| place(item).start < span.start);
    let last = items.partition_point(|item| place(item).start < span.end);
    items.get(first..last.max(first)).unwrap_or_default()
}

/// Bytes between two spans.
pub(super) fn gap(a: Span, b: Span) -> u32 {
    if a.overlaps(b) {
        0
    } else if a.end <= b.start {
        b.start - a.end
    } else {
        a.start.saturating_sub(b.end)
    }
}

/// Days first, then months, then what is longer.
fn coarseness(date: &Edtf) -> u8 {
    match date.precision() {
        Precision::Day => 0,
        Precision::Set if date.as_str().len() > 12 => 0,
        Precision::Month => 1,
        Precision::SubYear | Precision::Interval | Precision::Set => 2,
        Precision::Year => 3,
    }
}
