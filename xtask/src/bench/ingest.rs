//! `cargo xtask bench ingest`: whether the time for a text grows as the text does.
//!
//! Plain and hostile texts of a size, twice and four times that size are analysed as the command `readout` does
//! it; times are the best of a few runs, less what the command needs for a sentence. What grows
//! clearly faster than its text makes the command fail. No test waits for it: other work on the machine would decide it.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::alone::alone;
use crate::failure::{Failure, Result};
use crate::score;
use crate::tools::{self, Project};

const RUNS: usize = 2;

/// Four times the text may take this many times as long.
const MOST_GROWTH: f64 = 8.0;

/// Shorter times say nothing about growth.
const SHORTEST: Duration = Duration::from_millis(60);

/// A kind of text: its name, the bytes of the largest, and a text of about so many bytes.
type Input = (&'static str, usize, fn(usize) -> String);

const MB: usize = 1_000_000;

const INPUTS: &[Input] = &[
    ("plain paragraphs", 4 * MB, |size| rows(size, |n| format!("{}\n\n", paragraph(n)))),
    ("one line", 10 * MB, |size| rows(size, |n| format!("{} ", paragraph(n)))),
    ("one line without a stop", 10 * MB, |size| rows(size, |n| format!("{} and ", words(n)))),
    ("one word", 10 * MB, |size| "a".repeat(size)),
    ("quotes", 4 * MB, |size| rows(size, |n| format!("“{},” Kari Holm said. ", words(n)))),
    ("quotes that open only", MB, |size| "“".repeat(size / 3)),
    ("straight quotes", MB, |size| "\" ".repeat(size / 2)),
    ("brackets inside brackets", MB, |size| "(".repeat(size / 2) + &")".repeat(size / 2)),
    ("blank lines", 4 * MB, |size| "\n".repeat(size) + &paragraph(1)),
    ("short lines", MB, |size| rows(size, |n| format!("Item {n}\n"))),
    ("right-to-left marks", 2 * MB, |size| {
        rows(size, |n| format!("\u{202e}{}\u{202c} ", words(n)))
    }),
    ("control characters", 2 * MB, |size| {
        rows(size, |n| format!("{}.\u{1} {}\n", paragraph(n), words(n + 1)))
    }),
    ("names", 2 * MB, |size| {
        rows(size, |n| format!("{} met {} in {}.\n", name(n), name(n + 7), name(n + 3)))
    }),
    ("one name", 2 * MB, |size| rows(size, |_| "Kari Holm met Pedro Lagos. ".to_owned())),
    ("capitals", 2 * MB, |size| rows(size, |n| format!("{} ", name(n)))),
    ("dates", 2 * MB, |size| {
        rows(size, |n| format!("On May {}, {} they met on Tuesday.\n", n % 28 + 1, 1900 + n % 150))
    }),
    ("numbers", 2 * MB, |size| rows(size, |n| format!("{n},{n}.{n} "))),
    ("statements", 2 * MB, |size| {
        rows(size, |n| format!("He said that {}, and she noted that {}.\n", words(n), words(n + 5)))
    }),
    ("meetings", 2 * MB, |size| {
        rows(size, |n| {
            format!("{} held talks with {} on May {}, 2024.\n", name(n), name(n + 9), n % 28 + 1)
        })
    }),
    ("one paragraph again and again", 2 * MB, |size| {
        rows(size, |_| format!("{}\n\n", paragraph(1)))
    }),
    ("speakers in turn", 2 * MB, |size| {
        rows(size, |n| format!("Kari Holm: {}.\n\nPedro Lagos: {}.\n\n", words(n), words(n + 2)))
    }),
    ("date lines", 2 * MB, |size| {
        rows(size, |n| format!("Title {n}\n\nMay {} (MFA) – {}\n\n", n % 28 + 1, paragraph(n)))
    }),
    ("characters of Chinese", 2 * MB, |size| {
        rows(size, |n| format!("挪威外交大臣{n}说，两国将签署协议。"))
    }),
];

const PAGES: &[Input] = &[
    ("page of paragraphs", 2 * MB, |size| rows(size, |n| format!("<p>{}</p>\n", paragraph(n)))),
    ("page of open tags", 300_000, |size| rows(size, |n| format!("<b id={n}>{}", words(n)))),
    ("page of open lists", MB, |size| rows(size, |n| format!("<li><a href=x>{}", words(n)))),
    ("page of tables", MB, |size| rows(size, |n| format!("<table><tr><td>{}</table>", words(n)))),
];

/// Measures all kinds and says which grow faster than they should.
pub fn ingest(project: &Project) -> Result<()> {
    let _alone = alone(project, "bench")?;
    let readout = score::native(project)?;
    let dir = project.state().join("bench");
    let _ = fs::remove_dir_all(&dir);
    fs::create_dir_all(&dir).map_err(|e| Failure::io("creating", &dir, &e))?;
    let least = best(&readout, &file(&dir, "least.txt", "Kari Holm met Pedro Lagos.\n")?)?;
    println!("{:32} {:>8} {:>9} {:>7} {:>7}", "text", "ms", "ms per MB", "2 : 1", "4 : 1");
    let mut worse = Vec::new();
    let texts = INPUTS.iter().map(|input| (input, "txt"));
    for (&(name, size, text), ending) in texts.chain(PAGES.iter().map(|input| (input, "html"))) {
        let mut times = Vec::new();
        let mut bytes = 0;
        for part in [4, 2, 1] {
            let text = text(size / part);
            bytes = text.len();
            let path = file(&dir, &format!("{}-{part}.{ending}", name.replace(' ', "-")), &text)?;
            times.push(best(&readout, &path)?.saturating_sub(least));
        }
        worse.extend(report(name, bytes, &times).then_some(name));
    }
    let (times, bytes) = folders(&readout, &dir, least)?;
    worse.extend(report("documents", bytes, &times).then_some("documents"));
    match worse.as_slice() {
        [] => Ok(()),
        all => Err(Failure::new(format!(
            "four times the text took more than {MOST_GROWTH} times as long, expected about 4: {}",
            all.join(", ")
        ))),
    }
}

/// Folders of 250, 500 and 1,000 documents.
fn folders(readout: &Path, dir: &Path, least: Duration) -> Result<(Vec<Duration>, usize)> {
    let mut times = Vec::new();
    let mut bytes = 0;
    for count in [250, 500, 1000] {
        let folder = dir.join(format!("documents-{count}"));
        fs::create_dir_all(&folder).map_err(|e| Failure::io("creating", &folder, &e))?;
        bytes = 0;
        for n in 0..count {
            let text: String = (0..12).map(|row| paragraph(n * 12 + row) + "\n\n").collect();
            bytes += text.len();
            file(&folder, &format!("{n}.txt"), &text)?;
        }
        times.push(best(readout, &folder)?.saturating_sub(least));
    }
    Ok((times, bytes))
}

/// Prints a line; whether the growth is clearly worse than linear.
fn report(name: &str, bytes: usize, times: &[Duration]) -> bool {
    let &[first, second, last] = times else { return false };
    let ratio = |time: Duration| time.as_secs_f64() / first.as_secs_f64().max(1e-4);
    let ms = last.as_secs_f64() * 1000.0;
    let per_mb = ms * MB as f64 / bytes.max(1) as f64;
    let is_worse = grows(first, last);
    let mark = if is_worse { "  !" } else { "" };
    println!("{name:32} {ms:8.0} {per_mb:9.1} {:7.1} {:7.1}{mark}", ratio(second), ratio(last));
    is_worse
}

fn grows(first: Duration, last: Duration) -> bool {
    last > SHORTEST && last.as_secs_f64() > MOST_GROWTH * first.as_secs_f64()
}

fn best(readout: &Path, text: &Path) -> Result<Duration> {
    let runs = (0..RUNS).map(|_| run(readout, text)).collect::<Result<Vec<_>>>()?;
    Ok(runs.into_iter().min().unwrap_or_default())
}

/// The time of one run. A text that is refused by name has been dealt with, too.
fn run(readout: &Path, text: &Path) -> Result<Duration> {
    let mut command = Command::new(readout);
    command.arg("inspect").arg(text).stdout(Stdio::null()).stderr(Stdio::null());
    let start = Instant::now();
    let status = command.status().map_err(|e| tools::cannot_start(&command, &e))?;
    match status.code() {
        Some(0 | 2) => Ok(start.elapsed()),
        _ => Err(Failure::new(format!("the analysis ended with {status}: {}", text.display()))),
    }
}

fn file(dir: &Path, name: &str, text: &str) -> Result<PathBuf> {
    let path = dir.join(name);
    fs::write(&path, text).map_err(|e| Failure::io("writing", &path, &e))?;
    Ok(path)
}

/// Pieces up to about a size.
fn rows(size: usize, piece: impl Fn(usize) -> String) -> String {
    let mut text = String::with_capacity(size + 256);
    for n in 0.. {
        if text.len() >= size {
            break;
        }
        text += &piece(n);
    }
    text
}

const WORDS: &[&str] = &[
    "the",
    "harbour",
    "office",
    "will",
    "open",
    "new",
    "ferries",
    "carry",
    "fish",
    "across",
    "a",
    "cold",
    "sea",
    "while",
    "both",
    "ministers",
    "look",
    "at",
    "prices",
    "and",
    "routes",
    "for",
    "next",
    "year",
];

/// Eight words that differ from number to number.
fn words(n: usize) -> String {
    let mut text = String::new();
    let mut state = n as u64 + 1;
    for _ in 0..8 {
        // A simple sequence that does not repeat soon; nothing here has to be random.
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let word = WORDS[(state >> 33) as usize % WORDS.len()];
        let _ = write!(text, "{}{word}", if text.is_empty() { "" } else { " " });
    }
    text
}

fn paragraph(n: usize) -> String {
    let sentence = |k: usize| {
        format!("The minister said on Monday that {} and {}.", words(3 * n + k), words(5 * n + k))
    };
    [sentence(1), sentence(2), format!("{} met {} in Oslo.", name(n), name(n + 1))].join(" ")
}

fn name(n: usize) -> String {
    const FIRST: &[&str] = &["Kari", "Pedro", "Anna", "Boris", "Lin", "Omar"];
    const SYLLABLES: &[&str] = &["ber", "lo", "ga", "son", "mi", "tar", "ven", "ko"];
    let last: String = [n, n / 8, n / 64, n / 512].map(|k| SYLLABLES[k % SYLLABLES.len()]).concat();
    let (head, tail) = last.split_at(1);
    format!("{} {}{tail}", FIRST[n % FIRST.len()], head.to_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn growth_counts_only_where_there_is_time_to_measure() {
        let ms = Duration::from_millis;
        assert!(!grows(ms(20), ms(90)), "four times and a little");
        assert!(grows(ms(20), ms(320)), "the square");
        assert!(!grows(ms(1), ms(30)), "too short to tell");
    }

    #[test]
    fn texts_have_the_size_that_was_asked_for() {
        for (name, _, text) in INPUTS.iter().chain(PAGES) {
            let length = text(10_000).len();
            assert!((9_000..11_000).contains(&length), "{name}: {length}");
        }
    }
}
