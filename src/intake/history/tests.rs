#![allow(clippy::unwrap_used, clippy::indexing_slicing)]
use super::*;
use crate::domain::{Kpi, Moment, Reading, Record, date};
use crate::figures::{DateStyle, NumberStyle};
use crate::intake::read_table;
use proptest::prelude::*;

fn id() -> Id {
    Id::from_text("k")
}

fn workspace(unit: Unit, cadence: Option<Cadence>, readings: &[(Date, f64)]) -> Workspace {
    let kpi = Kpi {
        id: id(),
        name: "Churn".into(),
        unit,
        cadence,
        ..Kpi::default()
    };
    let readings = readings.iter().enumerate().map(|(at, (date, value))| {
        Record::from(Reading {
            id: Id::from_text(&format!("r{at}")),
            kpi: id(),
            date: *date,
            value: *value,
            note: "kept".into(),
            ..Reading::default()
        })
    });
    Workspace::from_records(std::iter::once(Record::from(kpi)).chain(readings))
}

struct Told {
    workspace: Workspace,
    answers: HistoryAnswers,
    figures: Figures,
}

impl Told {
    fn of(workspace: Workspace) -> Self {
        let figures = Figures {
            numbers: NumberStyle::Point,
            dates: DateStyle::DayFirst,
        };
        Self {
            workspace,
            answers: HistoryAnswers::default(),
            figures,
        }
    }

    fn with<T>(&self, text: &str, then: impl FnOnce(&ReadHistory, &Metric) -> T) -> T {
        let subject = Subject::Kpi(id());
        let metric = Metric {
            workspace: &self.workspace,
            subject: &subject,
            figures: self.figures,
            fiscal: FiscalYear::starting_in(1),
            today: date(2026, 11, 27),
        };
        then(
            &history(&read_table(text), &metric, &self.answers).unwrap(),
            &metric,
        )
    }

    fn read(&self, text: &str) -> ReadHistory {
        self.with(text, |history, _| history.clone())
    }

    /// Takes it, and says what is recorded then.
    fn take(&mut self, text: &str) -> Vec<(Date, f64)> {
        let command = self.with(text, |history, metric| {
            command(history, metric, "Ada", Moment::noon(metric.today))
        });
        if let Some(command) = command {
            let change = self.workspace.apply(command).unwrap();
            self.workspace.commit(&change);
        }
        self.workspace
            .readings_of(&id())
            .iter()
            .map(|it| (it.date, it.value))
            .collect()
    }
}

fn plain() -> Told {
    Told::of(workspace(Unit::Number, None, &[]))
}

#[test]
fn two_columns_become_readings_whatever_their_form() {
    let expected = vec![(date(2025, 1, 31), 1200.5), (date(2025, 2, 28), 1300.0)];
    for text in [
        "Month\tValue\nJan 2025\t1,200.5\nFeb 2025\t1,300\n",
        "Monat;Wert\n01/2025;1.200,5\n02/2025;1.300\n",
        "31.1.2025\t1200,5\n28.2.2025\t1 300\n",
        "1/31/2025\t1200.5\n2/28/2025\t1300",
        "Jan 25: 1200.5\nFeb 25: 1300",
        "\tJan 25\tFeb 25\tMar 25\nChurn\t1200.5\t1300\tn/a",
        "Jan 25\tFeb 25\tMar 25\n1200.5\t1300\t",
        "<table><tr><th>Day<th>Target<th>Actual<tr><td>2025-01-31<td>5<td>1200.5<tr><td>2025-02-28<td>5<td>1,300</table>",
        "Date,Value,Comment\n2025-01-31,1200.5,\"fine, so far\"\n2025-02-28,1300,",
    ] {
        let mut told = plain();
        assert_eq!(told.take(text), expected, "{text}");
        // Once more the same adds nothing.
        assert_eq!(told.read(text).changes(), (0, 0), "{text}");
        assert_eq!(told.take(text), expected, "{text}");
    }
    let mut told = plain();
    told.take("Date,Value,Comment\n2025-01-31,1200.5,\"fine, so far\"");
    assert_eq!(told.workspace.readings_of(&id())[0].note, "fine, so far");
}

#[test]
fn gaps_and_bad_rows_do_not_stop_the_good_ones() {
    let read = plain().read("Day\tValue\n2025-01-31\t4\n2025-02-28\t\n2025-03-31\tn/a\nsoon\t5\n2025-05-31\tabout five\n2027-01-31\t6\n2025-06-30\t7\n");
    let fates: Vec<&RowFate> = read.rows.iter().map(|row| &row.fate).collect();
    assert_eq!(fates[0..3], [&RowFate::New, &RowFate::Gap, &RowFate::Gap]);
    let why = |at: usize| match &read.rows[at].fate {
        RowFate::LeftOut(why) => why.clone(),
        other => format!("{other:?}"),
    };
    assert!(why(3).starts_with("“soon” is not a date."), "{}", why(3));
    assert!(
        why(4).starts_with("“about five” is not a number."),
        "{}",
        why(4)
    );
    assert_eq!(why(5), "This day is in the future.");
    assert_eq!(read.rows[5].number, 7);
    assert_eq!(read.changes(), (2, 0));
}

#[test]
fn corrections_say_what_was_recorded_and_keep_the_rest() {
    let known = [(date(2025, 1, 15), 3.0), (date(2025, 2, 28), 5.0)];
    let mut told = Told::of(workspace(Unit::Percent, Some(Cadence::Month), &known));
    let read = told.read("Jan 2025\t4 %\nFeb 2025\t5%\nMar 2025\t6");
    assert_eq!(
        read.rows[0].fate,
        RowFate::Correction {
            before: 3.0,
            id: Id::from_text("r0")
        }
    );
    assert_eq!(
        (read.rows[1].fate.clone(), read.changes()),
        (RowFate::Same, (1, 1))
    );
    let after = told.take("Jan 2025\t4 %\nFeb 2025\t5%\nMar 2025\t6");
    assert_eq!(
        after,
        [
            (date(2025, 1, 15), 4.0),
            (date(2025, 2, 28), 5.0),
            (date(2025, 3, 31), 6.0)
        ]
    );
    assert_eq!(told.workspace.readings_of(&id())[0].note, "kept");
}

#[test]
fn what_cannot_be_decided_is_asked() {
    let mut told = plain();
    let text = "2025-01-31\t1.234\n2025-02-28\t2.345";
    let read = told.read(text);
    assert!(matches!(&read.questions[..], [HistoryQuestion::Mark { cell, .. }] if cell == "1.234"));
    assert!(!read.is_ready() && read.rows.iter().all(|row| row.fate == RowFate::Waiting));
    told.answers.mark = Some(DecimalMark::Comma);
    assert!(told.read(text).is_ready());
    assert_eq!(told.take(text)[0].1, 1234.0);

    let mut told = plain();
    let text = "1/2/2025\t4\n3/4/2025\t5";
    assert!(matches!(
        told.read(text).questions[..],
        [HistoryQuestion::Order { .. }]
    ));
    told.answers.order = Some(DateOrder::MonthFirst);
    assert_eq!(told.take(text)[0].0, date(2025, 1, 2));
    // A monthly KPI tells it.
    let mut monthly = Told::of(workspace(Unit::Number, Some(Cadence::Month), &[]));
    assert_eq!(
        monthly.take("1/1/2025\t4\n2/1/2025\t5\n3/1/2025\t6")[2].0,
        date(2025, 3, 1)
    );
}

#[test]
fn rows_without_days_ask_for_cadence_and_first_day() {
    let mut told = plain();
    let text = "Value\n4\n5\n6";
    assert!(!told.read(text).is_ready());
    told.answers.cadence = Some(Cadence::Month);
    let read = told.read(text);
    assert_eq!(
        read.questions,
        [HistoryQuestion::Days {
            cadence: Some(Cadence::Month),
            first: Some(date(2026, 8, 1))
        }]
    );
    assert!(read.is_ready(), "the day that is proposed may stand");
    told.answers.first = Some(date(2025, 1, 1));
    assert_eq!(
        told.take(text),
        [
            (date(2025, 1, 31), 4.0),
            (date(2025, 2, 28), 5.0),
            (date(2025, 3, 31), 6.0)
        ]
    );
}

#[test]
fn a_unit_that_all_cells_name_becomes_that_of_a_kpi_without_numbers() {
    let mut told = plain();
    told.take("2025-01-31\t€ 4\n2025-02-28\t€ 5");
    assert_eq!(
        told.workspace.kpi(&id()).unwrap().unit,
        Unit::Currency("EUR".into())
    );
    // Where there are numbers, another unit is no number of this KPI.
    let told = Told::of(workspace(Unit::Number, None, &[(date(2025, 1, 1), 1.0)]));
    assert_eq!(told.read("2025-01-31\t4 %").changes(), (0, 0));
    let told = Told::of(workspace(Unit::Currency("USD".into()), None, &[]));
    assert_eq!(told.read("2025-01-31\t€ 4").changes(), (0, 0));
}

#[test]
fn of_two_rows_for_one_day_the_later_counts() {
    let read = plain().read("2025-01-31\t4\n2025-01-31\t5");
    assert!(matches!(&read.rows[0].fate, RowFate::LeftOut(why) if why.contains("Row 2")));
    assert_eq!(read.rows[1].fate, RowFate::New);
}

#[test]
fn check_ins_of_a_key_result_are_read_the_same_way() {
    use crate::domain::{KeyResult, Objective};
    let objective = Objective {
        id: Id::from_text("o"),
        ..Objective::default()
    };
    let key_result = KeyResult {
        id: id(),
        objective: objective.id.clone(),
        ..KeyResult::default()
    };
    let mut workspace = Workspace::from_records([objective.into(), key_result.into()]);
    let subject = Subject::KeyResult(id());
    for changes in [(2, 0), (0, 0)] {
        let metric = Metric {
            workspace: &workspace,
            subject: &subject,
            figures: Figures::default(),
            fiscal: FiscalYear::starting_in(1),
            today: date(2026, 11, 27),
        };
        let read = history(
            &read_table("2026-10-05\t4\n2026-10-12\t5"),
            &metric,
            &HistoryAnswers::default(),
        )
        .unwrap();
        assert_eq!(read.changes(), changes);
        if let Some(command) = command(&read, &metric, "Ada", Moment::noon(metric.today)) {
            let change = workspace.apply(command).unwrap();
            workspace.commit(&change);
        }
    }
    assert_eq!(workspace.check_ins_of(&id()).len(), 2);
}

proptest! {
    #[test]
    fn no_text_makes_it_fall_over(text in "[0-9A-Za-z.,;:/ \t\n\"%€-]{0,80}") {
        let told = plain();
        let subject = Subject::Kpi(id());
        let metric = Metric { workspace: &told.workspace, subject: &subject, figures: told.figures, fiscal: FiscalYear::starting_in(1), today: date(2026, 11, 27) };
        let _ = history(&read_table(&text), &metric, &HistoryAnswers::default());
    }
}
