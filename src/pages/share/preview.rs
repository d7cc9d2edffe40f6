//! What a file would do, before it does it.

use super::inbox::{Arrival, Inbox};
use crate::desk::{Desk, use_desk};
use crate::exchange::{ChangedItem, FieldChange, Incoming, Item, Preview};
use crate::figures::count;
use crate::ui::{Dialog, Error};
use leptos::prelude::*;
use serde_json::Value;

/// Most lines of one list that are drawn at once; a file of thousands is summed up in numbers.
const MOST_LINES: usize = 60;

/// The dialog that follows the inbox.
#[component]
pub fn PreviewDialog() -> impl IntoView {
    let inbox = expect_context::<Inbox>();
    let open = RwSignal::new(false);
    Effect::new(move |_| open.set(inbox.arrival.with(|arrival| *arrival != Arrival::Nothing)));
    Effect::new(move |before: Option<bool>| {
        let now = open.get();
        if before == Some(true) && !now {
            inbox.arrival.set(Arrival::Nothing);
        }
        now
    });
    let title = Signal::derive(move || {
        inbox.arrival.with(|arrival| match arrival {
            Arrival::Nothing => String::new(),
            Arrival::Reading(name) => format!("Reading {name}"),
            Arrival::Failed { name, .. } => format!("{name} was not opened"),
            Arrival::Understood { name, .. } => format!("What {name} would change"),
        })
    });
    view! {
        <Dialog open title wide=true>
            {move || match inbox.arrival.get() {
                Arrival::Nothing => ().into_any(),
                Arrival::Reading(_) => view! { <p role="status">"One moment."</p> }.into_any(),
                Arrival::Failed { sentence, .. } => view! { <Failed sentence open /> }.into_any(),
                Arrival::Understood { name, incoming, preview } => view! { <Understood name incoming preview open /> }.into_any(),
            }}
        </Dialog>
    }
}

#[component]
fn Failed(sentence: String, open: RwSignal<bool>) -> impl IntoView {
    let sentence = Signal::stored(Some(sentence));
    view! {
        <div role="alert"><Error text=sentence /></div>
        <p class="quiet">"Nothing was changed."</p>
        <div class="actions last">
            <button class="btn primary" type="button" on:click=move |_| open.set(false)>"Close"</button>
        </div>
    }
}

#[component]
fn Understood(
    name: String,
    incoming: Incoming,
    preview: Preview,
    open: RwSignal<bool>,
) -> impl IntoView {
    let desk = use_desk();
    let nothing_new = preview.is_empty();
    let incoming = StoredValue::new_local(Some(incoming));
    let merge = move |_| {
        if let Some(incoming) = incoming.try_update_value(Option::take).flatten() {
            merge(desk, &name, incoming);
        }
        open.set(false);
    };
    view! {
        <p>{summary(&preview)}</p>
        <Lines title="Added" lines=named(&preview.added) />
        <Changes items=preview.changed.clone() />
        <Lines title="Deleted" lines=named(&preview.deleted) />
        <Lines title="Deleted by one, edited by the other: these stay" lines=named(&preview.kept_over_deletion) />
        <Lines title="Written differently on both sides: both values are kept, choose on the Share page"
            lines=preview.conflicts.iter().map(|conflict| conflict_line(&conflict.name, &conflict.record.to_string())).collect() />
        <Lines title="Kept, but not shown by this version"
            lines=preview.hidden.iter().map(|(item, why)| format!("{}: {why}", line(item))).collect() />
        {(preview.by_hand > 0).then(|| view! {
            <p class="small">{format!("{} written by hand or by a script.", count(preview.by_hand, "record was", "records were"))}</p>
        })}
        <div class="actions last">
            <button class="btn" type="button" on:click=move |_| open.set(false)>{if nothing_new { "Close" } else { "Leave all as it is" }}</button>
            {(!nothing_new).then(|| view! { <button class="btn primary" type="button" on:click=merge>"Merge it"</button> })}
        </div>
    }
}

fn merge(desk: Desk, name: &str, incoming: Incoming) {
    let report = desk
        .keeping
        .with_library(desk, move |library| library.import(incoming.records));
    if let Some(report) = report {
        desk.take_in(report.change.clone(), true);
        desk.toasts
            .show(format!("Merged {name}."), Some(report.change));
    }
}

/// The sentence above the lists.
fn summary(preview: &Preview) -> String {
    if preview.is_empty() {
        return "Everything in this file is here already. Nothing would change.".to_owned();
    }
    let parts = [
        (preview.added.len(), "would be added"),
        (preview.changed.len(), "would change"),
        (preview.deleted.len(), "would be deleted"),
        (preview.unchanged, "would stay as they are"),
    ];
    let said: Vec<String> = parts
        .iter()
        .filter(|(number, _)| *number > 0)
        .map(|(number, what)| format!("{} {what}", count(*number, "record", "records")))
        .collect();
    let kinds: Vec<String> = preview
        .added_by_kind()
        .iter()
        .map(|(kind, number)| format!("{number} × {kind}"))
        .collect();
    let added = if kinds.is_empty() {
        String::new()
    } else {
        format!(" Added: {}.", kinds.join(", "))
    };
    format!("{}.{added} It can be undone in one step.", said.join(", "))
}

#[component]
fn Lines(title: &'static str, lines: Vec<String>) -> impl IntoView {
    let more = lines.len().saturating_sub(MOST_LINES);
    (!lines.is_empty()).then(|| view! {
        <details>
            <summary>{format!("{title} ({})", lines.len())}</summary>
            <ul class="small">
                {lines.into_iter().take(MOST_LINES).map(|line| view! { <li>{line}</li> }).collect_view()}
                {(more > 0).then(|| view! { <li>{format!("and {more} more")}</li> })}
            </ul>
        </details>
    })
}

#[component]
fn Changes(items: Vec<ChangedItem>) -> impl IntoView {
    let number = items.len();
    (number > 0).then(|| view! {
        <details open>
            <summary>{format!("Changed ({number})")}</summary>
            <div class="scroll">
                <table>
                    <thead><tr><th>"Record"</th><th>"Field"</th><th>"Now"</th><th>"After"</th></tr></thead>
                    <tbody>
                        {items.into_iter().take(MOST_LINES).flat_map(|item| {
                            let name = line(&item.item);
                            item.fields.into_iter().map(move |change| row(name.clone(), &change)).collect::<Vec<_>>()
                        }).collect_view()}
                    </tbody>
                </table>
            </div>
        </details>
    })
}

fn row(name: String, change: &FieldChange) -> impl IntoView + use<> {
    view! {
        <tr>
            <td>{name}</td>
            <td>{change.field.replace('_', " ")}</td>
            <td>{value(change.before.as_ref())}</td>
            <td>{value(change.after.as_ref())}</td>
        </tr>
    }
}

/// A value as a person would write it.
pub fn value(value: Option<&Value>) -> String {
    match value {
        None | Some(Value::Null) => "nothing".to_owned(),
        Some(Value::String(text)) => text.clone(),
        Some(other) => other.to_string(),
    }
}

fn named(items: &[Item]) -> Vec<String> {
    items.iter().map(line).collect()
}

fn line(item: &Item) -> String {
    if item.title.is_empty() {
        item.record.to_string()
    } else {
        format!("{}: {}", item.record.kind, item.title)
    }
}

fn conflict_line(name: &str, record: &str) -> String {
    if name.is_empty() {
        record.to_owned()
    } else {
        name.to_owned()
    }
}
