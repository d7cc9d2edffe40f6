//! The wish and the questions.

use super::course::{Course, CoursePlace, Words};
use super::lean::{Axis, Trail};
use crate::guide::{Answer, Answers, Heard, Topic};
use crate::ui::{Head, Show, act_of, digit_of, focus_id};
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// What the person wants, in their own words. It may stay empty.
#[component]
pub fn WishQuestion(
    /// The course.
    course: Course,
) -> impl IntoView {
    let is_started = move || {
        course
            .answers
            .with(|answers| *answers != Answers::default())
    };
    let next = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        course.go(course.after(CoursePlace::Wish));
    };
    view! {
        <div class="question">
        <Head title="What do you want to happen?"
            lead="One sentence in your own words. It becomes the draft. You can also leave it empty and answer the questions." />
        <Trail course here=CoursePlace::Wish />
        <form class="form" on:submit=next>
            <div class="labelled">
                <label for="wish">"Your wish"</label>
                <textarea id="wish" class="field" rows="3" placeholder="Our onboarding is too slow, customers give up in the first week."
                    prop:value=move || course.words(Words::Wish)
                    on:keydown=next_on_enter
                    on:change=move |_| say_heard(course)
                    on:input=move |event| course.type_words(Words::Wish, event_target_value(&event))></textarea>
            </div>
            <div class="actions">
                <button class="btn primary" type="submit">"Next"</button>
                <Show when=move || course.answers.with(Answers::is_complete)>
                    <button class="btn" type="button" on:click=move |_| course.go(CoursePlace::Verdict)>"To the verdict"</button>
                </Show>
                <Show when=is_started>
                    <button class="btn quiet" type="button" on:click=move |_| course.start_afresh()>"Start afresh"</button>
                </Show>
            </div>
        </form>
        <WhatIsHeard course />
        <Show when=is_started><Axis course /></Show>
        </div>
    }
}

/// What the wish answers already, each with its words and the way to change it.
#[component]
fn WhatIsHeard(course: Course) -> impl IntoView {
    let heard = Memo::new(move |_| course.heard());
    let items = move || {
        let item = |heard: Heard| {
            let question = heard.topic.question();
            let place = CoursePlace::Question(heard.topic);
            view! {
                <li>
                    {question.name} ": "
                    <button class="link" type="button" on:click=move |_| course.go(place)>{heard.answer.label}</button>
                    <small>" from “" {heard.words} "”"</small>
                </li>
            }
        };
        heard.get().into_iter().map(item).collect_view()
    };
    view! {
        <Show when=move || !heard.with(Vec::is_empty)>
            <section class="card pad stack tight" aria-labelledby="heard">
                <h2 id="heard">"Your sentence answers"</h2>
                <ul class="stack tight">{items}</ul>
                <p class="small">"Press an answer to change it. The questions will show it too."</p>
            </section>
        </Show>
    }
}

/// One of the seven questions.
#[component]
pub fn AnswerQuestion(
    /// The course.
    course: Course,
    /// Which one.
    topic: Topic,
) -> impl IntoView {
    let question = topic.question();
    let here = CoursePlace::Question(topic);
    let given = move || {
        course
            .answers
            .with(|answers| answers.get(topic).map(|answer| answer.key))
    };
    let heard = Memo::new(move |_| {
        let answer = course.answers.with(|answers| answers.get(topic))?;
        course.heard_words(topic, answer)
    });
    let lead = if question.is_optional() {
        "This one sharpens the verdict. You can skip it."
    } else {
        "Choose what comes nearest. You can change it at any time."
    };
    let next = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        if untrack(given).is_some() || question.is_optional() {
            course.go(course.after(here));
        } else {
            course.desk.say("Choose an answer first.");
            focus_id("answer-1");
        }
    };
    let place = format!(
        "Question {} of {}",
        question.topic as usize + 1,
        if question.is_optional() { 7 } else { 3 }
    );
    let answers = question.answers.iter().enumerate();
    view! {
        <div class="question" on:keydown=move |event| choose_by_number(course, topic, &event)>
        <Head title=question.wording lead=lead over=move || view! { <span class="small">{place.clone()}</span> } />
        <Trail course here />
        {move || heard.get().map(|words| view! { <p class="small" id="from-wish">"From your sentence: “" {words} "”. Choose another if that is not it."</p> })}
        <form class="form" on:submit=next>
            <fieldset aria-describedby=move || heard.with(Option::is_some).then_some("from-wish")>
                <legend class="sr">{question.wording}</legend>
                <div class="choices">
                    {answers.map(|(place, answer)| choice(course, topic, place, answer, given)).collect_view()}
                </div>
            </fieldset>
            <div class="actions">
                <button class="btn" type="button" on:click=move |_| course.go(course.before(here))>"Back"</button>
                <button class="btn primary" type="submit">{move || next_label(question.is_optional(), given())}</button>
                <Show when=move || question.is_optional()>
                    <button class="btn quiet" type="button" on:click=move |_| course.go(CoursePlace::Verdict)>"To the verdict"</button>
                </Show>
                <Show when=move || question.is_optional() && given().is_some()>
                    <button class="btn quiet" type="button" on:click=move |_| course.clear(topic)>"Take the answer back"</button>
                </Show>
            </div>
        </form>
        <Axis course />
        </div>
    }
}

/// Says once, when the person leaves the field, what the wish answers.
fn say_heard(course: Course) {
    // A browser also says "change" when a field with typed text is taken off the page; by then the guide is gone.
    if course.is_gone() {
        return;
    }
    let heard = untrack(|| course.heard());
    if !heard.is_empty() {
        let answers: Vec<&str> = heard.iter().map(|heard| heard.answer.label).collect();
        course
            .desk
            .say(format!("Your sentence answers: {}.", answers.join("; ")));
    }
}

fn choice(
    course: Course,
    topic: Topic,
    place: usize,
    answer: &'static Answer,
    given: impl Fn() -> Option<&'static str> + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let id = format!("answer-{}", place + 1);
    view! {
        <label class="choice">
            <input type="radio" name=topic.question().key id=id value=answer.key
                prop:checked=move || given() == Some(answer.key)
                on:change=move |_| course.answer(topic, answer.key) />
            <span>{answer.label} <kbd aria-hidden="true">{place + 1}</kbd></span>
            <small>{answer.explain}</small>
        </label>
    }
}

fn next_label(is_optional: bool, given: Option<&str>) -> &'static str {
    if is_optional && given.is_none() {
        "Skip"
    } else {
        "Next"
    }
}

/// Enter goes on, as in a one-line field; with Shift it makes a new line.
fn next_on_enter(event: web_sys::KeyboardEvent) {
    if act_of(&event, crate::keys::KeyPlace::Wish).is_none() {
        return;
    }
    let area = event
        .target()
        .and_then(|target| target.dyn_into::<web_sys::HtmlTextAreaElement>().ok());
    if let Some(form) = area.and_then(|area| area.form()) {
        event.prevent_default();
        // Refused only for a form that is not in the page.
        let _ = form.request_submit();
    }
}

/// The number keys choose, and move the focus to the choice so that arrows and Enter go on from there.
fn choose_by_number(course: Course, topic: Topic, event: &web_sys::KeyboardEvent) {
    let number = digit_of(event);
    let chosen = number.and_then(|number| topic.question().answers.get(number.checked_sub(1)?));
    if let Some(answer) = chosen {
        event.prevent_default();
        course.answer(topic, answer.key);
        focus_id(&format!("answer-{}", number.unwrap_or(1)));
    }
}
