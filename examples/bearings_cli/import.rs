//! `import`: what a table or another tool's export would add, as JSON; with `--write` a file of Bearings.

// Each test includes this module for itself.
#![allow(clippy::indexing_slicing)] // JSON values answer null for what is not there

use super::args::Args;
use bearings::domain::{Date, FiscalYear, Moment, Record, Workspace};
use bearings::exchange::{ExportOptions, export};
use bearings::figures::{DateStyle, Figures, NumberStyle};
use bearings::intake::sheet::{
    Column, Input, PlanGround, Remark, SheetAnswers, SheetHabits, What, plan,
};
use bearings::models::sheet::read;
use bearings::phrase::DecimalMark;
use bearings::replica::Replica;
use serde_json::{Map, Value, json};

/// What an import would do: a preview as JSON, and the file it would make.
pub struct Imported {
    /// The preview.
    pub preview: String,
    /// The file.
    pub file: String,
}

/// Reads a file's bytes.
///
/// # Errors
/// What in the options cannot be read.
pub fn run(bytes: &[u8], args: &Args, today: Date) -> Result<Imported, String> {
    let today = args.day("on")?.unwrap_or(today);
    let mut said = SheetAnswers::default();
    for pair in args.all("map") {
        let (head, key) = pair.rsplit_once('=').ok_or_else(|| {
            format!("--map {pair} has no “=”. Write it like --map \"Boss=owner\".")
        })?;
        let column = Column::from_key(key).ok_or_else(|| {
            let known: Vec<&str> = Column::ALL.iter().map(|it| it.key()).collect();
            format!(
                "--map {pair}: there is no column “{key}”. There are: {}.",
                known.join(", ")
            )
        })?;
        said.columns.push((head.to_owned(), column));
    }
    said.rows_are = match args.option("rows") {
        None => None,
        Some("kpi") => Some(What::Kpi),
        Some("objective") => Some(What::Objective),
        Some("key-result") => Some(What::KeyResult),
        Some(other) => {
            return Err(format!(
                "--rows {other}: write kpi, objective or key-result."
            ));
        }
    };
    let is_comma = args.option("decimal") == Some("comma");
    said.mark = args.option("decimal").map(|_| {
        if is_comma {
            DecimalMark::Comma
        } else {
            DecimalMark::Point
        }
    });
    let numbers = if is_comma {
        NumberStyle::Comma
    } else {
        NumberStyle::Point
    };
    let is_month_first = args.option("dates") == Some("month-first");
    let dates = if is_month_first {
        DateStyle::MonthFirst
    } else {
        DateStyle::DayFirst
    };
    let fiscal = FiscalYear::starting_in(args.number("fiscal")?.map_or(1, |month| month as u32));
    let habits = SheetHabits {
        figures: Figures { numbers, dates },
        fiscal,
        today,
    };
    let input = Input::from_bytes(bytes.to_vec(), args.option("sheet"))?;
    let (sheet, source) = read(&input, &habits, &said);
    let workspace = Workspace::default();
    let ground = PlanGround {
        workspace: &workspace,
        source,
        moment: Moment::noon(today),
        fiscal,
        author: "",
        creates: true,
    };
    let plan = plan(&sheet.goals, &ground);
    let heads = sheet.heads.iter().filter(|head| head.is_shown());
    let columns: Vec<Value> = heads
        .map(|head| json!({"heading": head.name, "holds": head.column.key(), "samples": head.samples}))
        .collect();
    let left_out = sheet.left_out.iter().chain(&plan.remarks);
    let left_out: Vec<Value> = left_out
        .map(|Remark { row, column, text }| json!({"row": row, "column": column, "why": text}))
        .collect();
    let mut asks: Vec<Value> = Vec::new();
    if let Some((cell, point, comma)) = &sheet.open_mark {
        asks.push(json!({"cell": cell, "decimal point": point, "decimal comma": comma}));
    }
    asks.extend(
        sheet
            .open_order
            .iter()
            .map(|cell| json!({"cell": cell, "day or month first": null})),
    );
    asks.extend(
        sheet
            .guessed
            .map(|what| json!({"rows are taken for": word(what)})),
    );
    let records: Vec<Value> = plan.added.iter().map(object).collect();
    let preview = json!({
        "source": source,
        "columns": columns,
        "asks": asks,
        "new": records,
        "left_out": left_out,
    });
    Ok(Imported {
        preview: format!("{preview:#}\n"),
        file: file(&plan.added),
    })
}

fn word(what: What) -> &'static str {
    match what {
        What::Kpi => "kpi",
        What::Objective => "objective",
        What::KeyResult => "key-result",
        What::Initiative => "initiative",
    }
}

/// A record as it stands in files.
fn object(record: &Record) -> Value {
    let mut fields = Map::new();
    fields.insert("kind".to_owned(), json!(record.kind().word()));
    fields.extend(record.to_fields());
    Value::Object(fields)
}

/// A file of Bearings with these records, written by nobody in particular, so that it merges with any other of the same source.
fn file(records: &[Record]) -> String {
    let list: Vec<Value> = records.iter().map(object).collect();
    let plain = json!({"format": "bearings", "version": 1, "records": list}).to_string();
    match bearings::exchange::parse_text(&plain, bearings::domain::Stamp::default()) {
        Ok(incoming) => {
            export(
                &Replica::from_records(incoming.records),
                &ExportOptions::backup(),
            )
            .text
        }
        Err(_) => plain,
    }
}
