//! The list as a table; on narrow screens each row is a card.

use crate::desk::{Model, use_desk};
use crate::domain::Id;
use crate::models::kpis::{ColumnHead, KpiRow, KpisPage};
use crate::route::Route;
use crate::ui::{Noticed, Rows, put_in_address, spark, status_mark};
use leptos::prelude::*;

/// The KPIs that match, in their order.
pub fn table(page: Model<KpisPage>) -> AnyView {
    let ids = move || {
        page.get()
            .rows
            .iter()
            .map(|row| row.id.clone())
            .collect::<Vec<Id>>()
    };
    view! {
        <section class="card scroll" aria-label="KPIs">
            <table class="cards">
                <thead>
                    <tr>
                        {move || page.get().columns.iter().map(column).collect_view()}
                        <th scope="col">"Trend"</th>
                    </tr>
                </thead>
                <tbody>
                    <Rows each=ids key=Id::clone let:id>
                        {
                            let of = id.clone();
                            let row = page.one(move |page| page.rows.iter().find(|it| it.id == of).cloned());
                            move || line(&row.get())
                        }
                    </Rows>
                </tbody>
            </table>
        </section>
    }
    .into_any()
}

fn line(row: &KpiRow) -> AnyView {
    let tone = match row.signal {
        "better" => "good",
        "worse" => "bad",
        _ => "",
    };
    view! {
        <tr>
            <th scope="row" class="name">
                <a href=Route::Kpi(row.id.clone()).href()>{row.name.clone()}</a>
                <small>{row.team.clone()}</small>
            </th>
            <td class="num" data-label="Last">{row.last.clone()}</td>
            <td data-label="Target">{row.target.clone()}</td>
            <td data-label="Status">
                {status_mark(row.mark, row.word.clone())}
                <Noticed goal=row.id.clone() />
            </td>
            <td data-label="Signal" class=tone>{row.signal}</td>
            <td data-label="Owner">{row.owner.clone()}</td>
            <td data-label="Recorded" class="nowrap">{row.read.clone()}</td>
            <td class="trend">{spark(&row.spark, row.mark.class())}</td>
        </tr>
    }
    .into_any()
}

fn column(column: &ColumnHead) -> AnyView {
    let desk = use_desk();
    let next = column.next.clone();
    let arrow = match column.sorted {
        Some("ascending") => " ↑",
        Some(_) => " ↓",
        None => "",
    };
    let turn = move |_| put_in_address(desk, &[("sort", &next)]);
    view! {
        <th scope="col" class=column.class aria-sort=column.sorted>
            <button type="button" on:click=turn>
                {column.word}
                <span aria-hidden="true">{arrow}</span>
            </button>
        </th>
    }
    .into_any()
}
