//! A chart with what it says above it and what can be done with it below.

use crate::desk::Model;
use crate::plot::{ChartMeaning, Sketch};
use crate::ui::charts::{Chart, CopyChart};
use crate::ui::{Show, focus_on};
use leptos::prelude::*;

/// The picture; while there is no point only the sentence. `table` is the heading of the table that says the same, `tools` are buttons
/// beside the one that leads there.
pub fn picture(
    said: Model<ChartMeaning>,
    sketch: Model<Sketch>,
    table: &'static str,
    tools: ViewFn,
) -> AnyView {
    let has_points = sketch.test(|sketch| !sketch.points.is_empty());
    view! {
        <div class="figure">
            <figcaption>
                <b>{said.text(|said| &said.headline)}</b>
                " "
                {said.text(|said| &said.detail)}
            </figcaption>
            <Show when=move || has_points.get()>
                <Chart sketch />
                <div class="row tight wrap pull">
                    <button class="btn quiet" type="button" on:click=move |_| focus_on(table)>
                        "Show as table"
                    </button>
                    {tools.run()}
                    <CopyChart />
                </div>
            </Show>
        </div>
    }
    .into_any()
}
