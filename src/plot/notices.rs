//! What Today and a KPI's own page say of KPIs in a sentence or a few words: what changed, what is worth an OKR, how often the
//! target is met.

use super::grain::level;
use super::meaning::{ChartMeaning, signal_sentence};
use crate::domain::{Date, Id, Kpi, Ordered, Workspace};
use crate::figures::{Figures, count};
use crate::insight::{AsOf, Assurance, KpiReport, RecoveryCause, Reports, Rule, Tone, xmr};
use std::cmp::Reverse;

/// What there is to notice among the KPIs.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Notices {
    /// KPIs with a signal that is news: concerns first, and of those the latest.
    pub signals: Vec<Notice>,
    /// KPIs to recover that no running objective improves: the pressing ones first, and of those the latest.
    pub worth: Vec<Notice>,
}

/// One KPI and what to know of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    /// The KPI.
    pub id: Id,
    /// One sentence.
    pub headline: String,
    /// The numbers behind it.
    pub detail: String,
    /// Whether it comes first, and the day of its last reading.
    pub rank: (bool, Option<Date>),
}

/// What there is to notice on a day; `looked` is the day of the last visit.
pub fn notices(
    workspace: &Workspace,
    reports: &Reports,
    as_of: AsOf,
    looked: Option<Date>,
    figures: &Figures,
) -> Notices {
    let mut found = Notices::default();
    for kpi in workspace.kpis() {
        let Some(report) = reports.kpi(workspace, &kpi.id, as_of) else {
            continue;
        };
        let last = report.last.as_ref().map(|last| last.date);
        if let Some(signal) = report.news(kpi.cadence, as_of.day, looked) {
            let how = match signal.tone {
                Tone::Improvement => "is noticeably better than usual.",
                Tone::Concern => "is noticeably worse than usual.",
                Tone::Neutral => "is noticeably different from usual.",
            };
            found.signals.push(Notice {
                id: kpi.id.clone(),
                headline: format!("{} {how}", kpi.name),
                detail: signal_sentence(kpi, &report, signal, figures),
                rank: (signal.tone == Tone::Concern, last),
            });
        }
        if let Some(cause) = report.recovery
            && report.improved_by.is_empty()
        {
            let ChartMeaning { headline, detail } = worth(kpi, &report, cause, figures);
            found.worth.push(Notice {
                id: kpi.id.clone(),
                headline,
                detail,
                rank: (cause.is_pressing(), last),
            });
        }
    }
    for list in [&mut found.signals, &mut found.worth] {
        list.order_by_key(|notice| Reverse(notice.rank));
    }
    found
}

/// Why a KPI is worth an OKR.
fn worth(kpi: &Kpi, report: &KpiReport, cause: RecoveryCause, figures: &Figures) -> ChartMeaning {
    let name = &kpi.name;
    if let (Some(Assurance::WillNotMeet), Some(limits), Some(target)) =
        (report.assurance, report.limits(), &report.target)
    {
        return ChartMeaning {
            headline: format!("{name} will not meet its target as it is."),
            detail: format!(
                "The target is {}; the limits are {} and {}. To meet it, change the process.",
                figures.band(&target.target, &kpi.unit, kpi.decimals),
                level(kpi, report, limits.lower, figures),
                level(kpi, report, limits.upper, figures)
            ),
        };
    }
    ChartMeaning {
        headline: match cause {
            RecoveryCause::Missed(_) => format!("{name} {}.", missed(cause)),
            RecoveryCause::Concern => format!("{name} is getting worse."),
        },
        detail: format!("Last reading: {}.", report.reason.sentence(figures)),
    }
}

/// Why an OKR is offered on a KPI's own page.
pub fn recovery_said(cause: RecoveryCause) -> String {
    match cause {
        RecoveryCause::Missed(_) => {
            format!("It {}, and no active objective improves it.", missed(cause))
        }
        RecoveryCause::Concern => {
            "It is noticeably worse than usual, and no active objective improves it.".to_owned()
        }
    }
}

fn missed(cause: RecoveryCause) -> String {
    match cause {
        RecoveryCause::Missed(times) if times > 1 => {
            format!("missed its target {times} times in a row")
        }
        _ => "missed its target at the last reading".to_owned(),
    }
}

/// How often the target is met, and of which readings: "3 of 13", "readings since the change".
pub fn met_said(kpi: &Kpi, report: &KpiReport) -> (String, &'static str) {
    let since_change = report.segments.last().is_some_and(|part| part.from > 0);
    let several = kpi.targets.len() > 1;
    match report.met {
        (_, 0) => (
            "–".to_owned(),
            if since_change {
                "no reading with a target since the change"
            } else {
                "no reading has a target to meet"
            },
        ),
        (met, of) => (
            format!("{met} of {of}"),
            match (since_change, several) {
                (true, false) => "readings since the change",
                (true, true) => "readings since the change, with this target",
                (false, true) => "readings with this target",
                (false, false) => "readings",
            },
        ),
    }
}

/// The signal that the last reading is part of, what it means, and its tone: "9 in a row", "worse: above the average".
pub fn signal_said(report: &KpiReport) -> (String, String, Option<Tone>) {
    if report.limits().is_none() {
        let left = xmr::FEWEST_READINGS.saturating_sub(report.readings_since_change());
        let text = format!("{} to go", count(left, "reading", "readings"));
        return ("too early".to_owned(), text, None);
    }
    let Some(found) = report.fresh_signal() else {
        return ("none".to_owned(), "normal ups and downs".to_owned(), None);
    };
    let many = found.signal.points.len();
    let what = match found.signal.rule {
        Rule::Outside => "outside limits".to_owned(),
        Rule::EightInARow => format!("{many} in a row"),
        Rule::ThreeOfFour => format!("{many} near the limit"),
    };
    let rule = format!("{}: {}", found.tone.word(), found.signal.rule.words());
    (what, rule, Some(found.tone))
}
