//! The team folder: one file in a folder that a sync service or a network drive keeps alike for a team.
//!
//! [`Folder`] is the protocol: what the file looked like when it was last read, what is still to be written, and the next step. It is pure;
//! the browser only carries out steps and reports answers (docs/decisions/0017-team-folder.md). [`missing`] says what the file lacks,
//! [`Problem`] is each way it can fail with its sentence, [`news`] says what came.

mod lacking;
mod news;
mod problem;
mod protocol;
mod standing;

pub use lacking::{FileLack, missing, private_goals};
pub use news::news;
pub use problem::{Problem, Way};
pub use protocol::{
    EDIT_PAUSE, FileAnswer, FileMark, Folder, FolderStanding, Joined, LOOK_EVERY, Next, Why,
};
