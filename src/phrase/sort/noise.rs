//! Lines that cannot be goals whatever their words: drawings, addresses, signatures, rows of bare numbers.

use super::bullets::without_sign;
use crate::domain::letters::{is_lowercase, is_uppercase};
use crate::phrase::token::is_space;

/// Why a line cannot be a goal whatever its words.
pub(super) fn noise(text: &str) -> Option<&'static str> {
    let line = |letter: &char| ('\u{2500}'..='\u{259F}').contains(letter);
    let drawn = if text.is_ascii() {
        0
    } else {
        text.chars().filter(line).count()
    };
    if drawn > 0 && (drawn > 2 || text.starts_with(['│', '║', '┃'])) {
        return Some("part of a drawing");
    }
    let rule = |letter: char| {
        matches!(
            letter,
            '-' | '='
                | '_'
                | '*'
                | '|'
                | ':'
                | '+'
                | ' '
                | '~'
                | '–'
                | '—'
                | '.'
                | '•'
                | '#'
                | '>'
                | '▪'
                | '\t'
        )
    };
    if text.chars().all(rule) {
        return Some("signs only");
    }
    if is_address(text) {
        return Some("an address");
    }
    if is_said(text) {
        return Some("what somebody said");
    }
    if phone(text) || is_signed(text) {
        return Some("a signature");
    }
    if is_of_a_mail(text) {
        return Some("the head of an e-mail");
    }
    if is_of_a_page(text) {
        return Some("says something of the page");
    }
    if is_periods(text) {
        return Some("the heads of columns");
    }
    is_bare_numbers(text).then_some("a row of numbers without a head")
}

/// "> *"Too slow for us."* — Jo, buyer"
fn is_said(text: &str) -> bool {
    let emphasis = |letter: char| matches!(letter, '*' | '_' | ' ');
    let words = without_sign(text).trim_start_matches(emphasis);
    words.starts_with(['"', '“', '„'])
        && [" — ", " – ", " - "]
            .iter()
            .filter_map(|dash| words.rsplit_once(dash))
            .any(|(said, who)| {
                said.trim_end_matches(emphasis).ends_with(['"', '”', '“'])
                    && who.starts_with(is_uppercase)
            })
}

/// "https://…", "www.…", "jo@example.org".
fn is_address(text: &str) -> bool {
    let word = without_sign(text);
    let one = !word.contains(is_space);
    one && (word.contains("://")
        || word.starts_with("www.")
        || word.contains('@') && word.contains('.') && !word.starts_with('@'))
        || word.starts_with("mailto:")
}

/// "Jo Doe | Sales | +49 30 1234567".
fn phone(text: &str) -> bool {
    if digits(text) < 3 {
        return false;
    }
    // "extension 2290", "Tel. 01632 960 983"
    let is_row = text.contains('\t') || text.starts_with('|') || text.matches(';').count() > 1;
    let words = text.split([' ', ',', '(', ')', '|']);
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    let dialled = |pair: &[&str]| {
        let [name, number] = pair else { return false };
        let digits = number.len() > 2 && number.bytes().all(|digit| digit.is_ascii_digit());
        digits
            && [
                "ext",
                "extension",
                "tel",
                "phone",
                "mob",
                "mobile",
                "fax",
                "durchwahl",
            ]
            .iter()
            .any(|one| name.trim_end_matches(['.', ':']).eq_ignore_ascii_case(one))
    };
    if !is_row && words.windows(2).any(dialled) {
        return true;
    }
    let Some((_, number)) = text.split_once('+') else {
        return false;
    };
    let signs = |letter: char| {
        letter.is_ascii_digit() || matches!(letter, ' ' | '-' | '(' | ')' | '/' | '.')
    };
    let length = number
        .chars()
        .take_while(|&letter| signs(letter))
        .filter(char::is_ascii_digit)
        .count();
    length >= 8 && !number.contains('%')
}

/// "From: Jo Doe", "-----Original Message-----", "On Monday Jo wrote:". "From: 20" is where something starts.
fn is_of_a_mail(text: &str) -> bool {
    let heads = [
        "from", "to", "cc", "bcc", "sent", "subject", "von", "an", "gesendet", "betreff",
    ];
    let headed = text.split_once(':').is_some_and(|(head, rest)| {
        let value = rest.trim_matches(is_space);
        heads.iter().any(|one| head.eq_ignore_ascii_case(one))
            && value.starts_with(|first: char| !first.is_ascii_digit() && first != '*')
            && !value.contains('%')
    });
    let wrote = ["wrote:", "writes:", "schrieb:"]
        .iter()
        .any(|end| text.ends_with(end));
    headed || wrote || text.starts_with("---") && text.ends_with("---") || text.starts_with("[^")
}

/// "Indicators: FY 26-27 FY 27-28": nothing behind the colon but stretches of time.
fn is_periods(text: &str) -> bool {
    let Some((_, rest)) = text.rsplit_once(':').filter(|_| digits(text) > 3) else {
        return false;
    };
    let period = |word: &str| {
        let year = word
            .bytes()
            .all(|sign| sign.is_ascii_digit() || b"-/".contains(&sign));
        let span = word.contains(['-', '/']) || word.len() == 4 && word.starts_with("20");
        year && span
            || ["fy", "cy"].iter().any(|one| {
                word.get(..2)
                    .is_some_and(|head| head.eq_ignore_ascii_case(one))
            })
    };
    let words = rest.split_whitespace();
    words.clone().count() > 1 && words.clone().all(period)
}

fn digits(text: &str) -> usize {
    text.bytes().filter(u8::is_ascii_digit).count()
}

/// What a page says was done with it, or with a part of it.
const DONE: [&str; 15] = [
    "created",
    "edited",
    "posted",
    "modified",
    "updated",
    "assigned",
    "commented",
    "uploaded",
    "exported",
    "printed",
    "archived",
    "shared",
    "reviewed",
    "approved",
    "prepared",
];
/// What else lines begin with that a page says of itself.
const OF_A_PAGE: [&str; 12] = [
    "(edited)", "last", "page", "p.", "reply", "share", "show", "see", "thank", "thanks", "write",
    "+",
];

/// "Created by Jo on Monday", "Assigned to Jo · 3 comments", "+ Add a card", "Write a comment…": what a page says of itself.
fn is_of_a_page(text: &str) -> bool {
    // Most lines are dismissed by their first word
    let first = text.split_whitespace().next().unwrap_or_default();
    let end = text.len().checked_sub(3).and_then(|at| text.get(at..));
    let known = DONE
        .iter()
        .chain(&OF_A_PAGE)
        .any(|word| first.eq_ignore_ascii_case(word))
        || first.starts_with(|digit: char| digit.is_ascii_digit() || digit == '(')
        || end.is_some_and(|end| {
            [" am", " pm"]
                .iter()
                .any(|time| end.eq_ignore_ascii_case(time))
        })
        || text.contains("____");
    if !known {
        return false;
    }
    let lower = text.to_ascii_lowercase();
    let mut words = lower.split_whitespace();
    let (first, second) = (
        words.next().unwrap_or_default(),
        words.next().unwrap_or_default(),
    );
    let by_whom = ["by", "to", "on", "at"].contains(&second.trim_end_matches(':'));
    let last = first == "last" && DONE.iter().any(|word| second.starts_with(word));
    // "Approved by the board by March" is a goal of somebody; the page's words end in a name or a day
    let is_said = DONE.contains(&first) && by_whom && lower.contains([':', '·', '•', ',', '(']);
    // "Page 2 of 3", "3 replies", "(edited)", "Dana Holt  9:41 AM"
    let number = |word: &str| {
        !word.is_empty()
            && word
                .trim_matches(['-', '(', ')'])
                .bytes()
                .all(|digit| digit.is_ascii_digit())
    };
    let count = lower.split_whitespace().count();
    let footer = ["page", "p."].contains(&first)
        && number(second)
        && (count < 5 || lower.contains(['-', '–', '|']));
    let replies = number(first)
        && count < 5
        && [
            "reply",
            "replies",
            "comment",
            "comments",
            "likes",
            "views",
            "reactions",
            "votes",
            "attachments",
            "subtasks",
            "people",
        ]
        .contains(&second);
    let edited = text.contains("____")
        || [
            "(edited)",
            "edited",
            "reply",
            "share",
            "show more",
            "see more",
        ]
        .contains(&lower.as_str());
    let at_a_time = (lower.ends_with(" am") || lower.ends_with(" pm"))
        && count < 6
        && text.starts_with(is_uppercase)
        && lower.contains(':');
    if footer || replies || edited || at_a_time {
        return true;
    }
    // "Thank you all for coming"
    let thanks = first == "thank" && second == "you" || first == "thanks" && second != "to";
    if thanks {
        return true;
    }
    let offered = lower.starts_with("+ add ") || lower.starts_with("write a comment");
    is_said || last || offered
}

/// "Dr. H. Lindqvist, for the board".
fn is_signed(text: &str) -> bool {
    let Some((name, _)) = text.split_once(',') else {
        return false;
    };
    ["Dr ", "Dr. ", "Prof ", "Prof. ", "Mr ", "Mrs ", "Ms "]
        .iter()
        .any(|title| name.starts_with(title))
        && name.split(' ').count() < 5
        && name.split(' ').all(|word| !word.starts_with(is_lowercase))
}

/// "Oct-24 4839 4351 1615 37.12": a row of a table whose columns were lost.
fn is_bare_numbers(text: &str) -> bool {
    if digits(text) < 4 || text.contains(['\t', '|']) {
        return false;
    }
    let (mut numbers, mut words) = (0, 0);
    for word in text.split_whitespace() {
        let figure = word.starts_with(|first: char| {
            first.is_ascii_digit() || matches!(first, '$' | '€' | '£' | '-' | '(')
        }) && word.chars().all(|letter| {
            letter.is_ascii_digit()
                || matches!(
                    letter,
                    '.' | ',' | '%' | '$' | '€' | '£' | '-' | '/' | '(' | ')'
                )
        }) && word.contains(|letter: char| letter.is_ascii_digit());
        if figure {
            numbers += 1;
        } else {
            words += 1;
        }
    }
    numbers >= 4 && numbers > words
}
