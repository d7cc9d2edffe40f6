//! The lines that are no goals, and what the columns of tables were taken for.

use super::work::Work;
use crate::figures::count;
use crate::phrase::sort::{Aside, Said, Table};
use crate::sorting::{COLUMNS, column_of};
use crate::ui::Show;
use leptos::prelude::*;

/// The most that are drawn: more would take longer than a frame.
const MOST: usize = 100;

/// What was left out of the list: hidden until asked for, each line brought in by one key.
#[component]
pub fn Asides(
    /// The page's state.
    work: Work,
) -> impl IntoView {
    let all = Memo::new(move |_| work.list.with(|list| list.asides.len()));
    let tables = Memo::new(move |_| work.list.with(|list| list.tables.clone()));
    let open = RwSignal::new(false);
    let lines = move || {
        work.list.with(|list| {
            let shown = list.asides.iter().take(MOST).enumerate();
            shown.map(|(at, one)| aside(work, at, one)).collect_view()
        })
    };
    view! {
        <Show when=move || tables.with(|tables| !tables.is_empty())>
            <section class="card pad stack" aria-labelledby="sort-columns">
                <h2 id="sort-columns">"Columns"</h2>
                {move || tables.get().iter().map(|table| columns(work, table)).collect_view()}
            </section>
        </Show>
        <Show when=move || { all.get() > 0 }>
            <section class="card pad stack" aria-labelledby="sort-asides">
                <div class="actions">
                    <h2 id="sort-asides">{move || count(all.get(), "line isn't a goal", "lines aren't goals")}</h2>
                    <button class="btn" type="button" aria-expanded=move || open.get().to_string() on:click=move |_| open.update(|open| *open = !*open)>
                        {move || if open.get() { "Hide them" } else { "Show them" }}
                    </button>
                </div>
                <Show when=move || open.get()>
                    <ol class="asides">{lines}</ol>
                </Show>
            </section>
        </Show>
    }
}

fn aside(work: Work, at: usize, one: &Aside) -> impl IntoView + use<> {
    let name = format!("Bring in line {}: {}", one.number, one.text);
    view! {
        <li>
            <button
                class="btn quiet"
                type="button"
                id=format!("aside-{at}")
                aria-label=name
                on:click=move |_| work.bring_in(at)
            >
                "Bring in"
            </button>
            <span>{one.text.clone()}</span>
            <span class="quiet">{one.because}</span>
        </li>
    }
}

/// The columns of a table, each with what it holds, to be changed for all rows at once.
fn columns(work: Work, table: &Table) -> impl IntoView + use<> {
    let line = table.number;
    let column = |(column, (head, label)): (usize, &(String, Option<crate::phrase::Label>))| {
        let now = *label;
        let options = COLUMNS.iter().map(|(known, word)| {
            view! { <option value=*word prop:selected=*known == now>{*word}</option> }
        });
        view! {
            <label>
                {head.clone()}
                <select class="field" on:change=move |event| {
                    if let Some(label) = column_of(&event_target_value(&event)) {
                        work.say_column(Said { line, column, label });
                    }
                }>{options.collect_view()}</select>
            </label>
        }
    };
    view! {
        <p class="quiet">
            {format!("Table in line {line}. Change what a column holds, and all its rows are read again.")}
        </p>
        <div class="columns">{table.columns.iter().enumerate().map(column).collect_view()}</div>
    }
}
