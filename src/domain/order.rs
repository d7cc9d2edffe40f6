//! Sorting and gathering that are compiled once for all types.
//!
//! The standard stable sort is some five kilobytes of wasm for every type and order; with forty of them it was a tenth of the
//! download. Here the one sort moves places, not items.

use super::sorted::{SortedMap, SortedSet};
use serde_json::{Map, Value};
use std::cmp::Ordering;

/// Puts a list in order; what compares equal keeps its order.
pub trait Ordered<T> {
    /// By a comparison.
    fn order_by(&mut self, compare: impl Fn(&T, &T) -> Ordering);

    /// By a key.
    fn order_by_key<K: Ord>(&mut self, key: impl Fn(&T) -> K) {
        self.order_by(|one, other| key(one).cmp(&key(other)));
    }
}

impl<T> Ordered<T> for Vec<T> {
    fn order_by(&mut self, compare: impl Fn(&T, &T) -> Ordering) {
        // Most lists come in order.
        if self.is_sorted_by(|one, other| compare(one, other) != Ordering::Greater) {
            return;
        }
        let mut places: Vec<usize> = (0..self.len()).collect();
        sort_places(
            &mut places,
            &|one, other| match (self.get(one), self.get(other)) {
                (Some(one), Some(other)) => compare(one, other),
                _ => Ordering::Equal,
            },
        );
        let mut items: Vec<Option<T>> = self.drain(..).map(Some).collect();
        self.extend(
            places
                .into_iter()
                .filter_map(|place| items.get_mut(place)?.take()),
        );
    }
}

/// Gathers items one by one, without the sort that `collect` brings along.
pub trait Gathered: Iterator + Sized {
    /// Into a set.
    fn into_set(self) -> SortedSet<Self::Item>
    where
        Self::Item: Ord,
    {
        let mut set = SortedSet::new();
        for item in self {
            set.insert(item);
        }
        set
    }

    /// Names and values into a JSON object; of two with one name the later stays.
    fn into_object(self) -> Map<String, Value>
    where
        Self: Iterator<Item = (String, Value)>,
    {
        let mut object = Map::new();
        for (name, value) in self {
            object.insert(name, value);
        }
        object
    }

    /// Pairs into a map; of two with one key the later stays.
    fn into_map<K: Ord, V>(self) -> SortedMap<K, V>
    where
        Self: Iterator<Item = (K, V)>,
    {
        let mut map = SortedMap::new();
        for (key, value) in self {
            map.insert(key, value);
        }
        map
    }
}

impl<I: Iterator> Gathered for I {}

/// Sorting by merging, as it is taught: the standard library's sort is four kilobytes of wasm even once.
#[inline(never)]
fn sort_places(places: &mut Vec<usize>, compare: &dyn Fn(usize, usize) -> Ordering) {
    let mut length = 1;
    while length < places.len() {
        let mut merged = Vec::with_capacity(places.len());
        for pair in places.chunks(length * 2) {
            let (mut left, mut right) = pair.split_at_checked(length).unwrap_or((pair, &[]));
            while let (Some((one, later)), Some((other, after))) =
                (left.split_first(), right.split_first())
            {
                if compare(*other, *one) == Ordering::Less {
                    merged.push(*other);
                    right = after;
                } else {
                    merged.push(*one);
                    left = later;
                }
            }
            merged.extend_from_slice(left);
            merged.extend_from_slice(right);
        }
        *places = merged;
        length *= 2;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_order_is_that_of_the_standard_sort(items in proptest::collection::vec((0u8..9, any::<u16>()), 0..60)) {
            let mut ours = items.clone();
            ours.order_by_key(|item| item.0);
            let mut theirs = items;
            theirs.sort_by_key(|item| item.0);
            prop_assert_eq!(ours, theirs);
        }
    }
}
