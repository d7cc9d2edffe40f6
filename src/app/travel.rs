//! What happens on a change of page: title, focus, scroll, and a word for screen readers.

use crate::desk::{Desk, hash};
use crate::domain::Workspace;
use crate::route::Route;
use crate::ui::{arrive, once_drawn};
use leptos::prelude::*;

/// Follows the address.
pub fn watch(desk: Desk, leave_rows: impl Fn() + 'static) {
    let _ = window_event_listener(leptos::ev::hashchange, move |_| {
        let next = Route::parse(&hash());
        let (is_here, same_page) = desk
            .route
            .with_untracked(|route| (*route == next, route.same_page(&next)));
        if is_here {
            return;
        }
        leave_rows();
        desk.route.set(next);
        if !same_page {
            once_drawn(arrive);
        }
    });
    Effect::new(move |_| {
        let title = desk.read(|workspace| desk.route.with(|route| title(route, workspace)));
        document().set_title(&format!("{title} – Bearings"));
    });
}

/// The name of a page, for the title and the navigation.
pub fn title(route: &Route, workspace: &Workspace) -> String {
    let named = |name: Option<&str>, otherwise: &str| match name {
        Some(name) if !name.is_empty() => name.to_owned(),
        _ => otherwise.to_owned(),
    };
    match route {
        Route::Today => "Today".to_owned(),
        Route::Guide => "Guide".to_owned(),
        Route::Kpis(_) => "KPIs".to_owned(),
        Route::Kpi(id) => named(workspace.kpi(id).map(|kpi| kpi.name.as_str()), "KPI"),
        Route::NewKpi => "New KPI".to_owned(),
        Route::EditKpi(_) => "Edit KPI".to_owned(),
        Route::Okrs(_) => "OKRs".to_owned(),
        Route::Objective(id) => named(
            workspace.objective(id).map(|one| one.title.as_str()),
            "Objective",
        ),
        Route::NewObjective => "New objective".to_owned(),
        Route::EditObjective(_) => "Edit objective".to_owned(),
        Route::KeyResult(id) => named(
            workspace.key_result(id).map(|one| one.title.as_str()),
            "Key result",
        ),
        Route::Sort(_) => "Sort my list".to_owned(),
        Route::Map(_) => "Map".to_owned(),
        Route::Review(_) => "Review".to_owned(),
        Route::Report(_) => "Report".to_owned(),
        Route::Coach(_) => "Coach".to_owned(),
        Route::Library => "Library".to_owned(),
        Route::Learn => "Learn".to_owned(),
        Route::Share => "Share".to_owned(),
        Route::Settings => "Settings".to_owned(),
        Route::More => "More".to_owned(),
        Route::Unknown(_) => "Page not found".to_owned(),
    }
}

/// What was pressed on the page that stands before the app does (index.html): `example`, `new`, `find`; empty for nothing.
pub fn wanted() -> String {
    document()
        .document_element()
        .and_then(|root| root.get_attribute("data-wanted"))
        .unwrap_or_default()
}
