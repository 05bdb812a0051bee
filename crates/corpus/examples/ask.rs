//! How long a packed corpus takes to answer: `cargo run --release -p readout-corpus --example ask -- FILE`.
//!
//! FILE is a packed corpus. Queries of each kind are made from its own words, always the same ones; each is
//! asked with everything that the page shows (hits, counts of all facets, histogram, statements, meetings),
//! and its time is the best of three, as the processor counts it: what else the machine does leaves no trace. Slips
//! of the keyboard are also counted by whether the word that was meant is offered first, or among the first five. Ten
//! thousand random and hostile texts follow, with the slowest of them, once for documents alone and once with
//! statements and meetings. With `EACH` in the environment every hostile text is listed.

#![allow(clippy::print_stdout)]

use std::collections::BTreeMap;
use std::hint::black_box;
use std::process::ExitCode;
use std::time::Duration;

use cpu_time::ThreadTime;
use readout_corpus::date::Day;
use readout_corpus::query::{Facet, Query, documents, first_documents, run};
use readout_corpus::{Packed, query};

/// Queries of each kind.
const QUERIES: usize = 200;

fn main() -> ExitCode {
    let Some(file) = std::env::args_os().nth(1) else {
        println!("no file, expected a packed corpus");
        return ExitCode::from(2);
    };
    let bytes = match std::fs::read(&file) {
        Ok(bytes) => bytes,
        Err(error) => {
            println!("{error}: {}", file.display());
            return ExitCode::from(2);
        }
    };
    match Packed::open(&bytes) {
        Ok(packed) => measure(packed),
        Err(error) => {
            println!("{error}: {}", file.display());
            return ExitCode::from(2);
        }
    }
    ExitCode::SUCCESS
}

fn measure(packed: Packed<'_>) {
    let words = Words::of(packed);
    println!(
        "{} documents, {} segments, {} statements, {} meetings, {} words",
        packed.documents().len(),
        packed.segments().len(),
        packed.statements().len(),
        packed.meetings().len(),
        words.by_frequency.len()
    );
    println!("{:28} {:>8} {:>8} {:>8}", "ms", "p50", "p99", "worst");
    let (mut all, mut with_statements) = (Vec::new(), Vec::new());
    for (kind, queries) in kinds(packed, &words) {
        with_statements.extend(queries.iter().map(|query| best(|| run(packed, query))));
        let times: Vec<Duration> =
            queries.iter().map(|query| best(|| documents(packed, query))).collect();
        report(kind, &times);
        all.extend(times);
    }
    report("all", &all);
    report("all, and their statements", &with_statements);
    let hostile = hostile(&words);
    let times: Vec<Duration> = hostile.iter().map(|query| best(|| run(packed, query))).collect();
    report("hostile, with statements", &times);
    if std::env::var_os("EACH").is_some() {
        for (query, time) in hostile.iter().zip(&times) {
            println!("{:?} {}", time, query.text.chars().take(60).collect::<String>());
        }
    }
    let random = random(&words);
    let once = |ask: &dyn Fn(&Query) -> usize| -> Vec<Duration> {
        let time = |query: &Query| {
            let start = ThreadTime::now();
            black_box(ask(query));
            start.elapsed()
        };
        random.iter().map(time).collect()
    };
    let first = once(&|query| first_documents(packed, query, 10).total());
    let whole = once(&|query| run(packed, query).total());
    for (kind, times) in
        [("10,000 random and hostile", first), ("the same, with statements", whole)]
    {
        report(kind, &times);
        if let Some((time, query)) = times.iter().zip(&random).max_by_key(|(time, _)| **time) {
            let text: String = query.text.chars().take(200).collect();
            println!("the slowest: {time:?} {text:?}");
        }
    }
    slips(packed, &words);
    typing(packed, &words);
}

fn best<T>(ask: impl Fn() -> T) -> Duration {
    let once = || {
        let start = ThreadTime::now();
        black_box(ask());
        start.elapsed()
    };
    (0..3).map(|_| once()).min().unwrap_or_default()
}

fn report(kind: &str, times: &[Duration]) {
    let mut times: Vec<f64> = times.iter().map(|time| time.as_secs_f64() * 1000.0).collect();
    times.sort_by(f64::total_cmp);
    let at = |part: usize| times.get((times.len() * part / 100).min(times.len() - 1));
    let (p50, p99, worst) = (at(50), at(99), times.last());
    let shown = |time: Option<&f64>| time.copied().unwrap_or_default();
    println!("{kind:28} {:8.3} {:8.3} {:8.3}", shown(p50), shown(p99), shown(worst));
}

/// The words of a corpus, and places to take queries from.
struct Words {
    by_frequency: Vec<String>,
    texts: Vec<Vec<String>>,
}

impl Words {
    fn of(packed: Packed<'_>) -> Self {
        let mut counts: BTreeMap<String, u32> = BTreeMap::new();
        let mut texts = Vec::new();
        let step = (packed.documents().len() / QUERIES).max(1);
        for (number, document) in packed.documents().enumerate() {
            let words: Vec<String> = document
                .text()
                .split(|c: char| !c.is_alphabetic())
                .filter(|word| !word.is_empty())
                .map(str::to_lowercase)
                .collect();
            for word in &words {
                *counts.entry(word.clone()).or_default() += 1;
            }
            if number % step == step / 2 && words.len() > 20 {
                texts.push(words);
            }
        }
        let mut by_frequency: Vec<(u32, String)> =
            counts.into_iter().map(|(word, count)| (u32::MAX - count, word)).collect();
        by_frequency.sort();
        Self { by_frequency: by_frequency.into_iter().map(|(_, word)| word).collect(), texts }
    }

    /// Words from one rank of frequency to another, spread evenly.
    fn ranks(&self, from: usize, to: usize) -> Vec<String> {
        let words = self.by_frequency.get(from..to.min(self.by_frequency.len())).unwrap_or(&[]);
        words.iter().step_by((words.len() / QUERIES).max(1)).take(QUERIES).cloned().collect()
    }

    /// Neighbouring words of texts, from a place in each.
    fn runs(&self, place: usize, length: usize) -> Vec<Vec<String>> {
        let run = |text: &Vec<String>| {
            let start = place % (text.len() - length);
            text.get(start..start + length).map(<[String]>::to_vec)
        };
        self.texts.iter().filter_map(run).collect()
    }

    /// Words of at least `least` letters from texts, each once.
    fn long(&self, least: usize) -> Vec<String> {
        let long = |text: &Vec<String>| {
            let of_text = text.iter().filter(|word| word.len() >= least && word.is_ascii());
            of_text.max_by_key(|word| (word.len() % 7, word.as_str())).cloned()
        };
        let mut words: Vec<String> = self.texts.iter().filter_map(long).collect();
        words.sort();
        words.dedup();
        words
    }
}

fn kinds(packed: Packed<'_>, words: &Words) -> Vec<(&'static str, Vec<Query>)> {
    let texts = |texts: Vec<String>| texts.iter().map(|text| Query::text(text)).collect();
    let begun = |texts: Vec<String>| -> Vec<Query> {
        texts.iter().map(|text| Query { typing: true, ..Query::text(text) }).collect()
    };
    let beginnings = |letters: usize| -> Vec<String> {
        let long = words.long(letters + 2);
        let mut all: Vec<String> =
            long.iter().filter_map(|word| word.get(..letters)).map(String::from).collect();
        all.dedup();
        all
    };
    let quoted = |words: &[String]| format!("\"{}\"", words.join(" "));
    let apart = |words: Vec<String>| words.join(" ");
    let all = words.by_frequency.len();
    let topics: Vec<&str> = packed.topics().map(|topic| topic.id()).collect();
    vec![
        ("rare word", texts(words.ranks(all / 3, all))),
        ("common word", texts(words.ranks(40, 400))),
        ("stop word", texts(words.ranks(0, 30))),
        ("one letter of a word", begun(beginnings(1))),
        ("two letters of a word", begun(beginnings(2))),
        ("three letters of a word", begun(beginnings(3))),
        ("a star behind a letter", texts(('a'..='z').map(|c| format!("{c}*")).collect())),
        ("two words", texts(words.runs(7, 2).into_iter().map(apart).collect())),
        ("three words", texts(words.runs(11, 3).into_iter().map(apart).collect())),
        ("a phrase of two", texts(words.runs(3, 2).iter().map(|run| quoted(run)).collect())),
        ("a phrase of four", texts(words.runs(5, 4).iter().map(|run| quoted(run)).collect())),
        (
            "a phrase and a word",
            texts(
                words
                    .runs(9, 3)
                    .iter()
                    .map(|run| format!("{} {}", quoted(&run[..2]), run[2]))
                    .collect(),
            ),
        ),
        ("a field", texts(topics.iter().take(QUERIES).map(|id| format!("topic:{id}")).collect())),
        (
            "a word without another",
            texts(words.runs(13, 2).iter().map(|run| format!("{} -{}", run[0], run[1])).collect()),
        ),
        ("two words with OR", texts(words.runs(2, 2).iter().map(|run| run.join(" OR ")).collect())),
        (
            "one slip",
            texts(words.long(6).iter().enumerate().map(|(n, word)| slip(word, n)).collect()),
        ),
        (
            "two slips",
            texts(
                words
                    .long(8)
                    .iter()
                    .enumerate()
                    .map(|(n, word)| slip(&slip(word, n), n / 3 + 5))
                    .collect(),
            ),
        ),
        ("no hit", texts((0..QUERIES).map(|n| format!("zq{n}xkw{}", n * 7)).collect())),
        ("everything", vec![Query::default()]),
        ("one facet", filtered(packed, &[Facet::Topic])),
        ("three facets", filtered(packed, &[Facet::Topic, Facet::Place, Facet::Year])),
        ("a brush", brushes(packed)),
    ]
}

/// A word with a letter left out, put in, changed, or swapped with the next, by turns.
fn slip(word: &str, number: usize) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    let at = 1 + (number * 7 + 3) % (letters.len() - 2);
    let other = char::from(b'a' + (number * 11 % 26) as u8);
    match number % 4 {
        0 => {
            letters.remove(at);
        }
        1 => letters.insert(at, other),
        2 => letters[at] = other,
        _ => letters.swap(at, at + 1),
    }
    letters.into_iter().collect()
}

fn filtered(packed: Packed<'_>, facets: &[Facet]) -> Vec<Query> {
    let found = run(packed, &Query::default());
    (0..30)
        .map(|number| {
            let mut query = Query::default();
            for &facet in facets {
                let values = found.facet(facet).map_or(&[][..], |counts| counts.values.as_slice());
                if let Some(value) = values.get(number % values.len().max(1)) {
                    query.filters.add(facet, value.id);
                }
            }
            query
        })
        .collect()
}

fn brushes(packed: Packed<'_>) -> Vec<Query> {
    let (Some(first), Some(last)) = (packed.first_day(), packed.last_day()) else {
        return Vec::new();
    };
    let day = |part: i32| Day(first.0 + (last.0 - first.0) * part / 40);
    (0..30)
        .map(|part| {
            let mut query = Query::default();
            query.filters.set_range(Some(day(part)), Some(day(part + 10)));
            query
        })
        .collect()
}

/// Texts that nobody types and somebody sends.
fn hostile(words: &Words) -> Vec<Query> {
    let many = |piece: &str, times: usize| piece.repeat(times);
    let frequent = words.by_frequency.get(..64.min(words.by_frequency.len())).unwrap_or(&[]);
    // Of the most frequent words: pairs as phrases, and whole sentences, of which one begins a word further each time.
    let pair = |n: usize| format!("{}-{} ", frequent[n % 64], frequent[(n * 7 + 1) % 64]);
    let turned = |n: usize, length: usize| -> String {
        (0..length).map(|k| format!("{} ", frequent[(n + k * 3) % 64])).collect()
    };
    let all = |one: &dyn Fn(usize) -> String| -> String { (0..64).map(one).collect() };
    let sentence = |n: usize, length: usize| -> String {
        let text = words.texts.get(n).map_or(&[][..], Vec::as_slice);
        text.get(..length.min(text.len())).unwrap_or(&[]).join(" ")
    };
    let letters = |piece: &dyn Fn(char) -> String| -> String { ('a'..='z').map(piece).collect() };
    let texts = [
        many("a*", 2000),
        many("a*", 31),
        many("a-a*-", 1000),
        many("s-", 31) + "s*",
        letters(&|c| format!("{c}-the* ")),
        letters(&|c| format!("the-{c}* ")),
        letters(&|c| format!("{c}* OR ")),
        letters(&|c| format!("-{c}* ")),
        letters(&|c| format!("title:{c}* ")),
        letters(&|c| format!("the-of-{c}*{c}*{c}* ")),
        all(&pair),
        all(&|n| format!("{}OR ", pair(n))),
        all(&|n| format!("-{}", pair(n))),
        all(&|n| format!("\"{}\" ", turned(n, 30))),
        all(&|n| format!("\"{}\" OR ", turned(n, 8))),
        all(&|n| format!("title:\"{}\" ", turned(n, 30))),
        all(&|n| format!("title:\"{}\" OR ", turned(n, 8))),
        all(&|n| format!("\"{}\" OR ", sentence(n, 31))),
        all(&|n| format!("\"{}\" OR ", sentence(n, 4))),
        all(&|n| format!("{} OR the OR of ", frequent[n % 64])),
        all(&|n| format!("{} OR ", frequent[n % 64])),
        all(&|n| format!("about:{} OR the ", &frequent[n % 64][..1])),
        all(&|n| format!("on:1987-0{}/.. ", 1 + n % 9)),
        many("the OR ", 5000),
        many("a ", 20_000),
        many("a* ", 5000),
        many("a* OR ", 5000),
        many("-the ", 5000),
        many("\"", 50_000),
        many("\"the of ", 5000),
        format!("\"{}\"", many("the ", 5000)),
        many("(", 100_000),
        many("the-", 20_000),
        many("goverment ", 3000),
        many("zqxkvwj OR ", 3000),
        many("a", 1_000_000),
        many("speaker:a ", 3000),
        many("about:a OR ", 3000),
        many("topic:zq ", 3000),
        many("on:../2000 ", 3000),
        many("- ", 50_000),
        many("OR NOT AND ", 10_000),
        many("\u{202e}the\u{202c} ", 5000),
        many("中", 20_000),
        many("U.S.", 20_000),
        (0..=0x9f).filter_map(char::from_u32).map(|c| format!("the{c}a* ")).collect(),
        (0..=0x9f).filter_map(char::from_u32).map(|c| format!("the{c}of{c}s* OR ")).collect(),
    ];
    texts.iter().map(|text| Query { typing: true, ..Query::text(text) }).collect()
}

/// Texts put together of what is hard to read or costly to find, and of words, the frequent ones more often; always
/// the same.
fn random(words: &Words) -> Vec<Query> {
    const HARD: &[&str] = &[
        "\"",
        "“",
        "(",
        ")",
        "-",
        "- ",
        "OR ",
        "NOT ",
        "AND ",
        "|",
        "*",
        "a*",
        "a*a*",
        "s*",
        "th*",
        "the ",
        "of-the-",
        "to-a",
        "title:\"the of ",
        "on:",
        "on:../.. ",
        "on:1987-03 ",
        "speaker:",
        "about:\"",
        "title:the ",
        "topic:a ",
        "-the ",
        "\u{0}",
        "\u{202e}",
        "\u{feff}",
        "\u{301}",
        "中",
        "U.S.",
        "1,000",
        "\r\n",
        "é",
        "🙂",
        ":",
        "::",
        "'s ",
        "&&",
    ];
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    let mut next = move |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 33) as usize % below.max(1)
    };
    let all = words.by_frequency.len();
    (0..10_000)
        .map(|_| {
            let mut text = String::new();
            for _ in 0..=next(10) {
                let piece = match next(3) {
                    0 => HARD[next(HARD.len())],
                    1 => &words.by_frequency[next(all.min(60))],
                    _ => &words.by_frequency[next(all)],
                };
                let times = if next(30) == 0 { 1 + next(400) } else { 1 };
                for _ in 0..times {
                    text.push_str(piece);
                    if next(4) > 0 {
                        text.push(' ');
                    }
                }
            }
            Query { typing: next(2) == 0, ..Query::text(&text) }
        })
        .collect()
}

/// Whether the word that was meant is offered for a slip.
fn slips(packed: Packed<'_>, words: &Words) {
    let (mut asked, mut offered, mut among) = (0, 0, 0);
    for (number, word) in words.long(5).iter().enumerate() {
        let slipped = slip(word, number);
        if words.by_frequency.contains(&slipped) {
            continue;
        }
        asked += 1;
        let doubtful = documents(packed, &Query::text(&slipped)).doubtful;
        let found = query::corrections(packed, &slipped, &doubtful, 5);
        offered += usize::from(found.first() == Some(word));
        among += usize::from(found.contains(word));
    }
    println!("{asked} slips: {offered} offered first, {among} among the first five");
}

/// Suggestions while typing.
fn typing(packed: Packed<'_>, words: &Words) {
    let mut times = Vec::new();
    for word in words.long(4) {
        for length in 1..=4 {
            let Some(text) = word.get(..length) else { continue };
            let once = || {
                let start = ThreadTime::now();
                black_box(query::suggestions(packed, black_box(text), length, 8));
                start.elapsed()
            };
            times.extend((0..3).map(|_| once()).min());
        }
    }
    report("suggestions", &times);
}
