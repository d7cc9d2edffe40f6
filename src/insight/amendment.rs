//! Changing the aim of a key result that is under way asks why, and is kept (DOMAIN §8).

use crate::domain::{
    Amendment, Date, Entropy, Id, KeyResult, KeyResultKind, Ordered, PhasedTarget, State, Workspace,
};
use crate::figures::Figures;

/// What was changed of an aim, with the values as shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AimChange {
    /// `baseline`, `target`, `band`, `phased targets`, `steps`, `weight` or `due`.
    pub field: &'static str,
    /// The value before.
    pub from: String,
    /// The value after.
    pub to: String,
}

impl AimChange {
    /// The record of it, with its reason.
    pub fn amendment(
        self,
        key_result: &Id,
        why: &str,
        author: &str,
        on: Date,
        entropy: &mut dyn Entropy,
    ) -> Amendment {
        Amendment {
            id: Id::random(entropy),
            key_result: key_result.clone(),
            date: on,
            field: self.field.to_owned(),
            from: self.from,
            to: self.to,
            why: why.to_owned(),
            author: author.to_owned(),
            example: false,
        }
    }
}

/// What of a key result's aim differs from how it stands in the workspace. Empty while its objective is a draft or its cycle
/// has not begun: until then everything may be changed without a reason.
pub fn aim_changes(
    workspace: &Workspace,
    changed: &KeyResult,
    today: Date,
    figures: &Figures,
) -> Vec<AimChange> {
    let Some(before) = workspace.key_result(&changed.id) else {
        return Vec::new();
    };
    let is_under_way = workspace
        .objective(&before.objective)
        .is_some_and(|objective| {
            objective.state != State::Draft
                && workspace
                    .cycle_of(objective)
                    .is_none_or(|cycle| cycle.start <= today)
        });
    if is_under_way {
        differences(before, changed, figures)
    } else {
        Vec::new()
    }
}

fn differences(before: &KeyResult, after: &KeyResult, figures: &Figures) -> Vec<AimChange> {
    let number = |key_result: &KeyResult, value: Option<f64>| {
        value.map_or("none".to_owned(), |value| {
            figures.line(value, &key_result.unit, key_result.decimals)
        })
    };
    let band = |key_result: &KeyResult| {
        key_result.band.map_or("none".to_owned(), |band| {
            figures.band(&band, &key_result.unit, key_result.decimals)
        })
    };
    let due = |key_result: &KeyResult| {
        key_result
            .due
            .map_or("end of the cycle".to_owned(), |day| figures.day(day))
    };
    let is_change = |key_result: &KeyResult| {
        matches!(
            key_result.measure,
            KeyResultKind::Increase | KeyResultKind::Decrease
        )
    };
    let phased = |key_result: &KeyResult| {
        let by = |phase: &PhasedTarget| {
            let value = figures.line(phase.value, &key_result.unit, key_result.decimals);
            format!("{value} by {}", figures.day(phase.date))
        };
        let all: Vec<String> = key_result.phased.iter().map(by).collect();
        if all.is_empty() {
            "a straight line".to_owned()
        } else {
            all.join(", ")
        }
    };
    let mut found = Vec::new();
    let mut note = |differs: bool, field, from: String, to: String| {
        if differs {
            found.push(AimChange { field, from, to });
        }
    };
    if is_change(before) || is_change(after) {
        note(
            before.baseline != after.baseline,
            "baseline",
            number(before, before.baseline),
            number(after, after.baseline),
        );
        note(
            before.target != after.target,
            "target",
            number(before, before.target),
            number(after, after.target),
        );
    }
    note(
        before.phased != after.phased,
        "phased targets",
        phased(before),
        phased(after),
    );
    note(before.band != after.band, "band", band(before), band(after));
    // What is asked for in other words is the same step; another step, or another weight, is another aim.
    let shares = |key_result: &KeyResult| -> Vec<(Id, u64)> {
        let steps = key_result.steps.iter();
        steps
            .map(|step| (step.id.clone(), step.weight.to_bits()))
            .collect()
    };
    let (mut had, mut has) = (shares(before), shares(after));
    had.order_by(Ord::cmp);
    has.order_by(Ord::cmp);
    note(
        had != has,
        "steps",
        steps(before, figures),
        steps(after, figures),
    );
    note(
        before.weight.to_bits() != after.weight.to_bits(),
        "weight",
        figures.number(before.weight, None),
        figures.number(after.weight, None),
    );
    note(before.due != after.due, "due", due(before), due(after));
    found
}

/// Steps in a row, with their weights where these differ.
fn steps(key_result: &KeyResult, figures: &Figures) -> String {
    let first = key_result.steps.first().map(|step| step.weight);
    let is_even = (key_result.steps.iter()).all(|step| Some(step.weight) == first);
    let all: Vec<String> = (key_result.steps.iter())
        .map(|step| match is_even {
            true => step.text.clone(),
            false => format!(
                "{} (weight {})",
                step.text,
                figures.number(step.weight, None)
            ),
        })
        .collect();
    if all.is_empty() {
        "none".to_owned()
    } else {
        all.join(", ")
    }
}
