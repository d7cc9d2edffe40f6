//! What may be said of where the data is: saved or not, the last backup, whether the browser may delete it, how full it is. A sentence
//! stands here only if it is so.

use super::journal::Safety;
use super::room::NEARLY_FULL;
use crate::domain::Date;
use crate::figures::{Figures, count};

/// Whether the browser may delete the data by itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Protection {
    /// It was not asked yet.
    #[default]
    Unknown,
    /// It promised not to.
    Promised,
    /// It may, when the disk is nearly full.
    Denied,
    /// It may, and it deletes the data of sites that were not used for seven days: WebKit, but for installed apps
    /// (webkit.org, “Tracking Prevention in WebKit”).
    Swept,
}

/// From so many changes without a backup on the person is reminded, and again after as many more.
const MANY_CHANGES: u32 = 25;
/// A backup is not old before so many days.
const OLD: i64 = 14;

/// What is known of where the data is.
#[derive(Clone, Debug, PartialEq)]
pub struct StorageFacts {
    /// How safe the latest edit is.
    pub safety: Safety,
    /// The day of the last backup: a file with everything.
    pub backup: Option<Date>,
    /// Changes since then, of all tabs.
    pub changes: u32,
    /// At how many changes the person put the reminder off; 0 for never since the last backup.
    pub put_off_at: u32,
    /// Whether the browser may delete the data.
    pub protection: Protection,
    /// How full the storage is, in percent.
    pub fullness: u8,
    /// The person's day.
    pub today: Date,
}

impl StorageFacts {
    /// The state in a few words.
    pub fn state(&self) -> &'static str {
        match self.safety {
            Safety::Saved => "Saved on this device",
            Safety::InBrowser => "Saved in this browser",
            Safety::Saving => "Saving",
            Safety::JournalOnly => "Saved in the journal only",
            Safety::TabOnly => "Only in this tab",
        }
    }

    /// Whether the browser may delete it, in a few words; none before it was asked, and where there is nothing to lose yet.
    pub fn shield(&self) -> Option<&'static str> {
        match self.protection {
            _ if self.safety == Safety::TabOnly || !self.has_data() => None,
            Protection::Unknown => None,
            Protection::Promised => Some("Protected from deletion"),
            Protection::Denied | Protection::Swept => Some("Not protected from deletion"),
        }
    }

    /// The day of the last backup and the changes since; none where there is nothing to lose yet.
    pub fn last_backup(&self, figures: &Figures) -> Option<String> {
        let since = match self.changes {
            0 => "no changes since".to_owned(),
            some => count(some as usize, "change since", "changes since"),
        };
        match self.backup {
            Some(day) => Some(format!(
                "Last backup: {}, {since}",
                figures.near_day(day, self.today)
            )),
            None => self.has_data().then(|| "No backup yet".to_owned()),
        }
    }

    /// How full the storage is, once that matters.
    pub fn room(&self) -> Option<String> {
        (self.fullness >= NEARLY_FULL).then(|| format!("Storage {} % full", self.fullness))
    }

    /// The same in full sentences, with what can be done.
    pub fn in_full(&self, figures: &Figures) -> Vec<String> {
        let state = match self.safety {
            Safety::Saved => "Saved on this device.",
            Safety::InBrowser => {
                "Saved in this browser, which may take a minute to write it to disk: there is no journal for this page."
            }
            Safety::Saving => "Saving your latest change.",
            Safety::JournalOnly => {
                "Saved on this device, in the journal only: not yet in the browser’s storage for this page."
            }
            Safety::TabOnly => {
                "Only in this tab: this browser stores nothing for this page. Save a backup before you close it."
            }
        };
        let mut said = vec![state.to_owned()];
        said.extend(self.last_backup(figures).map(|words| format!("{words}.")));
        if self.safety != Safety::TabOnly {
            said.extend(self.protection_words().map(str::to_owned));
            said.push(format!(
                "Storage for this page is {} % full.",
                self.fullness
            ));
        }
        said
    }

    /// The reminder of a backup: only where the last one is old and much has changed, and not again before much more has.
    pub fn reminder(&self, figures: &Figures) -> Option<String> {
        let is_old = self.age().is_none_or(|days| days >= OLD);
        let least = self.put_off_at.saturating_add(MANY_CHANGES);
        (is_old && self.changes >= least).then(|| {
            let changes = figures.number(f64::from(self.changes), Some(0));
            match self.age() {
                None => format!("No backup yet: {changes} changes are in this browser only."),
                Some(days) => {
                    format!(
                        "Last backup {days} days ago: {changes} changes are in this browser only."
                    )
                }
            }
        })
    }

    /// Days since the last backup. A clock that was set back makes it old too.
    fn age(&self) -> Option<i64> {
        self.backup.map(|day| (self.today - day).num_days().abs())
    }

    fn has_data(&self) -> bool {
        self.changes > 0 || self.backup.is_some()
    }

    fn protection_words(&self) -> Option<&'static str> {
        match self.protection {
            _ if !self.has_data() => None,
            Protection::Unknown => None,
            Protection::Promised => {
                Some("Protected from deletion: this browser won’t delete your data by itself.")
            }
            Protection::Denied => Some(
                "Not protected from deletion: this browser may delete your data when the disk is nearly full. Installing or bookmarking Bearings can change that.",
            ),
            Protection::Swept => Some(
                "Not protected from deletion: this browser deletes the data of sites you have not used for seven days. Open Bearings every week, or add it to your Dock or Home Screen.",
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::date;
    use proptest::prelude::*;

    const ALL: [Safety; 5] = [
        Safety::Saved,
        Safety::InBrowser,
        Safety::Saving,
        Safety::JournalOnly,
        Safety::TabOnly,
    ];

    fn facts() -> StorageFacts {
        StorageFacts {
            safety: Safety::Saved,
            backup: None,
            changes: 0,
            put_off_at: 0,
            protection: Protection::Unknown,
            fullness: 3,
            today: date(2026, 11, 21),
        }
    }

    fn short(facts: &StorageFacts) -> Vec<String> {
        let shield = facts.shield().map(str::to_owned);
        let parts = [shield, facts.last_backup(&Figures::default()), facts.room()];
        parts.into_iter().flatten().collect()
    }

    fn all(facts: &StorageFacts) -> String {
        let said = [short(facts), facts.in_full(&Figures::default())].concat();
        format!("{} {}", facts.state(), said.join(" "))
    }

    #[test]
    fn on_a_device_is_said_only_of_what_is_on_the_disk() {
        for safety in ALL {
            let said = all(&StorageFacts { safety, ..facts() });
            let is_on_disk = matches!(safety, Safety::Saved | Safety::JournalOnly);
            assert_eq!(said.contains("on this device"), is_on_disk, "{said}");
        }
    }

    #[test]
    fn nothing_is_said_of_a_backup_or_of_deletion_while_there_is_nothing_to_lose() {
        for protection in [Protection::Unknown, Protection::Denied, Protection::Swept] {
            let said = StorageFacts {
                protection,
                ..facts()
            };
            assert_eq!(short(&said), Vec::<String>::new());
        }
    }

    #[test]
    fn the_three_truths_stand_together() {
        let said = StorageFacts {
            backup: Some(date(2026, 11, 14)),
            changes: 12,
            protection: Protection::Swept,
            fullness: 84,
            ..facts()
        };
        assert_eq!(
            short(&said),
            [
                "Not protected from deletion",
                "Last backup: 14 Nov, 12 changes since",
                "Storage 84 % full"
            ]
        );
        assert!(all(&said).contains("seven days"));
        let only_here = StorageFacts {
            safety: Safety::TabOnly,
            ..said
        };
        // Where nothing is kept nothing can be deleted.
        assert!(!all(&only_here).contains("protected"));
    }

    #[test]
    fn seven_days_are_spoken_of_only_where_they_apply() {
        for protection in [
            Protection::Unknown,
            Protection::Promised,
            Protection::Denied,
        ] {
            let said = StorageFacts {
                protection,
                changes: 3,
                ..facts()
            };
            assert!(!all(&said).contains("seven days"));
        }
    }

    #[test]
    fn a_reminder_needs_an_old_backup_and_many_changes() {
        let figures = Figures::default();
        let said = |backup, changes, put_off_at| {
            StorageFacts {
                backup,
                changes,
                put_off_at,
                ..facts()
            }
            .reminder(&figures)
        };
        let (old, young) = (Some(date(2026, 11, 7)), Some(date(2026, 11, 8)));
        assert_eq!(said(None, 24, 0), None);
        assert_eq!(
            said(None, 25, 0).as_deref(),
            Some("No backup yet: 25 changes are in this browser only.")
        );
        assert_eq!(said(young, 900, 0), None);
        assert_eq!(said(old, 24, 0), None);
        assert_eq!(
            said(old, 30, 0).as_deref(),
            Some("Last backup 14 days ago: 30 changes are in this browser only.")
        );
        assert_eq!(said(old, 54, 30), None);
        assert!(said(old, 55, 30).is_some());
        // A clock set back a year: the backup lies in the future.
        assert!(said(Some(date(2027, 11, 20)), 30, 0).is_some());
    }

    proptest! {
        #[test]
        fn a_reminder_put_off_is_silent_until_much_more_has_changed(changes in 0u32..500, more in 0u32..100, days in 0u64..60) {
            let facts = StorageFacts { backup: Some(date(2026, 11, 21) - chrono::Days::new(days)), changes: changes + more, put_off_at: changes, ..facts() };
            let reminded = facts.reminder(&Figures::default()).is_some();
            prop_assert_eq!(reminded, more >= MANY_CHANGES && days as i64 >= OLD);
        }
    }
}
