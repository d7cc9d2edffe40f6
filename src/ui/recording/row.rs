//! The row itself.

use super::acts::{ask_why, correct_last, focus_here_or, next_input};
use super::controls::{Controls, Say};
use super::entry::RowEntry;
use super::more::More;
use crate::desk::{Model, use_desk};
use crate::domain::Date;
use crate::keys::{Act, KeyPlace};
use crate::models::{RowFacts, row_facts};
use crate::recording::Subject;
use crate::ui::{
    Glyph, Icon, KindTag, Show, act_of, after_click, bar, both_marks, focus_on, fresh_dom_id, spark,
};
use leptos::ev::{FocusEvent, KeyboardEvent, MouseEvent};
use leptos::prelude::*;
use std::cell::RefCell;
use wasm_bindgen::JsCast;
use web_sys::{Element, Node};

thread_local! {
    /// The rows on the page.
    static ROWS: RefCell<Vec<(String, RowEntry, Signal<Date>)>> = const { RefCell::new(Vec::new()) };
}

/// Leaves every row, before another page is drawn or this one goes: what is typed is recorded, or stays as the row's text.
pub fn leave_rows() {
    let rows = ROWS.with_borrow(|rows| {
        rows.iter()
            .map(|(_, entry, day)| (*entry, *day))
            .collect::<Vec<_>>()
    });
    for (entry, day) in rows {
        if let Some(day) = day.try_get_untracked() {
            entry.leave(day);
        }
    }
}

/// One goal and the input for its number. Enter records and moves on to the next row; the row answers with its new status.
#[component]
pub fn RecordRow(
    /// What is recorded.
    subject: Subject,
    /// The day to record it for.
    #[prop(into)]
    day: Signal<Date>,
    /// Whether it is still owed. A row that is not owed says what was recorded instead of asking.
    #[prop(into)]
    owed: Signal<bool>,
    /// Whether this row takes the focus when the page opens.
    #[prop(optional)]
    first: bool,
    /// Whether it stands below its objective: its target and a bar in place of whose it is and its course.
    #[prop(optional)]
    below: bool,
) -> impl IntoView {
    let desk = use_desk();
    let entry = RowEntry::kept(subject.clone());
    let is_okr = matches!(subject, Subject::KeyResult(_));
    let known = desk.model(move |sight| row_facts(sight, &subject));
    if !untrack(|| known.is_here()) {
        return ().into_any();
    }
    // What never changes while the row stands is read once, so that no input is made anew while a person types.
    let shape = known.peek();
    let id = fresh_dom_id("row");
    let own = id.clone();
    ROWS.with_borrow_mut(|rows| rows.push((id.clone(), entry, day)));
    on_cleanup(move || ROWS.with_borrow_mut(|rows| rows.retain(|(id, ..)| *id != own)));
    let error_id = format!("{id}-error");
    let described = error_id.clone();
    let aim = known.text(match below {
        true => |facts| &facts.to,
        false => |facts| &facts.aim,
    });
    let whose = known.text(|facts| &facts.context);
    let title = known.text(|facts| &facts.title);
    let trouble = known.text(|facts| &facts.trouble);
    let marks = move || {
        let facts = known.get();
        both_marks(facts.mark, facts.word.clone(), facts.stated.clone())
    };
    let course = move || {
        let facts = known.get();
        let tone = facts.mark.class();
        match below {
            true => bar(facts.progress, facts.expected, tone).into_any(),
            false => spark(&facts.spark, tone).into_any(),
        }
    };
    // What was recorded and is being corrected asks again, and what waits is not hidden.
    let asks = Memo::new(move |_| owed.get() || entry.is_correcting() || entry.left.get());
    let on_key = move |event: KeyboardEvent| on_key(entry, &event);
    let on_leave = move |event: FocusEvent| {
        if is_left(&event) {
            // By then the row may be gone; it was left then, too.
            after_click(move || {
                if let Some(day) = day.try_get_untracked() {
                    entry.leave(day);
                }
            });
        }
    };
    let goal = shape.goal;
    let named = id.clone();
    let href = shape.href.clone();
    view! {
        <div
            class="due"
            class:kr=below
            role="group"
            aria-labelledby=named
            class:done=move || !asks.get()
            class:waits=move || entry.left.get()
            data-row=""
            on:keydown=on_key
            on:focusout=on_leave
            on:mousedown=keep_focus
        >
            {(!below).then(|| view! { <KindTag kind=goal /> })}
            <div class="what">
                <span class="row tight">
                    <a href=href id=id title=whose>{title}</a>
                    <small class="aim">{aim}</small>
                </span>
                <Say entry day is_okr asks id=error_id />
                <Show when=move || below && !trouble.with(String::is_empty)><small>{trouble}</small></Show>
            </div>
            <Show when=move || asks.get() fallback=move || recorded(known, entry)>
                <Controls entry known day first error=described.clone() />
            </Show>
            <span class="opt course">{course}</span>
            <span class="opt last small">{known.text(|facts| &facts.was)}</span>
            <span class="row tight answer">{marks}</span>
            <Show when=move || asks.get() && entry.open.get()>
                <More entry known day below />
            </Show>
        </div>
    }
    .into_any()
}

/// Whether the focus goes out of its row. Leaving the window for another is no leaving: the number may be looked up there.
fn is_left(event: &FocusEvent) -> bool {
    let row = row_of(event.target());
    let to = event
        .related_target()
        .and_then(|to| to.dyn_into::<Node>().ok());
    let stays = row.is_some_and(|row| to.is_some_and(|to| row.contains(Some(&to))));
    !stays && document().has_focus().unwrap_or(true)
}

fn row_of(target: Option<web_sys::EventTarget>) -> Option<Element> {
    let element = target?.dyn_into::<Element>().ok()?;
    element.closest("[data-row]").ok().flatten()
}

/// A press on a button of the row leaves the focus in its field: some browsers would take it away without giving it to the button.
fn keep_focus(event: MouseEvent) {
    let on_button = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok())
        .is_some_and(|element| element.closest("button").ok().flatten().is_some());
    let here = document().active_element();
    let in_field = row_of(event.target())
        .is_some_and(|row| here.is_some_and(|here| row.contains(Some(&here))));
    if on_button && in_field {
        event.prevent_default();
    }
}

/// The keys of a row; they work from any of its fields. Escape closes.
fn on_key(entry: RowEntry, event: &KeyboardEvent) {
    match act_of(event, KeyPlace::Row) {
        Some(Act::PastDay) => {
            entry.open.set(true);
            focus_on("[data-row]:focus-within input[type=date]");
        }
        Some(Act::Note) => {
            entry.open.set(true);
            focus_on("[data-row]:focus-within textarea");
        }
        Some(Act::CorrectLast) => correct_last(entry),
        Some(Act::NothingNew) if entry.is_okr() && !entry.is_correcting() => {
            ask_why(entry);
            // Who meant ".5" is understood.
            entry.by_point.set(event.key() == ".");
        }
        Some(Act::Cancel) if entry.open.get_untracked() || entry.nothing_new.get_untracked() => {
            let next = next_input();
            entry.nothing_new.set(false);
            entry.close();
            focus_here_or(next);
        }
        _ => return,
    }
    event.prevent_default();
}

/// What stands in the input's place once it is recorded, with the ways to take it back and to correct it: one step back with
/// Shift+Tab.
fn recorded(known: Model<RowFacts>, entry: RowEntry) -> AnyView {
    let sure = move || known.get().confidence.map(|sure| sure.to_string());
    let named = move |what: &str| format!("{what}, {}", known.get().title);
    let undo = move |_| {
        if let Some(change) = entry.recorded.get_untracked() {
            let next = next_input();
            entry.recorded.set(None);
            entry.take_back(&change);
            focus_here_or(next);
        }
    };
    view! {
        <span class="enter recorded">
            <b>{known.text(|facts| &facts.last)}</b>
            <span class="sure small">{sure}</span>
            <span class="sr">"recorded"</span>
            <span class="acts">
                <Show when=move || entry.recorded.with(Option::is_some)>
                    <button class="btn quiet" type="button" aria-label=move || named("Undo") on:click=undo>
                        "Undo"
                    </button>
                </Show>
                <button class="btn icon" type="button" title="Correct" aria-label=move || named("Correct")
                    on:click=move |_| correct_last(entry)>
                    <Icon of=Glyph::Edit />
                </button>
            </span>
        </span>
    }
    .into_any()
}
