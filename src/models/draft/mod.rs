//! What the page of a draft says beside its fields: where the draft came from, its lines with their tags, what is folded away, and what is
//! marked where.

mod coached;
mod kept_in;
mod scale;
mod tags;
#[cfg(test)]
mod tests;

pub use coached::{Coached, LineNote, Noted, Raise, coached, line_note};
pub use kept_in::kept_in;
pub use scale::{ScaleMark, ScaleZone, TagScale, scale};
pub use tags::{Tag, TagKind};

use super::dotted;
use crate::domain::{Decision, Id, Meaning};
use crate::forms::{
    FieldSpec, FormSheet, Ground, List, Opt, Shape, Slot, carried_decision, is_blank_key_result,
    kpi_tags, objective_fields,
};
use crate::guide::{Answers, Framework};

/// One key result in a line.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DraftLine {
    /// The key of its row.
    pub key: u32,
    /// Its place, from 1.
    pub place: usize,
    /// What its fields say.
    pub tags: Vec<Tag>,
}

/// Why a draft is what it is: the guide's headline, and what it rests on.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DraftReason {
    /// `Why this is an OKR`.
    pub title: &'static str,
    /// The wish, the answers with their points, and why they were overruled.
    pub text: String,
}

/// What a draft's page says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DraftPage {
    /// Where the draft came from, or what belongs here.
    pub lead: String,
    /// The guide's decision, where it led here.
    pub reason: Option<DraftReason>,
    /// What belongs to the goal itself.
    pub tags: Vec<Tag>,
    /// Its key results.
    pub lines: Vec<DraftLine>,
    /// What is folded away, in a line.
    pub more: String,
    /// Whether there is enough for the coach to speak.
    pub is_coached: bool,
}

impl DraftPage {
    /// The tags of a line: of the goal itself (0) or of one of its key results.
    pub fn tags_of(&self, line: u32) -> &[Tag] {
        let found = self.lines.iter().find(|one| one.key == line);
        found.map_or(if line == 0 { &self.tags } else { &[] }, |one| &one.tags)
    }

    /// The place of a key result among the others, from 1; 0 for one that is gone.
    pub fn place_of(&self, line: u32) -> usize {
        let found = self.lines.iter().find(|one| one.key == line);
        found.map_or(0, |one| one.place)
    }
}

/// The page of a KPI's or an objective's draft. `folded`: the fields behind "More".
pub fn draft_page(
    sheet: &FormSheet,
    ground: &Ground,
    folded: &[&FieldSpec],
    is_kpi: bool,
) -> DraftPage {
    let rows = sheet.rows(List::KeyResults);
    let line = |(place, row): (usize, &FormSheet)| DraftLine {
        key: row.key,
        place: place + 1,
        tags: tags::of_key_result(row, sheet, ground),
    };
    let fields = if is_kpi {
        kpi_tags(sheet)
    } else {
        objective_fields(sheet)
    };
    let decision = decision_behind(sheet, ground);
    DraftPage {
        lead: lead(sheet, ground, decision.as_ref(), is_kpi),
        reason: decision.as_ref().map(reason),
        tags: tags::of_goal(sheet, ground, &fields),
        lines: rows.iter().enumerate().map(line).collect(),
        more: folded_away(sheet, ground, folded),
        is_coached: may_coach(sheet),
    }
}

/// Whether there is enough for the coach to speak: a key result, or the name of a KPI.
pub fn may_coach(sheet: &FormSheet) -> bool {
    let rows = sheet.rows(List::KeyResults);
    rows.is_empty() && !sheet.text(Slot::Name).trim().is_empty()
        || rows.iter().any(|row| !is_blank_key_result(row))
}

/// The decision that a draft carries, or that led to a goal which is kept already.
fn decision_behind(sheet: &FormSheet, ground: &Ground) -> Option<Decision> {
    carried_decision(sheet).or_else(|| {
        let goal = Id::from_text(sheet.text(Slot::Id));
        ground.workspace.decisions_of(&goal).next().cloned()
    })
}

/// Where a draft came from, in a sentence; what belongs here for one that was begun empty.
fn lead(sheet: &FormSheet, ground: &Ground, decision: Option<&Decision>, is_kpi: bool) -> String {
    let origin = sheet.text(Slot::Origin);
    if decision.is_some() {
        let what = match is_kpi {
            true => "a KPI".to_owned(),
            false => match tags::cycle_name(sheet, ground) {
                Some(cycle) => format!("an OKR for {cycle}"),
                None => "an OKR".to_owned(),
            },
        };
        let meant = match sheet.text(Slot::Ambition) {
            "aspirational" => ", a stretch",
            "committed" => ", a promise",
            _ => "",
        };
        return format!("From the guide: {what}{meant}.");
    }
    if !origin.is_empty() {
        return format!("From {origin}.");
    }
    if let Some(before) = carried_from(sheet, ground) {
        return before;
    }
    match is_kpi {
        true => "One number that shows how you are doing.",
        false => "Where you are going, and two to five results that show you got there.",
    }
    .to_owned()
}

/// From which objective of an earlier cycle one goes on, in a sentence.
fn carried_from(sheet: &FormSheet, ground: &Ground) -> Option<String> {
    let (id, workspace) = (Id::from_text(sheet.text(Slot::Id)), ground.workspace);
    let mut before = workspace.linked_from(&id, Meaning::CarriedOverFrom);
    let before = before.find_map(|id| workspace.objective(id))?;
    let cycle = workspace.cycle_of(before);
    let cycle = cycle.map_or("an earlier cycle", |cycle| cycle.name.as_str());
    Some(format!("Continues “{}” from {cycle}.", before.title))
}

fn reason(decision: &Decision) -> DraftReason {
    let title = match Framework::from_word(&decision.verdict) {
        Some(Framework::Kpi) => "Why this is a KPI",
        Some(Framework::Both) => "Why this is an OKR and a KPI",
        _ => "Why this is an OKR",
    };
    let said = Answers::from_map(&decision.answers).map(|answers| {
        let said = answers.iter().map(|(_, answer)| match answer.points {
            0 => answer.label.to_owned(),
            points if points > 0 => format!("{} (+{points})", answer.label),
            points => format!("{} (−{})", answer.label, points.unsigned_abs()),
        });
        said.collect::<Vec<_>>().join(" · ")
    });
    let wish = match decision.wish.as_str() {
        "" => String::new(),
        wish => format!("“{wish}”"),
    };
    let overruled = match decision.overruled.as_str() {
        "" => String::new(),
        why => format!("Your choice instead: {why}"),
    };
    let said = said.unwrap_or_default();
    DraftReason {
        title,
        text: dotted([wish.as_str(), said.as_str(), overruled.as_str()]),
    }
}

/// The longest text of a field in the line that says what is folded away, in characters.
const LONGEST: usize = 28;

/// How many names of fields without anything in them that line has at most.
const MOST_NAMED: usize = 5;

/// What is folded away: the fields that say something with what they say, the names of the others.
fn folded_away(sheet: &FormSheet, ground: &Ground, folded: &[&FieldSpec]) -> String {
    let mut said: Vec<String> = Vec::new();
    let mut open: Vec<String> = Vec::new();
    for field in folded {
        let name = field.name().trim_end_matches('?');
        match shown(sheet, ground, field) {
            text if text.is_empty() => open.push(crate::domain::letters::to_lowercase(name)),
            text => said.push(format!("{name}: {text}")),
        }
    }
    let mut names = open;
    if names.len() > MOST_NAMED {
        let others = names.len() + 1 - MOST_NAMED;
        names.truncate(MOST_NAMED - 1);
        names.push(format!("{others} more"));
    }
    said.push(names.join(", "));
    dotted(said.iter().map(String::as_str))
}

/// What a field says in a few words; empty where nothing is set.
fn shown(sheet: &FormSheet, ground: &Ground, field: &FieldSpec) -> String {
    let text = match field.shape {
        Shape::Links(list, choices) => {
            let options = choices(ground, sheet);
            tags::linked(sheet, list, &options)
        }
        Shape::Pick(choices) | Shape::Radios(choices) => {
            let word = sheet.text(field.slot);
            let options = if word.is_empty() {
                Vec::new()
            } else {
                choices(ground, sheet)
            };
            chosen(&options, word)
        }
        _ => sheet.text(field.slot).trim().to_owned(),
    };
    // What explains a choice stands in its list.
    let text = match field.shape {
        Shape::Pick(_) => text.split(": ").next().unwrap_or_default().to_owned(),
        _ => text,
    };
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default().trim_end()),
        None => text,
    }
}

/// The label of the choice with this word; the word itself where the list does not have it.
fn chosen(options: &[Opt], word: &str) -> String {
    let found = options.iter().find(|option| option.word == word);
    found
        .map_or(word, |option| option.label.as_str())
        .to_owned()
}
