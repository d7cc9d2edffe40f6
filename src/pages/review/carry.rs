//! What goes on in the next cycle: the chosen key results, shown before they are made (DOMAIN §8).

use crate::desk::{BrowserEntropy, use_desk};
use crate::domain::{
    Command, Cycle, Deed, Entropy, Id, KeyResultKind, Kind, Record, ReviewChoice, Seeded, Workspace,
};
use crate::figures::Figures;
use crate::insight::{self, AsOf};
use crate::route::Route;
use crate::ui::{Pick, focus_on};
use leptos::prelude::*;

/// What can go on of a closed objective.
#[derive(Clone, Debug, PartialEq)]
struct CarryPlan {
    choice: ReviewChoice,
    /// Address, title and cycle of what it went on as.
    done: Option<(String, String, String)>,
    /// The cycles it can go on in, the proposed one first.
    cycles: Vec<Cycle>,
    /// Its key results: whether each is all done.
    key_results: Vec<(Id, String, bool)>,
}

/// Choosing key results and the cycle, a preview, and one button. Where it went on already, what it became.
#[component]
pub fn CarryOver(id: Id) -> impl IntoView {
    let desk = use_desk();
    let of = id.clone();
    let plan = Memo::new(move |_| {
        let (as_of, figures) = (desk.as_of(), desk.figures());
        let fiscal = desk.settings.with(crate::settings::Settings::fiscal_year);
        desk.read(|workspace| {
            let objective = workspace.objective(&of)?;
            let done = insight::carried_into(workspace, &of).map(|copy| {
                let cycle = workspace.cycle_of(copy);
                let cycle = cycle.map(|it| it.name.clone()).unwrap_or_default();
                (
                    Route::Objective(copy.id.clone()).href(),
                    copy.title.clone(),
                    cycle,
                )
            });
            let values = insight::final_values(workspace, &of, as_of, &figures);
            let ended = workspace.cycle_of(objective)?;
            Some(CarryPlan {
                choice: insight::review_of(workspace, objective)?.choice?,
                done,
                cycles: insight::next_cycles(workspace, ended, fiscal, as_of.day, &figures),
                key_results: values
                    .into_iter()
                    .map(|it| (it.id, it.title, it.is_done))
                    .collect(),
            })
        })
    });
    let stage = Memo::new(move |_| {
        plan.with(|plan| {
            let plan = plan.as_ref()?;
            (plan.choice != ReviewChoice::Drop).then(|| plan.done.clone())
        })
    });
    move || match stage.get() {
        None => ().into_any(),
        Some(Some((href, title, cycle))) => view! {
            <section class="card pad stack">
                <h3 id="carry-title" tabindex="-1">"Carried over"</h3>
                <p>"Continues in "{cycle}" as "<a href=href>{title}</a>"."</p>
            </section>
        }
        .into_any(),
        Some(None) => view! { <Choosing id=id.clone() plan /> }.into_any(),
    }
}

#[component]
fn Choosing(id: Id, plan: Memo<Option<CarryPlan>>) -> impl IntoView {
    let desk = use_desk();
    let known = plan.get_untracked();
    let (choice, key_results) = known
        .map(|plan| (plan.choice, plan.key_results))
        .unwrap_or((ReviewChoice::Drop, Vec::new()));
    let open = key_results.iter().filter(|(_, _, is_done)| !is_done);
    let chosen = RwSignal::new(open.map(|(id, _, _)| id.clone()).collect::<Vec<Id>>());
    let into = RwSignal::new(String::new());
    let options = Signal::derive(move || {
        let figures = desk.figures();
        let option = |cycle: &Cycle| {
            let days = format!(
                "{} – {}",
                figures.short_day(cycle.start),
                figures.day(cycle.end)
            );
            (cycle.id.to_string(), format!("{}: {days}", cycle.name))
        };
        plan.with(|plan| {
            plan.as_ref()
                .map(|it| it.cycles.iter().map(option).collect())
        })
        .unwrap_or_default()
    });
    let cycle = Memo::new(move |_| {
        let asked = into.get();
        plan.with(|plan| {
            let cycles = &plan.as_ref()?.cycles;
            let found = cycles.iter().find(|cycle| cycle.id.as_str() == asked);
            found.or(cycles.first()).cloned()
        })
    });
    let name = move || cycle.with(|it| it.as_ref().map(|it| it.name.clone()).unwrap_or_default());
    let id = StoredValue::new(id);
    let made = move |workspace: &Workspace, as_of: AsOf, entropy: &mut dyn Entropy| {
        let chosen = chosen.get();
        cycle
            .with(|cycle| {
                let cycle = cycle.as_ref()?;
                Some(id.with_value(|id| {
                    insight::carry_over(workspace, id, &chosen, cycle, choice, as_of, entropy)
                }))
            })
            .unwrap_or_default()
    };
    // Made with ids of no importance, only to be shown.
    let preview = Memo::new(move |_| {
        let (as_of, figures) = (desk.as_of(), desk.figures());
        desk.read(|workspace| {
            let records = made(workspace, as_of, &mut Seeded(1));
            told(&records, &figures)
        })
    });
    let carry = move |_| {
        let records = untrack(|| {
            let as_of = desk.as_of();
            desk.peek(|workspace| made(workspace, as_of, &mut BrowserEntropy))
        });
        let copy = records
            .iter()
            .find(|record| record.kind() == Kind::Objective)
            .map(|record| record.id().clone());
        let said = format!("Carried over into {}.", untrack(name));
        let deed = Deed::CarriedOver;
        if !desk.run_and_say(Command::Save { deed, records }, said) {
            return;
        }
        match copy.filter(|_| choice == ReviewChoice::Change) {
            Some(copy) => desk.go(&Route::EditObjective(copy)),
            None => focus_on("#carry-title"),
        }
    };
    let lead = if choice == ReviewChoice::Change {
        "You chose to revise it. Choose what to start the draft from."
    } else {
        "You chose to continue it. Choose what to carry over."
    };
    view! {
        <section class="card pad form carry">
            <div class="stack tight">
                <h3 id="carry-title" tabindex="-1">"Carry it over"</h3>
                <p>{lead}</p>
            </div>
            <fieldset class="labelled">
                <legend class="label">"Key results to carry over"</legend>
                {key_results.into_iter().map(|(id, title, is_done)| {
                    let (own, ticked) = (id.clone(), id);
                    view! {
                        <label class="check">
                            <input type="checkbox" prop:checked=move || chosen.with(|all| all.contains(&own))
                                on:change=move |event| {
                                    let (ticked, on) = (ticked.clone(), event_target_checked(&event));
                                    chosen.update(|all| {
                                        all.retain(|id| *id != ticked);
                                        if on { all.push(ticked); }
                                    });
                                } />
                            <span>{title}{is_done.then(|| view! { <small>" done"</small> })}</span>
                        </label>
                    }
                }).collect_view()}
            </fieldset>
            <div class="fields"><Pick label="Into the cycle" value=into options /></div>
            <div class="stack tight">
                <p class="label">"What will be created"</p>
                <ul class="bullets">
                    {move || preview.get().into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}
                </ul>
            </div>
            <div class="actions">
                <button class="btn primary" type="button" on:click=carry>"Carry over into "{name}</button>
            </div>
        </section>
    }
}

/// The records of a carry-over as sentences.
fn told(records: &[Record], figures: &Figures) -> Vec<String> {
    let mut said: Vec<String> = Vec::new();
    for record in records.iter().rev() {
        match record {
            Record::Objective(it) => said.push(match it.state {
                crate::domain::State::Draft => format!("The objective “{}”, as a draft.", it.title),
                _ => format!("The objective “{}”, running.", it.title),
            }),
            Record::Cycle(it) => said.push(format!("The cycle {}, which is new.", it.name)),
            _ => {}
        }
    }
    let key_results: Vec<String> = records
        .iter()
        .filter_map(|record| match record {
            Record::KeyResult(it) => {
                let aim = insight::aim_of(it, figures);
                let is_there = match (it.baseline, it.target) {
                    (Some(start), Some(end)) => match it.direction() {
                        crate::domain::Direction::Down => start <= end,
                        _ => end <= start,
                    },
                    _ => false,
                };
                let how = match it.measure {
                    KeyResultKind::Increase | KeyResultKind::Decrease if is_there => {
                        ", from its last value. It has already been reached: set a new target."
                    }
                    KeyResultKind::Increase | KeyResultKind::Decrease => ", from its last value.",
                    KeyResultKind::Milestones => ", with what is left of it.",
                    KeyResultKind::Hold | KeyResultKind::Done => ".",
                };
                Some(format!("“{}”: {aim}{how}", it.title))
            }
            _ => None,
        })
        .collect();
    if key_results.is_empty() {
        said.push("No key results, so there will be no progress to show.".to_owned());
    } else {
        said.extend(key_results);
        said.push("Check-ins are not copied. Each copy links to its original.".to_owned());
    }
    said
}
