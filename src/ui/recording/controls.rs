//! The fields and buttons of a row, and the line below its title that says and asks.

use super::acts::{ask_why, submit};
use super::entry::RowEntry;
use crate::desk::{Model, use_desk};
use crate::domain::{Date, KeyResultKind, Unit, written_year};
use crate::keys::{Act, KeyPlace as Keys, keys};
use crate::models::RowFacts;
use crate::recording::RowPlace;
use crate::ui::{Glyph, Icon, Mark, MarkSign, act_of, is_mac, keep_from_repeating};
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

/// Value and confidence, or what is ticked; a button that records as soon as something is typed; the way to note and day.
#[component]
pub(super) fn Controls(
    entry: RowEntry,
    known: Model<RowFacts>,
    day: Signal<Date>,
    first: bool,
    error: String,
) -> impl IntoView {
    let shape = known.peek();
    let kind = shape.kind;
    let signed = can_be_negative(&shape.unit);
    let name = &shape.title;
    let on_enter = move |event: KeyboardEvent| {
        if act_of(&event, Keys::Line) == Some(Act::Confirm) {
            event.prevent_default();
            submit(entry, day.get_untracked(), None);
        }
    };
    let sure = kind.is_some().then(|| {
        let label = format!("Confidence 0 to 10, {name}");
        let hint = move || known.get().confidence.map(|sure| sure.to_string());
        view! {
            <input
                class="field sure"
                inputmode="numeric"
                data-figure=""
                autocomplete="off"
                aria-label=label
                placeholder=hint
                title="Confidence, 0 to 10"
                aria-invalid=move || entry.problem(RowPlace::Confidence).is_some().then_some("true")
                prop:value=entry.confidence
                on:input=move |event| entry.confidence.set(event_target_value(&event))
                on:keydown=on_enter />
        }
    });
    let control = match kind {
        Some(KeyResultKind::Milestones) => {
            let done = move || {
                let facts = known.get();
                let done = facts.steps.iter().filter(|(.., done)| *done).count();
                format!("{done} of {}", facts.steps.len())
            };
            let name = name.clone();
            let label = move || format!("Steps, {name}: {}", done());
            view! {
                <button class="btn" type="button" data-due="" data-first-focus=first.then_some("") aria-label=label
                    aria-expanded=move || entry.open.get().to_string()
                    on:click=move |_| entry.open.update(|open| *open = !*open)>{done}</button>
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
            let hint = known.text(|facts| &facts.hint);
            view! {
                <input
                    class="field"
                    inputmode="decimal"
                    data-figure=""
                    autocomplete="off"
                    enterkeyhint="next"
                    data-due=""
                    aria-keyshortcuts=shortcuts(kind.is_some())
                    data-first-focus=first.then_some("") aria-label=label placeholder=hint
                    aria-invalid=move || entry.problem(RowPlace::Value).is_some().then_some("true")
                    aria-describedby=move || entry.message().is_some().then(|| error.clone())
                    prop:value=entry.value
                    on:input=move |event| {
                        entry.value.set(event_target_value(&event));
                        entry.trouble.set(None);
                    }
                    on:keydown=on_enter />
            }
            .into_any()
        }
    };
    let is_value = kind.is_none_or(KeyResultKind::is_numeric);
    let typed = Memo::new(move |_| entry.has_typed());
    let tick = format!("Record, {name}");
    let minus = format!("Plus or minus, {name}");
    let more = format!("Note, date and more, {name}");
    view! {
        <span class="enter">
            {control}{sure}
            <span class="acts">
                {(signed && is_value).then(|| view! {
                    <button
                        class="btn icon minus"
                        type="button"
                        aria-label=minus.clone()
                        hidden=move || entry.value.with(String::is_empty)
                        on:click=move |_| turn(entry)>"±"</button>
                })}
                <button
                    class="btn icon tick"
                    type="button"
                    aria-label=tick
                    title="Record (Enter)"
                    hidden=move || !typed.get()
                    on:click=move |_| submit(entry, day.get_untracked(), None)><Icon of=Glyph::Today /></button>
                <button class="btn icon" type="button" aria-label=more title="Note, date and more"
                    aria-expanded=move || entry.open.get().to_string()
                    on:click=move |_| entry.open.update(|open| *open = !*open)>
                    <Icon of=Glyph::Dots />
                </button>
            </span>
        </span>
    }
}

/// The keys of a row as assistive technology names them.
fn shortcuts(is_okr: bool) -> String {
    let mac = is_mac();
    let acts = [Act::PastDay, Act::Note, Act::CorrectLast, Act::NothingNew];
    let told = acts
        .into_iter()
        .filter(|act| is_okr || *act != Act::NothingNew);
    told.map(|act| keys(act, Keys::Row, mac))
        .collect::<Vec<_>>()
        .join(" ")
}

/// Whether a number of this unit can be below nought. The number pads of phones have no minus, so that a button stands in for it.
fn can_be_negative(unit: &Unit) -> bool {
    !matches!(unit, Unit::Duration(_) | Unit::Rating(_))
}

fn turn(entry: RowEntry) {
    entry.value.update(|text| {
        *text = match text.strip_prefix(['−', '-']) {
            Some(rest) => rest.to_owned(),
            None => format!("−{text}"),
        };
    });
    entry.trouble.set(None);
}

/// The line below a title: what is wrong, what has to be chosen, and that something is not recorded yet; else the way to say that there
/// is nothing new.
#[component]
pub(super) fn Say(
    entry: RowEntry,
    day: Signal<Date>,
    is_okr: bool,
    asks: Memo<bool>,
    id: String,
) -> impl IntoView {
    let id = StoredValue::new(id);
    let message = Memo::new(move |_| entry.message());
    let readings = Memo::new(move |_| entry.readings());
    let far = Memo::new(move |_| entry.far_day());
    let on_enter = move |event: KeyboardEvent| {
        if act_of(&event, Keys::Line) == Some(Act::Confirm) {
            event.prevent_default();
            submit(entry, day.get_untracked(), None);
        }
    };
    let go = Callback::new(move |()| submit(entry, day.get_untracked(), None));
    move || {
        if readings.with(Option::is_some) || far.with(Option::is_some) {
            return view! { <span class="say" id=id.get_value()><Asked entry go /></span> }
                .into_any();
        }
        if entry.nothing_new.get() {
            return view! {
                <span class="say">
                    <input
                        class="field because"
                        autocomplete="off"
                        aria-label="Nothing new, because"
                        placeholder="Nothing new, because …"
                        aria-invalid=move || message.with(Option::is_some).then_some("true")
                        prop:value=entry.note
                        on:input=move |event| { entry.note.set(event_target_value(&event)); entry.trouble.set(None); }
                        on:keydown=on_enter />
                </span>
            }.into_any();
        }
        if let Some(message) = message.get() {
            let is_wrong = entry.trouble.with_untracked(Option::is_some);
            return view! {
                <span class="say" class:error=is_wrong id=id.get_value()>
                    <MarkSign mark=if is_wrong { Mark::Bad } else { Mark::Warn } /><span>{message}</span>
                </span>
            }.into_any();
        }
        view! {
            <span class="say idle">
                {(is_okr && asks.get()).then(|| view! {
                    <button
                        class="link nowrap"
                        type="button"
                        title=format!("Nothing new, because … ({})", keys(Act::NothingNew, Keys::Row, is_mac()))
                        on:click=move |_| ask_why(entry)>"Nothing new"</button>
                })}
            </span>
        }.into_any()
    }
}

/// A number or a day that can be meant in two ways, with both as buttons: the likelier one first. Nothing is drawn while nothing is asked.
#[component]
pub fn Asked(
    /// What is typed.
    entry: RowEntry,
    /// Goes on once one is chosen.
    go: Callback<()>,
) -> impl IntoView {
    let desk = use_desk();
    let question = Memo::new(move |_| (entry.readings(), entry.far_day()));
    let button = move |word: String, choose: Box<dyn Fn() + Send>| {
        view! {
            <button class="btn" type="button" on:click=move |_| { choose(); go.run(()); }>{word}</button>
        }
    };
    move || {
        let (words, buttons) = match question.get() {
            (Some((one, other)), _) => {
                let number = |value: f64| {
                    let text = desk.figures().number(value, None);
                    button(text, Box::new(move || entry.choose(value)))
                };
                ("Which number?", [Some(number(one)), Some(number(other))])
            }
            (None, Some((typed, meant))) => {
                let meant = meant.map(|meant| {
                    let year = written_year(meant);
                    button(year, Box::new(move || entry.date.set(meant.to_string())))
                });
                let typed = button(written_year(typed), Box::new(move || entry.take_far_day()));
                ("Which year?", [meant, Some(typed)])
            }
            (None, None) => return ().into_any(),
        };
        view! {
            <span class="ask" role="group" aria-label=words on:keydown=|event| keep_from_repeating(&event)>
                <span>{words}</span>{buttons}
            </span>
        }
        .into_any()
    }
}
