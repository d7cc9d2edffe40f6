//! How an objective ended, the way to close it, the way to open it again with a reason, and what was before.

use crate::desk::{Desk, Model, use_desk};
use crate::domain::{Command, Deed, Id, Objective, Record, Review, State};
use crate::insight;
use crate::models::objective::{self, ClosingWay, ObjectiveEnded};
use crate::pages::review::draft_name;
use crate::ui::{Field, Show, definitions, focus_on};
use leptos::prelude::*;

/// The way to close an objective that runs.
pub fn closing(closing: &ClosingWay) -> AnyView {
    let way = closing.href.clone().map(|href| {
        view! { <div class="actions"><a class="btn" href=href>"Close…"</a></div> }
    });
    view! {
        <section class="card pad stack">
            <h2>"Review"</h2>
            <p class="small">
                {closing.said.clone()}
                " Closing gives it a score, records what you learned and carries over what continues."
            </p>
            {way}
        </section>
    }
    .into_any()
}

/// Score, what it says, the retrospective, and the way to open it again; nothing while the objective is open.
#[component]
pub fn Ended(id: Id) -> impl IntoView {
    let of = id.clone();
    ended(
        id,
        use_desk().model(move |sight| objective::ended(sight, &of)),
    )
}

/// The same of what is known already.
pub fn ended(id: Id, told: Model<ObjectiveEnded>) -> AnyView {
    view! {
        <Show when=move || told.is_here()>
            <section class="card pad stack">
                <h2>"Review"</h2>
                <p><b>{told.text(|told| &told.score)}</b>" "{told.text(|told| &told.says)}</p>
                {move || definitions(&told.get().parts)}
                <Reopen id=id.clone() />
            </section>
        </Show>
    }
    .into_any()
}

/// Reviews that were taken back by opening the objective again, newest first.
#[component]
pub fn Past(id: Id) -> impl IntoView {
    let past = use_desk().model(move |sight| Some(objective::past(sight, &id)));
    move || taken_back(&past.get())
}

/// The same of what is known already.
pub fn taken_back(past: &[String]) -> Option<AnyView> {
    let line = |text: &String| view! { <p class="small">{text.clone()}</p> };
    (!past.is_empty()).then(|| {
        view! { <div class="stack tight">{past.iter().map(line).collect_view()}</div> }.into_any()
    })
}

/// A button, and behind it the field for the reason.
#[component]
fn Reopen(id: Id) -> impl IntoView {
    let desk = use_desk();
    let asking = RwSignal::new(false);
    let reason = RwSignal::new(String::new());
    let trouble = RwSignal::new(None::<String>);
    let id = StoredValue::new(id);
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let why = reason.get_untracked().trim().to_owned();
        if why.is_empty() {
            trouble.set(Some(crate::domain::Refusal::NoReason.to_string()));
            focus_on(".reopen input");
            return;
        }
        id.with_value(|id| reopen(desk, id, &why));
    };
    let ask = move |_| {
        asking.set(true);
        focus_on(".reopen input");
    };
    view! {
        <Show when=move || asking.get() fallback=move || view! {
            <div class="row wrap">
                <p class="small">"Closed objectives can’t be edited."</p>
                <button class="btn quiet" type="button" on:click=ask>"Reopen…"</button>
            </div>
        }>
            <form class="stack reopen" on:submit=submit>
                <Field label="Why are you reopening it?" value=reason error=trouble />
                <div class="actions">
                    <button class="btn primary" type="submit">"Reopen"</button>
                    <button class="btn" type="button" on:click=move |_| asking.set(false)>"Cancel"</button>
                </div>
            </form>
        </Show>
    }
}

/// Opens a closed objective again and writes down why, in one step.
fn reopen(desk: Desk, id: &Id, why: &str) {
    let today = desk.moment().today();
    let records = desk.peek(|workspace| -> Option<Vec<Record>> {
        let objective = workspace.objective(id)?;
        // One that came closed without a review gets one for the reason to stand in.
        let review = insight::review_of(workspace, objective).cloned();
        let review = Review {
            reopened: why.to_owned(),
            reopened_on: Some(today),
            reopened_by: desk
                .settings
                .with_untracked(|settings| settings.name.clone()),
            ..review.unwrap_or_else(|| Review {
                id: desk.new_id(),
                objective: id.clone(),
                date: today,
                ..Review::default()
            })
        };
        let open = Objective {
            state: State::Running,
            ..objective.clone()
        };
        Some(vec![open.into(), review.into()])
    });
    let Some(records) = records else { return };
    let deed = Deed::Reopened;
    let command = Command::Save { deed, records };
    if desk.run_and_say(command, "Reopened. Close it again when it’s done.") {
        // The next review starts from what the last one said.
        desk.keeping.drop_own_draft(&draft_name(id));
        focus_on("#closing-title, .page:not(:has(#closing-title)) #page-title");
    }
}
