//! "How would you notice?": the measures that the guide offers for a wish, and what becomes of those that are chosen.

use crate::domain::{Direction, Entropy, Id, KeyResult, KeyResultKind, Kpi, Unit};
use crate::forms::{Ground, chosen_measure, kept_kpi};
use crate::guide::{ChosenMeasure, Proposal};
use crate::library::{KpiTemplate, TemplateLibrary};
use crate::phrase::{Ways, read};

/// The row for a measure in the person's own words.
pub const OWN: &str = "own";

/// What a person did to a row; none of what they left alone.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NoticeTyped {
    /// The template's id, [`OWN`], or `guard-` and the id of a counter-metric.
    pub id: String,
    /// Whether it is chosen.
    pub picked: Option<bool>,
    /// Where it is now, as typed.
    pub now: Option<String>,
    /// Where it should be, as typed.
    pub goal: Option<String>,
}

/// One measure that is offered.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NoticeRow {
    /// The template's id, or [`OWN`].
    pub id: String,
    /// Its name; of one's own, as typed or as the wish says it.
    pub name: String,
    /// What it counts; only of what is chosen, for a name says enough to choose by.
    pub line: String,
    /// The words of the wish that speak of it.
    pub because: String,
    /// Its unit, for beside the fields.
    pub unit: String,
    /// Whether a KPI of this name is kept already.
    pub is_kept: bool,
    /// Whether it is chosen.
    pub picked: bool,
    /// Where it is now.
    pub now: String,
    /// Where it should be.
    pub goal: String,
}

/// A counter-metric that is offered.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NoticeGuard {
    /// Its id: `guard-` and the template's.
    pub id: String,
    /// Its name.
    pub name: String,
    /// How the measure goes wrong that it guards.
    pub why: String,
    /// Whether it is taken.
    pub picked: bool,
}

/// The page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NoticePage {
    /// The measures, those of the library first, one's own last.
    pub rows: Vec<NoticeRow>,
    /// What could suffer.
    pub guards: Vec<NoticeGuard>,
    /// An objective of the library for the same subject, as an offer; empty for none.
    pub offer: String,
}

/// What the page is made from.
#[derive(Clone, Copy, Debug)]
pub struct NoticeAsked<'a> {
    /// The templates, once they are here.
    pub library: Option<&'a TemplateLibrary>,
    /// The person's sentence.
    pub wish: &'a str,
    /// What it is drafted to by itself.
    pub proposal: &'a Proposal,
    /// The name of one's own measure, if it was typed.
    pub own: Option<&'a str>,
    /// What was done to the rows.
    pub typed: &'a [NoticeTyped],
}

/// The page for a wish.
pub fn page(asked: &NoticeAsked, ground: &Ground) -> NoticePage {
    let found = asked
        .library
        .map(|library| library.match_wish(asked.wish))
        .unwrap_or_default();
    let said = asked
        .proposal
        .key_results
        .first()
        .cloned()
        .unwrap_or_default();
    let (from, to) = (said.baseline, said.target.or_else(|| limit(&said)));
    let has_numbers = from.is_some() || to.is_some();
    // What the wish says in numbers belongs to the first measure that is counted like that.
    let carrier = found
        .iter()
        .position(|one| has_numbers && is_counted_like(one.template, &said));
    let own_name = asked.own.map_or_else(
        || {
            if found.is_empty() || has_numbers && carrier.is_none() {
                own_name(asked.proposal)
            } else {
                String::new()
            }
        },
        str::to_owned,
    );
    let text = |value: Option<f64>| {
        value
            .map(|value| ground.habits.plain(value))
            .unwrap_or_default()
    };
    let typed = |id: &str| {
        asked
            .typed
            .iter()
            .find(|typed| typed.id == id)
            .cloned()
            .unwrap_or_default()
    };
    let mut page = NoticePage::default();
    for (place, one) in found.iter().enumerate() {
        let id = one.template.kpi.id.to_string();
        let typed = typed(&id);
        let kept = kept_kpi(ground.workspace, &one.template.kpi.name);
        let carries = carrier == Some(place);
        let now = if carries { from } else { None };
        let now = now.or(kept.and_then(|(_, last)| last));
        let picked = typed
            .picked
            .unwrap_or(carries || place == 0 && !has_numbers);
        page.rows.push(NoticeRow {
            name: one.template.kpi.name.clone(),
            line: match picked {
                true => one.template.kpi.definition.clone(),
                false => String::new(),
            },
            because: one.words.join("”, “"),
            unit: unit_word(one.template),
            is_kept: kept.is_some(),
            picked,
            now: typed.now.unwrap_or_else(|| text(now)),
            goal: typed.goal.unwrap_or_else(|| text(to.filter(|_| carries))),
            id,
        });
    }
    let own = typed(OWN);
    let carries = has_numbers && carrier.is_none();
    let kept = kept_kpi(ground.workspace, &own_name);
    let of_wish = |value: Option<f64>| {
        value.map(|value| ground.habits.figures.line(value, &said.unit, said.decimals))
    };
    let last = kept.and_then(|(_, last)| last);
    page.rows.push(NoticeRow {
        id: OWN.to_owned(),
        is_kept: kept.is_some(),
        picked: own
            .picked
            .unwrap_or(carries || found.is_empty() && !own_name.is_empty()),
        now: own
            .now
            .unwrap_or_else(|| of_wish(from.filter(|_| carries)).unwrap_or_else(|| text(last))),
        goal: own
            .goal
            .unwrap_or_else(|| of_wish(to.filter(|_| carries)).unwrap_or_default()),
        name: own_name,
        ..NoticeRow::default()
    });
    if let Some(library) = asked.library {
        let picked = page.rows.iter().filter(|row| row.picked);
        let picked: Vec<&KpiTemplate> = picked.filter_map(|row| library.kpi(&row.id)).collect();
        for template in &picked {
            let id = format!("guard-{}", template.counter);
            let is_measured = picked
                .iter()
                .any(|other| other.kpi.id.as_str() == template.counter);
            let is_there = page.guards.iter().any(|guard| guard.id == id);
            if let (Some(counter), false) =
                (library.kpi(&template.counter), is_measured || is_there)
            {
                page.guards.push(NoticeGuard {
                    name: counter.kpi.name.clone(),
                    why: template.misuse.clone(),
                    picked: typed(&id).picked.unwrap_or(true),
                    id,
                });
            }
        }
        let first = found.first().map(|one| one.template.kpi.id.as_str());
        let fitting = library.okrs.iter().find(|okr| {
            let first_measure = okr.key_results.first().map(|one| one.kpi.as_str());
            first.is_some() && first_measure == first
        });
        let fitting = fitting.or_else(|| {
            let measures = |id| {
                library
                    .okrs
                    .iter()
                    .find(|okr| okr.key_results.iter().any(|one| one.kpi == id))
            };
            first.and_then(measures)
        });
        page.offer = fitting.map(|okr| okr.title.clone()).unwrap_or_default();
    }
    page
}

/// What becomes of the rows that are chosen. Empty where only the wish's own measure is, as it was read.
///
/// # Errors
/// The id of the first row with a number that cannot be read in one way, and what to do.
pub fn chosen(
    page: &NoticePage,
    asked: &NoticeAsked,
    ground: &Ground,
    entropy: &mut dyn Entropy,
) -> Result<Vec<ChosenMeasure>, (String, String)> {
    let mut made: Vec<Kpi> = Vec::new();
    let mut all = Vec::new();
    for row in page
        .rows
        .iter()
        .filter(|row| row.picked && !row.name.trim().is_empty())
    {
        let template = asked
            .library
            .and_then(|library| Some((library, library.kpi(&row.id)?)));
        let measure = match template {
            Some((library, template)) => {
                let guard = format!("guard-{}", template.counter);
                let guarded = page.guards.iter().any(|it| it.id == guard && it.picked);
                let mut measure =
                    chosen_measure(template, library, guarded, &mut made, ground, entropy);
                measure.now = number(&row.now, &measure.kpi.unit, row, ground)?;
                measure.goal = number(&row.goal, &measure.kpi.unit, row, ground)?;
                measure
            }
            None => own_measure(row, asked, ground, entropy)?,
        };
        all.push(measure);
    }
    let is_only_own = all.len() == 1 && page.rows.iter().all(|row| row.picked == (row.id == OWN));
    let touched = asked
        .typed
        .iter()
        .any(|typed| typed.id == OWN && (typed.now.is_some() || typed.goal.is_some()));
    if is_only_own && !touched {
        all.clear();
    }
    Ok(all)
}

/// A measure in one's own words: its unit is read from its numbers.
fn own_measure(
    row: &NoticeRow,
    asked: &NoticeAsked,
    ground: &Ground,
    entropy: &mut dyn Entropy,
) -> Result<ChosenMeasure, (String, String)> {
    if let Some((kpi, _)) = kept_kpi(ground.workspace, &row.name) {
        return Ok(ChosenMeasure {
            kpi: kpi.clone(),
            is_kept: true,
            now: number(&row.now, &kpi.unit, row, ground)?,
            goal: number(&row.goal, &kpi.unit, row, ground)?,
            counter: None,
        });
    }
    let context = ground.habits.context();
    let unit_in = |text: &str| {
        let mut key_result = KeyResult::default();
        let fields = read(&format!("reach {text}"), &context).key_result_fields(&context);
        fields.fill(&mut key_result, &[]);
        key_result.unit
    };
    let said = asked.proposal.key_results.first();
    let said = said.map_or(Unit::Number, |said| said.unit.clone());
    let units = [unit_in(&row.now), unit_in(&row.goal), said];
    let unit = units
        .into_iter()
        .find(|unit| *unit != Unit::Number)
        .unwrap_or_default();
    let (now, goal) = (
        number(&row.now, &unit, row, ground)?,
        number(&row.goal, &unit, row, ground)?,
    );
    let direction = match (now, goal) {
        (Some(now), Some(goal)) if goal < now => Some(Direction::Down),
        (Some(_), Some(_)) => Some(Direction::Up),
        _ => None,
    };
    let known = asked.proposal.kpi.clone().unwrap_or_default();
    Ok(ChosenMeasure {
        kpi: Kpi {
            id: Id::random(entropy),
            name: row.name.trim().to_owned(),
            unit,
            direction: direction.or(known.direction),
            ..known
        },
        now,
        goal,
        ..ChosenMeasure::default()
    })
}

fn number(
    text: &str,
    unit: &Unit,
    row: &NoticeRow,
    ground: &Ground,
) -> Result<Option<f64>, (String, String)> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    let fault = |text: String| Err((row.id.clone(), format!("{}: {text}", row.name)));
    match ground.habits.ways(text, unit, None) {
        Ok(Ways::One(value)) => Ok(Some(value)),
        Ok(_) => fault(format!(
            "“{text}” can be read two ways. Type it without separators."
        )),
        Err(error) => fault(error.to_string()),
    }
}

fn limit(key_result: &KeyResult) -> Option<f64> {
    let band = key_result.band?;
    match (band.low, band.high) {
        (Some(_), Some(_)) => None,
        (low, high) => low.or(high),
    }
}

/// Whether a template is counted in the unit that the wish's numbers have, the same way round.
fn is_counted_like(template: &KpiTemplate, said: &KeyResult) -> bool {
    let is_money = template.is_money && matches!(said.unit, Unit::Currency(_));
    let is_unit = is_money
        || said.unit == template.kpi.unit
        || said.unit == Unit::Number && !template.is_money;
    let falls = template.kpi.direction == Some(Direction::Down);
    let fits = match (said.baseline, said.target, said.band) {
        (Some(from), Some(to), _) => (to < from) == falls,
        (_, _, Some(band)) => band.high.is_some() == falls,
        (_, Some(_), _) if said.measure == KeyResultKind::Decrease => falls,
        _ => true,
    };
    is_unit && fits
}

fn own_name(proposal: &Proposal) -> String {
    let kpi = proposal.kpi.as_ref().map(|kpi| kpi.name.clone());
    let key_result = proposal.key_results.first().map(|one| one.title.clone());
    kpi.or(key_result).unwrap_or_default()
}

fn unit_word(template: &KpiTemplate) -> String {
    match &template.kpi.unit {
        _ if template.is_money => String::new(),
        Unit::Percent => "%".to_owned(),
        Unit::Duration(unit) => unit.word().to_owned(),
        Unit::Custom(word) => word.clone(),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use super::*;
    use crate::domain::{Reading, Record, Seeded, Workspace, date};
    use crate::forms::Habits;
    use crate::guide::{Answers, Framework};
    use crate::settings::Settings;

    fn library() -> TemplateLibrary {
        TemplateLibrary::read(include_str!("../../public/library.json")).unwrap()
    }

    /// The page for a wish, and what is chosen on it.
    fn seen(
        wish: &str,
        workspace: &Workspace,
        typed: &[NoticeTyped],
    ) -> (NoticePage, Result<Vec<ChosenMeasure>, (String, String)>) {
        let habits = Habits::of(&Settings::default(), date(2026, 11, 21));
        let ground = Ground {
            workspace,
            habits,
            author: "",
        };
        let library = library();
        let proposal = Proposal::new(
            &Answers::default(),
            Framework::Both,
            wish,
            &habits.context(),
        );
        let asked = NoticeAsked {
            library: Some(&library),
            wish,
            proposal: &proposal,
            own: None,
            typed,
        };
        let page = page(&asked, &ground);
        let chosen = chosen(&page, &asked, &ground, &mut Seeded(3));
        (page, chosen)
    }

    #[test]
    fn the_numbers_of_the_wish_stand_at_the_measure_that_is_counted_like_them() {
        let (page, chosen) = seen("cut scrap from 6% to 3%", &Workspace::default(), &[]);
        let row = page.rows.iter().find(|row| row.picked).unwrap();
        assert_eq!(
            (row.id.as_str(), row.now.as_str(), row.goal.as_str()),
            ("scrap-rate", "6", "3")
        );
        let chosen = chosen.unwrap();
        assert_eq!((chosen[0].now, chosen[0].goal), (Some(6.0), Some(3.0)));
        assert_eq!(
            chosen[0].counter.as_ref().unwrap().0.name,
            page.guards[0].name
        );
        // Counted otherwise, they stay with the wish's own measure.
        let (page, _) = seen("cut scrap from 12 t to 5 t", &Workspace::default(), &[]);
        assert!(
            page.rows
                .iter()
                .all(|row| row.id == OWN || row.now.is_empty()),
            "{page:?}"
        );
    }

    #[test]
    fn a_kpi_that_is_kept_is_marked_with_its_last_reading_and_not_made_again() {
        let kept = Kpi {
            id: Id::from_text("kept"),
            name: "Scrap rate".to_owned(),
            unit: Unit::Percent,
            direction: Some(Direction::Down),
            ..Kpi::default()
        };
        let reading = Reading {
            id: Id::from_text("r"),
            kpi: Id::from_text("kept"),
            date: date(2026, 11, 2),
            value: 5.5,
            ..Reading::default()
        };
        let workspace = Workspace::from_records([Record::from(kept), reading.into()]);
        let (page, chosen) = seen("too much scrap", &workspace, &[]);
        let row = &page.rows[0];
        assert!(row.is_kept && row.picked);
        assert_eq!((row.now.as_str(), row.goal.as_str()), ("5.5", ""));
        let chosen = chosen.unwrap();
        assert!(chosen[0].is_kept && chosen[0].kpi.id.as_str() == "kept");
    }

    #[test]
    fn what_cannot_be_read_names_its_row_and_what_nobody_chose_is_not_drafted() {
        let typed = |goal: &str, picked| NoticeTyped {
            id: "scrap-rate".to_owned(),
            picked: Some(picked),
            goal: Some(goal.to_owned()),
            ..NoticeTyped::default()
        };
        let (_, chosen) = seen(
            "too much scrap",
            &Workspace::default(),
            &[typed("soon", true)],
        );
        let (row, text) = chosen.unwrap_err();
        assert_eq!(row, "scrap-rate");
        assert!(text.starts_with("Scrap rate: "), "{text}");
        let (page, chosen) = seen("too much scrap", &Workspace::default(), &[typed("", false)]);
        assert_eq!(chosen, Ok(Vec::new()));
        assert_eq!(page.guards, []);
    }
}
