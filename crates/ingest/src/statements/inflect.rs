//! The forms of English verbs.

/// A form of a verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// say
    Base,
    /// says
    Third,
    /// said
    Past,
    /// spoken, where it differs from the past
    Participle,
    /// saying
    Ing,
}

/// The forms of a verb; the first form of equal spelling counts.
pub(super) fn forms(lemma: &str) -> Vec<(String, Form)> {
    let own = IRREGULAR.iter().find(|(base, ..)| *base == lemma);
    // "put" is the past more often than the plain form.
    let plain =
        if own.is_some_and(|(_, past, _)| *past == lemma) { Form::Past } else { Form::Base };
    let mut found = vec![
        (lemma.to_owned(), plain),
        (third(lemma), Form::Third),
        (own.map_or_else(|| past(lemma), |(_, past, _)| (*past).to_owned()), Form::Past),
        (ing(lemma), Form::Ing),
    ];
    if let Some((_, past, participle)) = own
        && past != participle
    {
        found.push(((*participle).to_owned(), Form::Participle));
    }
    // In the British spelling too.
    if let Some(stem) = lemma.strip_suffix("ize") {
        for (ending, form) in
            [("ise", Form::Base), ("ises", Form::Third), ("ised", Form::Past), ("ising", Form::Ing)]
        {
            found.push((format!("{stem}{ending}"), form));
        }
    }
    found
}

fn third(lemma: &str) -> String {
    match lemma {
        _ if lemma.ends_with(['s', 'x', 'z']) || lemma.ends_with("sh") || lemma.ends_with("ch") => {
            format!("{lemma}es")
        }
        _ if consonant_y(lemma) => format!("{}ies", stem(lemma, 1)),
        _ if lemma.ends_with('o') => format!("{lemma}es"),
        _ => format!("{lemma}s"),
    }
}

fn past(lemma: &str) -> String {
    match lemma {
        _ if lemma.ends_with('e') => format!("{lemma}d"),
        _ if consonant_y(lemma) => format!("{}ied", stem(lemma, 1)),
        _ if DOUBLED.contains(&lemma) => format!("{lemma}{}ed", last(lemma)),
        _ => format!("{lemma}ed"),
    }
}

fn ing(lemma: &str) -> String {
    match lemma {
        _ if lemma.ends_with("ee") => format!("{lemma}ing"),
        _ if lemma.ends_with('e') => format!("{}ing", stem(lemma, 1)),
        _ if DOUBLED.contains(&lemma) => format!("{lemma}{}ing", last(lemma)),
        _ => format!("{lemma}ing"),
    }
}

fn consonant_y(lemma: &str) -> bool {
    lemma.ends_with('y') && !["ay", "ey", "oy"].iter().any(|end| lemma.ends_with(end))
}

fn stem(lemma: &str, cut: usize) -> &str {
    lemma.get(..lemma.len().saturating_sub(cut)).unwrap_or(lemma)
}

fn last(lemma: &str) -> char {
    lemma.chars().next_back().unwrap_or(' ')
}

const DOUBLED: &[&str] = &[
    "admit", "quip", "brag", "slam", "dub", "rap", "sum", "refer", "concur", "plan", "pan",
    "rebut", "prod", "nod", "beg", "hit", "put", "commit", "infer", "prefer", "rip", "chat", "tap",
    "regret", "bar", "begin", "let", "jab", "snap",
];

const IRREGULAR: &[(&str, &str, &str)] = &[
    ("say", "said", "said"),
    ("tell", "told", "told"),
    ("think", "thought", "thought"),
    ("know", "knew", "known"),
    ("feel", "felt", "felt"),
    ("write", "wrote", "written"),
    ("speak", "spoke", "spoken"),
    ("swear", "swore", "sworn"),
    ("find", "found", "found"),
    ("show", "showed", "shown"),
    ("see", "saw", "seen"),
    ("hold", "held", "held"),
    ("have", "had", "had"),
    ("meet", "met", "met"),
    ("seek", "sought", "sought"),
    ("give", "gave", "given"),
    ("make", "made", "made"),
    ("take", "took", "taken"),
    ("draw", "drew", "drawn"),
    ("lay", "laid", "laid"),
    ("set", "set", "set"),
    ("read", "read", "read"),
    ("forecast", "forecast", "forecast"),
    ("understand", "understood", "understood"),
    ("begin", "began", "begun"),
    ("pay", "paid", "paid"),
    ("send", "sent", "sent"),
    ("come", "came", "come"),
    ("go", "went", "gone"),
    ("put", "put", "put"),
    ("hit", "hit", "hit"),
    ("shoot", "shot", "shot"),
    ("fight", "fought", "fought"),
    ("bring", "brought", "brought"),
    ("mean", "meant", "meant"),
    ("stand", "stood", "stood"),
    ("leave", "left", "left"),
    ("foresee", "foresaw", "foreseen"),
    ("misspeak", "misspoke", "misspoken"),
    ("retell", "retold", "retold"),
    ("fly", "flew", "flown"),
    ("broadcast", "broadcast", "broadcast"),
    ("hear", "heard", "heard"),
    ("cast", "cast", "cast"),
    ("keep", "kept", "kept"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_have_their_forms() {
        let words = |lemma| forms(lemma).into_iter().map(|(word, _)| word).collect::<Vec<_>>();
        assert_eq!(words("deny"), ["deny", "denies", "denied", "denying"]);
        assert_eq!(words("refer"), ["refer", "refers", "referred", "referring"]);
        assert_eq!(words("say"), ["say", "says", "said", "saying"]);
        assert_eq!(words("convey"), ["convey", "conveys", "conveyed", "conveying"]);
        assert!(words("emphasize").contains(&"emphasised".to_owned()));
    }
}
