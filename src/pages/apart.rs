//! Capabilities that come in files of their own, each fetched when it is first wanted (docs/decisions/0007-two-wasm-files.md).
//!
//! scripts/split.mjs cuts a release build at the functions that `cuts!` makes: what is reached through one of them alone becomes its file.
//! In any other build everything is in one file, and nothing has to be waited for.

use super::intake::{self, Pasting};
use super::{folder, learn, library, report, share};
use crate::desk::{Desk, use_desk};
use crate::domain::{Command, Date, Deed, Record};
use crate::ui::{NOT_FETCHED, absent_page, arrive, coming_page, focus_on, once_drawn};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::cell::RefCell;

/// What is drawn by a file of its own.
#[derive(Clone)]
pub enum Wanted {
    /// The page of templates.
    Library,
    /// What KPIs and OKRs are.
    Learn,
    /// The page of a cycle's report.
    Report,
    /// The inside of the dialog in which a metric's past is pasted.
    History(Pasting),
    /// The inside of the dialog in which a table of goals is taken in.
    Sheet {
        /// The name of a file and what it holds; none where a table is still to be pasted.
        file: Option<(String, Vec<u8>)>,
        /// The dialog.
        open: RwSignal<bool>,
    },
    /// The inside of the section about the team folder.
    Folder,
}

type Draw = fn(Wanted) -> AnyView;

/// A file for another program, as a person asks for it: which, and whether its cells are written exactly as they are.
pub type SaveFor = fn(Desk, &'static str, bool);

#[derive(Clone, Copy)]
enum CutState {
    Coming,
    Here(Draw),
    Failed,
}

/// The files that draw.
#[derive(Clone, Copy, PartialEq, Eq)]
enum CutFile {
    Library,
    Learn,
    Report,
    Intake,
    Folder,
}

thread_local! {
    static HERE: RefCell<Vec<(CutFile, Draw)>> = const { RefCell::new(Vec::new()) };
}

impl Wanted {
    fn file(&self) -> CutFile {
        match self {
            Self::Library => CutFile::Library,
            Self::Learn => CutFile::Learn,
            Self::Report => CutFile::Report,
            Self::History(_) | Self::Sheet { .. } => CutFile::Intake,
            Self::Folder => CutFile::Folder,
        }
    }

    /// The heading of a page; a dialog has its own.
    fn page(&self) -> Option<&'static str> {
        match self {
            Self::Library => Some("Library"),
            Self::Learn => Some("Learn"),
            Self::Report => Some("Report"),
            Self::History(_) | Self::Sheet { .. } | Self::Folder => None,
        }
    }
}

/// Draws what is wanted, as soon as its file is here.
pub fn apart(wanted: Wanted) -> AnyView {
    let file = wanted.file();
    let here = HERE.with_borrow(|here| here.iter().find(|it| it.0 == file).copied());
    if let Some((_, draw)) = here {
        return draw(wanted);
    }
    let desk = use_desk();
    let state = RwSignal::new(CutState::Coming);
    fetch(file, state);
    (move || match (state.get(), wanted.page()) {
        (CutState::Here(draw), _) => draw(wanted.clone()),
        (CutState::Coming, Some(page)) => coming_page(page),
        (CutState::Coming, None) => {
            view! { <p class="quiet" role="status">"One moment."</p> }.into_any()
        }
        (CutState::Failed, Some(page)) => absent_page(
            page,
            move || fetch(file, state),
            move || desk.keeping.flush(desk),
        ),
        (CutState::Failed, None) => view! {
            <div class="stack" role="alert">
                <p>{NOT_FETCHED}</p>
                <p>
                    <button class="btn primary" type="button" on:click=move |_| fetch(file, state)>
                        "Try again"
                    </button>
                </p>
            </div>
        }
        .into_any(),
    })
    .into_any()
}

fn fetch(file: CutFile, state: RwSignal<CutState>) {
    state.set(CutState::Coming);
    spawn_local(async move {
        let came = match file {
            CutFile::Library => cut::library().await.ok(),
            CutFile::Learn => cut::learn().await.ok(),
            CutFile::Report => cut::report().await.ok(),
            CutFile::Intake => cut::intake().await.ok(),
            CutFile::Folder => cut::folder().await.ok().map(|folder| folder.draw),
        };
        let Some(draw) = came else {
            let _ = state.try_set(CutState::Failed);
            return;
        };
        HERE.with_borrow_mut(|here| here.push((file, draw)));
        // Who came to what was not there yet is led into it.
        let heading = document().query_selector(".later #page-title:focus");
        let _ = state.try_set(CutState::Here(draw));
        match heading {
            Ok(Some(_)) => once_drawn(arrive),
            _ if file == CutFile::Intake => focus_on("dialog[open] :is(textarea, input, select)"),
            _ => {}
        }
    });
}

/// Saves a file for another program, once the file of the app is here that writes such.
pub fn save_for(desk: Desk, what: &'static str, raw: bool) {
    spawn_local(async move {
        match cut::elsewhere().await {
            Ok(save) => save(desk, what, raw),
            Err(_) => desk.say(NOT_FETCHED),
        }
    });
}

/// Loads the example in one step that can be undone, once the file of the app is here that makes it. `coming` falls then, or where it does
/// not come.
pub fn load_example(desk: Desk, coming: RwSignal<bool>) {
    spawn_local(async move {
        let made = cut::example().await;
        coming.set(false);
        match made {
            Ok(make) => {
                let save = Command::Save {
                    deed: Deed::ExampleLoaded,
                    records: make(desk.moment().today()),
                };
                desk.run_and_say(save, "Example loaded.");
            }
            Err(_) => desk.say(NOT_FETCHED),
        }
    });
}

/// Follows the team's file from now on, once the file of the app is here that does it; a file that does not come is asked for again when
/// the Share page is opened.
pub fn follow_folder(desk: Desk) {
    spawn_local(async move {
        match cut::folder().await {
            Ok(folder) => (folder.begin)(desk),
            Err(_) => desk.folder.set(NOT_FOLLOWED.to_owned()),
        }
    });
}

const NOT_FOLLOWED: &str = "Team folder: not opened";

/// What the file gives that follows the team's.
#[derive(Clone, Copy)]
struct FolderPart {
    draw: Draw,
    begin: fn(Desk),
}

const FOLDER: FolderPart = FolderPart {
    draw: draw_folder,
    begin: |desk| {
        folder::team(desk);
    },
};

fn draw_folder(_: Wanted) -> AnyView {
    folder::section(use_desk())
}

fn draw_library(_: Wanted) -> AnyView {
    view! { <library::LibraryPage /> }.into_any()
}

fn draw_learn(_: Wanted) -> AnyView {
    view! { <learn::Learn /> }.into_any()
}

fn draw_report(_: Wanted) -> AnyView {
    view! { <report::ReportPage /> }.into_any()
}

fn draw_intake(wanted: Wanted) -> AnyView {
    match wanted {
        Wanted::History(pasting) => intake::paste_history(pasting),
        Wanted::Sheet { file, open } => view! { <intake::SheetImport file open /> }.into_any(),
        Wanted::Library | Wanted::Learn | Wanted::Report | Wanted::Folder => ().into_any(),
    }
}

/// Where a release build is cut: a file for each name, and what it gives. Each is fetched once; where it cannot be had, or is another than
/// the one that was built with the rest, the next call tries again.
macro_rules! cuts {
    ($($name:ident: $gives:ty = $value:path;)*) => {
        #[cfg(split)]
        // What the macro writes declares the other side as foreign; nothing in this app is unsafe by hand.
        #[allow(unsafe_code)]
        mod cut {
            use super::*;
            use leptos::wasm_split::{SplitLoaderError, wasm_split};

            $(
                #[wasm_split($name, wasm_split_path = leptos::wasm_split, fallible)]
                pub(super) fn $name() -> Result<$gives, SplitLoaderError> {
                    Ok($value)
                }
            )*
        }

        #[cfg(not(split))]
        mod cut {
            use super::*;
            use std::convert::Infallible;

            $(
                pub(super) async fn $name() -> Result<$gives, Infallible> {
                    Ok($value)
                }
            )*
        }
    };
}

cuts! {
    library: Draw = draw_library;
    learn: Draw = draw_learn;
    report: Draw = draw_report;
    intake: Draw = draw_intake;
    folder: FolderPart = FOLDER;
    elsewhere: SaveFor = share::save_for;
    example: fn(Date) -> Vec<Record> = crate::example::example;
}
