//! One line: what it is, its words with those that decided, and the draft it would become.

use super::tools::Tools;
use super::work::SortWork;
use crate::keys::{Act, KeyPlace};
use crate::models::sort::{LineState, LineWords, told};
use crate::phrase::sort::Verdict;
use crate::ui::{Mark, MarkSign, Show, act_of, after_click, settled};
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// One line of the list.
#[component]
pub fn Line(
    /// The page's state.
    work: SortWork,
    /// Its place in the list.
    place: usize,
) -> impl IntoView {
    let desk = work.desk;
    let known = Memo::new(move |_| {
        let figures = desk.figures();
        work.look(|view| told(view, place, &figures))
    });
    // What leaving the editor changes is drawn once the click that left it is over.
    let told: Signal<Option<LineWords>> = settled(known.into());
    // Rows are many: what is read off the memo needs none of its own.
    let size = move |read: fn(&LineWords) -> usize| told.with(|told| told.as_ref().map_or(0, read));
    let number = move || size(|told| told.number);
    let verdict =
        move || told.with(|told| told.as_ref().map_or(Verdict::Unclear, |told| told.verdict));
    let state = move || told.with(|told| told.as_ref().map_or(LineState::Made, |told| told.state));
    let is_open = move || state() != LineState::Made;
    let is_active = Memo::new(move |_| work.active.get() == place);
    let is_edited = settled(Signal::derive(move || work.editing.get() == Some(place)));
    let class = move || {
        let depth = size(|told| told.depth);
        let active = if is_active.get() { " active" } else { "" };
        let out = if state() == LineState::LeftOut {
            " out"
        } else {
            ""
        };
        format!("line-row under-{depth}{active}{out}")
    };
    let tab = move || if is_active.get() { "0" } else { "-1" };
    let named = move || {
        told.with(|told| {
            told.as_ref().map(|told| {
                let words: String = told
                    .pieces
                    .iter()
                    .map(|(piece, _)| piece.as_str())
                    .collect();
                format!("Line {}, {}: {words}", told.number, told.verdict.noun())
            })
        })
    };
    let first = untrack(verdict);
    let choice = |one: Verdict| {
        view! { <option value=one.word() selected=one == first>{word_of(one)}</option> }
    };
    let choices = Verdict::ALL.map(choice).collect_view();
    let focused = move |_| {
        after_click(move || {
            if is_active.try_get_untracked() == Some(false) {
                work.active.set(place);
            }
        });
    };
    let body = move || told.get().map(|told| body(told, place, is_edited.get()));
    view! {
        <li
            class=class
            id=format!("line-{place}")
            tabindex=tab
            aria-label=named
            aria-describedby=format!("why-{place}")
            on:focusin=focused
            on:click=move |_| if !is_active.get_untracked() { work.active.set(place) }
            on:keydown=move |event| pressed(work, place, &event)>
            <div class="what">
                <small aria-hidden="true">{number}</small>
                <select
                    class=move || format!("verdict {}", verdict().word())
                    aria-label=move || format!("Line {} is", number())
                    tabindex=tab disabled=move || !is_open() prop:value=move || verdict().word()
                    on:change=move |event| {
                        let word = event_target_value(&event);
                        if let Some(verdict) = Verdict::ALL.into_iter().find(|it| it.word() == word) {
                            work.set_verdict(place, verdict);
                        }
                    }>
                    {choices}
                </select>
            </div>
            <div class="telling">
                <Show when=move || is_edited.get()><Editor work place /></Show>
                {body}
            </div>
            <Show when=move || is_active.get() && is_open()><Tools work place /></Show>
        </li>
    }
}

fn body(told: LineWords, place: usize, is_edited: bool) -> AnyView {
    let words = (!is_edited).then(|| {
        let pieces = told.pieces.into_iter().map(|(piece, decided)| {
            if decided {
                view! { <mark>{piece}</mark> }.into_any()
            } else {
                piece.into_any()
            }
        });
        view! { <p class="words">{pieces.collect_view()}</p> }
    });
    let state = match (told.state, &told.twin) {
        (LineState::LeftOut, _) => "Left out.".to_owned(),
        (LineState::Made, _) => "In your workspace.".to_owned(),
        (LineState::Open, Some((twin, true))) => format!("Same as {twin}: merged."),
        (LineState::Open, Some((twin, false))) => format!("Same as {twin}: both are kept."),
        (LineState::Open, None) => String::new(),
    };
    let asks = told.asks.into_iter().map(|ask| {
        view! { <p class="ask"><MarkSign mark=Mark::Warn /><span>{ask}</span></p> }
    });
    let facts = told.facts.into_iter().map(|fact| {
        view! {
            <span class="fact">
                {(!fact.label.is_empty()).then(|| view! { <small>{fact.label}" "</small> })}{fact.value}
            </span>
        }
    });
    let under = told.under.map(|over| {
        view! { <span class="fact"><small>"under "</small>{over}</span> }
    });
    view! {
        {words}
        <p class="because" id=format!("why-{place}")>
            {(!state.is_empty()).then(|| view! { <b>{state}" "</b> })}
            {told.reason}
        </p>
        {asks.collect_view()}
        <p class="facts">{facts.collect_view()}{under}</p>
    }
    .into_any()
}

/// The line's words while they are being changed. Enter keeps them, Escape leaves them as they were.
#[component]
fn Editor(work: SortWork, place: usize) -> impl IntoView {
    let words = work.list.with_untracked(|list| {
        list.lines
            .get(place)
            .map(|line| line.read.text.clone())
            .unwrap_or_default()
    });
    let node = NodeRef::<html::Input>::new();
    Effect::new(move |_| {
        if let Some(input) = node.get() {
            let _ = input.focus();
        }
    });
    let close = move |event: &web_sys::Event, keep: bool| {
        // Leaving the field after Enter or Escape is not a second edit.
        if work.editing.get_untracked() != Some(place) {
            return;
        }
        let typed = event_target_value(event);
        work.editing.set(None);
        if keep {
            work.reword(place, &typed);
        }
    };
    view! {
        <input node_ref=node class="field" aria-label="Text of this line" autocomplete="off" prop:value=words
            on:blur=move |event| close(&event, true)
            on:keydown=move |event| {
                let act = act_of(&event, KeyPlace::Line);
                if act.is_some() {
                    event.prevent_default();
                    close(&event, act == Some(Act::Confirm));
                    work.focus_line(place);
                }
            } />
    }
}

/// One key changes the line that has the focus. Keys in a field or a list of choices belong to those.
fn pressed(work: SortWork, place: usize, event: &web_sys::KeyboardEvent) {
    let is_row = event
        .target()
        .and_then(|target| target.dyn_into::<web_sys::Element>().ok())
        .is_some_and(|target| target.id() == format!("line-{place}"));
    // A key that is faster than the field belongs to neither.
    let is_edited = work.editing.get_untracked() == Some(place);
    let Some(act) = act_of(event, KeyPlace::Sorting).filter(|_| is_row && !is_edited) else {
        return;
    };
    let is_made = work.peek(|view| matches!(view.fate(place), crate::sorting::Fate::Made(_)));
    let moved = match act {
        Act::Down => work.neighbour(place, true),
        Act::Up => work.neighbour(place, false),
        Act::First => work.places.with_untracked(|places| places.first().copied()),
        Act::Last => work.places.with_untracked(|places| places.last().copied()),
        _ if is_made => return,
        act => {
            decide(work, place, act);
            None
        }
    };
    event.prevent_default();
    if let Some(to) = moved {
        work.go_to(to);
    }
}

fn decide(work: SortWork, place: usize, act: Act) {
    match act {
        Act::Kpi => work.set_verdict(place, Verdict::Kpi),
        Act::Objective => work.set_verdict(place, Verdict::Objective),
        Act::KeyResult => work.set_verdict(place, Verdict::KeyResult),
        Act::Initiative => work.set_verdict(place, Verdict::Initiative),
        Act::Unclear => work.set_verdict(place, Verdict::Unclear),
        Act::Under => work.put_under_above(place),
        Act::Apart => work.put_under(place, crate::sorting::Under::Nothing),
        Act::Both => work.turn_both(place),
        Act::Words => work.editing.set(Some(place)),
        Act::Out => work.turn_out(place),
        Act::Accept => work.accept(place),
        _ => {}
    }
}

fn word_of(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Kpi => "KPI",
        Verdict::Objective => "Objective",
        Verdict::KeyResult => "Key result",
        Verdict::Initiative => "Initiative",
        Verdict::Unclear => "Unclear",
    }
}
