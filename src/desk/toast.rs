//! Short messages that say what just happened and offer to take it back.

use crate::domain::Change;
use leptos::prelude::*;
use std::sync::Arc;
use std::time::Duration;

/// How long a toast stays. One with an undo stays longer: the hand needs time to get there. It has a place of its own and is in no way.
const STAY: Duration = Duration::from_secs(8);
const STAY_WITH_UNDO: Duration = Duration::from_secs(20);

/// A message and, where it can be taken back, the change.
#[derive(Clone, Debug, PartialEq)]
pub struct Toast {
    /// Tells toasts apart.
    pub key: u32,
    /// The message.
    pub text: String,
    /// What "Undo" takes back.
    pub change: Option<Arc<Change>>,
}

/// The one message on the screen: a newer one takes its place. What was done before can still be undone with Ctrl+Z.
#[derive(Clone, Copy)]
pub struct Toasts {
    shown: RwSignal<Option<Toast>>,
    next: StoredValue<u32>,
}

impl Toasts {
    pub(super) fn new() -> Self {
        Self {
            shown: RwSignal::new(None),
            next: StoredValue::new(0),
        }
    }

    /// Shows a message in place of the one that is there; `change` adds an "Undo".
    pub fn show(self, text: impl Into<String>, change: Option<Change>) {
        let change = change.filter(|change| !change.is_empty()).map(Arc::new);
        let key = self.next.get_value();
        self.next.set_value(key.wrapping_add(1));
        let stay = if change.is_some() {
            STAY_WITH_UNDO
        } else {
            STAY
        };
        self.shown.set(Some(Toast {
            key,
            text: text.into(),
            change,
        }));
        set_timeout(move || self.close(key), stay);
    }

    /// Takes a message off the screen; one that was replaced is gone already.
    pub fn close(self, key: u32) {
        let is_shown = self
            .shown
            .try_with_untracked(|shown| shown.as_ref().is_some_and(|toast| toast.key == key));
        if is_shown == Some(true) {
            self.shown.set(None);
        }
    }

    /// The message; followed.
    pub fn shown(self) -> Option<Toast> {
        self.shown.get()
    }
}
