//! A wish, what is left of three questions, "How would you notice?", and a verdict one can argue with.

mod course;
mod lean;
mod notice;
mod question;
mod verdict;

use crate::desk::use_desk;
pub use course::begin_with;
use course::{CoursePlace, GuideCourse};
use leptos::prelude::*;

/// The guide, where the person left it.
#[component]
pub fn Guide() -> impl IntoView {
    let course = GuideCourse::open(use_desk());
    move || match course.place() {
        CoursePlace::Wish => question::wish(course),
        CoursePlace::Questions => question::questions(course),
        CoursePlace::Notice => notice::notice(course),
        CoursePlace::Verdict => view! { <verdict::VerdictPage course /> }.into_any(),
    }
}
