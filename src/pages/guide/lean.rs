//! The axis from KPI to OKR, and the trail of questions.

use super::course::{Course, CoursePlace};
use crate::domain::number::fixed;
use crate::guide::{Answers, QUESTIONS, lean};
use crate::ui::Show;
use leptos::prelude::*;

/// Where the answers so far point. The words below say the same as the mark.
#[component]
pub fn Axis(
    /// The course.
    course: Course,
    /// Whether the sentence gives the points instead of the leaning.
    #[prop(optional)]
    points: bool,
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
                "{} of {}. The answers you gave are worth {} points at the most.",
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
            <div class="ends">
                <span><b class="kpi">"KPI"</b> " keep it healthy"</span>
                <span>"change it " <b class="okr">"OKR"</b></span>
            </div>
            <div class="axis" aria-hidden="true">
                <Show when=move || { now().most > 0 }>
                    <b class=side style:--x=move || fixed(now().position() * 100.0, 1)></b>
                </Show>
            </div>
            <p class="small" aria-live="polite">{sentence}</p>
        </section>
    }
}

/// The questions with what was answered, each a way back to it.
#[component]
pub fn Trail(
    /// The course.
    course: Course,
    /// Where the person is.
    here: CoursePlace,
) -> impl IntoView {
    // Every step has its place from the beginning: while a wish is typed, its answers come and go, and the field must not move.
    let step = move |place: CoursePlace,
                     name: &'static str,
                     is_open: Signal<bool>,
                     said: Signal<&'static str>| {
        view! {
            <li class:off=move || !is_open.get()>
                <button type="button" aria-current=(place == here).then_some("step") on:click=move |_| course.go(place)>
                    <span class="name">{name}</span>
                    <span class="answered">{said}</span>
                </button>
            </li>
        }
    };
    let answers = course.answers;
    let is_complete = Signal::derive(move || answers.with(Answers::is_complete));
    let questions = QUESTIONS.iter().map(|question| {
        let topic = question.topic;
        let said =
            move || answers.with(|answers| answers.get(topic).map_or("", |answer| answer.label));
        let is_open = move || !question.is_optional() || is_complete.get() || !said().is_empty();
        step(
            CoursePlace::Question(topic),
            question.name,
            Signal::derive(is_open),
            Signal::derive(said),
        )
    });
    view! {
        <nav aria-label="Questions">
            <ol class="trail">
                {step(CoursePlace::Wish, "Wish", Signal::stored(true), Signal::stored(""))}
                {questions.collect_view()}
                {step(CoursePlace::Verdict, "Verdict", is_complete, Signal::stored(""))}
            </ol>
        </nav>
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
