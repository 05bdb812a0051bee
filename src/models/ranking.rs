//! Who and what is mentioned most.

use readout_corpus::format::Packed;
use readout_corpus::model::{EntityIx, EntityKind};

use super::scope::Scope;
use crate::models::order::Order as _;

/// For each entity: how often it is named and how many statements it makes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Weights {
    /// Mentions, by the position of the entity.
    pub mentions: Vec<usize>,
    /// Statements made, by the position of the entity.
    pub statements: Vec<usize>,
}

impl Weights {
    /// Counts in what the filters leave.
    pub fn of(corpus: Packed<'_>, scope: &Scope) -> Self {
        if scope.is_everything() {
            Self::of_everything(corpus)
        } else {
            Self::counted(corpus, scope)
        }
    }

    /// As counted when the corpus was built: no mention and no statement is read.
    fn of_everything(corpus: Packed<'_>) -> Self {
        Self {
            mentions: corpus.entities().map(|one| one.mention_count() as usize).collect(),
            statements: corpus.entities().map(|one| one.statement_count() as usize).collect(),
        }
    }

    fn counted(corpus: Packed<'_>, scope: &Scope) -> Self {
        let entities = corpus.entities().len();
        let mut weights = Self { mentions: vec![0; entities], statements: vec![0; entities] };
        for mention in corpus.mentions() {
            if scope.has_segment(mention.segment())
                && let Some(count) = weights.mentions.get_mut(mention.entity().ix())
            {
                *count += 1;
            }
        }
        for statement in scope.statements_in(corpus) {
            for speaker in statement.speakers() {
                if let Some(count) = weights.statements.get_mut(speaker.ix()) {
                    *count += 1;
                }
            }
        }
        weights
    }

    /// The mentions of one entity.
    pub fn mentions(&self, entity: EntityIx) -> usize {
        self.mentions.get(entity.ix()).copied().unwrap_or(0)
    }

    /// The statements of one entity.
    pub fn statements(&self, entity: EntityIx) -> usize {
        self.statements.get(entity.ix()).copied().unwrap_or(0)
    }

    /// The entities of a kind that are mentioned at all, the most first, with their mentions.
    pub fn most_mentioned(
        &self,
        corpus: Packed<'_>,
        kind: EntityKind,
        most: usize,
    ) -> Vec<(EntityIx, usize)> {
        let mut found: Vec<(EntityIx, usize)> = (0..)
            .map(EntityIx)
            .zip(corpus.entities())
            .filter(|(_, entity)| entity.kind() == kind)
            .map(|(ix, _)| (ix, self.mentions(ix)))
            .filter(|&(_, count)| count > 0)
            .collect();
        found.order_by_key(|&(_, count)| std::cmp::Reverse(count));
        found.truncate(most);
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::models::fixture::{self, ANNA, BORIS, CARL};

    #[test]
    fn people_are_ranked_by_how_often_they_are_named() {
        let corpus = fixture::corpus();
        let weights = Weights::of(corpus, &Scope::all(corpus));
        let people = weights.most_mentioned(corpus, EntityKind::Person, 5);
        assert_eq!(people, [(ANNA, 3), (BORIS, 3), (CARL, 1)]);
        assert_eq!(weights.most_mentioned(corpus, EntityKind::Person, 2).len(), 2);
    }

    #[test]
    fn what_was_counted_at_build_time_is_what_counting_gives() {
        let corpus = fixture::corpus();
        let all = Scope::all(corpus);
        assert_eq!(Weights::of_everything(corpus), Weights::counted(corpus, &all));
    }

    #[test]
    fn every_speaker_of_a_joint_statement_is_counted() {
        let corpus = fixture::corpus();
        let weights = Weights::of(corpus, &Scope::all(corpus));
        assert_eq!((weights.statements(ANNA), weights.statements(BORIS)), (2, 3));
    }

    #[test]
    fn who_is_never_named_is_not_in_the_ranking() {
        let corpus = fixture::corpus();
        let weights = Weights::of(corpus, &Scope::all(corpus));
        assert!(weights.most_mentioned(corpus, EntityKind::Organisation, 5).is_empty());
    }
}
