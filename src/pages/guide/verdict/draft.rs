//! The filled draft at the verdict, and the way into the forms.

use crate::desk::BrowserEntropy;
use crate::domain::KeyResult;
use crate::forms::hand_over;
use crate::guide::{Framework, Proposal};
use crate::pages::draft::{hand, on_ground};
use crate::pages::guide::course::{Course, Words};
use crate::route::Route;
use crate::ui::{GoalKind, KindTag};
use leptos::prelude::*;

/// The titles, editable right here.
#[component]
pub fn Drafts(
    /// The course.
    course: Course,
) -> impl IntoView {
    let proposal = Memo::new(move |_| proposed(course));
    let kpi = Memo::new(move |_| {
        proposal.with(|(_, proposal)| proposal.kpi.as_ref().map(|kpi| kpi.name.clone()))
    });
    let objective = Memo::new(move |_| {
        proposal.with(|(_, proposal)| proposal.objective.as_ref().map(|one| one.title.clone()))
    });
    let key_result = Memo::new(move |_| {
        proposal.with(|(_, proposal)| {
            let first = proposal.key_results.first();
            proposal
                .objective
                .as_ref()
                .map(|_| first.map(|one| one.title.clone()).unwrap_or_default())
        })
    });
    view! {
        <section class="card pad form">
            <div class="row">
                <Show when=move || objective.with(Option::is_some)><KindTag kind=GoalKind::Okr /></Show>
                <Show when=move || kpi.with(Option::is_some)><KindTag kind=GoalKind::Kpi /></Show>
                <h2>"Your draft"</h2>
            </div>
            <Title course which=Words::Objective label="Objective" proposed=objective hint="Where you want to be, in words." />
            <Title course which=Words::KeyResult label="First key result" proposed=key_result hint="A measured change that would prove it." />
            <Title course which=Words::Kpi label="KPI" proposed=kpi hint="The number to keep." />
            <div class="actions last"><DraftButton course /></div>
        </section>
    }
}

/// One title, if the draft has it. The field stays while its text is changed by hand.
#[component]
fn Title(
    course: Course,
    which: Words,
    label: &'static str,
    proposed: Memo<Option<String>>,
    hint: &'static str,
) -> impl IntoView {
    let id = format!("draft-{label}").to_lowercase().replace(' ', "-");
    let field = move || {
        let id = id.clone();
        view! {
            <div class="labelled">
                <label for=id.clone()>{label}</label>
                <input id=id.clone() class="field" type="text" autocomplete="off" aria-describedby=format!("{id}-hint")
                    prop:value=move || course.title(which, &proposed.get().unwrap_or_default())
                    on:input=move |event| course.type_words(which, event_target_value(&event)) />
                <span class="hint" id=format!("{id}-hint")>{hint}</span>
            </div>
        }
    };
    view! { <Show when=move || proposed.with(Option::is_some)>{field()}</Show> }
}

/// The button that goes into the forms.
#[component]
pub fn DraftButton(
    /// The course.
    course: Course,
) -> impl IntoView {
    let framework = Memo::new(move |_| proposed(course).0);
    let label = move || match framework.get() {
        Framework::Kpi => "Draft the KPI",
        Framework::Okr => "Draft the OKR",
        Framework::Both => "Draft both",
    };
    view! { <button class="btn primary" type="button" on:click=move |_| draft(course)>{label}</button> }
}

/// The framework to draft and what is proposed for it, with the titles as typed; followed.
fn proposed(course: Course) -> (Framework, Proposal) {
    let Some(verdict) = course.verdict() else {
        return (Framework::Both, Proposal::default());
    };
    let framework = course.framework(&verdict);
    let proposal = if framework == verdict.framework {
        verdict.proposal
    } else {
        let wish = course.words(Words::Wish);
        course
            .answers
            .with(|answers| Proposal::new(answers, framework, &wish))
    };
    (framework, proposal)
}

/// Fills the forms, keeps them as drafts, and goes to the first.
fn draft(course: Course) {
    let desk = course.desk;
    let Some(verdict) = untrack(|| course.verdict()) else {
        return;
    };
    let (framework, mut proposal) = untrack(|| proposed(course));
    let title = |which, proposed: &str| untrack(|| course.title(which, proposed)).trim().to_owned();
    if let Some(kpi) = &mut proposal.kpi {
        kpi.name = title(Words::Kpi, &kpi.name);
    }
    if let Some(objective) = &mut proposal.objective {
        objective.title = title(Words::Objective, &objective.title);
        if proposal.key_results.is_empty() {
            proposal.key_results.push(KeyResult::default());
        }
    }
    if let Some(first) = proposal.key_results.first_mut() {
        first.title = title(Words::KeyResult, &first.title);
    }
    let (wish, reason) = untrack(|| (course.words(Words::Wish), course.words(Words::Reason)));
    let answers = course.answers.get_untracked();
    let mut decision = verdict.decision(
        desk.new_id(),
        &answers,
        &wish,
        Vec::new(),
        desk.moment().today(),
    );
    decision.author = desk
        .settings
        .with_untracked(|settings| settings.name.clone());
    if framework != verdict.framework {
        let reason = reason.trim();
        decision.overruled = if reason.is_empty() {
            "No reason given."
        } else {
            reason
        }
        .to_owned();
    }
    let forms = on_ground(desk, |ground| {
        hand_over(proposal, decision, ground, &mut BrowserEntropy)
    });
    if let Some(okr) = &forms.okr {
        hand(desk, "objective/new", okr);
    }
    if let Some(kpi) = &forms.kpi {
        hand(desk, "kpi/new", kpi);
    }
    desk.go(if forms.kpi.is_some() {
        &Route::NewKpi
    } else {
        &Route::NewObjective
    });
}
