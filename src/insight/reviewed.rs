//! What the reviews of closed objectives say.

use crate::domain::{Id, Meaning, Objective, Review, State, Workspace};

/// The review that holds for a closed objective: its latest that was not opened again. None for any other state; a review of
/// an objective that was opened again is history.
pub fn review_of<'a>(workspace: &'a Workspace, objective: &Objective) -> Option<&'a Review> {
    if objective.state != State::Closed {
        return None;
    }
    let rank = |review: &'a Review| (review.reopened.is_empty(), review.date, &review.id);
    workspace
        .reviews_of(&objective.id)
        .max_by(|one, other| rank(one).cmp(&rank(other)))
}

/// How an objective ended: the score a person gave, else the suggested one.
pub fn final_score(workspace: &Workspace, objective: &Objective) -> Option<f64> {
    let review = review_of(workspace, objective)?;
    review.score.or(review.suggested)
}

/// What an objective was carried over into, if it was.
pub fn carried_into<'a>(workspace: &'a Workspace, objective: &Id) -> Option<&'a Objective> {
    workspace
        .linked_to(objective, Meaning::CarriedOverFrom)
        .find_map(|id| workspace.objective(id))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::date;

    #[test]
    fn closed_twice_on_one_day_the_review_that_was_not_opened_again_holds() {
        let objective = Objective {
            id: Id::from_text("o"),
            state: State::Closed,
            ..Objective::default()
        };
        let review = |id: &str, score: f64, reopened: &str| Review {
            id: Id::from_text(id),
            objective: Id::from_text("o"),
            date: date(2027, 1, 4),
            score: Some(score),
            reopened: reopened.into(),
            ..Review::default()
        };
        let workspace = Workspace::from_records([
            objective.clone().into(),
            review("a", 0.9, "").into(),
            review("z", 0.4, "An invoice came late").into(),
        ]);
        assert_eq!(final_score(&workspace, &objective), Some(0.9));
    }
}
