//! Files out: a backup of everything, or whose goals a colleague gets.

use super::files::{can_share, save_text, share_file};
use crate::desk::{Desk, Model, Turns, later, use_desk};
use crate::domain::{Gathered, SortedSet};
use crate::exchange::{Export, ExportOptions, Exporting, LEFT_OUT, STAYS, export};
use crate::models::FilterFacts;
use crate::models::share::{FileOut, file_options, file_out, measured, saved};
use crate::models::sharing::{Choice, SharedGoal, goals};
use crate::ui::{Check, KindTag, Rows, Show, Truths};
use leptos::prelude::*;
use std::time::Duration;

/// How long the size of the file waits for the next tick.
const PAUSE: Duration = Duration::from_millis(200);

/// Where the choice of goals is kept on this device.
const CHOICE: &str = "bearings.share";

/// Writes everything, also private goals, into a file. For a backup and for the banners.
pub fn download_everything(desk: Desk) {
    save(desk, &ExportOptions::backup(), "backup", false);
}

fn save(desk: Desk, options: &ExportOptions, what: &str, hand_on: bool) {
    let file = desk
        .keeping
        .read_library(|library| export(library.replica(), options));
    let today = desk.moment().today();
    let name = format!("bearings-{what}-{today}.json");
    if hand_on {
        share_file(&name, &file.text);
        return;
    }
    if save_text(&name, &file.text, "application/json") {
        if file.is_complete {
            desk.set(|settings| {
                settings.last_file = Some(today);
                settings.changes_since_file = 0;
                settings.put_off_at = 0;
            });
        }
        desk.toasts.show(saved(&name, &file), None);
    } else {
        desk.toasts.show(
            "The browser blocked the download. Allow downloads for this page and try again.",
            None,
        );
    }
}

/// What the person chose for the file.
#[derive(Clone, Copy)]
struct Sharing {
    choice: RwSignal<Choice>,
    with_private: RwSignal<bool>,
    with_notes: RwSignal<bool>,
    goals: Model<Vec<SharedGoal>>,
}

impl Sharing {
    fn options(self) -> ExportOptions {
        let (with_private, with_notes) = (self.with_private.get(), self.with_notes.get());
        let goals = self.goals.get();
        self.choice
            .with(|choice| file_options(&goals, choice, with_private, with_notes))
    }

    fn change(self, desk: Desk, change: impl FnOnce(&mut Choice)) {
        self.choice.update(change);
        let text = self.choice.with_untracked(Choice::written);
        // What the store does not take is only asked again next time.
        desk.keeping.read_library(|library| {
            let _ = library.store().set(CHOICE, &text);
        });
    }
}

/// The part of the page that writes files.
#[component]
pub fn Export() -> impl IntoView {
    let desk = use_desk();
    let kept = desk
        .keeping
        .read_library(|library| library.store().get(CHOICE).ok().flatten());
    let of = Sharing {
        choice: RwSignal::new(Choice::from_written(&kept.unwrap_or_default())),
        with_private: RwSignal::new(false),
        with_notes: RwSignal::new(true),
        goals: desk.model(|sight| Some(goals(sight))),
    };
    let share = move |hand_on: bool| {
        let words = of.choice.with_untracked(Choice::file_words);
        let what = if words.is_empty() {
            "goals".to_owned()
        } else {
            words
        };
        save(desk, &untrack(|| of.options()), &what, hand_on);
    };
    let page = Model::new(move || {
        let (goals, with_private) = (of.goals.get(), of.with_private.get());
        Some(
            of.choice
                .with(|choice| file_out(&goals, choice, with_private)),
        )
    });
    let label = page.text(|page| &page.label);
    view! {
        <section class="card pad stack">
            <h2>"Share with a colleague"</h2>
            <p class="quiet">
                "One readable JSON file. When they open it in Bearings, it merges with their goals. Nothing of \
                    theirs is overwritten."
            </p>
            <Show when=move || !page.get().has_goals>
                <p>"No goals to share yet."</p>
            </Show>
            <Show when=move || page.get().has_goals>{choices(desk, of, page)}</Show>
            <div class="actions">
                <button
                    class="btn primary"
                    type="button"
                    disabled=move || !page.get().can_save
                    on:click=move |_| share(false)
                >{label}</button>
                <Show when=can_share>
                    <button
                        class="btn"
                        type="button"
                        disabled=move || !page.get().can_save
                        on:click=move |_| share(true)
                    >"Send"</button>
                </Show>
                <button class="btn" type="button" on:click=move |_| download_everything(desk)>
                    "Save a backup"
                </button>
            </div>
            <p class="small">
                "A backup includes your private goals. Browsers can lose data; a backup file on your disk is safe."
            </p>
            <Truths />
        </section>
    }
}

/// Whose goals, which of them, and what goes along.
fn choices(desk: Desk, of: Sharing, page: Model<FileOut>) -> AnyView {
    let filters = move || {
        let page = page.get();
        let filters = page.filters.iter();
        filters
            .map(|facts| one_filter(desk, of, facts))
            .collect_view()
    };
    let all_out = move || {
        let page = page.peek();
        let ids = page.listed.iter().map(|goal| goal.id.clone());
        ids.into_set()
    };
    // Hundreds of boxes are drawn once somebody looks for them.
    let is_open = RwSignal::new(false);
    let shown = move || match is_open.get() {
        true => page.get().listed.clone(),
        false => Vec::new(),
    };
    let told = move |file: Export| desk.see(|sight| measured(sight, &file));
    // The whole file is written to be measured, so several ticks in a row wait for the last.
    let size = RwSignal::new(String::new());
    let turns = Turns::new();
    Effect::new(move |before: Option<()>| {
        let options = of.options();
        desk.read(|_| ());
        let turn = turns.next();
        let measure = move || {
            if !turn.is_on() {
                return;
            }
            let look = move |exporting: &mut Exporting| {
                desk.keeping
                    .read_library(|library| exporting.step(library.replica()))
            };
            let exporting = desk
                .keeping
                .read_library(|library| Exporting::new(library.replica(), &options));
            turn.work(exporting, look, move |exporting| {
                let file = desk
                    .keeping
                    .read_library(|library| exporting.done(library.replica()));
                size.set(told(file));
            });
        };
        match before {
            None => later(measure),
            Some(()) => set_timeout(measure, PAUSE),
        }
    });
    view! {
        <div class="toolbar">{filters}</div>
        <details on:toggle=move |event| {
            is_open.set(event_target::<web_sys::Element>(&event).has_attribute("open"));
        }>
            <summary>{page.text(|page| &page.told)}</summary>
            <fieldset class="stack tight">
                <legend class="sr">"Goals to include"</legend>
                <div class="actions">
                    <button class="btn quiet" type="button" on:click=move |_| {
                        of.change(desk, |choice| choice.without = SortedSet::new());
                    }>"All"</button>
                    <button class="btn quiet" type="button" on:click=move |_| {
                        let out = all_out();
                        of.change(desk, |choice| choice.without = out);
                    }>"None"</button>
                </div>
                <Rows each=shown key=|goal| goal.id.clone() let:goal>{goal_box(desk, of, goal)}</Rows>
            </fieldset>
        </details>
        <div class="stack tight">
            <Check label="Include remarks" value=of.with_notes />
            <p class="small">{LEFT_OUT}<Show when=move || !of.with_notes.get()>" "{STAYS}</Show></p>
        </div>
        <Show when=move || !page.get().private.is_empty()>
            <Check label=page.text(|page| &page.private) value=of.with_private />
        </Show>
        <p class="small">{size}</p>
    }
    .into_any()
}

fn one_filter(desk: Desk, of: Sharing, facts: &FilterFacts) -> AnyView {
    let (label, name, chosen) = (facts.label, facts.name, facts.chosen.clone());
    let option = |(key, word): &(String, String)| {
        let is_chosen = *key == chosen;
        view! { <option value=key.clone() prop:selected=is_chosen>{word.clone()}</option> }
    };
    let choose = move |event: web_sys::Event| {
        let value = event_target_value(&event);
        of.change(desk, |choice| choice.set(name, &value));
    };
    view! {
        <label>
            {label}
            <select class="field" aria-label=label on:change=choose>
                <option value="" prop:selected=chosen.is_empty()>{facts.any.clone()}</option>
                {facts.options.iter().map(option).collect_view()}
            </select>
        </label>
    }
    .into_any()
}

fn goal_box(desk: Desk, of: Sharing, goal: SharedGoal) -> AnyView {
    let id = StoredValue::new(goal.id);
    let is_in = move || {
        of.choice
            .with(|choice| !id.with_value(|id| choice.without.contains(id)))
    };
    let change = move |event: web_sys::Event| {
        let wanted = event_target_checked(&event);
        of.change(desk, |choice| match wanted {
            true => id.with_value(|id| {
                choice.without.remove(id);
            }),
            false => {
                choice.without.insert(id.get_value());
            }
        });
    };
    view! {
        <label class="check">
            <input type="checkbox" prop:checked=is_in on:change=change />
            <KindTag kind=goal.kind />
            <span>{goal.name}<small>{goal.about}</small></span>
            {goal.is_private.then(|| view! { <small>"private"</small> })}
        </label>
    }
    .into_any()
}
