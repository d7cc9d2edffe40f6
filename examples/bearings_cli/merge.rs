//! `merge`: files into one, whichever comes first.

use bearings::domain::{Deed, Stamp};
use bearings::exchange::{ExportOptions, export, parse_text};
use bearings::replica::Replica;

/// Joins files of ours, each with its name, and writes the joined file. The order does not matter, nor in how many steps it is done:
/// the same files give the same bytes.
///
/// Nothing is left out, private goals and the words of what was deleted included: what is in the files was meant to be in them.
///
/// # Errors
/// Which of them cannot be read, and why.
pub fn run(files: &[(&str, &str)]) -> Result<String, String> {
    let mut joined = Replica::default();
    for (name, text) in files {
        // Edits made by hand count as made at no time in particular, so that the result depends on the files alone.
        let incoming =
            parse_text(text, Stamp::default()).map_err(|error| format!("{name}: {error}"))?;
        joined.names_mut().join(&incoming.names);
        joined.join(Deed::Joined, incoming.records);
    }
    Ok(export(&joined, &ExportOptions::backup()).text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(name: &str) -> String {
        format!(
            r#"{{"format": "bearings", "version": 1, "records": [
                {{"kind": "kpi", "id": "shared", "name": "{name}"}}, {{"kind": "kpi", "id": "{name}", "name": "{name}"}}]}}"#
        )
    }

    #[test]
    fn two_files_give_the_same_bytes_in_either_order_and_once_merged_nothing_more() {
        let (a, b) = (file("a"), file("b"));
        let joined = run(&[("A", &a), ("B", &b)]).unwrap_or_default();
        assert_eq!(joined.matches("\"kind\"").count(), 3);
        assert!(joined.contains("conflicts"), "both names are kept");
        assert_eq!(run(&[("B", &b), ("A", &a)]).unwrap_or_default(), joined);
        assert_eq!(
            run(&[("J", &joined), ("A", &a)]).unwrap_or_default(),
            joined
        );
    }

    #[test]
    fn a_file_that_cannot_be_read_is_named() {
        let error = run(&[("A", &file("a")), ("B.json", "[")])
            .err()
            .unwrap_or_default();
        assert!(
            error.starts_with("B.json: This file is incomplete"),
            "{error}"
        );
    }
}
