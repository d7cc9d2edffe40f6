//! What was done to a form and can be taken back; handing a form over to another page.

use super::ground::{ROW, time};
use super::{OpenForm, focus_soon, habits};
use crate::desk::Desk;
use crate::forms::{Base, Draft, FormSheet, Removed};
use leptos::prelude::*;

/// Something that was done to the form and can be taken back.
#[derive(Clone, PartialEq)]
pub enum DraftNotice {
    /// An unfinished draft was found and is shown.
    Restored,
    /// The app filled the form in: from the guide, a recovery, a key result.
    Filled,
    /// The same, and an unfinished draft was set aside for that: its key.
    Aside(String),
    /// A draft was left in a tab that is closed: its key, and when it was typed.
    Left(String, String),
    /// The goal was deleted meanwhile, and saving would bring it back.
    Deleted,
    /// Everything typed was cleared.
    Afresh(Box<FormSheet>),
    /// A row was taken out.
    Removed(Box<Removed>),
}

impl OpenForm {
    /// Clears what was typed, so that it can be taken back.
    pub fn start_afresh(self) {
        let typed = self.sheet.get_untracked();
        self.tried.set(false);
        self.left.set(Vec::new());
        self.sheet.set(self.initial.get_value());
        self.notice.set(Some(DraftNotice::Afresh(Box::new(typed))));
        focus_soon("notice".to_owned());
    }

    /// Takes back what the notice speaks of.
    pub fn take_back(self) {
        match self.notice.get_untracked() {
            Some(DraftNotice::Afresh(sheet)) => self.sheet.set(*sheet),
            Some(DraftNotice::Removed(removed)) => {
                let key = removed.row.key;
                self.sheet.update(|sheet| sheet.put_back(*removed));
                self.go(key, ROW);
            }
            Some(DraftNotice::Left(key, _) | DraftNotice::Aside(key)) => {
                let figures = habits(self.desk).figures;
                if matches!(self.notice.get_untracked(), Some(DraftNotice::Aside(_))) {
                    let now = self.draft().to_json();
                    self.name
                        .with_value(|name| self.desk.keeping.leave_draft(name, &now));
                }
                let left = self.desk.keeping.take_left_draft(&key);
                if let Some(draft) = left.and_then(|text| Draft::from_json(&text, figures)) {
                    self.show(draft);
                }
            }
            Some(DraftNotice::Filled | DraftNotice::Deleted)
            | Some(DraftNotice::Restored)
            | None => {}
        }
        self.notice.set(None);
    }

    /// Forgets the draft that was left in a closed tab, as the person wants.
    pub fn discard_left(self) {
        if let Some(DraftNotice::Left(key, _)) = self.notice.get_untracked() {
            let _ = self.desk.keeping.take_left_draft(&key);
        }
        self.notice.set(None);
    }
}

/// Fills in the form of a new goal, for the next page to show. What this tab had begun there is kept as if its tab were closed.
pub fn hand(desk: Desk, name: &str, sheet: &FormSheet) {
    if let Some(before) = desk.keeping.own_draft(name) {
        // What was filled in and left as it was is nobody's work.
        let figures = habits(desk).figures;
        let is_typed = Draft::from_json(&before, figures).is_some_and(|before| !before.is_filled);
        if is_typed {
            desk.keeping.leave_draft(name, &before);
        }
    }
    let draft = Draft {
        sheet: sheet.clone(),
        base: Some(Base::default()),
        figures: Some(habits(desk).figures),
        is_filled: true,
        at: time(desk),
    };
    desk.keeping.keep_own_draft(name, &draft.to_json());
}
