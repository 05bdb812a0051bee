//! What the page of an entity shows beside its statements: spellings, offices in time, mentions by month, company.

use readout_corpus::date::Day;
use readout_corpus::format::{Entity, Office, Packed, Statement};
use readout_corpus::model::{EntityIx, SegmentIx, TopicIx};

use super::matrix::ranked;
use super::months::{Bins, Month};
use super::scope::Scope;
use super::script::Script;
use super::span::corpus_span;
use crate::models::order::Order as _;

/// Other spellings, grouped by script; a spelling that equals the name is left out.
pub fn spellings<'a>(entity: Entity<'a>) -> Vec<(Script, Vec<&'a str>)> {
    let mut groups: Vec<(Script, Vec<&'a str>)> = Vec::new();
    for alias in entity.aliases().filter(|&alias| alias != entity.name()) {
        let script = Script::of(alias);
        match groups.iter_mut().find(|(one, _)| *one == script) {
            Some((_, spellings)) if spellings.contains(&alias) => {}
            Some((_, spellings)) => spellings.push(alias),
            None => groups.push((script, vec![alias])),
        }
    }
    groups.order_by_key(|&(script, _)| script);
    groups
}

/// An office and the part of the chart's span in which the corpus attests it.
#[derive(Clone, Copy, Debug)]
pub struct Band<'a> {
    /// The office.
    pub office: Office<'a>,
    /// Where the band begins, in thousandths of the chart; `None` where no date is attested.
    pub start_permille: Option<u32>,
    /// How much of the chart it takes, in thousandths.
    pub width_permille: u32,
}

/// Offices over time.
#[derive(Clone, Debug)]
pub struct OfficeChart<'a> {
    /// The days at which the chart begins and ends; `None` where no office has a date.
    pub span: Option<(Day, Day)>,
    /// The offices, in the order of the authority file.
    pub bands: Vec<Band<'a>>,
}

/// The offices of a person, within the span of the whole corpus or, where they reach beyond it, their own.
pub fn offices<'a>(corpus: Packed<'a>, entity: Entity<'a>) -> OfficeChart<'a> {
    let days = |office: Office<'a>| {
        let first = office.from().or(office.to())?.first_day()?;
        let last = office.to().or(office.from())?.last_day()?;
        (first <= last).then_some((first, last))
    };
    let own = entity.offices().filter_map(days);
    let whole = corpus_span(corpus);
    let dated = entity.offices().any(|office| days(office).is_some());
    let span = own
        .chain(whole)
        .reduce(|(a, b), (first, last)| (a.min(first), b.max(last)))
        .filter(|_| dated);
    let bands = entity
        .offices()
        .map(|office| {
            let place = span.zip(days(office)).map(|((start, end), (first, last))| {
                // Counted to the end of the last day, so that a single day has a width.
                let whole = i64::from(end.0) - i64::from(start.0) + 1;
                let part = |days: i64| (days * 1000 / whole.max(1)).clamp(0, 1000) as u32;
                let from = part(i64::from(first.0) - i64::from(start.0));
                let to = part(i64::from(last.0) - i64::from(start.0) + 1);
                (from, to.saturating_sub(from))
            });
            Band {
                office,
                start_permille: place.map(|(start, _)| start),
                width_permille: place.map_or(0, |(_, width)| width),
            }
        })
        .collect();
    OfficeChart { span, bands }
}

/// The office that says most about who a person is: of those attested last, the first in the authority file.
pub fn main_office<'a>(entity: Entity<'a>) -> Option<Office<'a>> {
    let last = |office: &Office<'a>| office.to().or(office.from()).and_then(|date| date.last_day());
    entity.offices().reduce(|best, next| if last(&next) > last(&best) { next } else { best })
}

/// How often an entity is named over time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mentions {
    /// All mentions that the filters leave.
    pub total: usize,
    /// Columns of equal time over the span of the whole corpus; `None` where it is not dated.
    pub bins: Option<Bins>,
    /// For each column, the mentions in segments dated in it.
    pub counts: Vec<usize>,
    /// Mentions in segments without a date or with a vague one.
    pub undated: usize,
    /// Those of all that stand in segments that filters find under the entity.
    pub filed: usize,
    /// For each column, those of them that are dated in it.
    pub filed_counts: Vec<usize>,
}

/// Counts the mentions of an entity by the month of the segment that they stand in.
pub fn mentions(corpus: Packed<'_>, scope: &Scope, entity: Entity<'_>) -> Mentions {
    let bins =
        corpus_span(corpus).map(|(first, last)| Bins::covering(Month::of(first), Month::of(last)));
    let mut counts = vec![0usize; bins.map_or(0, |bins| bins.count)];
    let mut filed_counts = counts.clone();
    let (mut total, mut undated, mut filed) = (0, 0, 0);
    let found_under: Vec<SegmentIx> = entity.filed().map(|segment| segment.ix()).collect();
    for mention in entity.mentions() {
        if !scope.has_segment(mention.segment()) {
            continue;
        }
        total += 1;
        let is_filed = found_under.binary_search(&mention.segment()).is_ok();
        filed += usize::from(is_filed);
        let month = corpus
            .segment(mention.segment())
            .and_then(|segment| Month::of_days(segment.first_day()?, segment.last_day()?));
        let bin = bins.zip(month).and_then(|(bins, month)| bins.bin(month));
        match bin.and_then(|bin| Some((counts.get_mut(bin)?, filed_counts.get_mut(bin)?))) {
            Some((count, filed)) => {
                *count += 1;
                *filed += usize::from(is_filed);
            }
            None => undated += 1,
        }
    }
    Mentions { total, bins, counts, undated, filed, filed_counts }
}

/// Who and what stands in the same segments, the most frequent first, with the number of shared segments.
pub fn company(corpus: Packed<'_>, scope: &Scope, entity: Entity<'_>) -> Vec<(EntityIx, usize)> {
    let mut counts = vec![0usize; corpus.entities().len()];
    for segment in entity.segments().filter(|segment| scope.has_segment(segment.ix())) {
        for other in segment.entities().filter(|&other| other != entity.ix()) {
            if let Some(count) = counts.get_mut(other.ix()) {
                *count += 1;
            }
        }
    }
    ranked(&counts).map(|(position, count)| (EntityIx(position), count)).collect()
}

/// The topics of some statements, the most frequent first.
pub fn topics<'a>(
    corpus: Packed<'_>,
    statements: impl Iterator<Item = Statement<'a>>,
) -> Vec<(TopicIx, usize)> {
    let mut counts = vec![0usize; corpus.topics().len()];
    for statement in statements {
        for hit in statement.topics() {
            if let Some(count) = counts.get_mut(hit.topic().ix()) {
                *count += 1;
            }
        }
    }
    ranked(&counts).map(|(position, count)| (TopicIx(position), count)).collect()
}

/// Statements, the newest segment first; within a segment in the order of the text.
pub fn newest_first<'a>(
    corpus: Packed<'a>,
    statements: impl Iterator<Item = Statement<'a>>,
) -> Vec<Statement<'a>> {
    let mut statements: Vec<Statement<'a>> = statements.collect();
    statements.order_by_key(|statement| {
        let day = corpus.segment(statement.segment()).and_then(|segment| segment.last_day());
        (std::cmp::Reverse(day), statement.ix())
    });
    statements
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::models::fixture::{self, ANNA, BORIS, CARL, PORT_CITY};

    #[test]
    fn spellings_are_grouped_by_script() {
        let corpus = fixture::corpus();
        let boris = corpus.entity(BORIS).expect("an entity");
        let groups = spellings(boris);
        assert_eq!(
            groups,
            [(Script::Latin, vec!["Klein"]), (Script::Cyrillic, vec!["Борис Клейн"])]
        );
    }

    #[test]
    fn mentions_are_counted_by_the_month_of_their_segment() {
        let corpus = fixture::corpus();
        let anna = corpus.entity(ANNA).expect("an entity");
        let mentions = mentions(corpus, &Scope::all(corpus), anna);
        // November 2029 to March 2030.
        assert_eq!(mentions.counts, [1, 0, 0, 0, 2]);
        assert_eq!((mentions.total, mentions.undated), (3, 0));
    }

    #[test]
    fn company_is_who_stands_in_the_same_segments() {
        let corpus = fixture::corpus();
        let anna = corpus.entity(ANNA).expect("an entity");
        let company = company(corpus, &Scope::all(corpus), anna);
        assert_eq!(company, [(BORIS, 3), (CARL, 1), (PORT_CITY, 1)]);
    }

    #[test]
    fn the_newest_account_comes_first() {
        let corpus = fixture::corpus();
        let boris = corpus.entity(BORIS).expect("an entity");
        let ids: Vec<_> =
            newest_first(corpus, boris.statements()).iter().map(|one| one.id()).collect();
        assert_eq!(ids.first(), Some(&"b-southern-account/all#1"));
        assert_eq!(ids.len(), 3);
    }

    #[test]
    fn offices_lie_within_the_span_of_the_corpus() {
        let corpus = fixture::with_offices();
        let anna = corpus.entity(ANNA).expect("an entity");
        let chart = offices(corpus, anna);
        let (first, last) = chart.span.expect("dated");
        assert_eq!(
            (first.to_string(), last.to_string()),
            ("2029-11-19".into(), "2030-03-03".into())
        );
        let places: Vec<_> =
            chart.bands.iter().map(|band| (band.start_permille, band.width_permille)).collect();
        let [whole, day, undated] = places.as_slice() else { panic!("three offices") };
        assert_eq!(*whole, (Some(0), 1000));
        assert!(day.0.is_some_and(|start| start > 900) && day.1 > 0);
        assert_eq!(undated.0, None);
    }

    #[test]
    fn the_main_office_is_the_one_attested_last() {
        let corpus = fixture::with_offices();
        let anna = corpus.entity(ANNA).expect("an entity");
        assert_eq!(main_office(anna).map(|office| office.title()), Some("Minister"));
        let boris = corpus.entity(BORIS).expect("an entity");
        assert!(main_office(boris).is_none());
    }

    #[test]
    fn a_person_without_dated_offices_has_no_chart() {
        let corpus = fixture::corpus();
        let anna = corpus.entity(ANNA).expect("an entity");
        assert!(offices(corpus, anna).span.is_none());
    }
}
