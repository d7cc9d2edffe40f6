//! Linking a goal from the map: one verb, one other goal, one step to undo.

use super::Chart;
use crate::atlas::{ChainReach, Goal, Graph, verb};
use crate::domain::letters::to_lowercase;
use crate::domain::{Command, Id, Link, Meaning, Ordered};
use crate::ui::{Dialog, Pick};
use leptos::prelude::*;

/// What a goal can be for another one: the verb as it stands in the dialog, the meaning of the link, whether the goal is its
/// start, and whether the other one is a KPI.
type LinkOffer = (&'static str, &'static str, Meaning, bool, bool);

const OBJECTIVE: [LinkOffer; 3] = [
    (
        "improves",
        "It improves the KPI",
        Meaning::Improves,
        true,
        true,
    ),
    (
        "serves",
        "It serves the objective",
        Meaning::Serves,
        true,
        false,
    ),
    (
        "served",
        "It is served by the objective",
        Meaning::Serves,
        false,
        false,
    ),
];

const KPI: [LinkOffer; 4] = [
    (
        "improved",
        "It is improved by the objective",
        Meaning::Improves,
        false,
        false,
    ),
    ("drives", "It drives the KPI", Meaning::Drives, true, true),
    (
        "driven",
        "It is driven by the KPI",
        Meaning::Drives,
        false,
        true,
    ),
    ("guards", "It guards the KPI", Meaning::Guards, true, true),
];

fn offers(goal: &Goal) -> &'static [LinkOffer] {
    if goal.is_kpi { &KPI } else { &OBJECTIVE }
}

/// The dialog.
#[component]
pub fn Linking(chart: Chart) -> impl IntoView {
    let open = RwSignal::new(false);
    let how = RwSignal::new(String::new());
    let other = RwSignal::new(String::new());
    let error = RwSignal::new(None::<String>);
    let subject = Memo::new(move |_| {
        let id = chart.linking.get()?;
        chart.scene.with(|scene| {
            let place = scene.whole.place(&id)?;
            scene.whole.goal(place).cloned()
        })
    });
    Effect::new(move |_| {
        if let Some(goal) = subject.get() {
            how.set(offers(&goal).first().map_or("", |offer| offer.0).to_owned());
            other.set(String::new());
            error.set(None);
            open.set(true);
        }
    });
    Effect::new(move |_| {
        if !open.get() {
            chart.linking.set(None);
        }
    });
    let title = Signal::derive(move || {
        let title = subject.with(|goal| goal.as_ref().map(|goal| goal.title.clone()));
        format!("Link “{}”", title.unwrap_or_default())
    });
    let verbs = Signal::derive(move || {
        subject.with(|goal| {
            let offers = goal.as_ref().map(offers).unwrap_or_default();
            offers
                .iter()
                .map(|offer| (offer.0.to_owned(), offer.1.to_owned()))
                .collect()
        })
    });
    let offer = move || {
        subject.with(|goal| {
            let offers = goal.as_ref().map(offers).unwrap_or_default();
            offers
                .iter()
                .find(|offer| how.with(|how| how == offer.0))
                .copied()
        })
    };
    let goals = Memo::new(move |_| {
        let mut goals = match (subject.get(), offer()) {
            (Some(goal), Some(offer)) => chart
                .scene
                .with(|scene| candidates(&scene.whole, &goal, offer)),
            _ => Vec::new(),
        };
        let first = if goals.is_empty() {
            "Nothing to link to"
        } else {
            "Choose one"
        };
        goals.insert(0, (String::new(), first.to_owned()));
        goals
    });
    let save = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let chosen = other.get_untracked();
        let (Some(goal), Some(offer), false) =
            (subject.get_untracked(), untrack(offer), chosen.is_empty())
        else {
            error.set(Some("Choose a goal from the list.".to_owned()));
            return;
        };
        let (_, _, meaning, is_start, _) = offer;
        let there = Id::from_text(&chosen);
        let name = goals.with_untracked(|goals| {
            let found = goals.iter().find(|(id, _)| *id == chosen);
            found.map(|(_, name)| name.clone()).unwrap_or_default()
        });
        let link = if is_start {
            Link::new(&goal.id, meaning, &there)
        } else {
            Link::new(&there, meaning, &goal.id)
        };
        let said = format!(
            "Linked: “{}” {} “{name}”",
            goal.title,
            verb(meaning, is_start)
        );
        open.set(false);
        chart
            .desk
            .run_and_say(Command::save(vec![link.into()]), said);
    };
    view! {
        <Dialog open title>
            <form class="stack" on:submit=save>
                <p class="small">
                    "A link shows what a goal is for. Goals that would close a loop are left out."
                </p>
                <Pick label="How" value=how options=verbs on_edit=move |_| other.set(String::new()) />
                <Pick label="Goal" value=other options=goals error=error />
                <div class="actions last">
                    <button class="btn" type="button" on:click=move |_| open.set(false)>"Cancel"</button>
                    <button class="btn primary" type="submit">"Link"</button>
                </div>
            </form>
        </Dialog>
    }
}

/// Open goals that can be at the other end, by name.
fn candidates(whole: &Graph, goal: &Goal, offer: LinkOffer) -> Vec<(String, String)> {
    let (_, _, meaning, is_start, wants_kpi) = offer;
    let Some(own) = whole.place(&goal.id) else {
        return Vec::new();
    };
    let chain = whole.chain(own);
    // Who serves it cannot be served by it, and the other way round.
    let closes = if is_start {
        ChainReach::Serving
    } else {
        ChainReach::Served
    };
    let is_linked = |place: usize| {
        let ends = if is_start { (own, place) } else { (place, own) };
        whole
            .ties
            .iter()
            .any(|tie| (tie.from, tie.to) == ends && tie.meanings.contains(&meaning))
    };
    let mut goals: Vec<(String, String)> = whole
        .goals
        .iter()
        .zip(chain)
        .enumerate()
        .filter(|(place, (other, reach))| {
            other.is_open
                && other.is_kpi == wants_kpi
                && *place != own
                && (meaning == Meaning::Guards || *reach != closes)
                && !is_linked(*place)
        })
        .map(|(_, (other, _))| (other.id.to_string(), other.title.clone()))
        .collect();
    goals.order_by_key(|(_, title)| to_lowercase(title));
    goals
}
