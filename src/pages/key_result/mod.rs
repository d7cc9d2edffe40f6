//! One key result: what its check-ins mean, its chart and table, what was changed of its aim.

mod about;
mod check_in;
mod check_ins;
mod form;
mod numbers;
mod picture;

use crate::desk::{Desk, use_desk};
use crate::domain::{Amendment, Id, KeyResult, Kind, Kpi, Objective, Ordered, Ref, State};
use crate::figures::count;
use crate::insight::{self, Forecast, KeyResultReport, NoForecast};
use crate::pages::coach::GoalCoach;
use crate::pages::objective::{Initiatives, Judged, StandingCard, gone};
use crate::pages::review::BecomeKpi;
use crate::recording;
use crate::route::{Query, Route};
use crate::ui::recording::{RowFacts, row_facts};
use crate::ui::{DeleteGoal, Followed, GoalKind, Head, KindTag, focus_on};
use leptos::prelude::*;

/// A key result and how it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Known {
    /// The key result.
    pub key_result: KeyResult,
    /// The objective it measures.
    pub objective: Option<Objective>,
    /// The KPI whose readings are its check-ins.
    pub kpi: Option<Kpi>,
    /// How it stands today.
    pub report: KeyResultReport,
    /// Where it will land.
    pub forecast: Result<Forecast, NoForecast>,
    /// What was changed of its aim, oldest first.
    pub amendments: Vec<Amendment>,
    /// What rows show of it.
    pub facts: RowFacts,
}

impl Known {
    /// Whether check-ins can be made, corrected and deleted: not after its objective was closed or dropped.
    pub fn is_open(&self) -> bool {
        self.objective
            .as_ref()
            .is_none_or(|it| matches!(it.state, State::Running | State::Draft))
    }
}

/// A key result that may be deleted while its page is open.
pub type Subject = Followed<Known>;

/// One key result.
#[component]
pub fn KeyResultPage(
    /// Which one.
    id: Id,
) -> impl IntoView {
    let desk = use_desk();
    let wanted = id.clone();
    let known = Memo::new(move |_| known(desk, &wanted));
    let is_here = Memo::new(move |_| known.with(Option::is_some));
    move || {
        if is_here.get() {
            view! { <Whole id=id.clone() subject=Followed(known) /> }.into_any()
        } else {
            gone("This key result is not here").into_any()
        }
    }
}

fn known(desk: Desk, id: &Id) -> Option<Known> {
    let (as_of, figures) = (desk.as_of(), desk.figures());
    desk.read(|workspace| {
        let key_result = workspace.key_result(id)?.clone();
        let mut amendments: Vec<Amendment> = workspace.amendments_of(id).cloned().collect();
        amendments.order_by(|one, other| (one.date, &one.id).cmp(&(other.date, &other.id)));
        let subject = recording::Subject::KeyResult(id.clone());
        Some(Known {
            objective: workspace.objective(&key_result.objective).cloned(),
            kpi: workspace
                .measuring_kpi(id)
                .filter(|_| key_result.measure.is_numeric())
                .cloned(),
            report: insight::key_result(workspace, id, as_of)?,
            forecast: insight::key_result_forecast(workspace, id, as_of)?,
            facts: row_facts(workspace, &subject, as_of, &figures)?,
            amendments,
            key_result,
        })
    })
}

#[component]
fn Whole(id: Id, subject: Subject) -> impl IntoView {
    let desk = use_desk();
    let title = subject.signal(|known| known.key_result.title.clone());
    let heading = Signal::derive(move || match title.get() {
        empty if empty.is_empty() => "Key result without a title".to_owned(),
        title => title,
    });
    let lead = subject.signal(|known| known.facts.path.clone());
    let lead = Signal::derive(move || crate::figures::sentence(&lead.get()));
    let is_open = subject.signal(Known::is_open);
    let is_closed = subject.signal(|known| {
        let parent = known.objective.as_ref();
        parent.is_some_and(|it| it.state == State::Closed)
    });
    let not_closed = Signal::derive(move || !is_closed.get());
    let parent = subject.signal(|known| {
        let it = known.objective.as_ref()?;
        Some((Route::Objective(it.id.clone()).href(), it.title.clone()))
    });
    let meta = Signal::derive(move || {
        let figures = desk.figures();
        subject.with(|known| meta(known, &figures))
    });
    let over = move || {
        view! {
            <KindTag kind=GoalKind::KeyResult />
            <span class="small">
                "Key result of "
                {move || parent.get().map(|(href, title)| view! { <a href=href>{title}</a> })}
                {meta}
            </span>
        }
        .into_any()
    };
    let edit =
        subject.signal(|known| Route::EditObjective(known.key_result.objective.clone()).href());
    let judged = Memo::new(move |_| {
        let figures = desk.figures();
        subject.with(|known| {
            let report = &known.report;
            let (mark, word) = (known.facts.mark, known.facts.word.clone());
            let reason = report.reason.sentence(&figures);
            let is_paused = known.key_result.paused.as_ref();
            Judged::new(mark, word, &reason, report.stale, &report.stated, &figures).with(
                is_paused.is_some_and(|pause| pause.ended.is_none()),
                &known.facts.trouble,
            )
        })
    });
    let target = Ref::new(Kind::KeyResult, &id);
    let back = untrack(|| {
        subject.with(|known| {
            known
                .objective
                .as_ref()
                .map(|it| Route::Objective(it.id.clone()))
        })
    })
    .unwrap_or_else(|| Route::Okrs(Query::new()));
    let along = subject_along(desk, id.clone());
    view! {
        <Head title=heading lead over
            right=move || view! {
                <Show when=move || !is_closed.get()><a class="btn" href=edit>"Edit"</a></Show>
                <Show when=move || is_open.get()>
                    <button class="btn primary" type="button" on:click=move |_| focus_on("#check-in-form input, #check-in-form select")>"Check in"</button>
                </Show>
            }.into_any() />
        <section class="card">
            <picture::Picture subject />
            <numbers::Numbers subject />
            <StandingCard target=target.clone() judged is_open />
        </section>
        <check_ins::CheckIns id=id.clone() subject />
        <div class="cols">
            <div class="stack loose">
                <Initiatives parent=id.clone() is_open=not_closed />
                <about::Linked id=id.clone() />
                <BecomeKpi id alone=true />
            </div>
            <about::Amendments subject />
        </div>
        <GoalCoach goal=target.clone() />
        <Show when=move || not_closed.get()>
            <DeleteGoal target=target.clone() name=title along back=back.clone() />
        </Show>
    }
}

fn subject_along(desk: Desk, id: Id) -> Signal<String> {
    Signal::derive(move || {
        desk.read(|workspace| {
            format!(
                "{} and {} go with it. Its objective and a KPI it is measured by stay.",
                count(workspace.check_ins_of(&id).len(), "check-in", "check-ins"),
                count(workspace.links_of(&id).count(), "link", "links"),
            )
        })
    })
}

/// " · Jo · leading · weekly · due 31 Dec".
fn meta(known: &Known, figures: &crate::figures::Figures) -> String {
    let key_result = &known.key_result;
    let owner = match key_result.owner.as_str() {
        "" => known.objective.as_ref().map_or("", |it| it.owner.as_str()),
        owner => owner,
    };
    let due = known
        .report
        .span
        .map(|span| format!("until {}", figures.day(span.end)));
    let parts = [
        owner.to_owned(),
        key_result
            .nature
            .map_or("", crate::domain::Nature::word)
            .to_owned(),
        key_result
            .cadence
            .map_or("", crate::domain::Cadence::adverb)
            .to_owned(),
        due.unwrap_or_default(),
    ];
    let told = parts.into_iter().filter(|part| !part.is_empty());
    told.map(|part| format!(" · {part}")).collect()
}
