//! What can be done to the line that was worked on last.

use super::board::{LONGEST, kind_word, under_of};
use super::work::Work;
use crate::phrase::sort::Verdict;
use crate::sorting::{Fate, Parent, SortView};
use crate::ui::Show;
use leptos::prelude::*;

/// The buttons under the active line, and what it stands under.
#[component]
pub fn Tools(
    /// The page's state.
    work: Work,
    /// The line's place.
    place: usize,
) -> impl IntoView {
    let is_out = Memo::new(move |_| work.look(|view| view.fate(place) == Fate::LeftOut));
    let twin = Memo::new(move |_| {
        work.look(|view| view.twin(place).map(|_| view.merged(place).is_some()))
    });
    let overs = Memo::new(move |_| work.look(|view| overs(view, place)));
    let has_overs = Memo::new(move |_| overs.with(|(_, overs)| !overs.is_empty()));
    let options = move || {
        let (now, overs) = overs.get();
        overs
            .into_iter()
            .map(|(word, name)| {
                let is_now = word == now;
                view! { <option value=word prop:selected=is_now>{name}</option> }
            })
            .collect_view()
    };
    view! {
        <div class="tools actions">
            <Show when=move || has_overs.get() && !is_out.get()>
                <label class="over">
                    "Belongs to"
                    <select class="field" on:change=move |event| {
                        if let Some(under) = under_of(&event_target_value(&event)) {
                            work.put_under(place, under);
                        }
                    }>{options}</select>
                </label>
            </Show>
            <Show when=move || !is_out.get()>
                <button class="btn" type="button" on:click=move |_| work.accept(place)>"Accept"</button>
                <button class="btn quiet" type="button" on:click=move |_| work.editing.set(Some(place))>
                    "Edit the words"
                </button>
            </Show>
            <Show when=move || twin.get().is_some() && !is_out.get()>
                <button class="btn quiet" type="button" on:click=move |_| work.turn_both(place)>
                    {move || if twin.get() == Some(true) { "Keep both" } else { "Merge" }}
                </button>
            </Show>
            <button class="btn quiet" type="button" on:click=move |_| work.turn_out(place)>
                {move || if is_out.get() { "Bring it back" } else { "Leave it out" }}
            </button>
        </div>
    }
}

/// What a line can stand under, as words of options and names, and the option it stands under now.
fn overs(view: &SortView, place: usize) -> (String, Vec<(String, String)>) {
    let verdict = view.verdict(place);
    let mut overs = Vec::new();
    if matches!(verdict, Verdict::Kpi | Verdict::Unclear) {
        return (String::new(), overs);
    }
    let word = |place: usize| format!("line {place}");
    let now = match view.parent(place) {
        Some(Parent::Line(over)) => word(over),
        Some(Parent::Goal(id)) => format!("goal {id}"),
        Some(Parent::New) => "new".to_owned(),
        None => "nothing".to_owned(),
    };
    overs.push(("nothing".to_owned(), "Nothing".to_owned()));
    let carries = |over: &usize| {
        view.carries(*over, place) && view.fate(*over) == Fate::Open && view.merged(*over).is_none()
    };
    // The nearest ones: most stand under something near.
    let mut near: Vec<usize> = (0..place).rev().filter(carries).take(LONGEST).collect();
    near.reverse();
    near.extend(
        (place + 1..view.list.lines.len())
            .filter(carries)
            .take(LONGEST),
    );
    if let Some(Parent::Line(over)) = view.parent(place)
        && !near.contains(&over)
    {
        near.insert(0, over);
    }
    overs.extend(near.into_iter().map(|over| {
        let number = view.list.lines.get(over).map_or(0, |line| line.read.number);
        (word(over), format!("Line {number}: {}", view.words(over)))
    }));
    if verdict != Verdict::Objective {
        overs.push((
            "new".to_owned(),
            format!("New objective: {}", view.list.title),
        ));
    }
    let goals = view.goals_over(place).into_iter();
    overs.extend(
        goals.map(|(kind, id, name)| (format!("goal {id}"), format!("{}{name}", kind_word(kind)))),
    );
    (now, overs)
}
