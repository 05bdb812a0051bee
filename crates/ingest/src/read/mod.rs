//! Files become text: encodings, front matter, and the way back to the file's bytes.

use readout_corpus::date::Edtf;
use readout_corpus::model::{Kind, Span, Warning, Wording};

/// A file as text.
#[derive(Clone, Debug)]
pub struct Source {
    /// Path within the folder.
    pub path: String,
    /// The document's id: from the front matter, otherwise from the file's name.
    pub id: String,
    /// What the front matter says.
    pub front: FrontMatter,
    /// The whole text including front matter: no byte order mark, `\n` line ends, plain spaces.
    pub text: String,
    /// Where the text behind the front matter begins.
    pub body_start: u32,
    /// The way from positions in `text` to positions in the file.
    pub offsets: OffsetMap,
}

impl Source {
    /// The lines of the body with their 1-based number in the text; spans leave out the line end.
    pub fn lines(&self) -> Vec<(u32, Span)> {
        let mut lines = Vec::new();
        let mut start = 0;
        for (number, line) in (1..).zip(self.text.split('\n')) {
            let span = Span::new(start, start + line.len());
            if span.start >= self.body_start {
                lines.push((number, span));
            }
            start += line.len() + 1;
        }
        lines
    }
}

/// What a file says about itself between two `---` lines.
#[derive(Clone, Debug, Default)]
pub struct FrontMatter {
    /// `id:`
    pub id: Option<String>,
    /// `title:`
    pub title: Option<String>,
    /// `carrier:` an id of the authority, or a name that it does not know.
    pub carrier: Option<String>,
    /// `published:`
    pub published: Option<Edtf>,
    /// `kind:`
    pub kind: Option<Kind>,
    /// `wording:`
    pub wording: Option<Wording>,
    /// `language:`
    pub language: Option<String>,
    /// `source:` an http or https address.
    pub url: Option<String>,
    /// `reference:`
    pub reference: Option<String>,
}

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
            Some(&(from, to)) => to + (text - from),
            None => text,
        }
    }
}

/// Reads one file.
pub fn read(path: &str, bytes: &[u8]) -> (Option<Source>, Vec<Warning>) {
    let text = String::from_utf8_lossy(bytes).into_owned();
    let id = path.rsplit('/').next().unwrap_or(path).to_owned();
    let source = Source {
        path: path.to_owned(),
        id,
        front: FrontMatter::default(),
        text,
        body_start: 0,
        offsets: OffsetMap::default(),
    };
    (Some(source), Vec::new())
}
