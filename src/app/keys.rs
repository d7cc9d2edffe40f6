//! Keys that work everywhere: undo and redo, the search, what is new, the list of keys, and the ways to the pages.

use super::panel::Panel;
use crate::desk::{Desk, Walk};
use crate::keys::{Act, KeyPlace};
use crate::models::cycle_beside;
use crate::pages::share::Inbox;
use crate::route::Route;
use crate::ui::{act_of, begin_keys, forget_keys, forget_typing, switch_letters, watch_typing};
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

/// Listens for the commands of [`KeyPlace::App`].
pub fn watch(desk: Desk, show: impl Fn(Panel) + 'static) {
    let inbox = expect_context::<Inbox>();
    watch_typing();
    Effect::new(move |_| {
        desk.track_acts();
        forget_typing();
    });
    Effect::new(move |_| switch_letters(desk.settings.with(|settings| settings.letters_off)));
    let _ = window_event_listener(leptos::ev::keydown, move |event| {
        // What has the focus knew the key already.
        let act = act_of(&event, KeyPlace::App).filter(|_| !event.default_prevented());
        if !is_modifier(&event) {
            forget_keys();
        }
        match act {
            Some(Act::Undo) => inbox.walk(desk, Walk::Back),
            Some(Act::Redo) => inbox.walk(desk, Walk::Again),
            Some(_) if is_dialog_open() => return,
            Some(Act::Find) => show(Panel::Find),
            Some(Act::New) => show(Panel::New),
            Some(Act::Keys) => show(Panel::Keys),
            Some(Act::Begin(first)) => begin_keys(first, &event),
            Some(Act::Go(address)) => desk.go(&Route::parse(address)),
            Some(Act::Before) if step(desk, false) => {}
            Some(Act::After) if step(desk, true) => {}
            _ => return,
        }
        event.prevent_default();
    });
}

/// Whether a key only holds others: it does not part the first of two letters from the second.
fn is_modifier(event: &KeyboardEvent) -> bool {
    matches!(event.key().as_str(), "Shift" | "Control" | "Alt" | "Meta")
}

/// What lies over the page has the keys.
fn is_dialog_open() -> bool {
    matches!(document().query_selector("dialog[open]"), Ok(Some(_)))
}

/// Shows the cycle beside the one that is shown; false where the page shows none, or there is no other.
fn step(desk: Desk, is_later: bool) -> bool {
    let route = desk.route.get_untracked();
    let next =
        desk.peek(|workspace| cycle_beside(workspace, &route, desk.moment().today(), is_later));
    next.map(|next| desk.replace(&next)).is_some()
}
