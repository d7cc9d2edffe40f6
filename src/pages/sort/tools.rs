//! What can be done to the line that was worked on last.

use super::work::SortWork;
use crate::models::sort::{tools, under_of};
use crate::ui::Show;
use leptos::prelude::*;

/// The buttons under the active line, and what it stands under.
#[component]
pub fn Tools(
    /// The page's state.
    work: SortWork,
    /// The line's place.
    place: usize,
) -> impl IntoView {
    let known = Memo::new(move |_| work.look(|view| tools(view, place)));
    let is_out = move || known.with(|tools| tools.is_out);
    let merged = move || known.with(|tools| tools.merged);
    let options = move || {
        let tools = known.get();
        let option = |(word, name): (String, String)| {
            let is_now = word == tools.under;
            view! { <option value=word prop:selected=is_now>{name}</option> }
        };
        tools.overs.into_iter().map(option).collect_view()
    };
    view! {
        <div class="tools actions">
            <Show when=move || known.with(|tools| !tools.overs.is_empty() && !tools.is_out)>
                <label class="over">
                    "Belongs to"
                    <select class="field" on:change=move |event| {
                        if let Some(under) = under_of(&event_target_value(&event)) {
                            work.put_under(place, under);
                        }
                    }>{options}</select>
                </label>
            </Show>
            <Show when=move || !is_out()>
                <button class="btn" type="button" on:click=move |_| work.accept(place)>"Accept"</button>
                <button class="btn quiet" type="button" on:click=move |_| work.editing.set(Some(place))>
                    "Edit line"
                </button>
            </Show>
            <Show when=move || merged().is_some() && !is_out()>
                <button class="btn quiet" type="button" on:click=move |_| work.turn_both(place)>
                    {move || if merged() == Some(true) { "Keep both" } else { "Merge" }}
                </button>
            </Show>
            <button class="btn quiet" type="button" on:click=move |_| work.turn_out(place)>
                {move || if is_out() { "Put it back" } else { "Leave it out" }}
            </button>
        </div>
    }
}
