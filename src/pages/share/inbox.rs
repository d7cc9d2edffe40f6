//! Files in: by button, or dropped anywhere.

use super::files::open_file;
use super::preview::PreviewDialog;
use crate::desk::journal::cause;
use crate::desk::{Desk, use_desk};
use crate::desk::{Settling, Turns, Walk, WorkTurn};
use crate::domain::read_json;
use crate::domain::{Change, Command, Deed, Ordered};
use crate::exchange::{ImportError, Incoming, Parsing, Preview, Previewing, check_size};
use crate::intake::sheet::is_viva_json;
use crate::intake::workbook::is_workbook;
use crate::persist::Measuring;
use crate::replica::{Acceptance, Versioned};
use crate::ui::Show;
use leptos::prelude::*;
use std::cell::RefCell;
use std::rc::Rc;
use web_sys::{DragEvent, File};

/// What became of the file that was opened last.
#[derive(Clone, PartialEq)]
pub enum Arrival {
    /// No file is being looked at.
    Nothing,
    /// It is being read.
    Reading(String),
    /// It could not be read; nothing changed.
    Failed {
        /// The file's name.
        name: String,
        /// What is wrong, where, and what to do.
        sentence: String,
    },
    /// It is a table of goals.
    Table {
        /// The file's name.
        name: String,
        /// The name and what it holds; none where the table is still to be pasted.
        file: Option<(String, Vec<u8>)>,
    },
    /// It is being taken in.
    Taking,
    /// It was understood and waits for a person to agree.
    Understood(Rc<ReadFile>),
}

/// A file that was understood. It can be large, so everybody looks at the one.
#[derive(PartialEq)]
pub struct ReadFile {
    /// The file's name.
    pub name: String,
    /// Its records, until they are taken in.
    pub incoming: RefCell<Incoming>,
    /// What merging would do.
    pub preview: Preview,
    /// The room in KB that it needs, where the browser's storage has less.
    pub shortage: Option<usize>,
    /// Whether it was opened to restore goals from it.
    pub restores: bool,
}

/// The one place where files arrive.
#[derive(Clone, Copy)]
pub struct Inbox {
    /// What became of the file that was opened last.
    pub arrival: RwSignal<Arrival, LocalStorage>,
    /// How much of the work at hand is done, in percent.
    pub share: RwSignal<u32>,
    turns: Turns,
    taking: StoredValue<Option<Taking>, LocalStorage>,
}

impl Inbox {
    /// Opens the preview for a table that is still to be pasted.
    pub fn paste(self) {
        let name = "a table".to_owned();
        self.arrival.set(Arrival::Table { name, file: None });
    }

    /// Opens the preview for a table that was pasted elsewhere.
    pub fn read_table(self, text: String) {
        let name = "the pasted table".to_owned();
        let file = Some((name.clone(), text.into_bytes()));
        self.arrival.set(Arrival::Table { name, file });
    }

    fn new() -> Self {
        Self {
            arrival: RwSignal::new_local(Arrival::Nothing),
            share: RwSignal::new(0),
            turns: Turns::new(),
            taking: StoredValue::new_local(None),
        }
    }

    /// Reads a file and shows what merging it, or restoring goals from it, would do.
    pub fn receive(self, desk: Desk, file: &File, restores: bool) {
        let name = file.name();
        let failed = {
            let name = name.clone();
            move |sentence: String| Arrival::Failed { name, sentence }
        };
        // The size is known before a byte is read, so that a giant file does not freeze the page.
        if let Err(error) = check_size(file.size() as u64) {
            self.arrival.set(failed(error.to_string()));
            return;
        }
        self.arrival.set(Arrival::Reading(name.clone()));
        let turn = self.turns.next();
        self.tell(0.0);
        open_file(file, move |bytes| {
            let next = match bytes {
                _ if !turn.is_on() => return,
                Ok(bytes) if !restores && is_sheet(&name, &bytes) => Arrival::Table {
                    name: name.clone(),
                    file: Some((name, bytes)),
                },
                Ok(bytes) => match Parsing::of_bytes(bytes, desk.moment().stamp) {
                    Ok(parsing) => return self.read(desk, name, parsing, turn, restores),
                    Err(error) => failed(error.to_string()),
                },
                Err(words) => {
                    let way = "Copy it to this computer and try again.";
                    failed(format!(
                        "The browser could not read the file ({words}). {way}"
                    ))
                }
            };
            let _ = self.arrival.try_set(next);
        });
    }

    /// Ends what is being read or taken in. What was not taken in changes nothing.
    pub fn stop(self) {
        self.turns.end();
    }

    /// Whether a file is being taken in, which is not stopped half-way.
    pub fn is_taking(self) -> bool {
        self.arrival
            .with_untracked(|arrival| *arrival == Arrival::Taking)
    }

    fn tell(self, share: f64) {
        let share = (share * 100.0) as u32;
        if self.share.try_with_untracked(|told| *told != share) == Some(true) {
            self.share.set(share);
        }
    }

    /// Reads our file, then works out what it would do, all in slices.
    fn read(self, desk: Desk, name: String, parsing: Parsing, turn: WorkTurn, restores: bool) {
        let step = move |(parsing, trouble): &mut (Parsing, Option<ImportError>)| {
            self.tell(parsing.share() / 2.0);
            parsing.step().unwrap_or_else(|error| {
                *trouble = Some(error);
                false
            })
        };
        turn.work((parsing, None), step, move |(parsing, trouble)| {
            if let Some(error) = trouble {
                let sentence = error.to_string();
                return self.arrival.set(Arrival::Failed { name, sentence });
            }
            self.look(desk, name, parsing.done(), turn, restores);
        });
    }

    /// Works out what records that were read would do, and whether there is room for them, in slices.
    fn look(self, desk: Desk, name: String, incoming: Incoming, turn: WorkTurn, restores: bool) {
        let step = move |previewing: &mut Previewing| {
            self.tell(0.5 + previewing.share() * 0.3);
            desk.keeping
                .read_library(|library| previewing.step(library.replica()))
        };
        let previewing = Previewing::new(incoming);
        turn.work(previewing, step, move |previewing| {
            let (incoming, preview) = previewing.done();
            let step = move |(measuring, incoming): &mut (Measuring, Incoming)| {
                self.tell(0.8 + measuring.share(&incoming.records) * 0.2);
                desk.keeping
                    .read_library(|library| measuring.step(library, &incoming.records))
            };
            let measuring = (Measuring::default(), incoming);
            turn.work(measuring, step, move |(measuring, incoming)| {
                let shortage = desk.keeping.read_library(|library| measuring.done(library));
                let understood = ReadFile {
                    name,
                    incoming: RefCell::new(incoming),
                    preview,
                    shortage: shortage.map(|room| room.div_ceil(1000)),
                    restores,
                };
                self.arrival.set(Arrival::Understood(Rc::new(understood)));
            });
        });
    }

    /// Shows what restoring goals from records that were read would do.
    pub(super) fn restore_from(self, desk: Desk, name: String, incoming: Incoming) {
        self.look(desk, name, incoming, self.turns.next(), true);
    }

    /// Takes a file in as a person accepted it, in slices; then says so, and hands on.
    pub(super) fn accept(
        self,
        desk: Desk,
        incoming: Incoming,
        acceptance: Acceptance,
        said: String,
        then: impl FnOnce() + 'static,
    ) {
        let at = desk.moment().stamp;
        let deed = if acceptance.nothing_else {
            Deed::Restored
        } else {
            Deed::Imported
        };
        desk.keeping.learn_names(&incoming.names);
        let (mut records, mut is_kept) = (incoming.records, false);
        let all = records.len().max(1) as f64;
        let mut left = Vec::new().into_iter();
        let change = Rc::new(RefCell::new(Change::new(deed, Vec::new())));
        let whole = change.clone();
        let step = move || {
            if !is_kept {
                is_kept = true;
                desk.keeping.snapshot(match acceptance.nothing_else {
                    true => cause::RESTORE,
                    false => cause::IMPORT,
                });
                return 1.0;
            }
            if !records.is_empty() {
                // What comes in order moves nothing.
                records.order_by(|one, other| one.address().cmp(other.address()));
                left = std::mem::take(&mut records).into_iter();
                return 1.0;
            }
            let some: Vec<Versioned> = left.by_ref().take(PART).collect();
            let part = desk.keeping.accept_part(some, &acceptance, at);
            desk.take_in_part(&part);
            change.borrow_mut().edits.extend(part.edits);
            left.len() as f64 / all
        };
        self.take(desk, Box::new(step), move || {
            then();
            desk.taken_in(whole.replace(Change::new(deed, Vec::new())), said);
        });
    }

    /// Carries out what a table or a history comes to; much of it in slices, so that the page draws in between. `then` is done once it
    /// is sure; it is not where it is refused.
    pub fn run(self, desk: Desk, command: Command, said: &str, then: Box<dyn FnOnce()>) {
        let said = said.to_owned();
        let parts = match command.in_parts(MUCH, PART) {
            Ok(parts) => parts,
            Err(command) => {
                if desk.run_and_say(command, said) {
                    then();
                }
                return;
            }
        };
        // All of it is worked out before anything is carried out.
        let step = move |(parts, whole): &mut (Vec<Command>, Option<Change>)| {
            let (Some(part), Some(all)) = (parts.pop(), whole.as_mut()) else {
                return false;
            };
            match desk.foresee(part) {
                Some(change) => {
                    all.deed = change.deed;
                    all.edits.extend(change.edits);
                    all.apart.extend(change.apart);
                }
                None => *whole = None,
            }
            true
        };
        let state = (parts, Some(Change::new(Deed::Imported, Vec::new())));
        self.turns.next().work(state, step, move |(_, whole)| {
            if let Some(change) = whole {
                self.carry_out(desk, change, said);
                then();
            }
        });
    }

    fn carry_out(self, desk: Desk, change: Change, said: String) {
        let change = Rc::new(change);
        let whole = change.clone();
        let (all, mut at) = (change.edits.len(), 0);
        let step = move || {
            let end = (at + PART).min(all);
            let part = Change {
                edits: change.edits.get(at..end).unwrap_or_default().to_vec(),
                apart: change.apart.clone(),
                ..Change::new(change.deed, Vec::new())
            };
            desk.carry_out_part(&part);
            at = end;
            (all - at) as f64 / all.max(1) as f64
        };
        self.take(desk, Box::new(step), move || {
            desk.taken_in(Rc::unwrap_or_clone(whole), said);
        });
    }

    /// Takes one particular change back, wherever it stands in the history.
    pub fn take_back(self, desk: Desk, change: &Change) {
        self.walk_on(desk, desk.way_back(change), Some(change));
    }

    /// Takes the latest change back, or does it again.
    pub fn walk(self, desk: Desk, walk: Walk) {
        // What is half done cannot be gone back from.
        if !self.is_taking() {
            self.walk_on(desk, walk, None);
        }
    }

    /// Much is taken back in slices too.
    fn walk_on(self, desk: Desk, walk: Walk, beside: Option<&Change>) {
        let Some(mut change) = desk.begin_walk(walk, beside) else {
            return;
        };
        if change.edits.len() <= MUCH {
            return desk.walk(walk, change);
        }
        let (deed, all) = (change.deed, change.edits.len() as f64);
        let walked = Rc::new(RefCell::new(Vec::new()));
        let whole = walked.clone();
        let step = move || {
            // The last first, as at once.
            let from = change.edits.len().saturating_sub(PART);
            let part = Change::new(deed, change.edits.split_off(from));
            walked.borrow_mut().extend(desk.walk_part(part));
            change.edits.len() as f64 / all
        };
        self.take(desk, Box::new(step), move || {
            let change = Change::new(Deed::Reverted, whole.take());
            desk.end_taking_in(&change);
            desk.end_walk(walk, deed, change);
        });
    }

    /// Takes steps, each of which says what share is left, until none is, and then what follows from all; then remembers it and says so.
    fn take(self, desk: Desk, step: Box<dyn FnMut() -> f64>, done: impl FnOnce() + 'static) {
        let done: Box<dyn FnOnce()> = Box::new(done);
        let settling = Settling::default();
        self.taking.set_value(Some(Taking {
            step: Some(step),
            settling,
            done,
        }));
        self.arrival.set(Arrival::Taking);
        self.tell(0.0);
        let step = move |(): &mut ()| self.take_part(desk);
        let turn = self.turns.next();
        turn.work((), step, move |()| self.taken(desk));
    }

    /// Takes in some records more. False once there are no more.
    fn take_part(self, desk: Desk) -> bool {
        let next = |taking: &mut Taking| {
            let Some(step) = &mut taking.step else {
                return (taking.settling.step(desk), 1.0);
            };
            let left = step();
            if left <= 0.0 {
                // What the steps were taken from is not needed any more.
                taking.step = None;
            }
            (true, 1.0 - left)
        };
        let taken = self
            .taking
            .try_update_value(|taking| taking.as_mut().map(next));
        let (is_more, share) = taken.flatten().unwrap_or((false, 1.0));
        self.tell(share);
        is_more
    }

    /// All records are in.
    fn taken(self, desk: Desk) {
        let Some(taking) = self.taking.try_update_value(Option::take).flatten() else {
            return;
        };
        desk.keeping.accepted(desk);
        self.arrival.set(Arrival::Nothing);
        (taking.done)();
    }
}

/// What is being taken in.
struct Taking {
    /// Until all is in.
    step: Option<Box<dyn FnMut() -> f64>>,
    settling: Settling,
    /// Remembers it and says so.
    done: Box<dyn FnOnce()>,
}

/// More records than this are taken in by slices.
const MUCH: usize = 400;

/// How many records are taken in at a time.
const PART: usize = 150;

/// Whether a file holds a table, by its name or by how it begins, or is what Viva Goals exports as JSON.
fn is_sheet(name: &str, bytes: &[u8]) -> bool {
    let name = name.to_ascii_lowercase();
    let is_named = [".csv", ".tsv", ".tab", ".txt"]
        .iter()
        .any(|end| name.ends_with(end));
    is_named
        || is_workbook(bytes)
        // A file of ours is not searched and read for this.
        || name.ends_with(".json")
            && !holds(bytes.get(..HEAD).unwrap_or(bytes), "\"bearings\"")
            && VIVA.iter().any(|key| holds(bytes, key))
            && std::str::from_utf8(bytes)
                .ok()
                .and_then(|text| read_json(text.trim_start_matches('\u{FEFF}')).ok())
                .is_some_and(|value| is_viva_json(&value))
}

/// So far from its beginning a file of ours has said whose it is.
const HEAD: usize = 200;

/// Words that a JSON file of Viva Goals has.
const VIVA: [&str; 5] = ["Outcome", "OKR ID", "Time Period", "Goal Type", "Alignment"];

fn holds(bytes: &[u8], word: &str) -> bool {
    bytes
        .windows(word.len())
        .any(|window| window == word.as_bytes())
}

/// A button that opens a file.
#[component]
pub fn OpenFile(
    /// Whether it is the main button of its place.
    #[prop(optional)]
    primary: bool,
    /// Whether goals shall be restored from it.
    #[prop(optional)]
    restores: bool,
) -> impl IntoView {
    let desk = use_desk();
    let inbox = expect_context::<Inbox>();
    let picker = NodeRef::<leptos::html::Input>::new();
    let opened = move |_| {
        let Some(input) = picker.get_untracked() else {
            return;
        };
        if let Some(file) = input.files().and_then(|files| files.get(0)) {
            inbox.receive(desk, &file, restores);
        }
        // The same file can then be chosen again.
        input.set_value("");
    };
    view! {
        <button class="btn" class:primary=primary type="button" on:click=move |_| {
            if let Some(input) = picker.get_untracked() { input.click(); }
        }>{if restores { "Choose a backup" } else { "Open a file" }}</button>
        <input
            type="file"
            hidden
            accept=if restores { ".json" } else { ".json,.xlsx,.csv,.tsv,.tab,.txt,application/json,text/csv" }
            aria-label=if restores { "Backup to restore from" } else { "File to open" }
            node_ref=picker
            on:change=opened
        />
    }
}

/// Takes a file dropped anywhere, and shows what became of it. Stands once in the frame.
#[component]
pub fn DropTarget() -> impl IntoView {
    let desk = use_desk();
    let inbox = expect_context::<Inbox>();
    let over = RwSignal::new(false);
    let _ = window_event_listener(leptos::ev::dragover, move |event| {
        if carries_file(&event) {
            event.prevent_default();
            over.set(true);
        }
    });
    let _ = window_event_listener(leptos::ev::dragleave, move |event| {
        // Leaving the window has no element it goes to.
        if event.related_target().is_none() {
            over.set(false);
        }
    });
    let _ = window_event_listener(leptos::ev::drop, move |event| {
        if !carries_file(&event) {
            return;
        }
        event.prevent_default();
        over.set(false);
        let file = event
            .data_transfer()
            .and_then(|data| data.files())
            .and_then(|files| files.get(0));
        if let Some(file) = file {
            inbox.receive(desk, &file, false);
        }
    });
    view! {
        <Show when=move || over.get()>
            <div class="veil"><p>"Drop the file to preview it"</p></div>
        </Show>
        <PreviewDialog />
    }
}

/// Provides the inbox to everything below.
pub fn provide_inbox() {
    let (inbox, desk) = (Inbox::new(), use_desk());
    provide_context(inbox);
    // Who leaves while a file is being taken in has all of it: this is heard before the desk writes.
    let _ = window_event_listener_untyped("pagehide", move |_| {
        if inbox.is_taking() {
            while inbox.take_part(desk) {}
            inbox.taken(desk);
        }
    });
}

fn carries_file(event: &DragEvent) -> bool {
    event.data_transfer().is_some_and(|data| {
        data.types()
            .iter()
            .any(|kind| kind.as_string().as_deref() == Some("Files"))
    })
}
