//! An address we do not know, with a way back.

use crate::route::Route;
use crate::ui::Head;
use leptos::prelude::*;

/// Says what was asked for and where to go instead.
#[component]
pub fn Unknown(
    /// What was asked for.
    path: String,
) -> impl IntoView {
    view! {
        <Head
            title="Page not found"
            lead=format!("There is nothing at “{path}”. The link may be old, or the goal may have been deleted.")
        />
        <div class="actions">
            <a class="btn primary" href=Route::Today.href()>"Go to Today"</a>
            <a class="btn" href=Route::Okrs(Default::default()).href()>"See all OKRs"</a>
            <a class="btn" href=Route::Kpis(Default::default()).href()>"See all KPIs"</a>
        </div>
    }
}
