//! The command line's `merge`: two files into one, byte for byte the same in either order.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

#[path = "../examples/bearings_cli/merge.rs"]
mod merge;

const STORIED: &str = include_str!("golden/storied.json");
const BY_HAND: &str = include_str!("golden/by_hand.json");

#[test]
fn a_file_merged_with_itself_is_itself() {
    assert_eq!(
        merge::run(&[("A", STORIED), ("B", STORIED)]).unwrap(),
        STORIED
    );
}

#[test]
fn two_files_are_joined_in_either_order() {
    let joined = merge::run(&[("A", STORIED), ("B", BY_HAND)]).unwrap();
    assert!(joined.contains("kpi1") && joined.contains("revenue"));
    assert_eq!(
        merge::run(&[("A", BY_HAND), ("B", STORIED)]).unwrap(),
        joined
    );
    assert_eq!(
        merge::run(&[("A", &joined), ("B", STORIED)]).unwrap(),
        joined
    );
}
