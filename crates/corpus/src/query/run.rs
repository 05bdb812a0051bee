//! Running a query.

use super::Query;
use super::Sort;
use super::bits::Bits;
use super::count::Counter;
use super::evaluate::evaluate;
use super::facets::{add_segments, nearest_id, ordinal};
use super::fields::{in_range, meets};
use super::filters::{Facet, Filters};
use super::months;
use super::result::{Hit, ResultSet, UnknownValue};
use super::suggest::did_you_mean;
use crate::date::Edtf;
use crate::format::{Meeting, Packed, Row, SegmentColumns, Statement, StatementColumns};
use crate::model::{DocumentIx, EntityIx, MeetingIx, SegmentIx, StatementIx};
use crate::order::{key, last, sort};

/// Asks a corpus. Equal corpora and queries give equal results.
pub fn run<'a>(packed: Packed<'a>, query: &Query) -> ResultSet<'a> {
    let count = packed.segment_count();
    let found = evaluate(packed, &query.text, query.typing);
    let mut text = Bits::all(count);
    if let Some(weights) = &found.weights {
        let mut matching = Bits::none(count);
        weights.iter().for_each(|&(segment, _)| matching.set(segment));
        text = matching;
    }
    if let Some(day) = query.as_of {
        let mut known = Bits::none(count);
        let is_known = |&row: &u32| {
            packed.segment(SegmentIx(row)).is_some_and(|segment| segment.is_known(day))
        };
        (0..count).filter(is_known).for_each(|row| known.set(row));
        text.and(&known);
    }
    let range = in_range(packed, query.filters.from, query.filters.to);
    let chosen = Chosen::of(packed, &query.filters);

    let mut undated = text.clone();
    chosen.narrow(&mut undated, None);
    let mut matching = undated.clone();
    matching.and(&range);

    let mut counter = Counter::new(packed);
    let free: Vec<Facet> = Facet::ALL.iter().copied().filter(|&one| !chosen.has(one)).collect();
    counter.count(&matching, &free);
    for (facet, _) in &chosen.segments {
        let mut others = text.clone();
        others.and(&range);
        chosen.narrow(&mut others, Some(*facet));
        counter.count(&others, &[*facet]);
    }

    let histogram = months::count(packed, &matching);
    let backdrop =
        if undated == matching { histogram.clone() } else { months::count(packed, &undated) };
    // A meeting has a date of its own: what was said of it earlier or later still attests it.
    let mut attesting = text.clone();
    chosen.narrow(&mut attesting, Some(Facet::Year));
    ResultSet {
        documents: hits(packed, query, &matching, found.weights.as_deref().unwrap_or(&[])),
        of: packed.documents().len(),
        segments: matching.iter().map(SegmentIx).collect(),
        statements: chosen.statements(packed, &matching),
        meetings: chosen.meetings(packed, &attesting, &query.filters),
        facets: counter.finish(&query.filters),
        histogram,
        backdrop,
        understood: found.understood,
        did_you_mean: did_you_mean(packed, &query.text, &found.missing),
        unknown: chosen.unknown,
    }
}

/// The chosen values of the facets in the light of a corpus.
struct Chosen<'a> {
    /// For each facet with a chosen value, the segments with any of them.
    segments: Vec<(Facet, Bits)>,
    /// The values themselves.
    ordinals: Vec<(Facet, u32)>,
    unknown: Vec<UnknownValue<'a>>,
}

impl<'a> Chosen<'a> {
    fn of(packed: Packed<'a>, filters: &Filters) -> Self {
        let mut chosen = Self { segments: Vec::new(), ordinals: Vec::new(), unknown: Vec::new() };
        for (facet, value) in filters.iter() {
            if chosen.segments.last().is_none_or(|(last, _)| *last != facet) {
                chosen.segments.push((facet, Bits::none(packed.segment_count())));
            }
            match (ordinal(packed, facet, value), chosen.segments.last_mut()) {
                (Some(ordinal), Some((_, segments))) => {
                    add_segments(packed, facet, ordinal, segments);
                    chosen.ordinals.push((facet, ordinal));
                }
                _ => chosen.unknown.push(UnknownValue {
                    facet,
                    value: value.to_owned(),
                    nearest: nearest_id(packed, facet, value),
                }),
            }
        }
        chosen
    }

    fn has(&self, facet: Facet) -> bool {
        self.segments.iter().any(|(one, _)| *one == facet)
    }

    /// Leaves the segments that satisfy all facets, but for one.
    fn narrow(&self, segments: &mut Bits, but_for: Option<Facet>) {
        for (facet, with) in &self.segments {
            if Some(*facet) != but_for {
                segments.and(with);
            }
        }
    }

    /// Whether a facet has no chosen value or one that `is` so.
    fn allows(&self, facet: Facet, is: impl Fn(u32) -> bool) -> bool {
        !self.has(facet) || self.ordinals.iter().any(|&(one, ordinal)| one == facet && is(ordinal))
    }

    /// The statements of matching segments that satisfy the facets themselves.
    fn statements(&self, packed: Packed<'a>, matching: &Bits) -> Vec<StatementIx> {
        let mut statements = Vec::new();
        let segments = StatementColumns::of(packed).segment;
        for statement in (0..segments.len()).filter(|&row| matching.has(segments.get(row))) {
            let statement = Statement::at(packed, statement);
            if self.allows_statement(packed, statement) {
                statements.push(statement.ix());
            }
        }
        statements
    }

    /// The meetings that some segments attest and that satisfy facets and days themselves.
    fn meetings(&self, packed: Packed<'a>, attesting: &Bits, filters: &Filters) -> Vec<MeetingIx> {
        let mut meetings = Vec::new();
        for (row, meeting) in (0..).zip(packed.meetings()) {
            if meeting.evidence().any(|evidence| attesting.has(evidence.segment().0))
                && self.allows_meeting(packed, meeting, filters)
            {
                meetings.push(MeetingIx(row));
            }
        }
        meetings
    }

    fn allows_statement(&self, packed: Packed<'a>, statement: Statement<'a>) -> bool {
        if self.segments.is_empty() {
            return true;
        }
        let names = |ordinal| statement.entities().any(|entity| entity.0 == ordinal);
        let is_of_side = |ordinal| {
            if statement.speakers().is_empty() {
                let segment = packed.segment(statement.segment());
                return segment.and_then(|one| one.side()).is_some_and(|side| side.0 == ordinal);
            }
            statement.speakers().any(|speaker| {
                let side = packed.entity(speaker).and_then(|speaker| speaker.side());
                side.is_some_and(|side| side.0 == ordinal)
            })
        };
        let is_about = |ordinal| statement.topics().any(|hit| hit.topic().0 == ordinal);
        self.allows(Facet::Side, is_of_side)
            && self.allows(Facet::Topic, is_about)
            && NAMED.iter().all(|&facet| self.allows(facet, names))
    }

    fn allows_meeting(&self, packed: Packed<'a>, meeting: Meeting<'a>, filters: &Filters) -> bool {
        let date = meeting.date();
        let days = (date.and_then(|date| date.first_day()), date.and_then(|date| date.last_day()));
        let in_year = |ordinal| {
            let year = packed.year_rows().nth(ordinal as usize);
            year.and_then(|year| Edtf::parse(year.id()))
                .is_some_and(|year| meets(days, (year.first_day(), year.last_day())))
        };
        let takes_part = |ordinal| {
            let entity = EntityIx(ordinal);
            meeting.participants().any(|one| one == entity)
                || meeting.place() == Some(entity)
                || meeting.series() == Some(entity)
        };
        let ranged = filters.from.is_some() || filters.to.is_some();
        (!ranged || meets(days, (filters.from, filters.to)))
            && self.allows(Facet::Year, in_year)
            && self.allows(Facet::Meeting, |ordinal| meeting.ix().0 == ordinal)
            && NAMED
                .iter()
                // A treaty takes part in no meeting.
                .filter(|&&facet| facet != Facet::Treaty)
                .all(|&facet| self.allows(facet, takes_part))
    }
}

/// The facets whose values are entities that a text mentions.
const NAMED: &[Facet] =
    &[Facet::Person, Facet::Organisation, Facet::Place, Facet::Treaty, Facet::Series];

/// The documents of matching segments in the order asked for.
fn hits(packed: Packed<'_>, query: &Query, matching: &Bits, weights: &[(u32, f32)]) -> Vec<Hit> {
    let mut hits: Vec<Hit> = Vec::new();
    let documents = SegmentColumns::of(packed).document;
    let mut weights = weights.iter().peekable();
    for (number, segment) in (0..).zip(matching.iter()) {
        while weights.next_if(|weight| weight.0 < segment).is_some() {}
        let score = weights.next_if(|weight| weight.0 == segment).map_or(0.0, |&(_, score)| score);
        let document = DocumentIx(documents.get(segment));
        match hits.last_mut() {
            Some(hit) if hit.document == document => {
                hit.segments += 1;
                hit.score = hit.score.max(score);
            }
            _ => hits.push(Hit { document, score, first: number, segments: 1 }),
        }
    }
    if query.is_empty() {
        // Nothing is asked: documents without a single segment belong to "everything" too.
        let mut found = Bits::none(packed.documents().len() as u32);
        hits.iter().for_each(|hit| found.set(hit.document.0));
        let empty = (0..packed.documents().len() as u32).filter(|&row| !found.has(row));
        hits.extend(empty.map(|row| Hit {
            document: DocumentIx(row),
            score: 0.0,
            first: 0,
            segments: 0,
        }));
    }
    let mut order: Vec<u128> = (0..)
        .zip(&hits)
        .map(|(place, hit)| {
            let day = packed.document_links(hit.document.0).day();
            // Documents without a date come last in either direction.
            let oldest = day.map_or(u32::MAX, |day| day.0 as u32 ^ 1 << 31);
            let newest = day.map_or(u32::MAX, |day| !(day.0 as u32 ^ 1 << 31));
            // The bits of numbers that are not negative sort as the numbers do.
            let best = !hit.score.max(0.0).to_bits();
            // Documents are sorted by id.
            let document = hit.document.0;
            match query.sort {
                Sort::Relevance => key([best, newest, document, place]),
                Sort::Newest => key([newest, best, document, place]),
                Sort::Oldest => key([oldest, best, document, place]),
            }
        })
        .collect();
    sort(&mut order);
    order.into_iter().filter_map(|key| hits.get(last(key) as usize).copied()).collect()
}
