//! Progress over time.

use super::Subject;
use crate::desk::use_desk;
use crate::domain::Id;
use crate::insight;
use crate::plot::over_time;
use crate::ui::charts::Chart;
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
    let label = Signal::derive(move || {
        let figures = desk.figures();
        let ends = history.with(|history| history.first().copied().zip(history.last().copied()));
        ends.map(|((from, first), (to, last))| {
            format!(
                "Progress went from {} on {} to {} on {}.",
                figures.share(first),
                figures.day(from),
                figures.share(last),
                figures.day(to)
            )
        })
        .unwrap_or_default()
    });
    view! {
        <Show when=move || history.with(|history| history.len() > 1)>
            <section class="card pad stack">
                <h2>"Progress over time"</h2>
                <p class="small">{label}</p>
                <Chart sketch label />
                <details>
                    <summary>"Show as table"</summary>
                    <div class="scroll"><table>
                        <thead><tr><th scope="col">"Day"</th><th scope="col" class="num">"Progress"</th></tr></thead>
                        <tbody>
                            {move || history.get().into_iter().rev().map(|(day, share)| view! {
                                <tr><th scope="row">{desk.figures().day(day)}</th><td class="num">{desk.figures().share(share)}</td></tr>
                            }).collect_view()}
                        </tbody>
                    </table></div>
                </details>
            </section>
        </Show>
    }
}
