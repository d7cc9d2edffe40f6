//! Making records of a sorted list, for one command.

use super::{Sorted, Verdict};
use crate::domain::{Date, Entropy, Id, KeyResult, Kpi, Objective, Record, State};
use crate::phrase::fields::capital;
use crate::phrase::sentence::Context;

/// Where the records go.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Placement {
    /// The cycle of the objectives.
    pub cycle: Option<Id>,
    /// The objective of key results and initiatives that stand under none. Without one, a draft objective is made for them.
    pub objective: Option<Id>,
    /// The title of that draft objective.
    pub objective_title: String,
    /// The day from which targets of KPIs count.
    pub today: Date,
}

/// Makes records of the lines: KPIs, objectives, key results and initiatives under what they serve. Unclear lines and duplicates are
/// left out. Parents stand before their parts; save them with one command, so that undo takes all of them back.
pub fn records(
    sorted: &Sorted,
    placement: &Placement,
    context: &Context,
    entropy: &mut dyn Entropy,
) -> Vec<Record> {
    let mut made: Vec<Record> = Vec::new();
    let mut ids: Vec<Option<Id>> = vec![None; sorted.lines.len()];
    let mut loose: Option<Id> = placement.objective.clone();
    let mut order = 0;
    for (index, line) in sorted.lines.iter().enumerate() {
        if line.verdict == Verdict::Unclear {
            continue;
        }
        if let Some(first) = line.duplicate_of {
            // Its parts belong to the first of the two.
            let id = ids.get(first).cloned().flatten();
            if let Some(place) = ids.get_mut(index) {
                *place = id;
            }
            continue;
        }
        let id = Id::random(entropy);
        let over = line
            .parent
            .and_then(|parent| ids.get(parent).cloned().flatten());
        let mut under = || {
            over.clone().or_else(|| loose.clone()).unwrap_or_else(|| {
                let objective = Objective {
                    id: Id::random(entropy),
                    title: placement.objective_title.clone(),
                    cycle: placement.cycle.clone(),
                    state: State::Draft,
                    ..Objective::default()
                };
                let id = objective.id.clone();
                made.push(objective.into());
                loose = Some(id.clone());
                id
            })
        };
        let understood = &line.understood;
        let record: Record = match line.verdict {
            Verdict::Kpi => {
                let mut kpi = Kpi {
                    id: id.clone(),
                    ..Kpi::default()
                };
                understood
                    .kpi_fields(context)
                    .fill(&mut kpi, placement.today, &[]);
                kpi.into()
            }
            Verdict::Objective => Objective {
                id: id.clone(),
                title: capital(&own_words(line)),
                owner: understood.owner.clone().unwrap_or_default(),
                cycle: placement.cycle.clone(),
                state: State::Draft,
                ..Objective::default()
            }
            .into(),
            Verdict::KeyResult => {
                let mut key_result = KeyResult {
                    id: id.clone(),
                    objective: under(),
                    order,
                    ..KeyResult::default()
                };
                order += 1;
                understood
                    .key_result_fields(context)
                    .fill(&mut key_result, &[]);
                key_result.into()
            }
            Verdict::Initiative => {
                let mut initiative = understood.initiative();
                initiative.text = capital(&own_words(line));
                initiative.id = id.clone();
                initiative.parent = under();
                initiative.into()
            }
            Verdict::Unclear => continue,
        };
        made.push(record);
        if let Some(place) = ids.get_mut(index) {
            *place = Some(id);
        }
    }
    made
}

/// Objectives and initiatives keep their own words, numbers and all: what is taken out of a key result has fields to go to, theirs has
/// none.
fn own_words(line: &super::SortedLine) -> String {
    use crate::phrase::sentence::Part;
    let understood = &line.understood;
    if !understood.has_numbers() && understood.due.is_none() {
        return understood.title.clone();
    }
    let furniture = |part: &Part| {
        matches!(
            part,
            Part::Mark(_) | Part::Owner(_) | Part::Priority(_) | Part::Checkbox(_) | Part::Score(_)
        )
    };
    let mut title = String::new();
    let mut at = 0;
    for span in understood.spans.iter().filter(|span| furniture(&span.part)) {
        title.push_str(line.text.get(at..span.start).unwrap_or_default());
        at = span.end;
    }
    title.push_str(line.text.get(at..).unwrap_or_default());
    let title = title.split(" | ").next().unwrap_or_default();
    title
        .trim_matches(|letter: char| {
            letter.is_whitespace()
                || matches!(letter, '-' | '*' | '•' | '#' | '|' | ':' | '.' | '–')
        })
        .to_owned()
}
