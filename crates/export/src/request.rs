//! What can be asked for, and the way to the module that writes it.

use readout_corpus::format::Packed;
use readout_corpus::query::Query;

use crate::about::About;
use crate::error::Error;
use crate::items::Items;
use crate::tables::{self, Table};
use crate::{bibliography, csv, ftm, gexf, linked, timeline};

readout_corpus::named! {
    /// What to write.
    What {
        /// The documents.
        Documents = "documents",
        /// The statements.
        Statements = "statements",
        /// The meetings and planned events.
        Meetings = "meetings",
        /// Who and what is named, with how often.
        Entities = "entities",
        /// How often each document names whom.
        Mentions = "mentions",
        /// Which side says how much on which topic.
        Topics = "topics",
        /// Who occurs with whom.
        Network = "network",
        /// Sentences, as quotations.
        Passages = "passages",
    }
    /// How to write it.
    As {
        /// A table for spreadsheets.
        Csv = "csv",
        /// The same table with types.
        Json = "json",
        /// Linked data in the words of schema.org.
        JsonLd = "jsonld",
        /// References for Zotero, EndNote, Citavi.
        Ris = "ris",
        /// References for LaTeX.
        Bibtex = "bibtex",
        /// References for Pandoc and other users of CSL.
        Csl = "csl",
        /// References as lines of text.
        Text = "text",
        /// A timeline for TimelineJS.
        Timeline = "timeline",
        /// A graph for Gephi.
        Gexf = "gexf",
        /// Entities for Aleph and other users of FollowTheMoney.
        Ftm = "ftm",
    }
}

impl As {
    /// The media type and the end of a file's name.
    fn kind(self) -> (&'static str, &'static str) {
        match self {
            Self::Csv => ("text/csv;charset=utf-8", "csv"),
            Self::Json => ("application/json", "json"),
            Self::JsonLd => ("application/ld+json", "jsonld"),
            Self::Ris => ("application/x-research-info-systems", "ris"),
            Self::Bibtex => ("application/x-bibtex", "bib"),
            Self::Csl => ("application/vnd.citationstyles.csl+json", "csl.json"),
            Self::Text => ("text/plain;charset=utf-8", "txt"),
            Self::Timeline => ("application/json", "timeline.json"),
            Self::Gexf => ("application/gexf+xml", "gexf"),
            Self::Ftm => ("application/json+ftm", "ftm.json"),
        }
    }

    /// Whether the format has a place for something.
    pub fn can_hold(self, what: What) -> bool {
        use What::{Documents, Entities, Meetings, Mentions, Network, Passages, Statements};
        match self {
            Self::Csv | Self::Json => what != Passages,
            Self::JsonLd => matches!(what, Documents | Statements | Meetings | Entities),
            Self::Ris | Self::Bibtex | Self::Csl | Self::Text => {
                matches!(what, Documents | Statements | Passages)
            }
            Self::Timeline => what == Meetings,
            Self::Gexf => what == Network,
            Self::Ftm => matches!(what, Documents | Statements | Meetings | Entities | Mentions),
        }
    }
}

/// What is written, and what the file says of where it comes from.
#[derive(Clone, Copy, Debug)]
pub struct Request<'a> {
    /// The corpus.
    pub corpus: Packed<'a>,
    /// What is written.
    pub items: &'a Items,
    /// What was asked.
    pub query: &'a Query,
    /// The address of the page without a fragment, in front of the addresses of rows; may be empty.
    pub page: &'a str,
    /// The address of the view that shows the same; may be empty.
    pub view: &'a str,
}

/// Choices that some formats leave.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// CSV: begin with a byte order mark, which Excel needs to read UTF-8.
    pub byte_order_mark: bool,
    /// CSV and JSON: these columns in this order; all where none is named.
    pub fields: Vec<String>,
}

/// A file to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// `readout-statements-2026-02-04-01234567.csv`: the day as of which the corpus is seen, and its hash.
    pub name: String,
    /// The media type.
    pub media_type: &'static str,
    /// The content.
    pub bytes: Vec<u8>,
}

/// Writes a file.
///
/// # Errors
///
/// Where the format has no place for what is asked for, or a field is named that there is not.
pub fn export(
    request: &Request<'_>,
    what: What,
    format: As,
    options: &Options,
) -> Result<File, Error> {
    if !format.can_hold(what) {
        let names = What::ALL.iter().filter(|what| format.can_hold(**what));
        let names: Vec<&str> = names.map(|what| what.name()).collect();
        return Err(Error::combination(what.name(), format.name(), names.join(", ")));
    }
    let about = About::of(request);
    let table = || tables::table(request, what).chosen(&options.fields);
    let text = match format {
        As::Csv => csv::write(&table()?, &about, options.byte_order_mark),
        As::Json => table()?.to_json(&about, what.name()),
        As::JsonLd => linked::write(request, &about, what),
        As::Ris | As::Bibtex | As::Csl | As::Text => {
            bibliography::write(request, &about, what, format)
        }
        As::Timeline => timeline::write(request, &about),
        As::Gexf => gexf::write(request, &about),
        As::Ftm => ftm::write(request, &about, what),
    };
    let (media_type, end) = format.kind();
    let day = about.as_of.map(|day| format!("-{day}")).unwrap_or_default();
    let hash = about.hash.get(..8).unwrap_or(&about.hash);
    let name = format!("readout-{}{day}-{hash}.{end}", what.name());
    Ok(File { name, media_type, bytes: text.into_bytes() })
}

/// The number of rows that CSV and JSON would have, or of quotations, without writing them.
pub fn count(corpus: Packed<'_>, items: &Items, what: What) -> usize {
    let request = Request { corpus, items, query: &Query::default(), page: "", view: "" };
    match what {
        What::Documents => items.documents.len(),
        What::Statements => items.statements.len(),
        What::Meetings => items.meetings.len(),
        What::Passages => items.passages.len(),
        What::Entities => tables::weights(&request).len(),
        What::Mentions => tables::named_in(&request).len(),
        What::Topics => tables::cells(&request).len(),
        What::Network => tables::links(&request),
    }
}

/// The names of the columns that CSV and JSON have, in their order.
pub fn fields(what: What) -> &'static [&'static str] {
    Table::columns_of(what)
}
