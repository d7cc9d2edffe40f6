//! Reminders for a person's own calendar (RFC 5545): when numbers are due, when a review can begin, when a cycle ends. It names no goal,
//! so that a calendar that others see gives nothing away.

use crate::domain::{Cadence, Cycle, Date, Gathered, Moment, SortedSet, State, Workspace};
use crate::figures::count;
use crate::insight::{cadence_of, reviews_due};
use chrono::{DateTime, Datelike, Days, Months, Weekday};

/// A line has at most so many bytes (RFC 5545 3.1).
const LONGEST_LINE: usize = 75;

/// Days before a cycle's end from which its review is offered.
const REVIEW_FROM: u64 = 14;

/// The calendar as a file. Opened again later it changes the same entries instead of adding new ones.
pub fn calendar(workspace: &Workspace, now: &Moment) -> String {
    let mut written = CalendarFile {
        text: String::new(),
        stamp: stamp(now),
    };
    for line in [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Bearings//Bearings//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        "X-WR-CALNAME:Bearings",
    ] {
        written.line(line);
    }
    for reminder in reminders(workspace, now.today()) {
        written.event(&reminder);
    }
    written.line("END:VCALENDAR");
    written.text
}

/// One entry, of a whole day.
struct Reminder {
    /// The same for the same entry, whenever the file is written.
    id: String,
    day: Date,
    rule: Option<String>,
    title: String,
    text: String,
}

fn reminders(workspace: &Workspace, today: Date) -> Vec<Reminder> {
    let mut all = Vec::new();
    for (cadence, name) in [
        (Cadence::Week, "week"),
        (Cadence::Month, "month"),
        (Cadence::Quarter, "quarter"),
    ] {
        all.extend(numbers_due(workspace, today, cadence, name));
    }
    let due: SortedSet<_> = reviews_due(workspace, today)
        .into_iter()
        .map(|it| it.cycle)
        .into_set();
    let running = |cycle: &&Cycle| {
        let mut objectives = workspace.objectives();
        objectives.any(|it| it.state == State::Running && it.cycle.as_ref() == Some(&cycle.id))
    };
    for cycle in workspace.cycles().filter(running) {
        let objectives = workspace.objectives();
        let number = objectives
            .filter(|it| it.state == State::Running && it.cycle.as_ref() == Some(&cycle.id))
            .count();
        let objectives = count(number, "objective", "objectives");
        let is_next = due.contains(&cycle.id);
        if cycle.end >= today {
            if let Some(day) = cycle.end.checked_sub_days(Days::new(REVIEW_FROM)) {
                all.push(Reminder {
                    id: format!("review-{}", cycle.id),
                    day,
                    rule: None,
                    title: format!("{}: time to start the review", cycle.name),
                    text: format!(
                        "Two weeks left for {objectives}. Score what is already certain."
                    ),
                });
            }
            all.push(Reminder {
                id: format!("end-{}", cycle.id),
                day: cycle.end,
                rule: None,
                title: format!("{} ends", cycle.name),
                text: format!(
                    "Score {objectives}, note what you learned, and carry over what continues."
                ),
            });
        } else if is_next {
            all.push(Reminder {
                id: format!("late-{}", cycle.id),
                day: today,
                rule: None,
                title: format!("{} has ended and needs its review", cycle.name),
                text: format!(
                    "{objectives} in it {} still open.",
                    if number == 1 { "is" } else { "are" }
                ),
            });
        }
    }
    all
}

/// The repeating entry for the numbers of one rhythm: on Fridays, or on the last day of the month or quarter. It ends with the last cycle
/// that needs it, and never while a KPI does.
fn numbers_due(
    workspace: &Workspace,
    today: Date,
    cadence: Cadence,
    name: &str,
) -> Option<Reminder> {
    // What is due more often than weekly is seen to every week.
    let belongs = |it: Cadence| match cadence {
        Cadence::Week => it <= Cadence::Fortnight,
        Cadence::Quarter => it >= Cadence::Quarter,
        cadence => it == cadence,
    };
    let kpis = workspace.kpis().filter(|kpi| {
        kpi.cadence.is_some_and(belongs) && kpi.retired.is_none_or(|day| day > today)
    });
    let kpis = kpis.count();
    let ends: Vec<Date> = workspace
        .objectives()
        .filter(|objective| objective.state == State::Running)
        .filter_map(|objective| Some((objective, workspace.cycle_of(objective)?.end)))
        .filter(|(_, end)| *end >= today)
        .flat_map(|(objective, end)| {
            let own = workspace.key_results_of(&objective.id).into_iter();
            let own = own.filter(|it| workspace.measuring_kpi(&it.id).is_none());
            own.filter(|it| belongs(cadence_of(workspace, it)))
                .map(move |_| end)
        })
        .collect();
    let number = kpis + ends.len();
    if number == 0 {
        return None;
    }
    let until = match kpis {
        0 => ends.into_iter().max(),
        _ => None,
    };
    let (day, rule) = match cadence {
        Cadence::Week => (next_friday(today), "FREQ=WEEKLY;BYDAY=FR".to_owned()),
        Cadence::Month => (month_end(today), "FREQ=MONTHLY;BYMONTHDAY=-1".to_owned()),
        _ => (
            quarter_end(today),
            "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=-1".to_owned(),
        ),
    };
    let rule = match until {
        Some(until) => format!("{rule};UNTIL={}", compact(until)),
        None => rule,
    };
    Some(Reminder {
        id: format!("numbers-{name}"),
        day,
        rule: Some(rule),
        title: format!("Record the numbers of this {name}"),
        text: format!(
            "{}. Open Bearings: they are listed on Today.",
            count(number, "number is due", "numbers are due")
        ),
    })
}

fn next_friday(day: Date) -> Date {
    let days = (i64::from(Weekday::Fri.num_days_from_monday())
        - i64::from(day.weekday().num_days_from_monday()))
    .rem_euclid(7);
    day.checked_add_days(Days::new(days.unsigned_abs()))
        .unwrap_or(day)
}

fn month_end(day: Date) -> Date {
    let first = day.with_day(1).unwrap_or(day);
    let next = first.checked_add_months(Months::new(1));
    next.and_then(|next| next.pred_opt()).unwrap_or(day)
}

fn quarter_end(day: Date) -> Date {
    let left = 2 - day.month0() % 3;
    let first = day.with_day(1).unwrap_or(day);
    first
        .checked_add_months(Months::new(left))
        .map_or(day, month_end)
}

/// `20261127`.
fn compact(day: Date) -> String {
    day.to_string().replace('-', "")
}

/// The moment in UTC: `20261127T093000Z`.
fn stamp(now: &Moment) -> String {
    let utc = DateTime::from_timestamp(now.stamp.0, 0)
        .unwrap_or_default()
        .naive_utc();
    let time = utc.time().to_string();
    let time: String = time.chars().filter(char::is_ascii_digit).take(6).collect();
    format!("{}T{time}Z", compact(utc.date()))
}

struct CalendarFile {
    text: String,
    stamp: String,
}

impl CalendarFile {
    fn event(&mut self, reminder: &Reminder) {
        let next = reminder.day.succ_opt().unwrap_or(reminder.day);
        self.line("BEGIN:VEVENT");
        self.line(&format!("UID:{}@bearings", reminder.id));
        self.line(&format!("DTSTAMP:{}", self.stamp));
        self.line(&format!("DTSTART;VALUE=DATE:{}", compact(reminder.day)));
        self.line(&format!("DTEND;VALUE=DATE:{}", compact(next)));
        if let Some(rule) = &reminder.rule {
            self.line(&format!("RRULE:{rule}"));
        }
        self.line(&format!("SUMMARY:{}", escaped(&reminder.title)));
        self.line(&format!("DESCRIPTION:{}", escaped(&reminder.text)));
        // A reminder takes nobody's day.
        self.line("TRANSP:TRANSPARENT");
        self.line("END:VEVENT");
    }

    /// Writes a line, folded where it is too long, never inside a letter.
    fn line(&mut self, line: &str) {
        let mut used = 0;
        for letter in line.chars() {
            if used + letter.len_utf8() > LONGEST_LINE {
                self.text.push_str("\r\n ");
                used = 1;
            }
            self.text.push(letter);
            used += letter.len_utf8();
        }
        self.text.push_str("\r\n");
    }
}

/// A text as a value: signs that have a meaning are escaped.
fn escaped(text: &str) -> String {
    let mut written = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\\' | ';' | ',' => {
                written.push('\\');
                written.push(letter);
            }
            '\n' => written.push_str("\\n"),
            letter if letter.is_control() => {}
            letter => written.push(letter),
        }
    }
    written
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::domain::{Id, KeyResult, Kpi, Objective, Record, date};
    use proptest::prelude::*;

    fn workspace(cycle_name: &str, kpi_cadence: Cadence) -> Workspace {
        let cycle = Cycle::new(cycle_name, date(2026, 10, 1), date(2026, 12, 31));
        let objective = Objective {
            id: Id::from_text("o"),
            title: "Secret".into(),
            cycle: Some(cycle.id.clone()),
            state: State::Running,
            ..Objective::default()
        };
        let key_result = KeyResult {
            id: Id::from_text("kr"),
            objective: objective.id.clone(),
            ..KeyResult::default()
        };
        let kpi = Kpi {
            id: Id::from_text("k"),
            name: "Secret".into(),
            cadence: Some(kpi_cadence),
            ..Kpi::default()
        };
        let records: [Record; 4] = [
            cycle.into(),
            objective.into(),
            key_result.into(),
            kpi.into(),
        ];
        Workspace::from_records(records)
    }

    fn on(day: Date) -> Moment {
        Moment::noon(day)
    }

    fn unfolded(text: &str) -> Vec<String> {
        let text = text.replace("\r\n ", "");
        text.split_terminator("\r\n").map(str::to_owned).collect()
    }

    #[test]
    fn numbers_are_due_on_fridays_and_at_ends_of_months_and_each_cycle_ends_once() {
        // A Friday.
        let text = calendar(
            &workspace("Q4 2026", Cadence::Month),
            &on(date(2026, 11, 27)),
        );
        let lines = unfolded(&text);
        let has = |line: &str| lines.iter().filter(|it| *it == line).count();
        assert_eq!(has("UID:numbers-week@bearings"), 1);
        assert_eq!(has("DTSTART;VALUE=DATE:20261127"), 1);
        assert_eq!(has("RRULE:FREQ=WEEKLY;BYDAY=FR;UNTIL=20261231"), 1);
        assert_eq!(has("DTSTART;VALUE=DATE:20261130"), 1);
        assert_eq!(
            has("RRULE:FREQ=MONTHLY;BYMONTHDAY=-1"),
            1,
            "a KPI has no end"
        );
        assert_eq!(has("SUMMARY:Q4 2026 ends"), 1);
        assert_eq!(has("DTSTART;VALUE=DATE:20261217"), 1);
        assert_eq!(has("DTSTAMP:20261127T120000Z"), 4);
        assert!(!text.contains("Secret"), "no goal is named");
    }

    #[test]
    fn quarters_end_where_they_end_and_what_is_over_is_said_today() {
        let text = calendar(
            &workspace("Q4 2026", Cadence::Quarter),
            &on(date(2027, 1, 15)),
        );
        let lines = unfolded(&text);
        assert!(
            lines.contains(&"DTSTART;VALUE=DATE:20270331".to_owned()),
            "{text}"
        );
        assert!(lines.contains(&"SUMMARY:Q4 2026 has ended and needs its review".to_owned()));
        assert!(!text.contains("numbers-week"), "no cycle runs");
    }

    #[test]
    fn an_empty_workspace_has_an_empty_calendar() {
        let text = calendar(&Workspace::default(), &on(date(2026, 11, 27)));
        assert!(!text.contains("VEVENT") && text.ends_with("END:VCALENDAR\r\n"));
    }

    proptest! {
        #[test]
        fn lines_are_folded_and_names_can_break_nothing(name in "\\PC{1,120}|[a;,\\\\\n:]{1,40}") {
            let text = calendar(&workspace(&name, Cadence::Week), &on(date(2026, 11, 21)));
            for line in text.split_terminator("\r\n") {
                prop_assert!(line.len() <= LONGEST_LINE, "{line}");
                prop_assert!(!line.contains('\n'));
            }
            let lines = unfolded(&text);
            prop_assert_eq!(lines.iter().filter(|it| *it == "BEGIN:VEVENT").count(), 3);
            let summary = lines.iter().find(|it| it.ends_with(" ends")).unwrap();
            let read = summary.trim_start_matches("SUMMARY:").replace("\\n", "\n");
            let read = read.replace("\\;", ";").replace("\\,", ",").replace("\\\\", "\\");
            if !name.contains('\\') && !name.chars().any(|it| it.is_control() && it != '\n') {
                prop_assert_eq!(read, format!("{name} ends"));
            }
        }
    }
}
