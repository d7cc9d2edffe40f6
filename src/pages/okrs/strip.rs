//! The strip above the list: how the cycle stands as a whole.

use super::Filtered;
use crate::desk::use_desk;
use crate::domain::Id;
use crate::figures::{Figures, count};
use crate::insight::{self, CycleReport};
use crate::plot::net_points;
use crate::ui::Bar;
use chrono::Days;
use leptos::prelude::*;

/// Four figures of a cycle, of one owner's or team's part of it where the list is filtered by those.
#[component]
pub fn Strip(
    /// The cycle; none while several are shown.
    cycle: Signal<Option<Id>>,
    /// Whose objectives.
    filtered: Memo<Filtered>,
) -> impl IntoView {
    let desk = use_desk();
    let told = Memo::new(move |_| {
        let as_of = desk.as_of();
        let figures = desk.figures();
        let id = cycle.get()?;
        desk.read(|workspace| {
            let report = |as_of| {
                filtered.with(|filtered| {
                    insight::cycle_of(workspace, &id, |it| filtered.holds(it), as_of)
                })
            };
            let now = report(as_of)?;
            let week_ago = as_of.day.checked_sub_days(Days::new(7))?;
            let before = report(as_of.on(week_ago)).and_then(|it| it.net_on_track);
            Some((
                figures_of(&now, before, &figures),
                now.progress,
                now.expected,
            ))
        })
    });
    let progress = Signal::derive(move || told.with(|told| told.as_ref().and_then(|it| it.1)));
    let expected = Signal::derive(move || told.with(|told| told.as_ref().map(|it| it.2)));
    let part = move |place: usize| {
        let read = move |of: fn(&Figure) -> &String| {
            told.with(|told| {
                told.as_ref()
                    .and_then(|(parts, _, _)| parts.get(place))
                    .map(|figure| of(figure).clone())
            })
        };
        view! { <b>{move || read(|it| &it.0)}</b><small>{move || read(|it| &it.1)}</small> }
    };
    view! {
        <Show when=move || told.with(Option::is_some)>
            <section class="card" aria-label="The cycle as a whole">
                <div class="figures first">
                    <div><small>"Progress"</small>{part(0)}<Bar progress expected tone="mute" /></div>
                    <div><small>"On track"</small>{part(1)}</div>
                    <div><small>"On track minus off track"</small>{part(2)}</div>
                    <div><small>"Check-ins made"</small>{part(3)}</div>
                </div>
            </section>
        </Show>
    }
}

/// A value and what stands below it.
type Figure = (String, String);

fn figures_of(now: &CycleReport, before: Option<f64>, figures: &Figures) -> [Figure; 4] {
    let of = now.judged();
    let paused = match now.paused() {
        0 => String::new(),
        paused => format!(", {paused} paused"),
    };
    let signed = |net: f64| net_points(net, figures);
    let (made, due) = now.kept;
    [
        (
            now.progress
                .map_or("–".to_owned(), |progress| figures.share(progress)),
            format!("{} would be on schedule", figures.share(now.expected)),
        ),
        (
            format!("{} of {of}", now.on_track),
            match now.stale {
                0 => format!(
                    "{}{paused}",
                    if of == 1 { "objective" } else { "objectives" }
                ),
                stale => format!(
                    "{}, {stale} stale{paused}",
                    count(of, "objective", "objectives")
                ),
            },
        ),
        (
            now.net_on_track.map_or("–".to_owned(), signed),
            match before {
                Some(before) => format!("was {} a week ago", signed(before)),
                None => "in percent of the objectives".to_owned(),
            },
        ),
        if due == 0 {
            ("–".to_owned(), "none is due yet".to_owned())
        } else {
            (format!("{made} of {due}"), "due so far".to_owned())
        },
    ]
}
