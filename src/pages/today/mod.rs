//! What is owed now: one line, one goal, one input. Where there is no goal yet `app/welcome.rs` shows the ways in instead.

mod after;
mod cards;
mod off;
mod owed;
mod reminder;
mod reviews;

use crate::desk::{Desk, Model, use_desk};
use crate::domain::{Command, Workspace};
use crate::insight::{AsOf, Reports, Seen};
use crate::models::today::{Before, TodayPage, lead, page};
use crate::route::{Query, Route};
use crate::ui::{Head, Show, focus, once_drawn};
use chrono::Days;
use leptos::prelude::*;
use std::time::Duration;

/// What is owed now.
#[component]
pub fn Today() -> impl IntoView {
    let desk = use_desk();
    let all = owed::lines(desk);
    let page = facts(desk);
    Effect::new(|_| once_drawn(focus_first));
    let title = Signal::derive(move || desk.figures().long_day(desk.today()));
    let left = move || all.with(|lines| lines.iter().filter(|line| line.is_owed).count());
    let said = Signal::derive(move || lead(left(), &page.get()));
    let report = move || {
        view! {
            <Show when=move || desk.read(|workspace| !workspace.is_empty())>
                <a class="btn" href=Route::Report(Query::new()).href()>"Report"</a>
            </Show>
        }
        .into_any()
    };
    view! {
        <Head title lead=said right=report />
        {reminder::conflicts(desk)}
        <reminder::Reminder />
        <Show when=move || desk.read(Workspace::has_example)>
            <ExampleBanner />
        </Show>
        <off::OffTrack />
        <owed::Owed all page />
        {cards::cards(page)}
        {after::changed(page)}
        {reviews::pauses(desk, page)}
        {reviews::reviews(page)}
    }
}

/// What the page says beside the list, made anew a moment after the workspace changed: it looks at every goal.
fn facts(desk: Desk) -> Model<TodayPage> {
    let quiet = quiet(desk);
    let opened = desk.peek_reports(|workspace, reports| {
        let as_of = untrack(|| desk.as_of());
        Seen::now(workspace, reports, &desk.moment(), as_of)
    });
    // How it stood a week ago, computed once: only until there was a visit to compare with.
    let before = StoredValue::new(Before {
        opened: Some(opened),
        ..Before::default()
    });
    Model::new(move || {
        quiet.track();
        let visited = desk.last_visit();
        let as_of = desk.as_of();
        before.update_value(|before| {
            if visited.is_none() && before.week_ago.is_none() {
                before.week_ago = a_week_before(desk, as_of);
            }
            before.visited = visited;
        });
        let figures = desk.figures();
        Some(desk.peek_reports(|workspace, reports| {
            let sight = crate::models::Sight {
                workspace,
                reports,
                as_of,
                figures,
            };
            before.with_value(|before| page(&sight, before))
        }))
    })
}

fn a_week_before(desk: Desk, as_of: AsOf) -> Option<Seen> {
    let then = as_of.on(as_of.day.checked_sub_days(Days::new(7))?);
    Some(desk.peek(|workspace| Seen::now(workspace, &Reports::default(), &desk.moment(), then)))
}

#[component]
fn ExampleBanner() -> impl IntoView {
    let desk = use_desk();
    let remove = move |_| {
        desk.run_and_say(
            Command::RemoveExample,
            "Example removed. Your own goals are not affected.",
        );
    };
    view! {
        <section class="banner calm" aria-label="Example">
            <p>"Example with made-up numbers. One click removes it; your own goals are not affected."</p>
            <button class="btn" type="button" on:click=remove>"Remove example"</button>
        </section>
    }
}

/// Puts the focus into the first row where nothing else has it: when the app opens here, and after the example was loaded. Not where a
/// finger would be met by a keyboard on the screen.
fn focus_first() {
    let page = document();
    let is_free = page
        .active_element()
        .is_none_or(|element| element.tag_name().eq_ignore_ascii_case("body"));
    let by_finger = web_sys::window()
        .and_then(|window| window.match_media("(pointer: coarse)").ok().flatten())
        .is_some_and(|query| query.matches());
    if !is_free || by_finger {
        return;
    }
    let first = page.query_selector("[data-first-focus]").ok().flatten();
    if let Some(element) = first {
        focus(&element);
    }
}

/// Rises a moment after the workspace changed. What looks at every goal follows this instead of the workspace, so that the
/// next number can be typed before it is done.
fn quiet(desk: Desk) -> Signal<u32> {
    let risen = RwSignal::new(0_u32);
    let waiting = StoredValue::new(false);
    Effect::new(move |before: Option<()>| {
        desk.read(|_| ());
        if before.is_none() || waiting.get_value() {
            return;
        }
        waiting.set_value(true);
        // The page may be gone by then.
        set_timeout(
            move || {
                waiting.try_set_value(false);
                risen.try_update(|risen| *risen = risen.wrapping_add(1));
            },
            Duration::from_millis(300),
        );
    });
    risen.into()
}
