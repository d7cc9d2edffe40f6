//! Undo and redo.

use super::change::Change;
use super::deed::Deed;

/// How many changes can be taken back.
const DEPTH: usize = 200;

/// The changes a person made on this page, newest last, and those taken back.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct History {
    done: Vec<Change>,
    undone: Vec<Change>,
}

impl History {
    /// Remembers a change a person made. What was taken back before can no longer be done again.
    pub fn remember(&mut self, change: Change) {
        if change.is_empty() {
            return;
        }
        self.undone.clear();
        self.push(change);
    }

    /// The change that undo would take back.
    pub fn last(&self) -> Option<&Change> {
        self.done.last()
    }

    /// What undo would take back.
    pub fn can_undo(&self) -> Option<Deed> {
        self.done.last().map(|change| change.deed)
    }

    /// What redo would do again.
    pub fn can_redo(&self) -> Option<Deed> {
        self.undone.last().map(|change| change.deed)
    }

    /// Takes the latest change off the list. Revert it and hand the reverting change to [`History::undone`].
    pub fn take_undo(&mut self) -> Option<Change> {
        self.done.pop()
    }

    /// Remembers a change that took another one back, under the name of the original.
    pub fn undone(&mut self, original: Deed, reverting: Change) {
        if !reverting.is_empty() {
            self.undone.push(Change {
                deed: original,
                ..reverting
            });
        }
    }

    /// Takes the latest undone change off the list. Revert it and hand the reverting change to [`History::redone`].
    pub fn take_redo(&mut self) -> Option<Change> {
        self.undone.pop()
    }

    /// Remembers a change that was done again.
    pub fn redone(&mut self, original: Deed, repeating: Change) {
        if !repeating.is_empty() {
            self.push(Change {
                deed: original,
                ..repeating
            });
        }
    }

    fn push(&mut self, change: Change) {
        if self.done.len() >= DEPTH {
            self.done.remove(0);
        }
        self.done.push(change);
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::domain::{Command, Id, Kpi, Workspace};

    fn named(name: &str) -> Command {
        Command::save(vec![
            Kpi {
                id: Id::from_text("a"),
                name: name.into(),
                ..Kpi::default()
            }
            .into(),
        ])
    }

    #[test]
    fn undo_and_redo_walk_back_and_forth() {
        let mut workspace = Workspace::default();
        let mut history = History::default();
        for name in ["one", "two"] {
            let change = workspace.apply(named(name)).unwrap();
            workspace.commit(&change);
            history.remember(change);
        }
        let full = workspace.clone();
        for _ in 0..2 {
            let change = history.take_undo().unwrap();
            let deed = change.deed;
            let reverting = workspace
                .apply(Command::Revert {
                    change: Box::new(change),
                })
                .unwrap();
            workspace.commit(&reverting);
            history.undone(deed, reverting);
        }
        assert!(workspace.is_empty());
        assert!(history.can_undo().is_none());
        for _ in 0..2 {
            let change = history.take_redo().unwrap();
            let deed = change.deed;
            let repeating = workspace
                .apply(Command::Revert {
                    change: Box::new(change),
                })
                .unwrap();
            workspace.commit(&repeating);
            history.redone(deed, repeating);
        }
        assert_eq!(workspace, full);
        assert!(history.can_redo().is_none() && history.can_undo().is_some());
    }
}
