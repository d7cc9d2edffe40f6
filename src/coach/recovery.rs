//! The OKR that brings a missed KPI back (DOMAIN §4).

use crate::domain::CycleLength;
use crate::domain::letters::{is_lowercase, small_letters};
use crate::domain::{
    Ambition, Cycle, Date, Direction, Entropy, FiscalYear, Id, KeyResult, KeyResultKind, Kpi, Link,
    Meaning, Nature, Objective, Record, State, Workspace,
};
use crate::insight::kpi_report;

/// Most leading KPIs that are offered as further key results: with the first one they make five.
const MOST_LEADING: usize = 4;

/// Drafts a recovery OKR: an objective that names the KPI and improves it, a key result measured by it with the last reading
/// as baseline and its target, and each leading KPI that drives it as a further key result. The records are drafts for the
/// person to look at; nothing is saved.
///
/// The cycle is the one that runs today; the objective waits in the running calendar quarter when there is none.
pub fn recovery(
    workspace: &Workspace,
    kpi: &Kpi,
    today: Date,
    entropy: &mut dyn Entropy,
) -> Vec<Record> {
    let known = workspace
        .cycles()
        .filter(|cycle| cycle.contains(today))
        .min_by_key(|cycle| cycle.length_days());
    let quarter = FiscalYear::starting_in(1).cycle_at(CycleLength::Quarter, today);
    let cycle: Cycle = known.cloned().unwrap_or_else(|| quarter.clone());
    let objective = Objective {
        id: Id::random(entropy),
        title: format!(
            "Bring {} back to where it should be",
            name_in_sentence(&kpi.name)
        ),
        why: format!("{} misses its target.", kpi.name),
        owner: kpi.owner.clone(),
        cycle: Some(cycle.id.clone()),
        ambition: Some(Ambition::Committed),
        state: State::Draft,
        visibility: kpi.visibility,
        ..Objective::default()
    };
    let mut records: Vec<Record> = Vec::new();
    if known.is_none() {
        records.push(cycle.into());
    }
    records.push(Link::new(&objective.id, Meaning::Improves, &kpi.id).into());
    let leading = workspace
        .linked_to(&kpi.id, Meaning::Drives)
        .filter_map(|id| workspace.kpi(id))
        .filter(|driver| {
            driver.nature == Some(Nature::Leading) && driver.retired.is_none_or(|day| day > today)
        })
        .take(MOST_LEADING);
    for (order, source) in (0_i32..).zip(std::iter::once(kpi).chain(leading)) {
        let key_result = measured_by(workspace, source, &objective.id, order, today, entropy);
        records.push(Link::new(&key_result.id, Meaning::MeasuredBy, &source.id).into());
        records.push(key_result.into());
    }
    records.insert(0, objective.into());
    records
}

/// A key result from where a KPI stands to its target. What is not known stays empty; no number is invented.
fn measured_by(
    workspace: &Workspace,
    kpi: &Kpi,
    objective: &Id,
    order: i32,
    today: Date,
    entropy: &mut dyn Entropy,
) -> KeyResult {
    let last = kpi_report(workspace, kpi, today.into())
        .last
        .map(|point| point.value);
    let target = kpi.target_on(today).map(|target| target.target);
    let mut key_result = KeyResult {
        id: Id::random(entropy),
        objective: objective.clone(),
        title: format!("Bring {} to its target", name_in_sentence(&kpi.name)),
        unit: kpi.unit.clone(),
        decimals: kpi.decimals,
        nature: kpi.nature,
        cadence: kpi.cadence,
        baseline: last,
        order,
        ..KeyResult::default()
    };
    // Of a band it is the nearer limit that has to be reached.
    let aim = match (kpi.direction, target) {
        (_, None) => None,
        (Some(Direction::Up), Some(band)) => band.low,
        (Some(Direction::Down), Some(band)) => band.high,
        (_, Some(band)) => match (last, band.low, band.high) {
            (Some(last), _, Some(high)) if last > high => Some(high),
            (Some(last), Some(low), _) if last < low => Some(low),
            (_, low, high) => high.or(low),
        },
    };
    let met = target
        .zip(last)
        .is_some_and(|(band, last)| band.contains(last));
    if met {
        // It stands where it should: the key result is to keep it there.
        key_result.measure = KeyResultKind::Hold;
        key_result.band = target;
        key_result.baseline = None;
        key_result.title = format!("Hold {} at its target", name_in_sentence(&kpi.name));
        return key_result;
    }
    key_result.target = aim;
    let falls = match (last, aim) {
        (Some(last), Some(aim)) => aim < last,
        _ => kpi.direction == Some(Direction::Down),
    };
    if falls {
        key_result.measure = KeyResultKind::Decrease;
    }
    key_result
}

/// "Time to hire" → "time to hire" inside a sentence; "NPS" and "MRR growth" stay.
fn name_in_sentence(name: &str) -> String {
    let name = name.trim();
    let mut letters = name.chars();
    match (letters.next(), letters.next()) {
        (Some(first), Some(second)) if is_lowercase(second) => {
            small_letters(std::iter::once(first))
                .chain(name.chars().skip(1))
                .collect()
        }
        _ => name.to_owned(),
    }
}
