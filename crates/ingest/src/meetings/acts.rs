//! Acts and programmes: something is signed, expires, begins or lasts.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use readout_corpus::date::Edtf;
use readout_corpus::model::{EntityKind, Occasion, Span, Status};

use super::frame::{Frame, Subject};
use super::scene::{Line, Scene};
use super::status::{is_denied, is_unreal, sentence_looks_ahead};
use crate::draft::EntityRef;
use crate::patterns::Pattern;

static SIGNED: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"\b(?:signed|signs)\b(?: \w+){0,3}? (?:decree|executive order|law|bill)\b|\b(?:decree|order|law) signed by\b|\bdecree under\b",
    )
});
static EXPIRES: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"\b(?:expires?|expired|expiring|lapses?|lapsed|runs? out|ran out|comes? to an end)\b",
    )
});
static YEARS_OF: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"\b(?:cross[- ])?years? of (?:cooperation in |chinese and russian )?([a-z]{4,}(?: and [a-z]{4,})?)",
    )
});
static BEGINS: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"\b(?:beginning|start|first year|commencement|launch|kick off|begins?|begin|enters?)\b",
    )
});

/// Acts and programmes that a line tells of.
pub(super) fn acts(scene: &Scene<'_>, line: &Line<'_>, out: &mut Vec<Frame>) {
    signed(scene, line, out);
    expires(scene, line, out);
    plans(scene, line, out);
    years(scene, line, out);
    festivals(scene, line, out);
}

/// `President A has just signed a decree granting …`.
fn signed(scene: &Scene<'_>, line: &Line<'_>, out: &mut Vec<Frame>) {
    if !["decree", "order", "law", "bill"].iter().any(|act| line.words.contains(act)) {
        return;
    }
    let Some(found) = SIGNED.find(line.words) else { return };
    let span = Span {
        start: line.span.start + found.start() as u32,
        end: line.span.start + found.end() as u32,
    };
    let before = line.words.get(..found.start()).unwrap_or("");
    if is_denied(before) || is_unreal(before) {
        return;
    }
    let mine = scene.people_before(line, span);
    let passive = found.as_str().to_lowercase().contains(" by")
        || found.as_str().to_lowercase().contains("under");
    let who = if passive {
        // The decree's own name may hold its signer's.
        scene
            .of_kind(line, EntityKind::Treaty)
            .find(|mention| mention.span.overlaps(span))
            .and_then(|mention| signer(scene, mention.span))
            .or_else(|| scene.people_behind(line, span).first().copied())
    } else {
        mine.first().copied()
    };
    let Some(who) = who else { return };
    let treaty = scene
        .of_kind(line, EntityKind::Treaty)
        .find(|mention| mention.span.end > span.start)
        .map(|mention| mention.entity);
    let mut frame = Frame::new(scene.at, line.span, Occasion::Act, "signed");
    frame.participants.insert(who);
    frame.subject = match treaty {
        Some(treaty) => Subject::Entity(treaty),
        None => Subject::Words(BTreeSet::from([found.as_str().to_lowercase()])),
    };
    frame.title = Some(match treaty.and_then(|treaty| scene.entry(treaty)) {
        Some(entry) => format!("{} signed", entry.name),
        None => format!("{} {}", name(scene, who), found.as_str().to_lowercase()),
    });
    frame.date = scene
        .date(line, span)
        .filter(|date| date.first_day() == date.last_day())
        .cloned()
        // What was "just signed" was signed before the item was written.
        .or_else(|| Edtf::parse(&format!("../{}", scene.reference?)));
    frame.stands_alone =
        treaty.is_some() || frame.date.as_ref().is_some_and(|d| d.first_day().is_some());
    out.push(frame);
}

fn signer(scene: &Scene<'_>, inside: Span) -> Option<EntityRef> {
    let words = inside.of(scene.text);
    let known = scene.names.entities.get(..scene.names.known)?;
    known
        .iter()
        .position(|entry| entry.kind == EntityKind::Person && words.contains(&entry.name))
        .map(EntityRef)
}

/// `The treaty is due to expire tomorrow, February 5`.
fn expires(scene: &Scene<'_>, line: &Line<'_>, out: &mut Vec<Frame>) {
    if scene.of_kind(line, EntityKind::Treaty).next().is_none() {
        return;
    }
    let Some(found) = EXPIRES.find(line.words) else { return };
    let trigger = line.span.start + found.start() as u32;
    let Some(treaty) =
        scene.of_kind(line, EntityKind::Treaty).rfind(|mention| mention.span.end <= trigger)
    else {
        return;
    };
    let Some(entry) = scene.entry(treaty.entity) else { return };
    let mut frame = Frame::new(scene.at, line.span, Occasion::Act, "expires");
    frame.subject = Subject::Entity(treaty.entity);
    frame.participants = entry.participants.iter().filter_map(|id| scene.named(id)).collect();
    frame.title = Some(format!("{} expires", entry.name));
    let span = Span { start: trigger, end: trigger };
    frame.date = scene.date(line, span).cloned();
    let over = found.as_str().to_lowercase().ends_with("ed");
    frame.status = if over { Status::Held } else { Status::Planned };
    frame.stands_alone = frame.date.is_some();
    out.push(frame);
}

/// `This year marks the beginning of the 15th Five-Year Plan`.
fn plans(scene: &Scene<'_>, line: &Line<'_>, out: &mut Vec<Frame>) {
    for mention in scene.of_kind(line, EntityKind::Treaty) {
        let Some(entry) = scene.entry(mention.entity) else { continue };
        if entry.sort.as_deref() != Some("plan") {
            continue;
        }
        let before = Span { start: line.span.start, end: mention.span.start }.of(scene.text);
        let clause: usize = before.len().saturating_sub(80);
        let near = before.get(clause..).unwrap_or(before);
        let behind = Span { start: mention.span.end, end: line.span.end }.of(scene.text);
        let behind: String = behind.chars().take(40).collect();
        let begins = |words: &str| BEGINS.is_match(words);
        if !begins(near) && !begins(&behind) {
            continue;
        }
        let mut frame = Frame::new(scene.at, line.span, Occasion::Programme, "plan-begins");
        frame.subject = Subject::Entity(mention.entity);
        frame.participants = entry.participants.iter().filter_map(|id| scene.named(id)).collect();
        frame.title = Some(format!("Start of the {}", entry.name));
        frame.date = scene.date_in_context(line, mention.span);
        frame.status = Status::Planned;
        frame.stands_alone = frame.date.is_some();
        out.push(frame);
    }
}

/// `The China-Russia Years of Education have begun`.
fn years(scene: &Scene<'_>, line: &Line<'_>, out: &mut Vec<Frame>) {
    if !line.words.contains("ears of ") {
        return;
    }
    for (whole, theme) in YEARS_OF.groups(line.words) {
        let plural = whole.as_str().to_lowercase().contains("years");
        let start = line.span.start + whole.start() as u32;
        let clause = clause_before(scene, line, start);
        let named = whole.as_str().starts_with(char::is_uppercase)
            || whole.as_str().starts_with("cross")
            || scene.countries(line, clause).len() > 1;
        if !plural || !named {
            continue;
        }
        let mut frame = Frame::new(scene.at, line.span, Occasion::Programme, "years-of");
        let theme = theme.as_str().to_lowercase();
        let theme = theme.split(' ').next().unwrap_or(&theme).to_owned();
        frame.subject = Subject::Words(BTreeSet::from([theme.clone()]));
        frame.participants = scene.countries(line, clause).into_iter().collect();
        if frame.participants.len() < 2 {
            frame.participants = scene.countries(line, line.span).into_iter().take(2).collect();
        }
        let mut title = theme;
        if let Some(first) = title.get(..1).map(str::to_uppercase) {
            title.replace_range(..1, &first);
        }
        frame.title = Some(format!("Years of {title}"));
        let around = line.words.to_lowercase();
        let behind = around.get(whole.end()..).unwrap_or("");
        let before = around.get(whole.start().saturating_sub(60)..whole.start()).unwrap_or("");
        let any = |text: &str, set: &[&str]| set.iter().any(|entry| text.contains(entry));
        let over = any(behind, &["conclude", "were a success", "were successful", "ended"])
            || before.contains("successful");
        let begun = before.contains("declared")
            || any(
                behind,
                &["have begun", "has begun", "began", "declared", "under way", "underway"],
            )
            || any(
                before,
                &["beginning of", "commencement of", "launch of", "start of", "opening of"],
            );
        frame.status = match (over, begun) {
            (true, _) => Status::Held,
            (false, true) => Status::Ongoing,
            _ => continue,
        };
        frame.date = declared_years(line)
            .or_else(|| scene.date_in_context(line, Span { start, end: start }))
            .or_else(|| {
                let year = scene.reference?.ymd().0;
                (frame.status == Status::Ongoing).then(|| Edtf::parse(&format!("{year:04}")))?
            });
        frame.stands_alone = frame.date.is_some();
        out.push(frame);
    }
}

/// `2026 and 2027 have been declared …`.
fn declared_years(line: &Line<'_>) -> Option<Edtf> {
    if !line.words.contains("declared") {
        return None;
    }
    let years: BTreeSet<i32> = line
        .dates
        .iter()
        .filter(|date| date.how == "year")
        .filter_map(|date| Some(date.value.as_ref()?.first_day()?.ymd().0))
        .collect();
    let (first, last) = (years.first()?, years.last()?);
    (first < last).then(|| Edtf::parse(&format!("{first:04}/{last:04}"))).flatten()
}

/// `In the next few days, the New Year will be celebrated in Moscow and other cities`.
fn festivals(scene: &Scene<'_>, line: &Line<'_>, out: &mut Vec<Frame>) {
    let passive = line.words.contains("will be") && line.words.contains("celebrated");
    let active = line.words.find("will celebrate ");
    if !passive && active.is_none() {
        return;
    }
    let Some(vague) = line.dates.iter().find(|date| date.how == "vague") else { return };
    let countries = scene.countries(line, line.span);
    if countries.len() < 2 || !sentence_looks_ahead(line.words) {
        return;
    }
    let Some((year, month, _)) = scene.reference.map(|day| day.ymd()) else { return };
    let behind = Span { start: vague.span.end, end: line.span.end }.of(scene.text);
    let subject = match active {
        Some(at) => {
            let rest = line.words.get(at + "will celebrate ".len()..).unwrap_or("");
            rest.split([',', '.', ';']).next().unwrap_or("").split(" on ").next().unwrap_or("")
        }
        None => behind.split(" will ").next().unwrap_or(""),
    };
    let subject = subject.trim_matches([',', ' ']);
    let subject = subject.strip_prefix("the ").unwrap_or(subject);
    if subject.is_empty() || subject.split_whitespace().count() > 8 {
        return;
    }
    let mut frame = Frame::new(scene.at, line.span, Occasion::Programme, "festival");
    frame.subject = Subject::Words(BTreeSet::from([subject.to_lowercase()]));
    frame.participants = countries.into_iter().collect();
    frame.title = Some(format!("{subject} celebrations"));
    frame.date = Edtf::parse(&format!("{year:04}-{month:02}~"));
    frame.status = Status::Planned;
    frame.stands_alone = true;
    out.push(frame);
}

/// The words of a clause before a position: behind the last comma.
fn clause_before(scene: &Scene<'_>, line: &Line<'_>, end: u32) -> Span {
    let before = Span { start: line.span.start, end }.of(scene.text);
    let start = before.rfind(',').map_or(line.span.start, |at| line.span.start + at as u32);
    Span { start, end: end + 1 }
}

fn name<'a>(scene: &Scene<'a>, entity: EntityRef) -> &'a str {
    scene.entry(entity).map_or("", |entry| entry.name.as_str())
}

pub(super) fn prepare() {
    for pattern in [&SIGNED, &EXPIRES, &YEARS_OF, &BEGINS] {
        LazyLock::force(pattern);
    }
}
