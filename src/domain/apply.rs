//! What a command changes: the one place where they are carried out (decision 0002).

use super::change::{Change, Edit};
use super::closed::guard;
use super::command::{Command, Refusal};
use super::deed::Deed;
use super::record::{Record, Ref};
use super::stale;
use super::validate::validate;
use super::workspace::Workspace;

impl Workspace {
    /// Works out what a command changes, without changing anything.
    ///
    /// # Errors
    /// A [`Refusal`] with the record, the field and what is wrong; the workspace is as it was.
    pub fn apply(&self, command: Command) -> Result<Change, Refusal> {
        // Undo and clearing away are no edits: they pass even where something is closed.
        let is_edit = matches!(
            command,
            Command::Save { .. } | Command::Rewrite { .. } | Command::Delete { .. }
        );
        let (mut apart, mut spared) = (Vec::new(), Vec::new());
        let (deed, edits) = match command {
            Command::Save { deed, records } => (deed, self.save(records)?),
            Command::Rewrite {
                deed,
                base,
                records,
                gone,
            } => {
                let saved = stale::save(self, base, records, gone)?;
                (apart, spared) = (saved.apart, saved.spared);
                (deed, saved.edits)
            }
            Command::Delete { targets } => {
                for target in &targets {
                    if self.get(target).is_none() {
                        return Err(Refusal::Missing(target.clone()));
                    }
                }
                (Deed::Deleted, self.delete(targets))
            }
            Command::RemoveExample => (Deed::ExampleRemoved, self.delete(self.example_refs())),
            Command::Empty => (
                Deed::Emptied,
                self.delete(self.records().map(Record::reference).collect()),
            ),
            Command::Revert { change } => (Deed::Reverted, self.revert(&change)),
        };
        if is_edit {
            guard(self, deed, &edits)?;
        }
        Ok(Change {
            apart,
            spared,
            ..Change::new(deed, edits)
        })
    }

    fn save(&self, records: Vec<Record>) -> Result<Vec<Edit>, Refusal> {
        let mut edits: Vec<Edit> = Vec::new();
        for record in records {
            validate(&record)?;
            let before = self.get(&record.reference()).cloned();
            if before.as_ref() != Some(&record) {
                edits.push(Edit {
                    before,
                    after: Some(record),
                });
            }
        }
        Ok(edits)
    }

    fn revert(&self, change: &Change) -> Vec<Edit> {
        change
            .edits
            .iter()
            .rev()
            .filter_map(|edit| edit.undone_in(self.get(&edit.reference()?)))
            .collect()
    }

    fn example_refs(&self) -> Vec<Ref> {
        self.records()
            .filter(|record| record.is_example() && !self.is_cycle_in_use(record))
            .map(Record::reference)
            .collect()
    }

    /// An example's cycle that a person's own objective runs in stays.
    fn is_cycle_in_use(&self, record: &Record) -> bool {
        matches!(record, Record::Cycle(cycle) if self
            .objectives()
            .any(|objective| !objective.example && objective.cycle.as_ref() == Some(&cycle.id)))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use crate::domain::*;

    fn kpi(id: &str) -> Kpi {
        Kpi {
            id: Id::from_text(id),
            name: format!("KPI {id}"),
            ..Kpi::default()
        }
    }

    fn reading(id: &str, kpi: &str, day: u32, value: f64) -> Reading {
        Reading {
            id: Id::from_text(id),
            kpi: Id::from_text(kpi),
            date: date(2026, 1, day),
            value,
            entered: Stamp(i64::from(day)),
            ..Reading::default()
        }
    }

    fn done(workspace: &mut Workspace, command: Command) -> Change {
        let change = workspace.apply(command).unwrap();
        workspace.commit(&change);
        change
    }

    #[test]
    fn a_rewritten_goal_and_the_parts_it_lost_are_one_step() {
        let mut workspace = Workspace::default();
        let link = Link::new(&Id::from_text("a"), Meaning::Guards, &Id::from_text("b"));
        let gone = vec![Ref::new(Kind::Link, &link.id)];
        done(
            &mut workspace,
            Command::save(vec![kpi("a").into(), kpi("b").into(), link.into()]),
        );
        let before = workspace.clone();
        let renamed = Kpi {
            name: "Another name".into(),
            ..kpi("a")
        };
        let rewrite = Command::Rewrite {
            deed: Deed::Saved,
            base: workspace.records().cloned().collect(),
            records: vec![renamed.into()],
            gone,
        };
        let change = done(&mut workspace, rewrite);
        assert_eq!((change.edits.len(), workspace.links().count()), (2, 0));
        let revert = Command::Revert {
            change: Box::new(change),
        };
        done(&mut workspace, revert);
        assert_eq!(workspace, before);
    }

    #[test]
    fn deleting_a_kpi_takes_its_readings_and_links_along_and_undo_brings_all_back() {
        let mut workspace = Workspace::default();
        let link = Link::new(&Id::from_text("a"), Meaning::Guards, &Id::from_text("b"));
        done(
            &mut workspace,
            Command::save(vec![
                kpi("a").into(),
                kpi("b").into(),
                reading("r1", "a", 5, 1.0).into(),
                reading("r2", "b", 5, 2.0).into(),
                link.into(),
            ]),
        );
        let full = workspace.clone();
        let change = done(
            &mut workspace,
            Command::Delete {
                targets: vec![Ref::new(Kind::Kpi, &Id::from_text("a"))],
            },
        );
        assert_eq!(workspace.records().count(), 2);
        assert_eq!(workspace.links_of(&Id::from_text("b")).count(), 0);
        done(
            &mut workspace,
            Command::Revert {
                change: Box::new(change),
            },
        );
        assert_eq!(workspace, full);
    }

    #[test]
    fn undo_leaves_a_field_alone_that_somebody_changed_since() {
        let mut workspace = Workspace::from_records([kpi("a").into()]);
        let renamed = done(
            &mut workspace,
            Command::save(vec![
                Kpi {
                    name: "Renamed".into(),
                    ..kpi("a")
                }
                .into(),
            ]),
        );
        done(
            &mut workspace,
            Command::save(vec![
                Kpi {
                    name: "Renamed".into(),
                    owner: "Jo".into(),
                    ..kpi("a")
                }
                .into(),
            ]),
        );
        done(
            &mut workspace,
            Command::Revert {
                change: Box::new(renamed),
            },
        );
        let now = workspace.kpi(&Id::from_text("a")).unwrap();
        assert_eq!((now.name.as_str(), now.owner.as_str()), ("KPI a", "Jo"));
    }

    #[test]
    fn removing_the_example_leaves_own_goals_and_a_cycle_they_use() {
        let cycle = Cycle {
            example: true,
            ..Cycle::new("Q4 2026", date(2026, 10, 1), date(2026, 12, 31))
        };
        let own = Objective {
            id: Id::from_text("own"),
            cycle: Some(cycle.id.clone()),
            ..Objective::default()
        };
        let mut workspace = Workspace::from_records([
            cycle.into(),
            own.into(),
            Record::from(kpi("ex")).into_example(),
            reading("mine", "ex", 3, 4.0).into(),
        ]);
        done(&mut workspace, Command::RemoveExample);
        let left: Vec<Kind> = workspace.records().map(Record::kind).collect();
        assert_eq!(left, vec![Kind::Cycle, Kind::Objective]);
    }

    #[test]
    fn readings_come_in_time_order_and_the_later_entry_of_a_day_last() {
        let mut late = reading("a-late", "a", 5, 9.0);
        late.entered = Stamp(99);
        let workspace = Workspace::from_records([
            kpi("a").into(),
            late.into(),
            reading("z", "a", 5, 1.0).into(),
            reading("b", "a", 2, 3.0).into(),
        ]);
        let values: Vec<f64> = workspace
            .readings_of(&Id::from_text("a"))
            .iter()
            .map(|reading| reading.value)
            .collect();
        assert_eq!(values, vec![3.0, 1.0, 9.0]);
    }

    #[test]
    fn saving_what_is_already_so_changes_nothing() {
        let workspace = Workspace::from_records([kpi("a").into()]);
        let change = workspace
            .apply(Command::save(vec![kpi("a").into()]))
            .unwrap();
        assert!(change.edits.is_empty());
    }

    #[test]
    fn a_number_that_is_not_finite_is_refused_and_names_its_field() {
        let refusal = Workspace::default()
            .apply(Command::save(vec![reading("r", "a", 1, f64::NAN).into()]))
            .unwrap_err();
        assert!(refusal.to_string().contains("value"), "{refusal}");
    }

    #[test]
    fn a_key_result_keeps_the_readings_of_a_kpi_that_goes_and_undo_takes_them_away_again() {
        let id = Id::from_text;
        let cycle = Cycle::new("January", date(2026, 1, 1), date(2026, 1, 31));
        let objective = |name: &str, state| Objective {
            id: id(name),
            cycle: Some(cycle.id.clone()),
            state,
            ..Objective::default()
        };
        let result = |name: &str, of: &str| KeyResult {
            id: id(name),
            objective: id(of),
            ..KeyResult::default()
        };
        let mut outside = reading("late", "a", 1, 9.0);
        outside.date = date(2026, 2, 2);
        let measured = |name: &str| Link::new(&id(name), Meaning::MeasuredBy, &id("a"));
        let mut workspace = Workspace::from_records([
            cycle.clone().into(),
            kpi("a").into(),
            Reading {
                note: "Slow".into(),
                author: "Jo".into(),
                example: true,
                ..reading("r", "a", 5, 3.5)
            }
            .into(),
            outside.into(),
            objective("o", State::Running).into(),
            objective("shut", State::Closed).into(),
            result("k", "o").into(),
            result("old", "shut").into(),
            measured("k").into(),
            measured("old").into(),
        ]);
        let before = workspace.clone();
        let change = done(&mut workspace, Command::delete(Kind::Kpi, &id("a")));
        for name in ["k", "old"] {
            let kept = workspace.check_ins_of(&id(name));
            assert_eq!(kept.len(), 1, "{kept:?}");
            let one = kept.first().unwrap();
            assert_eq!((one.value, one.note.as_str()), (Some(3.5), "Slow"));
            assert_eq!((one.author.as_str(), one.entered), ("Jo", Stamp(5)));
            assert!(!one.example, "it belongs to the key result");
        }
        assert_eq!(workspace.links().count() + workspace.readings().count(), 0);
        done(
            &mut workspace,
            Command::Revert {
                change: Box::new(change),
            },
        );
        assert_eq!(workspace, before);
        done(&mut workspace, Command::Empty);
        assert!(workspace.is_empty(), "what goes too keeps nothing");
    }
}
