//! What is said about a line: the words that decided, the draft it would become, what is missing.

use super::standing::{Parent, SortView};
use crate::domain::letters::{is_alphanumeric, to_lowercase, with_capital};
use crate::domain::{Date, Id, KeyResultKind, Kind, Ordered, Record, State};
use crate::figures::{Figures, direction_word};
use crate::phrase::sort::{Block, SortedLine, Verdict, draft, readings};
use crate::phrase::{Ask, Context};
use crate::phrase::{Part, Span};

/// One thing that was read out of a line: a word for it, which may be empty, and what it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineFact {
    /// Such as "due".
    pub label: &'static str,
    /// Such as "30 Jun 2027".
    pub value: String,
}

/// The words of a line in pieces, each with whether it decided what the line is.
pub fn marked(line: &SortedLine) -> Vec<(String, bool)> {
    // A row's cells are drawn in its table
    let row = line
        .text
        .split(" | ")
        .next()
        .filter(|_| line.block == Block::Row);
    let text = row.unwrap_or(line.text.as_str());
    let mut ranges: Vec<(usize, usize)> = Vec::new();
    for reason in &line.because {
        let words = reason.words.as_str();
        match word_at(text, words) {
            Some(at) => ranges.push((at, at + words.len())),
            // Numbers that stand apart are joined in the reason.
            None if !words.is_empty() => ranges.extend(numbers(line)),
            None => {}
        }
    }
    // A table's row was put together: places in it may lie elsewhere.
    ranges.retain(|(start, end)| text.get(*start..*end).is_some());
    ranges.order_by_key(|range| range.0);
    let mut pieces = Vec::new();
    // The sign of the list is not a word of the goal.
    let mut at = text.len() - without_sign(text).len();
    let mut push = |from: usize, to: usize, decided: bool| {
        let piece = text.get(from..to).unwrap_or_default();
        if !piece.is_empty() {
            pieces.push((piece.to_owned(), decided));
        }
    };
    for (start, end) in ranges {
        if end <= at {
            continue;
        }
        let start = start.max(at);
        push(at, start, false);
        push(start, end, true);
        at = end;
    }
    push(at, text.len(), false);
    pieces
}

/// Why a line is what it is, or what else it could be: "“from 2% to 5%” is a measured change. It could also be a KPI."
pub fn reason(line: &SortedLine, verdict: Verdict, by_person: bool) -> String {
    let because = line
        .because
        .iter()
        .take(2)
        .map(ToString::to_string)
        .collect::<Vec<_>>()
        .join("; ");
    let dot = if because.is_empty() { "" } else { ". " };
    if by_person {
        let read = match line.verdict {
            Verdict::Unclear => "It looked unclear".to_owned(),
            other => format!("It looked like {}", with_article(other)),
        };
        let colon = if because.is_empty() { "" } else { ": " };
        return format!("Your choice. {read}{colon}{because}.");
    }
    let other = match (verdict, line.runner_up) {
        (Verdict::Unclear, Some(likely)) => {
            format!("Most likely {}.", with_article(likely))
        }
        (Verdict::Unclear, None) if because.is_empty() => {
            "Nothing in the text says what it is.".to_owned()
        }
        (_, Some(other)) => format!("It could also be {}.", with_article(other)),
        (_, None) => String::new(),
    };
    let said = format!("{because}{dot}{other}");
    // A place in the list speaks without words of its own: "has 2 lines under it".
    with_capital(said.trim_end())
}

/// The question that a sentence leaves open.
pub fn asked(ask: &Ask, figures: &Figures) -> String {
    match ask {
        Ask::Baseline(_) => {
            "Where does it start? Without that, the change can’t be measured.".to_owned()
        }
        Ask::Number(_) => "By how much, or to what value?".to_owned(),
        Ask::Role(value) => format!(
            "Is {} the target or the change?",
            figures.number(*value, None)
        ),
    }
}

/// The numbers of a line that could be read another way: "“1,234” is read as 1,234."
pub fn ambiguous(line: &SortedLine, figures: &Figures) -> Vec<String> {
    let said = |span: &Span| {
        let value = match span.part {
            Part::Baseline(value)
            | Part::Target(value)
            | Part::Low(value)
            | Part::High(value)
            | Part::Actual(value) => value,
            Part::Change(change) => change.amount,
            _ => return None,
        };
        let words = line.text.get(span.start..span.end)?;
        let value = figures.number(value, None);
        Some(format!(
            "“{words}” is read as {value}. Edit the text if that’s wrong."
        ))
    };
    let spans = line.understood.spans.iter();
    spans
        .filter(|span| span.ambiguous)
        .filter_map(said)
        .collect()
}

/// What the draft of a line cannot do without and the line does not say: "Still missing: where it starts and the target."
pub fn missing_of(record: &Record) -> Option<String> {
    let Record::KeyResult(it) = record else {
        return None;
    };
    let moves = matches!(
        it.measure,
        KeyResultKind::Increase | KeyResultKind::Decrease
    );
    let missing = match (moves && it.baseline.is_none(), moves && it.target.is_none()) {
        (true, true) => "start value and target",
        (true, false) => "start value",
        (false, true) => "target",
        (false, false) if it.measure == KeyResultKind::Hold && it.band.is_none() => "limit",
        (false, false) => return None,
    };
    Some(format!("Still missing: {missing}."))
}

/// The draft a line would become, in compact form.
pub fn facts(
    record: &Record,
    line: &SortedLine,
    figures: &Figures,
    context: &Context,
) -> Vec<LineFact> {
    let mut facts = Vec::new();
    let mut put = |label: &'static str, value: String| {
        if !value.is_empty() {
            facts.push(LineFact { label, value });
        }
    };
    if to_lowercase(record.name()) != to_lowercase(without_sign(&line.text)) {
        put("", record.name().to_owned());
    }
    let day = |day: Option<Date>| day.map(|day| figures.day(day)).unwrap_or_default();
    let understood = &line.understood;
    match record {
        Record::Kpi(kpi) => {
            match kpi.targets.last() {
                Some(target) => put("target", figures.band(&target.target, &kpi.unit, None)),
                // A target says which way is good.
                None => put("", kpi.direction.map_or("", direction_word).to_owned()),
            }
            put(
                "read",
                kpi.cadence
                    .map(|it| it.adverb().to_owned())
                    .unwrap_or_default(),
            );
            put("owner", kpi.owner.clone());
            let readings = readings(line, &kpi.unit, context);
            if let [(first, _), .., (last, _)] = readings.as_slice() {
                let (first, last) = (figures.day(*first), figures.day(*last));
                put("readings", format!("{} ({first} – {last})", readings.len()));
            } else if let Some((day, value)) = readings.first() {
                let value = figures.value(*value, &kpi.unit, None);
                put("reading", format!("{value} ({})", figures.day(*day)));
            }
        }
        Record::Objective(objective) => put("owner", objective.owner.clone()),
        Record::KeyResult(it) => {
            let value = |value: f64| figures.value(value, &it.unit, None);
            put("from", it.baseline.map(value).unwrap_or_default());
            put("to", it.target.map(value).unwrap_or_default());
            put(
                "hold",
                it.band
                    .map(|band| figures.band(&band, &it.unit, None))
                    .unwrap_or_default(),
            );
            put("now", understood.actual.map(value).unwrap_or_default());
            if it.measure == KeyResultKind::Done {
                put("", "done or not done".to_owned());
            }
            put(
                "checked",
                it.cadence
                    .map(|it| it.adverb().to_owned())
                    .unwrap_or_default(),
            );
            put("due", day(it.due));
            put("owner", it.owner.clone());
        }
        Record::Initiative(it) => {
            put("", if it.done { "done" } else { "" }.to_owned());
            put("due", day(it.due));
            put("owner", it.owner.clone());
        }
        _ => {}
    }
    put(
        "said to be",
        understood
            .score
            .map(|score| figures.share(score))
            .unwrap_or_default(),
    );
    put(
        "priority",
        understood
            .priority
            .map(|it| format!("P{it}"))
            .unwrap_or_default(),
    );
    facts
}

impl SortView<'_> {
    /// The words of what a line stands under: another line by its number, a goal by its name.
    pub fn parent_words(&self, place: usize) -> Option<String> {
        Some(match self.parent(place)? {
            Parent::Line(over) => format!("line {}", self.line(over)?.read.number),
            Parent::Goal(id) => self.workspace.find(&id)?.name().to_owned(),
            Parent::New => self.list.title.clone(),
        })
    }

    /// The goal a line would become; none while it is unclear.
    pub fn draft(&self, place: usize) -> Option<Record> {
        let line = &self.line(place)?.read;
        draft(line, self.verdict(place), self.context)
    }

    /// The name of the goal a line would become, or its words.
    pub fn words(&self, place: usize) -> String {
        let text = || self.line(place).map(|line| line.read.text.clone());
        self.draft(place)
            .map(|record| record.name().to_owned())
            .or_else(text)
            .unwrap_or_default()
    }

    /// The goals of the workspace that can stand over a line.
    pub fn goals_over(&self, place: usize) -> Vec<(Kind, Id, String)> {
        let takes_results = self.verdict(place) == Verdict::Initiative;
        let mut goals = Vec::new();
        for (id, title) in self.objectives() {
            goals.push((Kind::Objective, id.clone(), title));
            if takes_results {
                let results = self.workspace.key_results_of(&id).into_iter();
                goals.extend(results.map(|it| (Kind::KeyResult, it.id.clone(), it.title.clone())));
            }
        }
        goals
    }

    /// The objectives of the workspace that are not over.
    pub fn objectives(&self) -> Vec<(Id, String)> {
        self.workspace
            .objectives()
            .filter(|it| matches!(it.state, State::Draft | State::Running))
            .map(|it| (it.id.clone(), it.title.clone()))
            .collect()
    }
}

/// "a KPI", "an objective".
pub fn with_article(verdict: Verdict) -> String {
    let article = match verdict {
        Verdict::Objective | Verdict::Initiative | Verdict::Unclear => "an",
        Verdict::Kpi | Verdict::KeyResult => "a",
    };
    format!("{article} {}", verdict.noun())
}

/// A line without the sign of the list in front of it.
fn without_sign(text: &str) -> &str {
    let rest = text.trim_start_matches(|letter: char| "-*+•·‣▪◦●○■►➢➤–—→#".contains(letter));
    if rest.starts_with(char::is_whitespace) {
        rest.trim_start()
    } else {
        text
    }
}

/// Where the words stand as whole words.
fn word_at(text: &str, words: &str) -> Option<usize> {
    if words.is_empty() {
        return None;
    }
    let is_edge = |letter: Option<char>| !letter.is_some_and(is_alphanumeric);
    text.match_indices(words).map(|(at, _)| at).find(|&at| {
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        let behind = text
            .get(at + words.len()..)
            .and_then(|behind| behind.chars().next());
        is_edge(before) && is_edge(behind)
    })
}

fn numbers(line: &SortedLine) -> impl Iterator<Item = (usize, usize)> {
    line.understood.spans.iter().filter_map(|span| {
        let is_number = matches!(
            span.part,
            Part::Baseline(_) | Part::Target(_) | Part::Low(_) | Part::High(_) | Part::Change(_)
        );
        is_number.then_some((span.start, span.end))
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::super::{DecidedList, KnownGoals};
    use super::*;
    use crate::domain::{Workspace, date};
    use crate::phrase::Context;
    use crate::phrase::sort::{Sorted, sort};
    use proptest::prelude::*;

    fn sorted(text: &str) -> Sorted {
        sort(text, &Context::new(date(2026, 11, 21)))
    }

    fn first(text: &str) -> SortedLine {
        sorted(text).lines.into_iter().next().unwrap()
    }

    fn told(text: &str) -> String {
        let context = Context::new(date(2026, 11, 21));
        let view = SortView {
            list: &DecidedList::new(sorted(text)),
            workspace: &Workspace::default(),
            known: &KnownGoals::default(),
            context: &context,
        };
        let fact = |fact: &LineFact| format!("{} {}", fact.label, fact.value);
        let line = &view.list.lines.first().unwrap().read;
        let record = view.draft(0);
        let facts = record.map(|record| facts(&record, line, &Figures::default(), &context));
        let facts: Vec<String> = facts.iter().flatten().map(fact).collect();
        facts.join(" |").replace('\u{202f}', " ").trim().to_owned()
    }

    #[test]
    fn the_words_that_decided_are_marked_as_whole_words() {
        let marked = marked(&first("- Trial conversion from 2% to 5% by end of March"));
        let decided: Vec<&str> = marked
            .iter()
            .filter(|(_, decided)| *decided)
            .map(|(words, _)| words.as_str())
            .collect();
        assert_eq!(decided, ["from 2% to 5%", "by end of March"]);
        assert_eq!(marked.first().unwrap().0, "Trial conversion ");
    }

    #[test]
    fn the_reason_names_the_words_and_the_runner_up() {
        let line = first("Gross margin above 40%");
        let why = reason(&line, line.verdict, false);
        assert!(why.starts_with("“above 40%” is a level to hold"), "{why}");
        assert!(why.ends_with("It could also be a key result."), "{why}");
        let why = reason(&line, Verdict::Objective, true);
        assert!(
            why.starts_with("Your choice. It looked like a KPI: "),
            "{why}"
        );
        let line = first("Increase revenue");
        let why = reason(&line, line.verdict, false);
        assert!(why.contains("direction without a number"), "{why}");
    }

    #[test]
    fn the_draft_is_told_in_facts() {
        assert_eq!(
            told("KR: Reduce churn from 5% to 3% by 30 June (owner: Jo)"),
            "Reduce churn |from 5 % |to 3 % |due 30 Jun 2027 |owner Jo"
        );
        assert_eq!(
            told("Gross margin above 40%"),
            "Gross margin |target at least 40 %"
        );
        assert_eq!(told("Increase revenue"), "");
        assert_eq!(
            told("KR: NPS from 20 to 40 => 50%"),
            "NPS |from 20 |to 40 |said to be 50 %"
        );
    }

    #[test]
    fn a_number_that_could_mean_another_is_named() {
        let said = ambiguous(
            &first("Raise revenue from 1,500 to 2,500"),
            &Figures::default(),
        );
        assert!(
            said.iter().any(|said| said.contains("is read as 1,500")),
            "{said:?}"
        );
        assert!(ambiguous(&first("NPS from 20 to 40"), &Figures::default()).is_empty());
    }

    proptest! {
        #[test]
        fn no_letter_of_a_line_is_lost_in_its_pieces(text in "[-*#] ?[A-Za-z0-9%,.€ ]{1,40}( from 2% to 5%)?( by June)?") {
            for line in sorted(&text).lines {
                let pieces: String = marked(&line).into_iter().map(|(piece, _)| piece).collect();
                prop_assert_eq!(pieces, without_sign(&line.text));
            }
        }
    }
}
