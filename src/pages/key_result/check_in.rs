//! One check-in in the table: shown, corrected in place, deleted with an undo.

use super::Subject;
use super::form::{CheckInFields, Ticked};
use crate::desk::use_desk;
use crate::domain::{CheckIn, Command, KeyResultKind, Kind};
use crate::recording::{self, BLOCKERS};
use crate::ui::recording::Entry;
use crate::ui::{Glyph, Icon, focus_on};
use leptos::prelude::*;

/// One row. While it is corrected it is a form; Escape leaves it as it was.
#[component]
pub fn CheckInRow(check_in: Memo<Option<CheckIn>>, subject: Subject) -> impl IntoView {
    let editing = RwSignal::new(false);
    move || {
        if editing.get() {
            view! { <Editor check_in subject editing /> }.into_any()
        } else {
            view! { <Shown check_in subject editing /> }.into_any()
        }
    }
}

#[component]
fn Shown(
    check_in: Memo<Option<CheckIn>>,
    subject: Subject,
    editing: RwSignal<bool>,
) -> impl IntoView {
    let desk = use_desk();
    let day = Signal::derive(move || {
        check_in.with(|it| {
            it.as_ref()
                .map(|it| desk.figures().day(it.date))
                .unwrap_or_default()
        })
    });
    let value = move || {
        let figures = desk.figures();
        let check_in = check_in.get()?;
        subject.with(|known| {
            let of = &known.key_result;
            Some(match (of.measure, check_in.value, &check_in.steps_done) {
                (KeyResultKind::Milestones, _, Some(done)) => {
                    let there = of
                        .steps
                        .iter()
                        .filter(|step| done.contains(&step.id))
                        .count();
                    format!("{there} of {}", of.steps.len())
                }
                (KeyResultKind::Done, Some(value), _) if value >= 1.0 => "done".to_owned(),
                (KeyResultKind::Done, Some(_), _) => "not yet".to_owned(),
                (_, Some(value), _) => figures.value(value, &of.unit, of.decimals),
                _ => "–".to_owned(),
            })
        })
    };
    let sure = move || check_in.with(|it| it.as_ref()?.confidence.map(|sure| format!("{sure}/10")));
    let said = move || check_in.with(|it| it.as_ref().map(words));
    let is_open = subject.signal(super::Known::is_open);
    let delete = move |_| {
        let Some(it) = check_in.get_untracked() else {
            return;
        };
        // The row goes with the focus in it; the heading takes it.
        let said = format!("Check-in of {} deleted.", day.get_untracked());
        if desk.run_and_say(Command::delete(Kind::CheckIn, &it.id), said) {
            focus_on("#check-ins-title");
        }
    };
    view! {
        <tr>
            <th scope="row" class="nowrap">{day}</th>
            <td class="num">{value}</td>
            <td class="num">{sure}</td>
            <td class="note">{said}</td>
            <td class="tools">
                <Show when=move || is_open.get()>
                    <button class="btn icon" type="button" aria-label=move || format!("Edit the check-in of {}", day.get()) on:click=move |_| editing.set(true)>
                        <Icon of=Glyph::Edit />
                    </button>
                    <button class="btn icon" type="button" aria-label=move || format!("Delete the check-in of {}", day.get()) on:click=delete>
                        <Icon of=Glyph::Delete />
                    </button>
                </Show>
            </td>
        </tr>
    }
}

/// Note, blocker, next step and author in one line.
fn words(it: &CheckIn) -> String {
    let blocker = BLOCKERS
        .into_iter()
        .find(|(blocker, _, _)| it.blocker == Some(*blocker))
        .map(|(_, _, words)| format!("In the way: {words}"));
    let next = (!it.next_step.is_empty()).then(|| format!("Next: {}", it.next_step));
    let parts = [
        it.note.clone(),
        blocker.unwrap_or_default(),
        next.unwrap_or_default(),
        it.author.clone(),
    ];
    let told: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    told.join(" · ")
}

#[component]
fn Editor(
    check_in: Memo<Option<CheckIn>>,
    subject: Subject,
    editing: RwSignal<bool>,
) -> impl IntoView {
    let before = check_in.get_untracked().unwrap_or_default();
    let entry = Entry::new(recording::Subject::KeyResult(before.key_result.clone()));
    entry.fill(&before);
    let ticked = Ticked(RwSignal::new(
        match before.value {
            Some(value) if value >= 1.0 => "yes",
            Some(_) => "no",
            None => "",
        }
        .to_owned(),
    ));
    // A value that belongs to the KPI is corrected there; an old one of its own stays editable.
    let has_value = untrack(|| subject.with(|known| known.kpi.is_none()));
    let close = move || {
        editing.set(false);
        focus_on("#check-ins-title");
    };
    let original = StoredValue::new(before);
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        if original.with_value(|original| entry.correct(original, ticked.done(), has_value)) {
            close();
        }
    };
    focus_on("tr.editing input, tr.editing select");
    view! {
        <tr class="editing" on:keydown=move |event| if event.key() == "Escape" { close() }>
            <td colspan="5">
                <form class="stack" aria-label="Correct the check-in" on:submit=submit>
                    <CheckInFields entry ticked subject has_value />
                    <div class="actions">
                        <button class="btn primary" type="submit">"Save"</button>
                        <button class="btn" type="button" on:click=move |_| close()>"Cancel"</button>
                    </div>
                </form>
            </td>
        </tr>
    }
}
