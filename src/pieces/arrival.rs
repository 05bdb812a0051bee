//! What was read and has not come is fetched together; when it has come, whoever read it is run again.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeSet, VecDeque};
use std::sync::OnceLock;

use leptos::prelude::*;
use leptos::reactive::graph::Observer;
use readout_corpus::format::Packed;
use readout_corpus::format::shards::{Block, Shards};
use wasm_bindgen_futures::spawn_local;

use super::asking;
use crate::dom::{self, fetch};
use crate::parts::turns::in_line;

/// The head of the corpus, beside the page's code.
const HEAD: &str = "corpus.head";
/// The folder of the pieces, whose files never change.
const PIECES: &str = "pieces";
/// A view that has to fetch more bytes than this for one step asks the reader first.
const UNASKED_BYTES: u32 = 6 << 20;

/// How long who waits outside of a view lets pass before looking again, in milliseconds.
const LOOK_AGAIN_MS: i32 = 30;

static SHARDS: OnceLock<Shards> = OnceLock::new();

/// What stands between the reader and what was asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Obstacle {
    /// Nothing.
    #[default]
    None,
    /// Pieces did not arrive or are not what they should be, in words.
    Failed(String),
    /// A view reads so much that the reader is asked first: so many bytes.
    Large(u32),
}

/// What is under way. Signals of their own counting, because the page may be mounted several times over one corpus.
struct Under {
    /// Told when pieces have come.
    news: ArcTrigger,
    /// Whether a view stands on something that has not come.
    waits: ArcRwSignal<bool>,
    /// Told when something has come that was read where nobody follows what is read.
    anew: ArcTrigger,
    obstacle: ArcRwSignal<Obstacle>,
    /// Whether something on show answers what was asked before.
    is_old: ArcRwSignal<bool>,
}

/// A place that waits for itself: told in a turn of its own when pieces have come.
struct Place {
    news: ArcTrigger,
    share: u32,
}

/// How many rows of a list are made anew in a turn.
const ROWS_IN_A_TURN: u32 = 4;

/// How much of a turn it takes to make a place anew.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Share {
    /// A row of a list.
    Row,
    /// A part of a view: all of it.
    Part,
}

thread_local! {
    static UNDER: Under = Under {
        news: ArcTrigger::new(),
        waits: ArcRwSignal::new(false),
        anew: ArcTrigger::new(),
        obstacle: ArcRwSignal::default(),
        is_old: ArcRwSignal::new(false),
    };
    /// The places that wait for themselves.
    static PLACES: RefCell<VecDeque<Place>> = const { RefCell::new(VecDeque::new()) };
    /// How many of them, from the first, are yet to be told of what has come.
    static TOLD: Cell<usize> = const { Cell::new(0) };
    /// The pieces that views wait for, and those that the thread that answers questions waits for.
    static FOR_VIEWS: RefCell<BTreeSet<u32>> = const { RefCell::new(BTreeSet::new()) };
    static FOR_THREAD: RefCell<BTreeSet<u32>> = const { RefCell::new(BTreeSet::new()) };
    /// The pieces that are being fetched.
    static COMING: RefCell<BTreeSet<u32>> = const { RefCell::new(BTreeSet::new()) };
    /// Whether what was missed is about to be looked at.
    static GATHERS: Cell<bool> = const { Cell::new(false) };
    /// How deep in places that wait for themselves.
    static DEPTH: Cell<u32> = const { Cell::new(0) };
    /// Who runs that place, and who missed something last in it: a pass over a table misses as often as it has rows.
    static RUNS: Cell<usize> = const { Cell::new(0) };
    static NOTED: Cell<Option<usize>> = const { Cell::new(None) };
    /// Whether something was missed that no memo and no piece of a view would read again by itself.
    static UNFOLLOWED: Cell<bool> = const { Cell::new(false) };
    /// Whether the reader has said that a large download is welcome.
    static AGREED: Cell<bool> = const { Cell::new(false) };
}

/// The corpus, as far as it has come.
///
/// # Errors
///
/// Before its head has been opened.
pub fn corpus() -> Result<Packed<'static>, String> {
    let shards = SHARDS.get().ok_or("expected the head of the corpus to be opened first")?;
    Ok(shards.packed())
}

/// Fetches and opens the head.
///
/// # Errors
///
/// Where it does not arrive or is not the head of a corpus that this page can read, in words.
pub async fn open() -> Result<(), String> {
    if SHARDS.get().is_some() {
        return Ok(());
    }
    asking::start();
    // Its name stays while its contents change, so the host is asked whether it is still the same.
    let bytes = match fetch::early("head").await {
        Some(bytes) => bytes,
        None => fetch::bytes(HEAD, fetch::Cache::Ask).await?,
    };
    let shards = Shards::open(&bytes).map_err(|error| format!("{error}: {}", fetch::url(HEAD)))?;
    shards.on_miss(missed);
    let _ = SHARDS.set(shards);
    asking::hand_over_head(bytes);
    std::mem::forget(dom::Listener::on_window("online", |_| {
        if matches!(obstacle().get_untracked(), Obstacle::Failed(_)) {
            go_on();
        }
    }));
    Ok(())
}

/// What a closure makes of the corpus; `None` where something that it read has not come.
///
/// It reads the corpus itself and no memo that does: what a memo has read before is not seen here.
pub fn complete<T>(make: impl FnOnce() -> T) -> Option<T> {
    let (made, is_whole) = looked(false, make);
    is_whole.then_some(made)
}

/// What a closure makes of the corpus, and whether all that it read has come. Unless it is `noted` that something has
/// not, whoever runs this is run again with all others when it has.
fn looked<T>(noted: bool, make: impl FnOnce() -> T) -> (T, bool) {
    let misses = || SHARDS.get().map_or(0, Shards::misses);
    let before = misses();
    let runs = RUNS.replace(reader());
    let noted = NOTED.replace(noted.then(reader));
    DEPTH.set(DEPTH.get() + 1);
    let made = make();
    DEPTH.set(DEPTH.get() - 1);
    NOTED.set(noted);
    RUNS.set(runs);
    (made, misses() == before)
}

/// As [`complete`], for a place of a view: whoever runs it is run again in a turn of its own, with few others, when
/// pieces have come. All places of a view at once would keep the browser from answering.
pub fn complete_in_turn<T>(share: Share, make: impl FnOnce() -> T) -> Option<T> {
    let (made, is_whole) = looked(true, make);
    if is_whole {
        return Some(made);
    }
    let news = ArcTrigger::new();
    news.track();
    let share = if share == Share::Row { 1 } else { ROWS_IN_A_TURN };
    PLACES.with_borrow_mut(|places| places.push_back(Place { news, share }));
    gather_soon();
    None
}

/// A memo that keeps its value while what the next one rests on is awaited; with the first one the whole view waits.
///
/// `follow` reads the memos that `make` reads, so that what they miss themselves is known as theirs.
pub fn kept<T: Clone + PartialEq + Default + Send + Sync + 'static>(
    follow: impl Fn() + Send + Sync + 'static,
    make: impl Fn() -> T + Send + Sync + 'static,
) -> Memo<T> {
    let was_here = StoredValue::new(false);
    Memo::new(move |before: Option<&T>| {
        follow();
        let made = complete(&make);
        was_here.update_value(|was_here| *was_here |= made.is_some());
        made.or_else(|| as_before(before.filter(|_| was_here.get_value()))).unwrap_or_else(|| {
            wait();
            T::default()
        })
    })
}

/// The same without a value until the first one is here; who reads it says that it waits.
pub fn kept_once_here<T: Clone + PartialEq + Send + Sync + 'static>(
    follow: impl Fn() + Send + Sync + 'static,
    make: impl Fn() -> T + Send + Sync + 'static,
) -> Memo<Option<T>> {
    Memo::new(move |before: Option<&Option<T>>| {
        follow();
        complete(&make).or_else(|| as_before(before?.as_ref()))
    })
}

/// What answers what was asked before, if there is anything.
fn as_before<T: Clone>(before: Option<&T>) -> Option<T> {
    let before = before?.clone();
    UNDER.with(|under| set(&under.is_old, true));
    Some(before)
}

/// What a closure makes of the corpus once everything that it reads has come; `None` where that does not arrive.
pub async fn all<T>(make: impl Fn() -> T) -> Option<T> {
    loop {
        if let Some(made) = complete(&make) {
            return Some(made);
        }
        if obstacle().get_untracked() != Obstacle::None {
            return None;
        }
        fetch::pause(LOOK_AGAIN_MS).await;
    }
}

/// Whether a view stands on something that has not come.
pub fn waits() -> ArcRwSignal<bool> {
    UNDER.with(|under| under.waits.clone())
}

/// Whether the view stands on something that has not come, for those who ask once.
pub fn is_awaited() -> bool {
    UNDER.with(|under| under.waits.get_untracked())
}

/// Whether something on show answers what was asked before.
pub fn is_old() -> ArcRwSignal<bool> {
    UNDER.with(|under| under.is_old.clone())
}

/// Told when the view has to be made anew.
pub fn anew() -> ArcTrigger {
    UNDER.with(|under| under.anew.clone())
}

/// What stands in the way.
pub fn obstacle() -> ArcRwSignal<Obstacle> {
    UNDER.with(|under| under.obstacle.clone())
}

/// Tries again what failed, or fetches what was found large, for as long as the reader stays at this place.
pub fn go_on() {
    if matches!(obstacle().get_untracked(), Obstacle::Large(_)) {
        AGREED.set(true);
    }
    obstacle().set(Obstacle::None);
    tell();
    gather_soon();
}

/// The reader has gone to another place: what stood in the way of the last one is left behind.
pub fn moved() {
    AGREED.set(false);
    if obstacle().get_untracked() != Obstacle::None {
        // Whoever is still there says again what is missing; what the last place missed concerns nobody.
        FOR_VIEWS.with_borrow_mut(|wanted| {
            COMING.with_borrow(|coming| wanted.retain(|number| coming.contains(number)));
        });
        obstacle().set(Obstacle::None);
        tell();
        gather_soon();
    }
}

/// What the thread that answers questions waits for, in place of what it waited for before.
pub fn await_for_thread(numbers: Vec<u32>) {
    FOR_THREAD.set(numbers.into_iter().collect());
    gather_soon();
}

/// Something was read that is not there.
fn missed() {
    let reader = reader();
    if DEPTH.get() > 0 && NOTED.replace(Some(reader)) == Some(reader) {
        return;
    }
    UNDER.with(|under| under.news.track());
    if DEPTH.get() == 0 && reader == 0 {
        UNFOLLOWED.set(true);
    }
    // What a memo misses is missing wherever it is read, which nobody sees there.
    if DEPTH.get() == 0 || reader != RUNS.get() {
        wait();
    }
    gather_soon();
}

/// Who reads, as a number; 0 where nobody follows what is read.
fn reader() -> usize {
    Observer::get().map_or(0, |observer| observer.0)
}

/// The view stands on something that has not come.
fn wait() {
    UNDER.with(|under| set(&under.waits, true));
}

/// Tells nobody who knows already.
fn set(signal: &ArcRwSignal<bool>, value: bool) {
    if signal.get_untracked() != value {
        signal.set(value);
    }
}

fn gather_soon() {
    if !GATHERS.replace(true) {
        spawn_local(async {
            // Effects that are about to run read too; what they miss comes with the rest.
            fetch::pause(0).await;
            gather().await;
        });
    }
}

/// Runs all again that read something absent.
fn tell() {
    UNDER.with(|under| {
        if COMING.with_borrow(BTreeSet::is_empty) {
            // Whoever still misses something says so while it runs.
            set(&under.waits, false);
            set(&under.is_old, false);
        }
        under.news.notify();
        tell_places();
        if UNFOLLOWED.replace(false) {
            under.anew.notify();
        }
    });
}

/// Runs the places that wait for themselves again, a few with each turn.
fn tell_places() {
    let told = PLACES.with_borrow(VecDeque::len);
    if TOLD.replace(told) == 0 && told > 0 {
        in_line(turn_of_places);
    }
}

/// A turn of places that are told; those that miss something else wait anew, behind them.
fn turn_of_places() -> bool {
    let mut share = 0;
    while TOLD.get() > 0 && share < ROWS_IN_A_TURN {
        let Some(place) = PLACES.with_borrow_mut(VecDeque::pop_front) else { break };
        TOLD.set(TOLD.get() - 1);
        share += place.share;
        place.news.notify();
    }
    if TOLD.get() > 0 {
        in_line(turn_of_places);
    }
    true
}

/// Fetches everything that was missed, together.
async fn gather() {
    GATHERS.set(false);
    let Some(shards) = SHARDS.get() else { return };
    FOR_VIEWS.with_borrow_mut(|wanted| {
        wanted.extend(shards.missed().iter().map(|block| block.number));
        wanted.retain(|&number| !shards.has(number));
    });
    // What views have read already is there for the thread, too.
    let here = FOR_THREAD.with_borrow_mut(|wanted| {
        let here: Vec<u32> = wanted.iter().copied().filter(|&one| shards.has(one)).collect();
        here.iter().for_each(|one| _ = wanted.remove(one));
        here
    });
    for number in here {
        asking::hand_over(number, shards.bytes(number).unwrap_or(&[]));
    }
    let all = FOR_VIEWS.with_borrow(|views| {
        FOR_THREAD.with_borrow(|thread| views.union(thread).copied().collect::<Vec<_>>())
    });
    let wanted: Vec<Block> = COMING.with_borrow_mut(|coming| {
        let blocks = all.into_iter().filter_map(|number| shards.block(number));
        blocks.filter(|block| coming.insert(block.number)).collect()
    });
    if wanted.is_empty() {
        return;
    }
    let give_up = |wanted: &[Block]| {
        COMING.with_borrow_mut(|coming| {
            wanted.iter().for_each(|block| _ = coming.remove(&block.number));
        });
    };
    let bytes = wanted.iter().fold(0u32, |sum, block| sum.saturating_add(block.length));
    if bytes > UNASKED_BYTES && !AGREED.get() {
        give_up(&wanted);
        obstacle().set(Obstacle::Large(bytes));
        return;
    }
    let files = wanted.iter().map(|block| (block.number, format!("{PIECES}/{}.block", block.name)));
    let came = fetch::all(files, take).await;
    give_up(&wanted);
    match came {
        Ok(()) => tell(),
        Err(message) => obstacle().set(Obstacle::Failed(message)),
    }
}

fn take(number: u32, bytes: Vec<u8>) -> Result<(), String> {
    let shards = SHARDS.get().ok_or("expected the head of the corpus to be opened first")?;
    shards.is_block(number, &bytes).map_err(|error| error.to_string())?;
    if FOR_THREAD.with_borrow_mut(|wanted| wanted.remove(&number)) {
        asking::hand_over(number, &bytes);
    }
    if FOR_VIEWS.with_borrow_mut(|wanted| wanted.remove(&number)) {
        shards.put(number, bytes).map_err(|error| error.to_string())?;
    }
    Ok(())
}
