//! What a row shows of a KPI or key result.

use super::{GoalKind, Mark, Sight, dotted, kpi_standing, standing};
use crate::domain::{Cadence, Date, Id, KeyResult, KeyResultKind, Unit, Workspace};
use crate::figures::{Figures, count};
use crate::insight::{AsOf, InTheWay, KeyResultReport, KpiReport, Status, steps_done};
use crate::plot::reading_said;
use crate::recording::{BLOCKERS, Subject, is_hourly};
use crate::route::Route;

/// How many of the last values a spark shows.
const SPARK: usize = 16;

/// What a row shows, ready to be written.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RowFacts {
    /// KPI or key result.
    pub goal: GoalKind,
    /// Its name or title.
    pub title: String,
    /// The address of its page.
    pub href: String,
    /// Whose it is and what it aims at.
    pub context: String,
    /// What a KPI aims at; a key result says it in its title.
    pub aim: String,
    /// How a key result is measured; none for a KPI.
    pub kind: Option<KeyResultKind>,
    /// The unit of its values.
    pub unit: Unit,
    /// Whether its numbers are of an hour and not of a whole day.
    pub hourly: bool,
    /// The last value as written; empty when nothing was recorded.
    pub last: String,
    /// The last values, oldest first.
    pub spark: Vec<f64>,
    /// The shape of its status.
    pub mark: Mark,
    /// The word of its status.
    pub word: String,
    /// The last value as a field of a row has room for it: without its unit where that is long.
    pub hint: String,
    /// Confidence 0-10; key results only.
    pub confidence: Option<u8>,
    /// From where to where, and how far: "2 % → 5 %, now 4.1 %"; key results only.
    pub path: String,
    /// Where a key result goes: "12,000 followers", "at most 3, met 7 of 8", "4 steps"; empty for done or not.
    pub to: String,
    /// The day of the last value, or that there is none.
    pub was: String,
    /// Progress as computed, below 0 and above 1 too; none without data.
    pub progress: Option<f64>,
    /// Expected progress; none without a cycle.
    pub expected: Option<f64>,
    /// What is in the way and what is done about it, or why it is paused; empty for nothing.
    pub trouble: String,
    /// Shape and word of a status that a person set over the computed one.
    pub stated: Option<(Mark, String)>,
    /// The steps of milestones with whether each is done.
    pub steps: Vec<(Id, String, bool)>,
}

/// What a row shows of a subject; none when it is gone.
pub fn row_facts(sight: &Sight, subject: &Subject) -> Option<RowFacts> {
    let (workspace, as_of) = (sight.workspace, sight.as_of);
    match subject {
        Subject::Kpi(id) => {
            let report = sight.reports.kpi(workspace, id, as_of)?;
            kpi_facts(workspace, id, &report, as_of, &sight.figures)
        }
        Subject::KeyResult(id) => {
            let report = sight.reports.key_result(workspace, id, as_of)?;
            key_result_facts(workspace, id, &report, &sight.figures)
        }
    }
}

fn kpi_facts(
    workspace: &Workspace,
    id: &Id,
    report: &KpiReport,
    as_of: AsOf,
    figures: &Figures,
) -> Option<RowFacts> {
    let kpi = workspace.kpi(id)?;
    let target = kpi
        .target_on(as_of.day)
        .filter(|dated| !dated.target.is_open())
        .map(|dated| figures.band(&dated.target, &kpi.unit, kpi.decimals))
        .unwrap_or_default();
    let place = if kpi.scope_name.is_empty() {
        &kpi.owner
    } else {
        &kpi.scope_name
    };
    let (mark, word) = kpi_standing(report);
    Some(RowFacts {
        goal: GoalKind::Kpi,
        title: kpi.name.clone(),
        href: Route::Kpi(id.clone()).href(),
        context: dotted([place.as_str(), &target]),
        aim: target,
        kind: None,
        hourly: kpi.cadence == Some(Cadence::Hour),
        unit: kpi.unit.clone(),
        last: report
            .last
            .as_ref()
            .map(|last| reading_said(kpi, last.date, last.value, figures))
            .unwrap_or_default(),
        hint: report
            .last
            .as_ref()
            .map(|last| {
                let said = reading_said(kpi, last.date, last.value, figures);
                short(said, last.value, kpi.decimals, figures)
            })
            .unwrap_or_default(),
        was: was(report.last.as_ref().map(|last| last.date), figures),
        spark: tail(report.points.iter().map(|point| point.value).collect()),
        mark,
        word,
        confidence: None,
        path: String::new(),
        to: String::new(),
        progress: None,
        expected: None,
        trouble: String::new(),
        stated: None,
        steps: Vec::new(),
    })
}

fn key_result_facts(
    workspace: &Workspace,
    id: &Id,
    report: &KeyResultReport,
    figures: &Figures,
) -> Option<RowFacts> {
    let key_result = workspace.key_result(id)?;
    let objective = workspace.objective(&key_result.objective);
    let owner = match key_result.owner.as_str() {
        "" => objective.map_or("", |it| it.owner.as_str()),
        owner => owner,
    };
    let (mark, word) = standing(report.status, report.stale);
    let done = steps_done(workspace, key_result);
    let last_text = report
        .current
        .as_ref()
        .map(|last| match key_result.measure {
            KeyResultKind::Done if last.value >= 1.0 => "done".to_owned(),
            KeyResultKind::Done => "not yet".to_owned(),
            KeyResultKind::Milestones => {
                let (done, of) = report.steps.unwrap_or((0, 0));
                format!("{done} of {of}")
            }
            _ => figures.recorded(key_result, last.value),
        });
    Some(RowFacts {
        goal: GoalKind::KeyResult,
        title: key_result.title.clone(),
        href: Route::KeyResult(id.clone()).href(),
        context: dotted([objective.map_or("", |it| it.title.as_str()), owner]),
        aim: short_aim(key_result, figures),
        kind: Some(key_result.measure),
        hourly: is_hourly(workspace, &Subject::KeyResult(id.clone())),
        unit: key_result.unit.clone(),
        last: last_text.clone().unwrap_or_default(),
        hint: report
            .current
            .as_ref()
            .zip(last_text.clone())
            .map(|(last, said)| short(said, last.value, key_result.decimals, figures))
            .unwrap_or_default(),
        was: was(report.current.as_ref().map(|last| last.date), figures),
        spark: tail(report.points.iter().map(|point| point.value).collect()),
        mark,
        word,
        confidence: report.confidence.map(|said| said.level),
        path: path(key_result, report, last_text.as_deref(), figures),
        to: to(key_result, report, figures),
        progress: report.progress.map(|progress| progress.raw),
        expected: report.due_today,
        trouble: trouble(report, figures),
        stated: report
            .stated
            .as_ref()
            .map(|stated| standing(stated.status.into(), None)),
        steps: key_result
            .steps
            .iter()
            .map(|step| (step.id.clone(), step.text.clone(), done.contains(&step.id)))
            .collect(),
    })
}

fn was(day: Option<Date>, figures: &Figures) -> String {
    day.map_or("no value yet".to_owned(), |day| figures.short_day(day))
}

/// Most letters of a value that a field of a row has room for.
const ROOM: usize = 9;

/// A value as written, or its number alone where there is no room for the unit.
fn short(said: String, value: f64, decimals: Option<u8>, figures: &Figures) -> String {
    match said.chars().count() > ROOM {
        true => figures.number(value, decimals),
        false => said,
    }
}

/// "50 d → 40 d", "at most 3"; empty where the title says it already, and for what has no number.
fn short_aim(key_result: &KeyResult, figures: &Figures) -> String {
    let is_said = |value: f64| {
        let number = figures.number(value, None);
        key_result.title.contains(&number)
    };
    let show = |value: f64| figures.line(value, &key_result.unit, key_result.decimals);
    match key_result.measure {
        KeyResultKind::Increase | KeyResultKind::Decrease => {
            let target = key_result.target.filter(|target| !is_said(*target));
            match (key_result.baseline, target) {
                (Some(baseline), Some(target)) => format!("{} → {}", show(baseline), show(target)),
                (None, Some(target)) => format!("→ {}", show(target)),
                _ => String::new(),
            }
        }
        KeyResultKind::Hold => key_result
            .band
            .filter(|band| ![band.low, band.high].into_iter().flatten().any(is_said))
            .map(|band| figures.band(&band, &key_result.unit, key_result.decimals))
            .unwrap_or_default(),
        _ => String::new(),
    }
}

/// What is in the way; of a paused one, why and until when.
fn trouble(report: &KeyResultReport, figures: &Figures) -> String {
    if report.status == Status::Paused {
        return crate::figures::sentence(&report.reason.sentence(figures));
    }
    report
        .in_the_way
        .as_ref()
        .filter(|_| report.status != Status::Done)
        .map(in_the_way)
        .unwrap_or_default()
}

/// The same where there is little room: "Blocker: dependency".
pub fn blocker(it: &InTheWay) -> String {
    let of = BLOCKERS
        .into_iter()
        .find(|(blocker, ..)| it.blocker == Some(*blocker));
    match of {
        Some((_, word, _)) => format!("Blocker: {word}"),
        None => format!("Next: {}", it.next_step),
    }
}

/// "In the way: waiting for somebody else. Next: ask the vendor."
pub fn in_the_way(it: &InTheWay) -> String {
    let blocker = BLOCKERS
        .into_iter()
        .find(|(blocker, _, _)| it.blocker == Some(*blocker))
        .map(|(_, _, words)| format!("In the way: {words}."));
    let next = (!it.next_step.is_empty())
        .then(|| format!("Next: {}", crate::figures::sentence(&it.next_step)));
    let parts = [blocker, next].into_iter().flatten();
    parts.collect::<Vec<_>>().join(" ")
}

/// "2 % → 5 %, now 4.1 %", "hold at most 2, met 7 of 8", "2 of 5 steps".
fn path(
    key_result: &KeyResult,
    report: &KeyResultReport,
    last: Option<&str>,
    figures: &Figures,
) -> String {
    let aim = aim(key_result, report, figures);
    match (last, key_result.measure) {
        (Some(last), KeyResultKind::Milestones) => format!("{last} steps done"),
        (Some(last), KeyResultKind::Done) => last.to_owned(),
        (Some(last), _) => format!("{aim}, now {last}"),
        (None, _) => format!("{aim}, nothing recorded yet"),
    }
}

/// "2 % → 5 %", "hold at most 2, met 7 of 8", "5 steps".
pub(super) fn aim(key_result: &KeyResult, report: &KeyResultReport, figures: &Figures) -> String {
    let show = |value: Option<f64>, missing: &str| {
        value.map_or(missing.to_owned(), |value| {
            figures.line(value, &key_result.unit, key_result.decimals)
        })
    };
    match key_result.measure {
        KeyResultKind::Increase | KeyResultKind::Decrease => format!(
            "{} → {}",
            show(key_result.baseline, "no baseline"),
            show(key_result.target, "no target")
        ),
        KeyResultKind::Hold => format!("hold {}", to(key_result, report, figures)),
        KeyResultKind::Milestones => count(key_result.steps.len(), "step", "steps"),
        KeyResultKind::Done => "done or not".to_owned(),
    }
}

/// The target of a key result alone.
fn to(key_result: &KeyResult, report: &KeyResultReport, figures: &Figures) -> String {
    match key_result.measure {
        KeyResultKind::Increase | KeyResultKind::Decrease => {
            key_result.target.map_or("no target".to_owned(), |target| {
                figures.line(target, &key_result.unit, key_result.decimals)
            })
        }
        KeyResultKind::Hold => {
            let limit = key_result.band.map_or("no limit".to_owned(), |band| {
                figures.band(&band, &key_result.unit, key_result.decimals)
            });
            match report.held {
                Some((met, of)) if of > 0 => format!("{limit}, met {met} of {of}"),
                _ => limit,
            }
        }
        KeyResultKind::Milestones => count(key_result.steps.len(), "step", "steps"),
        KeyResultKind::Done => String::new(),
    }
}

fn tail(values: Vec<f64>) -> Vec<f64> {
    let from = values.len().saturating_sub(SPARK);
    values.into_iter().skip(from).collect()
}
