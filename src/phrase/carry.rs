//! A text typed under one person's conventions, written for another's, so that it says the same.

use super::calendar::DateOrder;
use super::convention::Convention;
use super::lexicon::ENGLISH;
use super::sentence::Context;
use super::token::{Piece, RawDate, Token, tokens};
use crate::figures::Figures;

/// The text as it has to stand so that it reads under `to` as it reads under `from`: numbers and dates that the conventions settle
/// (`1,234`, `1.125`, `12/05/2026`) change their signs or places, everything else stays as typed.
pub fn carried(text: &str, from: Figures, to: Figures) -> String {
    let numbers = Convention::from(from.numbers) != Convention::from(to.numbers);
    let dates = DateOrder::from(from.dates) != DateOrder::from(to.dates);
    if !numbers && !dates {
        return text.to_owned();
    }
    let found = tokens(text, Convention::from(from.numbers), &ENGLISH);
    let mut carried = String::with_capacity(text.len());
    let mut at = 0;
    for (place, token) in found.iter().enumerate() {
        let written = match token.piece {
            Piece::Number(figure) if numbers && figure.ambiguous => Some(turned(token.text)),
            Piece::Dated(raw) if dates && is_open(raw) => swapped(token.text, raw.separator),
            _ if dates && found.len() == 3 && place == 0 => {
                short(&found).and_then(|sign| swapped(text.trim(), sign))
            }
            _ => None,
        };
        if let Some(written) = written {
            carried.push_str(text.get(at..token.start).unwrap_or_default());
            carried.push_str(&written);
            // A short date was written whole.
            let is_short = matches!(token.piece, Piece::Number(figure) if figure.plain);
            at = if is_short { text.len() } else { token.end };
        }
    }
    carried.push_str(text.get(at..).unwrap_or_default());
    carried
}

/// The numbers and dates of a text that can be read two ways, as typed.
pub fn open_words<'a>(text: &'a str, context: &Context) -> Vec<&'a str> {
    let found = tokens(text, context.convention, context.lexicon).into_iter();
    let open = found.filter(|token| match token.piece {
        Piece::Number(figure) => figure.ambiguous,
        Piece::Dated(raw) => is_open(raw),
        _ => false,
    });
    open.map(|token| token.text).collect()
}

/// Whether the order of day and month settles the date: written with points the day always comes first, with the year in front the
/// month follows it, and there is no thirteenth month.
fn is_open(raw: RawDate) -> bool {
    raw.third.is_some()
        && raw.separator != '.'
        && !raw.year_first
        && raw.first != raw.second
        && raw.first <= 12
        && raw.second <= 12
}

/// `12/5` alone: the sign between.
fn short(found: &[Token]) -> Option<char> {
    let [first, sign, second] = found else {
        return None;
    };
    let small = |token: &Token| {
        let figure = token.figure()?;
        (figure.plain && figure.value <= 12.0).then_some(())
    };
    small(first)?;
    small(second)?;
    ['/', '-'].into_iter().find(|known| sign.is_sign(*known))
}

/// The number with points for commas and commas for points.
fn turned(number: &str) -> String {
    let turn = |sign| match sign {
        '.' => ',',
        ',' => '.',
        other => other,
    };
    number.chars().map(turn).collect()
}

/// The date with its first two parts in each other's place.
fn swapped(date: &str, separator: char) -> Option<String> {
    let (first, rest) = date.split_once(separator)?;
    let (second, behind) = match rest.split_once(separator) {
        Some((second, third)) => (second, Some(third)),
        None => (rest, None),
    };
    let mut text = format!("{second}{separator}{first}");
    if let Some(third) = behind {
        text.push(separator);
        text.push_str(third);
    }
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Unit, date};
    use crate::figures::{DateStyle, NumberStyle};
    use crate::phrase::{Calendar, read_date, read_value};
    use proptest::prelude::*;

    const NUMBERS: [NumberStyle; 3] = [
        NumberStyle::Point,
        NumberStyle::Comma,
        NumberStyle::SpaceComma,
    ];
    const DATES: [DateStyle; 3] = [DateStyle::DayFirst, DateStyle::MonthFirst, DateStyle::Iso];

    fn figures(numbers: NumberStyle, dates: DateStyle) -> Figures {
        Figures { numbers, dates }
    }

    fn day(text: &str, style: Figures) -> Option<crate::domain::Date> {
        let calendar = Calendar {
            order: style.dates.into(),
            ..Calendar::new(date(2026, 11, 14))
        };
        read_date(text, &calendar).ok()
    }

    #[test]
    fn what_the_conventions_settle_changes_its_signs_and_nothing_else() {
        let american = figures(NumberStyle::Point, DateStyle::MonthFirst);
        let german = figures(NumberStyle::Comma, DateStyle::DayFirst);
        for (before, after) in [
            ("1.125", "1,125"),
            ("1,234", "1.234"),
            ("1,234.5", "1,234.5"),
            ("97k", "97k"),
            ("12/05/2026", "05/12/2026"),
            ("12/5", "5/12"),
            ("25/05/2026", "25/05/2026"),
            ("12.05.2026", "12.05.2026"),
            ("2026-12-05", "2026-12-05"),
            (
                "Raise revenue from 1,200 to 1,500 by 12/05/2026, as in v1.2.3",
                "Raise revenue from 1.200 to 1.500 by 05/12/2026, as in v1.2.3",
            ),
        ] {
            assert_eq!(carried(before, american, german), after);
            assert_eq!(carried(after, german, american), before);
            assert_eq!(carried(before, american, american), before);
        }
    }

    proptest! {
        #[test]
        fn carrying_a_text_changes_no_value_in_it(
            whole in "[1-9][0-9]{0,2}", sign in "[.,]", rest in "[0-9]{1,4}", tail in "(|[.,][0-9]{1,3})",
            from in (0..3usize, 0..3usize), to in (0..3usize, 0..3usize),
            parts in (1..13u32, 1..13u32, 2020..2030), slash in "[/.-]",
        ) {
            let style = |(numbers, dates): (usize, usize)| {
                figures(NUMBERS.into_iter().nth(numbers).unwrap_or_default(), DATES.into_iter().nth(dates).unwrap_or_default())
            };
            let (from, to) = (style(from), style(to));
            let number = format!("{whole}{sign}{rest}{tail}");
            let after = carried(&number, from, to);
            let read = |text: &str, style: Figures| read_value(text, style.numbers.into(), &Unit::Number).ok();
            prop_assert_eq!(read(&number, from), read(&after, to), "{} became {}", number, after);
            let (first, second, year) = parts;
            for text in [format!("{first}{slash}{second}{slash}{year}"), format!("{first}/{second}")] {
                let after = carried(&text, from, to);
                prop_assert_eq!(day(&text, from), day(&after, to), "{} became {}", text, after);
            }
        }
    }
}
