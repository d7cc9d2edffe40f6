//! Compares limits, signals and forecasts with tests/crosscheck/compute.py, which computes them in exact rational
//! arithmetic, to 1e-9 relative.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use bearings::domain::Date;
use bearings::insight::{Side, Span, forecast::forecast, xmr};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

fn expected(part: &str) -> BTreeMap<String, Value> {
    let all: Value = serde_json::from_str(include_str!("crosscheck/expected.json")).unwrap();
    let found: BTreeMap<String, Value> = serde_json::from_value(all[part].clone()).unwrap();
    assert!(found.len() >= 10);
    found
}

/// Relative to the number itself; where a number is what is left after others cancelled, to a millionth of a billionth of
/// those.
fn assert_near(found: f64, case: &Value, field: &str, size: f64, name: &str) {
    let wanted = case[field].as_f64().unwrap();
    let allowed = (1e-9 * wanted.abs()).max(1e-15 * size);
    assert!(
        (found - wanted).abs() <= allowed,
        "{name}, {field}: {found} is not {wanted}"
    );
}

#[test]
fn limits_and_signals_agree_with_exact_arithmetic() {
    for (name, case) in expected("charts") {
        let values: Vec<f64> = serde_json::from_value(case["values"].clone()).unwrap();
        let size = values
            .iter()
            .fold(0.0_f64, |most, value| most.max(value.abs()));
        let found = xmr::limits(&values).unwrap();
        assert_near(found.mean, &case, "mean", size, &name);
        assert_near(found.average_range, &case, "average_range", size, &name);
        assert_near(found.lower, &case, "lower", size, &name);
        assert_near(found.upper, &case, "upper", size, &name);
        assert_near(found.range_limit, &case, "range_limit", size, &name);
        let mut rules: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
        for signal in xmr::signals(&values, &found) {
            let side = if signal.side == Side::High {
                "high"
            } else {
                "low"
            };
            let key = format!("{} {side}", signal.rule.number());
            rules.entry(key).or_default().extend(signal.points);
        }
        let wanted: BTreeMap<String, BTreeSet<usize>> =
            serde_json::from_value(case["rules"].clone()).unwrap();
        assert_eq!(rules, wanted, "{name}");
    }
}

#[test]
fn forecasts_agree_with_exact_arithmetic() {
    for (name, case) in expected("forecasts") {
        let day = |field: &str| -> Date { serde_json::from_value(case[field].clone()).unwrap() };
        let span = Span {
            start: day("start"),
            end: day("end"),
        };
        let check_ins: Vec<(Date, f64)> =
            serde_json::from_value(case["check_ins"].clone()).unwrap();
        let size = check_ins
            .iter()
            .fold(0.0_f64, |most, (_, value)| most.max(value.abs()));
        let found = forecast(&check_ins, span, None).unwrap();
        assert_near(found.slope, &case, "slope", size, &name);
        assert_near(found.intercept, &case, "intercept", size * 10.0, &name);
        assert_near(found.at_end, &case, "at_end", size * 10.0, &name);
        assert_near(found.low, &case, "low", size * 10.0, &name);
        assert_near(found.high, &case, "high", size * 10.0, &name);
    }
}
