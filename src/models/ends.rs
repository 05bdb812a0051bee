//! Two accounts beside each other, named and coloured so that they are told apart.

use readout_corpus::format::{Document, Packed, Segment};
use readout_corpus::model::{SegmentIx, SideIx};

use super::names::document_name;
use crate::words;

/// One of two accounts as it is shown.
#[derive(Clone, Debug)]
pub struct End<'a> {
    /// The account.
    pub segment: Segment<'a>,
    /// The document that it stands in.
    pub document: Document<'a>,
    /// What tells it from the other: its side, otherwise who wrote it, and the date where that is the same.
    pub name: String,
    /// The hue and shape of its side; of two accounts of one side the second has that of none.
    pub style: usize,
}

/// Both accounts; `None` where one does not exist. `style_of` gives the hue and shape of a side.
pub fn ends<'a>(
    corpus: Packed<'a>,
    left: SegmentIx,
    right: SegmentIx,
    style_of: impl Fn(Option<SideIx>) -> usize,
) -> Option<[End<'a>; 2]> {
    let mut left = end(corpus, left, &style_of)?;
    let mut right = end(corpus, right, &style_of)?;
    if left.name == right.name {
        for end in [&mut left, &mut right] {
            if let Some(date) = end.segment.date() {
                end.name.push_str(", ");
                end.name.push_str(&words::date(date));
            }
        }
    }
    if left.name == right.name {
        left.name.push_str(" (left)");
        right.name.push_str(" (right)");
    }
    if left.style == right.style {
        right.style = 0;
    }
    if left.style == right.style {
        left.style = 1;
    }
    Some([left, right])
}

fn end<'a>(
    corpus: Packed<'a>,
    segment: SegmentIx,
    style_of: &impl Fn(Option<SideIx>) -> usize,
) -> Option<End<'a>> {
    let segment = corpus.segment(segment)?;
    let document = corpus.document(segment.document())?;
    let side = segment.side().and_then(|side| corpus.side(side)).map(|side| side.name());
    let author = segment.originator().or(document.carrier()).and_then(|one| corpus.entity(one));
    let name = side.or(author.map(|one| one.name()));
    let name = name.map_or_else(|| document_name(document).into_owned(), str::to_owned);
    Some(End { segment, document, name, style: style_of(segment.side()) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::models::fixture;
    use readout_corpus::model::SegmentIx as Ix;

    #[test]
    fn two_accounts_never_share_a_name_or_a_hue() {
        for corpus in [fixture::corpus(), fixture::without_sides()] {
            let count = corpus.segments().len() as u32;
            for (left, right) in (0..count).flat_map(|a| (0..count).map(move |b| (a, b))) {
                let style_of = |side: Option<SideIx>| side.map_or(0, |side| side.ix() + 1);
                let [left, right] = ends(corpus, Ix(left), Ix(right), style_of).expect("accounts");
                assert_ne!(left.name, right.name);
                assert_ne!(left.style, right.style);
            }
        }
    }
}
