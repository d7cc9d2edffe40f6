//! One way to write a JSON value, and an order over all of them.

use crate::domain::Gathered;
use serde_json::Value;
use std::cmp::Ordering;

/// The greatest whole number up to which every whole number has its own `f64`.
const GREATEST_EXACT: f64 = 9_007_199_254_740_992.0;

/// Brings a value into its one written form: a whole number is written `12`, not `12.0`, so that a number typed here, read
/// from a file or written by another program compares as equal. A negative zero stays what it is.
pub fn canonical(value: Value) -> Value {
    match value {
        Value::Number(number) if number.is_f64() => match number.as_f64() {
            Some(float) if is_whole(float) => Value::from(float as i64),
            _ => Value::Number(number),
        },
        Value::Array(items) => Value::Array(items.into_iter().map(canonical).collect()),
        Value::Object(fields) => Value::Object(
            fields
                .into_iter()
                .map(|(name, value)| (name, canonical(value)))
                .into_object(),
        ),
        other => other,
    }
}

fn is_whole(float: f64) -> bool {
    let is_negative_zero = float == 0.0 && float.is_sign_negative();
    float.fract() == 0.0 && float.abs() <= GREATEST_EXACT && !is_negative_zero
}

/// Orders any two values, nothing at all first. Only there so that everybody chooses alike.
pub fn order(one: Option<&Value>, other: Option<&Value>) -> Ordering {
    if one == other {
        return Ordering::Equal;
    }
    let text = |value: Option<&Value>| value.map(Value::to_string);
    text(one).cmp(&text(other))
}

/// 64 bits that stand for a text (FNV-1a, then mixed so that every bit depends on all).
pub fn digest64(parts: &[&str]) -> u64 {
    let mut hash: u64 = 0xCBF2_9CE4_8422_2325;
    for part in parts {
        // The separator keeps "ab"+"c" apart from "a"+"bc".
        for byte in part.bytes().chain([0xFF]) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01B3);
        }
    }
    hash = (hash ^ (hash >> 33)).wrapping_mul(0xFF51_AFD7_ED55_8CCD);
    hash ^ (hash >> 33)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn whole_numbers_have_one_form_and_nothing_else_changes() {
        assert_eq!(canonical(json!(12.0)).to_string(), "12");
        assert_eq!(canonical(json!(-3.0)).to_string(), "-3");
        assert_eq!(canonical(json!(-0.0)).to_string(), "-0.0");
        assert_eq!(canonical(json!(0.1)).to_string(), "0.1");
        assert_eq!(canonical(json!(1e300)).to_string(), "1e+300");
        assert_eq!(
            canonical(json!({"a": [1.0, "x"]})).to_string(),
            r#"{"a":[1,"x"]}"#
        );
    }

    #[test]
    fn a_written_number_reads_back_as_the_same_bits() {
        for float in [
            12.0,
            -0.0,
            0.1,
            1e15,
            -1e15,
            1e300,
            9_007_199_254_740_993.0,
            5e-324,
        ] {
            let text = canonical(json!(float)).to_string();
            let back: f64 = serde_json::from_str(&text).unwrap_or(f64::NAN);
            assert_eq!(back.to_bits(), f64::to_bits(float), "{text}");
        }
    }

    #[test]
    fn digests_tell_parts_apart() {
        assert_ne!(digest64(&["ab", "c"]), digest64(&["a", "bc"]));
        assert_eq!(digest64(&["ab", "c"]), digest64(&["ab", "c"]));
    }
}
