//! The query engine for a browser's worker, or for whoever measures it: plain questions in, plain answers out.
//!
//! What a corpus is and how it is asked is `readout-corpus`. Here stand the shapes that cross the border to
//! JavaScript: [`Question`] and [`Answer`], which serde reads and writes, and [`ask`] between them. In
//! WebAssembly the class `Engine` wraps them; it holds the bytes and nothing else, so that two engines never
//! share state.
//!
//! It is no part of the page's first download.

mod answer;
#[cfg(target_arch = "wasm32")]
mod border;
mod question;

pub use answer::{
    Answer, FacetAnswer, Hit, Month, Snippet, Suggestion, Unknown, Value, ask, suggest,
};
pub use question::{Problem, Question};
