//! Text and areas as markup of SVG. Widths of text are estimated: no browser is asked.

use readout_export::in_markup;

/// A letter is about so wide, as a part of its size.
const LETTER: f64 = 0.56;

/// A line of text: where its baseline begins, ends or has its middle, by the anchor; size, weight and anchor; colour.
pub fn text(
    svg: &mut String,
    (x, y): (f64, f64),
    words: &str,
    (size, weight, anchor): (f64, &str, &str),
    fill: &str,
) {
    svg.push_str(&format!(
        "<text x=\"{x:.1}\" y=\"{y:.1}\" font-size=\"{size}\" font-weight=\"{weight}\" text-anchor=\"{anchor}\" fill=\""
    ));
    svg.push_str(&in_markup(fill));
    svg.push_str("\">");
    svg.push_str(&in_markup(words));
    svg.push_str("</text>\n");
}

/// A filled rectangle.
pub fn rect(svg: &mut String, [x, y, width, height]: [f64; 4], fill: &str) {
    svg.push_str(&format!(
        "<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{width:.1}\" height=\"{height:.1}\" fill=\""
    ));
    svg.push_str(&in_markup(fill));
    svg.push_str("\"/>\n");
}

/// Lines that fit a width, broken between words, and within a word that is too long by itself.
pub fn wrapped(text: &str, width: f64, size: f64) -> Vec<String> {
    let most = ((width / (size * LETTER)) as usize).max(8);
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut length = 0;
    for word in text.split_whitespace() {
        let mut rest: Vec<char> = word.chars().collect();
        if length > 0 && length + 1 + rest.len() > most {
            lines.push(std::mem::take(&mut line));
            length = 0;
        }
        while rest.len() > most {
            let tail = rest.split_off(most);
            lines.push(rest.into_iter().collect());
            rest = tail;
        }
        if length > 0 {
            line.push(' ');
            length += 1;
        }
        length += rest.len();
        line.extend(rest);
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

/// A text that fits a width, with dots where it is longer.
pub fn cut(text: &str, width: f64, size: f64) -> String {
    let most = (width / (size * LETTER)) as usize;
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let mut cut: String = text.chars().take(most.saturating_sub(1)).collect();
    cut.truncate(cut.trim_end().len());
    cut + "…"
}

/// A text that a pointer or a screen reader finds on what follows, until [`untitled`].
pub fn titled(svg: &mut String, words: &str) {
    svg.push_str("<g><title>");
    svg.push_str(&in_markup(words));
    svg.push_str("</title>");
}

/// The end of what [`titled`] began.
pub fn untitled(svg: &mut String) {
    svg.push_str("</g>");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lines_are_broken_and_long_words_too() {
        let lines = wrapped("one two threefourfive", 60.0, 12.0);
        assert!(lines.iter().all(|line| line.chars().count() <= 8), "{lines:?}");
        assert_eq!(lines.concat().replace(' ', ""), "onetwothreefourfive");
        assert_eq!(cut("harbour", 20.0, 10.0), "ha…");
    }
}
