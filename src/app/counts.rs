//! The small numbers beside the pages of the navigation: each is what its page shows.

use crate::desk::Desk;
use crate::insight::due_list_from;
use crate::models::okrs;
use crate::route::Route;
use leptos::prelude::*;

/// How many a page shows that ask for something, or are there; 0 for pages that show no number.
pub fn count(desk: Desk, route: &Route) -> usize {
    match route {
        Route::Today => {
            let week = desk.settings.with(|settings| settings.week_start.day());
            let now = desk.now.get();
            desk.read_reports(|workspace, reports| {
                due_list_from(workspace, reports, &now, week).len()
            })
        }
        Route::Kpis(_) => desk.read(|workspace| workspace.kpis().count()),
        Route::Okrs(_) => desk.read(|workspace| okrs::shown(workspace, desk.today())),
        // On a phone Share is behind More.
        Route::Share | Route::More => desk.keeping.conflicts.with(|all| all.len()),
        _ => 0,
    }
}
