//! Questions that a thread of their own answers, so that the page stays free meanwhile.
//!
//! A corpus in pieces is large, and a pass over all of it would hold the page up. Where no such thread starts (a policy
//! or a browser that has none), the page answers by itself.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use leptos::prelude::*;
use readout_corpus::query::Query;
use wasm_bindgen_futures::spawn_local;

use super::arrival;
use super::thread::{ASK, AWAITED, BLOCK, FORGET, FOUND, HEAD, READY};
use crate::dom::fetch::pause;
use crate::dom::worker::{self, Message, Thread, message};
use crate::route::{Address, Route};

/// A thread that has not started after so many milliseconds is not waited for.
const START_MS: i32 = 10_000;

/// How far the thread is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    /// It is about to start; questions wait.
    Starting,
    /// It answers.
    Ready,
    /// There is none: the page answers by itself.
    None,
}

/// What somebody asks.
struct Asked {
    query: Query,
    all: bool,
    /// Counts the questions of all.
    number: u32,
    is_sent: bool,
    found: Option<Rc<[u32]>>,
    /// Told when there is an answer.
    news: ArcTrigger,
}

thread_local! {
    static THREAD: RefCell<Option<Thread>> = const { RefCell::new(None) };
    /// Whether the thread hears yet, and the head of the corpus until then.
    static HEARS: Cell<bool> = const { Cell::new(false) };
    static HEAD_BYTES: RefCell<Option<Vec<u8>>> = const { RefCell::new(None) };
    static STAGE: ArcRwSignal<Stage> = ArcRwSignal::new(Stage::None);
    static ASKED: RefCell<BTreeMap<u32, Asked>> = const { RefCell::new(BTreeMap::new()) };
    static COUNT: Cell<u32> = const { Cell::new(0) };
}

/// Who asks: one question at a time, of which a newer one takes the place.
#[derive(Clone, Copy, Debug)]
pub struct Asker(u32);

/// What there is to a question.
pub enum Said {
    /// The page has to answer by itself.
    Here,
    /// The answer is not there yet; whoever asked is told.
    NotYet,
    /// The answer, as numbers.
    Found(Rc<[u32]>),
}

fn stage() -> ArcRwSignal<Stage> {
    STAGE.with(Clone::clone)
}

fn next() -> u32 {
    COUNT.replace(COUNT.get().wrapping_add(1))
}

/// Starts the thread, at the same time as the head of the corpus is on its way.
pub fn start() {
    let Some(thread) = Thread::start(heard, give_up) else { return };
    THREAD.set(Some(thread));
    stage().set(Stage::Starting);
    spawn_local(async {
        pause(START_MS).await;
        if !HEARS.get() {
            give_up();
        }
    });
}

/// Hands over the head of the corpus, as soon as the thread hears.
pub fn hand_over_head(bytes: Vec<u8>) {
    if stage().get_untracked() == Stage::Starting {
        HEAD_BYTES.set(Some(bytes));
        open();
    }
}

/// Lets the thread answer, once it hears and the head is here: whichever comes last.
fn open() {
    let Some(bytes) = HEARS.get().then(|| HEAD_BYTES.take()).flatten() else { return };
    let said = message(&[HEAD]);
    said.push(&worker::bytes(&bytes));
    say(&said);
    stage().set(Stage::Ready);
    ASKED.with_borrow_mut(|asked| {
        asked.iter_mut().for_each(|(&asker, asked)| asked.send(asker));
    });
}

/// Hands over a block.
pub fn hand_over(number: u32, bytes: &[u8]) {
    let said = message(&[BLOCK, number]);
    said.push(&worker::bytes(bytes));
    say(&said);
}

fn say(said: &Message) {
    let is_said = THREAD.with_borrow(|thread| thread.as_ref().is_none_or(|one| one.say(said)));
    if !is_said {
        give_up();
    }
}

/// Goes on without the thread: whoever waits for it is told.
pub fn give_up() {
    HEAD_BYTES.set(None);
    if THREAD.take().is_some() {
        arrival::await_for_thread(Vec::new());
        stage().set(Stage::None);
    }
}

fn heard(said: &Message) {
    match worker::number(said, 0) {
        READY => {
            HEARS.set(true);
            open();
        }
        AWAITED => arrival::await_for_thread(worker::numbers(said)),
        FOUND => {
            let (asker, number) = (worker::number(said, 1), worker::number(said, 2));
            let news = ASKED.with_borrow_mut(|asked| {
                // A question that a newer one has overtaken is never answered.
                let asked = asked.get_mut(&asker).filter(|asked| asked.number == number)?;
                asked.found = Some(worker::numbers(said).into());
                Some(asked.news.clone())
            });
            news.into_iter().for_each(|news| news.notify());
        }
        _ => {}
    }
}

impl Asked {
    fn send(&mut self, asker: u32) {
        if self.is_sent || self.found.is_some() {
            return;
        }
        self.is_sent = true;
        let said = message(&[ASK, asker, self.number]);
        said.push(&Address::with_query(Route::Documents, &self.query).fragment().into());
        said.push(&u32::from(self.all).into());
        say(&said);
    }
}

impl Asker {
    /// Somebody new.
    pub fn new() -> Self {
        Self(next())
    }

    /// Asks, unless that is what was asked last; whoever runs this is run again when there is more to say.
    pub fn ask(self, query: &Query, all: bool) -> Said {
        let stage = stage().get();
        if stage == Stage::None {
            return Said::Here;
        }
        ASKED.with_borrow_mut(|asked| {
            let news = asked.get(&self.0).map(|asked| asked.news.clone()).unwrap_or_default();
            let is_same = |asked: &Asked| asked.query == *query && asked.all == all;
            if !asked.get(&self.0).is_some_and(is_same) {
                let (query, number) = (query.clone(), next());
                let new = Asked { query, all, number, is_sent: false, found: None, news };
                asked.insert(self.0, new);
            }
            let Some(asked) = asked.get_mut(&self.0) else { return Said::NotYet };
            asked.news.track();
            if stage == Stage::Ready {
                asked.send(self.0);
            }
            asked.found.clone().map_or(Said::NotYet, Said::Found)
        })
    }

    /// What was found has been taken in, or nobody asks any more.
    pub fn forget(self) {
        if let Some(asked) = ASKED.with_borrow_mut(|asked| asked.remove(&self.0))
            && asked.found.is_none()
        {
            say(&message(&[FORGET, self.0]));
        }
    }
}
