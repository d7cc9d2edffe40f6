//! The verdict: what it is, why, how else it could be seen, what would turn it, what to mind, and a draft.

use super::course::{CoursePlace, GuideCourse, GuideWords};
use super::lean::{Axis, signed};
use crate::guide::{Framework, MarkedSentence, QUESTIONS, Verdict, VerdictReason};
use crate::ui::{ChoiceCard, Choices, Head, Show};
use leptos::prelude::*;

/// The verdict page.
#[component]
pub fn VerdictPage(
    /// The course.
    course: GuideCourse,
) -> impl IntoView {
    // Answers change on their own pages only: here everything but the draft stands still.
    let verdict = untrack(|| course.verdict());
    let framework = verdict.as_ref().map(|verdict| verdict.framework);
    let title = framework.map_or("", Framework::headline);
    let wish = untrack(|| course.words(GuideWords::Wish));
    let lead = match wish.trim() {
        "" => framework.map_or("", Framework::meaning).to_owned(),
        wish => format!("“{wish}”"),
    };
    let whole = verdict.map(|verdict| body(course, &verdict));
    view! {
        <Head title lead
            right=move || view! {
                <button class="btn" type="button" on:click=move |_| course.go(CoursePlace::Questions)>"Change answers"</button>
                <button class="btn primary" type="button" on:click=move |_| course.go(CoursePlace::Notice)>"Choose measures"</button>
            } />
        <Axis course points=true />
        {whole}
        <Overrule course />
        <div class="actions">
            <button class="btn quiet" type="button" on:click=move |_| course.start_afresh()>"Start over"</button>
        </div>
    }
}

fn body(course: GuideCourse, verdict: &Verdict) -> AnyView {
    let reasons = verdict.reasons.iter();
    let reasons = reasons.map(|one| reason(course, one)).collect_view();
    view! {
        <div class="cols">
            <div class="stack">
                <section class="card pad stack">
                    <h2>"Why"</h2>
                    <dl class="why">{reasons}</dl>
                </section>
                {sharpen(course)}
            </div>
            <div class="stack">
                {other(course, verdict)}
                {cautions(verdict)}
            </div>
        </div>
    }
    .into_any()
}

fn reason(course: GuideCourse, reason: &VerdictReason) -> AnyView {
    let words = untrack(|| course.heard_words(reason.question.topic, reason.answer));
    let from = words.map(|words| view! { <small>" From “" {words} "”."</small> });
    let points = reason.answer.points;
    let side = match points {
        ..=-1 => "kpi",
        1.. => "okr",
        0 => "quiet",
    };
    let MarkedSentence {
        before,
        strong,
        after,
    } = reason.answer.reason;
    view! {
        <dt class=side>{signed(points)}</dt>
        <dd>{before}<b>{strong}</b>{after}{from}</dd>
    }
    .into_any()
}

/// The four questions that sharpen, as long as one is open.
fn sharpen(course: GuideCourse) -> Option<AnyView> {
    let answers = course.answers.get_untracked();
    let open: Vec<_> = QUESTIONS
        .iter()
        .filter(|question| question.is_optional() && answers.get(question.topic).is_none())
        .collect();
    let count = match open.len() {
        0 => return None,
        4 => "Four optional questions",
        1 => "One optional question",
        2 => "Two optional questions",
        _ => "Three optional questions",
    };
    Some(
        view! {
            <section class="card pad stack" aria-labelledby="sharpen">
                <h2 id="sharpen">{count}</h2>
                <div class="actions">
                    <button class="btn" type="button" on:click=move |_| course.go(CoursePlace::Questions)>"Answer them"</button>
                </div>
            </section>
        }
        .into_any(),
    )
}

fn other(course: GuideCourse, verdict: &Verdict) -> AnyView {
    let flip = verdict.flip.map(|flip| {
        let becomes = match flip.framework {
            Framework::Kpi => "a KPI",
            Framework::Okr => "an OKR",
            Framework::Both => "both, linked",
        };
        view! {
            <p class="small">
                "One answer would change it to " {becomes} ": "
                <button class="link" type="button" on:click=move |_| course.go(CoursePlace::Questions)>
                    {flip.question.name} ", “" {flip.to.label} "”."
                </button>
            </p>
        }
    });
    view! {
        <section class="card pad stack tight">
            <h2>"The other option"</h2>
            <p class="small">{verdict.other.text}</p>
            {flip}
        </section>
    }
    .into_any()
}

fn cautions(verdict: &Verdict) -> Option<AnyView> {
    let items = verdict
        .cautions
        .iter()
        .map(|caution| view! { <li class="small">{caution.text}</li> })
        .collect_view();
    (!verdict.cautions.is_empty()).then(|| {
        view! {
            <section class="card pad stack tight">
                <h2>"Watch out"</h2>
                <ul class="stack tight">{items}</ul>
            </section>
        }
        .into_any()
    })
}

/// Choosing differently, with a reason that is kept.
#[component]
fn Overrule(course: GuideCourse) -> impl IntoView {
    let said = untrack(|| course.verdict()).map_or("", |verdict| verdict.framework.word());
    let chosen = Signal::derive(move || match course.words(GuideWords::Chosen) {
        word if word.is_empty() => said.to_owned(),
        word => word,
    });
    let choices = vec![
        ChoiceCard::new("kpi", "A KPI"),
        ChoiceCard::new("both", "Both, linked"),
        ChoiceCard::new("okr", "An OKR"),
    ];
    let choose = Callback::new(move |word: String| {
        let word = if word == said { String::new() } else { word };
        course.type_words(GuideWords::Chosen, word);
    });
    let differs = move || !course.words(GuideWords::Chosen).is_empty();
    view! {
        <section class="card pad stack">
            <details>
                <summary>"Choose something else"</summary>
                <div class="form">
                    <Choices label="What it should be" choices=Signal::stored(choices) value=chosen on_choose=choose inline=true />
                    <Show when=differs>
                        <div class="labelled">
                            <label for="overruled">"Why"</label>
                            <input id="overruled" class="field" type="text" autocomplete="off" aria-describedby="overruled-hint"
                                prop:value=move || course.words(GuideWords::Reason)
                                on:input=move |event| course.type_words(GuideWords::Reason, event_target_value(&event)) />
                            <span class="hint" id="overruled-hint">"Saved with the goal, next to the guide’s \
                                answer."</span>
                        </div>
                    </Show>
                </div>
            </details>
        </section>
    }
}
