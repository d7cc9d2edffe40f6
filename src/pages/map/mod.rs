//! How objectives serve KPIs and each other: as a map, and as an indented list. Filters live in the address.

mod board;
mod found;
mod linking;
mod list;
mod note;
mod scene;

use crate::desk::{Desk, use_desk};
use crate::domain::Id;
use crate::route::{Query, Route};
use crate::ui::charts::watch_width;
use crate::ui::{
    Empty, Filter, Head, NoneMatching, NotPrinted, Options, options, print_page, printing,
    put_in_address, read_shown,
};
use leptos::html;
use leptos::prelude::*;
use scene::Scene;

/// Narrower than this the list is shown first.
const NARROW: f64 = 620.0;

/// What the parts of the page share.
#[derive(Clone, Copy)]
pub struct Chart {
    /// The desk.
    pub desk: Desk,
    /// What there is to see.
    pub scene: Memo<Scene>,
    /// The goal whose chain is lit.
    pub chosen: RwSignal<Option<Id>>,
    /// The goal that is being linked; none while the dialog is closed.
    pub linking: RwSignal<Option<Id>>,
    /// Room for the map in pixels.
    pub width: Signal<f64>,
    /// Whether it is being printed.
    pub is_printed: RwSignal<bool>,
    /// Whether the map is shown, not the list.
    pub is_map: Memo<bool>,
}

/// How objectives serve KPIs and each other.
#[component]
pub fn MapPage() -> impl IntoView {
    let desk = use_desk();
    let query = desk.query();
    let is_printed = printing();
    let scene = Memo::new(move |_| {
        let (as_of, figures) = (desk.as_of(), desk.figures());
        let read = |workspace: &_| query.with(|query| Scene::of(workspace, as_of, &figures, query));
        read_shown(desk, is_printed, read)
    });
    let frame = NodeRef::<html::Div>::new();
    let width = watch_width(frame);
    let is_narrow = Memo::new(move |_| width.get() < NARROW);
    let is_map = Memo::new(move |_| {
        let asked = query.with(|query| query.get("as").cloned());
        asked.map_or(!is_narrow.get(), |asked| asked != "list")
    });
    let chart = Chart {
        desk,
        scene,
        chosen: RwSignal::new(None),
        linking: RwSignal::new(None),
        width,
        is_printed,
        is_map,
    };
    let any = Memo::new(move |_| scene.with(|scene| !scene.whole.goals.is_empty()));
    let none_in_sight = move || scene.with(|scene| scene.graph.goals.is_empty());
    let lead = Signal::derive(move || scene.with(|scene| scene.lead.clone()));
    let other = move || if is_map.get() { "list" } else { "map" };
    view! {
        <Head title="Map" lead right=move || view! {
            <Show when=move || any.get()>
                <button class="btn" type="button" on:click=move |_| print_page()>"Print"</button>
                <button class="btn" type="button" on:click=move |_| put_in_address(desk, &[("as", other())])>
                    {move || if is_map.get() { "As a list" } else { "As a map" }}
                </button>
            </Show>
        }.into_any() />
        <NotPrinted />
        <Show when=move || any.get() fallback=|| view! { <Nothing /> }>
            <found::Found chart />
            <Filters chart query />
        </Show>
        <div class="map-frame" node_ref=frame>
            <Show when=move || any.get()>
                <Show when=move || !none_in_sight() fallback=|| view! {
                    <NoneMatching title="No goal matches" text="All of them are filtered out. Take a filter away, or show all that is open." label="Show all goals" all=Route::Map(Query::new()) />
                }>
                    <Show when=move || is_map.get() fallback=move || view! { <list::List chart /> }>
                        <board::Board chart />
                    </Show>
                </Show>
            </Show>
        </div>
        <linking::Linking chart />
    }
}

#[component]
fn Filters(chart: Chart, query: Memo<Query>) -> impl IntoView {
    let named = move |of: fn(&Scene) -> &Options| {
        Memo::new(move |_| chart.scene.with(|scene| of(scene).clone()))
    };
    let kinds = Memo::new(|_| options([("okr", "Objectives"), ("kpi", "KPIs")]));
    let levels = Memo::new(|_| {
        options([
            ("company", "The company"),
            ("department", "Departments"),
            ("team", "Teams"),
        ])
    });
    view! {
        <section class="toolbar" aria-label="Filter">
            <Filter label="Team" name="team" options=named(|scene| &scene.options[1]) query any="All teams" />
            <Filter label="Owner" name="owner" options=named(|scene| &scene.options[0]) query any="Everybody" />
            <Filter label="Cycle" name="cycle" options=named(|scene| &scene.options[2]) query any="What is open" />
            <Filter label="Kind" name="kind" options=kinds query any="KPIs and objectives" />
            <Filter label="Down to" name="level" options=levels query any="Everybody" />
        </section>
    }
}

#[component]
fn Nothing() -> impl IntoView {
    view! {
        <Empty title="Nothing to map yet" text="The map shows which objective improves which KPI, and which objectives serve each other. Start with a KPI or an objective; each form has a place to link it.">
            <a class="btn primary" href=Route::NewObjective.href()>"New objective"</a>
            <a class="btn" href=Route::NewKpi.href()>"New KPI"</a>
        </Empty>
    }
}
