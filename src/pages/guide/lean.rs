//! The axis from KPI to OKR.

use super::course::GuideCourse;
use crate::domain::number::fixed;
use crate::guide::lean;
use crate::ui::Show;
use leptos::prelude::*;

/// Where the answers so far point. The words below say the same as the mark.
#[component]
pub fn Axis(
    /// The course.
    course: GuideCourse,
    /// Whether the sentence gives the points instead of the leaning.
    #[prop(optional)]
    points: bool,
    /// A heading above it.
    #[prop(optional)]
    title: &'static str,
) -> impl IntoView {
    let now = move || course.answers.with(lean);
    let side = move || match now().sum {
        ..=-1 => "kpi",
        1.. => "okr",
        0 => "",
    };
    let sentence = move || {
        let now = now();
        if points {
            format!(
                "{} of {} points. Your answers could add up to {} at most.",
                signed(now.sum),
                now.most,
                now.most
            )
        } else {
            now.sentence.to_owned()
        }
    };
    view! {
        <section class="card pad lean" aria-label="Where it leans">
            {(!title.is_empty()).then(|| view! { <h2>"So far: " {title}</h2> })}
            <div class="ends">
                <span><b class="kpi">"KPI"</b> " keep it healthy"</span>
                <span>"change it " <b class="okr">"OKR"</b></span>
            </div>
            <div class="axis" aria-hidden="true">
                <Show when=move || { now().most > 0 }>
                    <b class=side style:--x=move || fixed(now().position() * 100.0, 1)></b>
                </Show>
            </div>
            // A heading says it already.
            {title.is_empty().then(|| view! { <p class="small" aria-live="polite">{sentence}</p> })}
        </section>
    }
}

/// Points with their sign: `+3`, `−1`, `0`.
pub fn signed(points: i32) -> String {
    match points {
        0 => "0".to_owned(),
        1.. => format!("+{points}"),
        _ => format!("−{}", points.abs()),
    }
}
