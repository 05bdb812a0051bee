//! What is said between the page and the thread that answers its questions, and that thread's side of it.
//!
//! The page fetches and hands over; the thread asks, waits and counts. A message begins with one of the numbers here.

use std::cell::{Cell, RefCell};

use readout_corpus::query::{Desk, to_numbers};
use wasm_bindgen_futures::spawn_local;

use crate::dom::fetch::pause;
use crate::dom::worker::{self, Message, message};
use crate::route::Address;

/// To the thread: the head of the corpus, as bytes.
pub const HEAD: u32 = 0;
/// To the thread: a block, its number and its bytes.
pub const BLOCK: u32 = 1;
/// To the thread: a question: who asks, its number, its address, whether statements and meetings are asked for.
pub const ASK: u32 = 2;
/// To the thread: who asks nothing any more.
pub const FORGET: u32 = 3;
/// From the thread: it has started.
pub const READY: u32 = 4;
/// From the thread: the numbers of all blocks that are waited for.
pub const AWAITED: u32 = 5;
/// From the thread: who asked, the question's number, and what is found, as numbers.
pub const FOUND: u32 = 6;

thread_local! {
    static DESK: RefCell<Option<Desk>> = const { RefCell::new(None) };
    static WORKS: Cell<bool> = const { Cell::new(false) };
}

/// Answers questions for as long as this thread runs; `false` where it shows a page.
pub fn serve() -> bool {
    let serves = worker::hear(heard);
    if serves {
        worker::tell(&message(&[READY]));
    }
    serves
}

fn heard(said: &Message) {
    let number = |at| worker::number(said, at);
    let kept = match number(0) {
        HEAD => Desk::open(&worker::bytes_of(said))
            .map(|desk| DESK.set(Some(desk)))
            .map_err(|error| error.to_string()),
        _ => DESK.with_borrow_mut(|desk| {
            let desk = desk.as_mut().ok_or("expected the head of the corpus first")?;
            match number(0) {
                BLOCK => {
                    let put = desk.put(number(1), worker::bytes_of(said));
                    put.map_err(|error| error.to_string())?;
                }
                ASK => {
                    let fragment = said.get(3).as_string().unwrap_or_default();
                    desk.ask(number(1), number(2), Address::parse(&fragment).query, number(4) == 1);
                }
                _ => desk.forget(number(1)),
            }
            Ok(())
        }),
    };
    if let Err(error) = kept {
        // The page takes over where this thread ends by an error.
        wasm_bindgen::throw_str(&error);
    }
    if !WORKS.replace(true) {
        spawn_local(work());
    }
}

/// Goes on with what is open, and hears between questions whether a newer one has come.
async fn work() {
    loop {
        pause(0).await;
        let said = DESK.with_borrow_mut(|desk| {
            let desk = desk.as_mut().filter(|desk| desk.has_work())?;
            if let Some(answer) = desk.work() {
                let said = message(&[FOUND, answer.asker, answer.number]);
                said.push(&worker::list(&to_numbers(&answer.found)));
                return Some(said);
            }
            let awaited: Vec<u32> = desk.awaited().into_iter().collect();
            let said = message(&[AWAITED]);
            said.push(&worker::list(&awaited));
            Some(said)
        });
        match said {
            Some(said) => worker::tell(&said),
            None => break,
        }
    }
    WORKS.set(false);
}
