//! The JSON files of a Viva Goals admin export: objectives, check-ins, comments, time periods.

use super::found::{Above, FoundGoal, FoundValue, Remark, What};
use super::viva;
use crate::domain::letters::to_lowercase;
use crate::domain::number::read_f64;
use crate::domain::{Date, SortedMap, Unit, parse_iso};
use serde_json::{Map, Value};

/// Whether a JSON value is a list of Viva Goals: of objects with its own keys, alone or under a name.
pub fn is_viva_json(value: &Value) -> bool {
    lists(value).iter().any(|list| {
        let first = list.first().and_then(Value::as_object);
        first.is_some_and(|it| {
            ["Outcome", "OKR ID", "Time Period", "Goal Type", "Alignment"]
                .iter()
                .any(|key| it.contains_key(*key))
        })
    })
}

fn lists(value: &Value) -> Vec<&Vec<Value>> {
    match value {
        Value::Array(list) => {
            // Several files in one list.
            let inner: Vec<&Vec<Value>> = list.iter().filter_map(Value::as_array).collect();
            if inner.is_empty() { vec![list] } else { inner }
        }
        Value::Object(fields) => fields.values().filter_map(Value::as_array).collect(),
        _ => Vec::new(),
    }
}

fn text<'v>(of: &'v Map<String, Value>, key: &str) -> &'v str {
    of.get(key)
        .and_then(Value::as_str)
        .unwrap_or_default()
        .trim()
}

fn id(of: &Map<String, Value>, key: &str) -> String {
    match of.get(key) {
        Some(Value::String(text)) => text.trim().to_owned(),
        Some(Value::Number(number)) => number.to_string(),
        _ => String::new(),
    }
}

/// A number, or a text with commas between thousands: "3,637,839".
fn number(value: Option<&Value>) -> Option<f64> {
    match value? {
        Value::Number(number) => number.as_f64(),
        Value::String(text) => {
            let bare: String = text
                .chars()
                .filter(|sign| !matches!(sign, ',' | ' ' | '%'))
                .collect();
            read_f64(&bare)
        }
        _ => None,
    }
}

fn day(of: &Map<String, Value>, key: &str) -> Option<Date> {
    parse_iso(text(of, key).get(..10)?)
}

fn object<'v>(of: &'v Map<String, Value>, key: &str) -> Option<&'v Map<String, Value>> {
    of.get(key).and_then(Value::as_object)
}

fn names(of: &Map<String, Value>, key: &str, name: &str) -> Vec<String> {
    let list = of
        .get(key)
        .and_then(Value::as_array)
        .map_or(&[] as &[Value], Vec::as_slice);
    let one = |value: &Value| match value {
        Value::String(text) => text.clone(),
        Value::Object(fields) => text(fields, name).to_owned(),
        _ => String::new(),
    };
    list.iter().map(one).filter(|it| !it.is_empty()).collect()
}

/// Reads them. Rows are counted from 1 in each list; what is not understood is told.
pub fn viva_json(value: &Value) -> (Vec<FoundGoal>, Vec<Remark>) {
    let (mut goals, mut remarks): (Vec<FoundGoal>, Vec<Remark>) = (Vec::new(), Vec::new());
    let mut places: SortedMap<String, usize> = SortedMap::new();
    let mut periods: SortedMap<String, (Option<Date>, Option<Date>)> = SortedMap::new();
    let mut later: Vec<(usize, &Map<String, Value>)> = Vec::new();
    for list in lists(value) {
        for (at, entry) in list.iter().enumerate() {
            let Some(of) = entry.as_object() else {
                remarks.push(Remark::new(
                    at + 1,
                    "",
                    "This entry is not an object. It was left out.",
                ));
                continue;
            };
            if of.contains_key("OKR ID") {
                later.push((at + 1, of));
            } else if of.contains_key("Time Period Name") {
                periods.insert(id(of, "ID"), (day(of, "Start Date"), day(of, "End Date")));
            } else if of.contains_key("Team Name") {
                // Teams are named with their goals.
            } else if text(of, "Title").is_empty() {
                remarks.push(Remark::new(
                    at + 1,
                    "Title",
                    "This entry has no title. It was left out.",
                ));
            } else {
                let found = goal(of, at + 1);
                places.insert(found.external.clone(), goals.len());
                goals.push(found);
            }
        }
    }
    for found in &mut goals {
        let period = found
            .rest
            .iter()
            .position(|(name, _)| name == "Time Period ID");
        if let Some(at) = period {
            let (_, id) = found.rest.remove(at);
            if let Some(days) = periods.get(&id) {
                found.days = *days;
            }
        }
    }
    for (row, of) in later {
        let okr = id(of, "OKR ID");
        let Some(found) = places.get(&okr).and_then(|at| goals.get_mut(*at)) else {
            remarks.push(Remark::new(
                row,
                "OKR ID",
                format!("The goal {okr} is not in the file, so its entries were left out."),
            ));
            continue;
        };
        if of.contains_key("Comment") {
            let said = [
                text(of, "Created At").get(..10).unwrap_or_default(),
                text(of, "Comment"),
            ]
            .join(" ");
            found.keep("Comment", &said);
            continue;
        }
        let note = object(of, "Check In Note").map_or_else(
            || text(of, "Check In Note"),
            |note| text(note, "Check In Note"),
        );
        let status = match text(of, "Status") {
            "" => String::new(),
            status => format!("Status: {status}"),
        };
        let author = object(of, "Check In Owner")
            .map_or_else(|| text(of, "Check In Owner"), |owner| text(owner, "Name"));
        found.points.push(FoundValue {
            date: day(of, "CheckIn Date").or_else(|| day(of, "Check In Date")),
            value: number(of.get("Current Value")),
            note: [note, status.as_str()].join("\n").trim().to_owned(),
            author: author.to_owned(),
            entered: viva::stamp(text(of, "Activity Date")),
            ..FoundValue::default()
        });
    }
    (goals, remarks)
}

fn goal(of: &Map<String, Value>, row: usize) -> FoundGoal {
    let mut found = FoundGoal {
        row,
        external: id(of, "ID"),
        title: text(of, "Title").to_owned(),
        ..FoundGoal::default()
    };
    let parents = of
        .get("Alignment")
        .and_then(Value::as_array)
        .map_or(&[] as &[Value], Vec::as_slice);
    for parent in parents.iter().filter_map(Value::as_object) {
        let weight = number(parent.get("Weight"));
        found.above.push(Above {
            id: id(parent, "ID"),
            title: text(parent, "Title").to_owned(),
            weight,
        });
    }
    if found.above.is_empty()
        && let Some(ids) = of.get("Parent IDs").and_then(Value::as_array)
    {
        for parent in ids {
            let id = parent
                .as_str()
                .map_or_else(|| parent.to_string(), str::to_owned);
            found.above.push(Above {
                id,
                ..Above::default()
            });
        }
    }
    let outcome = object(of, "Outcome");
    let is_metric =
        outcome.is_some_and(|it| text(it, "Outcome Type").eq_ignore_ascii_case("metric"));
    let kind = text(of, "Type");
    found.what = match to_lowercase(kind).as_str() {
        "kpi" => What::KeyResult,
        "project" if !is_metric && !found.above.is_empty() => What::Initiative,
        "project" if !found.above.is_empty() => What::KeyResult,
        _ => What::Objective,
    };
    // A KPI of Viva that stands alone is a KPI here.
    if found.what == What::KeyResult && found.above.is_empty() {
        found.what = What::Kpi;
    }
    found.keep("Description", text(of, "Description"));
    let mut owners = names(of, "Owner", "Name").into_iter();
    found.owner = owners.next().unwrap_or_default();
    found.keep("Other owners", &owners.collect::<Vec<_>>().join(", "));
    let mut teams = names(of, "Teams", "Name").into_iter();
    found.team = teams.next().unwrap_or_default();
    found.keep("Other teams", &teams.collect::<Vec<_>>().join(", "));
    if let Some(period) = object(of, "Time Period") {
        text(period, "Name").clone_into(&mut found.cycle);
        found.keep("Time Period ID", &id(period, "ID"));
    }
    found.days = (day(of, "Start Date"), day(of, "End Date"));
    found.due = found.days.1;
    found.keep("Tags", &names(of, "Tags", "Name").join(", "));
    text(of, "Status").clone_into(&mut found.status);
    found.committed = match to_lowercase(text(of, "Goal Type")).split(' ').next() {
        Some("committed") => Some(true),
        Some("aspirational") => Some(false),
        _ => None,
    };
    found.score = number(of.get("Score")).filter(|score| (0.0..=1.0).contains(score));
    let mut progress = number(of.get("Progress"));
    if let Some(outcome) = outcome {
        found.keep("Metric", text(outcome, "Metric Name"));
        found.unit = match text(outcome, "Metric Unit") {
            "" if is_metric => None,
            "" => Some(Unit::Percent),
            unit => super::words::unit(unit),
        };
        let (start, target) = (number(outcome.get("Start")), number(outcome.get("Target")));
        found.baseline = start;
        match text(outcome, "Target Type") {
            "Stay Above" => found.limits = (target, None),
            "Stay Below" => found.limits = (None, target),
            _ => found.target = target,
        }
        if found.limits != (None, None) {
            found.baseline = None;
        }
        // For a metric the progress is the value itself, however it is called.
        if is_metric && found.what != What::Objective {
            let date = day(of, "Last Check-in");
            found.points.extend(progress.take().map(|value| FoundValue {
                date,
                value: Some(value),
                ..FoundValue::default()
            }));
        }
        let phased = object(outcome, "Phased Targets").or_else(|| object(of, "Phased Targets"));
        let list = phased
            .and_then(|it| it.get("Phased Targets"))
            .and_then(Value::as_array);
        for phase in list
            .map_or(&[] as &[Value], Vec::as_slice)
            .iter()
            .filter_map(Value::as_object)
        {
            if let (Some(date), Some(value)) =
                (day(phase, "Target Date"), number(phase.get("Target Value")))
            {
                found.phased.push((date, date, value));
            }
        }
    }
    found.progress = progress.map(|percent| percent / 100.0);
    if let Some(how) = object(of, "Progress and Status Configuration") {
        found.keep("Progress comes from", text(how, "Progress"));
        found.keep("Data source", text(how, "Data Source"));
    }
    found
}
