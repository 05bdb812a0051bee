//! Front matter: what a file says about itself.
//!
//! A file may open with a line `---`, lines `key: value`, and a closing line `---`. This is the flat
//! part of YAML and no more: one value to a line, with or without quotation marks (`"…"` or `'…'`), blank
//! lines and lines that open with `#` are skipped. Lists, nested keys and values over several lines
//! are not supported. Known keys: `id`, `title`, `carrier`, `published`, `kind`, `wording`,
//! `language`, `source`, `reference`, `credits`.

use readout_corpus::date::Edtf;
use readout_corpus::model::{Kind, Wording};

use super::{Doubt, FrontMatter};
use crate::assemble::slug;

const KEYS: &str =
    "id, title, carrier, published, kind, wording, language, source, reference or credits";

/// More lines than any front matter has: a `---` further down is a rule in the text.
const MAX_LINES: usize = 60;

/// The front matter of a text and where the text behind it begins (0 where there is none).
pub(super) fn parse(text: &str) -> (FrontMatter, usize, Vec<Doubt>) {
    let mut front = FrontMatter::default();
    let mut doubts = Vec::new();
    let mut lines = text.split_inclusive('\n');
    let Some(first) = lines.next().filter(|line| line.trim_end() == "---") else {
        return (front, 0, doubts);
    };
    let mut body_start = first.len();
    let mut inside: Vec<(u32, &str)> = Vec::new();
    let mut closed = false;
    for (number, line) in (2..).zip(lines.take(MAX_LINES)) {
        body_start += line.len();
        if line.trim_end() == "---" {
            closed = true;
            break;
        }
        inside.push((number, line.trim()));
    }
    let is_field = |line: &str| {
        line.split_once(':').is_some_and(|(key, _)| {
            !key.is_empty() && key.chars().all(|c| c.is_ascii_alphanumeric() || "_-".contains(c))
        })
    };
    let opens_with_field = inside
        .iter()
        .find(|(_, line)| !line.is_empty() && !line.starts_with('#'))
        .is_some_and(|(_, line)| is_field(line));
    if !closed || !opens_with_field {
        // A rule above plain text is no front matter and needs no remark.
        if opens_with_field {
            doubts.push(Doubt {
                line: 1,
                message: "front matter without end, expected a line `---` behind it; read as text"
                    .to_owned(),
            });
        }
        return (front, 0, doubts);
    }
    let mut seen: Vec<&str> = Vec::new();
    for (line, field) in inside {
        if field.is_empty() || field.starts_with('#') {
            continue;
        }
        let Some((key, value)) = field.split_once(':').filter(|_| is_field(field)) else {
            doubts.push(Doubt {
                line,
                message: format!("`{field}` in the front matter, expected `key: value`; ignored"),
            });
            continue;
        };
        if seen.contains(&key) {
            doubts.push(Doubt {
                line,
                message: format!("`{key}` is given twice, expected it once; the first one counts"),
            });
            continue;
        }
        seen.push(key);
        let value = unquote(value.trim());
        if value.is_empty() {
            continue;
        }
        if let Err(message) = front.set(key, value) {
            doubts.push(Doubt { line, message });
        }
    }
    (front, body_start, doubts)
}

fn unquote(value: &str) -> &str {
    ['"', '\'']
        .into_iter()
        .find_map(|mark| value.strip_prefix(mark)?.strip_suffix(mark))
        .map_or(value, str::trim)
}

impl FrontMatter {
    /// Sets a field by its key; the error says what was expected.
    pub(super) fn set(&mut self, key: &str, value: &str) -> Result<(), String> {
        let owned = || Some(value.to_owned());
        match key {
            "id" => {
                let id = slug(value);
                if id.is_empty() {
                    return Err(format!(
                        "`{value}` is no id, expected letters, digits and hyphens; the file's name counts"
                    ));
                }
                self.id = Some(id);
            }
            "title" => self.title = owned(),
            "carrier" => self.carrier = owned().filter(|name| name != "unknown"),
            "published" => {
                self.published = Some(Edtf::parse(value).ok_or_else(|| {
                    format!("`{value}` is no date, expected one such as 2026-02-03, 2026-02 or 2026; ignored")
                })?);
            }
            "kind" => {
                self.kind = Some(Kind::from_name(value).ok_or_else(|| {
                    let names: Vec<&str> = Kind::ALL.iter().map(|kind| kind.name()).collect();
                    format!("`{value}` is no kind, expected one of {}; ignored", names.join(", "))
                })?);
            }
            "wording" => {
                self.wording = Some(Wording::from_name(value).ok_or_else(|| {
                    format!("`{value}` is no wording, expected original or account; ignored")
                })?);
            }
            "language" => {
                let is_tag = value.len() <= 35
                    && value.split('-').all(|part| {
                        (1..=8).contains(&part.len())
                            && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
                    });
                if !is_tag {
                    return Err(format!(
                        "`{value}` is no language, expected a tag such as en or zh-Hans; ignored"
                    ));
                }
                self.language = owned();
            }
            "source" => {
                let is_web = ["https://", "http://"]
                    .iter()
                    .any(|scheme| value.strip_prefix(scheme).is_some_and(|rest| !rest.is_empty()));
                if !is_web || value.contains(char::is_whitespace) {
                    return Err(format!(
                        "`{value}` is no address, expected http:// or https://; ignored"
                    ));
                }
                self.url = owned();
            }
            "reference" => self.reference = owned(),
            "credits" => self.credits = owned(),
            _ => {
                return Err(format!(
                    "`{key}` is not known in front matter, expected {KEYS}; ignored"
                ));
            }
        }
        Ok(())
    }
}
