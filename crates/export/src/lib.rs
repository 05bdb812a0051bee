//! What a query finds, as files for other programs.
//!
//! [`export`] takes a corpus, the [`Items`] to write (those of a result, or of one view) and what was asked,
//! and gives a [`File`]: a name, a media type and bytes. Equal input gives equal bytes.
//!
//! | format | of | note |
//! |---|---|---|
//! | `csv`, `json` | everything | the same columns in both |
//! | `jsonld` | documents, statements, meetings, entities | schema.org types under one `Dataset` |
//! | `ris`, `bibtex`, `csl`, `text` | documents, statements | a statement is cited as a quotation, with its permanent address |
//! | `timeline` | meetings | JSON of TimelineJS 3 |
//! | `gexf` | network | GEXF 1.3 |
//! | `ftm` | documents, statements, meetings, entities, mentions | FollowTheMoney, one entity a line |
//!
//! Every file names the corpus (title, as-of date, content hash), what was asked and the address of the view,
//! as far as its format has a place for them; the file's own name carries the date and the hash, too.
//!
//! Order and numbers are those of the page: lists come as the query engine gives them. What is missing is
//! empty and never guessed. Dates stay EDTF, with the first and the last possible day beside them. A row that
//! rests on words carries their permanent address ([`readout_corpus::cite`]).
//!
//! # Text that a format cannot hold
//!
//! - CSV: a cell that a spreadsheet would run (it begins with `=`, `+`, `-`, `@`, one of their wide forms, a tab
//!   or a line end), and one that begins with an apostrophe, gets one apostrophe in front. Taking one leading
//!   apostrophe from every cell that has one gives back the text, byte by byte.
//! - XML cannot hold control characters: each becomes its picture (U+2400 …). RIS and BibTeX can hold neither
//!   these nor line ends: white space becomes one space.

mod about;
mod address;
mod annotation;
mod bibliography;
mod csv;
mod error;
mod ftm;
mod gexf;
mod items;
mod linked;
mod order;
mod plain;
mod request;
mod tables;
mod timeline;
mod value;
mod xml;

pub use annotation::annotation;
pub use csv::unguarded;
pub use error::Error;
pub use items::{Items, Network, TopicCell};
pub use plain::{in_markup, in_one_line, in_xml};
pub use request::{As, File, Options, Request, What, count, export, fields};
