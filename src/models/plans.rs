//! What is planned, as seen from a day.

use readout_corpus::date::Day;
use readout_corpus::format::{Meeting, Packed};
use readout_corpus::model::Status;

use super::figures::meetings;
use super::scope::Scope;
use super::span::seen_from;
use crate::models::order::Order as _;

/// Planned events, told apart by whether their day has come.
#[derive(Clone, Debug)]
pub struct Plans<'a> {
    /// The day that they are seen from: the one asked for, otherwise the last that the corpus tells of.
    pub seen_from: Option<Day>,
    /// Still to come, the nearest first.
    pub ahead: Vec<Meeting<'a>>,
    /// Their day is past, and no document tells whether they took place.
    pub past: Vec<Meeting<'a>>,
    /// Without a date.
    pub undated: Vec<Meeting<'a>>,
}

/// The plans that the filters leave.
pub fn plans<'a>(corpus: Packed<'a>, scope: &Scope) -> Plans<'a> {
    let seen_from = seen_from(corpus, scope);
    let mut plans = Plans { seen_from, ahead: Vec::new(), past: Vec::new(), undated: Vec::new() };
    for meeting in meetings(corpus, scope, Status::Planned) {
        let last = meeting.date().map(|date| date.last_day());
        match last {
            None => plans.undated.push(meeting),
            Some(last) => {
                let is_past = last.zip(seen_from).is_some_and(|(last, day)| last < day);
                if is_past { &mut plans.past } else { &mut plans.ahead }.push(meeting);
            }
        }
    }
    plans.ahead.order_by_key(|meeting| {
        let date = meeting.date();
        // An open end comes after every day.
        let last = date.and_then(|date| date.last_day());
        (last.is_none(), last, date.and_then(|date| date.first_day()))
    });
    plans
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::models::fixture;

    #[test]
    fn a_plan_is_ahead_until_its_last_possible_day_is_past() {
        let corpus = fixture::corpus();
        let ahead = |day: &str| {
            let day = readout_corpus::date::Edtf::parse(day).and_then(|date| date.first_day());
            let plans = plans(corpus, &Scope::all(corpus).seen_from(day));
            (plans.ahead.len(), plans.past.len())
        };
        assert_eq!(ahead("2030-06-30"), (1, 0));
        assert_eq!(ahead("2030-07-01"), (0, 1));
    }

    #[test]
    fn without_a_day_plans_are_seen_from_the_corpus_s_last_day() {
        let corpus = fixture::corpus();
        let plans = plans(corpus, &Scope::all(corpus));
        assert_eq!(plans.seen_from.map(|day| day.to_string()), Some("2030-03-03".to_owned()));
        assert_eq!(plans.ahead.len(), 1);
    }
}
