//! The day that a segment tells of.

use readout_corpus::date::{Day, Edtf};
use readout_corpus::model::Kind;

use super::reference::Anchor;
use super::resolve::Reading;
use super::scan::{Place, Sighting};
use super::tense::tells_of_meeting;
use crate::draft::Segment;

/// How many paragraphs from the top can tell when it was.
const TOP_PARAGRAPHS: u32 = 3;
/// How many days before publication news can lie.
const NEWS_DAYS: i32 = 40;

/// Finds the day as the expressions go by.
pub(super) struct EventDay<'a> {
    text: &'a str,
    segment: &'a Segment,
    found: Option<Edtf>,
    day: Option<Day>,
    /// Whether the sentence of `found` tells of a meeting.
    sure: bool,
    /// The sentence read last and whether it tells of a meeting.
    read: Option<(usize, bool)>,
}

impl<'a> EventDay<'a> {
    pub(super) fn new(text: &'a str, segment: &'a Segment) -> Self {
        Self { text, segment, found: None, day: None, sure: false, read: None }
    }

    /// The day found so far, where it is one day.
    pub(super) fn day(&self) -> Option<Day> {
        self.day
    }

    pub(super) fn see(
        &mut self,
        sighting: &Sighting,
        reading: &Reading,
        value: Option<&Edtf>,
        anchor: &Anchor,
    ) {
        let Place::Text { paragraph, sentence } = sighting.place else { return };
        if self.sure || paragraph >= TOP_PARAGRAPHS {
            return;
        }
        let Some(value) = value else { return };
        let (Some(first), Some(last)) = (value.first_day(), value.last_day()) else { return };
        let daily = first == last || value.as_str().starts_with('[');
        if !daily || reading.how == "caption" {
            return;
        }
        if let [reference] = anchor.days.as_slice()
            && (first > *reference || reference.0 - last.0 > NEWS_DAYS)
        {
            return;
        }
        let sure = match self.read {
            Some((at, sure)) if at == sentence => sure,
            _ => {
                let span = self.segment.sentences.get(sentence).map(|s| s.span);
                let sure = tells_of_meeting(span.map_or("", |span| span.of(self.text)));
                self.read = Some((sentence, sure));
                sure
            }
        };
        if self.found.is_some() && !sure {
            return;
        }
        self.found = Some(value.clone());
        self.day = (first == last).then_some(first);
        self.sure = sure;
    }

    /// The day, where the text gives it; otherwise the date line's for an official's own item.
    pub(super) fn date(self, segment: &Segment, anchor: &Anchor) -> Option<Edtf> {
        let own_item =
            matches!(segment.draft.kind, Kind::Readout | Kind::Transcript | Kind::Briefing);
        self.found.or_else(|| {
            let dated = own_item || anchor.caption.is_some();
            let day = anchor.date_line.or(anchor.caption.and_then(|(_, day)| day));
            dated.then_some(day).flatten().map(Edtf::day)
        })
    }
}
