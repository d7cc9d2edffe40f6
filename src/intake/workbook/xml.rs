//! The tags of an XML text, one after the other. Names are read without what stands in front of their colon.

/// What comes next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sign<'a> {
    /// An element opens: its name and its attributes.
    Open(&'a [u8], &'a [u8]),
    /// An element opens and closes at once.
    Alone(&'a [u8], &'a [u8]),
    /// An element closes.
    Close(&'a [u8]),
    /// Words, still with their entities.
    Words(&'a [u8]),
    /// Words that stand as they are.
    Plain(&'a [u8]),
    /// Nothing more.
    End,
}

fn find(bytes: &[u8], at: usize, word: &[u8]) -> Option<usize> {
    let bytes = bytes.get(at..)?;
    bytes
        .windows(word.len())
        .position(|window| window == word)
        .map(|found| at + found)
}

/// Where a tag ends that begins here; a `>` in quotes ends nothing.
fn end_of_tag(bytes: &[u8], from: usize) -> Option<usize> {
    let mut quote = None;
    for (at, byte) in bytes.iter().enumerate().skip(from) {
        match (quote, *byte) {
            (None, b'>') => return Some(at),
            (None, b'"' | b'\'') => quote = Some(*byte),
            (Some(open), byte) if open == byte => quote = None,
            _ => {}
        }
    }
    None
}

/// The next sign of a text, from a place on, which moves behind it.
pub(super) fn next<'a>(bytes: &'a [u8], at: &mut usize) -> Sign<'a> {
    let cut = |from: usize, to: usize| bytes.get(from..to).unwrap_or_default();
    loop {
        let rest = bytes.get(*at..).unwrap_or_default();
        match rest {
            [] => return Sign::End,
            [b'<', b'!', b'-', b'-', ..] => {
                *at = find(bytes, *at + 4, b"-->").map_or(bytes.len(), |end| end + 3);
            }
            [b'<', b'!', b'[', ..] => {
                let start = *at + 9;
                let end = find(bytes, start, b"]]>").unwrap_or(bytes.len());
                *at = (end + 3).min(bytes.len());
                return Sign::Plain(cut(start, end));
            }
            [b'<', b'?' | b'!', ..] => {
                *at = end_of_tag(bytes, *at).map_or(bytes.len(), |end| end + 1);
            }
            [b'<', kind, ..] => {
                let Some(end) = end_of_tag(bytes, *at) else {
                    *at = bytes.len();
                    return Sign::End;
                };
                let is_close = *kind == b'/';
                let mut inside = cut(*at + 1 + usize::from(is_close), end);
                *at = end + 1;
                let is_alone = inside.ends_with(b"/");
                if is_alone {
                    inside = inside.get(..inside.len() - 1).unwrap_or_default();
                }
                let name_end = inside
                    .iter()
                    .position(u8::is_ascii_whitespace)
                    .unwrap_or(inside.len());
                let (name, attributes) = inside.split_at_checked(name_end).unwrap_or_default();
                let name = local(name);
                return match (is_close, is_alone) {
                    (true, _) => Sign::Close(name),
                    (_, true) => Sign::Alone(name, attributes),
                    _ => Sign::Open(name, attributes),
                };
            }
            _ => {
                let start = *at;
                let length = rest
                    .iter()
                    .position(|byte| *byte == b'<')
                    .unwrap_or(rest.len());
                *at += length;
                return Sign::Words(cut(start, *at));
            }
        }
    }
}

fn local(name: &[u8]) -> &[u8] {
    name.rsplit(|byte| *byte == b':').next().unwrap_or(name)
}

/// The value of an attribute, without its entities; empty where there is none.
pub(super) fn attribute(attributes: &[u8], name: &str) -> String {
    let mut rest = attributes;
    while let Some(equals) = rest.iter().position(|byte| *byte == b'=') {
        let (key, behind) = rest.split_at_checked(equals).unwrap_or_default();
        let behind = behind.get(1..).unwrap_or_default().trim_ascii_start();
        let quote = behind.first().copied().unwrap_or(b'"');
        let value = behind.get(1..).unwrap_or_default();
        let end = value
            .iter()
            .position(|byte| *byte == quote)
            .unwrap_or(value.len());
        if local(key.trim_ascii()) == name.as_bytes() {
            return words(value.get(..end).unwrap_or_default());
        }
        rest = value.get(end + 1..).unwrap_or_default();
    }
    String::new()
}

/// A text with its entities read.
pub(super) fn words(bytes: &[u8]) -> String {
    let text = String::from_utf8_lossy(bytes);
    if !text.contains('&') {
        return text.into_owned();
    }
    let mut read = String::new();
    let mut rest = text.as_ref();
    while let Some((before, behind)) = rest.split_once('&') {
        read.push_str(before);
        let entity = behind.split_once(';').filter(|(name, _)| name.len() <= 8);
        match entity.and_then(|(name, after)| Some((sign(name)?, after))) {
            Some((sign, after)) => {
                read.push(sign);
                rest = after;
            }
            None => {
                read.push('&');
                rest = behind;
            }
        }
    }
    read.push_str(rest);
    read
}

fn sign(name: &str) -> Option<char> {
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        _ => {
            let digits = name.strip_prefix('#')?;
            let code = match digits.strip_prefix(['x', 'X']) {
                Some(digits) => u32::from_str_radix(digits, 16).ok()?,
                None => digits.parse().ok()?,
            };
            char::from_u32(code)?
        }
    })
}
