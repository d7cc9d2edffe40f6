//! The goal that a line of a sorted list would become.

use super::{SortedLine, Verdict};
use crate::domain::{KeyResult, Kpi, Objective, Record, State};
use crate::phrase::fields::capital;
use crate::phrase::sentence::{Context, Part};

/// The goal that a line becomes under a verdict, without an id and without what it stands under; none while it is unclear.
/// Objectives are drafts.
pub fn draft(line: &SortedLine, verdict: Verdict, context: &Context) -> Option<Record> {
    let understood = &line.understood;
    Some(match verdict {
        Verdict::Kpi => {
            let mut kpi = Kpi::default();
            understood.kpi_fields(context).fill(&mut kpi, &[]);
            kpi.into()
        }
        Verdict::Objective => Objective {
            title: capital(&own_words(line)),
            owner: understood.owner.clone().unwrap_or_default(),
            state: State::Draft,
            ..Objective::default()
        }
        .into(),
        Verdict::KeyResult => {
            let mut key_result = KeyResult::default();
            understood
                .key_result_fields(context)
                .fill(&mut key_result, &[]);
            key_result.into()
        }
        Verdict::Initiative => {
            let mut initiative = understood.initiative();
            initiative.text = capital(&own_words(line));
            initiative.into()
        }
        Verdict::Unclear => return None,
    })
}

/// Objectives and initiatives keep their own words, numbers and all: what is taken out of a key result has fields to go to, theirs has
/// none.
fn own_words(line: &SortedLine) -> String {
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
