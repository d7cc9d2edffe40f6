//! What the columns of a table hold, by their heads, by what stands beside them and by what is in their cells.

use crate::domain::letters::{is_alphabetic, is_alphanumeric};
use crate::phrase::lexicon::{Label, Lexicon, LineMark, Sense};
use crate::phrase::token::is_space;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    /// What its head names.
    Of(Label),
    /// Values of a stretch of time: Q1, March, 2027.
    Period,
    /// Not understood: it goes into the note with its name.
    Other,
}

/// Whether a column holds goals.
pub(super) fn is_goal(column: &Column) -> bool {
    matches!(column, Column::Of(Label::Goal(_) | Label::Title))
}

/// What a head says its column holds.
pub(super) fn column(head: &str, lexicon: &'static Lexicon) -> Column {
    let head =
        head.trim_matches(|letter: char| is_space(letter) || matches!(letter, '*' | '_' | '`'));
    // "Target (%)", "Baseline [2026]"
    let bare = head
        .split(['(', '['])
        .next()
        .unwrap_or(head)
        .trim_matches(is_space);
    if let Some(label) = lexicon.label(bare) {
        return Column::Of(label);
    }
    let words: Vec<&str> = bare.split_whitespace().collect();
    let is_period = |word: &str| period(word, lexicon);
    match words.as_slice() {
        [] => return Column::Other,
        [word] if is_period(word) => return Column::Period,
        [one, other] if is_period(one) && is_period(other) => return Column::Period,
        _ => {}
    }
    // "2027 target", "Target 2027", "KPI name", "Review day"
    let named = [words.last(), words.first()]
        .into_iter()
        .flatten()
        .find_map(|word| lexicon.label(word));
    // "Q4 fcst", "Forecast 2026"
    let of_period = named.is_none() && words.len() < 4 && words.iter().copied().any(is_period);
    if of_period {
        return Column::Period;
    }
    match named {
        Some(label) if words.len() <= 4 && !matches!(label, Label::Topic | Label::Title) => {
            Column::Of(label)
        }
        _ => Column::Other,
    }
}

/// "Q1", "H2", "FY27", "2027", "Jan", "Jan-27", "W6", "Week".
fn period(word: &str, lexicon: &'static Lexicon) -> bool {
    let word = word.trim_matches(|letter: char| !is_alphanumeric(letter));
    let head = word
        .split(['-', '/', '\'', '’', ' '])
        .next()
        .unwrap_or(word);
    let year = |word: &str| {
        word.len() == 4
            && word.starts_with("20")
            && word.bytes().all(|digit| digit.is_ascii_digit())
    };
    let month = lexicon
        .find(head, |sense| matches!(sense, Sense::Month(_)).then_some(()))
        .is_some();
    let letters = head.bytes().take_while(u8::is_ascii_alphabetic).count();
    let (start, digits) = head.split_at_checked(letters).unwrap_or((head, ""));
    let numbered = ["q", "h", "fy", "w", "kw", "t", "m", "week", "cy"]
        .iter()
        .any(|known| start.eq_ignore_ascii_case(known))
        && !digits.is_empty()
        && digits.bytes().all(|digit| digit.is_ascii_digit());
    month || numbered || year(word) || year(head)
}

/// Settles what a column holds by what stands beside it and in its cells.
pub(super) fn settle(columns: &mut [Column], heads: &[&str], body: &[(usize, Vec<&str>)]) {
    let has = |columns: &[Column], label: Label| columns.contains(&Column::Of(label));
    let cells = |at: usize| {
        body.iter()
            .filter_map(move |(_, cells)| cells.get(at).copied())
            .filter(|cell| !cell.is_empty())
    };
    let numeric = |at: usize| {
        let (mut numbers, mut count) = (0, 0);
        for cell in cells(at) {
            count += 1;
            let digits = cell.contains(|letter: char| letter.is_ascii_digit());
            numbers += usize::from(digits && cell.split_whitespace().count() <= 4);
        }
        numbers * 2 > count
    };
    let measured = columns.iter().any(|column| {
        matches!(
            column,
            Column::Of(Label::Goal(LineMark::Kpi | LineMark::KeyResult))
        )
    });
    let target = has(columns, Label::Target);
    for at in 0..columns.len() {
        let head = heads.get(at).copied().unwrap_or_default();
        let goal = head
            .trim_matches(|letter: char| !is_alphanumeric(letter))
            .to_ascii_lowercase();
        let behind = columns
            .iter()
            .take(at)
            .any(|column| *column == Column::Of(Label::Goal(LineMark::Kpi)));
        let Some(column) = columns.get_mut(at) else {
            continue;
        };
        *column = match *column {
            // "KPI | Goal": what to arrive at; "Goal | KPI": what it is for
            Column::Of(Label::Title | Label::Goal(LineMark::Objective))
                if measured && (numeric(at) || behind && goal.starts_with("goal")) && !target =>
            {
                Column::Of(Label::Target)
            }
            Column::Of(Label::Title) if measured && goal.starts_with("goal") => {
                Column::Of(Label::Goal(LineMark::Objective))
            }
            Column::Of(Label::Title) if measured => Column::Of(Label::Definition),
            other => other,
        };
    }
    // Several targets are phases of one: none of them is sure
    for label in [Label::Target, Label::Baseline, Label::Actual] {
        let named: Vec<usize> = (0..columns.len())
            .filter(|&at| columns.get(at) == Some(&Column::Of(label)))
            .collect();
        let plain = named.iter().copied().find(|&at| {
            !heads
                .get(at)
                .is_some_and(|head| head.contains(|letter: char| letter.is_ascii_digit()))
        });
        if named.len() > 1 {
            for &at in &named {
                if let Some(column) = columns.get_mut(at).filter(|_| Some(at) != plain) {
                    *column = Column::Period;
                }
            }
        }
    }
    if columns.iter().any(is_goal) {
        return;
    }
    // No column says that it holds goals: the one with the most words does
    let wordy = (0..columns.len())
        .filter(|&at| columns.get(at) == Some(&Column::Other) && !numeric(at))
        .max_by_key(|&at| {
            cells(at)
                .map(|cell| cell.split_whitespace().count())
                .sum::<usize>()
        });
    let counted =
        (1..columns.len()).filter(|&at| columns.get(at) == Some(&Column::Other) && numeric(at));
    let values = counted.count() > 1
        || columns.iter().any(|column| {
            matches!(
                column,
                Column::Period
                    | Column::Of(
                        Label::Target
                            | Label::Baseline
                            | Label::Actual
                            | Label::Alarm
                            | Label::Cadence
                    )
            )
        });
    // A table of figures has its names in front, whatever their head and the numbers in them
    let lettered = |at: usize| {
        cells(at)
            .all(|cell| cell.starts_with(is_alphabetic))
            .then_some(at)
    };
    let first = match columns.first() {
        Some(Column::Other | Column::Of(Label::Source | Label::Team | Label::Status)) => {
            lettered(0)
        }
        _ => None,
    };
    let first = first.or_else(|| {
        (0..columns.len()).find(|&at| columns.get(at) == Some(&Column::Other) && !numeric(at))
    });
    if let Some(column) = if values { first } else { wordy }.and_then(|at| columns.get_mut(at)) {
        *column = Column::Of(if values {
            Label::Goal(LineMark::Kpi)
        } else {
            Label::Title
        });
    }
}
