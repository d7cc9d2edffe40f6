//! When a person last looked, and how everything stood then. A visit ends when the page is left; it is another one on another day or
//! four hours later.

use super::{Desk, clock};
use crate::insight::Seen;
use crate::persist::local;
use leptos::prelude::*;

impl Desk {
    /// How everything stood at the end of the last visit; none before there was one.
    pub fn last_visit(self) -> Option<Seen> {
        self.since.get()
    }

    pub(super) fn watch_visits(self) {
        let kept = move |key| self.keeping.note(key).as_deref().and_then(Seen::read);
        // Opened again within the same visit: what was new then is new still.
        self.since.set(kept(local::SINCE));
        let look = move || {
            if let Some(seen) = kept(local::SEEN).filter(|seen| seen.is_past(&clock::now())) {
                self.keeping.keep_note(local::SINCE, &seen.written());
                self.since.set(Some(seen));
            }
        };
        look();
        let leave = move || {
            let seen = self.seen(self.as_of_untracked());
            self.keeping.keep_note(local::SEEN, &seen.written());
        };
        let is_hidden = || document().visibility_state() == web_sys::VisibilityState::Hidden;
        // A page that is closed while hidden was left before.
        let _ = window_event_listener_untyped("pagehide", move |_| {
            if !is_hidden() {
                leave();
            }
        });
        let _ = window_event_listener_untyped("visibilitychange", move |_| {
            if is_hidden() {
                leave();
            } else {
                look();
            }
        });
        // Looked at all the time, the new day begins another visit.
        Effect::new(move |before: Option<crate::domain::Date>| {
            let today = self.today();
            if let Some(before) = before.filter(|before| *before != today) {
                let seen = untrack(|| self.seen(self.as_of_untracked().on(before)));
                self.keeping.keep_note(local::SINCE, &seen.written());
                self.since.set(Some(seen));
            }
            today
        });
    }

    fn seen(self, as_of: crate::insight::AsOf) -> Seen {
        let now = clock::now();
        self.peek_reports(|workspace, reports| Seen::now(workspace, reports, &now, as_of))
    }

    fn as_of_untracked(self) -> crate::insight::AsOf {
        untrack(|| self.as_of())
    }
}
