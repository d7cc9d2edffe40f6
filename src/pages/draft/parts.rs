//! Parts of both forms: what is wrong, what was done, the unit, suggestions for names.

use super::coach::CoachPanel;
use super::{Form, Notice, Opt, dom_id, focus_soon, options};
use crate::domain::{Gathered, SortedSet, TimeUnit};
use crate::forms::Slot;
use crate::route::Route;
use crate::ui::{Empty, Head, Show};
use leptos::prelude::*;

/// What stands around the fields of a form.
pub struct Around {
    /// The heading.
    pub title: &'static str,
    /// What the form is for.
    pub lead: &'static str,
    /// Where "Close" leads.
    pub back: Route,
    /// What the button says that saves.
    pub label: Signal<&'static str>,
    /// Saves and goes on; run by the buttons and by Enter.
    pub save: Callback<()>,
    /// Further buttons at the end.
    pub also: AnyView,
}

/// The page of a form: heading, what was done, what is wrong, the fields, the coach.
pub fn page(form: Form, around: Around, fields: AnyView) -> AnyView {
    let Around {
        title,
        lead,
        back,
        label,
        save,
        also,
    } = around;
    view! {
        <Head title lead=lead right=move || view! {
            <a class="btn" href=back.href()>"Close"</a>
            <button class="btn primary" type="submit" form="goal">{label}</button>
        } />
        <Notes form />
        <div class="drafting">
            <form id="goal" class="form" novalidate on:focusout=move |event| form.visit(&event)
                on:submit=move |event| { event.prevent_default(); save.run(()); }>
                <Summary form />
                {fields}
                <div class="actions last">
                    {also}
                    <button class="btn primary" type="submit">{label}</button>
                </div>
            </form>
            <CoachPanel form />
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
    form: Form,
) -> impl IntoView {
    let problems = Memo::new(move |_| form.told());
    let count = move || match problems.with(Vec::len) {
        1 => "One thing to mend before this can be saved".to_owned(),
        many => format!("{many} things to mend before this can be saved"),
    };
    let items = move || {
        let item = |problem: crate::forms::Problem| {
            let id = dom_id(problem.key, problem.slot);
            let href = format!("#{id}-field");
            view! {
                <li>
                    <a href=href on:click=move |event| {
                        // The hash is the route: move the focus without changing it.
                        event.prevent_default();
                        focus_soon(id.clone());
                    }>{problem.place()}</a>
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
    form: Form,
) -> impl IntoView {
    let decision = form.text(0, Slot::Decision);
    let from_guide = Memo::new(move |_| decision.with(|decision| !decision.is_empty()));
    let origin = form.text(0, Slot::Origin);
    let text = move || {
        match form.notice.get() {
        Some(Notice::Restored | Notice::Filled) if from_guide.get() => {
            "Filled in from the guide. Check it, and add what is missing.".to_owned()
        }
        Some(Notice::Restored | Notice::Filled) if origin.with(|origin| !origin.is_empty()) => {
            let origin = origin.get();
            format!("Filled in from {origin}. Check it, and add what is missing.")
        }
        Some(Notice::Filled) => "Filled in for you. Check it, and add what is missing.".to_owned(),
        Some(Notice::Aside(_)) => {
            "Filled in for you. Your unfinished draft from before was set aside.".to_owned()
        }
        Some(Notice::Restored) => "This is your unfinished draft from before.".to_owned(),
        Some(Notice::Left(_, at)) if at.is_empty() => "You have an unfinished draft.".to_owned(),
        Some(Notice::Left(_, at)) => format!("You have an unfinished draft from {at}."),
        Some(Notice::Deleted) => {
            "This goal was deleted meanwhile. Nothing you typed is lost: save again to bring it back.".to_owned()
        }
        Some(Notice::Afresh(_)) => "Started afresh.".to_owned(),
        Some(Notice::Removed(removed)) => format!("{} removed.", removed.list.noun()),
        None => String::new(),
    }
    };
    let buttons = move || {
        let button = |label: &'static str, press: fn(Form)| {
            view! { <button class="btn" type="button" on:click=move |_| press(form)>{label}</button> }
                .into_any()
        };
        match form.notice.get() {
            Some(Notice::Restored | Notice::Filled) => button("Start afresh", Form::start_afresh),
            Some(Notice::Aside(_)) => button("Bring it back", Form::take_back),
            Some(Notice::Left(..)) => view! {
                {button("Continue it", Form::take_back)}
                {button("Discard it", Form::discard_left)}
            }
            .into_any(),
            Some(Notice::Afresh(_) | Notice::Removed(_)) => button("Undo", Form::take_back),
            Some(Notice::Deleted) | None => ().into_any(),
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
                <p class="small">"This goal was changed meanwhile. Saving keeps those changes and adds yours."</p>
            </Show>
        </div>
    }
}

/// Names that were used before, as suggestions for free text: lists `people` and `teams`.
#[component]
fn Suggestions(
    /// The form.
    form: Form,
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
            {["EUR", "USD", "GBP", "CHF", "JPY", "INR"].map(|code| view! { <option value=code></option> }).collect_view()}
        </datalist>
    }
}

/// The unit of the sheet with this key: kind, and the detail that kind needs.
pub fn unit_entries(form: Form, key: u32) -> AnyView {
    let kind = form.text(key, Slot::Unit);
    let kinds = [
        ("", "Number"),
        ("percent", "Percent"),
        ("currency", "Money"),
        ("duration", "Time"),
        ("rating", "Rating"),
        ("text", "Your own word"),
    ];
    let option = |word: &str, label: &str| Opt {
        group: "",
        word: word.to_owned(),
        label: label.to_owned(),
    };
    let kinds = kinds.map(|(word, label)| option(word, label)).to_vec();
    let detail = move || match kind.get().as_str() {
        "currency" => form
            .line(key, Slot::Currency)
            .example("EUR")
            .suggest("currencies")
            .view(),
        "duration" => {
            let times = TimeUnit::ALL.map(|time| option(time.sign(), time.word()));
            let entry = form.pick(key, Slot::TimeUnit, times.to_vec());
            entry.view()
        }
        "rating" => form.line(key, Slot::RatingOf).example("5").view(),
        "text" => form.line(key, Slot::UnitWord).example("tickets").view(),
        _ => ().into_any(),
    };
    view! {
        {form.pick(key, Slot::Unit, kinds).view()}
        {detail}
    }
    .into_any()
}

/// Which visibility a goal has.
pub fn visibility(form: Form) -> AnyView {
    let list = [
        ((), "", "Shared: included in files you share"),
        ((), "kept", "Private: left out of files you share"),
    ];
    form.pick(0, Slot::Visibility, options("", &list)).view()
}

fn names<'a>(names: impl Iterator<Item = &'a String>) -> Vec<String> {
    let names: SortedSet<&String> = names.filter(|name| !name.is_empty()).into_set();
    names.into_iter().cloned().collect()
}
