//! What a person can ask for on the command line.

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

use lexopt::prelude::*;

use crate::failure::{Failure, Result};
use crate::tools::Project;
use crate::{bench, build, journeys, newsroom, score, serve, setup, single, size, test, tidy};

const HELP: &str = "\
cargo xtask COMMAND

  serve   build the release page and serve it on this machine
            --seeds DIR       explore another folder of documents (default: seeds)
            --open            open the browser
            --port N          the first port to try (default: 8080)
            --public-url URL  the address that the page expects to stand at (default: ./)
            --cors            let other sites load the page's files, as a public host would
  newsroom  serve an article of a made-up news site that embeds the page, on an origin of its own
            --port N          the first port to try (default: 8080)
  build   write the page as a static folder that runs from any sub-path of any host
            --public-url URL  --seeds DIR
            --out DIR         where to write it (default: dist); hashed files of the build that
                              was there stay for one release
            --offline         the page opens without a network once it was opened with one
            --single-file     one HTML file instead, which opens from a disk (default: readout.html)
            --sharded, --whole  the corpus in pieces beside the page, or within it (default: by its size)
  test    check everything, and close with a line of counts
            --only STEP       one step alone; may be repeated: tidy, format, lint, lint-page,
                              host, wasm, build, size, journeys, looks, search
            -- ARGS…          handed to the browser tests, such as --headed or -g words
  sheet   take a picture of every view at every width, in both colours, on one page
            --seeds DIR       of another folder of documents
  looks   record anew how every view looks; the tests compare with it
  size    measure what the first load fetches
            --record          keep the figures in bench/size.json
  tidy    check the invariants of the house
  style   join the style sheets (Trunk asks for this itself)
  setup   install what the other commands need, and nothing else
  score   measure the analysis against annotated texts
            DIR               holds seeds/, tools/score.py and, if present, data/
  bench   measure whether time grows as texts do, and how search compares
            ingest            plain and hostile texts through the native analysis
            embed             the first view of an embed beside TimelineJS3, on a slow line
              --runs N          how often each is opened (default: 9)
            search            the query engine beside its peers, in a browser
              --data DIR        the collection, .jsonl or .jsonl.gz
              --size LIST       1k, 10k, all, paragraphs (default: all of these)
              --engines LIST    readout, pieces, pagefind, zbsearch, sqlite, minisearch, flexsearch, orama, empty
              --shapes LIST     none, fast, slow: lines for the cold start; empty: no cold start
              --runs N          how often each query is asked (default: 30)
              --cold-runs N     cold starts without a limit of the line, a part of them with one (default: 30)
              --note TEXT       stands above the table
              --resume          goes on: sizes that were finished today stay as they are
            views             what a person does in each view, and the longest task that it causes
              --events N        of the generated corpus (default: 10000)
              --runs N, --only WORDS, --note TEXT
";

/// A command with its arguments.
#[derive(Debug)]
pub enum Task {
    Help,
    Setup,
    Serve(serve::Options),
    Build { page: build::Options, out: Option<PathBuf>, offline: bool, single_file: bool },
    Newsroom { port: u16 },
    Test { only: Vec<String>, browser_args: Vec<OsString> },
    Sheet { page: build::Options },
    Looks,
    Size { record: bool },
    Tidy,
    Style,
    Score { dir: PathBuf },
    BenchIngest,
    BenchEmbed(Vec<OsString>),
    BenchSearch(bench::SearchOptions),
    BenchViews(bench::ViewsOptions),
}

/// Reads the command line.
pub fn parse() -> Result<Task> {
    // Asked for anywhere, help is the answer, except where the words belong to another program.
    let words = std::env::args_os().skip(1).take_while(|word| word != "--");
    if words.into_iter().any(|word| word == "--help" || word == "-h") {
        return Ok(Task::Help);
    }
    parse_from(lexopt::Parser::from_env())
}

fn parse_from(mut parser: lexopt::Parser) -> Result<Task> {
    let command = match parser.next()? {
        None | Some(Short('h') | Long("help")) => return Ok(Task::Help),
        Some(Value(command)) => command.string()?,
        Some(other) => return Err(other.unexpected().into()),
    };
    match command.as_str() {
        "help" => Ok(Task::Help),
        "setup" => nothing_more(parser, Task::Setup),
        "tidy" => nothing_more(parser, Task::Tidy),
        "looks" => nothing_more(parser, Task::Looks),
        "style" => nothing_more(parser, Task::Style),
        "serve" => parse_serve(parser),
        "build" => parse_build(parser),
        "test" => parse_test(parser),
        "newsroom" => {
            let mut port = serve::Options::default().port;
            while let Some(argument) = parser.next()? {
                match argument {
                    Long("port") => port = parser.value()?.parse()?,
                    other => return Err(other.unexpected().into()),
                }
            }
            Ok(Task::Newsroom { port })
        }
        "sheet" => {
            let mut page = build::Options::default();
            while let Some(argument) = parser.next()? {
                match argument {
                    Long("seeds") => page.seeds = Some(parser.value()?.into()),
                    other => return Err(other.unexpected().into()),
                }
            }
            Ok(Task::Sheet { page })
        }
        "size" => {
            let mut record = false;
            while let Some(argument) = parser.next()? {
                match argument {
                    Long("record") => record = true,
                    other => return Err(other.unexpected().into()),
                }
            }
            Ok(Task::Size { record })
        }
        "score" => match parser.next()? {
            Some(Value(dir)) => nothing_more(parser, Task::Score { dir: dir.into() }),
            _ => Err(Failure::input(
                "expected `cargo xtask score DIR`, the folder that holds seeds/ and tools/score.py",
            )),
        },
        "bench" => match parser.next()? {
            Some(Value(what)) if what == "ingest" => nothing_more(parser, Task::BenchIngest),
            Some(Value(what)) if what == "embed" => {
                let mut choices = Vec::new();
                while let Some(argument) = parser.next()? {
                    match argument {
                        Long("runs") => choices.extend(["--runs".into(), parser.value()?]),
                        other => return Err(other.unexpected().into()),
                    }
                }
                Ok(Task::BenchEmbed(choices))
            }
            Some(Value(what)) if what == "search" => parse_bench_search(parser),
            Some(Value(what)) if what == "views" => parse_bench_views(parser),
            _ => Err(Failure::input(
                "expected `cargo xtask bench ingest`, `bench embed`, `bench search --data DIR` or `bench views`",
            )),
        },
        other => Err(Failure::input(format!(
            "unknown command `{other}`, expected serve, newsroom, build, test, sheet, looks, size, tidy, style, setup, score, bench or help"
        ))),
    }
}

fn nothing_more(mut parser: lexopt::Parser, task: Task) -> Result<Task> {
    match parser.next()? {
        None => Ok(task),
        Some(other) => Err(other.unexpected().into()),
    }
}

fn parse_serve(mut parser: lexopt::Parser) -> Result<Task> {
    let mut options = serve::Options::default();
    while let Some(argument) = parser.next()? {
        match argument {
            Long("seeds") => options.page.seeds = Some(parser.value()?.into()),
            Long("public-url") => options.page.public_url = parser.value()?.string()?,
            Long("port") => options.port = parser.value()?.parse()?,
            Long("open") => options.open = true,
            Long("cors") => options.cors = true,
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(Task::Serve(options))
}

fn parse_build(mut parser: lexopt::Parser) -> Result<Task> {
    let mut page = build::Options::default();
    let mut out = None;
    let (mut offline, mut single_file) = (false, false);
    while let Some(argument) = parser.next()? {
        match argument {
            Long("seeds") => page.seeds = Some(parser.value()?.into()),
            Long("public-url") => page.public_url = parser.value()?.string()?,
            Long("out") => out = Some(parser.value()?.into()),
            Long("offline") => offline = true,
            Long("single-file") => single_file = true,
            Long("sharded") => page.sharded = Some(true),
            Long("whole") => page.sharded = Some(false),
            other => return Err(other.unexpected().into()),
        }
    }
    if offline && single_file {
        return Err(Failure::input(
            "expected --offline or --single-file: one file needs no network",
        ));
    }
    if single_file {
        if page.sharded == Some(true) {
            return Err(Failure::input(
                "expected --sharded or --single-file: one file has no pieces beside it",
            ));
        }
        // Whoever asks for one file has it, however large.
        page.sharded = Some(false);
    }
    Ok(Task::Build { page, out, offline, single_file })
}

fn parse_bench_search(mut parser: lexopt::Parser) -> Result<Task> {
    let mut options = bench::SearchOptions::default();
    while let Some(argument) = parser.next()? {
        let choice = match argument {
            Long("data") => {
                options.data = Some(parser.value()?.into());
                continue;
            }
            Long("resume") => {
                options.choices.push("--resume".into());
                continue;
            }
            Long(
                choice @ ("engines" | "size" | "shapes" | "runs" | "cold-runs" | "per-kind"
                | "finds" | "note"),
            ) => format!("--{choice}"),
            other => return Err(other.unexpected().into()),
        };
        let mut joined = OsString::from(choice + "=");
        joined.push(parser.value()?);
        options.choices.push(joined);
    }
    if options.data.is_none() {
        return Err(Failure::input(
            "expected `cargo xtask bench search --data DIR`, a folder with .jsonl or .jsonl.gz",
        ));
    }
    Ok(Task::BenchSearch(options))
}

fn parse_bench_views(mut parser: lexopt::Parser) -> Result<Task> {
    let mut options = bench::ViewsOptions::default();
    while let Some(argument) = parser.next()? {
        let choice = match argument {
            Long("events") => {
                options.events = parser.value()?.parse()?;
                continue;
            }
            Long(choice @ ("runs" | "only" | "note")) => format!("--{choice}"),
            other => return Err(other.unexpected().into()),
        };
        let mut joined = OsString::from(choice + "=");
        joined.push(parser.value()?);
        options.choices.push(joined);
    }
    Ok(Task::BenchViews(options))
}

fn parse_test(mut parser: lexopt::Parser) -> Result<Task> {
    let mut only = Vec::new();
    let mut browser_args = Vec::new();
    while let Some(argument) = parser.next()? {
        match argument {
            Long("only") => only.push(parser.value()?.string()?),
            // Only what follows `--` comes as a bare value: these are the browser tests' own.
            Value(first) => {
                browser_args.push(first);
                browser_args.extend(parser.raw_args()?);
                break;
            }
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(Task::Test { only, browser_args })
}

impl Task {
    /// Does what was asked. The exit code is not zero when tests failed.
    pub fn run(self) -> Result<ExitCode> {
        let project = Project::find()?;
        match self {
            Self::Help => print!("{HELP}"),
            Self::Setup => {
                setup::for_tests(&project)?;
                println!("everything is set up: try `cargo xtask serve`");
            }
            Self::Serve(options) => serve::serve(&project, &options)?,
            Self::Build { page, out, single_file: true, .. } => {
                single::into(&project, &page, &out.unwrap_or_else(|| "readout.html".into()))?;
            }
            Self::Build { page, out, offline, .. } => {
                build::into(&project, &page, &out.unwrap_or_else(|| "dist".into()), offline)?;
            }
            Self::Test { only, browser_args } => {
                return test::test(&project, &only, &journeys::Options { browser_args });
            }
            Self::Newsroom { port } => newsroom::serve(&project, port)?,
            Self::Sheet { page } => journeys::sheet(&project, &page)?,
            Self::Looks => journeys::record_looks(&project)?,
            Self::Size { record } => size::command(&project, record)?,
            Self::Tidy => tidy::command(&project)?,
            Self::Style => build::style(&project)?,
            Self::Score { dir } => score::score(&project, &dir)?,
            Self::BenchIngest => bench::ingest(&project)?,
            Self::BenchEmbed(choices) => bench::embed(&project, &choices)?,
            Self::BenchSearch(options) => bench::search(&project, &options)?,
            Self::BenchViews(options) => bench::views(&project, &options)?,
        }
        Ok(ExitCode::SUCCESS)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(words: &[&str]) -> Result<Task> {
        parse_from(lexopt::Parser::from_args(words))
    }

    #[test]
    fn what_follows_two_dashes_goes_to_the_browser_tests() {
        let task = parse(&["test", "--only", "journeys", "--", "--headed", "-g", "timeline"]);
        let Ok(Task::Test { only, browser_args }) = task else { panic!("{task:?}") };
        assert_eq!(only, ["journeys"]);
        assert_eq!(browser_args, ["--headed", "-g", "timeline"]);
    }

    #[test]
    fn a_folder_of_ones_own_is_taken_over() {
        let task = parse(&["serve", "--seeds", "my documents", "--port=9000"]);
        let Ok(Task::Serve(options)) = task else { panic!("{task:?}") };
        assert_eq!(options.page.seeds, Some(PathBuf::from("my documents")));
        assert_eq!(options.port, 9000);
    }

    #[test]
    fn what_is_chosen_for_the_comparison_goes_to_the_script_that_measures() {
        let task =
            parse(&["bench", "search", "--data", "news", "--size", "1k", "--runs=3", "--resume"]);
        let Ok(Task::BenchSearch(options)) = task else { panic!("{task:?}") };
        assert_eq!(options.data, Some(PathBuf::from("news")));
        assert_eq!(options.choices, ["--size=1k", "--runs=3", "--resume"]);
    }

    #[test]
    fn a_word_that_means_nothing_is_refused_with_code_2() {
        for words in [
            &["serf"][..],
            &["serve", "--sedes", "x"],
            &["build", "--sharded", "--single-file"],
            &["score"],
            &["bench"],
            &["bench", "search"],
            &["tidy", "now"],
            &["build", "--offline", "--single-file"],
        ] {
            assert_eq!(parse(words).unwrap_err().exit_code(), 2, "{words:?}");
        }
    }
}
