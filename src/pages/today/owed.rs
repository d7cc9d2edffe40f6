//! The list to work through: one line, one goal, one input.

use super::after::{all_done, nothing_due};
use crate::desk::{Model, use_desk};
use crate::keys::{Act, KeyPlace, keys, word_of};
use crate::models::today::{Due, DueLine, TodayPage, due, fresh, merged};
use crate::recording::Subject;
use crate::ui::recording::RecordRow;
use crate::ui::{Rows, Show, row_heads};
use leptos::prelude::*;

/// How many lines of the list are shown before it is asked for more.
const FIRST: usize = 40;

/// What is owed, and what was since the page opened.
pub fn lines(desk: crate::desk::Desk) -> Memo<Vec<DueLine>> {
    let fresh = Memo::new(move |_| {
        let week = desk.settings.with(|settings| settings.week_start.day());
        let now = desk.now.get();
        desk.read_reports(|workspace, reports| {
            fresh(crate::insight::due_list_from(
                workspace, reports, &now, week,
            ))
        })
    });
    Memo::new(move |before: Option<&Vec<DueLine>>| {
        let fresh = fresh.get();
        let before = before.cloned().unwrap_or_default();
        desk.read(|workspace| merged(before, fresh, workspace))
    })
}

/// Whose lines are asked for at first: one's own where the name in the settings owes any, else everybody's.
fn own(desk: crate::desk::Desk, all: Memo<Vec<DueLine>>) -> String {
    let own = desk
        .settings
        .with_untracked(|settings| settings.name.clone());
    let is_known = all.with_untracked(|lines| lines.iter().any(|line| line.owner == own));
    if is_known { own } else { String::new() }
}

/// The list, or that nothing is due.
#[component]
pub fn Owed(all: Memo<Vec<DueLine>>, page: Model<TodayPage>) -> impl IntoView {
    let desk = use_desk();
    let whose = RwSignal::new(own(desk, all));
    let found = Model::new(move || {
        let (figures, today) = (desk.figures(), desk.today());
        Some(all.with(|all| whose.with(|whose| due(all, whose, &figures, today))))
    });
    // The first line that is owed when the page opens has the focus.
    let mut owed = found.peek().lines.clone().into_iter();
    let first = StoredValue::new(owed.find(|line| line.is_owed).map(|line| line.subject));
    let is_empty = move || found.with(|due| due.lines.is_empty());
    let is_done = move || found.with(|due| due.left == 0);
    view! {
        <Show when=move || all.with(|all| !all.is_empty()) fallback=move || nothing_due(page)>
            <section class="card list">
                {row_heads(title(found, whose), false)}
                {list(found, first)}
                <Show when=is_empty>
                    <p class="pad quiet">{move || format!("{} has nothing due this week.", whose.get())}</p>
                </Show>
                <Show when=move || is_done() && !is_empty()>{all_done(page)}</Show>
                {footer()}
            </section>
        </Show>
    }
}

/// The keys of a row that are named below the list, from the table of commands.
fn footer() -> AnyView {
    let told = [
        (Act::Confirm, KeyPlace::Line),
        (Act::NothingNew, KeyPlace::Row),
        (Act::Keys, KeyPlace::App),
    ];
    let told = told.into_iter().map(|(act, place)| {
        let dot = if act == Act::Confirm { "" } else { " · " };
        view! { {dot}<kbd>{keys(act, place, false)}</kbd>" "{word_of(act, place)} }
    });
    view! { <p class="pad small keys">{told.collect_view()}</p> }.into_any()
}

fn list(found: Model<Due>, first: StoredValue<Option<Subject>>) -> AnyView {
    let most = RwSignal::new(FIRST);
    // What is done stays and does not count: as many as are recorded move up.
    let shown = move || {
        let mut left = most.get();
        let found = found.get();
        let fits = |line: &&DueLine| {
            let fits = !line.is_owed || left > 0;
            left = left.saturating_sub(usize::from(line.is_owed));
            fits
        };
        let shown = found.lines.iter().filter(fits);
        shown.map(|line| line.subject.clone()).collect::<Vec<_>>()
    };
    let hidden = move || found.with(|due| due.left).saturating_sub(most.get());
    view! {
        <div role="list" aria-label="Due this week">
            <Rows each=shown key=|subject| subject.id().to_string() let:subject>
                {row(found, subject, first)}
            </Rows>
        </div>
        <Show when=move || hidden() != 0>
            <div class="pad">
                <button class="btn quiet" type="button" on:click=move |_| most.update(|most| *most += FIRST)>
                    {move || format!("Show more of the {} left", hidden())}
                </button>
            </div>
        </Show>
    }
    .into_any()
}

fn row(found: Model<Due>, subject: Subject, first: StoredValue<Option<Subject>>) -> AnyView {
    let is_first = first.with_value(|first| first.as_ref() == Some(&subject));
    let of = subject.clone();
    let line = found.one(move |due| {
        let line = due.lines.iter().find(|line| line.subject == of)?;
        Some((line.is_owed, line.day))
    });
    view! {
        <div role="listitem">
            <RecordRow subject first=is_first
                day=Signal::derive(move || line.get().1)
                owed=Signal::derive(move || line.get().0) />
        </div>
    }
    .into_any()
}

/// What is listed, and whose: to be chosen only where several people owe more than a handful.
fn title(found: Model<Due>, whose: RwSignal<String>) -> AnyView {
    let owners = found.part(|due| due.owners.clone());
    let option = move |(key, word): &(String, String)| {
        let own = key.clone();
        let is_chosen = move || whose.with(|whose| *whose == own);
        view! { <option value=key.clone() prop:selected=is_chosen>{word.clone()}</option> }
    };
    view! {
        <div class="row tight whose">
            <h2>"Due this week"<small>{found.text(|due| &due.note)}</small></h2>
            <Show when=move || owners.with(|owners| !owners.is_empty())>
                <select class="field" aria-label="Owner"
                    on:change=move |event| whose.set(event_target_value(&event))>
                    <option value="" prop:selected=move || whose.with(String::is_empty)>"Everyone"</option>
                    {move || owners.get().iter().map(option).collect_view()}
                </select>
            </Show>
        </div>
    }
    .into_any()
}
