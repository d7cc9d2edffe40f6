//! How a closed objective ended.

use crate::desk::use_desk;
use crate::domain::{Cause, Choice, Id};
use crate::insight::{self, score};
use leptos::prelude::*;

#[derive(Clone, Debug, PartialEq)]
struct Told {
    score: String,
    says: String,
    parts: Vec<(&'static str, String)>,
}

/// Score, what it says, and the retrospective; nothing while the objective is open.
#[component]
pub fn Closed(id: Id) -> impl IntoView {
    let desk = use_desk();
    let told = Memo::new(move |_| {
        let figures = desk.figures();
        desk.read(|workspace| {
            let objective = workspace.objective(&id)?;
            let review = insight::review_of(workspace, objective)?;
            let number = |score: f64| figures.number(score, Some(1));
            let given = insight::final_score(workspace, objective);
            let changed = match (review.score, review.suggested) {
                (Some(score), Some(suggested)) if (score - suggested).abs() > 0.000_5 => {
                    format!("suggested was {}: {}", number(suggested), review.reason)
                }
                _ => review.reason.clone(),
            };
            let parts = [
                ("Score", changed),
                ("Worked", review.worked.clone()),
                ("Cause", review.cause.map_or("", cause).to_owned()),
                ("In the way", review.hindered.clone()),
                ("Learned", review.learned.clone()),
                ("Next", review.choice.map_or("", choice).to_owned()),
                ("By", review.author.clone()),
                ("On", figures.day(review.date)),
            ];
            Some(Told {
                score: given.map_or("–".to_owned(), number),
                says: given
                    .map_or("", |given| {
                        score::judge(given, objective.ambition).sentence()
                    })
                    .to_owned(),
                parts: parts
                    .into_iter()
                    .filter(|(_, text)| !text.is_empty())
                    .collect(),
            })
        })
    });
    move || {
        told.get().map(|told| view! {
            <section class="card pad stack">
                <h2>"Review"</h2>
                <p><b>{told.score}</b>" "{told.says}</p>
                <dl class="defs">
                    {told.parts.into_iter().map(|(name, text)| view! { <dt>{name}</dt><dd>{text}</dd> }).collect_view()}
                </dl>
            </section>
        })
    }
}

fn cause(cause: Cause) -> &'static str {
    match cause {
        Cause::AimTooHigh => "the aim was too high for the time",
        Cause::Resources => "people or money were missing",
        Cause::Dependency => "somebody else was not ready",
        Cause::Priorities => "something else came first",
        Cause::WrongLever => "what we did did not move the number",
        Cause::Measurement => "the number could not be measured in time",
        Cause::External => "something outside changed",
    }
}

fn choice(choice: Choice) -> &'static str {
    match choice {
        Choice::Keep => "keep it",
        Choice::Change => "carry it over changed",
        Choice::Drop => "let it go",
    }
}
