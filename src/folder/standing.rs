//! How the team's file stands, in words.

use super::protocol::FolderStanding;
use crate::domain::{Date, Moment};
use crate::figures::Figures;
use chrono::Timelike;

impl FolderStanding {
    /// In a few words, for the foot of the frame.
    pub fn sign(&self, today: Date, figures: &Figures) -> String {
        match self {
            Self::Opening => "Team folder: opening".to_owned(),
            Self::Joined(at) => format!("Team folder: joined {}", clock(*at, today, figures)),
            Self::Trouble {
                problem,
                is_unwritten: true,
                ..
            } => format!("Team folder: not written, {}", problem.short()),
            Self::Trouble { problem, .. } => format!("Team folder: {}", problem.short()),
        }
    }

    /// In full. `file` is the file's name.
    pub fn sentence(&self, file: &str, today: Date, figures: &Figures) -> String {
        match self {
            Self::Opening => format!("Opening “{file}”."),
            Self::Joined(at) => format!(
                "“{file}” and this device had the same goals at {}. Private goals stay out of it.",
                clock(*at, today, figures)
            ),
            Self::Trouble {
                problem,
                is_unwritten,
                last,
            } => {
                let mut said = problem.sentence(file);
                if *is_unwritten {
                    said.push_str(
                        " Your latest changes are on this device and not in the file yet.",
                    );
                }
                if let Some(at) = last {
                    said.push_str(&format!(" Last joined: {}.", clock(*at, today, figures)));
                }
                said
            }
        }
    }

    /// Whether something is wrong.
    pub fn is_trouble(&self) -> bool {
        matches!(self, Self::Trouble { .. })
    }
}

/// The time, with the day where that is another: `10:42`.
fn clock(at: Moment, today: Date, figures: &Figures) -> String {
    let time = format!("{}:{:02}", at.local.hour(), at.local.minute());
    match at.today() == today {
        true => time,
        false => format!("{}, {time}", figures.near_day(at.today(), today)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Stamp, date};
    use crate::folder::Problem;

    #[test]
    fn the_sign_says_when_or_what_is_wrong() {
        let today = date(2026, 11, 21);
        let at = Moment {
            local: today.and_hms_opt(9, 5, 0).unwrap_or_default(),
            stamp: Stamp(0),
        };
        let sign = |standing: &FolderStanding, today| standing.sign(today, &Figures::default());
        let joined = FolderStanding::Joined(at);
        assert_eq!(sign(&joined, today), "Team folder: joined 9:05");
        assert_eq!(
            sign(&joined, date(2026, 11, 22)),
            "Team folder: joined yesterday, 9:05"
        );
        let trouble = |is_unwritten| FolderStanding::Trouble {
            problem: Problem::Locked,
            is_unwritten,
            last: Some(at),
        };
        assert_eq!(
            sign(&trouble(true), today),
            "Team folder: not written, file in use"
        );
        assert_eq!(sign(&trouble(false), today), "Team folder: file in use");
        let said = trouble(true).sentence("team.json", today, &Figures::default());
        assert!(
            said.ends_with("not in the file yet. Last joined: 9:05."),
            "{said}"
        );
    }
}
