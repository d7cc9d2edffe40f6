//! How objectives serve KPIs and each other: as a map, and as an indented list. Filters live in the address.

mod board;
mod found;
mod linking;
mod list;
mod note;

use crate::desk::{Desk, Model, use_desk};
use crate::domain::Id;
use crate::models::map::Scene;
use crate::route::{Query, Route};
use crate::ui::charts::watch_width;
use crate::ui::{
    Empty, Head, NoneMatching, NotPrinted, Show, folded_filters, print_page, printing,
    put_in_address, see_shown,
};
use leptos::html;
use leptos::prelude::*;

/// Narrower than this the list is shown first.
const NARROW: f64 = 620.0;

/// What the parts of the page share.
#[derive(Clone, Copy)]
pub struct Chart {
    /// The desk.
    pub desk: Desk,
    /// What there is to see.
    pub scene: Model<Scene>,
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
    let is_printed = printing();
    let scene = Model::new(move || {
        let asked = desk.asked();
        Some(see_shown(desk, is_printed, |sight| {
            Scene::of(sight, &asked)
        }))
    });
    let frame = NodeRef::<html::Div>::new();
    let width = watch_width(frame);
    let is_map = Memo::new(move |_| match desk.asked().get("as") {
        Some(asked) => asked != "list",
        None => width.get() >= NARROW,
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
    let any = move || !scene.get().whole.goals.is_empty();
    let right = move || view! { <Show when=any>{buttons(chart)}</Show> }.into_any();
    let filters = scene.part(|scene| scene.filters.clone());
    view! {
        <Head title="Map" lead=scene.text(|scene| &scene.lead) right />
        <NotPrinted />
        <Show when=any fallback=nothing>
            <found::Found chart />
            <div class="toolbar">{folded_filters(desk, filters, ViewFn::default())}</div>
        </Show>
        <div class="map-frame" node_ref=frame>
            <Show when=any>
                <Show when=move || !scene.get().graph.goals.is_empty() fallback=none_matching>
                    <Show when=move || is_map.get() fallback=move || view! { <list::List chart /> }>
                        <board::Board chart />
                    </Show>
                </Show>
            </Show>
        </div>
        <linking::Linking chart />
    }
}

fn buttons(chart: Chart) -> AnyView {
    let other = move |_| {
        let other = if chart.is_map.get_untracked() {
            "list"
        } else {
            "map"
        };
        put_in_address(chart.desk, &[("as", other)]);
    };
    view! {
        <button class="btn" type="button" on:click=move |_| print_page()>"Print"</button>
        <button class="btn" type="button" on:click=other>
            {move || if chart.is_map.get() { "As a list" } else { "As a map" }}
        </button>
    }
    .into_any()
}

fn none_matching() -> AnyView {
    view! {
        <NoneMatching
            title="No goal matches"
            text="The filters hide all of them. Remove a filter, or show all open goals."
            label="Show all goals"
            all=Route::Map(Query::new())
        />
    }
    .into_any()
}

fn nothing() -> AnyView {
    view! {
        <Empty
            title="Nothing to map yet"
            text="The map shows which objectives improve which KPIs, and which objectives serve each other. Start \
                with a KPI or an objective; you can link it in its form."
        >
            <a class="btn primary" href=Route::NewObjective.href()>"New objective"</a>
            <a class="btn" href=Route::NewKpi.href()>"New KPI"</a>
        </Empty>
    }
    .into_any()
}
