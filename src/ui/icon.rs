//! The icons of pages and small buttons, drawn in thin lines.

use leptos::prelude::*;

/// What an icon stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Glyph {
    /// The Today page.
    Today,
    /// The guide.
    Guide,
    /// Objectives.
    Okrs,
    /// KPIs.
    Kpis,
    /// The map.
    Map,
    /// The review.
    Review,
    /// Sorting a list.
    Sort,
    /// The coach.
    Coach,
    /// The library.
    Library,
    /// Learn.
    Learn,
    /// Files in and out.
    Share,
    /// Settings.
    Settings,
    /// More pages.
    More,
    /// Search.
    Search,
    /// What else can be done.
    Dots,
    /// Edit.
    Edit,
    /// Delete.
    Delete,
    /// Close.
    Close,
    /// Add.
    Add,
    /// Undo.
    Undo,
    /// Move up.
    Up,
    /// Move down.
    Down,
}

impl Glyph {
    fn path(self) -> &'static str {
        match self {
            Self::Today => "M3 8.5 6.5 12 13 4.5",
            Self::Guide => "M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0M10.5 5.5 8.9 8.9 5.5 10.5 7.1 7.1z",
            Self::Okrs => "M4 14V2.5h8.5l-2 3 2 3H4",
            Self::Kpis => "M2.5 12a5.8 5.8 0 1 1 11 0M8 10l3-3.5",
            Self::Map => {
                "M5.8 4A1.8 1.8 0 1 1 2.2 4a1.8 1.8 0 0 1 3.6 0M13.8 6a1.8 1.8 0 1 1-3.6 0 1.8 1.8 0 0 1 3.6 0M7.8 \
                12.5a1.8 1.8 0 1 1-3.6 0 1.8 1.8 0 0 1 3.6 0M5.7 4.4l4.5 1.2M5.6 10.8 4.4 5.7M7.5 11.6l3.3-4.2"
            }
            Self::Review => "M3 3h10v10H3zM6 7h4M6 10h2.5",
            Self::Sort => "M3 4h10M3 8h6.5M3 12h3.5M11.5 8.5v4.5M9.8 11.4l1.7 1.7 1.7-1.7",
            Self::Coach => "M3 3.5h10v7H8.5L5.5 13v-2.5H3z",
            Self::Library => "M3 3v10M5.5 3v10h2V3zM10 3.4l2.2-.5 2 9.6-2.2.5z",
            Self::Search => "M11.5 7a4.5 4.5 0 1 1-9 0 4.5 4.5 0 0 1 9 0M10.2 10.2 13.8 13.8",
            Self::Dots => "M3 8h.6M7.7 8h.6M12.4 8h.6",
            Self::Learn => {
                "M2.5 3.5c2-.8 4-.6 5.5.6 1.5-1.2 3.5-1.4 5.5-.6v9c-2-.8-4-.6-5.5.6-1.5-1.2-3.5-1.4-5.5-.6z"
            }
            Self::Share => "M8 10V2.5M5 5l3-3 3 3M3 9v4.5h10V9",
            Self::Settings => {
                "M10.2 8a2.2 2.2 0 1 1-4.4 0 2.2 2.2 0 0 1 4.4 0M8 2v2M8 12v2M2 8h2M12 8h2M3.8 3.8l1.4 1.4M10.8 \
                10.8l1.4 1.4M12.2 3.8l-1.4 1.4M5.2 10.8l-1.4 1.4"
            }
            Self::More => "M3 4.5h10M3 8h10M3 11.5h10",
            Self::Edit => "M3 13l.7-3L10.5 3.2l2.3 2.3L6 12.3zM9 4.7 11.3 7",
            Self::Delete => "M3 4.5h10M6.5 4.5V3h3v1.5M4.5 4.5l.6 8.5h5.8l.6-8.5M7 7v3.5M9 7v3.5",
            Self::Close => "M4 4l8 8M12 4l-8 8",
            Self::Add => "M8 3v10M3 8h10",
            Self::Undo => "M5.5 3 2.5 6l3 3M2.5 6H10a3.5 3.5 0 0 1 0 7H6",
            Self::Up => "M8 13V3.5M4 7l4-4 4 4",
            Self::Down => "M8 3v9.5M4 9l4 4 4-4",
        }
    }
}

/// An icon beside a word. It says nothing to a screen reader: the word does.
#[component]
pub fn Icon(
    /// What it stands for.
    of: Glyph,
) -> impl IntoView {
    view! {
        <svg
            width="16"
            height="16"
            viewBox="0 0 16 16"
            fill="none"
            stroke="currentColor"
            stroke-width="1.4"
            stroke-linecap="round"
            stroke-linejoin="round"
            aria-hidden="true"
        >
            <path d=of.path() />
        </svg>
    }
}

/// The compass.
#[component]
pub fn Logo() -> impl IntoView {
    view! {
        <svg width="22" height="22" viewBox="0 0 22 22" aria-hidden="true">
            <circle cx="11" cy="11" r="9.5" fill="none" stroke="currentColor" stroke-width="1.6" />
            <path d="m15.2 6.8-2.5 5.9-5.9 2.5 2.5-5.9z" fill="currentColor" />
        </svg>
    }
}
