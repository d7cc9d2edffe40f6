//! `guide`: answers as JSON in, the verdict as JSON out.
//!
//! In: `{"wish": "…", "answers": {"goal": "change", "ambition": "stretch", "timeframe": "quarter"}}`, as a kept decision holds it.

use bearings::domain::{Date, SortedMap};
use bearings::guide::{Answers, Heard, Verdict, VerdictReason, hear, lean, verdict};
use bearings::library::TemplateLibrary;
use bearings::phrase::Context;
use serde_json::{Map, Value, json};

/// Judges the answers of a JSON text; before the three deciding questions are answered it gives the leaning and what is missing.
///
/// # Errors
/// A sentence for the person: not JSON, not the expected shape, or a key the guide does not know.
pub fn run(input: &str, today: Date) -> Result<Value, String> {
    let context = Context::new(today);
    let (wish, answers) = read(input)?;
    let leaning = lean(&answers);
    let leaning = json!({
        "sum": leaning.sum,
        "most": leaning.most,
        "sentence": leaning.sentence,
    });
    let heard: Vec<Value> = hear(&wish, &context).iter().map(said).collect();
    let mut shown = match (verdict(&answers, &wish, &context), answers.missing()) {
        (Some(verdict), _) => judged(&verdict, &leaning),
        (None, missing) => json!({
            "lean": leaning,
            "missing": missing.map(|question| json!({
                "question": question.key,
                "wording": question.wording,
                "answers": question.answers.iter().map(|answer| answer.key).collect::<Vec<_>>(),
            })),
        }),
    };
    let measures = measures(&wish);
    if let Value::Object(fields) = &mut shown {
        for (name, list) in [("heard", heard), ("measures", measures)] {
            if !list.is_empty() {
                fields.insert(name.to_owned(), Value::Array(list));
            }
        }
    }
    Ok(shown)
}

/// The measures of the library that fit the wish, with the words that say so.
fn measures(wish: &str) -> Vec<Value> {
    let library = TemplateLibrary::read(include_str!("../../public/library.json"));
    let library = library.unwrap_or_default();
    let found = library.match_wish(wish).into_iter();
    found
        .map(|one| json!({"id": one.template.kpi.id.as_str(), "name": one.template.kpi.name, "words": one.words}))
        .collect()
}

fn said(heard: &Heard) -> Value {
    json!({
        "question": heard.topic.question().key,
        "answer": heard.answer.key,
        "words": heard.words,
    })
}

fn read(input: &str) -> Result<(String, Answers), String> {
    let value: Value =
        serde_json::from_str(input).map_err(|error| format!("This is not JSON: {error}."))?;
    let Value::Object(fields) = value else {
        return Err(SHAPE.to_owned());
    };
    let wish = fields
        .get("wish")
        .and_then(Value::as_str)
        .unwrap_or_default();
    let Some(Value::Object(given)) = fields.get("answers") else {
        return Err(SHAPE.to_owned());
    };
    let answers = Answers::from_map(&words(given)?).map_err(|unknown| unknown.to_string())?;
    Ok((wish.to_owned(), answers))
}

const SHAPE: &str = "Expected an object with “answers”, for example \
    {\"answers\": {\"goal\": \"change\", \"ambition\": \"stretch\", \"timeframe\": \"quarter\"}}.";

fn words(given: &Map<String, Value>) -> Result<SortedMap<String, String>, String> {
    given
        .iter()
        .map(|(question, answer)| match answer {
            Value::String(answer) => Ok((question.clone(), answer.clone())),
            _ => Err(format!("The answer to “{question}” is not a word.")),
        })
        .collect()
}

fn judged(verdict: &Verdict, leaning: &Value) -> Value {
    let draft: Vec<Value> = verdict
        .proposal
        .clone()
        .into_records()
        .iter()
        .map(|record| json!({"kind": record.kind().word(), "fields": record.to_fields()}))
        .collect();
    json!({
        "verdict": verdict.framework.word(),
        "headline": verdict.framework.headline(),
        "strength": verdict.strength(),
        "lean": leaning,
        "reasons": verdict.reasons.iter().map(reason).collect::<Vec<_>>(),
        "other": {"verdict": verdict.other.framework.word(), "text": verdict.other.text},
        "flip": verdict.flip.map(|flip| json!({
            "question": flip.question.key,
            "from": flip.from.key,
            "to": flip.to.key,
            "verdict": flip.framework.word(),
        })),
        "cautions": verdict.cautions.iter().map(|caution| caution.text).collect::<Vec<_>>(),
        "cycle": verdict.proposal.cycle.map(|length| length.word()),
        "draft": draft,
    })
}

fn reason(reason: &VerdictReason) -> Value {
    json!({
        "question": reason.question.key,
        "answer": reason.answer.key,
        "points": reason.answer.points,
        "sentence": reason.answer.reason.to_string(),
    })
}
