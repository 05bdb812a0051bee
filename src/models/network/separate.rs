//! Boxes that lie over each other are pushed apart, and stay within their room.

use super::layout::Point;

/// Rounds for a few boxes, and for many: each looks at all pairs.
const ROUNDS: usize = 90;
const ROUNDS_OF_MANY: usize = 24;
const MANY: usize = 150;

/// What a point needs around itself, in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Around {
    /// To the left and to the right.
    pub side: f64,
    /// Above.
    pub above: f64,
    /// Below.
    pub below: f64,
}

/// Moves points until what is around them does not overlap, as far as that is reached in a fixed number of
/// rounds, within a room of a width and height.
pub fn separate(points: &mut [Point], around: &[Around], (width, height): (f64, f64)) {
    let rounds = if points.len() > MANY { ROUNDS_OF_MANY } else { ROUNDS };
    for _ in 0..rounds {
        let mut is_still = true;
        for i in 1..points.len() {
            let (before, rest) = points.split_at_mut(i);
            let (Some(one), Some(own)) = (rest.first_mut(), around.get(i)) else { continue };
            for (other, theirs) in before.iter_mut().zip(around) {
                let side = own.side + theirs.side - (one.x - other.x).abs();
                if side <= 0.0 {
                    continue;
                }
                // How deep they overlap if the one is pushed downwards, or upwards.
                let down = other.y + theirs.below - (one.y - own.above);
                let up = one.y + own.below - (other.y - theirs.above);
                let deep = if down < up { down } else { up };
                if deep <= 0.0 {
                    continue;
                }
                is_still = false;
                if side < deep {
                    let step = if one.x >= other.x { side / 2.0 } else { -side / 2.0 };
                    one.x += step;
                    other.x -= step;
                } else {
                    let step = if down < up { down / 2.0 } else { -up / 2.0 };
                    one.y += step;
                    other.y -= step;
                }
            }
        }
        for (point, own) in points.iter_mut().zip(around) {
            point.x = within(point.x, own.side, width - own.side);
            point.y = within(point.y, own.above, height - own.below);
        }
        if is_still {
            break;
        }
    }
}

/// The nearest number between two; in the middle where there is no room between them.
pub fn within(x: f64, from: f64, to: f64) -> f64 {
    if from > to { (from + to) / 2.0 } else { x.max(from).min(to) }
}
