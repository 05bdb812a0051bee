//! Documents over time as bars.

use super::draw::{rect, text, titled, untitled};
use super::{Chart, Palette};
use crate::models::histogram::Histogram;
use crate::words;

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
        let what = words::count(count as usize, "document");
        titled(&mut svg, &format!("{}: {what}", bars.label(at)));
        rect(&mut svg, [x + gap, HEIGHT - height, step - 2.0 * gap, height], &palette.accent);
        untitled(&mut svg);
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::models::fixture;
    use readout_corpus::query::{Query, run};

    #[test]
    fn the_bars_of_a_histogram_are_the_documents_of_the_query() {
        let corpus = fixture::corpus();
        let results = run(corpus, &Query::default());
        let bars = Histogram::new(&results.backdrop).expect("bars");
        let chart = histogram(&bars, &super::super::tests::palette());
        for (at, &count) in bars.counts.iter().enumerate().filter(|(_, count)| **count > 0) {
            let title = format!("{}: {}", bars.label(at), words::count(count as usize, "document"));
            assert!(chart.markup.contains(&title), "{title}");
        }
    }
}
