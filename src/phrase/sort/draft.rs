//! The goal that a line of a sorted list would become.

use super::{Beside, SortedLine, Verdict};
use crate::domain::{Band, Date, KeyResult, Kpi, Objective, Record, Scope, State, Unit};
use crate::phrase::fields::capital;
use crate::phrase::sentence::{Context, Part, read};
use crate::phrase::{read_date, read_value};

/// The goal that a line becomes under a verdict, without an id and without what it stands under; none while it is unclear.
/// Objectives are drafts.
pub fn draft(line: &SortedLine, verdict: Verdict, context: &Context) -> Option<Record> {
    let understood = &line.understood;
    Some(match verdict {
        Verdict::Kpi => {
            let mut kpi = Kpi::default();
            understood.kpi_fields(context).fill(&mut kpi, &[]);
            let Beside {
                definition,
                source,
                team,
                alarm,
                ..
            } = &line.beside;
            kpi.definition.clone_from(definition);
            kpi.source.clone_from(source);
            kpi.note = line
                .beside
                .in_words(readings(line, &kpi.unit, context).len());
            if !team.is_empty() {
                kpi.scope = Some(Scope::Team);
                kpi.scope_name.clone_from(team);
            }
            if let Some(target) = kpi.targets.first_mut() {
                target.alarm =
                    self::alarm(alarm, &target.target, understood.unit.as_ref(), context);
            }
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

/// The values of periods that are over, each with the last day of its period, in a unit. Only those in front of the first that is not over or
/// not a number, and none where the days do not follow each other: what is not sure stays in the note.
pub fn readings(line: &SortedLine, unit: &Unit, context: &Context) -> Vec<(Date, f64)> {
    let calendar = context.calendar.looking_back();
    let said = line.beside.periods.iter().map_while(|(head, cell)| {
        let day = read_date(head, &calendar).ok()?;
        let value = read_value(cell, context.convention, unit).ok()?;
        // One that is not over means today
        (day < context.calendar.today).then_some((day, value))
    });
    let said: Vec<(Date, f64)> = said.collect();
    let is_in_order = said
        .windows(2)
        .all(|pair| matches!(pair, [one, next] if one.0 < next.0));
    if is_in_order { said } else { Vec::new() }
}

/// The values that are not yet alarming: what lies on the other side of the limit that a table names, where that leaves room beyond the
/// target. None where it cannot be told; the words stay in the note.
fn alarm(words: &str, target: &Band, unit: Option<&Unit>, context: &Context) -> Option<Band> {
    let named = read(words, context);
    let same = named.unit.is_none() || named.unit.as_ref() == unit;
    let strict = words.trim_start().starts_with(['<', '>']) && !words.contains('=');
    let band = named.band.filter(|_| same && strict)?;
    match (band.low, band.high, target.low, target.high) {
        (None, Some(below), Some(least), None) if below < least => Some(Band::at_least(below)),
        (Some(above), None, None, Some(most)) if above > most => Some(Band::at_most(above)),
        _ => None,
    }
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
