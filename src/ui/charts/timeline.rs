//! A chart of how something went over time, with its sentence, its copies and its table.

use super::{Chart, CopyChart};
use crate::desk::Model;
use crate::models::Timeline;
use crate::ui::Show;
use leptos::prelude::*;

/// A card with a heading, the sentence that the chart says, the chart, and the same as a table whose second column has a heading of its
/// own. Nothing but the sentence while there is no point. Each point's words are "day: value".
pub fn timeline(title: &'static str, column: &'static str, told: Model<Timeline>) -> AnyView {
    let sketch = told.part(|told| told.sketch.clone());
    let has_points = told.test(|told| !told.sketch.points.is_empty());
    view! {
        <section class="card pad stack">
            <h2>{title}</h2>
            <div class="figure">
                <figcaption>{told.text(|told| &told.said)}</figcaption>
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
                        <tbody>{move || rows(&told.get())}</tbody>
                    </table></div>
                </details>
            </Show>
        </section>
    }
    .into_any()
}

fn rows(told: &Timeline) -> Vec<AnyView> {
    let points = told.sketch.points.iter().rev();
    let cells = points.filter_map(|point| point.words.split_once(": "));
    let row = |(day, value): (&str, &str)| {
        view! { <tr><th scope="row">{day.to_owned()}</th><td>{value.to_owned()}</td></tr> }
            .into_any()
    };
    cells.map(row).collect()
}
