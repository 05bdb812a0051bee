//! XML, as far as it takes to write a graph down.

use crate::plain::in_markup;

/// A document that is being written.
#[derive(Debug)]
pub(crate) struct Xml {
    out: String,
    open: Vec<&'static str>,
}

impl Xml {
    pub(crate) fn new() -> Self {
        let out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
        Self { out, open: Vec::new() }
    }

    fn begin(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.out.push('\n');
        self.out.extend(std::iter::repeat_n(' ', self.open.len()));
        self.out.push('<');
        self.out.push_str(name);
        for (name, value) in attributes {
            self.out.push(' ');
            self.out.push_str(name);
            self.out.push_str("=\"");
            self.escape(value);
            self.out.push('"');
        }
    }

    /// Opens an element.
    pub(crate) fn open(&mut self, name: &'static str, attributes: &[(&str, &str)]) {
        self.begin(name, attributes);
        self.out.push('>');
        self.open.push(name);
    }

    /// Closes the element that was opened last.
    pub(crate) fn close(&mut self) {
        if let Some(name) = self.open.pop() {
            self.out.push('\n');
            self.out.extend(std::iter::repeat_n(' ', self.open.len()));
            self.end(name);
        }
    }

    fn end(&mut self, name: &str) {
        self.out.push_str("</");
        self.out.push_str(name);
        self.out.push('>');
    }

    /// An element without content.
    pub(crate) fn empty(&mut self, name: &'static str, attributes: &[(&str, &str)]) {
        self.begin(name, attributes);
        self.out.push_str("/>");
    }

    /// An element with text alone.
    pub(crate) fn text(&mut self, name: &'static str, text: &str) {
        self.begin(name, &[]);
        self.out.push('>');
        self.escape(text);
        self.end(name);
    }

    fn escape(&mut self, text: &str) {
        for c in in_markup(text).chars() {
            match c {
                // As they are, readers would turn these into spaces or other line ends.
                '\t' => self.out.push_str("&#9;"),
                '\n' => self.out.push_str("&#10;"),
                '\r' => self.out.push_str("&#13;"),
                _ => self.out.push(c),
            }
        }
    }

    /// The document; what is still open is closed.
    pub(crate) fn finish(mut self) -> String {
        while !self.open.is_empty() {
            self.close();
        }
        self.out.push('\n');
        self.out
    }
}
