//! `readout export`: what the page would find, as a file for other programs.

use std::io::Write;

use readout_corpus::{Packed, format, query};
use readout_export::{As, Items, Options, Request, What, export};
use readout_ingest::Analysis;

use crate::query::Question;

/// What to write, and how.
#[derive(Debug, Default, PartialEq)]
pub struct Wanted {
    /// The format; CSV where none is given.
    pub format: Option<As>,
    /// The rows; the first that the format has a place for where none are given.
    pub what: Option<What>,
    /// Columns and byte order mark.
    pub options: Options,
    /// The address of the page, without a fragment.
    pub page: String,
    /// The address of the view.
    pub view: String,
}

impl Wanted {
    /// Whether an option is one of these.
    pub fn knows(option: &str) -> bool {
        matches!(option, "as" | "what" | "columns" | "bom" | "page" | "view")
    }

    /// Sets an option; the error says what was expected.
    pub fn set(&mut self, option: &str, value: &str) -> Result<(), String> {
        let expected = |what: &str, names: Vec<&str>| {
            format!("`{value}` is no {what}, expected one of {}: --{option}", names.join(", "))
        };
        match option {
            "as" => {
                let names = || As::ALL.iter().map(|format| format.name()).collect();
                let format = As::from_name(value).ok_or_else(|| expected("format", names()))?;
                self.format = Some(format);
            }
            "what" => {
                let names = || What::ALL.iter().map(|what| what.name()).collect();
                self.what = Some(What::from_name(value).ok_or_else(|| expected("rows", names()))?);
            }
            "columns" => {
                let names = value.split(',').map(str::trim).filter(|name| !name.is_empty());
                self.options.fields.extend(names.map(str::to_owned));
            }
            "bom" => self.options.byte_order_mark = true,
            "page" => value.clone_into(&mut self.page),
            _ => value.clone_into(&mut self.view),
        }
        Ok(())
    }
}

/// Writes the file; the error is one line for the user.
pub fn write(
    out: &mut impl Write,
    analysis: &Analysis,
    question: &Question,
    wanted: &Wanted,
) -> Result<(), String> {
    let bytes = format::pack(&analysis.corpus);
    let corpus = Packed::open(&bytes).map_err(|error| error.to_string())?;
    let format = wanted.format.unwrap_or(As::Csv);
    let first = What::ALL.iter().copied().find(|what| format.can_hold(*what));
    let what = wanted.what.or(first).unwrap_or(What::Documents);
    let items = Items::found(&query::run(corpus, &question.query));
    let request = Request {
        corpus,
        items: &items,
        query: &question.query,
        page: &wanted.page,
        view: &wanted.view,
    };
    let file = export(&request, what, format, &wanted.options).map_err(|e| e.to_string())?;
    crate::print(out.write_all(&file.bytes))
}
