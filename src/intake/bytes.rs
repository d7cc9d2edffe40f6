//! From bytes to text.

/// What the bytes 0x80 to 0x9F are in Windows-1252; a space where it has no sign.
const WINDOWS: &str = "€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ";

/// The text that bytes hold: UTF-8 or UTF-16, with or without a mark at the start, else as Windows writes Western European languages.
pub fn decode(bytes: &[u8]) -> String {
    match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => utf8(rest),
        [0xFF, 0xFE, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => utf16(rest, u16::from_be_bytes),
        _ => match silent_half(bytes) {
            Some(1) => utf16(bytes, u16::from_le_bytes),
            Some(_) => utf16(bytes, u16::from_be_bytes),
            None => utf8(bytes),
        },
    }
}

fn utf8(bytes: &[u8]) -> String {
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => bytes.iter().map(|&byte| windows(byte)).collect(),
    }
}

fn windows(byte: u8) -> char {
    match byte {
        0x80..=0x9F => WINDOWS.chars().nth(usize::from(byte - 0x80)).unwrap_or(' '),
        _ => char::from(byte),
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let units = bytes.chunks_exact(2).map(|pair| match pair {
        [one, other] => unit([*one, *other]),
        _ => 0,
    });
    char::decode_utf16(units)
        .map(|letter| letter.unwrap_or(char::REPLACEMENT_CHARACTER))
        .collect()
}

/// Which byte of each pair is nearly always nought, as in UTF-16 without a mark: 0 the first, 1 the second.
fn silent_half(bytes: &[u8]) -> Option<usize> {
    let start = bytes.get(..bytes.len().min(512)).unwrap_or_default();
    let mut noughts = [0_usize; 2];
    for (at, byte) in start.iter().enumerate() {
        if *byte == 0
            && let Some(count) = noughts.get_mut(at % 2)
        {
            *count += 1;
        }
    }
    let [first, second] = noughts;
    let most = start.len() / 2;
    if start.len() < 4 || first.max(second) * 5 < most * 4 {
        return None;
    }
    Some(usize::from(second > first))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_text_reads_the_same_in_every_encoding() {
        let text = "Größe;1,5 €\r\nUmsatz – „netto“;7";
        let units: Vec<u16> = text.encode_utf16().collect();
        let little: Vec<u8> = units.iter().flat_map(|unit| unit.to_le_bytes()).collect();
        let big: Vec<u8> = units.iter().flat_map(|unit| unit.to_be_bytes()).collect();
        let with = |mark: &[u8], bytes: &[u8]| [mark, bytes].concat();
        let windows: Vec<u8> = text
            .chars()
            .map(|letter| match letter {
                '€' => 0x80,
                '–' => 0x96,
                '„' => 0x84,
                '“' => 0x93,
                letter => u8::try_from(u32::from(letter)).unwrap_or(b'?'),
            })
            .collect();
        for bytes in [
            text.as_bytes().to_vec(),
            with(&[0xEF, 0xBB, 0xBF], text.as_bytes()),
            with(&[0xFF, 0xFE], &little),
            with(&[0xFE, 0xFF], &big),
            little,
            big,
            windows,
        ] {
            assert_eq!(decode(&bytes), text);
        }
        assert_eq!(decode(b""), "");
    }

    proptest! {
        #[test]
        fn any_bytes_become_some_text(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            let text = decode(&bytes);
            let _ = crate::intake::read_table(&text);
        }
    }
}
