//! Work that takes turns with drawing: in slices, and a later turn of the same work ends the one before.

use leptos::prelude::*;
use std::time::Duration;

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

    /// Takes steps until one says that it was the last, then hands over what came of them. After each `slice` milliseconds the
    /// browser may draw. Once the turn is over nothing more is done.
    pub fn work<S: 'static>(
        self,
        slice: f64,
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
        self.go_on(slice, Box::new(step));
    }

    /// Compiled once for all work there is.
    fn go_on(self, slice: f64, mut step: Box<dyn FnMut() -> bool>) {
        if !self.is_on() {
            return;
        }
        let end = now() + slice;
        while step() {
            if now() >= end {
                return later(move || self.go_on(slice, step));
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

fn soon(act: Box<dyn FnOnce()>) {
    set_timeout(act, Duration::ZERO);
}
