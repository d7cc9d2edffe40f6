//! One KPI: what its numbers mean, what was recorded, what it is linked to.

use super::figure::UNKNOWN;
use super::{
    Decided, Figure, LinkGroup, RecordLine, RecordLines, Sight, decisions, dotted, kpi_mark,
    kpi_standing, link_groups,
};
use crate::domain::{Cadence, Date, Id, Kpi, Meaning as Means, Ordered, Reading};
use crate::figures::{count, direction_word};
use crate::insight::status::against_target;
use crate::insight::{KpiReason, KpiReport, Tone};
use crate::plot::{
    ChartMeaning, Sketch, behaviour, beside_target, fixed_said, meaning, met_said, reading_said,
    recovery_said, signal_said,
};
use crate::route::Route;

/// What the page says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct KpiPage {
    /// Its name as it is; may be empty.
    pub name: String,
    /// What stands for it above the page.
    pub title: String,
    /// What is counted.
    pub lead: String,
    /// Whose it is, and how often it is read.
    pub meta: String,
    /// What its readings mean.
    pub said: ChartMeaning,
    /// The picture that is read off.
    pub sketch: Sketch,
    /// The strip below the picture: the last reading, how often the target is met, the signal, the guards.
    pub figures: Vec<Figure>,
    /// Known changes of the process.
    pub changes: Vec<ProcessChange>,
    /// Where its limits come from.
    pub limits: LimitFacts,
    /// The last value, as an example of what can be typed; empty without one.
    pub last: String,
    /// Whether its numbers are of an hour and not of a whole day.
    pub hourly: bool,
    /// Why an objective should win it back; empty where there is no reason to.
    pub recovery: String,
    /// Goals that are linked to it, by what the link means.
    pub links: Vec<LinkGroup>,
    /// The decisions that led to it.
    pub decisions: Vec<Decided>,
    /// Its targets, each with the day it counts from.
    pub targets: Vec<(String, String)>,
    /// Where the number comes from.
    pub about: Vec<(String, String)>,
    /// What goes with it when it is deleted, and what stays.
    pub along: String,
}

/// A known change of the process: from its day on the limits start anew.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ProcessChange {
    /// Its first day.
    pub day: Date,
    /// The same as people write it.
    pub when: String,
    /// What changed.
    pub label: String,
}

/// Limits that follow all readings, or are fixed at the first ones.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LimitFacts {
    /// Whether there are limits.
    pub any: bool,
    /// How many readings there are to fix them at.
    pub readings: usize,
    /// How many of them they are fixed at.
    pub fixed_at: Option<u32>,
    /// The same as a sentence; empty while they follow all.
    pub said: String,
}

impl LimitFacts {
    /// How many readings the form to fix them proposes.
    pub fn proposed(&self) -> usize {
        let fixed = self.fixed_at.and_then(|first| usize::try_from(first).ok());
        fixed.unwrap_or(self.readings.min(12))
    }
}

/// What the page of a KPI says; none if it is not here.
pub fn page(sight: &Sight, id: &Id) -> Option<KpiPage> {
    let (workspace, today, figures) = (sight.workspace, sight.as_of.day, &sight.figures);
    let kpi = workspace.kpi(id)?;
    let report = &*sight.reports.kpi(workspace, id, sight.as_of)?;
    let last = report.last.as_ref();
    Some(KpiPage {
        name: kpi.name.clone(),
        title: or(&kpi.name, "KPI without a name"),
        lead: or(
            &kpi.definition,
            "No definition yet. Say what is counted, and out of what.",
        ),
        meta: meta(kpi),
        said: meaning(kpi, report, figures),
        sketch: behaviour(kpi, report, today, figures),
        figures: strip(sight, kpi, report),
        changes: changes(sight, kpi),
        limits: LimitFacts {
            any: report.limits().is_some(),
            readings: report.readings_since_change(),
            fixed_at: kpi.fixed_limits,
            said: fixed_said(kpi, report, figures).unwrap_or_default(),
        },
        last: last.map_or_else(String::new, |last| beside_target(kpi, last, figures)),
        hourly: kpi.cadence == Some(Cadence::Hour),
        recovery: report
            .recovery
            .filter(|_| report.improved_by.is_empty())
            .map_or_else(String::new, recovery_said),
        links: links(sight, id),
        decisions: decisions(sight, id),
        targets: targets(sight, kpi),
        about: about(sight, kpi),
        along: along(sight, id),
    })
}

/// Of the readings of a KPI the newest, and how many there are: also those that a later one of the same day outweighs.
pub fn readings(sight: &Sight, id: &Id, most: usize) -> Option<RecordLines> {
    let kpi = sight.workspace.kpi(id)?;
    let all = sight.workspace.readings_of(id);
    let newest = all.iter().rev().take(most);
    Some(RecordLines {
        all: all.len(),
        newest: newest.map(|reading| line(sight, kpi, reading)).collect(),
    })
}

/// A reading as the table shows it, judged by the target of its day.
fn line(sight: &Sight, kpi: &Kpi, reading: &Reading) -> RecordLine {
    let status = against_target(reading.value, kpi.target_on(reading.date));
    RecordLine {
        id: reading.id.clone(),
        day: sight.figures.day_hour(reading.date, reading.hour),
        value: reading_said(kpi, reading.date, reading.value, &sight.figures),
        status: Some(kpi_mark(status)),
        note: dotted([reading.note.as_str(), &reading.author]),
        ..RecordLine::default()
    }
}

/// "Support · lagging · weekly · owner Sam".
fn meta(kpi: &Kpi) -> String {
    let owner = match kpi.owner.as_str() {
        "" => "no owner".to_owned(),
        owner => format!("owner {owner}"),
    };
    let visibility = match kpi.visibility.is_shared() {
        true => "",
        false => "private",
    };
    dotted([
        kpi.scope_name.as_str(),
        kpi.nature.map_or("", |nature| nature.word()),
        kpi.cadence.map_or("no cadence", Cadence::adverb),
        &owner,
        visibility,
    ])
}

fn strip(sight: &Sight, kpi: &Kpi, report: &KpiReport) -> Vec<Figure> {
    let figures = &sight.figures;
    let last = report.last.as_ref();
    let last = last.map_or(UNKNOWN.to_owned(), |last| beside_target(kpi, last, figures));
    let reason = match &report.reason {
        KpiReason::Judged {
            on,
            target,
            unit,
            decimals,
            ..
        } => format!(
            "{}; the target is {}",
            figures.near_day(*on, sight.as_of.day),
            figures.band(target, unit, *decimals)
        ),
        reason => reason.sentence(figures),
    };
    let (met, of) = met_said(kpi, report);
    let (signal, why, tone) = signal_said(report);
    let mut strip = vec![
        Figure {
            status: Some(kpi_standing(report)),
            ..Figure::new("Last reading", last, reason)
        },
        Figure::new("Meets its target", met, of),
        Figure {
            tone: match tone {
                Some(Tone::Improvement) => "good",
                Some(Tone::Concern) => "bad",
                _ => "",
            },
            ..Figure::new("Signal", signal, why)
        },
    ];
    strip.extend(guards(sight, &kpi.id));
    strip
}

/// The metrics that guard it, each with its own last reading and status; at most two.
fn guards(sight: &Sight, id: &Id) -> Vec<Figure> {
    let guards = sight.workspace.linked_to(id, Means::Guards);
    let guards = guards.filter_map(|guard| {
        let kpi = sight.workspace.kpi(guard)?;
        let report = sight.reports.kpi(sight.workspace, guard, sight.as_of)?;
        let last = report.last.as_ref();
        let value = last.map_or(UNKNOWN.to_owned(), |last| {
            beside_target(kpi, last, &sight.figures)
        });
        Some(Figure {
            status: Some(kpi_standing(&report)),
            href: Route::Kpi(kpi.id.clone()).href(),
            ..Figure::new("Guard", value, kpi.name.clone())
        })
    });
    let mut guards: Vec<Figure> = guards.take(2).collect();
    if guards.is_empty() {
        guards.push(Figure::new(
            "Guard",
            "none",
            "link a metric that would show a side effect",
        ));
    }
    guards
}

fn changes(sight: &Sight, kpi: &Kpi) -> Vec<ProcessChange> {
    let changes = kpi.changes.iter().map(|change| ProcessChange {
        day: change.date,
        when: sight.figures.day(change.date),
        label: change.label.clone(),
    });
    changes.collect()
}

fn links(sight: &Sight, id: &Id) -> Vec<LinkGroup> {
    let workspace = sight.workspace;
    let from = |meaning| workspace.linked_from(id, meaning).collect();
    let to = |meaning| workspace.linked_to(id, meaning).collect();
    let groups = [
        ("Objectives that improve it", to(Means::Improves)),
        ("Key results it measures", to(Means::MeasuredBy)),
        ("Guarded by", to(Means::Guards)),
        ("Guards", from(Means::Guards)),
        ("Driven by", to(Means::Drives)),
        ("Drives", from(Means::Drives)),
    ];
    link_groups(sight, groups)
}

/// The targets, the latest first, each with the day it counts from.
fn targets(sight: &Sight, kpi: &Kpi) -> Vec<(String, String)> {
    let figures = &sight.figures;
    let mut dated = kpi.targets.clone();
    dated.order_by_key(|target| std::cmp::Reverse(target.from));
    let band = |band| figures.band(&band, &kpi.unit, kpi.decimals);
    let told = dated.into_iter().map(|target| {
        let from = target.dated().map_or("from the start".to_owned(), |day| {
            format!("from {}", figures.day(day))
        });
        let alarm = target.alarm.map_or_else(String::new, |alarm| {
            format!(", watch while {}", band(alarm))
        });
        (from, format!("{}{alarm}", band(target.target)))
    });
    told.collect()
}

fn about(sight: &Sight, kpi: &Kpi) -> Vec<(String, String)> {
    let day = |day: Option<Date>| day.map_or_else(String::new, |day| sight.figures.day(day));
    let benchmark = kpi.benchmark.as_ref().map(|mark| {
        let value = sight.figures.line(mark.value, &kpi.unit, kpi.decimals);
        match mark.source.as_str() {
            "" => value,
            source => format!("{value}, {source}"),
        }
    });
    let all = [
        ("Source", kpi.source.clone()),
        (
            "Direction",
            kpi.direction.map_or("", direction_word).to_owned(),
        ),
        ("Benchmark", benchmark.unwrap_or_default()),
        ("Since", day(kpi.started)),
        ("Retired", day(kpi.retired)),
        ("Note", kpi.note.clone()),
    ];
    let told = all.into_iter().filter(|(_, text)| !text.is_empty());
    told.map(|(name, text)| (name.to_owned(), text)).collect()
}

fn along(sight: &Sight, id: &Id) -> String {
    let workspace = sight.workspace;
    let measured = workspace.linked_to(id, Means::MeasuredBy);
    let kept: Vec<String> = measured
        .filter(|one| {
            workspace
                .measuring_kpi(one)
                .is_some_and(|kpi| kpi.id == *id)
        })
        .filter_map(|one| workspace.key_result(one))
        .map(|one| format!(" “{}” keeps its numbers as its own check-ins.", one.title))
        .collect();
    format!(
        "{} and {} to other goals are deleted too. The other goals stay.{}",
        count(workspace.readings_of(id).len(), "reading", "readings"),
        count(workspace.links_of(id).count(), "link", "links"),
        kept.concat()
    )
}

/// A text, or what stands in for it while it is empty.
fn or(text: &str, empty: &str) -> String {
    match text {
        "" => empty.to_owned(),
        text => text.to_owned(),
    }
}

#[cfg(test)]
mod tests;
