//! What a rule is: the reason that every extracted item names in its `how`.

/// A rule that finds or reads something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Its id, as `how` gives it.
    pub id: &'static str,
    /// The stage that it belongs to.
    pub stage: &'static str,
    /// What it does, as a sentence.
    pub what: &'static str,
    /// An example of our own.
    pub example: &'static str,
}
