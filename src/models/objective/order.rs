//! The order of an objective's key results, as a person moves one.

use crate::domain::{Command, Deed, Id, KeyResult, Record, Workspace};

/// Puts a key result at a place among those of its objective, the first being 0; a place beyond the end is the end. None where it stands
/// there already, or is not here. Only the key results whose place changes are written.
pub fn place_key_result(workspace: &Workspace, id: &Id, place: usize) -> Option<Command> {
    let moved = workspace.key_result(id)?;
    let before = workspace.key_results_of(&moved.objective);
    let mut after: Vec<&KeyResult> = before.iter().filter(|it| it.id != *id).copied().collect();
    after.insert(place.min(after.len()), moved);
    if after
        .iter()
        .zip(&before)
        .all(|(now, then)| now.id == then.id)
    {
        return None;
    }
    let (mut base, mut records) = (Vec::new(), Vec::new());
    for (order, it) in (0..).zip(after) {
        if it.order != order {
            base.push(Record::from(it.clone()));
            records.push(Record::from(KeyResult {
                order,
                ..it.clone()
            }));
        }
    }
    Some(Command::Rewrite {
        deed: Deed::Saved,
        base,
        records,
        gone: Vec::new(),
    })
}

#[cfg(test)]
#[allow(clippy::panic, clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::models::tests::{id, key_result, objective};
    use proptest::prelude::*;

    fn with(count: usize) -> Workspace {
        let mut records: Vec<Record> = vec![objective("a", "Bo").into()];
        for at in 0..count {
            // As goals come that were never ordered by hand.
            records.push(key_result(&format!("k{at}"), "a").into());
        }
        Workspace::from_records(records)
    }

    fn shown(workspace: &Workspace) -> Vec<String> {
        let all = workspace.key_results_of(&id("a"));
        all.iter().map(|it| it.id.to_string()).collect()
    }

    fn moved(workspace: &mut Workspace, which: &str, place: usize) -> bool {
        let Some(command) = place_key_result(workspace, &id(which), place) else {
            return false;
        };
        let change = workspace.apply(command).unwrap();
        workspace.commit(&change);
        true
    }

    #[test]
    fn one_that_is_moved_stands_where_it_was_put_and_the_others_keep_their_order() {
        let mut workspace = with(4);
        assert!(moved(&mut workspace, "k3", 1));
        assert_eq!(shown(&workspace), ["k0", "k3", "k1", "k2"]);
        assert!(moved(&mut workspace, "k0", 9));
        assert_eq!(shown(&workspace), ["k3", "k1", "k2", "k0"]);
        // It is there already.
        assert!(!moved(&mut workspace, "k0", 3));
        assert!(!moved(&mut workspace, "gone", 0));
    }

    #[test]
    fn only_the_places_that_change_are_written() {
        let mut workspace = with(5);
        assert!(moved(&mut workspace, "k4", 0));
        let Some(Command::Rewrite { records, .. }) = place_key_result(&workspace, &id("k0"), 0)
        else {
            panic!("it moves");
        };
        assert_eq!(records.len(), 2);
    }

    proptest! {
        #[test]
        fn every_move_keeps_them_all(moves in proptest::collection::vec((0_usize..6, 0_usize..8), 0..12)) {
            let mut workspace = with(6);
            for (which, place) in moves {
                let mut wanted = shown(&workspace);
                let name = format!("k{which}");
                wanted.retain(|it| *it != name);
                wanted.insert(place.min(wanted.len()), name.clone());
                moved(&mut workspace, &name, place);
                prop_assert_eq!(shown(&workspace), wanted);
            }
        }
    }
}
