//! One key result in the form of an objective: a line with its tags, and its fields while it is open.

use crate::forms::{
    FormSheet, List, MOST_KEY_RESULTS, OUTCOME, PHASE, STEP, Slot, blank_key_result,
    key_result_fields, key_result_more, paste,
};
use crate::keys::{Act, KeyPlace};
use crate::models::draft::DraftPage;
use crate::pages::draft::{
    OpenForm, add_button, beside_list, field, fields, framed, keys, margin, row_id, rows,
    shortened, tags, title, tools, understood,
};
use crate::ui::{Glyph, Icon, Show, act_of};
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// The line of one key result.
pub fn line(form: OpenForm, page: Memo<DraftPage>, key: u32) -> AnyView {
    let place = move || page.with(|page| page.place_of(key));
    view! {
        <div class="key-result" class:open=move || form.is_open(key) id=row_id(key) role="group"
            aria-label=move || format!("Key result {}", place()) data-line=key
            on:keydown=move |event| next_on_enter(form, key, &event)
            on:paste=move |event| paste_lines(form, key, &event)>
            <span class="n"><span aria-hidden="true">{place}</span>{margin(form, key)}</span>
            <div class="saying">
                {title(form, key, &OUTCOME)}
                {tags(form, page, key)}
                {shortened(form, key)}
            </div>
            {menu(form, page, key)}
            <div class="inside" hidden=move || !form.is_open(key)>
                {understood(form, key)}
                {fields(form, key, Box::new(move || shown(form, key)))}
                {measure(form, key)}
                {more(form, key)}
            </div>
        </div>
    }
    .into_any()
}

/// The fields that show: those of its kind, and the reason where its running aim changes.
fn shown(form: OpenForm, key: u32) -> Vec<&'static crate::forms::FieldSpec> {
    let has_kpis = form
        .desk
        .read(|workspace| workspace.kpis().next().is_some());
    let is_asked = form.is_asked(key, Slot::Reason);
    form.sheet.with(|sheet| {
        let has_kpis = has_kpis || !sheet.text(Slot::Along).is_empty();
        let fields = |row: &FormSheet| {
            let asks_why = is_asked || !row.text(Slot::Reason).is_empty();
            key_result_fields(row, has_kpis, asks_why)
        };
        sheet.find(key).map(fields).unwrap_or_default()
    })
}

/// What can be done with the line as a whole.
fn menu(form: OpenForm, page: Memo<DraftPage>, key: u32) -> AnyView {
    let name = move || {
        let place = page.with(|page| page.place_of(key));
        format!("Move or remove key result {place}, more fields")
    };
    let more = move |event: web_sys::MouseEvent| {
        close(&event);
        form.go(key, "more");
    };
    let escape = move |event: web_sys::KeyboardEvent| {
        if act_of(&event, KeyPlace::Line) == Some(Act::Cancel) {
            close(&event);
        }
    };
    let leave = move |event: web_sys::FocusEvent| {
        let menu = event
            .current_target()
            .and_then(|it| it.dyn_into::<web_sys::Element>().ok());
        let to = event
            .related_target()
            .and_then(|it| it.dyn_into::<web_sys::Node>().ok());
        if let Some(menu) = menu
            && !menu.contains(to.as_ref())
        {
            let _ = menu.remove_attribute("open");
        }
    };
    view! {
        <details class="menu" on:keydown=escape on:focusout=leave>
            <summary aria-label=name title="Move, remove, more fields"><span aria-hidden="true">"⋯"</span></summary>
            <div class="card">
                {tools(form, List::KeyResults, key, true)}
                <button class="btn quiet" type="button" on:click=more><Icon of=Glyph::Edit />"More fields"</button>
            </div>
        </details>
    }
    .into_any()
}

/// Closes the menu in which something happened, with the focus where it was opened.
fn close(event: &web_sys::Event) {
    let menu = event_target::<web_sys::Element>(event).closest("details.menu");
    if let Some(menu) = menu.ok().flatten() {
        let _ = menu.remove_attribute("open");
        if let Ok(Some(summary)) = menu.query_selector("summary") {
            crate::ui::focus(&summary);
        }
    }
}

/// Enter in a title goes to the next one, adding it where there is none yet; on buttons it does what they say.
fn next_on_enter(form: OpenForm, key: u32, event: &web_sys::KeyboardEvent) {
    let is_title = event
        .target()
        .and_then(|target| target.dyn_into::<web_sys::Element>().ok())
        .is_some_and(|target| target.id() == format!("outcome-{key}-field"));
    if act_of(event, KeyPlace::Line) != Some(Act::Confirm) || !is_title {
        return;
    }
    let (next, may_add) = form.sheet.with_untracked(|sheet| {
        let rows = sheet.rows(List::KeyResults);
        let place = rows.iter().position(|row| row.key == key).unwrap_or(0);
        let is_empty = rows
            .get(place)
            .is_none_or(|row| row.text(Slot::Outcome).trim().is_empty());
        let next = rows.get(place + 1).map(|row| row.key);
        (next, !is_empty && rows.len() < MOST_KEY_RESULTS)
    });
    match next {
        Some(next) => form.go(next, Slot::Outcome.word()),
        None if may_add => {
            let row = blank_key_result(&form.desk.new_id());
            form.add(0, List::KeyResults, row);
        }
        // Nothing to go on to: Enter saves, as in every other field.
        None => return,
    }
    event.prevent_default();
}

fn paste_lines(form: OpenForm, key: u32, event: &web_sys::ClipboardEvent) {
    let text = event
        .clipboard_data()
        .and_then(|data| data.get_data("text/plain").ok())
        .unwrap_or_default();
    let is_title = event_target::<web_sys::Element>(event).id() == format!("outcome-{key}-field");
    if !is_title || text.trim().lines().count() < 2 {
        return;
    }
    event.prevent_default();
    let mut count = 0;
    form.change(|sheet, ground| {
        let blank = || blank_key_result(&form.desk.new_id());
        count = paste(sheet, key, &text, ground, blank);
    });
    form.desk.say(format!("{count} key results filled in."));
}

/// What a kind without numbers needs.
fn measure(form: OpenForm, key: u32) -> AnyView {
    let kind = form.text(key, Slot::Kind);
    let needs = move || match kind.get().as_str() {
        "done" => {
            view! { <p class="small">"Counts as 0 until it’s done, then as 1."</p> }.into_any()
        }
        "milestones" => steps(form, key),
        _ => ().into_any(),
    };
    view! { {needs} }.into_any()
}

/// The fields of a row in one line, with the buttons that move it.
fn small_row(
    form: OpenForm,
    list: List,
    key: u32,
    specs: &'static [crate::forms::FieldSpec],
) -> AnyView {
    let inside = specs
        .iter()
        .map(|spec| field(form, key, spec))
        .collect_view();
    framed(
        form,
        list,
        key,
        "line",
        view! { {inside} {tools(form, list, key, false)} },
    )
}

fn steps(form: OpenForm, key: u32) -> AnyView {
    view! {
        <fieldset class="stack">
            <legend class="label">"Steps"</legend>
            {beside_list(form, key, List::Steps)}
            {rows(form, key, List::Steps, |form, row| small_row(form, List::Steps, row, &STEP))}
            <div class="actions">
                {add_button(form, key, List::Steps, "Add a step", |_| FormSheet::default())}
            </div>
        </fieldset>
    }
    .into_any()
}

/// What can be said beside the essentials.
fn more(form: OpenForm, key: u32) -> AnyView {
    let kind = form.text(key, Slot::Kind);
    let is_change =
        move || kind.with(|kind| !matches!(kind.as_str(), "hold" | "milestones" | "done"));
    view! {
        <details id=format!("more-{key}")>
            <summary>"More fields"<small>" check-ins, confidence, weight, phased targets"</small></summary>
            {fields(form, key, Box::new(key_result_more))}
            <Show when=is_change>{phases(form, key)}</Show>
        </details>
    }
    .into_any()
}

fn phases(form: OpenForm, key: u32) -> AnyView {
    let none_yet = keys(form, key, List::Phases);
    view! {
        <fieldset class="stack">
            <legend class="label">"Phased targets"</legend>
            <Show when=move || none_yet.with(Vec::is_empty)>
                <p class="small">"If progress won’t be steady, set the values you expect along the way."</p>
            </Show>
            {rows(form, key, List::Phases, |form, row| small_row(form, List::Phases, row, &PHASE))}
            <div class="actions">
                {add_button(form, key, List::Phases, "Add a phased target", |_| FormSheet::default())}
            </div>
        </fieldset>
    }
    .into_any()
}
