//! The workbooks are made by tests/data/workbooks/make.py.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use super::*;
use proptest::prelude::*;

fn file(name: &str) -> Vec<u8> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/workbooks/");
    std::fs::read(format!("{folder}{name}")).unwrap()
}

fn cells(book: &Workbook) -> Vec<Vec<&str>> {
    let rows = book.table.rows.iter();
    rows.map(|row| row.cells.iter().map(String::as_str).collect())
        .collect()
}

fn said(bytes: Vec<u8>) -> String {
    read_workbook(bytes, None).unwrap_err()
}

#[test]
fn a_sheet_reads_as_its_cells_show() {
    let book = read_workbook(file("goals.xlsx"), None).unwrap();
    // The first sheet is empty, so the next one is shown; a hidden one can be chosen.
    assert_eq!(book.names, ["Read me", "Goals 2026", "Old"]);
    assert_eq!(book.shown, 1);
    assert_eq!(
        cells(&book),
        [
            vec!["Goals of the service team"],
            vec![],
            vec![
                "KPI",
                "Owner",
                "Unit",
                "Target",
                "Alarm",
                "Next review",
                "Budget"
            ],
            vec![
                "Answered in a day",
                "Ada Byron",
                "%",
                "95%",
                "85%",
                "2026-03-31",
                "12500.5 €"
            ],
            // One owner over two rows; a hidden column.
            vec![
                "Reply time",
                "Ada Byron",
                "hours",
                "4",
                "6.1250",
                "2026-04-01"
            ],
            // A hidden row.
            vec!["Cost per case", "Lin Chen", "", "3.5 €"],
        ]
    );
    let old = read_workbook(file("goals.xlsx"), Some("Old")).unwrap();
    assert_eq!(cells(&old), [["Kept aside"]]);
    let none = read_workbook(file("goals.xlsx"), Some("New")).unwrap_err();
    assert_eq!(
        none,
        "There is no sheet “New”. There are: Read me, Goals 2026, Old."
    );
}

#[test]
fn months_are_months_and_1904_is_the_first_year_of_some() {
    let book = read_workbook(file("history-1904.xlsx"), None).unwrap();
    let rows = cells(&book);
    assert_eq!(rows[1], ["2025-01", "3.2%"]);
    assert_eq!(rows[12], ["2025-12", "4.3%"]);
}

#[test]
fn what_programs_may_write_and_seldom_do_is_read() {
    for name in ["odd.xlsx", "stored.xlsx"] {
        let book = read_workbook(file(name), None).unwrap();
        assert_eq!(book.names, ["A & B"], "a chart is no sheet");
        assert_eq!(
            cells(&book),
            [
                vec!["Größe <m²>", "two runs", "", "as & is"],
                vec![],
                vec!["41.5", "ab", "", "TRUE", "#N/A", "in"],
                vec!["2025-01-31", "7%", "2025-02-28", " first\nsecond "],
            ],
            "{name}"
        );
        assert_eq!(book.table.rows[2].number, 3);
    }
}

#[test]
fn numbers_are_written_as_the_words_beside_them_are() {
    let book = read_workbook(file("text-numbers.xlsx"), None).unwrap();
    let targets: Vec<&str> = book.table.rows.iter().map(|row| row.cell(1)).collect();
    assert_eq!(targets, ["Target", "3,5", "0,1250", "1234"]);
}

#[test]
fn a_long_sheet_is_read_in_steps() {
    let mut reading = WorkbookReading::new(file("long.xlsx")).unwrap();
    let (mut steps, mut share) = (0, 0.0);
    while reading.step().unwrap() {
        assert!(reading.share() >= share, "progress never goes back");
        (steps, share) = (steps + 1, reading.share());
    }
    assert!(steps > 8 && share > 0.9, "{steps} steps, {share}");
    let book = reading.done();
    assert_eq!(book.table.rows.len(), 1201);
    assert_eq!(cells(&book)[1200], ["2026-04-14", "242.8750", "count 1199"]);
}

#[test]
fn what_cannot_be_read_gets_a_sentence() {
    let whole = file("goals.xlsx");
    let cut = whole[..whole.len() / 2].to_vec();
    assert!(said(cut).starts_with("This workbook is damaged: its end is missing."));
    let mut wrong = file("odd.xlsx");
    let at = wrong
        .windows(22)
        .position(|it| it == b"xl/worksheets/one.xml<" || it.starts_with(b"xl/worksheets/one.xml"));
    wrong[at.unwrap() + 60] ^= 0x55;
    assert!(said(wrong).contains("“xl/worksheets/one.xml” inside it cannot be unpacked."));
    let mut locked = OLD.to_vec();
    assert!(said(locked.clone()).contains("old-format workbook (.xls)"));
    locked.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    assert!(said(locked).starts_with("This workbook has a password."));
    assert!(said(file("bomb.xlsx")).contains("more than 100 MB"));
    assert!(said(file("far.xlsx")).contains("cell XFD1048576, far from the rest"));
    assert!(said(file("no-workbook.zip")).contains("without a workbook in it"));
    assert_eq!(
        said(file("empty.xlsx")),
        "Every sheet in this workbook is empty."
    );
    assert!(said(file("no-strings.xlsx")).contains("damaged"));
    assert!(said(b"PK\x05\x06".to_vec()).contains("damaged"));
    assert!(is_workbook(&whole) && is_workbook(OLD) && !is_workbook(b"Price,Kind"));
}

proptest! {
    #[test]
    fn damage_anywhere_is_no_panic_and_changes_no_cell(
        at in 0_usize..6000, flip in 1_u8..255, end in 0_usize..60,
    ) {
        let mut bytes = file("odd.xlsx");
        let whole = read_workbook(bytes.clone(), None).unwrap();
        let at = at % bytes.len();
        bytes[at] ^= flip;
        bytes.truncate(bytes.len() - end.saturating_sub(40));
        // What is still read was checked against its sum: the cells are those that were written.
        if let Ok(read) = read_workbook(bytes, None) && read.names == whole.names && read.table != whole.table {
            let is_other = |(one, other): (&NumberedRow, &NumberedRow)| one.cells.iter().any(|cell| !cell.is_empty() && !other.cells.contains(cell));
            prop_assert!(!read.table.rows.iter().zip(&whole.table.rows).any(is_other));
        }
    }

    #[test]
    fn any_bytes_are_no_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let _ = read_workbook([b"PK\x03\x04", bytes.as_slice()].concat(), None);
        let mut out = Vec::new();
        let _ = inflate::Inflate::new(0).run(&bytes, &mut out, 100_000);
    }
}
