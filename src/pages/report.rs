//! The report of a cycle: seen, printed, copied for a mail, or taken as Markdown.

use crate::desk::{Desk, Model, use_desk};
use crate::models::report::{self, OpenDecision, Report, ReportRow, ReportSection};
use crate::models::{FilterFacts, GoalKind, Mark};
use crate::route::Route;
use crate::ui::clipboard::{copy_rich, copy_text, say_copied};
use crate::ui::{Empty, Head, Show, filter, print_page, put_in_address, spark, status_mark};
use leptos::prelude::*;

const REFUSED: &str = "The browser blocked copying. Print it to a file instead.";

/// The report.
#[component]
pub fn ReportPage() -> impl IntoView {
    let desk = use_desk();
    let page = desk.model(move |sight| {
        let made_by = desk.settings.with(|settings| settings.name.clone());
        Some(report::page(sight, &desk.asked(), &made_by))
    });
    let any = move || page.get().report.is_some();
    let right = move || {
        view! {
            <Show when=any>
                <button class="btn" type="button" on:click=move |_| copy_for_mail(desk, page)>
                    "Copy for email"
                </button>
                <button class="btn primary" type="button" on:click=move |_| print_page()>"Print"</button>
            </Show>
        }
        .into_any()
    };
    view! {
        <Head title=page.text(|page| &page.title) lead=page.text(|page| &page.lead) right />
        <div class="toolbar">
            <section class="toolbar" aria-label="Filter">
                {move || page.get().filters.iter().map(|it| filter(desk, it)).collect_view()}
                {move || private(desk, page)}
            </section>
            <Show when=any>
                <button class="btn quiet" type="button" on:click=move |_| copy_markdown(desk, page)>
                    "Copy as Markdown"
                </button>
            </Show>
        </div>
        {move || match &page.get().report {
            Some(report) => drawn(report),
            None => nothing(&page.get().filters),
        }}
    }
}

/// The box that takes private goals in; nothing where there are none.
fn private(desk: Desk, page: Model<report::ReportPage>) -> Option<AnyView> {
    let (number, is_with) = (page.get().private, page.get().with_private);
    let choose = move |event: web_sys::Event| {
        let wanted = if event_target_checked(&event) {
            "yes"
        } else {
            ""
        };
        put_in_address(desk, &[("private", wanted)]);
    };
    (number > 0).then(|| {
        view! {
            <label class="check">
                <input type="checkbox" prop:checked=is_with on:change=choose />
                <span>"Include private goals"</span>
            </label>
        }
        .into_any()
    })
}

fn copy_for_mail(desk: Desk, page: Model<report::ReportPage>) {
    if let Some(report) = &page.peek().report {
        let asked = copy_rich(&report.html(), &report.markdown());
        say_copied(
            desk,
            asked,
            "Report copied. Paste it into your email or document.",
            REFUSED,
        );
    }
}

fn copy_markdown(desk: Desk, page: Model<report::ReportPage>) {
    if let Some(report) = &page.peek().report {
        say_copied(
            desk,
            copy_text(&report.markdown()),
            "Report copied as Markdown.",
            REFUSED,
        );
    }
}

fn nothing(filters: &[FilterFacts]) -> AnyView {
    let is_filtered = filters.iter().any(|it| !it.chosen.is_empty());
    if is_filtered {
        return view! {
            <Empty
                title="Nothing to report here"
                text="No active goal matches these filters. Choose another cycle, team or owner."
            >
                <a class="btn primary" href=Route::Report(Default::default()).href()>"Show everyone’s"</a>
            </Empty>
        }
        .into_any();
    }
    view! {
        <Empty
            title="Nothing to report yet"
            text="A report needs a running objective or a KPI. Start one, and the report writes itself."
        >
            <a class="btn" href=Route::NewKpi.href()>"New KPI"</a>
            <a class="btn primary" href=Route::Guide.href()>"Guide me"</a>
        </Empty>
    }
    .into_any()
}

fn drawn(report: &Report) -> AnyView {
    let count = |(mark, words): &(Mark, String)| status_mark(*mark, words.clone());
    let left_out = (!report.left_out.is_empty())
        .then(|| view! { <p class="small">{report.left_out.join(" ")}</p> });
    view! {
        <article class="card report" aria-labelledby="report-title">
            <header>
                <div>
                    <h2 id="report-title">{report.heading.clone()}</h2>
                    <p class="small">{report.about.clone()}</p>
                </div>
                <p class="counts">{report.counts.iter().map(count).collect_view()}</p>
            </header>
            {decisions(&report.decisions)}
            {report.sections.iter().map(section).collect_view()}
            {left_out}
            <footer class="small">{report.heading.clone()}" · "{report.about.clone()}</footer>
        </article>
    }
    .into_any()
}

fn decisions(all: &[OpenDecision]) -> Option<AnyView> {
    let line = |it: &OpenDecision| {
        view! {
            <li>
                <a href=it.href.clone()>{it.goal.clone()}</a>": "{it.text.clone()}
                {(!it.who.is_empty()).then(|| view! { " "<small>{it.who.clone()}</small> })}
            </li>
        }
    };
    (!all.is_empty()).then(|| {
        view! {
            <section>
                <h3>"Needs a decision"</h3>
                <ul class="bullets">{all.iter().map(line).collect_view()}</ul>
            </section>
        }
        .into_any()
    })
}

fn section(told: &ReportSection) -> AnyView {
    view! {
        <section>
            <h3>{told.title}</h3>
            <table>
                <thead class="sr">
                    <tr>
                        <th scope="col">"Goal"</th>
                        <th scope="col">"Now"</th>
                        <th scope="col">"Status"</th>
                        <th scope="col">"Trend"</th>
                        <th scope="col">"Note"</th>
                    </tr>
                </thead>
                <tbody>{told.rows.iter().map(row).collect_view()}</tbody>
            </table>
        </section>
    }
    .into_any()
}

fn row(row: &ReportRow) -> AnyView {
    let aim =
        (!row.aim.is_empty()).then(|| view! { " "<span class="aim">{row.aim.clone()}</span> });
    let under =
        (row.kind == GoalKind::KeyResult).then(|| view! { <small>{row.under.clone()}</small> });
    view! {
        <tr>
            <th scope="row"><a href=row.href.clone()>{row.name.clone()}</a>{aim}{under}</th>
            <td class="num"><b>{row.value.clone()}</b></td>
            <td>{status_mark(row.mark, row.word.clone())}</td>
            <td class="course">{spark(&row.spark, row.mark.class())}</td>
            <td class="note">{row.note.clone()}</td>
        </tr>
    }
    .into_any()
}
