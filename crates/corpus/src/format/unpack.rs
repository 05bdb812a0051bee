//! The way back: a packed corpus as plain values.

use super::layout::Packed;
use crate::model::Corpus;

impl Packed<'_> {
    /// The corpus as plain values: for [`pack`](super::pack())ed bytes, exactly what was packed.
    pub fn to_model(self) -> Corpus {
        Corpus {
            title: self.title().to_owned(),
            description: self.description().to_owned(),
            sides: self.sides().map(|row| row.to_model()).collect(),
            documents: self.documents().map(|row| row.to_model()).collect(),
            segments: self.segments().map(|row| row.to_model()).collect(),
            sentences: self.sentences().map(|row| row.to_model()).collect(),
            entities: self.entities().map(|row| row.to_model()).collect(),
            mentions: self.mentions().map(|row| row.to_model()).collect(),
            dates: self.dates().map(|row| row.to_model()).collect(),
            topics: self.topics().map(|row| row.to_model()).collect(),
            statements: self.statements().map(|row| row.to_model()).collect(),
            meetings: self.meetings().map(|row| row.to_model()).collect(),
            reuse: self.reuse().map(|row| row.to_model()).collect(),
            warnings: self.warnings().map(|row| row.to_model()).collect(),
        }
    }
}
