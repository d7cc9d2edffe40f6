//! The library from the command line: `cargo run --example bearings -- SUBCOMMAND …`.
//!
//! Each subcommand is one module under `bearings_cli/` and one row of [`SUBCOMMANDS`]. Results go to standard output as JSON,
//! problems as one sentence to standard error with exit code 1.

#[path = "bearings_cli/args.rs"]
mod args;
#[path = "bearings_cli/coach.rs"]
mod coach;
#[allow(
    dead_code,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation
)]
#[path = "../tests/coach_corpus/mod.rs"]
mod coach_corpus;
#[path = "bearings_cli/drafts.rs"]
mod drafts;
#[path = "bearings_cli/forecast.rs"]
mod forecast;
#[path = "bearings_cli/guide.rs"]
mod guide;
#[path = "bearings_cli/import.rs"]
mod import;
#[path = "bearings_cli/merge.rs"]
mod merge;
#[path = "bearings_cli/report.rs"]
mod report;
#[path = "bearings_cli/series.rs"]
mod series;
#[path = "bearings_cli/signals.rs"]
mod signals;
#[path = "bearings_cli/sort.rs"]
mod sort;
#[path = "bearings_cli/status.rs"]
mod status;

use args::Args;
use bearings::domain::{Date, date};
use chrono::Days;
use std::io::{Read, Write};
use std::process::ExitCode;
use std::time::{SystemTime, UNIX_EPOCH};

/// A subcommand: how it is called, and what it makes of its arguments.
struct Subcommand {
    name: &'static str,
    usage: &'static str,
    run: fn(&Args) -> Result<String, String>,
}

const SUBCOMMANDS: &[Subcommand] = &[
    Subcommand {
        name: "guide",
        usage: "guide ANSWERS.json",
        run: |args| Ok(pretty(&guide::run(&read(args.file()?)?, today())?)),
    },
    Subcommand {
        name: "status",
        usage: "status FILE.json [--on DATE]",
        run: |args| status::run(&read(args.file()?)?, args, today()),
    },
    Subcommand {
        name: "signals",
        usage: "signals FILE.csv [--direction up|down|hold] [--target X or X..Y] [--change DATE]…",
        run: |args| Ok(pretty(&signals::run(&read(args.file()?)?, args)?)),
    },
    Subcommand {
        name: "forecast",
        usage: "forecast FILE.csv --start DATE --end DATE [--baseline B --target T]",
        run: |args| Ok(pretty(&forecast::run(&read(args.file()?)?, args)?)),
    },
    Subcommand {
        name: "coach",
        usage: "coach FILE [--on DATE]",
        run: |args| coach::run(&read(args.file()?)?, args, today()),
    },
    Subcommand {
        name: "coach-measure",
        usage: "coach-measure",
        run: |_| Ok(coach_corpus::report(&coach_corpus::cases())),
    },
    Subcommand {
        name: "sort",
        usage: "sort [LINES.txt] [--on DATE] [--decimal comma]",
        run: |args| {
            let file = args.files().first().map_or("-", String::as_str);
            sort::run(&read(file)?, args, today())
        },
    },
    Subcommand {
        name: "import",
        usage: "import FILE [--sheet NAME] [--map HEADING=COLUMN]… [--rows kpi|objective|key-result] [--decimal comma] [--dates month-first] [--fiscal MONTH] [--on DATE] [--write OUT]",
        run: |args| {
            let imported = import::run(&read_bytes(args.file()?)?, args, today())?;
            if let Some(out) = args.option("write") {
                std::fs::write(out, imported.file)
                    .map_err(|error| format!("{out} can’t be written: {error}."))?;
            }
            Ok(imported.preview)
        },
    },
    Subcommand {
        name: "merge",
        usage: "merge A.json B.json …",
        run: |args| {
            if args.files().len() < 2 {
                return Err("Name two files or more.".to_owned());
            }
            let texts = args.files().iter().map(|file| read(file));
            let texts: Vec<String> = texts.collect::<Result<_, _>>()?;
            let names = args.files().iter().map(String::as_str);
            let files: Vec<_> = names.zip(texts.iter().map(String::as_str)).collect();
            merge::run(&files)
        },
    },
    Subcommand {
        name: "schema",
        usage: "schema",
        run: |_| Ok(pretty(&bearings::exchange::schema())),
    },
    Subcommand {
        name: "report",
        usage: "report FILE.json [--cycle NAME] [--team TEAM] [--owner OWNER] [--on DATE] [--format md|html] [--private yes]",
        run: |args| report::run(&read(args.file()?)?, args, today()),
    },
];

fn main() -> ExitCode {
    let mut words = std::env::args().skip(1);
    let name = words.next().unwrap_or_default();
    let Some(subcommand) = SUBCOMMANDS.iter().find(|it| it.name == name) else {
        eprintln!("{}", usage());
        return ExitCode::FAILURE;
    };
    match Args::parse(words).and_then(|args| (subcommand.run)(&args)) {
        Ok(text) => {
            // A reader that has seen enough closes the pipe; that is no error.
            let _ = std::io::stdout().write_all(text.as_bytes());
            ExitCode::SUCCESS
        }
        Err(problem) => {
            eprintln!("{problem}\nUsage: {}", subcommand.usage);
            ExitCode::FAILURE
        }
    }
}

fn usage() -> String {
    let mut text = "Name what to do. A file called - is standard input.".to_owned();
    for subcommand in SUBCOMMANDS {
        text.push_str("\n  ");
        text.push_str(subcommand.usage);
    }
    text
}

fn read_bytes(file: &str) -> Result<Vec<u8>, String> {
    if file == "-" {
        let mut bytes = Vec::new();
        return std::io::stdin()
            .read_to_end(&mut bytes)
            .map(|_| bytes)
            .map_err(|error| format!("Standard input cannot be read: {error}."));
    }
    std::fs::read(file).map_err(|error| format!("{file} cannot be read: {error}."))
}

fn read(file: &str) -> Result<String, String> {
    if file == "-" {
        let mut text = String::new();
        return std::io::stdin()
            .read_to_string(&mut text)
            .map(|_| text)
            .map_err(|error| format!("Standard input cannot be read: {error}."));
    }
    let bytes = std::fs::read(file).map_err(|error| format!("{file} cannot be read: {error}."))?;
    String::from_utf8(bytes).map_err(|_| format!("{file} is not UTF-8 text. Save it as UTF-8."))
}

/// The day in Greenwich; another one is given with `--on`.
fn today() -> Date {
    let since_1970 = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default();
    let days = since_1970.as_secs() / 86_400;
    date(1970, 1, 1)
        .checked_add_days(Days::new(days))
        .unwrap_or_default()
}

fn pretty(value: &serde_json::Value) -> String {
    format!("{value:#}\n")
}
