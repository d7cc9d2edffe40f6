//! A chart of how something went over time, with its sentence, its copies and its table.

use super::{Chart, CopyChart};
use crate::plot::Sketch;
use leptos::prelude::*;

/// A card with a heading, the sentence that the chart says, the chart, and the same as a table. Nothing but the sentence while
/// there is no point.
#[component]
pub fn Timeline(
    /// The heading.
    title: &'static str,
    /// The heading of the table's second column.
    column: &'static str,
    /// What the chart says.
    #[prop(into)]
    said: Signal<String>,
    /// What there is to see. Each point's words are "day: value".
    #[prop(into)]
    sketch: Signal<Sketch>,
) -> impl IntoView {
    let has_points = Memo::new(move |_| sketch.with(|sketch| !sketch.points.is_empty()));
    let rows = move || {
        sketch.with(|sketch| {
            let points = sketch.points.iter().rev();
            let cells = points.filter_map(|point| point.words.split_once(": "));
            cells
                .map(|(day, value)| (day.to_owned(), value.to_owned()))
                .map(|(day, value)| view! { <tr><th scope="row">{day}</th><td>{value}</td></tr> })
                .collect_view()
        })
    };
    view! {
        <section class="card pad stack">
            <h2>{title}</h2>
            <div class="figure">
                <figcaption>{said}</figcaption>
                <Show when=move || has_points.get()>
                    <Chart sketch />
                    <div class="row tight wrap pull"><CopyChart /></div>
                </Show>
            </div>
            <Show when=move || has_points.get()>
                <details>
                    <summary>"Show as table"</summary>
                    <div class="scroll"><table>
                        <thead><tr><th scope="col">"Day"</th><th scope="col">{column}</th></tr></thead>
                        <tbody>{rows}</tbody>
                    </table></div>
                </details>
            </Show>
        </section>
    }
}
