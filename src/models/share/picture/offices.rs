//! Offices as bands over the span of the corpus.

use super::draw::{cut, rect, text};
use super::{Chart, Palette};
use crate::models::profile::OfficeChart;
use crate::words;

/// A line of words for each office, and below it the band of days on which it is attested.
pub fn offices(chart: &OfficeChart<'_>, style: usize, palette: &Palette) -> Chart {
    const WIDTH: f64 = 640.0;
    const ROW: f64 = 44.0;
    let mut svg = String::new();
    for (at, band) in chart.bands.iter().enumerate() {
        let y = at as f64 * ROW;
        let dates = words::attested(band.office);
        let room = WIDTH - dates.chars().count() as f64 * 7.0 - 12.0;
        let title = cut(band.office.title(), room, 13.0);
        text(&mut svg, (0.0, y + 14.0), &title, (13.0, "600", "start"), &palette.ink);
        text(&mut svg, (WIDTH, y + 14.0), &dates, (12.0, "400", "end"), &palette.soft);
        rect(&mut svg, [0.0, y + 22.0, WIDTH, 8.0], &palette.rule);
        if let Some(start) = band.start_permille {
            let part = |permille: u32| f64::from(permille) * WIDTH / 1000.0;
            let wide = part(band.width_permille).max(3.0);
            let x = part(start).min(WIDTH - wide);
            rect(&mut svg, [x, y + 22.0, wide, 8.0], palette.side(style));
        }
    }
    let mut height = chart.bands.len() as f64 * ROW;
    if let Some((first, last)) = chart.span {
        let y = height + 6.0;
        text(&mut svg, (0.0, y), &words::day(first), (12.0, "400", "start"), &palette.soft);
        text(&mut svg, (WIDTH, y), &words::day(last), (12.0, "400", "end"), &palette.soft);
        height += 12.0;
    }
    Chart { markup: svg, width: WIDTH, height }
}
