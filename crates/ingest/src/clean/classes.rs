//! Classes that show in the line itself, in any document. First match wins.
//!
//! These rules also see clean texts, so each needs the whole line to say what it is: a sentence about
//! cookies or a hotline stays.

use std::sync::{LazyLock, OnceLock};

use regex::bytes::Regex;
use rustc_hash::FxHashMap;

use super::{pattern, words};

/// Longer lines are paragraphs.
const MAX_BYTES: usize = 700;

/// A class of lines.
struct Class {
    reason: &'static str,
    /// More words than any such line has.
    most_words: usize,
    /// Words, one of which such a line opens with …
    first: &'static str,
    /// … or words of which it has one, in small letters …
    inside: &'static [&'static str],
    /// … or an opening in a script that writes words without spaces, or a sign.
    opens: &'static [&'static str],
    /// The whole line without the marks around it.
    pattern: &'static str,
}

/// In the order in which they are asked. What a line opens with decides which patterns it meets: few lines
/// meet any, and a pattern that none meets is never built.
#[rustfmt::skip]
const CLASSES: &[Class] = &[
    Class { reason: "cookie-notice", most_words: 90, opens: &[], inside: &["cookie"],
        first: "manage i accept reject allow decline",
        pattern: r"(?:by\ (?:continuing|using|clicking|browsing|accepting)|we\ use|we\ and\ our\ partners|this\ (?:web)?\ ?site\ uses|our\ (?:web)?\ ?site\ uses|this\ site\ uses|to\ (?:improve|give\ you)|cookies\ help|please\ accept)\b.*\bcookies?\b.*
            |cookie\ (?:policy|settings|notice|preferences|consent)|accept\ (?:all\ )?cookies|(?:accept|reject|allow|decline)(?:\ (?:all|cookies))?(?:[\ |/]+(?:accept|reject|allow|decline|all|cookies|manage|settings|preferences|customi[sz]e|options|and|or))*|manage\ (?:cookies|preferences)|i\ (?:accept|agree)" },
    Class { reason: "caption", most_words: 90, opens: &[], inside: &["in this photo", "(photo", "(image", "(picture", "(file photo", "/"],
        first: "photo photos file image picture caption",
        pattern: r"(?:photo|photos|file\ photo|image|picture|caption|in\ this\ photo)\ ?(?::|：).*
            |.*\((?:photo|image|picture|file\ photo|photo\ credit|photograph)s?\ ?(?:by|:|courtesy|credit)[^()]*\)
            |.*\((?:xinhua|ap|afp|reuters|tass|getty|epa|sputnik|ap\ photo|cfp|vcg)(?:\ images)?\ ?/[^()]{2,50}\)
            |.*\[photo/[^\]]{2,60}\]" },
    Class { reason: "credit", most_words: 25, opens: &["来源", "责编", "编辑", "источник"], inside: &[],
        first: "with reporting additional editing compiled translated source sources credit credits photo getty ap afp reuters vcg xinhua shutterstock istock epa",
        pattern: r"with\ (?:additional\ )?(?:input|inputs|reporting|contributions?|files?|material)\ (?:from|by)\ [^.!?]*
            |(?:reporting|additional\ reporting|editing|compiled|translated)\ (?:by|from)\ [^.!?]*
            |(?:source|sources|credit|credits|photo\ credit)\ ?(?::|：)\ [^.!?]*
            |(?:getty|getty\ images|ap|afp|reuters|vcg|xinhua|shutterstock|istock|epa)(?:\ photo|\ images)?(?:\ ?/\ ?[^/!?]{2,60}){0,2}
            |来源(?::|：).*|责编(?::|：).*|编辑(?::|：).*|источник(?::|：).*" },
    Class { reason: "comment-form", most_words: 30, opens: &[], inside: &[],
        first: "leave post add write cancel be your required save notify comment comments you no view",
        pattern: r"leave\ a\ (?:reply|comment)|post\ a\ comment|add\ (?:a|your)\ comment|write\ a\ comment|cancel\ reply|be\ the\ first\ to\ comment
            |your\ e-?mail\ address\ will\ not\ be\ published.*|required\ fields\ are\ marked.*|save\ my\ name.*|notify\ me\ of\ .*(?:comments|posts).*
            |comments?\ are\ closed|you\ must\ be\ logged\ in\ to\ .*comment|no\ comments\ yet|view\ (?:all\ )?comments.*" },
    Class { reason: "share-bar", most_words: 14, opens: &["分享", "поделиться"], inside: &[],
        first: "share facebook twitter whatsapp linkedin pinterest reddit telegram tumblr flipboard instagram youtube weibo wechat vk copy e email print tweet pin click follow like",
        pattern: r"share(?:\ (?:this|on|via|to|with)(?:\ (?:article|post|story|page|news|link|facebook|twitter|x|whatsapp|linkedin|email|friends?|your\ friends))?)?
            |(?:facebook|twitter|whatsapp|linkedin|pinterest|reddit|telegram|tumblr|flipboard|instagram|youtube|weibo|wechat|vk|copy\ link|e-?mail|print|tweet|pin\ it|share)(?:(?:[\ ,|/]|·|•)+(?:facebook|twitter|x|whatsapp|linkedin|pinterest|reddit|telegram|tumblr|instagram|youtube|weibo|wechat|vk|copy\ link|e-?mail|print|tweet|share))*
            |click\ to\ (?:share|email|print)\ .*|follow\ us(?:\ on\ .*)?|like\ us\ on\ .*|分享.*|поделиться" },
    Class { reason: "newsletter", most_words: 25, opens: &["подписаться"], inside: &[],
        first: "subscribe sign get our newsletter newsletters join",
        pattern: r"subscribe(?:\ (?:now|today|here|to\ (?:our|the)\ .*))?|sign\ up\ (?:for|to)\ (?:our|the)\ .*|get\ our\ (?:daily|weekly|free)\ .*newsletter.*|(?:our\ )?newsletters?|sign\ up|join\ our\ (?:mailing\ list|newsletter).*|подписаться.*" },
    Class { reason: "advertisement", most_words: 6, opens: &["реклама", "广告"], inside: &[],
        first: "advertisement advertisements ad ads sponsored promoted paid article story werbung publicidad iklan",
        pattern: r"advertisement|advertisements|ad|ads|sponsored(?:\ (?:content|links?|by.*))?|promoted(?:\ content)?|paid\ (?:content|post)|article\ continues\ (?:below|after).*|story\ continues\ (?:below|after).*|реклама|广告|werbung|publicidad|iklan" },
    Class { reason: "related-link", most_words: 30, opens: &["читайте", "相关"], inside: &[],
        first: "read also see related further recommended you more most trending up don continue",
        pattern: r"(?:read\ more|read\ also|also\ read|see\ also|see\ more|related|related\ (?:articles?|stories|posts?|news|links?|content|coverage|topics)|further\ reading|recommended(?:\ (?:for\ you|stories|articles))?|you\ (?:may|might)\ also\ (?:like|be\ interested\ in)|more\ (?:on\ this|stories|from\ .*|news)|most\ (?:read|popular|viewed|shared)|trending(?:\ now)?|up\ next|don(?:'|’)t\ miss)(?:\ ?(?::|：|»|>|→)\ ?.*)?
            |(?:read\ more|read\ also|also\ read|see\ also|continue\ reading)\b[^.!?]*
            |читайте\ также.*|相关(?:阅读|新闻|链接).*" },
    Class { reason: "language-menu", most_words: 20, opens: &["русский", "العربية", "中文", "简体中文", "繁體中文", "日本語", "한국어"], inside: &[],
        first: "choose select change language languages english français español deutsch português italiano türkçe",
        pattern: r"(?:choose|select|change)\ (?:your\ )?language|languages?|(?:(?:english|français|español|русский|العربية|中文|简体中文|繁體中文|deutsch|português|italiano|日本語|한국어|türkçe)(?:[\ |/,]|·|•)*){2,}" },
    Class { reason: "footer", most_words: 40, opens: &["©", "(c)", "京", "沪", "粤", "浙"], inside: &["rights reserved", "hotline"],
        first: "copyright tel phone fax e email contact terms privacy skip back return site sitemap powered icp",
        pattern: r"(?:©|\(c\)\ |copyright\b).*|all\ rights\ reserved|.{0,80}\ all\ rights\ reserved
            |(?:[a-z-]+\ ){0,4}hotlines?\ ?(?::|：)\ ?[0-9+(][0-9()+/\ -]{4,}.*|(?:tel|phone|fax|e-?mail|contact)\ ?(?::|：)\ ?[\d+(].*
            |terms\ (?:of\ (?:use|service)|and\ conditions)|privacy\ (?:policy|notice|statement)|(?:terms\ of\ (?:use|service)(?:[\ |/,]|·|•)*)?privacy\ policy(?:(?:[\ |/,]|·|•)*terms.*)?
            |skip\ to\ (?:main\ )?content|back\ to\ (?:top|home(?:page)?)|return\ to\ top|site\ ?map|powered\ by\ \w+.*
            |(?:京|沪|粤|浙)?(?:icp|ICP)(?:备|证).*|京公网安备.*" },
];

const COUNT: usize = CLASSES.len();

/// Each pattern is built when the first line meets it.
static PATTERNS: [LazyPattern; COUNT] = [const { OnceLock::new() }; COUNT];

type LazyPattern = OnceLock<Regex>;

/// The classes, as bits, whose lines can open with a word.
static BY_FIRST_WORD: LazyLock<FxHashMap<&'static str, u16>> = LazyLock::new(|| {
    let mut classes: FxHashMap<&str, u16> = FxHashMap::default();
    for (i, class) in CLASSES.iter().enumerate() {
        for word in class.first.split(' ') {
            *classes.entry(word).or_default() |= 1 << i;
        }
    }
    classes
});

/// A line as the patterns want it, in small letters of any script: they know capitals of ASCII only.
fn asked(line: &str) -> String {
    let bare = pattern::bare(line);
    if bare.is_ascii() { bare.to_ascii_lowercase() } else { bare.to_lowercase() }
}

/// The classes, as bits, that a line in small letters can be of.
fn candidates(lower: &str) -> u16 {
    let end = lower.find(|c: char| !c.is_alphanumeric()).unwrap_or(lower.len());
    let first = lower.get(..end).unwrap_or("");
    let mut found = BY_FIRST_WORD.get(first).copied().unwrap_or(0);
    for (i, class) in CLASSES.iter().enumerate() {
        let opens = class.opens.iter().any(|opening| lower.starts_with(opening));
        if opens || class.inside.iter().any(|words| lower.contains(words)) {
            found |= 1 << i;
        }
    }
    found
}

/// `Home | World | Opinion | Contact`: names of pages with bars between them.
fn is_menu(line: &str) -> bool {
    const FEWEST: usize = 4;
    const MOST_WORDS: usize = 3;
    let items = |bar: char| line.split(bar).map(str::trim).filter(|item| !item.is_empty());
    ['|', '·', '•', '›', '»'].into_iter().any(|bar| {
        items(bar).count() >= FEWEST
            && items(bar).all(|item| {
                item.split_whitespace().count() <= MOST_WORDS
                    && item.chars().next().is_some_and(|c| c.is_alphabetic() && !c.is_lowercase())
                    && !item.ends_with(['.', '!', '?', ',', ';', ':'])
            })
    })
}

/// A licence or registration number in Chinese at the foot of an English page.
fn is_foreign_footer(line: &str, is_english: bool) -> bool {
    let mut wide = 0;
    let mut latin = 0;
    for c in line.chars() {
        wide += usize::from(words::is_wide(c));
        latin += usize::from(c.is_alphabetic() && !words::is_wide(c));
    }
    is_english && wide >= 2 && latin == 0
}

/// `… shake hands in Oslo. /NTB`, `… on Friday. /Foreign Ministry/Handout via Reuters`: a picture's
/// caption ends in whose picture it is.
fn has_slash_credit(line: &str) -> bool {
    let Some((words, credit)) = line.split_once(" /") else { return false };
    // An alternative (`and / or`) goes on in small letters, an address holds a stop, a rate a figure.
    let credit = credit.trim();
    !words.trim().is_empty()
        && credit.len() <= 120
        && credit.chars().next().is_some_and(char::is_uppercase)
        && credit.split('/').all(|part| part.chars().any(char::is_alphabetic))
        && !credit.trim_end_matches('.').contains(['.', '!', '?'])
}

/// Why a line is none of the document's own words; `None` where it is.
pub(super) fn class(line: &str, is_english: bool) -> Option<&'static str> {
    if line.is_empty() || line.len() > MAX_BYTES {
        return None;
    }
    if has_slash_credit(line) {
        return Some("caption");
    }
    let bare = asked(line);
    let candidates = candidates(&bare);
    if candidates != 0 {
        let count = words::count(line);
        let hit = CLASSES.iter().zip(&PATTERNS).enumerate().find(|(i, (class, pattern))| {
            candidates & 1 << i != 0
                && count <= class.most_words
                && pattern
                    .get_or_init(|| pattern::whole_line(class.pattern))
                    .is_match(bare.as_bytes())
        });
        // “Read more,” he told them: a link is no sentence.
        let is_sentence = line.ends_with(['.', '!', '?']);
        if let Some((_, (class, _))) =
            hit.filter(|(_, (class, _))| class.reason != "related-link" || !is_sentence)
        {
            return Some(class.reason);
        }
    }
    if is_menu(line) {
        return Some("navigation");
    }
    is_foreign_footer(line, is_english).then_some("footer")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn furniture_names_itself() {
        for (line, reason) in [
            ("We use cookies to give you the best experience.", "cookie-notice"),
            ("The ministers shake hands in Oslo on Friday. /NTB", "caption"),
            ("Photo: The ministers at the table", "caption"),
            ("(With input from a news agency)", "credit"),
            ("Leave a Reply", "comment-form"),
            ("Facebook Twitter WhatsApp", "share-bar"),
            ("Sign up for our weekly newsletter", "newsletter"),
            ("ADVERTISEMENT", "advertisement"),
            ("Accept all   Reject", "cookie-notice"),
            ("Home | World | Opinion | Contact us", "navigation"),
            ("Related articles:", "related-link"),
            ("CHOOSE YOUR LANGUAGE", "language-menu"),
            ("© 2024 A Newspaper. All rights reserved.", "footer"),
            ("新闻信息服务许可证", "footer"),
        ] {
            assert_eq!(class(line, true), Some(reason), "{line}");
        }
    }

    #[test]
    fn no_first_word_keeps_a_line_from_a_pattern_that_it_fits() {
        for line in [
            "By using this site you agree to cookies.",
            "Manage preferences",
            "I agree",
            "Accept all cookies",
            "In this photo: the ministers",
            "The ministers at lunch (photo by K. Holm)",
            "The ministers at lunch (Xinhua/K. Holm)",
            "The ministers at lunch [Photo/Agency]",
            "Getty Images",
            "来源：新华社",
            "Источник: агентство",
            "Your e-mail address will not be published.",
            "E-mail",
            "Поделиться",
            "Get our weekly newsletter",
            "Реклама",
            "Don’t miss: the new ferries",
            "Читайте также: паромы",
            "Русский | English | 中文",
            "English Français",
            "The Coast Paper, all rights reserved",
            "(c) The Coast Paper",
            "Reader hotline: +47 2222 2222",
            "Site map",
            "京ICP备12345678号",
        ] {
            let bare = asked(line);
            let fits = CLASSES
                .iter()
                .enumerate()
                .filter(|(_, class)| pattern::whole_line(class.pattern).is_match(bare.as_bytes()));
            let fits: Vec<usize> = fits.map(|(i, _)| i).collect();
            assert!(!fits.is_empty(), "{line}");
            for i in fits {
                assert!(candidates(&bare) & 1 << i != 0, "{line}: {}", CLASSES[i].reason);
            }
        }
    }

    #[test]
    fn sentences_about_furniture_stay() {
        for line in [
            "The regulator said that cookies must be refused as easily as accepted.",
            "He told the newspaper that the hotline would open in May.",
            "Share prices fell.",
            "Print is dead, the editor said.",
            "Accept what you cannot change.",
            "Oslo | Bergen | Both ministers spoke of fish.",
            "They read more than others do.",
            "Source countries must do more, she said.",
            "The 2024/25 budget was adopted on Monday.",
        ] {
            assert_eq!(class(line, true), None, "{line}");
        }
    }

    #[test]
    fn a_chinese_line_stays_in_a_chinese_text() {
        assert_eq!(class("两国外长举行会谈", false), None);
    }
}
