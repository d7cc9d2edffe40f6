//! The team folder: two and three writers, each with the file on a disk of their own that a sync service keeps alike, or on one disk for
//! all. Their steps come in any order; the service loses updates, sets copies aside, cuts files while it downloads them; files are locked,
//! moved away and forbidden. In the end everybody knows the same, the file too, nothing is lost, nothing private was ever in it, and they
//! come to rest.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::expect_used,
    clippy::panic
)]

mod house;

use bearings::domain::*;
use bearings::exchange::{ExportOptions, FORMAT, ImportError, export, parse, shared_records};
use bearings::folder::*;
use bearings::replica::{Address, Dot, Replica, Versioned};
use house::*;
use proptest::prelude::*;

/// A word that only private goals have.
const SECRET: &str = "Layoffs";

/// A file as one computer sees it.
#[derive(Clone, Default)]
struct Disk {
    content: Option<Vec<u8>>,
    mark: FileMark,
    /// The version of the cloud that it was alike with last.
    base: u64,
    is_changed: bool,
    is_cut: bool,
    /// The next this many calls find the file locked.
    locked: usize,
    is_away: bool,
    is_forbidden: bool,
}

#[derive(Default)]
struct Cloud {
    content: Option<Vec<u8>>,
    version: u64,
    /// What the service set aside. Nobody ever opens it.
    copies: usize,
}

struct Person {
    writer: Writer,
    folder: Folder,
    /// What is to be done next, and whether the look just before a write is done.
    step: Next,
    is_checked: bool,
    writes: usize,
}

struct World {
    people: Vec<Person>,
    disks: Vec<Disk>,
    cloud: Cloud,
    clock: i64,
    ticks: f64,
    edits: Vec<(Address, Dot)>,
}

impl World {
    /// `is_shared`: one disk for all, as on a network drive.
    fn new(people: usize, is_shared: bool) -> Self {
        let person = |who: usize| Person {
            writer: Writer::new(100 + who as u64),
            folder: Folder::default(),
            step: Next::Rest,
            is_checked: false,
            writes: 0,
        };
        let mut world = Self {
            people: (0..people).map(person).collect(),
            disks: vec![Disk::default(); if is_shared { 1 } else { people }],
            cloud: Cloud::default(),
            clock: 1_790_000_000,
            ticks: 0.0,
            edits: Vec::new(),
        };
        for disk in 0..world.disks.len() {
            world.put(disk, Vec::new());
        }
        for who in 0..people {
            let secret = Kpi {
                name: SECRET.into(),
                visibility: Visibility::Kept,
                ..kpi(&format!("own-{who}"))
            };
            world.people[who]
                .writer
                .save(vec![secret.into()], 1_780_000_000);
        }
        world
    }

    fn disk(&mut self, who: usize) -> usize {
        who % self.disks.len()
    }

    /// The file is another from now on.
    fn put(&mut self, disk: usize, content: Vec<u8>) {
        self.ticks += 1.0;
        let disk = &mut self.disks[disk];
        disk.mark = FileMark {
            modified: self.ticks,
            size: content.len() as f64,
        };
        disk.content = Some(content);
        disk.is_changed = true;
    }

    fn now(&mut self) -> Moment {
        self.clock += 7;
        Moment {
            local: date(2026, 11, 21).and_hms_opt(10, 42, 0).unwrap(),
            stamp: Stamp(self.clock),
        }
    }

    /// One of the small things that a computer does.
    fn tick(&mut self, who: usize) {
        let disk = self.disk(who);
        let answer = match self.people[who].step.clone() {
            Next::Rest | Next::Wait(_) => {
                let is_waiting = self.people[who].step != Next::Rest;
                let why = if is_waiting { Why::Again } else { Why::Look };
                self.people[who].step = self.people[who].folder.wake(why);
                return;
            }
            Next::Join(bytes) => self.join(who, &bytes),
            step => match self.reach(disk) {
                Err(problem) => FileAnswer::Failed(problem),
                Ok(content) => {
                    let mark = self.disks[disk].mark;
                    match step {
                        Next::Look => FileAnswer::Looked(mark),
                        Next::Write { over, .. }
                            if !self.people[who].is_checked && over != mark =>
                        {
                            FileAnswer::Failed(Problem::Busy)
                        }
                        Next::Write { .. } if !self.people[who].is_checked => {
                            assert!(
                                content.is_empty() || parse(&content, Stamp(0)).is_ok(),
                                "what cannot be read is never written over"
                            );
                            // From here to the end of the write others can come in between.
                            self.people[who].is_checked = true;
                            return;
                        }
                        Next::Write { text, .. } => {
                            assert!(!text.contains(SECRET), "private goals stay out");
                            self.people[who].writes += 1;
                            self.put(disk, text.into_bytes());
                            FileAnswer::Written
                        }
                        _ => FileAnswer::Read(mark, content),
                    }
                }
            },
        };
        let now = self.now();
        let person = &mut self.people[who];
        person.is_checked = false;
        person.step = person.folder.answer(answer, now);
    }

    fn reach(&mut self, disk: usize) -> Result<Vec<u8>, Problem> {
        let disk = &mut self.disks[disk];
        if disk.is_forbidden {
            return Err(Problem::NoPermission);
        }
        if disk.locked > 0 {
            disk.locked -= 1;
            return Err(Problem::Locked);
        }
        let content = disk.content.clone().filter(|_| !disk.is_away);
        content.ok_or(Problem::Gone)
    }

    fn join(&mut self, who: usize, bytes: &[u8]) -> FileAnswer {
        let at = Stamp(self.clock);
        let replica = &mut self.people[who].writer.replica;
        FileAnswer::Joined(match joined(bytes, replica, at) {
            Err(problem) => Joined::Refused(problem),
            // (Whoever deletes everything in a test means it.)
            Ok(lacks) => lacks.map_or(Joined::Same, |missing| Joined::Behind(missing.text)),
        })
    }

    /// Somebody changes a goal, a moment after the last thing that happened.
    fn edit(&mut self, who: usize, which: u8, text: u8) {
        let at = self.now().stamp.0;
        let person = &mut self.people[who];
        let name = format!("k{}", which % 4);
        let is_there = person.writer.shown().kpi(&id(&name)).is_some();
        if text.is_multiple_of(5) && is_there {
            person
                .writer
                .act(Command::delete(Kind::Kpi, &id(&name)), at);
        } else {
            let kpi = Kpi {
                owner: format!("person {who}, {text}"),
                ..person
                    .writer
                    .shown()
                    .kpi(&id(&name))
                    .cloned()
                    .unwrap_or_else(|| kpi(&name))
            };
            person.writer.save(vec![kpi.into()], at);
        }
        let step = person.folder.wake(Why::Edited);
        if step != Next::Rest {
            person.step = step;
        }
        let shared = shared_records(&self.people[who].writer.replica, &ExportOptions::shared());
        for record in shared {
            for (_, register) in record.fields() {
                for held in register.held() {
                    let edit = (record.address().clone(), held.dot.clone());
                    if !self.edits.contains(&edit) {
                        self.edits.push(edit);
                    }
                }
            }
        }
    }

    /// The service looks at one computer.
    fn sync(&mut self, disk: usize, loses: bool, cuts: bool) {
        if self.disks.len() == 1 {
            return;
        }
        let (base, is_changed) = (self.disks[disk].base, self.disks[disk].is_changed);
        let is_cut = std::mem::take(&mut self.disks[disk].is_cut);
        let is_newer = self.cloud.version != base || is_cut;
        if is_changed && (!is_newer || loses) && !is_cut {
            self.cloud.content = self.disks[disk].content.clone();
            self.cloud.version += 1;
        } else if is_newer {
            self.cloud.copies += usize::from(is_changed && !is_cut);
            let whole = self.cloud.content.clone().unwrap_or_default();
            let length = if cuts { whole.len() / 2 } else { whole.len() };
            self.disks[disk].is_cut = cuts;
            self.put(disk, whole[..length].to_vec());
        }
        self.disks[disk].base = self.cloud.version;
        self.disks[disk].is_changed = false;
    }

    fn happens(&mut self, (who, what, one, two): (u8, u8, u8, u8)) {
        let who = usize::from(who) % self.people.len();
        let disk = self.disk(who);
        match what % 24 {
            0..=10 => self.tick(who),
            11..=14 => self.edit(who, one, two),
            15..=17 => self.sync(disk, two % 3 == 0, two % 5 == 0),
            18 => self.disks[disk].locked = usize::from(one % 4),
            19 => self.disks[disk].is_away = one % 2 == 0,
            20 => self.disks[disk].is_forbidden = one % 2 == 0,
            21 => {
                // The page is loaded again: what the protocol knew is gone, what the person has is kept.
                self.people[who].folder = Folder::default();
                self.people[who].step = Next::Rest;
                self.people[who].is_checked = false;
            }
            _ => (0..8).for_each(|_| self.tick(who)),
        }
    }

    /// All troubles end; everybody looks until nothing happens any more.
    fn comes_to_rest(&mut self) {
        for disk in &mut self.disks {
            (disk.locked, disk.is_away, disk.is_forbidden) = (0, false, false);
        }
        for _ in 0..12 {
            for disk in 0..self.disks.len() {
                self.sync(disk, false, false);
            }
            for who in 0..self.people.len() {
                (0..30).for_each(|_| self.tick(who));
                while self.people[who].folder.is_busy() {
                    self.tick(who);
                }
            }
        }
        let before: Vec<usize> = self.people.iter().map(|it| it.writes).collect();
        for who in 0..self.people.len() {
            (0..30).for_each(|_| self.tick(who));
        }
        let after: Vec<usize> = self.people.iter().map(|it| it.writes).collect();
        assert_eq!(before, after, "they write and write");
    }

    fn check(&self) {
        let content = self.disks[0].content.as_deref().unwrap();
        let file = Replica::from_records(parse(content, Stamp(0)).unwrap().records);
        for person in &self.people {
            assert!(matches!(
                person.folder.standing(),
                FolderStanding::Joined(_)
            ));
            let known = shared_records(&person.writer.replica, &ExportOptions::shared());
            assert_eq!(
                Replica::from_records(known),
                file,
                "the file and a person differ"
            );
            for (address, dot) in &self.edits {
                let clock = person.writer.replica.get(address).map(Versioned::clock);
                assert!(
                    clock.unwrap().includes(dot),
                    "{dot:?} of {address:?} is lost"
                );
            }
        }
    }
}

/// Joins a file as the page does; what it lacks.
fn joined(bytes: &[u8], replica: &mut Replica, at: Stamp) -> Result<Option<FileLack>, Problem> {
    let incoming = match parse(bytes, at) {
        Ok(incoming) => incoming.records,
        Err(ImportError::Empty) => Vec::new(),
        Err(error) => return Err(Problem::Unreadable(error)),
    };
    match private_goals(&incoming) {
        0 => {}
        goals => return Err(Problem::Private(goals)),
    }
    replica.join(Deed::Joined, incoming.clone());
    Ok(missing(&incoming, replica))
}

fn moment() -> Moment {
    Moment {
        local: date(2026, 11, 21).and_hms_opt(10, 42, 0).unwrap(),
        stamp: Stamp(1_790_000_000),
    }
}

const MARK: FileMark = FileMark {
    modified: 1.0,
    size: 4.0,
};

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn writers_agree_whatever_happens_between_their_steps(
        people in 2_usize..4,
        is_shared in any::<bool>(),
        happens in prop::collection::vec(any::<(u8, u8, u8, u8)>(), 0..150),
    ) {
        let mut world = World::new(people, is_shared);
        for one in happens {
            world.happens(one);
        }
        // So that there is something to agree on.
        world.edit(0, 0, 1);
        world.comes_to_rest();
        world.check();
    }
}

#[test]
fn an_update_that_the_service_loses_is_written_again() {
    let mut world = World::new(2, false);
    world.edit(0, 0, 1);
    world.edit(1, 1, 1);
    for who in [0, 1] {
        (0..8).for_each(|_| world.tick(who));
    }
    // Both have written to their own disk. The service keeps the one and takes the other's place with it.
    world.sync(0, false, false);
    world.sync(1, false, false);
    assert_eq!(world.cloud.copies, 1);
    let there = String::from_utf8(world.disks[1].content.clone().unwrap()).unwrap();
    assert!(there.contains("k0") && !there.contains("k1"));
    world.comes_to_rest();
    world.check();
}

#[test]
fn a_second_writer_in_between_is_joined_before_anything_is_written() {
    let mut folder = Folder::default();
    assert_eq!(folder.wake(Why::Asked), Next::Read);
    let step = folder.answer(FileAnswer::Read(MARK, b"old".to_vec()), moment());
    assert_eq!(step, Next::Join(b"old".to_vec()));
    let text = "ours".to_owned();
    let behind = FileAnswer::Joined(Joined::Behind(text.clone()));
    let step = folder.answer(behind.clone(), moment());
    assert_eq!(step, Next::Write { text, over: MARK });
    // Before the write: read again.
    assert_eq!(
        folder.answer(FileAnswer::Failed(Problem::Busy), moment()),
        Next::Read
    );
    folder.answer(FileAnswer::Read(MARK, b"theirs".to_vec()), moment());
    folder.answer(behind, moment());
    assert_eq!(folder.answer(FileAnswer::Written, moment()), Next::Read);
    // After the write: what is there is joined.
    let step = folder.answer(FileAnswer::Read(MARK, b"theirs again".to_vec()), moment());
    assert_eq!(step, Next::Join(b"theirs again".to_vec()));
    folder.answer(FileAnswer::Joined(Joined::Same), moment());
    assert_eq!(*folder.standing(), FolderStanding::Joined(moment()));
}

#[test]
fn a_writer_who_never_stops_is_left_alone_for_a_while() {
    let mut folder = Folder::default();
    let mut step = folder.wake(Why::Asked);
    let mut writes = 0;
    for round in 0..100_u8 {
        step = match step {
            Next::Read => folder.answer(FileAnswer::Read(MARK, vec![round]), moment()),
            Next::Join(_) => folder.answer(
                FileAnswer::Joined(Joined::Behind("ours".to_owned())),
                moment(),
            ),
            Next::Write { .. } => {
                writes += 1;
                folder.answer(FileAnswer::Written, moment())
            }
            _ => break,
        };
    }
    assert!(matches!(step, Next::Wait(_)), "{step:?}");
    assert_eq!(writes, 4);
    let FolderStanding::Trouble {
        problem,
        is_unwritten,
        ..
    } = folder.standing()
    else {
        panic!("{:?}", folder.standing());
    };
    assert_eq!((problem, *is_unwritten), (&Problem::Busy, true));
}

#[test]
fn what_cannot_be_read_is_left_alone_until_it_changes() {
    let newer = format!(r#"{{"format": "{FORMAT}", "version": 99, "records": []}}"#);
    let recovery = r#"{"format": "somebody-else"}"#;
    for content in [
        newer.as_str(),
        "no JSON",
        "{\"format\": \"bearings\",",
        recovery,
    ] {
        let mut person = Writer::new(1);
        person.save(vec![kpi("k").into()], 1_790_000_000);
        let problem = joined(content.as_bytes(), &mut person.replica, Stamp(0)).unwrap_err();
        let mut folder = Folder::default();
        folder.wake(Why::Look);
        folder.answer(FileAnswer::Looked(MARK), moment());
        folder.answer(FileAnswer::Read(MARK, Vec::new()), moment());
        let step = folder.answer(
            FileAnswer::Joined(Joined::Refused(problem.clone())),
            moment(),
        );
        assert_eq!(step, Next::Rest);
        for why in [Why::Look, Why::Edited, Why::Again] {
            assert_eq!(folder.wake(why), Next::Look);
            assert_eq!(
                folder.answer(FileAnswer::Looked(MARK), moment()),
                Next::Rest
            );
            let FolderStanding::Trouble { problem: said, .. } = folder.standing() else {
                panic!("{:?}", folder.standing());
            };
            assert_eq!(*said, problem);
        }
        // A good copy was put back.
        folder.wake(Why::Look);
        let other = FileMark {
            modified: 2.0,
            ..MARK
        };
        assert_eq!(
            folder.answer(FileAnswer::Looked(other), moment()),
            Next::Read
        );
    }
}

#[test]
fn each_failure_is_said_and_what_passes_is_tried_again_but_not_for_ever() {
    for problem in [
        Problem::NoPermission,
        Problem::Gone,
        Problem::Locked,
        Problem::Full,
        Problem::Other("It is raining".to_owned()),
    ] {
        let mut folder = Folder::default();
        let mut waits = 0;
        for _ in 0..10 {
            folder.wake(Why::Again);
            let step = folder.answer(FileAnswer::Failed(problem.clone()), moment());
            waits += usize::from(matches!(step, Next::Wait(_)));
            assert!(!folder.is_busy() && folder.is_dirty());
        }
        assert_eq!(waits, if problem.passes() { 3 } else { 0 }, "{problem:?}");
        assert!(
            matches!(folder.standing(), FolderStanding::Trouble { problem: said, .. } if *said == problem)
        );
        // A later look finds it well again.
        assert_eq!(folder.wake(Why::Look), Next::Look);
        assert_eq!(
            folder.answer(FileAnswer::Looked(MARK), moment()),
            Next::Read
        );
        folder.answer(FileAnswer::Read(MARK, Vec::new()), moment());
        folder.answer(FileAnswer::Joined(Joined::Same), moment());
        assert_eq!(*folder.standing(), FolderStanding::Joined(moment()));
    }
}

#[test]
fn nothing_is_read_while_the_file_looks_the_same() {
    let mut folder = Folder::default();
    folder.wake(Why::Asked);
    folder.answer(FileAnswer::Read(MARK, Vec::new()), moment());
    folder.answer(FileAnswer::Joined(Joined::Same), moment());
    assert_eq!(folder.wake(Why::Look), Next::Look);
    assert_eq!(
        folder.answer(FileAnswer::Looked(MARK), moment()),
        Next::Rest
    );
    assert_eq!(folder.wake(Why::Edited), Next::Read);
    // What is changed while the file is being joined is written after a pause.
    folder.answer(FileAnswer::Read(MARK, Vec::new()), moment());
    assert_eq!(folder.wake(Why::Edited), Next::Rest);
    let step = folder.answer(FileAnswer::Joined(Joined::Same), moment());
    assert_eq!(step, Next::Wait(EDIT_PAUSE));
}

#[test]
fn a_backup_with_private_goals_is_no_team_file() {
    let mut person = Writer::new(1);
    let secret = Kpi {
        visibility: Visibility::Kept,
        ..kpi("secret")
    };
    person.save(vec![kpi("k").into(), secret.into()], 1_790_000_000);
    let mut other = Writer::new(2);
    let problem = joined(person.file().as_bytes(), &mut other.replica, Stamp(0));
    assert_eq!(problem, Err(Problem::Private(1)));
    assert_eq!(other.replica.records().count(), 0);
}

#[test]
fn what_became_private_stays_in_the_file_as_it_was_and_nobody_writes_in_turns() {
    let (mut ada, mut ben) = (Writer::new(1), Writer::new(2));
    ada.save(vec![kpi("k").into()], 1_790_000_000);
    let file = joined(b"", &mut ada.replica, Stamp(0))
        .unwrap()
        .unwrap()
        .text;
    assert_eq!(
        joined(file.as_bytes(), &mut ben.replica, Stamp(0)),
        Ok(None)
    );
    let hidden = Kpi {
        visibility: Visibility::Kept,
        name: SECRET.into(),
        ..kpi("k")
    };
    ada.save(vec![hidden.into(), kpi("other").into()], 1_790_000_100);
    let file = joined(file.as_bytes(), &mut ada.replica, Stamp(0))
        .unwrap()
        .unwrap()
        .text;
    assert!(!file.contains(SECRET) && file.contains("\"k\"") && file.contains("other"));
    assert_eq!(
        joined(file.as_bytes(), &mut ben.replica, Stamp(0)),
        Ok(None)
    );
    assert_eq!(
        joined(file.as_bytes(), &mut ada.replica, Stamp(0)),
        Ok(None)
    );
}

#[test]
fn deletions_travel_and_their_words_go_once_they_are_gone_here() {
    let (mut ada, mut ben) = (Writer::new(1), Writer::new(2));
    ada.save(
        vec![
            Kpi {
                note: SECRET.into(),
                ..kpi("k")
            }
            .into(),
        ],
        1_790_000_000,
    );
    let file = joined(b"", &mut ada.replica, Stamp(0))
        .unwrap()
        .unwrap()
        .text;
    joined(file.as_bytes(), &mut ben.replica, Stamp(0)).unwrap();
    ben.act(Command::delete(Kind::Kpi, &id("k")), 1_790_000_100);
    let lacks = joined(file.as_bytes(), &mut ben.replica, Stamp(0))
        .unwrap()
        .unwrap();
    assert_eq!((lacks.deletes, lacks.of), (1, 1));
    assert!(!lacks.takes_much(), "one goal is no catastrophe");
    assert!(lacks.text.contains(SECRET));
    assert_eq!(
        joined(lacks.text.as_bytes(), &mut ada.replica, Stamp(0)),
        Ok(None)
    );
    assert!(ada.shown().kpi(&id("k")).is_none());
    // Ada has the deletion without words. That alone is not written; the next write takes them out of the file.
    ada.replica
        .forget_words(&(&Ref::new(Kind::Kpi, &id("k"))).into());
    assert_eq!(
        missing(
            &parse(lacks.text.as_bytes(), Stamp(0)).unwrap().records,
            &ada.replica
        ),
        None
    );
    ada.save(vec![kpi("other").into()], 1_790_000_200);
    let records = parse(lacks.text.as_bytes(), Stamp(0)).unwrap().records;
    let text = missing(&records, &ada.replica).unwrap().text;
    assert!(!text.contains(SECRET) && text.contains("\"k\""));
    // Ben still has them, and does not write only to put them back.
    assert_eq!(
        joined(text.as_bytes(), &mut ben.replica, Stamp(0)),
        Ok(None)
    );
}

#[test]
fn whoever_empties_their_workspace_is_asked_about_the_others() {
    let mut ada = Writer::new(1);
    ada.save(
        ["a", "b", "c", "d"].map(|name| kpi(name).into()).to_vec(),
        1_790_000_000,
    );
    let file = export(&ada.replica, &ExportOptions::shared()).text;
    for (at, name) in ["a", "b"].into_iter().enumerate() {
        ada.act(
            Command::delete(Kind::Kpi, &id(name)),
            1_790_000_100 + at as i64,
        );
    }
    let records = parse(file.as_bytes(), Stamp(0)).unwrap().records;
    assert!(!missing(&records, &ada.replica).unwrap().takes_much());
    ada.act(Command::Empty, 1_790_000_200);
    let lacks = missing(&records, &ada.replica).unwrap();
    assert_eq!((lacks.deletes, lacks.of, lacks.takes_much()), (4, 4, true));
    let mut folder = Folder::default();
    folder.wake(Why::Asked);
    folder.answer(FileAnswer::Read(MARK, Vec::new()), moment());
    let asked = Problem::Deletes { goals: 4, of: 4 };
    folder.answer(FileAnswer::Joined(Joined::Refused(asked.clone())), moment());
    // It is looked at again with each edit: undoing is an answer too.
    assert_eq!(folder.wake(Why::Edited), Next::Read);
    let FolderStanding::Trouble {
        problem,
        is_unwritten,
        ..
    } = folder.standing()
    else {
        panic!("{:?}", folder.standing());
    };
    assert_eq!((problem, *is_unwritten), (&asked, true));
}
