//! The strip below the chart: the last reading, how often the target is met, the signal, the guards.

use super::Subject;
use crate::desk::use_desk;
use crate::domain::{Id, Meaning};
use crate::figures::count;
use crate::insight::{self, KpiReason, KpiStatus, Rule, Tone, xmr};
use crate::route::Route;
use crate::ui::{Mark, StatusMark, kpi_standing};
use leptos::prelude::*;

/// Four figures, each with what it means.
#[component]
pub fn Figures(id: Id, subject: Subject) -> impl IntoView {
    let desk = use_desk();
    let last = subject_last(subject);
    let status = move || subject.with(|known| Some(kpi_standing(&known.report)));
    let mark = Signal::derive(move || status().map_or(Mark::Mute, |(mark, _)| mark));
    let word = Signal::derive(move || status().map(|(_, word)| word).unwrap_or_default());
    let reason = Signal::derive(move || {
        let (figures, today) = (desk.figures(), desk.today());
        subject.with(|known| match &known.report.reason {
            KpiReason::Judged {
                on,
                target,
                unit,
                decimals,
                ..
            } => format!(
                "{}; the target is {}",
                figures.near_day(*on, today),
                figures.band(target, unit, *decimals)
            ),
            reason => reason.sentence(&figures),
        })
    });
    let met = move || subject.with(met);
    let signal = move || subject.with(signal);
    view! {
        <div class="figures">
            <div>
                <small>"Last reading"</small>
                <b>{last}</b>
                <StatusMark mark text=word />
                <small>{reason}</small>
            </div>
            <div>
                <small>"Meets its target"</small>
                <b>{move || met().0}</b>
                <small>{move || met().1}</small>
            </div>
            <div>
                <small>"Signal"</small>
                <b>{move || signal().0}</b>
                <small class=move || signal().2>{move || signal().1}</small>
            </div>
            <Guards id />
        </div>
    }
}

fn subject_last(subject: Subject) -> Signal<String> {
    let desk = use_desk();
    Signal::derive(move || {
        let figures = desk.figures();
        subject.with(|known| match &known.report.last {
            Some(last) => figures.value(last.value, &known.kpi.unit, known.kpi.decimals),
            None => "–".to_owned(),
        })
    })
}

/// How many readings met the target of their day, since the last marked change.
fn met(known: &super::Known) -> (String, String) {
    let from = known.report.segments.last().map_or(0, |part| part.from);
    let judged: Vec<KpiStatus> = known
        .report
        .statuses
        .iter()
        .skip(from)
        .copied()
        .filter(|status| !matches!(status, KpiStatus::NoTarget | KpiStatus::NoData))
        .collect();
    if judged.is_empty() {
        let none = if from > 0 {
            "no reading with a target since the change"
        } else {
            "no reading has a target to meet"
        };
        return ("–".to_owned(), none.to_owned());
    }
    let met = judged
        .iter()
        .filter(|status| **status == KpiStatus::Met)
        .count();
    let since = if from > 0 {
        "readings since the change"
    } else {
        "readings, each by the target of its day"
    };
    (format!("{met} of {}", judged.len()), since.to_owned())
}

/// The fresh signal: what, what it means, and its class.
fn signal(known: &super::Known) -> (String, String, &'static str) {
    let report = &known.report;
    if report.limits().is_none() {
        let left = xmr::FEWEST_READINGS.saturating_sub(report.readings_since_change());
        let text = format!("{} to go", count(left, "reading", "readings"));
        return ("too early".to_owned(), text, "");
    }
    let Some(found) = report.fresh_signal() else {
        return ("none".to_owned(), "varies as usual".to_owned(), "");
    };
    let what = match found.signal.rule {
        Rule::Outside => "outside limits".to_owned(),
        Rule::EightInARow => format!("{} in a row", found.signal.points.len()),
        Rule::ThreeOfFour => "3 of 4".to_owned(),
    };
    let class = match found.tone {
        Tone::Improvement => "good",
        Tone::Concern => "bad",
        Tone::Neutral => "",
    };
    let rule = format!("{}: {}", found.tone.word(), found.signal.rule.words());
    (what, rule, class)
}

/// The metrics that guard this one, each with its own last reading and status.
#[component]
fn Guards(id: Id) -> impl IntoView {
    let desk = use_desk();
    let guards = move || {
        let (as_of, figures) = (desk.as_of(), desk.figures());
        desk.read(|workspace| {
            workspace
                .linked_to(&id, Meaning::Guards)
                .filter_map(|guard| {
                    let kpi = workspace.kpi(guard)?;
                    let report = insight::kpi(workspace, guard, as_of)?;
                    let value = report.last.as_ref().map_or_else(
                        || "–".to_owned(),
                        |last| figures.value(last.value, &kpi.unit, kpi.decimals),
                    );
                    let (mark, word) = kpi_standing(&report);
                    Some((
                        Route::Kpi(kpi.id.clone()).href(),
                        kpi.name.clone(),
                        value,
                        mark,
                        word,
                    ))
                })
                .take(2)
                .collect::<Vec<_>>()
        })
    };
    move || {
        let found = guards();
        if found.is_empty() {
            return view! {
                <div>
                    <small>"Guard"</small>
                    <b>"none"</b>
                    <small>"link a metric that shows what this one is bought with"</small>
                </div>
            }
            .into_any();
        }
        found
            .into_iter()
            .map(|(href, name, value, mark, word)| {
                view! {
                    <div>
                        <small>"Guard"</small>
                        <b>{value}</b>
                        <StatusMark mark text=word />
                        <small><a href=href>{name}</a></small>
                    </div>
                }
            })
            .collect_view()
            .into_any()
    }
}
