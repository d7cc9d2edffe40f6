//! Which number becomes what: limits, arrows, brackets, units and days as strangers write them; and the two laws of tables, that every number
//! filled in stands in the cell of its column, and that no two fields take the same words.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic
)]

use bearings::domain::date;
use bearings::phrase::sort::{SortedLine, sort};
use bearings::phrase::{Context, Part, Understood, read};
use proptest::prelude::*;

fn context() -> Context {
    Context::new(date(2026, 11, 26))
}

/// What was read, without what was not: "from 28 to 40 due 2027-06-30".
fn said(read: &Understood) -> String {
    let mut said = Vec::new();
    let mut put = |name: &str, value: Option<f64>| {
        if let Some(value) = value {
            said.push(format!("{name} {value}"));
        }
    };
    let band = read.band.unwrap_or_default();
    put("from", read.baseline);
    put("to", read.target);
    put("least", band.low);
    put("most", band.high);
    put("by", read.change.map(|change| change.amount));
    put("now", read.actual);
    if let Some(unit) = &read.unit {
        said.push(unit.to_string());
    }
    if let Some(due) = read.due {
        said.push(format!("due {due}"));
    }
    said.join(", ")
}

#[test]
fn a_number_becomes_what_the_words_around_it_say() {
    for (sentence, expected) in [
        // Limits that must not be passed
        ("Returns must not exceed 3 %", "most 3, percent"),
        (
            "Answers shouldn't take longer than 4 hours",
            "most 4, duration:h",
        ),
        ("Error rate may not pass 2 %", "most 2, percent"),
        ("Stock value must not fall below 5", "least 5"),
        ("Uptime never below 99.5 %", "least 99.5, percent"),
        (">= 98 % of orders on time", "least 98, percent"),
        // Every arrow there is
        ("Increase articles read from 28 → 40", "from 28, to 40"),
        ("NPS from 28 -> 40", "from 28, to 40"),
        ("NPS from 28 ➔ 40", "from 28, to 40"),
        ("NPS from 28 ➡️ 40", "from 28, to 40"),
        ("NPS 28 » 40", "from 28, to 40"),
        ("NPS 28 > 40", "from 28, to 40"),
        // A scale that both share
        (
            "Cut losses from 4.2 to 3 million",
            "from 4200000, to 3000000",
        ),
        ("Cut losses from 500 to 3 million", "from 500, to 3000000"),
        // Brackets that say where it stands
        (
            "Visitors a month 200k (current is 125k)",
            "from 125000, to 200000",
        ),
        (
            "Pupils with lunch: 85 % (at present 70 %)",
            "from 70, to 85, percent",
        ),
        ("Members 1,000 (2026: 870)", "from 870, to 1000"),
        (
            "Share of digital orders to 50 %, stretch 60 %",
            "to 50, percent",
        ),
        // Units
        ("Weight of a parcel below 15 g", "most 15, text:g"),
        ("Cooling below 5 °C", "most 5, text:°C"),
        ("Water use ≤ 12 m³", "most 12, text:m³"),
        ("Defects below 3 ‰", "most 3, text:‰"),
        ("Lead time (days): 12", "to 12, duration:d"),
        ("Cost per hire (in EUR) 4,000", "to 4000, currency:EUR"),
        ("Rating ≥ 4.0/5.0", "least 4, rating:5"),
        // Days
        (
            "Raise NPS to 40 before the fiscal year ends",
            "to 40, due 2026-12-31",
        ),
        (
            "Raise NPS to 40 by the quarter's end",
            "to 40, due 2026-12-31",
        ),
        ("Raise NPS to 40 by week 6 2028", "to 40, due 2028-02-13"),
        ("Raise NPS to 40 by 2027-W06", "to 40, due 2027-02-14"),
        ("Raise NPS to 40 by KW 2/2028", "to 40, due 2028-01-16"),
        ("Raise NPS to 40 in FY 2026-27", "to 40, due 2027-12-31"),
        ("Raise NPS to 40 by end of FY", "to 40, due 2026-12-31"),
        (
            "Raise NPS to 40 through the whole of Q3",
            "to 40, due 2027-09-30",
        ),
        ("Raise NPS to 40 by EOQ2", "to 40, due 2027-06-30"),
        ("Raise NPS to 40 by Q3/27", "to 40, due 2027-09-30"),
        ("Raise NPS to 40 by end of Q-4", "to 40, due 2026-12-31"),
        // What is no number of the goal, and what is not sure
        ("Raise NPS to 40 by 31 April", "to 40"),
        (
            "Finish setup within 7 days for 80 % of new customers",
            "to 80, percent",
        ),
        ("Comply with ASC 606", ""),
        ("P1 incidents | 0 | ≥ 1", ""),
        ("5G in every hall", ""),
        // Numbers that are names
        ("Answer every call to extension 4411", ""),
        ("Comply with § 14 of the act", ""),
        ("Postgres 17 upgrade", ""),
        ("Theme 2: Digital services", ""),
        ("Absences in class 8b are up", ""),
        ("Rooms 3b and 4a are too loud", ""),
        ("fit extractor fans in blocks 4 to 9", ""),
        ("Split the build into two jobs", ""),
        ("User satisfaction (1-5)", ""),
        // How long belongs to what is counted
        ("Flats vacant longer than 3 months", ""),
        ("Staff off sick more than 3 days", ""),
        ("Vacancies open more than 60 days", ""),
        ("Raise NPS to 80 (12/2025: 65)", "to 80"),
        // What is compared with, and limits at the end
        (
            "Emissions 40% below 2015 levels by 2030",
            "by 40, due 2030-12-31",
        ),
        (
            "Cut emissions 40% below 2015 levels by 2030",
            "by 40, due 2030-12-31",
        ),
        (
            "Keep reserves at 1.5 times annual costs or above",
            "least 1.5",
        ),
        (
            "Reading at expected standard: 64% in 2026, 80% in 2027",
            "from 64, to 80, percent, due 2027-12-31",
        ),
        (
            "Rough sleepers: 31 (2026), 15 (2027)",
            "from 31, to 15, due 2027-12-31",
        ),
        ("KR 80% of deals on our paper", "to 80, percent"),
        ("Response time < 2h", "most 2, duration:h"),
    ] {
        assert_eq!(said(&read(sentence, &context())), expected, "{sentence}");
    }
}

#[test]
fn the_columns_of_a_table_are_found_by_their_heads_whatever_their_order() {
    for (table, expected) in [
        (
            "| Alarm | KPI | Formula | Target |\n|---|---|---|---|\n| < 95 % | Availability | up / (up + down) × 100 | ≥ 98 % |",
            "Availability: least 98, percent",
        ),
        (
            "Owner\tTarget (days)\tIndicator\tNow\nJo\t<3\tTime to quote\t5",
            "Time to quote: most 3, now 5, duration:d",
        ),
        (
            "Measure\tQ1\tQ2\tQ3\tQ4\tTarget\nReturn rate\t7 %\t6 %\t6 %\t5 %\t4 %",
            "Return rate: to 4, percent",
        ),
        (
            "KPI;Ziel;Target\nOrders on time;;98 %",
            "Orders on time: to 98, percent",
        ),
        (
            "| KPI | Target |\n|---|---|\n| MTTR<br>of P1 | 2h |",
            "MTTR of P1: to 2, duration:h",
        ),
        ("KPI\t2025\t2026\nHeadcount\t40\t44", "Headcount: "),
        (
            "KPI\tTarget\nMood in the team\tbetter than last year",
            "Mood in the team: ",
        ),
        (
            "KPI\tTarget 2026\tTarget 2027\nHeadcount\t40\t44",
            "Headcount: ",
        ),
        (
            "KPI\tGoal\nContracts ending in < 90 days\tall with a plan",
            "Contracts ending in < 90 days: ",
        ),
    ] {
        let sorted = sort(table, &context());
        let line = sorted.lines.first().expect(table);
        assert_eq!(line.verdict.word(), "kpi", "{table}");
        let found = format!("{}: {}", line.understood.title, said(&line.understood));
        assert_eq!(found, expected, "{table}");
    }
}

#[test]
fn what_a_column_says_that_has_no_field_goes_into_the_note_with_its_name() {
    let sorted = sort(
        "KPI\tTarget\tAlarm\tRegion\tFrequency\tSource\nReturn rate\t< 4 %\t> 6 %\tNorth\tmonthly\tERP",
        &context(),
    );
    let beside = &sorted.lines[0].beside;
    assert_eq!(beside.note, "Region: North");
    assert_eq!(
        (beside.source.as_str(), beside.alarm.as_str()),
        ("ERP", "> 6 %")
    );
    assert_eq!(sorted.lines[0].understood.cadence.unwrap().noun(), "month");
    assert_eq!(sorted.tables[0].columns.len(), 6);
}

#[test]
fn a_band_written_with_its_higher_end_first_is_tied_to_its_own_words() {
    for (text, words) in [
        ("< 5 to 3.5 < 5", ["< 5 to", "3.5"]),
        ("Keep the NPS 60-50", ["60-", "50"]),
    ] {
        let sorted = sort(text, &context());
        let found: Vec<(f64, String)> = filled(&sorted.lines[0])
            .into_iter()
            .map(|(value, words, _)| (value, words))
            .collect();
        let expected: Vec<(f64, String)> = words
            .iter()
            .map(|words| (numbers(words)[0], (*words).to_owned()))
            .collect();
        assert_eq!(found, expected, "{text}");
    }
}

/// The families of `tests/data/numbers.tsv`: at first sight 106 of 161 lines were right; once the half to tune on was, 65 of 82 of the half held
/// back, which was looked at after that.
#[test]
fn families_of_numbers_are_read_as_they_were_labelled() {
    let mut halves = [("tune", 0, 0), ("held", 0, 0)];
    let mut mistakes = String::new();
    for row in include_str!("data/numbers.tsv")
        .lines()
        .filter(|row| !row.starts_with('#'))
    {
        let [family, half, expected, text] = row.splitn(4, '\t').collect::<Vec<_>>()[..] else {
            panic!("four cells expected: {row}");
        };
        let text = text.replace('⏎', "\n").replace('⇥', "\t");
        let sorted = sort(&text, &context());
        let found = sorted
            .lines
            .first()
            .map(|line| said(&line.understood))
            .unwrap_or_default();
        for (name, right, of) in &mut halves {
            if *name == half {
                *of += 1;
                *right += usize::from(found == expected);
            }
        }
        if found != expected {
            mistakes.push_str(&format!(
                "{half} {family}: {text:?} is {expected:?}, read {found:?}\n"
            ));
        }
    }
    println!("{halves:?}\n{mistakes}");
    for (name, right, of) in halves {
        assert!(
            right * 100 >= of * 95,
            "{name}: {right} of {of}\n{mistakes}"
        );
    }
}

/// The numbers that a line would fill in, each with the words it was tied to.
fn filled(line: &SortedLine) -> Vec<(f64, String, (usize, usize))> {
    line.understood
        .spans
        .iter()
        .filter_map(|span| {
            let value = match &span.part {
                Part::Baseline(value)
                | Part::Target(value)
                | Part::Low(value)
                | Part::High(value)
                | Part::Actual(value) => *value,
                Part::Change(change) => change.amount,
                _ => return None,
            };
            Some((
                value,
                line.text
                    .get(span.start..span.end)
                    .unwrap_or_default()
                    .to_owned(),
                (span.start, span.end),
            ))
        })
        .collect()
}

/// The numbers written in words, bare of signs and units.
fn numbers(words: &str) -> Vec<f64> {
    words
        .split(|letter: char| !(letter.is_ascii_digit() || letter == '.'))
        .filter_map(|digits| digits.trim_matches('.').parse().ok())
        .collect()
}

const HEADS: [(&str, &[&str]); 15] = [
    (
        "Target",
        &["≥ 98 %", "< 12", "7", "5-9", "better", "100 % of all", ""],
    ),
    ("Baseline", &["61", "44 %", "unknown", ""]),
    ("Current value", &["52", "63 %", ""]),
    ("Alarm", &["> 301", "< 302 %", "303"]),
    ("Formula", &["(a + b) / 404 × 405", "count of 406"]),
    ("Weight", &["501", "502 %"]),
    ("Region", &["North 601", "South"]),
    ("Q1", &["701", "702 %"]),
    ("Owner", &["Jo", "Site 801"]),
    ("ID", &["K-810", "811"]),
    ("Version", &["2.12", "v813"]),
    ("2025", &["714", "71.5 %"]),
    ("Jan", &["716", "7:17"]),
    ("Updated", &["18.3.2026", "2026-03-19"]),
    ("Ratio", &["20:21", "22 ‰"]),
];
const NAMES: [&str; 12] = [
    "Scrap / output x 904",
    "Tickets older than 905 days",
    "Reports under ISO 9006",
    "Orders on time",
    "Contracts renewing < 901 days",
    "Calls answered within 902 seconds",
    "Top 903 customers served",
    "Complaints",
    "Flats vacant longer than 906 months",
    "Calls to extension 4907",
    "Theme 908: Digital",
    "Emissions below 2019 levels",
];

/// Every number that is filled in from any line of the documents stands in the words that it is tied to, and no two share any.
#[test]
fn every_number_of_the_documents_stands_in_its_own_words() {
    let mut lines = 0;
    for folder in ["documents", "documents_held", "documents_latest"] {
        let folder = format!("{}/tests/data/{folder}", env!("CARGO_MANIFEST_DIR"));
        for entry in std::fs::read_dir(folder).unwrap() {
            let text = std::fs::read_to_string(entry.unwrap().path()).unwrap();
            let text: String = text
                .lines()
                .flat_map(|row| [row.split_once('\t').unwrap().1, "\n"])
                .collect();
            for line in &sort(&text, &context()).lines {
                let filled = filled(line);
                lines += usize::from(!filled.is_empty());
                let mut places: Vec<(usize, usize)> =
                    filled.iter().map(|(_, _, place)| *place).collect();
                places.sort_unstable();
                for pair in places.windows(2) {
                    assert!(pair[0].1 <= pair[1].0, "{:?}", line.understood.spans);
                }
                for (value, words, _) in filled {
                    let plain = [words.replace(',', ""), words.replace(',', ".")];
                    let written: Vec<f64> = plain.iter().flat_map(|words| numbers(words)).collect();
                    let is_written = written.iter().any(|number| {
                        [1.0, 12.0, 60.0, 1e3, 1e6]
                            .iter()
                            .any(|scale| (number * scale - value).abs() < 1e-6)
                    });
                    assert!(
                        is_written || written.is_empty() || value <= 0.0,
                        "{value} is not in {words:?} of {:?}",
                        line.text
                    );
                }
            }
        }
    }
    assert!(lines > 200, "{lines}");
}

proptest! {
    #[test]
    fn every_number_of_a_row_stands_in_the_cell_of_its_column(
        order in Just((0..HEADS.len()).collect::<Vec<_>>()).prop_shuffle(),
        take in 1..HEADS.len(),
        cells in prop::collection::vec(0..8_usize, HEADS.len()),
        name in 0..NAMES.len(),
        place in 0..HEADS.len(),
        bars in any::<bool>(),
    ) {
        let mut columns: Vec<(&str, &str)> = order
            .iter()
            .take(take)
            .map(|&at| (HEADS[at].0, HEADS[at].1[cells[at] % HEADS[at].1.len()]))
            .collect();
        columns.insert(place.min(columns.len()), ("KPI", NAMES[name]));
        let row = |cells: Vec<&str>| if bars { format!("| {} |", cells.join(" | ")) } else { cells.join("\t") };
        let mut text = row(columns.iter().map(|(head, _)| *head).collect());
        if bars {
            text.push_str(&format!("\n|{}", "---|".repeat(columns.len())));
        }
        text.push('\n');
        text.push_str(&row(columns.iter().map(|(_, cell)| *cell).collect()));
        let sorted = sort(&text, &context());
        let has_numbers = |head: &&str| ["Target", "Baseline", "Current value"].contains(head);
        let in_names = !columns.iter().any(|(head, _)| has_numbers(head));
        let allowed: Vec<f64> = columns
            .iter()
            .filter(|(head, _)| has_numbers(head) || in_names && *head == "KPI")
            .flat_map(|(_, cell)| numbers(cell))
            .collect();
        for line in &sorted.lines {
            for (value, words, _) in filled(line) {
                prop_assert!(allowed.contains(&value), "{value} of {text:?}: {line:?}");
                prop_assert!(numbers(&words).contains(&value), "{value} is not in {words:?}: {text:?}");
            }
        }
    }

    #[test]
    fn no_two_fields_of_a_line_take_the_same_words(
        words in prop::collection::vec(
            prop::sample::select(vec![
                "Raise", "Cut", "NPS", "orders", "from", "to", "by", "28", "40 %", "3.5", "at least", "must not exceed", "(now 12)", "(2026: 9)",
                "→", ">", "|", "< 5", "≥ 98 %", "Q3", "week 6", "within 7 days", "million", "€", "g", "°C", "up", "down", "per month", "and", ",", ":", "(days)",
            ]),
            1..12,
        ),
    ) {
        let text = words.join(" ");
        let sorted = sort(&text, &context());
        for line in &sorted.lines {
            let mut places: Vec<(usize, usize)> = line.understood.spans.iter().map(|span| (span.start, span.end)).collect();
            places.sort_unstable();
            for pair in places.windows(2) {
                prop_assert!(pair[0].1 <= pair[1].0, "{text:?}: {:?}", line.understood.spans);
            }
            for (value, words, _) in filled(line) {
                let written = numbers(&words);
                let known = written.iter().any(|number| (number - value).abs() < 1e-9 || (number * 1e6 - value).abs() < 1e-3);
                prop_assert!(known || written.is_empty() || value == 0.0, "{value} is not in {words:?} of {text:?}");
            }
        }
    }
}
