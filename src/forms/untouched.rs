//! What a person left as it was stays as it was recorded, to the last bit: a form shows numbers, days and rows as texts, and not every
//! record that came from elsewhere fits into its fields.

use super::sheet::FormSheet;
use super::slot::{List, Slot};
use crate::domain::Record;

/// A field of a record, and the slots and lists of the form that say it. Where all of them read as they were written, the field
/// stays.
type SaidBy = (&'static str, &'static [Slot], &'static [List]);

use Slot::{
    Ambition, Baseline, Benchmark, BenchmarkSource, Cadence, Confidence, Currency, Cycle, CycleEnd,
    CycleName, CycleStart, Decimals, Definition, Direction, Due, High, Kind, Level, Low, Name,
    Nature, Note, Outcome, Owner, RatingOf, Retired, Scope, ScopeName, Side, Source, Started,
    State, Target, Team, TimeUnit, Title, Unit, UnitWord, Visibility, Weight, Why,
};

/// The fields of a KPI.
pub(super) const KPI: &[SaidBy] = &[
    ("name", &[Name], &[]),
    ("definition", &[Definition], &[]),
    ("source", &[Source], &[]),
    ("unit", &[Unit, Currency, TimeUnit, RatingOf, UnitWord], &[]),
    ("decimals", &[Decimals], &[]),
    ("direction", &[Direction], &[]),
    ("cadence", &[Cadence], &[]),
    ("nature", &[Nature], &[]),
    ("scope", &[Scope], &[]),
    ("scope_name", &[ScopeName], &[]),
    ("owner", &[Owner], &[]),
    (
        "targets",
        &[Direction, Unit, Currency, TimeUnit, RatingOf, UnitWord],
        &[List::Targets],
    ),
    (
        "benchmark",
        &[Benchmark, BenchmarkSource, Unit, Currency, TimeUnit],
        &[],
    ),
    ("started", &[Started], &[]),
    ("retired", &[Retired], &[]),
    ("note", &[Note], &[]),
    ("visibility", &[Visibility], &[]),
];

/// The fields of an objective.
pub(super) const OBJECTIVE: &[SaidBy] = &[
    ("title", &[Title], &[]),
    ("why", &[Why], &[]),
    ("level", &[Level], &[]),
    ("team", &[Team], &[]),
    ("owner", &[Owner], &[]),
    ("cycle", &[Cycle, CycleStart, CycleEnd, CycleName], &[]),
    ("ambition", &[Ambition], &[]),
    ("state", &[State], &[]),
    ("note", &[Note], &[]),
    ("visibility", &[Visibility], &[]),
];

/// The fields of a key result.
pub(super) const KEY_RESULT: &[SaidBy] = &[
    ("title", &[Outcome], &[]),
    ("measure", &[Kind], &[]),
    ("unit", &[Unit, Currency, TimeUnit, RatingOf, UnitWord], &[]),
    ("decimals", &[Decimals], &[]),
    ("baseline", &[Baseline, Kind, Unit, TimeUnit], &[]),
    ("target", &[Target, Kind, Unit, TimeUnit], &[]),
    ("band", &[Side, Low, High, Kind, Unit, TimeUnit], &[]),
    ("steps", &[Kind], &[List::Steps]),
    ("phased", &[Kind, Unit, TimeUnit], &[List::Phases]),
    ("weight", &[Weight], &[]),
    ("nature", &[Nature], &[]),
    ("due", &[Due], &[]),
    ("cadence", &[Cadence], &[]),
    ("owner", &[Owner], &[]),
    ("confidence", &[Confidence], &[]),
];

/// The record that a form reads as, with every field as it was `before` whose texts are as the form wrote them.
pub(super) fn untouched(
    before: &Record,
    read: Record,
    (sheet, written): (&FormSheet, &FormSheet),
    said: &[SaidBy],
) -> Record {
    let was = before.to_fields();
    let mut fields = read.to_fields();
    for (field, slots, lists) in said {
        let is_same = slots
            .iter()
            .all(|slot| sheet.text(*slot) == written.text(*slot))
            && lists.iter().all(|list| says_same(sheet, written, *list));
        if is_same && fields.get(*field) != was.get(*field) {
            match was.get(*field) {
                Some(value) => fields.insert((*field).to_owned(), value.clone()),
                None => fields.remove(*field),
            };
        }
    }
    // Both were read from records of this kind, so their fields are of the right shape.
    Record::from_fields(read.kind(), &fields).unwrap_or(read)
}

/// Whether the rows of a list say the same in two sheets.
pub(super) fn says_same(one: &FormSheet, other: &FormSheet, list: List) -> bool {
    let (rows, others) = (one.rows(list), other.rows(list));
    rows.len() == others.len()
        && rows
            .iter()
            .zip(others)
            .all(|(row, other)| row.differences(other).is_empty())
}
