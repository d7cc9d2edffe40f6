//! What is done for an objective or key result: work, not results.

use crate::desk::use_desk;
use crate::domain::{Command, Id, Initiative, Kind, Ordered, Record};
use crate::ui::{Glyph, Icon, Rows, focus_on};
use leptos::prelude::*;

/// The initiatives of a goal: added, ticked, reworded, deleted.
#[component]
pub fn Initiatives(
    /// The objective or key result.
    parent: Id,
    /// Whether it can be changed: not of a closed objective.
    is_open: Signal<bool>,
) -> impl IntoView {
    let desk = use_desk();
    let of = parent.clone();
    let all = Memo::new(move |_| {
        desk.read(|workspace| {
            let mut all: Vec<Initiative> = workspace.initiatives_of(&of).cloned().collect();
            all.order_by(|one, other| {
                (one.done, one.due, &one.id).cmp(&(other.done, other.due, &other.id))
            });
            all
        })
    });
    let left = move || all.with(|all| all.iter().filter(|it| !it.done).count());
    let text = RwSignal::new(String::new());
    let add = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let typed = text.get_untracked().trim().to_owned();
        if typed.is_empty() {
            return;
        }
        let initiative = Initiative {
            id: desk.new_id(),
            parent: parent.clone(),
            text: typed,
            example: desk.peek(|workspace| workspace.find(&parent).is_some_and(Record::is_example)),
            ..Initiative::default()
        };
        if desk.run_and_say(
            Command::save(vec![initiative.into()]),
            "The initiative is added.",
        ) {
            text.set(String::new());
        }
    };
    let add = StoredValue::new(add);
    view! {
        <section class="card" hidden=move || !is_open.get() && all.with(Vec::is_empty)>
            <div class="group">
                <h2 id="initiatives-title" tabindex="-1">"Initiatives"</h2>
                <small>{move || match (left(), all.with(Vec::len)) {
                    (_, 0) => "what will be done for it".to_owned(),
                    (0, _) => "all done".to_owned(),
                    (left, all) => format!("{left} of {all} left"),
                }}</small>
            </div>
            <Rows each=move || all.with(|all| all.iter().map(|it| it.id.clone()).collect::<Vec<_>>()) key=|id| id.clone() let:id>
                {
                    let now = Memo::new(move |_| all.with(|all| all.iter().find(|it| it.id == id).cloned()));
                    view! { <Line now is_open /> }
                }
            </Rows>
            <Show when=move || is_open.get()>
                <form class="pad row" on:submit=move |event| add.with_value(|add| add(event))>
                    <input class="field" aria-label="New initiative" placeholder="What will be done" autocomplete="off"
                        prop:value=text on:input=move |event| text.set(event_target_value(&event)) />
                    <button class="btn" type="submit">"Add"</button>
                </form>
            </Show>
        </section>
    }
}

/// The text is a field at all times; leaving it or Enter keeps it.
#[component]
fn Line(now: Memo<Option<Initiative>>, is_open: Signal<bool>) -> impl IntoView {
    let desk = use_desk();
    let words = move || now.with(|it| it.as_ref().map(|it| it.text.clone()).unwrap_or_default());
    let about = move || {
        now.with(|it| {
            let it = it.as_ref()?;
            let due = it
                .due
                .map(|day| format!("until {}", desk.figures().near_day(day, desk.today())));
            let parts = [it.owner.clone(), due.unwrap_or_default()];
            let told: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
            Some(told.join(" · "))
        })
    };
    let save = move |change: &dyn Fn(Initiative) -> Initiative| {
        // A browser also says "change" when a field with typed text is taken off the page; by then the row may be gone.
        if let Some(before) = now.try_get_untracked().flatten() {
            let after = change(before.clone());
            if after != before && !after.text.is_empty() {
                let _ = desk.run(Command::revise(before, after));
            }
        }
    };
    let delete = move |_| {
        if let Some(it) = now.get_untracked()
            && desk.run_and_say(
                Command::delete(Kind::Initiative, &it.id),
                format!("Deleted: {}", it.text),
            )
        {
            focus_on("#initiatives-title");
        }
    };
    view! {
        <div class="list-row initiative">
            <span class="row tight">
                <input type="checkbox" disabled=move || !is_open.get() aria-label=move || format!("Done: {}", words())
                    prop:checked=move || now.with(|it| it.as_ref().is_some_and(|it| it.done))
                    on:change=move |event| { let done = event_target_checked(&event); save(&|it| Initiative { done, ..it }); } />
                <span class="grow">
                    <input class="field bare" autocomplete="off" readonly=move || !is_open.get() aria-label=move || format!("Text of: {}", words()) prop:value=words
                        on:change=move |event| { let text = event_target_value(&event).trim().to_owned(); save(&|it| Initiative { text: text.clone(), ..it }); } />
                    <small>{about}</small>
                </span>
            </span>
            <Show when=move || is_open.get()>
                <button class="btn icon" type="button" aria-label=move || format!("Delete: {}", words()) on:click=delete>
                    <Icon of=Glyph::Delete />
                </button>
            </Show>
        </div>
    }
}
