//! What a check-in may say beyond the number: the day, a note, what is in the way, which steps are done.

use super::acts::{ask_why, correct_last, submit};
use super::entry::RowEntry;
use crate::desk::Model;
use crate::domain::{Date, Id};
use crate::keys::{Act, KeyPlace as Keys};
use crate::models::RowFacts;
use crate::recording::{BLOCKERS, RowPlace};
use crate::ui::{Area, Field, Pick, Show, act_of};
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// The fields below an opened row.
#[component]
pub fn More(
    entry: RowEntry,
    known: Model<RowFacts>,
    day: Signal<Date>,
    /// Whether it stands below its objective, which says whose it is.
    below: bool,
) -> impl IntoView {
    let shape = known.peek();
    let (is_okr, hourly) = (shape.kind.is_some(), shape.hourly);
    let steps = shape.steps.clone();
    let has_steps = !steps.is_empty();
    if has_steps && entry.steps.with_untracked(Option::is_none) {
        let done = steps.iter().filter(|(_, _, done)| *done);
        entry
            .steps
            .set(Some(done.map(|(id, _, _)| id.clone()).collect()));
    }
    // The proposed day stands in the field, so that a person sees which day is meant before changing it.
    if entry.date.with_untracked(String::is_empty) {
        entry.date.set(day.get_untracked().to_string());
    }
    let low = Signal::derive(move || entry.asks_for_blocker());
    // Enter in a line of text records, as it does in the value.
    let on_enter = move |event: KeyboardEvent| {
        let target = event.target();
        let is_line = target
            .as_ref()
            .and_then(|target| target.dyn_ref::<web_sys::HtmlInputElement>())
            .is_some_and(|input| input.type_() != "checkbox");
        let is_area =
            target.is_some_and(|target| target.has_type::<web_sys::HtmlTextAreaElement>());
        let place = if is_area { Keys::Area } else { Keys::Line };
        if (is_line || is_area) && act_of(&event, place) == Some(Act::Confirm) {
            event.prevent_default();
            submit(entry, day.get_untracked(), None);
        }
    };
    let word = move || {
        if entry.is_correcting() {
            "Save correction"
        } else {
            "Record"
        }
    };
    view! {
        <div class="wide more" on:keydown=on_enter>
            {(!below).then(|| view! { <p class="small">{known.text(|facts| &facts.context)}</p> })}
            <Show when=move || entry.is_correcting()>
                <p class="small">"This replaces the last entry. You can undo it."</p>
            </Show>
            {has_steps.then(|| view! { <Steps entry steps /> })}
            <div class="fields">
                <Field label="Day" kind="date" value=entry.date
                    error=Signal::derive(move || entry.problem(RowPlace::Date)) />
                {hourly.then(|| hour_field(entry))}
                {is_okr.then(|| view! { <Obstacle entry low /> })}
                <Area label="Note" value=entry.note span=true />
            </div>
            <div class="actions">
                <button class="btn primary" type="button" on:click=move |_| submit(entry, day.get_untracked(), None)>
                    {word}
                </button>
                <button class="btn" type="button" on:click=move |_| entry.close()>"Close"</button>
                <Show when=move || !entry.is_correcting()>
                    <button class="btn quiet" type="button" on:click=move |_| correct_last(entry)>
                        "Correct last entry"
                    </button>
                    {is_okr.then(|| view! {
                        <button class="btn quiet" type="button" on:click=move |_| ask_why(entry)>"Nothing new"</button>
                    })}
                </Show>
            </div>
        </div>
    }
}

/// The hour of an hourly goal's number.
pub fn hour_field(entry: RowEntry) -> impl IntoView {
    let error = Signal::derive(move || entry.problem(RowPlace::Hour));
    view! { <Field label="Hour, 0 to 23" value=entry.hour placeholder="this hour".to_owned() error /> }
}

/// What is in the way, and what will be done about it.
#[component]
pub fn Obstacle(entry: RowEntry, low: Signal<bool>) -> impl IntoView {
    let options = Signal::derive(|| {
        let kinds = BLOCKERS
            .into_iter()
            .map(|(_, key, words)| (key.to_owned(), words.to_owned()));
        [(String::new(), "nothing".to_owned())]
            .into_iter()
            .chain(kinds)
            .collect()
    });
    let hint = Signal::derive(move || {
        if low.get() {
            "Confidence is low: say what is in the way, then record.".to_owned()
        } else {
            String::new()
        }
    });
    view! {
        <Pick label="What is in the way" value=entry.blocker options hint />
        <Field label="Next step" value=entry.next_step placeholder="what you’ll do about it".to_owned() />
    }
}

/// The steps of milestones, to tick.
#[component]
pub fn Steps(entry: RowEntry, steps: Vec<(Id, String, bool)>) -> impl IntoView {
    view! {
        <fieldset class="labelled">
            <legend class="label">"Steps done"</legend>
            {steps.into_iter().map(|(id, text, _)| {
                let (shown, ticked) = (id.clone(), id);
                let is_ticked = move || entry.steps.with(|steps| steps.as_ref().is_some_and(|it| it.contains(&shown)));
                view! {
                    <label class="check">
                        <input type="checkbox"
                            prop:checked=is_ticked
                            on:change=move |event| entry.tick(&ticked, event_target_checked(&event)) />
                        <span>{text}</span>
                    </label>
                }
            }).collect_view()}
        </fieldset>
    }
}
