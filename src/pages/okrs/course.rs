//! How a cycle went so far: progress, and on track minus off track, week by week.

use crate::desk::Model;
use crate::models::okrs::OkrsPage;
use crate::ui::charts::timeline;
use leptos::prelude::*;

/// The two charts of a cycle, with how they are meant.
pub fn course(page: Model<OkrsPage>) -> AnyView {
    let progress = page.one(|page| Some(page.course.as_ref()?.progress.clone()));
    let net = page.one(|page| Some(page.course.as_ref()?.net.clone()));
    view! {
        {timeline("Progress over time", "Progress", progress)}
        {timeline("On track minus off track", "On track minus off track", net)}
        <p class="small">
            "The percentage of objectives on track minus the percentage off track, from +100 to −100. It uses each \
                week’s numbers, not anyone’s confidence. Weeks before the first check-in are empty. A late check-in \
                counts in the week it is for, and past weeks are compared with today’s targets."
        </p>
    }
    .into_any()
}
