//! The chart with its sentence.

use super::{Known, Subject};
use crate::desk::use_desk;
use crate::figures::Figures;
use crate::plot::{Journey, Sketch, journey, landing};
use crate::ui::charts::{Chart, CopyChart};
use crate::ui::focus_on;
use leptos::prelude::*;

fn told(known: &Known, figures: &Figures) -> (crate::plot::Meaning, Sketch) {
    let of = Journey {
        key_result: &known.key_result,
        report: &known.report,
        forecast: known.forecast.as_ref().map_err(|none| *none),
        amendments: &known.amendments,
        figures,
    };
    (landing(&of), journey(&of))
}

/// Where it is, where it will land, and the picture that is read off.
#[component]
pub fn Picture(subject: Subject) -> impl IntoView {
    let desk = use_desk();
    let both = Memo::new(move |_| {
        let figures = desk.figures();
        subject.with(|known| told(known, &figures))
    });
    let sketch = Memo::new(move |_| both.with(|(_, sketch)| sketch.clone()));
    let has_points = Memo::new(move |_| sketch.with(|sketch| !sketch.points.is_empty()));
    view! {
        <div class="pad">
            <div class="figure">
                <figcaption>
                    <b>{move || both.with(|(said, _)| said.headline.clone())}</b>
                    " "
                    {move || both.with(|(said, _)| said.detail.clone())}
                </figcaption>
                <Show when=move || has_points.get()>
                    <Chart sketch />
                    <div class="row tight wrap pull">
                        <button class="btn quiet" type="button" on:click=move |_| focus_on("#check-ins-title")>"Show as table"</button>
                        <CopyChart />
                    </div>
                </Show>
            </div>
        </div>
    }
}
