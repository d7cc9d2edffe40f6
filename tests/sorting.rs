//! What a person decides about a sorted list, and the records that come of it.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic
)]

mod given;

use bearings::domain::{
    Command, Cycle, Deed, Id, Kind, Meaning, Moment, Record, Ref, Seeded, Workspace, date,
};
use bearings::phrase::Label;
use bearings::phrase::sort::{Said, Sorter, Verdict, sort};
use bearings::sorting::{
    Accepted, DecidedList, Fate, KnownGoals, LinesShown, Memory, Obstacle, Parent, Placing,
    SortView, Twin, Under, column_of,
};
use given::context;
use proptest::prelude::*;

fn placing() -> Placing {
    Placing {
        cycle: Some(Cycle::new("Q4 2026", date(2026, 10, 1), date(2026, 12, 31))),
        moment: Moment::noon(date(2026, 11, 21)),
        author: "Jo".to_owned(),
    }
}

/// A list in front of a workspace.
struct Table {
    list: DecidedList,
    workspace: Workspace,
    seed: u64,
}

impl Table {
    fn of(text: &str) -> Self {
        Self {
            list: DecidedList::new(sort(text, &context())),
            workspace: Workspace::default(),
            seed: 7,
        }
    }

    fn look<T>(&self, read: impl FnOnce(&SortView) -> T) -> T {
        let context = context();
        let known = KnownGoals::of(&self.workspace, &context);
        read(&SortView {
            list: &self.list,
            workspace: &self.workspace,
            known: &known,
            context: &context,
        })
    }

    /// Accepts everything and saves it with one command.
    fn accept_all(&mut self) -> Accepted {
        self.seed += 1;
        let made = self.look(|view| view.accept_all(&placing(), &mut Seeded(self.seed)));
        self.save(&made);
        made
    }

    fn accept(&mut self, place: usize) -> Accepted {
        self.seed += 1;
        let made = self.look(|view| view.accept(place, &placing(), &mut Seeded(self.seed)));
        self.save(&made);
        made
    }

    fn save(&mut self, made: &Accepted) {
        let command = Command::Save {
            deed: Deed::Imported,
            records: made.records.clone(),
        };
        let change = self.workspace.apply(command).expect("it can be saved");
        self.workspace.commit(&change);
        self.list.took(made);
    }

    fn names(&self, kind: Kind) -> Vec<String> {
        let records = self.workspace.records();
        let of_kind = records.filter(|record| record.kind() == kind);
        of_kind.map(|record| record.name().to_owned()).collect()
    }

    fn verdicts(&self) -> Vec<Verdict> {
        self.look(|view| {
            (0..self.list.lines.len())
                .map(|at| view.verdict(at))
                .collect()
        })
    }
}

const LIST: &str = "\
O: Delight our customers | Maria
- NPS | 20 | 40 | 25
- Reduce churn from 5% to 3% (owner: Jo)
  - [x] Interview ten leavers
Gross margin above 40%
Win 12 new customers by end of March
Increase revenue
Gross margin above 40%
";

#[test]
fn accepted_lines_become_records_and_the_others_stay() {
    let mut table = Table::of(LIST);
    let made = table.accept_all();
    let kinds: Vec<(&str, &str)> = made
        .records
        .iter()
        .map(|record| (record.kind().word(), record.name()))
        .collect();
    assert_eq!(
        kinds,
        [
            ("cycle", "Q4 2026"),
            ("objective", "Delight our customers"),
            ("key-result", "NPS"),
            ("check-in", ""),
            ("key-result", "Reduce churn"),
            ("initiative", "Interview ten leavers"),
            ("kpi", "Gross margin"),
        ]
    );
    let Record::CheckIn(now) = &made.records[3] else {
        panic!("the table's third number is a check-in")
    };
    assert_eq!((now.value, now.date), (Some(25.0), date(2026, 11, 21)));
    let counts = table.look(|view| view.counts());
    assert_eq!((counts.made, counts.ready, counts.loose), (6, 0, 1));
    assert_eq!(table.look(|view| view.places(LinesShown::Open)), [5, 6]);
    assert_eq!(
        table.look(|view| view.obstacle(5)),
        Some(Obstacle::NoParent)
    );
    assert_eq!(table.look(|view| view.obstacle(6)), Some(Obstacle::Unclear));
}

#[test]
fn after_an_undo_the_lines_are_open_again() {
    let mut table = Table::of(LIST);
    let before = table.workspace.clone();
    table.accept_all();
    let gone: Vec<Ref> = table.workspace.records().map(Record::reference).collect();
    let change = table
        .workspace
        .apply(Command::Delete { targets: gone })
        .unwrap();
    table.workspace.commit(&change);
    assert_eq!(table.workspace, before);
    assert_eq!(table.look(|view| view.counts().made), 0);
    assert_eq!(table.accept_all().lines.len(), 6);
}

#[test]
fn a_key_result_without_an_objective_gets_one_that_a_person_names() {
    let mut table = Table::of("Win 12 new customers by end of March\nCut churn from 5% to 3%");
    assert!(table.accept_all().records.is_empty());
    table.list.title = "Grow in spring".to_owned();
    table.list.put_under(0, Under::New);
    table.list.put_under(1, Under::New);
    table.accept(0);
    table.accept(1);
    assert_eq!(table.names(Kind::Objective), ["Grow in spring"]);
    let objective = table.workspace.objectives().next().unwrap().id.clone();
    let results = table.workspace.key_results_of(&objective);
    assert_eq!(
        results.iter().map(|it| it.order).collect::<Vec<_>>(),
        [0, 1]
    );
}

#[test]
fn accepting_one_line_takes_along_what_it_stands_under_and_nothing_else() {
    let mut table = Table::of(LIST);
    table.accept(3);
    assert_eq!(table.names(Kind::Objective), ["Delight our customers"]);
    assert_eq!(table.names(Kind::KeyResult), ["Reduce churn"]);
    assert_eq!(table.names(Kind::Initiative), ["Interview ten leavers"]);
    table.accept(1);
    let objective = table.workspace.objectives().next().unwrap().id.clone();
    assert_eq!(table.workspace.key_results_of(&objective).len(), 2);
}

#[test]
fn a_line_goes_under_the_one_above_that_can_carry_it_and_out_again() {
    let text = "O: Delight our customers\nKR: Cut churn from 5% to 3%\nGross margin above 40%\nInterview ten leavers";
    let mut table = Table::of(text);
    table.list.set_verdict(3, Verdict::Initiative);
    table.list.put_under(3, Under::Nothing);
    let above = table.look(|view| view.above(3)).unwrap();
    assert_eq!(above, 1);
    table.list.put_under(3, Under::Line(above));
    assert_eq!(table.look(|view| view.parent(3)), Some(Parent::Line(1)));
    // Pressed again, one floor up.
    assert_eq!(table.look(|view| view.above(3)), Some(0));
    // A KPI carries nothing and stands under nothing.
    assert_eq!(table.look(|view| view.above(2)), None);
    table.list.put_under(3, Under::Nothing);
    assert_eq!(
        table.look(|view| view.obstacle(3)),
        Some(Obstacle::NoParent)
    );
}

#[test]
fn what_cannot_carry_a_line_any_more_is_passed_over_and_comes_back() {
    let text = "O: Delight our customers\n- Cut churn from 5% to 3%\n  - Interview ten leavers";
    let mut table = Table::of(text);
    assert_eq!(table.look(|view| view.parent(2)), Some(Parent::Line(1)));
    table.list.set_verdict(1, Verdict::Kpi);
    assert_eq!(table.look(|view| view.parent(2)), Some(Parent::Line(0)));
    table.list.leave_out(0, true);
    assert_eq!(
        table.look(|view| view.obstacle(2)),
        Some(Obstacle::NoParent)
    );
    table.list.leave_out(0, false);
    table.list.set_verdict(1, Verdict::KeyResult);
    assert_eq!(table.look(|view| view.parent(2)), Some(Parent::Line(1)));
}

#[test]
fn an_objective_under_an_objective_serves_it() {
    let mut table = Table::of("O: Become the first choice\nO: Delight our customers");
    table.list.put_under(1, Under::Line(0));
    table.accept_all();
    let serves: Vec<Meaning> = table.workspace.links().map(|link| link.meaning).collect();
    assert_eq!(serves, [Meaning::Serves]);
    // Never the other way round: two could serve each other.
    let mut table = Table::of("O: Become the first choice\nO: Delight our customers");
    table.list.put_under(0, Under::Line(1));
    assert_eq!(table.look(|view| view.parent(0)), None);
}

#[test]
fn the_same_line_twice_is_merged_and_can_be_kept() {
    let text = "Gross margin above 40%\nGross margin above 40% (owner: Jo)";
    let mut table = Table::of(text);
    assert_eq!(table.look(|view| view.merged(1)), Some(Twin::Line(0)));
    let made = table.accept_all();
    assert_eq!((made.records.len(), made.lines.len()), (1, 2));
    // What only the second says is kept.
    assert_eq!(table.workspace.kpis().next().unwrap().owner, "Jo");

    let mut table = Table::of(text);
    table.list.keep_both(1, true);
    assert_eq!(table.look(|view| view.merged(1)), None);
    assert_eq!(table.accept_all().records.len(), 2);
}

#[test]
fn a_twin_that_was_made_another_kind_does_not_hide_the_next() {
    let mut table = Table::of("Rewrite the e-mails\nRewrite the e-mails\nRewrite the e-mails\n");
    table.list.set_verdict(1, Verdict::Kpi);
    table.list.set_verdict(2, Verdict::Kpi);
    assert_eq!(table.look(|view| view.merged(1)), None);
    assert_eq!(table.look(|view| view.merged(2)), Some(Twin::Line(1)));
}

#[test]
fn a_line_under_nothing_takes_the_place_of_its_twin() {
    let text = "Cut churn from 5% to 3%\nO: Delight our customers\n- Cut churn from 5% to 3%";
    let mut table = Table::of(text);
    assert_eq!(table.look(|view| view.parent(0)), Some(Parent::Line(1)));
    table.accept_all();
    assert_eq!(table.names(Kind::KeyResult).len(), 1);
    let mut table = Table::of(text);
    table.list.keep_both(2, true);
    assert_eq!(table.look(|view| view.parent(0)), None);
}

#[test]
fn a_line_that_follows_its_twin_follows_what_a_person_says_of_it() {
    let mut table = Table::of("Increase revenue\nIncrease revenue");
    assert_eq!(table.verdicts(), [Verdict::Unclear; 2]);
    table.list.set_verdict(0, Verdict::Objective);
    assert_eq!(table.verdicts(), [Verdict::Objective; 2]);
    assert_eq!(table.accept_all().records.len(), 2); // and the cycle
    assert_eq!(table.names(Kind::Objective).len(), 1);
}

#[test]
fn what_is_in_the_workspace_already_is_not_made_again() {
    let mut table = Table::of(LIST);
    table.accept_all();
    let before = table.workspace.records().count();
    // The same text once more, as on another day.
    table.list = DecidedList::new(sort(LIST, &context()));
    assert!(
        matches!(table.look(|view| view.twin(2)), Some(Twin::Goal(goal)) if goal.kind == Kind::KeyResult)
    );
    let again = table.accept_all();
    assert_eq!((again.records.len(), again.lines.len()), (0, 6));
    assert_eq!(table.workspace.records().count(), before);
    // Another number is another key result; it goes under the objective that is there.
    table.list = DecidedList::new(sort(
        "O: Delight our customers\n- Reduce churn from 5% to 2%",
        &context(),
    ));
    assert_eq!(table.accept_all().records.len(), 1);
}

#[test]
fn a_goal_that_is_over_does_not_stand_in_the_way_of_the_same_next_time() {
    let mut table = Table::of("O: Delight our customers");
    table.accept_all();
    let mut over = table.workspace.objectives().next().unwrap().clone();
    over.state = bearings::domain::State::Closed;
    let change = table
        .workspace
        .apply(Command::save(vec![over.into()]))
        .unwrap();
    table.workspace.commit(&change);
    table.list = DecidedList::new(sort("O: Delight our customers", &context()));
    assert_eq!(table.look(|view| view.twin(0)), None);
}

#[test]
fn other_words_are_read_anew_and_what_a_person_said_stays() {
    let mut table = Table::of("Increase revenue\nGross margin above 40%");
    table
        .list
        .reword(0, "Increase revenue from 2M to 3M by June", &context());
    assert_eq!(table.verdicts()[0], Verdict::KeyResult);
    table.list.set_verdict(1, Verdict::Objective);
    table.list.reword(1, "Gross margin above 45%", &context());
    assert_eq!(table.verdicts()[1], Verdict::Objective);
    table.list.reword(1, "   ", &context());
    assert_eq!(table.list.lines[1].read.text, "Gross margin above 45%");
    table.list.reword(0, "Gross margin above 45%", &context());
    assert_eq!(table.list.lines[1].read.duplicate_of, Some(0));
}

#[test]
fn a_line_too_long_for_a_name_is_said_and_does_not_stop_the_others() {
    let mut table = Table::of(&format!(
        "{} from 2% to 5%\nGross margin above 40%",
        "very ".repeat(120)
    ));
    table.list.put_under(0, Under::New);
    table.list.set_verdict(0, Verdict::KeyResult);
    assert_eq!(table.look(|view| view.obstacle(0)), Some(Obstacle::TooLong));
    assert_eq!(table.accept_all().records.len(), 1);
}

#[test]
fn what_no_field_holds_is_kept_in_words() {
    let text = "O: Delight our customers [P1]\n- KR: NPS from 20 to 40 => 50%\n  - [P0] Interview ten leavers\n";
    let mut table = Table::of(text);
    table.list.set_verdict(2, Verdict::Initiative);
    table.accept_all();
    let objective = table.workspace.objectives().next().unwrap();
    assert_eq!(objective.note, "The pasted list said: P1.");
    let check_in = table.workspace.check_ins().next().unwrap();
    assert_eq!(check_in.value, Some(30.0));
    assert_eq!(check_in.note, "The pasted list said: 50% done.");
    assert_eq!(
        table.names(Kind::Initiative),
        ["Interview ten leavers (P0)"]
    );
}

#[test]
fn what_is_settled_is_taken_out_of_the_text_and_the_rest_stays() {
    let mut table = Table::of(LIST);
    table.accept_all();
    let rest = table.look(|view| view.rest(LIST));
    assert_eq!(
        rest,
        "Win 12 new customers by end of March\nIncrease revenue\n"
    );
}

#[test]
fn what_hangs_on_the_example_goes_with_it() {
    let mut table = Table::of("Interview ten leavers\n");
    let objective = bearings::domain::Objective {
        id: Id::from_text("example~o"),
        title: "Delight".into(),
        example: true,
        ..Default::default()
    };
    table.workspace = Workspace::from_records([objective.into()]);
    table.list.set_verdict(0, Verdict::Initiative);
    table
        .list
        .put_under(0, Under::Goal(Id::from_text("example~o")));
    let made = table.accept_all();
    assert!(made.records.iter().all(Record::is_example) && made.records.len() == 1);
}

/// Lines as people write them, nested and not, some of them twice.
fn lines() -> impl Strategy<Value = String> {
    let line = prop_oneof![
        Just("O: Delight our customers"),
        Just("Become the employer that engineers recommend"),
        Just("- Reduce churn from 5% to 3% (owner: Jo)"),
        Just("- NPS | 20 | 40 | 25"),
        Just("  - Interview ten leavers by June"),
        Just("  - [x] Rewrite the e-mails"),
        Just("Gross margin above 40%"),
        Just("Increase revenue"),
        Just("Key results:"),
        Just("# Sales"),
        Just("Win 12 new customers by end of March"),
        Just(""),
        Just("Our onboarding is too slow"),
    ];
    prop::collection::vec(line, 0..24).prop_map(|lines| lines.join("\n"))
}

/// Things that a person does, at places that may not be there.
#[derive(Clone, Debug)]
enum Deal {
    Say(usize, Verdict),
    Under(usize, Under),
    Above(usize),
    Both(usize, bool),
    Out(usize, bool),
    Reword(usize, &'static str),
    /// Gives a line its pasted words again.
    Back(usize),
    BringIn(usize),
    Accept(usize),
}

fn deals() -> impl Strategy<Value = Vec<Deal>> {
    let place = 0..26_usize;
    let under = prop_oneof![
        Just(Under::Nothing),
        Just(Under::New),
        (0..26_usize).prop_map(Under::Line),
        Just(Under::Goal(Id::from_text("nowhere"))),
    ];
    let verdict = prop::sample::select(Verdict::ALL.to_vec());
    let words = prop::sample::select(vec![
        "Gross margin above 40%",
        "Cut costs from 5 to 3",
        "Objective: be loved",
        "?",
    ]);
    let deal = prop_oneof![
        (place.clone(), verdict).prop_map(|(at, verdict)| Deal::Say(at, verdict)),
        (place.clone(), under).prop_map(|(at, under)| Deal::Under(at, under)),
        place.clone().prop_map(Deal::Above),
        (place.clone(), any::<bool>()).prop_map(|(at, both)| Deal::Both(at, both)),
        (place.clone(), any::<bool>()).prop_map(|(at, out)| Deal::Out(at, out)),
        (place.clone(), words).prop_map(|(at, words)| Deal::Reword(at, words)),
        place.clone().prop_map(Deal::Back),
        (0..4_usize).prop_map(Deal::BringIn),
        place.prop_map(Deal::Accept),
    ];
    prop::collection::vec(deal, 0..16)
}

fn play(table: &mut Table, deals: &[Deal]) {
    for deal in deals {
        let (Deal::Say(at, _)
        | Deal::Under(at, _)
        | Deal::Above(at)
        | Deal::Both(at, _)
        | Deal::Out(at, _)
        | Deal::Reword(at, _)
        | Deal::Back(at)
        | Deal::BringIn(at)
        | Deal::Accept(at)) = deal;
        // What is in the workspace is changed there.
        if !matches!(deal, Deal::BringIn(_))
            && matches!(table.look(|view| view.fate(*at)), Fate::Made(_))
        {
            continue;
        }
        match deal {
            Deal::Say(at, verdict) => table.list.set_verdict(*at, *verdict),
            // Only lines that are there can be chosen.
            Deal::Under(_, Under::Line(over)) if *over >= table.list.lines.len() => {}
            Deal::Under(at, under) => table.list.put_under(*at, under.clone()),
            Deal::Above(at) => {
                if let Some(above) = table.look(|view| view.above(*at)) {
                    table.list.put_under(*at, Under::Line(above));
                }
            }
            Deal::Both(at, both) => table.list.keep_both(*at, *both),
            Deal::Out(at, out) => table.list.leave_out(*at, *out),
            Deal::Reword(at, words) => table.list.reword(*at, words, &context()),
            Deal::Back(at) => {
                if let Some(line) = table.list.lines.get(*at) {
                    let pasted = line.pasted.clone();
                    table.list.reword(*at, &pasted, &context());
                }
            }
            Deal::BringIn(at) => {
                table.list.bring_in(*at, &context());
            }
            Deal::Accept(at) => {
                table.accept(*at);
            }
        }
    }
}

proptest! {
    #[test]
    fn any_steps_sort_as_one_does(text in lines(), steps in prop::collection::vec(1..7_usize, 1..9)) {
        let mut sorter = Sorter::new(&text, &context());
        let mut done = 0;
        for lines in steps.into_iter().cycle() {
            let more = sorter.step(lines);
            let (now, of) = sorter.progress();
            prop_assert!(now >= done && now <= of);
            done = now;
            if !more { break; }
        }
        prop_assert_eq!(sorter.finish(), sort(&text, &context()));
    }

    #[test]
    fn every_line_becomes_a_record_is_merged_stays_or_is_left_out(text in lines(), deals in deals()) {
        let mut table = Table::of(&text);
        play(&mut table, &deals);
        let before = table.look(|view| view.counts());
        prop_assert_eq!(before.open() + before.left_out + before.made, before.lines);
        let made = table.accept_all();
        prop_assert_eq!(made.lines.len(), before.ready);
        for place in 0..table.list.lines.len() {
            let (fate, obstacle) = table.look(|view| (view.fate(place), view.obstacle(place)));
            match fate {
                Fate::Made(goal) => prop_assert!(table.workspace.get(&goal).is_some()),
                Fate::LeftOut => prop_assert!(table.list.lines[place].choice.left_out),
                Fate::Open => prop_assert!(obstacle.is_some(), "line {} was forgotten", place),
            }
        }
        // Nothing hangs in the air.
        for key_result in table.workspace.key_results() {
            prop_assert!(table.workspace.objective(&key_result.objective).is_some());
        }
        for initiative in table.workspace.initiatives() {
            prop_assert!(table.workspace.find(&initiative.parent).is_some());
        }
        // A second time there is nothing left to accept.
        prop_assert!(table.accept_all().records.is_empty());
    }

    #[test]
    fn accepting_then_undo_gives_the_same_workspace(text in lines(), deals in deals()) {
        let mut table = Table::of(&text);
        play(&mut table, &deals);
        let before = table.workspace.clone();
        let counts = table.look(|view| view.counts());
        let made = table.look(|view| view.accept_all(&placing(), &mut Seeded(99)));
        let save = Command::Save { deed: Deed::Imported, records: made.records.clone() };
        let change = table.workspace.apply(save).unwrap();
        table.workspace.commit(&change);
        table.list.took(&made);
        let undo = table.workspace.apply(Command::Revert { change: Box::new(change) }).unwrap();
        table.workspace.commit(&undo);
        prop_assert_eq!(&table.workspace, &before);
        let after = table.look(|view| view.counts());
        // What was merged into a goal that is still there stays settled.
        prop_assert!(after.made >= counts.made && after.lines == counts.lines);
    }

    #[test]
    fn a_verdict_changed_there_and_back_gives_the_same_drafts(
        text in lines(), deals in deals(), at in 0..24_usize, verdict in prop::sample::select(Verdict::ALL.to_vec()),
    ) {
        let mut table = Table::of(&text);
        play(&mut table, &deals);
        let at = at % table.list.lines.len().max(1);
        // Saying what a line is brings it back.
        table.list.leave_out(at, false);
        let made = |table: &Table| table.look(|view| view.accept_all(&placing(), &mut Seeded(3)));
        let (before, was) = (made(&table), table.look(|view| view.verdict(at)));
        table.list.set_verdict(at, verdict);
        table.list.set_verdict(at, was);
        prop_assert_eq!(made(&table), before);
    }

    #[test]
    fn decisions_are_found_again_after_a_reload(text in lines(), deals in deals()) {
        let mut table = Table::of(&text);
        play(&mut table, &deals);
        let kept = Memory::of(&table.list).to_json();
        let mut again = DecidedList::new(sort(&text, &context()));
        Memory::from_json(&kept).restore(&mut again, &context());
        prop_assert!(again == table.list);
    }

    #[test]
    fn any_text_can_be_remembered(text in any::<String>()) {
        let _ = Memory::from_json(&text);
    }
}

#[test]
fn pasted_words_given_back_are_what_they_were() {
    let text = "KPI | Owner | Source | Target\nGross margin | Jo | the ledger | 40 %\nGross margin | Jo | the ledger | 40 %";
    let list = DecidedList::new(sort(text, &context()));
    let mut again = list.clone();
    let pasted = again.lines[0].pasted.clone();
    again.reword(0, "Cut costs from 5 to 3", &context());
    again.reword(0, "Objective: be loved", &context());
    assert_ne!(again, list);
    again.reword(0, &pasted, &context());
    assert_eq!(again, list);
}

#[test]
fn of_equal_lines_that_are_no_goals_the_one_that_was_brought_in_comes_back() {
    let text = "O: Delight our customers\nKey results:\n- NPS from 20 to 40\nO: Be loved\nKey results:\n- NPS from 40 to 60";
    let mut list = DecidedList::new(sort(text, &context()));
    let equal: Vec<usize> = (0..list.asides.len())
        .filter(|&at| list.asides[at].text == "Key results:")
        .collect();
    list.bring_in(equal[1], &context()).unwrap();
    let kept = Memory::of(&list).to_json();
    let mut again = DecidedList::new(sort(text, &context()));
    Memory::from_json(&kept).restore(&mut again, &context());
    assert!(again == list);
}

const DOCUMENT: &str = "# Service report\n\nWe had a good year. The team grew by two people and the new tool is in use everywhere.\n\n\
    KPI\tRegion\tGoal\tLimit\nAnswers within a day\tNorth\t90 %\t80 %\n";

#[test]
fn a_line_that_is_no_goal_is_brought_in_and_stays_in_after_a_reload() {
    let mut list = DecidedList::new(sort(DOCUMENT, &context()));
    assert_eq!(list.lines.len(), 1);
    let heading = list
        .asides
        .iter()
        .position(|aside| aside.text.contains("Service report"))
        .unwrap();
    let place = list.bring_in(heading, &context()).unwrap();
    list.set_verdict(place, Verdict::Objective);
    assert_eq!(list.bring_in(99, &context()), None);
    let kept = Memory::of(&list).to_json();
    let mut again = DecidedList::new(sort(DOCUMENT, &context()));
    Memory::from_json(&kept).restore(&mut again, &context());
    assert_eq!(again.lines.len(), 2);
    assert_eq!(again.lines[place].choice.verdict, Some(Verdict::Objective));
    assert!(
        again
            .asides
            .iter()
            .all(|aside| !aside.text.contains("Service report"))
    );
}

#[test]
fn a_column_is_mended_once_for_all_rows_and_stays_mended() {
    let target = |list: &DecidedList| list.lines[0].read.understood.target;
    let mut list = DecidedList::new(sort(DOCUMENT, &context()));
    let line = list.tables[0].number;
    assert_eq!(target(&list), Some(90.0));
    for (column, word) in [(2, "note"), (3, "target")] {
        let label = column_of(word).unwrap();
        list.say_column(Said {
            line,
            column,
            label,
        });
    }
    let memory = Memory::from_json(&Memory::of(&list).to_json());
    let mut sorter = Sorter::with_columns(DOCUMENT, &context(), memory.columns());
    while sorter.step(1) {}
    let mut again = DecidedList::new(sorter.finish());
    memory.restore(&mut again, &context());
    assert_eq!(target(&again), Some(80.0));
    assert_eq!(again.columns.len(), 2);
    assert!(again.lines[0].read.beside.note.contains("Goal: 90 %"));
}

#[test]
fn values_by_periods_that_are_over_become_readings_and_the_others_stay_in_the_note() {
    let text = "KPI\tUnit\tJan\tFeb\tQ4\tTarget\tRegion\nScrap\t%\t2.1\t1.9\t1.5\t1.2\tNorth";
    let readings = |made: &Accepted| -> Vec<(String, f64)> {
        let records = made.records.iter();
        let readings = records.filter_map(|record| match record {
            Record::Reading(one) => Some((one.date.to_string(), one.value)),
            _ => None,
        });
        readings.collect()
    };
    let note = |made: &Accepted| match &made.records[0] {
        Record::Kpi(kpi) => kpi.note.clone(),
        other => panic!("{other:?}"),
    };
    let mut table = Table::of(text);
    let read = &table.list.tables[0];
    assert_eq!(read.columns[2], ("Jan".to_owned(), Some(Label::Period)));
    assert_eq!(read.rows[0].1[0], "Scrap");
    let made = table.accept_all();
    assert_eq!(note(&made), "Q4: 1.5; Region: North");
    let expected = [
        ("2026-01-31".to_owned(), 2.1),
        ("2026-02-28".to_owned(), 1.9),
    ];
    assert_eq!(readings(&made), expected);
    // A person says that the first is no value
    let said = [Said {
        line: 1,
        column: 2,
        label: None,
    }];
    let sorted = Sorter::with_columns(text, &context(), &said).finish();
    assert_eq!(sorted.lines[0].beside.periods.len(), 2);
    assert_eq!(sorted.lines[0].beside.note, "Jan: 2.1; Region: North");
    // Months that do not follow each other may be of any year
    let mut table = Table::of("KPI\tMar\tJan\nScrap\t2.1\t1.9");
    let made = table.accept_all();
    assert_eq!(readings(&made), []);
    assert_eq!(note(&made), "Mar: 2.1; Jan: 1.9");
}
