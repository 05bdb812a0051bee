//! What is counted below the events: the documents and statements that the filters leave, on their days.

use readout_corpus::date::Day;
use readout_corpus::format::Packed;
use readout_corpus::query::ResultSet;

use super::columns::{Item, Tally};
use super::step::Step;
use crate::models::order::Order as _;

/// A period and how many things of each tally stand in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Period {
    /// Its first day.
    pub first: Day,
    /// Its last day.
    pub last: Day,
    /// A number for each tally.
    pub counts: Vec<usize>,
}

/// What the columns show, as the rows of a table: months, or longer periods where there would be more than `most` of
/// them. Periods in which nothing stands are left out.
pub fn periods(tallies: &[Tally], most: usize) -> Vec<Period> {
    let mut periods = Vec::new();
    let longer = Step::ALL.into_iter().filter(|step| step.days() >= Step::Months(1).days());
    for step in longer {
        periods = in_steps(tallies, step);
        if periods.len() <= most {
            break;
        }
    }
    periods
}

fn in_steps(tallies: &[Tally], step: Step) -> Vec<Period> {
    let mut all: Vec<(Day, Day, usize, usize)> = Vec::new();
    for (at, tally) in tallies.iter().enumerate() {
        all.extend(tally.counted(step, 0).map(|(first, last, count)| (first, last, at, count)));
    }
    all.order();
    let mut periods: Vec<Period> = Vec::new();
    for (first, last, at, count) in all {
        if periods.last().is_none_or(|period| period.first != first) {
            periods.push(Period { first, last, counts: vec![0; tallies.len()] });
        }
        let own = periods.last_mut().and_then(|period| period.counts.get_mut(at));
        own.into_iter().for_each(|own| *own = count);
    }
    periods
}

/// A thousand years.
const MOST_DAYS: i32 = 366_000;

/// Documents, each on the first day of every one of its parts that matches, in the order of days.
pub fn documents(corpus: Packed<'_>, results: &ResultSet<'_>) -> Tally {
    let segments = results.segments.iter().filter_map(|&ix| corpus.segment(ix));
    let items = segments.filter_map(|one| Some((one.first_day()?, one.document().0)));
    Tally::of_several(in_order(items.collect()))
}

/// Statements on the first day of the part that reports them, in the order of days.
pub fn statements(corpus: Packed<'_>, results: &ResultSet<'_>) -> Tally {
    let mut last = None;
    let items = results.statements.iter().filter_map(|&ix| {
        let segment = corpus.statement(ix)?.segment();
        // Statements of one part stand together.
        let (_, day) = last.filter(|&(before, _)| before == segment).or_else(|| {
            last = Some((segment, corpus.segment(segment)?.first_day()));
            last
        })?;
        Some((day?, ix.0))
    });
    Tally::of_single(in_order(items.collect()))
}

/// Puts items in the order of their days, of which there are far fewer; those of a day stay as they are.
fn in_order(items: Vec<Item>) -> Vec<Item> {
    let days = || items.iter().map(|(day, _)| day.0);
    let (Some(first), Some(last)) = (days().min(), days().max()) else { return items };
    // A day that nobody means stands in damaged bytes alone, where it would make too many days.
    let Some(count) = last.checked_sub(first).filter(|&count| count < MOST_DAYS) else {
        let mut items = items;
        items.order();
        return items;
    };
    let mut ends = vec![0usize; count as usize + 1];
    let place = |day: Day| (day.0 - first) as usize;
    items.iter().for_each(|&(day, _)| ends.get_mut(place(day)).into_iter().for_each(|n| *n += 1));
    let mut sum = 0;
    for end in &mut ends {
        sum += *end;
        *end = sum;
    }
    let mut ordered = items.clone();
    for &(day, what) in items.iter().rev() {
        if let Some(end) = ends.get_mut(place(day)) {
            *end -= 1;
            ordered.get_mut(*end).into_iter().for_each(|item| *item = (day, what));
        }
    }
    ordered
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::models::fixture;
    use readout_corpus::query::{Query, run};

    #[test]
    fn the_table_has_the_numbers_of_the_columns_in_as_few_rows_as_asked_for() {
        let day = |month, day| Day::new(2030, month, day).expect("a day");
        let tallies = [
            Tally::of_single(vec![(day(1, 5), 0), (day(1, 31), 1), (day(4, 1), 2)]),
            Tally::of_single(vec![(day(4, 30), 0)]),
        ];
        let table = |most| -> Vec<(Day, Day, Vec<usize>)> {
            let periods = periods(&tallies, most).into_iter();
            periods.map(|one| (one.first, one.last, one.counts)).collect()
        };
        assert_eq!(
            table(9),
            [(day(1, 1), day(1, 31), vec![2, 0]), (day(4, 1), day(4, 30), vec![1, 1])]
        );
        assert_eq!(table(1), [(day(1, 1), day(12, 31), vec![3, 1])]);
        assert!(periods(&[], 5).is_empty());
    }

    #[test]
    fn each_statement_and_each_part_of_a_document_stands_on_its_day() {
        let corpus = fixture::corpus();
        let results = run(corpus, &Query::default());
        let statements = statements(corpus, &results);
        assert_eq!(statements.items().len(), results.statements.len());
        assert!(statements.items().is_sorted());
        let documents = documents(corpus, &results);
        assert_eq!(documents.items().len(), results.segments.len());
        assert!(documents.items().is_sorted());
    }
}
