//! A pasted history before it is taken: each row as it was read, what is asked, and what one click would do.

use crate::domain::{Cadence, Unit};
use crate::figures::{Figures, count};
use crate::intake::{HistoryQuestion, Metric, ReadHistory, RowFate};
use crate::models::Mark;
use crate::recording::Subject;

/// A question, and each answer with its key and words.
pub type AskedQuestion = (String, Vec<(&'static str, String)>);

/// What the dialog says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct HistoryPage {
    /// The rows that are shown.
    pub rows: Vec<HistoryLine>,
    /// How many more there are.
    pub more: usize,
    /// What is asked by a choice of two.
    pub choices: Vec<AskedQuestion>,
    /// Whether the rows have no days; then the cadence and the first day that stand, if they do.
    pub days: Option<(Option<Cadence>, String)>,
    /// What the rows come to: "12 new, 2 corrections".
    pub sum: String,
    /// Other things to know.
    pub remarks: Vec<String>,
    /// What the button does.
    pub button: String,
    /// What is said once it is done.
    pub done: String,
    /// Whether it can be done.
    pub is_ready: bool,
    /// Whether anything was pasted.
    pub is_filled: bool,
}

/// A row as it is shown.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct HistoryLine {
    /// As a spreadsheet counts it.
    pub number: usize,
    /// The day it is recorded for, or as it was written.
    pub day: String,
    /// The value as it was read, or as it was written.
    pub value: String,
    /// The shape of what becomes of it.
    pub mark: Mark,
    /// What becomes of it.
    pub fate: String,
}

/// Most rows that are shown at once.
const MOST_SHOWN: usize = 300;

/// What rows that were read say of a metric; none where the metric is not here.
pub fn page(read: Option<&ReadHistory>, metric: &Metric) -> Option<HistoryPage> {
    let (one, many) = nouns(metric);
    metric.workspace.find(metric.subject.id())?;
    let Some(read) = read else {
        return Some(HistoryPage {
            button: format!("Add {many}"),
            ..HistoryPage::default()
        });
    };
    let (unit, decimals) = unit(metric, read);
    let figures = &metric.figures;
    let value = |value: f64| figures.value(value, &unit, decimals);
    let lines = read.rows.iter().map(|row| {
        let when = row.when.map(|(day, hour)| figures.day_hour(day, hour));
        let (mark, fate) = match &row.fate {
            RowFate::New => (Mark::Good, "new".to_owned()),
            RowFate::Same => (Mark::Mute, "already here".to_owned()),
            RowFate::Correction { before, .. } => (Mark::Warn, format!("was {}", value(*before))),
            RowFate::Gap => (Mark::Mute, "no value".to_owned()),
            RowFate::Waiting => (Mark::Mute, "answer the question above".to_owned()),
            RowFate::LeftOut(why) => (Mark::Bad, format!("left out: {why}")),
        };
        HistoryLine {
            number: row.number,
            day: when.unwrap_or_else(|| row.day.clone()),
            value: row.read.map_or_else(|| row.value.clone(), value),
            mark,
            fate,
        }
    });
    let mut page = HistoryPage {
        rows: lines.take(MOST_SHOWN).collect(),
        more: read.rows.len().saturating_sub(MOST_SHOWN),
        sum: sum(read, &one),
        remarks: read.remarks.clone(),
        is_ready: read.is_ready(),
        is_filled: true,
        ..HistoryPage::default()
    };
    if let Some(unit) = &read.unit {
        let said = figures.dressed("12", unit);
        page.remarks.push(format!(
            "The KPI takes its unit from the cells, as in {said}."
        ));
    }
    for question in &read.questions {
        ask(&mut page, question, figures, &unit);
    }
    (page.button, page.done) = deed(read.changes(), &one, &many);
    Some(page)
}

fn nouns(metric: &Metric) -> (String, String) {
    let (one, many) = match metric.subject {
        Subject::Kpi(_) => ("reading", "readings"),
        Subject::KeyResult(_) => ("check-in", "check-ins"),
    };
    (one.to_owned(), many.to_owned())
}

fn unit(metric: &Metric, read: &ReadHistory) -> (Unit, Option<u8>) {
    let own = match metric.subject {
        Subject::Kpi(id) => metric
            .workspace
            .kpi(id)
            .map(|it| (it.unit.clone(), it.decimals)),
        Subject::KeyResult(id) => metric
            .workspace
            .key_result(id)
            .map(|it| (it.unit.clone(), it.decimals)),
    };
    let (unit, decimals) = own.unwrap_or_default();
    (read.unit.clone().unwrap_or(unit), decimals)
}

/// "12 new, 2 corrections, 1 already here, 1 without a value, 2 left out."
fn sum(read: &ReadHistory, one: &str) -> String {
    let (new, corrected) = read.changes();
    let parts = [
        (new, format!("{new} new")),
        (corrected, count(corrected, "correction", "corrections")),
        (
            read.count(|fate| *fate == RowFate::Same),
            "already here".to_owned(),
        ),
        (
            read.count(|fate| *fate == RowFate::Gap),
            "without a value".to_owned(),
        ),
        (
            read.count(|fate| matches!(fate, RowFate::LeftOut(_))),
            "left out".to_owned(),
        ),
    ];
    let told = parts
        .into_iter()
        .enumerate()
        .filter(|(_, (number, _))| *number > 0);
    let told: Vec<String> = told
        .map(|(at, (number, words))| {
            if at < 2 {
                words
            } else {
                format!("{number} {words}")
            }
        })
        .collect();
    if told.is_empty() {
        format!("No {one} yet.")
    } else {
        format!("{}.", told.join(", "))
    }
}

/// The button, and what is said once it was pressed.
fn deed((new, corrected): (usize, usize), one: &str, many: &str) -> (String, String) {
    let added = count(new, one, many);
    let changed = count(corrected, one, many);
    match (new, corrected) {
        (0, 0) => (format!("Add {many}"), String::new()),
        (_, 0) => (format!("Add {added}"), format!("{added} added.")),
        (0, _) => (
            format!("Correct {changed}"),
            format!("{changed} corrected."),
        ),
        _ => (
            format!("Add {added}, correct {corrected}"),
            format!("{added} added, {corrected} corrected."),
        ),
    }
}

fn ask(page: &mut HistoryPage, question: &HistoryQuestion, figures: &Figures, unit: &Unit) {
    match question {
        HistoryQuestion::Mark { cell, point, comma } => {
            let value = |it: f64| figures.value(it, unit, None);
            let answers = vec![("point", value(*point)), ("comma", value(*comma))];
            page.choices
                .push((format!("What does “{cell}” mean?"), answers));
        }
        HistoryQuestion::Order {
            cell,
            day_first,
            month_first,
        } => {
            let answers = vec![
                ("day", figures.long_day(*day_first)),
                ("month", figures.long_day(*month_first)),
            ];
            page.choices
                .push((format!("Which date is “{cell}”?"), answers));
        }
        HistoryQuestion::Days { cadence, first } => {
            let first = first.map_or_else(String::new, |day| day.to_string());
            page.days = Some((*cadence, first));
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use super::*;
    use crate::domain::{FiscalYear, Id, Kpi, Reading, Workspace, date};
    use crate::intake::{HistoryAnswers, history};

    fn told(text: &str) -> HistoryPage {
        let kpi = Kpi {
            id: Id::from_text("k"),
            unit: Unit::Percent,
            ..Kpi::default()
        };
        let reading = Reading {
            id: Id::from_text("r"),
            kpi: kpi.id.clone(),
            date: date(2026, 1, 31),
            value: 3.0,
            ..Reading::default()
        };
        let subject = Subject::Kpi(kpi.id.clone());
        let metric = Metric {
            workspace: &Workspace::from_records([kpi.into(), reading.into()]),
            subject: &subject,
            figures: Figures::default(),
            fiscal: FiscalYear::starting_in(1),
            today: date(2026, 11, 27),
        };
        let table = crate::intake::read_table(text);
        let read = history(&table, &metric, &HistoryAnswers::default());
        page(read.as_ref(), &metric).unwrap()
    }

    #[test]
    fn every_row_says_what_becomes_of_it_and_the_button_what_it_does() {
        let page = told(
            "Month\tValue\nJan 2026\t4 %\nFeb 2026\t5 %\nMar 2026\t\nApr 2026\tmany\nMay 2026\t6\n",
        );
        let fates: Vec<&str> = page.rows.iter().map(|row| row.fate.as_str()).collect();
        assert_eq!(fates[0..3], ["was 3\u{202F}%", "new", "no value"]);
        assert!(fates[3].starts_with("left out: “many” is not a number."));
        assert_eq!(
            (page.rows[3].number, page.rows[3].value.as_str()),
            (5, "many")
        );
        assert_eq!(
            page.sum,
            "2 new, 1 correction, 1 without a value, 1 left out."
        );
        assert_eq!(page.button, "Add 2 readings, correct 1");
        assert!(page.is_ready && page.choices.is_empty() && page.days.is_none());
    }

    #[test]
    fn nothing_pasted_is_an_empty_state_and_questions_hold_the_button() {
        let page = told("");
        assert!(!page.is_filled && !page.is_ready);
        let page = told("1/2/2026\t4\n3/4/2026\t5");
        assert_eq!(page.choices[0].0, "Which date is “1/2/2026”?");
        assert!(!page.is_ready);
        assert!(told("4\n5").days.is_some());
        assert_eq!(told("hello").remarks.len(), 1);
    }
}
