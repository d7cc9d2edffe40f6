//! All KPIs: a table on wide screens, cards on narrow ones. Filters and order live in the address.

mod table;

use crate::desk::{Model, use_desk};
use crate::domain::{Kind, Ref};
use crate::models::kpis;
use crate::route::{Query, Route};
use crate::ui::{Empty, Head, NoneMatching, Show, count_noticed, filter, folded_filters};
use leptos::prelude::*;

/// All KPIs.
#[component]
pub fn Kpis() -> impl IntoView {
    let desk = use_desk();
    // How they stand does not hang on what the address asks for.
    let all = desk.model(|sight| Some(kpis::rows(sight)));
    let page = Model::new(move || Some(kpis::page(&all.get(), &desk.asked())));
    count_noticed(|workspace| {
        let kpis = workspace.kpis();
        kpis.map(|kpi| Ref::new(Kind::Kpi, &kpi.id)).collect()
    });
    let any = move || page.get().any;
    let right = move || {
        view! {
            <Show when=any>
                <a class="btn primary" href=Route::NewKpi.href()>"New KPI"</a>
            </Show>
        }
        .into_any()
    };
    let filters = page.part(|page| page.filters.clone());
    let order = ViewFn::from(move || {
        view! { <div class="cards-only">{move || filter(desk, &page.get().order)}</div> }
    });
    view! {
        <Head title="KPIs" lead=page.text(|page| &page.lead) right />
        <Show when=any fallback=nothing>
            <div class="toolbar">{folded_filters(desk, filters, order.clone())}</div>
            <Show when=move || !page.get().rows.is_empty() fallback=none_matching>
                {table::table(page)}
            </Show>
        </Show>
    }
}

fn none_matching() -> AnyView {
    view! {
        <NoneMatching
            title="No KPI matches"
            text="The filters hide all of them. Remove a filter, or show all."
            label="Show all KPIs"
            all=Route::Kpis(Query::new())
        />
    }
    .into_any()
}

fn nothing() -> AnyView {
    view! {
        <Empty
            title="No KPI yet"
            text="A KPI is one number that shows how you are doing, recorded at a steady cadence. Draft your first \
                one, or let the guide tell you whether your goal is one."
        >
            <a class="btn primary" href=Route::NewKpi.href()>"New KPI"</a>
            <a class="btn" href=Route::Guide.href()>"Guide me"</a>
        </Empty>
    }
    .into_any()
}
