//! Sorting: lines on their own (`tests/data/sorting.tsv`), whole lists, and the records they become.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic
)]

mod given;

use bearings::phrase::sort::{SortedLine, sort};
use given::context;

fn sort_one(text: &str) -> SortedLine {
    sort(text, &context())
        .lines
        .into_iter()
        .next()
        .unwrap_or_else(|| panic!("nothing was made of {text:?}"))
}

#[test]
fn every_line_of_the_table_is_sorted_as_a_coach_would() {
    let table = include_str!("data/sorting.tsv");
    let mut wrong = Vec::new();
    let mut count = 0;
    for row in table
        .lines()
        .filter(|row| !row.is_empty() && !row.starts_with('#'))
    {
        let (expected, line) = row
            .split_once('\t')
            .expect("a tab between verdict and line");
        count += 1;
        let found = sort_one(line);
        if found.verdict.word() != expected {
            let because: Vec<String> = found.because.iter().map(ToString::to_string).collect();
            wrong.push(format!(
                "{line}\n   expected {expected}, found {} (then {:?}): {}",
                found.verdict.word(),
                found.runner_up,
                because.join("; ")
            ));
        }
    }
    assert!(count >= 200, "only {count} lines");
    // A few lines stay beyond a table of words ("Ship with confidence"); they are kept as a reminder.
    assert!(
        wrong.len() * 33 <= count,
        "{} of {count} lines are sorted wrongly:
{}",
        wrong.len(),
        wrong.join(
            "
"
        )
    );
}

#[test]
fn lines_the_sorter_never_saw_are_sorted_right_nine_times_in_ten() {
    let table = include_str!("data/sorting_fresh.tsv");
    let (mut right, mut count) = (0, 0);
    let mut wrong = Vec::new();
    for row in table
        .lines()
        .filter(|row| !row.is_empty() && !row.starts_with('#'))
    {
        let (expected, line) = row
            .split_once('\t')
            .expect("a tab between verdict and line");
        count += 1;
        let found = sort_one(line);
        if found.verdict.word() == expected {
            right += 1;
        } else {
            wrong.push(format!(
                "{line}: expected {expected}, found {} (then {:?}) {:?}",
                found.verdict.word(),
                found.runner_up,
                found
                    .because
                    .iter()
                    .map(ToString::to_string)
                    .collect::<Vec<_>>()
            ));
        }
    }
    assert!(
        right * 10 >= count * 9,
        "{right} of {count} are right:\n{}",
        wrong.join("\n")
    );
}

/// Every line with its depth: `  key_result Reduce churn`.
fn outline(text: &str) -> String {
    let sorted = sort(text, &context());
    let mut outline = String::new();
    for line in &sorted.lines {
        let mut depth = 0;
        let mut over = line.parent;
        while let Some(parent) = over {
            depth += 1;
            over = sorted.lines[parent].parent;
        }
        let same = if line.duplicate_of.is_some() {
            " (again)"
        } else {
            ""
        };
        outline.push_str(&format!(
            "{}{} {}{same}\n",
            "  ".repeat(depth),
            line.verdict.word(),
            line.understood.title
        ));
    }
    outline
}

#[test]
fn every_list_becomes_its_outline() {
    let lists = include_str!("data/lists.txt");
    let mut count = 0;
    for list in lists.split("\n==== ").skip(1) {
        let (name, rest) = list.split_once('\n').expect("a name");
        let (text, expected) = rest
            .split_once("\n----\n")
            .expect("an outline behind the list");
        count += 1;
        assert_eq!(
            outline(text).trim_end(),
            expected.trim_end(),
            "the list “{name}”"
        );
    }
    assert!(count >= 12, "only {count} lists");
}

#[test]
fn a_long_paste_is_cut_and_says_so() {
    let text = "Increase sales from 1 to 2\n".repeat(2_050);
    let sorted = sort(&text, &context());
    assert_eq!((sorted.lines.len(), sorted.left_out), (2_000, 50));
    assert!(
        sorted
            .lines
            .iter()
            .skip(1)
            .all(|line| line.duplicate_of == Some(0))
    );
}

#[test]
fn a_direction_without_a_number_asks_which() {
    use bearings::phrase::Ask;
    let line = sort_one("Increase revenue");
    assert!(matches!(
        line.understood.asks().as_slice(),
        [Ask::Number(_)]
    ));
    assert!(
        line.because
            .iter()
            .any(|reason| reason.to_string() == "“Increase” is a direction without a number")
    );
}

#[test]
fn a_flat_list_is_sorted_like_its_lines_alone() {
    let table = include_str!("data/sorting.tsv");
    let lines: Vec<&str> = table
        .lines()
        .filter(|row| !row.is_empty() && !row.starts_with('#'))
        .filter_map(|row| row.split_once('\t'))
        .map(|(_, line)| line)
        .collect();
    let together = sort(&lines.join("\n"), &context());
    assert_eq!(together.lines.len() + together.asides.len(), lines.len());
    for line in &together.lines {
        if line.understood.mark.is_some() {
            // a marked objective gathers the marked key results behind it
            continue;
        }
        let alone = sort_one(&line.text);
        assert_eq!(
            (alone.verdict, &alone.because),
            (line.verdict, &line.because),
            "{}",
            line.text
        );
    }
}
