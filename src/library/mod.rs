//! The template library: KPIs and OKRs by function, as data, and the measures that fit a wish (`public/library.json`).
//!
//! The file is fetched when it is first needed; this room only reads it. Everything a template says is in the file, so another
//! language is another file.

mod search;
mod stem;
mod subject;
mod template;

pub use search::{FoundTemplate, TemplateKind};
pub use subject::FittingMeasure;
pub use template::{KpiTemplate, OkrTemplate, TemplateFault, TemplateFunction, TemplateResult};

use stem::Phrases;

/// All templates, as the file has them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TemplateLibrary {
    /// The functions, in the order they are shown.
    pub functions: Vec<TemplateFunction>,
    /// The KPIs, by function.
    pub kpis: Vec<KpiTemplate>,
    /// The OKRs, by function.
    pub okrs: Vec<OkrTemplate>,
    /// Words for what is wrong or wanted, by the aspect they speak of: `time` and slow, late, waiting.
    aspects: Vec<(String, Phrases)>,
    /// Words for what no template is about: the car park, a merger, the law. A wish that says these more than anything else has no measure here.
    elsewhere: Phrases,
    /// Words that say that something is wrong or should change, whatever it is: never, down, not.
    signs: Phrases,
}

impl TemplateLibrary {
    /// The KPI with this id.
    pub fn kpi(&self, id: &str) -> Option<&KpiTemplate> {
        self.kpis
            .iter()
            .find(|template| template.kpi.id.as_str() == id)
    }

    /// The OKR with this id.
    pub fn okr(&self, id: &str) -> Option<&OkrTemplate> {
        self.okrs.iter().find(|template| template.id == id)
    }

    /// What people call a function; its key where the file does not name it.
    pub fn function_name<'a>(&'a self, key: &'a str) -> &'a str {
        let found = self.functions.iter().find(|function| function.key == key);
        found.map_or(key, |function| &function.name)
    }
}
