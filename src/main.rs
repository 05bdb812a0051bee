//! The page: a corpus explorer that runs in the reader's browser.

mod app;
mod corpus;
mod dom;
mod embed;
mod models;
mod parts;
mod pieces;
mod route;
mod state;
mod views;
mod words;

fn main() {
    embed::start();
}
