//! The sentence above a KPI's chart: what changed, and whether the process can meet its target.

use super::behaviour::level;
use crate::domain::{Kpi, MarkedChange};
use crate::figures::Figures;
use crate::insight::{Assurance, KpiReport, KpiSignal, Rule, Side, Tone, xmr};

/// A headline and what stands behind it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Meaning {
    /// One short sentence.
    pub headline: String,
    /// The numbers it rests on, and what to do.
    pub detail: String,
}

impl Meaning {
    /// Both in one, for the name of the picture.
    pub fn whole(&self) -> String {
        format!("{} {}", self.headline, self.detail)
    }
}

/// What a KPI's readings say.
pub fn meaning(kpi: &Kpi, report: &KpiReport, figures: &Figures) -> Meaning {
    let Some(last) = &report.last else {
        return Meaning {
            headline: "Nothing was read yet.".to_owned(),
            detail: "Add the first reading. Limits appear with the sixth.".to_owned(),
        };
    };
    let show = |value| level(kpi, report, value, figures);
    let mut detail: Vec<String> = Vec::new();
    let Some(limits) = report.limits() else {
        let made = report.readings_since_change();
        let left = xmr::FEWEST_READINGS.saturating_sub(made);
        let since = match last_change(kpi, report) {
            Some(change) if change.label.is_empty() => " since the marked change".to_owned(),
            Some(change) => format!(" since “{}”", change.label),
            None => String::new(),
        };
        return Meaning {
            headline: format!(
                "The last reading is {}, and it is too early to tell signal from noise.",
                figures.value(last.value, &kpi.unit, kpi.decimals)
            ),
            detail: format!(
                "{made} {}{since}; limits appear after {left} more.",
                if made == 1 { "reading" } else { "readings" }
            ),
        };
    };
    let signal = recent_signal(report);
    let is_level = limits.upper <= limits.lower;
    let (what, is_good) = match signal.map(|signal| signal.tone) {
        Some(Tone::Improvement) => ("It changed for the better", Some(true)),
        Some(Tone::Concern) => ("It changed for the worse", Some(false)),
        Some(Tone::Neutral) => ("It changed", None),
        None if is_level => ("It does not vary", None),
        None => ("It varies as usual", None),
    };
    let outlook = match (report.assurance, is_good) {
        (Some(Assurance::KeepsMeeting), Some(false)) => ", but keeps meeting its target.",
        (Some(Assurance::KeepsMeeting), _) => " and keeps meeting its target.",
        (Some(Assurance::ByChance), _) => " and meets its target by chance.",
        (Some(Assurance::WillNotMeet), Some(true)) => ", but will not meet its target as it is.",
        (Some(Assurance::WillNotMeet), _) => " and will not meet its target as it is.",
        (None, _) => ".",
    };
    if let Some(stale) = report.stale {
        detail.push(format!(
            "Nothing has been read since {}.",
            figures.day(last.date.min(stale.due))
        ));
    }
    if let Some(signal) = signal {
        detail.push(signal_sentence(kpi, report, signal, figures));
    }
    if let Some(since) = since_change(kpi, report, figures) {
        detail.push(since);
    }
    if is_level {
        detail.push("All readings are equal.".to_owned());
    } else {
        let (lower, upper) = (show(limits.lower), show(limits.upper));
        detail.push(match signal {
            // Something changed, so nobody can say that the next one will be as the last ones were.
            Some(_) => format!(
                "The limits are {lower} and {upper}. If you know why, mark the day: they start again there."
            ),
            None => format!(
                "Unless something changes, expect the next reading between {lower} and {upper}."
            ),
        });
    }
    match report.assurance {
        Some(Assurance::ByChance) => detail.push(
            "The target lies within the limits, so some readings meet it and some do not. Changing the process is an OKR."
                .to_owned(),
        ),
        Some(Assurance::WillNotMeet) => {
            detail.push("Changing the process is an OKR.".to_owned());
        }
        _ => {}
    }
    Meaning {
        headline: format!("{what}{outlook}"),
        detail: detail.join(" "),
    }
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
    match found.signal.rule {
        Rule::Outside => format!(
            "The reading of {day}, {}, lies {beyond} the {near} limit of {}.",
            figures.value(point.value, &kpi.unit, kpi.decimals),
            show(limit)
        ),
        Rule::EightInARow => format!(
            "{} readings in a row up to {day} lie {beyond} the mean of {}.",
            found.signal.points.len(),
            show(limits.mean)
        ),
        Rule::ThreeOfFour => format!(
            "Three of four readings up to {day} lie nearer the {near} limit of {} than the mean.",
            show(limit)
        ),
    }
}

/// How the mean moved with the last marked change, where both sides of it have one.
fn since_change(kpi: &Kpi, report: &KpiReport, figures: &Figures) -> Option<String> {
    let (last, earlier) = report.segments.split_last()?;
    let (after, before) = (
        last.limits.as_ref()?.mean,
        earlier.last()?.limits.as_ref()?.mean,
    );
    let change = last_change(kpi, report)?;
    let (was, is) = (
        level(kpi, report, before, figures),
        level(kpi, report, after, figures),
    );
    let since = if change.label.is_empty() {
        format!("Since {}", figures.day(change.date))
    } else {
        format!("Since “{}” on {}", change.label, figures.day(change.date))
    };
    Some(if was == is {
        format!("{since} the mean is still {is}.")
    } else {
        let verb = if after > before { "rose" } else { "fell" };
        format!("{since} the mean {verb} from {was} to {is}.")
    })
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

    fn said(workspace: &Workspace, kpi: &Kpi, today: Date) -> Meaning {
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
            "Nothing was read yet."
        );
        let (workspace, kpi) = weekly(&[3.6]);
        let one = said(&workspace, &kpi, monday(0));
        assert_eq!(
            plain(&one.headline),
            "The last reading is 3.6 h, and it is too early to tell signal from noise."
        );
        assert_eq!(one.detail, "1 reading; limits appear after 5 more.");
    }

    #[test]
    fn a_steady_process_that_misses_its_target_is_a_case_for_an_okr() {
        let (workspace, mut kpi) = weekly(&[5.0, 5.2, 5.1, 5.3, 5.0, 5.2]);
        let steady = said(&workspace, &kpi, monday(5));
        assert_eq!(
            steady.headline,
            "It varies as usual and will not meet its target as it is."
        );
        assert!(steady.detail.ends_with("Changing the process is an OKR."));
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
            "It varies as usual and keeps meeting its target."
        );
    }

    #[test]
    fn a_signal_is_named_with_its_numbers() {
        let (workspace, kpi) = weekly(&[10.0, 12.0, 11.0, 13.0, 12.0, 30.0]);
        let loud = said(&workspace, &kpi, monday(5));
        assert!(
            loud.headline.starts_with("It changed for the worse"),
            "{}",
            loud.headline
        );
        assert!(
            plain(&loud.detail)
                .contains("The reading of 6 Jul 2026, 30 h, lies above the upper limit of 27 h."),
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
            detail.contains("Since “new rota” on 13 Jul 2026 the mean fell from 5.27 h to 3.27 h."),
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
            before.headline.starts_with("It varies as usual"),
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
