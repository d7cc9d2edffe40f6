//! What is done for an objective or key result: work, not results.

use super::{Sight, dotted};
use crate::domain::{Id, Initiative, Ordered};

/// The initiatives of a goal.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Initiatives {
    /// How many are left.
    pub left: String,
    /// What is open first, by its day.
    pub all: Vec<InitiativeLine>,
}

/// One initiative.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct InitiativeLine {
    /// The initiative.
    pub it: Initiative,
    /// Who does it and until when.
    pub about: String,
}

/// The initiatives of an objective or key result.
pub fn initiatives(sight: &Sight, parent: &Id) -> Initiatives {
    let mut all: Vec<&Initiative> = sight.workspace.initiatives_of(parent).collect();
    all.order_by(|one, other| {
        (one.done, one.due, &one.id).cmp(&(other.done, other.due, &other.id))
    });
    let left = all.iter().filter(|it| !it.done).count();
    Initiatives {
        left: match (left, all.len()) {
            (_, 0) => "what you’ll do to get there".to_owned(),
            (0, _) => "all done".to_owned(),
            (left, all) => format!("{left} of {all} left"),
        },
        all: all.into_iter().map(|it| line(sight, it)).collect(),
    }
}

fn line(sight: &Sight, it: &Initiative) -> InitiativeLine {
    let day = |day| sight.figures.near_day(day, sight.as_of.day);
    let due = it.due.map(|due| format!("until {}", day(due)));
    InitiativeLine {
        it: it.clone(),
        about: dotted([it.owner.as_str(), due.as_deref().unwrap_or_default()]),
    }
}
