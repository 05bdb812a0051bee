//! Bytes become characters, or are refused by name.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{DecoderResult, Encoding};

use super::Doubt;
use super::normalise::Writer;
use super::offsets::OffsetMap;

/// Spans count bytes in 32 bits; a single article is never near this size.
const MAX_BYTES: usize = 1 << 30;

pub(super) struct Decoded {
    pub text: String,
    pub offsets: OffsetMap,
    pub doubts: Vec<Doubt>,
}

/// Decodes a file, or says why it is no text.
pub(super) fn decode(bytes: &[u8]) -> Result<Decoded, Doubt> {
    if bytes.len() > MAX_BYTES {
        return Err(Doubt {
            line: 0,
            message: "larger than 1 GiB, expected an article; left out".to_owned(),
        });
    }
    match bytes {
        [0xff, 0xfe, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => utf16(rest, u16::from_be_bytes),
        _ => {
            refuse_binary(bytes)?;
            let start = if bytes.starts_with(b"\xef\xbb\xbf") { 3 } else { 0 };
            let body = bytes.get(start..).unwrap_or_default();
            match std::str::from_utf8(body) {
                Ok(text) => Ok(utf8(text, start, Vec::new())),
                Err(_) => not_quite_utf8(bytes, body, start),
            }
        }
    }
}

/// How formats that get mistaken for text begin.
const SIGNATURES: &[(&[u8], &str)] = &[
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive or office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"\x1f\x8b", "a gzip archive"),
];

/// Bytes that no text holds. One control character in a hundred already means another format.
fn refuse_binary(bytes: &[u8]) -> Result<(), Doubt> {
    if let Some((_, name)) = SIGNATURES.iter().find(|(start, _)| bytes.starts_with(start)) {
        return Err(Doubt {
            line: 0,
            message: format!("this is {name}, expected text in UTF-8; left out"),
        });
    }
    let mut line = 1;
    let mut controls = 0_usize;
    let mut first_line = 0;
    for &byte in bytes {
        match byte {
            b'\n' => line += 1,
            0 => {
                return Err(Doubt {
                    line,
                    message: "a NUL byte, so this is a binary file or UTF-16 without byte order mark, expected text in UTF-8; left out".to_owned(),
                });
            }
            b'\t' | b'\r' | 0x0b | 0x0c => {}
            1..=0x1f | 0x7f => {
                if controls == 0 {
                    first_line = line;
                }
                controls += 1;
            }
            _ => {}
        }
    }
    if controls > 8 && controls * 100 > bytes.len() {
        return Err(Doubt {
            line: first_line,
            message: format!(
                "{controls} control characters, so this is a binary file, expected text in UTF-8; left out"
            ),
        });
    }
    Ok(())
}

fn utf8(text: &str, start: usize, doubts: Vec<Doubt>) -> Decoded {
    let mut writer = Writer::new(text.len(), text.contains('\n'));
    for (at, c) in text.char_indices() {
        writer.push(c, start + at, start + at + c.len_utf8());
    }
    finish(writer, start + text.len(), doubts)
}

fn finish(writer: Writer, end: usize, mut doubts: Vec<Doubt>) -> Decoded {
    let (controls, line) = writer.controls;
    if controls > 0 {
        doubts.push(Doubt {
            line,
            message: format!(
                "{controls} control characters, the first in this line, expected none; read as spaces"
            ),
        });
    }
    let (text, offsets) = writer.finish(end);
    Decoded { text, offsets, doubts }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<Decoded, Doubt> {
    let units = || {
        bytes.chunks_exact(2).map(move |pair| match pair {
            &[a, b] => unit([a, b]),
            _ => 0,
        })
    };
    let has_line_feeds = units().any(|unit| unit == 0x0a);
    let mut writer = Writer::new(bytes.len(), has_line_feeds);
    let mut at = 2;
    let mut bad: Option<(usize, u32)> = None;
    for item in char::decode_utf16(units()) {
        let c = item.unwrap_or_else(|_| {
            let first = bad.map_or(writer.line(), |(_, line)| line);
            bad = Some((bad.map_or(0, |(count, _)| count) + 1, first));
            char::REPLACEMENT_CHARACTER
        });
        let end = at + 2 * c.len_utf16();
        if c == '\0' {
            return Err(Doubt {
                line: writer.line(),
                message: "a NUL character, so this is a binary file, expected text; left out"
                    .to_owned(),
            });
        }
        writer.push(c, at, end);
        at = end;
    }
    let mut doubts = Vec::new();
    if let Some((count, line)) = bad {
        doubts.push(replaced(count, line, "UTF-16"));
    }
    if bytes.len() % 2 == 1 {
        doubts.push(replaced(1, writer.line(), "UTF-16"));
        writer.push(char::REPLACEMENT_CHARACTER, at, at + 1);
        at += 1;
    }
    Ok(finish(writer, at, doubts))
}

fn replaced(count: usize, line: u32, name: &str) -> Doubt {
    Doubt {
        line,
        message: format!(
            "{count} byte sequences are no {name}, the first in this line, expected {name} throughout; shown as \u{fffd}"
        ),
    }
}

/// A few damaged bytes among good UTF-8 are replaced; otherwise the file is in an older encoding.
fn not_quite_utf8(bytes: &[u8], body: &[u8], start: usize) -> Result<Decoded, Doubt> {
    let mut bad = 0_usize;
    let mut good = 0_usize;
    let mut first_line = 0;
    let mut line = 1_u32;
    for chunk in body.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        line += chunk.valid().bytes().filter(|&byte| byte == b'\n').count() as u32;
        if !chunk.invalid().is_empty() {
            if bad == 0 {
                first_line = line;
            }
            bad += 1;
        }
    }
    if start > 0 || good >= bad {
        return Ok(damaged_utf8(body, start, replaced(bad, first_line, "UTF-8")));
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let encoding = detector.guess(None, Utf8Detection::Deny);
    let decoded = legacy(bytes, encoding);
    let strange = decoded.text.chars().filter(|&c| c == char::REPLACEMENT_CHARACTER).count();
    if strange * 50 > bytes.len() {
        return Err(Doubt {
            line: first_line,
            message: "no encoding fits these bytes, so this is a binary file, expected text in UTF-8; left out".to_owned(),
        });
    }
    let mut decoded = decoded;
    decoded.doubts.insert(
        0,
        Doubt {
            line: first_line,
            message: format!(
                "not UTF-8 from this line on, read as {}, expected a file saved as UTF-8",
                encoding.name()
            ),
        },
    );
    Ok(decoded)
}

fn damaged_utf8(body: &[u8], start: usize, doubt: Doubt) -> Decoded {
    let mut writer = Writer::new(body.len(), body.contains(&b'\n'));
    let mut at = start;
    for chunk in body.utf8_chunks() {
        for (i, c) in chunk.valid().char_indices() {
            writer.push(c, at + i, at + i + c.len_utf8());
        }
        at += chunk.valid().len();
        if !chunk.invalid().is_empty() {
            let end = at + chunk.invalid().len();
            writer.push(char::REPLACEMENT_CHARACTER, at, end);
            at = end;
        }
    }
    finish(writer, at, vec![doubt])
}

/// Decodes byte by byte, because only so each character's bytes are known.
fn legacy(bytes: &[u8], encoding: &'static Encoding) -> Decoded {
    let mut writer = Writer::new(bytes.len(), bytes.contains(&b'\n'));
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let mut out = [0_u8; 16];
    // Where the bytes of the character that is being read begin.
    let mut start = 0;
    for (at, &byte) in bytes.iter().enumerate() {
        let mut input: &[u8] = &[byte];
        // A byte that breaks a sequence off is read again as the start of the next one.
        for _ in 0..4 {
            let (result, read, written) =
                decoder.decode_to_utf8_without_replacement(input, &mut out, false);
            let end = at + 1;
            for c in std::str::from_utf8(out.get(..written).unwrap_or_default())
                .unwrap_or_default()
                .chars()
            {
                writer.push(c, start, end);
                start = end;
            }
            match result {
                DecoderResult::Malformed(_, _) => {
                    let end = if read == 0 { at } else { end };
                    writer.push(char::REPLACEMENT_CHARACTER, start.min(end), end);
                    start = end;
                    input = input.get(read..).unwrap_or_default();
                    if input.is_empty() {
                        break;
                    }
                }
                DecoderResult::InputEmpty | DecoderResult::OutputFull => break,
            }
        }
    }
    if start < bytes.len() {
        writer.push(char::REPLACEMENT_CHARACTER, start, bytes.len());
    }
    finish(writer, bytes.len(), Vec::new())
}
