//! A key as the browser tells it, handed to the one function that knows commands.

use crate::keys::{Act, KeyPlace, Press, Target, command, digit};
use leptos::prelude::{window, window_event_listener_untyped};
use std::cell::Cell;
use wasm_bindgen::JsCast;
use web_sys::{
    HtmlElement, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement, KeyboardEvent,
};

/// The code that browsers give a key an input method works with.
const COMPOSING: u32 = 229;
/// How long the second letter of a command may take, in milliseconds.
const TWO_LETTERS: f64 = 2_000.0;

thread_local! {
    /// Whether something was typed in the field that has the focus, since it got it or something was saved.
    static IS_TYPED: Cell<bool> = const { Cell::new(false) };
    /// The letter that begins a command of two, and when it was pressed in milliseconds.
    static BEGUN: Cell<Option<(char, f64)>> = const { Cell::new(None) };
    /// Whether commands of single letters are switched off.
    static LETTERS_OFF: Cell<bool> = const { Cell::new(false) };
}

/// Follows whether something is typed in the field that has the focus.
pub fn watch_typing() {
    for (event, is_typed) in [("focusin", false), ("input", true)] {
        let _ = window_event_listener_untyped(event, move |_| IS_TYPED.set(is_typed));
    }
}

/// A field that keeps the focus after something was saved starts anew.
pub fn forget_typing() {
    IS_TYPED.set(false);
}

/// Switches commands of single letters on or off.
pub fn switch_letters(off: bool) {
    LETTERS_OFF.set(off);
}

/// Waits for the second letter of a command.
pub fn begin_keys(first: char, event: &KeyboardEvent) {
    BEGUN.set(Some((first, event.time_stamp())));
}

/// Forgets a first letter: another key was pressed.
pub fn forget_keys() {
    BEGUN.set(None);
}

/// The command that a key is here; none where it belongs to the text, the browser or the input method.
pub fn act_of(event: &KeyboardEvent, place: KeyPlace) -> Option<Act> {
    command(&press(event)?, place)
}

/// The number that a key chooses where answers are numbered.
pub fn digit_of(event: &KeyboardEvent) -> Option<usize> {
    digit(&press(event)?)
}

/// Whether this computer is a Mac, an iPhone or an iPad.
pub fn is_mac() -> bool {
    let platform = window().navigator().platform().unwrap_or_default();
    platform.starts_with("Mac") || platform.starts_with("iP")
}

/// Keeps the browser's own commands, such as Escape in a dialog, from a key that an input method works with.
pub fn keep_from_composing(event: &KeyboardEvent) {
    if event.is_composing() || event.key_code() == COMPOSING {
        event.prevent_default();
    }
}

/// Keeps a key that is held from pressing a button that has just appeared under it.
pub fn keep_from_repeating(event: &KeyboardEvent) {
    if event.repeat() {
        event.prevent_default();
    }
}

/// None for what is no key: filling a form in by itself, a browser says "keydown" without one.
fn press(event: &KeyboardEvent) -> Option<Press> {
    event.is_instance_of::<KeyboardEvent>().then(|| Press {
        key: event.key(),
        code: event.code(),
        ctrl: event.ctrl_key(),
        meta: event.meta_key(),
        alt: event.alt_key(),
        shift: event.shift_key(),
        alt_graph: event.get_modifier_state("AltGraph"),
        composing: event.is_composing() || event.key_code() == COMPOSING,
        mac: is_mac(),
        repeats: event.repeat(),
        target: target(event),
        untouched: !IS_TYPED.get(),
        empty: is_empty(event),
        after: BEGUN
            .get()
            .filter(|(_, at)| event.time_stamp() - at < TWO_LETTERS)
            .map(|(first, _)| first),
        letters_off: LETTERS_OFF.get(),
    })
}

fn is_empty(event: &KeyboardEvent) -> bool {
    event
        .target()
        .and_then(|target| target.dyn_into::<HtmlInputElement>().ok())
        .is_none_or(|input| input.value().is_empty())
}

fn target(event: &KeyboardEvent) -> Target {
    let Some(target) = event.target() else {
        return Target::Other;
    };
    if let Some(input) = target.dyn_ref::<HtmlInputElement>() {
        return match input.type_().as_str() {
            "radio" | "range" => Target::Choice,
            "checkbox" | "button" | "submit" | "reset" | "file" | "color" => Target::Other,
            "text" | "search" if input.get_attribute("data-figure").is_none() => Target::Words,
            _ => Target::Figure,
        };
    }
    let is_area = target.has_type::<HtmlTextAreaElement>();
    let is_editable = target
        .dyn_ref::<HtmlElement>()
        .is_some_and(HtmlElement::is_content_editable);
    if is_area || is_editable {
        Target::Words
    } else if target.has_type::<HtmlSelectElement>() {
        Target::Choice
    } else {
        Target::Other
    }
}
