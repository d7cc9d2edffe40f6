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

/// What is done daily.
pub fn main_places() -> Vec<NavPlace> {
    vec![
        NavPlace::new(Route::Today, Glyph::Today, "Today"),
        NavPlace::new(Route::Guide, Glyph::Guide, "Guide"),
    ]
}

/// The goals.
pub fn goal_places() -> Vec<NavPlace> {
    vec![
        NavPlace::new(Route::Okrs(Query::new()), Glyph::Okrs, "OKRs"),
        NavPlace::new(Route::Kpis(Query::new()), Glyph::Kpis, "KPIs"),
    ]
}

/// The goals seen together.
pub fn whole_places() -> Vec<NavPlace> {
    vec![
        NavPlace::new(Route::Sort(Query::new()), Glyph::Sort, "Sort my list"),
        NavPlace::new(Route::Map(Query::new()), Glyph::Map, "Map"),
        NavPlace::new(Route::Coach(Query::new()), Glyph::Coach, "Coach"),
        NavPlace::new(Route::Review(Query::new()), Glyph::Review, "Review"),
    ]
}

/// What is needed now and then.
pub fn other_places() -> Vec<NavPlace> {
    vec![
        NavPlace::new(Route::Learn, Glyph::Learn, "Learn"),
        NavPlace::new(Route::Share, Glyph::Share, "Share"),
        NavPlace::new(Route::Settings, Glyph::Settings, "Settings"),
    ]
}

/// The five of narrow screens.
pub fn tab_places() -> Vec<NavPlace> {
    let mut places = main_places();
    places.splice(1..1, goal_places());
    places.push(NavPlace::new(Route::More, Glyph::More, "More"));
    places
}
