//! The filled draft at the verdict, and the way into the forms.

use crate::desk::BrowserEntropy;
use crate::domain::{KeyResult, Workspace};
use crate::forms::{hand_over, kept_kpi};
use crate::guide::{Framework, Proposal};
use crate::pages::draft::{habits, on_ground};
use crate::pages::guide::course::{Course, Words};
use crate::pages::library::open_form;
use crate::ui::{GoalKind, KindTag, Show};
use leptos::prelude::*;

/// The titles, editable right here.
#[component]
pub fn Drafts(
    /// The course.
    course: Course,
) -> impl IntoView {
    let has_kpi = move || framework(course) != Framework::Okr;
    let has_okr = move || framework(course) != Framework::Kpi;
    view! {
        <section class="card pad form">
            <div class="row">
                <Show when=has_okr><KindTag kind=GoalKind::Okr /></Show>
                <Show when=has_kpi><KindTag kind=GoalKind::Kpi /></Show>
                <h2>"Your draft"</h2>
            </div>
            <Show when=has_okr>
                {title(course, Words::Objective, "Objective", "Where you want to be, in words.")}
                {title(course, Words::KeyResult, "First key result", "A measured change that would prove it.")}
                {move || numbers(course).map(|text| view! { <p class="small">{text}</p> })}
            </Show>
            <Show when=has_kpi>
                {title(course, Words::Kpi, "KPI", "The number to keep.")}
                <Beside course />
            </Show>
            <div class="actions last"><DraftButton course /></div>
        </section>
    }
}

/// What stands beside the KPI: the one that is kept already under its name, or the counter-metric that should guard it.
#[component]
fn Beside(course: Course) -> impl IntoView {
    let is_kept = Memo::new(move |_| {
        let (framework, proposal) = proposed(course);
        let name = course.title(Words::Kpi, &proposed_title(Words::Kpi, &proposal));
        framework == Framework::Both
            && course
                .desk
                .read(|workspace| kept_kpi(workspace, &name).is_some())
    });
    let counter = Memo::new(move |_| proposed(course).1.counter);
    let hint = move || match counter.get() {
        Some(counter) => counter.why,
        None => "Optional. What must not get worse while this one gets better?",
    };
    view! {
        <Show when=move || is_kept.get() fallback=move || view! {
            <div class="labelled">
                <label for="draft-counter">"Counter-metric"</label>
                <input id="draft-counter" class="field" type="text" autocomplete="off" aria-describedby="draft-counter-hint"
                    prop:value=move || course.title(Words::Counter, counter.get().map_or("", |counter| counter.name))
                    on:input=move |event| course.type_words(Words::Counter, event_target_value(&event)) />
                <span class="hint" id="draft-counter-hint">{hint}" It becomes a second KPI that guards this one. Empty: none."</span>
            </div>
        }>
            <p class="small">"You keep this KPI already. The objective is linked to it, and its last reading is the start value."</p>
        </Show>
    }
}

/// The numbers of the key result that the wish or the KPI says; followed.
fn numbers(course: Course) -> Option<String> {
    let (framework, proposal) = proposed(course);
    let figures = habits(course.desk).figures;
    let kept = (framework == Framework::Both)
        .then(|| course.title(Words::Kpi, &proposed_title(Words::Kpi, &proposal)));
    let proposal = match kept {
        Some(name) => course
            .desk
            .read(|workspace| on_kept(proposal, workspace, &name)),
        None => proposal,
    };
    let first = proposal.key_results.first()?;
    let value = |value: f64| figures.line(value, &first.unit, first.decimals);
    let mut parts = Vec::new();
    parts.extend(
        first
            .baseline
            .map(|from| format!("start value {}", value(from))),
    );
    parts.extend(first.target.map(|to| format!("target {}", value(to))));
    let band = first
        .band
        .map(|band| figures.band(&band, &first.unit, first.decimals));
    parts.extend(band);
    parts.extend(first.due.map(|due| format!("due {}", figures.day(due))));
    (!parts.is_empty()).then(|| format!("Filled in with it: {}.", parts.join(", ")))
}

/// The proposal on the KPI that is kept already under this name, if there is one.
fn on_kept(proposal: Proposal, workspace: &Workspace, name: &str) -> Proposal {
    match kept_kpi(workspace, name) {
        Some((kept, last)) => proposal.on_kept(kept, last),
        None => proposal,
    }
}

/// One title. The field stays while its text is changed by hand.
fn title(course: Course, which: Words, label: &'static str, hint: &'static str) -> AnyView {
    let id = format!("draft-{}", which as usize);
    let hint_id = format!("{id}-hint");
    let text = move || course.title(which, &proposed_title(which, &proposed(course).1));
    view! {
        <div class="labelled">
            <label for=id.clone()>{label}</label>
            <input id=id class="field" type="text" autocomplete="off" aria-describedby=hint_id.clone() prop:value=text
                on:input=move |event| course.type_words(which, event_target_value(&event)) />
            <span class="hint" id=hint_id>{hint}</span>
        </div>
    }
    .into_any()
}

/// The button that goes into the forms.
#[component]
pub fn DraftButton(
    /// The course.
    course: Course,
) -> impl IntoView {
    let label = move || match framework(course) {
        Framework::Kpi => "Draft the KPI",
        Framework::Okr => "Draft the OKR",
        Framework::Both => "Draft both",
    };
    view! { <button class="btn primary" type="button" on:click=move |_| draft(course)>{label}</button> }
}

/// The framework to draft; followed.
fn framework(course: Course) -> Framework {
    let verdict = course.verdict();
    verdict.map_or(Framework::Both, |verdict| course.framework(&verdict))
}

fn proposed_title(which: Words, proposal: &Proposal) -> String {
    let title = match which {
        Words::Kpi => proposal.kpi.as_ref().map(|kpi| &kpi.name),
        Words::Objective => proposal.objective.as_ref().map(|one| &one.title),
        _ => proposal.key_results.first().map(|one| &one.title),
    };
    title.cloned().unwrap_or_default()
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
        let context = habits(course.desk).context();
        course
            .answers
            .with(|answers| Proposal::new(answers, framework, &wish, &context))
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
    let typed = |which, proposed: &str| untrack(|| course.title(which, proposed)).trim().to_owned();
    if let Some(kpi) = &mut proposal.kpi {
        kpi.name = typed(Words::Kpi, &kpi.name);
    }
    if let Some(objective) = &mut proposal.objective {
        objective.title = typed(Words::Objective, &objective.title);
        if proposal.key_results.is_empty() {
            proposal.key_results.push(KeyResult::default());
        }
    }
    if let Some(first) = proposal.key_results.first_mut() {
        first.title = typed(Words::KeyResult, &first.title);
    }
    let counter = proposal.counter.map_or("", |counter| counter.name);
    proposal.counter_name = typed(Words::Counter, counter);
    if let (Framework::Both, Some(kpi)) = (framework, &proposal.kpi) {
        let name = kpi.name.clone();
        let typed = proposal
            .key_results
            .first()
            .map(|first| first.title.clone());
        proposal = desk.peek(|workspace| on_kept(proposal, workspace, &name));
        if let (Some(first), Some(typed)) = (proposal.key_results.first_mut(), typed) {
            first.title = typed;
        }
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
    let form = on_ground(desk, |ground| {
        hand_over(
            proposal,
            Some(decision),
            "the guide",
            ground,
            &mut BrowserEntropy,
        )
    });
    if let Some(form) = form {
        open_form(desk, &form);
    }
}
