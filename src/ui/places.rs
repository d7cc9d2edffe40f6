//! The pages as the navigation lists them.

use super::icon::Glyph;
use crate::route::{Query, Route};

/// A page in the navigation.
#[derive(Clone)]
pub struct NavPlace {
    /// Where it leads.
    pub route: Route,
    /// Its icon.
    pub glyph: Glyph,
    /// Its name.
    pub name: &'static str,
}

impl NavPlace {
    fn new(route: Route, glyph: Glyph, name: &'static str) -> Self {
        Self { route, glyph, name }
    }
}

/// What is used from day to day.
pub fn used_places() -> Vec<NavPlace> {
    vec![
        NavPlace::new(Route::Today, Glyph::Today, "Today"),
        NavPlace::new(Route::Okrs(Query::new()), Glyph::Okrs, "OKRs"),
        NavPlace::new(Route::Kpis(Query::new()), Glyph::Kpis, "KPIs"),
        NavPlace::new(Route::Map(Query::new()), Glyph::Map, "Map"),
        NavPlace::new(Route::Review(Query::new()), Glyph::Review, "Review"),
        NavPlace::new(Route::Coach(Query::new()), Glyph::Coach, "Coach"),
    ]
}

/// What is needed now and then.
pub fn other_places() -> Vec<NavPlace> {
    vec![
        NavPlace::new(Route::Library, Glyph::Library, "Library"),
        NavPlace::new(Route::Learn, Glyph::Learn, "Learn"),
        NavPlace::new(Route::Share, Glyph::Share, "Share"),
        NavPlace::new(Route::Settings, Glyph::Settings, "Settings"),
    ]
}

/// Those without a tab of their own on narrow screens.
pub fn more_places() -> Vec<NavPlace> {
    let used = used_places().into_iter();
    used.skip(TABS).chain(other_places()).collect()
}

/// The tabs of narrow screens on both sides of the button in their middle.
pub fn tab_places() -> (Vec<NavPlace>, Vec<NavPlace>) {
    let mut left = used_places();
    left.truncate(TABS);
    let mut right = left.split_off(TABS - 1);
    right.push(NavPlace::new(Route::More, Glyph::More, "More"));
    (left, right)
}

/// How many of the places that are used daily have a tab.
const TABS: usize = 3;
