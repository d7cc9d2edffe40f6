//! Follows the team's file: carries out what the protocol wants next, wakes it when the page is looked at, when something changes here, and
//! from time to time.

use super::APP;
use super::handle::{Handle, pick};
use crate::desk::journal::cause;
use crate::desk::{Desk, Settling, Turns};
use crate::domain::{Change, Deed, Ordered};
use crate::exchange::{ImportError, Parsing};
use crate::folder::{
    EDIT_PAUSE, FileAnswer, Folder, FolderStanding, Joined, LOOK_EVERY, Next, Problem, Why,
    missing, news, private_goals,
};
use crate::persist::{local, vault};
use crate::replica::{Acceptance, Versioned};
use crate::ui::focus_on_id;
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Duration;
use wasm_bindgen::{JsCast, JsValue};

/// How many records are joined at a time.
const PART: usize = 150;

thread_local! {
    static TEAM: Cell<Option<Team>> = const { Cell::new(None) };
}

/// The team's file, as this page follows it.
#[derive(Clone, Copy)]
pub struct Team {
    desk: Desk,
    folder: StoredValue<Folder, LocalStorage>,
    handle: StoredValue<Option<Handle>, LocalStorage>,
    /// Its name; empty where none is used.
    pub name: RwSignal<String>,
    /// How it stands.
    pub standing: RwSignal<FolderStanding>,
    turns: Turns,
    /// Which of the files it was since the page was opened: an answer about another one comes too late.
    number: StoredValue<u32>,
    timer: StoredValue<Option<TimeoutHandle>>,
    /// Whether the person agreed to delete most of what the file has.
    may_delete: StoredValue<bool>,
    /// Whether a person waits for an answer.
    is_asked: StoredValue<bool>,
}

/// The team's file; followed from the first call on.
pub fn team(desk: Desk) -> Team {
    if let Some(team) = TEAM.get() {
        return team;
    }
    let open = || {
        let team = Team::new(desk);
        team.watch();
        team.open_noted();
        team
    };
    let app = APP.with_borrow(Clone::clone);
    let team = app.map_or_else(open, |app| app.with(open));
    TEAM.set(Some(team));
    team
}

impl Team {
    fn new(desk: Desk) -> Self {
        Self {
            desk,
            folder: StoredValue::new_local(Folder::default()),
            handle: StoredValue::new_local(None),
            name: RwSignal::new(String::new()),
            standing: RwSignal::new(FolderStanding::Opening),
            turns: Turns::new(),
            number: StoredValue::new(0),
            timer: StoredValue::new(None),
            may_delete: StoredValue::new(false),
            is_asked: StoredValue::new(false),
        }
    }

    /// Has the person choose the file, or create it.
    pub fn choose(self, creates: bool) {
        spawn_local(async move {
            match pick(creates).await {
                Ok(Some(handle)) => {
                    // Asked now, while the click still counts.
                    let _ = handle.ask().await;
                    self.use_file(handle).await;
                }
                Ok(None) => {}
                Err(problem) => {
                    let said = problem.sentence("the file");
                    self.desk.toasts.show(said, None);
                }
            }
        });
    }

    /// Asks the browser for permission again. Only a click may do that.
    pub fn allow(self) {
        let Some(handle) = self.handle.get_value() else {
            return;
        };
        spawn_local(async move {
            // A refusal is what the next look says.
            let _ = handle.ask().await;
            self.join_now();
            focus_on_id("team-folder");
        });
    }

    /// Reads the file whatever it looks like from outside.
    pub fn join_now(self) {
        self.is_asked.set_value(true);
        self.wake(Why::Asked);
    }

    /// Deletes in the file too what was deleted here.
    pub fn delete_there_too(self) {
        self.may_delete.set_value(true);
        self.wake(Why::Asked);
        focus_on_id("team-folder");
    }

    /// Leaves the file alone from now on.
    pub fn stop(self) {
        self.note(None);
        self.begin_with("", None);
        spawn_local(async move {
            // What cannot be forgotten is not looked for either: nothing says that there is one.
            let _ = vault::keep_handle(&JsValue::NULL).await;
        });
        let said = "The team’s file is left as it is. Your goals stay on this device.";
        self.desk.toasts.show(said, None);
        focus_on_id("team-folder");
    }

    async fn use_file(self, handle: Handle) {
        let name = handle.name();
        // Other tabs look for it once they read the note.
        let kept = vault::keep_handle(&handle).await;
        match kept {
            Ok(()) => self.note(Some(&name)),
            Err(_) => self.desk.toasts.show(
                "This browser will not remember the file: choose it again on your next visit.",
                None,
            ),
        }
        self.desk.keeping.snapshot(cause::IMPORT);
        self.begin_with(&name, Some(handle));
        self.wake(Why::Asked);
        focus_on_id("team-folder");
    }

    /// The file of an earlier visit, or of another tab.
    fn open_noted(self) {
        let noted = self
            .desk
            .keeping
            .read_library(|library| library.store().get(local::FOLDER));
        let name = noted.ok().flatten().unwrap_or_default();
        self.begin_with(&name, None);
        if name.is_empty() {
            return;
        }
        let number = self.number.get_value();
        spawn_local(async move {
            let handle = vault::handle().await;
            if self.number.get_value() != number {
                return;
            }
            match handle {
                Ok(handle) if handle.is_object() => {
                    self.handle.set_value(Some(handle.unchecked_into()));
                    self.wake(Why::Look);
                }
                _ => self.answer(number, FileAnswer::Failed(Problem::Forgotten)),
            }
        });
    }

    /// Forgets what was known of the file before.
    fn begin_with(self, name: &str, handle: Option<Handle>) {
        self.turns.end();
        self.number
            .update_value(|number| *number = number.wrapping_add(1));
        self.handle.set_value(handle);
        self.folder.set_value(Folder::default());
        self.may_delete.set_value(false);
        self.name.set(name.to_owned());
        self.tell();
    }

    fn note(self, name: Option<&str>) {
        self.desk.keeping.read_library(|library| {
            let store = library.store();
            // What is not noted is only to be chosen again.
            let _ = match name {
                Some(name) => store.set(local::FOLDER, name),
                None => store.remove(local::FOLDER),
            };
        });
    }

    fn watch(self) {
        let desk = self.desk;
        let is_seen = || document().visibility_state() == web_sys::VisibilityState::Visible;
        let look = move || {
            if is_seen() {
                self.wake(Why::Look);
            }
        };
        let _ = window_event_listener(leptos::ev::focus, move |_| look());
        let _ = window_event_listener_untyped("visibilitychange", move |_| {
            look();
            // Who leaves has it written, as far as the browser lets a page that is left.
            if !is_seen() && self.timer.with_value(Option::is_some) {
                self.edited(0);
            }
        });
        set_interval(look, Duration::from_millis(LOOK_EVERY.into()));
        let _ = window_event_listener(leptos::ev::storage, move |event| {
            if event.key().as_deref() == Some(local::FOLDER) {
                self.open_noted();
            }
        });
        Effect::new(move |before: Option<()>| {
            desk.read(|_| ());
            desk.keeping.conflicts.track();
            if before.is_some() {
                self.edited(EDIT_PAUSE);
            }
        });
        Effect::new(move |before: Option<()>| {
            desk.keeping.emptied.track();
            let name = self.name.get_untracked();
            if before.is_some() && !name.is_empty() {
                self.note(Some(&name));
            }
        });
        // The sign speaks of days and follows the conventions.
        Effect::new(move |_| {
            let sign = self.name.with(|name| match name.is_empty() {
                true => String::new(),
                false => self
                    .standing
                    .with(|standing| standing.sign(desk.today(), &desk.figures())),
            });
            if desk.folder.with_untracked(|known| *known != sign) {
                desk.folder.set(sign);
            }
        });
    }

    /// Has what was changed here written once nothing more is changed for so many milliseconds.
    fn edited(self, pause: u32) {
        if let Some(timer) = self.timer.try_update_value(Option::take).flatten() {
            timer.clear();
        }
        let write = move || {
            self.timer.set_value(None);
            self.wake(Why::Edited);
        };
        let timer = set_timeout_with_handle(write, Duration::from_millis(pause.into()));
        self.timer.set_value(timer.ok());
    }

    fn wake(self, why: Why) {
        if self.handle.with_value(Option::is_none) {
            return;
        }
        let step = self.folder.try_update_value(|folder| folder.wake(why));
        self.carry_out(step.unwrap_or(Next::Rest));
    }

    fn answer(self, number: u32, answer: FileAnswer) {
        if self.number.try_get_value() != Some(number) {
            return;
        }
        let now = self.desk.moment();
        let step = self
            .folder
            .try_update_value(|folder| folder.answer(answer, now));
        self.tell();
        if self.folder.with_value(|folder| !folder.is_busy()) && self.is_asked.get_value() {
            self.is_asked.set_value(false);
            if !self.standing.with_untracked(FolderStanding::is_trouble) {
                let said = "Joined. Nothing new in the team’s file.";
                self.desk.toasts.show(said, None);
            }
        }
        self.carry_out(step.unwrap_or(Next::Rest));
    }

    fn tell(self) {
        let standing = self.folder.with_value(|folder| folder.standing().clone());
        if self.standing.with_untracked(|known| *known != standing) {
            self.standing.set(standing);
        }
    }

    fn carry_out(self, step: Next) {
        let number = self.number.get_value();
        let handle = self.handle.get_value();
        match step {
            Next::Rest => {}
            Next::Wait(pause) => set_timeout(
                move || {
                    if self.number.try_get_value() == Some(number) {
                        self.wake(Why::Again);
                    }
                },
                Duration::from_millis(pause.into()),
            ),
            Next::Join(bytes) => self.join(number, bytes),
            step => spawn_local(async move {
                let Some(handle) = handle else { return };
                let answer = match step {
                    Next::Look => handle.look().await.map(FileAnswer::Looked),
                    Next::Write { text, over } => {
                        let written = handle.write(&text, over).await;
                        written.map(|()| FileAnswer::Written)
                    }
                    _ => {
                        let read = handle.read().await;
                        read.map(|(mark, bytes)| FileAnswer::Read(mark, bytes))
                    }
                };
                self.answer(number, answer.unwrap_or_else(FileAnswer::Failed));
            }),
        }
    }

    /// Reads what the file holds and joins it, in slices.
    fn join(self, number: u32, bytes: Vec<u8>) {
        let refuse =
            move |problem| self.answer(number, FileAnswer::Joined(Joined::Refused(problem)));
        let head = bytes.get(..RECOVERY_WITHIN.min(bytes.len()));
        if String::from_utf8_lossy(head.unwrap_or_default()).contains(RECOVERY) {
            return refuse(Problem::Recovery);
        }
        let parsing = match Parsing::of_bytes(bytes, self.desk.moment().stamp) {
            // Just created, or emptied: nothing in it can be lost.
            Err(ImportError::Empty) => return self.take_in(number, Vec::new()),
            Err(error) => return refuse(Problem::Unreadable(error)),
            Ok(parsing) => parsing,
        };
        let step = |(parsing, trouble): &mut (Parsing, Option<ImportError>)| {
            parsing.step().unwrap_or_else(|error| {
                *trouble = Some(error);
                false
            })
        };
        let turn = self.turns.next();
        turn.work((parsing, None), step, move |(parsing, trouble)| {
            if let Some(error) = trouble {
                return refuse(Problem::Unreadable(error));
            }
            let incoming = parsing.done();
            let mut records = incoming.records;
            match private_goals(&records) {
                0 => {}
                goals => return refuse(Problem::Private(goals)),
            }
            self.desk.keeping.learn_names(&incoming.names);
            records.order_by(|one, other| one.address().cmp(other.address()));
            self.take_in(number, records);
        });
    }

    fn take_in(self, number: u32, records: Vec<Versioned>) {
        let (desk, at) = (self.desk, self.desk.moment().stamp);
        let change = Rc::new(RefCell::new(Change::new(Deed::Joined, Vec::new())));
        let whole = change.clone();
        let records = Rc::new(records);
        let all = records.clone();
        let step = move |(from, settling): &mut (usize, Settling)| {
            if *from >= records.len() {
                return settling.step(desk);
            }
            let some = records.iter().skip(*from).take(PART).cloned().collect();
            let part = desk.keeping.accept_part(some, &Acceptance::default(), at);
            // Committed at once: what is typed between two slices meets what is already here.
            desk.take_in_part(&part);
            change.borrow_mut().edits.extend(part.edits);
            *from += PART;
            true
        };
        let turn = self.turns.next();
        turn.work((0, Settling::default()), step, move |_| {
            desk.keeping.accepted(desk);
            let change = whole.replace(Change::new(Deed::Joined, Vec::new()));
            if !change.is_empty() {
                desk.end_taking_in(&change);
            }
            if let Some(said) = news(&change.edits) {
                self.is_asked.set_value(false);
                desk.toasts.show(said, Some(change));
            }
            self.answer(number, FileAnswer::Joined(self.compare(&all)));
        });
    }

    /// What the file lacks, now that it is joined.
    fn compare(self, records: &[Versioned]) -> Joined {
        let keeping = self.desk.keeping;
        keeping.call_writer();
        let lacks = keeping.read_library(|library| missing(records, library.replica()));
        match lacks {
            None => {
                self.may_delete.set_value(false);
                Joined::Same
            }
            Some(lacks) if lacks.takes_much() && !self.may_delete.get_value() => {
                let (goals, of) = (lacks.deletes, lacks.of);
                Joined::Refused(Problem::Deletes { goals, of })
            }
            Some(lacks) => Joined::Behind(lacks.text),
        }
    }
}

/// How the file of the recovery page begins.
const RECOVERY: &str = "bearings-rescue";
const RECOVERY_WITHIN: usize = 200;
