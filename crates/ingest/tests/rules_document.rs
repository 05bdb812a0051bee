//! `docs/rules.md` says what the code does. `UPDATE_EXPECTED=1` writes it anew.

use std::collections::BTreeSet;
use std::path::Path;
use std::{env, fs};

use readout_ingest::rules;

#[test]
fn the_rules_document_is_up_to_date() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/rules.md");
    if env::var_os("UPDATE_EXPECTED").is_some() {
        fs::write(&path, rules::document()).expect("docs/rules.md can be written");
    }
    let written = fs::read_to_string(&path).expect("docs/rules.md can be read");
    assert!(written == rules::document(), "docs/rules.md is old: run with UPDATE_EXPECTED=1");
}

#[test]
fn within_a_stage_every_rule_has_an_id_of_its_own() {
    let mut seen = BTreeSet::new();
    for rule in rules::all() {
        assert!(seen.insert((rule.stage, rule.id)), "{} stands twice in {}", rule.id, rule.stage);
        assert!(!rule.what.is_empty() && !rule.example.is_empty(), "{} is explained", rule.id);
    }
}
