use super::*;
use crate::models::fixture::{self, FISHING, HARBOUR, NORTH, SOUTH};
use proptest::prelude::*;
use readout_corpus::compare::compare;
use readout_corpus::date::Day;
use readout_corpus::query::{Facet, Query, run};

fn second(corpus: Packed<'static>, scope: &Scope) -> Told {
    told(corpus, scope, corpus.meeting_by_id("2030-03-01-second").expect("a meeting"))
        .expect("accounts")
}

#[test]
fn each_reporting_side_has_a_column_with_the_topics_in_the_order_of_its_text() {
    let corpus = fixture::corpus();
    let told = second(corpus, &Scope::all(corpus));
    let found: Vec<_> = told
        .accounts
        .iter()
        .map(|account| {
            let parts = account.parts.iter();
            let parts = parts.map(|part| (part.topic, part.statements.len(), part.position));
            (account.side, account.statements, parts.collect::<Vec<_>>())
        })
        .collect();
    let north = (Some(NORTH), 3, vec![(HARBOUR, 2, 1), (FISHING, 1, 2)]);
    assert_eq!(found, [north, (Some(SOUTH), 1, vec![(FISHING, 1, 1)])]);
    assert_eq!(told.silent, []);
}

#[test]
fn words_are_those_of_the_sentences_that_show_the_topic() {
    let corpus = fixture::corpus();
    let told = second(corpus, &Scope::all(corpus));
    let north = told.accounts.first().expect("the north");
    let harbour = north.part(HARBOUR).expect("harbour");
    // "Anna Berg said that the harbour must stay open." and "Both sides agreed on the harbour."
    assert_eq!((north.sentences, north.words), (3, 23));
    assert_eq!((harbour.sentences, harbour.words), (2, 15));
    assert_eq!(harbour.value(Measure::Share, north), 652);
    assert_eq!(harbour.first.map(|(_, number)| number), Some(1));
}

#[test]
fn a_meeting_without_a_statement_in_an_account_has_no_column() {
    let corpus = fixture::corpus();
    let grid = grid(corpus, &Scope::all(corpus), false, 9);
    let ids: Vec<_> =
        grid.meetings.iter().filter_map(|told| Some(corpus.meeting(told.meeting)?.id())).collect();
    // A newsroom tells of the older one, without a statement; the third is only announced.
    assert_eq!(ids, ["2030-03-01-second"]);
    assert_eq!(grid.earlier, 0);
}

#[test]
fn what_filters_hide_is_not_an_absence() {
    let corpus = fixture::corpus();
    let mut query = Query::default();
    query.filters.add(Facet::Side, "north");
    let scope = Scope::of(corpus, &run(corpus, &query), None);
    let told = second(corpus, &scope);
    let north = told.accounts.first().expect("the north");
    let fishing = north.part(FISHING).expect("said by the south in the north's account");
    assert_eq!((fishing.statements.len(), fishing.hidden, fishing.words), (0, 1, 0));
    assert_eq!(fishing.position, 2, "the text did not change");
}

#[test]
fn an_account_that_was_published_later_has_no_column_yet() {
    let corpus = fixture::corpus();
    let day = Day::new(2030, 3, 2);
    let query = Query { as_of: day, ..Query::default() };
    let scope = Scope::of(corpus, &run(corpus, &query), day);
    let sides: Vec<_> = second(corpus, &scope).accounts.iter().map(|one| one.side).collect();
    assert_eq!(sides, [Some(NORTH)]);
    assert_eq!(second(corpus, &scope).silent, [SOUTH]);
}

#[test]
fn without_filters_topics_that_nobody_speaks_on_have_a_row_too() {
    let corpus = crate::corpus::open().expect("the page's corpus");
    let grid = grid(corpus, &Scope::all(corpus), false, 2);
    assert_eq!(grid.topics.len(), corpus.topics().len());
    assert!(grid.topics.is_sorted_by_key(|(_, total)| std::cmp::Reverse(*total)));
    assert!(grid.earlier > 0 && grid.meetings.len() == 2);
}

#[test]
fn a_row_s_total_is_what_its_link_finds() {
    let corpus = crate::corpus::open().expect("the page's corpus");
    for (topic, total) in grid(corpus, &Scope::all(corpus), false, 0).topics {
        let mut query = Query::default();
        query.filters.add(Facet::Topic, corpus.topic(topic).expect("a topic").id());
        assert_eq!(run(corpus, &query).statements.len(), total);
    }
}

#[test]
fn an_account_of_one_segment_counts_its_words_as_the_comparison_of_two_accounts_does() {
    let corpus = crate::corpus::open().expect("the page's corpus");
    let grid = grid(corpus, &Scope::all(corpus), false, usize::MAX);
    let mut seen = 0;
    for account in grid.meetings.iter().flat_map(|told| &told.accounts) {
        let [segment] = account.segments.as_slice() else { continue };
        let all = corpus.segment(*segment).expect("a segment").statements().len();
        let compared = compare(corpus, *segment, *segment).expect("a comparison");
        assert_eq!(compared.left.words as usize, account.words);
        assert_eq!(compared.left.sentences as usize, account.sentences);
        if account.statements != all {
            continue;
        }
        for share in compared.topics {
            let part = account.part(share.topic).expect("the same topics");
            assert_eq!(
                (share.left.words as usize, share.left.sentences as usize),
                (part.words, part.sentences)
            );
            assert_eq!(share.left.permille as usize, part.value(Measure::Share, account));
            assert_eq!(
                share.left.first.map(|(_, number)| number as usize),
                part.first.map(|one| one.1)
            );
            seen += 1;
        }
    }
    assert!(seen > 5, "accounts that can be compared");
}

/// Counts a cell once more from the other end: from every sentence of the corpus to the statements in it.
fn recount(
    corpus: Packed<'static>,
    scope: &Scope,
    meeting: Meeting<'_>,
    side: Option<SideIx>,
    topic: TopicIx,
) -> (usize, usize, usize) {
    let accounts: Vec<Report> = reports(corpus, meeting, scope.as_of())
        .into_iter()
        .filter(|report| report.role == Role::Account)
        .collect();
    let mut statements: Vec<StatementIx> = Vec::new();
    for report in accounts.iter().filter(|report| report.side == side) {
        for &ix in &report.statements {
            let statement = corpus.statement(ix).expect("a statement");
            let repeats = statement.copy_of().is_some_and(|original| {
                accounts.iter().any(|other| {
                    other.statements.contains(&original) && (side.is_none() || other.side == side)
                })
            });
            let is_about = statement.topics().any(|hit| hit.topic() == topic);
            if !repeats && is_about && scope.has_statement(statement) {
                statements.push(ix);
            }
        }
    }
    let (mut sentences, mut words) = (0, 0);
    for sentence in corpus.sentences() {
        let segment = corpus.segment(sentence.segment()).expect("a segment");
        let is_heading = segment.title().is_some_and(|title| title.overlaps(sentence.span()));
        let has_term = statements.iter().filter_map(|&ix| corpus.statement(ix)).any(|one| {
            one.segment() == sentence.segment()
                && one.topics().filter(|hit| hit.topic() == topic).flat_map(|hit| hit.terms()).any(
                    |term| sentence.span().start <= term.start && term.start < sentence.span().end,
                )
        });
        if has_term && !is_heading {
            sentences += 1;
            words += count_words(sentence.text());
        }
    }
    (statements.len(), sentences, words)
}

fn recounted(corpus: Packed<'static>, scope: &Scope, most: usize) -> usize {
    let mut cells = 0;
    for told in grid(corpus, scope, false, most).meetings {
        let meeting = corpus.meeting(told.meeting).expect("a meeting");
        for account in &told.accounts {
            for topic in corpus.topics() {
                let own = account.part(topic.ix());
                let own =
                    own.map_or((0, 0, 0), |one| (one.statements.len(), one.sentences, one.words));
                assert_eq!(own, recount(corpus, scope, meeting, account.side, topic.ix()));
                cells += 1;
            }
        }
    }
    cells
}

#[test]
fn every_cell_is_what_a_count_from_the_other_end_finds() {
    let corpus = fixture::corpus();
    assert_eq!(recounted(corpus, &Scope::all(corpus), usize::MAX), 4);
    let corpus = crate::corpus::open().expect("the page's corpus");
    assert!(recounted(corpus, &Scope::all(corpus), 3) > 50);
}

#[test]
fn measures_have_names_that_lead_back_to_them() {
    for measure in Measure::ALL {
        assert_eq!(Measure::from_name(measure.name()), Some(measure));
    }
    assert_eq!(Measure::from_name("colour"), None);
}

proptest! {
    #[test]
    fn under_any_filters_what_is_left_and_what_is_hidden_is_what_there_is(
        chosen in prop::collection::vec((0..Facet::ALL.len(), 0usize..50), 0..3),
        as_of in prop::option::of(0..900i32),
    ) {
        let corpus = crate::corpus::open().expect("the page's corpus");
        let as_of = as_of.and_then(|days| Day::new(2024, 9, 1).map(|first| Day(first.0 + days)));
        let mut query = Query { as_of, ..Query::default() };
        let all = run(corpus, &Query { as_of, ..Query::default() });
        for (facet, value) in chosen {
            let facet = Facet::ALL[facet];
            let values = all.facet(facet).expect("counts").values.clone();
            if let Some(value) = values.get(value % values.len().max(1)) {
                query.filters.add(facet, value.id);
            }
        }
        let found = run(corpus, &query);
        let filtered = Scope::of(corpus, &found, as_of);
        let whole = Scope::of(corpus, &all, as_of);
        for left in grid(corpus, &filtered, true, 4).meetings {
            let meeting = corpus.meeting(left.meeting).expect("a meeting");
            let whole = told(corpus, &whole, meeting).expect("accounts");
            prop_assert_eq!(&left.silent, &whole.silent);
            prop_assert_eq!(left.accounts.len(), whole.accounts.len());
            for (left, whole) in left.accounts.iter().zip(&whole.accounts) {
                prop_assert_eq!((left.side, left.words, left.parts.len()), (whole.side, whole.words, whole.parts.len()));
                for (left, whole) in left.parts.iter().zip(&whole.parts) {
                    prop_assert_eq!(left.statements.len() + left.hidden, whole.statements.len());
                    prop_assert!(left.words <= whole.words && left.words <= 2 * whole.words);
                    prop_assert_eq!((left.topic, left.position, left.first), (whole.topic, whole.position, whole.first));
                    let is_found = |ix| found.statements.binary_search(ix).is_ok();
                    prop_assert!(left.statements.iter().all(is_found));
                }
            }
        }
    }
}
