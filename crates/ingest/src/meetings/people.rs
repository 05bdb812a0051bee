//! Who takes part: the people before and behind the word that tells of a meeting.

use readout_corpus::model::{EntityKind, Span};

use super::scene::{Line, Scene};
use crate::draft::{EntityRef, Mention};

/// Words between the verb and the first person that it can lead to: long titles stand there.
const MOST_WORDS_TO_PERSON: usize = 24;
/// Words that end a title and no name.
const OFFICES: &[&str] = &[
    "minister",
    "president",
    "secretary",
    "chancellor",
    "premier",
    "leader",
    "chairman",
    "envoy",
    "director",
    "ambassador",
    "general",
    "chief",
    "head",
    "king",
    "prince",
    "spokesman",
    "spokesperson",
];
/// Words between two people who are named together.
const MOST_WORDS_BETWEEN: usize = 7;

impl<'a> Scene<'a> {
    pub(super) fn people<'l>(
        &'l self,
        line: &'l Line<'a>,
    ) -> impl DoubleEndedIterator<Item = &'a Mention> + 'l {
        self.of_kind(line, EntityKind::Person).filter(|mention| !self.is_title_of(line, mention))
    }

    /// Whether an unknown "name" is an office, or stands right before a name: then it is that
    /// person's title.
    fn is_title_of(&self, line: &Line<'a>, mention: &Mention) -> bool {
        if mention.entity.0 < self.names.known {
            return false;
        }
        let last = mention.span.of(self.text).rsplit(' ').next().unwrap_or("");
        if OFFICES.iter().any(|office| last.eq_ignore_ascii_case(office)) {
            return true;
        }
        let next = line.mentions.partition_point(|other| other.span.start < mention.span.end);
        line.mentions.get(next).is_some_and(|next| {
            let between = Span { start: mention.span.end, end: next.span.start };
            self.kind(next) == Some(EntityKind::Person) && between.of(self.text).trim().is_empty()
        })
    }

    /// The people that a word at `trigger` has for its subject: the nearest before it and those
    /// named together with that one.
    pub(super) fn people_before(&self, line: &Line<'a>, trigger: Span) -> Vec<EntityRef> {
        let before: Vec<&Mention> =
            self.people(line).filter(|mention| mention.span.end <= trigger.start).collect();
        let mut found: Vec<EntityRef> = Vec::new();
        let mut next: Option<&Mention> = None;
        for mention in before.into_iter().rev() {
            if self.is_aside(line, mention.span) {
                continue;
            }
            if let Some(next) = next {
                let between = Span { start: mention.span.end, end: next.span.start };
                if !joins(between.of(self.text)) {
                    break;
                }
            }
            next = Some(mention);
            if !found.contains(&mention.entity) {
                found.push(mention.entity);
            }
        }
        found
    }

    /// The people that a word at `trigger` leads to: the first behind it and those named together
    /// with that one.
    pub(super) fn people_behind(&self, line: &Line<'a>, trigger: Span) -> Vec<EntityRef> {
        let mut found: Vec<EntityRef> = Vec::new();
        let mut last = trigger;
        for mention in self.people(line).filter(|mention| mention.span.start >= trigger.end) {
            let between = Span { start: last.end, end: mention.span.start }.of(self.text);
            let fits = if found.is_empty() {
                between.split_whitespace().count() <= MOST_WORDS_TO_PERSON && !turns_away(between)
            } else {
                joins(between)
            };
            if !fits {
                break;
            }
            if !found.contains(&mention.entity) {
                found.push(mention.entity);
            }
            last = mention.span;
        }
        found
    }

    /// People named after "at the invitation of" or "designated by" do not take part.
    fn is_aside(&self, line: &Line<'a>, person: Span) -> bool {
        let before = Span { start: line.span.start, end: person.start }.of(self.text);
        let mut words = before.split_whitespace().rev().take(8);
        words.any(|word| {
            ["invitation", "designated", "behalf", "signed", "instructed", "appointed"]
                .iter()
                .any(|aside| word.eq_ignore_ascii_case(aside))
        })
    }

    /// Whether a semicolon parts a word from the person named before it.
    pub(super) fn clause_breaks(&self, line: &Line<'a>, trigger: Span) -> bool {
        let nearest = self
            .people(line)
            .filter(|mention| mention.span.end <= trigger.start)
            .map(|mention| mention.span.end)
            .max();
        nearest.is_some_and(|start| Span { start, end: trigger.start }.of(self.text).contains(';'))
    }

    /// Whom "he" means at the head of a clause: the subject of the sentence before.
    pub(super) fn last_subject(&self, line: &Line<'a>) -> Option<EntityRef> {
        let at = self.lines.partition_point(|other| other.span.start < line.span.start);
        self.lines
            .get(..at)?
            .iter()
            .rev()
            .take(2)
            .find_map(|earlier| self.people(earlier).map(|mention| mention.entity).next())
    }

    /// Who "we" are: the speakers of a transcript.
    pub(super) fn we(&self, line: &Line<'a>, trigger: Span) -> Vec<EntityRef> {
        let before = Span { start: line.span.start, end: trigger.start }.of(self.text);
        let we = before
            .split(|c: char| !c.is_alphanumeric())
            .any(|word| word.eq_ignore_ascii_case("we") || word.eq_ignore_ascii_case("our"));
        if we && self.principals.len() == 2 { self.principals.clone() } else { Vec::new() }
    }
}

/// Whether two names with these words between them are named together: `A and President B`.
fn joins(between: &str) -> bool {
    let mut words = between.split_whitespace();
    let count = words.clone().count();
    let together = words.any(|word| word == "and" || word == "&");
    // Titles may be long where they are names of offices; verbs may not stand between.
    let titles = between
        .split_whitespace()
        .filter(|word| word.chars().next().is_some_and(char::is_lowercase))
        .all(|word| {
            [
                "and",
                "of",
                "the",
                "for",
                "s",
                "president",
                "minister",
                "foreign",
                "secretary",
                "leader",
                "his",
                "her",
                "counterpart",
                "top",
                "diplomat",
            ]
            .contains(&word.trim_matches(|c: char| !c.is_alphanumeric()))
        });
    together && titles && count <= MOST_WORDS_BETWEEN * 5 || count == 0 || between.trim() == ","
}

/// Whether the words leave the clause that a verb governs.
fn turns_away(between: &str) -> bool {
    between.contains([';', '“', '"'])
        || between.split_whitespace().any(|word| {
            matches!(
                word.trim_matches(|c: char| !c.is_alphanumeric()),
                "who"
                    | "while"
                    | "whose"
                    | "said"
                    | "says"
                    | "that"
                    | "because"
                    | "after"
                    | "before"
                    | "when"
                    | "told"
                    | "but"
                    | "if"
            )
        })
}
