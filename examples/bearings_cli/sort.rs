//! `sort`: what each line of a list is, one JSON object a line.

use super::args::Args;
use bearings::domain::{Date, Direction};
use bearings::phrase::sort::{Sorted, SortedLine, sort};
use bearings::phrase::{Ask, Context, Convention, Understood};
use serde_json::{Map, Value, json};

/// Sorts the lines of a text. `--on DATE` says which day it is, `--decimal comma` how numbers are written.
pub fn run(text: &str, args: &Args, today: Date) -> Result<String, String> {
    let mut context = Context::new(args.day("on")?.unwrap_or(today));
    if args.option("decimal") == Some("comma") {
        context.convention = Convention::COMMA;
    }
    let sorted = sort(text, &context);
    let mut rows: Vec<(usize, Value)> = sorted
        .lines
        .iter()
        .map(|line| (line.number, row(line, &sorted, &context)))
        .collect();
    for (number, heading) in &sorted.headings {
        let row = json!({"line": heading, "kind": "unclear", "runner_up": null, "because": ["names a group of lines"], "reading": {}});
        rows.push((*number, row));
    }
    rows.sort_by_key(|&(number, _)| number);
    if sorted.left_out > 0 {
        return Err(format!(
            "{} lines are too many at once. Sort 2,000 at a time.",
            sorted.left_out + sorted.lines.len()
        ));
    }
    Ok(rows
        .into_iter()
        .map(|(_, row)| format!("{row}\n"))
        .collect())
}

fn row(line: &SortedLine, sorted: &Sorted, context: &Context) -> Value {
    let because: Vec<String> = line.because.iter().map(ToString::to_string).collect();
    let number = |place: Option<usize>| {
        place
            .and_then(|place| sorted.lines.get(place))
            .map(|line| line.number)
    };
    json!({
        "line": line.text,
        "kind": line.verdict.word(),
        "runner_up": line.runner_up.map(|verdict| verdict.word()),
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
            "amount": change.amount,
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
        Ask::Baseline(_) => {
            "Where does it start? A relative change says nothing without a baseline.".to_owned()
        }
        Ask::Number(_) => {
            "By how much, or to what? This is a direction without a number.".to_owned()
        }
        Ask::Role(value) => {
            format!("Is {value} where it should end, or by how much it should change?")
        }
    }
}
