//! A sheet of goals before it is taken: its columns, what is asked, and what one click would do.

use crate::domain::{Kind, Ordered, Record, SortedMap};
use crate::figures::count;
use crate::intake::sheet::{
    Column, FoundGoal, Head, Input, MOST_ROWS, Plan, PlanGround, Planning, Remark, Sheet,
    SheetAnswers, SheetHabits, SheetReading, What, heads_of,
};

/// What the dialog says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SheetPage {
    /// Whether anything is there to read.
    pub is_filled: bool,
    /// The columns.
    pub heads: Vec<HeadLine>,
    /// How the columns were understood, in a few words.
    pub columns: String,
    /// What rows are taken for, where that is a guess: the key of the kind.
    pub rows_are: Option<&'static str>,
    /// A number of two readings: the question and both values.
    pub mark: Option<(String, [String; 2])>,
    /// A day of two readings: the question.
    pub order: Option<String>,
    /// What is new: "12 objectives, 28 key results".
    pub sum: String,
    /// What is new, a line each.
    pub added: Vec<String>,
    /// What differs, a line each.
    pub changed: Vec<String>,
    /// What is left out or kept aside, by row and column.
    pub left_out: Vec<String>,
    /// What is here already; empty for nothing.
    pub same: String,
    /// Whether KPIs are among what is new, so that making them is a choice.
    pub makes_kpis: bool,
    /// What the button does.
    pub button: String,
    /// What is said once it is done.
    pub done: String,
    /// Whether it can be done.
    pub is_ready: bool,
}

/// A column as it is shown.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct HeadLine {
    /// Its heading.
    pub name: String,
    /// The key of what it holds.
    pub key: &'static str,
    /// A few of its cells.
    pub samples: String,
}

/// What a person chose in the dialog.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Choice {
    /// What columns hold, and what is open.
    pub said: SheetAnswers,
    /// Whether what differs is changed too.
    pub updates: bool,
    /// What was answered to what is open: decimal mark, order of days.
    pub creates: bool,
}

/// Kinds of rows with their keys and words.
pub const ROWS: [(&str, &str, What); 3] = [
    ("kpi", "KPIs", What::Kpi),
    ("objective", "objectives", What::Objective),
    ("key-result", "key results", What::KeyResult),
];

/// The columns of a file.
pub fn heads(input: &Input, habits: &SheetHabits) -> Vec<Head> {
    let said = SheetAnswers::default();
    let table = input.table();
    table.map_or_else(Vec::new, |table| heads_of(table, habits, &said))
}

/// A file as it was read: a sheet, and where it comes from.
pub fn read(input: &Input, habits: &SheetHabits, said: &SheetAnswers) -> (Sheet, &'static str) {
    let mut reading = SheetSource::new(input, habits, said);
    while reading.step(input) {}
    reading.done(input)
}

/// A file that is being read, in steps.
#[derive(Debug)]
enum SheetSource {
    Rows(Box<SheetReading>),
    /// What came as goals is read already.
    Goals(Vec<FoundGoal>, Vec<Remark>),
}

impl SheetSource {
    fn new(input: &Input, habits: &SheetHabits, said: &SheetAnswers) -> Self {
        match input {
            Input::Rows(table) => Self::Rows(Box::new(SheetReading::new(table, habits, said))),
            Input::Goals(goals, left_out) => Self::Goals(goals.clone(), left_out.clone()),
        }
    }

    fn step(&mut self, input: &Input) -> bool {
        match (self, input.table()) {
            (Self::Rows(reading), Some(table)) => reading.step(table),
            _ => false,
        }
    }

    fn done(self, input: &Input) -> (Sheet, &'static str) {
        let mut read = match self {
            Self::Rows(reading) => reading.done(),
            Self::Goals(goals, left_out) => {
                let sheet = Sheet {
                    goals,
                    left_out,
                    is_viva: true,
                    ..Sheet::default()
                };
                return (sheet, "viva");
            }
        };
        let rows = input.table().map_or(0, |table| table.rows.len());
        if rows > MOST_ROWS {
            let text = format!(
                "Only the first {MOST_ROWS} of {rows} rows were read. Import the rest from a separate file."
            );
            read.left_out.push(Remark {
                text,
                ..Remark::default()
            });
        }
        let source = if read.is_viva { "viva" } else { "sheet" };
        (read, source)
    }
}

/// What a file would do, worked out in steps.
#[derive(Debug)]
pub struct Looking {
    habits: SheetHabits,
    choice: Choice,
    stage: SheetStage,
}

#[derive(Debug)]
enum SheetStage {
    Start,
    Read(SheetSource),
    Plan(Sheet, &'static str, Planning),
    Done(SheetPage, Plan),
}

impl Looking {
    /// Starts to look at a file, by what a person chose.
    pub fn new(habits: SheetHabits, choice: Choice) -> Self {
        let stage = SheetStage::Start;
        Self {
            habits,
            choice,
            stage,
        }
    }

    /// Looks at some rows more; file and ground must be the same each time. False once all is known.
    pub fn step(&mut self, input: &Input, ground: &PlanGround) -> bool {
        self.stage = match std::mem::replace(&mut self.stage, SheetStage::Start) {
            SheetStage::Start => {
                SheetStage::Read(SheetSource::new(input, &self.habits, &self.choice.said))
            }
            SheetStage::Read(mut reading) => {
                if reading.step(input) {
                    SheetStage::Read(reading)
                } else {
                    let (sheet, source) = reading.done(input);
                    SheetStage::Plan(sheet, source, Planning::default())
                }
            }
            SheetStage::Plan(sheet, source, mut planning) => {
                if planning.step(&sheet.goals, &PlanGround { source, ..*ground }) {
                    SheetStage::Plan(sheet, source, planning)
                } else {
                    let plan = planning.done();
                    let page = told(input, &sheet, &plan, &self.habits, &self.choice, ground);
                    SheetStage::Done(page, plan)
                }
            }
            done @ SheetStage::Done(..) => done,
        };
        !matches!(self.stage, SheetStage::Done(..))
    }

    /// How far it is, from 0 to 1.
    pub fn share(&self) -> f64 {
        match &self.stage {
            SheetStage::Start => 0.0,
            SheetStage::Read(SheetSource::Rows(reading)) => reading.share() * 0.5,
            SheetStage::Read(SheetSource::Goals(..)) => 0.5,
            SheetStage::Plan(sheet, _, planning) => {
                0.5 + planning.at() as f64 / sheet.goals.len().max(1) as f64 * 0.5
            }
            SheetStage::Done(..) => 1.0,
        }
    }

    /// What the dialog says, with what stands behind its button.
    pub fn done(&mut self) -> (SheetPage, Plan) {
        match std::mem::replace(&mut self.stage, SheetStage::Start) {
            SheetStage::Done(page, plan) => (page, plan),
            _ => Default::default(),
        }
    }
}

fn told(
    input: &Input,
    sheet: &Sheet,
    plan: &Plan,
    habits: &SheetHabits,
    choice: &Choice,
    ground: &PlanGround,
) -> SheetPage {
    let figures = &habits.figures;
    let shown = sheet.heads.iter().filter(|head| head.is_shown());
    let heads: Vec<HeadLine> = shown
        .map(|head| HeadLine {
            name: head.name.clone(),
            key: head.column.key(),
            samples: head.samples.join(" · ").chars().take(90).collect(),
        })
        .collect();
    let aside = heads
        .iter()
        .filter(|head| head.key == Column::Other.key())
        .count();
    let updates = if choice.updates {
        plan.changed.len()
    } else {
        0
    };
    let goals = plan.added.iter().filter(|it| is_goal(it.kind())).count();
    let others = plan.added.len() - goals;
    let is_ready = plan.does_something(choice.updates)
        && (sheet.open_mark.is_none() || choice.said.mark.is_some())
        && (sheet.open_order.is_none() || choice.said.order.is_some());
    let mut deeds: Vec<String> = Vec::new();
    if goals > 0 {
        deeds.push(count(goals, "goal", "goals"));
    }
    if others > 0 {
        deeds.push(count(others, "other record", "other records"));
    }
    let button = match (deeds.is_empty(), updates) {
        (true, 0) => "Import".to_owned(),
        (true, some) => format!("Update {}", count(some, "record", "records")),
        (false, 0) => format!("Import {}", deeds.first().cloned().unwrap_or_default()),
        (false, some) => format!(
            "Import {}, update {some}",
            deeds.first().cloned().unwrap_or_default()
        ),
    };
    let updated = (updates > 0).then(|| format!("{updates} updated"));
    let done = deeds
        .iter()
        .map(|deed| format!("{deed} imported"))
        .chain(updated);
    let mut remarks: Vec<&Remark> = sheet.left_out.iter().chain(&plan.remarks).collect();
    remarks.order_by_key(|remark| remark.row);
    let remarks = remarks.into_iter().map(Remark::said);
    SheetPage {
        is_filled: !input.is_empty(),
        columns: match (heads.len(), aside) {
            (0, _) => String::new(),
            (all, 0) => format!("{}, all understood", count(all, "column", "columns")),
            (all, aside) => format!(
                "{}, {aside} moved to the note",
                count(all, "column", "columns")
            ),
        },
        heads,
        rows_are: sheet
            .guessed
            .and_then(|what| ROWS.iter().find(|(.., of)| *of == what))
            .map(|(key, ..)| *key),
        mark: sheet.open_mark.as_ref().map(|(cell, point, comma)| {
            let value = |it: f64| figures.number(it, None);
            (
                format!("What does “{cell}” mean?"),
                [value(*point), value(*comma)],
            )
        }),
        order: sheet
            .open_order
            .as_ref()
            .map(|cell| format!("In “{cell}”, which comes first?")),
        sum: sum(plan),
        added: plan
            .added
            .iter()
            .filter(|it| is_goal(it.kind()))
            .map(line)
            .collect(),
        changed: plan
            .changed
            .iter()
            .flat_map(|(before, after)| differences(before, after))
            .collect(),
        left_out: remarks.collect(),
        same: match plan.same {
            0 => String::new(),
            same => format!("{} already here.", count(same, "record is", "records are")),
        },
        makes_kpis: plan.added_of(Kind::Kpi) > 0 || !ground.creates,
        done: done.collect::<Vec<_>>().join(", ") + ".",
        button,
        is_ready,
    }
}

fn is_goal(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Kpi | Kind::Objective | Kind::KeyResult | Kind::Initiative
    )
}

/// "3 objectives, 8 key results, 20 check-ins are new."
fn sum(plan: &Plan) -> String {
    let mut counts: SortedMap<Kind, usize> = SortedMap::new();
    for record in &plan.added {
        counts.change(record.kind(), |count| *count += 1);
    }
    let words = |kind: Kind| match kind {
        Kind::Kpi => ("KPI".to_owned(), "KPIs".to_owned()),
        kind => (kind.noun().to_owned(), format!("{}s", kind.noun())),
    };
    let told: Vec<String> = counts
        .iter()
        .map(|(kind, number)| {
            let (one, many) = words(*kind);
            count(*number, &one, &many)
        })
        .collect();
    match told.is_empty() {
        true => "Nothing new.".to_owned(),
        false => format!("New: {}.", told.join(", ")),
    }
}

fn line(record: &Record) -> String {
    let (owner, team) = match record {
        Record::Kpi(it) => (it.owner.as_str(), it.scope_name.as_str()),
        Record::Objective(it) => (it.owner.as_str(), it.team.as_str()),
        Record::KeyResult(it) => (it.owner.as_str(), ""),
        Record::Initiative(it) => (it.owner.as_str(), ""),
        _ => ("", ""),
    };
    let kind = crate::domain::letters::with_capital(record.kind().noun());
    let name = format!("{kind}: {}", record.name());
    super::dotted([name.as_str(), team, owner])
}

/// What differs in a record, field by field.
fn differences(before: &Record, after: &Record) -> Vec<String> {
    let (is, says) = (before.to_fields(), after.to_fields());
    let name = match before.name() {
        "" => before.kind().noun(),
        name => name,
    };
    let said = |value: Option<&serde_json::Value>| match value {
        None => "not set".to_owned(),
        Some(serde_json::Value::String(text)) => format!("“{text}”"),
        Some(value) => value.to_string(),
    };
    let fields = says
        .iter()
        .filter(|(field, value)| is.get(*field) != Some(*value));
    fields
        .map(|(field, value)| {
            let field_name = field.replace('_', " ");
            format!(
                "{name}, {field_name}: {} → {}",
                said(is.get(field)),
                said(Some(value))
            )
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{FiscalYear, Moment, Workspace, date};
    use crate::figures::Figures;

    fn told(text: &str, workspace: &Workspace) -> SheetPage {
        let habits = SheetHabits {
            figures: Figures::default(),
            fiscal: FiscalYear::starting_in(1),
            today: date(2026, 11, 27),
        };
        let ground = PlanGround {
            workspace,
            source: "sheet",
            moment: Moment::noon(habits.today),
            fiscal: habits.fiscal,
            author: "",
            creates: true,
        };
        let choice = Choice {
            creates: true,
            ..Choice::default()
        };
        let input = Input::from_text(text);
        let mut looking = Looking::new(habits, choice);
        while looking.step(&input, &ground) {}
        looking.done().0
    }

    #[test]
    fn the_preview_says_what_is_new_and_what_is_left_out() {
        let page = told(
            "KPI,Owner,Target,Boss\nLeads,Ada,40,Tom\n,Lin,3,\n",
            &Workspace::default(),
        );
        assert_eq!(page.sum, "New: 1 KPI.");
        assert_eq!(page.added, ["KPI: Leads · Ada"]);
        assert_eq!(page.columns, "4 columns, 1 moved to the note");
        assert_eq!(
            page.left_out,
            ["Row 3: There is no title in this row. Its 2 filled cells were left out."]
        );
        assert_eq!(
            (page.button.as_str(), page.is_ready),
            ("Import 1 goal", true)
        );
        assert!(page.makes_kpis && page.rows_are.is_none());
    }

    #[test]
    fn an_empty_text_is_an_empty_state() {
        let page = told("", &Workspace::default());
        assert!(!page.is_filled && !page.is_ready);
    }
}
