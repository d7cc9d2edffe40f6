//! Which cycles wait for their review.

use crate::domain::{Cycle, Date, Id, Ordered, State, Workspace};

/// A cycle whose objectives are to be reviewed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReviewDue {
    /// The cycle.
    pub cycle: Id,
    /// Its name.
    pub name: String,
    /// Its last day.
    pub end: Date,
    /// Days until then; negative once it is over.
    pub days_left: i64,
    /// Objectives that still run in it.
    pub running: usize,
}

/// The cycles that are over and have objectives running in them still, the earliest first, and the next one to end.
pub fn reviews_due(workspace: &Workspace, today: Date) -> Vec<ReviewDue> {
    let running = |cycle: &Cycle| {
        workspace
            .objectives()
            .filter(|it| it.state == State::Running && it.cycle.as_ref() == Some(&cycle.id))
            .count()
    };
    let mut all: Vec<ReviewDue> = workspace
        .cycles()
        .map(|cycle| ReviewDue {
            cycle: cycle.id.clone(),
            name: cycle.name.clone(),
            end: cycle.end,
            days_left: (cycle.end - today).num_days(),
            running: running(cycle),
        })
        .filter(|it| it.running > 0)
        .collect();
    all.order_by(|one, other| (one.end, &one.name).cmp(&(other.end, &other.name)));
    let next = all.iter().position(|it| it.days_left >= 0);
    all.truncate(next.map_or(all.len(), |next| next + 1));
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Objective, Record, date};

    #[test]
    fn what_is_over_and_still_runs_comes_first_and_then_the_next_to_end() {
        let cycle = |name: &str, from: u32, to: u32| {
            Cycle::new(name, date(2026, from, 1), date(2026, to, 28))
        };
        let (old, now, late, done) = (
            cycle("old", 4, 6),
            cycle("now", 10, 12),
            cycle("whole", 1, 12),
            cycle("done", 1, 3),
        );
        let runs = |cycle: &Cycle, state| {
            Record::from(Objective {
                id: Id::from_text(&cycle.name),
                cycle: Some(cycle.id.clone()),
                state,
                ..Objective::default()
            })
        };
        let workspace = Workspace::from_records([
            runs(&old, State::Running),
            runs(&now, State::Running),
            runs(&late, State::Running),
            runs(&done, State::Closed),
            old.into(),
            now.into(),
            late.into(),
            done.into(),
        ]);
        let due = reviews_due(&workspace, date(2026, 11, 21));
        let told: Vec<(&str, i64)> = due
            .iter()
            .map(|it| (it.name.as_str(), it.days_left))
            .collect();
        assert_eq!(told, [("old", -146), ("now", 37)]);
        assert_eq!(reviews_due(&Workspace::default(), date(2026, 11, 21)), []);
    }
}
