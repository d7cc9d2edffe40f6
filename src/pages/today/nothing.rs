//! Nothing is due: what comes next.

use crate::desk::use_desk;
use crate::domain::Date;
use crate::insight::{Schedule, Standing};
use leptos::prelude::*;

/// Says so, and what is due next.
#[component]
pub fn NothingDue() -> impl IntoView {
    let desk = use_desk();
    let next = move || {
        let as_of = desk.as_of();
        desk.read_reports(|workspace, reports| {
            let of_kpis = workspace.kpis().filter_map(|one| {
                let report = reports.kpi(workspace, &one.id, as_of)?;
                Some((next_day(report.standing?)?, one.name.clone()))
            });
            let of_okrs = workspace.key_results().filter_map(|one| {
                // A KPI that measures it is asked for its number instead.
                let is_measured =
                    one.measure.is_numeric() && workspace.measuring_kpi(&one.id).is_some();
                if is_measured {
                    return None;
                }
                Schedule::of_key_result(workspace, one, as_of)?;
                let report = reports.key_result(workspace, &one.id, as_of)?;
                Some((next_day(report.standing?)?, one.title.clone()))
            });
            of_kpis.chain(of_okrs).min()
        })
    };
    let text = move || match next() {
        Some((day, name)) => format!(
            "Next is {name}, {}.",
            desk.figures().near_day(day, desk.today())
        ),
        None => "Give a goal a cadence, and it will ask for its number here.".to_owned(),
    };
    view! {
        <section class="card empty">
            <h2>"Nothing is due this week"</h2>
            <p>{text}</p>
        </section>
    }
}

fn next_day(standing: Standing) -> Option<Date> {
    match standing {
        Standing::Early { first } => Some(first),
        Standing::Made { next } => next,
        Standing::Due { on } => Some(on),
        Standing::Overdue { since, .. } => Some(since),
    }
}
