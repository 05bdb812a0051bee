//! Specifications of expressions of time: a sentence, a day to count from, and what is meant.

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::Value;

use super::{Scorer, json, write};
use crate::failure::Result;

const FILES: &[&str] = &["DateParser", "DatePeriodParser", "DateTimeModel"];

/// A first and a last day; `None` for an open end.
type Period = (Option<i64>, Option<i64>);

/// A sentence with expressions of dates and periods; times of day are left out.
struct Specification {
    name: String,
    text: String,
    published: String,
    /// Where each stands, in bytes of the text, and what it can mean.
    expected: Vec<(usize, usize, Vec<Period>)>,
}

/// Inspects the sentences and counts how many expressions are read as one of the expected values.
pub fn score(scorer: &Scorer<'_>, folder: &Path) -> Result<()> {
    let mut all = Vec::new();
    for file in FILES {
        let path = folder.join(format!("{file}.json"));
        if path.is_file() {
            let cases = json(&path)?;
            let cases = cases.as_array().into_iter().flatten().enumerate();
            all.extend(
                cases.filter_map(|(n, case)| specification(&format!("{file}-{n:04}"), case)),
            );
        }
    }
    let texts = scorer.fresh("dates-texts")?;
    for case in &all {
        let text = format!("{}{}", case.front(), case.text);
        write(&texts.join(format!("{}.md", case.name)), &text)?;
    }
    let report = json(&scorer.inspect("dates", &texts)?)?;
    let mut found: BTreeMap<&str, Vec<&Value>> = BTreeMap::new();
    for date in report["dates"].as_array().into_iter().flatten() {
        found.entry(date["file"].as_str().unwrap_or_default()).or_default().push(date);
    }
    let mut counts: BTreeMap<&str, (u32, u32)> = BTreeMap::new();
    for case in &all {
        let shift = case.front().len();
        let dates = found.get(format!("{}.md", case.name).as_str());
        for (start, end, meant) in &case.expected {
            let right = dates.into_iter().flatten().any(|date| {
                let place = |key: &str| date[key].as_u64().unwrap_or(0) as usize;
                place("start") < end + shift
                    && start + shift < place("end")
                    && date["edtf"].as_str().is_some_and(|edtf| fits(edtf, meant))
            });
            let file = case.name.split('-').next().unwrap_or_default();
            for key in ["all", file] {
                let count = counts.entry(key).or_default();
                count.0 += u32::from(right);
                count.1 += 1;
            }
        }
    }
    println!("\n== dates (specifications)");
    for (key, (right, of)) in counts {
        println!("{key} {right}/{of} {:.4}", f64::from(right) / f64::from(of.max(1)));
    }
    Ok(())
}

impl Specification {
    fn front(&self) -> String {
        match self.published.as_str() {
            "" => String::new(),
            day => format!("---\npublished: {day}\n---\n\n"),
        }
    }
}

fn specification(name: &str, case: &Value) -> Option<Specification> {
    let text = case["Input"].as_str()?.to_owned();
    let time = case["Context"]["ReferenceDateTime"].as_str().unwrap_or_default();
    let byte = |at: usize| text.char_indices().nth(at).map_or(text.len(), |(byte, _)| byte);
    let mut expected = Vec::new();
    for result in case["Results"].as_array().into_iter().flatten() {
        let sort = result["TypeName"].as_str().or(result["Type"].as_str()).unwrap_or_default();
        if !matches!(sort.trim_start_matches("datetimeV2."), "date" | "daterange") {
            continue;
        }
        let start = result["Start"].as_u64().unwrap_or(0) as usize;
        let end = start + result["Text"].as_str().unwrap_or_default().chars().count();
        let meant = meanings(result);
        if !meant.is_empty() {
            expected.push((byte(start), byte(end), meant));
        }
    }
    let published = time.get(..10).unwrap_or_default().to_owned();
    (!expected.is_empty()).then(|| Specification {
        name: name.to_owned(),
        expected,
        published,
        text: text.clone(),
    })
}

/// What an expression can mean, looking back and ahead.
fn meanings(result: &Value) -> Vec<Period> {
    let mut found = Vec::new();
    let mut add = |first: &Value, last: &Value| {
        let day = |value: &Value| value.as_str().and_then(day);
        let void =
            |value: &Value| value.as_str().is_some_and(|day| day == "0001-01-01" || day.is_empty());
        if !void(first) && !void(last) {
            found.push((day(first), day(last)));
        }
    };
    for key in ["FutureResolution", "PastResolution"] {
        let value = &result["Value"][key];
        if value["date"].is_string() {
            add(&value["date"], &value["date"]);
        } else if value["startDate"].is_string() || value["endDate"].is_string() {
            add(&value["startDate"], &value["endDate"]);
        }
    }
    for value in result["Resolution"]["values"].as_array().into_iter().flatten() {
        if value["value"].is_string() {
            if value["value"] != "not resolved" {
                add(&value["value"], &value["value"]);
            }
        } else {
            add(&value["start"], &value["end"]);
        }
    }
    found
}

/// Whether a value is one of the expected ones. Periods there end with the day after their last one.
fn fits(edtf: &str, meant: &[Period]) -> bool {
    let Some((first, lasts)) = bounds(edtf) else { return false };
    meant.iter().any(|&(from, to)| {
        first == from
            && lasts
                .iter()
                .any(|&last| last == to || last.zip(to).is_some_and(|(last, to)| last + 1 == to))
    })
}

/// The first day and the days that can be the last one.
fn bounds(edtf: &str) -> Option<(Option<i64>, Vec<Option<i64>>)> {
    if edtf.starts_with('[') {
        return None;
    }
    let Some((from, to)) = edtf.split_once('/') else {
        let (first, last) = stretch(edtf)?;
        return Some((Some(first), vec![Some(last)]));
    };
    let first = if from == ".." { None } else { Some(stretch(from)?.0) };
    let lasts = if to == ".." {
        vec![None]
    } else {
        let (first, last) = stretch(to)?;
        vec![Some(first), Some(last)]
    };
    Some((first, lasts))
}

/// The first and last day of a year, month, half, quarter or day.
fn stretch(edtf: &str) -> Option<(i64, i64)> {
    let mut parts = edtf.trim().trim_end_matches(['~', '?', '%']).split('-');
    let year: i64 = parts.next()?.parse().ok()?;
    let months = |first: i64, count: i64| {
        let next = first + count;
        let end = if next > 12 { number(year + 1, next - 12, 1) } else { number(year, next, 1) };
        (number(year, first, 1), end - 1)
    };
    let Some(month) = parts.next() else { return Some(months(1, 12)) };
    let month: i64 = month.parse().ok()?;
    match (month, parts.next()) {
        (1..=12, Some(day)) => {
            let day = number(year, month, day.parse().ok()?);
            Some((day, day))
        }
        (1..=12, None) => Some(months(month, 1)),
        (33..=36, None) => Some(months((month - 33) * 3 + 1, 3)),
        (40 | 41, None) => Some(months((month - 40) * 6 + 1, 6)),
        _ => None,
    }
}

/// `2016-11-07` as a number of days.
fn day(text: &str) -> Option<i64> {
    let mut parts = text.splitn(3, '-').map(|part| part.parse::<i64>().ok());
    Some(number(parts.next()??, parts.next()??, parts.next()??))
}

/// Days since the first of March of the year 0.
fn number(year: i64, month: i64, day: i64) -> i64 {
    let (year, month) = if month <= 2 { (year - 1, month + 9) } else { (year, month - 3) };
    year * 365 + year / 4 - year / 100 + year / 400 + (month * 153 + 2) / 5 + day - 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn period(first: &str, last: &str) -> Period {
        (day(first), day(last))
    }

    #[test]
    fn a_period_may_end_with_the_day_after_its_last_one() {
        assert!(fits("2016-11", &[period("2016-11-01", "2016-12-01")]));
        assert!(fits("2016-11", &[period("2016-11-01", "2016-11-30")]));
        assert!(!fits("2016-11", &[period("2016-11-01", "2016-12-02")]));
        assert!(fits("2016-12-31", &[period("2016-12-31", "2016-12-31")]));
        assert!(fits("2016-36", &[period("2016-10-01", "2017-01-01")]));
        assert!(fits("2016-02/..", &[(day("2016-02-01"), None)]));
        assert!(!fits("[2016-02-01,2016-02-08]", &[period("2016-02-01", "2016-02-01")]));
    }

    #[test]
    fn times_of_day_and_what_is_not_resolved_are_left_out() {
        let case = json!({
            "Input": "á today at five",
            "Context": { "ReferenceDateTime": "2016-11-07T00:00:00" },
            "Results": [
                { "Text": "today", "Start": 2, "TypeName": "datetimeV2.date",
                  "Resolution": { "values": [{ "value": "2016-11-07" }, { "value": "not resolved" }] } },
                { "Text": "at five", "Start": 8, "TypeName": "datetimeV2.time", "Resolution": {} },
            ]
        });
        let found = specification("a", &case).expect("a specification");
        assert_eq!(found.expected, [(3, 8, vec![period("2016-11-07", "2016-11-07")])]);
        assert_eq!(found.front(), "---\npublished: 2016-11-07\n---\n\n");
    }
}
