//! What was done last, with the way back.

use crate::desk::{Toast, use_desk};
use crate::pages::share::Inbox;
use crate::ui::{Glyph, Icon};
use leptos::prelude::*;

/// What was done last, with the way back: one line in a place that is kept for it, over nothing else.
#[component]
pub fn LastDone() -> impl IntoView {
    let (desk, inbox) = (use_desk(), expect_context::<Inbox>());
    view! {
        <div class="last-done" role="status" aria-atomic="false">
            {move || desk.toasts.shown().map(|Toast { key, text, change }| view! {
                <div class="toast">
                    <span class="words">{text}</span>
                    <span class="row tight">
                        {change.map(|change| view! {
                            <button class="btn" type="button" on:click=move |_| {
                                desk.toasts.close(key);
                                inbox.take_back(desk, &change);
                            }>"Undo"</button>
                        })}
                        <button class="btn icon" type="button" aria-label="Close this message" on:click=move |_| desk.toasts.close(key)>
                            <Icon of=Glyph::Close />
                        </button>
                    </span>
                </div>
            })}
        </div>
    }
}
