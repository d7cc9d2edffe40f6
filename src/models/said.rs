//! Fields and values of records in the words of the screens: for conflicts, for what a file would change, and for what was changed when.

use super::Sight;
use crate::domain::{Band, DatedTarget, FieldValue, Id, Kind, Record, Unit, parse_iso};
use crate::figures::direction_word;
use crate::replica::{Address, KindWord};
use serde_json::Value;

/// The fields whose word on screens is not their name.
const WORDS: [(&str, &str); 22] = [
    ("why", "Why now"),
    ("definition", "What exactly is counted"),
    ("source", "Where the number comes from"),
    ("decimals", "Decimals shown"),
    ("direction", "Which way is good"),
    ("cadence", "How often"),
    ("nature", "Leading or lagging"),
    ("scope", "Whose performance"),
    ("scope_name", "Team"),
    ("targets", "Target and alarm"),
    ("fixed_limits", "Fixed limits"),
    ("started", "Tracked from"),
    ("retired", "Retired on"),
    ("visibility", "Sharing"),
    ("measure", "How it is measured"),
    ("baseline", "Start value"),
    ("baseline_on", "Start value of"),
    ("band", "Limit"),
    ("phased", "Values on the way"),
    ("stated", "Status override"),
    ("steps_done", "Steps done"),
    ("next_step", "Next step"),
];

/// The word of a field: "Why now", "Owner".
pub fn field_word(field: &str) -> String {
    let known = WORDS.iter().find(|(name, _)| *name == field);
    match known {
        Some((_, word)) => (*word).to_owned(),
        None => {
            let mut words = field.replace('_', " ");
            if let Some(first) = words.get_mut(..1) {
                first.make_ascii_uppercase();
            }
            words
        }
    }
}

/// A value of a field as the screens write it; "not set" for none.
pub fn value_words(sight: &Sight, record: &Address, field: &str, value: Option<&Value>) -> String {
    match value {
        None | Some(Value::Null) => "not set".to_owned(),
        Some(value) => some_value(sight, record, field, value),
    }
}

fn some_value(sight: &Sight, record: &Address, field: &str, value: &Value) -> String {
    let figures = &sight.figures;
    let (unit, decimals) = unit_of(sight, record);
    let number = |value: f64| figures.value(value, &unit, decimals);
    let band = |value: &Value| Band::from_json(value).ok();
    match (field, value) {
        (
            "cycle" | "kpi" | "objective" | "key_result" | "parent" | "from" | "to" | "goal",
            Value::String(id),
        ) => {
            let named = sight.workspace.find(&Id::from_text(id)).map(Record::name);
            match named.filter(|name| !name.is_empty()) {
                Some(name) => name.to_owned(),
                None => plain_text(sight, id),
            }
        }
        ("visibility", Value::String(word)) => (if word == "kept" {
            "private"
        } else {
            word.as_str()
        })
        .to_owned(),
        ("direction", Value::String(word)) => match crate::domain::Direction::from_word(word) {
            Some(direction) => direction_word(direction).to_owned(),
            None => word.clone(),
        },
        ("baseline" | "target" | "value", Value::Number(value)) => {
            value.as_f64().map_or(value.to_string(), number)
        }
        ("unit", Value::String(word)) => match word.parse::<Unit>() {
            Ok(Unit::Number) => "plain number".to_owned(),
            Ok(Unit::Percent) => "%".to_owned(),
            Ok(Unit::Currency(code)) => code,
            Ok(Unit::Duration(time)) => time.word().to_owned(),
            Ok(Unit::Rating(of)) => format!("rating out of {of}"),
            Ok(Unit::Custom(word)) => word,
            Err(_) => word.clone(),
        },
        ("band", value) => match band(value) {
            Some(band) => figures.band(&band, &unit, decimals),
            None => value.to_string(),
        },
        ("targets", Value::Array(all)) => {
            let one = |value: &Value| {
                let dated = DatedTarget::from_json(value).ok()?;
                let mut said = figures.band(&dated.target, &unit, decimals);
                if let Some(alarm) = &dated.alarm {
                    said = format!(
                        "{said}, alarm beyond {}",
                        figures.band(alarm, &unit, decimals)
                    );
                }
                Some(match dated.dated() {
                    Some(from) => format!("{said} from {}", figures.day(from)),
                    None => said,
                })
            };
            let said: Vec<String> = all.iter().filter_map(one).collect();
            said.join("; ")
        }
        (_, Value::String(text)) => plain_text(sight, text),
        (_, Value::Bool(is)) => (if *is { "yes" } else { "no" }).to_owned(),
        (_, Value::Number(value)) => value
            .as_f64()
            .map_or(value.to_string(), |value| figures.number(value, None)),
        (_, Value::Array(items)) => {
            let items = items.iter().map(|item| some_value(sight, record, "", item));
            items.collect::<Vec<String>>().join(", ")
        }
        (_, Value::Object(fields)) => {
            let parts = fields
                .iter()
                .filter(|(name, _)| !matches!(name.as_str(), "id" | "weight"))
                .map(|(name, value)| match (name.as_str(), value) {
                    ("text" | "reason" | "label", Value::String(text)) => text.clone(),
                    ("value", Value::Number(value)) => {
                        value.as_f64().map_or(value.to_string(), number)
                    }
                    (name, value) => {
                        let said = some_value(sight, record, name, value);
                        format!("{} {said}", name.replace('_', " "))
                    }
                });
            parts.collect::<Vec<String>>().join(", ")
        }
        (_, Value::Null) => "not set".to_owned(),
    }
}

/// A text; a day as the person writes days, and a word of ours without its hyphen.
fn plain_text(sight: &Sight, text: &str) -> String {
    match parse_iso(text) {
        Some(day) => sight.figures.day(day),
        None if matches!(text, "at-risk" | "on-track" | "key-result") => text.replace('-', " "),
        None => text.to_owned(),
    }
}

/// The unit that a record's numbers are in.
fn unit_of(sight: &Sight, record: &Address) -> (Unit, Option<u8>) {
    let workspace = sight.workspace;
    let of_kpi = |id: &Id| {
        workspace
            .kpi(id)
            .map(|kpi| (kpi.unit.clone(), kpi.decimals))
    };
    let of_result = |id: &Id| {
        let found = workspace.key_result(id);
        found.map(|it| (it.unit.clone(), it.decimals))
    };
    let found = match &record.kind {
        KindWord::Known(Kind::Kpi) => of_kpi(&record.id),
        KindWord::Known(Kind::KeyResult) => of_result(&record.id),
        _ => match workspace.find(&record.id) {
            Some(Record::Reading(reading)) => of_kpi(&reading.kpi),
            Some(Record::CheckIn(check_in)) => of_result(&check_in.key_result),
            _ => None,
        },
    };
    found.unwrap_or((Unit::Number, None))
}

/// What two texts have in common at the start and at the end, word by word, and what differs between: for showing a long text beside
/// another.
pub fn difference<'a>(text: &'a str, other: &str) -> [&'a str; 3] {
    let words = |text: &str| -> Vec<usize> {
        let mut ends: Vec<usize> = text
            .char_indices()
            .filter(|(_, sign)| sign.is_whitespace())
            .map(|(at, sign)| at + sign.len_utf8())
            .collect();
        ends.push(text.len());
        ends
    };
    let same = |at: &usize| text.get(..*at).is_some_and(|it| other.starts_with(it));
    let start = words(text).into_iter().take_while(same).last().unwrap_or(0);
    let (rest, others) = (
        text.get(start..).unwrap_or_default(),
        other.get(start..).unwrap_or_default(),
    );
    let tail = words(rest)
        .into_iter()
        .filter(|at| {
            rest.get(*at..)
                .is_some_and(|it| !it.is_empty() && others.ends_with(it))
        })
        .min()
        .unwrap_or(rest.len());
    let parts = (text.get(..start), rest.get(..tail), rest.get(tail..));
    [
        parts.0.unwrap_or_default(),
        parts.1.unwrap_or_default(),
        parts.2.unwrap_or_default(),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Workspace;
    use crate::models::tests::{autumn, id, key_result, kpi, see};
    use crate::replica::Address;
    use proptest::prelude::*;
    use serde_json::json;

    fn said(kind: Kind, name: &str, field: &str, value: &Value) -> String {
        let mut number = kpi("k", "Jo");
        number.unit = Unit::Percent;
        let mut result = key_result("kr", "o");
        result.unit = Unit::Currency("EUR".to_owned());
        let workspace = Workspace::from_records([autumn().into(), number.into(), result.into()]);
        let address = Address {
            kind: KindWord::Known(kind),
            id: id(name),
        };
        see(&workspace, |sight| {
            value_words(sight, &address, field, Some(value))
        })
    }

    #[test]
    fn values_are_written_as_the_screens_write_them() {
        let band = json!([{"from": "2026-01-01", "target": {"high": 4}, "alarm": {"high": 6}}]);
        for (kind, name, field, value, words) in [
            (
                Kind::Kpi,
                "k",
                "targets",
                band,
                "at most 4\u{202f}%, alarm beyond at most 6\u{202f}% from 1 Jan 2026",
            ),
            (Kind::KeyResult, "kr", "target", json!(24000), "€24,000"),
            (
                Kind::KeyResult,
                "kr",
                "due",
                json!("2026-12-01"),
                "1 Dec 2026",
            ),
            (Kind::Objective, "o", "visibility", json!("kept"), "private"),
            (
                Kind::Objective,
                "o",
                "cycle",
                json!(autumn().id.as_str()),
                "Q4 2026",
            ),
            (Kind::Kpi, "k", "unit", json!("duration:h"), "hours"),
            (
                Kind::KeyResult,
                "kr",
                "steps",
                json!([{"id": "1", "text": "Built", "weight": 1}]),
                "Built",
            ),
            (Kind::Kpi, "k", "owner", json!("Jo"), "Jo"),
        ] {
            assert_eq!(said(kind, name, field, &value), words, "{field}");
        }
        assert_eq!(field_word("scope_name"), "Team");
        assert_eq!(field_word("next_step"), "Next step");
        assert_eq!(field_word("mood"), "Mood");
    }

    #[test]
    fn a_long_text_shows_where_it_differs() {
        let (one, other) = (
            "We wait for the price list of May",
            "We wait for the new list of May",
        );
        assert_eq!(
            difference(one, other),
            ["We wait for the ", "price ", "list of May"]
        );
        assert_eq!(
            difference(other, one),
            ["We wait for the ", "new ", "list of May"]
        );
    }

    proptest! {
        #[test]
        fn the_parts_of_a_difference_are_the_text(one in "[ab é]{0,12}", other in "[ab é]{0,12}") {
            prop_assert_eq!(difference(&one, &other).concat(), one);
        }

        #[test]
        fn any_value_of_any_field_can_be_said(field in "[a-z_]{1,12}|targets|band|unit|cycle", text in "\\PC{0,12}", number in any::<f64>()) {
            for value in [json!(text), json!([text, 1]), json!({"a": text, "value": 2}), json!(number), json!(null), json!(true)] {
                said(Kind::Kpi, "k", &field, &value);
            }
        }
    }
}
