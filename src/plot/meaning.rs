//! The sentence above a KPI's chart: what changed, and whether the process can meet its target.

use super::grain::{Grain, level};
use crate::domain::{Date, DatedTarget, Kpi, MarkedChange};
use crate::figures::{Figures, count};
use crate::insight::{Assurance, KpiReport, KpiSignal, Point, Rule, Side, Tone, xmr};

/// A headline and what stands behind it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ChartMeaning {
    /// One short sentence.
    pub headline: String,
    /// The numbers it rests on, and what to do.
    pub detail: String,
}

/// What a KPI's readings say.
pub fn meaning(kpi: &Kpi, report: &KpiReport, figures: &Figures) -> ChartMeaning {
    let Some(last) = &report.last else {
        return ChartMeaning {
            headline: "No readings yet.".to_owned(),
            detail: "Add the first one. Limits appear after the sixth.".to_owned(),
        };
    };
    let Some(limits) = report.limits() else {
        return too_early(kpi, report, last, figures);
    };
    let show = |value| level(kpi, report, value, figures);
    let mut detail: Vec<String> = Vec::new();
    let signal = recent_signal(report);
    let start = report.segments.last().map_or(0, |part| part.from);
    let mut process = report.points.iter().skip(start).map(|point| point.value);
    let first = process.next();
    let is_level = process.all(|value| Some(value) == first);
    // Limits fixed at readings that were all equal tell nothing of the next one.
    let is_narrow = limits.average_range == 0.0;
    let what = match signal.map(|signal| signal.tone) {
        Some(Tone::Improvement) => "Noticeably better than usual",
        Some(Tone::Concern) => "Noticeably worse than usual",
        Some(Tone::Neutral) => "Noticeably different from usual",
        None if is_level => "No change",
        None => "Normal ups and downs",
    };
    let outlook = report
        .assurance
        .map(|assurance| format!("; it {}", assurance.outlook(report.met)));
    if let Some(stale) = report.stale {
        detail.push(format!(
            "No reading since {}.",
            figures.day(last.date.min(stale.due))
        ));
    }
    if let Some(signal) = signal {
        detail.push(signal_sentence(kpi, report, signal, figures));
    }
    if let Some(since) = since_change(kpi, report, figures) {
        detail.push(since);
    }
    let fixed = fixed_said(kpi, report, figures);
    if let Some(fixed) = &fixed {
        detail.push(fixed.clone());
    }
    let (lower, upper) = (show(limits.lower), show(limits.upper));
    match signal {
        None if is_level => detail.push("All readings are equal.".to_owned()),
        // Something changed, so nobody can say that the next one will be as the last ones were.
        Some(found) => {
            if !is_narrow {
                detail.push(format!("The limits are {lower} and {upper}."));
            }
            detail.push(if found.signal.points.len() > 1 && fixed.is_none() {
                "If you know what changed, mark it and the limits restart there. If you don’t, fix the limits at the first readings so that a drift keeps showing."
                    .to_owned()
            } else {
                "If you know what changed, mark it and the limits restart there.".to_owned()
            });
        }
        None if is_narrow => {}
        None => detail.push(format!(
            "Unless something changes, expect the next reading between {lower} and {upper}."
        )),
    }
    if matches!(
        report.assurance,
        Some(Assurance::Sometimes | Assurance::WillNotMeet)
    ) {
        detail
            .push("To meet the target every time, change the process: that is an OKR.".to_owned());
    }
    ChartMeaning {
        headline: format!("{what}{}.", outlook.unwrap_or_default()),
        detail: detail.join(" "),
    }
}

fn too_early(kpi: &Kpi, report: &KpiReport, last: &Point, figures: &Figures) -> ChartMeaning {
    let made = report.readings_since_change();
    let left = xmr::FEWEST_READINGS.saturating_sub(made);
    let since = match last_change(kpi, report) {
        Some(change) if change.label.is_empty() => " since the marked change".to_owned(),
        Some(change) => format!(" since “{}”", change.label),
        None => String::new(),
    };
    ChartMeaning {
        headline: format!(
            "The last reading is {}. It is too early to tell a real change from normal ups and downs.",
            beside_target(kpi, last, figures)
        ),
        detail: format!(
            "{}{since}; limits appear after {left} more.",
            count(made, "reading", "readings")
        ),
    }
}

/// A reading as written beside the target and the alarm of its day: never rounded onto one that it does not have.
pub fn beside_target(kpi: &Kpi, point: &Point, figures: &Figures) -> String {
    reading_said(kpi, point.date, point.value, figures)
}

/// The same of a day and a value.
pub fn reading_said(kpi: &Kpi, day: Date, value: f64, figures: &Figures) -> String {
    let lines: Vec<f64> = kpi
        .target_on(day)
        .map(DatedTarget::lines)
        .unwrap_or_default();
    figures.beside(value, &kpi.unit, kpi.decimals, &lines)
}

/// Which readings the limits are fixed at, where a person fixed them: "The limits are fixed at the first 8 readings, 1 Jun to
/// 20 Jul 2026."
pub fn fixed_said(kpi: &Kpi, report: &KpiReport, figures: &Figures) -> Option<String> {
    kpi.fixed_limits?;
    let part = report.segments.last()?;
    let first = part.limits.as_ref()?.count;
    let day = |index: usize| {
        report
            .points
            .get(index)
            .map(|point| figures.day(point.date))
    };
    Some(format!(
        "The limits are fixed at the first {first} readings, {} to {}.",
        day(part.from)?,
        day(part.from + first - 1)?
    ))
}

/// The signal to speak of: the latest that one of the last readings made, in the process as it is.
fn recent_signal(report: &KpiReport) -> Option<&KpiSignal> {
    let from = report.segments.last().map_or(0, |part| part.from);
    report
        .signals
        .iter()
        .rev()
        .find(|found| found.signal.last() >= from && found.signal.last() + 4 >= report.points.len())
}

/// Which rule a signal is by, with its numbers.
pub fn signal_sentence(
    kpi: &Kpi,
    report: &KpiReport,
    found: &KpiSignal,
    figures: &Figures,
) -> String {
    let at = found.signal.last();
    let limits = report
        .segments
        .iter()
        .find(|part| part.from <= at && at < part.to)
        .and_then(|part| part.limits.as_ref());
    let (Some(limits), Some(point)) = (limits, report.points.get(at)) else {
        return String::new();
    };
    let show = |value| level(kpi, report, value, figures);
    let (beyond, near, limit) = match found.signal.side {
        Side::High => ("above", "upper", limits.upper),
        Side::Low => ("below", "lower", limits.lower),
    };
    let day = figures.day(point.date);
    let many = found.signal.points.len();
    match found.signal.rule {
        Rule::Outside => {
            let (value, limit) = told_apart(kpi, report, point.value, limit, figures);
            format!("The reading of {day}, {value}, is {beyond} the {near} limit of {limit}.")
        }
        Rule::EightInARow => format!(
            "{many} readings in a row, up to {day}, are {beyond} the average of {}.",
            show(limits.mean)
        ),
        Rule::ThreeOfFour => {
            let first = found.signal.points.first().copied().unwrap_or(at);
            let of = (at + 1).saturating_sub(first).max(4);
            let where_to = if limit == limits.mean {
                // Limits fixed at readings that were all equal: nothing lies between them.
                format!("{beyond} the average of {}", show(limit))
            } else {
                format!(
                    "closer to the {near} limit of {} than to the average",
                    show(limit)
                )
            };
            format!("{many} of {of} readings in a row, up to {day}, are {where_to}.")
        }
    }
}

/// How the average moved with the last marked change, where both sides of it have one.
fn since_change(kpi: &Kpi, report: &KpiReport, figures: &Figures) -> Option<String> {
    let (last, earlier) = report.segments.split_last()?;
    let (after, before) = (
        last.limits.as_ref()?.mean,
        earlier.last()?.limits.as_ref()?.mean,
    );
    let change = last_change(kpi, report)?;
    let since = if change.label.is_empty() {
        format!("Since {}", figures.day(change.date))
    } else {
        format!("Since “{}” on {}", change.label, figures.day(change.date))
    };
    let show = |value| level(kpi, report, value, figures);
    let (is, was) = match (show(after), show(before)) {
        (is, was) if is == was && after != before => figures.apart(
            after,
            before,
            &kpi.unit,
            Grain::of(kpi, report, before).decimals,
        ),
        both => both,
    };
    Some(if after == before {
        format!("{since} the average is still {is}.")
    } else {
        let verb = if after > before { "rose" } else { "fell" };
        format!("{since} the average {verb} from {was} to {is}.")
    })
}

/// A value and a level of the process, with the decimals of the level and as many as tell the two apart.
fn told_apart(
    kpi: &Kpi,
    report: &KpiReport,
    value: f64,
    line: f64,
    figures: &Figures,
) -> (String, String) {
    let shown = level(kpi, report, line, figures);
    let own = figures.value(value, &kpi.unit, kpi.decimals);
    let written = Grain::of(kpi, report, line);
    let decimals = written.decimals.max(kpi.decimals);
    let as_shown = written.worth(line);
    let own_worth = figures.worth(value, kpi.decimals);
    if own_worth.partial_cmp(&as_shown) == value.partial_cmp(&line) {
        (own, shown)
    } else {
        figures.apart(value, line, &kpi.unit, decimals)
    }
}

/// The marked change that the process as it is began with.
fn last_change<'a>(kpi: &'a Kpi, report: &KpiReport) -> Option<&'a MarkedChange> {
    report.segments.last().filter(|part| part.from > 0)?;
    let day = report.changed_on?;
    kpi.changes.iter().rev().find(|change| change.date == day)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::super::behaviour::tests::{monday, weekly};
    use super::*;
    use crate::domain::{Band, Date, Record, Workspace};
    use crate::insight;

    fn said(workspace: &Workspace, kpi: &Kpi, today: Date) -> ChartMeaning {
        let mut records: Vec<Record> = workspace.records().cloned().collect();
        records.push(kpi.clone().into());
        let workspace = Workspace::from_records(records);
        let report = insight::kpi(&workspace, &kpi.id, today).unwrap();
        meaning(kpi, &report, &Figures::default())
    }

    fn plain(text: &str) -> String {
        text.replace('\u{202f}', " ")
    }

    #[test]
    fn nothing_and_few_readings_are_said_as_such() {
        let (workspace, kpi) = weekly(&[]);
        assert_eq!(
            said(&workspace, &kpi, monday(0)).headline,
            "No readings yet."
        );
        let (workspace, kpi) = weekly(&[3.6]);
        let one = said(&workspace, &kpi, monday(0));
        assert_eq!(
            plain(&one.headline),
            "The last reading is 3.6 h. It is too early to tell a real change from normal ups and downs."
        );
        assert_eq!(one.detail, "1 reading; limits appear after 5 more.");
    }

    #[test]
    fn a_steady_process_that_misses_its_target_is_a_case_for_an_okr() {
        let (workspace, mut kpi) = weekly(&[5.0, 5.2, 5.1, 5.3, 5.0, 5.2]);
        let steady = said(&workspace, &kpi, monday(5));
        assert_eq!(
            steady.headline,
            "Normal ups and downs; it will not meet the target as it is."
        );
        assert!(steady.detail.ends_with("that is an OKR."));
        assert!(
            plain(&steady.detail).contains("between 4.60 h and 5.67 h"),
            "{}",
            steady.detail
        );

        if let Some(target) = kpi.targets.first_mut() {
            target.target = Band::at_most(6.0);
        }
        assert_eq!(
            said(&workspace, &kpi, monday(5)).headline,
            "Normal ups and downs; it will keep meeting the target."
        );
    }

    #[test]
    fn a_signal_is_named_with_its_numbers() {
        let (workspace, kpi) = weekly(&[10.0, 12.0, 11.0, 13.0, 12.0, 30.0]);
        let loud = said(&workspace, &kpi, monday(5));
        assert!(
            loud.headline.starts_with("Noticeably worse than usual"),
            "{}",
            loud.headline
        );
        assert!(
            plain(&loud.detail)
                .contains("The reading of 6 Jul 2026, 30 h, is above the upper limit of 27 h."),
            "{}",
            loud.detail
        );
    }

    #[test]
    fn a_marked_change_is_measured_by_the_means_on_both_sides() {
        let mut values = vec![5.0, 5.4, 5.2, 5.6, 5.1, 5.3];
        values.extend([3.0, 3.4, 3.2, 3.6, 3.1, 3.3]);
        let (workspace, mut kpi) = weekly(&values);
        kpi.changes = vec![MarkedChange {
            date: monday(6),
            label: "new rota".into(),
        }];
        let detail = plain(&said(&workspace, &kpi, monday(11)).detail);
        assert!(
            detail.contains(
                "Since “new rota” on 13 Jul 2026 the average fell from 5.27 h to 3.27 h."
            ),
            "{detail}"
        );
    }

    #[test]
    fn a_change_marked_after_the_last_reading_leaves_nothing_to_judge_by_yet() {
        let (workspace, mut kpi) = weekly(&[5.0, 5.4, 5.2, 5.6, 5.1, 5.3, 5.2]);
        kpi.changes = vec![MarkedChange {
            date: monday(6) + chrono::Days::new(2),
            label: "new rota".into(),
        }];
        let before = said(&workspace, &kpi, monday(6) + chrono::Days::new(1));
        assert!(
            before.headline.starts_with("Normal ups and downs"),
            "{before:?}"
        );
        let since = said(&workspace, &kpi, monday(6) + chrono::Days::new(3));
        assert!(since.headline.contains("too early"), "{since:?}");
        assert_eq!(
            since.detail,
            "0 readings since “new rota”; limits appear after 6 more."
        );
    }
}
