//! KPIs that a form names: the one kept already under a name, and the one of which only the name is known.

use crate::domain::letters::{is_alphanumeric, small_letters};
use crate::domain::{Id, Kpi, Workspace};

/// The KPI that is kept already under this name, with its last reading: a new one beside it would say the same twice.
pub fn kept_kpi<'a>(workspace: &'a Workspace, name: &str) -> Option<(&'a Kpi, Option<f64>)> {
    let plain = |name: &str| {
        let letters = name.chars().filter(|letter| is_alphanumeric(*letter));
        small_letters(letters).collect::<String>()
    };
    let wanted = plain(name);
    let kpi = workspace
        .kpis()
        .find(|kpi| kpi.retired.is_none() && !wanted.is_empty() && plain(&kpi.name) == wanted)?;
    let readings = workspace.readings_of(&kpi.id);
    let last = readings.last().map(|reading| reading.value);
    Some((kpi, last))
}

/// A counter-metric of which only the name is known.
pub(super) fn counter_of(guarded: &Id, name: &str) -> Kpi {
    Kpi {
        id: Id::derived(&[guarded.as_str(), "counter"]),
        name: name.to_owned(),
        ..Kpi::default()
    }
}
