//! Maps and sets in the order of their keys.
//!
//! The standard library's trees are some two kilobytes of wasm for every pair of types. Here a map is one list of pointers, so that nearly
//! everything is the same code for all types, and what finds a place is compiled once (docs/decisions/0015-sorted-maps.md).
//!
//! What comes in order is put at the end. What comes in any order moves pointers: with twenty thousand that is a tenth of a second in
//! all, so whoever fills a map with everything there is does it in order.

use std::borrow::Borrow;
use std::cmp::Ordering;
use std::fmt;
use std::ops::Sub;
use std::slice;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::vec;

/// Where a key stands, or where it belongs. `compare` says how what stands at a place compares with the key; `near` is where one was
/// found last.
#[inline(never)]
fn find(length: usize, near: &Near, compare: &dyn Fn(usize) -> Ordering) -> Result<usize, usize> {
    let Some(last) = length.checked_sub(1) else {
        return Err(0);
    };
    // Much comes in order.
    match compare(last) {
        Ordering::Less => return Err(length),
        Ordering::Equal => return Ok(last),
        Ordering::Greater => {}
    }
    let (mut from, mut to) = (0, last);
    if length > MANY {
        // What is looked up comes in order too: it is the last one again, or the next, or not far behind.
        let start = near.0.load(Relaxed);
        for at in [start, start + 1, start + 16] {
            if at < from || at >= to {
                break;
            }
            match compare(at) {
                Ordering::Less => from = at + 1,
                Ordering::Equal => {
                    near.0.store(at, Relaxed);
                    return Ok(at);
                }
                Ordering::Greater => to = at,
            }
        }
    }
    while from < to {
        let middle = from.midpoint(to);
        match compare(middle) {
            Ordering::Less => from = middle + 1,
            Ordering::Equal => {
                near.0.store(middle, Relaxed);
                return Ok(middle);
            }
            Ordering::Greater => to = middle,
        }
    }
    near.0.store(from, Relaxed);
    Err(from)
}

/// From so many on it pays to look first where something was found last.
const MANY: usize = 64;

/// Where something was found last. It says where to begin, never what is found, so that two maps do not differ by it.
struct Near(AtomicUsize);

impl Near {
    const fn new() -> Self {
        Self(AtomicUsize::new(0))
    }
}

impl Clone for Near {
    fn clone(&self) -> Self {
        Self::new()
    }
}

impl PartialEq for Near {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Near {}

/// A map whose pairs stand in the order of their keys.
#[derive(Clone, PartialEq, Eq)]
pub struct SortedMap<K, V> {
    pairs: Vec<Box<(K, V)>>,
    near: Near,
}

impl<K, V> Default for SortedMap<K, V> {
    fn default() -> Self {
        Self::new()
    }
}

impl<K, V> SortedMap<K, V> {
    /// An empty map.
    pub const fn new() -> Self {
        Self {
            pairs: Vec::new(),
            near: Near::new(),
        }
    }

    /// How many pairs there are.
    pub fn len(&self) -> usize {
        self.pairs.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.pairs.is_empty()
    }

    /// The pairs in the order of their keys.
    pub fn iter(&self) -> Iter<'_, K, V> {
        Iter(self.pairs.iter())
    }

    /// The pairs in the order of their keys, their values to be changed.
    pub fn iter_mut(&mut self) -> impl Iterator<Item = (&K, &mut V)> {
        self.pairs.iter_mut().map(|pair| {
            let (key, value) = &mut **pair;
            (&*key, value)
        })
    }

    /// The keys in order.
    pub fn keys(&self) -> Keys<'_, K, V> {
        Keys(self.pairs.iter())
    }

    /// The values in the order of their keys.
    pub fn values(&self) -> impl Iterator<Item = &V> {
        self.pairs.iter().map(|pair| &pair.1)
    }

    /// The values in the order of their keys, to be changed.
    pub fn values_mut(&mut self) -> impl Iterator<Item = &mut V> {
        self.pairs.iter_mut().map(|pair| &mut pair.1)
    }

    /// The values in the order of their keys, without the keys.
    pub fn into_values(self) -> impl Iterator<Item = V> {
        self.pairs.into_iter().map(|pair| pair.1)
    }

    /// Keeps the pairs that pass.
    pub fn retain(&mut self, mut keep: impl FnMut(&K, &V) -> bool) {
        self.pairs.retain(|pair| keep(&pair.0, &pair.1));
    }
}

impl<K: Ord, V> SortedMap<K, V> {
    fn find<Q: Ord + ?Sized>(&self, key: &Q) -> Result<usize, usize>
    where
        K: Borrow<Q>,
    {
        find(
            self.pairs.len(),
            &self.near,
            &|at| match self.pairs.get(at) {
                Some(pair) => pair.0.borrow().cmp(key),
                None => Ordering::Greater,
            },
        )
    }

    /// The value of a key.
    pub fn get<Q: Ord + ?Sized>(&self, key: &Q) -> Option<&V>
    where
        K: Borrow<Q>,
    {
        self.get_key_value(key).map(|(_, value)| value)
    }

    /// The key as it stands here, and its value.
    pub fn get_key_value<Q: Ord + ?Sized>(&self, key: &Q) -> Option<(&K, &V)>
    where
        K: Borrow<Q>,
    {
        let pair = self.pairs.get(self.find(key).ok()?)?;
        Some((&pair.0, &pair.1))
    }

    /// The value of a key, to be changed.
    pub fn get_mut<Q: Ord + ?Sized>(&mut self, key: &Q) -> Option<&mut V>
    where
        K: Borrow<Q>,
    {
        let place = self.find(key).ok()?;
        self.pairs.get_mut(place).map(|pair| &mut pair.1)
    }

    /// Whether the key is here.
    pub fn contains_key<Q: Ord + ?Sized>(&self, key: &Q) -> bool
    where
        K: Borrow<Q>,
    {
        self.find(key).is_ok()
    }

    /// The pairs from a key on.
    pub fn starting_at<Q: Ord + ?Sized>(&self, key: &Q) -> Iter<'_, K, V>
    where
        K: Borrow<Q>,
    {
        let (Ok(place) | Err(place)) = self.find(key);
        Iter(self.pairs.get(place..).unwrap_or_default().iter())
    }

    /// Gives a key its value; the one that it had, if it had one.
    pub fn insert(&mut self, key: K, value: V) -> Option<V> {
        match self.find(&key) {
            Ok(place) => {
                let pair = self.pairs.get_mut(place)?;
                Some(std::mem::replace(&mut pair.1, value))
            }
            Err(place) => {
                self.pairs.insert(place, Box::new((key, value)));
                None
            }
        }
    }

    /// Gives a key its value unless it has one; whether it had none.
    pub fn insert_new(&mut self, key: K, value: V) -> bool {
        let found = self.find(&key);
        if let Err(place) = found {
            self.pairs.insert(place, Box::new((key, value)));
        }
        found.is_err()
    }

    /// Changes the value of a key, which starts as the default.
    pub fn change<R>(&mut self, key: K, change: impl FnOnce(&mut V) -> R) -> R
    where
        V: Default,
    {
        self.change_from(key, V::default, change)
    }

    /// Changes the value of a key, which starts as given.
    pub fn change_from<R>(
        &mut self,
        key: K,
        start: impl FnOnce() -> V,
        change: impl FnOnce(&mut V) -> R,
    ) -> R {
        let found = self.find(&key);
        let (Ok(place) | Err(place)) = found;
        match self.pairs.get_mut(place).filter(|_| found.is_ok()) {
            Some(pair) => change(&mut pair.1),
            None => {
                let mut value = start();
                let result = change(&mut value);
                self.pairs.insert(place, Box::new((key, value)));
                result
            }
        }
    }

    /// Takes a key out; its value, if it was here.
    pub fn remove<Q: Ord + ?Sized>(&mut self, key: &Q) -> Option<V>
    where
        K: Borrow<Q>,
    {
        let place = self.find(key).ok()?;
        Some(self.pairs.remove(place).1)
    }
}

/// The pairs of a map in the order of their keys.
pub struct Iter<'a, K, V>(slice::Iter<'a, Box<(K, V)>>);

impl<'a, K, V> Iterator for Iter<'a, K, V> {
    type Item = (&'a K, &'a V);

    fn next(&mut self) -> Option<Self::Item> {
        self.0.next().map(|pair| (&pair.0, &pair.1))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.0.size_hint()
    }
}

/// The keys of a map in order.
pub struct Keys<'a, K, V>(slice::Iter<'a, Box<(K, V)>>);

impl<'a, K, V> Iterator for Keys<'a, K, V> {
    type Item = &'a K;

    fn next(&mut self) -> Option<Self::Item> {
        self.0.next().map(|pair| &pair.0)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.0.size_hint()
    }
}

/// The pairs that a map held, in the order of their keys.
pub struct IntoIter<K, V>(vec::IntoIter<Box<(K, V)>>);

impl<K, V> Iterator for IntoIter<K, V> {
    type Item = (K, V);

    fn next(&mut self) -> Option<Self::Item> {
        self.0.next().map(|pair| *pair)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.0.size_hint()
    }
}

impl<K, V> IntoIterator for SortedMap<K, V> {
    type Item = (K, V);
    type IntoIter = IntoIter<K, V>;

    fn into_iter(self) -> Self::IntoIter {
        IntoIter(self.pairs.into_iter())
    }
}

impl<'a, K, V> IntoIterator for &'a SortedMap<K, V> {
    type Item = (&'a K, &'a V);
    type IntoIter = Iter<'a, K, V>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<K: Ord, V> Extend<(K, V)> for SortedMap<K, V> {
    fn extend<I: IntoIterator<Item = (K, V)>>(&mut self, pairs: I) {
        for (key, value) in pairs {
            self.insert(key, value);
        }
    }
}

impl<K: Ord, V> FromIterator<(K, V)> for SortedMap<K, V> {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(pairs: I) -> Self {
        let mut map = Self::new();
        map.extend(pairs);
        map
    }
}

impl<K: Ord, V, const N: usize> From<[(K, V); N]> for SortedMap<K, V> {
    fn from(pairs: [(K, V); N]) -> Self {
        pairs.into_iter().collect()
    }
}

impl<K: fmt::Debug, V: fmt::Debug> fmt::Debug for SortedMap<K, V> {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.debug_map().entries(self).finish()
    }
}

/// A set whose items stand in order.
#[derive(Clone, PartialEq, Eq)]
pub struct SortedSet<T>(SortedMap<T, ()>);

impl<T> Default for SortedSet<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T> SortedSet<T> {
    /// An empty set.
    pub const fn new() -> Self {
        Self(SortedMap::new())
    }

    /// How many items there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The items in order.
    pub fn iter(&self) -> Keys<'_, T, ()> {
        self.0.keys()
    }
}

impl<T: Ord> SortedSet<T> {
    /// Puts an item in; whether it is new.
    pub fn insert(&mut self, item: T) -> bool {
        self.0.insert_new(item, ())
    }

    /// Whether the item is here.
    pub fn contains<Q: Ord + ?Sized>(&self, item: &Q) -> bool
    where
        T: Borrow<Q>,
    {
        self.0.contains_key(item)
    }

    /// Takes an item out; whether it was here.
    pub fn remove<Q: Ord + ?Sized>(&mut self, item: &Q) -> bool
    where
        T: Borrow<Q>,
    {
        self.0.remove(item).is_some()
    }
}

/// The items of one set that are not in the other.
impl<T: Ord + Clone> Sub for &SortedSet<T> {
    type Output = SortedSet<T>;

    fn sub(self, other: Self) -> SortedSet<T> {
        let left = self.iter().filter(|item| !other.contains(*item));
        left.cloned().collect()
    }
}

/// The items that a set held, in order.
pub struct IntoItems<T>(IntoIter<T, ()>);

impl<T> Iterator for IntoItems<T> {
    type Item = T;

    fn next(&mut self) -> Option<T> {
        self.0.next().map(|(item, ())| item)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.0.size_hint()
    }
}

impl<T> IntoIterator for SortedSet<T> {
    type Item = T;
    type IntoIter = IntoItems<T>;

    fn into_iter(self) -> Self::IntoIter {
        IntoItems(self.0.into_iter())
    }
}

impl<'a, T> IntoIterator for &'a SortedSet<T> {
    type Item = &'a T;
    type IntoIter = Keys<'a, T, ()>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<T: Ord> Extend<T> for SortedSet<T> {
    fn extend<I: IntoIterator<Item = T>>(&mut self, items: I) {
        for item in items {
            self.insert(item);
        }
    }
}

impl<T: Ord> FromIterator<T> for SortedSet<T> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        let mut set = Self::new();
        set.extend(items);
        set
    }
}

impl<T: Ord, const N: usize> From<[T; N]> for SortedSet<T> {
    fn from(items: [T; N]) -> Self {
        items.into_iter().collect()
    }
}

impl<T: fmt::Debug> fmt::Debug for SortedSet<T> {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.debug_set().entries(self).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::cell::Cell;
    use std::collections::{BTreeMap, BTreeSet};

    #[derive(Clone, Debug)]
    enum Step {
        Insert(u8, u16),
        InsertNew(u8, u16),
        Change(u8, u16),
        Remove(u8),
        Retain(u8),
        Extend(Vec<(u8, u16)>),
    }

    fn step() -> impl Strategy<Value = Step> {
        prop_oneof![
            (any::<u8>(), any::<u16>()).prop_map(|(key, value)| Step::Insert(key, value)),
            (any::<u8>(), any::<u16>()).prop_map(|(key, value)| Step::InsertNew(key, value)),
            (any::<u8>(), any::<u16>()).prop_map(|(key, value)| Step::Change(key, value)),
            any::<u8>().prop_map(Step::Remove),
            (1u8..9).prop_map(Step::Retain),
            prop::collection::vec(any::<(u8, u16)>(), 0..9).prop_map(Step::Extend),
        ]
    }

    /// Keys that are borrowed as another type, as most are.
    fn name(key: u8) -> String {
        format!("{}", u32::from(key) * 7919 % 251)
    }

    #[test]
    fn what_is_looked_up_in_order_costs_few_comparisons() {
        let compared = Cell::new(0);
        let near = Near::new();
        let all: Vec<usize> = (0..20_000).collect();
        for key in (0..20_000).step_by(2) {
            let found = find(all.len(), &near, &|at| {
                compared.set(compared.get() + 1);
                at.cmp(&key)
            });
            assert_eq!(found, Ok(key));
        }
        assert!(compared.get() < 9 * 10_000, "{}", compared.get());
    }

    proptest! {
        #[test]
        fn a_map_does_what_a_tree_does(steps in prop::collection::vec(step(), 0..120), asked: u8) {
            let mut ours: SortedMap<String, u16> = SortedMap::new();
            let mut tree: BTreeMap<String, u16> = BTreeMap::new();
            for step in steps {
                match step {
                    Step::Insert(key, value) => prop_assert_eq!(ours.insert(name(key), value), tree.insert(name(key), value)),
                    Step::InsertNew(key, value) => {
                        let is_new = !tree.contains_key(&name(key));
                        tree.entry(name(key)).or_insert(value);
                        prop_assert_eq!(ours.insert_new(name(key), value), is_new);
                    }
                    Step::Change(key, value) => {
                        let entry = tree.entry(name(key)).or_default();
                        *entry = entry.wrapping_add(value);
                        let changed = ours.change(name(key), |entry| {
                            *entry = entry.wrapping_add(value);
                            *entry
                        });
                        prop_assert_eq!(changed, *entry);
                    }
                    Step::Remove(key) => prop_assert_eq!(ours.remove(name(key).as_str()), tree.remove(name(key).as_str())),
                    Step::Retain(part) => {
                        ours.retain(|_, value| value % u16::from(part) != 1);
                        tree.retain(|_, value| *value % u16::from(part) != 1);
                    }
                    Step::Extend(pairs) => {
                        ours.extend(pairs.iter().map(|(key, value)| (name(*key), *value)));
                        tree.extend(pairs.iter().map(|(key, value)| (name(*key), *value)));
                    }
                }
                prop_assert_eq!(ours.len(), tree.len());
                prop_assert_eq!(ours.is_empty(), tree.is_empty());
            }
            let asked = name(asked);
            prop_assert_eq!(ours.get(&asked), tree.get(&asked));
            prop_assert_eq!(ours.get_mut(asked.as_str()), tree.get_mut(asked.as_str()));
            prop_assert_eq!(ours.get_key_value(asked.as_str()), tree.get_key_value(asked.as_str()));
            prop_assert_eq!(ours.contains_key(&asked), tree.contains_key(&asked));
            prop_assert!(ours.starting_at(asked.as_str()).eq(tree.range(asked.clone()..)));
            prop_assert!(ours.iter().eq(&tree));
            prop_assert!(ours.keys().eq(tree.keys()));
            prop_assert!(ours.values().eq(tree.values()));
            prop_assert!(ours.values_mut().eq(tree.values_mut()));
            prop_assert_eq!(format!("{ours:?}"), format!("{tree:?}"));
            prop_assert_eq!(&ours, &tree.clone().into_iter().rev().collect());
            prop_assert!(ours.clone().into_values().eq(tree.clone().into_values()));
            prop_assert!(ours.into_iter().eq(tree));
        }

        #[test]
        fn in_a_large_map_everything_is_found_whatever_was_found_before(
            keys in prop::collection::btree_set(0u16..1000, 60..300), asked in prop::collection::vec(0u16..1000, 0..200),
        ) {
            let ours: SortedSet<u16> = keys.iter().copied().collect();
            // Alternately anywhere and right behind.
            for key in asked.into_iter().flat_map(|key| [key, key + 1, key + 2, key + 20]) {
                prop_assert_eq!(ours.contains(&key), keys.contains(&key), "{}", key);
            }
        }

        #[test]
        fn a_set_does_what_a_tree_does(items in prop::collection::vec(any::<u8>(), 0..60), others in prop::collection::vec(any::<u8>(), 0..60), asked: u8) {
            let mut ours = SortedSet::new();
            let mut tree = BTreeSet::new();
            for item in items {
                prop_assert_eq!(ours.insert(item), tree.insert(item));
            }
            let (less, less_tree): (SortedSet<u8>, BTreeSet<u8>) = (others.iter().copied().collect(), others.iter().copied().collect());
            prop_assert!((&ours - &less).iter().eq(&(&tree - &less_tree)));
            prop_assert_eq!(ours.contains(&asked), tree.contains(&asked));
            prop_assert_eq!(ours.remove(&asked), tree.remove(&asked));
            prop_assert_eq!(ours.len(), tree.len());
            prop_assert_eq!(format!("{ours:?}"), format!("{tree:?}"));
            ours.extend(others.iter().copied());
            tree.extend(others);
            prop_assert!(ours.into_iter().eq(tree));
        }
    }
}
