//! What is done for an objective or key result: work, not results.

use crate::desk::{Desk, Model, use_desk};
use crate::domain::{Command, Id, Initiative, Kind, Record};
use crate::models::{InitiativeLine, Initiatives as InitiativesModel};
use crate::ui::{Glyph, Icon, Rows, Show, focus_on, twice_marks};
use leptos::prelude::*;

/// The initiatives of a goal: added, ticked, reworded, deleted.
#[component]
pub fn Initiatives(
    /// The objective or key result.
    parent: Id,
    /// Its initiatives.
    told: Model<InitiativesModel>,
    /// Whether it can be changed: not of a closed objective.
    is_open: Signal<bool>,
) -> impl IntoView {
    let ids = move || {
        told.get()
            .all
            .iter()
            .map(|line| line.it.id.clone())
            .collect::<Vec<Id>>()
    };
    let parent = StoredValue::new(parent);
    view! {
        <section class="card" hidden=move || !is_open.get() && told.get().all.is_empty()>
            <div class="group">
                <h2 id="initiatives-title" tabindex="-1">"Initiatives"</h2>
                <small>{told.text(|told| &told.left)}</small>
            </div>
            <Rows each=ids key=Id::clone let:id>
                <Editable
                    line=told.one(move |told| told.all.iter().find(|line| line.it.id == id).cloned())
                    is_open
                />
            </Rows>
            <Show when=move || is_open.get()><Add parent=parent.get_value() /></Show>
        </section>
    }
}

#[component]
fn Add(parent: Id) -> impl IntoView {
    let desk = use_desk();
    let text = RwSignal::new(String::new());
    let add = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let typed = text.get_untracked().trim().to_owned();
        if !typed.is_empty() && add(desk, &parent, typed) {
            text.set(String::new());
        }
    };
    view! {
        <form class="pad row" on:submit=add>
            <input
                class="field"
                aria-label="New initiative"
                placeholder="What needs doing"
                autocomplete="off"
                prop:value=text
                on:input=move |event| text.set(event_target_value(&event))
            />
            <button class="btn" type="submit">"Add"</button>
        </form>
    }
}

fn add(desk: Desk, parent: &Id, text: String) -> bool {
    let initiative = Initiative {
        id: desk.new_id(),
        parent: parent.clone(),
        text,
        example: desk.peek(|workspace| workspace.find(parent).is_some_and(Record::is_example)),
        ..Initiative::default()
    };
    let command = Command::save(vec![initiative.into()]);
    desk.run_and_say(command, "Initiative added.")
}

/// The text is a field at all times; leaving it or Enter keeps it.
#[component]
fn Editable(line: Model<InitiativeLine>, is_open: Signal<bool>) -> impl IntoView {
    let desk = use_desk();
    let words = line.text(|line| &line.it.text);
    let id = line.peek().it.id.clone();
    // A browser also says "change" when a field with typed text is taken off the page; by then the row may be gone.
    let save = move |change: &dyn Fn(Initiative) -> Initiative| {
        if let Some(before) = line.last().map(|line| line.it.clone()) {
            let after = change(before.clone());
            if after != before && !after.text.is_empty() {
                let _ = desk.run(Command::revise(before, after));
            }
        }
    };
    let tick = move |event: web_sys::Event| {
        let done = event_target_checked(&event);
        save(&|it| Initiative { done, ..it });
    };
    let reword = move |event: web_sys::Event| {
        let text = event_target_value(&event).trim().to_owned();
        save(&|it| Initiative {
            text: text.clone(),
            ..it
        });
    };
    let delete = move |_| {
        let it = line.peek().it.clone();
        let said = format!("Deleted: {}", it.text);
        if desk.run_and_say(Command::delete(Kind::Initiative, &it.id), said) {
            focus_on("#initiatives-title");
        }
    };
    view! {
        <div class="list-row initiative">
            <span class="row tight">
                <input
                    type="checkbox"
                    disabled=move || !is_open.get()
                    aria-label=move || format!("Done: {}", words.get())
                    prop:checked=move || line.get().it.done
                    on:change=tick
                />
                <span class="grow">
                    <input
                        class="field bare"
                        autocomplete="off"
                        readonly=move || !is_open.get()
                        aria-label=move || format!("Text of: {}", words.get())
                        prop:value=words
                        on:change=reword
                    />
                    <small>{line.text(|line| &line.about)}</small>
                    {twice_marks(desk, id, &["text", "done", "owner", "due"])}
                </span>
            </span>
            <Show when=move || is_open.get()>
                <button
                    class="btn icon"
                    type="button"
                    aria-label=move || format!("Delete: {}", words.get())
                    on:click=delete
                >
                    <Icon of=Glyph::Delete />
                </button>
            </Show>
        </div>
    }
}
