//! Pictures that stand alone: SVG with its title, its sources and the day as of which it is so.
//!
//! Colours and faces come as values, so that the file looks the same wherever it is opened. Widths of text are
//! estimated: no browser is asked.

use readout_corpus::format::Packed;

use super::caption::Caption;
use super::escaped;
use crate::models::histogram::Histogram;
use crate::models::topic_grid::{Grid, Measure};
use crate::words;

/// The colours and the face of the page, as the reader sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Palette {
    /// The ground.
    pub ground: String,
    /// The text.
    pub ink: String,
    /// Text of less weight.
    pub soft: String,
    /// Thin lines.
    pub rule: String,
    /// What stands out.
    pub accent: String,
    /// The face of text.
    pub face: String,
}

/// A chart without its frame: markup of SVG and its size in CSS pixels.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Chart {
    /// The elements, around the origin at the upper left.
    pub markup: String,
    /// The width.
    pub width: f64,
    /// The height.
    pub height: f64,
}

/// A picture as a file.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    /// The whole file.
    pub svg: String,
    /// Its width in CSS pixels.
    pub width: f64,
    /// Its height in CSS pixels.
    pub height: f64,
}

/// The space around the chart.
const MARGIN: f64 = 20.0;
/// The narrowest picture: the words above and below need room.
const NARROWEST: f64 = 480.0;
const TITLE_PX: f64 = 20.0;
const NOTE_PX: f64 = 12.0;
/// A letter is about so wide, as a part of its size.
const LETTER: f64 = 0.56;

/// Puts a title over a chart, and below it the sources, the corpus with its day, and the address.
pub fn framed(chart: &Chart, caption: &Caption, address: &str, palette: &Palette) -> Picture {
    let width = chart.width.max(NARROWEST) + 2.0 * MARGIN;
    let room = width - 2.0 * MARGIN;
    let title = wrapped(&caption.heading(), room, TITLE_PX);
    let notes = [caption.sources.as_str(), caption.corpus.as_str(), address];
    let notes = notes.into_iter().filter(|note| !note.is_empty());
    let notes: Vec<String> = notes.flat_map(|note| wrapped(note, room, NOTE_PX)).collect();
    let top = MARGIN + title.len() as f64 * TITLE_PX * 1.25 + 10.0;
    let bottom = top + chart.height + 18.0;
    let height = (bottom + notes.len() as f64 * NOTE_PX * 1.4 + MARGIN - 4.0).ceil();
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" role=\"img\" font-family=\""
    );
    escaped(&palette.face, &mut svg);
    svg.push_str("\">\n<title>");
    escaped(&caption.heading(), &mut svg);
    svg.push_str("</title>\n<desc>");
    escaped(&caption.text(), &mut svg);
    svg.push_str("</desc>\n<rect width=\"100%\" height=\"100%\" fill=\"");
    escaped(&palette.ground, &mut svg);
    svg.push_str("\"/>\n");
    for (at, line) in title.iter().enumerate() {
        let y = MARGIN + TITLE_PX * (0.85 + 1.25 * at as f64);
        text(&mut svg, (MARGIN, y), line, (TITLE_PX, "600", "start"), &palette.ink);
    }
    svg.push_str(&format!("<g transform=\"translate({MARGIN} {top})\">"));
    svg.push_str(&chart.markup);
    svg.push_str("</g>\n");
    for (at, line) in notes.iter().enumerate() {
        let y = bottom + NOTE_PX * (0.9 + 1.4 * at as f64);
        text(&mut svg, (MARGIN, y), line, (NOTE_PX, "400", "start"), &palette.soft);
    }
    svg.push_str("</svg>\n");
    Picture { svg, width, height }
}

fn text(
    svg: &mut String,
    (x, y): (f64, f64),
    words: &str,
    (size, weight, anchor): (f64, &str, &str),
    fill: &str,
) {
    svg.push_str(&format!(
        "<text x=\"{x:.1}\" y=\"{y:.1}\" font-size=\"{size}\" font-weight=\"{weight}\" text-anchor=\"{anchor}\" fill=\""
    ));
    escaped(fill, svg);
    svg.push_str("\">");
    escaped(words, svg);
    svg.push_str("</text>\n");
}

fn rect(svg: &mut String, [x, y, width, height]: [f64; 4], fill: &str) {
    svg.push_str(&format!(
        "<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{width:.1}\" height=\"{height:.1}\" fill=\""
    ));
    escaped(fill, svg);
    svg.push_str("\"/>\n");
}

/// Lines that fit a width, broken between words, and within a word that is too long by itself.
fn wrapped(text: &str, width: f64, size: f64) -> Vec<String> {
    let most = ((width / (size * LETTER)) as usize).max(8);
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut length = 0;
    for word in text.split_whitespace() {
        let mut rest: Vec<char> = word.chars().collect();
        if length > 0 && length + 1 + rest.len() > most {
            lines.push(std::mem::take(&mut line));
            length = 0;
        }
        while rest.len() > most {
            let tail = rest.split_off(most);
            lines.push(rest.into_iter().collect());
            rest = tail;
        }
        if length > 0 {
            line.push(' ');
            length += 1;
        }
        length += rest.len();
        line.extend(rest);
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

/// A text that fits a width, with dots where it is longer.
fn cut(text: &str, width: f64, size: f64) -> String {
    let most = (width / (size * LETTER)) as usize;
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let mut cut: String = text.chars().take(most.saturating_sub(1)).collect();
    cut.truncate(cut.trim_end().len());
    cut + "…"
}

/// Documents over time, with their numbers and the dates below.
pub fn histogram(bars: &Histogram, palette: &Palette) -> Chart {
    const HEIGHT: f64 = 160.0;
    const WIDTH: f64 = 720.0;
    let step = WIDTH / bars.counts.len().max(1) as f64;
    let highest = f64::from(bars.highest());
    let mut svg = String::new();
    for (at, &count) in bars.counts.iter().enumerate().filter(|(_, count)| **count > 0) {
        let height = (f64::from(count) / highest * (HEIGHT - 16.0)).max(2.0);
        let x = at as f64 * step;
        let gap = if step > 4.0 { 1.0 } else { 0.0 };
        svg.push_str("<g><title>");
        escaped(
            &format!("{}: {}", bars.label(at), words::count(count as usize, "document")),
            &mut svg,
        );
        svg.push_str("</title>");
        rect(&mut svg, [x + gap, HEIGHT - height, step - 2.0 * gap, height], &palette.accent);
        svg.push_str("</g>");
        if step >= 16.0 {
            let at = (x + step / 2.0, HEIGHT - height - 4.0);
            text(&mut svg, at, &count.to_string(), (11.0, "400", "middle"), &palette.soft);
        }
    }
    rect(&mut svg, [0.0, HEIGHT, WIDTH, 1.0], &palette.rule);
    for (bar, label) in bars.ticks() {
        let x = bar as f64 * step;
        rect(&mut svg, [x, HEIGHT, 1.0, 6.0], &palette.rule);
        let late = bar * 5 >= bars.counts.len() * 4 && bars.counts.len() > 8;
        let (x, anchor) = if late { (x - 4.0, "end") } else { (x + 4.0, "start") };
        text(&mut svg, (x, HEIGHT + 16.0), &label, (12.0, "400", anchor), &palette.soft);
    }
    Chart { markup: svg, width: WIDTH, height: HEIGHT + 22.0 }
}

/// The most meetings and topics that a picture has room for; the file of data has all.
const MOST_MEETINGS: usize = 8;
const MOST_TOPICS: usize = 40;

/// Topics in rows, under each meeting a column for each account: the number that the table has, over a bar in
/// proportion to the largest.
pub fn matrix(corpus: Packed<'_>, grid: &Grid, measure: Measure, palette: &Palette) -> Chart {
    const NAME: f64 = 190.0;
    const CELL: f64 = 78.0;
    const ROW: f64 = 26.0;
    const HEAD: f64 = 74.0;
    let meetings = grid.meetings.iter().take(MOST_MEETINGS);
    let topics: Vec<_> = grid.topics.iter().take(MOST_TOPICS).collect();
    let columns: usize = meetings.clone().map(|told| told.accounts.len()).sum();
    let width = NAME + columns as f64 * CELL;
    let height = HEAD + topics.len() as f64 * ROW;
    let shown = |topic, account: &crate::models::topic_grid::Account| {
        account.part(topic).map_or(0, |part| part.value(measure, account))
    };
    let accounts = || meetings.clone().flat_map(|told| &told.accounts);
    let most = topics.iter().flat_map(|&&(topic, _)| accounts().map(move |one| (topic, one)));
    let most = most.map(|(topic, account)| shown(topic, account)).max().unwrap_or(0).max(1);
    let mut svg = String::new();
    let unit = match measure {
        Measure::Statements => "Statements",
        Measure::Words => "Words",
        Measure::Share => "Share of words",
        Measure::Position => "Order of mention",
    };
    text(&mut svg, (0.0, HEAD - 8.0), unit, (12.0, "400", "start"), &palette.soft);
    let mut x = NAME;
    for told in meetings.clone() {
        let own = told.accounts.len() as f64 * CELL;
        let meeting = corpus.meeting(told.meeting);
        let date = meeting.and_then(|one| one.date()).map(words::date).unwrap_or_default();
        let title = meeting.map_or("", |one| one.title());
        text(
            &mut svg,
            (x + 6.0, 14.0),
            &cut(&date, own, 12.0),
            (12.0, "400", "start"),
            &palette.soft,
        );
        for (at, line) in wrapped(title, own - 8.0, 12.0).iter().take(2).enumerate() {
            let place = (x + 6.0, 30.0 + 14.0 * at as f64);
            text(&mut svg, place, line, (12.0, "600", "start"), &palette.ink);
        }
        rect(&mut svg, [x, 0.0, 1.0, height], &palette.rule);
        for account in &told.accounts {
            let side = account.side.and_then(|side| corpus.side(side));
            let name = side.map_or("No side", |side| side.name());
            let name = cut(name, CELL - 8.0, 12.0);
            text(
                &mut svg,
                (x + CELL - 8.0, HEAD - 8.0),
                &name,
                (12.0, "400", "end"),
                &palette.soft,
            );
            for (row, &&(topic, _)) in topics.iter().enumerate() {
                let value = shown(topic, account);
                let y = HEAD + row as f64 * ROW;
                let part = match measure {
                    // The first mention is the strongest, so there is no bar for it.
                    Measure::Position => 0.0,
                    _ => value as f64 / most as f64,
                };
                if part > 0.0 {
                    let bar = (part * (CELL - 16.0)).max(2.0);
                    rect(
                        &mut svg,
                        [x + CELL - 8.0 - bar, y + ROW - 7.0, bar, 3.0],
                        &palette.accent,
                    );
                }
                let (number, fill) = match (value, measure) {
                    (0, _) => ("absent".to_owned(), &palette.soft),
                    (value, Measure::Share) => (words::share(value), &palette.ink),
                    (value, Measure::Position) => (words::ordinal(value as u32), &palette.ink),
                    (value, _) => (words::number(value), &palette.ink),
                };
                let size = if value == 0 { 11.0 } else { 13.0 };
                text(&mut svg, (x + CELL - 8.0, y + 15.0), &number, (size, "400", "end"), fill);
            }
            x += CELL;
        }
    }
    for (row, &&(topic, _)) in topics.iter().enumerate() {
        let y = HEAD + row as f64 * ROW;
        rect(&mut svg, [0.0, y, width, 1.0], &palette.rule);
        let name = corpus.topic(topic).map_or("", |topic| topic.name());
        let name = cut(name, NAME - 8.0, 13.0);
        text(&mut svg, (0.0, y + 16.0), &name, (13.0, "600", "start"), &palette.ink);
    }
    Chart { markup: svg, width, height }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::models::fixture;
    use crate::models::topic_grid::table_of;
    use readout_corpus::query::{Query, run};

    fn palette() -> Palette {
        let colour = |text: &str| text.to_owned();
        Palette {
            ground: colour("#fff"),
            ink: colour("#222"),
            soft: colour("#555"),
            rule: colour("#ccc"),
            accent: colour("#0b5a78"),
            face: "\"A face\", sans-serif".to_owned(),
        }
    }

    #[test]
    fn a_picture_says_what_it_shows_where_it_comes_from_and_as_of_when() {
        let corpus = fixture::corpus();
        let caption = Caption::of(corpus, "A & B <i>", &Query::default(), &[]);
        let picture = framed(&Chart::default(), &caption, "https://host.example/", &palette());
        assert!(picture.svg.contains("<title>A &amp; B &lt;i&gt;</title>"));
        assert!(picture.svg.contains(&corpus.content_hash()));
        assert!(picture.svg.contains("https://host.example/"));
        assert!(!picture.svg.contains("<i>") && !picture.svg.contains("style="));
    }

    #[test]
    fn the_bars_of_a_histogram_are_the_documents_of_the_query() {
        let corpus = fixture::corpus();
        let results = run(corpus, &Query::default());
        let bars = Histogram::new(&results.backdrop).expect("bars");
        let chart = histogram(&bars, &palette());
        for (at, &count) in bars.counts.iter().enumerate().filter(|(_, count)| **count > 0) {
            let title = format!("{}: {}", bars.label(at), words::count(count as usize, "document"));
            assert!(chart.markup.contains(&title), "{title}");
        }
    }

    #[test]
    fn the_picture_of_topics_has_the_numbers_of_the_table() {
        let corpus = crate::corpus::open().expect("the page's corpus");
        let query = Query::default();
        let grid = table_of(corpus, &query, &run(corpus, &query), usize::MAX);
        let chart = matrix(corpus, &grid, Measure::Statements, &palette());
        let numbers = chart.markup.matches("font-size=\"13\" font-weight=\"400\"").count();
        let full = grid.topics.iter().take(MOST_TOPICS).flat_map(|&(topic, _)| {
            let accounts = grid.meetings.iter().take(MOST_MEETINGS).flat_map(|told| &told.accounts);
            accounts.filter(move |account| {
                account.part(topic).is_some_and(|part| !part.statements.is_empty())
            })
        });
        assert_eq!(numbers, full.count());
        assert!(numbers > 0);
    }

    #[test]
    fn long_lines_are_broken_and_long_words_too() {
        let lines = wrapped("one two threefourfive", 60.0, 12.0);
        assert!(lines.iter().all(|line| line.chars().count() <= 8), "{lines:?}");
        assert_eq!(lines.concat().replace(' ', ""), "onetwothreefourfive");
        assert_eq!(cut("harbour", 20.0, 10.0), "ha…");
    }
}
