//! The one way from digits to a number, and back.
//!
//! The standard library's reader and writer of numbers bring tables of powers of ten along, ten and seven kilobytes of the download. So a number
//! that is simple is read here, another by the browser; and digits are worked out exactly, by long multiplication as on paper.

/// Reads a number as `str::parse` does, to the nearest `f64`: digits with or without a sign, decimals and an exponent.
///
/// What is too large becomes infinite, as there. `None` where that fails, and for the words "inf" and "nan", which it takes for numbers.
pub fn read_f64(text: &str) -> Option<f64> {
    let size = text.strip_prefix(['+', '-']).unwrap_or(text);
    let end = size.find(['e', 'E']).unwrap_or(size.len());
    let (digits, exponent) = size.split_at_checked(end)?;
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
    if whole.is_empty() && decimals.is_empty() {
        return None;
    }
    let is_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let power = exponent.strip_prefix(['e', 'E']).unwrap_or(exponent);
    let power = power.strip_prefix(['+', '-']).unwrap_or(power);
    let is_power = exponent.is_empty() || !power.is_empty();
    if !is_power || ![whole, decimals, power].into_iter().all(is_digits) {
        return None;
    }
    Some(nearest(text.strip_prefix('+').unwrap_or(text)))
}

/// The number nearest to digits that are known to be some, as JSON writes them.
pub(super) fn nearest(text: &str) -> f64 {
    simple(text).unwrap_or_else(|| beyond::nearest(text))
}

/// A number and a power of ten that are both exact, of which one division makes the nearest.
fn simple(text: &str) -> Option<f64> {
    let mut size: u64 = 0;
    let mut decimals = None;
    for byte in text.strip_prefix('-').unwrap_or(text).bytes() {
        if byte == b'.' {
            decimals = Some(0);
            continue;
        }
        // An exponent is not simple.
        let digit = char::from(byte).to_digit(10)?;
        size = size.checked_mul(10)?.checked_add(u64::from(digit))?;
        decimals = decimals.map(|decimals| decimals + 1);
    }
    let decimals = decimals.unwrap_or(0);
    if size > 1 << f64::MANTISSA_DIGITS || decimals > 22 {
        return None;
    }
    let value = size as f64 / 10_f64.powi(decimals);
    Some(if text.starts_with('-') { -value } else { value })
}

#[cfg(target_arch = "wasm32")]
mod beyond {
    pub(super) fn nearest(text: &str) -> f64 {
        wasm_bindgen::JsValue::from_str(text).unchecked_into_f64()
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod beyond {
    pub(super) fn nearest(text: &str) -> f64 {
        text.parse().unwrap_or(f64::NAN)
    }
}

/// A number with as many decimals as tell it from every other, as `{}` writes it.
pub fn plain(value: f64) -> String {
    if value.fract() == 0.0 && value.abs() < 1e15 && value.to_bits() != (-0.0_f64).to_bits() {
        return (value as i64).to_string();
    }
    match shortest(value) {
        Some((sign, digits, point)) => format!("{sign}{}", pointed(&digits, point)),
        None => unusual(value),
    }
}

/// The same with a power of ten, as `{:e}` writes it.
pub fn scientific(value: f64) -> String {
    let Some((sign, digits, point)) = shortest(value) else {
        return unusual(value);
    };
    let front = digits.trim_start_matches('0');
    let zeros = i32::try_from(digits.len() - front.len()).unwrap_or(0);
    match front.trim_end_matches('0').split_at_checked(1) {
        Some((first, "")) => format!("{sign}{first}e{}", point - zeros - 1),
        Some((first, rest)) => format!("{sign}{first}.{rest}e{}", point - zeros - 1),
        None => format!("{sign}0e0"),
    }
}

/// The sign of a number, the digits that tell it from every other, and how many of them stand before the point. Files are written by the
/// same digits.
fn shortest(value: f64) -> Option<(&'static str, String, i32)> {
    let text = serde_json::Number::from_f64(value)?.to_string();
    let (front, power) = text.split_once('e').unwrap_or((&text, "0"));
    let (sign, front) = match front.strip_prefix('-') {
        Some(front) => ("-", front),
        None => ("", front),
    };
    let (whole, decimals) = front.split_once('.').unwrap_or((front, ""));
    let decimals = decimals.trim_end_matches('0');
    let digits = format!("{whole}{decimals}");
    let power: i32 = power.trim_start_matches('+').parse().unwrap_or(0);
    let point = i32::try_from(whole.len()).unwrap_or(0) + power;
    Some((sign, digits, point))
}

/// A number with exactly so many decimals, as `{:.2}` writes it: the nearest, of two as near the even one.
pub fn fixed(value: f64, places: usize) -> String {
    if !value.is_finite() {
        return unusual(value);
    }
    let sign = if value.is_sign_negative() { "-" } else { "" };
    if let Some(text) = short(value.abs(), places) {
        return format!("{sign}{text}");
    }
    let (mut digits, decimals) = exact(value.abs());
    // Room for zeros on both sides.
    while digits.len() <= decimals {
        digits.insert(0, b'0');
    }
    let whole = digits.len() - decimals;
    let whole = whole + usize::from(round(&mut digits, whole + places));
    let mut text = String::from(sign);
    for (place, digit) in digits.into_iter().enumerate() {
        if place == whole {
            text.push('.');
        }
        text.push(char::from(digit));
    }
    text
}

/// A number as one digit, decimals and a power of ten, as `{:.2e}` writes it.
pub fn powered(value: f64, places: usize) -> String {
    if !value.is_finite() {
        return unusual(value);
    }
    let (mut digits, decimals) = exact(value.abs());
    let mut power = digits.len() as i32 - decimals as i32 - 1;
    power += i32::from(round(&mut digits, 1 + places));
    digits.truncate(1 + places);
    let mut text = String::from(if value.is_sign_negative() { "-" } else { "" });
    for (place, digit) in digits.into_iter().enumerate() {
        if place == 1 {
            text.push('.');
        }
        text.push(char::from(digit));
    }
    format!("{text}e{power}")
}

fn unusual(value: f64) -> String {
    let word = if value.is_nan() {
        "NaN"
    } else if value > 0.0 {
        "inf"
    } else {
        "-inf"
    };
    word.to_owned()
}

/// Digits with a point after so many of them, or that many zeros in front.
fn pointed(digits: &str, point: i32) -> String {
    let Ok(point) = usize::try_from(point) else {
        let zeros = "0".repeat(point.unsigned_abs() as usize);
        return format!("0.{zeros}{digits}");
    };
    match digits.split_at_checked(point) {
        Some((_, "")) => digits.to_owned(),
        Some(("", decimals)) => format!("0.{decimals}"),
        Some((whole, decimals)) => format!("{whole}.{decimals}"),
        None => format!("{digits}{}", "0".repeat(point - digits.len())),
    }
}

/// The same for what is neither tiny nor huge, with few decimals: most of what is shown.
fn short(size: f64, places: usize) -> Option<String> {
    let (whole, power) = parts(size);
    let fraction_bits = u32::try_from(-power).ok().filter(|bits| *bits < 64)?;
    let tens = 10_u128.pow(u32::try_from(places).ok().filter(|places| *places < 10)?);
    let parts = u128::from(whole) * tens;
    let (mut kept, gone) = (parts >> fraction_bits, parts & ((1 << fraction_bits) - 1));
    let half = (1 << fraction_bits) >> 1;
    if gone > half || gone == half && half > 0 && kept % 2 == 1 {
        kept += 1;
    }
    let (whole, decimals) = ((kept / tens) as u64, (kept % tens) as u32);
    Some(if places == 0 {
        format!("{whole}")
    } else {
        format!("{whole}.{decimals:0places$}")
    })
}

/// A number that is not negative as a whole number times a power of two.
fn parts(size: f64) -> (u64, i32) {
    let bits = size.to_bits();
    match (bits >> 52) as i32 {
        0 => (bits, -1074),
        power => (bits & ((1 << 52) - 1) | 1 << 52, power - 1075),
    }
}

/// All digits of a number that is not negative, and how many of them are decimals.
fn exact(size: f64) -> (Vec<u8>, usize) {
    if size == 0.0 {
        return (vec![b'0'], 0);
    }
    let (mut whole, mut power) = parts(size);
    let even = whole.trailing_zeros().min(power.min(0).unsigned_abs());
    whole >>= even;
    power += even as i32;
    // In groups of nine digits, the last first.
    let mut groups = Vec::new();
    while whole > 0 {
        groups.push((whole % GROUP) as u32);
        whole /= GROUP;
    }
    // A half is five tenths.
    let (factor, most, at_once) = if power < 0 {
        (5, power.unsigned_abs(), 13)
    } else {
        (2, power.unsigned_abs(), 31)
    };
    let mut left = most;
    while left > 0 {
        let now = left.min(at_once);
        times(&mut groups, u64::pow(factor, now));
        left -= now;
    }
    let mut text = String::new();
    for group in groups.iter().rev() {
        let group = if text.is_empty() {
            group.to_string()
        } else {
            format!("{group:09}")
        };
        text.push_str(&group);
    }
    let decimals = if power < 0 { most as usize } else { 0 };
    (text.into_bytes(), decimals)
}

const GROUP: u64 = 1_000_000_000;

fn times(groups: &mut Vec<u32>, factor: u64) {
    let mut carry = 0;
    for group in groups.iter_mut() {
        carry += u64::from(*group) * factor;
        *group = (carry % GROUP) as u32;
        carry /= GROUP;
    }
    while carry > 0 {
        groups.push((carry % GROUP) as u32);
        carry /= GROUP;
    }
}

/// Leaves so many digits, the nearest to what they were, of two as near the even one. Whether there is one more in front.
fn round(digits: &mut Vec<u8>, keep: usize) -> bool {
    if digits.len() <= keep {
        digits.resize(keep, b'0');
        return false;
    }
    let gone = digits.split_off(keep);
    let is_odd = digits.last().is_some_and(|digit| digit % 2 == 1);
    let (first, rest) = gone.split_first().unwrap_or((&b'0', &[]));
    let is_half = *first == b'5' && rest.iter().all(|digit| *digit == b'0');
    if *first < b'5' || is_half && !is_odd {
        return false;
    }
    for digit in digits.iter_mut().rev() {
        if *digit < b'9' {
            *digit += 1;
            return false;
        }
        *digit = b'0';
    }
    digits.insert(0, b'1');
    true
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn is_same(text: &str) {
        let expected = text.parse::<f64>().ok();
        assert_eq!(
            read_f64(text).map(f64::to_bits),
            expected.map(f64::to_bits),
            "{text:?}"
        );
    }

    #[test]
    fn odd_writings_are_read_as_the_standard_library_does() {
        for text in [
            "",
            "-",
            "+",
            ".",
            "-.",
            "0",
            "-0",
            "+0",
            "007",
            "000",
            "-00.50",
            ".5",
            "5.",
            "-.5",
            "1e5",
            "1E5",
            "1.e5",
            ".5e-3",
            "1e",
            "1e+",
            "1e+05",
            "1e-05",
            "e5",
            "1e400",
            "-1e400",
            "1e-400",
            "5e-324",
            "2e-324",
            "1.7976931348623157e308",
            "1.7976931348623159e308",
            "9007199254740993",
            "18446744073709551616",
            "123456789012345678901234567890",
            "0.1",
            "0.30000000000000004",
            "1 ",
            " 1",
            "1,5",
            "1_0",
            "0x10",
            "1ee5",
            "0e999999999999",
            "1e999999999999",
            "1e-999999999999",
            "--1",
            "+-1",
            "-+1",
            "1.2.3",
            "1e5e5",
            "1e5.5",
            "٣",
            "é",
            "1é",
            "1eé",
            "1e5 ",
            "1e5\n",
            "2.2250738585072011e-308",
            "0.000000000000000000000000000000000000000000001",
        ] {
            is_same(text);
        }
    }

    #[test]
    fn words_are_no_numbers() {
        for text in ["inf", "-inf", "nan", "NaN", "infinity"] {
            assert_eq!(read_f64(text), None);
        }
    }

    fn is_written_alike(value: f64) {
        assert_eq!(plain(value), format!("{value}"));
        assert_eq!(scientific(value), format!("{value:e}"));
        for places in [0, 1, 4, 20] {
            assert_eq!(fixed(value, places), format!("{value:.places$}"));
            assert_eq!(powered(value, places), format!("{value:.places$e}"));
        }
    }

    #[test]
    fn odd_numbers_are_written_as_the_standard_library_does() {
        for value in [
            0.0,
            0.5,
            1.5,
            2.5,
            0.05,
            0.25,
            0.125,
            0.375,
            9.5,
            9.95,
            99.95,
            999.5,
            0.1,
            1.0 / 3.0,
            123.0,
            120.0,
            1e15,
            1e16,
            1e17,
            1e21,
            1e22,
            1e23,
            1.5e300,
            1e-5,
            1e-7,
            1.25e-7,
            f64::MAX,
            f64::MIN_POSITIVE,
            5e-324,
            f64::EPSILON,
            9_007_199_254_740_993.0,
            f64::INFINITY,
            f64::NAN,
        ] {
            is_written_alike(value);
            is_written_alike(-value);
        }
    }

    proptest! {
        #[test]
        fn every_number_comes_back(bits: u64) {
            let value = f64::from_bits(bits);
            prop_assume!(value.is_finite());
            for text in [format!("{value}"), format!("{value:e}"), format!("{value:.3}")] {
                is_same(&text);
            }
        }

        #[test]
        fn every_number_is_written_as_the_standard_library_does(bits: u64, near in -1e6..1e6_f64, eighths in -9999i32..9999, thousandths in 0u32..1_000_000) {
            is_written_alike(f64::from_bits(bits));
            is_written_alike(near);
            is_written_alike(f64::from(eighths) / 8.0);
            is_written_alike(f64::from(thousandths) / 1000.0);
        }

        #[test]
        fn what_looks_like_a_number_is_read_alike(text in "[-+]?[0-9]{0,25}[.]?[0-9]{0,25}([eE][-+]?[0-9]{0,3})?") {
            is_same(&text);
        }

        #[test]
        fn anything_else_is_refused_alike(text in "[-+.eE0-9 xn]{0,8}") {
            is_same(&text);
        }
    }
}
