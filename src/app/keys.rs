//! Keys that work everywhere: undo and redo.

use crate::desk::Desk;
use crate::keys::{Act, KeyPlace};
use crate::ui::{act_of, forget_typing, watch_typing};
use leptos::prelude::*;

/// Listens for the commands of [`Place::App`].
pub fn watch(desk: Desk) {
    watch_typing();
    Effect::new(move |_| {
        desk.track_acts();
        forget_typing();
    });
    let _ = window_event_listener(leptos::ev::keydown, move |event| {
        match act_of(&event, KeyPlace::App) {
            Some(Act::Undo) => desk.undo(),
            Some(Act::Redo) => desk.redo(),
            _ => return,
        }
        event.prevent_default();
    });
}
