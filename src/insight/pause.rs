//! Goals that a person set aside for a while: nothing is owed, no status is drawn (DOMAIN §3).

use crate::domain::{Date, Id, KeyResult, Kind, Objective, Ordered, Pause, Ref, State, Workspace};

/// A pause that asks to be looked at again.
#[derive(Clone, Debug, PartialEq)]
pub struct PauseDue {
    /// The objective or key result.
    pub goal: Ref,
    /// Its title.
    pub title: String,
    /// The pause.
    pub pause: Pause,
}

/// The pause that a day lies in: the key result's own, else its objective's.
pub fn pause_on<'a>(
    objective: Option<&'a Objective>,
    key_result: &'a KeyResult,
    day: Date,
) -> Option<&'a Pause> {
    pauses(objective, key_result).find(|pause| pause.holds(day))
}

/// Whether a day lay in a pause, whenever it ended.
pub fn was_paused(objective: Option<&Objective>, key_result: &KeyResult, day: Date) -> bool {
    pauses(objective, key_result).any(|pause| pause.holds(day))
}

/// The last day up to `today` on which it was resumed.
pub fn resumed(objective: &Objective, key_result: &KeyResult, today: Date) -> Option<Date> {
    pauses(Some(objective), key_result)
        .filter_map(|pause| pause.ended)
        .filter(|ended| *ended <= today)
        .max()
}

fn pauses<'a>(
    objective: Option<&'a Objective>,
    key_result: &'a KeyResult,
) -> impl Iterator<Item = &'a Pause> {
    let parent = objective.and_then(|objective| objective.paused.as_ref());
    key_result.paused.iter().chain(parent)
}

/// The pauses whose day to look again has come, the earliest first. Only of objectives that run.
pub fn pauses_due(workspace: &Workspace, today: Date) -> Vec<PauseDue> {
    let mut found: Vec<PauseDue> = Vec::new();
    let mut add = |kind, id: &Id, title: &str, pause: &Option<Pause>| {
        if let Some(pause) = pause
            && pause.holds(today)
            && pause.until <= today
        {
            found.push(PauseDue {
                goal: Ref::new(kind, id),
                title: title.to_owned(),
                pause: pause.clone(),
            });
        }
    };
    for objective in workspace.objectives() {
        if objective.state != State::Running {
            continue;
        }
        add(
            Kind::Objective,
            &objective.id,
            &objective.title,
            &objective.paused,
        );
        for it in workspace.key_results_of(&objective.id) {
            add(Kind::KeyResult, &it.id, &it.title, &it.paused);
        }
    }
    found.order_by(|one, other| {
        (one.pause.until, &one.title).cmp(&(other.pause.until, &other.title))
    });
    found
}
