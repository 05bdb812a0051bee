//! How pointer, fingers, wheel and keys zoom and move the timeline and choose days on it.

use leptos::ev;
use leptos::prelude::*;

use super::state::Timeline;
use crate::dom;
use crate::models::timeline::axis::Stretch;
use crate::models::timeline::drawing::AXIS_PX;

/// How much a press of a button or key zooms, and how far it moves, as parts of what is shown.
pub const ZOOM: f64 = 0.6;
pub const STEP: f64 = 0.25;
/// So many pixels a pointer may wander in a click before it drags.
const CLICK_PX: f64 = 4.0;
/// How much a pixel of the wheel zooms, and how many pixels a line of it stands for.
const WHEEL_ZOOM: f64 = 0.002;
const WHEEL_LINE_PX: f64 = 30.0;

/// The pointers that are down, and what they do.
#[derive(Clone, Copy, Default)]
pub struct Hands(StoredValue<Grip, LocalStorage>);

/// What the pointers hold.
#[derive(Clone, Default)]
struct Grip {
    /// Each pointer with the part of the width (0 to 1) where it went down and where it is.
    fingers: Vec<(i32, f64, f64)>,
    /// What was shown when the number of pointers last changed.
    start: Option<Stretch>,
    act: Act,
}

#[derive(Clone, Copy, Default, PartialEq)]
enum Act {
    /// It may still be a click.
    #[default]
    Wait,
    /// The axis follows one pointer or two.
    Drag,
    /// Days are chosen between where the pointer went down and where it is.
    Brush,
}

impl Hands {
    /// A pointer goes down.
    pub fn press(self, timeline: Timeline, event: &ev::PointerEvent) {
        let Some((x, y)) = dom::pointer_in(event) else { return };
        if event.button() != 0 {
            return;
        }
        let height_px = timeline.drawing.with_untracked(|drawing| drawing.height_px);
        let start = untrack(move || timeline.stretch());
        self.0.update_value(|grip| {
            // With a second finger what the first one did is over.
            grip.fingers.iter_mut().for_each(|finger| finger.1 = finger.2);
            grip.fingers.retain(|finger| finger.0 != event.pointer_id());
            grip.fingers.push((event.pointer_id(), x, x));
            grip.start = start;
            grip.act = match grip.fingers.len() {
                1 if y * height_px <= AXIS_PX => Act::Brush,
                1 => Act::Wait,
                _ => Act::Drag,
            };
        });
        timeline.brush.set(None);
    }

    /// A pointer moves, pressed or not.
    pub fn pull(self, timeline: Timeline, event: &ev::PointerEvent) {
        let is_own = |finger: &(i32, f64, f64)| finger.0 == event.pointer_id();
        if !self.0.with_value(|grip| grip.fingers.iter().any(is_own)) {
            return;
        }
        if event.buttons() == 0 {
            // It went up outside, where the picture is not told.
            self.cancel(timeline, event);
            return;
        }
        let Some((x, _)) = dom::pointer_in(event) else { return };
        let width_px = timeline.width.get_untracked().max(1.0);
        self.0.update_value(|grip| {
            for finger in grip.fingers.iter_mut().filter(|finger| is_own(finger)) {
                finger.2 = x;
                let is_still = (x - finger.1).abs() * width_px < CLICK_PX;
                if grip.act == Act::Wait && !is_still {
                    grip.act = Act::Drag;
                }
            }
        });
        let grip = self.0.get_value();
        if grip.act != Act::Wait {
            // From here on a click on a mark is no click, because it comes to the picture.
            dom::capture_pointer(event);
        }
        let (Some(start), Some(&(_, from, to))) = (grip.start, grip.fingers.first()) else {
            return;
        };
        match (grip.act, grip.fingers.get(1)) {
            (Act::Wait, _) => {}
            (Act::Brush, _) => timeline.brush.set(Some((from * width_px, to * width_px))),
            (Act::Drag, None) => timeline.change(|_, all| start.moved(from - to, all)),
            (Act::Drag, Some(&(_, other_from, other_to))) => {
                timeline.change(|_, all| start.pinched((from, other_from), (to, other_to), all));
            }
        }
    }

    /// A pointer goes up.
    pub fn release(self, timeline: Timeline, event: &ev::PointerEvent) {
        let start = untrack(move || timeline.stretch());
        let act = self.0.with_value(|grip| grip.act);
        self.let_go(event.pointer_id(), start);
        let brush = timeline.brush.get_untracked();
        timeline.brush.set(None);
        let scale = untrack(move || timeline.scale());
        if let (Act::Brush, Some((a, b)), Some(scale)) = (act, brush, scale)
            && (a - b).abs() >= CLICK_PX
        {
            timeline.choose(scale.day(a.min(b)), scale.day(a.max(b)));
        }
    }

    /// The browser takes a pointer for itself, such as to scroll.
    pub fn cancel(self, timeline: Timeline, event: &ev::PointerEvent) {
        self.let_go(event.pointer_id(), untrack(move || timeline.stretch()));
        timeline.brush.set(None);
    }

    fn let_go(self, pointer: i32, start: Option<Stretch>) {
        self.0.update_value(|grip| {
            grip.fingers.retain(|finger| finger.0 != pointer);
            grip.fingers.iter_mut().for_each(|finger| finger.1 = finger.2);
            grip.start = start;
            if grip.fingers.is_empty() {
                grip.act = Act::Wait;
            }
        });
    }
}

/// What a key does.
pub fn key(timeline: Timeline, event: &ev::KeyboardEvent) {
    let Some(key) = dom::plain_key(event) else { return };
    match key.as_str() {
        "+" | "=" => timeline.zoom(ZOOM, 0.5),
        "-" => timeline.zoom(1.0 / ZOOM, 0.5),
        "ArrowLeft" => timeline.step(-STEP),
        "ArrowRight" => timeline.step(STEP),
        "Home" => timeline.change(|now, all| now.moved(-all.days() / now.days(), all)),
        "End" => timeline.change(|now, all| now.moved(all.days() / now.days(), all)),
        "0" => timeline.zoomed.set(None),
        _ => return,
    }
    event.prevent_default();
}

/// What the wheel does: with Ctrl, as a pinch on a trackpad is told, and on the axis it zooms; sideways it moves.
pub fn wheel(timeline: Timeline, event: &ev::WheelEvent) {
    let Some((x, y)) = dom::pointer_in(event) else { return };
    let height_px = timeline.drawing.with_untracked(|drawing| drawing.height_px);
    let unit = if event.delta_mode() == 0 { 1.0 } else { WHEEL_LINE_PX };
    let (across, down) = (event.delta_x() * unit, event.delta_y() * unit);
    if event.ctrl_key() || y * height_px <= AXIS_PX {
        event.prevent_default();
        timeline.zoom((down * WHEEL_ZOOM).clamp(-1.0, 1.0).exp(), x);
    } else if across.abs() > down.abs() {
        event.prevent_default();
        timeline.step(across / timeline.width.get_untracked().max(1.0));
    }
}
