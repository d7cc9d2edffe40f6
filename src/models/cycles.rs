//! The cycle beside the one that a page shows.

use super::okrs::{current_cycle, used_cycles};
use crate::domain::{Cycle, Date, Workspace};
use crate::insight::{cycle_to_review, reviewable_cycles};
use crate::route::{Query, Route};

/// The same page with the cycle before or after; none where the page shows none, or there is no other on that side.
pub fn cycle_beside(
    workspace: &Workspace,
    route: &Route,
    today: Date,
    is_later: bool,
) -> Option<Route> {
    // The latest first.
    let (cycles, shown) = match route {
        Route::Okrs(_) => {
            let cycles = used_cycles(workspace);
            let current = current_cycle(&cycles, today).map(|cycle| cycle.id.clone());
            (cycles, current)
        }
        Route::Review(_) => (
            reviewable_cycles(workspace, today),
            cycle_to_review(workspace, today),
        ),
        _ => return None,
    };
    let query = route.query()?;
    let asked = query.get("cycle").map(String::as_str);
    let is = |cycle: &&Cycle| match asked {
        Some(id) => cycle.id.as_str() == id,
        None => Some(&cycle.id) == shown.as_ref(),
    };
    let at = cycles.iter().position(is)?;
    let next = if is_later {
        at.checked_sub(1)?
    } else {
        at.checked_add(1)?
    };
    let next = cycles.get(next)?;
    let mut query: Query = query.clone();
    query.remove("objective");
    query.insert("cycle".to_owned(), next.id.to_string());
    Some(route.clone().with_query(query))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Objective;
    use crate::models::tests::{autumn, objective, summer, today};

    fn two_cycles() -> Workspace {
        let before = Objective {
            cycle: Some(summer().id),
            ..objective("a", "Ada")
        };
        let now = objective("b", "Ada");
        Workspace::from_records([autumn().into(), summer().into(), before.into(), now.into()])
    }

    #[test]
    fn arrows_step_through_the_cycles_and_stop_at_the_ends() {
        let workspace = two_cycles();
        let step = |route: &Route, is_later| cycle_beside(&workspace, route, today(), is_later);
        let cycle = |route: &Option<Route>| route.as_ref()?.query()?.get("cycle").cloned();
        let start = Route::Okrs(Query::new());
        assert_eq!(step(&start, true), None);
        let before = step(&start, false);
        assert_eq!(cycle(&before), Some(summer().id.to_string()));
        let back = before.as_ref().and_then(|before| step(before, true));
        assert_eq!(cycle(&back), Some(autumn().id.to_string()));
        assert_eq!(before.as_ref().and_then(|before| step(before, false)), None);
        // Last summer waits for its review.
        let review = Route::Review(Query::from([("objective".to_owned(), "a".to_owned())]));
        let next = step(&review, true);
        assert_eq!(cycle(&next), Some(autumn().id.to_string()));
        let named = next.as_ref().and_then(Route::query);
        assert!(named.is_some_and(|query| !query.contains_key("objective")));
        assert_eq!(step(&Route::Today, true), None);
    }
}
