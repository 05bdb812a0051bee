//! Which texts make up a segment's words.

use crate::format::Packed;
use crate::model::{SegmentIx, Span};

/// Calls `visit` with each text in which a segment's words stand, as the index was built from them: the
/// title of the document with its first segment, then the segment without what was dropped.
pub(crate) fn each_text<'a>(packed: Packed<'a>, ix: SegmentIx, mut visit: impl FnMut(&'a str)) {
    let Some(segment) = packed.segment(ix) else { return };
    let Some(document) = packed.document(segment.document()) else { return };
    let before = ix.0.checked_sub(1).and_then(|before| packed.segment(SegmentIx(before)));
    if before.is_none_or(|before| before.document() != segment.document()) {
        visit(document.title().unwrap_or(""));
    }
    for part in kept(segment.span(), document.dropped().map(|dropped| dropped.span())) {
        visit(document.slice(part));
    }
}

/// The parts of a stretch that lie in none of the gaps, which are in order.
pub(crate) fn kept(whole: Span, gaps: impl Iterator<Item = Span>) -> Vec<Span> {
    let mut parts = Vec::new();
    let mut start = whole.start;
    for gap in gaps.filter(|gap| gap.overlaps(whole)) {
        if start < gap.start {
            parts.push(Span { start, end: gap.start });
        }
        start = start.max(gap.end);
    }
    if start < whole.end {
        parts.push(Span { start, end: whole.end });
    }
    parts
}
