//! What the fields of a goal or a key result say, as tags beside its sentence.

use super::{chosen, shown};
use crate::domain::{Id, Record};
use crate::forms::{
    FieldSpec, FormSheet, Ground, List, OWN_CYCLE, Opt, Slot, cycle_choices, is_blank_key_result,
    near, read_along, read_unit,
};
use crate::phrase::{Days, Ways, read_days};

/// How a tag looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TagKind {
    /// It says something.
    #[default]
    Said,
    /// It names a KPI.
    Kpi,
    /// It follows from something else: the end of the cycle.
    Follows,
    /// Nothing is set yet.
    Open,
}

/// One thing a field says, in a word or two; pressed, it opens that field.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tag {
    /// The key of the sheet of the field it opens.
    pub key: u32,
    /// The slot or list of that field, by its word.
    pub word: &'static str,
    /// What it is: `from`.
    pub name: &'static str,
    /// What stands there: `2 %`.
    pub value: String,
    /// How it looks.
    pub kind: TagKind,
}

const NOT_SET: &str = "not set";

impl Tag {
    fn new(key: u32, word: &'static str, name: &'static str, value: String) -> Self {
        let is_open = value.is_empty();
        Self {
            key,
            word,
            name,
            value: if is_open { NOT_SET.to_owned() } else { value },
            kind: if is_open {
                TagKind::Open
            } else {
                TagKind::Said
            },
        }
    }

    fn of_kpi(mut self) -> Self {
        if self.kind == TagKind::Said {
            self.kind = TagKind::Kpi;
        }
        self
    }
}

/// The tags of a goal itself, one a field; what a choice needs beside it is no tag of its own.
pub(super) fn of_goal(sheet: &FormSheet, ground: &Ground, fields: &[&FieldSpec]) -> Vec<Tag> {
    let tag = |field: &&FieldSpec| {
        let (name, value) = match field.slot {
            Slot::Cycle => ("Cycle", cycle_name(sheet, ground).unwrap_or_default()),
            Slot::Unit => ("Unit", unit_name(sheet)),
            Slot::Ambition => ("Ambition", shown(sheet, ground, field)),
            Slot::Direction => ("Good is", direction(sheet.text(Slot::Direction)).to_owned()),
            Slot::Cadence => ("Measured", shown(sheet, ground, field)),
            Slot::Definition => ("Counts", shown(sheet, ground, field)),
            Slot::Source => ("Source", shown(sheet, ground, field)),
            Slot::Goal => ("Improves", shown(sheet, ground, field)),
            Slot::Owner | Slot::Team => (field.name(), shown(sheet, ground, field)),
            _ => return None,
        };
        let tag = Tag::new(0, field.word(), name, value);
        Some(if field.slot == Slot::Goal {
            tag.of_kpi()
        } else {
            tag
        })
    };
    fields.iter().filter_map(tag).collect()
}

/// The tags of a key result; none as long as nothing is typed.
pub(super) fn of_key_result(row: &FormSheet, sheet: &FormSheet, ground: &Ground) -> Vec<Tag> {
    if is_blank_key_result(row) {
        return Vec::new();
    }
    let tag = |slot: Slot, name, value| Tag::new(row.key, slot.word(), name, value);
    let number = |slot: Slot| number(row, slot, ground);
    let mut tags = match (row.text(Slot::Kind), row.text(Slot::Side)) {
        ("milestones", _) => {
            let steps = row.rows(List::Steps).iter();
            let steps = steps.filter(|step| !step.is_blank(&[Slot::Id])).count();
            let steps = if steps == 0 {
                String::new()
            } else {
                steps.to_string()
            };
            vec![Tag::new(row.key, List::Steps.word(), "steps", steps)]
        }
        ("done", _) => vec![tag(Slot::Kind, "", "done or not".to_owned())],
        ("hold", "between") => vec![
            tag(Slot::Low, "at least", number(Slot::Low)),
            tag(Slot::High, "at most", number(Slot::High)),
        ],
        ("hold", "least") => vec![tag(Slot::Low, "at least", number(Slot::Low))],
        ("hold", _) => vec![tag(Slot::High, "at most", number(Slot::High))],
        _ => vec![
            tag(Slot::Baseline, "from", number(Slot::Baseline)),
            tag(Slot::Target, "to", number(Slot::Target)),
        ],
    };
    tags.push(match row.text(Slot::Due).trim() {
        "" => {
            let mut by = tag(
                Slot::Due,
                "by",
                cycle_end(sheet, ground).unwrap_or_default(),
            );
            if by.kind == TagKind::Said {
                by.kind = TagKind::Follows;
            }
            by
        }
        due => tag(Slot::Due, "by", short_day(due, ground)),
    });
    let owner = row.text(Slot::Owner).trim();
    if !owner.is_empty() {
        tags.push(tag(Slot::Owner, "owner", owner.to_owned()));
    }
    let kpi = row.text(Slot::MeasuredBy);
    if !kpi.is_empty() {
        let name = kpi_name(&Id::from_text(kpi), sheet, ground);
        tags.push(tag(Slot::MeasuredBy, "measured by", name).of_kpi());
    }
    tags
}

/// The name of a KPI that is kept, or saved with the form.
fn kpi_name(id: &Id, sheet: &FormSheet, ground: &Ground) -> String {
    if let Some(kpi) = ground.workspace.kpi(id) {
        return kpi.name.clone();
    }
    let along = read_along(sheet, ground.workspace);
    let name = along
        .iter()
        .find(|record| record.id() == id)
        .map(Record::name);
    name.unwrap_or("a KPI that is still a draft").to_owned()
}

/// A number with its unit, as it is read; as it was typed where it cannot be read in one way.
fn number(row: &FormSheet, slot: Slot, ground: &Ground) -> String {
    let typed = row.text(slot).trim();
    let unit = read_unit(row);
    let known = (!typed.is_empty()).then(|| near(row, ground)).flatten();
    match ground.habits.ways(typed, &unit, known) {
        Ok(Ways::One(value)) => ground.habits.figures.value(value, &unit, None),
        _ => typed.to_owned(),
    }
}

fn short_day(typed: &str, ground: &Ground) -> String {
    match read_days(typed, &ground.habits.calendar()) {
        Ok(Days::One(day)) => ground
            .habits
            .figures
            .near_day(day, day - chrono::Days::new(9)),
        _ => typed.to_owned(),
    }
}

/// The name of the cycle that is chosen.
pub(super) fn cycle_name(sheet: &FormSheet, ground: &Ground) -> Option<String> {
    match sheet.text(Slot::Cycle) {
        "" => None,
        OWN_CYCLE => Some(match sheet.text(Slot::CycleName).trim() {
            "" => "own dates".to_owned(),
            name => name.to_owned(),
        }),
        id => {
            let mut all = cycle_choices(ground).into_iter();
            let cycle = all.find(|choice| choice.cycle.id.as_str() == id);
            cycle.map(|choice| choice.cycle.name)
        }
    }
}

/// The last day of the cycle that is chosen.
fn cycle_end(sheet: &FormSheet, ground: &Ground) -> Option<String> {
    match sheet.text(Slot::Cycle) {
        OWN_CYCLE => {
            let end = sheet.text(Slot::CycleEnd).trim();
            (!end.is_empty()).then(|| short_day(end, ground))
        }
        id => {
            let mut all = cycle_choices(ground).into_iter();
            let cycle = all.find(|choice| choice.cycle.id.as_str() == id)?.cycle;
            Some(
                ground
                    .habits
                    .figures
                    .near_day(cycle.end, cycle.end - chrono::Days::new(9)),
            )
        }
    }
}

fn direction(word: &str) -> &'static str {
    match word {
        "up" => "higher",
        "down" => "lower",
        "hold" => "within limits",
        _ => "",
    }
}

fn unit_name(sheet: &FormSheet) -> String {
    let detail = |slot: Slot, before: &str| match sheet.text(slot).trim() {
        "" => String::new(),
        text => format!("{before}{text}"),
    };
    match sheet.text(Slot::Unit) {
        "" => "number".to_owned(),
        "percent" => "percent".to_owned(),
        "currency" => detail(Slot::Currency, ""),
        "duration" => detail(Slot::TimeUnit, ""),
        "rating" => detail(Slot::RatingOf, "out of "),
        _ => detail(Slot::UnitWord, ""),
    }
}

/// The names of linked goals: the first, and how many more.
pub(super) fn linked(sheet: &FormSheet, list: List, options: &[Opt]) -> String {
    let rows = sheet.rows(list);
    let Some(first) = rows.first() else {
        return String::new();
    };
    let known = options
        .iter()
        .any(|option| option.word == first.text(Slot::Goal));
    let name = if known {
        chosen(options, first.text(Slot::Goal))
    } else {
        "a KPI that is still a draft".to_owned()
    };
    match rows.len() {
        1 => name,
        all => format!("{name} and {} more", all - 1),
    }
}
