//! From what a person typed into a row to the records it makes: a reading, a check-in, or both.

mod unsent;

use crate::domain::{
    Blocker, Cadence, CheckIn, Date, Id, KeyResult, KeyResultKind, Kpi, Moment, Reading, Record,
    Unit, Workspace, is_near, may_record, meant_by, written_year,
};
use crate::figures::{Figures, NumberStyle};
use crate::insight::{self, near_key_result, near_kpi};
use crate::phrase::{Convention, ValueError, Ways, read_ways};
use chrono::Timelike;
use std::fmt;

pub use unsent::Unsent;

/// What is recorded.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// A reading of this KPI.
    Kpi(Id),
    /// A check-in of this key result.
    KeyResult(Id),
}

impl Subject {
    /// The id of the KPI or key result.
    pub fn id(&self) -> &Id {
        match self {
            Self::Kpi(id) | Self::KeyResult(id) => id,
        }
    }
}

/// What was typed, as it was typed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Typed {
    /// The value.
    pub value: String,
    /// Confidence 0-10; key results only.
    pub confidence: String,
    /// The day it speaks of, as `2026-11-14`; empty for the day that is proposed.
    pub date: String,
    /// The hour 0-23 it speaks of; empty for none, of hourly goals today for this hour.
    pub hour: String,
    /// Free text.
    pub note: String,
    /// What is in the way.
    pub blocker: Option<Blocker>,
    /// What will be done about it.
    pub next_step: String,
    /// All steps that are done; milestones only.
    pub steps: Option<Vec<Id>>,
    /// Whether it is done; done / not done only.
    pub done: Option<bool>,
    /// The value itself where the text stands for one that is known: chosen of two readings, or filled in to be corrected and left
    /// as it was. Nothing is read then, and no bit of it changes.
    pub exact: Option<f64>,
    /// Whether a day in a year far from now is meant as it is typed.
    pub far: bool,
    /// The day of what is being corrected: it stays open although it may be ahead.
    pub before: Option<Date>,
}

/// Who records, when, and by which conventions.
#[derive(Clone, Debug)]
pub struct Recorder {
    /// Conventions of numbers.
    pub figures: Figures,
    /// The name colleagues see.
    pub author: String,
    /// What the clock says.
    pub now: Moment,
    /// The day that is proposed.
    pub day: Date,
}

/// Why nothing could be recorded.
#[derive(Clone, Debug, PartialEq)]
pub enum RecordTrouble {
    /// The goal is no longer here.
    Gone,
    /// The value cannot be read.
    Value(ValueError),
    /// The value can be read in two ways, the likelier one first. One of them is to be chosen.
    Which(f64, f64),
    /// Confidence is not a whole number from 0 to 10.
    Confidence,
    /// The day cannot be read.
    Date,
    /// The day lies ahead.
    Ahead,
    /// The day lies in a year far from now, with the day that was probably meant. Either is to be chosen.
    Far(Date, Option<Date>),
    /// The hour is not one from 0 to 23, or lies ahead.
    Hour,
    /// Nothing was typed or ticked.
    Nothing,
    /// There is nothing new, and the reason is missing.
    Reason,
}

/// The field of a row that a trouble is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowPlace {
    /// The value.
    Value,
    /// Confidence.
    Confidence,
    /// The day.
    Date,
    /// The hour.
    Hour,
}

impl RecordTrouble {
    /// The field it is about.
    pub fn place(&self) -> RowPlace {
        match self {
            Self::Confidence => RowPlace::Confidence,
            Self::Date | Self::Ahead | Self::Far(..) => RowPlace::Date,
            Self::Hour => RowPlace::Hour,
            Self::Gone | Self::Value(_) | Self::Which(..) | Self::Nothing | Self::Reason => {
                RowPlace::Value
            }
        }
    }
}

impl fmt::Display for RecordTrouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Gone => {
                f.write_str("This goal is no longer here. It may have been deleted in another tab.")
            }
            Self::Value(error) => error.fmt(f),
            Self::Confidence => f.write_str("Confidence is a whole number from 0 to 10."),
            Self::Date => f.write_str("This is not a date. Choose a day."),
            Self::Which(..) => {
                f.write_str("This number can be read two ways. Choose the one you mean.")
            }
            Self::Ahead => {
                f.write_str("This day is in the future. Choose today or an earlier day.")
            }
            Self::Far(day, None) => write!(
                f,
                "The year {} is too far away. Choose another day.",
                written_year(*day)
            ),
            Self::Far(day, Some(meant)) => write!(
                f,
                "The year {}? Choose {} if that is what you mean.",
                written_year(*day),
                written_year(*meant)
            ),
            Self::Hour => f.write_str(
                "This hour has not started yet. Type a whole number from 0 to 23, or leave it empty.",
            ),
            Self::Reason => f.write_str("Say why there is nothing new, in a few words."),
            Self::Nothing => {
                f.write_str("Nothing typed yet. Type a number, a confidence or a note.")
            }
        }
    }
}

/// The records that a row makes. `ids` draws a fresh id. A key result that is measured by a KPI gets its value as a reading of the
/// KPI, and a check-in of its own only for confidence and words.
///
/// # Errors
/// The first field that cannot be read; nothing typed is lost, because nothing is taken.
pub fn records(
    workspace: &Workspace,
    subject: &Subject,
    typed: &Typed,
    hand: &Recorder,
    mut ids: impl FnMut() -> Id,
) -> Result<Vec<Record>, RecordTrouble> {
    let day = day(typed, hand)?;
    match subject {
        Subject::Kpi(id) => {
            let kpi = workspace.kpi(id).ok_or(RecordTrouble::Gone)?;
            let value = value(
                typed,
                hand,
                &kpi.unit,
                near_kpi(workspace, kpi, hand.now.today()),
            )?;
            let when = when(typed, hand, day, is_hourly(workspace, subject))?;
            Ok(vec![
                reading(kpi, value, &typed.note, when, hand, ids()).into(),
            ])
        }
        Subject::KeyResult(id) => {
            let key_result = workspace.key_result(id).ok_or(RecordTrouble::Gone)?;
            check_in(workspace, key_result, typed, day, hand, &mut ids)
        }
    }
}

/// What was recorded last of a subject, to be corrected: of a key result that is measured by a KPI the KPI's reading.
pub fn last(workspace: &Workspace, subject: &Subject) -> Option<Record> {
    let last_reading = |kpi: &Id| {
        let readings = workspace.readings_of(kpi);
        readings
            .last()
            .map(|reading| Record::from((*reading).clone()))
    };
    match subject {
        Subject::Kpi(id) => last_reading(id),
        Subject::KeyResult(id) => {
            let is_numeric = workspace.key_result(id)?.measure.is_numeric();
            match workspace.measuring_kpi(id).filter(|_| is_numeric) {
                Some(kpi) => last_reading(&kpi.id),
                None => {
                    let check_ins = workspace.check_ins_of(id);
                    check_ins.last().map(|it| Record::from((*it).clone()))
                }
            }
        }
    }
}

/// Whether what is recorded of a subject is of an hour and not of a whole day.
pub fn is_hourly(workspace: &Workspace, subject: &Subject) -> bool {
    let hourly = |kpi: Option<&Kpi>| kpi.is_some_and(|kpi| kpi.cadence == Some(Cadence::Hour));
    match subject {
        Subject::Kpi(id) => hourly(workspace.kpi(id)),
        Subject::KeyResult(id) => {
            let own = workspace.key_result(id);
            own.is_some_and(|own| insight::cadence_of(workspace, own) == Cadence::Hour)
                || hourly(workspace.measuring_kpi(id))
        }
    }
}

/// Confidence as typed: none for nothing.
///
/// # Errors
/// [`RecordTrouble::Confidence`] for anything but a whole number from 0 to 10.
pub fn confidence(text: &str) -> Result<Option<u8>, RecordTrouble> {
    let text = text.trim();
    // "7/10" is how many people write it.
    let text = text.strip_suffix("/10").unwrap_or(text).trim();
    if text.is_empty() {
        return Ok(None);
    }
    match text.parse::<u8>() {
        Ok(number) if number <= 10 => Ok(Some(number)),
        _ => Err(RecordTrouble::Confidence),
    }
}

/// How a person's conventions settle what a number leaves open.
pub fn convention(figures: &Figures) -> Convention {
    match figures.numbers {
        NumberStyle::Point => Convention::POINT,
        NumberStyle::Comma | NumberStyle::SpaceComma => Convention::COMMA,
    }
}

/// The five kinds of blockers and their words.
pub const BLOCKERS: [(Blocker, &str, &str); 5] = [
    (Blocker::Resource, "resource", "not enough people or money"),
    (
        Blocker::Dependency,
        "dependency",
        "waiting for someone else",
    ),
    (Blocker::Clarity, "clarity", "unclear what to do"),
    (Blocker::Priority, "priority", "other priorities came first"),
    (Blocker::External, "external", "outside our control"),
];

/// A day, and the hour of it where it is known.
type RecordTime = (Date, Option<u8>);

fn day(typed: &Typed, hand: &Recorder) -> Result<Date, RecordTrouble> {
    let text = typed.date.trim();
    if text.is_empty() {
        return Ok(hand.day);
    }
    let day: Date = crate::domain::parse_iso(text).ok_or(RecordTrouble::Date)?;
    if !is_near(day) && !typed.far && typed.before != Some(day) {
        return Err(RecordTrouble::Far(day, meant_by(day)));
    }
    if !may_record(day, hand.now.today(), typed.before) {
        return Err(RecordTrouble::Ahead);
    }
    Ok(day)
}

/// A value of a subject that is known to be right, by which a number of two readings is judged; none where nothing is known.
pub fn near(workspace: &Workspace, subject: &Subject, today: Date) -> Option<f64> {
    match subject {
        Subject::Kpi(id) => near_kpi(workspace, workspace.kpi(id)?, today),
        Subject::KeyResult(id) => near_key_result(workspace, workspace.key_result(id)?),
    }
}

/// The hour of a day as typed. Where none is typed, an hourly goal's number of today is of this hour.
///
/// # Errors
/// [`RecordTrouble::Hour`] for anything but a whole number from 0 to 23, and for an hour of today that has not begun.
pub fn hour(text: &str, day: Date, now: &Moment) -> Result<Option<u8>, RecordTrouble> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    // "14:00" is how a clock says it.
    let text = text.strip_suffix(":00").unwrap_or(text);
    let hour = text.parse::<u8>().map_err(|_| RecordTrouble::Hour)?;
    let last = if day == now.today() {
        now.local.hour()
    } else {
        23
    };
    if u32::from(hour) <= last {
        Ok(Some(hour))
    } else {
        Err(RecordTrouble::Hour)
    }
}

fn when(
    typed: &Typed,
    hand: &Recorder,
    day: Date,
    hourly: bool,
) -> Result<RecordTime, RecordTrouble> {
    let typed = hour(&typed.hour, day, &hand.now)?;
    let is_now = hourly && day == hand.now.today();
    let now = || u8::try_from(hand.now.local.hour()).ok().filter(|_| is_now);
    Ok((day, typed.or_else(now)))
}

fn value(
    typed: &Typed,
    hand: &Recorder,
    unit: &Unit,
    near: Option<f64>,
) -> Result<f64, RecordTrouble> {
    if let Some(exact) = typed.exact {
        return Ok(exact);
    }
    let read = read_ways(&typed.value, convention(&hand.figures), unit, near);
    match read.map_err(RecordTrouble::Value)? {
        Ways::One(value) => Ok(value),
        Ways::Either(likelier, other) => Err(RecordTrouble::Which(likelier, other)),
    }
}

fn reading(
    kpi: &Kpi,
    value: f64,
    note: &str,
    when: RecordTime,
    hand: &Recorder,
    id: Id,
) -> Reading {
    Reading {
        id,
        kpi: kpi.id.clone(),
        date: when.0,
        hour: when.1,
        value,
        note: note.trim().to_owned(),
        author: hand.author.clone(),
        entered: hand.now.stamp,
        // A reading of an example's KPI goes with the example.
        example: kpi.example,
    }
}

fn check_in(
    workspace: &Workspace,
    key_result: &KeyResult,
    typed: &Typed,
    day: Date,
    hand: &Recorder,
    ids: &mut impl FnMut() -> Id,
) -> Result<Vec<Record>, RecordTrouble> {
    let numeric = key_result.measure.is_numeric();
    let has_value = !typed.value.trim().is_empty();
    let number = if numeric && has_value {
        let near = near_key_result(workspace, key_result);
        Some(value(typed, hand, &key_result.unit, near)?)
    } else {
        None
    };
    let confidence = confidence(&typed.confidence)?;
    let hourly = is_hourly(workspace, &Subject::KeyResult(key_result.id.clone()));
    let when = when(typed, hand, day, hourly)?;
    let own = CheckIn {
        id: ids(),
        key_result: key_result.id.clone(),
        date: when.0,
        hour: when.1,
        value: match key_result.measure {
            KeyResultKind::Done => typed.done.map(|done| if done { 1.0 } else { 0.0 }),
            _ => number,
        },
        steps_done: typed
            .steps
            .clone()
            .filter(|_| key_result.measure == KeyResultKind::Milestones),
        confidence,
        note: typed.note.trim().to_owned(),
        blocker: typed.blocker,
        next_step: typed.next_step.trim().to_owned(),
        author: hand.author.clone(),
        entered: hand.now.stamp,
        example: key_result.example,
    };
    let has_words = own.confidence.is_some()
        || !own.note.is_empty()
        || own.blocker.is_some()
        || !own.next_step.is_empty();
    if own.value.is_none() && own.steps_done.is_none() && !has_words {
        // The value is what is asked for first, and its error says what to type.
        return Err(if numeric {
            RecordTrouble::Value(ValueError::Empty)
        } else {
            RecordTrouble::Nothing
        });
    }
    match (workspace.measuring_kpi(&key_result.id), number) {
        (Some(kpi), Some(number)) => {
            let reading = reading(kpi, number, "", when, hand, ids());
            let mut made = vec![reading.into()];
            if has_words {
                made.push(CheckIn { value: None, ..own }.into());
            }
            Ok(made)
        }
        _ => Ok(vec![own.into()]),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]
    use super::*;
    use crate::domain::{Entropy, Link, Meaning, Objective, Seeded, Step, Unit, date};

    fn hand() -> Recorder {
        Recorder {
            figures: Figures::default(),
            author: "Jo".into(),
            now: Moment::noon(date(2026, 11, 21)),
            day: date(2026, 11, 21),
        }
    }

    fn key_result(measure: KeyResultKind) -> KeyResult {
        KeyResult {
            id: Id::from_text("k"),
            objective: Id::from_text("o"),
            measure,
            unit: Unit::Percent,
            ..KeyResult::default()
        }
    }

    fn workspace(records: Vec<Record>) -> Workspace {
        let kpi = Kpi {
            id: Id::from_text("m"),
            unit: Unit::Percent,
            ..Kpi::default()
        };
        let objective = Objective {
            id: Id::from_text("o"),
            ..Objective::default()
        };
        Workspace::from_records(
            [Record::from(kpi), objective.into()]
                .into_iter()
                .chain(records),
        )
    }

    fn made(
        workspace: &Workspace,
        subject: Subject,
        typed: &Typed,
    ) -> Result<Vec<Record>, RecordTrouble> {
        let mut source = Seeded(1);
        records(workspace, &subject, typed, &hand(), || {
            Id::random(&mut source as &mut dyn Entropy)
        })
    }

    fn kpi() -> Subject {
        Subject::Kpi(Id::from_text("m"))
    }

    fn goal() -> Subject {
        Subject::KeyResult(Id::from_text("k"))
    }

    fn typed(value: &str) -> Typed {
        Typed {
            value: value.into(),
            ..Typed::default()
        }
    }

    #[test]
    fn a_number_becomes_todays_reading() {
        let made = made(&workspace(vec![]), kpi(), &typed("4.1 %")).unwrap();
        let [Record::Reading(reading)] = made.as_slice() else {
            panic!("{made:?}")
        };
        assert_eq!((reading.value, reading.date), (4.1, date(2026, 11, 21)));
        assert_eq!((reading.author.as_str(), reading.hour), ("Jo", None));
    }

    #[test]
    fn what_is_not_a_number_is_refused_with_what_to_type() {
        let trouble = made(&workspace(vec![]), kpi(), &typed("many")).unwrap_err();
        assert_eq!(trouble.place(), RowPlace::Value);
        assert!(
            trouble.to_string().contains("Type a percentage"),
            "{trouble}"
        );
    }

    #[test]
    fn a_day_that_lies_ahead_is_refused() {
        let ahead = Typed {
            date: "2026-11-22".into(),
            ..typed("4")
        };
        assert_eq!(
            made(&workspace(vec![]), kpi(), &ahead),
            Err(RecordTrouble::Ahead)
        );
        let past = Typed {
            date: "2026-11-02".into(),
            ..typed("4")
        };
        assert!(made(&workspace(vec![]), kpi(), &past).is_ok());
    }

    #[test]
    fn an_hourly_goal_is_recorded_for_this_hour_or_the_one_that_is_typed() {
        let hourly = KeyResult {
            cadence: Some(Cadence::Hour),
            ..key_result(KeyResultKind::Increase)
        };
        let here = workspace(vec![hourly.into()]);
        let at = |hour: &str, date: &str| {
            let typed = Typed {
                hour: hour.into(),
                date: date.into(),
                ..typed("4")
            };
            made(&here, goal(), &typed).map(|made| match made.first() {
                Some(Record::CheckIn(it)) => it.hour,
                other => panic!("{other:?}"),
            })
        };
        assert_eq!(at("", ""), Ok(Some(12)));
        assert_eq!(at("9", ""), Ok(Some(9)));
        assert_eq!(at("9:00", "2026-11-20"), Ok(Some(9)));
        assert_eq!(at("23", "2026-11-20"), Ok(Some(23)));
        // Of a day in the past nobody knows the hour but the person.
        assert_eq!(at("", "2026-11-20"), Ok(None));
        for (wrong, date) in [("13", ""), ("24", "2026-11-20"), ("noon", ""), ("-1", "")] {
            assert_eq!(at(wrong, date), Err(RecordTrouble::Hour), "{wrong}");
        }
        assert_eq!(RecordTrouble::Hour.place(), RowPlace::Hour);
        // A weekly one is of its day.
        let weekly = workspace(vec![key_result(KeyResultKind::Increase).into()]);
        let made = made(&weekly, goal(), &typed("4")).unwrap();
        assert!(matches!(made.as_slice(), [Record::CheckIn(it)] if it.hour.is_none()));
    }

    #[test]
    fn confidence_is_a_whole_number_to_ten() {
        assert_eq!(confidence(" 7/10 "), Ok(Some(7)));
        assert_eq!(confidence(""), Ok(None));
        for wrong in ["11", "-1", "7.5", "high"] {
            assert_eq!(confidence(wrong), Err(RecordTrouble::Confidence), "{wrong}");
        }
    }

    #[test]
    fn confidence_and_a_note_alone_are_a_check_in_and_nothing_is_not() {
        let here = workspace(vec![key_result(KeyResultKind::Increase).into()]);
        let sure = Typed {
            confidence: "3".into(),
            blocker: Some(Blocker::Clarity),
            ..Typed::default()
        };
        let made_of_it = made(&here, goal(), &sure).unwrap();
        let [Record::CheckIn(check_in)] = made_of_it.as_slice() else {
            panic!("{made_of_it:?}")
        };
        assert_eq!((check_in.value, check_in.confidence), (None, Some(3)));
        assert_eq!(
            made(&here, goal(), &Typed::default()),
            Err(RecordTrouble::Value(ValueError::Empty))
        );
    }

    #[test]
    fn a_measured_key_result_writes_its_kpis_reading() {
        let link = Link::new(
            &Id::from_text("k"),
            Meaning::MeasuredBy,
            &Id::from_text("m"),
        );
        let here = workspace(vec![
            key_result(KeyResultKind::Increase).into(),
            link.into(),
        ]);
        let number = made(&here, goal(), &typed("5")).unwrap();
        assert!(matches!(number.as_slice(), [Record::Reading(_)]));
        let both = Typed {
            confidence: "8".into(),
            ..typed("5")
        };
        let both = made(&here, goal(), &both).unwrap();
        let [Record::Reading(reading), Record::CheckIn(check_in)] = both.as_slice() else {
            panic!("{both:?}")
        };
        assert_eq!((reading.value, check_in.value), (5.0, None));
    }

    #[test]
    fn steps_and_done_are_recorded_by_ticking() {
        let step = |id: &str| Step {
            id: Id::from_text(id),
            text: String::new(),
            weight: 1.0,
        };
        let milestones = KeyResult {
            steps: vec![step("a"), step("b")],
            ..key_result(KeyResultKind::Milestones)
        };
        let ticked = Typed {
            steps: Some(vec![Id::from_text("a")]),
            ..Typed::default()
        };
        let made_of_it = made(&workspace(vec![milestones.into()]), goal(), &ticked).unwrap();
        let [Record::CheckIn(check_in)] = made_of_it.as_slice() else {
            panic!("{made_of_it:?}")
        };
        assert_eq!(check_in.steps_done, Some(vec![Id::from_text("a")]));

        let not_yet = Typed {
            done: Some(false),
            ..Typed::default()
        };
        let here = workspace(vec![key_result(KeyResultKind::Done).into()]);
        let made_of_it = made(&here, goal(), &not_yet).unwrap();
        let [Record::CheckIn(check_in)] = made_of_it.as_slice() else {
            panic!("{made_of_it:?}")
        };
        assert_eq!(check_in.value, Some(0.0));
        assert_eq!(
            made(&here, goal(), &Typed::default()),
            Err(RecordTrouble::Nothing)
        );
    }

    #[test]
    fn the_last_number_is_that_of_the_kpi_where_one_measures_it() {
        let link = Link::new(
            &Id::from_text("k"),
            Meaning::MeasuredBy,
            &Id::from_text("m"),
        );
        let check_in = CheckIn {
            id: Id::from_text("c"),
            key_result: Id::from_text("k"),
            confidence: Some(3),
            ..CheckIn::default()
        };
        let read = |id: &str, day| Reading {
            id: Id::from_text(id),
            kpi: Id::from_text("m"),
            date: date(2026, 11, day),
            ..Reading::default()
        };
        let own = vec![
            key_result(KeyResultKind::Increase).into(),
            check_in.into(),
            read("late", 20).into(),
            read("early", 2).into(),
        ];
        let here = workspace(own.clone());
        assert_eq!(last(&here, &goal()).unwrap().id().as_str(), "c");
        assert_eq!(last(&here, &kpi()).unwrap().id().as_str(), "late");
        let measured = workspace(own.into_iter().chain([link.into()]).collect());
        assert_eq!(last(&measured, &goal()).unwrap().id().as_str(), "late");
        assert_eq!(last(&workspace(vec![]), &goal()), None);
    }

    #[test]
    fn a_goal_that_is_gone_is_said_so() {
        assert_eq!(
            made(&workspace(vec![]), goal(), &typed("5")),
            Err(RecordTrouble::Gone)
        );
    }

    #[test]
    fn a_number_of_two_readings_is_asked_and_recorded_as_chosen() {
        let last = Reading {
            id: Id::from_text("r"),
            kpi: Id::from_text("m"),
            date: date(2026, 11, 20),
            value: 95_000.0,
            ..Reading::default()
        };
        let here = workspace(vec![last.into()]);
        assert_eq!(
            made(&here, kpi(), &typed("97.200")),
            Err(RecordTrouble::Which(97_200.0, 97.2))
        );
        let chosen = Typed {
            exact: Some(97.2),
            ..typed("97.200")
        };
        let made_of_it = made(&here, kpi(), &chosen).unwrap();
        assert!(matches!(made_of_it.as_slice(), [Record::Reading(it)] if it.value == 97.2));
        // Without a last value the aim or the start says which is likelier.
        let goal_here = workspace(vec![
            KeyResult {
                baseline: Some(0.0),
                target: Some(50_000.0),
                ..key_result(KeyResultKind::Increase)
            }
            .into(),
        ]);
        assert_eq!(
            made(&goal_here, goal(), &typed("12.500")),
            Err(RecordTrouble::Which(12_500.0, 12.5))
        );
        assert!(made(&goal_here, goal(), &typed("12,500")).is_ok());
    }

    #[test]
    fn a_year_typed_short_is_asked_about_and_yesterdays_tomorrow_stays_open() {
        let on = |day: &str| Typed {
            date: day.into(),
            ..typed("4")
        };
        let here = workspace(vec![]);
        assert_eq!(
            made(&here, kpi(), &on("0026-11-14")),
            Err(RecordTrouble::Far(
                date(26, 11, 14),
                Some(date(2026, 11, 14))
            ))
        );
        let meant = Typed {
            far: true,
            ..on("1900-01-01")
        };
        assert!(made(&here, kpi(), &meant).is_ok());
        let tomorrow = Typed {
            before: Some(date(2026, 11, 22)),
            ..on("2026-11-22")
        };
        assert!(made(&here, kpi(), &tomorrow).is_ok());
    }
}
