//! A query's text against a corpus: which segments match, how well, and how the text was read.

use std::ops::Range;

use super::bits::Bits;
use super::facets::entity_name;
use super::fields::Meaning;
use super::parse::{Match, Word};
use super::plan::{Alternative, Planned, plan};
use super::score::{Scorer, Weights, both, either};
use crate::format::Packed;
use crate::model::EntityIx;
use crate::text::fold_name;

/// A short beginning can mean many values: no more of them are told.
const SHOWN_IDS: usize = 5;

/// A word in so few segments may be a slip of the keyboard that somebody else made, too.
pub(crate) const RARE: usize = 5;

/// What a text finds.
#[derive(Debug, Default)]
pub(crate) struct Evaluated {
    /// The segments in order with their scores; `None` where every segment matches.
    pub(crate) weights: Option<Weights>,
    /// The segments that match but for dates, where the text has any: a meeting has a date of its own.
    pub(crate) undated: Option<Bits>,
    /// How the text was read.
    pub(crate) understood: String,
    /// Where single words stand in the text that occur nowhere, or hardly.
    pub(crate) doubtful: Vec<Range<usize>>,
    /// The text as clauses.
    pub(crate) clauses: Vec<Planned>,
}

/// Looks a text up.
pub(crate) fn evaluate(scorer: &Scorer<'_>, text: &str, typing: bool) -> Evaluated {
    let packed = scorer.packed;
    let (clauses, cut) = plan(packed, text, typing);
    if clauses.is_empty() {
        return Evaluated::default();
    }
    let mut evaluator = Evaluator { packed, text, scorer, found: Evaluated::default() };
    let mut weights: Option<Weights> = None;
    let mut excluded = Bits::none(packed.segment_count());
    let mut undated: Option<Bits> = None;
    let has_dates = clauses.iter().any(|clause| is_date(packed, clause));
    for clause in &clauses {
        let found = evaluator.clause(clause);
        if has_dates && !is_date(packed, clause) {
            let undated = undated.get_or_insert_with(|| Bits::all(packed.segment_count()));
            let with = Bits::of(&found, packed.segment_count());
            if clause.negated { undated.and_not(&with) } else { undated.and(&with) }
        }
        if clause.negated {
            found.iter().for_each(|&(segment, _)| excluded.set(segment));
        } else {
            weights = Some(match weights {
                None => found,
                Some(weights) => both(weights, &found),
            });
        }
    }
    if cut {
        evaluator.say(" …");
    }
    // Only "not"s: everything else matches, with nothing to rank it by.
    let mut weights =
        weights.unwrap_or_else(|| (0..packed.segment_count()).map(|row| (row, 0.0)).collect());
    weights.retain(|&(segment, _)| !excluded.has(segment));
    evaluator.found.weights = Some(weights);
    if has_dates {
        evaluator.found.undated = undated.or(Some(Bits::all(packed.segment_count())));
    }
    evaluator.found.clauses = clauses;
    evaluator.found
}

/// Whether a clause is about dates and nothing else.
pub(crate) fn is_date(packed: Packed<'_>, clause: &Planned) -> bool {
    clause.alternatives.iter().all(|one| match one {
        // What the value stands for does not matter here.
        Alternative::Field { name, .. } => Meaning::of(packed, name, "").is_date(),
        Alternative::Words { .. } => false,
    })
}

struct Evaluator<'a, 't> {
    packed: Packed<'a>,
    text: &'t str,
    scorer: &'t Scorer<'a>,
    found: Evaluated,
}

impl Evaluator<'_, '_> {
    fn say(&mut self, words: &str) {
        self.found.understood.push_str(words);
    }

    fn clause(&mut self, clause: &Planned) -> Weights {
        let several = clause.alternatives.len() > 1;
        if !self.found.understood.is_empty() {
            self.say(" AND ");
        }
        if clause.negated {
            self.say("NOT ");
        }
        if several {
            self.say("(");
        }
        let mut found = Weights::new();
        for (number, alternative) in clause.alternatives.iter().enumerate() {
            if number > 0 {
                self.say(" OR ");
            }
            let other = match alternative {
                Alternative::Words { source, phrases, entities, quoted } => {
                    self.explain_words(source, phrases, entities, *quoted);
                    self.words(source, phrases, entities, clause.negated)
                }
                Alternative::Field { name, value } => self.field(name, value),
            };
            found = either(found, other, |a, b| a + b);
        }
        if several {
            self.say(")");
        }
        found
    }

    fn words(
        &mut self,
        source: &Range<usize>,
        phrases: &[Vec<Word>],
        entities: &[EntityIx],
        negated: bool,
    ) -> Weights {
        let misses = self.packed.misses();
        let mut all: Option<Weights> = None;
        for phrase in phrases {
            let found = self.scorer.phrase(phrase);
            all = Some(match all {
                None => found,
                Some(all) => both(all, &found),
            });
        }
        let mut found = all.unwrap_or_default();
        for &entity in entities {
            // The words and the mention are two signs of one thing: the better one counts.
            found = either(found, self.scorer.entity(entity), f32::max);
        }
        if let ([words], false) = (phrases, negated || !entities.is_empty())
            && let [word] = words.as_slice()
            && (found.is_empty() || found.len() <= RARE && self.scorer.has(word))
            // What has not come yet says nothing of a word, and whoever looks for a better one needs all words.
            && self.packed.misses() == misses
        {
            self.found.doubtful.push(source.clone());
        }
        found
    }

    fn field(&mut self, name: &str, value: &str) -> Weights {
        let meaning = Meaning::of(self.packed, name, value);
        self.say(name);
        self.say(":");
        let (ids, count) = meaning.ids(self.packed, SHOWN_IDS);
        if ids.is_empty() {
            self.say(value);
            self.say("?");
        }
        for (number, id) in ids.iter().enumerate() {
            if number > 0 {
                self.say("|");
            }
            self.say(id);
        }
        if count > SHOWN_IDS {
            self.say("|…");
        }
        meaning.segments(self.packed).iter().map(|segment| (segment, 0.0)).collect()
    }

    fn explain_words(
        &mut self,
        source: &Range<usize>,
        phrases: &[Vec<Word>],
        entities: &[EntityIx],
        quoted: bool,
    ) {
        let typed = self.text.get(source.clone()).unwrap_or("");
        let mark = if quoted { "\"" } else { "" };
        self.say(mark);
        self.say(typed);
        self.say(mark);
        let last = phrases.last().and_then(|words| words.last());
        if last.is_some_and(|word| matches!(word.kind, Match::Typing(_))) {
            self.say("*");
        }
        for &entity in entities {
            let name = entity_name(self.packed, entity);
            if fold_name(name) != fold_name(typed) {
                self.say(" = ");
                self.say(name);
            }
        }
    }
}
