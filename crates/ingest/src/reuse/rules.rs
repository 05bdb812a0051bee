//! The rules of this stage, for the page and the documents.

use crate::rules::Rule;

const fn rule(id: &'static str, what: &'static str, example: &'static str) -> Rule {
    Rule { id, stage: "reuse", what, example }
}

/// Every way in which two passages can share words.
pub const RULES: &[Rule] = &[
    rule("duplicate", "At least 95 % of both passages.", "The same readout on two sites"),
    rule(
        "verbatim",
        "At least 85 % of the shorter passage.",
        "A readout's paragraph inside a longer one",
    ),
    rule(
        "edited",
        "At least eight runs of five words and 20 % of the shorter passage, names and titles left aside.",
        "A readout shortened by an editor",
    ),
    rule(
        "formula",
        "Only titles, treaty names, anniversaries or a closing phrase: listed, not counted as reuse.",
        "“had an in-depth exchange of views on issues of common concern”",
    ),
];
