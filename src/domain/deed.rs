//! What was done, in one word.

/// What was done, for the toast and the undo list. The words are made where they are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    /// Records were added or changed.
    Saved,
    /// A reading or check-in was recorded.
    Recorded,
    /// Records were deleted.
    Deleted,
    /// A file was merged in.
    Imported,
    /// The example workspace was loaded.
    ExampleLoaded,
    /// The example workspace was removed.
    ExampleRemoved,
    /// A running key result's aim was changed, with a reason.
    Amended,
    /// An objective was closed.
    Closed,
    /// An objective was opened again.
    Reopened,
    /// Goals were carried over into the next cycle.
    CarriedOver,
    /// Everything was deleted.
    Emptied,
    /// A change was taken back or done again.
    Reverted,
    /// Another tab or device changed something.
    Joined,
    /// What was deleted or replaced was brought back.
    Restored,
}
