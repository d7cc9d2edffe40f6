//! Text files: what is in them, and why some cannot be sorted.

use std::fmt;

/// Largest file that is opened, in bytes. Two thousand long lines fit, and the browser's storage holds it.
pub const LARGEST: u64 = 1_000_000;

/// Why a file cannot be sorted. The text that was there before stays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotSortable {
    /// More bytes than [`LARGEST`].
    TooLarge(u64),
    /// Not a text: a picture, a document of a word processor.
    NotText,
    /// Nothing in it.
    Empty,
}

impl fmt::Display for NotSortable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge(size) => write!(
                f,
                "The file is {} MB, too large for a list of 2,000 lines. Copy the lines you need and paste them here.",
                size.div_ceil(1_000_000)
            ),
            Self::NotText => f.write_str(
                "This is not a text file. Open it in the program it came from, copy the lines and paste them here.",
            ),
            Self::Empty => f.write_str("The file is empty. Choose another one, or paste the lines here."),
        }
    }
}

/// The text of a file. A table with commas or semicolons between its cells (`.csv`) gets tabs between them, which sorting knows.
///
/// # Errors
/// [`NotSortable`]; nothing was changed.
pub fn read_file(name: &str, bytes: &[u8]) -> Result<String, NotSortable> {
    let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    if size > LARGEST {
        return Err(NotSortable::TooLarge(size));
    }
    let text = decode(bytes)?;
    if text.trim().is_empty() {
        return Err(NotSortable::Empty);
    }
    let is_table = name.to_ascii_lowercase().ends_with(".csv");
    Ok(if is_table { tabbed(&text) } else { text })
}

fn decode(bytes: &[u8]) -> Result<String, NotSortable> {
    let wide = |pair: fn([u8; 2]) -> u16| {
        let units = bytes.chunks_exact(2).skip(1).filter_map(|two| match two {
            [one, other] => Some(pair([*one, *other])),
            _ => None,
        });
        let text: Result<String, _> = char::decode_utf16(units).collect();
        text.map_err(|_| NotSortable::NotText)
    };
    match bytes {
        [0xFF, 0xFE, ..] => return wide(u16::from_le_bytes),
        [0xFE, 0xFF, ..] => return wide(u16::from_be_bytes),
        _ => {}
    }
    if bytes.contains(&0) {
        return Err(NotSortable::NotText);
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(text.strip_prefix('\u{FEFF}').unwrap_or(text).to_owned()),
        // Older programs write one byte a letter. Other control signs are no text in any of their tables.
        Err(_)
            if bytes
                .iter()
                .any(|&byte| byte < 9 || (14..32).contains(&byte)) =>
        {
            Err(NotSortable::NotText)
        }
        Err(_) => Ok(bytes.iter().copied().map(latin).collect()),
    }
}

/// A byte in the table that Western programs used, with its quotation marks, dashes and the euro.
fn latin(byte: u8) -> char {
    match byte {
        0x80 => '€',
        0x82 | 0x91 | 0x92 => '’',
        0x84 | 0x93 | 0x94 => '"',
        0x85 => '…',
        0x95 => '•',
        0x96 | 0x97 => '–',
        other => char::from(other),
    }
}

/// Puts tabs where a table has commas or semicolons, whichever its first line has more of. Cells in quotation marks keep theirs; line
/// ends inside them become spaces.
fn tabbed(text: &str) -> String {
    let first = text.lines().next().unwrap_or_default();
    let count = |sign: char| first.matches(sign).count();
    let separator = if count(';') > count(',') { ';' } else { ',' };
    if first.contains('\t') || count(separator) == 0 {
        return text.to_owned();
    }
    let mut table = String::with_capacity(text.len());
    let mut quoted = false;
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '"' if quoted && letters.peek() == Some(&'"') => {
                letters.next();
                table.push('"');
            }
            '"' => quoted = !quoted,
            '\n' | '\r' | '\t' if quoted => table.push(' '),
            _ if letter == separator && !quoted => table.push('\t'),
            _ => table.push(letter),
        }
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn texts_of_any_common_encoding_are_read() {
        let read = |bytes: &[u8]| read_file("list.txt", bytes);
        assert_eq!(read("\u{FEFF}Größe".as_bytes()), Ok("Größe".to_owned()));
        assert_eq!(
            read(b"Gr\xF6\xDFe \x96 5 \x80"),
            Ok("Größe – 5 €".to_owned())
        );
        let wide: Vec<u8> = "\u{FEFF}Größe"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        assert_eq!(read(&wide), Ok("Größe".to_owned()));
    }

    #[test]
    fn what_is_no_text_is_refused_with_what_to_do() {
        let read = |bytes: &[u8]| read_file("list.txt", bytes);
        assert_eq!(read(b"PK\x03\x04\0\0"), Err(NotSortable::NotText));
        assert_eq!(read(b"\x89PNG\r\n\x1A\n\xFF"), Err(NotSortable::NotText));
        assert_eq!(read(b" \n"), Err(NotSortable::Empty));
        let large = vec![b'a'; 1_000_001];
        assert_eq!(read(&large), Err(NotSortable::TooLarge(1_000_001)));
    }

    #[test]
    fn a_table_with_commas_gets_tabs() {
        let table = "Objective;Key result;Owner\n\"Delight; always\";\"NPS \"\"now\"\"\";Jo\n";
        let read = read_file("goals.CSV", table.as_bytes());
        let expected = "Objective\tKey result\tOwner\nDelight; always\tNPS \"now\"\tJo\n";
        assert_eq!(read.as_deref(), Ok(expected));
        let plain = "Reduce churn, and fast\n";
        assert_eq!(read_file("a.txt", plain.as_bytes()).as_deref(), Ok(plain));
    }

    proptest! {
        #[test]
        fn any_bytes_are_read_or_refused(bytes in any::<Vec<u8>>(), name in "[a-z]{3}[.](csv|txt)") {
            let _ = read_file(&name, &bytes);
        }
    }
}
