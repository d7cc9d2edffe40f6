//! KPIs that changed, and KPIs that are worth an OKR.

use crate::desk::{Desk, use_desk};
use crate::domain::{Date, Id, Kpi, Ordered, Workspace};
use crate::figures::Figures;
use crate::insight::{AsOf, Assurance, KpiReport, RecoveryCause, Reports, Tone};
use crate::pages::kpi::recover;
use crate::plot::signal_sentence;
use crate::route::{Query, Route};
use leptos::prelude::*;

/// Most notices a card shows.
const MOST: usize = 3;

/// What the two cards say.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Notices {
    /// KPIs with a signal that is news.
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
pub fn notices(desk: Desk, quiet: Signal<u32>) -> Memo<Notices> {
    Memo::new(move |_| {
        quiet.track();
        let (as_of, figures) = (desk.as_of(), desk.figures());
        let looked = desk.last_visit().map(|seen| seen.day);
        desk.peek_reports(|workspace, reports| gather(workspace, reports, as_of, looked, &figures))
    })
}

fn gather(
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
        if let Some(signal) = report.news(kpi.cadence, as_of.day, looked) {
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
    move || {
        let found = notices.get();
        let any = !(found.signals.is_empty() && found.worth.is_empty());
        any.then(|| {
            view! {
                <div class="cols even">
                    <Card title="Signals" list=found.signals is_worth=false />
                    <Card title="Worth an OKR" list=found.worth is_worth=true />
                </div>
            }
        })
    }
}

#[component]
fn Card(title: &'static str, list: Vec<Notice>, is_worth: bool) -> impl IntoView {
    let desk = use_desk();
    let more = list.len().saturating_sub(MOST);
    let line = move |notice: Notice| {
        let id = notice.id.clone();
        view! {
            <div class="stack tight">
                <b>{notice.headline.clone()}</b>
                <p class="small">{notice.detail}</p>
                <div class="row tight wrap pull">
                    {is_worth.then(|| view! {
                        <button class="btn quiet" type="button" on:click=move |_| recover(desk, &id)>"Start an OKR from it"</button>
                    })}
                    <a class="btn quiet" href=Route::Kpi(notice.id).href() aria-label=format!("Open: {}", notice.headline)>"Open"</a>
                </div>
            </div>
        }
    };
    (!list.is_empty()).then(|| view! {
        <section class="card pad stack">
            <h2>{title}</h2>
            {list.into_iter().take(MOST).map(line).collect_view()}
            {(more > 0).then(|| view! {
                <p class="small"><a href=Route::Kpis(Query::new()).href()>{format!("{more} more among the KPIs")}</a></p>
            })}
        </section>
    })
}
