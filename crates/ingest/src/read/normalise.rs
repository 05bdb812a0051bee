//! Characters on their way into the text: line ends, spaces, invisible ones.

use super::offsets::OffsetMap;

/// Collects a text and remembers where each part of it stood in the file.
pub(super) struct Writer {
    text: String,
    points: Vec<(u32, u32)>,
    /// Where the next byte would be expected in the file if both sides went on alike.
    expected: usize,
    /// A carriage return waits for the character behind it.
    pending_return: Option<usize>,
    /// Whether a carriage return alone ends a line: only in files without a single line feed.
    lone_return_ends_line: bool,
    /// The line in the text, from 1.
    line: u32,
    /// Control characters that became spaces: how many, and the line of the first.
    pub controls: (usize, u32),
}

/// What becomes of a character.
enum Fate {
    Stay,
    Space,
    Control,
    Vanish,
}

impl Writer {
    pub fn new(capacity: usize, has_line_feeds: bool) -> Self {
        Self {
            text: String::with_capacity(capacity),
            points: Vec::new(),
            expected: 0,
            pending_return: None,
            lone_return_ends_line: !has_line_feeds,
            line: 1,
            controls: (0, 0),
        }
    }

    /// The line that the next character stands in, from 1.
    pub fn line(&self) -> u32 {
        self.line
    }

    /// Takes the character that stood at `start..end` in the file.
    pub fn push(&mut self, c: char, start: usize, end: usize) {
        if let Some(at) = self.pending_return.take() {
            if c == '\n' {
                self.put('\n', at, end);
                return;
            }
            self.put(if self.lone_return_ends_line { '\n' } else { ' ' }, at, start);
        }
        if c == '\r' {
            self.pending_return = Some(start);
            return;
        }
        match self.fate(c) {
            Fate::Stay => self.put(c, start, end),
            Fate::Space => self.put(' ', start, end),
            Fate::Control => {
                if self.controls.0 == 0 {
                    self.controls.1 = self.line;
                }
                self.controls.0 += 1;
                self.put(' ', start, end);
            }
            Fate::Vanish => {}
        }
    }

    /// The text and the way back.
    pub fn finish(mut self, end: usize) -> (String, OffsetMap) {
        if let Some(at) = self.pending_return.take() {
            self.put(if self.lone_return_ends_line { '\n' } else { ' ' }, at, end);
        }
        if self.expected != end {
            self.points.push((cut(self.text.len()), cut(end)));
        }
        (self.text, OffsetMap::new(self.points))
    }

    fn put(&mut self, c: char, start: usize, end: usize) {
        if start != self.expected {
            self.points.push((cut(self.text.len()), cut(start)));
        }
        self.text.push(c);
        self.expected = start + c.len_utf8();
        // A character of another length in the file: what follows must start at its end.
        if self.expected != end {
            self.expected = end;
            self.points.push((cut(self.text.len()), cut(end)));
        }
        if c == '\n' {
            self.line += 1;
        }
    }

    fn fate(&self, c: char) -> Fate {
        match c {
            ' '..='~' | '\n' => Fate::Stay,
            '\t' | '\u{b}' | '\u{c}' | '\u{85}' => Fate::Space,
            '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' => Fate::Control,
            // Soft hyphen, zero-width space, word joiner, byte order mark inside the text, direction marks.
            '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}' | '\u{200e}' | '\u{200f}' => {
                Fate::Vanish
            }
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => Fate::Vanish,
            // Joiners carry meaning in Arabic, Indic scripts and emoji; behind Latin or Cyrillic they are litter.
            '\u{200c}' | '\u{200d}' => match self.text.chars().next_back() {
                Some(last) if last < '\u{590}' => Fate::Vanish,
                _ => Fate::Stay,
            },
            c if c.is_whitespace() => Fate::Space,
            _ => Fate::Stay,
        }
    }
}

fn cut(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
