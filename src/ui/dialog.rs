//! The native dialog: it keeps the focus inside, closes on Escape, and gives the focus back.

use super::Show;
use super::field::fresh_dom_id;
use super::keys::keep_from_composing;
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlDialogElement;

/// A modal dialog that follows a signal. Its content is made anew each time it opens.
#[component]
pub fn Dialog(
    /// Whether it is open; Escape and the browser set it to false.
    open: RwSignal<bool>,
    /// Its heading.
    #[prop(into)]
    title: Signal<String>,
    /// Whether it is a wide one.
    #[prop(optional)]
    wide: bool,
    /// A class of its own. A dialog that has one asks for nothing that could be lost: it closes on a press beside it.
    #[prop(optional)]
    class: &'static str,
    /// Its content, without the heading.
    children: ChildrenFn,
) -> impl IntoView {
    let node = NodeRef::<html::Dialog>::new();
    let heading = StoredValue::new(fresh_dom_id("dialog"));
    Effect::new(move |_| {
        let Some(dialog) = node.get() else { return };
        if open.get() && !dialog.open() {
            // Fails only for a dialog that is not in the page, and this one is.
            let _ = dialog.show_modal();
        } else if !open.get() && dialog.open() {
            dialog.close();
        }
    });
    view! {
        <dialog
            node_ref=node
            class=class
            class:wide=wide
            on:click=move |event| {
                let beside = event.target().is_some_and(|target| target.has_type::<HtmlDialogElement>());
                if beside && !class.is_empty() {
                    open.set(false);
                }
            }
            aria-labelledby=heading.get_value()
            on:keydown=|event| keep_from_composing(&event)
            on:close=move |_| open.set(false)
        >
            <Show when=move || open.get()>
                <div class="inside">
                    <h2 id=heading.get_value()>{title}</h2>
                    {children()}
                </div>
            </Show>
        </dialog>
    }
}
