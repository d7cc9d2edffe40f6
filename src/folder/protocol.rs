//! What to do next with the team's file. Read, join, write, read back; never blindly.
//!
//! No lock is taken: sync services know none. The file is written only over what was just read and joined, it is read back, and whatever it
//! lacks of ours at any later look is written again. So an update that a sync service or a second writer loses is lost in the file for a
//! moment and never for good: each writer holds all that it has ever read or written.

use super::problem::Problem;
use crate::domain::Moment;

/// How a file looks from outside.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct FileMark {
    /// When it was modified, in milliseconds since 1970.
    pub modified: f64,
    /// Its size in bytes.
    pub size: f64,
}

/// Why the protocol is woken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// The page has the focus again, or some time has passed.
    Look,
    /// Something was changed here.
    Edited,
    /// A person asked, or the file was just chosen.
    Asked,
    /// The wait that was asked for is over.
    Again,
}

/// What the browser does next.
#[derive(Clone, Debug, PartialEq)]
pub enum Next {
    /// Nothing.
    Rest,
    /// Wakes the protocol with [`Why::Again`] after so many milliseconds.
    Wait(u32),
    /// Looks at the file from outside.
    Look,
    /// Reads all of it.
    Read,
    /// Joins what was read into what is here, and says what the file lacks.
    Join(Vec<u8>),
    /// Writes this, if the file still looks like that just before; else nothing, and [`Problem::Busy`] is the answer.
    Write {
        /// The whole file.
        text: String,
        /// How it looked when it was read.
        over: FileMark,
    },
}

/// What joining came to.
#[derive(Clone, Debug, PartialEq)]
pub enum Joined {
    /// The file has everything that it should.
    Same,
    /// It lacks something of ours; with it, it is this.
    Behind(String),
    /// It cannot be used as it is and is left alone.
    Refused(Problem),
}

/// What came of a step.
#[derive(Clone, Debug, PartialEq)]
pub enum FileAnswer {
    /// The file looks like this.
    Looked(FileMark),
    /// It holds this.
    Read(FileMark, Vec<u8>),
    /// It was joined.
    Joined(Joined),
    /// It was written.
    Written,
    /// The step failed.
    Failed(Problem),
}

/// How it stands, for people.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum FolderStanding {
    /// Not joined since the page was opened.
    #[default]
    Opening,
    /// All that is in the file is here, and the other way round, as of this moment.
    Joined(Moment),
    /// It is not.
    Trouble {
        /// Why.
        problem: Problem,
        /// Whether something of ours is not in the file yet.
        is_unwritten: bool,
        /// When it was joined last, on this page.
        last: Option<Moment>,
    },
}

/// How long an edit waits for the next, in milliseconds.
pub const EDIT_PAUSE: u32 = 2_000;
/// How often a page that is looked at looks at the file, in milliseconds.
pub const LOOK_EVERY: u32 = 20_000;
/// So often in a row a second writer may come in between before we let them finish.
const MOST_ROUNDS: u8 = 4;
/// So often in a row a failure is tried again soon; then the ordinary looks have to do.
const MOST_TRIES: u8 = 3;

#[derive(Clone, Copy, Debug, PartialEq)]
enum Phase {
    Idle,
    Looking,
    Reading,
    Joining(FileMark),
    Writing,
    ReadingBack,
}

/// The protocol for one file.
#[derive(Clone, Debug)]
pub struct Folder {
    phase: Phase,
    /// How the file looked when it and we were last alike.
    alike: Option<FileMark>,
    /// How it looked when it was refused.
    refused: Option<FileMark>,
    /// Whether something may have changed here since the file was read.
    is_dirty: bool,
    /// Whether something of ours is known to be missing in the file.
    is_unwritten: bool,
    /// What was written, until it is read back.
    written: Vec<u8>,
    rounds: u8,
    tries: u8,
    standing: FolderStanding,
    last: Option<Moment>,
}

impl Default for Folder {
    fn default() -> Self {
        Self {
            phase: Phase::Idle,
            alike: None,
            refused: None,
            // Before the file was read nobody knows what it lacks.
            is_dirty: true,
            is_unwritten: false,
            written: Vec::new(),
            rounds: 0,
            tries: 0,
            standing: FolderStanding::Opening,
            last: None,
        }
    }
}

impl Folder {
    /// How it stands.
    pub fn standing(&self) -> &FolderStanding {
        &self.standing
    }

    /// Whether it is in the middle of something.
    pub fn is_busy(&self) -> bool {
        self.phase != Phase::Idle
    }

    /// Whether a change made here waits to be written.
    pub fn is_dirty(&self) -> bool {
        self.is_dirty
    }

    /// Wakes it. In the middle of something it only remembers.
    pub fn wake(&mut self, why: Why) -> Next {
        self.is_dirty |= why == Why::Edited;
        if self.is_busy() {
            // A look at what is being read anyway says nothing new; a person may know more than the mark does.
            self.is_dirty |= why == Why::Asked;
            return Next::Rest;
        }
        self.rounds = 0;
        if why == Why::Asked {
            self.tries = 0;
            self.refused = None;
            return self.read();
        }
        // Outside is looked at first: what was refused and is the same still need not be read again.
        if why == Why::Look || self.refused.is_some() {
            self.phase = Phase::Looking;
            return Next::Look;
        }
        self.read()
    }

    /// Takes the answer to the last step.
    pub fn answer(&mut self, answer: FileAnswer, now: Moment) -> Next {
        match (self.phase, answer) {
            (_, FileAnswer::Failed(problem)) => self.fail(problem),
            (Phase::Looking, FileAnswer::Looked(mark)) => self.looked(mark, now),
            (Phase::Reading, FileAnswer::Read(mark, bytes)) => self.was_read(mark, bytes),
            (Phase::Joining(mark), FileAnswer::Joined(joined)) => {
                self.was_joined(mark, joined, now)
            }
            (Phase::Writing, FileAnswer::Written) => {
                self.phase = Phase::ReadingBack;
                Next::Read
            }
            (Phase::ReadingBack, FileAnswer::Read(mark, bytes)) => {
                if bytes == std::mem::take(&mut self.written) {
                    self.is_unwritten = false;
                    return self.done(mark, now);
                }
                // Somebody wrote in between: what they wrote is joined like anything else.
                self.was_read(mark, bytes)
            }
            // An answer to a step that was not asked for.
            _ => {
                self.phase = Phase::Idle;
                Next::Rest
            }
        }
    }

    fn read(&mut self) -> Next {
        self.phase = Phase::Reading;
        Next::Read
    }

    fn looked(&mut self, mark: FileMark, now: Moment) -> Next {
        if self.refused == Some(mark) {
            self.phase = Phase::Idle;
            return Next::Rest;
        }
        if self.alike == Some(mark) && !self.is_dirty {
            return self.done(mark, now);
        }
        self.read()
    }

    fn was_read(&mut self, mark: FileMark, bytes: Vec<u8>) -> Next {
        self.rounds += 1;
        if self.rounds > MOST_ROUNDS {
            return self.fail(Problem::Busy);
        }
        // What is changed here from now on is not in what is about to be written.
        self.is_dirty = false;
        self.phase = Phase::Joining(mark);
        Next::Join(bytes)
    }

    fn was_joined(&mut self, mark: FileMark, joined: Joined, now: Moment) -> Next {
        match joined {
            Joined::Same => {
                self.is_unwritten = false;
                self.done(mark, now)
            }
            Joined::Behind(text) => {
                self.is_unwritten = true;
                self.refused = None;
                self.phase = Phase::Writing;
                text.as_bytes().clone_into(&mut self.written);
                Next::Write { text, over: mark }
            }
            Joined::Refused(problem) => {
                // What the person deleted here may be brought back here: that is looked at again each time.
                let waits_for_us = matches!(problem, Problem::Deletes { .. });
                self.refused = Some(mark).filter(|_| !waits_for_us);
                self.is_unwritten |= waits_for_us;
                self.is_dirty = true;
                self.trouble(problem);
                Next::Rest
            }
        }
    }

    fn done(&mut self, mark: FileMark, now: Moment) -> Next {
        self.phase = Phase::Idle;
        self.alike = Some(mark);
        self.refused = None;
        self.tries = 0;
        self.last = Some(now);
        self.standing = FolderStanding::Joined(now);
        if self.is_dirty {
            return Next::Wait(EDIT_PAUSE);
        }
        Next::Rest
    }

    fn fail(&mut self, problem: Problem) -> Next {
        // Somebody came in between our reading and our writing: read again, as often as is sensible.
        if problem == Problem::Busy && self.phase == Phase::Writing && self.rounds < MOST_ROUNDS {
            return self.read();
        }
        let passes = problem.passes();
        self.alike = None;
        self.is_dirty = true;
        self.trouble(problem);
        if !passes || self.tries >= MOST_TRIES {
            return Next::Rest;
        }
        self.tries += 1;
        Next::Wait(EDIT_PAUSE << self.tries)
    }

    fn trouble(&mut self, problem: Problem) {
        self.phase = Phase::Idle;
        self.written.clear();
        self.standing = FolderStanding::Trouble {
            problem,
            is_unwritten: self.is_unwritten,
            last: self.last,
        };
    }
}
