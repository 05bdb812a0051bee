//! The query engine for a browser's worker, or for whoever measures it: plain questions in, plain answers out.
//!
//! What a corpus is and how it is asked is `readout-corpus`. Here stand the shapes that cross the border to
//! JavaScript: [`Question`] and [`Answer`], which serde reads and writes, and [`ask`] between them. In
//! WebAssembly the class `Engine` wraps them; it holds the bytes and nothing else, so that two engines never
//! share state.
//!
//! It is no part of the page's first download. To build it:
//!
//! ```text
//! cargo build --profile wasm-release --target wasm32-unknown-unknown -p readout-engine
//! wasm-bindgen --target web --out-dir DIR target/wasm32-unknown-unknown/wasm-release/readout_engine.wasm
//! wasm-opt -Oz --enable-bulk-memory --enable-multivalue --enable-mutable-globals --enable-reference-types \
//!     --enable-nontrapping-float-to-int --enable-sign-ext DIR/readout_engine_bg.wasm -o DIR/readout_engine_bg.wasm
//! cp crates/engine/js/shards.js crates/engine/js/worker.js DIR
//! ```
//!
//! `js/worker.js` is then a module worker that opens a corpus and answers messages; its first lines say which.

mod answer;
#[cfg(target_arch = "wasm32")]
mod border;
#[cfg(any(test, target_arch = "wasm32"))]
mod json;
mod question;

pub use answer::{
    Answer, FacetAnswer, Hit, Month, Snippet, Suggestion, Unknown, Value, ask, suggest,
};
pub use question::{Problem, Question};
