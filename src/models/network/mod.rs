//! Who occurs with whom: counted, laid out on a plane, drawn in pixels, and the passages behind a number.
//!
//! Each step is a function of the one before, so that only what changes is computed anew: the counts
//! follow the filters, the network the least number asked for, the positions the network, the drawing
//! the room and the focus.

pub mod asked;
pub mod counts;
pub mod drawing;
pub mod graph;
mod labelling;
pub mod layout;
pub mod passages;
mod separate;

#[cfg(test)]
mod laws;
