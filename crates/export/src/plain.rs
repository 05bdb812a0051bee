//! Text for formats that cannot hold every character.

/// Text in which each control character is replaced by its picture, since XML 1.0 cannot hold it. Line ends and
/// tabs stay; what no text can hold in Unicode (U+FFFE, U+FFFF) becomes U+FFFD.
pub fn in_xml(text: &str) -> String {
    let held = |c: char| match c {
        '\t' | '\n' | '\r' => c,
        _ => picture(c),
    };
    text.chars().map(held).collect()
}

/// Text in one line: white space becomes one space, none at the ends; control characters become their pictures.
pub fn in_one_line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.extend(word.chars().map(picture));
    }
    out
}

fn picture(c: char) -> char {
    match c {
        '\0'..='\u{1f}' => char::from_u32(0x2400 + c as u32).unwrap_or(c),
        '\u{7f}' => '\u{2421}',
        '\u{80}'..='\u{9f}' | '\u{fffe}' | '\u{ffff}' => '\u{fffd}',
        _ => c,
    }
}
