//! Files for the coach that no app of ours wrote: plain JSON with a goal an entry, and lists of sentences.
//!
//! Plain JSON becomes a file of ours and is read as one, so that every wrong field is named the same way.

// Each test includes this module for itself and uses the part it needs.
#![allow(dead_code)]

use bearings::coach::filled;
use bearings::domain::{Cycle, CycleLength, Date, FiscalYear, Record, Workspace};
use bearings::exchange::read_file;
use bearings::phrase::sort::{Verdict, sort};
use bearings::phrase::{Context, Part, Understood, read};
use serde_json::{Map, Value, json};

type Entry = Map<String, Value>;

/// Reads a file of ours, plain JSON or a list of sentences.
///
/// # Errors
/// A sentence for the person: what cannot be read, and where.
pub fn workspace(text: &str, today: Date) -> Result<Workspace, String> {
    let context = Context::new(today);
    let text = text.trim_start_matches('\u{FEFF}');
    if text.trim().is_empty() {
        return Err(
            "The file is empty. Write one goal per line, or use an exported file.".to_owned(),
        );
    }
    if !text.trim_start().starts_with(['{', '[']) {
        return list(text, &context);
    }
    let workspace = match serde_json::from_str::<Value>(text) {
        Ok(value) if is_plain(&value) => {
            let file = Plain::new(today).file(&value)?;
            read_file(&file.to_string()).map_err(|error| error.to_string())?
        }
        _ => read_file(text).map_err(|error| error.to_string())?,
    };
    Ok(with_numbers(&workspace, &context))
}

/// What the sentences say is filled into the fields that are empty, as the form does while somebody types.
fn with_numbers(workspace: &Workspace, context: &Context) -> Workspace {
    let changed: Vec<Record> = workspace
        .key_results()
        .filter(|one| one.baseline.is_none() && one.target.is_none() && one.band.is_none())
        .map(|one| filled(one, context))
        .map(Record::from)
        .collect();
    // Of two records with one id the later one stays.
    Workspace::from_records(workspace.records().cloned().chain(changed))
}

/// A goal a line, sorted first. Initiatives and unclear lines are no goals.
fn list(text: &str, context: &Context) -> Result<Workspace, String> {
    let sorted = sort(text, context);
    let id = |at: usize| {
        format!(
            "line-{}",
            sorted.lines.get(at).map_or(at, |line| line.number)
        )
    };
    let entries: Vec<Value> = sorted
        .lines
        .iter()
        .enumerate()
        .filter_map(|(at, line)| {
            let kind = match line.verdict {
                Verdict::Kpi => "kpi",
                Verdict::Objective => "objective",
                Verdict::KeyResult => "key_result",
                Verdict::Initiative | Verdict::Unclear => return None,
            };
            let over = line.parent.filter(|&over| {
                sorted
                    .lines
                    .get(over)
                    .is_some_and(|over| over.verdict == Verdict::Objective)
            });
            Some(json!({
                "kind": kind,
                "id": id(at),
                "title": sentence(&line.text, &line.understood),
                "owner": line.understood.owner,
                "due": if kind == "key_result" { line.understood.due } else { None },
                "parent": over.map(id),
            }))
        })
        .collect();
    if entries.is_empty() {
        return Err(
            "None of these lines is a goal. Write one per line, or use JSON such as [{\"kind\": \"objective\", \"title\": \"Patients trust us\"}]."
                .to_owned(),
        );
    }
    let file = Plain::new(context.calendar.today).file(&Value::Array(entries))?;
    let workspace = read_file(&file.to_string()).map_err(|error| error.to_string())?;
    Ok(with_numbers(&workspace, context))
}

/// The line without what only names, ticks, ranks or scores it.
fn sentence(text: &str, understood: &Understood) -> String {
    let mut kept = String::new();
    let mut at = 0;
    for span in &understood.spans {
        let furniture = matches!(
            span.part,
            Part::Mark(_) | Part::Checkbox(_) | Part::Owner(_) | Part::Priority(_) | Part::Score(_)
        );
        if furniture {
            kept.push_str(text.get(at..span.start).unwrap_or_default());
            at = span.end;
        }
    }
    kept.push_str(text.get(at..).unwrap_or_default());
    let signs = |letter: char| letter.is_whitespace() || "-*•#+>[]().:|–—".contains(letter);
    let bare = kept
        .trim_start_matches(signs)
        .trim_end_matches(|letter: char| letter.is_whitespace() || "*|([".contains(letter));
    bare.to_owned()
}

/// Whether the JSON is neither a file of ours nor a rescue of one.
fn is_plain(value: &Value) -> bool {
    match value {
        Value::Array(_) => true,
        Value::Object(fields) => {
            !fields.contains_key("format")
                && (LISTS.iter().any(|(name, _)| fields.contains_key(*name)) || names_goal(fields))
        }
        _ => false,
    }
}

fn names_goal(fields: &Entry) -> bool {
    TITLES.iter().any(|name| fields.contains_key(*name))
}

/// Lists a file may have, and the kind of their entries where they do not say.
const LISTS: &[(&str, Option<&str>)] = &[
    ("records", None),
    ("goals", None),
    ("items", None),
    ("drafts", None),
    ("okrs", Some("objective")),
    ("objectives", Some("objective")),
    ("key_results", Some("key-result")),
    ("keyResults", Some("key-result")),
    ("krs", Some("key-result")),
    ("kpis", Some("kpi")),
];

const TITLES: &[&str] = &["title", "name", "text", "objective_title", "sentence"];
const PARTS: &[&str] = &["key_results", "keyResults", "krs", "results"];

/// Builds a file of ours from plain entries.
struct Plain {
    today: Date,
    records: Vec<Value>,
    cycles: Vec<Cycle>,
    made: usize,
}

impl Plain {
    fn new(today: Date) -> Self {
        Self {
            today,
            records: Vec::new(),
            cycles: Vec::new(),
            made: 0,
        }
    }

    fn file(mut self, value: &Value) -> Result<Value, String> {
        match value {
            Value::Array(entries) => self.list(entries, None, None)?,
            Value::Object(fields) if names_goal(fields) => self.entry(value, None, None)?,
            Value::Object(fields) => {
                for (name, kind) in LISTS {
                    match fields.get(*name) {
                        Some(Value::Array(entries)) => self.list(entries, *kind, None)?,
                        Some(_) => {
                            return Err(format!(
                                "“{name}” is not a list. Write it in square brackets."
                            ));
                        }
                        None => {}
                    }
                }
            }
            _ => {}
        }
        let cycles = self.cycles.iter().map(|cycle| {
            json!({"kind": "cycle", "id": cycle.id.as_str(), "name": cycle.name, "start": cycle.start, "end": cycle.end})
        });
        let records: Vec<Value> = cycles.chain(self.records).collect();
        Ok(json!({"format": "bearings", "version": 1, "records": records}))
    }

    fn list(
        &mut self,
        entries: &[Value],
        kind: Option<&str>,
        over: Option<&str>,
    ) -> Result<(), String> {
        entries
            .iter()
            .try_for_each(|entry| self.entry(entry, kind, over))
    }

    fn entry(
        &mut self,
        entry: &Value,
        kind: Option<&str>,
        over: Option<&str>,
    ) -> Result<(), String> {
        self.made += 1;
        let number = self.made;
        let given = match entry {
            Value::String(title) => {
                let mut fields = Entry::new();
                fields.insert("title".to_owned(), json!(title));
                fields
            }
            Value::Object(fields) => fields.clone(),
            other => {
                return Err(format!(
                    "Goal {number} is {other}. Write a sentence or an object with a “title”."
                ));
            }
        };
        let word = ["kind", "type"]
            .iter()
            .find_map(|name| given.get(*name)?.as_str());
        let kind = match word.map(kind_of) {
            Some(Some(kind)) => kind,
            // The kind of a key result's measure: "increase".
            Some(None) if over.is_some() => "key-result",
            Some(None) => {
                // A record of ours that is no goal: a cycle, a reading, a link.
                if word.is_some_and(|word| OURS.contains(&word)) {
                    self.records.push(entry.clone());
                    return Ok(());
                }
                return Err(format!(
                    "Goal {number} has the kind “{}”. Write objective, key_result or kpi.",
                    word.unwrap_or_default()
                ));
            }
            None => kind.unwrap_or_else(|| guessed(&given)),
        };
        let title = TITLES
            .iter()
            .find_map(|name| given.get(*name)?.as_str())
            .ok_or_else(|| format!("Goal {number} has no “title”."))?;
        let id = match given.get("id") {
            Some(Value::String(id)) => id.clone(),
            Some(Value::Number(id)) => id.to_string(),
            _ => format!("goal-{number}"),
        };
        let mut fields = self.common(&given);
        fields.insert("kind".to_owned(), json!(kind));
        fields.insert("id".to_owned(), json!(id));
        match kind {
            "kpi" => {
                fields.insert("name".to_owned(), json!(title));
                self.kpi(&given, &mut fields);
            }
            "key-result" => {
                fields.insert("title".to_owned(), json!(title));
                let parent = ["objective", "objective_id", "parent"]
                    .iter()
                    .find_map(|name| given.get(*name)?.as_str());
                let parent = parent.or(over).map(str::to_owned);
                let parent = parent.unwrap_or_else(|| self.lone_objective());
                fields.insert("objective".to_owned(), json!(parent));
                key_result(&given, &mut fields);
            }
            _ => {
                fields.insert("title".to_owned(), json!(title));
            }
        }
        self.records.push(Value::Object(fields));
        if kind == "objective" {
            for name in PARTS {
                if let Some(Value::Array(parts)) = given.get(*name) {
                    self.list(parts, Some("key-result"), Some(&id))?;
                }
            }
        }
        Ok(())
    }

    /// The objective above, or one without words for key results that come alone.
    fn lone_objective(&mut self) -> String {
        let above = self
            .records
            .iter()
            .rev()
            .find(|record| record.get("kind").and_then(Value::as_str) == Some("objective"));
        if let Some(id) = above
            .and_then(|record| record.get("id"))
            .and_then(Value::as_str)
        {
            return id.to_owned();
        }
        self.records
            .push(json!({"kind": "objective", "id": "no-objective", "title": ""}));
        "no-objective".to_owned()
    }

    /// The fields that are called the same here and in a file of ours, with the usual other names.
    fn common(&mut self, given: &Entry) -> Entry {
        let mut fields = Entry::new();
        for (name, value) in given {
            let known = match name.as_str() {
                "ambition" | "why" | "level" | "team" | "owner" | "state" | "note"
                | "visibility" | "decimals" | "baseline" | "target" | "band" | "steps"
                | "weight" | "nature" | "due" | "cadence" | "confidence" | "definition"
                | "source" | "direction" | "scope" | "scope_name" | "targets" | "measure"
                | "started" | "order" => name.as_str(),
                "start" | "start_value" | "from" => "baseline",
                "goal" | "target_value" | "to" => "target",
                "deadline" | "due_date" => "due",
                "formula" => "definition",
                "frequency" => "cadence",
                "leading_or_lagging" => "nature",
                _ => continue,
            };
            if !value.is_null() {
                fields.insert(known.to_owned(), value.clone());
            }
        }
        if let Some(unit) = given.get("unit").and_then(Value::as_str) {
            fields.insert("unit".to_owned(), json!(self.unit(unit)));
        }
        if let Some(cycle) = given.get("cycle").or_else(|| given.get("period")) {
            let id = self.cycle(cycle);
            if let Some(id) = id {
                fields.insert("cycle".to_owned(), json!(id));
            }
        }
        if let Some(confidence) = fields.get("confidence").and_then(Value::as_f64)
            && confidence.fract() != 0.0
            && (0.0..1.0).contains(&confidence)
        {
            let tenths = (confidence * 10.0).round();
            fields.insert(
                "confidence".to_owned(),
                json!(format!("{tenths:.0}").parse::<u8>().unwrap_or(5)),
            );
        }
        for name in [
            "ambition",
            "nature",
            "direction",
            "measure",
            "cadence",
            "state",
        ] {
            if let Some(Value::String(word)) = fields.get(name) {
                let word = word.to_lowercase();
                let word = match word.as_str() {
                    "monthly" => "month",
                    "weekly" => "week",
                    "daily" => "day",
                    "hourly" => "hour",
                    "quarterly" => "quarter",
                    "yearly" | "annual" | "annually" => "year",
                    "higher" | "increase" if name == "direction" => "up",
                    "lower" | "decrease" if name == "direction" => "down",
                    other => other,
                }
                .to_owned();
                fields.insert(name.to_owned(), json!(word));
            }
        }
        fields
    }

    /// The unit as our files write it: "%" is "percent".
    fn unit(&self, word: &str) -> String {
        if word.parse::<bearings::domain::Unit>().is_ok() {
            return word.to_owned();
        }
        let understood = read(&format!("Value at 5 {word}"), &Context::new(self.today));
        understood
            .unit
            .map_or_else(|| format!("text:{word}"), |unit| unit.to_string())
    }

    /// A cycle by name ("Q1 2027"), by its days, or by the id of one in the file.
    fn cycle(&mut self, cycle: &Value) -> Option<String> {
        let cycle = match cycle {
            Value::Object(fields) => {
                let day = |name: &str| fields.get(name)?.as_str()?.parse::<Date>().ok();
                let name = fields
                    .get("name")
                    .and_then(Value::as_str)
                    .unwrap_or("Cycle");
                Cycle::new(name, day("start")?, day("end")?)
            }
            Value::String(name) => {
                let end = read(
                    &format!("Do it by end of {name}"),
                    &Context::new(self.today),
                )
                .due;
                let Some(end) = end else {
                    return Some(name.clone());
                };
                let lower = name.to_lowercase();
                let length = if lower.contains('q') {
                    CycleLength::Quarter
                } else if lower.contains('h') {
                    CycleLength::Half
                } else {
                    CycleLength::Year
                };
                FiscalYear::starting_in(1).cycle_at(length, end)
            }
            _ => return None,
        };
        let id = cycle.id.as_str().to_owned();
        if !self.cycles.iter().any(|known| known.id == cycle.id) {
            self.cycles.push(cycle);
        }
        Some(id)
    }

    /// A KPI's target and alarm as plain numbers: at least where more is better, at most where less is.
    fn kpi(&self, given: &Entry, fields: &mut Entry) {
        let falls = fields.get("direction").and_then(Value::as_str) == Some("down");
        let band = |value: &Value| match value {
            Value::Number(_) if falls => Some(json!({"high": value})),
            Value::Number(_) => Some(json!({"low": value})),
            Value::Object(_) => Some(value.clone()),
            _ => None,
        };
        let alarm = ["alarm", "threshold", "alarm_threshold"]
            .iter()
            .find_map(|name| given.get(*name));
        if let Some(target) = fields.remove("target").as_ref().and_then(band) {
            let mut dated = Entry::new();
            dated.insert("from".to_owned(), json!("2000-01-01"));
            dated.insert("target".to_owned(), target);
            if let Some(alarm) = alarm.and_then(band) {
                dated.insert("alarm".to_owned(), alarm);
            }
            fields.insert("targets".to_owned(), json!([dated]));
        }
        fields.remove("baseline");
    }
}

/// Our kinds of record that are no goals.
const OURS: &[&str] = &[
    "cycle",
    "reading",
    "check-in",
    "initiative",
    "link",
    "decision",
    "amendment",
    "review",
    "dismissal",
];

/// A goal's kind in any spelling.
fn kind_of(word: &str) -> Option<&'static str> {
    let word = word.to_lowercase().replace([' ', '_'], "-");
    Some(match word.as_str() {
        "objective" | "o" | "goal" | "okr" => "objective",
        "key-result" | "keyresult" | "kr" | "key-results" => "key-result",
        "kpi" | "metric" | "indicator" => "kpi",
        _ => return None,
    })
}

fn guessed(given: &Entry) -> &'static str {
    let has = |names: &[&str]| names.iter().any(|name| given.contains_key(*name));
    if has(PARTS) || has(&["ambition", "level"]) {
        "objective"
    } else if has(&["cadence", "definition", "formula", "alarm", "threshold"]) {
        "kpi"
    } else if has(&[
        "baseline",
        "target",
        "start",
        "confidence",
        "objective",
        "parent",
        "band",
    ]) {
        "key-result"
    } else {
        "objective"
    }
}

/// Steps as sentences, and the kind of measure under its other names.
fn key_result(given: &Entry, fields: &mut Entry) {
    if let Some(Value::Array(steps)) = fields.get("steps") {
        let steps: Vec<Value> = steps
            .iter()
            .enumerate()
            .map(|(at, step)| match step {
                Value::String(text) => json!({"id": format!("step-{}", at + 1), "text": text}),
                other => other.clone(),
            })
            .collect();
        fields.insert("steps".to_owned(), json!(steps));
        fields.entry("measure").or_insert(json!("milestones"));
    }
    let number = |name: &str| fields.get(name).and_then(Value::as_f64);
    if let (Some(baseline), Some(target)) = (number("baseline"), number("target"))
        && !fields.contains_key("measure")
        && !given.contains_key("direction")
    {
        fields.insert(
            "measure".to_owned(),
            json!(if target < baseline {
                "decrease"
            } else {
                "increase"
            }),
        );
    }
    if let Some(Value::String(way)) = fields.remove("direction") {
        let measure = match way.as_str() {
            "up" => Some("increase"),
            "down" => Some("decrease"),
            "hold" => Some("hold"),
            _ => None,
        };
        if let Some(measure) = measure {
            fields.entry("measure").or_insert(json!(measure));
        }
    }
}
