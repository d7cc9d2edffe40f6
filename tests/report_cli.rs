//! The command line's `report`: the same text for the same file, by cycle, team and owner.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

#[path = "../examples/bearings_cli/args.rs"]
mod args;
mod house;
#[path = "../examples/bearings_cli/report.rs"]
mod report;

use args::Args;
use bearings::domain::date;
use bearings::exchange::{ExportOptions, export};
use bearings::replica::Replica;
use house::{Writer, assert_golden};

/// The example company as a file.
fn file() -> String {
    let mut writer = Writer::new(1);
    writer.save(bearings::example::example(date(2026, 11, 21)), 1);
    export(&writer.replica, &ExportOptions::backup()).text
}

fn run(words: &[&str]) -> Result<String, String> {
    let args = Args::parse(words.iter().map(|&word| word.to_owned())).unwrap();
    report::run(&file(), &args, date(2026, 11, 21))
}

#[test]
fn the_report_of_the_example_reads_as_it_always_did() {
    assert_golden("report.md", &run(&[]).unwrap());
    assert_golden("report.html", &run(&["--format", "html"]).unwrap());
    assert!(
        export(&Replica::default(), &ExportOptions::backup())
            .text
            .len()
            < 100
    );
}

#[test]
fn what_is_not_there_is_named_with_what_there_is() {
    let error = run(&["--cycle", "Q9"]).unwrap_err();
    assert!(
        error.starts_with("No cycle is called Q9. There are: "),
        "{error}"
    );
    let error = run(&["--format", "pdf"]).unwrap_err();
    assert_eq!(error, "--format pdf is not known. Write md or html.");
    let error = run(&["--owner", "Nobody"]).unwrap_err();
    assert!(error.starts_with("There is nothing to report"), "{error}");
}

#[test]
fn a_team_or_an_owner_narrows_it() {
    let all = run(&[]).unwrap();
    let owner = all.matches('\n').count();
    let one = run(&["--team", "Onboarding"]);
    assert!(one.is_err() || one.unwrap().matches('\n').count() < owner);
}
