//! The objectives, by cycle: as cards, as four squares, over time. View, filters and order live in the address.

mod cards;
mod course;
mod list;
mod squares;
mod strip;
mod view;

use crate::desk::use_desk;
use crate::domain::{Cycle, Id, Kind, Objective, Ref};
use crate::insight;
use crate::route::{Query, Route};
use crate::ui::{Empty, Filter, Head, NoneMatching, count_noticed, different, options};
use cards::{Card, STATUSES, cards, current_cycle, selected, used_cycles};
use leptos::prelude::*;
use view::{View, Views};

pub use cards::meta;

/// The objectives, by cycle.
#[component]
pub fn Okrs() -> impl IntoView {
    let desk = use_desk();
    let query = desk.query();
    let all = Memo::new(move |_| {
        let (as_of, figures) = (desk.as_of(), desk.figures());
        desk.read_reports(|workspace, reports| cards(workspace, reports, as_of, &figures))
    });
    count_noticed(Memo::new(move |_| {
        desk.read(|workspace| {
            let all = workspace.objectives();
            all.map(|one| Ref::new(Kind::Objective, &one.id)).collect()
        })
    }));
    let cycles = Memo::new(move |_| {
        desk.read(|workspace| {
            let cycles = used_cycles(workspace).into_iter().cloned();
            cycles.collect::<Vec<Cycle>>()
        })
    });
    let current = Memo::new(move |_| desk.read(|workspace| current_cycle(workspace, desk.today())));
    // What is asked for: one cycle, or all of them.
    let chosen = Memo::new(move |_| {
        let asked = query.with(|query| query.get("cycle").cloned());
        match asked.as_deref() {
            Some("all") => None,
            Some(id) => cycles.with(|cycles| {
                let found = cycles.iter().find(|cycle| cycle.id.as_str() == id);
                found.cloned().or_else(|| current.get())
            }),
            None => current.get(),
        }
    });
    // The way to its review near its end and after it, and whether all of it is closed.
    let review = Memo::new(move |_| {
        let cycle = chosen.get()?;
        let found = desk.read(|workspace| insight::cycle_review(workspace, &cycle.id))?;
        let is_time = insight::is_review_time(&cycle, desk.today()) && !found.items.is_empty();
        let href = super::review::review_of(Some(&cycle.id), None).href();
        is_time.then(|| {
            (
                (href, format!("Review {}", cycle.name)),
                found.is_complete(),
            )
        })
    });
    let title = Signal::derive(move || {
        chosen.with(|chosen| {
            chosen
                .as_ref()
                .map_or("OKRs".to_owned(), |cycle| cycle.name.clone())
        })
    });
    let lead = Signal::derive(move || {
        let today = desk.today();
        chosen.with(|chosen| match chosen {
            Some(_) if review.with(|it| it.as_ref().is_some_and(|it| it.1)) => {
                "All its objectives are closed, so the cycle is closed. Its review says how it ended."
                    .to_owned()
            }
            Some(cycle) => lead(cycle, today, &desk.figures()),
            None => {
                "Where you are going. The tick on each bar shows where it should be today to be on schedule."
                    .to_owned()
            }
        })
    });
    let any = Memo::new(move |_| all.with(|all| !all.is_empty()));
    let groups = Memo::new(move |_| {
        let shown = all.with(|all| query.with(|query| selected(all, query)));
        let asked = query.with(|query| query.get("cycle").cloned());
        chosen
            .with(|chosen| match chosen {
                Some(cycle) => {
                    let mut groups = vec![group(Some(cycle), &shown)];
                    // Without a cycle they would be seen nowhere but among all.
                    if asked.is_none() {
                        groups.push(group(None, &shown));
                    }
                    groups
                }
                None => cycles.with(|cycles| {
                    let cycles = cycles.iter().map(Some).chain([None]);
                    cycles.map(|cycle| group(cycle, &shown)).collect()
                }),
            })
            .into_iter()
            .filter(|group| !group.cards.is_empty())
            .collect::<Vec<Group>>()
    });
    let cycle_id = Signal::derive(move || chosen.with(|it| it.as_ref().map(|it| it.id.clone())));
    let filtered = Memo::new(move |_| query.with(Filtered::of));
    let view = Memo::new(move |_| query.with(View::of));
    let body = move || {
        match (view.get(), chosen.get()) {
        (View::Cards, _) => view! {
            <Show when=move || groups.with(|groups| !groups.is_empty()) fallback=|| view! {
                <NoneMatching title="No objective matches" text="All of them are filtered out. Take a filter away, or show all." label="Show all objectives" all=every_cycle() />
            }>
                <list::Groups groups chosen=cycle_id />
            </Show>
        }
        .into_any(),
        (View::Squares, Some(cycle)) => {
            view! { <squares::Squares cycle=cycle.id filtered /> }.into_any()
        }
        (View::Course, Some(cycle)) => view! { <course::Course cycle filtered /> }.into_any(),
        (_, None) => view! {
            <Empty title="Choose one cycle" text="The four squares and the charts speak of one cycle at a time. Choose it above, or look at the cards of all.">
                <a class="btn" href=every_cycle().href()>"See the cards"</a>
            </Empty>
        }
        .into_any(),
    }
    };
    view! {
        <Head title lead right=move || view! {
            {move || review.get().map(|((href, label), _)| view! { <a class="btn" href=href>{label}</a> })}
            <Show when=move || any.get()><a class="btn primary" href=Route::NewObjective.href()>"New objective"</a></Show>
        }.into_any() />
        <Show when=move || any.get() fallback=|| view! { <Nothing /> }>
            <strip::Strip cycle=cycle_id filtered />
            <div class="toolbar">
                <Views query view />
                <Filters all cycles current query view />
            </div>
            {body}
        </Show>
    }
}

/// The page without filters, with the objectives of all cycles.
fn every_cycle() -> Route {
    Route::Okrs(Query::from([("cycle".to_owned(), "all".to_owned())]))
}

/// Whose objectives the page is about; none for everybody's.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filtered {
    owner: Option<String>,
    team: Option<String>,
}

impl Filtered {
    fn of(query: &Query) -> Self {
        Self {
            owner: query.get("owner").cloned(),
            team: query.get("team").cloned(),
        }
    }

    /// Whether an objective is one of them.
    pub fn holds(&self, objective: &Objective) -> bool {
        let fits = |wanted: &Option<String>, is: &String| wanted.as_ref().is_none_or(|it| it == is);
        fits(&self.owner, &objective.owner) && fits(&self.team, &objective.team)
    }
}

/// Objectives of one cycle, or of none.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// The cycle; none for objectives without one.
    pub cycle: Option<Id>,
    /// The heading.
    pub title: String,
    /// Its objectives in their order.
    pub cards: Vec<Card>,
}

fn group(cycle: Option<&Cycle>, shown: &[Card]) -> Group {
    let id = cycle.map(|cycle| cycle.id.clone());
    Group {
        title: cycle.map_or("Without a cycle".to_owned(), |cycle| cycle.name.clone()),
        cards: shown
            .iter()
            .filter(|card| card.cycle == id)
            .cloned()
            .collect(),
        cycle: id,
    }
}

/// "Week 8 of 13. The tick on each bar shows where it should be today to be on schedule."
fn lead(cycle: &Cycle, today: crate::domain::Date, figures: &crate::figures::Figures) -> String {
    match cycle.week_of(today) {
        Some((week, of)) => format!(
            "Week {week} of {of}. The tick on each bar shows where it should be today to be on schedule."
        ),
        None if today < cycle.start => {
            format!("It starts on {}.", figures.day(cycle.start))
        }
        None => format!("It ended on {}.", figures.day(cycle.end)),
    }
}

#[component]
fn Filters(
    all: Memo<Vec<Card>>,
    cycles: Memo<Vec<Cycle>>,
    current: Memo<Option<Cycle>>,
    query: Memo<Query>,
    view: Memo<View>,
) -> impl IntoView {
    let named = move |of: fn(&Card) -> &String| {
        Memo::new(move |_| all.with(|all| different(all.iter().map(of))))
    };
    let statuses = Memo::new(move |_| {
        all.with(|all| {
            let is_there = |key: &str| all.iter().any(|card| card.status == key);
            options(STATUSES.into_iter().filter(|(key, _)| is_there(key)))
        })
    });
    let stretches = Memo::new(move |_| {
        let now = current.with(|current| current.as_ref().map(|cycle| cycle.id.clone()));
        let all = ("all".to_owned(), "All cycles".to_owned());
        cycles.with(|cycles| {
            cycles
                .iter()
                .filter(|cycle| Some(&cycle.id) != now.as_ref())
                .map(|cycle| (cycle.id.as_str().to_owned(), cycle.name.clone()))
                .chain([all])
                .collect::<Vec<_>>()
        })
    });
    let orders = Memo::new(|_| {
        options([
            ("title", "Title"),
            ("owner", "Owner"),
            ("team", "Team"),
            ("progress", "Furthest first"),
        ])
    });
    let now = Signal::derive(move || {
        current.with(|current| {
            let name = current.as_ref().map(|cycle| cycle.name.clone());
            name.unwrap_or_else(|| "None yet".to_owned())
        })
    });
    view! {
        <section class="toolbar" aria-label="Filter">
            <Filter label="Cycle" name="cycle" options=stretches query any=now />
            <Filter label="Owner" name="owner" options=named(|card| &card.owner) query any="Everybody" />
            <Filter label="Team" name="team" options=named(|card| &card.team) query any="All teams" />
            <Show when=move || view.get() == View::Cards>
                <Filter label="Status" name="status" options=statuses query any="Any status" />
                <Filter label="Order" name="sort" options=orders query any="Worst first" />
            </Show>
        </section>
    }
}

#[component]
fn Nothing() -> impl IntoView {
    view! {
        <Empty title="No objective yet" text="An objective says where you are going, and two to five key results say how you will know. Draft the first one, or let the guide tell whether it is one.">
            <a class="btn primary" href=Route::NewObjective.href()>"New objective"</a>
            <a class="btn" href=Route::Guide.href()>"Guide me"</a>
            <a class="btn" href=Route::Sort(Query::new()).href()>"Paste a list"</a>
        </Empty>
    }
}
