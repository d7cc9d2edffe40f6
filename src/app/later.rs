//! The second file of the app: all that nobody needs to see the app open and to find the ways in.
//!
//! scripts/split.mjs cuts a release build at [`cut::rest`]: what is reached through it alone becomes a file of its own, fetched once the
//! app stands (docs/decisions/0007-two-wasm-files.md). In any other build everything is in one file, and the pages are here at once.

use super::panel::Panel;
use super::panels::Panels;
use super::{last_done, travel};
use crate::desk::{Desk, use_desk};
use crate::pages;
use crate::pages::apart::{Wanted, apart};
use crate::route::Route;
use crate::ui::recording::leave_rows;
use crate::ui::{absent_page, arrive, coming_page, once_drawn};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// What the second file gives to the first.
#[derive(Clone, Copy)]
struct Rest {
    /// Draws a page.
    draw: fn(Route) -> AnyView,
    /// Draws what was done last, with the way back.
    last_done: fn() -> AnyView,
    /// Draws what a dropped file lands on, over every page.
    drop_target: fn() -> AnyView,
    load_example: fn(Desk, RwSignal<bool>),
    /// Records what is typed in rows.
    leave_rows: fn(),
    /// Writes at once what is not written yet.
    write: fn(Desk),
    /// Draws what opens over every page.
    panels: fn(RwSignal<Option<Panel>>) -> AnyView,
    /// How many a page of the navigation shows.
    count: fn(Desk, &Route) -> usize,
}

/// Whether the second file is here.
#[derive(Clone, Copy)]
enum LaterState {
    Coming,
    Here(Rest),
    Failed,
}

/// The second file, as the whole app sees it.
#[derive(Clone, Copy)]
pub struct Later {
    state: RwSignal<LaterState>,
    /// Whether the example was asked for before the file was here that makes it.
    example: RwSignal<bool>,
    /// What is asked to open and is not open yet.
    panel: RwSignal<Option<Panel>>,
    desk: Desk,
    /// What begins with the file lives as long as the app.
    owner: StoredValue<Option<Owner>>,
}

/// Starts to fetch the second file, so that it is usually here before anybody asks for it.
pub fn fetch(desk: Desk) {
    let wanted = travel::wanted();
    let later = Later {
        state: RwSignal::new(LaterState::Coming),
        example: RwSignal::new(wanted == "example"),
        panel: RwSignal::new(match wanted.as_str() {
            "new" => Some(Panel::New),
            "find" => Some(Panel::Find),
            _ => None,
        }),
        desk,
        owner: StoredValue::new(Owner::current()),
    };
    provide_context(later);
    later.fetch();
}

/// The second file, for those below the frame.
pub fn use_later() -> Later {
    expect_context()
}

/// A page of the second file, as soon as that is here.
#[component]
pub fn LaterPage(route: Route) -> impl IntoView {
    let desk = use_desk();
    let later = use_later();
    if matches!(later.state.get_untracked(), LaterState::Failed) {
        later.fetch();
    }
    let name = desk.peek(|workspace| travel::title(&route, workspace));
    move || match later.state.get() {
        LaterState::Here(rest) => (rest.draw)(route.clone()),
        LaterState::Coming => coming_page(name.clone()),
        LaterState::Failed => {
            let again = move || {
                later.fetch();
                once_drawn(arrive);
            };
            absent_page(name.clone(), again, move || later.write())
        }
    }
}

impl Later {
    fn fetch(self) {
        self.state.set(LaterState::Coming);
        spawn_local(async move {
            let state = match cut::rest().await {
                Ok((rest, begin)) => {
                    if let Some(owner) = self.owner.try_get_value().flatten() {
                        owner.with(|| begin(self.desk));
                    }
                    LaterState::Here(rest)
                }
                Err(_) => LaterState::Failed,
            };
            // Who came to the heading of a page that was not there yet is led to the page.
            let waiting = document().query_selector(".later #page-title:focus");
            let _ = self.state.try_set(state);
            self.load_example_if_wanted();
            if matches!(waiting, Ok(Some(_))) {
                once_drawn(arrive);
            }
        });
    }

    /// What was done last, with the way back; nothing before there can be any.
    pub fn last_done(self) -> Option<AnyView> {
        self.rest().map(|rest| (rest.last_done)())
    }

    /// What a dropped file lands on.
    pub fn drop_target(self) -> Option<AnyView> {
        self.rest().map(|rest| (rest.drop_target)())
    }

    /// What opens over every page.
    pub fn panels(self) -> Option<AnyView> {
        self.rest().map(|rest| (rest.panels)(self.panel))
    }

    /// Opens something over the page, at the latest when the file is here that draws it.
    pub fn show(self, panel: Panel) {
        self.panel.set(Some(panel));
        if matches!(self.state.get_untracked(), LaterState::Failed) {
            self.fetch();
        }
    }

    /// Whether something was asked to open and is still to come.
    pub fn awaits(self, panel: Panel) -> bool {
        self.panel.get() == Some(panel) && !matches!(self.state.get(), LaterState::Failed)
    }

    /// How many a page of the navigation shows; 0 before the file is here that can count.
    pub fn count(self, route: &Route) -> usize {
        self.rest().map_or(0, |rest| (rest.count)(self.desk, route))
    }

    /// Loads the example, at the latest when the file is here that makes it.
    pub fn load_example(self) {
        let is_coming = self.example.get_untracked();
        self.example.set(true);
        if matches!(self.state.get_untracked(), LaterState::Failed) {
            self.fetch();
        } else if !is_coming {
            self.load_example_if_wanted();
        }
    }

    /// Records what is typed in rows, before they go with their page.
    pub fn leave_rows(self) {
        if let LaterState::Here(rest) = self.state.get_untracked() {
            (rest.leave_rows)();
        }
    }

    /// Writes at once what is not written yet; before the file is here nothing can have changed.
    pub fn write(self) {
        if let LaterState::Here(rest) = self.state.get_untracked() {
            (rest.write)(self.desk);
        }
    }

    /// Whether the example was asked for and is still to come.
    pub fn awaits_example(self) -> bool {
        self.example.get() && !matches!(self.state.get(), LaterState::Failed)
    }

    fn load_example_if_wanted(self) {
        if let LaterState::Here(rest) = self.state.get_untracked()
            && self.example.get_untracked()
        {
            (rest.load_example)(self.desk, self.example);
        }
    }

    fn rest(self) -> Option<Rest> {
        match self.state.get() {
            LaterState::Here(rest) => Some(rest),
            _ => None,
        }
    }
}

/// What begins once the second file is here: what a person may have typed or done by then waits in the first.
fn begin(desk: Desk) {
    pages::share::provide_inbox();
    pages::library::provide_templates();
    // A reload, a new version, a closed tab: what is typed in rows is recorded before the desk writes, which listens after this.
    let _ = window_event_listener_untyped("pagehide", move |_| leave_rows());
    desk.begin();
    pages::folder::begin(desk);
    let later = use_later();
    super::keys::watch(desk, move |panel| later.show(panel));
}

fn rest() -> (Rest, fn(Desk)) {
    let rest = Rest {
        draw,
        last_done: || view! { <last_done::LastDone /> }.into_any(),
        drop_target: || view! { <pages::share::DropTarget /> }.into_any(),
        load_example: pages::apart::load_example,
        leave_rows,
        write: |desk| desk.keeping.flush(desk),
        panels: |panel| view! { <Panels panel /> }.into_any(),
        count: super::counts::count,
    };
    (rest, begin)
}

fn draw(route: Route) -> AnyView {
    match route {
        Route::Today => view! { <pages::today::Today /> }.into_any(),
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
        Route::Library => apart(Wanted::Library),
        Route::Learn => apart(Wanted::Learn),
        Route::Share => view! { <pages::share::Share /> }.into_any(),
        Route::Settings => view! { <pages::settings::SettingsPage /> }.into_any(),
        Route::Sort(_) => view! { <pages::sort::SortPage /> }.into_any(),
        Route::Map(_) => view! { <pages::map::MapPage /> }.into_any(),
        Route::Review(_) => view! { <pages::review::ReviewPage /> }.into_any(),
        Route::Report(_) => apart(Wanted::Report),
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
    use super::{Desk, Rest};
    use leptos::wasm_split::{SplitLoaderError, wasm_split};

    /// Fetches the second file, once.
    ///
    /// # Errors
    /// If it cannot be had, or is another than the one that was built with the first. The next call tries again.
    #[wasm_split(later, wasm_split_path = leptos::wasm_split, fallible)]
    pub(super) fn rest() -> Result<(Rest, fn(Desk)), SplitLoaderError> {
        Ok(super::rest())
    }
}

/// Here nothing is cut.
#[cfg(not(split))]
mod cut {
    use super::{Desk, Rest};

    /// What would be in the second file is here.
    pub(super) async fn rest() -> Result<(Rest, fn(Desk)), std::convert::Infallible> {
        Ok(super::rest())
    }
}
