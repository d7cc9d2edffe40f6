//! The one way from the text of a JSON file to values.
//!
//! It reads what serde_json reads, and says of everything else what serde_json says, at the same place. serde_json's own reader brings tables of
//! powers of ten along that are as large as itself and cannot be compressed; here a number that is not simple is read by the browser
//! (`number.rs`).

use super::number::nearest;
use serde_json::{Map, Value};
use std::fmt;

/// How deep lists and objects may stand in one another, and one more.
const DEEPEST: u8 = 128;

/// Why a text is not JSON.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BadJson {
    what: &'static str,
    /// The line, from 1.
    pub line: usize,
    /// The column in bytes, from 1; 0 in front of a line.
    pub column: usize,
}

impl BadJson {
    /// Whether the text ends too early.
    pub fn is_cut(&self) -> bool {
        self.what.starts_with("EOF")
    }

    /// Whether a number has no place among the numbers.
    pub fn is_too_large(&self) -> bool {
        self.what == TOO_LARGE
    }
}

impl fmt::Display for BadJson {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { what, line, column } = self;
        write!(f, "{what} at line {line} column {column}")
    }
}

const TOO_LARGE: &str = "number out of range";
const NO_NUMBER: &str = "invalid number";
const NO_VALUE: &str = "EOF while parsing a value";
/// What is wrong with a list, and with an object, that is cut off or lacks a comma.
const IN_LIST: [&str; 2] = ["EOF while parsing a list", "expected `,` or `]`"];
const IN_OBJECT: [&str; 2] = ["EOF while parsing an object", "expected `,` or `}`"];
const NO_END: &str = "EOF while parsing a string";
const NO_ESCAPE: &str = "invalid escape";
const HALF_PAIR: &str = "lone leading surrogate in hex escape";

/// Reads a text.
///
/// # Errors
/// It is not JSON.
pub fn read_json(text: &str) -> Result<Value, BadJson> {
    let mut reader = JsonReader {
        text,
        at: 0,
        room: DEEPEST,
    };
    let value = reader.value().and_then(|value| reader.ended(value));
    value.map_err(|fault| fault.told(text))
}

/// A text that is read a piece at a time: an object whose long lists are read item by item.
#[derive(Debug, Default)]
pub struct JsonPieces {
    at: usize,
    fields: Map<String, Value>,
    /// The list that is open: its name and its items.
    list: Option<(String, Vec<Value>)>,
    /// What the text holds, once all of it is read.
    whole: Option<Value>,
}

impl JsonPieces {
    /// Reads about so many bytes more of a text, which must be the same each time. False once there are no more.
    ///
    /// # Errors
    /// It is not JSON; the words and the place are those of [`read_json`].
    pub fn step(&mut self, text: &str, size: usize) -> Result<bool, BadJson> {
        // What stands in the object at the top stands in room 127, its lists' items in 126.
        let mut reader = JsonReader {
            text,
            at: self.at,
            room: DEEPEST,
        };
        let end = self.at.saturating_add(size);
        let read = self.read(&mut reader, end);
        self.at = reader.at;
        read.map_err(|fault| fault.told(text))?;
        Ok(self.whole.is_none())
    }

    /// How far the reading is, in bytes.
    pub fn read_so_far(&self) -> usize {
        self.at
    }

    /// What the text holds; nothing before all of it is read.
    pub fn done(self) -> Value {
        self.whole.unwrap_or_default()
    }

    fn read(&mut self, reader: &mut JsonReader, end: usize) -> Result<(), JsonFault> {
        if reader.at == 0 {
            if reader.peek_solid() != Some(b'{') {
                let value = reader.value()?;
                self.whole = Some(reader.ended(value)?);
                return Ok(());
            }
            reader.at += 1;
        }
        reader.room -= 1;
        while reader.at < end {
            if let Some((name, items)) = &mut self.list {
                reader.room -= 1;
                if reader.goes_on(b']', items.is_empty(), IN_LIST)? {
                    items.push(reader.value()?);
                    reader.room += 1;
                    continue;
                }
                reader.room += 1;
                let (name, items) = (std::mem::take(name), std::mem::take(items));
                self.fields.insert(name, Value::Array(items));
                self.list = None;
            } else if reader.goes_on(b'}', self.fields.is_empty(), IN_OBJECT)? {
                let name = reader.name()?;
                if reader.peek_solid() == Some(b'[') {
                    reader.at += 1;
                    self.list = Some((name, Vec::new()));
                } else {
                    let value = reader.value()?;
                    self.fields.insert(name, value);
                }
            } else {
                let fields = std::mem::take(&mut self.fields);
                self.whole = Some(reader.ended(Value::Object(fields))?);
                return Ok(());
            }
        }
        Ok(())
    }
}

struct JsonFault {
    what: &'static str,
    at: usize,
}

struct JsonReader<'a> {
    text: &'a str,
    at: usize,
    room: u8,
}

impl JsonFault {
    fn told(self, text: &str) -> BadJson {
        let Self { what, at } = self;
        let before = text.as_bytes().get(..at).unwrap_or_default();
        let breaks = before.iter().filter(|byte| **byte == b'\n').count();
        let line = before.iter().rposition(|byte| *byte == b'\n');
        BadJson {
            what,
            line: breaks + 1,
            column: line.map_or(at, |at_break| at - at_break - 1),
        }
    }
}

impl JsonReader<'_> {
    /// What was read, if nothing stands behind it.
    fn ended(&mut self, value: Value) -> Result<Value, JsonFault> {
        match self.peek_solid() {
            None => Ok(value),
            Some(_) => self.at_next("trailing characters"),
        }
    }

    #[inline]
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn next(&mut self) -> Option<u8> {
        let byte = self.peek()?;
        self.at += 1;
        Some(byte)
    }

    /// The next byte that is no space.
    fn peek_solid(&mut self) -> Option<u8> {
        while let Some(b' ' | b'\n' | b'\t' | b'\r') = self.peek() {
            self.at += 1;
        }
        self.peek()
    }

    /// A fault at what was read last.
    fn at_last<T>(&self, what: &'static str) -> Result<T, JsonFault> {
        Err(JsonFault { what, at: self.at })
    }

    /// A fault at what comes next.
    fn at_next<T>(&self, what: &'static str) -> Result<T, JsonFault> {
        let at = self.text.len().min(self.at + 1);
        Err(JsonFault { what, at })
    }

    fn value(&mut self) -> Result<Value, JsonFault> {
        match self.peek_solid() {
            None => self.at_next(NO_VALUE),
            Some(b'n') => self.word("null", Value::Null),
            Some(b't') => self.word("true", Value::Bool(true)),
            Some(b'f') => self.word("false", Value::Bool(false)),
            Some(b'-' | b'0'..=b'9') => self.number(),
            Some(b'"') => self.string().map(Value::String),
            Some(open @ (b'[' | b'{')) => {
                self.room -= 1;
                if self.room == 0 {
                    return self.at_next("recursion limit exceeded");
                }
                self.at += 1;
                let value = if open == b'[' {
                    self.list().map(Value::Array)
                } else {
                    self.object().map(Value::Object)
                };
                self.room += 1;
                value
            }
            Some(_) => self.at_next("expected value"),
        }
    }

    fn word(&mut self, word: &str, value: Value) -> Result<Value, JsonFault> {
        for wanted in word.bytes() {
            match self.next() {
                None => return self.at_last(NO_VALUE),
                Some(byte) if byte == wanted => {}
                Some(_) => return self.at_last("expected ident"),
            }
        }
        Ok(value)
    }

    /// Whether another item comes before the sign that closes a list or an object; stands at the item then, else behind that sign.
    fn goes_on(
        &mut self,
        close: u8,
        is_first: bool,
        faults: [&'static str; 2],
    ) -> Result<bool, JsonFault> {
        let [is_cut, wants_comma] = faults;
        match self.peek_solid() {
            None => return self.at_next(is_cut),
            Some(byte) if byte == close => {
                self.at += 1;
                return Ok(false);
            }
            Some(_) if is_first => return Ok(true),
            Some(b',') => self.at += 1,
            Some(_) => return self.at_next(wants_comma),
        }
        match self.peek_solid() {
            None => self.at_next(NO_VALUE),
            Some(byte) if byte == close => self.at_next("trailing comma"),
            Some(_) => Ok(true),
        }
    }

    fn list(&mut self) -> Result<Vec<Value>, JsonFault> {
        let mut items = Vec::new();
        while self.goes_on(b']', items.is_empty(), IN_LIST)? {
            items.push(self.value()?);
        }
        Ok(items)
    }

    fn object(&mut self) -> Result<Map<String, Value>, JsonFault> {
        let mut fields = Map::new();
        while self.goes_on(b'}', fields.is_empty(), IN_OBJECT)? {
            let name = self.name()?;
            let value = self.value()?;
            fields.insert(name, value);
        }
        Ok(fields)
    }

    /// The name of a field, and the colon behind it.
    fn name(&mut self) -> Result<String, JsonFault> {
        if self.peek() != Some(b'"') {
            return self.at_next("key must be a string");
        }
        let name = self.string()?;
        match self.peek_solid() {
            None => self.at_next(IN_OBJECT[0]),
            Some(b':') => {
                self.at += 1;
                Ok(name)
            }
            Some(_) => self.at_next("expected `:`"),
        }
    }

    /// A text from its opening quotation mark on.
    fn string(&mut self) -> Result<String, JsonFault> {
        self.at += 1;
        let mut text = String::new();
        loop {
            let start = self.at;
            let rest = self.text.as_bytes().get(start..).unwrap_or_default();
            let is_end = |byte: &u8| matches!(byte, b'"' | b'\\' | ..b' ');
            self.at += rest.iter().position(is_end).unwrap_or(rest.len());
            // Both ends are ASCII or the text's.
            text.push_str(self.text.get(start..self.at).unwrap_or_default());
            match self.next() {
                None => return self.at_last(NO_END),
                Some(b'"') => return Ok(text),
                Some(b'\\') => text.push(self.escaped()?),
                Some(_) => {
                    return self.at_last(
                        "control character (\\u0000-\\u001F) found while parsing a string",
                    );
                }
            }
        }
    }

    fn escaped(&mut self) -> Result<char, JsonFault> {
        Ok(match self.next() {
            None => return self.at_last(NO_END),
            Some(sign @ (b'"' | b'\\' | b'/')) => char::from(sign),
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => return self.by_number(),
            Some(_) => return self.at_last(NO_ESCAPE),
        })
    }

    /// A sign by its number, or by the two halves of a pair.
    fn by_number(&mut self) -> Result<char, JsonFault> {
        let mut code = self.four_digits()?;
        if let 0xD800..=0xDBFF = code {
            for wanted in *b"\\u" {
                match self.next() {
                    None => return self.at_last(NO_END),
                    Some(byte) if byte == wanted => {}
                    Some(_) => return self.at_last("unexpected end of hex escape"),
                }
            }
            let low = self.four_digits()?;
            if !(0xDC00..=0xDFFF).contains(&low) {
                return self.at_last(HALF_PAIR);
            }
            code = ((code - 0xD800) << 10 | (low - 0xDC00)) + 0x1_0000;
        }
        match char::from_u32(code) {
            Some(sign) => Ok(sign),
            None => self.at_last(HALF_PAIR),
        }
    }

    fn four_digits(&mut self) -> Result<u32, JsonFault> {
        let digits = self.text.as_bytes().get(self.at..self.at + 4);
        let Some(digits) = digits else {
            self.at = self.text.len();
            return self.at_last(NO_END);
        };
        self.at += 4;
        let mut code = 0;
        for digit in digits {
            match char::from(*digit).to_digit(16) {
                Some(digit) => code = code * 16 + digit,
                None => return self.at_last(NO_ESCAPE),
            }
        }
        Ok(code)
    }

    fn number(&mut self) -> Result<Value, JsonFault> {
        let start = self.at;
        let is_negative = self.peek() == Some(b'-');
        if is_negative {
            self.at += 1;
        }
        // As long as it is a whole number that has a place among them.
        let mut whole: Option<u64> = Some(0);
        let mut is_zero = true;
        match self.next() {
            None => return self.at_last(NO_VALUE),
            Some(b'0') => {
                if let Some(b'0'..=b'9') = self.peek() {
                    return self.at_next(NO_NUMBER);
                }
            }
            Some(b'1'..=b'9') => {
                is_zero = false;
                self.at -= 1;
                while let Some(digit @ b'0'..=b'9') = self.peek() {
                    self.at += 1;
                    whole = whole
                        .and_then(|whole| whole.checked_mul(10))
                        .and_then(|whole| whole.checked_add(u64::from(digit - b'0')));
                }
            }
            Some(_) => return self.at_last(NO_NUMBER),
        }
        if self.peek() == Some(b'.') {
            whole = None;
            self.at += 1;
            let first = self.at;
            while let Some(digit @ b'0'..=b'9') = self.peek() {
                self.at += 1;
                is_zero &= digit == b'0';
            }
            if self.at == first {
                return match self.peek() {
                    None => self.at_next(NO_VALUE),
                    Some(_) => self.at_next(NO_NUMBER),
                };
            }
        }
        if let Some(b'e' | b'E') = self.peek() {
            whole = None;
            self.at += 1;
            self.power(is_zero)?;
        }
        match whole {
            Some(whole) if !is_negative => return Ok(Value::from(whole)),
            Some(whole) if whole > 0 => {
                if let Some(whole) = 0_i64.checked_sub_unsigned(whole) {
                    return Ok(Value::from(whole));
                }
            }
            _ => {}
        }
        let value = nearest(self.text.get(start..self.at).unwrap_or_default());
        if value.is_infinite() {
            return self.at_last(TOO_LARGE);
        }
        Ok(Value::from(value))
    }

    /// The power of ten behind an "e".
    fn power(&mut self, is_zero: bool) -> Result<(), JsonFault> {
        let sign = self.peek();
        if let Some(b'+' | b'-') = sign {
            self.at += 1;
        }
        match self.next() {
            None => return self.at_last(NO_VALUE),
            Some(b'0'..=b'9') => self.at -= 1,
            Some(_) => return self.at_last(NO_NUMBER),
        }
        let mut power = 0_i32;
        while let Some(digit @ b'0'..=b'9') = self.peek() {
            self.at += 1;
            let longer = power.checked_mul(10);
            let longer = longer.and_then(|power| power.checked_add(i32::from(digit - b'0')));
            match longer {
                Some(longer) => power = longer,
                None if sign != Some(b'-') && !is_zero => return self.at_last(TOO_LARGE),
                // However many digits follow, it is zero.
                None => power = i32::MAX,
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn is_same(text: &str) {
        let ours = read_json(text).map_err(|error| error.to_string());
        let theirs = serde_json::from_str::<Value>(text);
        if let (Err(bad), Err(error)) = (read_json(text), &theirs) {
            assert_eq!(bad.is_cut(), error.is_eof(), "{text:?}");
            assert_eq!((bad.line, bad.column), (error.line(), error.column()));
        }
        for size in [1, 7, usize::MAX] {
            let mut pieces = JsonPieces::default();
            let read = loop {
                match pieces.step(text, size) {
                    Ok(true) => {}
                    Ok(false) => break Ok(pieces.done()),
                    Err(bad) => break Err(bad),
                }
            };
            let whole = read_json(text);
            assert_eq!(
                format!("{read:?}"),
                format!("{whole:?}"),
                "{text:?} by {size}"
            );
        }
        let theirs = theirs.map_err(|error| error.to_string());
        // Numbers are compared bit by bit: -0.0 is another than 0.0.
        assert_eq!(format!("{ours:?}"), format!("{theirs:?}"), "{text:?}");
    }

    #[test]
    fn odd_texts_are_read_as_serde_json_reads_them() {
        for text in [
            "",
            " ",
            "\n\n",
            "nul",
            "nulx",
            "nullx",
            "true",
            "fals",
            "truE",
            "[",
            "[]",
            "[1",
            "[1,",
            "[1,]",
            "[,1]",
            "[1 2]",
            "[1,\n  ]",
            "[]]",
            "{",
            "{}",
            "{\"",
            "{\"a",
            "{\"a\"",
            "{\"a\" 1}",
            "{\"a\":",
            "{\"a\":1",
            "{\"a\":1,",
            "{\"a\":1,}",
            "{,}",
            "{1:2}",
            "{\"a\":1 \"b\":2}",
            "{\"a\":1,\"a\":2}",
            "{\"\":{\"\":[]}}",
            "{\"a\":1,b}",
            "{} {}",
            "\"",
            "\"\\",
            "\"\\u",
            "\"\\u12",
            "\"\\u12g4\"",
            "\"\\u00e9\"",
            "\"\\ud83d\"",
            "\"\\ud83d\\",
            "\"\\ud83d\\n\"",
            "\"\\ud83dx\"",
            "\"\\ud83d\\u0041\"",
            "\"\\ud83d\\ude00\"",
            "\"\\ude00\"",
            "\"\\q\"",
            "\"\\u00é9\"",
            "\"a\u{1}b\"",
            "\"a\nb\"",
            "\"é😀\"",
            "\"\\b\\f\\n\\r\\t\\/\\\"\\\\\"",
            "-",
            "-x",
            "-0",
            "-0.0",
            "0",
            "00",
            "01",
            "-01",
            "1.",
            "1.x",
            ".5",
            "+1",
            "1e",
            "1ex",
            "1e+",
            "1e+x",
            "1e5",
            "1E-5",
            "1.5e3",
            "0e9",
            "1e400",
            "-1e400",
            "1e-400",
            "0e99999999999",
            "1e99999999999",
            "1e-99999999999",
            "0.0e99999999999",
            "1e2147483647",
            "1e2147483648",
            "18446744073709551615",
            "18446744073709551616",
            "-9223372036854775808",
            "-9223372036854775809",
            "-18446744073709551615",
            "-18446744073709551616",
            "9007199254740993",
            "9007199254740993.0",
            "0.1",
            "1.7976931348623159e308",
            "123456789012345678901234567890.123456789012345678901234567890",
            "0.00000000000000000000000000000000000000001",
            "\u{feff}1",
            "NaN",
            "Infinity",
            "'a'",
            "[\"a\"\n,\n  \"b\" \"c\"]",
            "é",
        ] {
            is_same(text);
            is_same(&format!(" \n[{text}"));
            is_same(&format!("{{\"x\": {text}}}"));
        }
    }

    #[test]
    fn what_stands_too_deep_is_refused_at_the_same_place() {
        for depth in [126, 127, 128, 129, 400] {
            is_same(&"[".repeat(depth));
            is_same(&format!("{}{}", "[".repeat(depth), "]".repeat(depth)));
            is_same(&"{\"a\":".repeat(depth));
        }
    }

    fn value() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<i64>().prop_map(Value::from),
            any::<u64>().prop_map(Value::from),
            any::<f64>().prop_map(Value::from),
            "\\PC{0,6}|[\u{0}-\u{20}\"\\\\é😀]{0,4}".prop_map(Value::from),
        ];
        leaf.prop_recursive(4, 24, 4, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
                prop::collection::vec(("[a-c\"]{0,2}", inner), 0..4)
                    .prop_map(|pairs| Value::Object(pairs.into_iter().collect())),
            ]
        })
    }

    proptest! {
        #[test]
        fn what_was_written_is_read_alike(value in value(), pretty: bool) {
            let text = if pretty { serde_json::to_string_pretty(&value) } else { serde_json::to_string(&value) };
            is_same(&text.unwrap_or_default());
        }

        #[test]
        fn what_was_spoilt_is_read_alike(value in value(), at: prop::sample::Index, by in "[\\[\\]{}:,\"\\\\u0-9eE.+\\-tfn \nd8é]{0,3}", less in 0usize..4) {
            let mut letters: Vec<char> = value.to_string().chars().collect();
            let from = at.index(letters.len() + 1);
            let to = letters.len().min(from + less);
            letters.splice(from..to, by.chars());
            is_same(&letters.into_iter().collect::<String>());
        }

        #[test]
        fn numbers_are_read_alike(text in "-?(0|[1-9][0-9]{0,24})([.][0-9]{0,24})?([eE][-+]?[0-9]{0,4})?", bits: u64) {
            is_same(&text);
            is_same(&Value::from(f64::from_bits(bits)).to_string());
        }

        #[test]
        fn anything_is_read_alike(text in "[\\[\\]{}:,\"\\\\u0-9eE.+\\-tfnrualse \n]{0,12}") {
            is_same(&text);
        }
    }
}
