//! The state every screen shares: the workspace, what can be undone, where the person is, what the clock says.
//!
//! A view makes a [`Command`] and hands it to [`Desk::run`]; nothing else changes the workspace. Only here do the domain,
//! the library that saves it, and the signals meet.

mod clock;
pub mod journal;
mod keeping;
mod model;
mod names;
mod settling;
mod tab;
mod toast;
mod turns;
mod visits;
mod witness;

use crate::domain::{Change, Command, Deed, Edit, History, Id, Moment, Refusal, Workspace};
use crate::figures::Figures;
use crate::insight::{Reports, Seen};
use crate::route::{Query, Route};
use crate::settings::Settings;
use leptos::prelude::*;

pub use clock::{BrowserEntropy, Handful};
pub use journal::Journal;
pub use keeping::Keeping;
pub use model::Model;
pub use settling::Settling;
pub use toast::{Toast, Toasts};
pub use turns::{Turns, WorkTurn, later};

/// A step back or forth in what was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Walk {
    /// The latest is undone.
    Back,
    /// What was undone last is done again.
    Again,
    /// One before the latest is taken back.
    Beside,
}

/// Handles to the shared state. Copy it freely; it lives as long as the app.
#[derive(Clone, Copy)]
pub struct Desk {
    workspace: RwSignal<Workspace>,
    history: RwSignal<History>,
    /// What was computed of the workspace as it stands.
    reports: StoredValue<Reports, LocalStorage>,
    /// How everything stood at the end of the last visit.
    since: RwSignal<Option<Seen>>,
    /// Where the person is.
    pub route: RwSignal<Route>,
    /// What the clock says, renewed every half minute and when the page is looked at again.
    pub now: RwSignal<Moment>,
    /// The calendar day alone, so that what depends on it is not made anew every minute, under the hand of who uses it.
    day: Memo<crate::domain::Date>,
    /// Conventions of this device.
    pub settings: RwSignal<Settings>,
    /// Short messages with an undo.
    pub toasts: Toasts,
    /// Where the data is safe, and troubles with that.
    pub keeping: Keeping,
    /// How the team folder stands, in a few words; empty where none is used.
    pub folder: RwSignal<String>,
    spoken: RwSignal<String>,
}

impl Desk {
    /// Opens what is stored and starts the clock.
    pub fn open() -> Self {
        let keeping = Keeping::open();
        let settings = keeping.settings();
        keeping.sign(&settings.name);
        let mut workspace = keeping.workspace();
        workspace.name_cycles(settings.fiscal_year());
        let now = RwSignal::new(clock::now());
        let desk = Self {
            workspace: RwSignal::new(workspace),
            history: RwSignal::new(History::default()),
            reports: StoredValue::new_local(Reports::default()),
            since: RwSignal::new(None),
            route: RwSignal::new(Route::parse(&hash())),
            now,
            day: Memo::new(move |_| now.with(Moment::today)),
            settings: RwSignal::new(settings),
            toasts: Toasts::new(),
            keeping,
            folder: RwSignal::new(String::new()),
            spoken: RwSignal::new(String::new()),
        };
        keeping.watch_meanwhile();
        desk
    }

    /// Begins what only the pages need, once they are here: the clock, other tabs, writing, the journal. Until then nothing changes.
    pub fn begin(self) {
        // Standard cycles have the names of the reader's own fiscal year, whoever wrote them down.
        let fiscal = Memo::new(move |_| self.settings.with(Settings::fiscal_year));
        Effect::new(move |before: Option<crate::domain::FiscalYear>| {
            let now = fiscal.get();
            if before.is_some_and(|before| before != now) {
                self.workspace
                    .update(|workspace| workspace.name_cycles(now));
            }
            now
        });
        self.watch_the_clock();
        self.watch_visits();
        self.keeping.watch(self);
        // At the start and each new day.
        Effect::new(move |_| {
            self.day.track();
            self.keeping.forget_old(self);
        });
    }

    /// Reads from the workspace and follows it: the surrounding view or memo runs again when anything changes.
    pub fn read<T>(self, read: impl FnOnce(&Workspace) -> T) -> T {
        read(&self.followed())
    }

    /// Reads from the workspace once, without following it.
    pub fn peek<T>(self, read: impl FnOnce(&Workspace) -> T) -> T {
        read(&self.as_it_is())
    }

    /// Reads the workspace with what is computed of it already, and follows it.
    pub fn read_reports<T>(self, read: impl FnOnce(&Workspace, &Reports) -> T) -> T {
        let workspace = self.followed();
        self.reports.with_value(|reports| read(&workspace, reports))
    }

    /// Reads the workspace with what is computed of it already, once.
    pub fn peek_reports<T>(self, read: impl FnOnce(&Workspace, &Reports) -> T) -> T {
        let workspace = self.as_it_is();
        self.reports.with_value(|reports| read(&workspace, reports))
    }

    /// Carries a command out, remembers it for undo, and has it saved.
    ///
    /// # Errors
    /// The refusal of the domain; nothing changed.
    pub fn run(self, command: Command) -> Result<Change, Refusal> {
        let change = self.peek(|workspace| workspace.apply(command))?;
        if !change.is_empty() {
            self.settle(&change);
            self.history
                .update(|history| history.remember(change.clone()));
        }
        Ok(change)
    }

    /// Carries a command out and says so in a toast with an undo. A refusal is said in a toast too.
    pub fn run_and_say(self, command: Command, said: impl Into<String>) -> bool {
        match self.run(command) {
            Ok(change) => {
                self.toasts.show(said, Some(change));
                true
            }
            Err(refusal) => {
                self.toasts.show(refusal.to_string(), None);
                false
            }
        }
    }

    /// What is done to take one particular change back, wherever it stands in the history. It can itself be undone.
    pub fn way_back(self, change: &Change) -> Walk {
        // If it is the latest, this is an ordinary undo, which redo can repeat.
        let is_latest = self
            .history
            .with_untracked(|history| history.last() == Some(change));
        if is_latest { Walk::Back } else { Walk::Beside }
    }

    /// Takes one particular change back at once.
    pub fn take_back(self, change: &Change) {
        let walk = self.way_back(change);
        if let Some(change) = self.begin_walk(walk, Some(change)) {
            self.walk(walk, change);
        }
    }

    /// The change that a step back or forth is about, off its list; says so where there is none.
    pub fn begin_walk(self, walk: Walk, beside: Option<&Change>) -> Option<Change> {
        let (taken, nothing) = match walk {
            Walk::Back => (
                self.history.try_update(History::take_undo).flatten(),
                "Nothing to undo.",
            ),
            Walk::Again => (
                self.history.try_update(History::take_redo).flatten(),
                "Nothing to redo.",
            ),
            Walk::Beside => (beside.cloned(), ""),
        };
        if taken.is_none() {
            self.say(nothing);
        }
        taken
    }

    /// Takes such a step at once.
    pub fn walk(self, walk: Walk, change: Change) {
        let deed = change.deed;
        let command = Command::Revert {
            change: Box::new(change),
        };
        if let Some(reverting) = self.foresee(command) {
            // Everything was computed before, so nothing can panic inside the update.
            self.settle(&reverting);
            self.end_walk(walk, deed, reverting);
        }
    }

    /// Takes a part of it, as [`Desk::take_in_part`]; what that changed.
    pub fn walk_part(self, part: Change) -> Vec<Edit> {
        let command = Command::Revert {
            change: Box::new(part),
        };
        let Some(reverting) = self.foresee(command) else {
            return Vec::new();
        };
        self.carry_out_part(&reverting);
        reverting.edits
    }

    /// Remembers what a step changed, and says so.
    pub fn end_walk(self, walk: Walk, deed: Deed, changed: Change) {
        self.history.update(|history| match walk {
            Walk::Back => history.undone(deed, changed),
            Walk::Again => history.redone(deed, changed),
            Walk::Beside => history.remember(changed),
        });
        let word = deed_word(deed);
        match walk {
            Walk::Back => self.toasts.show(format!("Undone: {word}."), None),
            Walk::Again => self.toasts.show(format!("Redone: {word}."), None),
            Walk::Beside => self.say("Undone."),
        }
    }

    /// Takes in a change that was already saved and stamped elsewhere: a merged file, another tab. `by_person` makes it undoable.
    pub fn take_in(self, change: Change, by_person: bool) {
        if change.is_empty() {
            return;
        }
        self.commit(&change);
        if by_person {
            self.history.update(|history| history.remember(change));
        }
    }

    /// What a command would change; a refusal is said in a toast.
    pub fn foresee(self, command: Command) -> Option<Change> {
        match self.peek(|workspace| workspace.apply(command)) {
            Ok(change) => Some(change),
            Err(refusal) => {
                self.toasts.show(refusal.to_string(), None);
                None
            }
        }
    }

    /// Carries out a part of a change made here that comes in slices, as [`Desk::take_in_part`].
    pub fn carry_out_part(self, change: &Change) {
        self.take_in_part(change);
        self.keeping.record_part(change);
    }

    /// Takes in a part of what comes in slices. Nobody is told of it before [`Desk::end_taking_in`].
    pub fn take_in_part(self, change: &Change) {
        if let Some(mut workspace) = self.workspace.try_write_untracked() {
            workspace.commit(change);
            self.reports
                .with_value(|reports| reports.forget(change, &workspace));
        }
    }

    /// All of it is taken in: everybody is told.
    pub fn end_taking_in(self, change: &Change) {
        let cycles = change.edits.iter().filter(|edit| is_of_cycle(edit));
        self.commit(&Change::new(change.deed, cycles.cloned().collect()));
    }

    /// The same for what a person took in: it can be undone as one step.
    pub fn taken_in(self, change: Change, said: String) {
        self.end_taking_in(&change);
        let shown = (!change.is_empty()).then(|| change.clone());
        self.history.update(|history| history.remember(change));
        self.toasts.show(said, shown);
    }

    /// Follows what a person does that can be undone.
    pub fn track_acts(self) {
        self.history.track();
    }

    /// The conventions numbers and dates are written by.
    pub fn figures(self) -> Figures {
        self.settings.with(Settings::figures)
    }

    /// The person's calendar day.
    pub fn today(self) -> crate::domain::Date {
        self.day.get()
    }

    /// The day and week that reports speak of.
    pub fn as_of(self) -> crate::insight::AsOf {
        let week = self.settings.with(|settings| settings.week_start.day());
        crate::insight::AsOf::from((self.today(), week))
    }

    /// The moment as it is just now, for stamping; not followed.
    pub fn moment(self) -> Moment {
        clock::now()
    }

    /// A fresh id.
    pub fn new_id(self) -> Id {
        Id::random(&mut BrowserEntropy)
    }

    /// Goes to a page.
    pub fn go(self, route: &Route) {
        if let Some(window) = web_sys::window() {
            // Refused only for a document that is not fully active; then nobody is looking.
            let _ = window.location().set_hash(&route.to_string());
            arrived(&window);
        }
    }

    /// Goes to a page without leaving the present one in the browser's history: filters, and forms that were saved.
    pub fn replace(self, route: &Route) {
        if let Some(window) = web_sys::window() {
            let _ = window.location().replace(&route.href());
            arrived(&window);
        }
    }

    /// The filters and the order of the page that is open, followed; empty on a page without.
    pub fn query(self) -> Memo<Query> {
        Memo::new(move |_| self.asked())
    }

    /// The same as it is now, followed.
    pub fn asked(self) -> Query {
        self.route
            .with(|route| route.query().cloned().unwrap_or_default())
    }

    /// Has a screen reader say something.
    pub fn say(self, text: impl Into<String>) {
        self.spoken.set(text.into());
    }

    /// What a screen reader was last asked to say.
    pub fn spoken(self) -> Signal<String> {
        self.spoken.into()
    }

    /// Changes the settings and keeps them.
    pub fn set(self, change: impl FnOnce(&mut Settings)) {
        let before = self.settings.get_untracked();
        let mut after = before.clone();
        change(&mut after);
        // Another tab may have changed others: only what is changed here is written.
        let settings = self
            .keeping
            .settings_now(&before)
            .with_change(&before, &after);
        if self.keeping.keep_settings(&settings).is_some() {
            self.keeping.flush_soon(self, keeping::PAUSE);
        }
        self.show_settings(settings);
    }

    /// Shows settings as they are kept now.
    pub(crate) fn show_settings(self, settings: Settings) {
        let theme = settings.theme;
        if self.settings.with_untracked(|known| *known == settings) {
            return;
        }
        self.keeping.sign(&settings.name);
        self.settings.set(settings);
        if let Some(root) = document().document_element() {
            // Cannot fail for a valid attribute name.
            let _ = root.set_attribute("data-theme", theme.word());
        }
    }

    // Neither is compiled into the hundred places that read.
    #[inline(never)]
    fn followed(self) -> ReadWorkspace {
        self.workspace.read()
    }

    #[inline(never)]
    fn as_it_is(self) -> ReadWorkspace {
        self.workspace.read_untracked()
    }

    /// Shows a change and has it saved.
    fn settle(self, change: &Change) {
        self.commit(change);
        self.keeping.record(self, change);
    }

    fn commit(self, change: &Change) {
        self.workspace.update(|workspace| {
            workspace.commit(change);
            if change.edits.iter().any(is_of_cycle) {
                workspace.name_cycles(self.settings.with_untracked(Settings::fiscal_year));
            }
            self.reports
                .with_value(|reports| reports.forget(change, workspace));
        });
    }
}

fn is_of_cycle(edit: &crate::domain::Edit) -> bool {
    let reference = edit.reference();
    reference.is_some_and(|it| it.kind == crate::domain::Kind::Cycle)
}

/// The workspace while it is read.
type ReadWorkspace = <RwSignal<Workspace> as ReadUntracked>::Value;

/// The desk of this app.
pub fn use_desk() -> Desk {
    expect_context::<Desk>()
}

/// What was done, as a noun phrase: "deletion".
pub fn deed_word(deed: Deed) -> &'static str {
    match deed {
        Deed::Saved => "edit",
        Deed::Recorded => "check-in",
        Deed::Deleted => "deletion",
        Deed::Imported => "import",
        Deed::ExampleLoaded => "loading the example",
        Deed::ExampleRemoved => "removing the example",
        Deed::Amended => "changed target",
        Deed::Closed => "closing",
        Deed::Reopened => "reopening",
        Deed::CarriedOver => "carrying over",
        Deed::Emptied => "deleting everything",
        Deed::Reverted => "undo",
        Deed::Joined => "change from another tab",
        Deed::Restored => "restore",
    }
}

/// Has the app follow the address at once. The browser reports the change only after it dealt with what waits, and a key pressed
/// meanwhile would land on the page that is being left.
fn arrived(window: &web_sys::Window) {
    if let Ok(event) = web_sys::Event::new("hashchange") {
        // Answers only whether a listener objected.
        let _ = window.dispatch_event(&event);
    }
}

/// The address's part behind `#`.
pub fn hash() -> String {
    web_sys::window()
        .and_then(|window| window.location().hash().ok())
        .unwrap_or_default()
}
