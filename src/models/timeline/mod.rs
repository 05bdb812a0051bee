//! The timeline: its axis, its bands of lanes or columns, and the drawing on the current scale.

pub mod axis;
pub mod columns;
pub mod counted;
pub mod drawing;
pub mod groups;
pub mod lanes;
pub mod plan;
pub mod step;
pub mod ticks;
