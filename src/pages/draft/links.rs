//! Links from the goal of a form to other goals.

use super::coach::beside;
use super::{OpenForm, row_id};
use crate::forms::{FieldSpec, FormSheet, List, Opt, Slot};
use crate::ui::{Glyph, Icon, Rows, Show};
use leptos::prelude::*;

/// Linked goals as chips, and a list to add from.
pub(super) fn links(
    form: OpenForm,
    list: List,
    spec: &'static FieldSpec,
    options: Signal<Vec<Opt>>,
) -> AnyView {
    let id = format!("{}-0", list.word());
    let field_id = format!("{id}-field");
    let hint_id = format!("{id}-hint");
    let described = hint_id.clone();
    let linked = super::list::keys(form, 0, list);
    let goal = move |key: u32| {
        form.sheet
            .with(|sheet| sheet.find(key).map(|row| row.text(Slot::Goal).to_owned()))
    };
    let free = Memo::new(move |_| {
        let taken: Vec<String> = linked.get().into_iter().filter_map(goal).collect();
        let mut options = options.get();
        options.retain(|one| !taken.contains(&one.word));
        options
    });
    let add = move |event| {
        let word = event_target_value(&event);
        if !word.is_empty() {
            form.sheet.update(|sheet| {
                sheet.add(0, list, FormSheet::default().with(Slot::Goal, word));
            });
        }
    };
    let choices = move || {
        let option = |one: Opt| view! { <option value=one.word>{one.label}</option> };
        free.get().into_iter().map(option).collect_view()
    };
    view! {
        <div class="labelled span" id=id>
            <label for=field_id.clone()>{spec.name()}</label>
            <div class="chips">
                <Rows each=move || linked.get() key=|key| *key let:key>
                    {chip(form, key, options, goal(key).unwrap_or_default())}
                </Rows>
            </div>
            <Show
                when=move || free.with(|free| free.len() > 1)
                fallback=|| view! { <span class="hint">"No other KPI to link to yet."</span> }
            >
                <select id=field_id.clone() class="field" aria-describedby=described.clone() on:change=add>
                    {choices}
                </select>
            </Show>
            <span class="hint" id=hint_id>{spec.hint}</span>
            {beside(form, 0, list.word())}
        </div>
    }
    .into_any()
}

fn chip(form: OpenForm, key: u32, options: Signal<Vec<Opt>>, goal: String) -> AnyView {
    let name = Memo::new(move |_| {
        let known = |options: &Vec<Opt>| {
            let found = options.iter().find(|one| one.word == goal);
            found.map(|one| one.label.clone())
        };
        options
            .with(known)
            .unwrap_or_else(|| "A KPI that is still a draft".to_owned())
    });
    view! {
        <span class="chip" id=row_id(key)>
            {name}
            <button class="btn icon" type="button" aria-label=move || format!("Remove the link to {}", name.get())
                on:click=move |_| form.remove(key)><Icon of=Glyph::Close /></button>
        </span>
    }
    .into_any()
}
