//! Files that are not taken in: each gets one clear sentence that says what, where, and what to do.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::expect_used,
    clippy::panic
)]

mod house;

use bearings::domain::Stamp;
use bearings::exchange::{ImportError, LARGEST, check_size, parse};
use house::Writer;

fn sentence(bytes: &[u8]) -> String {
    parse(bytes, Stamp(1)).unwrap_err().to_string()
}

/// A file of ours with these records, one on each line from line 4 on.
fn ours(records: &str) -> String {
    format!("{{\n\"format\": \"bearings\", \"version\": 1,\n\"records\": [\n{records}\n]}}\n")
}

fn of_records(records: &str) -> String {
    sentence(ours(records).as_bytes())
}

#[test]
fn a_hundred_megabytes_are_refused_by_their_size_alone() {
    let bytes = vec![b'['; 100_000_000];
    assert_eq!(
        sentence(&bytes),
        "This file is 100 MB; the limit is 32 MB. Export fewer goals, or export without remarks, and try again."
    );
    assert!(check_size(LARGEST).is_ok());
    assert!(check_size(LARGEST + 1).is_err());
}

#[test]
fn an_empty_file_is_called_empty() {
    let expected = "This file is empty. Choose another file, or export it again.";
    for bytes in [&b""[..], b" \n\t", b"\xEF\xBB\xBF"] {
        assert_eq!(sentence(bytes), expected);
    }
}

#[test]
fn bytes_that_are_no_text_are_refused_with_their_place() {
    assert_eq!(
        sentence(b"{\"a\": \"\xC3\x28\"}"),
        "This is not a text file: byte 8 is not UTF-8. Choose the exported .json file."
    );
    assert_eq!(
        sentence(b"\xFF\xFE{\x00}\x00"),
        "This file is saved as UTF-16. Open it in an editor, save it as UTF-8, and try again."
    );
}

#[test]
fn a_byte_order_mark_and_windows_line_ends_do_no_harm() {
    let text = format!("\u{FEFF}{}", ours("").replace('\n', "\r\n"));
    assert!(parse(text.as_bytes(), Stamp(1)).unwrap().records.is_empty());
}

#[test]
fn what_is_not_json_is_refused_with_line_and_column() {
    assert_eq!(
        sentence(b"Goal;Owner\nRevenue;Ana\n"),
        "This is not JSON: line 1, column 1 cannot be read. If you edited the file, look there for a missing comma or quotation mark."
    );
    assert_eq!(
        of_records("{\"kind\": \"kpi\" \"id\": \"a\"}"),
        "This is not JSON: line 4, column 16 cannot be read. If you edited the file, look there for a missing comma or quotation mark."
    );
    assert!(matches!(
        parse(b"<!doctype html><p>Error</p>", Stamp(1)),
        Err(ImportError::NotJson { .. })
    ));
}

#[test]
fn a_file_cut_off_anywhere_is_called_cut_off() {
    let mut writer = Writer::new(1);
    writer.save(house::one_of_each(), 1);
    let text = writer.file();
    let letters: Vec<char> = text.trim_end().chars().collect();
    for length in 1..letters.len() {
        let cut: String = letters[..length].iter().collect();
        let error = parse(cut.as_bytes(), Stamp(1)).unwrap_err();
        let is_truncated = matches!(error, ImportError::Truncated { .. });
        assert!(is_truncated, "after {length} letters: {error:?}");
    }
    assert_eq!(
        sentence(b"{\"format\": \"bearings\",\n\"records\": [{"),
        "This file is incomplete: it ends after line 2. It was cut off when it was saved or sent. Ask for it again."
    );
}

#[test]
fn depth_bombs_of_every_kind_are_refused() {
    let bomb = "[".repeat(10_000_000);
    assert_eq!(
        sentence(bomb.as_bytes()),
        "This file nests more than 64 levels deep on line 1, which no export does. Ask for the file again."
    );
    let objects = "{\"a\":".repeat(1_000_000);
    assert!(sentence(objects.as_bytes()).contains("64 levels"));
    let closed = format!("{}{}", "[".repeat(5_000), "]".repeat(5_000));
    let inside = format!("{{\"kind\": \"kpi\", \"id\": \"a\", \"x\": {closed}}}");
    assert!(of_records(&inside).contains("64 levels deep on line 4"));
}

#[test]
fn nan_and_infinity_are_refused_where_they_stand() {
    for (word, name) in [
        ("NaN", "NaN"),
        ("Infinity", "Infinity"),
        ("-Infinity", "-Infinity"),
    ] {
        let reading = format!(
            "{{\"kind\": \"reading\", \"id\": \"r\", \"kpi\": \"k\", \"date\": \"2026-01-01\", \"value\": {word}}}"
        );
        assert_eq!(
            of_records(&reading),
            format!(
                "Line 4, column 75 says {name}, which is not a number. Write a number there, or remove the field."
            )
        );
    }
    assert_eq!(
        of_records(
            "{\"kind\": \"reading\", \"id\": \"r\", \"kpi\": \"k\", \"date\": \"2026-01-01\", \"value\": 1e999}"
        ),
        "The number on line 4, column 79 is too large. Write a number between −1e15 and 1e15 there."
    );
}

#[test]
fn somebody_elses_json_is_described() {
    for (text, saw) in [
        ("[]", "a list of 0"),
        (
            "[{\"OKR ID\": 1, \"Title\": \"x\"}]",
            "a list of 1, the first an object with “OKR ID”, “Title”",
        ),
        (
            "{\"type\": \"excalidraw\", \"version\": 2}",
            "an object with “type”, “version”",
        ),
        ("{}", "an empty object"),
        ("\"bearings\"", "a single text"),
        ("null", "just null"),
        ("{\"format\": 7}", "an object with “format”"),
    ] {
        assert_eq!(
            sentence(text.as_bytes()),
            format!(
                "This JSON file is not from Bearings: it is {saw}. Choose a file exported from Bearings."
            )
        );
    }
}

#[test]
fn a_newer_version_is_refused_before_its_records_are_looked_at() {
    assert_eq!(
        sentence(b"{\"format\": \"bearings\", \"version\": 2, \"records\": 7}"),
        "A newer version of Bearings wrote this file (format 2; this page reads up to 1). Reload the page to get the newer version, and try again."
    );
}

#[test]
fn a_damaged_frame_is_named() {
    assert_eq!(
        sentence(b"{\"format\": \"bearings\", \"version\": \"1\", \"records\": []}"),
        "The file's “version” should be a whole number from 1. Ask for the file again, or fix it in an editor."
    );
    assert_eq!(
        sentence(b"{\"format\": \"bearings\", \"version\": 1, \"records\": {}}"),
        "The file's “records” should be a list in square brackets. Ask for the file again, or fix it in an editor."
    );
}

#[test]
fn an_entry_that_is_no_record_is_named_by_its_place() {
    assert_eq!(
        of_records("{\"kind\": \"kpi\", \"id\": \"a\", \"name\": \"A\"},\n7"),
        "In the list of records, record number 2 should be an object in braces. Fix it or remove it."
    );
    assert_eq!(
        of_records("{\"id\": \"a\"}"),
        "The field “kind” of the record “a” on line 4 is missing. Write a word such as kpi or objective there."
    );
    assert_eq!(
        of_records("{\"kind\": \"kpi\", \"id\": 7}"),
        "The field “id” of record number 1 (KPI) on line 4 should be a text of its own, and is 7. Correct it in the file and try again."
    );
}

#[test]
fn a_wrong_type_names_record_line_field_and_what_was_expected() {
    let good = "{\"kind\": \"kpi\", \"id\": \"a\", \"name\": \"A\"},\n";
    let cases = [
        (
            "{\"kind\": \"reading\", \"id\": \"r\", \"kpi\": \"a\", \"date\": \"2026-01-01\", \"value\": \"many\"}",
            "The field “value” of the reading “r” on line 5 should be a number, and is \"many\". Correct it in the file and try again.",
        ),
        (
            "{\"kind\": \"reading\", \"id\": \"r\", \"kpi\": \"a\", \"date\": \"2026-01-01\", \"value\": null}",
            "The field “value” of the reading “r” on line 5 is missing. Write a number there.",
        ),
        (
            "{\"kind\": \"reading\", \"id\": \"r\", \"kpi\": \"a\", \"value\": 1}",
            "The field “date” of the reading “r” on line 5 is missing. Write a date such as \"2026-11-14\" there.",
        ),
        (
            "{\"kind\": \"kpi\", \"id\": \"b\", \"name\": \"B\", \"targets\": [{\"from\": \"soon\", \"target\": {}}]}",
            "The field “targets[0].from” of the KPI “b” on line 5 should be a date such as \"2026-11-14\", and is \"soon\". Correct it in the file and try again.",
        ),
        (
            "{\"kind\": \"kpi\", \"id\": \"b\", \"name\": [1]}",
            "The field “name” of the KPI “b” on line 5 should be a text in quotes, and is [1]. Correct it in the file and try again.",
        ),
        (
            "{\"kind\": \"kpi\", \"id\": \"b\", \"name\": \"B\", \"v\": 3}",
            "The field “v” of the KPI “b” on line 5 should be edits such as \"k3f9.1@1767600000\", and is 3. Correct it in the file and try again.",
        ),
        (
            "{\"kind\": \"kpi\", \"id\": \"b\", \"name\": \"B\", \"v\": \"a.1@1\", \"clock\": {\"a\": -1}}",
            "The field “clock” of the KPI “b” on line 5 should be an object of writers and counters, and is {\"a\":-1}. Correct it in the file and try again.",
        ),
    ];
    for (record, expected) in cases {
        assert_eq!(of_records(&format!("{good}{record}")), expected);
    }
}

#[test]
fn a_wrong_type_among_the_values_of_a_conflict_is_found_too() {
    let error = of_records(
        "{\"kind\": \"kpi\", \"id\": \"b\", \"name\": \"B\", \"v\": \"a.1@1\", \"conflicts\": {\"name\": [{\"v\": \"b.1@1\", \"value\": 4}]}}",
    );
    assert!(
        error.contains("“name” of the KPI “b”") && error.contains("and is 4"),
        "{error}"
    );
}

#[test]
fn values_out_of_range_are_refused_with_what_is_allowed() {
    assert_eq!(
        of_records(
            "{\"kind\": \"reading\", \"id\": \"r\", \"kpi\": \"a\", \"date\": \"2026-01-01\", \"value\": 1e300}"
        ),
        "A value in the reading “r” on line 4 cannot be used. The value of a reading is not a number that can be stored. Type a number between −1e15 and 1e15."
    );
    assert_eq!(
        of_records(
            "{\"kind\": \"check-in\", \"id\": \"c\", \"key_result\": \"k\", \"date\": \"2026-01-01\", \"confidence\": 11}"
        ),
        "A value in the check-in “c” on line 4 cannot be used. The confidence of a check-in is out of range. Allowed: 0 to 10."
    );
    let long = "x".repeat(600);
    let error = of_records(&format!(
        "{{\"kind\": \"kpi\", \"id\": \"a\", \"name\": \"{long}\"}}"
    ));
    assert!(
        error.contains("too long. Keep it under 500 characters"),
        "{error}"
    );
}

#[test]
fn two_records_with_one_id_are_refused() {
    let twin = "{\"kind\": \"kpi\", \"id\": \"a\", \"name\": \"A\"}";
    assert_eq!(
        of_records(&format!("{twin},\n{twin}")),
        "Two records have the same kind and id: the KPI “a” on line 5 is the second. Give it a different id, or remove it."
    );
}

#[test]
fn a_field_edited_by_hand_into_a_wrong_type_is_refused_in_an_exported_file() {
    let mut writer = Writer::new(1);
    writer.save(house::one_of_each(), 1);
    let text = writer
        .file()
        .replace("\"baseline\": 9", "\"baseline\": \"nine\"");
    let error = sentence(text.as_bytes());
    assert!(
        error.contains("“baseline” of the key result “kr1” on line"),
        "{error}"
    );
    assert!(
        error.contains("should be a number, and is \"nine\""),
        "{error}"
    );
}

#[test]
fn every_sentence_ends_in_what_to_do() {
    // The sentences above are spelled out; here only that none is a bare label.
    for bytes in [
        &b""[..],
        b"[",
        b"{",
        b"[]",
        b"7",
        b"{\"format\": \"bearings\", \"version\": 9}",
    ] {
        let sentence = sentence(bytes);
        assert!(
            sentence.ends_with('.') && sentence.matches(". ").count() >= 1,
            "{sentence}"
        );
    }
}
