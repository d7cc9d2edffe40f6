//! Saving what was made from an earlier state: only what differs from that state is written, and only what it held is removed.
//!
//! Everything that shows a record, lets a person change it and saves it later goes through here: forms, corrections, inline
//! edits. In between a colleague's file, another tab or the person themselves may have changed the same record.

use super::change::{Apart, Edit};
use super::command::Refusal;
use super::json::Fields;
use super::order::{Gathered, Ordered};
use super::record::{Kind, Record, Ref};
use super::sorted::{SortedMap, SortedSet};
use super::validate::validate;
use super::workspace::Workspace;
use serde_json::Value;

/// What a save comes to in the workspace as it is now.
#[derive(Debug, Default)]
pub(super) struct Saved {
    pub edits: Vec<Edit>,
    pub apart: Vec<Apart>,
    /// What was to be removed and stays, because something on it came or changed since.
    pub spared: Vec<Ref>,
}

/// Works out what `records` and `gone` change, both made from `base`.
///
/// # Errors
/// [`Refusal::Missing`] where a goal that was edited, or what a record is part of, was deleted since; whatever else keeps a
/// record from being saved.
pub(super) fn save(
    now: &Workspace,
    base: Vec<Record>,
    records: Vec<Record>,
    gone: Vec<Ref>,
) -> Result<Saved, Refusal> {
    let base: SortedMap<Ref, Record> = base
        .into_iter()
        .map(|record| (record.reference(), record))
        .into_map();
    let mut saved = Saved::default();
    let mut doomed: SortedSet<Ref> = SortedSet::new();
    for target in gone {
        let falling = now.delete(vec![target.clone()]);
        let is_known = |edit: &Edit| match (&edit.before, edit.reference()) {
            (Some(before), Some(reference)) => base.get(&reference) == Some(before),
            _ => true,
        };
        if falling.iter().all(is_known) {
            for edit in falling {
                if edit.reference().is_some_and(|one| doomed.insert(one)) {
                    saved.edits.push(edit);
                }
            }
        } else {
            saved.spared.push(target);
        }
    }
    // Asked only of what was edited; what is new may be thousands of records.
    let made: Vec<Ref> = match base.is_empty() {
        true => Vec::new(),
        false => records.iter().map(Record::reference).collect(),
    };
    for mine in records {
        let reference = mine.reference();
        if doomed.contains(&reference) {
            continue;
        }
        let before = now.get(&reference);
        let after = match (base.get(&reference), before) {
            (None, None) => mine,
            // Deleted meanwhile, and the person left it as it was.
            (Some(base), None) if *base == mine => continue,
            (Some(_), None) => {
                refuse_orphan(now, &made, &mine)?;
                mine
            }
            (base, Some(current)) => merge(base, &mine, current, &mut saved.apart),
        };
        validate(&after)?;
        if before != Some(&after) {
            saved.edits.push(Edit {
                before: before.cloned(),
                after: Some(after),
            });
        }
    }
    Ok(saved)
}

/// A goal that was deleted is brought back by a person, not by saving a form; what hangs on nothing is not brought back at all.
fn refuse_orphan(now: &Workspace, made: &[Ref], mine: &Record) -> Result<(), Refusal> {
    let is_here = |id| now.find(id).is_some() || made.iter().any(|one| one.id == *id);
    let is_goal = matches!(mine.kind(), Kind::Kpi | Kind::Objective);
    if is_goal || !mine.parents().into_iter().all(is_here) {
        return Err(Refusal::Missing(mine.reference()));
    }
    Ok(())
}

/// The record as it is now with what the person changed since `base`. Where both changed a field, the person's is taken and the
/// other noted.
fn merge(base: Option<&Record>, mine: &Record, now: &Record, apart: &mut Vec<Apart>) -> Record {
    if base == Some(now) || now == mine {
        return mine.clone();
    }
    let was = base.map(Record::to_fields).unwrap_or_default();
    let (is, wanted) = (now.to_fields(), mine.to_fields());
    let mut fields = is.clone();
    let names: SortedSet<&String> = was.keys().chain(wanted.keys()).into_set();
    for name in names {
        let (was, wanted, is) = (was.get(name), wanted.get(name), is.get(name));
        if was == wanted || is == wanted {
            continue;
        }
        let (value, collides) = match merge_rows(was, wanted, is) {
            Some((rows, collides)) => ((!rows.is_empty()).then_some(Value::Array(rows)), collides),
            None => (wanted.cloned(), was != is),
        };
        put(&mut fields, name, value);
        if collides {
            apart.push(Apart {
                record: now.reference(),
                field: name.clone(),
                theirs: is.cloned(),
            });
        }
    }
    // Both were read from records of this kind, so their fields are of the right shape.
    Record::from_fields(now.kind(), &fields).unwrap_or_else(|_| mine.clone())
}

fn put(fields: &mut Fields, name: &str, value: Option<Value>) {
    match value {
        Some(value) => fields.insert(name.to_owned(), value),
        None => fields.remove(name),
    };
}

/// Lists whose rows have a name of their own (steps by id, dated targets and changes by day) are merged row by row. None for
/// anything else. Also whether a row was changed on both sides.
fn merge_rows(
    was: Option<&Value>,
    wanted: Option<&Value>,
    is: Option<&Value>,
) -> Option<(Vec<Value>, bool)> {
    let (was, wanted, is) = (rows(was)?, rows(wanted)?, rows(is)?);
    let find = |rows: &[(String, Value)], key: &str| -> Option<Value> {
        let found = rows.iter().find(|(known, _)| known == key);
        found.map(|(_, row)| row.clone())
    };
    let mut merged: Vec<(String, Value)> = Vec::new();
    let mut collides = false;
    for (key, mine) in &wanted {
        let (before, current) = (find(&was, key), find(&is, key));
        let mine_is_changed = before.as_ref() != Some(mine);
        collides |= mine_is_changed && current != before && current.as_ref() != Some(mine);
        // What the person left alone is as it is now, or gone with who took it out.
        let row = if mine_is_changed {
            Some(mine.clone())
        } else {
            current
        };
        merged.extend(row.map(|row| (key.clone(), row)));
    }
    for (key, current) in &is {
        if find(&wanted, key).is_some() {
            continue;
        }
        match find(&was, key) {
            // Somebody added it.
            None => merged.push((key.clone(), current.clone())),
            // The person took it out; where it was changed meanwhile, both are kept.
            Some(before) => collides |= before != *current,
        }
    }
    let is_dated = merged.iter().all(|(_, row)| row.get("id").is_none());
    if is_dated {
        merged.order_by(|one, other| one.0.cmp(&other.0));
    }
    Some((merged.into_iter().map(|(_, row)| row).collect(), collides))
}

/// The rows of a list with their names; an absent list has none. None for what is no list, or where a row has no name or the
/// name of another.
fn rows(value: Option<&Value>) -> Option<Vec<(String, Value)>> {
    let Some(value) = value else {
        return Some(Vec::new());
    };
    let mut rows: Vec<(String, Value)> = Vec::new();
    for row in value.as_array()? {
        let name = ["id", "from", "date"].iter().find_map(|word| row.get(word));
        let name = name?.as_str()?.to_owned();
        if rows.iter().any(|(known, _)| *known == name) {
            return None;
        }
        rows.push((name, row.clone()));
    }
    Some(rows)
}
