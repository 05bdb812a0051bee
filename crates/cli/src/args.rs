//! The command line.

use std::path::PathBuf;

use lexopt::prelude::*;
use readout_corpus::date::{Day, Edtf, Precision};
use readout_corpus::query::{Facet, Sort};
use readout_ingest::read::FieldMap;

use crate::compare::Pair;
use crate::export::Wanted;
use crate::query::Question;

/// What `readout --help` prints.
pub const HELP: &str = "\
Analyses articles about meetings and statements.

Usage:
  readout inspect PATH…   print the analysis as JSON
  readout check PATH…     print what an editor should look at
  readout query PATH…     print what the page would find, as JSON
  readout compare LEFT RIGHT PATH…
                          print two segments sentence by sentence, as JSON
  readout pack PATH… --out FILE
                          write the packed corpus that the page reads, print the sizes of its parts
  readout pack PATH… --shards DIR
                          the same in pieces that a worker fetches as they are asked for
  readout export PATH…    print what the page would find as a file for other programs

LEFT and RIGHT are the ids of segments, as `inspect` prints them.
PATH is a .txt, .md or .html file, a .jsonl file with one document a line, or a folder of them.

For all:
  --authority DIR   people, organisations, places, …; otherwise the folder `authority` in or
                    beside PATH, otherwise the one that this command carries
  --as-of DATE      the day on which the articles are read (2026-02-04)
  --fields MAP      which keys of a .jsonl file hold what (title=headline,body=text,topic=tags);
                    otherwise fields.toml in or beside PATH, otherwise our own names: id, title,
                    body, published, carrier, url, kind, wording, language, reference, topic,
                    person, organisation, place, treaty, series, event
  --threads N       how many threads share the work; otherwise as many as there are cores

For query and export:
  --q TEXT              words, \"phrases\", side:china, speaker:\"Wang Yi\", on:2026-02, -without
  --filter FACET=VALUE  side, carrier, originator, kind, topic, person, organisation, place,
                        treaty, series, meeting, year; may be given again
  --filter FACET!=VALUE leaves out what has the value
  --from DATE, --to DATE
  --sort ORDER          relevance, newest, oldest, title, carrier or statements

For query:
  --limit N             the most documents, statements and meetings to print of each

For export:
  --as FORMAT           csv, json, jsonld, ris, bibtex, csl, text, timeline, gexf or ftm
  --what ROWS           documents, statements, meetings, entities, mentions, topics or network;
                        otherwise the first of these that the format has a place for
  --columns A,B         these columns of csv and json, in this order
  --bom                 csv with a byte order mark, as Excel needs it
  --page ADDRESS        the address of the page, in front of the addresses of rows
  --view ADDRESS        the address of the view that shows the same

Exit code: 0, also with warnings; 2 for wrong usage, a broken authority or nothing to read.
";

/// Where a packed corpus goes: into one file, into a folder of pieces, or both.
#[derive(Debug, Default, PartialEq)]
pub struct Carriers {
    /// The file.
    pub file: Option<PathBuf>,
    /// The folder.
    pub shards: Option<PathBuf>,
}

/// What to do.
#[derive(Debug, PartialEq)]
pub enum Command {
    /// `readout inspect`
    Inspect(Target),
    /// `readout check`
    Check(Target),
    /// `readout query`
    Query(Target, Question),
    /// `readout compare`
    Compare(Target, Pair),
    /// `readout pack`, and what to write
    Pack(Target, Carriers),
    /// `readout export`
    Export(Target, Question, Wanted),
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
    /// Which keys of records hold what, where that is given.
    pub fields: Option<FieldMap>,
    /// How many threads share the work, where that is given.
    pub threads: Option<usize>,
}

/// Reads the command line; the error says what was expected.
pub fn parse(mut parser: lexopt::Parser) -> Result<Command, String> {
    let mut verb: Option<String> = None;
    let mut target = Target::default();
    let mut question = Question::default();
    let mut carriers = Carriers::default();
    let mut wanted = Wanted::default();
    while let Some(arg) = parser.next().map_err(wrong)? {
        let packs = verb.as_deref() == Some("pack");
        let exports = verb.as_deref() == Some("export");
        let queries = verb.as_deref() == Some("query");
        let asks = queries || exports;
        match arg {
            Short('h') | Long("help") => return Ok(Command::Help),
            Short('V') | Long("version") => return Ok(Command::Version),
            Long("authority") if verb.is_some() => {
                target.authority = Some(parser.value().map_err(wrong)?.into());
            }
            Long("as-of") if verb.is_some() => {
                target.as_of = Some(day("--as-of", &text(&mut parser)?)?);
            }
            Long("fields") if verb.is_some() => {
                let map = FieldMap::parse(&text(&mut parser)?);
                target.fields = Some(map.map_err(|message| format!("{message}: --fields"))?);
            }
            Long("out") if packs => carriers.file = Some(parser.value().map_err(wrong)?.into()),
            Long("shards") if packs => {
                carriers.shards = Some(parser.value().map_err(wrong)?.into())
            }
            Long("threads") if verb.is_some() => {
                let number = text(&mut parser)?;
                target.threads = Some(number.parse().map_err(|_| {
                    format!("`{number}` is no number, expected one such as 2: --threads")
                })?);
            }
            Long("q") if asks => question.query.text = text(&mut parser)?,
            Long("filter") if asks => {
                let (facet, value, excluded) = filter(&text(&mut parser)?)?;
                if excluded {
                    question.query.filters.exclude(facet, &value);
                } else {
                    question.query.filters.add(facet, &value);
                }
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
                    let names: Vec<&str> = Sort::ALL.iter().map(|sort| sort.name()).collect();
                    let names = names.join(", ");
                    format!("`{order}` is no order, expected one of {names}: --sort")
                })?;
            }
            Long(option) if exports && Wanted::knows(option) => {
                let option = option.to_owned();
                let value = if option == "bom" { String::new() } else { text(&mut parser)? };
                wanted.set(&option, &value)?;
            }
            Long("limit") if queries => {
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
        return Err(
            "no command, expected `readout inspect`, `check`, `query`, `compare`, `pack` or `export` and PATH…"
                .into(),
        );
    };
    const VERBS: [&str; 7] = ["inspect", "check", "query", "compare", "pack", "export", "help"];
    if !VERBS.contains(&verb.as_str()) {
        return Err(format!(
            "unknown command `{verb}`, expected inspect, check, query, compare, pack or export"
        ));
    }
    if verb == "help" {
        return Ok(Command::Help);
    }
    let pair = if verb == "compare" { Some(pair(&mut target.paths)?) } else { None };
    if target.paths.is_empty() {
        return Err(format!("no path, expected `readout {verb} PATH…`"));
    }
    question.query.as_of = target.as_of;
    if let Some(pair) = pair {
        return Ok(Command::Compare(target, pair));
    }
    if verb == "pack" {
        if carriers == Carriers::default() {
            return Err(
                "nothing to write, expected `readout pack PATH… --out FILE` or `--shards DIR`"
                    .into(),
            );
        }
        return Ok(Command::Pack(target, carriers));
    }
    Ok(match verb.as_str() {
        "inspect" => Command::Inspect(target),
        "check" => Command::Check(target),
        "export" => Command::Export(target, question, wanted),
        _ => Command::Query(target, question),
    })
}

/// Two ids stand before the paths.
fn pair(values: &mut Vec<PathBuf>) -> Result<Pair, String> {
    if values.len() < 3 {
        return Err("too few words, expected `readout compare LEFT RIGHT PATH…`".into());
    }
    let mut ids = values.drain(..2).map(|id| id.to_string_lossy().into_owned());
    let (left, right) = (ids.next().unwrap_or_default(), ids.next().unwrap_or_default());
    Ok(Pair { left, right })
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

/// `side=china`, or `side!=china` for what is left out.
fn filter(text: &str) -> Result<(Facet, String, bool), String> {
    let parts = text.split_once('=').map(|(facet, value)| match facet.strip_suffix('!') {
        Some(facet) => (facet, value, true),
        None => (facet, value, false),
    });
    let facet = parts.and_then(|(facet, _, _)| Facet::from_name(facet));
    match (facet, parts) {
        (Some(facet), Some((_, value, excluded))) if !value.is_empty() => {
            Ok((facet, value.to_owned(), excluded))
        }
        _ => {
            let names: Vec<&str> = Facet::ALL.iter().map(|facet| facet.name()).collect();
            Err(format!(
                "`{text}` is no filter, expected facet=value or facet!=value with one of {}: --filter",
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
        let command =
            parsed(&["inspect", "--as-of", "2026-02-04", "a", "--threads=2", "--authority=b", "c"]);
        let target = Target {
            paths: vec!["a".into(), "c".into()],
            authority: Some("b".into()),
            as_of: Day::new(2026, 2, 4),
            fields: None,
            threads: Some(2),
        };
        assert_eq!(command, Ok(Command::Inspect(target)));
    }

    #[test]
    fn a_question_has_text_facets_and_dates() {
        let args = [
            "query",
            "a",
            "--q",
            "taiwan",
            "--filter",
            "side=china",
            "--filter=topic!=trade",
            "--from=2025-12-01",
        ];
        let Ok(Command::Query(target, question)) = parsed(&args) else {
            panic!("a question");
        };
        assert_eq!(target.paths, [PathBuf::from("a")]);
        assert_eq!(question.query.text, "taiwan");
        assert!(question.query.filters.has(Facet::Side, "china"));
        assert!(question.query.filters.excludes(Facet::Topic, "trade"));
        assert_eq!(question.query.filters.from, Day::new(2025, 12, 1));
    }

    #[test]
    fn two_segments_stand_before_the_paths() {
        let Ok(Command::Compare(target, pair)) = parsed(&["compare", "a/b", "c/d", "e", "f"])
        else {
            panic!("a comparison");
        };
        assert_eq!(target.paths, [PathBuf::from("e"), PathBuf::from("f")]);
        assert_eq!(pair, Pair { left: "a/b".into(), right: "c/d".into() });
    }

    #[test]
    fn an_export_asks_as_a_query_does() {
        let args = ["export", "a", "--q", "taiwan", "--as", "csv", "--columns=id,title", "--bom"];
        let Ok(Command::Export(_, question, wanted)) = parsed(&args) else {
            panic!("an export");
        };
        assert_eq!(question.query.text, "taiwan");
        assert_eq!(wanted.options.fields, ["id", "title"]);
        assert!(wanted.options.byte_order_mark);
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
            &["inspect", "a", "--threads", "many"],
            &["inspect", "a", "--q", "x"],
            &["query", "a", "--filter", "colour=red"],
            &["query", "a", "--filter", "side"],
            &["query", "a", "--filter", "side!="],
            &["query", "a", "--limit", "many"],
            &["compare", "a", "b"],
            &["query", "a", "--sort", "loudest"],
            &["pack", "a"],
            &["inspect", "a", "--out", "b"],
            &["inspect", "a", "--fields", "colour=c"],
            &["inspect", "a", "--fields", "body"],
            &["query", "a", "--as", "csv"],
            &["export", "a", "--as", "pdf"],
            &["export", "a", "--what", "everything"],
            &["export", "a", "--limit", "2"],
        ] {
            let message = parsed(args).expect_err("wrong usage");
            assert!(message.contains("expected"), "{message}");
        }
    }
}
