//! What two accounts spend their words on: bars to both sides of the topics' names.

use readout_corpus::compare::Comparison;
use readout_corpus::format::Packed;

use super::draw::{cut, rect, text, titled, untitled};
use super::{Chart, Palette};
use crate::models::bands::tally;
use crate::models::ends::End;
use crate::words;

/// The most topics that a picture has room for; the file of data has all.
const MOST_TOPICS: usize = 24;

/// The topics in the order of the table, the left account's share on the left.
pub fn paired(
    corpus: Packed<'_>,
    ends: &[End<'_>; 2],
    compared: &Comparison,
    palette: &Palette,
) -> Chart {
    const WIDTH: f64 = 760.0;
    const NAME: f64 = 230.0;
    const HALF: f64 = (WIDTH - NAME) / 2.0;
    const NUMBER: f64 = 46.0;
    const ROW: f64 = 26.0;
    const HEAD: f64 = 52.0;
    let mut svg = String::new();
    for (end, x, anchor) in [(&ends[0], HALF, "end"), (&ends[1], WIDTH - HALF, "start")] {
        let name = cut(&end.name, HALF, 14.0);
        text(&mut svg, (x, 14.0), &name, (14.0, "600", anchor), palette.side(end.style));
    }
    let tally = tally(&compared.rows);
    let only = |count: usize| format!("{} only here", words::count(count, "sentence"));
    let note = (12.0, "400");
    let (end, start) = ((note.0, note.1, "end"), (note.0, note.1, "start"));
    text(&mut svg, (HALF, 32.0), &only(tally.left), end, &palette.soft);
    let both = format!("{} in both", words::number(tally.both));
    text(&mut svg, (WIDTH / 2.0, 32.0), &both, (12.0, "400", "middle"), &palette.soft);
    text(&mut svg, (WIDTH - HALF, 32.0), &only(tally.right), start, &palette.soft);
    let topics = compared.topics.iter().take(MOST_TOPICS);
    let shares = topics.clone().flat_map(|one| [one.left.permille, one.right.permille]);
    let most = f64::from(shares.max().unwrap_or(0).max(1));
    let mut y = HEAD;
    for one in topics {
        rect(&mut svg, [0.0, y, WIDTH, 1.0], &palette.rule);
        let name = corpus.topic(one.topic).map_or("", |topic| topic.name());
        let middle = (13.0, "600", "middle");
        let shown = cut(name, NAME - 12.0, 13.0);
        text(&mut svg, (WIDTH / 2.0, y + 17.0), &shown, middle, &palette.ink);
        for (share, end, is_left) in [(one.left, &ends[0], true), (one.right, &ends[1], false)] {
            let bar = f64::from(share.permille) / most * (HALF - NUMBER);
            let is_absent = share.sentences == 0;
            let number = match is_absent {
                true => "absent".to_owned(),
                false => words::share(share.permille as usize),
            };
            titled(&mut svg, &format!("{}, {name}: {number}", end.name));
            let (x, at, anchor) = match is_left {
                true => (HALF - bar, HALF - bar - 6.0, "end"),
                false => (WIDTH - HALF, WIDTH - HALF + bar + 6.0, "start"),
            };
            if !is_absent {
                rect(&mut svg, [x, y + 8.0, bar.max(2.0), 10.0], palette.side(end.style));
            }
            text(&mut svg, (at, y + 17.0), &number, (12.0, "400", anchor), &palette.soft);
            untitled(&mut svg);
        }
        y += ROW;
    }
    Chart { markup: svg, width: WIDTH, height: y }
}
