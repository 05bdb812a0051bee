//! Facets and dates that are chosen, as a plain value with its transitions.

use crate::date::Day;

named! {
    /// A dimension by which documents are narrowed down.
    Facet {
        /// A party that a segment's originator or a speaker in it stands for.
        Side = "side",
        /// Who published the document.
        Carrier = "carrier",
        /// Whose words a segment is.
        Originator = "originator",
        /// What a segment, or the document around it, is.
        Kind = "kind",
        /// A subject of a statement in a segment.
        Topic = "topic",
        /// A person that a segment mentions or that speaks in it.
        Person = "person",
        /// An organisation that a segment mentions or that speaks in it.
        Organisation = "organisation",
        /// A place that a segment mentions, or a country that speaks in it.
        Place = "place",
        /// A treaty, plan or decree that a segment mentions.
        Treaty = "treaty",
        /// A recurring meeting that a segment mentions.
        Series = "series",
        /// A meeting that a segment attests.
        Meeting = "meeting",
        /// The year of a segment's date.
        Year = "year",
    }
}

/// Chosen values: any of those of one facet, all facets at once, and none of the excluded ones.
///
/// A value is either chosen or excluded: doing the one undoes the other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filters {
    values: Vec<(Facet, String)>,
    excluded: Vec<(Facet, String)>,
    /// The first day; segments whose date ends before it are left out.
    pub from: Option<Day>,
    /// The last day; segments whose date begins after it are left out. One before the first is exchanged with it.
    pub to: Option<Day>,
}

impl Filters {
    /// Whether nothing is chosen or excluded.
    pub fn is_empty(&self) -> bool {
        self.values.is_empty()
            && self.excluded.is_empty()
            && self.from.is_none()
            && self.to.is_none()
    }

    /// The chosen values, sorted by facet and value.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (Facet, &str)> {
        self.values.iter().map(|(facet, value)| (*facet, value.as_str()))
    }

    /// The excluded values, sorted by facet and value.
    pub fn excluded(&self) -> impl ExactSizeIterator<Item = (Facet, &str)> {
        self.excluded.iter().map(|(facet, value)| (*facet, value.as_str()))
    }

    /// The chosen values of a facet, sorted.
    pub fn values(&self, facet: Facet) -> impl Iterator<Item = &str> {
        self.iter().filter(move |&(one, _)| one == facet).map(|(_, value)| value)
    }

    /// Whether any value of a facet is chosen.
    pub fn has_any(&self, facet: Facet) -> bool {
        self.values(facet).next().is_some()
    }

    /// Whether a value is chosen.
    pub fn has(&self, facet: Facet, value: &str) -> bool {
        self.values(facet).any(|one| one == value)
    }

    /// Whether a value is excluded.
    pub fn excludes(&self, facet: Facet, value: &str) -> bool {
        self.excluded().any(|one| one == (facet, value))
    }

    /// Chooses a value.
    pub fn add(&mut self, facet: Facet, value: &str) {
        drop_from(&mut self.excluded, facet, value);
        put_into(&mut self.values, facet, value);
    }

    /// Excludes a value: what has it is left out.
    pub fn exclude(&mut self, facet: Facet, value: &str) {
        drop_from(&mut self.values, facet, value);
        put_into(&mut self.excluded, facet, value);
    }

    /// Drops a value, chosen or excluded.
    pub fn remove(&mut self, facet: Facet, value: &str) {
        drop_from(&mut self.values, facet, value);
        drop_from(&mut self.excluded, facet, value);
    }

    /// Chooses a value, or drops it where it is chosen.
    pub fn toggle(&mut self, facet: Facet, value: &str) {
        if self.has(facet, value) {
            self.remove(facet, value);
        } else {
            self.add(facet, value);
        }
    }

    /// Excludes a value, or drops it where it is excluded.
    pub fn toggle_excluded(&mut self, facet: Facet, value: &str) {
        if self.excludes(facet, value) {
            self.remove(facet, value);
        } else {
            self.exclude(facet, value);
        }
    }

    /// Drops all values of a facet, chosen and excluded.
    pub fn clear_facet(&mut self, facet: Facet) {
        self.values.retain(|(one, _)| *one != facet);
        self.excluded.retain(|(one, _)| *one != facet);
    }

    /// Drops all values and days.
    pub fn clear(&mut self) {
        *self = Self::default();
    }

    /// Leaves the days between two, of those that are chosen already.
    pub fn narrow(&mut self, from: Option<Day>, to: Option<Day>) {
        self.set_range(self.from.max(from), self.to.into_iter().chain(to).min());
    }

    /// Sets both days.
    pub fn set_range(&mut self, from: Option<Day>, to: Option<Day>) {
        (self.from, self.to) = (from, to);
    }
}

fn put_into(values: &mut Vec<(Facet, String)>, facet: Facet, value: &str) {
    let place = values.iter().position(|(one, other)| (*one, other.as_str()) >= (facet, value));
    let place = place.unwrap_or(values.len());
    if values.get(place).is_none_or(|(one, other)| (*one, other.as_str()) != (facet, value)) {
        values.insert(place, (facet, value.to_owned()));
    }
}

fn drop_from(values: &mut Vec<(Facet, String)>, facet: Facet, value: &str) {
    values.retain(|(one, chosen)| *one != facet || chosen != value);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_chosen_or_excluded_and_never_both() {
        let mut filters = Filters::default();
        filters.add(Facet::Side, "china");
        filters.exclude(Facet::Side, "china");
        assert!(filters.excludes(Facet::Side, "china") && !filters.has_any(Facet::Side));
        assert!(!filters.is_empty());
        filters.toggle(Facet::Side, "china");
        assert!(filters.has(Facet::Side, "china") && filters.excluded().len() == 0);
        filters.toggle_excluded(Facet::Side, "china");
        filters.toggle_excluded(Facet::Side, "china");
        assert!(filters.is_empty());
    }

    #[test]
    fn days_are_narrowed_within_those_that_are_chosen() {
        let mut filters = Filters::default();
        filters.narrow(Some(Day(10)), Some(Day(20)));
        assert_eq!((filters.from, filters.to), (Some(Day(10)), Some(Day(20))));
        filters.narrow(Some(Day(5)), Some(Day(15)));
        assert_eq!((filters.from, filters.to), (Some(Day(10)), Some(Day(15))));
        filters.narrow(None, None);
        assert_eq!((filters.from, filters.to), (Some(Day(10)), Some(Day(15))));
    }

    #[test]
    fn toggling_twice_changes_nothing() {
        let mut filters = Filters::default();
        filters.toggle(Facet::Topic, "taiwan");
        assert!(filters.has(Facet::Topic, "taiwan"));
        filters.toggle(Facet::Topic, "taiwan");
        assert!(filters.is_empty());
    }

    #[test]
    fn equal_choices_are_equal_however_they_came_about() {
        let (mut one, mut other) = (Filters::default(), Filters::default());
        for (facet, value) in
            [(Facet::Year, "2026"), (Facet::Side, "russia"), (Facet::Side, "china")]
        {
            one.add(facet, value);
        }
        for (facet, value) in
            [(Facet::Side, "china"), (Facet::Year, "2026"), (Facet::Side, "russia")]
        {
            other.add(facet, value);
            other.add(facet, value);
        }
        assert_eq!(one, other);
        assert_eq!(one.values(Facet::Side).collect::<Vec<_>>(), ["china", "russia"]);
        one.clear_facet(Facet::Side);
        assert_eq!(one.iter().collect::<Vec<_>>(), [(Facet::Year, "2026")]);
    }
}
