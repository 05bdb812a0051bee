//! The project's own commands. `cargo xtask help` lists them.
//!
//! A fresh machine needs rustup's toolchain and Node 20 or newer; everything else is set up here,
//! inside the project's own folders, and never over a person's own tools.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a command talks to a person")]

mod alone;
mod args;
mod bench;
mod build;
mod bundle;
mod chrome;
mod dist;
mod embeds;
mod exports;
mod failure;
mod fingerprint;
mod headers;
mod http;
mod journeys;
mod large;
mod newsroom;
mod offline;
mod release;
mod report;
mod score;
mod serve;
mod setup;
mod shards;
mod single;
mod size;
mod source;
mod split;
mod test;
mod tidy;
mod tools;

use std::process::ExitCode;

fn main() -> ExitCode {
    match args::parse().and_then(args::Task::run) {
        Ok(code) => code,
        Err(failure) => {
            eprintln!("error: {failure}");
            ExitCode::from(failure.exit_code())
        }
    }
}
