//! What a reader takes away from a place of the page: its rows as files, its pictures, its words for a quotation,
//! and the markup that an editor pastes.

pub mod caption;
pub mod offer;
pub mod picture;
pub mod snippet;
