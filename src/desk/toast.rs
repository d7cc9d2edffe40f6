//! Short messages that say what just happened and offer to take it back.

use crate::domain::Change;
use leptos::prelude::*;
use std::time::Duration;

/// How long a toast stays. One with an undo stays longer: the hand needs time to get there.
const STAY: Duration = Duration::from_secs(6);
const STAY_WITH_UNDO: Duration = Duration::from_secs(12);

/// A message and, where it can be taken back, the change.
#[derive(Clone, Debug, PartialEq)]
pub struct Toast {
    /// Tells toasts apart.
    pub key: u32,
    /// The message.
    pub text: String,
    /// What "Undo" takes back.
    pub change: Option<Change>,
}

/// The toasts on the screen, oldest first.
#[derive(Clone, Copy)]
pub struct Toasts {
    list: RwSignal<Vec<Toast>>,
    next: StoredValue<u32>,
}

impl Toasts {
    pub(super) fn new() -> Self {
        Self {
            list: RwSignal::new(Vec::new()),
            next: StoredValue::new(0),
        }
    }

    /// Shows a message; `change` adds an "Undo".
    pub fn show(self, text: impl Into<String>, change: Option<Change>) {
        let change = change.filter(|change| !change.is_empty());
        let key = self.next.get_value();
        self.next.set_value(key.wrapping_add(1));
        let stay = if change.is_some() {
            STAY_WITH_UNDO
        } else {
            STAY
        };
        let toast = Toast {
            key,
            text: text.into(),
            change,
        };
        self.list.update(|list| {
            // Three are readable; more are noise.
            if list.len() >= 3 {
                list.remove(0);
            }
            list.push(toast);
        });
        set_timeout(move || self.close(key), stay);
    }

    /// Takes a message off the screen.
    pub fn close(self, key: u32) {
        let shown = self
            .list
            .try_with_untracked(|list| list.iter().any(|toast| toast.key == key));
        if shown == Some(true) {
            self.list
                .update(|list| list.retain(|toast| toast.key != key));
        }
    }

    /// The toasts, oldest first; followed.
    pub fn list(self) -> Vec<Toast> {
        self.list.get()
    }
}
