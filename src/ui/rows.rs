//! Keyed lists, compiled once.

use crate::desk::later;
use leptos::prelude::*;
use std::fmt::Display;
use std::sync::Arc;

type RowDraw = Box<dyn FnOnce() -> AnyView + Send>;

/// Draws one view for each item and keeps it while its key stays, as Leptos's `For` does, and is written the same way.
///
/// `For` itself is some seven kilobytes of wasm for every list; this one shares it between all of them.
#[component]
pub fn Rows<T, K, V>(
    /// The items as they are now.
    each: impl Fn() -> Vec<T> + Send + 'static,
    /// What stays the same while an item changes: its id.
    key: impl Fn(&T) -> K + Send + 'static,
    /// Draws an item when its key is new.
    children: impl Fn(T) -> V + Send + Sync + 'static,
) -> impl IntoView
where
    T: Send + 'static,
    K: Display + 'static,
    V: IntoView + 'static,
{
    let draw = Arc::new(children);
    keyed(Box::new(move || {
        let pairs = each().into_iter().map(|item| {
            let (key, draw) = (key(&item).to_string(), Arc::clone(&draw));
            (key, Box::new(move || draw(item).into_any()) as RowDraw)
        });
        pairs.collect()
    }))
}

/// So many items are drawn at once, and as many after each further frame: a list of hundreds neither keeps who opens it waiting nor holds up a key.
/// All of it is on the page a moment later, for the browser's search and for screen readers.
const AT_ONCE: usize = 16;

fn keyed(each: Box<dyn Fn() -> Vec<(String, RowDraw)> + Send>) -> AnyView {
    let shown = RwSignal::new(AT_ONCE);
    let is_growing = StoredValue::new(false);
    let each = move || {
        let mut items = each();
        let most = shown.get();
        if items.len() > most {
            items.truncate(most);
            if !is_growing.get_value() {
                is_growing.set_value(true);
                later(move || {
                    is_growing.try_set_value(false);
                    shown.try_update(|shown| *shown = shown.saturating_add(AT_ONCE));
                });
            }
        }
        items
    };
    view! { <For each key=|(key, _)| key.clone() children=|(_, draw)| draw() /> }.into_any()
}
