//! The status with its reason, and a status that a person sets over it; both are shown (DOMAIN §3).

use crate::desk::{Desk, use_desk};
use crate::domain::{Command, Health, KeyResult, Objective, Record, Ref, StatedStatus};
use crate::figures::{Figures, sentence};
use crate::insight::Stale;
use crate::ui::{Field, Mark, Pick, StatusMark, standing};
use leptos::prelude::*;

/// A computed status with its reason, and a stated one with its own.
#[derive(Clone, Debug, PartialEq)]
pub struct Judged {
    mark: Mark,
    word: String,
    reason: String,
    stated: Option<(Mark, String, String)>,
}

impl Default for Judged {
    fn default() -> Self {
        Self {
            mark: Mark::Mute,
            word: String::new(),
            reason: String::new(),
            stated: None,
        }
    }
}

impl Judged {
    /// What is computed and what is stated, in words.
    pub fn new(
        mark: Mark,
        word: String,
        reason: &str,
        stale: Option<Stale>,
        stated: &Option<StatedStatus>,
        figures: &Figures,
    ) -> Self {
        let mut reason = sentence(reason);
        if let Some(stale) = stale {
            let due = figures.day(stale.due);
            reason.push_str(&format!(" A check-in was due on {due} and is not made."));
        }
        Self {
            mark,
            word,
            reason,
            stated: stated.as_ref().map(|stated| {
                let (mark, word) = standing(stated.status.into(), None);
                let why = sentence(&stated.reason);
                (
                    mark,
                    word,
                    format!("{why} Said on {}.", figures.day(stated.on)),
                )
            }),
        }
    }
}

/// The status with its reason, the stated one above it, and the form to state one.
#[component]
pub fn StandingCard(
    /// The objective or key result.
    target: Ref,
    /// Its status.
    judged: Memo<Judged>,
    /// Whether a status can be stated now.
    is_open: Signal<bool>,
) -> impl IntoView {
    let desk = use_desk();
    let target = StoredValue::new(target);
    let stating = RwSignal::new(false);
    let stated = Memo::new(move |_| judged.with(|judged| judged.stated.clone()));
    let is_stated = Memo::new(move |_| stated.with(Option::is_some));
    let mark = Signal::derive(move || judged.with(|judged| judged.mark));
    let word = Signal::derive(move || judged.with(|judged| judged.word.clone()));
    let said = move || {
        stated.get().map(|(mark, word, reason)| {
            view! {
                <div class="row wrap"><StatusMark mark text=word /><span>{reason}</span></div>
            }
        })
    };
    view! {
        <div class="pad stack tight standing-card">
            {said}
            <div class="row wrap">
                <StatusMark mark text=word />
                <span>{move || is_stated.get().then_some("computed: ")}{move || judged.with(|judged| judged.reason.clone())}</span>
            </div>
            <Show when=move || is_open.get() && !stating.get()>
                <div class="row tight wrap pull">
                    <button class="btn quiet" type="button" on:click=move |_| stating.set(true)>
                        {move || if is_stated.get() { "State another status" } else { "See it differently" }}
                    </button>
                    <Show when=move || is_stated.get()>
                        <button class="btn quiet" type="button" on:click=move |_| target.with_value(|target| { state(desk, target, None); })>
                            "Let the computed one hold"
                        </button>
                    </Show>
                </div>
            </Show>
            <Show when=move || is_open.get() && stating.get()>
                <Stating target open=stating />
            </Show>
        </div>
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
        [
            (Health::OnTrack, "On track"),
            (Health::Behind, "Behind"),
            (Health::AtRisk, "At risk"),
        ]
        .map(|(health, word)| (health.word().to_owned(), word.to_owned()))
        .to_vec()
    });
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let reason = reason.get_untracked().trim().to_owned();
        if reason.is_empty() {
            trouble.set(Some(
                "A stated status needs a reason. Say what the numbers do not show.".to_owned(),
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
                <Field label="Why" value=reason node error=Signal::derive(move || trouble.get()) placeholder="what the numbers do not show".to_owned() />
            </div>
            <div class="actions">
                <button class="btn primary" type="submit">"State it"</button>
                <button class="btn" type="button" on:click=move |_| open.set(false)>"Close"</button>
            </div>
        </form>
    }
}

/// Sets a stated status, or takes it away.
fn state(desk: Desk, target: &Ref, stated: Option<StatedStatus>) -> bool {
    let said = match stated {
        Some(_) => "The status is stated. The computed one stands below it.",
        None => "The computed status holds.",
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
