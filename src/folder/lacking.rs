//! What the team's file lacks of what is here.

use crate::domain::{Kind, SortedMap};
use crate::exchange::{ExportOptions, file_text, is_private, shared_records};
use crate::replica::{Address, KindWord, Replica, Versioned};

/// The file as it should be, where that is more than it is.
#[derive(Clone, Debug, PartialEq)]
pub struct FileLack {
    /// The whole file.
    pub text: String,
    /// How many goals would be deleted in it.
    pub deletes: usize,
    /// Of how many.
    pub of: usize,
}

impl FileLack {
    /// Whether it takes so much away that the person is asked: somebody who empties their workspace rarely means everybody's.
    pub fn takes_much(&self) -> bool {
        self.deletes >= 3 && self.deletes * 2 > self.of
    }
}

/// How many private goals a file has. A team's file has none.
pub fn private_goals(file: &[Versioned]) -> usize {
    let there = file.iter().filter(|record| !record.is_deleted());
    there.filter(|record| is_private(record)).count()
}

/// The file with everything of ours that it lacks; none where it lacks nothing.
///
/// What is in the file stays in it, so that two writers who show different things of it never take turns removing what the other adds: a goal
/// that became private here is in the file as it last was. Only the words of what is deleted go, once they are gone here; that alone
/// is no reason to write, nor is that they could come back.
pub fn missing(file: &[Versioned], here: &Replica) -> Option<FileLack> {
    let mut all: SortedMap<Address, Versioned> = SortedMap::new();
    for record in file {
        all.insert(record.address().clone(), record.clone());
    }
    let is_goal = |record: &&Versioned| {
        let kind = &record.address().kind;
        matches!(kind, KindWord::Known(Kind::Kpi | Kind::Objective))
    };
    let is_there = |record: &&Versioned| !record.is_deleted();
    let of = file.iter().filter(is_goal).filter(is_there).count();
    let mut deletes = 0;
    let mut is_behind = false;
    for ours in shared_records(here, &ExportOptions::shared()) {
        let Some(known) = all.get_mut(ours.address()) else {
            is_behind = true;
            all.insert(ours.address().clone(), ours);
            continue;
        };
        let mut joined = known.clone();
        joined.join(&ours);
        if joined == *known {
            continue;
        }
        let only_words =
            joined.is_deleted() && known.is_deleted() && known.clock().includes_all(ours.clock());
        is_behind |= !only_words;
        if joined.is_deleted() && !known.is_deleted() && is_goal(&&*known) {
            deletes += 1;
        }
        *known = joined;
    }
    if !is_behind {
        return None;
    }
    let records: Vec<Versioned> = all
        .into_values()
        .map(|record| {
            let ours = here.get(record.address());
            let is_wordless = ours.is_some_and(|ours| ours.is_deleted() && !ours.has_words());
            match record.is_deleted() && is_wordless {
                true => record.tombstone(),
                false => record,
            }
        })
        .collect();
    Some(FileLack {
        text: file_text(&records, here.names()),
        deletes,
        of,
    })
}
