//! What a file would do, before it does it.

use super::chosen::{Chosen, GoalBoxes};
use super::inbox::{Arrival, Inbox, ReadFile};
use crate::desk::{Desk, use_desk};
use crate::domain::letters::to_lowercase;
use crate::exchange::{ChangedItem, FieldChange, GoalInFile, Item, Preview};
use crate::figures::count;
use crate::models::said::{field_word, value_words};
use crate::models::share::item_words;
use crate::pages::apart::{Wanted, apart};
use crate::replica::{Conflict, Dispute, Hidden};
use crate::route::Route;
use crate::ui::{Dialog, Error, focus_on};
use leptos::prelude::*;
use serde_json::Value;
use std::rc::Rc;

/// Most lines of one list that are drawn at once; a file of thousands is summed up in numbers.
const MOST_LINES: usize = 60;

/// The dialog that follows the inbox.
#[component]
pub fn PreviewDialog() -> impl IntoView {
    let desk = use_desk();
    let inbox = expect_context::<Inbox>();
    let open = RwSignal::new(false);
    Effect::new(move |_| open.set(inbox.arrival.with(|arrival| *arrival != Arrival::Nothing)));
    Effect::new(move |before: Option<bool>| {
        let now = open.get();
        if before == Some(true) && !now && !inbox.is_taking() {
            inbox.stop();
            inbox.arrival.set(Arrival::Nothing);
        }
        now
    });
    let title = Signal::derive(move || {
        inbox.arrival.with(|arrival| match arrival {
            Arrival::Nothing => String::new(),
            Arrival::Reading(name) => format!("Reading {name}"),
            Arrival::Failed { name, .. } => format!("{name} was not opened"),
            Arrival::Taking => "Saving the changes".to_owned(),
            Arrival::Table { name, .. } => format!("Import {name}"),
            Arrival::Understood(file) if file.restores => format!("Restore from {}", file.name),
            Arrival::Understood(file) => format!("What {} would change", file.name),
        })
    });
    view! {
        <Dialog open title wide=true>
            {move || match inbox.arrival.get() {
                Arrival::Nothing => ().into_any(),
                Arrival::Reading(_) => reading(inbox, Some(open)),
                Arrival::Taking => reading(inbox, None),
                Arrival::Failed { sentence, .. } => view! { <Failed sentence open /> }.into_any(),
                Arrival::Table { file, .. } => apart(Wanted::Sheet { file, open }),
                Arrival::Understood(file) => view! {
                    {file.shortage.map(|room| view! { <p role="note">{short_of_room(desk, room)}</p> })}
                    {if file.restores {
                        view! { <Restore file open /> }.into_any()
                    } else {
                        view! { <Import file open /> }.into_any()
                    }}
                }.into_any(),
            }}
        </Dialog>
    }
}

/// How far the work is; what has changed nothing yet can be stopped.
fn reading(inbox: Inbox, open: Option<RwSignal<bool>>) -> AnyView {
    let stop = |open: RwSignal<bool>| {
        view! {
            <div class="actions last">
                <button class="btn" type="button" on:click=move |_| open.set(false)>"Stop"</button>
            </div>
        }
    };
    view! {
        <p role="status">{move || format!("One moment: {} %", inbox.share.get())}</p>
        {open.map(stop)}
    }
    .into_any()
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

/// A colleague's file, or a backup to be merged: what needs a decision first, then what changes, and what stays as a number.
#[component]
fn Import(file: Rc<ReadFile>, open: RwSignal<bool>) -> impl IntoView {
    let (desk, inbox) = (use_desk(), expect_context::<Inbox>());
    let kept = StoredValue::new_local(file.clone());
    let preview = &file.preview;
    let back = Chosen::new(preview.goals.usually_back());
    let older = Chosen::default();
    let is_here_already = preview.is_here_already();
    let changes_nothing = preview.is_empty();
    let apart = preview.conflicts.len();
    let is_idle = move || changes_nothing && back.is_empty() && older.is_empty();
    let merge = move |_| {
        let file = kept.get_value();
        let acceptance = file.preview.goals.import(&back.now(), &older.now());
        let name = &file.name;
        let said = match apart {
            0 => format!("Merged {name}."),
            some => format!(
                "Merged {name}. {} on Share.",
                count(some, "conflict waits", "conflicts wait")
            ),
        };
        inbox.accept(desk, file.incoming.take(), acceptance, said, move || {
            if apart > 0 {
                // Nobody should have to look for them.
                desk.go(&Route::Share);
                focus_on("#conflicts-title");
            }
        });
    };
    let deleted: Vec<&GoalInFile> = preview.goals.deleted_here().collect();
    let replaced: Vec<&GoalInFile> = preview.goals.with_older().collect();
    let replaced_values = replaced.iter().flat_map(|goal| &goal.older).collect();
    view! {
        <p>{summary(preview)}</p>
        {unknown(desk, preview)
            .into_iter()
            .map(|line| view! { <p class="small" role="note">{line}</p> })
            .collect_view()}
        <Lines title="Conflicts: both values are kept, and you choose after merging" open=true
            lines=lines(preview.conflicts.len(), preview.conflicts.iter().map(conflict_line)) />
        <Lines
            title="Deleted by one person and edited by the other: kept"
            open=true
            lines=named(&preview.kept_over_deletion)
        />
        <GoalBoxes chosen=back title="Deleted here, but in this file"
            hint="Choose what to restore. It also comes back on every device where it was deleted."
            goals=deleted.iter().map(|goal| (goal.root.record.clone(), deleted_line(goal))).collect() />
        {changes(desk, "Updated", preview.changed.iter().collect(), true)}
        <Lines title="New" lines=lines(preview.added_here().count(), preview.added_here().map(item_words)) />
        <Lines title="Deleted by this file" lines=named(&preview.deleted) />
        <GoalBoxes chosen=older title="Older values in this file"
            hint="You have newer values here. Choose a goal to go back to its values from the file."
            goals=replaced
                .iter()
                .map(|goal| {
                    let older = count(goal.older.len(), "record", "records");
                    (goal.root.record.clone(), format!("{} ({older})", item_words(&goal.root)))
                })
                .collect() />
        {changes(desk, "What would change back", replaced_values, false)}
        <p class="small">{rest(preview)}</p>
        <div class="actions last">
            <button class="btn" type="button" on:click=move |_| open.set(false)>
                {if is_here_already { "Close" } else { "Cancel" }}
            </button>
            {(!is_here_already).then(|| view! {
                <button class="btn primary" type="button" disabled=is_idle on:click=merge>"Merge"</button>
            })}
        </div>
    }
}

/// A backup whose goals shall be again what they were.
#[component]
fn Restore(file: Rc<ReadFile>, open: RwSignal<bool>) -> impl IntoView {
    let (desk, inbox) = (use_desk(), expect_context::<Inbox>());
    let kept = StoredValue::new_local(file.clone());
    let list: Vec<&GoalInFile> = file.preview.goals.restorable().collect();
    let chosen = Chosen::new(list.iter().map(|goal| goal.root.record.clone()).collect());
    let has_nothing = list.is_empty();
    let boxes = list
        .iter()
        .map(|goal| (goal.root.record.clone(), restored_line(goal)))
        .collect();
    let differing = list.iter().flat_map(|goal| &goal.differing).collect();
    let newer: usize = list.iter().map(|goal| goal.newer).sum();
    let restore = move |_| {
        let file = kept.get_value();
        let acceptance = file.preview.goals.restore(&chosen.now());
        let said = format!("Restored from {}.", file.name);
        inbox.accept(desk, file.incoming.take(), acceptance, said, || {});
    };
    view! {
        {if has_nothing {
            view! {
                <p>"Everything in this backup is already here, with the same values. Nothing to restore."</p>
            }
            .into_any()
        } else {
            view! {
                <p>"The goals you choose go back to how they are in this backup. You can undo this in one step."</p>
            }
            .into_any()
        }}
        <GoalBoxes chosen title="Goals to restore" hint="" goals=boxes />
        {changes(desk, "Back to the backup's values", differing, true)}
        {(newer > 0).then(|| view! {
            <p class="small">
                {format!("Newer than the backup, and kept: {}.", count(newer, "record", "records"))}
            </p>
        })}
        <div class="actions last">
            <button class="btn" type="button" on:click=move |_| open.set(false)>
                {if has_nothing { "Close" } else { "Cancel" }}
            </button>
            {(!has_nothing).then(|| view! {
                <button class="btn primary" type="button" disabled=move || chosen.is_empty() on:click=restore>
                    "Restore"
                </button>
            })}
        </div>
    }
}

/// What accepting means where the browser's storage does not have the room.
fn short_of_room(desk: Desk, room: usize) -> String {
    let room = desk.figures().number(room as f64, Some(0));
    let place = if desk.keeping.has_journal() {
        "stays in the journal on this device until there is space"
    } else {
        "stays in this tab only until there is space"
    };
    format!(
        "This needs about {room} KB, more than this browser’s storage has left. You can still accept it: it \
            {place}. To free up space, delete goals you no longer need."
    )
}

/// The sentence above the lists: what needs a decision first.
fn summary(preview: &Preview) -> String {
    if preview.is_here_already() {
        return "Everything in this file is already here. Nothing would change.".to_owned();
    }
    if preview.is_empty() {
        return "Nothing in this file is new, but some of it has been deleted or replaced here since."
            .to_owned();
    }
    let conflicts = match preview.conflicts.len() {
        0 => None,
        some => Some(count(some, "conflict", "conflicts")),
    };
    let parts = [
        (preview.added_here().count(), "new"),
        (preview.changed.len(), "updated"),
        (preview.deleted.len(), "deleted"),
    ];
    let changes = parts
        .iter()
        .filter(|(number, _)| *number > 0)
        .map(|(number, what)| format!("{number} {what}"));
    let said: Vec<String> = conflicts.into_iter().chain(changes).collect();
    if said.is_empty() {
        return "This version can’t show anything in this file.".to_owned();
    }
    let kinds: Vec<String> = preview
        .added_by_kind()
        .iter()
        .map(|(kind, number)| format!("{number} × {kind}"))
        .collect();
    let added = if kinds.is_empty() {
        String::new()
    } else {
        format!(" New: {}.", kinds.join(", "))
    };
    format!("{}.{added} You can undo this in one step.", said.join(", "))
}

/// What stays as it is, at the end.
fn rest(preview: &Preview) -> String {
    let mut said = Vec::new();
    if preview.unchanged > 0 {
        let records = count(preview.unchanged, "record stays", "records stay");
        said.push(format!("{records} unchanged."));
    }
    if preview.by_hand > 0 {
        let records = count(preview.by_hand, "record was", "records were");
        said.push(format!("{records} made by hand or by a script."));
    }
    said.join(" ")
}

/// What of the file cannot be shown here, a line for each cause, with what was probably meant.
fn unknown(desk: Desk, preview: &Preview) -> Vec<String> {
    let figures = desk.figures();
    let records = |number: usize| {
        let noun = if number == 1 { "record" } else { "records" };
        format!("{} {noun}", figures.number(number as f64, Some(0)))
    };
    let kinds = preview.unknown_kinds.iter().map(|(word, number, meant)| {
        let guess = meant.map_or_else(
            || "kept in your data but not shown.".to_owned(),
            |meant| format!("did you mean “{meant}”?"),
        );
        format!(
            "{} of the unknown kind “{word}” – {guess}",
            records(*number)
        )
    });
    let fields = preview
        .unknown_fields
        .iter()
        .map(|(kind, field, number, meant)| {
            format!(
                "{} of the kind “{kind}” with the unknown field “{field}” – did you mean “{meant}”?",
                records(*number)
            )
        });
    let broken = preview
        .hidden
        .iter()
        .filter(|(_, why)| *why != Hidden::UnknownKind);
    let number = broken.clone().count();
    let broken = broken.take(1).map(|(item, why)| {
        format!(
            "{} that cannot be shown here, for example {}: {why}",
            records(number),
            item_words(item)
        )
    });
    let mut lines: Vec<String> = kinds.chain(fields).chain(broken).collect();
    if lines.len() > 5 {
        let more = lines.len() - 4;
        lines.truncate(4);
        lines.push(format!("and {more} more unknown kinds and fields."));
    }
    lines
}

fn deleted_line(goal: &GoalInFile) -> String {
    let along = goal.deleted + goal.missing;
    let is_own = goal.root.record.kind.as_str() != "cycle" && along > 1;
    if is_own {
        format!(
            "{} ({})",
            item_words(&goal.root),
            count(along, "record", "records")
        )
    } else {
        item_words(&goal.root)
    }
}

fn restored_line(goal: &GoalInFile) -> String {
    let parts = [
        (goal.deleted + goal.missing, "will come back"),
        (goal.differing.len(), "will change back"),
        (goal.newer, "newer stay"),
    ];
    let said: Vec<String> = parts
        .iter()
        .filter(|(number, _)| *number > 0)
        .map(|(number, what)| format!("{number} {what}"))
        .collect();
    format!("{} ({})", item_words(&goal.root), said.join(", "))
}

/// How many lines a list has, and those of them that are drawn.
fn lines(number: usize, all: impl Iterator<Item = String>) -> (usize, Vec<String>) {
    (number, all.take(MOST_LINES).collect())
}

#[component]
fn Lines(
    title: &'static str,
    lines: (usize, Vec<String>),
    #[prop(optional)] open: bool,
) -> impl IntoView {
    let (number, lines) = lines;
    let more = number.saturating_sub(MOST_LINES);
    (number > 0).then(|| {
        view! {
            <details open=open>
                <summary>{format!("{title} ({number})")}</summary>
                <ul class="small">
                    {lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}
                    {(more > 0).then(|| view! { <li>{format!("and {more} more")}</li> })}
                </ul>
            </details>
        }
    })
}

fn changes(desk: Desk, title: &'static str, items: Vec<&ChangedItem>, open: bool) -> AnyView {
    let number = items.len();
    if number == 0 {
        return ().into_any();
    }
    let more = number.saturating_sub(MOST_LINES);
    view! {
        <details open=open>
            <summary>{format!("{title} ({number})")}</summary>
            <div class="scroll">
                <table class="changes">
                    <thead>
                        <tr>
                            <th scope="col">"Field"</th>
                            <th scope="col">"Now"</th>
                            <th scope="col">"After"</th>
                        </tr>
                    </thead>
                    {items.iter().take(MOST_LINES).map(|item| changed(desk, item)).collect_view()}
                </table>
            </div>
            {(more > 0).then(|| view! { <p class="small">{format!("and {more} more")}</p> })}
        </details>
    }
    .into_any()
}

/// One record with its fields before and after.
fn changed(desk: Desk, item: &ChangedItem) -> AnyView {
    let of = &item.item.record;
    let row = |change: &FieldChange| {
        let words =
            |value: Option<&Value>| desk.see(|sight| value_words(sight, of, &change.field, value));
        view! {
            <tr>
                <th scope="row">{field_word(&change.field)}</th>
                <td>{words(change.before.as_ref())}</td>
                <td>{words(change.after.as_ref())}</td>
            </tr>
        }
    };
    view! {
        <tbody>
            <tr class="of"><th scope="rowgroup" colspan="3">{item_words(&item.item)}</th></tr>
            {item.fields.iter().map(row).collect_view()}
        </tbody>
    }
    .into_any()
}

fn named(items: &[Item]) -> (usize, Vec<String>) {
    lines(items.len(), items.iter().map(item_words))
}

/// "Revenue: owner"; of a deletion only its name.
fn conflict_line(conflict: &Conflict) -> String {
    let name = match conflict.name.as_str() {
        "" => conflict.record.to_string(),
        name => name.to_owned(),
    };
    match &conflict.about {
        Dispute::Field { field, .. } => format!("{name}: {}", to_lowercase(&field_word(field))),
        Dispute::Deletion { .. } => name,
    }
}
