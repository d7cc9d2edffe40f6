//! Drawing many lines in steps, so that no frame waits for all of them.

/// Which of the wanted lines are drawn next: those that stand there already and at most `step` new ones, but all up to the one that is
/// worked on. Repeated with its own answer it ends with all that are wanted. Lines are added behind those before them, for one that
/// is moved in the page loses the focus.
pub fn next_rows(wanted: &[usize], drawn: &[usize], active: usize, step: usize) -> Vec<usize> {
    let least = wanted.iter().position(|place| *place == active);
    let least = least.map_or(0, |at| at + 1);
    let mut room = step;
    let mut next = Vec::with_capacity(wanted.len());
    for (at, place) in wanted.iter().enumerate() {
        let stays = drawn.contains(place);
        if stays || at < least || room > 0 {
            room = room.saturating_sub(usize::from(!stays));
            next.push(*place);
        }
    }
    next
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn lines_that_stand_there_stay_and_a_few_new_ones_join_them() {
        assert_eq!(next_rows(&[1, 2, 3, 4, 5, 6], &[4, 9], 0, 2), [1, 2, 4]);
        assert_eq!(next_rows(&[1, 2, 3, 4, 5, 6], &[], 5, 2), [1, 2, 3, 4, 5]);
        assert_eq!(next_rows(&[1, 2, 3], &[], 0, 5), [1, 2, 3]);
    }

    proptest! {
        #[test]
        fn steps_end_with_all_lines_in_their_order(all in 0usize..60, step in 1usize..20, active in 0usize..80) {
            let wanted: Vec<usize> = (0..all).map(|place| place * 2).collect();
            let mut drawn = Vec::new();
            for _ in 0..all.div_ceil(step) {
                let next = next_rows(&wanted, &drawn, active, step);
                prop_assert!(next.starts_with(&drawn));
                prop_assert!(next.len() <= (drawn.len() + step).max(active / 2 + 1));
                prop_assert!(next.is_sorted());
                drawn = next;
            }
            prop_assert_eq!(drawn, wanted);
        }
    }
}
