//! One objective: where it stands and why, its key results to check in, what is done for it, what it is linked to.

mod course;
mod initiatives;
mod links;
mod numbers;
mod results;
mod review;
mod standing;

pub use initiatives::Initiatives;
pub use review::{Ended, Past};
pub use standing::{Judged, StandingCard, resume};

use crate::desk::{Desk, use_desk};
use crate::domain::{
    Command, Cycle, Id, Kind, Objective, Record, Ref, State, Visibility, Workspace,
};
use crate::figures::count;
use crate::insight::{self, ObjectiveReport};
use crate::pages::coach::GoalCoach;
use crate::route::{Query, Route};
use crate::ui::{
    DeleteGoal, Followed, GoalKind, Head, KindTag, WhyDecided, computed_mark, focus_on,
};
use leptos::prelude::*;

/// An objective and how it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Known {
    /// The objective.
    pub objective: Objective,
    /// The cycle it runs in.
    pub cycle: Option<Cycle>,
    /// How it stands today.
    pub report: ObjectiveReport,
}

/// An objective that may be deleted while its page is open.
pub type Subject = Followed<Known>;

/// One objective.
#[component]
pub fn ObjectivePage(
    /// Which one.
    id: Id,
) -> impl IntoView {
    let desk = use_desk();
    let wanted = id.clone();
    let known = Memo::new(move |_| {
        let as_of = desk.as_of();
        desk.read(|workspace| {
            let objective = workspace.objective(&wanted)?;
            Some(Known {
                objective: objective.clone(),
                cycle: workspace.cycle_of(objective).cloned(),
                report: insight::objective(workspace, &wanted, as_of)?,
            })
        })
    });
    let is_here = Memo::new(move |_| known.with(Option::is_some));
    move || {
        if is_here.get() {
            view! { <Whole id=id.clone() subject=Followed(known) /> }.into_any()
        } else {
            gone("This objective is not here").into_any()
        }
    }
}

/// What stands for an objective or key result that is not here, with ways back.
pub fn gone(title: &'static str) -> impl IntoView {
    view! {
        <Head title lead="It may have been deleted, or the link comes from a workspace that was not opened here.".to_owned() />
        <div class="actions">
            <a class="btn primary" href=Route::Okrs(Query::new()).href()>"See the OKRs"</a>
            <a class="btn" href=Route::Share.href()>"Open a file"</a>
        </div>
    }
}

#[component]
fn Whole(id: Id, subject: Subject) -> impl IntoView {
    let desk = use_desk();
    let title = subject.signal(|known| known.objective.title.clone());
    let heading = Signal::derive(move || match title.get() {
        empty if empty.is_empty() => "Objective without a title".to_owned(),
        title => title,
    });
    let lead = subject.signal(|known| match known.objective.why.as_str() {
        "" => "It does not say yet why it matters now. Edit it to add that.".to_owned(),
        why => why.to_owned(),
    });
    let meta = subject.signal(meta);
    let state = subject.signal(|known| Some(known.objective.state));
    let judged = judged(desk, subject);
    let edit = StoredValue::new(Route::EditObjective(id.clone()).href());
    let is_closed = Memo::new(move |_| state.get() == Some(State::Closed));
    let is_open = Signal::derive(move || !is_closed.get());
    let target = Ref::new(Kind::Objective, &id);
    let of = id.clone();
    let along = Signal::derive(move || desk.read(|workspace| along(workspace, &of)));
    view! {
        <Head title=heading lead
            over=move || view! { <KindTag kind=GoalKind::Okr /><span class="small">{meta}</span> }.into_any()
            right=move || view! {
                <Show when=move || !is_closed.get()><a class="btn" href=edit.get_value()>"Edit"</a></Show>
                {move || first_deed(desk, subject, state.get())}
            }.into_any() />
        <review::Ended id=id.clone() />
        <section class="card">
            <numbers::Numbers subject />
            <StandingCard target=target.clone() judged is_open=Signal::derive(move || state.get() == Some(State::Running)) />
        </section>
        <results::Results id=id.clone() subject />
        <div class="cols">
            <div class="stack loose">
                <Initiatives parent=id.clone() is_open />
                <links::Links id=id.clone() />
            </div>
            <div class="stack loose">
                <review::ReviewCard id=id.clone() />
                <course::Course id=id.clone() subject />
                <WhyDecided goal=id title="Why an OKR" />
            </div>
        </div>
        <GoalCoach goal=target.clone() />
        <Show when=move || !is_closed.get()>
            <DeleteGoal target=target.clone() name=title along back=Route::Okrs(Query::new()) />
        </Show>
    }
}

/// The primary button: what to do next with an objective in this state.
fn first_deed(desk: Desk, subject: Subject, state: Option<State>) -> AnyView {
    match state {
        Some(State::Running) => view! {
            <button class="btn primary" type="button" on:click=move |_| focus_on("[data-row] [data-due]")>"Check in"</button>
        }.into_any(),
        Some(State::Draft) => view! {
            <button class="btn primary" type="button" on:click=move |_| start(desk, subject)>"Start it"</button>
        }.into_any(),
        _ => ().into_any(),
    }
}

fn start(desk: Desk, subject: Subject) {
    if let Some(objective) = untrack(|| subject.with(|known| Some(known.objective.clone()))) {
        let mut started = objective;
        started.start(desk.moment().today());
        desk.run_and_say(
            Command::save(vec![Record::from(started)]),
            "It is running. Its check-ins appear on Today when they are due.",
        );
    }
}

fn judged(desk: Desk, subject: Subject) -> Memo<Judged> {
    Memo::new(move |_| {
        let figures = desk.figures();
        subject.with(|known| {
            let (mark, word) = computed_mark(known.objective.state, &known.report);
            let reason = match known.objective.state {
                State::Closed => "it stays as it was on the day of its review".to_owned(),
                State::Dropped => "it was given up before its end".to_owned(),
                _ => known.report.reason.sentence(&figures),
            };
            Judged::new(
                mark,
                word,
                &reason,
                known.report.stale,
                &known.report.stated,
                &figures,
            )
            .with(known.report.paused.is_some(), "")
        })
    })
}

/// "People · Lena Fischer · tactical · aspirational · Q4 2026".
fn meta(known: &Known) -> String {
    let objective = &known.objective;
    let level = objective.level.map_or("", crate::domain::Level::word);
    let cycle = known
        .cycle
        .as_ref()
        .map_or("no cycle", |it| it.name.as_str());
    let kept = match objective.visibility {
        Visibility::Shared => "",
        _ => "private",
    };
    let rest = super::okrs::meta(objective);
    let parts = [rest.as_str(), level, cycle, kept];
    let told: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    told.join(" · ")
}

/// What goes with an objective that is deleted.
fn along(workspace: &Workspace, id: &Id) -> String {
    let key_results = workspace.key_results_of(id);
    let check_ins = key_results
        .iter()
        .map(|it| workspace.check_ins_of(&it.id).len())
        .sum();
    let links = workspace.links_of(id).count();
    format!(
        "{} with {} and {} to other goals go with it. KPIs and other objectives stay.",
        count(key_results.len(), "key result", "key results"),
        count(check_ins, "check-in", "check-ins"),
        count(links, "link", "links"),
    )
}
