//! The lists to work through: overdue, and due this week.

use super::lines::DueLine;
use super::nothing::NothingDue;
use crate::desk::use_desk;
use crate::domain::Ordered;
use crate::figures::count;
use crate::keys::{Act, KeyPlace, keys, word_of};
use crate::recording::Subject;
use crate::ui::recording::RecordRow;
use crate::ui::{Show, is_mac};
use leptos::prelude::*;

/// How many lines of a list are shown before it is asked for more.
const FIRST: usize = 40;
/// So many lines need no choice of whose they are.
const HANDFUL: usize = 8;

/// The two lists, or that nothing is due.
#[component]
pub fn Owed(owed: Memo<Vec<DueLine>>) -> impl IntoView {
    let desk = use_desk();
    let has_lines = Memo::new(move |_| owed.with(|lines| !lines.is_empty()));
    let own = desk
        .settings
        .with_untracked(|settings| settings.name.clone());
    let is_known = owed.with_untracked(|lines| lines.iter().any(|line| line.owner == own));
    // Whose numbers: one's own where the name in the settings owes any, else everybody's.
    let whose = RwSignal::new(if is_known { own } else { String::new() });
    let mine = Memo::new(move |_| {
        owed.with(|lines| {
            whose.with(|whose| {
                let of_them = |line: &&DueLine| whose.is_empty() || line.owner == *whose;
                lines
                    .iter()
                    .filter(of_them)
                    .cloned()
                    .collect::<Vec<DueLine>>()
            })
        })
    });
    let of = move |late: bool| {
        Memo::new(move |_| {
            mine.with(|lines| {
                lines
                    .iter()
                    .filter(|line| line.is_late == late)
                    .cloned()
                    .collect::<Vec<DueLine>>()
            })
        })
    };
    let (late, soon) = (of(true), of(false));
    let since = Signal::derive(move || {
        let first = late.with(|lines| {
            lines
                .iter()
                .filter(|line| line.is_owed)
                .map(|line| line.due)
                .min()
        });
        first.map_or_else(
            || "all done".to_owned(),
            |day| format!("since {}", desk.figures().near_day(day, desk.today())),
        )
    });
    let left = Signal::derive(move || {
        let left = soon.with(|lines| lines.iter().filter(|line| line.is_owed).count());
        if left == 0 {
            "all done".to_owned()
        } else {
            format!("{left} left, {}", minutes(left))
        }
    });
    // The first line that is owed when the page opens has the focus.
    let first = mine.with_untracked(|lines| {
        let owed = |late: bool| {
            lines
                .iter()
                .find(move |line| line.is_owed && line.is_late == late)
        };
        owed(true).or(owed(false)).map(|line| line.subject.clone())
    });
    let first = StoredValue::new(first);
    view! {
        <Show when=move || has_lines.get() fallback=|| view! { <NothingDue /> }>
            <Whose owed whose />
            <section class="card list">
                <Group title="Overdue" note=since lines=late first />
                <Group title="Due this week" note=left lines=soon first />
                <p class="pad small keys">
                    <kbd>"Enter"</kbd>" records and goes on."
                    {of_row().into_iter().map(|(keys, word)| view! { " "<kbd>{keys}</kbd>" "{word} }).collect_view()}
                </p>
                <Show when=move || mine.with(Vec::is_empty)>
                    <p class="pad quiet">{move || format!("Nothing of {} is due this week.", whose.get())}</p>
                </Show>
            </section>
        </Show>
    }
}

/// The keys of a row that are named below the list, from the table of commands.
fn of_row() -> Vec<(String, String)> {
    let acts = [Act::PastDay, Act::Note, Act::CorrectLast, Act::NothingNew];
    let last = acts.len().saturating_sub(1);
    let told = acts.into_iter().enumerate();
    told.map(|(at, act)| {
        let end = if at == last { "." } else { "," };
        (
            keys(act, KeyPlace::Row, is_mac()),
            format!("{}{end}", word_of(act, KeyPlace::Row)),
        )
    })
    .collect()
}

#[component]
fn Group(
    title: &'static str,
    note: Signal<String>,
    lines: Memo<Vec<DueLine>>,
    first: StoredValue<Option<Subject>>,
) -> impl IntoView {
    let most = RwSignal::new(FIRST);
    // What is done stays and does not count: as many as are recorded move up.
    let shown = move || {
        lines.with(|lines| {
            let mut left = most.get();
            let fits = |line: &&DueLine| {
                if !line.is_owed {
                    return true;
                }
                let fits = left > 0;
                left = left.saturating_sub(1);
                fits
            };
            lines.iter().filter(fits).cloned().collect::<Vec<DueLine>>()
        })
    };
    let hidden = move || {
        let owed = lines.with(|lines| lines.iter().filter(|line| line.is_owed).count());
        owed.saturating_sub(most.get())
    };
    view! {
        <Show when=move || lines.with(|lines| !lines.is_empty())>
            <div class="group"><h2>{title}</h2><small>{note}</small></div>
            <div role="list" aria-label=title>
            <For each=shown key=|line| line.subject.clone() let:line>
                {
                    let (subject, shown) = (StoredValue::new(line.subject.clone()), line.subject.clone());
                    let is_first = first.with_value(|first| first.as_ref() == Some(&line.subject));
                    let now = move || {
                        lines.with(|lines| {
                            let line = subject.with_value(|subject| lines.iter().find(|line| line.subject == *subject));
                            line.map(|line| (line.is_owed, line.day))
                        })
                    };
                    let day = line.day;
                    view! {
                        <div role="listitem">
                            <RecordRow subject=shown first=is_first
                                day=Signal::derive(move || now().map_or(day, |(_, day)| day))
                                owed=Signal::derive(move || now().is_some_and(|(owed, _)| owed)) />
                        </div>
                    }
                }
            </For>
            </div>
            <Show when=move || hidden() != 0>
                <div class="pad">
                    <button class="btn quiet" type="button" on:click=move |_| most.update(|most| *most += FIRST)>
                        {move || format!("Show more of the {} that are left", hidden())}
                    </button>
                </div>
            </Show>
        </Show>
    }
}

/// Whose numbers are listed; only where several people owe more than a handful.
#[component]
fn Whose(owed: Memo<Vec<DueLine>>, whose: RwSignal<String>) -> impl IntoView {
    let owners = Memo::new(move |_| {
        owed.with(|lines| {
            let mut names: Vec<&String> = lines.iter().map(|line| &line.owner).collect();
            names.retain(|name| !name.is_empty());
            names.order_by_key(|name| (*name).clone());
            names.dedup();
            let many = lines.len() > HANDFUL && names.len() > 1;
            let names = names.into_iter().filter(|_| many);
            names
                .map(|name| (name.clone(), name.clone()))
                .collect::<Vec<_>>()
        })
    });
    view! {
        <Show when=move || owners.with(|owners| !owners.is_empty())>
            <div class="toolbar whose">
                <label>"Whose"
                    <select class="field" aria-label="Whose" on:change=move |event| whose.set(event_target_value(&event))>
                        <option value="" prop:selected=move || whose.with(String::is_empty)>"Everybody"</option>
                        {move || owners.get().into_iter().map(|(key, word)| {
                            let own = key.clone();
                            view! { <option value=key prop:selected=move || whose.with(|whose| *whose == own)>{word}</option> }
                        }).collect_view()}
                    </select>
                </label>
            </div>
        </Show>
    }
}

/// Ten seconds a number, as people find it in practice.
fn minutes(numbers: usize) -> String {
    match (numbers * 10).div_ceil(60) {
        0 | 1 => "about a minute".to_owned(),
        more => format!("about {}", count(more, "minute", "minutes")),
    }
}
