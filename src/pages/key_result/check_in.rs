//! One check-in in the table: as it is shown, and corrected in its place.

use super::Subject;
use super::form::{CheckInFields, Ticked};
use crate::desk::use_desk;
use crate::domain::{CheckIn, Id, KeyResult, KeyResultKind};
use crate::figures::Figures;
use crate::keys::{Act, Place};
use crate::recording::{self, BLOCKERS};
use crate::ui::recording::{Asked, Entry};
use crate::ui::{RecordLine, act_of, focus_on};
use leptos::prelude::*;

/// A check-in as the table shows it.
pub fn line(check_in: &CheckIn, of: &KeyResult, figures: &Figures) -> RecordLine {
    let value = match (of.measure, check_in.value, &check_in.steps_done) {
        (KeyResultKind::Milestones, _, Some(done)) => {
            let steps = of.steps.iter();
            let there = steps.filter(|step| done.contains(&step.id)).count();
            format!("{there} of {}", of.steps.len())
        }
        (KeyResultKind::Done, Some(value), _) if value >= 1.0 => "done".to_owned(),
        (KeyResultKind::Done, Some(_), _) => "not yet".to_owned(),
        (_, Some(value), _) => figures.recorded(of, value),
        _ => "–".to_owned(),
    };
    let sure = check_in.confidence;
    RecordLine {
        id: check_in.id.clone(),
        day: figures.day_hour(check_in.date, check_in.hour),
        value,
        status: None,
        third: sure.map(|sure| format!("{sure}/10")).unwrap_or_default(),
        note: words(check_in),
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

/// The row in which a check-in is corrected; Escape leaves it as it was.
#[component]
pub fn Editor(
    /// The check-in.
    id: Id,
    /// Its key result.
    subject: Subject,
    /// Shows it again as it stands.
    close: Callback<()>,
) -> impl IntoView {
    let desk = use_desk();
    let before = desk.peek(|workspace| workspace.check_in(&id).cloned().unwrap_or_default());
    let entry = Entry::new(recording::Subject::KeyResult(before.key_result.clone()));
    entry.correct_this(before.clone().into());
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
    let original = StoredValue::new(before);
    let save = move || {
        if original.with_value(|original| entry.correct(original, ticked.done(), has_value)) {
            close.run(());
        }
    };
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        save();
    };
    focus_on("tr.editing input, tr.editing select");
    view! {
        <tr class="editing" on:keydown=move |event| if act_of(&event, Place::Line) == Some(Act::Cancel) { close.run(()) }>
            <td colspan="5">
                <form class="stack" aria-label="Correct the check-in" on:submit=submit>
                    <CheckInFields entry ticked subject has_value />
                    <Asked entry go=Callback::new(move |()| save()) />
                    <div class="actions">
                        <button class="btn primary" type="submit">"Save"</button>
                        <button class="btn" type="button" on:click=move |_| close.run(())>"Cancel"</button>
                    </div>
                </form>
            </td>
        </tr>
    }
}
