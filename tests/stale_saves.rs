//! What was saved from an earlier state, with its versions: both values of a field that two sides changed are kept, shown is the
//! person's; and storage that somebody emptied under the app is written again from memory.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use bearings::domain::{Change, Command, Id, Kpi, Seeded, Stamp, Workspace};
use bearings::persist::{Library, MemoryStore, Store};
use bearings::replica::Dispute;

fn kpi(owner: &str) -> Kpi {
    Kpi {
        id: Id::from_text("k"),
        name: "Time to first response".into(),
        owner: owner.into(),
        ..Kpi::default()
    }
}

fn open(store: &MemoryStore, seed: u64) -> (Library, Workspace) {
    let (library, troubles) = Library::open(Box::new(store.clone()), Box::new(Seeded(seed)));
    assert!(troubles.is_empty(), "{troubles:?}");
    let (workspace, _) = library.workspace();
    (library, workspace)
}

fn run(library: &mut Library, workspace: &mut Workspace, command: Command, at: i64) -> Change {
    let change = workspace.apply(command).unwrap();
    workspace.commit(&change);
    library.record(&change, Stamp(at));
    change
}

#[test]
fn both_values_of_a_field_are_kept_and_the_persons_is_shown() {
    // The other side's clock may be behind, the same, or ahead.
    for at in [50, 100, 150] {
        let store = MemoryStore::new();
        let (mut library, mut workspace) = open(&store, 1);
        run(
            &mut library,
            &mut workspace,
            Command::save(vec![kpi("Bo").into()]),
            10,
        );
        let theirs = Command::revise(kpi("Bo"), kpi("Ana"));
        run(&mut library, &mut workspace, theirs, 100);
        let mine = Command::revise(kpi("Bo"), kpi("Cy"));
        let change = run(&mut library, &mut workspace, mine, at);
        assert_eq!(change.apart.len(), 1);
        assert!(library.flush().troubles.is_empty());
        let (mut library, mut workspace) = open(&store, 2);
        assert_eq!(workspace.kpi(&Id::from_text("k")).unwrap().owner, "Cy");
        let conflicts = library.conflicts();
        let [conflict] = conflicts.as_slice() else {
            panic!("{conflicts:?}")
        };
        let Dispute::Field {
            field,
            shown,
            others,
        } = &conflict.about
        else {
            panic!("no field")
        };
        assert_eq!(field, "owner");
        assert_eq!(shown.value, Some("Cy".into()));
        assert_eq!(others[0].value, Some("Ana".into()));
        // Undo takes the person's back and leaves nothing to choose.
        let undo = Command::Revert {
            change: Box::new(change),
        };
        run(&mut library, &mut workspace, undo, 200);
        assert_eq!(workspace.kpi(&Id::from_text("k")).unwrap().owner, "Ana");
        assert_eq!(library.conflicts(), []);
    }
}

#[test]
fn storage_that_was_emptied_is_noticed_and_everything_is_written_again() {
    let store = MemoryStore::new();
    let (mut library, mut workspace) = open(&store, 1);
    run(
        &mut library,
        &mut workspace,
        Command::save(vec![kpi("Bo").into()]),
        10,
    );
    // What waits for its first write was not emptied.
    assert!(!library.was_emptied());
    library.flush();
    assert!(!library.was_emptied() && !library.is_due());
    for key in store.keys().unwrap() {
        store.remove(&key).unwrap();
    }
    assert!(library.was_emptied() && library.is_due());
    assert!(library.flush().troubles.is_empty());
    assert_eq!(open(&store, 2).1, workspace);
    assert!(!library.was_emptied());
}
