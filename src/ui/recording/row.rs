//! The row itself.

use super::entry::Entry;
use super::facts::{RowFacts, row_facts_from};
use super::more::More;
use crate::desk::use_desk;
use crate::domain::{Date, KeyResultKind};
use crate::recording::{Place, Subject};
use crate::ui::{
    Bar, BothMarks, Error, Glyph, Icon, KindTag, Spark, focus, focus_on, focus_on_id, fresh_dom_id,
    once_drawn,
};
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

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
    /// Whether it stands below its objective: the way from baseline to target and a bar in place of whose it is.
    #[prop(optional)]
    below: bool,
) -> impl IntoView {
    let desk = use_desk();
    let entry = Entry::new(subject.clone());
    let known = Memo::new(move |_| {
        let as_of = desk.as_of();
        let figures = desk.figures();
        desk.read_reports(|workspace, reports| {
            row_facts_from(workspace, reports, &subject, as_of, &figures)
        })
    });
    // What never changes while the row stands is read once, so that no input is made anew while a person types.
    let shape = known.get_untracked();
    let Some(shape) = shape else {
        return ().into_any();
    };
    let id = fresh_dom_id("row");
    let error_id = format!("{id}-error");
    let described = error_id.clone();
    let mark = Signal::derive(move || {
        known.with(|facts| {
            facts
                .as_ref()
                .map_or(crate::ui::Mark::Mute, |facts| facts.mark)
        })
    });
    let tone = Signal::derive(move || mark.get().class());
    let spark = Signal::derive(move || {
        known.with(|facts| {
            facts
                .as_ref()
                .map(|facts| facts.spark.clone())
                .unwrap_or_default()
        })
    });
    let context = text_of(known, move |facts| {
        if below {
            facts.path.clone()
        } else {
            facts.context.clone()
        }
    });
    let trouble = text_of(known, |facts| facts.trouble.clone());
    let stated = Signal::derive(move || {
        known.with(|facts| facts.as_ref().and_then(|facts| facts.stated.clone()))
    });
    let title = text_of(known, |facts| facts.title.clone());
    let word = text_of(known, |facts| facts.word.clone());
    let was = Signal::derive(move || {
        known
            .with(|facts| {
                let facts = facts.as_ref()?;
                Some(desk.figures().near_day(facts.last_on?, desk.today()))
            })
            .unwrap_or_else(|| "no value yet".to_owned())
    });
    // What was recorded and is being corrected asks again.
    let asks = Memo::new(move |_| owed.get() || entry.is_correcting());
    let on_key = move |event: KeyboardEvent| on_key(entry, &event);
    let goal = shape.goal;
    let href = shape.href.clone();
    let name = shape.title.clone();
    view! {
        <div class="due" class:done=move || !asks.get() data-row="" on:keydown=on_key>
            <div class="what">
                <span class="row tight">{(!below).then(|| view! { <KindTag kind=goal /> })}<a href=href>{title}</a></span>
                <small>{context}</small>
                <Show when=move || !trouble.with(String::is_empty)><small>{trouble}</small></Show>
                {below.then(|| view! { <Progress known tone /> })}
            </div>
            <Show when=move || asks.get() fallback=move || view! { <Recorded known entry name=title /> }>
                <Controls entry known day first error=described.clone() />
            </Show>
            <span class="opt"><Spark values=spark tone /></span>
            <span class="opt small">{was}</span>
            <span class="row tight answer">
                <BothMarks mark text=word stated />
                <Show when=move || asks.get()>
                    <MoreButton entry name=name.clone() />
                </Show>
            </span>
            <div class="wide" hidden=move || entry.any_problem().is_none()>
                <Error text=Signal::derive(move || entry.any_problem()) id=error_id />
            </div>
            <Show when=move || asks.get() && entry.open.get()>
                <More entry known day />
            </Show>
        </div>
    }
    .into_any()
}

/// Two keys from any row: Alt+P for a day in the past, Alt+N for a note, Alt+C to correct the last number. Escape closes.
fn on_key(entry: Entry, event: &KeyboardEvent) {
    let is_plain = !(event.ctrl_key() || event.meta_key() || event.shift_key());
    match (event.alt_key() && is_plain, event.code().as_str()) {
        (true, "KeyP") => {
            entry.open.set(true);
            focus_on("[data-row]:focus-within input[type=date]");
        }
        (true, "KeyN") => {
            entry.open.set(true);
            focus_on("[data-row]:focus-within textarea");
        }
        (true, "KeyC") => correct_last(entry),
        (_, "Escape") if entry.open.get_untracked() => {
            let next = next_input();
            entry.close();
            focus_here_or(next);
        }
        _ => return,
    }
    event.prevent_default();
}

/// Shows the last reading or check-in of this row in its fields, with the focus on the value.
pub(super) fn correct_last(entry: Entry) {
    let next = next_input();
    if entry.correct_last() {
        focus_here_or(next);
    }
}

/// Records, and moves the focus to the next row that is owed. Asks for a blocker once when confidence is low.
pub(super) fn submit(entry: Entry, day: Date, done: Option<bool>) {
    if entry.asks_for_blocker() && !entry.open.get_untracked() {
        entry.open.set(true);
        focus_on("[data-row]:focus-within select");
        return;
    }
    let next = next_input();
    if entry.correcting.with_untracked(Option::is_some) {
        if entry.record(day, done) {
            focus_here_or(next);
        }
    } else if entry.record(day, done) {
        match next {
            Some(next) => {
                let _ = next.focus();
            }
            None => focus_on_id("page-title"),
        }
    }
}

#[component]
fn Controls(
    entry: Entry,
    known: Memo<Option<RowFacts>>,
    day: Signal<Date>,
    first: bool,
    error: String,
) -> impl IntoView {
    let shape = known.get_untracked();
    let kind = shape.as_ref().and_then(|facts| facts.kind);
    let name = shape.map(|facts| facts.title).unwrap_or_default();
    let on_enter = move |event: KeyboardEvent| {
        if event.key() == "Enter" {
            event.prevent_default();
            submit(entry, day.get_untracked(), None);
        }
    };
    let sure = kind.is_some().then(|| {
        let label = format!("Confidence 0 to 10, {name}");
        let hint = move || known.with(|facts| facts.as_ref().and_then(|facts| facts.confidence).map(|sure| sure.to_string()));
        view! {
            <input class="field sure" inputmode="numeric" autocomplete="off" aria-label=label placeholder=hint title="Confidence, 0 to 10"
                aria-invalid=move || entry.problem(Place::Confidence).is_some().then_some("true")
                prop:value=entry.confidence
                on:input=move |event| entry.confidence.set(event_target_value(&event))
                on:keydown=on_enter />
        }
    });
    let control = match kind {
        Some(KeyResultKind::Milestones) => {
            let label = format!("Steps, {name}");
            view! {
                <button class="btn" type="button" data-due="" data-first-focus=first.then_some("") aria-label=label
                    aria-expanded=move || entry.open.get().to_string()
                    on:click=move |_| entry.open.update(|open| *open = !*open)>"Steps"</button>
            }.into_any()
        }
        Some(KeyResultKind::Done) => {
            let (yes, no) = (format!("Done, {name}"), format!("Not yet, {name}"));
            view! {
                <span class="row tight">
                    <button class="btn" type="button" data-due="" data-first-focus=first.then_some("") aria-label=yes
                        on:click=move |_| submit(entry, day.get_untracked(), Some(true))>"Done"</button>
                    <button class="btn quiet nowrap" type="button" aria-label=no
                        on:click=move |_| submit(entry, day.get_untracked(), Some(false))>"Not yet"</button>
                </span>
            }.into_any()
        }
        _ => {
            let label = format!("New value, {name}");
            let hint = move || known.with(|facts| facts.as_ref().map(|facts| facts.last.clone()));
            view! {
                <input class="field" inputmode="decimal" autocomplete="off" enterkeyhint="next" data-due="" aria-keyshortcuts="Alt+P Alt+N Alt+C"
                    data-first-focus=first.then_some("") aria-label=label placeholder=hint
                    aria-invalid=move || entry.problem(Place::Value).is_some().then_some("true")
                    aria-describedby=move || entry.any_problem().is_some().then(|| error.clone())
                    prop:value=entry.value
                    on:input=move |event| {
                        entry.value.set(event_target_value(&event));
                        entry.trouble.set(None);
                    }
                    on:keydown=on_enter />
            }.into_any()
        }
    };
    view! { <span class="enter">{control}{sure}</span> }
}

#[component]
fn Progress(known: Memo<Option<RowFacts>>, tone: Signal<&'static str>) -> impl IntoView {
    let progress = Signal::derive(move || known.with(|facts| facts.as_ref()?.progress));
    let expected = Signal::derive(move || known.with(|facts| facts.as_ref()?.expected));
    view! { <Bar progress expected tone /> }
}

/// What stands in the input's place once it is recorded, with the way to correct it: one step back with Shift+Tab.
#[component]
fn Recorded(
    known: Memo<Option<RowFacts>>,
    entry: Entry,
    #[prop(into)] name: Signal<String>,
) -> impl IntoView {
    let last = text_of(known, |facts| facts.last.clone());
    view! {
        <span class="enter recorded">
            <b>{last}</b><small>"recorded"</small>
            <button class="btn quiet" type="button" aria-label=move || format!("Correct, {}", name.get())
                on:click=move |_| correct_last(entry)>"Correct"</button>
        </span>
    }
}

#[component]
fn MoreButton(entry: Entry, name: String) -> impl IntoView {
    let label = format!("Note, day and more, {name}");
    view! {
        <button class="btn icon" type="button" aria-label=label title="Note, day and more"
            aria-expanded=move || entry.open.get().to_string()
            on:click=move |_| entry.open.update(|open| *open = !*open)>
            <Icon of=Glyph::Edit />
        </button>
    }
}

fn text_of(
    known: Memo<Option<RowFacts>>,
    read: impl Fn(&RowFacts) -> String + Send + Sync + 'static,
) -> Signal<String> {
    Signal::derive(move || known.with(|facts| facts.as_ref().map(&read).unwrap_or_default()))
}

/// The input of the next row that is owed, seen from the element that has the focus; from the top again after the last.
fn next_input() -> Option<web_sys::HtmlElement> {
    let page = document();
    let here = page
        .active_element()?
        .closest("[data-row]")
        .ok()
        .flatten()?;
    let all = page.query_selector_all("[data-row] [data-due]").ok()?;
    let mut others = Vec::new();
    let mut passed = 0;
    for index in 0..all.length() {
        let Some(element) = all
            .item(index)
            .and_then(|node| node.dyn_into::<web_sys::HtmlElement>().ok())
        else {
            continue;
        };
        if here.contains(Some(&element)) {
            passed = others.len();
        } else {
            others.push(element);
        }
    }
    others.get(passed).or(others.first()).cloned()
}

/// Focuses the input of the row that has the focus now, once the page shows what just changed; where it has none any more, the
/// given one.
fn focus_here_or(next: Option<web_sys::HtmlElement>) {
    let row = document()
        .active_element()
        .and_then(|here| here.closest("[data-row]").ok().flatten());
    once_drawn(move || {
        let own = row.and_then(|row| row.query_selector("[data-due]").ok().flatten());
        if let Some(element) = own.or(next.map(Into::into)) {
            focus(&element);
        }
    });
}
