//! Spellings that count as one: British and American, straight and curly, `Sergey` and `Sergei`.

/// Writes the folded form of a token into `out`, which is emptied first.
pub(crate) fn fold(token: &str, out: &mut String) {
    out.clear();
    for c in token.chars() {
        match c {
            '.' => {}
            '’' | '‘' | '`' => out.push('\''),
            '–' | '—' | '‑' => out.push('-'),
            c if c.is_ascii() => out.push(c.to_ascii_lowercase()),
            c => out.extend(c.to_lowercase()),
        }
    }
    if out.len() >= 4 && out.is_ascii() {
        spelling(out);
    }
}

/// Each line turns British into American spelling, or several transcriptions of Russian into one.
/// What it does to other words does not matter, because both sides of each comparison are folded.
const ENDINGS: &[(&str, &str)] = &[
    ("isation", "ization"),
    ("isations", "izations"),
    ("ise", "ize"),
    ("ised", "ized"),
    ("ising", "izing"),
    ("ogue", "og"),
    ("centre", "center"),
    ("defence", "defense"),
    ("programme", "program"),
    ("bour", "bor"),
    ("bours", "bors"),
    ("bouring", "boring"),
    ("bourly", "borly"),
    ("bourliness", "borliness"),
    ("vour", "vor"),
    ("lour", "lor"),
    ("ey", "ei"),
    ("iy", "i"),
    ("ii", "i"),
    ("y", "i"),
];

fn spelling(word: &mut String) {
    if let Some((from, to)) = ENDINGS.iter().find(|(from, _)| word.ends_with(from)) {
        word.truncate(word.len() - from.len());
        word.push_str(to);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(token: &str) -> String {
        let mut out = String::new();
        fold(token, &mut out);
        out
    }

    #[test]
    fn british_and_american_spellings_are_one() {
        for (a, b) in [
            ("Organisation", "Organization"),
            ("neighbour", "neighbor"),
            ("Neighbourliness", "Neighborliness"),
            ("U.N.", "UN"),
            ("Sergey", "Sergei"),
            ("Yury", "Yuri"),
            ("’s", "'s"),
        ] {
            assert_eq!(folded(a), folded(b));
        }
    }
}
