//! `sort`: what each line of a list is, one JSON object a line.

// Each test includes this module for itself.
#![allow(clippy::indexing_slicing)] // JSON values answer null for what is not there

use super::args::Args;
use bearings::domain::{Date, Direction};
use bearings::phrase::sort::{Sorted, SortedLine, sort};
use bearings::phrase::{Ask, Context, Convention, Understood};
use serde_json::{Map, Value, json};

/// The lines that are sorted together: as many as the sorter takes, with room for lines that hold several goals.
const TOGETHER: usize = 1_000;

/// Sorts the lines of a text: one object for every line that is not blank, in order. `--on DATE` says which day it is,
/// `--decimal comma` how numbers are written.
///
/// # Errors
/// A sentence for the person: what in the options cannot be read.
pub fn run(text: &str, args: &Args, today: Date) -> Result<String, String> {
    let mut context = Context::new(args.day("on")?.unwrap_or(today));
    if args.option("decimal") == Some("comma") {
        context.convention = Convention::COMMA;
    }
    let lines: Vec<&str> = text.trim_start_matches('\u{FEFF}').lines().collect();
    let mut answer = String::new();
    for (part, lines) in lines.chunks(TOGETHER).enumerate() {
        let first = part * TOGETHER;
        let sorted = sort(&lines.join("\n"), &context);
        for (at, line) in lines.iter().enumerate() {
            if !line.trim().is_empty() {
                let object = one_line(line, at + 1, first, &sorted, &context);
                answer.push_str(&format!("{object}\n"));
            }
        }
    }
    Ok(answer)
}

/// The one object of a line. A line that holds several goals is the first that is no objective above the others of a table's row;
/// the rest stands under `also`.
fn one_line(text: &str, number: usize, first: usize, sorted: &Sorted, context: &Context) -> Value {
    let mut goals: Vec<Value> = sorted
        .lines
        .iter()
        .filter(|line| line.number == number)
        .map(|line| row(line, first, sorted, context))
        .collect();
    let is_row = text.contains(['\t', '|']);
    let own = usize::from(is_row && goals.len() > 1 && goals[0]["kind"] == "objective");
    let mut object = if goals.is_empty() {
        let aside = sorted.asides.iter().find(|aside| aside.number == number);
        let (block, because) = aside.map_or(("continued", "goes on with a cell above"), |aside| {
            (aside.block.word(), aside.because)
        });
        json!({"kind": "unclear", "runner_up": null, "block": block, "because": [because], "reading": {}})
    } else {
        goals.remove(own)
    };
    if !goals.is_empty() {
        object["also"] = Value::Array(goals);
    }
    object["line"] = json!(text.trim());
    object["number"] = json!(first + number);
    object
}

fn row(line: &SortedLine, first: usize, sorted: &Sorted, context: &Context) -> Value {
    let mut because: Vec<String> = line.because.iter().map(ToString::to_string).collect();
    because.push(line.shape.to_owned());
    let number = |place: Option<usize>| {
        place
            .and_then(|place| sorted.lines.get(place))
            .map(|line| first + line.number)
    };
    json!({
        "line": line.text,
        "kind": line.verdict.word(),
        "runner_up": line.runner_up.map(|verdict| verdict.word()),
        "block": line.block.word(),
        "because": because,
        "reading": reading(&line.understood),
        "asks": line.understood.asks().iter().map(asked).collect::<Vec<_>>(),
        "under_line": number(line.parent),
        "same_as_line": number(line.duplicate_of),
        "printed": line.understood.to_text(context),
    })
}

/// What was understood, without what was not said.
fn reading(understood: &Understood) -> Value {
    let mut fields = Map::new();
    let mut put = |name: &str, value: Value| {
        if !value.is_null() {
            fields.insert(name.to_owned(), value);
        }
    };
    put("title", json!(understood.title));
    put("metric", json!(understood.metric));
    put(
        "verb",
        json!(understood.verb.as_ref().map(|verb| &verb.word)),
    );
    put("direction", json!(understood.direction.map(word)));
    put("baseline", json!(understood.baseline));
    put("target", json!(understood.target));
    put("low", json!(understood.band.and_then(|band| band.low)));
    put("high", json!(understood.band.and_then(|band| band.high)));
    put(
        "change",
        json!(understood.change.map(|change| json!({
            // a third of it: 33.33
            "amount": (change.amount * 100.0).round() / 100.0,
            "of": format!("{:?}", change.of).to_lowercase(),
            "direction": change.direction.map(word),
        }))),
    );
    put(
        "unit",
        json!(understood.unit.as_ref().map(ToString::to_string)),
    );
    put(
        "cadence",
        json!(understood.cadence.map(|cadence| cadence.noun())),
    );
    put("due", json!(understood.due.map(|due| due.to_string())));
    put("owner", json!(understood.owner));
    put("priority", json!(understood.priority));
    put("checked", json!(understood.checked));
    put("score", json!(understood.score));
    put("actual", json!(understood.actual));
    Value::Object(fields)
}

fn word(direction: Direction) -> &'static str {
    match direction {
        Direction::Up => "up",
        Direction::Down => "down",
        Direction::Hold => "hold",
    }
}

fn asked(ask: &Ask) -> String {
    match ask {
        Ask::Baseline(_) => "Where does it start? A relative change needs a baseline.".to_owned(),
        Ask::Number(_) => "By how much, or to what value?".to_owned(),
        Ask::Role(value) => {
            format!("Is {value} the target or the change?")
        }
    }
}
