//! What the Library page says.

use crate::domain::{Direction, Nature, Unit};
use crate::figures::{self, Figures};
use crate::library::{FoundTemplate, KpiTemplate, TemplateKind, TemplateLibrary};

/// What was typed and chosen on the page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LibraryAsked {
    /// The words that were typed.
    pub words: String,
    /// The key of a function; empty for all.
    pub function: String,
    /// The kind; none for both.
    pub kind: Option<TemplateKind>,
}

/// The page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LibraryPageFacts {
    /// How many there are: "164 KPIs and 65 OKRs".
    pub count: String,
    /// The templates that match, the nearest first.
    pub rows: Vec<TemplateRow>,
}

/// One template, in a line.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TemplateRow {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Which kind it is.
    pub kind: TemplateKind,
    /// Function, unit, cadence, leading or lagging.
    pub line: String,
}

/// What an open template says: names and texts, in the order they are read.
pub type TemplateFacts = Vec<(String, String)>;

/// The page for what was asked.
pub fn page(library: &TemplateLibrary, asked: &LibraryAsked) -> LibraryPageFacts {
    let found = library.search(&asked.words, &asked.function, asked.kind);
    let count = |kind| found.iter().filter(|one| one.kind() == kind).count();
    let (kpis, okrs) = (count(TemplateKind::Kpi), count(TemplateKind::Okr));
    let row = |one: &FoundTemplate| TemplateRow {
        id: one.id().to_owned(),
        name: one.name().to_owned(),
        kind: one.kind(),
        line: line(library, one),
    };
    LibraryPageFacts {
        count: format!(
            "{} and {}",
            figures::count(kpis, "KPI", "KPIs"),
            figures::count(okrs, "OKR", "OKRs")
        ),
        rows: found.iter().map(row).collect(),
    }
}

fn line(library: &TemplateLibrary, one: &FoundTemplate) -> String {
    let function = library.function_name(one.function());
    match one {
        FoundTemplate::Kpi(template) => format!("{function} · {}", in_short(template)),
        FoundTemplate::Okr(template) => {
            let results = figures::count(template.key_results.len(), "key result", "key results");
            format!("{function} · {results}")
        }
    }
}

/// "hours · leading, daily".
fn in_short(template: &KpiTemplate) -> String {
    let kpi = &template.kpi;
    let unit = match &kpi.unit {
        _ if template.is_money => "money".to_owned(),
        Unit::Percent => "%".to_owned(),
        Unit::Duration(unit) => unit.word().to_owned(),
        Unit::Custom(word) => word.clone(),
        _ => "number".to_owned(),
    };
    let nature = match kpi.nature {
        Some(Nature::Leading) => "leading",
        _ => "lagging",
    };
    let cadence = kpi.cadence.map_or("", |cadence| cadence.adverb());
    format!("{unit} · {nature}, {cadence}")
}

/// What a template says when it is opened.
pub fn facts(library: &TemplateLibrary, id: &str, style: &Figures) -> TemplateFacts {
    let mut facts = Vec::new();
    let mut say = |name: &str, text: String| {
        if !text.is_empty() {
            facts.push((name.to_owned(), text));
        }
    };
    let named = |id: &str| {
        library
            .kpi(id)
            .map_or(String::new(), |one| one.kpi.name.clone())
    };
    if let Some(template) = library.kpi(id) {
        let better = match template.kpi.direction {
            Some(Direction::Down) => "Lower is better.",
            _ => "Higher is better.",
        };
        say(
            "Definition",
            format!("{} {better}", template.kpi.definition),
        );
        say("Formula", template.formula.clone());
        say("Data source", template.kpi.source.clone());
        if !template.range.is_empty() {
            say(
                "Typical values",
                format!("{} ({})", template.range, template.range_source),
            );
        }
        say("Watch out", template.misuse.clone());
        say("Counter-metric", named(&template.counter));
        say("Leading indicators", named(&template.driver));
    }
    if let Some(template) = library.okr(id) {
        say("Why", template.why.clone());
        for (place, one) in template.key_results.iter().enumerate() {
            let Some(measure) = library.kpi(&one.kpi) else {
                continue;
            };
            let unit = if measure.is_money {
                &Unit::Number
            } else {
                &measure.kpi.unit
            };
            let value = |value| style.line(value, unit, None);
            let example = format!(
                "{}: for example from {} to {}",
                measure.kpi.name,
                value(one.from),
                value(one.to)
            );
            say(&format!("Key result {}", place + 1), example);
        }
    }
    facts
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn library() -> TemplateLibrary {
        TemplateLibrary::read(include_str!("../../public/library.json")).unwrap()
    }

    #[test]
    fn rows_say_what_they_are_and_the_count_follows_the_filter() {
        let library = library();
        let all = page(&library, &LibraryAsked::default());
        assert_eq!(all.rows.len(), library.kpis.len() + library.okrs.len());
        let asked = LibraryAsked {
            words: "first response".to_owned(),
            kind: Some(TemplateKind::Kpi),
            ..LibraryAsked::default()
        };
        let page = page(&library, &asked);
        let first = page.rows.first().unwrap();
        assert_eq!(first.name, "Time to first response");
        assert_eq!(first.line, "Customer service · hours · leading, daily");
        assert!(page.count.ends_with("and 0 OKRs"), "{}", page.count);
    }

    #[test]
    fn every_template_says_all_it_has_when_it_is_opened() {
        let (library, figures) = (library(), Figures::default());
        for template in &library.kpis {
            let facts = facts(&library, template.kpi.id.as_str(), &figures);
            assert!(facts.len() >= 5, "{facts:?}");
            assert!(
                facts.iter().any(|(name, _)| name == "Counter-metric"),
                "{facts:?}"
            );
        }
        let okr = facts(&library, "okr-solve-it-once", &figures);
        assert_eq!(
            okr.get(1).unwrap().1,
            "Solved at the first contact: for example from 55\u{202f}% to 72\u{202f}%"
        );
        assert_eq!(facts(&library, "none", &figures), []);
    }
}
