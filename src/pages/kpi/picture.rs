//! The chart with its sentence, and what can be done with it.

use super::{Page, changes, fixing};
use crate::desk::Model;
use crate::domain::Id;
use crate::pages::goal::picture;
use crate::ui::Show;
use leptos::prelude::*;

/// What the readings mean, the picture it is read off, and the forms that change its limits.
#[component]
pub fn Picture(id: Id, page: Model<Page>) -> impl IntoView {
    let (marking, is_fixing) = (RwSignal::new(false), RwSignal::new(false));
    let has_limits = page.test(|page| page.limits.any);
    let tools = move || {
        view! {
            {unfolding("Mark a change", marking)}
            <Show when=move || has_limits.get()>{unfolding("Fix limits", is_fixing)}</Show>
        }
        .into_any()
    };
    let said = page.part(|page| page.said.clone());
    let sketch = page.part(|page| page.sketch.clone());
    let id = StoredValue::new(id);
    view! {
        <div class="pad">
            {picture(said, sketch, "#readings-title", tools.into())}
            <Show when=move || marking.get()>
                <changes::Changes id=id.get_value() page open=marking />
            </Show>
            <Show when=move || is_fixing.get()>
                <fixing::Fixing id=id.get_value() page open=is_fixing />
            </Show>
        </div>
    }
}

/// A button that opens a form below and closes it.
fn unfolding(label: &'static str, open: RwSignal<bool>) -> AnyView {
    view! {
        <button
            class="btn quiet"
            type="button"
            aria-expanded=move || open.get().to_string()
            on:click=move |_| open.update(|open| *open = !*open)
        >
            {label}
        </button>
    }
    .into_any()
}
