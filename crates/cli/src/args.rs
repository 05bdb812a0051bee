//! The command line.

use std::path::PathBuf;

use lexopt::prelude::*;
use readout_corpus::date::{Day, Edtf, Precision};
use readout_corpus::query::{Facet, Sort};

use crate::query::Question;

/// What `readout --help` prints.
pub const HELP: &str = "\
Analyses articles about meetings and statements.

Usage:
  readout inspect PATH…   print the analysis as JSON
  readout check PATH…     print what an editor should look at
  readout query PATH…     print what the page would find, as JSON

PATH is a .txt or .md file or a folder of them.

For all:
  --authority DIR   people, organisations, places, …; otherwise the folder `authority` in or
                    beside PATH, otherwise the one that this command carries
  --as-of DATE      the day on which the articles are read (2026-02-04)

For query:
  --q TEXT              words, \"phrases\", side:china, speaker:\"Wang Yi\", on:2026-02, -without
  --filter FACET=VALUE  side, carrier, originator, kind, topic, person, organisation, place,
                        treaty, series, meeting, year; may be given again
  --from DATE, --to DATE
  --sort ORDER          relevance, newest or oldest
  --limit N             the most documents to print

Exit code: 0, also with warnings; 2 for wrong usage, a broken authority or nothing to read.
";

/// What to do.
#[derive(Debug, PartialEq)]
pub enum Command {
    /// `readout inspect`
    Inspect(Target),
    /// `readout check`
    Check(Target),
    /// `readout query`
    Query(Target, Question),
    /// `readout --help`
    Help,
    /// `readout --version`
    Version,
}

/// What to analyse.
#[derive(Debug, Default, PartialEq)]
pub struct Target {
    /// Files and folders.
    pub paths: Vec<PathBuf>,
    /// The folder of the authority, where one is given.
    pub authority: Option<PathBuf>,
    /// The day on which the articles are read, where one is given.
    pub as_of: Option<Day>,
}

/// Reads the command line; the error says what was expected.
pub fn parse(mut parser: lexopt::Parser) -> Result<Command, String> {
    let mut verb: Option<String> = None;
    let mut target = Target::default();
    let mut question = Question::default();
    while let Some(arg) = parser.next().map_err(wrong)? {
        let asks = verb.as_deref() == Some("query");
        match arg {
            Short('h') | Long("help") => return Ok(Command::Help),
            Short('V') | Long("version") => return Ok(Command::Version),
            Long("authority") if verb.is_some() => {
                target.authority = Some(parser.value().map_err(wrong)?.into());
            }
            Long("as-of") if verb.is_some() => {
                target.as_of = Some(day("--as-of", &text(&mut parser)?)?);
            }
            Long("q") if asks => question.query.text = text(&mut parser)?,
            Long("filter") if asks => {
                let (facet, value) = filter(&text(&mut parser)?)?;
                question.query.filters.add(facet, &value);
            }
            Long("from") if asks => {
                question.query.filters.from = Some(day("--from", &text(&mut parser)?)?);
            }
            Long("to") if asks => {
                question.query.filters.to = Some(day("--to", &text(&mut parser)?)?);
            }
            Long("sort") if asks => {
                let order = text(&mut parser)?;
                question.query.sort = Sort::from_name(&order).ok_or_else(|| {
                    format!("`{order}` is no order, expected relevance, newest or oldest: --sort")
                })?;
            }
            Long("limit") if asks => {
                let number = text(&mut parser)?;
                question.limit = Some(number.parse().map_err(|_| {
                    format!("`{number}` is no number, expected one such as 20: --limit")
                })?);
            }
            Value(value) if verb.is_none() => verb = Some(value.to_string_lossy().into_owned()),
            Value(value) => target.paths.push(value.into()),
            other => return Err(wrong(other.unexpected())),
        }
    }
    let Some(verb) = verb else {
        return Err("no command, expected `readout inspect`, `check` or `query` and PATH…".into());
    };
    if !matches!(verb.as_str(), "inspect" | "check" | "query" | "help") {
        return Err(format!("unknown command `{verb}`, expected inspect, check or query"));
    }
    if verb == "help" {
        return Ok(Command::Help);
    }
    if target.paths.is_empty() {
        return Err(format!("no path, expected `readout {verb} PATH…`"));
    }
    question.query.as_of = target.as_of;
    Ok(match verb.as_str() {
        "inspect" => Command::Inspect(target),
        "check" => Command::Check(target),
        _ => Command::Query(target, question),
    })
}

fn wrong(error: lexopt::Error) -> String {
    format!("{error}, expected what `readout --help` shows")
}

fn text(parser: &mut lexopt::Parser) -> Result<String, String> {
    Ok(parser.value().map_err(wrong)?.to_string_lossy().into_owned())
}

fn day(option: &str, text: &str) -> Result<Day, String> {
    Edtf::parse(text)
        .filter(|date| date.precision() == Precision::Day && !date.is_approximate())
        .and_then(|date| date.first_day())
        .ok_or_else(|| format!("`{text}` is no day, expected one such as 2026-02-04: {option}"))
}

/// `side=china`
fn filter(text: &str) -> Result<(Facet, String), String> {
    let parts = text.split_once('=');
    let facet = parts.and_then(|(facet, _)| Facet::from_name(facet));
    match (facet, parts) {
        (Some(facet), Some((_, value))) if !value.is_empty() => Ok((facet, value.to_owned())),
        _ => {
            let names: Vec<&str> = Facet::ALL.iter().map(|facet| facet.name()).collect();
            Err(format!(
                "`{text}` is no filter, expected facet=value with one of {}: --filter",
                names.join(", ")
            ))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(args: &[&str]) -> Result<Command, String> {
        let args = std::iter::once("readout").chain(args.iter().copied());
        parse(lexopt::Parser::from_iter(args))
    }

    #[test]
    fn several_paths_and_options_in_any_order() {
        let command = parsed(&["inspect", "--as-of", "2026-02-04", "a", "--authority=b", "c"]);
        let target = Target {
            paths: vec!["a".into(), "c".into()],
            authority: Some("b".into()),
            as_of: Day::new(2026, 2, 4),
        };
        assert_eq!(command, Ok(Command::Inspect(target)));
    }

    #[test]
    fn a_question_has_text_facets_and_dates() {
        let args = ["query", "a", "--q", "taiwan", "--filter", "side=china", "--from=2025-12-01"];
        let Ok(Command::Query(target, question)) = parsed(&args) else {
            panic!("a question");
        };
        assert_eq!(target.paths, [PathBuf::from("a")]);
        assert_eq!(question.query.text, "taiwan");
        assert!(question.query.filters.has(Facet::Side, "china"));
        assert_eq!(question.query.filters.from, Day::new(2025, 12, 1));
    }

    #[test]
    fn wrong_usage_says_what_was_expected() {
        for args in [
            &[][..],
            &["inspect"],
            &["explore", "a"],
            &["inspect", "a", "--as-of", "2026-02"],
            &["inspect", "a", "--as-of"],
            &["inspect", "a", "--colour"],
            &["inspect", "a", "--q", "x"],
            &["query", "a", "--filter", "colour=red"],
            &["query", "a", "--filter", "side"],
            &["query", "a", "--limit", "many"],
            &["query", "a", "--sort", "loudest"],
        ] {
            let message = parsed(args).expect_err("wrong usage");
            assert!(message.contains("expected"), "{message}");
        }
    }
}
