//! How an objective ended, the way to close it, the way to open it again with a reason, and what was before.

use crate::desk::{Desk, use_desk};
use crate::domain::{Command, Deed, Id, Objective, Ordered, Record, Review, State, Workspace};
use crate::figures::Figures;
use crate::forms::{CAUSES, CHOICES, Word};
use crate::insight::{self, score};
use crate::pages::review::{draft_name, review_of};
use crate::ui::{Field, focus_on};
use leptos::prelude::*;

#[derive(Clone, Debug, PartialEq)]
struct Told {
    score: String,
    says: String,
    parts: Vec<(&'static str, String)>,
}

/// The way to close an objective that runs, and what was closed and opened again before.
#[component]
pub fn ReviewCard(id: Id) -> impl IntoView {
    let desk = use_desk();
    let of = id.clone();
    let open = Memo::new(move |_| {
        let figures = desk.figures();
        desk.read(|workspace| {
            let objective = workspace.objective(&of)?;
            let cycle = workspace.cycle_of(objective);
            let said = cycle.map_or(
                "Give it a cycle, so that it can be closed in that cycle’s review.".to_owned(),
                |cycle| format!("{} ends on {}.", cycle.name, figures.day(cycle.end)),
            );
            let route = cycle.map(|cycle| review_of(Some(&cycle.id), Some(&of)).href());
            (objective.state == State::Running).then_some((said, route))
        })
    });
    view! {
        {move || open.get().map(|(said, route)| view! {
            <section class="card pad stack">
                <h2>"Review"</h2>
                <p class="small">{said}" Closing gives it a score, says what was learned, and carries over what goes on."</p>
                {route.map(|href| view! { <div class="actions"><a class="btn" href=href>"Close it…"</a></div> })}
            </section>
        })}
        <Past id />
    }
}

/// Score, what it says, the retrospective, and the way to open it again; nothing while the objective is open.
#[component]
pub fn Ended(id: Id) -> impl IntoView {
    let desk = use_desk();
    let of = id.clone();
    let told = Memo::new(move |_| {
        let figures = desk.figures();
        desk.read(|workspace| told(workspace, workspace.objective(&of)?, &figures))
    });
    move || {
        let id = id.clone();
        told.get().map(|told| view! {
            <section class="card pad stack">
                <h2>"Review"</h2>
                <p><b>{told.score}</b>" "{told.says}</p>
                <dl class="defs">
                    {told.parts.into_iter().map(|(name, text)| view! { <dt>{name}</dt><dd>{text}</dd> }).collect_view()}
                </dl>
                <Reopen id />
            </section>
        })
    }
}

/// Reviews that were taken back by opening the objective again, newest first.
#[component]
pub fn Past(id: Id) -> impl IntoView {
    let desk = use_desk();
    let past = Memo::new(move |_| {
        let figures = desk.figures();
        desk.read(|workspace| {
            let mut past: Vec<&Review> = workspace
                .reviews_of(&id)
                .filter(|review| !review.reopened.is_empty())
                .collect();
            past.order_by_key(|review| std::cmp::Reverse((review.reopened_on, review.date)));
            past.into_iter()
                .map(|review| {
                    let score = review.score.or(review.suggested);
                    let score = score
                        .map(|score| format!(" with {}", figures.score(score)))
                        .unwrap_or_default();
                    let on = review
                        .reopened_on
                        .map(|day| format!(" on {}", figures.day(day)))
                        .unwrap_or_default();
                    let why = crate::figures::sentence(&review.reopened);
                    let by = |name: &str| match name {
                        "" => String::new(),
                        name => format!(" by {name}"),
                    };
                    format!(
                        "Closed on {}{}{score}. Opened again{on}{}: {why}",
                        figures.day(review.date),
                        by(&review.author),
                        by(&review.reopened_by)
                    )
                })
                .collect::<Vec<_>>()
        })
    });
    move || {
        let past = past.get();
        (!past.is_empty()).then(|| view! {
            <div class="stack tight">{past.into_iter().map(|text| view! { <p class="small">{text}</p> }).collect_view()}</div>
        })
    }
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
                <p class="small">"What is closed stays as it is."</p>
                <button class="btn quiet" type="button" on:click=ask>"Reopen…"</button>
            </div>
        }>
            <form class="stack reopen" on:submit=submit>
                <Field label="Why it is opened again" value=reason error=Signal::derive(move || trouble.get()) />
                <div class="actions">
                    <button class="btn primary" type="submit">"Reopen it"</button>
                    <button class="btn" type="button" on:click=move |_| asking.set(false)>"Leave it closed"</button>
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
    if desk.run_and_say(command, "It is open again. Close it when it is done.") {
        // The next review starts from what the last one said.
        desk.keeping.drop_own_draft(&draft_name(id));
        focus_on("#closing-title, .page:not(:has(#closing-title)) #page-title");
    }
}

fn told(workspace: &Workspace, objective: &Objective, figures: &Figures) -> Option<Told> {
    if objective.state != State::Closed {
        return None;
    }
    let number = |score: f64| figures.score(score);
    let Some(review) = insight::review_of(workspace, objective) else {
        return Some(Told {
            score: "–".to_owned(),
            says: "It is closed without a review.".to_owned(),
            parts: Vec::new(),
        });
    };
    let given = insight::final_score(workspace, objective);
    let changed = match (review.score, review.suggested) {
        (Some(score), Some(suggested)) if (score - suggested).abs() > 0.000_5 => {
            format!("suggested was {}: {}", number(suggested), review.reason)
        }
        _ => review.reason.clone(),
    };
    let parts = [
        ("Score", changed),
        ("Worked", review.worked.clone()),
        ("Cause", words(&CAUSES, review.cause)),
        ("In the way", review.hindered.clone()),
        ("Learned", review.learned.clone()),
        ("Next", words(&CHOICES, review.choice)),
        ("By", review.author.clone()),
        ("On", figures.day(review.date)),
    ];
    Some(Told {
        score: given.map_or("–".to_owned(), number),
        says: given
            .map_or("", |given| {
                score::judge(given, objective.ambition).sentence()
            })
            .to_owned(),
        parts: parts
            .into_iter()
            .filter(|(_, text)| !text.is_empty())
            .collect(),
    })
}

fn words<T: PartialEq>(list: &[Word<T>], value: Option<T>) -> String {
    let found = list
        .iter()
        .find(|(known, _, _)| Some(known) == value.as_ref());
    found.map_or("", |(_, _, label)| label).to_owned()
}
