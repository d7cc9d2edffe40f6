//! What is owed now: one line, one goal, one input. Where there is no goal yet `app/welcome.rs` shows the ways in instead.

mod cards;
mod changed;
mod lead;
mod lines;
mod nothing;
mod owed;
mod reminder;
mod reviews;

use crate::desk::{Desk, use_desk};
use crate::domain::{Command, Deed};
use crate::route::Route;
use crate::ui::{Dialog, Head, Show, focus, once_drawn};
use leptos::prelude::*;
use std::time::Duration;

/// What is owed now.
#[component]
pub fn Today() -> impl IntoView {
    let desk = use_desk();
    let owed = lines::owed(desk);
    let quiet = quiet(desk);
    let notices = cards::notices(desk, quiet);
    let adding = RwSignal::new(false);
    Effect::new(|_| once_drawn(focus_first));
    let title = Signal::derive(move || desk.figures().long_day(desk.today()));
    let lead = lead::lead(desk, owed, notices);
    let has_example = Memo::new(move |_| desk.read(crate::domain::Workspace::has_example));
    view! {
        <Head title lead=lead right=move || view! {
            <button class="btn" type="button" on:click=move |_| adding.set(true)>"Add a goal"</button>
            <a class="btn primary" href=Route::Guide.href()>"Guide me"</a>
        }.into_any() />
        <reminder::Reminder />
        <Show when=move || has_example.get()>
            <ExampleBanner />
        </Show>
        <owed::Owed owed />
        <cards::Cards notices />
        <changed::Changed quiet />
        <reviews::Pauses />
        <reviews::Reviews />
        <AddGoal open=adding />
    }
}

#[component]
fn ExampleBanner() -> impl IntoView {
    let desk = use_desk();
    let remove = move |_| {
        desk.run_and_say(
            Command::RemoveExample,
            "The example is removed. Your own goals are not affected.",
        );
    };
    view! {
        <section class="banner calm" aria-label="Example">
            <p>"Example with invented numbers. One click removes it; your own goals are not affected."</p>
            <button class="btn" type="button" on:click=remove>"Remove the example"</button>
        </section>
    }
}

#[component]
fn AddGoal(open: RwSignal<bool>) -> impl IntoView {
    view! {
        <Dialog open title="Add a goal".to_owned()>
            <div class="stack">
                <a class="btn" href=Route::NewKpi.href() on:click=move |_| open.set(false)>"A KPI: how we are doing"</a>
                <a class="btn" href=Route::NewObjective.href() on:click=move |_| open.set(false)>"An OKR: where we are going"</a>
                <a class="btn quiet" href=Route::Guide.href() on:click=move |_| open.set(false)>"Not sure? Let the guide decide"</a>
            </div>
        </Dialog>
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

/// Loads the example in one step that can be undone.
pub fn load_example(desk: Desk) {
    let records = crate::example::example(desk.moment().today());
    desk.run_and_say(
        Command::Save {
            deed: Deed::ExampleLoaded,
            records,
        },
        "The example is loaded.",
    );
}
