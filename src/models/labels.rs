//! Where labels stand beside the marks of a lane, so that none covers a mark or another label.

/// The gap between a mark and its label, and between a label and the next mark.
pub const GAP_PX: f64 = 5.0;
/// A label that must be cut shorter than this says nothing and is left out.
const LEAST_PX: f64 = 66.0;

/// A mark of a lane in the current drawing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Drawn {
    /// The left end of the mark, with its stroke; may lie outside of the drawing.
    pub left: f64,
    /// The right end of the mark.
    pub right: f64,
    /// The width of its whole label.
    pub label_px: f64,
    /// From where to where the label may stand on the mark; `None` for a ring.
    pub on: Option<(f64, f64)>,
}

/// A label that has found its place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Placed {
    /// Where its words begin.
    pub left: f64,
    /// The room that they may take.
    pub room_px: f64,
}

/// For each mark of a lane, in order of their left ends, the place of its label; `None` where there is no room.
///
/// A label stands to the right of its mark where it fits, otherwise on it (bars), otherwise to its left,
/// otherwise, cut, where most of it fits.
pub fn place(lane: &[Drawn], width_px: f64) -> Vec<Option<Placed>> {
    // How far what was placed so far reaches.
    let mut taken: f64 = 0.0;
    let mut places = Vec::with_capacity(lane.len());
    for (i, mark) in lane.iter().enumerate() {
        let next = lane.get(i + 1).map_or(width_px, |next| next.left - GAP_PX).min(width_px);
        let is_shown = mark.right >= 0.0 && mark.left <= width_px;
        let right = Placed { left: mark.right + GAP_PX, room_px: next - mark.right - GAP_PX };
        let (from, to) = mark.on.unwrap_or_default();
        let on_left = from.max(0.0) + GAP_PX;
        let on = Placed { left: on_left, room_px: to.min(width_px) - GAP_PX - on_left };
        let left_room = mark.left - GAP_PX - taken;
        let left = Placed {
            left: mark.left - GAP_PX - mark.label_px.min(left_room),
            room_px: left_room.min(mark.label_px),
        };
        let order = [right, on, left];
        let whole = order.iter().find(|place| place.room_px >= mark.label_px);
        let widest = || {
            let widest = order.iter().max_by(|a, b| a.room_px.total_cmp(&b.room_px));
            widest.filter(|place| place.room_px >= LEAST_PX)
        };
        let place = if is_shown { whole.or_else(widest).copied() } else { None };
        let place =
            place.map(|place| Placed { room_px: place.room_px.min(mark.label_px), ..place });
        let label_end = place.map_or(0.0, |place| place.left + place.room_px + GAP_PX);
        taken = taken.max(mark.right + GAP_PX).max(label_end);
        places.push(place);
    }
    places
}

/// About how wide words are in the sans font of the page, rather too much than too little.
pub fn width_px(text: &str, size_px: f64) -> f64 {
    text.chars().map(|c| em(c) * size_px).sum()
}

fn em(c: char) -> f64 {
    match c {
        'i' | 'j' | 'l' | 'I' | '.' | ',' | ':' | ';' | '\'' | '’' | '|' | '!' => 0.31,
        'f' | 't' | 'r' | ' ' | '-' | '(' | ')' | '/' => 0.4,
        'm' | 'w' | 'M' | 'W' | '—' | '…' => 0.93,
        'A'..='Z' => 0.72,
        _ if c < '\u{1100}' => 0.6,
        // Chinese, Japanese and Korean characters are as wide as they are high.
        _ => 1.0,
    }
}

/// The words that fit a room, with `…` where some are cut off.
pub fn cut(text: &str, room_px: f64, size_px: f64) -> String {
    if width_px(text, size_px) <= room_px {
        return text.to_owned();
    }
    let mut left = room_px - em('…') * size_px;
    let mut end = 0;
    for (at, c) in text.char_indices() {
        left -= em(c) * size_px;
        if left < 0.0 {
            break;
        }
        end = at + c.len_utf8();
    }
    let kept = text.get(..end).unwrap_or("").trim_end_matches([' ', ',', '-', '–']);
    format!("{kept}…")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn ring(x: f64, label_px: f64) -> Drawn {
        Drawn { left: x - 6.0, right: x + 6.0, label_px, on: None }
    }

    #[test]
    fn a_label_stands_to_the_right_of_its_mark() {
        let places = place(&[ring(100.0, 80.0)], 600.0);
        assert_eq!(places, [Some(Placed { left: 111.0, room_px: 80.0 })]);
    }

    #[test]
    fn at_the_right_edge_it_stands_to_the_left() {
        let places = place(&[ring(590.0, 80.0)], 600.0);
        assert_eq!(places, [Some(Placed { left: 499.0, room_px: 80.0 })]);
    }

    #[test]
    fn between_close_marks_there_is_no_label() {
        let places = place(&[ring(100.0, 300.0), ring(130.0, 300.0), ring(160.0, 200.0)], 600.0);
        assert_eq!(places.get(1), Some(&None));
        assert!(places.get(2).is_some_and(|place| place.is_some()));
    }

    #[test]
    fn a_bar_that_fills_the_drawing_carries_its_label() {
        let bar = Drawn { left: -200.0, right: 900.0, label_px: 120.0, on: Some((-200.0, 900.0)) };
        assert_eq!(place(&[bar], 600.0), [Some(Placed { left: 5.0, room_px: 120.0 })]);
    }

    #[test]
    fn what_is_outside_of_the_drawing_has_no_label() {
        assert_eq!(place(&[ring(-40.0, 60.0), ring(700.0, 60.0)], 600.0), [None, None]);
    }

    #[test]
    fn words_are_cut_between_characters() {
        assert_eq!(cut("Summit", 600.0, 13.0), "Summit");
        let short = cut("Встреча в Шэньчжэне", 80.0, 13.0);
        assert!(
            short.ends_with('…') && "Встреча в Шэньчжэне".starts_with(short.trim_end_matches('…'))
        );
    }

    proptest! {
        #[test]
        fn labels_cover_neither_marks_nor_each_other(
            steps in prop::collection::vec((14.0..200.0f64, 20.0..260.0f64, 0.0..60.0f64), 1..30),
            shift in -400.0..400.0f64,
        ) {
            let mut x = shift;
            let mut lane = Vec::new();
            for (step, label_px, bar) in steps {
                x += step;
                let right = x + 6.0 + bar;
                lane.push(Drawn { left: x - 6.0, right, label_px, on: (bar > 30.0).then_some((x, right)) });
                x += bar;
            }
            let places = place(&lane, 900.0);
            let labels: Vec<(usize, f64, f64)> = places
                .iter()
                .enumerate()
                .filter_map(|(i, place)| place.map(|p| (i, p.left, p.left + p.room_px)))
                .collect();
            for pair in labels.windows(2) {
                prop_assert!(pair[0].2 <= pair[1].1);
            }
            for &(i, left, right) in &labels {
                prop_assert!(left >= -1e-9 && right <= 900.0 + 1e-9);
                for (j, mark) in lane.iter().enumerate() {
                    prop_assert!(i == j || right <= mark.left || left >= mark.right);
                }
            }
        }

        #[test]
        fn cut_words_fit_their_room(text in "\\PC{0,60}", room in 20.0..300.0f64) {
            let short = cut(&text, room, 13.0);
            prop_assert!(width_px(&short, 13.0) <= room.max(width_px("…", 13.0)) + 1e-6);
        }
    }
}
