//! Running a query.

use super::Query;
use super::Sort;
use super::bits::Bits;
use super::count::{Choice, Counter};
use super::evaluate::{Evaluated, evaluate};
use super::facets::{add_segments, ordinal};
use super::fields::{in_range, meets};
use super::filters::{Facet, Filters};
use super::months;
use super::narrow::{OfMeetings, Statements};
use super::nearness;
use super::own::{OF_MEETINGS, OF_STATEMENTS, days_of, meeting_has, statement_has};
use super::parse::Word;
use super::plan::{Alternative, Planned};
use super::result::{Hit, ResultSet, UnknownValue};
use super::score::Scorer;
use crate::date::Day;
use crate::format::field::Number;
use crate::format::{
    DocumentColumns, DocumentLinkColumns, EntityLinkColumns, Meeting, Packed, Row, SegmentColumns,
    Statement,
};
use crate::model::{DocumentIx, MeetingIx, SegmentIx, StatementIx};
use crate::order::{key, last};

/// Asks a corpus. Equal corpora and queries give equal results.
pub fn run<'a>(packed: Packed<'a>, query: &Query) -> ResultSet<'a> {
    find(packed, query, true, usize::MAX, true, usize::MAX)
}

/// The same with the first `named` values of each facet and those that are chosen, since every name has to be fetched
/// where the corpus comes in pieces; with statements and meetings, or without (see [`documents`]).
pub fn run_naming<'a>(packed: Packed<'a>, query: &Query, named: usize, all: bool) -> ResultSet<'a> {
    find(packed, query, all, named, true, usize::MAX)
}

/// The same without statements and meetings, whose lists stay empty: a list of documents needs neither, and finding
/// the statements that say the words themselves reads where words stand.
pub fn documents<'a>(packed: Packed<'a>, query: &Query) -> ResultSet<'a> {
    find(packed, query, false, usize::MAX, true, usize::MAX)
}

/// How many documents are found, for who shows nothing else of them.
pub fn count_documents(packed: Packed<'_>, query: &Query) -> usize {
    find(packed, query, false, 0, false, 0).total()
}

/// The same for who shows the first so many documents and nothing that is empty: the documents behind those come in
/// no order, and facets have only values with documents and those that are chosen.
pub fn first_documents<'a>(packed: Packed<'a>, query: &Query, first: usize) -> ResultSet<'a> {
    find(packed, query, false, usize::MAX, false, first)
}

/// Finds with statements and meetings or without (`own`), `named` values of each facet with those that are `empty`,
/// the `first` documents in order. Plain parameters, so that a program that never asks for one does not carry it.
fn find<'a>(
    packed: Packed<'a>,
    query: &Query,
    own: bool,
    named: usize,
    empty: bool,
    first: usize,
) -> ResultSet<'a> {
    let count = packed.segment_count();
    let before = packed.misses();
    let scorer = Scorer::new(packed);
    let mut found = evaluate(&scorer, &query.text, query.typing);
    let mut text = Bits::all(count);
    if let Some(weights) = &mut found.weights {
        text = Bits::of(weights, count);
        if query.sort == Sort::Relevance {
            nearness::raise(&scorer, &single_words(&found.clauses), weights);
        }
    }
    let mut known = None;
    if let Some(day) = query.as_of {
        let mut bits = Bits::none(count);
        let is_known = |&row: &u32| {
            packed.segment(SegmentIx(row)).is_some_and(|segment| segment.is_known(day))
        };
        (0..count).filter(is_known).for_each(|row| bits.set(row));
        text.and(&bits);
        known = Some(bits);
    }
    let range = in_range(packed, (query.filters.from, query.filters.to));
    let chosen = Chosen::of(packed, &query.filters);

    let mut undated = text.clone();
    chosen.narrow(&mut undated, None);
    let mut matching = undated.clone();
    matching.and(&range);

    let mut counter = Counter::new(packed);
    let free: Vec<Facet> = Facet::ALL.iter().copied().filter(|&one| !chosen.has(one)).collect();
    counter.count(&matching, &free);
    for &facet in Facet::ALL.iter().filter(|&&facet| chosen.has(facet)) {
        let mut others = text.clone();
        others.and(&range);
        chosen.narrow(&mut others, Some(facet));
        counter.count(&others, &[facet]);
    }

    let histogram = months::count(packed, &matching);
    let backdrop =
        if undated == matching { histogram.clone() } else { months::count(packed, &undated) };
    // A meeting has a date of its own: what was said of it earlier or later still attests it.
    let mut attesting = found.undated.clone().unwrap_or(text);
    known.iter().for_each(|known| attesting.and(known));
    chosen.narrow(&mut attesting, Some(Facet::Year));
    let statements = if own || query.sort == Sort::Statements {
        chosen.statements(&scorer, &found, &matching)
    } else {
        Vec::new()
    };
    let meetings = if own {
        chosen.meetings(packed, &attesting, &found.clauses, &query.filters)
    } else {
        Vec::new()
    };
    let documents = hits(packed, query, &matching, found.weights.as_deref(), &statements, first);
    if packed.misses() != before {
        // It is thrown away; the names and titles of what only seems to be found would be fetched for nothing.
        return ResultSet::default();
    }
    ResultSet {
        documents,
        of: packed.documents().len(),
        segments: matching.rows().into_iter().map(SegmentIx).collect(),
        meetings,
        statements: if own { statements } else { Vec::new() },
        facets: counter.finish(&chosen.values, named, empty),
        histogram,
        backdrop,
        doubtful: found.doubtful,
        understood: found.understood,
        unknown: chosen.unknown,
    }
}

/// The words that are looked for, one for each that is not a part of a phrase.
fn single_words(clauses: &[Planned]) -> Vec<&Word> {
    let mut words = Vec::new();
    for clause in clauses.iter().filter(|clause| !clause.negated) {
        if let [Alternative::Words { phrases, .. }] = clause.alternatives.as_slice() {
            words.extend(phrases.iter().filter_map(|phrase| phrase.first()));
        }
    }
    words
}

/// The chosen and excluded values of the facets in the light of a corpus.
struct Chosen {
    /// For each facet with such values, whether they are excluded, and the segments with any of them.
    segments: Vec<(Facet, bool, Bits)>,
    values: Vec<Choice>,
    unknown: Vec<UnknownValue>,
}

impl Chosen {
    fn of(packed: Packed<'_>, filters: &Filters) -> Self {
        let mut chosen = Self { segments: Vec::new(), values: Vec::new(), unknown: Vec::new() };
        let values = filters.iter().map(|(facet, value)| (facet, false, value));
        let excluded_values = filters.excluded().map(|(facet, value)| (facet, true, value));
        for (facet, excluded, value) in values.chain(excluded_values) {
            let is_next = |(last, was_excluded, _): &(Facet, bool, Bits)| {
                (*last, *was_excluded) != (facet, excluded)
            };
            if chosen.segments.last().is_none_or(is_next) {
                chosen.segments.push((facet, excluded, Bits::none(packed.segment_count())));
            }
            match (ordinal(packed, facet, value), chosen.segments.last_mut()) {
                (Some(ordinal), Some((_, _, segments))) => {
                    add_segments(packed, facet, &[ordinal], segments);
                    chosen.values.push(Choice { facet, ordinal, excluded });
                }
                _ => chosen.unknown.push(UnknownValue { facet, value: value.to_owned() }),
            }
        }
        chosen
    }

    fn has(&self, facet: Facet) -> bool {
        self.segments.iter().any(|(one, _, _)| *one == facet)
    }

    /// Leaves the segments that satisfy all facets, but for one.
    fn narrow(&self, segments: &mut Bits, but_for: Option<Facet>) {
        for (facet, excluded, with) in &self.segments {
            if Some(*facet) == but_for {
                continue;
            }
            if *excluded { segments.and_not(with) } else { segments.and(with) }
        }
    }

    /// Whether all of some facets are satisfied by what `has` a value: any of those that are chosen, none
    /// of those that are excluded.
    fn allows(&self, facets: &[Facet], has: impl Fn(Facet, &dyn Fn(u32) -> bool) -> bool) -> bool {
        self.segments.iter().filter(|(facet, _, _)| facets.contains(facet)).all(
            |&(facet, excluded, _)| {
                has(facet, &|ordinal| self.values.contains(&Choice { facet, ordinal, excluded }))
                    != excluded
            },
        )
    }

    /// The statements of matching segments that satisfy the text and the facets themselves.
    fn statements(
        &self,
        scorer: &Scorer<'_>,
        found: &Evaluated,
        matching: &Bits,
    ) -> Vec<StatementIx> {
        let packed = scorer.packed;
        let statements = Statements::of(packed);
        let mut kept = statements.within(matching);
        statements.narrow(scorer, &found.clauses, matching, &mut kept);
        let allows = |row: &u32| {
            let statement = Statement::at(packed, *row);
            self.allows(OF_STATEMENTS, |facet, any| statement_has(packed, statement, facet, any))
        };
        kept.iter().filter(|row| self.segments.is_empty() || allows(row)).map(StatementIx).collect()
    }

    /// The meetings that some segments attest and that satisfy text, facets and days themselves.
    fn meetings(
        &self,
        packed: Packed<'_>,
        attesting: &Bits,
        clauses: &[Planned],
        filters: &Filters,
    ) -> Vec<MeetingIx> {
        let of_text = OfMeetings::of(packed, clauses);
        let ranged = filters.from.is_some() || filters.to.is_some();
        let allows = |meeting: &Meeting<'_>| {
            meeting.evidence().any(|evidence| attesting.has(evidence.segment().0))
                && (!ranged || meets(days_of(*meeting), (filters.from, filters.to)))
                && self.allows(OF_MEETINGS, |facet, any| meeting_has(packed, *meeting, facet, any))
                && of_text.allow(*meeting)
        };
        packed.meetings().filter(allows).map(|meeting| meeting.ix()).collect()
    }
}

/// The documents of matching segments in the order asked for.
fn hits(
    packed: Packed<'_>,
    query: &Query,
    matching: &Bits,
    weights: Option<&[(u32, f32)]>,
    statements: &[StatementIx],
    first: usize,
) -> Vec<Hit> {
    let mut hits: Vec<Hit> = Vec::new();
    let documents = SegmentColumns::of(packed).document;
    let segments = matching.rows();
    let parents = documents.gather(&segments);
    let mut weights = weights.unwrap_or(&[]).iter().peekable();
    for ((number, segment), document) in (0..).zip(segments).zip(parents) {
        while weights.next_if(|weight| weight.0 < segment).is_some() {}
        let score = weights.next_if(|weight| weight.0 == segment).map_or(0.0, |&(_, score)| score);
        let document = DocumentIx(document);
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
    // The number of statements found in each document.
    let mut counts =
        vec![0u32; if query.sort == Sort::Statements { packed.documents().len() } else { 0 }];
    for &statement in statements.iter().take(if counts.is_empty() { 0 } else { usize::MAX }) {
        let segment = packed.statement(statement).map_or(0, |statement| statement.segment().0);
        if let Some(count) = counts.get_mut(documents.get(segment) as usize) {
            *count += 1;
        }
    }
    let carriers = DocumentColumns::of(packed).carrier;
    let links = EntityLinkColumns::of(packed);
    let own = DocumentLinkColumns::of(packed);
    let rows: Vec<u32> = hits.iter().map(|hit| hit.document.0).collect();
    let mut order: Vec<u128> = (0..)
        .zip(&hits)
        .zip(own.day.gather(&rows))
        .map(|((place, hit), day)| {
            let day = day.checked_sub(1).map(Day::from_number);
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
                Sort::Title => key([own.order.get(document), newest, document, place]),
                // Options count from 1; documents without a carrier come last.
                Sort::Carrier => {
                    let carrier = carriers.get(document).checked_sub(1);
                    let carrier = carrier.map_or(u32::MAX, |row| links.order.get(row));
                    key([carrier, newest, document, place])
                }
                Sort::Statements => {
                    let count = counts.get(document as usize).copied().unwrap_or(0);
                    key([!count, newest, document, place])
                }
            }
        })
        .collect();
    crate::order::first(&mut order, first);
    order.into_iter().filter_map(|key| hits.get(last(key) as usize).copied()).collect()
}
