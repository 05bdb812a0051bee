//! The terms of a topic: where they were found, when first and when last, and what a search for them finds.

use readout_corpus::date::Day;
use readout_corpus::format::{Edtf, Packed, Segment, Statement, Topic};
use readout_corpus::model::{SegmentIx, SentenceIx, Span, StatementIx};

use super::months::latest_day;
use super::order::Order as _;
use super::topic_grid::{Account, sentences_of};

/// A term and its uses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term<'a> {
    /// The term as the authority writes it; of a spelling that it does not list, as the text does.
    pub term: &'a str,
    /// Each use in a statement, in the order of the corpus.
    pub uses: Vec<Use>,
    /// The use of the earliest date; of several the first in the corpus.
    pub first: Option<Use>,
    /// The use of the latest date; of several the last in the corpus.
    pub last: Option<Use>,
}

/// A place where a term stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Use {
    /// The statement.
    pub statement: StatementIx,
    /// The term in its text.
    pub span: Span,
}

/// The terms of a topic with their uses in some statements, the most used first; what is never used is at the end.
pub fn terms<'a>(
    corpus: Packed<'a>,
    topic: Topic<'a>,
    statements: &[StatementIx],
) -> Vec<Term<'a>> {
    let new = |term: &'a str| Term { term, uses: Vec::new(), first: None, last: None };
    let mut terms: Vec<(String, Term<'a>)> = Vec::new();
    for term in topic.terms() {
        let key = folded(term);
        if terms.iter().all(|(one, _)| *one != key) {
            terms.push((key, new(term)));
        }
    }
    let mut days: Vec<Option<(Day, Day)>> = vec![None; terms.len()];
    // The spellings of texts are few, and folding each use of one anew was half of the work.
    let mut spellings: Vec<(&'a str, usize)> = Vec::new();
    // Statements of one segment stand together and share its date.
    let mut dated: Option<(SegmentIx, Option<(Day, Day)>)> = None;
    for statement in statements.iter().filter_map(|&ix| corpus.statement(ix)) {
        // Without a date nothing can be said to be first: such uses only count.
        let segment = statement.segment();
        let day = match dated {
            Some((last, day)) if last == segment => day,
            _ => {
                let date = said_on(corpus, statement);
                let first = date.and_then(|date| date.first_day().or(date.last_day()));
                first.zip(date.and_then(latest_day))
            }
        };
        dated = Some((segment, day));
        let hits = statement.topics().filter(|hit| hit.topic() == topic.ix());
        for span in hits.flat_map(|hit| hit.terms()) {
            let text = statement.slice(span);
            let known = spellings.iter().find(|(one, _)| *one == text).map(|&(_, at)| at);
            let at = known.unwrap_or_else(|| {
                let key = folded(text);
                let at = terms.iter().position(|(one, _)| *one == key).unwrap_or_else(|| {
                    terms.push((key, new(text)));
                    days.push(None);
                    terms.len() - 1
                });
                spellings.push((text, at));
                at
            });
            let (Some((_, term)), Some(days)) = (terms.get_mut(at), days.get_mut(at)) else {
                continue;
            };
            let found = Use { statement: statement.ix(), span };
            term.uses.push(found);
            let Some((first, last)) = day else { continue };
            let (earliest, latest) = days.get_or_insert((first, last));
            if term.first.is_none() || first < *earliest {
                (*earliest, term.first) = (first, Some(found));
            }
            if term.last.is_none() || last >= *latest {
                (*latest, term.last) = (last, Some(found));
            }
        }
    }
    let mut terms: Vec<Term<'a>> = terms.into_iter().map(|(_, term)| term).collect();
    terms.order_by_key(|term| std::cmp::Reverse(term.uses.len()));
    terms
}

/// When a statement was made: on the day that its segment tells of, otherwise by the day of its publication.
pub fn said_on<'a>(corpus: Packed<'a>, statement: Statement<'_>) -> Option<Edtf<'a>> {
    let segment = corpus.segment(statement.segment())?;
    segment.event_date().or(segment.date())
}

/// What a search for a topic's terms finds in an account that has no statement on it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Searched {
    /// How many sentences were searched.
    pub sentences: usize,
    /// Those that hold a term all the same: outside of statements, or as a part of another name.
    pub elsewhere: Vec<(SegmentIx, SentenceIx)>,
}

/// Searches an account for the terms of a topic.
pub fn searched(corpus: Packed<'_>, account: &Account, topic: Topic<'_>) -> Searched {
    let terms: Vec<Wanted<'_>> = topic.terms().map(Wanted::of).collect();
    let mut searched = Searched::default();
    for segment in account.segments.iter().filter_map(|&ix| corpus.segment(ix)) {
        for (sentence, span) in sentences_of(segment) {
            searched.sentences += 1;
            let text = segment.slice(span);
            let key = folded(text);
            if terms.iter().any(|term| term.stands_in(text, &key)) {
                searched.elsewhere.push((segment.ix(), sentence));
            }
        }
    }
    searched
}

/// The sentence of a segment in which a passage begins.
pub fn sentence_span(segment: Segment<'_>, passage: Span) -> Option<Span> {
    let mut spans = segment.sentences().map(|sentence| sentence.span());
    spans.find(|span| span.end > passage.start)
}

struct Wanted<'a> {
    term: &'a str,
    key: String,
    /// Short terms in capitals are only looked for in capitals.
    exact: bool,
}

impl<'a> Wanted<'a> {
    fn of(term: &'a str) -> Self {
        let exact = term.chars().count() <= 4 && term.chars().all(char::is_uppercase);
        Self { term, key: folded(term), exact }
    }

    fn stands_in(&self, text: &str, key: &str) -> bool {
        if self.exact { is_word_of(self.term, text) } else { is_word_of(&self.key, key) }
    }
}

/// Whether a term stands in a text with no letter or digit touching it; Chinese signs have no blanks between words.
fn is_word_of(term: &str, text: &str) -> bool {
    let sticks = |c: Option<char>| {
        c.is_some_and(|c| c.is_alphanumeric() && !('\u{3400}'..='\u{9fff}').contains(&c))
    };
    !term.is_empty()
        && text.match_indices(term).any(|(at, found)| {
            let before = text.get(..at).and_then(|before| before.chars().next_back());
            let behind = text.get(at + found.len()..).and_then(|behind| behind.chars().next());
            !sticks(before) && !sticks(behind)
        })
}

/// A term or text without what spellings differ in: case, apostrophes, British and American forms.
fn folded(text: &str) -> String {
    const PAIRS: [(&str, &str); 6] = [
        ("’", "'"),
        ("ization", "isation"),
        ("iz", "is"),
        ("neighbor", "neighbour"),
        ("center", "centre"),
        ("defense", "defence"),
    ];
    let mut folded: String = text.chars().flat_map(char::to_lowercase).collect();
    for (from, to) in PAIRS {
        if folded.contains(from) {
            folded = folded.replace(from, to);
        }
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::models::fixture::{self, FISHING, HARBOUR};
    use crate::models::scope::Scope;
    use crate::models::topic_grid::told;

    #[test]
    fn a_term_knows_its_first_and_its_last_use() {
        let corpus = fixture::corpus();
        let fishing = corpus.topic(FISHING).expect("a topic");
        let all: Vec<StatementIx> = fishing.statements().map(|one| one.ix()).collect();
        let found = terms(corpus, fishing, &all);
        let [term] = found.as_slice() else { panic!("one term") };
        assert_eq!((term.term, term.uses.len()), ("fishing", 2));
        let id = |found: Option<Use>| Some(corpus.statement(found?.statement)?.id());
        assert_eq!(id(term.first), Some("a-northern-account/all#2"));
        assert_eq!(id(term.last), Some("b-southern-account/all#1"));
    }

    #[test]
    fn a_term_that_nobody_uses_is_listed_without_a_use() {
        let corpus = fixture::corpus();
        let harbour = corpus.topic(HARBOUR).expect("a topic");
        let found = terms(corpus, harbour, &[]);
        assert_eq!(found, [Term { term: "harbour", uses: vec![], first: None, last: None }]);
    }

    #[test]
    fn an_absence_says_how_many_sentences_were_searched() {
        let corpus = fixture::corpus();
        let meeting = corpus.meeting_by_id("2030-03-01-second").expect("a meeting");
        let told = told(corpus, &Scope::all(corpus), meeting).expect("accounts");
        let harbour = corpus.topic(HARBOUR).expect("a topic");
        let south = told.accounts.last().expect("the south");
        let found = searched(corpus, south, harbour);
        assert_eq!(found, Searched { sentences: 2, elsewhere: vec![] });
        // Where the topic is told, the same search finds it.
        let north = told.accounts.first().expect("the north");
        assert_eq!(searched(corpus, north, harbour).elsewhere.len(), 2);
    }

    #[test]
    fn spellings_do_not_make_another_term() {
        assert_eq!(folded("Globalization’s"), folded("globalisation's"));
        assert_eq!(folded("Defense Center"), folded("defence centre"));
    }

    #[test]
    fn a_term_is_found_as_a_word_and_not_as_a_part_of_one() {
        let stands = |term: &str, text: &str| Wanted::of(term).stands_in(text, &folded(text));
        assert!(stands("trade", "Both spoke of Trade."));
        assert!(!stands("oil", "Turmoil was feared"));
        assert!(stands("UN", "The UN Charter") && !stands("UN", "un pas"));
        assert!(stands("台湾", "谈到台湾问题"));
        assert!(!stands("", "nothing"));
    }
}
