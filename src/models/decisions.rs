//! Why a goal is what it is: what the guide was told, and what it said.

use super::{Sight, dotted};
use crate::domain::{Decision, Id, Ordered};
use crate::guide::{Answers, Framework};

/// One decision in words.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Decided {
    /// The wish as it was typed; may be empty.
    pub wish: String,
    /// When, by whom, and what was said.
    pub said: String,
    /// The answers it rests on.
    pub because: String,
    /// Why something else was chosen; empty where the verdict was followed.
    pub overruled: String,
}

/// The decisions that led to a goal, newest first.
pub fn decisions(sight: &Sight, goal: &Id) -> Vec<Decided> {
    let mut decisions: Vec<&Decision> = sight.workspace.decisions_of(goal).collect();
    decisions.order_by_key(|decision| std::cmp::Reverse(decision.date));
    let told = decisions.into_iter().map(|decision| told(sight, decision));
    told.collect()
}

fn told(sight: &Sight, decision: &Decision) -> Decided {
    let said = Framework::from_word(&decision.verdict).map_or("", Framework::headline);
    let because = Answers::from_map(&decision.answers)
        .map(|answers| dotted(answers.iter().map(|(_, answer)| answer.label)));
    let by = match decision.author.as_str() {
        "" => String::new(),
        author => format!(" by {author}"),
    };
    let on = sight.figures.day(decision.date);
    Decided {
        wish: decision.wish.clone(),
        said: format!("Decided on {on}{by}. {said}."),
        because: because.unwrap_or_default(),
        overruled: decision.overruled.clone(),
    }
}
