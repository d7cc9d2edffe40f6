//! The second file of the app: the pages that nobody needs to see the app open.
//!
//! scripts/split.mjs cuts a release build at [`cut::pages`]: what is reached through it alone becomes a file of its own, fetched once the
//! app stands (docs/decisions/0007-two-wasm-files.md). In any other build everything is in one file, and the pages are here at once.

use super::travel;
use crate::desk::use_desk;
use crate::pages;
use crate::route::Route;
use crate::ui::{Empty, Head, once_drawn};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Draws a page of the second file.
type Draw = fn(Route) -> AnyView;

/// Whether the second file is here.
#[derive(Clone, Copy)]
enum State {
    Coming,
    Here(Draw),
    Failed,
}

/// The second file, as the whole app sees it.
#[derive(Clone, Copy)]
struct Later(RwSignal<State>);

/// Starts to fetch the second file, so that it is usually here before anybody asks for it.
pub fn fetch() {
    let later = Later(RwSignal::new(State::Coming));
    provide_context(later);
    later.fetch();
}

/// A page of the second file, as soon as that is here.
#[component]
pub fn LaterPage(route: Route) -> impl IntoView {
    let desk = use_desk();
    let later = expect_context::<Later>();
    if matches!(later.0.get_untracked(), State::Failed) {
        later.fetch();
    }
    let name = desk.peek(|workspace| travel::title(&route, workspace));
    move || {
        match later.0.get() {
        State::Here(draw) => draw(route.clone()),
        State::Coming => view! {
            <div class="later">
                <Head title=name.clone() />
                <p class="quiet" role="status">"Opening this page."</p>
            </div>
        }
        .into_any(),
        State::Failed => view! {
            <div class="later stack loose" role="alert">
                <Head title=name.clone() />
                <Empty title="This page did not load" text="A part of Bearings could not be fetched. Your data is safe. Look at your connection, then try again.">
                    <button class="btn primary" type="button" on:click=move |_| {
                        later.fetch();
                        once_drawn(travel::arrive);
                    }>"Try again"</button>
                    <button class="btn" type="button" on:click=move |_| {
                        // A newer version may have taken this one's place.
                        desk.keeping.flush(desk);
                        if let Some(window) = web_sys::window() { let _ = window.location().reload(); }
                    }>"Open Bearings afresh"</button>
                </Empty>
            </div>
        }
        .into_any(),
    }
    }
}

impl Later {
    fn fetch(self) {
        self.0.set(State::Coming);
        spawn_local(async move {
            let state = match cut::pages().await {
                Ok(draw) => State::Here(draw),
                Err(_) => State::Failed,
            };
            // Who came to the heading of a page that was not there yet is led to the page.
            let waiting = document().query_selector(".later #page-title:focus");
            let _ = self.0.try_set(state);
            if matches!(waiting, Ok(Some(_))) {
                once_drawn(travel::arrive);
            }
        });
    }
}

fn draw(route: Route) -> AnyView {
    match route {
        Route::Guide => view! { <pages::guide::Guide /> }.into_any(),
        Route::Kpis(_) => view! { <pages::kpis::Kpis /> }.into_any(),
        Route::Kpi(id) => view! { <pages::kpi::KpiPage id /> }.into_any(),
        Route::Okrs(_) => view! { <pages::okrs::Okrs /> }.into_any(),
        Route::Objective(id) => view! { <pages::objective::ObjectivePage id /> }.into_any(),
        Route::KeyResult(id) => view! { <pages::key_result::KeyResultPage id /> }.into_any(),
        Route::NewKpi => view! { <pages::draft_kpi::DraftKpi id=None /> }.into_any(),
        Route::EditKpi(id) => view! { <pages::draft_kpi::DraftKpi id=Some(id) /> }.into_any(),
        Route::NewObjective => view! { <pages::draft_okr::DraftOkr id=None /> }.into_any(),
        Route::EditObjective(id) => view! { <pages::draft_okr::DraftOkr id=Some(id) /> }.into_any(),
        Route::Learn => view! { <pages::learn::Learn /> }.into_any(),
        Route::Share => view! { <pages::share::Share /> }.into_any(),
        Route::Settings => view! { <pages::settings::SettingsPage /> }.into_any(),
        Route::Sort(_) => view! { <pages::sort::SortPage /> }.into_any(),
        Route::Map(_) => view! { <pages::map::MapPage /> }.into_any(),
        Route::Review(_) => view! { <pages::review::ReviewPage /> }.into_any(),
        Route::Coach(_) => view! { <pages::coach::CoachPage /> }.into_any(),
        // The others are in the first file, and drawn by the frame.
        _ => ().into_any(),
    }
}

/// Here a release build is cut in two.
#[cfg(split)]
// What the macro writes declares the other side as foreign; nothing in this app is unsafe by hand.
#[allow(unsafe_code)]
mod cut {
    use super::Draw;
    use leptos::wasm_split::{SplitLoaderError, wasm_split};

    /// Fetches the second file, once.
    ///
    /// # Errors
    /// If it cannot be had, or is another than the one that was built with the first. The next call tries again.
    #[wasm_split(later, wasm_split_path = leptos::wasm_split, fallible)]
    pub(super) fn pages() -> Result<Draw, SplitLoaderError> {
        Ok(super::draw)
    }
}

/// Here nothing is cut.
#[cfg(not(split))]
mod cut {
    use super::Draw;

    /// What would be in the second file is here.
    pub(super) async fn pages() -> Result<Draw, std::convert::Infallible> {
        Ok(super::draw)
    }
}
