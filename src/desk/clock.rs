//! The browser's clock and randomness.

use super::Desk;
use crate::domain::{Date, Entropy, Moment, Stamp};
use leptos::prelude::*;
use std::time::Duration;

/// Randomness of the browser.
#[derive(Clone, Copy, Debug)]
pub struct BrowserEntropy;

impl Entropy for BrowserEntropy {
    fn next_u64(&mut self) -> u64 {
        let mut bytes = [0_u8; 8];
        if fill(&mut bytes) {
            u64::from_le_bytes(bytes)
        } else {
            // An insecure context without `crypto`: two draws of 32 bits each are good enough for ids.
            let draw = || (js_sys::Math::random() * 4_294_967_296.0) as u64;
            (draw() << 32) | draw()
        }
    }
}

/// The same drawn in handfuls, for thousands of ids at once: every call of the browser has its price.
#[derive(Clone, Debug, Default)]
pub struct Handful {
    left: Vec<u64>,
}

impl Entropy for Handful {
    fn next_u64(&mut self) -> u64 {
        if self.left.is_empty() {
            let mut bytes = [0_u8; 1024];
            if fill(&mut bytes) {
                let (draws, _) = bytes.as_chunks();
                self.left
                    .extend(draws.iter().map(|draw| u64::from_le_bytes(*draw)));
            }
        }
        self.left.pop().unwrap_or_else(|| BrowserEntropy.next_u64())
    }
}

/// Fills bytes with randomness; tells whether the browser has any.
fn fill(bytes: &mut [u8]) -> bool {
    web_sys::window()
        .and_then(|window| window.crypto().ok())
        .is_some_and(|crypto| crypto.get_random_values_with_u8_array(bytes).is_ok())
}

/// What the clock says.
pub fn now() -> Moment {
    let clock = js_sys::Date::new_0();
    let month = clock.get_month() + 1;
    let local = Date::from_ymd_opt(
        i32::try_from(clock.get_full_year()).unwrap_or(1970),
        month,
        clock.get_date(),
    )
    .and_then(|day| day.and_hms_opt(clock.get_hours(), clock.get_minutes(), clock.get_seconds()))
    .unwrap_or_default();
    Moment {
        local,
        stamp: Stamp((clock.get_time() / 1000.0) as i64),
    }
}

impl Desk {
    /// Renews `now` every half minute and when the page is looked at again, but only tells views when the minute changed.
    pub(super) fn watch_the_clock(self) {
        let renew = move || {
            let fresh = now();
            let known = self.now.get_untracked();
            if (fresh.local.and_utc().timestamp() / 60) != (known.local.and_utc().timestamp() / 60)
            {
                self.now.set(fresh);
            }
        };
        set_interval(renew, Duration::from_secs(30));
        let _ = window_event_listener(leptos::ev::focus, move |_| renew());
        let _ = window_event_listener_untyped("visibilitychange", move |_| renew());
    }

    /// The person's calendar day of a moment.
    pub fn day_of(self, at: Stamp) -> Date {
        let clock = js_sys::Date::new(&wasm_bindgen::JsValue::from_f64(at.0 as f64 * 1000.0));
        let month = clock.get_month() + 1;
        let year = i32::try_from(clock.get_full_year()).unwrap_or(1970);
        Date::from_ymd_opt(year, month, clock.get_date()).unwrap_or_default()
    }
}
