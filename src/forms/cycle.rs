//! The cycles a form offers, and the one that was chosen.

use super::ground::Ground;
use super::problem::Fault;
use super::reader::{Reader, write_date};
use super::sheet::FormSheet;
use super::slot::Slot;
use crate::domain::{Cycle, CycleLength, FiscalYear, Gathered, Id, Ordered, SortedSet};

/// The choice "own dates".
pub const OWN_CYCLE: &str = "own";

/// A cycle on offer.
#[derive(Clone, Debug, PartialEq)]
pub struct CycleChoice {
    /// Under which heading.
    pub group: CycleGroup,
    /// The cycle.
    pub cycle: Cycle,
}

/// The headings of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CycleGroup {
    /// Quarters of the fiscal year.
    Quarters,
    /// Half-years.
    Halves,
    /// Fiscal years.
    Years,
    /// Cycles that are already in use and none of the above.
    Others,
}

impl CycleGroup {
    /// All of them, in the order of the list.
    pub const ALL: [Self; 4] = [Self::Quarters, Self::Halves, Self::Years, Self::Others];

    /// The heading.
    pub fn label(self) -> &'static str {
        match self {
            Self::Quarters => "Quarters",
            Self::Halves => "Half-years",
            Self::Years => "Years",
            Self::Others => "In use",
        }
    }
}

/// The cycles around today: four quarters, two half-years and two years from the running one on, then those in use.
pub fn cycle_choices(ground: &Ground) -> Vec<CycleChoice> {
    let fiscal = FiscalYear::starting_in(ground.habits.fiscal_month);
    let mut choices: Vec<CycleChoice> = Vec::new();
    let lengths = [
        (CycleGroup::Quarters, CycleLength::Quarter, 4),
        (CycleGroup::Halves, CycleLength::Half, 2),
        (CycleGroup::Years, CycleLength::Year, 2),
    ];
    for (group, length, count) in lengths {
        let mut cycle = fiscal.cycle_at(length, ground.habits.today);
        for _ in 0..count {
            let next = fiscal.next(length, &cycle);
            choices.push(CycleChoice { group, cycle });
            cycle = next;
        }
    }
    let offered: SortedSet<Id> = choices
        .iter()
        .map(|choice| choice.cycle.id.clone())
        .into_set();
    let used = ground
        .workspace
        .cycles()
        .filter(|cycle| !offered.contains(&cycle.id));
    let mut used: Vec<CycleChoice> = used
        .map(|cycle| CycleChoice {
            group: CycleGroup::Others,
            cycle: cycle.clone(),
        })
        .collect();
    used.order_by_key(|choice| std::cmp::Reverse(choice.cycle.start));
    choices.extend(used);
    choices
}

/// The cycle that was chosen. With own dates both ends are needed.
pub(super) fn read_cycle(reader: &mut Reader, sheet: &FormSheet) -> Option<Cycle> {
    match sheet.text(Slot::Cycle) {
        "" => None,
        OWN_CYCLE => own_cycle(reader, sheet),
        id => {
            let id = Id::from_text(id);
            let known = reader.ground.workspace.cycle(&id).cloned();
            let chosen = known.or_else(|| {
                let offered = cycle_choices(&reader.ground).into_iter();
                offered
                    .map(|choice| choice.cycle)
                    .find(|cycle| cycle.id == id)
            });
            if chosen.is_none() {
                reader.note(sheet, Slot::Cycle, Fault::Gone);
            }
            chosen
        }
    }
}

/// Writes a cycle into a sheet. Its dates are written too, for whoever goes on to change them.
pub(super) fn write_cycle(sheet: &mut FormSheet, cycle: &Cycle, ground: &Ground) {
    sheet.set(Slot::Cycle, cycle.id.as_str());
    write_date(sheet, Slot::CycleStart, Some(cycle.start), &ground.habits);
    write_date(sheet, Slot::CycleEnd, Some(cycle.end), &ground.habits);
}

fn own_cycle(reader: &mut Reader, sheet: &FormSheet) -> Option<Cycle> {
    for (slot, ask) in [
        (
            Slot::CycleStart,
            "Type the first day of the cycle, for example 1 October.",
        ),
        (
            Slot::CycleEnd,
            "Type the last day of the cycle, for example 31 December.",
        ),
    ] {
        if sheet.text(slot).trim().is_empty() {
            reader.note(sheet, slot, Fault::Missing(ask));
        }
    }
    let start = reader.date(sheet, Slot::CycleStart);
    let end = reader.date(sheet, Slot::CycleEnd);
    let name = reader.short(sheet, Slot::CycleName);
    let (start, end) = (start?, end?);
    if end < start {
        reader.note(sheet, Slot::CycleEnd, Fault::EndsBeforeStart);
        return None;
    }
    let figures = reader.ground.habits.figures;
    let made = Cycle::new(name, start, end);
    let known = reader.ground.workspace.cycle(&made.id).cloned();
    Some(match known {
        // Somebody already gave these dates a name.
        Some(known) if made.name.is_empty() => known,
        Some(known) => Cycle {
            name: made.name,
            ..known
        },
        None if made.name.is_empty() => Cycle {
            name: format!("{} – {}", figures.day(start), figures.day(end)),
            ..made
        },
        None => made,
    })
}
