//! Choices from lists: the value, the word in drafts, what people read.

use crate::domain::{
    Ambition, Cadence, Cause, Direction, KeyResultKind, Level, Nature, ReviewChoice, Scope, State,
};

/// A value, its word in kept drafts, and what people read.
pub type ChoiceWord<T> = (T, &'static str, &'static str);

/// The word of a value; empty where the list does not have it.
pub fn word_of<T: PartialEq>(list: &[ChoiceWord<T>], value: Option<T>) -> &'static str {
    list.iter()
        .find(|(known, _, _)| value.as_ref() == Some(known))
        .map_or("", |(_, word, _)| word)
}

/// The value behind a word.
pub fn value_of<T: Copy>(list: &[ChoiceWord<T>], word: &str) -> Option<T> {
    let found = list.iter().find(|(_, known, _)| *known == word);
    found.map(|(value, _, _)| *value)
}

/// Which way is good.
pub const DIRECTIONS: [ChoiceWord<Direction>; 3] = [
    (Direction::Up, "up", "Higher is better"),
    (Direction::Down, "down", "Lower is better"),
    (Direction::Hold, "hold", "Within limits is good"),
];

/// How often.
pub const CADENCES: [ChoiceWord<Cadence>; 7] = [
    (Cadence::Hour, "hour", "hourly"),
    (Cadence::Day, "day", "daily"),
    (Cadence::Week, "week", "weekly"),
    (Cadence::Fortnight, "fortnight", "every two weeks"),
    (Cadence::Month, "month", "monthly"),
    (Cadence::Quarter, "quarter", "quarterly"),
    (Cadence::Year, "year", "yearly"),
];

/// Early or late.
pub const NATURES: [ChoiceWord<Nature>; 2] = [
    (
        Nature::Leading,
        "leading",
        "Leading: moves first, can be acted on",
    ),
    (
        Nature::Lagging,
        "lagging",
        "Lagging: moves when the result is in",
    ),
];

/// Whose performance.
pub const SCOPES: [ChoiceWord<Scope>; 4] = [
    (Scope::Person, "person", "One person"),
    (Scope::Team, "team", "One team"),
    (Scope::Department, "department", "One department"),
    (
        Scope::Organisation,
        "organisation",
        "The whole organisation",
    ),
];

/// How far up.
pub const LEVELS: [ChoiceWord<Level>; 3] = [
    (
        Level::Strategic,
        "strategic",
        "Strategic: the whole organisation",
    ),
    (Level::Tactical, "tactical", "Tactical: a department"),
    (Level::Operational, "operational", "Operational: a team"),
];

/// How an objective is meant.
pub const AMBITIONS: [ChoiceWord<Ambition>; 2] = [
    (Ambition::Committed, "committed", "Committed"),
    (Ambition::Aspirational, "aspirational", "Aspirational"),
];

/// Where an objective is in its life.
pub const STATES: [ChoiceWord<State>; 4] = [
    (State::Running, "running", "Running"),
    (State::Draft, "draft", "Draft"),
    (State::Closed, "closed", "Closed"),
    (State::Dropped, "dropped", "Dropped"),
];

/// Where an objective can be put in its form: it is closed in its review, not here.
pub const OPEN_STATES: [ChoiceWord<State>; 3] = [
    (State::Running, "running", "Running"),
    (State::Draft, "draft", "Draft"),
    (State::Dropped, "dropped", "Dropped"),
];

/// What got in the way.
pub const CAUSES: [ChoiceWord<Cause>; 7] = [
    (
        Cause::AimTooHigh,
        "aim-too-high",
        "the aim was too high for the time",
    ),
    (Cause::Resources, "resources", "not enough people or money"),
    (
        Cause::Dependency,
        "dependency",
        "someone else was not ready",
    ),
    (
        Cause::Priorities,
        "priorities",
        "other priorities came first",
    ),
    (
        Cause::WrongLever,
        "wrong-lever",
        "our actions didn’t move the number",
    ),
    (
        Cause::Measurement,
        "measurement",
        "the number couldn’t be measured in time",
    ),
    (Cause::External, "external", "outside circumstances changed"),
];

/// What becomes of a goal after its cycle.
pub const CHOICES: [ChoiceWord<ReviewChoice>; 3] = [
    (ReviewChoice::Keep, "keep", "Continue it"),
    (ReviewChoice::Change, "change", "Revise it"),
    (ReviewChoice::Drop, "drop", "Drop it"),
];

/// How a key result is measured.
pub const KINDS: [ChoiceWord<KeyResultKind>; 5] = [
    (KeyResultKind::Increase, "increase", "Increase"),
    (KeyResultKind::Decrease, "decrease", "Decrease"),
    (KeyResultKind::Hold, "hold", "Hold a limit"),
    (KeyResultKind::Milestones, "milestones", "Milestones"),
    (KeyResultKind::Done, "done", "Done or not"),
];
