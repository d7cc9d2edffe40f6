//! One template, and how it stands in the file.

use super::TemplateLibrary;
use super::stem::{Phrases, phrases};
use crate::domain::{Fields, Id, Kind, Kpi, Record, Unit, read_json};
use serde_json::Value;
use std::fmt;

/// A function of an organisation: sales, finance, health and care.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TemplateFunction {
    /// The word in the file.
    pub key: String,
    /// What people call it.
    pub name: String,
}

/// A KPI to start from.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct KpiTemplate {
    /// What a KPI of it starts with: name, definition, source, unit, direction, cadence, leading or lagging. Its id is the template's.
    pub kpi: Kpi,
    /// The function it belongs to.
    pub function: String,
    /// How the number is computed.
    pub formula: String,
    /// What is usual elsewhere, in words; may be empty.
    pub range: String,
    /// Who says so.
    pub range_source: String,
    /// How the number goes wrong in practice.
    pub misuse: String,
    /// The KPI that shows its side effects; empty for none.
    pub counter: String,
    /// A KPI that moves earlier; empty for none.
    pub driver: String,
    /// Whether it is counted in money, in whatever currency.
    pub is_money: bool,
    /// What it measures: time, cost, quality, volume, loyalty, safety.
    pub(super) aspect: String,
    /// The words by which people complain about its subject or wish for it.
    pub(super) phrases: Phrases,
    /// Words that only hint at it.
    pub(super) hints: Phrases,
}

impl KpiTemplate {
    /// A KPI that starts from it, with what the template says of its formula and of what to mind.
    pub fn start(&self, id: Id, currency: &str) -> Kpi {
        let usual = match self.range.as_str() {
            "" => String::new(),
            range => format!("Usual elsewhere: {range} ({}). ", self.range_source),
        };
        let mut kpi = self.kpi.clone();
        kpi.id = id;
        kpi.definition = format!("{} Formula: {}.", kpi.definition, self.formula);
        kpi.note = format!("{usual}Watch out: {}", self.misuse);
        if self.is_money {
            kpi.unit = Unit::Currency(currency.to_owned());
        }
        kpi
    }
}

/// An OKR to start from.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OkrTemplate {
    /// Its id.
    pub id: String,
    /// The function it belongs to.
    pub function: String,
    /// The objective.
    pub title: String,
    /// Why it matters.
    pub why: String,
    /// Two to four key results.
    pub key_results: Vec<TemplateResult>,
}

/// A key result of a template, measured by a KPI of the library. Its numbers are an example.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TemplateResult {
    /// The id of the KPI.
    pub kpi: String,
    /// A start value, for example.
    pub from: f64,
    /// A target, for example.
    pub to: f64,
}

/// Why a file is not the library: what was expected, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TemplateFault(String);

impl fmt::Display for TemplateFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TemplateLibrary {
    /// Reads the file.
    ///
    /// # Errors
    /// The first template that is not as expected.
    pub fn read(text: &str) -> Result<Self, TemplateFault> {
        let fault = |what: &str| TemplateFault(what.to_owned());
        let Ok(Value::Object(file)) = read_json(text) else {
            return Err(fault("The library is not a JSON object."));
        };
        let list = |name: &str| {
            let all = file.get(name).and_then(Value::as_array);
            all.ok_or_else(|| TemplateFault(format!("The library has no {name}.")))
        };
        let mut library = Self::default();
        for one in list("functions")? {
            library.functions.push(TemplateFunction {
                key: text_of(one, "id"),
                name: text_of(one, "name"),
            });
        }
        for one in list("kpis")? {
            library.kpis.push(kpi(one)?);
        }
        for one in list("okrs")? {
            library.okrs.push(okr(one));
        }
        if let Some(Value::Object(aspects)) = file.get("aspects") {
            let read = |(key, words): (&String, &Value)| {
                (key.clone(), phrases(words.as_str().unwrap_or_default()))
            };
            library.aspects = aspects.iter().map(read).collect();
        }
        let words =
            |name: &str| phrases(file.get(name).and_then(Value::as_str).unwrap_or_default());
        library.elsewhere = words("elsewhere");
        library.signs = words("signs");
        Ok(library)
    }
}

fn text_of(one: &Value, name: &str) -> String {
    let text = one.get(name).and_then(Value::as_str);
    text.unwrap_or_default().to_owned()
}

fn kpi(one: &Value) -> Result<KpiTemplate, TemplateFault> {
    let mut fields: Fields = one.as_object().cloned().unwrap_or_default();
    let is_money = text_of(one, "unit") == "money";
    if is_money {
        fields.remove("unit");
    }
    let kpi = match Record::from_fields(Kind::Kpi, &fields) {
        Ok(Record::Kpi(kpi)) => kpi,
        Ok(_) => Kpi::default(),
        Err(error) => return Err(TemplateFault(format!("{}: {error}", text_of(one, "id")))),
    };
    let name = kpi.name.clone();
    Ok(KpiTemplate {
        kpi,
        function: text_of(one, "function"),
        formula: text_of(one, "formula"),
        range: text_of(one, "range"),
        range_source: text_of(one, "range_source"),
        misuse: text_of(one, "misuse"),
        counter: text_of(one, "counter"),
        driver: text_of(one, "driver"),
        is_money,
        aspect: text_of(one, "aspect"),
        phrases: phrases(&format!("{name}, {}", text_of(one, "words"))),
        hints: phrases(&text_of(one, "hints")),
    })
}

fn okr(one: &Value) -> OkrTemplate {
    let number =
        |one: &Value, name: &str| one.get(name).and_then(Value::as_f64).unwrap_or_default();
    let results = one.get("key_results").and_then(Value::as_array);
    OkrTemplate {
        id: text_of(one, "id"),
        function: text_of(one, "function"),
        title: text_of(one, "title"),
        why: text_of(one, "why"),
        key_results: results
            .into_iter()
            .flatten()
            .map(|one| TemplateResult {
                kpi: text_of(one, "kpi"),
                from: number(one, "from"),
                to: number(one, "to"),
            })
            .collect(),
    }
}
