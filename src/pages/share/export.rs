//! Files out.

use super::files::save_text;
use crate::desk::{Desk, use_desk};
use crate::domain::{Id, SortedSet, Visibility};
use crate::exchange::{ExportOptions, LEFT_OUT, STAYS, export};
use crate::figures::count;
use crate::ui::{Check, Rows, Show, Truths};
use leptos::prelude::*;

/// Writes everything, also private goals, into a file. For a backup and for the banners.
pub fn download_everything(desk: Desk) {
    save(desk, &ExportOptions::backup(), "backup");
}

fn save(desk: Desk, options: &ExportOptions, what: &str) {
    let file = desk
        .keeping
        .read_library(|library| export(library.replica(), options));
    let today = desk.moment().today();
    let name = format!("bearings-{what}-{today}.json");
    if save_text(&name, &file.text, "application/json") {
        if file.is_complete {
            desk.set(|settings| {
                settings.last_file = Some(today);
                settings.changes_since_file = 0;
                settings.put_off_at = 0;
            });
        }
        let records = count(file.records, "record", "records");
        let left_out = match file.kept_goals.len() {
            0 => String::new(),
            goals => format!(
                " Left out: {}.",
                count(goals, "private goal", "private goals")
            ),
        };
        desk.toasts
            .show(format!("Saved {name} with {records}.{left_out}"), None);
    } else {
        desk.toasts.show(
            "The browser refused to save a file. Allow downloads for this page and try again.",
            None,
        );
    }
}

/// A goal that can be chosen.
#[derive(Clone, PartialEq)]
struct Goal {
    id: Id,
    name: String,
    is_kept: bool,
}

/// The part of the page that writes files.
#[component]
pub fn Export() -> impl IntoView {
    let desk = use_desk();
    let with_kept = RwSignal::new(false);
    let with_notes = RwSignal::new(true);
    let chosen = RwSignal::new(SortedSet::<Id>::new());
    let goals = Memo::new(move |_| goals(desk));
    let kept =
        Memo::new(move |_| goals.with(|goals| goals.iter().filter(|goal| goal.is_kept).count()));
    let share = move |_| {
        let chosen = chosen.get_untracked();
        let options = ExportOptions {
            include_kept: with_kept.get_untracked(),
            with_notes: with_notes.get_untracked(),
            only: (!chosen.is_empty()).then_some(chosen),
        };
        save(desk, &options, "goals");
    };
    let label = move || match chosen.with(SortedSet::len) {
        0 => "Save a file to share".to_owned(),
        some => format!("Save a file with {}", count(some, "goal", "goals")),
    };
    view! {
        <section class="card pad stack">
            <h2>"Share with a colleague"</h2>
            <p class="quiet">
                "One readable JSON file. When they open it in Bearings, it merges with what they have. Nothing of \
                theirs is overwritten."
            </p>
            <Show when=move || goals.with(Vec::is_empty)>
                <p>"There are no goals yet. Draft one, and it can be shared."</p>
            </Show>
            <Show when=move || !goals.with(Vec::is_empty)>
                <div class="stack tight">
                    <Check label="Include remarks" value=with_notes />
                    <p class="small">{LEFT_OUT}<Show when=move || !with_notes.get()>" "{STAYS}</Show></p>
                </div>
                <Show when=move || { kept.get() > 0 }>
                    <Check
                        label=Signal::derive(move || {
                            format!("Include {}", count(kept.get(), "private goal", "private goals"))
                        })
                        value=with_kept
                    />
                </Show>
                <details>
                    <summary>"Only some goals"</summary>
                    <fieldset class="stack tight">
                        <legend class="sr">"Goals for the file"</legend>
                        <Rows each=move || goals.get() key=|goal| goal.id.clone() let:goal>
                            <GoalBox goal chosen />
                        </Rows>
                    </fieldset>
                </details>
            </Show>
            <div class="actions">
                <button class="btn primary" type="button" disabled=move || goals.with(Vec::is_empty) on:click=share>
                    {label}
                </button>
                <button class="btn" type="button" on:click=move |_| download_everything(desk)>
                    "Save a backup of everything"
                </button>
            </div>
            <p class="small">
                "A backup also has your private goals. Browsers can lose data; a backup on your disk is safe from that."
            </p>
            <Truths />
        </section>
    }
}

#[component]
fn GoalBox(goal: Goal, chosen: RwSignal<SortedSet<Id>>) -> impl IntoView {
    let id = goal.id.clone();
    let is_chosen = {
        let id = id.clone();
        move || chosen.with(|chosen| chosen.contains(&id))
    };
    view! {
        <label class="check">
            <input type="checkbox" prop:checked=is_chosen on:change=move |event| {
                let wanted = event_target_checked(&event);
                chosen.update(|chosen| {
                    if wanted { chosen.insert(id.clone()); } else { chosen.remove(&id); }
                });
            } />
            <span>{goal.name}</span>
            {goal.is_kept.then(|| view! { <small>"private"</small> })}
        </label>
    }
}

fn goals(desk: Desk) -> Vec<Goal> {
    desk.read(|workspace| {
        let objectives = workspace.objectives().map(|one| Goal {
            id: one.id.clone(),
            name: one.title.clone(),
            is_kept: one.visibility == Visibility::Kept,
        });
        let kpis = workspace.kpis().map(|one| Goal {
            id: one.id.clone(),
            name: one.name.clone(),
            is_kept: one.visibility == Visibility::Kept,
        });
        objectives.chain(kpis).collect()
    })
}
