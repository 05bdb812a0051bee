//! What the filters find.
//!
//! Of an embedded corpus that is known at once. Of one in pieces, the last answer stands, together with the question
//! that it answers, until everything is there that the newer one rests on: a count and the filters beside it always
//! belong together, and a question that a newer one has overtaken is never answered.

use leptos::prelude::*;
use readout_corpus::format::Packed;
use readout_corpus::query::{Query, ResultSet};

#[cfg(feature = "sharded")]
pub use pieces::{Results, answer_to, answers};
#[cfg(not(feature = "sharded"))]
pub use whole::{Results, answer_to, answers};

use crate::route::Address;

#[cfg(not(feature = "sharded"))]
mod whole {
    use super::*;
    use readout_corpus::query::run;

    /// What the filters find.
    pub type Results = Memo<ResultSet<'static>>;

    pub fn answers(corpus: Packed<'static>, address: Memo<Address>) -> (Memo<Query>, Results) {
        let query = Memo::new(move |_| address.with(|address| address.query.clone()));
        (query, answer_to(corpus, query))
    }

    /// What a query finds that is not the page's own.
    pub fn answer_to(corpus: Packed<'static>, query: Memo<Query>) -> Results {
        Memo::new(move |_| query.with(|query| run(corpus, query)))
    }
}

#[cfg(feature = "sharded")]
mod pieces {
    use std::sync::Arc;

    use super::*;
    use crate::models::results::FIRST;
    use crate::pieces::{self, Asker, Said, complete};
    use crate::route::Route;
    use readout_corpus::query::{find, from_numbers};

    /// A question and its answer.
    struct Answer {
        query: Query,
        /// Whether statements and meetings were looked for, which reads far more.
        all: bool,
        found: Option<ResultSet<'static>>,
        /// Whether a newer question waits.
        is_old: bool,
    }

    /// What the filters find.
    #[derive(Clone, Copy)]
    pub struct Results {
        answer: Memo<Arc<Answer>>,
        is_ready: Memo<bool>,
        is_answered: Memo<bool>,
    }

    impl Results {
        /// Reads what was found; everything empty before the first answer.
        pub fn with<T>(self, read: impl FnOnce(&ResultSet<'static>) -> T) -> T {
            self.answer.with(|answer| match &answer.found {
                Some(found) => read(found),
                None => read(&ResultSet::default()),
            })
        }

        /// The same without following it.
        pub fn with_untracked<T>(self, read: impl FnOnce(&ResultSet<'static>) -> T) -> T {
            untrack(|| self.with(read))
        }

        /// Whether there is an answer to show that has all that the place shows.
        pub fn is_ready(self) -> bool {
            self.is_ready.get()
        }

        /// Whether it is the answer to what is asked.
        pub fn is_answered(self) -> bool {
            self.is_answered.get()
        }

        /// Whether statements and meetings are among what was looked for.
        pub fn has_all(self) -> bool {
            self.answer.with(|answer| answer.all)
        }
    }

    /// Whether a place shows statements and meetings that are found.
    fn asks_for_all(route: &Route) -> bool {
        !matches!(
            route,
            Route::Documents | Route::Document { .. } | Route::About | Route::Unknown { .. }
        )
    }

    /// Reads with an answer what a list of results shows of the first documents, so that the list stands at once.
    fn read_first(corpus: Packed<'static>, found: &ResultSet<'_>) {
        for hit in found.documents.iter().take(FIRST) {
            let _ = corpus.document(hit.document).map(|one| (one.id(), one.title(), one.date()));
        }
    }

    /// The answer to a question, once all has come that it rests on.
    fn answer(
        corpus: Packed<'static>,
        asker: Asker,
        query: &Query,
        all: bool,
    ) -> Option<ResultSet<'static>> {
        let numbers = match asker.ask(query, all) {
            Said::NotYet => return None,
            Said::Found(numbers) => Some(numbers),
            Said::Here => None,
        };
        let made = complete(|| {
            let found = match &numbers {
                Some(numbers) => from_numbers(corpus, numbers)?,
                None => find(corpus, query, all),
            };
            read_first(corpus, &found);
            Some(found)
        })?;
        match made {
            Some(_) => asker.forget(),
            // What the thread says makes no sense here.
            None => pieces::give_up(),
        }
        made
    }

    pub fn answers(corpus: Packed<'static>, address: Memo<Address>) -> (Memo<Query>, Results) {
        let asked = Memo::new(move |_| {
            address.with(|address| (address.query.clone(), asks_for_all(&address.route)))
        });
        let results = results(corpus, asked);
        (Memo::new(move |_| results.answer.with(|answer| answer.query.clone())), results)
    }

    /// What a query finds that is not the page's own.
    pub fn answer_to(corpus: Packed<'static>, query: Memo<Query>) -> Results {
        results(corpus, Memo::new(move |_| (query.get(), true)))
    }

    fn results(corpus: Packed<'static>, asked: Memo<(Query, bool)>) -> Results {
        let asker = Asker::new();
        on_cleanup(move || asker.forget());
        let answer = Memo::new_with_compare(
            move |before: Option<&Arc<Answer>>| {
                let (query, all) = asked.get();
                // Going back to a place that needs less asks nothing anew.
                if let Some(before) = before
                    && before.found.is_some()
                    && before.query == query
                    && (before.all || !all)
                    && !before.is_old
                {
                    return before.clone();
                }
                let found = answer(corpus, asker, &query, all);
                Arc::new(match (found, before) {
                    (None, Some(before)) => {
                        let found = before.found.clone();
                        Answer { query: before.query.clone(), all: before.all, found, is_old: true }
                    }
                    (found, _) => Answer { query, all, is_old: found.is_none(), found },
                })
            },
            |old, new| !old.zip(new).is_some_and(|(old, new)| Arc::ptr_eq(old, new)),
        );
        let is_ready = Memo::new(move |_| {
            let needs_all = asked.with(|(_, all)| *all);
            answer.with(|answer| answer.found.is_some() && (answer.all || !needs_all))
        });
        let is_answered = Memo::new(move |_| answer.with(|answer| !answer.is_old));
        Results { answer, is_ready, is_answered }
    }
}
