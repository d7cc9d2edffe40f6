//! One question at a time: a wish, three questions that decide, four that sharpen, and a verdict one can argue with.

mod course;
mod lean;
mod question;
mod verdict;

use crate::desk::use_desk;
use course::{Course, CoursePlace};
use leptos::prelude::*;

/// The guide, at the question or verdict where the person left it.
#[component]
pub fn Guide() -> impl IntoView {
    let course = Course::open(use_desk());
    move || match course.place() {
        CoursePlace::Wish => view! { <question::WishQuestion course /> }.into_any(),
        CoursePlace::Question(topic) => {
            view! { <question::AnswerQuestion course topic /> }.into_any()
        }
        CoursePlace::Verdict => view! { <verdict::VerdictPage course /> }.into_any(),
    }
}
