//! By which rules the corpus was read, and how often each applied.

use std::collections::BTreeMap;

use crate::models::order::Order as _;
use readout_corpus::format::Packed;
use readout_corpus::model::SegmentIx;

/// What a rule found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Found {
    /// Names.
    Mentions,
    /// Expressions of time.
    Dates,
    /// Attributions.
    Statements,
    /// Meetings and planned events.
    Meetings,
    /// Lines that are not the document's own words.
    Dropped,
    /// Passages that share most of their words.
    Reuse,
}

impl Found {
    /// All, in the order in which the corpus is read.
    pub const ALL: [Self; 6] =
        [Self::Dropped, Self::Dates, Self::Mentions, Self::Statements, Self::Meetings, Self::Reuse];

    /// The label for people.
    pub fn label(self) -> &'static str {
        match self {
            Self::Mentions => "Mentions of names",
            Self::Dates => "Expressions of time",
            Self::Statements => "Statements",
            Self::Meetings => "Meetings and planned events",
            Self::Dropped => "Lines set aside",
            Self::Reuse => "Pairs of reused passages",
        }
    }

    /// The id of the part of the page that tells of them.
    pub fn id(self) -> &'static str {
        match self {
            Self::Mentions => "found-mentions",
            Self::Dates => "found-dates",
            Self::Statements => "found-statements",
            Self::Meetings => "found-meetings",
            Self::Dropped => "found-dropped",
            Self::Reuse => "found-reuse",
        }
    }
}

/// An item that a rule found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Example<'a> {
    /// Its words, or what it is called.
    pub text: &'a str,
    /// The id of the document, segment or statement that holds it.
    pub opens: &'a str,
    /// The language of the words, where they are a document's.
    pub language: Option<&'a str>,
}

/// The first items that a rule found, in the order of the corpus.
pub fn examples<'a>(corpus: Packed<'a>, found: Found, rule: &str, most: usize) -> Vec<Example<'a>> {
    let segment = |ix: SegmentIx| {
        let segment = corpus.segment(ix)?;
        Some((segment, corpus.document(segment.document())?.language()))
    };
    let in_segment = |text: &'a str, ix: SegmentIx| {
        let (segment, language) = segment(ix)?;
        Some(Example { text, opens: segment.id(), language: Some(language) })
    };
    match found {
        Found::Mentions => corpus
            .mentions()
            .filter(|item| item.how() == rule)
            .filter_map(|item| in_segment(item.text(), item.segment()))
            .take(most)
            .collect(),
        Found::Dates => corpus
            .dates()
            .filter(|item| item.how() == rule)
            .filter_map(|item| in_segment(item.text(), item.segment()))
            .take(most)
            .collect(),
        Found::Statements => corpus
            .statements()
            .filter(|item| item.how() == rule)
            .filter_map(|item| {
                let (_, language) = segment(item.segment())?;
                Some(Example { text: item.text(), opens: item.id(), language: Some(language) })
            })
            .take(most)
            .collect(),
        Found::Meetings => corpus
            .meetings()
            .filter(|item| item.how() == rule)
            .filter_map(|item| {
                let (segment, _) = segment(item.evidence().next()?.segment())?;
                Some(Example { text: item.title(), opens: segment.id(), language: None })
            })
            .take(most)
            .collect(),
        Found::Dropped => corpus
            .documents()
            .flat_map(|document| document.dropped().map(move |line| (document, line)))
            .filter(|(_, line)| line.reason() == rule)
            .map(|(document, line)| Example {
                text: document.slice(line.span()),
                opens: document.id(),
                language: Some(document.language()),
            })
            .take(most)
            .collect(),
        Found::Reuse => corpus
            .reuse()
            .filter(|pair| pair.kind().name() == rule)
            .filter_map(|pair| in_segment(pair.text(pair.b()), pair.b().segment))
            .take(most)
            .collect(),
    }
}

/// A rule and how often it applied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule<'a> {
    /// The rule's id.
    pub name: &'a str,
    /// How many items it found.
    pub count: usize,
}

/// The rules behind one sort of item, the most used first, then by id.
pub fn rules<'a>(corpus: Packed<'a>, found: Found) -> Vec<Rule<'a>> {
    let mut counts: BTreeMap<&'a str, usize> = BTreeMap::new();
    let mut add = |how: &'a str| *counts.entry(how).or_default() += 1;
    match found {
        Found::Mentions => corpus.mentions().for_each(|item| add(item.how())),
        Found::Dates => corpus.dates().for_each(|item| add(item.how())),
        Found::Statements => corpus.statements().for_each(|item| add(item.how())),
        Found::Meetings => corpus.meetings().for_each(|item| add(item.how())),
        Found::Dropped => corpus.dropped().for_each(|line| add(line.reason())),
        Found::Reuse => corpus.reuse().for_each(|pair| add(pair.kind().name())),
    }
    let mut rules: Vec<Rule<'a>> =
        counts.into_iter().map(|(name, count)| Rule { name, count }).collect();
    rules.order_by_key(|rule| std::cmp::Reverse(rule.count));
    rules
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::models::fixture;

    #[test]
    fn every_item_is_counted_under_the_rule_that_found_it() {
        let corpus = fixture::corpus();
        assert_eq!(rules(corpus, Found::Mentions), [Rule { name: "full-name", count: 8 }]);
        assert_eq!(rules(corpus, Found::Statements), [Rule { name: "cue", count: 4 }]);
        assert!(rules(corpus, Found::Dates).is_empty());
    }

    #[test]
    fn a_rule_shows_what_it_found_and_where() {
        let corpus = fixture::corpus();
        let found = examples(corpus, Found::Mentions, "full-name", 2);
        let texts: Vec<_> = found.iter().map(|example| (example.text, example.opens)).collect();
        assert_eq!(
            texts,
            [("Anna Berg", "a-northern-account/all"), ("Boris Klein", "a-northern-account/all")]
        );
        assert!(examples(corpus, Found::Mentions, "another-rule", 2).is_empty());
    }
}
