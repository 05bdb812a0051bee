//! Words: how a text falls into them and which of them count as the same.

mod distance;
mod fold;
mod stem;
mod token;

pub(crate) use distance::distance;
pub(crate) use fold::fold_name;
pub(crate) use stem::{root, stem};
pub(crate) use token::{Token, Tokens};
