//! A status with its reason, and the one that a person set over it (DOMAIN §3).

use super::{Given, Mark, standing};
use crate::domain::StatedStatus;
use crate::figures::{Figures, sentence};
use crate::insight::Stale;

/// A computed status with its reason, and a stated one with its own.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Judged {
    /// Shape of the computed status.
    pub mark: Mark,
    /// Word of the computed status.
    pub word: String,
    /// Why, and what is in the way.
    pub reason: String,
    /// Shape, word and reason of the stated one.
    pub stated: Option<(Mark, String, String)>,
    /// The reason that people gave, where it is off track and no other place here says it.
    pub given: Option<Given>,
    /// Whether it has a pause of its own.
    pub is_paused: bool,
}

impl Judged {
    /// What is computed, in words.
    pub fn new(
        (mark, word): (Mark, String),
        reason: &str,
        stale: Option<Stale>,
        figures: &Figures,
    ) -> Self {
        let mut reason = sentence(reason);
        if let Some(stale) = stale {
            let due = figures.day(stale.due);
            reason.push_str(&format!(" The check-in due on {due} is missing."));
        }
        Self {
            mark,
            word,
            reason,
            ..Self::default()
        }
    }

    /// The same with what a person set over it.
    pub fn stated(self, stated: Option<&StatedStatus>, figures: &Figures) -> Self {
        let stated = stated.map(|stated| {
            let (mark, word) = standing(stated.status.into(), None);
            let (why, on) = (sentence(&stated.reason), figures.day(stated.on));
            (mark, word, format!("{why} Set on {on}."))
        });
        Self { stated, ..self }
    }

    /// The same with the reason that people gave.
    pub fn given(self, given: Option<Given>) -> Self {
        Self { given, ..self }
    }

    /// The same with whether it is paused itself, and with what is in the way.
    pub fn paused(mut self, is_paused: bool, trouble: &str) -> Self {
        self.is_paused = is_paused;
        // The reason of a pause is said already.
        if !trouble.is_empty() && !self.reason.starts_with("Paused") {
            self.reason.push(' ');
            self.reason.push_str(trouble);
        }
        self
    }
}
