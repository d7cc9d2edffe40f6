//! Goals to tick, all or none of them at once.

use crate::domain::SortedSet;
use crate::replica::Address;
use leptos::prelude::*;

/// The ticked goals.
#[derive(Clone, Copy, Default)]
pub struct Chosen(RwSignal<SortedSet<Address>>);

impl Chosen {
    pub fn new(goals: SortedSet<Address>) -> Self {
        Self(RwSignal::new(goals))
    }

    /// What is ticked, once.
    pub fn now(self) -> SortedSet<Address> {
        self.0.get_untracked()
    }

    /// Whether nothing is ticked; followed.
    pub fn is_empty(self) -> bool {
        self.0.with(SortedSet::is_empty)
    }
}

/// Most boxes that are drawn; "All" and "None" reach the others too.
const MOST_BOXES: usize = 200;

/// The boxes with their heading; nothing is drawn while there is nothing to choose.
#[component]
pub fn GoalBoxes(
    chosen: Chosen,
    title: &'static str,
    hint: &'static str,
    goals: Vec<(Address, String)>,
) -> impl IntoView {
    let all: SortedSet<Address> = goals.iter().map(|(goal, _)| goal.clone()).collect();
    let number = goals.len();
    (number > 0).then(|| view! {
        <fieldset class="stack tight">
            <legend class="label">{format!("{title} ({number})")}</legend>
            {(!hint.is_empty()).then(|| view! { <p class="small">{hint}</p> })}
            {(number > 1).then(|| view! {
                <div class="actions">
                    <button class="btn quiet" type="button" on:click=move |_| chosen.0.set(all.clone())>"All"</button>
                    <button class="btn quiet" type="button" on:click=move |_| chosen.0.set(SortedSet::new())>
                        "None"
                    </button>
                </div>
            })}
            {goals
                .into_iter()
                .take(MOST_BOXES)
                .map(|(goal, text)| view! { <GoalBox chosen goal text /> })
                .collect_view()}
            {(number > MOST_BOXES).then(|| view! {
                <p class="small">{format!("and {} more", number - MOST_BOXES)}</p>
            })}
        </fieldset>
    })
}

#[component]
fn GoalBox(chosen: Chosen, goal: Address, text: String) -> impl IntoView {
    let mine = goal.clone();
    view! {
        <label class="check">
            <input type="checkbox" prop:checked=move || chosen.0.with(|chosen| chosen.contains(&mine))
                on:change=move |event| {
                    let wanted = event_target_checked(&event);
                    chosen.0.update(|chosen| {
                        if wanted { chosen.insert(goal.clone()); } else { chosen.remove(&goal); }
                    });
                } />
            <span>{text}</span>
        </label>
    }
}
