//! The wish, and what is left of the questions on one screen.

use super::course::{CoursePlace, GuideCourse, GuideWords, answer_id};
use super::lean::Axis;
use crate::guide::{Answer, Answers, Heard, QUESTIONS, Question, Topic};
use crate::ui::{Head, Show, act_of, digit_of, focus_id, once_drawn};
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// Wishes to try.
const EXAMPLES: [&str; 3] = [
    "Our onboarding is too slow",
    "Deliver 95 % of orders on time by the end of the quarter, up from 82 %",
    "Keep an eye on sick leave",
];

/// What the person wants, in their own words. It may stay empty.
pub fn wish(course: GuideCourse) -> AnyView {
    once_drawn(|| {
        focus_id("wish");
    });
    let is_started = move || {
        course
            .answers
            .with(|answers| *answers != Answers::default())
    };
    let next = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        course.go(CoursePlace::Questions);
    };
    let example = |words: &'static str| {
        let take = move |_| {
            course.type_words(GuideWords::Wish, words.to_owned());
            focus_id("wish");
        };
        view! { <li><button class="link" type="button" on:click=take>{words}</button></li> }
    };
    view! {
        <div class="question">
            <Head title="What do you want to happen?" lead="One sentence in your own words." />
            <form class="form" on:submit=next>
                <div class="labelled">
                    <label for="wish">"Your wish"</label>
                    <textarea id="wish" class="field" rows="3"
                        placeholder="Our onboarding is too slow, customers give up in the first week."
                        prop:value=move || course.words(GuideWords::Wish)
                        on:keydown=next_on_enter
                        on:change=move |_| say_heard(course)
                        on:input=move |event| course.type_words(GuideWords::Wish, event_target_value(&event))></textarea>
                </div>
                <div class="actions">
                    <button class="btn primary" type="submit">"Next"</button>
                    <Show when=is_started>
                        <button class="btn quiet" type="button" on:click=move |_| course.start_afresh()>"Start over"</button>
                    </Show>
                </div>
            </form>
            <WhatIsHeard course />
            <section class="stack tight" aria-labelledby="examples">
                <h2 id="examples" class="label">"For example"</h2>
                <ul class="stack tight small">{EXAMPLES.map(example)}</ul>
            </section>
        </div>
    }
    .into_any()
}

/// What the wish answers already, each with its words.
#[component]
fn WhatIsHeard(course: GuideCourse) -> impl IntoView {
    let heard = Memo::new(move |_| course.heard());
    let items = move || {
        let item = |heard: Heard| {
            let question = heard.topic.question();
            view! {
                <li>{question.name} ": " <b>{heard.answer.label}</b> <small>" from “" {heard.words} "”"</small></li>
            }
        };
        heard.get().into_iter().map(item).collect_view()
    };
    view! {
        <Show when=move || !heard.with(Vec::is_empty)>
            <section class="card pad stack tight" aria-labelledby="heard">
                <h2 id="heard">"Answered by your sentence"</h2>
                <ul class="stack tight">{items}</ul>
                <p class="small">"You can change this on the next screen."</p>
            </section>
        </Show>
    }
}

/// The three questions that decide, and the four optional ones behind a fold.
pub fn questions(course: GuideCourse) -> AnyView {
    let next = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        match course.answers.with_untracked(Answers::missing) {
            None => course.go(CoursePlace::Notice),
            Some(question) => {
                focus_id(&answer_id(question.topic, 0));
            }
        }
    };
    let part = |is_optional: bool| {
        let asked = QUESTIONS
            .iter()
            .filter(move |question| question.is_optional() == is_optional);
        asked.map(|question| group(course, question)).collect_view()
    };
    view! {
        <Head title="Three questions" lead="Choose what’s closest."
            right=move || view! {
                <button class="btn" type="button" on:click=move |_| course.go(CoursePlace::Wish)>"Back"</button>
                <button class="btn primary" type="submit" form="asked">"Next"</button>
            } />
        <form id="asked" class="stack loose" on:submit=next on:keydown=move |event| choose_by_number(course, &event)>
            <div class="asks">{part(false)}</div>
            <details class="card pad">
                <summary>"Four optional questions"</summary>
                <div class="asks">{part(true)}</div>
            </details>
            <Axis course />
            <div class="actions last"><button class="btn primary" type="submit">"Next"</button></div>
        </form>
    }
    .into_any()
}

fn group(course: GuideCourse, question: &'static Question) -> AnyView {
    let topic = question.topic;
    let answers = course.answers;
    let given = move || answers.with(|answers| answers.get(topic).map(|answer| answer.key));
    let heard = Memo::new(move |_| {
        let answer = answers.with(|answers| answers.get(topic))?;
        course.heard_words(topic, answer)
    });
    let said = move || {
        let words = heard.get()?;
        Some(view! { <small id=format!("from-{}", question.key)>"From “" {words} "”."</small> })
    };
    let described = move || {
        heard
            .with(Option::is_some)
            .then(|| format!("from-{}", question.key))
    };
    let is_given = move || question.is_optional() && given().is_some();
    // What the sentence answered is one line, to be opened by who sees it otherwise.
    let is_folded = heard.with_untracked(Option::is_some);
    let chosen = move || answers.with(|answers| answers.get(topic).map(|answer| answer.label));
    let cards = question.answers.iter().enumerate();
    let cards = cards
        .map(|(place, answer)| choice(course, topic, place, answer))
        .collect_view();
    view! {
        <fieldset data-topic=question.key aria-describedby=described>
            <legend class="label">{question.wording}</legend>
            {match is_folded {
                true => view! {
                    <details class="heard">
                        <summary><b>{chosen}</b> {said} <span class="link">"Change"</span></summary>
                        <div class="choices">{cards}</div>
                    </details>
                }.into_any(),
                false => view! { {said} <div class="choices">{cards}</div> }.into_any(),
            }}
            <Show when=is_given>
                <button class="btn quiet" type="button" on:click=move |_| course.clear(topic)>"Clear answer"</button>
            </Show>
        </fieldset>
    }
    .into_any()
}

/// Says once, when the person leaves the field, what the wish answers.
fn say_heard(course: GuideCourse) {
    // A browser also says "change" when a field with typed text is taken off the page; by then the guide is gone.
    if course.is_gone() {
        return;
    }
    let heard = untrack(|| course.heard());
    if !heard.is_empty() {
        let answers: Vec<&str> = heard.iter().map(|heard| heard.answer.label).collect();
        course.desk.say(format!(
            "Answered by your sentence: {}.",
            answers.join("; ")
        ));
    }
}

fn choice(
    course: GuideCourse,
    topic: Topic,
    place: usize,
    answer: &'static Answer,
) -> impl IntoView {
    let given = move || course.answers.with(|answers| answers.is(topic, answer.key));
    view! {
        <label class="choice">
            <input type="radio" name=topic.question().key id=answer_id(topic, place) value=answer.key
                prop:checked=given on:change=move |_| course.answer(topic, answer.key) />
            <span>{answer.label} <kbd aria-hidden="true">{place + 1}</kbd></span>
            {(!answer.explain.is_empty()).then(|| view! { <small>{answer.explain}</small> })}
        </label>
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

/// A number key chooses in the question that has the focus, and moves the focus there so that arrows and Enter go on.
fn choose_by_number(course: GuideCourse, event: &web_sys::KeyboardEvent) {
    let Some(place) = digit_of(event).and_then(|number| number.checked_sub(1)) else {
        return;
    };
    let group = event_target::<web_sys::Element>(event)
        .closest("[data-topic]")
        .ok()
        .flatten();
    let key = group
        .and_then(|group| group.get_attribute("data-topic"))
        .unwrap_or_default();
    let question = QUESTIONS.iter().find(|question| question.key == key);
    let chosen = question.and_then(|question| Some((question, question.answers.get(place)?)));
    if let Some((question, answer)) = chosen {
        event.prevent_default();
        course.answer(question.topic, answer.key);
        focus_id(&answer_id(question.topic, place));
    }
}
