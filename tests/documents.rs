//! How well whole documents are read: `tests/data/documents/*.tsv`, written by hand in the shapes that people paste and labelled before they
//! were read. Each line is a label, a tab and the line of the document. A label has the kinds that a coach would accept, the best first, and
//! the numbers that are stated: `target|low=4` where either says it, `?due=` where it may be read but need not. An objective with an `id` is
//! what lines with that `under` should stand under. `-` is not scored.
//!
//! At first sight, right after the reading in blocks was written, 82 of 96 goals, 67 of 98 lines that are no goals and 63 of 77 numbers were right;
//! they were then used to tune it. Five more (governors, team_page, plant_figures, library_paper, ward_sheet) had 28 of 38 goals and 30 of 49
//! lines that are no goals right at first sight. Of the batches after that, each labelled before it was read, the first (sixteen documents; eight
//! lie in `documents_held`) had 70 of 84 goals, 57 of 96 other lines and 50 of 65 numbers of those eight right; the second (the other six of
//! `documents_held`) 25 of 50, 50 of 68 and 25 of 35; the third (`documents_latest`) 37 of 45, 26 of 41 and 39 of 39. The kinds of misses of all
//! of them were mended.
//!
//! On 28 November 2026 fifty documents of other people, found and labelled by people who never saw the sorter, were read; their words are
//! theirs and stay out of the project. At first sight the first seventeen had 264 of 348 goals and 293 of 415 other lines right; what kinds of
//! lines were missed in them was mended, and four documents of the same shapes are here. Fifteen more, kept aside and never looked at, had
//! 193 of 252 and 236 of 314 right before that and 196 and 251 after.
//! `cargo test --test documents -- --nocapture` prints the rates and the mistakes.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic
)]

use bearings::domain::date;
use bearings::phrase::Context;
use bearings::phrase::sort::{Sorted, SortedLine, Verdict, sort};
use std::fmt::Write;

/// The least shares in percent: goals of the right kind, lines that are no goals left alone, numbers that are stated read right, and goals
/// under the right objective.
const FLOORS: [usize; 4] = [96, 93, 97, 100];

struct Case {
    accepted: Vec<String>,
    fields: Vec<(String, String)>,
    line: String,
}

fn documents(folder: &str) -> Vec<(String, Vec<Case>)> {
    let folder = format!("{}/tests/data/{folder}", env!("CARGO_MANIFEST_DIR"));
    let mut found: Vec<(String, Vec<Case>)> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| {
            let path = entry.unwrap().path();
            let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
            let text = std::fs::read_to_string(&path).unwrap();
            let cases = text
                .lines()
                .map(|row| {
                    let (label, line) = row.split_once('\t').expect("a tab behind the label");
                    let mut words = label.split(' ');
                    Case {
                        accepted: words
                            .next()
                            .unwrap_or("")
                            .split(',')
                            .map(str::to_owned)
                            .collect(),
                        fields: words
                            .map(|field| {
                                let (name, value) =
                                    field.split_once('=').expect("a field and its value");
                                (name.to_owned(), value.to_owned())
                            })
                            .collect(),
                        line: line.to_owned(),
                    }
                })
                .collect();
            (name, cases)
        })
        .collect();
    found.sort_by(|one, other| one.0.cmp(&other.0));
    found
}

fn text_of(cases: &[Case]) -> String {
    cases
        .iter()
        .flat_map(|case| [case.line.as_str(), "\n"])
        .collect()
}

fn context() -> Context {
    Context::new(date(2026, 11, 26))
}

/// The fields of a line that hold numbers and days, by the names of the labels.
fn fields(line: &SortedLine) -> Vec<(String, String)> {
    let read = &line.understood;
    let band = read.band.unwrap_or_default();
    let number = |value: Option<f64>| value.map(|value| value.to_string());
    [
        ("baseline", number(read.baseline)),
        ("target", number(read.target)),
        ("low", number(band.low)),
        ("high", number(band.high)),
        ("actual", number(read.actual)),
        ("change", number(read.change.map(|change| change.amount))),
        ("due", read.due.map(|due| due.to_string())),
    ]
    .into_iter()
    .filter_map(|(name, value)| Some((name.to_owned(), value?)))
    .collect()
}

/// The goal that a line of a document became: of a table's row the last that is no work.
fn goal(sorted: &Sorted, number: usize, accepted: &[String]) -> Option<SortedLine> {
    let here: Vec<&SortedLine> = sorted
        .lines
        .iter()
        .filter(|line| line.number == number)
        .collect();
    let fits = here
        .iter()
        .find(|line| accepted.iter().any(|kind| kind == line.verdict.word()));
    fits.or(here.first()).map(|line| (*line).clone())
}

/// What was found in the documents of a folder: right and all of goals, of lines that are no goals, of numbers that are stated, of goals whose
/// objective is labelled; then the mistakes and the numbers that nobody stated.
fn measure(folder: &str) -> ([[usize; 2]; 4], String, String) {
    let mut tallies = [[0_usize; 2]; 4];
    let mut mistakes = String::new();
    let mut invented = String::new();
    for (name, cases) in documents(folder) {
        let sorted = sort(&text_of(&cases), &context());
        let mut here = [[0_usize; 2]; 4];
        let mut count = |tally: usize, right: bool| {
            here[tally][0] += usize::from(right);
            here[tally][1] += 1;
        };
        for (at, case) in cases.iter().enumerate() {
            if case.accepted[0].is_empty() || case.accepted[0] == "-" {
                continue;
            }
            let found = goal(&sorted, at + 1, &case.accepted);
            let kind = found.as_ref().map_or("unclear", |line| line.verdict.word());
            let right = case.accepted.iter().any(|accepted| accepted == kind);
            let is_goal = case.accepted[0] != "unclear";
            count(usize::from(!is_goal), right);
            if !right {
                let because = found.as_ref().map(|line| {
                    let because = line.because.iter().map(ToString::to_string);
                    (line.block.word(), because.collect::<Vec<_>>())
                });
                let _ = writeln!(
                    mistakes,
                    "{name}:{} {:?} is {:?}, found {kind} {because:?}",
                    at + 1,
                    case.line,
                    case.accepted
                );
            }
            if !is_goal {
                continue;
            }
            // Work keeps its numbers in its words
            let mut read = found.as_ref().map(fields).unwrap_or_default();
            read.retain(|(field, _)| kind != "unclear" && (kind != "initiative" || field == "due"));
            let mut known = vec!["unit", "id", "under"];
            for (field, value) in &case.fields {
                if known.contains(&field.as_str()) {
                    continue;
                }
                let names = field.trim_start_matches('?').split('|');
                known.extend(names.clone());
                if field.starts_with('?') {
                    continue;
                }
                let is_read = names
                    .into_iter()
                    .any(|name| read.contains(&(name.to_owned(), value.clone())));
                count(2, is_read);
                if !is_read {
                    let _ = writeln!(
                        mistakes,
                        "{name}:{} {:?}: {field} is {value}, read {read:?}",
                        at + 1,
                        case.line
                    );
                }
            }
            for (field, value) in read
                .iter()
                .filter(|(field, _)| !known.contains(&field.as_str()))
            {
                let _ = writeln!(
                    invented,
                    "{name}:{} {:?}: {field} {value} is not stated",
                    at + 1,
                    case.line
                );
            }
            let under = case.fields.iter().find(|(field, _)| field == "under");
            if let (Some((_, id)), Some(found)) = (under, &found) {
                let is_it = |other: &Case| other.fields.contains(&("id".to_owned(), id.clone()));
                let expected = cases.iter().position(is_it).unwrap() + 1;
                let above = over(&sorted, found);
                count(3, above == Some(expected));
                if above != Some(expected) {
                    let _ = writeln!(
                        mistakes,
                        "{name}:{} {:?} stands under {above:?}, not {expected}",
                        at + 1,
                        case.line
                    );
                }
            }
        }
        println!("{name:16} goals, no goals, stated, under: {here:?}");
        for (all, here) in tallies.iter_mut().zip(here) {
            all[0] += here[0];
            all[1] += here[1];
        }
    }
    println!("{folder}: goals, no goals, stated, under: {tallies:?}");
    println!("{mistakes}{invented}");
    (tallies, mistakes, invented)
}

/// The line of the objective that a line stands under, itself or through a key result.
fn over(sorted: &Sorted, line: &SortedLine) -> Option<usize> {
    let mut above = line.parent.and_then(|at| sorted.lines.get(at))?;
    while above.verdict != Verdict::Objective {
        above = above.parent.and_then(|at| sorted.lines.get(at))?;
    }
    Some(above.number)
}

fn holds(folder: &str, floors: [usize; 4]) {
    let (tallies, mistakes, invented) = measure(folder);
    for ([right, count], least) in tallies.into_iter().zip(floors) {
        assert!(
            right * 100 >= count * least,
            "{right} of {count} are right\n{mistakes}"
        );
    }
    assert!(
        invented.is_empty(),
        "numbers that nobody stated:\n{invented}"
    );
}

#[test]
fn whole_documents_are_read_as_a_coach_would_read_them() {
    holds("documents", FLOORS);
}

#[test]
fn so_are_documents_of_the_batches_before_it() {
    holds("documents_held", [89, 90, 94, 95]);
}

#[test]
fn so_are_documents_of_the_latest_batch() {
    holds("documents_latest", [93, 83, 100, 100]);
}
