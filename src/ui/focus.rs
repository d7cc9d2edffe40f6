//! Moving the focus to what was just drawn, before the next key arrives: whoever types on without looking must not lose a letter.

use crate::desk::Desk;
use crate::keys::Act;
use crate::route::Route;
use leptos::prelude::*;
use leptos::task::{spawn_local, tick};
use std::cell::{Cell, RefCell};
use std::time::Duration;
use wasm_bindgen::JsCast;

/// How often all effects that wait get their turn: one effect starts another, more than three deep is rare.
const ROUNDS: usize = 8;

/// Does something once the page shows what was just changed: after the effects of the change, still before the next key or click.
/// (A callback for the next frame comes too late for that: on a slow day several keys fit in between.)
pub fn once_drawn(act: impl FnOnce() + 'static) {
    spawn_local(async move {
        for _ in 0..ROUNDS {
            tick().await;
        }
        act();
    });
}

/// Like [`once_drawn`] for what finds its place in the page; where it says that it did not, it gets one more try with the next frame.
pub fn once_found(act: impl Fn() -> bool + 'static) {
    once_drawn(move || {
        if !act() {
            request_animation_frame(move || {
                act();
            });
        }
    });
}

/// Does something once the click that is under way has reached what it was meant for: leaving a field is the first half of a click
/// elsewhere, and what is drawn in between could move that from under the hand. Without a click it is done at once.
pub fn after_click(act: impl FnOnce() + 'static) {
    if !IS_PRESSED.get() {
        return act();
    }
    WAITING.with_borrow_mut(|waiting| waiting.push(Box::new(act)));
}

thread_local! {
    static IS_PRESSED: Cell<bool> = const { Cell::new(false) };
    static WAITING: RefCell<Vec<Box<dyn FnOnce()>>> = const { RefCell::new(Vec::new()) };
}

/// Follows for [`after_click`] whether a button of the mouse, or a finger, is down.
pub fn watch_clicks() {
    let _ = window_event_listener_untyped("mousedown", |_| IS_PRESSED.set(true));
    // A press that ends as a drag has no "mouseup".
    for end in ["mouseup", "dragend", "blur"] {
        let _ = window_event_listener_untyped(end, |_| {
            IS_PRESSED.set(false);
            // The click itself comes after this event.
            set_timeout(
                || WAITING.take().into_iter().for_each(|act| act()),
                Duration::ZERO,
            );
        });
    }
}

/// Moves the focus to the first element that a selector finds, once the page shows what just changed.
pub fn focus_on(selector: impl Into<String>) {
    let selector = selector.into();
    once_found(move || {
        let found = document().query_selector(&selector).ok().flatten();
        if let Some(element) = &found {
            focus(element);
            element.scroll_into_view_with_bool(false);
        }
        found.is_some()
    });
}

/// What a click on a link does that leads to another part of the same page: goes there, and moves the focus to what a selector
/// finds. A click that asks for another tab or window is left to the browser.
pub fn go_and_focus(
    desk: Desk,
    route: Route,
    selector: String,
) -> impl Fn(web_sys::MouseEvent) + 'static {
    move |event| {
        if event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key() {
            return;
        }
        event.prevent_default();
        desk.go(&route);
        focus_on(selector.clone());
    }
}

/// Moves the focus to the element with an id, once the page shows what just changed.
pub fn focus_on_id(id: impl Into<String>) {
    let id = id.into();
    once_found(move || focus_id(&id));
}

/// Moves the focus to the element with an id; tells whether there is one that took it.
pub fn focus_id(id: &str) -> bool {
    let found = document().get_element_by_id(id);
    found.is_some_and(|element| focus(&element))
}

/// Moves the focus to an element; tells whether it took it. One that cannot take the focus leaves it where it is.
pub fn focus(element: &web_sys::Element) -> bool {
    let element = element.dyn_ref::<web_sys::HtmlElement>();
    let took = element.is_some_and(|element| element.focus().is_ok());
    took && document().active_element().as_ref() == element.map(AsRef::as_ref)
}

/// Moves scroll and focus to the head of the page that was just drawn. A page that wants the focus elsewhere (the first
/// number that is due) marks that element with `data-first-focus`.
pub fn arrive() {
    if let Some(window) = web_sys::window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
    let first = document()
        .query_selector("[data-first-focus]")
        .ok()
        .flatten()
        .or_else(|| document().get_element_by_id("page-title"));
    if let Some(element) = first {
        focus(&element);
    }
}

/// Moves the focus among the elements that a selector finds: one up or down, around the ends, to the first or the last.
pub fn step_focus(selector: &str, act: Act) {
    let page = document();
    let Ok(all) = page.query_selector_all(selector) else {
        return;
    };
    let here = page.active_element();
    let elements =
        (0..all.length()).filter_map(|at| all.item(at)?.dyn_into::<web_sys::Element>().ok());
    let elements: Vec<_> = elements.collect();
    let at = elements.iter().position(|one| Some(one) == here.as_ref());
    if let Some(element) = stepped(at, elements.len(), act).and_then(|at| elements.get(at)) {
        focus(element);
    }
}

/// The place after a step among `all` places, around the ends; the first where there was none. None where there are none.
pub fn stepped(at: Option<usize>, all: usize, act: Act) -> Option<usize> {
    let last = all.checked_sub(1)?;
    Some(match (at, act) {
        (_, Act::Last) | (Some(0), Act::Up) => last,
        (Some(at), Act::Up) => at.saturating_sub(1),
        (Some(at), Act::Down) if at < last => at.saturating_add(1),
        _ => 0,
    })
}
