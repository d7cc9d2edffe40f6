//! Progress over time.

use super::Subject;
use crate::desk::use_desk;
use crate::domain::Id;
use crate::insight;
use crate::plot::{over_time, progress_said};
use crate::ui::charts::Timeline;
use leptos::prelude::*;

/// The objective's progress on each day something was recorded, from the second such day on.
#[component]
pub fn Course(id: Id, subject: Subject) -> impl IntoView {
    let desk = use_desk();
    let history = Memo::new(move |_| {
        let now = desk.as_of();
        let end = subject.with(|known| known.cycle.as_ref().map(|it| it.end));
        let as_of = now.on(end.map_or(now.day, |end| end.min(now.day)));
        desk.read(|workspace| insight::objective_history(workspace, &id, as_of))
    });
    let sketch = Memo::new(move |_| {
        let figures = desk.figures();
        let cycle = subject.with(|known| known.cycle.as_ref().map(|it| (it.start, it.end)));
        history.with(|history| over_time(history, cycle, &figures))
    });
    let said = Signal::derive(move || {
        let figures = desk.figures();
        let expected = subject.with(|known| known.report.due_today);
        history.with(|history| progress_said(history, expected, &figures))
    });
    view! {
        <Show when=move || history.with(|history| history.len() > 1)>
            <Timeline title="Progress over time" column="Progress" said sketch />
        </Show>
    }
}
