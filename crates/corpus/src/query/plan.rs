//! A parsed text in the light of a corpus: names in it lead to entities too.

use std::ops::Range;

use super::parse::{Clause, Item, Parsed, Word, parse};
use crate::format::Packed;
use crate::index::entities_named;
use crate::model::EntityIx;
use crate::text::fold_name;

/// The longest name that is looked for, in words.
pub(crate) const LONGEST_NAME: usize = 6;

/// A clause with what its names stand for.
#[derive(Clone, Debug)]
pub(crate) struct Planned {
    pub(crate) negated: bool,
    pub(crate) alternatives: Vec<Alternative>,
}

/// One condition.
#[derive(Clone, Debug)]
pub(crate) enum Alternative {
    /// All of the phrases, or a mention of one of the entities.
    Words {
        /// Where they stand in the text of the query.
        source: Range<usize>,
        /// Words next to each other.
        phrases: Vec<Vec<Word>>,
        /// What the words name.
        entities: Vec<EntityIx>,
        /// Whether they stand in quotation marks.
        quoted: bool,
    },
    /// A field and its value.
    Field {
        /// The field.
        name: &'static str,
        /// The value as typed.
        value: String,
    },
}

/// Reads a text and looks its names up; says too whether the end of the text was left out. Words in
/// quotation marks stand for themselves.
pub(crate) fn plan(packed: Packed<'_>, text: &str, typing: bool) -> (Vec<Planned>, bool) {
    let Parsed { clauses, cut } = parse(text, typing);
    let mut planned = Vec::with_capacity(clauses.len());
    let mut rest = clauses.as_slice();
    while let Some((first, others)) = rest.split_first() {
        let (clause, used) = match longest_name(packed, text, rest) {
            Some(found) => found,
            None => (alone(packed, text, first), 1),
        };
        planned.push(clause);
        rest = rest.get(used..).unwrap_or(others);
    }
    (planned, cut)
}

fn alone(packed: Packed<'_>, text: &str, clause: &Clause) -> Planned {
    let alternatives = clause.alternatives.iter().map(|item| match item {
        Item::Words { source, words, quoted } => Alternative::Words {
            source: source.clone(),
            phrases: vec![words.clone()],
            entities: if *quoted { Vec::new() } else { named(packed, text, source) },
            quoted: *quoted,
        },
        Item::Field { name, value } => Alternative::Field { name, value: value.clone() },
    });
    Planned { negated: clause.negated, alternatives: alternatives.collect() }
}

fn named(packed: Packed<'_>, text: &str, source: &Range<usize>) -> Vec<EntityIx> {
    entities_named(packed, &fold_name(text.get(source.clone()).unwrap_or("")))
}

/// The longest name of at least two words at the beginning of the clauses.
fn longest_name(packed: Packed<'_>, text: &str, clauses: &[Clause]) -> Option<(Planned, usize)> {
    let plain = |clause: &Clause| match (clause.negated, clause.alternatives.as_slice()) {
        (false, [Item::Words { source, words, quoted: false }]) => {
            Some((source.clone(), words.clone()))
        }
        _ => None,
    };
    let run: Vec<_> = clauses.iter().take(LONGEST_NAME).map_while(plain).collect();
    for used in (2..=run.len()).rev() {
        let (Some((first, _)), Some((last, _))) = (run.first(), run.get(used - 1)) else { break };
        let source = first.start..last.end;
        let entities = named(packed, text, &source);
        if !entities.is_empty() {
            let phrases = run.into_iter().take(used).map(|(_, words)| words).collect();
            let words = Alternative::Words { source, phrases, entities, quoted: false };
            return Some((Planned { negated: false, alternatives: vec![words] }, used));
        }
    }
    None
}
