//! The lines that are no goals, and the tables with what their columns were taken for.

use super::work::SortWork;
use crate::figures::count;
use crate::models::sort::{TableFacts, column_words, table};
use crate::phrase::sort::{Aside, Said};
use crate::sorting::column_of;
use crate::ui::Show;
use leptos::prelude::*;

/// The most that are drawn: more would take longer than a frame.
const MOST: usize = 100;

/// What was left out of the list: hidden until asked for, each line brought in by one key.
#[component]
pub fn Asides(
    /// The page's state.
    work: SortWork,
) -> impl IntoView {
    let tables: Memo<Vec<TableFacts>> = Memo::new(move |_| {
        work.list
            .with(|list| list.tables.iter().map(table).collect())
    });
    let all = move || work.facts.with(|facts| facts.asides);
    let open = RwSignal::new(false);
    let turn = move |_| open.update(|open| *open = !*open);
    let lines = move || {
        work.list.with(|list| {
            let shown = list.asides.iter().take(MOST).enumerate();
            shown.map(|(at, one)| aside(work, at, one)).collect_view()
        })
    };
    view! {
        <Show when=move || tables.with(|tables| !tables.is_empty())>
            <section class="card pad stack" aria-labelledby="sort-columns">
                <h2 id="sort-columns">"Tables"</h2>
                <p class="quiet">"If you change what a column holds, its rows are read again."</p>
                {move || tables.get().into_iter().map(|facts| drawn(work, facts)).collect_view()}
            </section>
        </Show>
        <Show when=move || { all() > 0 }>
            <section class="card pad stack" aria-labelledby="sort-asides">
                <div class="actions">
                    <h2 id="sort-asides">{move || count(all(), "line isn't a goal", "lines aren't goals")}</h2>
                    <button class="btn" type="button" aria-expanded=move || open.get().to_string() on:click=turn>
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

fn aside(work: SortWork, at: usize, one: &Aside) -> impl IntoView + use<> {
    let name = format!("Include line {}: {}", one.number, one.text);
    view! {
        <li>
            <button
                class="btn quiet"
                type="button"
                id=format!("aside-{at}")
                aria-label=name
                on:click=move |_| work.bring_in(at)
            >
                "Include"
            </button>
            <span>{one.text.clone()}</span>
            <span class="quiet">{one.because}</span>
        </li>
    }
}

/// A table as it was pasted. Over each column stands what it was taken for, to be changed for all rows at once.
fn drawn(work: SortWork, facts: TableFacts) -> impl IntoView + use<> {
    let line = facts.line;
    let name = facts.name.clone();
    let head = |(column, (head, now)): (usize, (String, &'static str))| {
        let option = move |word: &'static str| {
            view! { <option value=word prop:selected=word == now>{word}</option> }
        };
        let change = move |event| {
            if let Some(label) = column_of(&event_target_value(&event)) {
                work.say_column(Said {
                    line,
                    column,
                    label,
                });
            }
        };
        let name = format!("{head} holds");
        view! {
            <th scope="col">
                {head}
                <select class="field" aria-label=name on:change=change>
                    {column_words().map(option).collect_view()}
                </select>
            </th>
        }
    };
    let row = |(line, cells): (usize, Vec<String>)| {
        let cells = cells.into_iter().map(|cell| view! { <td>{cell}</td> });
        view! { <tr><th scope="row">{line}</th>{cells.collect_view()}</tr> }
    };
    view! {
        <div class="pasted" role="region" tabindex="0" aria-label=name>
            <table>
                <caption class="quiet">{facts.name}</caption>
                <thead>
                    <tr>
                        <th scope="col">"Line"</th>
                        {facts.columns.into_iter().enumerate().map(head).collect_view()}
                    </tr>
                </thead>
                <tbody>{facts.rows.into_iter().map(row).collect_view()}</tbody>
            </table>
        </div>
        <p class="quiet">{facts.more}</p>
    }
}
