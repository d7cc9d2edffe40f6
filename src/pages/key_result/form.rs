//! The fields of a check-in, for a new one and for one that is corrected.

use super::Page;
use crate::desk::Model;
use crate::domain::KeyResultKind;
use crate::recording::RowPlace;
use crate::ui::recording::{Obstacle, RowEntry, Steps, hour_field};
use crate::ui::{Area, Error, Field, Pick, Show};
use leptos::prelude::*;

/// What a done / not done key result is, as a key of the list: empty while nobody said.
#[derive(Clone, Copy)]
pub struct Ticked(pub RwSignal<String>);

impl Ticked {
    /// Whether it is done.
    pub fn done(self) -> Option<bool> {
        self.0.with_untracked(|key| match key.as_str() {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        })
    }
}

/// Value or steps, confidence, day, note; below confidence 4 what is in the way and the next step.
#[component]
pub fn CheckInFields(
    entry: RowEntry,
    ticked: Ticked,
    page: Model<Page>,
    /// Whether the value can be typed here.
    has_value: bool,
) -> impl IntoView {
    let (kind, steps, hourly) = {
        let facts = &page.peek().facts;
        let kind = facts.kind.unwrap_or_default();
        (kind, facts.steps.clone(), facts.hourly)
    };
    let last = page.text(|page| &page.facts.last);
    let sure = Signal::derive(move || {
        let sure = page.get().facts.confidence;
        sure.map_or_else(String::new, |sure| sure.to_string())
    });
    let problem = move |place: RowPlace| Signal::derive(move || entry.problem(place));
    // What the form asks below is no problem of the field.
    let value_problem = Signal::derive(move || {
        entry
            .plain_problem()
            .and_then(|_| entry.problem(RowPlace::Value))
    });
    let value = match kind {
        KeyResultKind::Milestones => {
            if entry.steps.with_untracked(Option::is_none) {
                let done = steps.iter().filter(|(_, _, done)| *done);
                entry
                    .steps
                    .set(Some(done.map(|(id, _, _)| id.clone()).collect()));
            }
            view! { <div class="span"><Steps entry steps /></div> }.into_any()
        }
        KeyResultKind::Done => {
            let options = Signal::derive(|| {
                [("", "choose"), ("yes", "done"), ("no", "not yet")]
                    .map(|(key, word)| (key.to_owned(), word.to_owned()))
                    .to_vec()
            });
            view! { <Pick label="Done?" value=ticked.0 options error=problem(RowPlace::Value) /> }
                .into_any()
        }
        _ if has_value => view! {
            <Field label="Value" value=entry.value placeholder=last error=value_problem />
        }
        .into_any(),
        _ => ().into_any(),
    };
    let asks = Memo::new(move |_| {
        entry.is_low()
            || entry.blocker.with(|key| !key.is_empty())
            || entry.next_step.with(|text| !text.is_empty())
    });
    let low = Signal::derive(move || entry.asks_for_blocker());
    let day_problem = Signal::derive(move || {
        entry
            .plain_problem()
            .and_then(|_| entry.problem(RowPlace::Date))
    });
    let elsewhere = Signal::derive(move || {
        entry
            .problem(RowPlace::Value)
            .filter(|_| !has_value || kind == KeyResultKind::Milestones)
    });
    view! {
        <div class="fields brief">
            {value}
            <Field
                label="Confidence, 0 to 10"
                value=entry.confidence
                placeholder=sure
                error=problem(RowPlace::Confidence)
            />
            <Field label="Day" kind="date" value=entry.date error=day_problem />
            {hourly.then(|| hour_field(entry))}
            <Show when=move || asks.get()><Obstacle entry low /></Show>
            <Area label="Note" value=entry.note span=true />
        </div>
        <Error text=elsewhere />
    }
}
