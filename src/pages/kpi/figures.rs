//! The strip below the chart: the last reading, how often the target is met, the signal, the guards.

use super::Subject;
use crate::desk::use_desk;
use crate::domain::{Id, Meaning};
use crate::insight::{self, KpiReason, Tone};
use crate::plot::{beside_target, met_said, signal_said};
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
    let met = move || subject.with(|known| met_said(&known.kpi, &known.report));
    let signal = move || {
        subject
            .with(|known| Some(signal_said(&known.report)))
            .unwrap_or_default()
    };
    let tone = move || match signal().2 {
        Some(Tone::Improvement) => "good",
        Some(Tone::Concern) => "bad",
        _ => "",
    };
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
                <small class=tone>{move || signal().1}</small>
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
            Some(last) => beside_target(&known.kpi, last, &figures),
            None => "–".to_owned(),
        })
    })
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
                    let value = report
                        .last
                        .as_ref()
                        .map_or_else(|| "–".to_owned(), |last| beside_target(kpi, last, &figures));
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
                    <small>"link a metric that would show a side effect"</small>
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
