//! Rows of a form: adding, removing, moving, by mouse and by keyboard.

use super::{OpenForm, focus_soon, row_id};
use crate::domain::letters::to_lowercase;
use crate::forms::{FormSheet, List};
use crate::ui::{Glyph, Icon, Rows};
use leptos::prelude::*;

/// The rows of a list, each drawn once and kept while it moves.
pub fn rows(form: OpenForm, parent: u32, list: List, row: fn(OpenForm, u32) -> AnyView) -> AnyView {
    let keys = keys(form, parent, list);
    view! {
        <Rows each=move || keys.get() key=|key| *key let:key>
            {row(form, key)}
        </Rows>
    }
    .into_any()
}

/// A deed for the row with this key: its name, what it is done with, whether the row is where it cannot be done.
struct RowDeed {
    name: &'static str,
    icon: Glyph,
    id: &'static str,
}

const DEEDS: [RowDeed; 3] = [
    RowDeed {
        name: "Move up",
        icon: Glyph::Up,
        id: "up",
    },
    RowDeed {
        name: "Move down",
        icon: Glyph::Down,
        id: "down",
    },
    RowDeed {
        name: "Remove",
        icon: Glyph::Delete,
        id: "remove",
    },
];

/// Buttons that move a row and take it out; `worded` where they say so beside their icons.
pub fn tools(form: OpenForm, list: List, key: u32, worded: bool) -> AnyView {
    let keys = keys(form, form.row_above(key), list);
    let place =
        Memo::new(move |_| keys.with(|keys| keys.iter().position(|one| *one == key).unwrap_or(0)));
    let is_last = move || keys.with(|keys| place.get() + 1 >= keys.len());
    let shift = move |later: bool| {
        // The button that was pressed stays under the finger: it moves with its row.
        let id = format!("{}-{}", if later { "down" } else { "up" }, key);
        let other = format!("{}-{}", if later { "up" } else { "down" }, key);
        form.sheet.update(|sheet| {
            sheet.shift(key, later);
        });
        let at_end = if later {
            is_last()
        } else {
            place.get_untracked() == 0
        };
        focus_soon(if at_end { other } else { id });
        form.desk
            .say(format!("Moved to position {}.", place.get_untracked() + 1));
    };
    let button = move |deed: RowDeed| {
        let RowDeed { name, icon, id } = deed;
        let label = move || format!("{name} {} {}", to_lowercase(list.noun()), place.get() + 1);
        let is_off = move || match id {
            "up" => place.get() == 0,
            "down" => is_last(),
            _ => false,
        };
        let press = move |_| match id {
            "remove" => form.remove(key),
            _ => shift(id == "down"),
        };
        let class = if worded { "btn quiet" } else { "btn icon" };
        view! {
            <span id=format!("{id}-{key}")>
                <button class=class type="button" aria-label=label prop:disabled=is_off on:click=press>
                    <Icon of=icon />{worded.then_some(name)}
                </button>
            </span>
        }
    };
    view! { <span class="tools">{DEEDS.map(button)}</span> }.into_any()
}

/// The button that adds a row.
pub fn add_button(
    form: OpenForm,
    parent: u32,
    list: List,
    label: &'static str,
    row: fn(OpenForm) -> FormSheet,
) -> AnyView {
    view! {
        <button class="btn quiet" type="button" on:click=move |_| form.add(parent, list, row(form))>
            <Icon of=Glyph::Add />{label}
        </button>
    }
    .into_any()
}

/// A row's frame with its id, which the focus goes to. Its name tells its fields from those of the other rows: "Key result 2".
pub fn framed(
    form: OpenForm,
    list: List,
    key: u32,
    class: &'static str,
    inside: impl IntoView + 'static,
) -> AnyView {
    let keys = keys(form, form.row_above(key), list);
    let name = move || {
        let place = keys.with(|keys| keys.iter().position(|one| *one == key).unwrap_or(0));
        format!("{} {}", list.noun(), place + 1)
    };
    view! { <div class=class id=row_id(key) role="group" aria-label=name>{inside.into_any()}</div> }
        .into_any()
}

/// The keys of a list's rows, followed.
pub fn keys(form: OpenForm, parent: u32, list: List) -> Memo<Vec<u32>> {
    Memo::new(move |_| {
        form.sheet.with(|sheet| {
            let rows = sheet
                .find(parent)
                .map(|sheet| sheet.rows(list))
                .unwrap_or_default();
            rows.iter().map(|row| row.key).collect()
        })
    })
}
