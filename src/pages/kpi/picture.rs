//! The chart with its sentence, and what can be done with it.

use super::{Subject, changes, fixing};
use crate::desk::use_desk;
use crate::plot::{Sketch, behaviour, meaning};
use crate::ui::charts::{Chart, CopyChart};
use leptos::prelude::*;

/// What the readings mean, and the picture it is read off.
#[component]
pub fn Picture(subject: Subject) -> impl IntoView {
    let desk = use_desk();
    let said = move || {
        let figures = desk.figures();
        subject.with(|known| meaning(&known.kpi, &known.report, &figures))
    };
    let sketch = Memo::new(move |_| {
        let (figures, today) = (desk.figures(), desk.today());
        subject.with(|known| behaviour(&known.kpi, &known.report, today, &figures))
    });
    let has_points = Memo::new(move |_| sketch.with(|sketch: &Sketch| !sketch.points.is_empty()));
    let (marking, is_fixing) = (RwSignal::new(false), RwSignal::new(false));
    let has_limits = Memo::new(move |_| subject.with(|known| known.report.limits().is_some()));
    view! {
        <div class="pad">
            <div class="figure">
                <figcaption>
                    <b>{move || said().headline}</b>
                    " "
                    {move || said().detail}
                </figcaption>
                <Show when=move || has_points.get()>
                    <Chart sketch />
                </Show>
            <Show when=move || has_points.get()>
                <div class="row tight wrap pull">
                    <button class="btn quiet" type="button" on:click=move |_| super::reading::show_table()>"Show as table"</button>
                    <button class="btn quiet" type="button" aria-expanded=move || marking.get().to_string()
                        on:click=move |_| marking.update(|open| *open = !*open)>"Mark a change"</button>
                    <Show when=move || has_limits.get()>
                        <button class="btn quiet" type="button" aria-expanded=move || is_fixing.get().to_string()
                            on:click=move |_| is_fixing.update(|open| *open = !*open)>"Fix the limits"</button>
                    </Show>
                    <CopyChart />
                </div>
            </Show>
            </div>
            <Show when=move || marking.get()>
                <changes::Changes subject open=marking />
            </Show>
            <Show when=move || is_fixing.get()>
                <fixing::Fixing subject open=is_fixing />
            </Show>
        </div>
    }
}
