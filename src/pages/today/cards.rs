//! KPIs that changed, and KPIs that are worth an OKR.

use crate::desk::{Desk, use_desk};
use crate::domain::{Date, Id, Kind, Kpi, Ordered, Workspace};
use crate::figures::Figures;
use crate::insight::{
    self, AsOf, Assurance, KpiReport, KpiStatus, RecoveryCause, Status, Stood, Tone,
};
use crate::pages::kpi::recover;
use crate::plot::signal_sentence;
use crate::route::{Query, Route};
use crate::ui::{GoalKind, KindTag, Mark, StatusMark, stood};
use chrono::Days;
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

/// A goal whose status is another than a week ago.
#[derive(Clone, Debug, PartialEq)]
struct Moved {
    goal: GoalKind,
    href: String,
    title: String,
    before: String,
    mark: Mark,
    after: String,
}

/// What there is to notice.
pub fn notices(desk: Desk, quiet: Signal<u32>) -> Memo<Notices> {
    Memo::new(move |_| {
        quiet.track();
        let (as_of, figures) = (desk.as_of(), desk.figures());
        desk.peek(|workspace| gather(workspace, as_of, &figures))
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

/// What changed its status within seven days; nothing where nothing did.
#[component]
pub fn Changed(quiet: Signal<u32>) -> impl IntoView {
    let desk = use_desk();
    // Not a Memo: read in one place, and drawn anew only after the workspace or the day changed.
    move || {
        let as_of = desk.as_of();
        let day = as_of.day.checked_sub_days(Days::new(7))?;
        quiet.track();
        let moved = desk.peek(|workspace| moved(workspace, as_of.on(day), as_of));
        let note = format!("since {}", desk.figures().long_day(day));
        (!moved.is_empty()).then(|| view! {
            <section class="card">
                <div class="group"><h2>"Changed status"</h2><small>{note}</small></div>
                {moved.into_iter().map(|one| view! {
                    <div class="list-row moved">
                        <span class="row tight"><KindTag kind=one.goal /><a href=one.href>{one.title}</a></span>
                        <span class="row tight"><small>"was "{one.before.to_lowercase()}</small><StatusMark mark=one.mark text=one.after /></span>
                    </div>
                }).collect_view()}
            </section>
        })
    }
}

fn moved(workspace: &Workspace, earlier: AsOf, later: AsOf) -> Vec<Moved> {
    let is_new = |stood: &Stood| {
        matches!(
            stood,
            Stood::Okr(Status::NotStarted, _) | Stood::Kpi(KpiStatus::NoData, _)
        )
    };
    insight::status_changes(workspace, earlier, later)
        .into_iter()
        // The first number of a goal is no change of its status.
        .filter(|change| !is_new(&change.before))
        .filter_map(|change| {
            let id = &change.goal.id;
            let (goal, route) = match change.goal.kind {
                Kind::Kpi => (GoalKind::Kpi, Route::Kpi(id.clone())),
                Kind::KeyResult => (GoalKind::Okr, Route::KeyResult(id.clone())),
                // An objective's status is its worst key result's, which stands here itself.
                _ => return None,
            };
            let (mark, after) = stood(change.after);
            let (_, before) = stood(change.before);
            (before != after).then(|| Moved {
                goal,
                href: route.href(),
                title: change.title,
                before,
                mark,
                after,
            })
        })
        .collect()
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
