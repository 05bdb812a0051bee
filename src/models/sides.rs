//! The sides that those who take part or speak stand for.

use readout_corpus::format::{Packed, Statement};
use readout_corpus::model::{EntityIx, SideIx};

use super::order::Order as _;

/// The side that all of some entities are of; `None` where they are of several or of none, or where there is nobody.
pub fn common_side(
    corpus: Packed<'_>,
    mut entities: impl Iterator<Item = EntityIx>,
) -> Option<SideIx> {
    let side = |entity| corpus.entity(entity).and_then(|entity| entity.side());
    let first = side(entities.next()?)?;
    entities.all(|entity| side(entity) == Some(first)).then_some(first)
}

/// The side that all speakers of a statement stand for.
pub fn speaking_side(corpus: Packed<'_>, statement: Statement<'_>) -> Option<SideIx> {
    common_side(corpus, statement.speakers())
}

/// The sides of some entities, sorted, each once.
pub fn sides(corpus: Packed<'_>, entities: impl Iterator<Item = EntityIx>) -> Vec<SideIx> {
    let side = |entity| corpus.entity(entity).and_then(|entity| entity.side());
    let mut sides: Vec<SideIx> = entities.filter_map(side).collect();
    sides.order();
    sides.dedup();
    sides
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::models::fixture;

    #[test]
    fn participants_of_two_sides_give_no_common_side() {
        let corpus = fixture::corpus();
        let meeting = corpus.meetings().next().expect("a meeting");
        assert_eq!(common_side(corpus, meeting.participants()), None);
        assert_eq!(sides(corpus, meeting.participants()), [fixture::NORTH, fixture::SOUTH]);
        let one = meeting.participants().take(1);
        assert!(common_side(corpus, one).is_some());
        assert_eq!(common_side(corpus, std::iter::empty()), None);
    }
}
