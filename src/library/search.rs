//! Finding templates by word and synonym, by function and kind.

use super::stem::{Stemmed, phrases, stems};
use super::subject::starts;
use super::{KpiTemplate, OkrTemplate, TemplateLibrary};
use crate::domain::Ordered;

/// What a template is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TemplateKind {
    /// A number to keep.
    #[default]
    Kpi,
    /// A change to bring about.
    Okr,
}

/// A template that was found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum FoundTemplate<'a> {
    /// A KPI.
    Kpi(&'a KpiTemplate),
    /// An OKR.
    Okr(&'a OkrTemplate),
}

impl FoundTemplate<'_> {
    /// Its id.
    pub fn id(&self) -> &str {
        match self {
            Self::Kpi(template) => template.kpi.id.as_str(),
            Self::Okr(template) => &template.id,
        }
    }

    /// What it is called.
    pub fn name(&self) -> &str {
        match self {
            Self::Kpi(template) => &template.kpi.name,
            Self::Okr(template) => &template.title,
        }
    }

    /// The key of its function.
    pub fn function(&self) -> &str {
        match self {
            Self::Kpi(template) => &template.function,
            Self::Okr(template) => &template.function,
        }
    }

    /// Which kind it is.
    pub fn kind(&self) -> TemplateKind {
        match self {
            Self::Kpi(_) => TemplateKind::Kpi,
            Self::Okr(_) => TemplateKind::Okr,
        }
    }
}

impl TemplateLibrary {
    /// The templates in which every word that was typed begins a word of the name, a synonym, the function or the definition; the
    /// nearest first. All of them where nothing was typed. An empty function or no kind leaves out none.
    pub fn search(
        &self,
        typed: &str,
        function: &str,
        kind: Option<TemplateKind>,
    ) -> Vec<FoundTemplate<'_>> {
        let typed = stems(typed);
        let kpis = self.kpis.iter().map(FoundTemplate::Kpi);
        let all = kpis.chain(self.okrs.iter().map(FoundTemplate::Okr));
        let wanted = all.filter(|one| {
            (function.is_empty() || one.function() == function)
                && kind.is_none_or(|kind| one.kind() == kind)
        });
        let mut found: Vec<(usize, FoundTemplate)> = wanted
            .filter_map(|one| Some((self.distance(&one, &typed)?, one)))
            .collect();
        found.order_by_key(|(distance, _)| *distance);
        found.into_iter().map(|(_, one)| one).collect()
    }

    /// How far what was typed is from a template: 0 for its name, 1 for a synonym, 2 for anything else it says, summed over the words;
    /// none where a word is nowhere.
    fn distance(&self, one: &FoundTemplate, typed: &[Stemmed]) -> Option<usize> {
        if typed.is_empty() {
            return Some(0);
        }
        let name = phrases(one.name());
        let function = phrases(self.function_name(one.function()));
        let (synonyms, hints, text) = match one {
            FoundTemplate::Kpi(template) => (
                vec![&template.phrases],
                vec![&template.hints],
                template.kpi.definition.as_str(),
            ),
            FoundTemplate::Okr(template) => {
                let kpis = template
                    .key_results
                    .iter()
                    .filter_map(|result| self.kpi(&result.kpi));
                (
                    kpis.map(|kpi| &kpi.phrases).collect(),
                    Vec::new(),
                    template.why.as_str(),
                )
            }
        };
        let text = phrases(text);
        let far = |word: &Stemmed| {
            let is_in = |phrases: &super::stem::Phrases| starts(phrases, &word.stem);
            if is_in(&name) {
                Some(0)
            } else if synonyms.iter().any(|phrases| is_in(phrases)) || is_in(&function) {
                Some(1)
            } else {
                (hints.iter().any(|phrases| is_in(phrases)) || is_in(&text)).then_some(2)
            }
        };
        typed.iter().map(far).sum()
    }
}
