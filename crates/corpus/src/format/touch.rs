//! Reads everything there is, for tests and fuzzing.

use readout_kernels::{Within, read_places};

use super::layout::Packed;

/// Reads every field of every record, every relation and the whole index, and adds up what it finds.
///
/// For damaged bytes too it returns, without a panic.
#[doc(hidden)]
pub fn touch_everything(packed: &Packed<'_>) -> usize {
    let packed = *packed;
    let mut sum = packed.to_model().warnings.len() + packed.content_hash().len();
    sum += usize::from(packed.first_day() <= packed.last_day()) + packed.years().count();
    for document in packed.documents() {
        sum += document.date().map_or(0, |date| date.as_str().len());
        sum += packed.document_by_id(document.id()).map_or(0, |found| found.segments().len());
    }
    for segment in packed.segments() {
        sum += segment.text().len() + segment.title_text().map_or(0, str::len);
        sum += segment.entities().count() + segment.topics().count() + segment.meetings().count();
        sum +=
            segment.reuse().map(|reuse| reuse.text(reuse.other(segment.ix())).len()).sum::<usize>();
        sum += segment.sentences().map(|sentence| sentence.text().len()).sum::<usize>();
        sum += segment.statements().len() + segment.mentions().len() + segment.dates().len();
    }
    for entity in packed.entities() {
        sum += entity.mentions().map(|mention| mention.text().len()).sum::<usize>();
        sum += entity.statements().map(|statement| statement.text().len()).sum::<usize>();
        sum += entity.statements_about().count() + entity.meetings().count();
        sum += entity.documents().len() + entity.co_occurring().len();
    }
    for statement in packed.statements() {
        sum += statement.entities().count() + statement.about().count();
    }
    for topic in packed.topics() {
        sum += topic.statements().count();
    }
    for meeting in packed.meetings() {
        sum += meeting.segments().len() + meeting.documents().len();
        sum += usize::from(meeting.status_as_of(packed.last_day()).is_some());
    }
    let mut places = Vec::new();
    crate::index::Dictionary::of(packed).walk(&[], |word, term| {
        sum += word.len() + term.segments as usize;
        places.clear();
        read_places(term.postings(), term.positions(), 0, Within::All, &mut places);
        sum += places.len();
        true
    });
    sum
}
