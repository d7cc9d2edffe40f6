//! The status with its reason, a status that a person sets over it, and a pause (DOMAIN §3).

use crate::desk::{Desk, Model, use_desk};
use crate::domain::{
    Command, Health, KeyResult, Objective, Pause, Record, Ref, StatedStatus, parse_iso,
};
use crate::insight::Status;
use crate::models::{Given, Judged};
use crate::ui::{Field, Pick, Show, status_mark};
use chrono::Days;
use leptos::prelude::*;

/// The status with its reason, the stated one above it, and the form to state one.
#[component]
pub fn StandingCard(
    /// The objective or key result.
    target: Ref,
    /// Its status.
    judged: Model<Judged>,
    /// Whether a status can be stated now.
    is_open: Signal<bool>,
) -> impl IntoView {
    let desk = use_desk();
    let target = StoredValue::new(target);
    let (stating, pausing) = (RwSignal::new(false), RwSignal::new(false));
    let is_paused = judged.test(|judged| judged.is_paused);
    let is_stated = judged.test(|judged| judged.stated.is_some());
    let quiet = move |label: &'static str, act: Callback<()>| {
        view! { <button class="btn quiet" type="button" on:click=move |_| act.run(())>{label}</button> }
            .into_any()
    };
    let state_it = Callback::new(move |()| stating.set(true));
    let pause_it = Callback::new(move |()| pausing.set(true));
    let resume_it = Callback::new(move |()| target.with_value(|target| resume(desk, target)));
    let take_back = Callback::new(move |()| {
        target.with_value(|target| state(desk, target, None));
    });
    view! {
        <div class="pad stack tight standing-card">
            {move || marks(&judged.get())}
            <Show when=move || is_open.get() && is_paused.get() && !pausing.get()>
                <div class="row tight wrap pull">
                    {quiet("Resume", resume_it)}
                    {quiet("Change pause", pause_it)}
                </div>
            </Show>
            <Show when=move || is_open.get() && pausing.get()>
                <Pausing target open=pausing />
            </Show>
            <Show when=move || is_open.get() && !is_paused.get() && !pausing.get() && !stating.get()>
                <div class="row tight wrap pull">
                    {move || quiet(over_label(is_stated.get()), state_it)}
                    <Show when=move || is_stated.get()>{quiet("Remove override", take_back)}</Show>
                    {quiet("Pause…", pause_it)}
                </div>
            </Show>
            <Show when=move || is_open.get() && stating.get()>
                <Stating target open=stating />
            </Show>
        </div>
    }
}

fn over_label(is_stated: bool) -> &'static str {
    match is_stated {
        true => "Change override",
        false => "Override status",
    }
}

/// The reason that people gave, and what they will do.
pub fn given_line(given: Given) -> AnyView {
    view! { <p class="given"><b>{given.reason}</b>" "<small>{given.next}</small></p> }.into_any()
}

fn marks(judged: &Judged) -> AnyView {
    let line = |mark, word, text: AnyView| {
        view! { <div class="row judged">{status_mark(mark, word)}{text}</div> }.into_any()
    };
    let said = |text: String| view! { <span>{text}</span> }.into_any();
    let (mark, word, reason) = (judged.mark, judged.word.clone(), judged.reason.clone());
    let given = judged.given.clone().map(given_line);
    // Beside the status is why: what a person says before what the numbers say.
    match (judged.stated.clone(), given) {
        (Some((its_mark, its_word, why)), given) => view! {
            {line(its_mark, its_word, said(why))}
            {given}
            {line(mark, word, said(format!("computed: {reason}")))}
        }
        .into_any(),
        (None, Some(given)) => view! {
            {line(mark, word, given)}
            <p class="small">{reason}</p>
        }
        .into_any(),
        (None, None) => line(mark, word, said(reason)),
    }
}

#[component]
fn Stating(target: StoredValue<Ref>, open: RwSignal<bool>) -> impl IntoView {
    let desk = use_desk();
    let status = RwSignal::new(Health::OnTrack.word().to_owned());
    let reason = RwSignal::new(String::new());
    let trouble = RwSignal::new(None::<String>);
    let node = NodeRef::<leptos::html::Input>::new();
    Effect::new(move |_| {
        if let Some(field) = node.get() {
            let _ = field.focus();
        }
    });
    let options = Signal::derive(|| {
        [Health::OnTrack, Health::Behind, Health::AtRisk]
            .map(|health| {
                let label = Status::from(health).label();
                (health.word().to_owned(), label.to_owned())
            })
            .to_vec()
    });
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let reason = reason.get_untracked().trim().to_owned();
        if reason.is_empty() {
            trouble.set(Some(
                "An override needs a reason. Say what the numbers don’t show.".to_owned(),
            ));
            return;
        }
        let stated = StatedStatus {
            status: Health::from_word(&status.get_untracked()).unwrap_or_default(),
            reason,
            on: desk.moment().today(),
        };
        if target.with_value(|target| state(desk, target, Some(stated))) {
            open.set(false);
        }
    };
    view! {
        <form class="nested stack" on:submit=submit>
            <div class="fields">
                <Pick label="Status as you see it" value=status options />
                <Field
                    label="Why"
                    value=reason
                    node
                    error=trouble
                    placeholder="what the numbers don’t show".to_owned()
                />
            </div>
            <div class="actions">
                <button class="btn primary" type="submit">"Set override"</button>
                <button class="btn" type="button" on:click=move |_| open.set(false)>"Close"</button>
            </div>
        </form>
    }
}

/// Sets a stated status, or takes it away.
fn state(desk: Desk, target: &Ref, stated: Option<StatedStatus>) -> bool {
    let said = match stated {
        Some(_) => "Status overridden. The computed status is shown below it.",
        None => "The computed status is shown again.",
    };
    let record = match desk.peek(|workspace| workspace.get(target).cloned()) {
        Some(Record::Objective(objective)) => Record::from(Objective {
            stated,
            ..objective
        }),
        Some(Record::KeyResult(key_result)) => Record::from(KeyResult {
            stated,
            ..key_result
        }),
        _ => return false,
    };
    desk.run_and_say(Command::save(vec![record]), said)
}

/// Asks for the reason and the day to look again.
#[component]
fn Pausing(target: StoredValue<Ref>, open: RwSignal<bool>) -> impl IntoView {
    let desk = use_desk();
    let before = target.with_value(|target| pause_of(desk, target));
    let today = desk.moment().today();
    let in_a_month = today.checked_add_days(Days::new(28)).unwrap_or(today);
    let until = before.as_ref().map_or(in_a_month, |pause| pause.until);
    let reason = RwSignal::new(before.map(|pause| pause.reason).unwrap_or_default());
    let day = RwSignal::new(until.to_string());
    let (no_reason, no_day) = (RwSignal::new(None::<String>), RwSignal::new(None::<String>));
    let node = NodeRef::<leptos::html::Input>::new();
    Effect::new(move |_| {
        if let Some(field) = node.get() {
            let _ = field.focus();
        }
    });
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let why = reason.get_untracked().trim().to_owned();
        let until = parse_iso(&day.get_untracked()).filter(|until| *until > today);
        if let (false, Some(until)) = (why.is_empty(), until) {
            target.with_value(|target| {
                let known = pause_of(desk, target);
                let on = known.map_or(today, |pause| pause.on);
                let pause = Pause {
                    reason: why,
                    on,
                    until,
                    ended: None,
                };
                let said = format!("Paused. Look again on {}.", desk.figures().day(until));
                set_pause(desk, target, pause, said);
            });
            open.set(false);
            return;
        }
        no_reason.set(
            why.is_empty()
                .then(|| "Say why you’re pausing it.".to_owned()),
        );
        let said = "Choose a day after today.";
        no_day.set(until.is_none().then(|| said.to_owned()));
    };
    view! {
        <form class="nested stack" on:submit=submit>
            <div class="fields">
                <Field label="Why it is paused" value=reason node error=no_reason />
                <Field label="Look again on" value=day kind="date" error=no_day />
            </div>
            <p class="small">"While it is paused, no check-in is due and no status is shown."</p>
            <div class="actions">
                <button class="btn primary" type="submit">"Pause"</button>
                <button class="btn" type="button" on:click=move |_| open.set(false)>"Cancel"</button>
            </div>
        </form>
    }
}

/// Its own pause, while it lasts.
fn pause_of(desk: Desk, target: &Ref) -> Option<Pause> {
    let paused = desk.peek(|workspace| match workspace.get(target) {
        Some(Record::Objective(it)) => it.paused.clone(),
        Some(Record::KeyResult(it)) => it.paused.clone(),
        _ => None,
    });
    paused.filter(|pause| pause.ended.is_none())
}

/// Ends a pause today; what fell into it is not asked for.
pub fn resume(desk: Desk, target: &Ref) {
    if let Some(pause) = pause_of(desk, target) {
        let ended = Some(desk.moment().today());
        let said = "Resumed. Check-ins are due again from this week.";
        set_pause(desk, target, Pause { ended, ..pause }, said.to_owned());
    }
}

fn set_pause(desk: Desk, target: &Ref, pause: Pause, said: String) {
    let paused = Some(pause);
    let record = match desk.peek(|workspace| workspace.get(target).cloned()) {
        Some(Record::Objective(it)) => Record::from(Objective { paused, ..it }),
        Some(Record::KeyResult(it)) => Record::from(KeyResult { paused, ..it }),
        _ => return,
    };
    desk.run_and_say(Command::save(vec![record]), said);
}
