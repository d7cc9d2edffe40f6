//! The sentence below the date: what is due, what changed, and how long the cycle still runs.

use super::cards::Notices;
use super::lines::Line;
use crate::desk::Desk;
use crate::figures::count;
use crate::insight::reviews_due;
use leptos::prelude::*;

/// "Seven numbers are due. Two KPIs gave a signal. Q4 2026 ends in 38 days."
pub fn lead(desk: Desk, owed: Memo<Vec<Line>>, notices: Memo<Notices>) -> Signal<String> {
    let cycle = move || {
        let today = desk.today();
        let due = desk.read(|workspace| reviews_due(workspace, today));
        let next = due.into_iter().find(|it| it.days_left >= 0)?;
        Some((next.name, next.days_left))
    };
    Signal::derive(move || {
        let due = owed.with(|lines| lines.iter().filter(|line| line.is_owed).count());
        let mut said = match due {
            0 => "Nothing is due.".to_owned(),
            1 => "One number is due.".to_owned(),
            more => format!("{} numbers are due.", number(more)),
        };
        match notices.with(|found| found.signals.len()) {
            0 => {}
            1 => said.push_str(" One KPI gave a signal."),
            more => said.push_str(&format!(" {} KPIs gave a signal.", number(more))),
        }
        match cycle() {
            Some((name, 0)) => said.push_str(&format!(" {name} ends today.")),
            Some((name, days)) => {
                let left = usize::try_from(days).unwrap_or_default();
                said.push_str(&format!(" {name} ends in {}.", count(left, "day", "days")));
            }
            None => {}
        }
        said
    })
}

/// A small number as a word that begins a sentence.
fn number(of: usize) -> String {
    const WORDS: [&str; 13] = [
        "No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten",
        "Eleven", "Twelve",
    ];
    WORDS
        .get(of)
        .map_or_else(|| of.to_string(), |word| (*word).to_owned())
}
