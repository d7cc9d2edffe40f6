//! Work that takes turns with drawing: in slices, and a later turn of the same work ends the one before.

use leptos::prelude::*;
use std::cell::RefCell;
use std::time::Duration;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{MessageChannel, MessagePort};

/// How long a slice of work is, in milliseconds: steps are taken until so much time is used, on a fast machine many and on a slow one
/// few. Together with a step that takes long it stays below what a hand feels.
const SLICE: f64 = 12.0;

/// The turns of one piece of work, of which only the last goes on.
#[derive(Clone, Copy, Debug, Default)]
pub struct Turns(StoredValue<u32>);

/// One turn of it.
#[derive(Clone, Copy, Debug)]
pub struct WorkTurn {
    turns: Turns,
    number: u32,
}

impl Turns {
    /// None has begun.
    pub fn new() -> Self {
        Self::default()
    }

    /// Begins a turn, which ends the one before.
    pub fn next(self) -> WorkTurn {
        let number = self.0.get_value().wrapping_add(1);
        self.0.set_value(number);
        WorkTurn {
            turns: self,
            number,
        }
    }

    /// Ends the turn that is on.
    pub fn end(self) {
        self.next();
    }
}

impl WorkTurn {
    /// Whether no later one has begun and the page is still there.
    pub fn is_on(self) -> bool {
        self.turns.0.try_get_value() == Some(self.number)
    }

    /// Takes steps until one says that it was the last, then hands over what came of them. After each [`SLICE`] the browser may draw.
    /// Once the turn is over nothing more is done.
    pub fn work<S: 'static>(
        self,
        state: S,
        step: impl Fn(&mut S) -> bool + 'static,
        done: impl FnOnce(S) + 'static,
    ) {
        let mut open = Some((state, done));
        let step = move || {
            if open.as_mut().is_some_and(|(state, _)| step(state)) {
                return true;
            }
            if let Some((state, done)) = open.take() {
                done(state);
            }
            false
        };
        self.go_on(Box::new(step));
    }

    /// Compiled once for all work there is.
    fn go_on(self, mut step: Box<dyn FnMut() -> bool>) {
        if !self.is_on() {
            return;
        }
        let end = now() + SLICE;
        while step() {
            if now() >= end {
                return later(move || self.go_on(step));
            }
        }
    }
}

/// Milliseconds of a clock that nobody sets.
fn now() -> f64 {
    window()
        .performance()
        .map_or_else(js_sys::Date::now, |clock| clock.now())
}

/// Does something in a task of its own.
pub fn later(act: impl FnOnce() + 'static) {
    soon(Box::new(act));
}

/// A message to oneself, because timers that follow each other wait four milliseconds each, a third of a slice.
fn soon(act: Box<dyn FnOnce()>) {
    thread_local! {
        static WAITING: RefCell<Vec<Box<dyn FnOnce()>>> = const { RefCell::new(Vec::new()) };
        static SENDER: Option<MessagePort> = listen();
    }
    fn listen() -> Option<MessagePort> {
        let channel = MessageChannel::new().ok()?;
        let next =
            || WAITING.with_borrow_mut(|waiting| (!waiting.is_empty()).then(|| waiting.remove(0)));
        let heard = Closure::<dyn Fn()>::new(move || next().into_iter().for_each(|act| act()));
        channel
            .port1()
            .set_onmessage(Some(heard.as_ref().unchecked_ref()));
        // It listens as long as the page is there.
        heard.forget();
        Some(channel.port2())
    }
    WAITING.with_borrow_mut(|waiting| waiting.push(act));
    let is_sent = SENDER.with(|port| {
        port.as_ref()
            .is_some_and(|port| port.post_message(&JsValue::NULL).is_ok())
    });
    if !is_sent && let Some(act) = WAITING.with_borrow_mut(Vec::pop) {
        set_timeout(act, Duration::ZERO);
    }
}
