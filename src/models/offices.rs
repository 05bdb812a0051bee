//! Which offices a person held on a day, as far as the corpus attests them.

use readout_corpus::date::Day;
use readout_corpus::format::{Edtf, Entity, Office};

/// The offices that are attested for a day or span, in the order of the authority file. An office
/// without dates says nothing about a day.
pub fn offices_on<'a>(person: Entity<'a>, date: Option<Edtf<'_>>) -> Vec<Office<'a>> {
    let Some(date) = date else { return Vec::new() };
    person
        .offices()
        .filter(|office| {
            let first = office.from().and_then(Edtf::first_day);
            let last = office.to().and_then(Edtf::last_day);
            is_attested((first, last), (date.first_day(), date.last_day()))
        })
        .collect()
}

fn is_attested(office: (Option<Day>, Option<Day>), asked: (Option<Day>, Option<Day>)) -> bool {
    let before_or_on = |a: Option<Day>, b: Option<Day>| a.zip(b).is_none_or(|(a, b)| a <= b);
    (office.0.is_some() || office.1.is_some())
        && before_or_on(office.0, asked.1)
        && before_or_on(asked.0, office.1)
}

#[cfg(test)]
mod tests {
    use super::is_attested;
    use readout_corpus::date::Day;

    fn day(n: i32) -> Option<Day> {
        Some(Day(n))
    }

    #[test]
    fn an_office_counts_between_its_first_and_last_attestation() {
        let office = (day(100), day(200));
        assert!(is_attested(office, (day(100), day(100))));
        assert!(is_attested(office, (day(200), day(200))));
        assert!(!is_attested(office, (day(201), day(201))));
        assert!(!is_attested(office, (day(99), day(99))));
    }

    #[test]
    fn a_vague_date_counts_where_it_may_have_been_meant() {
        assert!(is_attested((day(100), day(200)), (day(80), day(110))));
    }

    #[test]
    fn an_office_without_dates_says_nothing_about_a_day() {
        assert!(!is_attested((None, None), (day(5), day(5))));
        assert!(is_attested((day(1), None), (day(5), day(5))));
    }
}
