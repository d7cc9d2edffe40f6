//! The fields of the forms as tables: names, help, examples and the order on the page stand here. Which of them show at the moment is said by
//! functions of the sheet, exceptions written out.

use super::choices::{self, Choices};
use super::sheet::FormSheet;
use super::slot::{List, Slot};

/// How a field is filled in.
#[derive(Clone, Copy, Debug)]
pub enum Shape {
    /// A line of text.
    Line,
    /// Several lines of text.
    Area,
    /// A value in the unit of its goal.
    Value,
    /// A date.
    Day,
    /// A choice from a list.
    Pick(Choices),
    /// One of a few, side by side.
    Radios(Choices),
    /// Other goals, any number of them.
    Links(List, Choices),
}

/// One field of a form, without what stands in it.
#[derive(Clone, Copy, Debug)]
pub struct FieldSpec {
    /// The place in the sheet; of links the place in their rows.
    pub slot: Slot,
    /// How it is filled in.
    pub shape: Shape,
    /// What people read beside it.
    pub label: &'static str,
    /// What belongs here; may be empty.
    pub hint: &'static str,
    /// An example in place of a value; may be empty.
    pub example: &'static str,
    /// The id of a list of suggestions on the page; may be empty.
    pub suggest: &'static str,
    /// How many columns it takes, 1-9; 9 is a line of its own.
    pub columns: u8,
}

impl PartialEq for FieldSpec {
    /// The same field of a form.
    fn eq(&self, other: &Self) -> bool {
        self.word() == other.word()
    }
}

impl FieldSpec {
    const fn new(slot: Slot, shape: Shape) -> Self {
        Self {
            slot,
            shape,
            label: "",
            hint: "",
            example: "",
            suggest: "",
            columns: 1,
        }
    }

    const fn label(mut self, label: &'static str) -> Self {
        self.label = label;
        self
    }

    const fn hint(mut self, hint: &'static str) -> Self {
        self.hint = hint;
        self
    }

    const fn example(mut self, example: &'static str) -> Self {
        self.example = example;
        self
    }

    const fn suggest(mut self, list: &'static str) -> Self {
        self.suggest = list;
        self
    }

    const fn wide(mut self, columns: u8) -> Self {
        self.columns = columns;
        self
    }

    /// What people read beside the field: its own label, or its slot's.
    pub fn name(&self) -> &'static str {
        if self.label.is_empty() {
            self.slot.label()
        } else {
            self.label
        }
    }

    /// The word in the id of its element, by which findings and problems find it.
    pub fn word(&self) -> &'static str {
        match self.shape {
            Shape::Links(list, _) => list.word(),
            _ => self.slot.word(),
        }
    }
}

const fn line(slot: Slot) -> FieldSpec {
    FieldSpec::new(slot, Shape::Line)
}

const fn area(slot: Slot) -> FieldSpec {
    FieldSpec::new(slot, Shape::Area).wide(9)
}

const fn value(slot: Slot) -> FieldSpec {
    FieldSpec::new(slot, Shape::Value)
}

const fn day(slot: Slot) -> FieldSpec {
    FieldSpec::new(slot, Shape::Day)
}

const fn pick(slot: Slot, list: Choices) -> FieldSpec {
    FieldSpec::new(slot, Shape::Pick(list))
}

const fn radios(slot: Slot, list: Choices) -> FieldSpec {
    FieldSpec::new(slot, Shape::Radios(list)).wide(9)
}

const fn links(list: List, label: &'static str, choices: Choices) -> FieldSpec {
    FieldSpec::new(Slot::Goal, Shape::Links(list, choices))
        .label(label)
        .wide(9)
}

// What both kinds of goal share.
static VISIBILITY: FieldSpec = pick(Slot::Visibility, choices::visibility);
static NOTE: FieldSpec = area(Slot::Note);
static DECIMALS: FieldSpec = line(Slot::Decimals).hint("0 to 6. Leave empty to show as typed.");
static NATURE: FieldSpec = pick(Slot::Nature, choices::natures);
static UNIT: FieldSpec = pick(Slot::Unit, choices::units);
static CURRENCY: FieldSpec = line(Slot::Currency).example("EUR").suggest("currencies");
static TIME_UNIT: FieldSpec = pick(Slot::TimeUnit, choices::time_units);
static RATING_OF: FieldSpec = line(Slot::RatingOf).example("5");
static UNIT_WORD: FieldSpec = line(Slot::UnitWord).example("tickets");
static LOW: FieldSpec = value(Slot::Low);
static HIGH: FieldSpec = value(Slot::High);
static TARGET: FieldSpec = value(Slot::Target);

// An objective.

/// The objective in one sentence.
pub static TITLE: FieldSpec = line(Slot::Title)
    .example("Make the first week worth paying for")
    .wide(9);

static OWNER: FieldSpec = line(Slot::Owner).hint("One person.").suggest("people");
static TEAM: FieldSpec = line(Slot::Team).suggest("teams");
static CYCLE: FieldSpec = pick(Slot::Cycle, choices::cycles).wide(2);
static CYCLE_START: FieldSpec = day(Slot::CycleStart).example("1 October");
static CYCLE_END: FieldSpec = day(Slot::CycleEnd).example("31 December");
static CYCLE_NAME: FieldSpec = line(Slot::CycleName).hint("Leave empty to use its dates.");
static AMBITION: FieldSpec = radios(Slot::Ambition, choices::ambitions);
static IMPROVES: FieldSpec =
    links(List::Improves, "It improves", choices::other_kpis).hint("The KPIs it should improve.");

/// What belongs to an objective: its tags, in their order, with the fields they open.
pub fn objective_fields(sheet: &FormSheet) -> Vec<&'static FieldSpec> {
    let mut fields = vec![&OWNER, &TEAM, &CYCLE];
    if sheet.text(Slot::Cycle) == super::cycle::OWN_CYCLE {
        fields.extend([&CYCLE_START, &CYCLE_END, &CYCLE_NAME]);
    }
    fields.extend([&AMBITION, &IMPROVES]);
    fields
}

static WHY: FieldSpec = area(Slot::Why);
static LEVEL: FieldSpec = pick(Slot::Level, choices::levels);
static STATE: FieldSpec = pick(Slot::State, choices::states)
    .hint("A draft has no check-ins due. Close it in its review.");
static SERVES: FieldSpec = pick(Slot::Serves, choices::other_objectives);

/// What else can be said of an objective. One that has started can change its state; before, it has buttons for that.
pub fn objective_more(has_started: bool) -> Vec<&'static FieldSpec> {
    let mut fields = vec![&WHY, &LEVEL, &SERVES, &VISIBILITY];
    if has_started {
        fields.push(&STATE);
    }
    fields.push(&NOTE);
    fields
}

// A key result.

/// A key result in one sentence.
pub static OUTCOME: FieldSpec = line(Slot::Outcome).wide(9);

/// What stands in the lines of key results that are still empty, one after the other.
pub const KEY_RESULT_EXAMPLES: [&str; 5] = [
    "Raise trial to paid conversion from 2 % to 5 % by end of Q2",
    "Cut time to first report from 3 days to 1 day",
    "Keep refunds at most 3 %",
    "Increase referrals from 12 to 30 a month",
    "Reduce open complaints from 40 to 10",
];

static KIND: FieldSpec = radios(Slot::Kind, choices::kinds);
static BASELINE: FieldSpec = value(Slot::Baseline);
static SIDE: FieldSpec = pick(Slot::Side, choices::sides);
static DUE: FieldSpec = day(Slot::Due).example("end of the cycle");
static KEY_RESULT_OWNER: FieldSpec = line(Slot::Owner).suggest("people");
static MEASURED_BY: FieldSpec = pick(Slot::MeasuredBy, choices::measuring_kpis)
    .hint("Its readings become the check-ins.")
    .wide(2);
static REASON: FieldSpec = area(Slot::Reason)
    .hint("It’s running, so the change and its reason are kept and shown on the chart.");

/// The fields of a key result's line, in their order. `has_kpis`: whether there is any KPI to measure by; `asks_why`: whether a reason for
/// changing a running aim is asked for or given.
pub fn key_result_fields(
    row: &FormSheet,
    has_kpis: bool,
    asks_why: bool,
) -> Vec<&'static FieldSpec> {
    let kind = row.text(Slot::Kind);
    let mut fields = vec![&KIND];
    match (kind, row.text(Slot::Side)) {
        ("milestones" | "done", _) => {}
        ("hold", "between") => fields.extend([&SIDE, &LOW, &HIGH]),
        ("hold", "least") => fields.extend([&SIDE, &LOW]),
        ("hold", _) => fields.extend([&SIDE, &HIGH]),
        _ => fields.extend([&BASELINE, &TARGET]),
    }
    let is_measured = !matches!(kind, "milestones" | "done");
    if is_measured {
        fields.extend(unit_fields(row));
    }
    fields.extend([&DUE, &KEY_RESULT_OWNER]);
    if is_measured && has_kpis {
        fields.push(&MEASURED_BY);
    }
    if asks_why {
        fields.push(&REASON);
    }
    fields
}

/// The unit of a sheet: kind, and the detail that kind needs.
fn unit_fields(sheet: &FormSheet) -> Vec<&'static FieldSpec> {
    let detail = match sheet.text(Slot::Unit) {
        "currency" => Some(&CURRENCY),
        "duration" => Some(&TIME_UNIT),
        "rating" => Some(&RATING_OF),
        "text" => Some(&UNIT_WORD),
        _ => None,
    };
    std::iter::once(&UNIT).chain(detail).collect()
}

static CHECK_INS: FieldSpec = pick(Slot::Cadence, choices::check_ins).label("Check-ins");
static CONFIDENCE: FieldSpec =
    pick(Slot::Confidence, choices::confidences).hint("0 = no chance, 10 = certain.");
static WEIGHT: FieldSpec = line(Slot::Weight)
    .example("1")
    .hint("How much it counts in the objective’s progress.");

/// What else can be said of a key result.
pub fn key_result_more() -> Vec<&'static FieldSpec> {
    vec![&CHECK_INS, &CONFIDENCE, &WEIGHT, &NATURE, &DECIMALS]
}

/// The fields of a step.
pub static STEP: [FieldSpec; 2] = [line(Slot::Step), line(Slot::Weight).example("1")];

/// The fields of a phased target.
pub static PHASE: [FieldSpec; 2] = [day(Slot::From).label("By"), value(Slot::Value)];

// A KPI.

/// A KPI's name.
pub static NAME: FieldSpec = line(Slot::Name)
    .example("Time to first response")
    .hint("Write a whole sentence to fill in the fields below.")
    .wide(9);

static DIRECTION: FieldSpec = radios(Slot::Direction, choices::directions);
static CADENCE: FieldSpec = pick(Slot::Cadence, choices::cadences)
    .label("How often it is measured")
    .wide(2);
static DEFINITION: FieldSpec =
    area(Slot::Definition).hint("The formula or rule, so that two people get the same number.");
static SOURCE: FieldSpec = line(Slot::Source)
    .example("Help desk, monthly report")
    .wide(2);

/// What belongs to a KPI: its tags, in their order, with the fields they open.
pub fn kpi_fields(sheet: &FormSheet) -> Vec<&'static FieldSpec> {
    let mut fields = vec![&DIRECTION];
    fields.extend(unit_fields(sheet));
    fields.extend([&OWNER, &CADENCE]);
    fields
}

/// What the tags of a KPI say: what belongs to it, and what stands behind "More" but is missed where nothing is set.
pub fn kpi_tags(sheet: &FormSheet) -> Vec<&'static FieldSpec> {
    let mut fields = kpi_fields(sheet);
    fields.extend([&SOURCE, &DEFINITION]);
    fields
}

static ALARM: FieldSpec = value(Slot::Alarm);
static ALARM_LOW: FieldSpec = value(Slot::AlarmLow);
static ALARM_HIGH: FieldSpec = value(Slot::AlarmHigh);
static VALID_FROM: FieldSpec = day(Slot::From).hint("Leave empty to apply from the start.");

/// The fields of one target of a KPI, by the direction that is good. `is_dated`: whether it says from when it applies.
pub fn target_fields(direction: &str, is_dated: bool) -> Vec<&'static FieldSpec> {
    let mut fields = match direction {
        "hold" => vec![&LOW, &HIGH, &ALARM_LOW, &ALARM_HIGH],
        _ => vec![&TARGET, &ALARM],
    };
    if is_dated {
        fields.push(&VALID_FROM);
    }
    fields
}

static COUNTER: FieldSpec = line(Slot::Counter)
    .hint("What must not get worse. Saved as a KPI that guards this one.")
    .wide(2);
static SCOPE: FieldSpec = pick(Slot::Scope, choices::scopes);
static SCOPE_NAME: FieldSpec = line(Slot::ScopeName).example("Support").suggest("teams");
static BENCHMARK: FieldSpec =
    value(Slot::Benchmark).hint("A line on the chart; it never affects the status.");
static BENCHMARK_SOURCE: FieldSpec = line(Slot::BenchmarkSource).example("Industry report 2026");
static STARTED: FieldSpec = day(Slot::Started);
static RETIRED: FieldSpec = day(Slot::Retired);
static GUARDS: FieldSpec = links(List::Guards, "It guards", choices::other_kpis)
    .hint("What must not suffer for it, such as quality for quantity.");
static DRIVES: FieldSpec = links(List::Drives, "It drives", choices::other_kpis)
    .hint("A leading number moves first. Choose what follows.");

/// What else can be said of a KPI. A counter-metric is named while the KPI is new; later on it is a link, unless the coach's fix names one.
pub fn kpi_more(has_counter: bool) -> Vec<&'static FieldSpec> {
    let counter = has_counter.then_some(&COUNTER);
    let rest = [
        &SOURCE,
        &DEFINITION,
        &NATURE,
        &SCOPE,
        &SCOPE_NAME,
        &VISIBILITY,
        &DECIMALS,
        &BENCHMARK,
        &BENCHMARK_SOURCE,
        &STARTED,
        &RETIRED,
        &GUARDS,
        &DRIVES,
        &NOTE,
    ];
    counter.into_iter().chain(rest).collect()
}

// A review.

/// The score that closes an objective. Its choices say what is suggested, so the page makes them.
pub static SCORE: FieldSpec = pick(Slot::Score, choices::none);

/// Why the score differs from the suggestion.
pub static OVERRIDE: FieldSpec = area(Slot::Override);

/// What is said looking back.
pub static LOOKING_BACK: [FieldSpec; 4] = [
    area(Slot::Worked).wide(1),
    area(Slot::Hindered).wide(1),
    area(Slot::Learned).wide(1),
    pick(Slot::Cause, choices::causes),
];

/// What becomes of a goal after its cycle.
pub static WHAT_NEXT: FieldSpec = radios(Slot::Choice, choices::what_next);
