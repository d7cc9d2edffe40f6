//! What the coach says about the whole workspace, and about a goal on the goal's own page.

mod goal;
mod list;

pub use goal::GoalCoach;

use super::kpi::recover;
use crate::advice::{PutAside, Survey, To, ToldFinding, Whole, fixed_at_once};
use crate::coach::{CheckId, Fix};
use crate::desk::{BrowserEntropy, Desk, Turns, use_desk};
use crate::domain::{Command, Kind, Record, Ref};
use crate::figures::count;
use crate::route::Route;
use crate::ui::{Acts, Empty, Findings, Head, PutAsideList, Show};
use leptos::prelude::*;

/// What the coach says about the whole workspace.
#[component]
pub fn CoachPage() -> impl IntoView {
    let desk = use_desk();
    let query = desk.query();
    let (all, is_known) = surveyed(desk);
    let has_goals = Memo::new(move |_| all.with(|all| all.goals > 0));
    let lead = Signal::derive(move || all.with(lead));
    view! {
        <Head title="Coach" lead />
        <Show when=move || has_goals.get() fallback=move || is_known.get().then(|| view! { <Nothing /> })>
            <Show when=move || query.with(|query| !query.contains_key("goal"))>
                <Set all />
            </Show>
            <list::Goals all query />
            <Aside all />
        </Show>
    }
}

/// What the coach says about the workspace, and whether it has looked at it. A large one is looked at in slices; until then the page
/// shows what was said before.
fn surveyed(desk: Desk) -> (Memo<Whole>, Memo<bool>) {
    let seen = RwSignal::new(None::<Whole>);
    let turns = Turns::new();
    let survey = move || desk.read(|workspace| Survey::new(workspace, desk.today()));
    let begin = move |survey: Survey| {
        turns.next().work(
            survey,
            move |survey| desk.peek(|workspace| survey.step(workspace)),
            move |survey| {
                seen.try_set(Some(survey.whole()));
            },
        );
    };
    begin(untrack(survey));
    Effect::watch(survey, move |survey, _, _| begin(survey.clone()), false);
    let all = Memo::new(move |_| seen.with(|seen| seen.clone().unwrap_or_default()));
    (all, Memo::new(move |_| seen.with(Option::is_some)))
}

/// What the buttons of a finding do where the goal is saved: one undo step each.
fn acts(desk: Desk) -> Acts {
    Acts {
        fix: Callback::new(move |told: ToldFinding| carry_out(desk, &told)),
        dismiss: Callback::new(move |(told, reason): (ToldFinding, String)| {
            if let Some(dismissal) = told.dismissal(&reason, &mut BrowserEntropy) {
                let records = vec![Record::from(dismissal)];
                desk.run_and_say(Command::save(records), "Dismissed until the text changes.");
            }
        }),
        bring_back: Callback::new(move |aside: PutAside| {
            let targets = aside.by.iter();
            let targets = targets.map(|id| Ref::new(Kind::Dismissal, id)).collect();
            desk.run_and_say(Command::Delete { targets }, "Finding restored.");
        }),
        go: Callback::new(|_| {}),
    }
}

fn carry_out(desk: Desk, told: &ToldFinding) {
    let Some(fix) = &told.finding.fix else {
        return;
    };
    if let Fix::Recover(kpi) = fix {
        recover(desk, kpi);
        return;
    }
    let figures = desk.figures();
    let command = desk.peek(|workspace| fixed_at_once(workspace, fix, desk.today(), &figures));
    match (command, &told.to) {
        (Some(command), _) => {
            desk.run_and_say(command, format!("Done: {}.", fix.text()));
        }
        (None, To::Page(route)) => {
            desk.toasts.show(
                "This key result is running, so changing its target needs a reason. Add it in the form.",
                None,
            );
            desk.go(route);
        }
        (None, To::Field(..)) => {}
    }
}

/// "38 goals, 12 of them with something to mend."
fn lead(all: &Whole) -> String {
    match (all.goals, all.standings.len()) {
        (0, _) => "Checks your goals and asks what a good coach would ask.".to_owned(),
        (goals, 0) => format!(
            "{} checked. Nothing to suggest.",
            count(goals, "goal", "goals")
        ),
        (goals, open) => format!(
            "{} checked. Suggestions for {open}.",
            count(goals, "goal", "goals")
        ),
    }
}

/// All goals together: S1-S5.
#[component]
fn Set(all: Memo<Whole>) -> impl IntoView {
    let desk = use_desk();
    let told = Signal::derive(move || all.with(|all| all.set.told.clone()));
    let passed = move || {
        let item = |(id, _): (CheckId, usize)| {
            view! { <li>{id.word()}" · "{id.check().rule}</li> }
        };
        let passed = all.with(|all| all.set.passed.clone());
        passed.into_iter().map(item).collect_view()
    };
    let some_passed = move || all.with(|all| !all.set.passed.is_empty());
    view! {
        <section class="card pad stack" aria-labelledby="together">
            <h2 id="together">"All goals together"</h2>
            <Show when=move || told.with(Vec::is_empty)>
                <p>"Nothing stands out: every missed KPI has an OKR, there are no duplicates, and every objective \
                    is linked."</p>
            </Show>
            <Findings told acts=acts(desk) />
            <Show when=some_passed>
                <details class="strength">
                    <summary>
                        {move || all.with(|all| format!("{} pass", count(all.set.passed.len(), "check", "checks")))}
                    </summary>
                    <ul class="small">{passed}</ul>
                </details>
            </Show>
        </section>
    }
}

/// What was dismissed anywhere.
#[component]
fn Aside(all: Memo<Whole>) -> impl IntoView {
    let desk = use_desk();
    let list = Signal::derive(move || {
        all.with(|all| {
            let both = all.set.put_aside.iter().chain(&all.put_aside);
            both.cloned().collect::<Vec<PutAside>>()
        })
    });
    view! {
        <Show when=move || list.with(|list| !list.is_empty())>
            <section class="card pad" aria-label="Dismissed">
                <PutAsideList list acts=acts(desk) />
            </section>
        </Show>
    }
}

#[component]
fn Nothing() -> impl IntoView {
    view! {
        <Empty
            title="No goal yet"
            text="The coach checks your drafts and tells you what is missing, why it matters and how to fix it. \
                Draft your first goal, or let the guide suggest which kind it is."
        >
            <a class="btn primary" href=Route::NewObjective.href()>"New objective"</a>
            <a class="btn" href=Route::NewKpi.href()>"New KPI"</a>
            <a class="btn" href=Route::Guide.href()>"Guide me"</a>
        </Empty>
    }
}
