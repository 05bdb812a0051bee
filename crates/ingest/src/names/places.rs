//! Places that no authority knows, by their words, by public data and by what befalls them.

use std::ops::Range;

use crate::tokens::Class;

use super::cues::Cues;
use super::gazetteer::{is_demonym, is_town};
use super::runs::Run;
use super::unknown::Finder;

impl Finder<'_> {
    /// A town or region of public data; a word that could open the sentence needs more.
    pub(super) fn is_town(&self, run: &Run, range: &Range<usize>) -> bool {
        self.is_town_name(range)
            && !(run.opens && range.len() == 1 && self.is(range.end, Cues::SAYING))
            && !self.reading.token(range.end).is_some_and(|t| t.is_capital() && t.spaced)
    }

    /// Whether public data have a town or region of that name.
    pub(super) fn is_town_name(&self, range: &Range<usize>) -> bool {
        let mut key = String::new();
        for i in range.clone() {
            match self.reading.token(i).map(|t| t.class) {
                Some(Class::Mark) => continue,
                Some(Class::Capital | Class::Lower | Class::Initial) => {}
                _ => return false,
            }
            if !key.is_empty() {
                key.push(' ');
            }
            key.push_str(self.reading.word(i));
        }
        is_town(&key)
    }

    /// "the liberation of Asra", "south of Asra"
    pub(super) fn is_behind_what_befalls_a_place(
        &self,
        range: &Range<usize>,
        start: usize,
    ) -> bool {
        let back = |n: usize| {
            range.start.checked_sub(n).filter(|&i| i >= start).map_or("", |i| self.reading.word(i))
        };
        // "towns including Asra and Benat"
        if matches!(back(1), "including" | "as") {
            let place = |n: usize| {
                matches!(
                    back(n),
                    "towns" | "cities" | "villages" | "areas" | "provinces" | "districts"
                )
            };
            return (2..7).any(place);
        }
        if back(1) == "of" && back(2) == "out" {
            return true;
        }
        matches!(back(1), "of" | "for")
            && matches!(
                back(2),
                "liberation"
                    | "recapture"
                    | "siege"
                    | "fall"
                    | "battle"
                    | "outskirts"
                    | "outside"
                    | "parts"
                    | "towns"
                    | "cities"
                    | "villages"
                    | "streets"
                    | "centre"
                    | "center"
                    | "area"
                    | "neighborhood"
                    | "neighbourhood"
                    | "suburb"
                    | "northeast"
                    | "northwest"
                    | "southeast"
                    | "southwest"
            )
    }

    pub(super) fn is_place(&self, run: &Run, range: &Range<usize>, start: usize) -> bool {
        let last = range.end - 1;
        let shaped = range.len() >= 2
            && (self.is(last, Cues::AREA) || self.is(range.start, Cues::BEFORE_PLACE))
            && !range.clone().any(|i| self.is(i, Cues::TITLE) || self.is(i, Cues::BODY));
        // "the city of Tal Afar", "northern Sinai"
        let before = |n: usize| {
            range.start.checked_sub(n).filter(|&i| i >= start).map_or("", |i| self.reading.word(i))
        };
        let of = before(1) == "of"
            && matches!(
                before(2),
                "city"
                    | "town"
                    | "village"
                    | "province"
                    | "district"
                    | "region"
                    | "port"
                    | "island"
                    | "capital"
                    | "outskirts"
                    | "suburb"
                    | "suburbs"
                    | "north"
                    | "south"
                    | "east"
                    | "west"
            );
        let direction = matches!(
            before(1),
            "northern"
                | "southern"
                | "eastern"
                | "western"
                | "central"
                | "downtown"
                | "northeastern"
                | "northwestern"
                | "southeastern"
                | "southwestern"
        );
        let followed = matches!(
            self.reading.word(range.end),
            "province"
                | "district"
                | "city"
                | "region"
                | "governorate"
                | "airport"
                | "area"
                | "neighborhood"
                | "neighbourhood"
                | "suburb"
                | "village"
                | "countryside"
        );
        // "Iraqi Kurdistan Region"
        let own = range.start
            + usize::from(range.len() > 2 && is_demonym(self.reading.word(range.start)));
        let plain = !(own..range.end).any(|i| {
            self.is(i, Cues::NO_NAME) || self.is(i, Cues::TITLE) || self.is(i, Cues::BODY)
        });
        shaped && plain || plain && !run.opens && range.len() <= 3 && (of || direction || followed)
    }
}
