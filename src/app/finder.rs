//! The search: one line of text, and below it what fits.

use super::panel::Panel;
use crate::desk::{Desk, Walk, use_desk};
use crate::domain::Date;
use crate::insight::due_list_from;
use crate::keys::{Act, KeyPlace};
use crate::models::finder::{FinderHit, FoundAct, find, nothing};
use crate::pages::share::Inbox;
use crate::recording::Subject;
use crate::ui::recording::{Asked, RowEntry};
use crate::ui::{Glyph, Icon, KindTag, act_of, focus_on_id, stepped};
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// What the page offers in its head, as the search lists it.
const BUTTONS: &str = "main .head .right :is(a, button)";

/// The line and what fits.
#[component]
pub fn Finder(open: RwSignal<bool>, panel: RwSignal<Option<Panel>>) -> impl IntoView {
    let (desk, inbox) = (use_desk(), expect_context::<Inbox>());
    let text = RwSignal::new(String::new());
    let at = RwSignal::new(0_usize);
    let typed = RwSignal::new(None::<(RowEntry, Date)>);
    let here: Vec<String> = buttons().iter().map(word_of).collect();
    let found = desk.model(move |sight| Some(find(sight, &text.get(), &here)));
    focus_on_id("finder");
    let take = move |found: &FinderHit| take((desk, inbox), found, open, panel, typed);
    let on_key = move |event: KeyboardEvent| {
        let all = found.with(Vec::len);
        match act_of(&event, KeyPlace::Search) {
            Some(Act::Confirm) => {
                if let Some(found) = found.get().get(at.get_untracked()) {
                    take(found);
                }
            }
            Some(act) => at.set(stepped(Some(at.get_untracked()), all, act).unwrap_or_default()),
            None => return,
        }
        event.prevent_default();
    };
    let any = move || found.with(|found| !found.is_empty());
    let chosen = move || any().then(|| format!("found-{}", at.get()));
    let count = move || match found.with(Vec::len) {
        0 => nothing(&text.get()),
        1 => "1 result".to_owned(),
        more => format!("{more} results"),
    };
    let line = move |(place, found): (usize, &FinderHit)| {
        let taken = found.clone();
        let sign = match (found.kind, found.goal) {
            (_, Some(goal)) => view! { <KindTag kind=goal /> }.into_any(),
            (kind, None) => view! { <span class="kind plain">{kind}</span> }.into_any(),
        };
        view! {
            <li id=format!("found-{place}") role="option" aria-selected=move || (at.get() == place).to_string()
                on:mousedown=|event| event.prevent_default()
                on:click=move |_| take(&taken)>
                {sign}<b>{found.title.clone()}</b><small>{found.detail.clone()}</small>
            </li>
        }
    };
    view! {
        <div class="find-line">
            <Icon of=Glyph::Search />
            <input id="finder" class="field" type="text" role="combobox" autocomplete="off" spellcheck="false"
                aria-label="Search goals, pages and actions" aria-autocomplete="list" aria-controls="found"
                aria-expanded=move || any().to_string()
                aria-activedescendant=chosen
                placeholder="A goal, a page, or record 4.2 for churn"
                prop:value=text
                on:input=move |event| {
                    text.set(event_target_value(&event));
                    at.set(0);
                    typed.set(None);
                }
                on:keydown=on_key />
            <button class="btn icon" type="button" aria-label="Close" on:click=move |_| open.set(false)>
                <Icon of=Glyph::Close />
            </button>
        </div>
        {move || typed.get().map(|(entry, day)| view! {
            <div class="say error" role="alert">
                <span>{move || entry.plain_problem()}</span>
                <Asked entry go=Callback::new(move |()| if entry.record(day, None) { open.set(false); }) />
            </div>
        })}
        <ul id="found" role="listbox" aria-label="Results" hidden=move || !any()>
            {move || found.get().iter().enumerate().map(line).collect_view()}
        </ul>
        <p class="small" class:sr=any role="status">{count}</p>
    }
}

/// Does what a result stands for.
fn take(
    (desk, inbox): (Desk, Inbox),
    found: &FinderHit,
    open: RwSignal<bool>,
    panel: RwSignal<Option<Panel>>,
    typed: RwSignal<Option<(RowEntry, Date)>>,
) {
    // Before the dialog closes: the page's buttons are looked up as they were listed.
    let pressed = match &found.act {
        FoundAct::Press(at) => buttons().into_iter().nth(*at),
        _ => None,
    };
    if let FoundAct::Record(subject, value) = &found.act {
        let day = day_of(desk, subject);
        let entry = RowEntry::new(subject.clone());
        entry.value.set(value.clone());
        match entry.record(day, None) {
            true => open.set(false),
            false => typed.set(Some((entry, day))),
        }
        return;
    }
    open.set(false);
    match &found.act {
        FoundAct::Go(route) => desk.go(route),
        FoundAct::Run(Act::Undo) => inbox.walk(desk, Walk::Back),
        FoundAct::Run(Act::Redo) => inbox.walk(desk, Walk::Again),
        FoundAct::Run(Act::New) => panel.set(Some(Panel::New)),
        FoundAct::Run(Act::Keys) => panel.set(Some(Panel::Keys)),
        // Once the dialog has given the focus back.
        FoundAct::Press(_) => crate::ui::once_drawn(move || {
            if let Some(button) = &pressed {
                button.click();
            }
        }),
        _ => {}
    }
}

/// The day to record a number for: the one that is owed, else today.
fn day_of(desk: Desk, subject: &Subject) -> Date {
    let week = desk
        .settings
        .with_untracked(|settings| settings.week_start.day());
    let now = desk.moment();
    let due = desk.peek_reports(|workspace, reports| due_list_from(workspace, reports, &now, week));
    let own = due.iter().find(|item| item.id == *subject.id());
    own.map_or(now.today(), |item| item.record_on)
}

fn buttons() -> Vec<HtmlElement> {
    let Ok(all) = document().query_selector_all(BUTTONS) else {
        return Vec::new();
    };
    let all = (0..all.length()).filter_map(|at| all.item(at)?.dyn_into::<HtmlElement>().ok());
    all.filter(|one| !word_of(one).is_empty() && !one.has_attribute("disabled"))
        .collect()
}

fn word_of(button: &HtmlElement) -> String {
    let element: &Element = button;
    let label = element.get_attribute("aria-label");
    label
        .or_else(|| button.text_content())
        .unwrap_or_default()
        .trim()
        .to_owned()
}
