//! Goals and their numbers as CSV, for a spreadsheet: the columns that our own import knows.

use crate::domain::number::plain;
use crate::domain::{Band, CheckIn, Date, DatedTarget, KeyResult, Kpi, Objective, Unit, Workspace};
use crate::figures::Figures;

/// How a spreadsheet file is written.
#[derive(Clone, Copy, Debug)]
pub struct CsvStyle {
    /// The day that targets and values are of.
    pub today: Date,
    /// Decimal mark; a comma makes semicolons between the columns, as spreadsheets there expect.
    pub figures: Figures,
    /// Whether cells that a spreadsheet would take for a formula are written as they are. Otherwise an apostrophe goes before them.
    pub raw: bool,
}

/// The columns of goals.
pub const GOAL_COLUMNS: [&str; 20] = [
    "Kind",
    "Title",
    "Objective",
    "Owner",
    "Team",
    "Cycle",
    "Start date",
    "Due",
    "Unit",
    "Baseline",
    "Target",
    "Alarm",
    "Current",
    "Measured on",
    "Cadence",
    "Definition",
    "Source",
    "Why",
    "Note",
    "Id",
];

/// The columns of readings and check-ins.
pub const VALUE_COLUMNS: [&str; 11] = [
    "Kind",
    "Goal",
    "Objective",
    "Date",
    "Hour",
    "Value",
    "Unit",
    "Confidence",
    "Note",
    "Author",
    "Goal id",
];

/// All KPIs, objectives and key results, one a row.
pub fn goals_csv(workspace: &Workspace, style: &CsvStyle) -> String {
    let mut sheet = CsvText::new(style, &GOAL_COLUMNS);
    for kpi in workspace.kpis() {
        sheet.row(&kpi_row(workspace, kpi, style));
    }
    for objective in workspace.objectives() {
        sheet.row(&objective_row(workspace, objective));
        for key_result in workspace.key_results_of(&objective.id) {
            sheet.row(&key_result_row(workspace, objective, key_result, style));
        }
    }
    sheet.text
}

/// All readings and check-ins, one a row, in the order of goals and days.
pub fn values_csv(workspace: &Workspace, style: &CsvStyle) -> String {
    let mut sheet = CsvText::new(style, &VALUE_COLUMNS);
    for kpi in workspace.kpis() {
        for reading in workspace.readings_of(&kpi.id) {
            sheet.row(&[
                "Reading".to_owned(),
                kpi.name.clone(),
                String::new(),
                reading.date.to_string(),
                hour(reading.hour),
                number(Some(reading.value), style),
                unit(&kpi.unit),
                String::new(),
                reading.note.clone(),
                reading.author.clone(),
                kpi.id.to_string(),
            ]);
        }
    }
    for objective in workspace.objectives() {
        for key_result in workspace.key_results_of(&objective.id) {
            for check_in in workspace.check_ins_of(&key_result.id) {
                sheet.row(&check_in_row(objective, key_result, check_in, style));
            }
        }
    }
    sheet.text
}

fn kpi_row(workspace: &Workspace, kpi: &Kpi, style: &CsvStyle) -> [String; 20] {
    let dated = kpi.target_on(style.today);
    let readings = workspace.readings_of(&kpi.id);
    let last = readings.last();
    let alarm = dated.and_then(|dated| dated.alarm.as_ref());
    [
        "KPI".to_owned(),
        kpi.name.clone(),
        String::new(),
        kpi.owner.clone(),
        kpi.scope_name.clone(),
        String::new(),
        day(dated.and_then(DatedTarget::dated)),
        String::new(),
        unit(&kpi.unit),
        String::new(),
        band(dated.map(|dated| &dated.target), style),
        band(alarm, style),
        number(last.map(|last| last.value), style),
        day(last.map(|last| last.date)),
        kpi.cadence
            .map_or(String::new(), |cadence| cadence.word().to_owned()),
        kpi.definition.clone(),
        kpi.source.clone(),
        String::new(),
        kpi.note.clone(),
        kpi.id.to_string(),
    ]
}

fn objective_row(workspace: &Workspace, objective: &Objective) -> [String; 20] {
    let cycle = workspace.cycle_of(objective);
    let mut row: [String; 20] = Default::default();
    let cells = [
        (0, "Objective".to_owned()),
        (1, objective.title.clone()),
        (3, objective.owner.clone()),
        (4, objective.team.clone()),
        (5, cycle.map_or(String::new(), |cycle| cycle.name.clone())),
        (6, day(cycle.map(|cycle| cycle.start))),
        (7, day(cycle.map(|cycle| cycle.end))),
        (17, objective.why.clone()),
        (19, objective.id.to_string()),
    ];
    put(&mut row, cells);
    row
}

fn key_result_row(
    workspace: &Workspace,
    objective: &Objective,
    key_result: &KeyResult,
    style: &CsvStyle,
) -> [String; 20] {
    let cycle = workspace.cycle_of(objective);
    let check_ins = workspace.check_ins_of(&key_result.id);
    // A KPI's row says where one stands that it measures.
    let is_measured = workspace.measuring_kpi(&key_result.id).is_some();
    let made = check_ins.iter().rev().filter(|_| !is_measured);
    let last = made.filter_map(|it| Some((it.date, it.value?))).next();
    let target = match key_result.band {
        Some(limit) => band(Some(&limit), style),
        None => number(key_result.target, style),
    };
    let mut row: [String; 20] = Default::default();
    let cells = [
        (0, "Key result".to_owned()),
        (1, key_result.title.clone()),
        (2, objective.title.clone()),
        (3, key_result.owner.clone()),
        (5, cycle.map_or(String::new(), |cycle| cycle.name.clone())),
        (7, day(key_result.due.or(cycle.map(|cycle| cycle.end)))),
        (8, unit(&key_result.unit)),
        (9, number(key_result.baseline, style)),
        (10, target),
        (12, number(last.map(|(_, value)| value), style)),
        (13, day(last.map(|(date, _)| date))),
        (
            14,
            key_result
                .cadence
                .map_or(String::new(), |cadence| cadence.word().to_owned()),
        ),
        (19, key_result.id.to_string()),
    ];
    put(&mut row, cells);
    row
}

fn check_in_row(
    objective: &Objective,
    key_result: &KeyResult,
    check_in: &CheckIn,
    style: &CsvStyle,
) -> [String; 11] {
    let note = [check_in.note.as_str(), check_in.next_step.as_str()];
    let note: Vec<&str> = note.into_iter().filter(|part| !part.is_empty()).collect();
    [
        "Check-in".to_owned(),
        key_result.title.clone(),
        objective.title.clone(),
        check_in.date.to_string(),
        hour(check_in.hour),
        number(check_in.value, style),
        unit(&key_result.unit),
        check_in
            .confidence
            .map_or(String::new(), |level| level.to_string()),
        note.join("\n"),
        check_in.author.clone(),
        key_result.id.to_string(),
    ]
}

fn put<const N: usize>(row: &mut [String; 20], cells: [(usize, String); N]) {
    for (place, text) in cells {
        if let Some(cell) = row.get_mut(place) {
            *cell = text;
        }
    }
}

fn day(day: Option<Date>) -> String {
    day.map_or(String::new(), |day| day.to_string())
}

fn hour(hour: Option<u8>) -> String {
    hour.map_or(String::new(), |hour| hour.to_string())
}

/// A number with the person's decimal mark and no thousands, so that it stays a number in their spreadsheet.
fn number(value: Option<f64>, style: &CsvStyle) -> String {
    let text = value.map_or(String::new(), plain);
    match style.figures.numbers.decimal() {
        '.' => text,
        mark => text.replace('.', &mark.to_string()),
    }
}

/// A unit as people write it in a column: `%`, `EUR`, `h`, `of 5`, their own word.
fn unit(unit: &Unit) -> String {
    match unit {
        Unit::Number => String::new(),
        Unit::Percent => "%".to_owned(),
        Unit::Currency(code) => code.clone(),
        Unit::Duration(time) => time.sign().to_owned(),
        Unit::Rating(of) => format!("of {of}"),
        Unit::Custom(word) => word.clone(),
    }
}

/// Limits in words that read back: "at least 85", "between 3 and 5".
fn band(band: Option<&Band>, style: &CsvStyle) -> String {
    let Some(band) = band.filter(|band| !band.is_open()) else {
        return String::new();
    };
    let show = |value| number(Some(value), style);
    match (band.low, band.high) {
        (Some(low), Some(high)) => format!("between {} and {}", show(low), show(high)),
        (Some(low), None) => format!("at least {}", show(low)),
        (None, Some(high)) => format!("at most {}", show(high)),
        (None, None) => String::new(),
    }
}

/// A file as it is written.
struct CsvText {
    text: String,
    between: char,
    raw: bool,
}

impl CsvText {
    fn new(style: &CsvStyle, columns: &[&str]) -> Self {
        let mut written = Self {
            // Without this sign spreadsheets take the letters for those of another alphabet.
            text: "\u{feff}".to_owned(),
            between: match style.figures.numbers.decimal() {
                '.' => ',',
                _ => ';',
            },
            raw: style.raw,
        };
        let columns: Vec<String> = columns.iter().map(|&name| name.to_owned()).collect();
        written.row(&columns);
        written
    }

    fn row(&mut self, cells: &[String]) {
        for (place, cell) in cells.iter().enumerate() {
            if place > 0 {
                self.text.push(self.between);
            }
            let guard = if !self.raw && is_formula(cell) {
                "'"
            } else {
                ""
            };
            let needs_quotes = |sign: char| matches!(sign, '"' | '\n' | '\r' | '\t' | ',' | ';');
            if cell.contains(needs_quotes) || cell.trim() != cell {
                self.text.push('"');
                self.text.push_str(guard);
                self.text.push_str(&cell.replace('"', "\"\""));
                self.text.push('"');
            } else {
                self.text.push_str(guard);
                self.text.push_str(cell);
            }
        }
        self.text.push_str("\r\n");
    }
}

/// Whether a spreadsheet would compute the cell. A plain number with its sign is one of ours. What already has an apostrophe in front
/// gets another, so that reading takes away exactly one.
fn is_formula(cell: &str) -> bool {
    let starts = cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\'']);
    let mut rest = cell.trim_start_matches('-').chars();
    let is_number = !cell.trim_start_matches('-').is_empty()
        && rest.all(|sign| sign.is_ascii_digit() || matches!(sign, '.' | ','));
    starts && !is_number
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use super::*;
    use crate::domain::{Id, Objective, Reading, Record, State, TimeUnit, date};
    use crate::figures::NumberStyle;
    use proptest::prelude::*;

    fn style(numbers: NumberStyle) -> CsvStyle {
        CsvStyle {
            today: date(2026, 11, 21),
            figures: Figures {
                numbers,
                ..Figures::default()
            },
            raw: false,
        }
    }

    fn workspace(name: &str, note: &str) -> Workspace {
        let kpi = Kpi {
            id: Id::from_text("k"),
            name: name.to_owned(),
            unit: Unit::Duration(TimeUnit::Hours),
            note: note.to_owned(),
            targets: vec![DatedTarget {
                from: DatedTarget::beginning(),
                target: Band::at_most(4.5),
                alarm: Some(Band::at_most(6.0)),
            }],
            ..Kpi::default()
        };
        let reading = Reading {
            id: Id::from_text("r"),
            kpi: kpi.id.clone(),
            date: date(2026, 11, 2),
            value: -3.25,
            ..Reading::default()
        };
        let objective = Objective {
            id: Id::from_text("o"),
            title: "Customers, calm".into(),
            state: State::Running,
            ..Objective::default()
        };
        let key_result = KeyResult {
            id: Id::from_text("kr"),
            objective: objective.id.clone(),
            title: "Say \"yes\"".into(),
            baseline: Some(1.5),
            target: Some(4.0),
            ..KeyResult::default()
        };
        let records: [Record; 4] = [
            kpi.into(),
            reading.into(),
            objective.into(),
            key_result.into(),
        ];
        Workspace::from_records(records)
    }

    /// A reader by the book (RFC 4180), for the test alone.
    fn cells(text: &str, between: char) -> Vec<Vec<String>> {
        let mut rows = vec![vec![String::new()]];
        let mut quoted = false;
        let mut signs = text.trim_start_matches('\u{feff}').chars().peekable();
        while let Some(sign) = signs.next() {
            let row = rows.last_mut().unwrap();
            match sign {
                '"' if quoted && signs.peek() == Some(&'"') => {
                    signs.next();
                    row.last_mut().unwrap().push('"');
                }
                '"' => quoted = !quoted,
                sign if !quoted && sign == between => row.push(String::new()),
                '\r' if !quoted => {}
                '\n' if !quoted => rows.push(vec![String::new()]),
                sign => row.last_mut().unwrap().push(sign),
            }
        }
        rows.pop();
        rows
    }

    #[test]
    fn every_goal_is_a_row_and_numbers_have_the_persons_mark() {
        let rows = cells(
            &goals_csv(&workspace("Answer time", ""), &style(NumberStyle::Comma)),
            ';',
        );
        assert_eq!(rows.len(), 4);
        assert_eq!(rows[0], GOAL_COLUMNS);
        assert_eq!(
            (rows[1][10].as_str(), rows[1][11].as_str()),
            ("at most 4,5", "at most 6")
        );
        assert_eq!(
            (rows[1][12].as_str(), rows[1][13].as_str()),
            ("-3,25", "2026-11-02")
        );
        assert_eq!(rows[2][1], "Customers, calm");
        assert_eq!(
            (rows[3][2].as_str(), rows[3][9].as_str()),
            ("Customers, calm", "1,5")
        );
        let values = cells(
            &values_csv(&workspace("Answer time", ""), &style(NumberStyle::Point)),
            ',',
        );
        assert_eq!(values[1][5], "-3.25");
    }

    #[test]
    fn nothing_that_a_person_wrote_is_computed_by_a_spreadsheet() {
        for (written, cell) in [
            ("=1+1", "'=1+1"),
            ("+49 30 1234", "'+49 30 1234"),
            ("-5", "-5"),
            ("@name", "'@name"),
            ("-cut costs", "'-cut costs"),
            ("'quoted", "''quoted"),
            ("plain", "plain"),
        ] {
            let workspace = workspace(written, "");
            let rows = cells(&goals_csv(&workspace, &style(NumberStyle::Point)), ',');
            assert_eq!(rows[1][1], cell);
            let raw = CsvStyle {
                raw: true,
                ..style(NumberStyle::Point)
            };
            assert_eq!(cells(&goals_csv(&workspace, &raw), ',')[1][1], written);
        }
    }

    proptest! {
        #[test]
        fn every_text_comes_back_letter_by_letter(name in "\\PC{1,20}", note in "[a-z\"',;\n\r\t= ]{0,20}") {
            let workspace = workspace(&name, &note);
            let raw = CsvStyle { raw: true, ..style(NumberStyle::Comma) };
            let rows = cells(&goals_csv(&workspace, &raw), ';');
            prop_assert_eq!(&rows[1][1], &name);
            prop_assert_eq!(rows[1][18].replace('\r', ""), note.replace('\r', ""));
        }
    }
}
