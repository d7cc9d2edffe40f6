//! A decoder's complaint in plain words.

/// What was expected and what was found, from a message such as `invalid type: string "many", expected f64`.
pub(super) fn in_plain_words(problem: &str) -> (String, String) {
    if let Some(field) = problem.strip_prefix("missing field ") {
        return (
            format!("complete; it lacks {}", quoted(field)),
            String::new(),
        );
    }
    let Some((found, expected)) = problem.split_once(", expected ") else {
        // chrono says only what it stumbled over.
        return ("a date such as 2026-11-21".to_owned(), String::new());
    };
    let found = ["invalid type: ", "invalid value: ", "unknown variant "]
        .iter()
        .find_map(|start| found.strip_prefix(start))
        .unwrap_or(found);
    (expected_in_words(expected), found_in_words(found))
}

fn expected_in_words(expected: &str) -> String {
    let plain = match expected {
        "f64" | "f32" => "a number",
        "u8" => "a whole number from 0 to 255",
        "u16" | "u32" | "u64" | "i8" | "i16" | "i32" | "i64" => "a whole number",
        "a string" => "a text in quotation marks",
        "a boolean" => "true or false",
        "a sequence" => "a list in square brackets",
        "a map" => "an object in braces",
        "a formatted date string" => "a date such as 2026-11-21",
        other if other.starts_with("struct ") || other.starts_with("tuple ") => {
            "an object in braces"
        }
        other => return quoted(other),
    };
    plain.to_owned()
}

fn found_in_words(found: &str) -> String {
    let plain = match found {
        "null" => "empty (null)",
        "map" => "an object",
        "sequence" => "a list",
        other => {
            let bare = ["string ", "integer ", "floating point ", "boolean "]
                .iter()
                .find_map(|start| other.strip_prefix(start))
                .unwrap_or(other);
            return quoted(bare).chars().take(80).collect();
        }
    };
    plain.to_owned()
}

/// The decoder quotes words with backticks.
fn quoted(text: &str) -> String {
    let mut is_open = false;
    text.chars()
        .map(|letter| match letter {
            '`' => {
                is_open = !is_open;
                if is_open { '“' } else { '”' }
            }
            other => other,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn complaints_become_plain_words() {
        let plain = |problem| {
            let (expected, found) = in_plain_words(problem);
            format!("{expected} / {found}")
        };
        assert_eq!(
            plain("invalid type: string \"many\", expected f64"),
            "a number / \"many\""
        );
        assert_eq!(
            plain("invalid value: integer `300`, expected u8"),
            "a whole number from 0 to 255 / “300”"
        );
        assert_eq!(
            plain("unknown variant `x`, expected one of `up`, `down`, `hold`"),
            "one of “up”, “down”, “hold” / “x”"
        );
        assert_eq!(
            plain("premature end of input"),
            "a date such as 2026-11-21 / "
        );
        assert_eq!(
            plain("invalid type: null, expected f64"),
            "a number / empty (null)"
        );
        assert_eq!(
            plain("missing field `from`"),
            "complete; it lacks “from” / "
        );
    }
}
