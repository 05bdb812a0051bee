//! Writes `readout.d.ts`, the types of the script interface, from the types of the page.
//!
//! The test fails where the file is not what the types say. `READOUT_WRITE=1 cargo test -p readout-page declared`
//! writes it anew.

use std::fs;
use std::path::Path;

use readout_corpus::query::{Facet, Sort};
use ts_rs::{Config, TS};

use super::options::{CODES, Options, Selection, State};
use crate::models::answer::{Answer, FacetCounts, FacetValue, Found, MonthCount, Snippet};

/// What no type of the page says: functions, and names that are words.
const BEFORE: &str = "\
// The types of readout.js. Written from the page's own types by `cargo test -p readout-page declared`: do not edit.

";

const BEHIND: &str = "\
/** A question: as options, with the part of the list that is wanted. */
export type Question = Omit<Options, \"view\" | \"theme\"> & {
  /** The most documents to list; 10 where it is left out. Counts are always of all. */
  limit?: number;
  /** So many of the first documents are left out. */
  offset?: number;
  /** The most passages of each listed document; none where it is left out. */
  snippets?: number;
};

/** What is told to listeners. */
export interface Events {
  /** The first view stands. Told to late listeners, too. */
  ready: State;
  /** The place or the filters are others, by the reader or by `update`. */
  change: State;
  /** The reader opened an item. */
  select: Selection;
}

/** What is thrown: an error whose `code` stays the same from version to version. */
export interface ReadoutError extends Error {
  name: \"ReadoutError\";
  code: Code;
}

/** A page in an element. */
export interface Mounted {
  /**
   * Changes what is given and leaves the rest; `null` takes away.
   * @throws {ReadoutError}
   */
  update(changes: Options): void;
  /**
   * Listens; the function that comes back ends it.
   * @throws {ReadoutError}
   */
  on<Name extends keyof Events>(event: Name, listener: (detail: Events[Name]) => void): () => void;
  /** Asks the corpus, whatever the page shows. Rejects with a ReadoutError. */
  query(question?: Question): Promise<Answer>;
  /** Takes the page away with all its listeners and leaves the element empty. A second call does nothing. */
  unmount(): void;
}

/**
 * Mounts the page into an element. Nothing outside of it is touched: no address, no title, no style.
 * @throws {ReadoutError}
 */
export function mount(element: Element, options?: Options): Mounted;

/** The address of the page's style sheet, which belongs into a `<link rel=\"stylesheet\">` of the host page. */
export const stylesheet: string;
";

fn words(names: impl Iterator<Item = &'static str>) -> String {
    names.map(|name| format!("\"{name}\"")).collect::<Vec<_>>().join(" | ")
}

/// The declaration of a type with its comments, a field a line.
fn declared<T: TS>(config: &Config) -> String {
    let mut out = T::docs().unwrap_or_default();
    let text = format!("export {}", T::decl(config));
    let text = text.replace(", };", ",\n};");
    for line in text.lines().map(str::trim_end) {
        let is_outside = line.starts_with("export ") || line.starts_with('}');
        let line = match line.strip_suffix(',') {
            Some(field) if !line.starts_with([' ', '*']) => format!("{field};"),
            _ => line.to_owned(),
        };
        out += if is_outside { "" } else { "  " };
        out += &line;
        out.push('\n');
    }
    out.push('\n');
    out
}

fn declarations() -> String {
    let config = Config::default();
    let mut out = String::from(BEFORE);
    let facets = words(Facet::ALL.iter().map(|facet| facet.name()));
    let sorts = words(Sort::ALL.iter().map(|sort| sort.name()));
    let codes = words(CODES.into_iter().chain(["download"]));
    out += &format!("/** What can be filtered by. */\nexport type Facet = {facets};\n\n");
    out += "/** Ids of values by facet. */\nexport type Values = Partial<Record<Facet, string[]>>;\n\n";
    out += &format!("/** The orders of lists. */\nexport type Sort = {sorts};\n\n");
    out += &format!("/** What can be wrong. More may come. */\nexport type Code = {codes};\n\n");
    out += &declared::<Options>(&config);
    out += &declared::<State>(&config);
    out += &declared::<Selection>(&config);
    out += &declared::<Answer>(&config);
    out += &declared::<Found>(&config);
    out += &declared::<Snippet>(&config);
    out += &declared::<FacetCounts>(&config);
    out += &declared::<FacetValue>(&config);
    out += &declared::<MonthCount>(&config);
    out += BEHIND;
    out
}

#[test]
fn the_types_of_the_script_interface_are_those_of_the_page() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/embed/readout.d.ts");
    let wanted = declarations();
    if std::env::var_os("READOUT_WRITE").is_some() {
        fs::write(&path, &wanted).expect("a file that can be written");
    }
    let found = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        found == wanted,
        "src/embed/readout.d.ts is out of date: run this test with READOUT_WRITE=1"
    );
}
