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

/// The rules of every stage, in the order of the flow.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    [
        crate::dates::RULES,
        crate::names::RULES,
        crate::statements::RULES,
        crate::meetings::RULES,
        crate::reuse::RULES,
    ]
    .into_iter()
    .flatten()
}

/// All rules as a document in Markdown.
pub fn document() -> String {
    let mut out = String::from(
        "# Rules of analysis\n\n\
         Every extracted item names in `how` the rule that found it. The examples are ours.\n\
         This file is written by the test `the_rules_document_is_up_to_date`; change the tables in the code.\n",
    );
    let mut stage = "";
    for rule in all() {
        if rule.stage != stage {
            stage = rule.stage;
            out.push_str(&format!(
                "\n## {stage}\n\n| rule | what it does | example |\n|---|---|---|\n"
            ));
        }
        let cell = |text: &str| text.replace('|', "\\|").replace('\n', " ");
        out.push_str(&format!(
            "| `{}` | {} | {} |\n",
            rule.id,
            cell(rule.what),
            cell(rule.example)
        ));
    }
    out
}
