//! One number with its sign, scale and unit.

use super::lexicon::{Lexicon, Sense, Stretch};
pub(crate) use super::measure::{Measure, seconds, time_unit};
use super::token::{Figure, Piece, Token};
use crate::domain::letters::{is_lowercase, is_uppercase};

/// A number with what stands around it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Quantity {
    pub value: f64,
    pub measure: Option<Measure>,
    /// The scale behind it: 1000 in 5k; 1 where there is none.
    pub scale: f64,
    /// Whether the scale is a word of its own: 5 million.
    pub scale_apart: bool,
    /// Whether it is nothing but digits, so that it may be a year.
    pub plain: bool,
    /// Whether a plus or minus sign stood in front.
    pub signed: bool,
    /// Whether the other convention would read another number.
    pub ambiguous: bool,
    /// Whether it is written as a word: three.
    pub worded: bool,
    /// First byte and the byte behind the last.
    pub start: usize,
    pub end: usize,
}

/// What helps to read a number.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Numerals {
    pub lexicon: &'static Lexicon,
    /// Whether a lone `m` means minutes; millions otherwise.
    pub minutes: bool,
}

impl Numerals {
    /// The quantity that starts with the token at this place, and the place of the token behind it.
    pub(crate) fn read(self, tokens: &[Token], at: usize) -> Option<(Quantity, usize)> {
        let mut next = at;
        let mut negative = false;
        let mut signed = false;
        let mut money = self.money(tokens, next);
        if let Some((_, behind)) = money {
            next = behind;
        }
        if let Some(sign) = sign(tokens, next) {
            signed = true;
            negative = sign < 0.0;
            next += 1;
            if money.is_none() {
                money = self.money(tokens, next);
                next = money.map_or(next, |(_, behind)| behind);
            }
        }
        let first = tokens.get(next)?;
        let start = tokens.get(at)?.start;
        let (figure, worded) = match first.piece {
            Piece::Number(figure) => (figure, false),
            Piece::Clock(hours, minutes, None) => return self.clock(tokens, at, hours, minutes),
            Piece::Word if !signed && money.is_none() => (self.count(tokens, next)?, true),
            _ => return None,
        };
        next += 1;
        let (scale, behind) = self.scale(tokens, next, money.is_some());
        let scaled = behind > next;
        let scale_apart = scaled && tokens.get(next).is_some_and(|token| token.spaced);
        next = behind;
        let mut value = figure.value * scale;
        let thousands = self.scaled_code(tokens, next);
        let measure = if let Some((code, factor)) = thousands {
            value *= factor;
            next += 1;
            Some(Measure::Money {
                code,
                shared: false,
            })
        } else if let Some((measure, _)) = money {
            Some(measure)
        } else if let Some((measure, behind)) = self.measure(tokens, next, figure) {
            next = behind;
            Some(measure)
        } else {
            // "2FA", "5S", "90th": the letters belong to the number, and we do not know them.
            if next == at + usize::from(signed) + 1 && is_glued_word(tokens, next) && !worded {
                return None;
            }
            None
        };
        if let Some(Measure::Time(stretch)) = measure {
            let (more, behind) = self.smaller(tokens, next, stretch);
            value += more;
            next = behind;
        }
        if measure.is_none() && !worded && hyphenated(tokens, next) {
            return None;
        }
        let end = tokens.get(next.checked_sub(1)?)?.end;
        let quantity = Quantity {
            value: if negative { -value } else { value },
            measure,
            scale,
            scale_apart,
            plain: figure.plain && !worded && !scaled && measure.is_none(),
            signed,
            ambiguous: figure.ambiguous,
            worded,
            start,
            end,
        };
        Some((quantity, next))
    }

    /// The unit that stands at a place without a number.
    pub(crate) fn unit(self, tokens: &[Token], at: usize) -> Option<(Measure, usize)> {
        self.measure(tokens, at, PLAIN)
            .or_else(|| self.money(tokens, at))
    }

    /// A currency in front of a number: `€`, `US$`, `EUR`.
    fn money(self, tokens: &[Token], at: usize) -> Option<(Measure, usize)> {
        let token = tokens.get(at)?;
        let glued = tokens
            .get(at + 1)
            .filter(|next| next.is_sign('$') && !next.spaced && token.is_word());
        if glued.is_some() {
            let code = self.code(&format!("{}$", token.text))?;
            return Some((
                Measure::Money {
                    code,
                    shared: false,
                },
                at + 2,
            ));
        }
        if token.is_word() && token.text.len() > 4 {
            return None;
        }
        let code = token.find(code)?;
        // In front of a number only signs and codes in capitals stand: "pay TRY 50", not "try 50 things".
        let capital = token.text.chars().all(is_uppercase);
        let is_sign = !token.is_word();
        (is_sign || capital).then_some((
            Measure::Money {
                code,
                shared: is_shared(token.text),
            },
            at + 1,
        ))
    }

    /// `TEUR`, `kUSD`, `MCHF`: a scale and a currency in one word.
    fn scaled_code(self, tokens: &[Token], at: usize) -> Option<(&'static str, f64)> {
        let text = tokens.get(at).filter(|token| token.is_word())?.text;
        let (scale, code) = text.split_at_checked(1)?;
        let factor = match scale {
            "T" | "k" | "K" => 1e3,
            "M" | "m" => 1e6,
            _ => return None,
        };
        let capital = code.len() == 3 && code.chars().all(|letter| letter.is_ascii_uppercase());
        capital
            .then(|| self.code(code))
            .flatten()
            .map(|code| (code, factor))
    }

    fn code(self, text: &str) -> Option<&'static str> {
        self.lexicon.find(text, code)
    }

    fn count(self, tokens: &[Token], at: usize) -> Option<Figure> {
        let word = tokens.get(at)?;
        let count = word.find(|sense| match sense {
            Sense::Count(count) => Some(count),
            _ => None,
        })?;
        // "one" and "a" are rarely counted with: only in front of a scale or a length of time.
        if count == 1 {
            let next = tokens.get(at + 1)?;
            next.find(|sense| match sense {
                Sense::Scale(_) => (next.text.len() > 3).then_some(()),
                Sense::Time(Stretch::Half) => None,
                Sense::Workday => Some(()),
                Sense::Time(_) => (!word.has(Sense::Article)).then_some(()),
                _ => None,
            })?;
        }
        Some(Figure {
            value: f64::from(count),
            plain: false,
            digits: 0,
            ambiguous: false,
            fraction: false,
        })
    }

    fn scale(self, tokens: &[Token], at: usize, money: bool) -> (f64, usize) {
        let none = (1.0, at);
        let Some(token) = tokens.get(at).filter(|token| token.is_word()) else {
            return none;
        };
        let text = token.text;
        if text.len() == 1 {
            let money_behind = self.measure_is_money(tokens, at + 1);
            let sure = !token.spaced || money || money_behind;
            let minutes = text == "m" && self.minutes && !money && !money_behind;
            if !sure && text != "M" || minutes {
                return none;
            }
        }
        match token.find(|sense| match sense {
            Sense::Scale(power) => Some(power),
            _ => None,
        }) {
            Some(power) => {
                // "1,5 Mio. EUR"
                let dot = tokens
                    .get(at + 1)
                    .is_some_and(|dot| dot.is_sign('.') && !dot.spaced)
                    && self.measure_is_money(tokens, at + 2);
                (10_f64.powi(power), at + 1 + usize::from(dot))
            }
            None => none,
        }
    }

    fn measure_is_money(self, tokens: &[Token], at: usize) -> bool {
        tokens
            .get(at)
            .is_some_and(|token| token.find(code).is_some())
    }

    /// The unit that starts at this place.
    fn measure(self, tokens: &[Token], at: usize, figure: Figure) -> Option<(Measure, usize)> {
        let token = tokens.get(at)?;
        if let Some(of) = self.rating(tokens, at, figure) {
            return Some(of);
        }
        let joined = token.is_sign('-') && !token.spaced;
        if joined {
            // "4.5-star rating"; a "90-day retention rate" is a name
            let star = tokens.get(at + 1).filter(|next| !next.spaced)?;
            return star
                .has(Sense::Star)
                .then_some((Measure::Rating(5), at + 2));
        }
        // "5 °C"
        if token.is_sign('°')
            && let Some(letter) = tokens.get(at + 1).filter(|letter| !letter.spaced)
        {
            let degrees = match letter.text {
                "C" => "°C",
                "F" => "°F",
                _ => return None,
            };
            return Some((Measure::Custom(degrees), at + 2));
        }
        let single_letter = token.is_word() && token.text.len() == 1;
        let next_is = |word: &str| tokens.get(at + 1).is_some_and(|next| next.is(word));
        if token.has(Sense::Percent) {
            let points = next_is("points")
                || next_is("point")
                || tokens
                    .get(at + 1)
                    .is_some_and(|dash| dash.is_sign('-') && !dash.spaced)
                    && tokens.get(at + 2).is_some_and(|next| next.is("points"));
            let wide = tokens.get(at + 1).is_some_and(|dash| dash.is_sign('-'));
            return Some(match points {
                true if wide => (Measure::Points, at + 3),
                true => (Measure::Points, at + 2),
                false => (Measure::Percent, at + 1),
            });
        }
        if token.is("percentage") && (next_is("points") || next_is("point")) {
            return Some((Measure::Points, at + 2));
        }
        if token.is("per") && next_is("cent") {
            return Some((Measure::Percent, at + 2));
        }
        if token.is("per") && (next_is("mille") || next_is("mil")) {
            return Some((Measure::Custom("‰"), at + 2));
        }
        if token.is("basis") && (next_is("points") || next_is("point")) {
            return Some((Measure::Custom("bp"), at + 2));
        }
        if token.has(Sense::Workday) {
            let days = tokens.get(at + 1)?.has(Sense::Time(Stretch::Day));
            return days.then_some((Measure::Time(Stretch::Day), at + 2));
        }
        // "5 times per week" counts, "3 times more" multiplies
        let counts = tokens.get(at + 1).is_some_and(|next| {
            next.senses()
                .any(|sense| matches!(sense, Sense::Per | Sense::Often(_)))
                || next.is("in")
                || next.is("during")
        });
        let times =
            !token.spaced && (token.is("x") || token.is_sign('×')) || token.is("times") && !counts;
        if times {
            return Some((Measure::Times, at + 1));
        }
        let found = token.find(|sense| match sense {
            Sense::Time(Stretch::Half) => None,
            // A lone letter apart from its number is a unit only for hours, seconds and days.
            Sense::Time(Stretch::Minute) if single_letter && !self.minutes => None,
            Sense::Time(stretch) => (token.text.chars().all(is_lowercase) || !single_letter)
                .then_some(Measure::Time(stretch)),
            Sense::Points => Some(Measure::Points),
            Sense::Star => Some(Measure::Rating(5)),
            // "5 g"; but "5G"
            // "500g", "5 g"; but "5G"
            Sense::Custom(word) => (!single_letter
                || token.text.chars().all(is_lowercase) && (token.spaced || figure.digits > 1))
                .then_some(Measure::Custom(word)),
            Sense::Money(code) => Some(Measure::Money {
                code,
                shared: is_shared(token.text),
            }),
            _ => None,
        });
        if let Some(measure) = found {
            let dollar = tokens
                .get(at + 1)
                .is_some_and(|next| next.is_sign('$') && !next.spaced && token.is_word());
            return Some((measure, at + 1 + usize::from(dollar)));
        }
        // "5 US$"
        match self.money(tokens, at) {
            Some((measure, behind)) if behind == at + 2 => Some((measure, behind)),
            _ => None,
        }
    }

    /// `of 5`, `out of 5`, `/5` behind a number.
    fn rating(self, tokens: &[Token], at: usize, figure: Figure) -> Option<(Measure, usize)> {
        let token = tokens.get(at)?;
        let mut next = if token.is_sign('/') || token.is("of") {
            at + 1
        } else if token.is("out") && tokens.get(at + 1)?.is("of") {
            at + 2
        } else {
            return None;
        };
        let of = tokens.get(next)?.figure()?;
        let whole = of.plain || of.value.fract() == 0.0 && of.fraction;
        let fits = whole && (3.0..=100.0).contains(&of.value) && figure.value <= of.value;
        next += 1;
        let behind = tokens.get(next);
        let star = behind.is_some_and(|word| word.has(Sense::Star) || word.is("points"));
        // "3 of 5 teams" counts teams; "3 of 5" rates.
        let counts = behind.is_some_and(|word| {
            word.is_word()
                && !word.senses().any(|sense| {
                    matches!(
                        sense,
                        Sense::In
                            | Sense::By
                            | Sense::And
                            | Sense::To
                            | Sense::Of
                            | Sense::Within
                            | Sense::Before
                    )
                })
                && !word.is("from")
        });
        let usual = matches!(of.value as u32, 4..=7 | 10 | 100) || figure.fraction;
        let slash = token.is_sign('/');
        if !fits
            || !usual
            || (counts && !star && !figure.fraction && !slash)
            || behind.is_some_and(|sign| sign.is_sign('/'))
        {
            return None;
        }
        let points = of.value as u8;
        Some((Measure::Rating(points), next + usize::from(star)))
    }

    /// Further, smaller lengths behind a first: the `30 min` of `2 h 30 min`, in the first one's unit.
    fn smaller(self, tokens: &[Token], at: usize, first: Stretch) -> (f64, usize) {
        let none = (0.0, at);
        let mut from = at;
        if tokens.get(from).is_some_and(|token| token.is("and")) {
            from += 1;
        }
        let Some(figure) = tokens.get(from).and_then(Token::figure) else {
            return none;
        };
        let in_first = |stretch: Stretch| {
            let ((unit, factor), (large, large_factor)) = (time_unit(stretch), time_unit(first));
            figure.value * factor * seconds(unit) / (seconds(large) * large_factor)
        };
        let reader = Self {
            minutes: true,
            ..self
        };
        match reader.measure(tokens, from + 1, figure) {
            Some((Measure::Time(stretch), behind)) if stretch < first => {
                let (rest, end) = reader.smaller(tokens, behind, stretch);
                let share = if figure.value > 0.0 {
                    rest / figure.value
                } else {
                    0.0
                };
                (in_first(stretch) * (1.0 + share), end)
            }
            // "2h30", "4h 20"
            None if first == Stretch::Hour
                && from == at
                && figure.value < 60.0
                && tokens.get(from).is_some_and(|token| {
                    let glued = tokens
                        .get(at.saturating_sub(1))
                        .is_some_and(|unit| !unit.spaced);
                    !token.spaced || glued && figure.plain && figure.digits == 2
                }) =>
            {
                (figure.value / 60.0, from + 1)
            }
            _ => none,
        }
    }

    fn clock(
        self,
        tokens: &[Token],
        at: usize,
        hours: u32,
        minutes: u32,
    ) -> Option<(Quantity, usize)> {
        // Behind "at" it is a time of day, which says nothing about a metric; the reader of a value has its own way.
        let token = tokens.get(at)?;
        let (unit, next) = match self.measure(tokens, at + 1, PLAIN) {
            Some((Measure::Time(stretch @ (Stretch::Hour | Stretch::Minute)), next)) => {
                (stretch, next)
            }
            _ => return None,
        };
        Some((
            Quantity {
                value: f64::from(hours) + f64::from(minutes) / 60.0,
                measure: Some(Measure::Time(unit)),
                scale: 1.0,
                scale_apart: false,
                plain: false,
                signed: false,
                ambiguous: false,
                worded: false,
                start: token.start,
                end: tokens.get(next - 1)?.end,
            },
            next,
        ))
    }
}

const PLAIN: Figure = Figure {
    value: 0.0,
    plain: true,
    digits: 1,
    ambiguous: false,
    fraction: false,
};

fn code(sense: Sense) -> Option<&'static str> {
    match sense {
        Sense::Money(code) => Some(code),
        _ => None,
    }
}

/// Signs that several currencies share.
fn is_shared(text: &str) -> bool {
    matches!(text, "$" | "¥" | "kr") || text.eq_ignore_ascii_case("dollars")
}

/// A plus or minus in front of a number or a currency.
fn sign(tokens: &[Token], at: usize) -> Option<f64> {
    let token = tokens.get(at)?;
    let next = tokens.get(at + 1)?;
    let before = at.checked_sub(1).and_then(|before| tokens.get(before));
    let opens = token.spaced
        || before.is_none_or(
            |before| matches!(before.piece, Piece::Sign(sign) if !matches!(sign, ')' | '%')),
        );
    if next.spaced || !opens {
        return None;
    }
    match token.piece {
        Piece::Sign('-' | '−' | '–' | '﹣' | '－') => Some(-1.0),
        Piece::Sign('+') => Some(1.0),
        _ => None,
    }
}

fn is_glued_word(tokens: &[Token], at: usize) -> bool {
    tokens
        .get(at)
        .is_some_and(|token| token.is_word() && !token.spaced)
}

/// Whether a hyphen and letters hang on the number: "360-degree".
fn hyphenated(tokens: &[Token], at: usize) -> bool {
    tokens
        .get(at)
        .is_some_and(|dash| !dash.spaced && matches!(dash.piece, Piece::Sign('-' | '‑')))
        && is_glued_word(tokens, at + 1)
}
