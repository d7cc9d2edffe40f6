//! KPIs that changed, and KPIs that are worth an OKR.

use super::as_of;
use crate::desk::{Desk, use_desk};
use crate::domain::Ordered;
use crate::domain::{Date, Id, Kpi, Workspace};
use crate::figures::Figures;
use crate::insight::{self, AsOf, Assurance, KpiReport, RecoveryCause, Tone};
use crate::pages::kpi::recover;
use crate::plot::signal_sentence;
use crate::route::{Query, Route};
use leptos::prelude::*;

/// Most notices a card shows.
const MOST: usize = 3;

/// What the two cards say.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Notices {
    /// KPIs whose last reading is part of a signal.
    pub signals: Vec<Notice>,
    /// KPIs to recover that no running objective improves.
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
    /// What comes first: concerns, and of those the latest.
    pub rank: (bool, Option<Date>),
}

/// What there is to notice.
pub fn notices(desk: Desk) -> Memo<Notices> {
    Memo::new(move |_| {
        let (as_of, figures) = (as_of(desk), desk.figures());
        desk.read(|workspace| gather(workspace, as_of, &figures))
    })
}

fn gather(workspace: &Workspace, as_of: AsOf, figures: &Figures) -> Notices {
    let mut found = Notices::default();
    for kpi in workspace.kpis() {
        let Some(report) = insight::kpi(workspace, &kpi.id, as_of) else {
            continue;
        };
        if let Some(signal) = report.fresh_signal() {
            let how = match signal.tone {
                Tone::Improvement => "has changed for the better.",
                Tone::Concern => "has changed for the worse.",
                Tone::Neutral => "has changed.",
            };
            found.signals.push(Notice {
                id: kpi.id.clone(),
                headline: format!("{} {how}", kpi.name),
                detail: signal_sentence(kpi, &report, signal, figures),
                rank: (
                    signal.tone == Tone::Concern,
                    report.last.as_ref().map(|last| last.date),
                ),
            });
        }
        if let Some(cause) = report.recovery
            && report.improved_by.is_empty()
        {
            found.worth.push(worth(kpi, &report, cause, figures));
        }
    }
    // What got worse first, then what changed last.
    found
        .signals
        .order_by_key(|notice| std::cmp::Reverse(notice.rank));
    found
}

fn worth(kpi: &Kpi, report: &KpiReport, cause: RecoveryCause, figures: &Figures) -> Notice {
    let target = report
        .target
        .as_ref()
        .map(|dated| figures.band(&dated.target, &kpi.unit, kpi.decimals))
        .unwrap_or_default();
    let headline = match (report.assurance, cause) {
        (Some(Assurance::WillNotMeet), _) => {
            format!("{} will not reach its target as it is.", kpi.name)
        }
        (_, RecoveryCause::Missed(times)) => {
            format!("{} missed its target {times} times in a row.", kpi.name)
        }
        (_, RecoveryCause::Concern) => format!("{} is getting worse.", kpi.name),
    };
    let reason = report.reason.sentence(figures);
    let detail = match (report.assurance, report.limits()) {
        (Some(Assurance::WillNotMeet), Some(limits)) => format!(
            "The target, {target}, lies beyond the limits of {} to {}. The process has to change.",
            crate::plot::level(kpi, report, limits.lower, figures),
            crate::plot::level(kpi, report, limits.upper, figures)
        ),
        _ => format!("It read {reason}."),
    };
    Notice {
        id: kpi.id.clone(),
        headline,
        detail,
        rank: (true, report.last.as_ref().map(|last| last.date)),
    }
}

/// The two cards, each only where it has something to say.
#[component]
pub fn Cards(notices: Memo<Notices>) -> impl IntoView {
    let signals = Memo::new(move |_| notices.with(|found| found.signals.clone()));
    let worth = Memo::new(move |_| notices.with(|found| found.worth.clone()));
    let any = move || signals.with(|list| !list.is_empty()) || worth.with(|list| !list.is_empty());
    view! {
        <Show when=any>
            <div class="cols even">
                <Card title="Signals" list=signals is_worth=false />
                <Card title="Worth an OKR" list=worth is_worth=true />
            </div>
        </Show>
    }
}

#[component]
fn Card(title: &'static str, list: Memo<Vec<Notice>>, is_worth: bool) -> impl IntoView {
    let desk = use_desk();
    let more = move || list.with(|list| list.len().saturating_sub(MOST));
    view! {
        <Show when=move || list.with(|list| !list.is_empty())>
            <section class="card pad stack">
                <h2>{title}</h2>
                <For each=move || list.get().into_iter().take(MOST) key=|notice| (notice.id.clone(), notice.headline.clone(), notice.detail.clone()) let:notice>
                    <div class="stack tight">
                        <b>{notice.headline.clone()}</b>
                        <p class="small">{notice.detail.clone()}</p>
                        <div class="row tight wrap pull">
                            {
                                let id = notice.id.clone();
                                is_worth.then(|| view! {
                                    <button class="btn quiet" type="button" on:click=move |_| recover(desk, &id)>"Start an OKR from it"</button>
                                })
                            }
                            <a class="btn quiet" href=Route::Kpi(notice.id.clone()).href() aria-label=format!("Open: {}", notice.headline)>"Open"</a>
                        </div>
                    </div>
                </For>
                <Show when=move || more() != 0>
                    <p class="small"><a href=Route::Kpis(Query::new()).href()>{move || format!("{} more among the KPIs", more())}</a></p>
                </Show>
            </section>
        </Show>
    }
}
