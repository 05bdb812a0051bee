//! `cargo xtask bench`: measurements that take a while and that no test waits for.

mod embed;
mod ingest;
mod search;
mod views;

pub use embed::embed;
pub use ingest::ingest;
pub use search::{Options as SearchOptions, budget, search};
pub use views::{Options as ViewsOptions, views};
