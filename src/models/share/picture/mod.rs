//! Pictures that stand alone: SVG with its title, its sources and the day as of which it is so.
//!
//! Colours and faces come as values, so that the file looks the same wherever it is opened. Widths of text are
//! estimated: no browser is asked.

mod columns;
mod draw;
mod histogram;
mod matrix;
mod offices;
mod paired;
pub mod place;

use readout_export::in_markup;

use super::caption::Caption;
use crate::corpus::SIDE_STYLES;
use draw::{text, wrapped};

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
    /// The hues of sides, first that of none; [`side_style`](crate::corpus::side_style) is the place in it.
    pub sides: [String; SIDE_STYLES + 1],
    /// The face of text.
    pub face: String,
}

impl Palette {
    /// The hue of a side by its style.
    fn side(&self, style: usize) -> &str {
        self.sides.get(style).unwrap_or(&self.sides[0])
    }
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
    svg.push_str(&in_markup(&palette.face));
    svg.push_str("\">\n<title>");
    svg.push_str(&in_markup(&caption.heading()));
    svg.push_str("</title>\n<desc>");
    svg.push_str(&in_markup(&caption.text()));
    svg.push_str("</desc>\n<rect width=\"100%\" height=\"100%\" fill=\"");
    svg.push_str(&in_markup(&palette.ground));
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::models::fixture;
    use readout_corpus::query::Query;

    pub(super) fn palette() -> Palette {
        let colour = |text: &str| text.to_owned();
        Palette {
            ground: colour("#fff"),
            ink: colour("#222"),
            soft: colour("#555"),
            rule: colour("#ccc"),
            accent: colour("#0b5a78"),
            sides: ["#666", "#a00", "#00a", "#0a0", "#a0a"].map(colour),
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
}
