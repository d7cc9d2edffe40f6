//! The inside of the section on the Share page: choosing the file, how it stands, what can be done.

use super::team::{Team, team};
use crate::desk::Desk;
use crate::folder::{FolderStanding, Way};
use crate::ui::{Mark, Show, StatusMark};
use leptos::prelude::*;

/// What is to be chosen, or how it stands.
pub fn section(desk: Desk) -> AnyView {
    let team = team(desk);
    let is_used = Memo::new(move |_| !team.name.with(String::is_empty));
    view! {
        {move || if is_used.get() { used(desk, team) } else { unused(team) }}
    }
    .into_any()
}

fn unused(team: Team) -> AnyView {
    view! {
        <p>
            "One of you creates the file, the others choose it once it has synced. Private goals stay out of it."
        </p>
        <div class="actions">
            <button class="btn" type="button" on:click=move |_| team.choose(true)>"Create the file"</button>
            <button class="btn" type="button" on:click=move |_| team.choose(false)>"Choose the file"</button>
        </div>
    }
    .into_any()
}

fn used(desk: Desk, team: Team) -> AnyView {
    let mark = move || {
        team.standing.with(|standing| match standing {
            FolderStanding::Opening => Mark::Mute,
            FolderStanding::Joined(_) => Mark::Good,
            FolderStanding::Trouble { .. } => Mark::Warn,
        })
    };
    // What is wrong is announced; that nothing is, minute after minute, is not.
    let sentence = move |is_trouble: bool| {
        let said = |standing: &FolderStanding| {
            let name = team.name.get();
            standing.sentence(&name, desk.today(), &desk.figures())
        };
        team.standing
            .with(|standing| (standing.is_trouble() == is_trouble).then(|| said(standing)))
    };
    let way = Memo::new(move |_| {
        team.standing.with(|standing| match standing {
            FolderStanding::Trouble { problem, .. } => problem.way(),
            _ => None,
        })
    });
    let another = move || way.get() == Some(Way::Another);
    view! {
        <div class="stack tight">
            <StatusMark mark=Signal::derive(mark) text=Signal::derive(move || desk.folder.get()) />
            <p>{move || sentence(false)}<span role="status">{move || sentence(true)}</span></p>
        </div>
        <div class="actions">
            <Show when=move || way.get() == Some(Way::Allow)>
                <button class="btn primary" type="button" on:click=move |_| team.allow()>"Allow again"</button>
            </Show>
            <Show when=move || way.get() == Some(Way::Delete)>
                <button class="btn" type="button" on:click=move |_| team.delete_there_too()>
                    "Delete them there too"
                </button>
            </Show>
            <Show when=another>
                <button class="btn primary" type="button" on:click=move |_| team.choose(false)>
                    "Choose the file"
                </button>
                <button class="btn" type="button" on:click=move |_| team.choose(true)>"Create a new file"</button>
            </Show>
            <button class="btn" type="button" on:click=move |_| team.join_now()>"Join now"</button>
            <button class="btn quiet" type="button" on:click=move |_| team.stop()>"Stop using it"</button>
        </div>
        <p class="small">
            "A “conflicted copy” that your sync service leaves beside it can be opened under “Import a file”; nothing \
            in it is lost."
        </p>
    }
    .into_any()
}
