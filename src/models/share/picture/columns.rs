//! Columns of equal time, one row of them for each of those that are compared.

use super::draw::{cut, rect, text, titled, untitled};
use super::{Chart, Palette};
use crate::models::months::Bins;

/// A row of columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Whose they are, with their sum: `China: 12 statements`.
    pub name: String,
    /// The hue.
    pub style: usize,
    /// What stands in each column: what is certain, and above it, hollow, what is planned.
    pub columns: Vec<(usize, usize)>,
    /// What each column says in words.
    pub labels: Vec<String>,
}

/// The rows under each other on one scale, the years below.
pub fn columns(bins: Bins, rows: &[Row], palette: &Palette) -> Chart {
    const WIDTH: f64 = 720.0;
    const NAME: f64 = 22.0;
    const BARS: f64 = 72.0;
    const GAP: f64 = 14.0;
    let step = WIDTH / bins.count.max(1) as f64;
    let gap = if step > 4.0 { 1.0 } else { 0.0 };
    let totals = rows.iter().flat_map(|row| &row.columns).map(|(full, hollow)| full + hollow);
    let scale = (BARS - 14.0) / totals.max().unwrap_or(0).max(1) as f64;
    let mut svg = String::new();
    let mut y = 0.0;
    for row in rows {
        let hue = palette.side(row.style);
        let name = cut(&row.name, WIDTH, 13.0);
        text(&mut svg, (0.0, y + 13.0), &name, (13.0, "600", "start"), &palette.ink);
        let base = y + NAME + BARS;
        let starts = (0..bins.count).filter(|&bin| bin > 0 && bins.span(bin).0.number() == 1);
        for bin in starts.filter(|_| bins.months < 12) {
            rect(&mut svg, [bin as f64 * step, y + NAME, 1.0, BARS], &palette.rule);
        }
        let filled = row.columns.iter().zip(&row.labels).enumerate();
        for (bin, (&(full, hollow), label)) in filled.filter(|(_, ((a, b), _))| a + b > 0) {
            titled(&mut svg, label);
            let (x, wide) = (bin as f64 * step + gap, (step - 2.0 * gap).max(1.0));
            let (high, above) = (full as f64 * scale, hollow as f64 * scale);
            rect(&mut svg, [x, base - high, wide, high], hue);
            if hollow > 0 {
                let top = base - high - above;
                rect(&mut svg, [x, top, wide, above], hue);
                let (wide, above) = ((wide - 3.0).max(0.0), (above - 3.0).max(0.0));
                rect(&mut svg, [x + 1.5, top + 1.5, wide, above], &palette.ground);
            }
            if step >= 14.0 {
                let at = (x + wide / 2.0, base - high - above - 3.0);
                let number = (full + hollow).to_string();
                text(&mut svg, at, &number, (11.0, "400", "middle"), &palette.soft);
            }
            untitled(&mut svg);
        }
        rect(&mut svg, [0.0, base, WIDTH, 1.0], &palette.rule);
        y = base + GAP;
    }
    for bin in (0..bins.count).filter(|&bin| bins.names_year(bin)) {
        let year = bins.span(bin).0.year().to_string();
        let late = bin + 3 > bins.count;
        let (x, anchor) = match late {
            true => ((bin + 1) as f64 * step, "end"),
            false => (bin as f64 * step + 4.0, "start"),
        };
        text(&mut svg, (x, y + 2.0), &year, (12.0, "400", anchor), &palette.soft);
    }
    Chart { markup: svg, width: WIDTH, height: y + 8.0 }
}
