//! Templates of KPIs and OKRs by function; each starts a draft.

mod start;
mod templates;

pub use start::open_form;
pub use templates::{TemplateState, Templates, provide_templates, use_templates};

use crate::desk::{Model, use_desk};
use crate::library::{TemplateKind, TemplateLibrary};
use crate::models::library::{LibraryAsked, LibraryPageFacts, TemplateRow, facts, page};
use crate::ui::{Empty, GoalKind, Head, KindTag, Rows, definitions, focus_id, once_drawn};
use leptos::prelude::*;
use std::sync::Arc;
use wasm_bindgen::JsCast;

/// The Library page.
#[component]
pub fn LibraryPage() -> impl IntoView {
    let templates = use_templates();
    once_drawn(|| {
        focus_id("library-search");
    });
    let asked = RwSignal::new(LibraryAsked::default());
    let body = move || match templates.state() {
        TemplateState::Here(library) => found(asked, library),
        TemplateState::Coming => {
            view! { <p class="quiet" role="status">"Loading templates."</p> }.into_any()
        }
        TemplateState::Failed => failed(templates),
    };
    let choose_kind =
        move |event| asked.update(|asked| asked.kind = kind(&event_target_value(&event)));
    let kind_option = move |key: &'static str, name: &'static str| {
        let is_chosen = move || asked.with(|asked| asked.kind == kind(key));
        view! { <option value=key prop:selected=is_chosen>{name}</option> }
    };
    view! {
        <Head title="Library" lead="KPIs and OKRs to start from, each with how to count it and what can go wrong." />
        <section class="toolbar" aria-label="Find a template">
            <label class="seek">
                "Search"
                <input id="library-search" class="field" type="search" autocomplete="off" data-first-focus=""
                    placeholder="late deliveries, onboarding, sick leave"
                    prop:value=move || asked.with(|asked| asked.words.clone())
                    on:input=move |event| asked.update(|asked| asked.words = event_target_value(&event)) />
            </label>
            {move || functions(asked, templates)}
            <label>
                "Kind"
                <select class="field" on:change=choose_kind>
                    {kind_option("", "KPIs and OKRs")}
                    {kind_option("kpi", "KPIs")}
                    {kind_option("okr", "OKRs")}
                </select>
            </label>
        </section>
        {body}
    }
}

fn kind(word: &str) -> Option<TemplateKind> {
    match word {
        "kpi" => Some(TemplateKind::Kpi),
        "okr" => Some(TemplateKind::Okr),
        _ => None,
    }
}

fn functions(asked: RwSignal<LibraryAsked>, templates: Templates) -> AnyView {
    let library = templates.here().unwrap_or_default();
    let option = |key: String, name: String| {
        let own = key.clone();
        let is_chosen = move || asked.with(|asked| asked.function == own);
        view! { <option value=key prop:selected=is_chosen>{name}</option> }
    };
    let all = library.functions.iter();
    let all: Vec<_> = all
        .map(|function| option(function.key.clone(), function.name.clone()))
        .collect();
    let choose = move |event| asked.update(|asked| asked.function = event_target_value(&event));
    view! {
        <label>
            "Function"
            <select class="field" on:change=choose>
                {option(String::new(), "All functions".to_owned())}
                {all}
            </select>
        </label>
    }
    .into_any()
}

/// The file could not be had: offline before it was ever fetched, or a host that lacks it.
fn failed(templates: Templates) -> AnyView {
    view! {
        <div role="alert">
            <Empty title="The templates did not load"
                text="You seem to be offline, and the library has never been loaded here. Once loaded, it works \
                    offline too.">
                <button class="btn primary" type="button" on:click=move |_| templates.fetch()>"Try again"</button>
            </Empty>
        </div>
    }
    .into_any()
}

fn found(asked: RwSignal<LibraryAsked>, library: Arc<TemplateLibrary>) -> AnyView {
    let of = Arc::clone(&library);
    let page = Model::new(move || Some(asked.with(|asked| page(&of, asked))));
    let is_empty = Memo::new(move |_| page.get().rows.is_empty());
    let list = move || match is_empty.get() {
        true => nothing(asked),
        false => rows(page, &library),
    };
    view! {
        <p class="small" role="status">{page.text(|page| &page.count)}</p>
        {list}
    }
    .into_any()
}

fn rows(page: Model<LibraryPageFacts>, library: &Arc<TemplateLibrary>) -> AnyView {
    let library = Arc::clone(library);
    view! {
        <section class="card list" aria-label="Templates">
            <Rows each=move || page.get().rows.clone() key=|row| row.id.clone() let:row>
                {row_view(&row, Arc::clone(&library))}
            </Rows>
        </section>
    }
    .into_any()
}

fn nothing(asked: RwSignal<LibraryAsked>) -> AnyView {
    let clear = move |_| {
        asked.set(LibraryAsked::default());
        focus_id("library-search");
    };
    view! {
        <Empty title="No templates found"
            text="Try another word, such as what people complain about. Or tell the guide in your own words.">
            <button class="btn primary" type="button" on:click=clear>"Show all templates"</button>
            <a class="btn" href=crate::route::Route::Guide.href()>"Guide me"</a>
        </Empty>
    }
    .into_any()
}

/// A template in one line, which opens to all that it says.
fn row_view(row: &TemplateRow, library: Arc<TemplateLibrary>) -> AnyView {
    let desk = use_desk();
    let open = RwSignal::new(false);
    let kind = match row.kind {
        TemplateKind::Kpi => GoalKind::Kpi,
        TemplateKind::Okr => GoalKind::Okr,
    };
    let toggled = move |event: web_sys::Event| {
        let details = event
            .current_target()
            .and_then(|it| it.dyn_into::<web_sys::Element>().ok());
        open.set(details.is_some_and(|it| it.has_attribute("open")));
    };
    let (id, name) = (row.id.clone(), row.name.clone());
    let inside = move || {
        open.get().then(|| {
            let facts = facts(&library, &id, &desk.figures());
            let (library, id) = (Arc::clone(&library), id.clone());
            let label = format!("Use this: {name}");
            view! {
                <div class="stack">
                    {definitions(&facts)}
                    <div class="actions">
                        <button class="btn primary" type="button" aria-label=label
                            on:click=move |_| start::use_template(desk, &library, &id)>"Use this"</button>
                    </div>
                </div>
            }
        })
    };
    view! {
        <details class="goal-row template" on:toggle=toggled>
            <summary><KindTag kind /> <b>{row.name.clone()}</b> <small>{row.line.clone()}</small></summary>
            {inside}
        </details>
    }
    .into_any()
}
