//! What the reader asked to see of the network.

use crate::models::directory::Order;

/// The part of an address that is the network's own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// The id of the entity whose company is shown.
    pub focus: Option<String>,
    /// The id of the companion whose passages with it are shown.
    pub with: Option<String>,
    /// Whether places are shown, too.
    pub with_places: bool,
    /// The least number of segments that two share; 0 where the view chooses it.
    pub least: u32,
    /// The order of the table: by number, or by name.
    pub order: Order,
}

impl Asked {
    /// The same with another focus, or none; what was open of the old one is closed.
    pub fn focused(&self, focus: Option<&str>) -> Self {
        Self { focus: focus.map(str::to_owned), with: None, ..self.clone() }
    }

    /// The same with the passages of two.
    pub fn opened(&self, focus: &str, with: &str) -> Self {
        Self { with: Some(with.to_owned()), ..self.focused(Some(focus)) }
    }
}
