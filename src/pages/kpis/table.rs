//! The list as a table; on narrow screens each row is a card.

use super::rows::Row;
use crate::desk::use_desk;
use crate::domain::Id;
use crate::route::{Query, Route};
use crate::ui::Mark;
use crate::ui::{Noticed, Rows, Spark, StatusMark, put_in_address};
use leptos::prelude::*;

/// Keys and words of the columns that can be sorted by.
const COLUMNS: [(&str, &str, &str); 7] = [
    ("name", "KPI", ""),
    ("value", "Last", "num"),
    ("target", "Target", ""),
    ("status", "Status", ""),
    ("signal", "Signal", ""),
    ("owner", "Owner", ""),
    ("read", "Read", ""),
];

/// The KPIs that match, in their order.
#[component]
pub fn Table(rows: Memo<Vec<Row>>, query: Memo<Query>) -> impl IntoView {
    let sort =
        Memo::new(move |_| query.with(|query| query.get("sort").cloned().unwrap_or_default()));
    view! {
        <section class="card scroll" aria-label="KPIs">
            <table class="cards">
                <thead>
                    <tr>
                        {COLUMNS.into_iter().map(|(key, word, class)| view! { <Column key word class sort /> }).collect_view()}
                        <th scope="col">"Trend"</th>
                    </tr>
                </thead>
                <tbody>
                    <Rows each=move || rows.get() key=|row| row.id.clone() let:row>
                        <Line id=row.id rows />
                    </Rows>
                </tbody>
            </table>
        </section>
    }
}

#[component]
fn Line(id: Id, rows: Memo<Vec<Row>>) -> impl IntoView {
    let href = Route::Kpi(id.clone()).href();
    let id = StoredValue::new(id);
    let text = move |read: fn(&Row) -> String| {
        move || found(rows, id, |row| row.map(read).unwrap_or_default())
    };
    let mark =
        Signal::derive(move || found(rows, id, |row| row.map_or(Mark::Mute, |row| row.mark)));
    let word = Signal::derive(text(|row| row.word.clone()));
    let spark = Signal::derive(move || {
        found(rows, id, |row| {
            row.map(|row| row.spark.clone()).unwrap_or_default()
        })
    });
    let tone = Signal::derive(move || mark.get().class());
    let tone_of_signal = move || match found(rows, id, |row| row.map_or("", |row| row.signal)) {
        "better" => "good",
        "worse" => "bad",
        _ => "",
    };
    view! {
        <tr>
            <th scope="row" class="name">
                <a href=href>{text(|row| row.name.clone())}</a>
                <small>{text(|row| row.team.clone())}</small>
            </th>
            <td class="num" data-label="Last">{text(|row| row.last.clone())}</td>
            <td data-label="Target">{text(|row| row.target.clone())}</td>
            <td data-label="Status">
                <StatusMark mark text=word />
                {id.with_value(|id| view! { <Noticed goal=id.clone() /> })}
            </td>
            <td data-label="Signal" class=tone_of_signal>{text(|row| row.signal.to_owned())}</td>
            <td data-label="Owner">{text(|row| row.owner.clone())}</td>
            <td data-label="Read" class="nowrap">{text(|row| row.read.clone())}</td>
            <td class="trend"><Spark values=spark tone /></td>
        </tr>
    }
}

/// Reads one row as it stands now.
fn found<T>(rows: Memo<Vec<Row>>, id: StoredValue<Id>, read: impl FnOnce(Option<&Row>) -> T) -> T {
    rows.with(|rows| id.with_value(|id| read(rows.iter().find(|row| row.id == *id))))
}

#[component]
fn Column(
    key: &'static str,
    word: &'static str,
    class: &'static str,
    sort: Memo<String>,
) -> impl IntoView {
    let desk = use_desk();
    let order = move || {
        sort.with(|sort| match sort.strip_prefix('-') {
            Some(name) if name == key => Some("descending"),
            None if sort == key || (sort.is_empty() && key == "status") => Some("ascending"),
            _ => None,
        })
    };
    let turn = move |_| {
        let next = if order() == Some("ascending") {
            format!("-{key}")
        } else {
            key.to_owned()
        };
        put_in_address(desk, &[("sort", &next)]);
    };
    let arrow = move || match order() {
        Some("ascending") => " ↑",
        Some(_) => " ↓",
        None => "",
    };
    view! {
        <th scope="col" class=class aria-sort=order>
            <button type="button" on:click=turn>{word}<span aria-hidden="true">{arrow}</span></button>
        </th>
    }
}
