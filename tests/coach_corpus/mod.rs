//! The labelled corpus of drafts, what the coach says about each, and how often it is right.
//!
//! A line of `tests/data/coach_corpus.tsv` is a draft with the checks an OKR coach expects to trip, written down before the
//! coach was run. `half` was given by a hash: `tune` may be looked at when the coach is changed, `measure` never. `~K3` marks a
//! check about which coaches differ; it counts neither way. Ids tell when a draft came: o, k, p, s first; f was looked at in
//! full and is all tuning; t and e were labelled later, each before the coach saw it. What a line does not say is in order: an owner, a cycle, links.

use bearings::coach::{
    CheckId, assess_key_result, assess_kpi, assess_objective, assess_set, filled,
};
use bearings::domain::{
    Ambition, Band, Cadence, Cycle, Date, DatedTarget, Direction, Id, KeyResult, KeyResultKind,
    Kpi, Link, Meaning, Nature, Objective, Reading, Record, Stamp, State, Step, Unit, Workspace,
    date,
};
use std::collections::{BTreeMap, BTreeSet};

/// The whole file.
pub const CORPUS: &str = include_str!("../data/coach_corpus.tsv");

/// One labelled draft.
pub struct Case {
    pub id: String,
    pub half: String,
    pub kind: char,
    pub title: String,
    pub with: BTreeMap<String, String>,
    pub expected: BTreeSet<CheckId>,
    pub either: BTreeSet<CheckId>,
}

/// How often a check was right.
#[derive(Clone, Copy, Default)]
pub struct Tally {
    pub right: usize,
    pub wrong: usize,
    pub overlooked: usize,
}

impl Tally {
    /// Share of the findings that were right; 1 without findings.
    pub fn precision(&self) -> f64 {
        share(self.right, self.right + self.wrong)
    }

    /// Share of the expected findings that were made; 1 when none was expected.
    pub fn recall(&self) -> f64 {
        share(self.right, self.right + self.overlooked)
    }
}

fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 {
        1.0
    } else {
        part as f64 / whole as f64
    }
}

/// Drafts as strangers write them, batch by batch, each labelled before the coach saw it.
pub const FRESH: [(&str, &str); 12] = [
    ("twelfth", include_str!("../data/coach_fresh_12.tsv")),
    ("eleventh", include_str!("../data/coach_fresh_11.tsv")),
    ("tenth", include_str!("../data/coach_fresh_10.tsv")),
    ("ninth", include_str!("../data/coach_fresh_9.tsv")),
    ("eighth", include_str!("../data/coach_fresh_8.tsv")),
    ("seventh", include_str!("../data/coach_fresh_7.tsv")),
    ("sixth", include_str!("../data/coach_fresh_6.tsv")),
    ("fifth", include_str!("../data/coach_fresh_5.tsv")),
    ("fourth", include_str!("../data/coach_fresh_4.tsv")),
    ("third", include_str!("../data/coach_fresh_3.tsv")),
    ("first", include_str!("../data/coach_fresh.tsv")),
    ("second", include_str!("../data/coach_fresh_2.tsv")),
];

/// Reads the corpus.
pub fn cases() -> Vec<Case> {
    rows(CORPUS)
        .map(|line| {
            let cells: Vec<&str> = line.split('\t').collect();
            let [name, half, kind, _, title, with, labels] = cells[..] else {
                panic!("seven cells expected: {line}");
            };
            case([name, half, kind, title, with, labels])
        })
        .collect()
}

/// Reads a batch of fresh drafts; the half of each comes from a hash of its line.
pub fn fresh(batch: &str) -> Vec<Case> {
    rows(batch)
        .map(|line| {
            let cells: Vec<&str> = line.split('\t').collect();
            let [kind, title, with, labels] = cells[..] else {
                panic!("four cells expected: {line}");
            };
            let half = if tunes(line) { "tune" } else { "measure" };
            case(["fresh", half, kind, title, with, labels])
        })
        .collect()
}

fn rows(text: &str) -> impl Iterator<Item = &str> {
    text.lines()
        .filter(|line| !line.starts_with('#') && !line.trim().is_empty())
}

/// Whether a fresh line may be looked at to tune: an even FNV-1a.
fn tunes(line: &str) -> bool {
    let hash = line.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    (hash >> 32) % 2 == 0
}

/// A draft from its cells: name, half, kind, title, the other fields, the checks expected.
pub fn case([name, half, kind, title, with, labels]: [&str; 6]) -> Case {
    let id =
        |text: &str| CheckId::from_word(text).unwrap_or_else(|| panic!("unknown check {text}"));
    let labels = || labels.split_whitespace();
    Case {
        id: name.into(),
        half: half.into(),
        kind: kind.chars().next().unwrap(),
        title: title.into(),
        with: with
            .split(';')
            .filter_map(|pair| pair.split_once('='))
            .map(|(key, value)| (key.to_owned(), value.to_owned()))
            .collect(),
        expected: labels()
            .filter(|one| !one.starts_with('~'))
            .map(id)
            .collect(),
        either: labels()
            .filter_map(|one| one.strip_prefix('~'))
            .map(id)
            .collect(),
    }
}

/// The checks that trip on a draft.
pub fn tripped(case: &Case) -> BTreeSet<CheckId> {
    let assessment = match case.kind {
        'O' => objective(case),
        'K' => key_result(case),
        'P' => kpi(case),
        _ => set(case),
    };
    assessment
        .findings
        .iter()
        .map(|finding| finding.check)
        .collect()
}

/// Right, wrong and overlooked per check in one half.
pub fn tally(cases: &[Case], half: &str) -> BTreeMap<CheckId, Tally> {
    let mut tallies: BTreeMap<CheckId, Tally> = BTreeMap::new();
    for case in cases.iter().filter(|case| case.half == half) {
        let found = tripped(case);
        for check in found
            .difference(&case.either)
            .copied()
            .collect::<BTreeSet<_>>()
            .union(&case.expected)
        {
            let tally = tallies.entry(*check).or_default();
            match (found.contains(check), case.expected.contains(check)) {
                (true, true) => tally.right += 1,
                (true, false) => tally.wrong += 1,
                _ => tally.overlooked += 1,
            }
        }
    }
    tallies
}

/// All checks together.
pub fn overall(tallies: &BTreeMap<CheckId, Tally>) -> Tally {
    tallies.values().fold(Tally::default(), |sum, one| Tally {
        right: sum.right + one.right,
        wrong: sum.wrong + one.wrong,
        overlooked: sum.overlooked + one.overlooked,
    })
}

/// Precision and recall of both halves as a table. Only the tuning half's mistakes are named.
pub fn report(cases: &[Case]) -> String {
    use std::fmt::Write;
    let mut text = String::new();
    for half in ["tune", "measure"] {
        let tallies = tally(cases, half);
        let drafts = cases.iter().filter(|case| case.half == half).count();
        let sum = overall(&tallies);
        let _ = writeln!(
            text,
            "\n{half}: {drafts} drafts\ncheck  right wrong overlooked  precision recall"
        );
        let mut line = |name: &str, one: &Tally| {
            let _ = writeln!(
                text,
                "{name:6} {:5} {:5} {:10}  {:9.3} {:6.3}",
                one.right,
                one.wrong,
                one.overlooked,
                one.precision(),
                one.recall()
            );
        };
        for (check, one) in &tallies {
            line(check.word(), one);
        }
        line("all", &sum);
    }
    text
}

/// What the coach gets wrong in the tuning half, a line each.
pub fn mistakes(cases: &[Case]) -> String {
    let words =
        |set: BTreeSet<&CheckId>| set.iter().map(|id| id.word()).collect::<Vec<_>>().join(" ");
    cases
        .iter()
        .filter(|case| case.half == "tune")
        .filter_map(|case| {
            let found = tripped(case);
            let wrong: BTreeSet<&CheckId> = found
                .iter()
                .filter(|id| !case.expected.contains(id) && !case.either.contains(id))
                .collect();
            let overlooked: BTreeSet<&CheckId> = case.expected.difference(&found).collect();
            (!wrong.is_empty() || !overlooked.is_empty()).then(|| {
                format!(
                    "{} “{}” {:?}: wrong [{}], overlooked [{}]\n",
                    case.id,
                    case.title,
                    case.with,
                    words(wrong),
                    words(overlooked)
                )
            })
        })
        .collect()
}

const TODAY: (i32, u32, u32) = (2026, 10, 20);

fn filled_today(one: &KeyResult) -> KeyResult {
    filled(one, &bearings::phrase::Context::new(today()))
}

fn today() -> Date {
    date(TODAY.0, TODAY.1, TODAY.2)
}

fn cycle() -> Cycle {
    Cycle::new("Q4 2026", date(2026, 10, 1), date(2026, 12, 31))
}

fn past() -> Cycle {
    Cycle::new("Q3 2026", date(2026, 7, 1), date(2026, 9, 30))
}

fn future() -> Cycle {
    Cycle::new("Q1 2027", date(2027, 1, 1), date(2027, 3, 31))
}

fn id(text: &str) -> Id {
    Id::from_text(text)
}

fn plain_objective(name: &str) -> Objective {
    Objective {
        id: id(name),
        title: "Make deliveries something shops can plan with".into(),
        owner: "Ana".into(),
        team: "Depot".into(),
        cycle: Some(cycle().id),
        ambition: Some(Ambition::Aspirational),
        ..Objective::default()
    }
}

fn plain_key_result(name: &str, title: &str) -> KeyResult {
    filled_today(&KeyResult {
        id: id(name),
        objective: id("o"),
        title: title.into(),
        confidence: Some(6),
        ..KeyResult::default()
    })
}

/// A workspace with the cycles, a KPI and an objective to serve.
fn surroundings() -> Vec<Record> {
    vec![
        cycle().into(),
        past().into(),
        future().into(),
        Kpi {
            id: id("kpi"),
            name: "Share of shops that reorder".into(),
            owner: "Zoe".into(),
            ..Kpi::default()
        }
        .into(),
        Objective {
            cycle: Some(future().id),
            team: "Board".into(),
            owner: "Yve".into(),
            ..plain_objective("top")
        }
        .into(),
    ]
}

fn objective(case: &Case) -> bearings::coach::Assessment {
    let with = |key: &str| case.with.get(key).map(String::as_str);
    let mut draft = Objective {
        title: case.title.clone(),
        ..plain_objective("o")
    };
    if let Some(owner) = with("owner") {
        draft.owner = owner.into();
    }
    match with("cycle") {
        Some("none") => draft.cycle = None,
        Some("past") => draft.cycle = Some(past().id),
        Some("future") => draft.cycle = Some(future().id),
        _ => {}
    }
    match with("state") {
        Some("closed") => draft.state = State::Closed,
        Some("dropped") => draft.state = State::Dropped,
        _ => {}
    }
    match with("ambition") {
        Some("none") => draft.ambition = None,
        Some("committed") => draft.ambition = Some(Ambition::Committed),
        _ => {}
    }
    let titles = [
        "Shops that reorder within a month from 40% to 60%",
        "Driver talks per week from 2 to 6",
        "Late deliveries from 12% to 5%",
        "Wrong parcels per thousand from 9 to 4",
        "Phone calls about a parcel from 300 to 120 a week",
        "Returned pallets from 70% to 90%",
        "Fuel per stop from 2.1 to 1.8 litres",
        "Empty kilometres from 31% to 22%",
        "Damaged parcels from 2% to 1%",
    ];
    let count = match with("krs") {
        Some("activities") | None => 3,
        Some(count) => count.parse().unwrap(),
    };
    let mut key_results: Vec<KeyResult> = titles
        .iter()
        .take(count)
        .enumerate()
        .map(|(at, title)| plain_key_result(&format!("k{at}"), title))
        .collect();
    for (at, one) in key_results.iter_mut().enumerate() {
        one.nature = match with("natures") {
            Some("lagging") => Some(Nature::Lagging),
            Some("mixed") => Some(if at == 2 {
                Nature::Leading
            } else {
                Nature::Lagging
            }),
            _ => Some(if at % 3 == 1 || count == 1 {
                Nature::Leading
            } else {
                Nature::Lagging
            }),
        };
    }
    if with("krs") == Some("activities") {
        for (one, title) in key_results.iter_mut().zip([
            "Interview 10 drivers",
            "Write a manual for the depot",
            "Launch the tracking page",
        ]) {
            one.title = title.into();
        }
    }
    let mut records = surroundings();
    match with("link") {
        Some("none") => {}
        Some("serves") => records.push(Link::new(&id("o"), Meaning::Serves, &id("top")).into()),
        Some("measured") => {
            records.extend(key_results.iter().cloned().map(Record::from));
            records.push(Link::new(&id("k0"), Meaning::MeasuredBy, &id("kpi")).into());
        }
        _ => records.push(Link::new(&id("o"), Meaning::Improves, &id("kpi")).into()),
    }
    for other in 0..with("load").map_or(0, |load| load.parse().unwrap()) {
        records.push(plain_objective(&format!("other{other}")).into());
    }
    assess_objective(
        &Workspace::from_records(records),
        &draft,
        &key_results,
        today(),
    )
}

fn key_result(case: &Case) -> bearings::coach::Assessment {
    let with = |key: &str| case.with.get(key).map(String::as_str);
    let number = |key: &str| with(key).map(|text| text.parse::<f64>().unwrap());
    let mut parent = plain_objective("o");
    if with("amb") == Some("committed") {
        parent.ambition = Some(Ambition::Committed);
    }
    let mut draft = KeyResult {
        id: id("k"),
        objective: id("o"),
        title: case.title.clone(),
        confidence: with("conf").map_or(Some(6), |text| text.parse().ok()),
        baseline: number("base"),
        target: number("target"),
        ..KeyResult::default()
    };
    draft.measure = match with("kind") {
        Some("decrease") => KeyResultKind::Decrease,
        Some("hold") => KeyResultKind::Hold,
        Some("milestones") => KeyResultKind::Milestones,
        Some("done") => KeyResultKind::Done,
        _ => KeyResultKind::Increase,
    };
    draft.band = with("band").map(|text| {
        let (low, high) = text.split_once("..").unwrap();
        Band {
            low: low.parse().ok(),
            high: high.parse().ok(),
        }
    });
    draft.steps = (0..with("steps").map_or(0, |steps| steps.parse().unwrap()))
        .map(|at: usize| Step {
            id: id(&format!("s{at}")),
            text: format!("Part {at} is in use"),
            weight: 1.0,
        })
        .collect();
    if let Some(unit) = with("unit") {
        draft.unit = unit.parse().unwrap();
    }
    if with("raw").is_none() {
        let kind = draft.measure;
        draft = filled_today(&draft);
        if with("kind").is_some() {
            draft.measure = kind;
        } else if case.title.contains('%')
            && draft.unit == Unit::Number
            && draft.target.is_some_and(|target| target <= 200.0)
        {
            draft.unit = Unit::Percent;
        }
    }
    // Where the line names no kind, the kind is the one that the numbers show.
    let falls = matches!((draft.baseline, draft.target), (Some(from), Some(to)) if to < from);
    if with("kind").is_none() && falls && draft.measure == KeyResultKind::Increase {
        draft.measure = KeyResultKind::Decrease;
    }
    draft.due = match with("due") {
        Some("late") => Some(date(2027, 1, 15)),
        Some("early") => Some(date(2026, 9, 15)),
        Some("mid") => Some(date(2026, 11, 15)),
        _ => None,
    };
    draft.nature = match with("nature") {
        Some("leading") => Some(Nature::Leading),
        Some("lagging") => Some(Nature::Lagging),
        _ => None,
    };
    let mut siblings: Vec<KeyResult> = match with("sib") {
        None => vec![
            KeyResult {
                nature: Some(Nature::Leading),
                ..plain_key_result("a", "Raise coaching talks per manager from 1 to 3 a week")
            },
            plain_key_result(
                "b",
                "Raise the share of managers who feel supported from 50% to 75%",
            ),
        ],
        Some("none") => Vec::new(),
        Some(titles) => titles
            .split('|')
            .enumerate()
            .map(|(at, title)| plain_key_result(&format!("sib{at}"), title))
            .collect(),
    };
    if with("sibnature") == Some("leading") {
        siblings[0].nature = Some(Nature::Leading);
    }
    siblings.push(draft.clone());
    let mut records = surroundings();
    records.push(parent.clone().into());
    assess_key_result(
        &Workspace::from_records(records),
        &parent,
        &draft,
        &siblings,
        today(),
    )
}

fn kpi(case: &Case) -> bearings::coach::Assessment {
    let with = |key: &str| case.with.get(key).map(String::as_str);
    let text = |key: &str, usual: &str| with(key).unwrap_or(usual).to_owned();
    let direction = match with("dir") {
        Some("none") => None,
        Some("down") => Some(Direction::Down),
        Some("hold") => Some(Direction::Hold),
        _ => Some(Direction::Up),
    };
    let band = |text: &str| {
        if let Some(low) = text.strip_prefix("low") {
            return Band::at_least(low.parse().unwrap());
        }
        if let Some(high) = text.strip_prefix("high") {
            return Band::at_most(high.parse().unwrap());
        }
        let (low, high) = text.strip_prefix("band").unwrap().split_once('-').unwrap();
        Band::between(low.parse().unwrap(), high.parse().unwrap())
    };
    let usual = if direction == Some(Direction::Down) {
        ("high10", "high20")
    } else {
        ("low90", "low80")
    };
    let draft = Kpi {
        id: id("draft"),
        name: case.title.clone(),
        definition: text(
            "def",
            "Counted at the end of each period, without test data",
        ),
        source: text("src", "Monthly report"),
        unit: with("unit").map_or(Unit::Custom("as defined".into()), |unit| {
            unit.parse().unwrap()
        }),
        direction,
        cadence: (with("cadence") != Some("none")).then_some(Cadence::Month),
        nature: match with("nature") {
            Some("none") => None,
            Some("lagging") => Some(Nature::Lagging),
            _ => Some(Nature::Leading),
        },
        owner: text("owner", "Ana"),
        targets: if with("target") == Some("none") {
            Vec::new()
        } else {
            vec![DatedTarget {
                from: date(2026, 1, 1),
                target: band(with("target").unwrap_or(usual.0)),
                alarm: if with("target").is_some() {
                    with("alarm").map(band)
                } else {
                    Some(band(usual.1))
                },
            }]
        },
        ..Kpi::default()
    };
    let mut records = surroundings();
    records.push(draft.clone().into());
    if with("guard") != Some("none") {
        records.push(Link::new(&id("kpi"), Meaning::Guards, &id("draft")).into());
    }
    if let Some(drives) = with("drives") {
        let link = if drives == "out" {
            Link::new(&id("draft"), Meaning::Drives, &id("kpi"))
        } else {
            Link::new(&id("driver"), Meaning::Drives, &id("draft"))
        };
        records.push(link.into());
        records.push(
            Kpi {
                id: id("driver"),
                name: "What drives it".into(),
                nature: Some(if drives == "leading" {
                    Nature::Leading
                } else {
                    Nature::Lagging
                }),
                ..Kpi::default()
            }
            .into(),
        );
    }
    for (at, value) in with("readings")
        .unwrap_or_default()
        .split(',')
        .filter(|text| !text.is_empty())
        .enumerate()
    {
        records.push(reading(
            &format!("r{at}"),
            "draft",
            1 + at as u32,
            value.parse().unwrap(),
        ));
    }
    for other in 0..with("load").map_or(0, |load| load.parse().unwrap()) {
        records.push(
            Kpi {
                id: id(&format!("load{other}")),
                name: format!("Number {other}"),
                owner: "ana ".into(),
                ..Kpi::default()
            }
            .into(),
        );
    }
    assess_kpi(&Workspace::from_records(records), &draft, today())
}

fn reading(name: &str, kpi: &str, month: u32, value: f64) -> Record {
    Reading {
        id: id(name),
        kpi: id(kpi),
        date: date(2026, month, 28),
        value,
        entered: Stamp(i64::from(month)),
        ..Reading::default()
    }
    .into()
}

fn set(case: &Case) -> bearings::coach::Assessment {
    let with = |key: &str| case.with.get(key).map(String::as_str);
    let mut records = vec![cycle().into()];
    let target = DatedTarget {
        from: date(2026, 1, 1),
        target: Band::at_least(90.0),
        alarm: None,
    };
    records.push(
        Kpi {
            id: id("kpi"),
            name: "Share of shops that reorder".into(),
            targets: vec![target],
            direction: Some(Direction::Up),
            ..Kpi::default()
        }
        .into(),
    );
    let value = if with("missed") == Some("yes") {
        70.0
    } else {
        95.0
    };
    records.push(reading("r", "kpi", 9, value));
    for (at, title) in case.title.split(" | ").enumerate() {
        if let Some(name) = title.strip_prefix("KPI: ") {
            records.push(
                Kpi {
                    id: id(&format!("p{at}")),
                    name: name.into(),
                    ..Kpi::default()
                }
                .into(),
            );
            continue;
        }
        let name = format!("o{at}");
        records.push(
            Objective {
                title: title.into(),
                ..plain_objective(&name)
            }
            .into(),
        );
        // Serving is a tie that does not bring the missed KPI back.
        if with("link") != Some("none") {
            records.push(Link::new(&id(&name), Meaning::Serves, &id("top")).into());
        }
        for number in 0..4_u32 {
            records.push(
                KeyResult {
                    id: id(&format!("k{at}{number}")),
                    objective: id(&name),
                    title: format!(
                        "{} of {title}",
                        ["Speed", "Warmth", "Reach", "Price"][number as usize]
                    ),
                    due: match with("due") {
                        Some("same") => Some(date(2026, 12, 15)),
                        Some("end") => None,
                        _ => Some(date(2026, 11, 10 + number)),
                    },
                    confidence: match with("conf") {
                        Some("10") => Some(10),
                        Some("9") => Some(9),
                        Some("mixed") => Some(if number == 0 { 6 } else { 10 }),
                        _ => Some(6),
                    },
                    ..KeyResult::default()
                }
                .into(),
            );
        }
    }
    match with("okr") {
        Some("yes") => records.push(Link::new(&id("o0"), Meaning::Improves, &id("kpi")).into()),
        Some("measured") => {
            records.push(Link::new(&id("k00"), Meaning::MeasuredBy, &id("kpi")).into())
        }
        Some("closed") => {
            records.push(
                Objective {
                    state: State::Closed,
                    ..plain_objective("old")
                }
                .into(),
            );
            records.push(Link::new(&id("old"), Meaning::Improves, &id("kpi")).into());
        }
        _ => {}
    }
    assess_set(&Workspace::from_records(records), today())
}
