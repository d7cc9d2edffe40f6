//! Sidebar on wide screens, five tabs at the bottom on narrow ones, and the page between. The foot of the sidebar – where the work is
//! saved, what was done last – stands above the tabs on narrow screens.

use super::banners::Banners;
use super::later::{LaterPage, use_later};
use super::panel::Panel;
use super::welcome::Welcome;
use crate::desk::use_desk;
use crate::pages;
use crate::persist::Safety;
use crate::route::Route;
use crate::ui::{
    Glyph, Icon, Logo, Mark, NavPlace, StatusMark, focus_id, is_mac, other_places, tab_places,
    used_places,
};
use leptos::prelude::*;

/// The frame around the current page.
#[component]
pub fn Frame() -> impl IntoView {
    let desk = use_desk();
    let later = use_later();
    let (left, right) = tab_places();
    view! {
        <a class="skip" href="#page-title" on:click=move |event| {
            // The hash is the route: jump without changing it.
            event.prevent_default();
            focus_id("page-title");
        }>"Skip to content"</a>
        <div class="frame">
            <aside class="side">
                <a class="brand" translate="no" href=Route::Today.href()><Logo /> "Bearings"</a>
                <div class="openers">
                    <Opener panel=Panel::New glyph=Glyph::Add word="New" class="btn primary" />
                    <Opener panel=Panel::Find glyph=Glyph::Search word="Search" class="btn find" />
                </div>
                <nav class="nav" aria-label="Pages">
                    <Places places=used_places() />
                    <hr />
                    <Places places=other_places() />
                </nav>
                <div class="foot">
                    {move || later.last_done()}
                    <SaveNote />
                </div>
            </aside>
            <main class="page">
                <Banners />
                <Page />
            </main>
        </div>
        <nav class="tabs" aria-label="Main pages">
            <Places places=left is_tab=true />
            <Opener panel=Panel::New glyph=Glyph::Add word="New" class="" />
            <Places places=right is_tab=true />
        </nav>
        <div class="sr" role="status" aria-live="polite">{desk.spoken()}</div>
        {move || later.drop_target()}
        {move || later.panels()}
    }
}

/// A button that opens something over the page. It is there before what it opens, and opens it when that comes.
#[component]
fn Opener(panel: Panel, glyph: Glyph, word: &'static str, class: &'static str) -> impl IntoView {
    let later = use_later();
    let wish = if panel == Panel::Find { "find" } else { "new" };
    view! {
        <button class=class type="button" aria-haspopup="dialog" data-wish=wish
            aria-busy=move || later.awaits(panel).to_string()
            on:click=move |_| later.show(panel)>
            <Icon of=glyph />{word}
            {(panel == Panel::Find).then(|| view! { <kbd aria-hidden="true">{if is_mac() { "⌘ K" } else { "Ctrl K" }}</kbd> })}
        </button>
    }
}

#[component]
fn Places(
    places: Vec<NavPlace>,
    /// Whether these are the tabs, of which one stands for all pages that have none.
    #[prop(optional)]
    is_tab: bool,
) -> impl IntoView {
    let desk = use_desk();
    places
        .into_iter()
        .map(|place| {
            let route = place.route.clone();
            let current = move || {
                desk.route
                    .with(|now| belongs(now, &route, is_tab))
                    .then_some("page")
            };
            let counted = place.route.clone();
            view! {
                <a href=place.route.href() aria-current=current>
                    <Icon of=place.glyph />
                    {place.name}
                    <Count route=counted />
                </a>
            }
        })
        .collect_view()
}

#[component]
fn Count(route: Route) -> impl IntoView {
    let later = use_later();
    let count = Memo::new(move |_| later.count(&route));
    move || match count.get() {
        0 => None,
        count => Some(view! { <span class="count">{count}</span> }),
    }
}

/// Whether a page belongs to a place of the navigation: of the sidebar, or of the tabs.
fn belongs(now: &Route, place: &Route, is_tab: bool) -> bool {
    let section = |route: &Route| match route {
        Route::Kpi(_) | Route::NewKpi | Route::EditKpi(_) | Route::Kpis(_) => 1,
        Route::Okrs(_)
        | Route::Objective(_)
        | Route::NewObjective
        | Route::EditObjective(_)
        | Route::KeyResult(_) => 2,
        Route::Review(_) => 3,
        Route::Map(_) => 4,
        Route::Sort(_) => 5,
        Route::Coach(_) => 6,
        _ => 0,
    };
    match section(place) {
        0 if is_tab && *place == Route::More => {
            section(now) > 2 || *now != Route::Today && section(now) == 0
        }
        0 => now == place,
        place => section(now) == place,
    }
}

#[component]
fn Page() -> impl IntoView {
    let desk = use_desk();
    // Only another page is drawn anew; a filter in the address reaches the page that is already there.
    let page = Memo::new_with_compare(
        move |_| desk.route.get(),
        |before, after| match (before, after) {
            (Some(before), Some(after)) => !before.same_page(after),
            _ => true,
        },
    );
    move || match page.get() {
        Route::Today => view! { <Today /> }.into_any(),
        Route::More => view! { <pages::more::More /> }.into_any(),
        Route::Unknown(path) => view! { <pages::unknown::Unknown path /> }.into_any(),
        route => view! { <LaterPage route /> }.into_any(),
    }
}

/// What is owed, or the ways in where there is no goal yet.
#[component]
fn Today() -> impl IntoView {
    let desk = use_desk();
    let is_empty = Memo::new(move |_| {
        desk.read(|workspace| {
            workspace.kpis().next().is_none() && workspace.objectives().next().is_none()
        })
    });
    move || {
        if is_empty.get() {
            view! { <Welcome /> }.into_any()
        } else {
            view! { <LaterPage route=Route::Today /> }.into_any()
        }
    }
}

/// Where the data is safe, at the foot of the sidebar; in full on the Settings page.
#[component]
fn SaveNote() -> impl IntoView {
    let desk = use_desk();
    let mark = move || match desk.keeping.state.get() {
        Safety::Saved | Safety::InBrowser => Mark::Good,
        Safety::Saving => Mark::Mute,
        Safety::JournalOnly => Mark::Warn,
        Safety::TabOnly => Mark::Bad,
    };
    let facts = move || desk.keeping.facts(desk);
    view! {
        <a class="save" href=Route::Settings.href()>
            <span class="pair">
                <StatusMark mark=Signal::derive(mark) text=Signal::derive(move || facts().state().to_owned()) />
                <span>{move || facts().shield()}</span>
            </span>
            <span class="pair">
                <span>{move || facts().last_backup(&desk.figures())}</span>
                <span>{move || facts().room()}</span>
                <span>{move || desk.folder.get()}</span>
            </span>
        </a>
    }
}
