//! The one way from digits to a number.
//!
//! The standard library's reader and that of JSON files are equally exact, and each brings its own tables of powers of ten along: ten
//! kilobytes of the download for the second. So everything is read as files are.

use serde_json::Value;

/// Reads a number as `str::parse` does, to the nearest `f64`: digits with or without a sign, decimals and an exponent.
///
/// What is too large becomes infinite, as there. `None` where that fails, and for the words "inf" and "nan", which it takes for numbers.
pub fn read_f64(text: &str) -> Option<f64> {
    let (sign, size) = match text.strip_prefix('-') {
        Some(size) => ("-", size),
        None => ("", text.strip_prefix('+').unwrap_or(text)),
    };
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
    // JSON has neither leading zeros nor a point with nothing beside it. The point also keeps whole numbers from being read as integers,
    // which know no -0.
    let whole = whole.trim_start_matches('0');
    let whole = if whole.is_empty() { "0" } else { whole };
    let decimals = if decimals.is_empty() { "0" } else { decimals };
    let json = format!("{sign}{whole}.{decimals}{exponent}");
    let read = serde_json::from_str::<Value>(&json);
    let read = read.ok().and_then(|value| value.as_f64());
    read.or(Some(if sign.is_empty() {
        f64::INFINITY
    } else {
        f64::NEG_INFINITY
    }))
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
        fn what_looks_like_a_number_is_read_alike(text in "[-+]?[0-9]{0,25}[.]?[0-9]{0,25}([eE][-+]?[0-9]{0,3})?") {
            is_same(&text);
        }

        #[test]
        fn anything_else_is_refused_alike(text in "[-+.eE0-9 xn]{0,8}") {
            is_same(&text);
        }
    }
}
