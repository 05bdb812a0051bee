//! Looks at Rust source as far as the tidy rules need: what is code, what is a string, what is a
//! comment, and where the tests begin.

/// A line of a Rust file.
#[derive(Debug, PartialEq, Eq)]
pub struct Line {
    /// 1-based.
    pub number: usize,
    /// The line without comments, and with nothing inside of its strings.
    pub code: String,
    /// The line without comments.
    pub code_and_strings: String,
}

/// The lines of a file before its tests.
pub fn lines(text: &str) -> Vec<Line> {
    let mut reader = Reader::default();
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        reader.take(c, &mut rest);
    }
    reader.end_line();
    let tests = reader.lines.iter().position(|line| line.code.trim() == "#[cfg(test)]");
    if let Some(at) = tests {
        let opens_module = |line: &Line| line.code.trim_start().starts_with("mod ");
        if reader.lines.get(at + 1).is_some_and(opens_module) {
            reader.lines.truncate(at);
        }
    }
    reader.lines
}

#[derive(Default, Clone, Copy)]
enum Inside {
    #[default]
    Code,
    LineComment,
    BlockComment(usize),
    Text,
    /// A raw string, with the number of `#` that end it.
    RawText(usize),
}

#[derive(Default)]
struct Reader {
    inside: Inside,
    lines: Vec<Line>,
    code: String,
    code_and_strings: String,
}

type Rest<'a> = std::iter::Peekable<std::str::Chars<'a>>;

impl Reader {
    fn end_line(&mut self) {
        self.lines.push(Line {
            number: self.lines.len() + 1,
            code: std::mem::take(&mut self.code),
            code_and_strings: std::mem::take(&mut self.code_and_strings),
        });
    }

    fn code(&mut self, c: char) {
        self.code.push(c);
        self.code_and_strings.push(c);
    }

    fn take(&mut self, c: char, rest: &mut Rest<'_>) {
        if c == '\n' {
            if matches!(self.inside, Inside::LineComment) {
                self.inside = Inside::Code;
            }
            self.end_line();
            return;
        }
        match self.inside {
            Inside::Code => self.take_code(c, rest),
            Inside::LineComment => {}
            Inside::BlockComment(depth) => match (c, rest.peek()) {
                ('/', Some('*')) => {
                    rest.next();
                    self.inside = Inside::BlockComment(depth + 1);
                }
                ('*', Some('/')) => {
                    rest.next();
                    self.inside =
                        if depth == 1 { Inside::Code } else { Inside::BlockComment(depth - 1) };
                }
                _ => {}
            },
            Inside::Text => match c {
                '\\' => {
                    self.code_and_strings.push(c);
                    if let Some(escaped) = rest.next_if(|next| *next != '\n') {
                        self.code_and_strings.push(escaped);
                    }
                }
                '"' => {
                    self.inside = Inside::Code;
                    self.code(c);
                }
                _ => self.code_and_strings.push(c),
            },
            Inside::RawText(hashes) => {
                let closes =
                    c == '"' && rest.clone().take(hashes).filter(|c| *c == '#').count() == hashes;
                if closes {
                    self.inside = Inside::Code;
                    self.code(c);
                } else {
                    self.code_and_strings.push(c);
                }
            }
        }
    }

    fn take_code(&mut self, c: char, rest: &mut Rest<'_>) {
        match (c, rest.peek()) {
            ('/', Some('/')) => self.inside = Inside::LineComment,
            ('/', Some('*')) => {
                rest.next();
                self.inside = Inside::BlockComment(1);
            }
            ('"', _) => {
                let before = self.code.trim_end_matches('#');
                let hashes = self.code.len() - before.len();
                let is_raw = before.ends_with('r') && !before.ends_with("br#r");
                self.inside = if is_raw { Inside::RawText(hashes) } else { Inside::Text };
                self.code(c);
            }
            ('\'', _) => {
                self.code(c);
                // `'"'` and `'\''` are characters, `'a` may be a lifetime.
                let mut ahead = rest.clone();
                let first = ahead.next();
                if first == Some('\\') {
                    rest.next();
                    rest.next();
                } else if first.is_some() && ahead.next() == Some('\'') {
                    rest.next();
                }
            }
            _ => self.code(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(text: &str) -> Vec<String> {
        lines(text).into_iter().map(|line| line.code).collect()
    }

    #[test]
    fn comments_and_the_insides_of_strings_are_no_code() {
        assert_eq!(
            code("a(); // b\nc(\"d // e\"); /* f /* g */ h */ i();"),
            ["a(); ", "c(\"\");  i();"]
        );
        assert_eq!(lines("x(\"https://a\"); // y")[0].code_and_strings, "x(\"https://a\"); ");
    }

    #[test]
    fn raw_strings_end_where_they_say() {
        assert_eq!(code("r#\"a \" b\"# + c"), ["r#\"\"# + c"]);
        assert_eq!(code("r\"a\\\" + b"), ["r\"\" + b"]);
    }

    #[test]
    fn a_quotation_mark_as_a_character_opens_no_string() {
        assert_eq!(code("['\"', '\\'', x] // y"), ["['', '', x] "]);
        assert_eq!(code("fn f<'a>(x: &'a str) {} // y"), ["fn f<'a>(x: &'a str) {} "]);
    }

    #[test]
    fn the_tests_at_the_end_are_left_out() {
        assert_eq!(code("a();\n#[cfg(test)]\nmod tests {\n    b();\n}"), ["a();"]);
        assert_eq!(code("#[cfg(test)]\nfn helper() {}\nfn other() {}").len(), 3);
    }

    #[test]
    fn a_string_over_two_lines_keeps_their_numbers() {
        let found = lines("a(\"b\nc\");\nd();");
        assert_eq!(found[2].number, 3);
        assert_eq!(found[2].code, "d();");
    }
}
