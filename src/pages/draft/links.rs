//! Links from the goal of a form to other goals.

use super::{Form, Opt, row_id};
use crate::domain::Ordered;
use crate::domain::Workspace;
use crate::domain::letters::to_lowercase;
use crate::forms::{FormSheet, List, Slot, read_along};
use crate::ui::{Glyph, Icon, Rows, Show, fresh_dom_id};
use leptos::prelude::*;

/// The KPIs one can link to, by name, without the form's own.
pub fn kpi_options(form: Form, none: &'static str) -> Memo<Vec<Opt>> {
    goals(form, none, |workspace| {
        let kpis = workspace.kpis();
        kpis.map(|kpi| (kpi.id.to_string(), kpi.name.clone()))
            .collect()
    })
}

/// Goals one can link to, by name, without the form's own.
pub fn goals(
    form: Form,
    none: &'static str,
    list: fn(&Workspace) -> Vec<(String, String)>,
) -> Memo<Vec<Opt>> {
    let own = form.text(0, Slot::Id);
    // What is saved with the form can be linked to already.
    let kept = form.text(0, Slot::Along);
    let along = Memo::new(move |_| {
        kept.track();
        let known = |workspace: &Workspace| {
            form.sheet
                .with_untracked(|sheet| read_along(sheet, workspace))
        };
        Workspace::from_records(form.desk.read(known))
    });
    Memo::new(move |_| {
        let mut goals = form.desk.read(list);
        goals.extend(along.with(list));
        goals.retain(|(id, _)| own.with(|own| own != id));
        goals.order_by_key(|(_, name)| to_lowercase(name));
        goals.insert(0, (String::new(), none.to_owned()));
        let option = |(word, label)| Opt {
            group: "",
            word,
            label,
        };
        goals.into_iter().map(option).collect()
    })
}

/// Linked goals as chips, and a list to add from.
pub fn links(
    form: Form,
    list: List,
    label: &'static str,
    hint: &'static str,
    options: Memo<Vec<Opt>>,
) -> AnyView {
    let id = fresh_dom_id("links");
    let hint_id = format!("{id}-hint");
    let described = hint_id.clone();
    let linked = super::list::keys(form, 0, list);
    let goal = move |key: u32| {
        form.sheet
            .with(|sheet| sheet.find(key).map(|row| row.text(Slot::Goal).to_owned()))
    };
    let free = Memo::new(move |_| {
        let taken: Vec<String> = linked.get().into_iter().filter_map(goal).collect();
        options.with(|options| {
            options
                .iter()
                .filter(|one| !taken.contains(&one.word))
                .cloned()
                .collect::<Vec<_>>()
        })
    });
    let add = move |event| {
        let word = event_target_value(&event);
        if !word.is_empty() {
            form.sheet.update(|sheet| {
                sheet.add(0, list, FormSheet::default().with(Slot::Goal, word));
            });
        }
    };
    view! {
        <div class="labelled span">
            <label for=id.clone()>{label}</label>
            <div class="chips">
                <Rows each=move || linked.get() key=|key| *key let:key>
                    {chip(form, key, options, goal(key).unwrap_or_default())}
                </Rows>
            </div>
            <Show when=move || free.with(|free| free.len() > 1) fallback=|| view! { <span class="hint">"There is no other KPI to link to yet."</span> }>
                <select id=id.clone() class="field" aria-describedby=described.clone() on:change=add>
                    {move || free.get().into_iter().map(|one| view! { <option value=one.word>{one.label}</option> }).collect_view()}
                </select>
            </Show>
            <span class="hint" id=hint_id>{hint}</span>
        </div>
    }
    .into_any()
}

fn chip(form: Form, key: u32, options: Memo<Vec<Opt>>, goal: String) -> AnyView {
    let name = Memo::new(move |_| {
        let known = |options: &Vec<Opt>| {
            options
                .iter()
                .find(|one| one.word == goal)
                .map(|one| one.label.clone())
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
