//! Parts of both forms: the page around the fields, what is wrong, what was done, suggestions for names.

use super::coach::coach_panel;
use super::{DraftNotice, OpenForm, dom_id};
use crate::domain::{Gathered, SortedSet};
use crate::forms::{FormSheet, Slot};
use crate::models::draft::DraftPage;
use crate::route::Route;
use crate::ui::{Empty, Head, Show};
use leptos::prelude::*;

/// What stands around the fields of a form.
pub struct Around {
    /// The heading.
    pub title: &'static str,
    /// What the page says beside the fields.
    pub page: Memo<DraftPage>,
    /// Where "Close" leads.
    pub back: Route,
    /// What the button says that saves.
    pub label: Signal<&'static str>,
    /// Saves and goes on; run by the button and by Enter.
    pub save: Callback<()>,
    /// A further button before it.
    pub also: ViewFn,
}

/// The page of a form: heading with the buttons that save, what was done, what is wrong, the fields, the coach.
pub fn page(form: OpenForm, around: Around, fields: AnyView) -> AnyView {
    let Around {
        title,
        page,
        back,
        label,
        save,
        also,
    } = around;
    let lead = Signal::derive(move || page.with(|page| page.lead.clone()));
    let kept = move || if form.is_touched() { "Draft saved" } else { "" };
    let reason = move || {
        page.with(|page| page.reason.clone()).map(|reason| {
            view! {
                <details class="card pad">
                    <summary>{reason.title}</summary>
                    <p class="small">{reason.text}</p>
                </details>
            }
        })
    };
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        save.run(());
    };
    view! {
        <div class="draft-head">
            <Head title lead=lead right=move || view! {
                <span class="small draft-kept" role="status">{kept}</span>
                <a class="btn quiet" href=back.href()>"Close"</a>
                {also.run()}
                <button class="btn primary" type="submit" form="goal">{label}</button>
            } />
        </div>
        <Notes form />
        <div class="drafting">
            <form id="goal" class="form" novalidate on:focusin=move |event| form.enter(&event)
                on:focusout=move |event| form.visit(&event) on:submit=submit>
                <Summary form />
                {fields}
            </form>
            <aside class="stack" aria-labelledby="coach">
                {coach_panel(form)}
                {reason}
            </aside>
        </div>
        <Suggestions form />
    }
    .into_any()
}

/// A page in place of a form that cannot be opened: the heading, what is the matter, what to do instead.
pub fn instead(
    title: &'static str,
    matter: &'static str,
    text: &'static str,
    way: (&'static str, String),
) -> AnyView {
    let (label, href) = way;
    view! {
        <Head title />
        <Empty title=matter text=text>
            <a class="btn primary" href=href.clone()>{label}</a>
        </Empty>
    }
    .into_any()
}

/// Everything that is wrong, once saving was tried, each with the way to its field.
#[component]
pub fn Summary(
    /// The form.
    form: OpenForm,
) -> impl IntoView {
    let problems = Memo::new(move |_| form.told());
    let count = move || match problems.with(Vec::len) {
        1 => "Fix one thing before saving".to_owned(),
        many => format!("Fix {many} things before saving"),
    };
    let items = move || {
        let item = |problem: crate::forms::Problem| {
            let href = format!("#{}-field", dom_id(problem.key, problem.slot));
            let (key, slot) = (problem.key, problem.slot);
            let go = move |event: web_sys::MouseEvent| {
                // The hash is the route: move the focus without changing it.
                event.prevent_default();
                form.go(key, slot.word());
            };
            view! {
                <li>
                    <a href=href on:click=go>{problem.place()}</a>
                    ": " {problem.fault.to_string()}
                </li>
            }
        };
        problems.get().into_iter().map(item).collect_view()
    };
    view! {
        <div role="alert" aria-atomic="false">
            <Show when=move || !problems.with(Vec::is_empty)>
                <div class="card pad stack tight mend">
                    <h2>{count}</h2>
                    <ul>{items}</ul>
                </div>
            </Show>
        </div>
    }
}

/// What was done to the form and can be taken back.
#[component]
pub fn Notes(
    /// The form.
    form: OpenForm,
) -> impl IntoView {
    // Where it came from stands in the head.
    let is_brought = move || {
        let came = |sheet: &FormSheet| {
            [Slot::Decision, Slot::Origin]
                .iter()
                .any(|slot| !sheet.text(*slot).is_empty())
        };
        form.sheet.with(came)
    };
    let text = move || {
        match form.notice.get() {
        Some(DraftNotice::Restored) if is_brought() => {
            "Filled in for you. Check it and add what’s missing.".to_owned()
        }
        Some(DraftNotice::Filled) => "Filled in for you. Check it and add what’s missing.".to_owned(),
        Some(DraftNotice::Aside(_)) => {
            "Filled in for you. Your earlier draft was set aside.".to_owned()
        }
        Some(DraftNotice::Restored) => "This is your unfinished draft.".to_owned(),
        Some(DraftNotice::Left(_, at)) if at.is_empty() => "You have an unfinished draft.".to_owned(),
        Some(DraftNotice::Left(_, at)) => format!("You have an unfinished draft from {at}."),
        Some(DraftNotice::Deleted) => {
            "This goal has been deleted since you opened it. Your text is safe: save again to restore the goal."
                .to_owned()
        }
        Some(DraftNotice::Afresh(_)) => "Started over.".to_owned(),
        Some(DraftNotice::Removed(removed)) => format!("{} removed.", removed.list.noun()),
        None => String::new(),
    }
    };
    let buttons = move || {
        let button = |label: &'static str, press: fn(OpenForm)| {
            view! { <button class="btn" type="button" on:click=move |_| press(form)>{label}</button> }
                .into_any()
        };
        match form.notice.get() {
            Some(DraftNotice::Restored | DraftNotice::Filled) => {
                button("Start over", OpenForm::start_afresh)
            }
            Some(DraftNotice::Aside(_)) => button("Bring it back", OpenForm::take_back),
            Some(DraftNotice::Left(..)) => view! {
                {button("Continue draft", OpenForm::take_back)}
                {button("Discard draft", OpenForm::discard_left)}
            }
            .into_any(),
            Some(DraftNotice::Afresh(_) | DraftNotice::Removed(_)) => {
                button("Undo", OpenForm::take_back)
            }
            Some(DraftNotice::Deleted) | None => ().into_any(),
        }
    };
    view! {
        <div role="status" aria-atomic="false">
            <Show when=move || form.notice.with(Option::is_some)>
                <div class="banner calm" id="notice">
                    <p>{text}</p>
                    {buttons}
                    <button class="btn quiet" type="button" on:click=move |_| form.notice.set(None)>"Close"</button>
                </div>
            </Show>
            <Show when=move || form.is_behind.get()>
                <p class="small">"This goal has changed since you opened it. Saving keeps those changes and adds \
                    yours."</p>
            </Show>
        </div>
    }
}

const CURRENCIES: [&str; 6] = ["EUR", "USD", "GBP", "CHF", "JPY", "INR"];

/// Names that were used before, as suggestions for free text: lists `people` and `teams`.
#[component]
fn Suggestions(
    /// The form.
    form: OpenForm,
) -> impl IntoView {
    let people = Memo::new(move |_| {
        form.desk.read(|workspace| {
            let kpis = workspace.kpis().map(|kpi| &kpi.owner);
            let objectives = workspace.objectives().map(|objective| &objective.owner);
            names(kpis.chain(objectives))
        })
    });
    let teams = Memo::new(move |_| {
        form.desk.read(|workspace| {
            let kpis = workspace.kpis().map(|kpi| &kpi.scope_name);
            let objectives = workspace.objectives().map(|objective| &objective.team);
            names(kpis.chain(objectives))
        })
    });
    let list = |names: Memo<Vec<String>>| {
        move || {
            names
                .get()
                .into_iter()
                .map(|name| view! { <option value=name></option> })
                .collect_view()
        }
    };
    view! {
        <datalist id="people">{list(people)}</datalist>
        <datalist id="teams">{list(teams)}</datalist>
        <datalist id="currencies">
            {CURRENCIES.map(|code| view! { <option value=code></option> }).collect_view()}
        </datalist>
    }
}

fn names<'a>(names: impl Iterator<Item = &'a String>) -> Vec<String> {
    let names: SortedSet<&String> = names.filter(|name| !name.is_empty()).into_set();
    names.into_iter().cloned().collect()
}
