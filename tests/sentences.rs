//! Every computed sentence beside its numbers, over generated workspaces: docs/SENTENCES.md lists them.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    missing_docs
)]

use bearings::domain::*;
use bearings::figures::Figures;
use bearings::insight::status::against_target;
use bearings::insight::{self, *};
use bearings::plot;
use chrono::{Days, Weekday};
use proptest::prelude::*;

/// As many cases as the environment asks for, and a few hundred otherwise.
fn cases() -> ProptestConfig {
    let asked = std::env::var("PROPTEST_CASES").ok();
    ProptestConfig::with_cases(asked.and_then(|count| count.parse().ok()).unwrap_or(700))
}

fn today() -> Date {
    date(2026, 11, 26)
}

fn figures() -> Figures {
    Figures::default()
}

fn as_of() -> AsOf {
    AsOf::from((today(), Weekday::Mon))
}

/// What a written number says: the number, and whether it lies just under or just over it.
fn number(text: &str) -> (f64, i8) {
    let (side, text) = if let Some(rest) = text.strip_prefix("just under ") {
        (-1, rest)
    } else if let Some(rest) = text.strip_prefix("just over ") {
        (1, rest)
    } else {
        (0, text)
    };
    // `−CHF 1.15M`, `4.6 of 5`, `3 wk`: a sign, the digits, what they are counted in.
    let minus = if text.starts_with('−') { -1.0 } else { 1.0 };
    let from = text.find(|sign: char| sign.is_ascii_digit()).unwrap_or(0);
    let rest = &text[from..];
    let end = rest
        .find(|sign: char| !(sign.is_ascii_digit() || matches!(sign, '.' | ',')))
        .unwrap_or(rest.len());
    let value: f64 = rest[..end]
        .replace(',', "")
        .trim_end_matches('.')
        .parse()
        .unwrap_or(f64::NAN);
    let scale = [("tn", 1e12), ("bn", 1e9), ("M", 1e6)];
    let by = scale
        .iter()
        .find(|(sign, _)| rest[end..].starts_with(sign))
        .map_or(minus, |(_, by)| minus * by);
    (value * by, side)
}

fn between<'a>(text: &'a str, before: &str, after: &str) -> Option<&'a str> {
    let rest = text.split_once(before)?.1;
    Some(rest.split_once(after)?.0)
}

#[derive(Clone, Debug)]
struct Made {
    kpi: Kpi,
    values: Vec<f64>,
}

impl Made {
    fn workspace(&self) -> Workspace {
        let count = self.values.len() as u64;
        let readings = (0..).zip(&self.values).map(|(index, &value)| {
            Record::from(Reading {
                id: Id::from_text(&format!("r{index:03}")),
                kpi: self.kpi.id.clone(),
                date: today() - Days::new((count - index) * 7),
                value,
                ..Reading::default()
            })
        });
        Workspace::from_records([Record::from(self.kpi.clone())].into_iter().chain(readings))
    }

    fn report(&self) -> KpiReport {
        insight::kpi(&self.workspace(), &self.kpi.id, as_of()).unwrap()
    }
}

fn unit() -> impl Strategy<Value = Unit> {
    prop::sample::select(vec![
        "number",
        "percent",
        "currency:USD",
        "currency:CHF",
        "duration:d",
        "duration:h",
        "rating:5",
        "text:complaints",
    ])
    .prop_map(|unit| unit.parse().unwrap())
}

/// Readings that are equal, few, zero, negative, huge, drifting, or jump.
fn values() -> impl Strategy<Value = Vec<f64>> {
    let tenth = |value: f64| (value * 10.0).round() / 10.0;
    let level = prop_oneof![
        Just(0.0),
        Just(4.5),
        0.0..100.0_f64,
        -50.0..50.0_f64,
        1e6..1e9_f64
    ];
    let noise = prop_oneof![Just(0.0), Just(0.004), 0.1..5.0_f64, 1e4..1e6_f64];
    let drift = prop_oneof![Just(0.0), -1.0..1.0_f64];
    (
        level,
        noise,
        drift,
        prop::collection::vec(-1.0..1.0_f64, 0..26),
        any::<bool>(),
    )
        .prop_map(move |(level, noise, drift, steps, is_floored)| {
            let all = (0..).zip(&steps).map(|(index, step)| {
                let value = level + noise * step + drift * noise * f64::from(index) / 2.0;
                let value = if noise < 0.1 {
                    (value * 1e4).round() / 1e4
                } else {
                    tenth(value)
                };
                if is_floored { value.max(0.0) } else { value }
            });
            all.collect()
        })
}

fn made() -> impl Strategy<Value = Made> {
    let direction = prop::sample::select(vec![
        Some(Direction::Up),
        Some(Direction::Down),
        Some(Direction::Hold),
        None,
    ]);
    (
        unit(),
        direction,
        values(),
        0.0..1.0_f64,
        0..4_u8,
        proptest::option::of(0..4_u8),
        0..3_u8,
    )
        .prop_map(
            |(unit, direction, values, place, targets, decimals, extras)| {
                let last = values.len().saturating_sub(1);
                // A target on one of the readings, so that equality comes up.
                let at = values
                    .get((last as f64 * place) as usize)
                    .copied()
                    .unwrap_or(3.0);
                let side = |value| match direction {
                    Some(Direction::Hold) => Band::between(value, value + 1.0),
                    other => Band::for_direction(other.unwrap_or(Direction::Up), value),
                };
                let dated = |from, value| DatedTarget {
                    from,
                    target: side(value),
                    alarm: None,
                };
                let count = values.len() as u64;
                let kpi = Kpi {
                    id: Id::from_text("k"),
                    name: "Waiting".into(),
                    unit,
                    direction,
                    decimals,
                    cadence: Some(Cadence::Week),
                    targets: match targets {
                        0 => Vec::new(),
                        1 => vec![dated(DatedTarget::beginning(), at)],
                        2 => vec![dated(DatedTarget::beginning(), at + 0.004)],
                        _ => vec![
                            dated(DatedTarget::beginning(), at),
                            dated(today() - Days::new(30), at + 1.0),
                        ],
                    },
                    fixed_limits: (extras == 1).then_some(7),
                    changes: if extras == 2 && count > 12 {
                        vec![MarkedChange {
                            date: today() - Days::new(count * 7 / 2),
                            label: "new rota".into(),
                        }]
                    } else {
                        Vec::new()
                    },
                    ..Kpi::default()
                };
                Made { kpi, values }
            },
        )
}

/// The readings as the table shows them, oldest first: value and status by the target of their day.
fn table(made: &Made, report: &KpiReport) -> Vec<(f64, KpiStatus)> {
    let rows = report.points.iter();
    rows.map(|point| {
        (
            point.value,
            against_target(point.value, made.kpi.target_on(point.date)),
        )
    })
    .collect()
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn what_is_said_of_a_kpi_agrees_with_its_table(made in made()) {
        let report = made.report();
        let said = plot::meaning(&made.kpi, &report, &figures());
        let rows = table(&made, &report);
        let words = format!("{} {}", said.headline, said.detail);

        // "met m of n" is one number everywhere, and counts rows of the table.
        let (met, of) = report.met;
        let start = report.segments.last().map_or(0, |part| part.from);
        let valid = made.kpi.target_on(today());
        let judged = report.points.iter().enumerate().skip(start)
            .filter(|(_, point)| valid.is_some() && made.kpi.target_on(point.date) == valid);
        let judged: Vec<KpiStatus> = judged.map(|(index, _)| rows[index].1).filter(|it| *it != KpiStatus::NoTarget).collect();
        prop_assert_eq!((met, of), (judged.iter().filter(|it| **it == KpiStatus::Met).count(), judged.len()));
        if let Some(told) = between(&said.headline, "(", ")") {
            prop_assert_eq!(told, format!("{met} of {of}"));
            prop_assert_eq!(plot::met_said(&made.kpi, &report).0, told);
        }
        prop_assert!(!said.headline.contains("has not met") || met == 0, "{}", said.headline);
        prop_assert!(!said.headline.contains("will keep meeting") || met == of, "{}", said.headline);
        prop_assert!(!said.headline.contains("will not meet") || met == 0, "{}", said.headline);

        // In a row.
        let missed = rows.iter().rev().take_while(|(_, status)| *status == KpiStatus::Missed).count();
        prop_assert_eq!(report.missed_in_a_row, missed);
        if let Some(cause) = report.recovery {
            let offer = plot::recovery_said(cause);
            prop_assert!(!offer.contains("in a row") || offer.contains(&format!("{missed} times in a row")), "{offer}");
            prop_assert!(missed == 0 || cause != RecoveryCause::Missed(0));
        }
        prop_assert!(missed == 0 || report.recovery.is_some());

        // Better and worse as the direction says, by the readings themselves.
        for signal in &report.signals {
            let part = report.segments.iter().find(|part| (part.from..part.to).contains(&signal.signal.last())).unwrap();
            let mean = part.limits.unwrap().mean;
            let above = signal.signal.points.iter().all(|&point| report.points[point].value > mean);
            let below = signal.signal.points.iter().all(|&point| report.points[point].value < mean);
            prop_assert!(above || below);
            match signal.tone {
                Tone::Improvement => prop_assert!(above == (made.kpi.direction == Some(Direction::Up))),
                Tone::Concern if made.kpi.direction != Some(Direction::Hold) => {
                    prop_assert!(above == (made.kpi.direction == Some(Direction::Down)));
                }
                _ => {}
            }
        }
        prop_assert!(!said.headline.contains("better") || report.signals.iter().any(|it| it.tone == Tone::Improvement));
        prop_assert!(!said.headline.contains("worse") || report.signals.iter().any(|it| it.tone == Tone::Concern));

        // Ranges within the unit, in order.
        if let Some(range) = between(&words, "expect the next reading between ", ".\u{a0}").or_else(|| between(&words, "expect the next reading between ", ". To meet")) {
            let (low, high) = range.split_once(" and ").unwrap();
            let ((low, _), (high, _)) = (number(low), number(high));
            prop_assert!(low <= high, "{words}");
            let possible = made.kpi.possible(&made.values);
            prop_assert!(possible.low.is_none_or(|least| low >= least), "{words}");
            prop_assert!(possible.high.is_none_or(|most| high <= most), "{words}");
        }
        if let Some(limits) = report.limits() {
            let possible = made.kpi.possible(&made.values);
            prop_assert!(possible.contains(limits.lower) && possible.contains(limits.upper));
        }
        prop_assert!(!words.contains("All readings are equal") || rows.windows(2).all(|two| two[0].0 == two[1].0)
            || start > 0, "{words}");
        // Fixed limits are told wherever there are limits.
        prop_assert_eq!(words.contains("The limits are fixed"), made.kpi.fixed_limits.is_some() && report.limits().is_some());
    }

    #[test]
    fn a_signal_is_told_strictly_and_by_its_numbers(made in made()) {
        let report = made.report();
        for signal in &report.signals {
            let said = plot::signal_sentence(&made.kpi, &report, signal, &figures());
            let part = report.segments.iter().find(|part| (part.from..part.to).contains(&signal.signal.last())).unwrap();
            let limits = part.limits.unwrap();
            let value = report.points[signal.signal.last()].value;
            match signal.signal.rule {
                Rule::Outside => {
                    let (up, how) = if signal.signal.side == Side::High { (true, " is above the ") } else { (false, " is below the ") };
                    let told = between(&said, ", ", how).unwrap();
                    let line = said.rsplit_once(" limit of ").unwrap().1.trim_end_matches('.');
                    let ((told, side), (line, _)) = (number(told), number(line));
                    prop_assert!(if up { value > limits.upper } else { value < limits.lower }, "{said}");
                    let order = told.partial_cmp(&line).unwrap().then(side.cmp(&0));
                    prop_assert_eq!(order.is_gt(), up, "{}", said);
                    prop_assert!(order.is_ne(), "{said}");
                }
                Rule::EightInARow => {
                    let many: usize = said.split_once(' ').unwrap().0.parse().unwrap();
                    let last = signal.signal.last();
                    // A value within the rounding of the mean lies on it.
                    let beyond = |value: f64| {
                        let away = value - limits.mean;
                        away.abs() > 2.0 * f64::EPSILON * limits.mean.abs() && (away > 0.0) == (signal.signal.side == Side::High)
                    };
                    let row = (part.from..=last).rev().take_while(|&index| beyond(report.points[index].value)).count();
                    prop_assert_eq!(many, row, "{}", said);
                }
                Rule::ThreeOfFour => {
                    let (many, rest) = said.split_once(" of ").unwrap();
                    let of: usize = rest.split_once(' ').unwrap().0.parse().unwrap();
                    let many: usize = many.parse().unwrap();
                    prop_assert!(many == signal.signal.points.len() && many <= of, "{said}");
                    let limit = if signal.signal.side == Side::High { limits.upper } else { limits.lower };
                    for &point in &signal.signal.points {
                        let value = report.points[point].value;
                        let is_closer = (value - limit).abs() < (value - limits.mean).abs();
                        prop_assert!(is_closer == said.contains("closer"), "{said}");
                    }
                }
            }
        }
    }

    #[test]
    fn a_reading_beside_its_target_is_never_written_onto_it(made in made()) {
        let report = made.report();
        for (point, status) in report.points.iter().zip(&report.statuses) {
            let Some(target) = made.kpi.target_on(point.date) else { continue };
            let said = plot::reading_said(&made.kpi, point.date, point.value, &figures());
            for line in target.lines() {
                let written = figures().line(line, &made.kpi.unit, made.kpi.decimals);
                let ((one, side), (other, _)) = (number(&said), number(&written));
                let (is, wanted) = (one.partial_cmp(&other).unwrap().then(side.cmp(&0)), point.value.partial_cmp(&line).unwrap());
                // Where the two limits of a band are nearer than what is written, the nearer one is told.
                prop_assert!(is == wanted || target.lines().len() > 1, "{said} beside {written}: {status:?}");
            }
        }
        let reason = report.reason.sentence(&figures());
        if let KpiReason::Judged { value, on, .. } = &report.reason {
            prop_assert!(reason.starts_with(&plot::reading_said(&made.kpi, *on, *value, &figures())), "{reason}");
        }
    }

    #[test]
    fn a_cycle_does_not_call_an_improvement_worse(made in made(), before in 1..25_u64) {
        let objective = Objective { id: Id::from_text("o"), cycle: Some(Id::from_text("c")), state: State::Running, ..Objective::default() };
        let cycle = Cycle { id: Id::from_text("c"), ..Cycle::new("C", today() - Days::new(before * 7), today()) };
        let link = Link::new(&objective.id, Meaning::Improves, &made.kpi.id);
        let here = Workspace::from_records(
            made.workspace().records().cloned().chain([objective.into(), cycle.clone().into(), link.into()]),
        );
        let summary = insight::cycle_summary(&here, &cycle.id, as_of()).unwrap();
        for moved in &summary.kpis {
            let said = moved.sentence();
            if let (Some((_, was)), Some((_, is)), Some(Direction::Down | Direction::Up)) = (moved.before, moved.after, made.kpi.direction) {
                let is_better = (is > was) == (made.kpi.direction == Some(Direction::Up)) && is != was;
                let is_worse = !is_better && is != was;
                prop_assert!(!(is_better && (said.contains("became noticeably worse") || said.contains("ended worse"))), "{was} {is} {said}");
                prop_assert!(!(is_worse && (said.contains("became noticeably better") || said.contains("ended better"))), "{was} {is} {said}");
            }
        }
    }

    #[test]
    fn what_is_said_of_a_key_result_agrees_with_its_report(
        values in values(), unit in unit(), kind in 0..4_u8, aim in 0.0..1.0_f64, decimals in proptest::option::of(0..3_u8),
    ) {
        let (baseline, target) = (values.first().copied().unwrap_or(0.0), values.last().copied().unwrap_or(5.0) * (1.0 + aim) + 1.0);
        let key_result = KeyResult {
            id: Id::from_text("kr"),
            objective: Id::from_text("o"),
            title: "Waiting".into(),
            unit,
            decimals,
            measure: match kind { 0 => KeyResultKind::Hold, _ if target < baseline => KeyResultKind::Decrease, _ => KeyResultKind::Increase },
            band: (kind == 0).then(|| Band::at_most(target)),
            baseline: (kind != 0).then_some(baseline),
            target: (kind != 0).then_some(target),
            ..KeyResult::default()
        };
        let cycle = Cycle { id: Id::from_text("c"), ..Cycle::new("C", today() - Days::new(60), today() + Days::new(30)) };
        let objective = Objective { id: Id::from_text("o"), cycle: Some(cycle.id.clone()), state: State::Running, ..Objective::default() };
        let check_ins = (0..8).zip(&values).map(|(week, &value)| Record::from(CheckIn {
            id: Id::from_text(&format!("c{week}")),
            key_result: key_result.id.clone(),
            date: today() - Days::new(58 - week * 7),
            value: Some(value),
            ..CheckIn::default()
        }));
        let here = Workspace::from_records(
            [key_result.clone().into(), cycle.into(), objective.into()].into_iter().chain(check_ins),
        );
        let report = insight::key_result(&here, &key_result.id, as_of()).unwrap();
        let forecast = insight::key_result_forecast(&here, &key_result.id, as_of()).unwrap();
        let figures = figures();
        let of = plot::Journey { key_result: &key_result, report: &report, forecast: forecast.as_ref().map_err(|none| *none), amendments: &[], figures: &figures };
        let said = plot::landing(&of);
        let words = format!("{} {}", said.headline, said.detail);
        prop_assert!(!words.to_lowercase().contains("confiden"), "nobody said a confidence: {words}");
        if let Some(progress) = report.progress
            && let Some(told) = between(&said.headline, ": ", " of the way")
        {
            let (share, side) = number(told.rsplit(": ").next().unwrap());
            let percent = progress.raw * 100.0;
            prop_assert!((share - percent).abs() <= 0.51 + percent.abs() * 1e-9, "{words}");
            prop_assert!(percent >= 100.0 - 1e-9 || share < 100.0 || side < 0, "{words}");
        }
        if let Ok(forecast) = &forecast {
            let mut known = values.iter().take(8).copied().collect::<Vec<_>>();
            known.extend([key_result.baseline, key_result.target].into_iter().flatten());
            let possible = key_result.unit.possible("", &known);
            for value in [forecast.at_end, forecast.low, forecast.high, forecast.on(today()).1] {
                prop_assert!(possible.contains(value), "{value}");
            }
            prop_assert!(forecast.low <= forecast.high);
            if let (Some(target), Some(baseline)) = (key_result.target, key_result.baseline) {
                let sign = if target < baseline { -1.0 } else { 1.0 };
                let is_there = values.iter().take(8).next_back().is_some_and(|last| sign * last >= sign * target);
                prop_assert_eq!(words.contains("The target is reached."), is_there, "{}", words);
            }
        }
    }
}

/// Whatever makes a sentence is in the list, so that the next one is not forgotten.
#[test]
fn every_function_that_says_something_is_listed() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let list = std::fs::read_to_string(root.join("docs/SENTENCES.md")).unwrap();
    for room in ["src/plot", "src/insight"] {
        for entry in std::fs::read_dir(root.join(room)).unwrap() {
            let path = entry.unwrap().path();
            let Ok(text) = std::fs::read_to_string(&path) else {
                continue;
            };
            for line in text.lines().map(str::trim_start) {
                let Some(rest) = line.strip_prefix("pub fn ") else {
                    continue;
                };
                let name = rest.split(['(', '<']).next().unwrap();
                if name.ends_with("sentence")
                    || name.ends_with("_said")
                    || matches!(
                        name,
                        "meaning" | "landing" | "outlook" | "notices" | "ambition"
                    )
                {
                    let file = path.file_stem().unwrap().to_string_lossy();
                    prop_free(&list, &file, name);
                }
            }
        }
    }
}

fn prop_free(list: &str, file: &str, name: &str) {
    let found = list
        .lines()
        .any(|line| line.contains(&format!("{file}::")) && line.contains(name));
    assert!(found, "docs/SENTENCES.md does not list {file}::{name}");
}
