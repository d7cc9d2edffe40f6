//! What comes and goes, compiled once.

use leptos::prelude::*;

/// Draws its content while a condition holds, and something else while it does not, as Leptos's own `Show` does, and is written the
/// same way. That one is compiled for each place it stands in.
#[component]
pub fn Show(
    /// The condition; followed.
    when: impl Fn() -> bool + Send + Sync + 'static,
    /// The content.
    children: ChildrenFn,
    /// What stands in for it.
    #[prop(optional, into)]
    fallback: ViewFn,
) -> impl IntoView {
    shown(Box::new(when), children, fallback)
}

fn shown(
    when: Box<dyn Fn() -> bool + Send + Sync>,
    children: ChildrenFn,
    fallback: ViewFn,
) -> AnyView {
    let when = ArcMemo::new(move |_| when());
    (move || match when.get() {
        true => children(),
        false => fallback.run(),
    })
    .into_any()
}
