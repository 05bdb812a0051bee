//! The way from positions in a text back to the file.

/// Maps positions in a document's text to positions in the file that it was read from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OffsetMap {
    /// Sorted points `(text, file)`; between two points both sides advance by the same number of bytes.
    points: Vec<(u32, u32)>,
}

impl OffsetMap {
    /// A map from its points, which are sorted by text position.
    pub fn new(points: Vec<(u32, u32)>) -> Self {
        Self { points }
    }

    /// The position in the file for a position in the text.
    pub fn to_file(&self, text: u32) -> u32 {
        let at = self.points.partition_point(|&(from, _)| from <= text);
        match at.checked_sub(1).and_then(|i| self.points.get(i)) {
            Some(&(from, to)) => to.saturating_add(text - from),
            None => text,
        }
    }
}
