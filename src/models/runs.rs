//! Text cut into runs at the borders of what is marked in it.
//!
//! Marks may overlap in any way: a name inside a statement, a search hit across half a name. A run is the
//! longest stretch over which the set of marks stays the same, so that a view only has to nest elements.

use crate::models::order::Order as _;
use readout_corpus::model::Span;

/// What a stretch of text is, by its position in the list that it comes from.
/// The order is that of nesting, from the outermost to the innermost.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
    /// The label of a transcript's turn.
    Label(u32),
    /// What is told of the scene and not said by anybody.
    Direction(u32),
    /// A passage that stands elsewhere too.
    Reused(u32),
    /// A sentence with its own address.
    Sentence(u32),
    /// A statement.
    Statement(u32),
    /// A name.
    Name(u32),
    /// An expression of time.
    Date(u32),
    /// A word that the search found.
    Hit(u32),
}

impl Mark {
    /// Whether it becomes an element that can be pointed at, of which one does not hold another.
    fn is_pointed_at(self) -> bool {
        matches!(self, Self::Name(_) | Self::Date(_))
    }
}

/// A stretch of text over which the marks stay the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// Where it stands.
    pub span: Span,
    /// The marks over it, from the outermost to the innermost.
    pub marks: Vec<Mark>,
}

impl Run {
    /// The statements that it belongs to.
    pub fn statements(&self) -> impl Iterator<Item = u32> + '_ {
        self.marks.iter().filter_map(|mark| match mark {
            Mark::Statement(at) => Some(*at),
            _ => None,
        })
    }

    /// The name or date that it belongs to.
    pub fn pointed_at(&self) -> Option<Mark> {
        self.marks.iter().copied().find(|mark| mark.is_pointed_at())
    }

    /// The search hit that it belongs to.
    pub fn hit(&self) -> Option<u32> {
        self.marks.iter().find_map(|mark| match mark {
            Mark::Hit(at) => Some(*at),
            _ => None,
        })
    }

    /// The marks that stand outside names and hits.
    pub fn around(&self) -> &[Mark] {
        let end = self
            .marks
            .iter()
            .position(|mark| mark.is_pointed_at() || matches!(mark, Mark::Hit(_)))
            .unwrap_or(self.marks.len());
        self.marks.get(..end).unwrap_or(&[])
    }
}

/// More marks than this on one place say nothing to a reader, and would make hostile input slow.
const MOST_MARKS: usize = 16;

/// Cuts the part `whole` of `text` into runs, in order and without gaps.
///
/// Marks are cut to `whole`; those that do not fit the letters of the text are left out.
pub fn runs(text: &str, whole: Span, marks: &[(Span, Mark)]) -> Vec<Run> {
    let mut borders: Vec<(u32, bool, Mark)> = Vec::with_capacity(marks.len() * 2);
    for &(span, mark) in marks {
        let start = span.start.max(whole.start);
        let end = span.end.min(whole.end);
        let fits = |at: u32| text.is_char_boundary(at as usize);
        if start < end && fits(start) && fits(end) {
            borders.push((start, true, mark));
            borders.push((end, false, mark));
        }
    }
    // What ends comes before what begins, so that neighbours do not overlap.
    borders.order();
    let mut runs: Vec<Run> = Vec::new();
    let mut open: Vec<Mark> = Vec::new();
    let mut from = whole.start;
    for (at, opens, mark) in borders {
        if at > from {
            runs.push(run(from, at, &open));
            from = at;
        }
        match (opens, open.binary_search(&mark)) {
            (true, Err(place)) => open.insert(place, mark),
            (false, Ok(place)) => {
                open.remove(place);
            }
            // The same mark twice in one place: the first one to end ends it.
            _ => {}
        }
    }
    if from < whole.end {
        runs.push(run(from, whole.end, &open));
    }
    runs
}

fn run(start: u32, end: u32, open: &[Mark]) -> Run {
    Run { span: Span { start, end }, marks: open.iter().take(MOST_MARKS).copied().collect() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn span(start: u32, end: u32) -> Span {
        Span { start, end }
    }

    fn shown(text: &str, marks: &[(Span, Mark)]) -> Vec<(String, Vec<Mark>)> {
        runs(text, Span::new(0, text.len()), marks)
            .into_iter()
            .map(|run| (run.span.of(text).to_owned(), run.marks))
            .collect()
    }

    #[test]
    fn a_hit_across_half_a_name_cuts_the_name_in_two() {
        let marks = [(span(4, 11), Mark::Name(0)), (span(0, 7), Mark::Hit(0))];
        assert_eq!(
            shown("the harbour", &marks),
            [
                ("the ".to_owned(), vec![Mark::Hit(0)]),
                ("har".to_owned(), vec![Mark::Name(0), Mark::Hit(0)]),
                ("bour".to_owned(), vec![Mark::Name(0)]),
            ]
        );
    }

    #[test]
    fn neighbours_do_not_overlap() {
        let marks = [(span(0, 3), Mark::Statement(0)), (span(3, 6), Mark::Statement(1))];
        assert_eq!(
            shown("onetwo", &marks),
            [
                ("one".to_owned(), vec![Mark::Statement(0)]),
                ("two".to_owned(), vec![Mark::Statement(1)]),
            ]
        );
    }

    #[test]
    fn a_mark_inside_a_letter_is_left_out() {
        assert_eq!(shown("é", &[(span(1, 2), Mark::Hit(0))]), [("é".to_owned(), vec![])]);
    }

    #[test]
    fn nothing_is_no_run() {
        assert_eq!(runs("", span(0, 0), &[(span(0, 9), Mark::Hit(0))]), []);
    }

    fn any_mark() -> impl Strategy<Value = Mark> {
        (0..8u8, 0..4u32).prop_map(|(kind, at)| match kind {
            0 => Mark::Label(at),
            1 => Mark::Direction(at),
            2 => Mark::Reused(at),
            3 => Mark::Sentence(at),
            4 => Mark::Statement(at),
            5 => Mark::Name(at),
            6 => Mark::Date(at),
            _ => Mark::Hit(at),
        })
    }

    proptest! {
        #[test]
        fn runs_concatenate_to_the_text(
            text in "[aé中 \n]{0,40}",
            marks in prop::collection::vec(((0u32..90, 0u32..90), any_mark()), 0..20),
        ) {
            let marks: Vec<_> =
                marks.into_iter().map(|((start, end), mark)| (span(start, end), mark)).collect();
            let runs = runs(&text, Span::new(0, text.len()), &marks);
            let joined: String = runs.iter().map(|run| run.span.of(&text)).collect();
            prop_assert_eq!(joined, text);
            for run in &runs {
                prop_assert!(run.span.start < run.span.end);
                prop_assert!(run.marks.is_sorted());
            }
        }

        #[test]
        fn every_byte_has_exactly_the_marks_that_cover_it(
            marks in prop::collection::vec((0u32..30, 0u32..30), 0..12),
        ) {
            let text = "a".repeat(30);
            let marks: Vec<(Span, Mark)> = (0..)
                .zip(marks)
                .map(|(i, (start, end))| (span(start, end), Mark::Name(i)))
                .collect();
            for run in runs(&text, span(0, 30), &marks) {
                for at in run.span.range() {
                    let at = at as u32;
                    let expected: Vec<Mark> = marks
                        .iter()
                        .filter(|(span, _)| span.start <= at && at < span.end)
                        .map(|&(_, mark)| mark)
                        .collect();
                    prop_assert_eq!(&run.marks, &expected);
                }
            }
        }
    }
}
