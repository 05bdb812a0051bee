//! The command `readout`: analyses a folder of articles and says what it found, without a browser.

use std::io::{self, Write};
use std::process::ExitCode;

mod args;
mod check;
mod compare;
mod export;
mod inspect;
mod lines;
mod load;
mod pack;
mod query;

use args::Command;

/// Wrong usage, a broken authority, nothing readable.
const FAILURE: u8 = 2;

fn main() -> ExitCode {
    match run() {
        Ok(code) => code,
        Err(message) => {
            let one_line = message.replace('\n', " ");
            let _ = writeln!(io::stderr(), "readout: {one_line}");
            ExitCode::from(FAILURE)
        }
    }
}

fn run() -> Result<ExitCode, String> {
    let command = args::parse(lexopt::Parser::from_env())?;
    let mut out = io::BufWriter::new(io::stdout().lock());
    let code = match command {
        Command::Help => {
            print(out.write_all(args::HELP.as_bytes()))?;
            ExitCode::SUCCESS
        }
        Command::Version => {
            print(writeln!(out, "readout {}", env!("CARGO_PKG_VERSION")))?;
            ExitCode::SUCCESS
        }
        Command::Inspect(target) => {
            let analysis = load::load(&target)?;
            print(inspect::write(&mut out, analysis))?;
            ExitCode::SUCCESS
        }
        Command::Check(target) => {
            let analysis = load::load(&target)?;
            print(check::write(&mut out, analysis))?;
            ExitCode::SUCCESS
        }
        Command::Query(target, question) => {
            let analysis = load::load(&target)?;
            print(query::write(&mut out, analysis, &question))?;
            ExitCode::SUCCESS
        }
        Command::Pack(target, carriers) => {
            let analysis = load::load(&target)?;
            pack::write(&mut out, analysis, &carriers)?;
            ExitCode::SUCCESS
        }
        Command::Export(target, question, wanted) => {
            let analysis = load::load(&target)?;
            export::write(&mut out, analysis, &question, &wanted)?;
            ExitCode::SUCCESS
        }
        Command::Compare(target, pair) => {
            let analysis = load::load(&target)?;
            compare::write(&mut out, analysis, &pair)?;
            ExitCode::SUCCESS
        }
    };
    print(out.flush())?;
    Ok(code)
}

/// A reader that goes away, as `head` does, is no failure.
fn print(result: io::Result<()>) -> Result<(), String> {
    match result {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(format!("cannot write the result: {error}"))
        }
        _ => Ok(()),
    }
}
