//! Rounding that never crosses a line (DOMAIN §4): what is written of a value lies on the same side of a target, a limit, a
//! mean, 0 or 100 % as the value itself.

use super::{Figures, NARROW};
use crate::domain::number::fixed;
use crate::domain::{KeyResult, Unit, read_f64};
use std::cmp::Ordering;

/// Most decimals that are written.
const MOST: u8 = 6;

impl Figures {
    /// A value with its unit, rounded, but never onto or over a line that it has not reached: 4.49 beside a limit of 4.5 is
    /// `4.49` even with one decimal, and 99.996 beside 100 is `just under 100`. The lines are those that [`Figures::line`] writes.
    pub fn beside(&self, value: f64, unit: &Unit, decimals: Option<u8>, lines: &[f64]) -> String {
        let shown: Vec<(f64, f64)> = lines
            .iter()
            .map(|&line| (line, worth(line, self.places(line, decimals))))
            .collect();
        let (word, (number, places)) = apart(value, decimals, &shown);
        format!(
            "{word}{}",
            self.dressed(&self.number(number, places.or(decimals)), unit)
        )
    }

    /// A value and a line that was computed as well, such as a mean or a limit: both written with as many decimals as tell
    /// them apart, and one more than asked for at the most; then `just under` and `just over` say which is which.
    pub fn apart(
        &self,
        value: f64,
        line: f64,
        unit: &Unit,
        decimals: Option<u8>,
    ) -> (String, String) {
        let (places, line_places) = (decimals, more(line, decimals));
        let line_places = [places, Some(line_places)]
            .into_iter()
            .find(|&places| agrees(value, worth(value, places), (line, worth(line, places))))
            .unwrap_or(places);
        let shown = worth(line, line_places);
        let (word, (number, places)) = apart(value, line_places, &[(line, shown)]);
        let write = |number, places| self.dressed(&self.number(number, places), unit);
        (
            format!("{word}{}", write(number, places.or(line_places))),
            write(line, line_places),
        )
    }

    /// A value of a key result, beside everything that decides how far it is.
    pub fn recorded(&self, key_result: &KeyResult, value: f64) -> String {
        let (unit, decimals) = (&key_result.unit, key_result.decimals);
        self.beside(value, unit, decimals, &key_result.lines())
    }

    /// A score from 0.0 to 1.0, beside the edges of what is expected of it (DOMAIN §8). Scores are compared to a thousandth.
    pub fn score(&self, score: f64) -> String {
        let score = (score * 1e3).round() / 1e3;
        self.beside(score, &Unit::Number, Some(1), &[0.6, 0.8, 1.0])
    }

    /// A line that a person set, in its unit: with the decimals asked for, or as many more as it was set with.
    pub fn line(&self, line: f64, unit: &Unit, decimals: Option<u8>) -> String {
        self.value(line, unit, self.places(line, decimals))
    }

    /// A share of one as whole percent: 0.537 is `54 %`. Never 0 % or 100 % before it is: 0.996 is `just under 100 %`.
    pub fn share(&self, share: f64) -> String {
        self.share_beside(share, &[])
    }

    /// A share of one in percent that stands beside other shares, such as where a straight line would be: whole, or with a
    /// decimal where whole percents would put it on or beyond one of them.
    pub fn share_beside(&self, share: f64, lines: &[f64]) -> String {
        // Weighted sums end a few bits beside the share they are.
        let noise = |line: &&f64| (share - **line).abs() < 1e-12;
        let near = lines.iter().chain(&[0.0, 1.0]).find(noise);
        let percent = near.unwrap_or(&share) * 100.0;
        let whole = |line: f64| (line, worth(line, Some(0)));
        let ends = [whole(0.0), whole(100.0)];
        let shown = worth(percent, Some(0));
        let words = ends
            .iter()
            .find(|&&end| !agrees(percent, shown, end))
            .map(|&(end, _)| (side(percent, end), (end, Some(0))));
        let (word, (number, places)) = words.unwrap_or_else(|| {
            let lines: Vec<(f64, f64)> = lines.iter().map(|line| whole(line * 100.0)).collect();
            apart(percent, Some(0), &lines)
        });
        format!("{word}{}{NARROW}%", self.number(number, places.or(Some(0))))
    }

    /// What a number is worth as it is written.
    pub fn worth(&self, value: f64, decimals: Option<u8>) -> f64 {
        worth(value, decimals)
    }

    /// How many decimals a line is written with: those asked for, or as many more as it was set with, six at the most.
    fn places(&self, line: f64, decimals: Option<u8>) -> Option<u8> {
        let least = decimals?;
        (least..=MOST)
            .find(|&places| worth(line, Some(places)) == line)
            .or(decimals)
    }
}

/// What a number is worth as it is written.
fn worth(value: f64, decimals: Option<u8>) -> f64 {
    if !value.is_finite() {
        return value;
    }
    let size = value.abs();
    let text = match decimals {
        Some(places) => fixed(size, usize::from(places.min(MOST))),
        None => super::shortest(size),
    };
    read_f64(&text).unwrap_or(size).copysign(value)
}

/// One decimal more than a number is written with.
fn more(value: f64, decimals: Option<u8>) -> u8 {
    let size = value.abs();
    let places = decimals.unwrap_or(if size < 10.0 {
        4
    } else if size < 1000.0 {
        2
    } else {
        1
    });
    places.saturating_add(1).min(MOST)
}

/// Whether what is written lies on the same side of a line, as written, as the value of the line.
fn agrees(value: f64, written: f64, (line, shown): (f64, f64)) -> bool {
    written.partial_cmp(&shown) == value.partial_cmp(&line)
}

fn side(value: f64, line: f64) -> &'static str {
    match value.partial_cmp(&line) {
        Some(Ordering::Less) => "just under ",
        Some(Ordering::Greater) => "just over ",
        _ => "",
    }
}

/// The words and the number that tell a value from the lines beside it, with decimals where they are others than asked for.
/// Lines come with what they are worth as written.
fn apart(
    value: f64,
    decimals: Option<u8>,
    lines: &[(f64, f64)],
) -> (&'static str, (f64, Option<u8>)) {
    for places in [decimals, Some(more(value, decimals))] {
        let written = worth(value, places);
        if lines.iter().all(|&line| agrees(value, written, line)) {
            return ("", (value, places));
        }
    }
    // Still on or beyond a line: the line it is nearest to is named.
    let written = worth(value, decimals);
    let crossed = lines
        .iter()
        .filter(|&&line| !agrees(value, written, line))
        .min_by(|one, other| (one.0 - value).abs().total_cmp(&(other.0 - value).abs()));
    crossed.map_or(("", (value, decimals)), |&(line, shown)| {
        // A line is written with at the most six decimals, so what it is worth as written is written in full.
        let places = decimals.map(|least| {
            (least..=MOST)
                .find(|&places| worth(shown, Some(places)) == shown)
                .unwrap_or(least)
        });
        (side(value, line), (shown, places))
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use proptest::prelude::*;

    const FIGURES: Figures = Figures {
        numbers: super::super::NumberStyle::Point,
        dates: super::super::DateStyle::DayFirst,
    };

    fn plain(text: &str) -> String {
        text.replace(NARROW, " ")
    }

    #[test]
    fn a_share_is_whole_only_where_it_is() {
        for (share, said) in [
            (0.999_96, "just under 100 %"),
            (0.996, "just under 100 %"),
            (0.994, "99 %"),
            (1.0, "100 %"),
            (0.1 + 0.2 + 0.7, "100 %"),
            (1.0 - f64::EPSILON, "100 %"),
            (1.004, "just over 100 %"),
            (0.004, "just over 0 %"),
            (0.0, "0 %"),
            (-0.004, "just under 0 %"),
            (0.537, "54 %"),
            (-0.2, "−20 %"),
        ] {
            assert_eq!(plain(&FIGURES.share(share)), said);
        }
        assert_eq!(plain(&FIGURES.share_beside(0.544, &[0.54])), "54.4 %");
        assert_eq!(
            plain(&FIGURES.share_beside(0.5404, &[0.54])),
            "just over 54 %"
        );
        assert_eq!(plain(&FIGURES.share_beside(0.54, &[0.54])), "54 %");
    }

    #[test]
    fn a_value_is_never_rounded_onto_the_line_beside_it() {
        let beside = |value, decimals, line| {
            plain(&FIGURES.beside(value, &Unit::Percent, decimals, &[line]))
        };
        assert_eq!(beside(4.49, Some(1), 4.5), "4.49 %");
        assert_eq!(beside(4.5, Some(1), 4.5), "4.5 %");
        assert_eq!(beside(99.996, Some(0), 100.0), "just under 100 %");
        assert_eq!(beside(99.996, None, 100.0), "99.996 %");
        assert_eq!(beside(4.451, Some(1), 4.45), "4.5 %");
        assert_eq!(beside(4.4, Some(1), 4.5), "4.4 %");
        let line = |line| plain(&FIGURES.line(line, &Unit::Percent, Some(1)));
        assert_eq!((line(4.45), line(4.0)), ("4.45 %".into(), "4.0 %".into()));
    }

    #[test]
    fn a_recorded_value_stands_on_its_own_side_of_every_aim() {
        let key_result = KeyResult {
            decimals: Some(1),
            unit: Unit::Percent,
            baseline: Some(2.0),
            target: Some(4.5),
            ..KeyResult::default()
        };
        let said = |value| plain(&FIGURES.recorded(&key_result, value));
        assert_eq!(
            [4.49, 4.5, 4.5004, 2.04, 1.96, 3.24].map(said),
            [
                "4.49 %",
                "4.5 %",
                "just over 4.5 %",
                "2.04 %",
                "1.96 %",
                "3.2 %"
            ]
        );
    }

    #[test]
    fn a_score_is_full_only_where_it_is() {
        for (score, said) in [
            (0.97, "0.97"),
            (0.9996, "1.0"),
            (0.999, "just under 1.0"),
            (0.6, "0.6"),
            (0.1 + 0.2 + 0.3, "0.6"),
            (0.55, "0.55"),
            (0.54, "0.5"),
            (0.84, "0.84"),
            (1.0, "1.0"),
        ] {
            assert_eq!(FIGURES.score(score), said);
        }
    }

    #[test]
    fn two_computed_numbers_are_told_apart() {
        let (value, line) = FIGURES.apart(4.6, 4.597, &Unit::Number, Some(1));
        assert_eq!((value.as_str(), line.as_str()), ("just over 4.6", "4.6"));
        let (value, line) = FIGURES.apart(4.6, 4.56, &Unit::Number, Some(1));
        assert_eq!((value.as_str(), line.as_str()), ("4.60", "4.56"));
        let (value, line) = FIGURES.apart(30.0, 27.435, &Unit::Number, Some(0));
        assert_eq!((value.as_str(), line.as_str()), ("30", "27"));
    }

    /// What a written number says: the number, and on which side of it.
    fn read(text: &str) -> (f64, i8) {
        let (text, side) = match text.split_once("just ") {
            Some((_, rest)) if rest.starts_with("under ") => (rest.replacen("under ", "", 1), -1),
            Some((_, rest)) => (rest.replacen("over ", "", 1), 1),
            None => (text.to_owned(), 0),
        };
        let number = text.replace([NARROW, '%', ','], "").replace('−', "-");
        (number.parse().unwrap(), side)
    }

    fn in_order(value: &str, line: &str) -> Ordering {
        let ((one, side), (other, _)) = (read(value), read(line));
        one.partial_cmp(&other).unwrap().then(side.cmp(&0))
    }

    fn near() -> impl Strategy<Value = (f64, f64)> {
        let line = prop_oneof![
            -1000.0..1000.0_f64,
            (-2000_i32..2000).prop_map(|tenths| f64::from(tenths) / 20.0),
            Just(0.0),
            Just(100.0),
            -1e12..1e12_f64,
        ];
        let away = prop_oneof![
            -1e-9..1e-9_f64,
            -0.01..0.01_f64,
            -1.0..1.0_f64,
            -100.0..100.0_f64,
            Just(0.0),
        ];
        (line, away).prop_map(|(line, away)| (line + away, line))
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]

        #[test]
        fn what_is_written_lies_on_the_same_side_of_the_line(
            (value, line) in near(),
            decimals in proptest::option::of(0_u8..7),
        ) {
            let right = value.partial_cmp(&line).unwrap();
            let unit = Unit::Number;
            let written = FIGURES.beside(value, &unit, decimals, &[line]);
            prop_assert_eq!(in_order(&written, &FIGURES.line(line, &unit, decimals)), right, "{}", written);
            let (one, other) = FIGURES.apart(value, line, &unit, decimals);
            prop_assert_eq!(in_order(&one, &other), right, "{} {}", one, other);
            let share = FIGURES.share(value / 100.0);
            for end in [0.0, 100.0] {
                let percent = value / 100.0 * 100.0;
                let is_noise = (percent - end).abs() < 1e-10;
                let right = percent.partial_cmp(&end).filter(|_| !is_noise).unwrap_or(Ordering::Equal);
                prop_assert_eq!(in_order(&share, &end.to_string()), right, "{}", share);
            }
        }
    }
}
