//! Keyed lists, compiled once.

use leptos::prelude::*;
use std::fmt::Display;
use std::sync::Arc;

type Draw = Box<dyn FnOnce() -> AnyView + Send>;

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
            (key, Box::new(move || draw(item).into_any()) as Draw)
        });
        pairs.collect()
    }))
}

fn keyed(each: Box<dyn Fn() -> Vec<(String, Draw)> + Send>) -> AnyView {
    view! { <For each key=|(key, _)| key.clone() children=|(_, draw)| draw() /> }.into_any()
}
