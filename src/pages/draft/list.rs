//! Rows of a form: adding, removing, moving, by mouse and by keyboard.

use super::{Form, focus_soon, row_id};
use crate::domain::letters::to_lowercase;
use crate::forms::{FormSheet, List};
use crate::ui::{Glyph, Icon, Rows};
use leptos::prelude::*;

/// The rows of a list, each drawn once and kept while it moves.
pub fn rows(form: Form, parent: u32, list: List, row: fn(Form, u32) -> AnyView) -> AnyView {
    let keys = keys(form, parent, list);
    view! {
        <Rows each=move || keys.get() key=|key| *key let:key>
            {row(form, key)}
        </Rows>
    }
    .into_any()
}

/// Buttons that move a row and take it out.
pub fn tools(form: Form, list: List, key: u32) -> AnyView {
    let keys = keys(form, form.row_above(key), list);
    let place =
        Memo::new(move |_| keys.with(|keys| keys.iter().position(|one| *one == key).unwrap_or(0)));
    let name =
        move |deed: &str| format!("{deed} {} {}", to_lowercase(list.noun()), place.get() + 1);
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
            .say(format!("Now at place {}.", place.get_untracked() + 1));
    };
    view! {
        <span class="row tight tools">
            <span id=format!("up-{key}")>
                <button class="btn icon" type="button" aria-label=move || name("Move up") prop:disabled=move || place.get() == 0
                    on:click=move |_| shift(false)><Icon of=Glyph::Up /></button>
            </span>
            <span id=format!("down-{key}")>
                <button class="btn icon" type="button" aria-label=move || name("Move down") prop:disabled=is_last
                    on:click=move |_| shift(true)><Icon of=Glyph::Down /></button>
            </span>
            <button class="btn icon" type="button" aria-label=move || name("Remove") on:click=move |_| form.remove(key)>
                <Icon of=Glyph::Delete />
            </button>
        </span>
    }
    .into_any()
}

/// The button that adds a row.
pub fn add_button(
    form: Form,
    parent: u32,
    list: List,
    label: &'static str,
    row: fn(Form) -> FormSheet,
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
    form: Form,
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
pub fn keys(form: Form, parent: u32, list: List) -> Memo<Vec<u32>> {
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
