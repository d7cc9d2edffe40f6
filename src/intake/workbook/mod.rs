//! Workbooks as files (.xlsx): a zip of XML parts becomes the rows of one of its sheets. Everything runs in steps, so that a large one
//! does not hold the page; nothing outside the file is ever looked at.

mod cells;
mod inflate;
mod rows;
#[cfg(test)]
mod tests;
mod xml;
mod zip;

#[cfg(test)]
use super::table::NumberedRow;
use super::table::Table;
use crate::domain::SortedMap;
use cells::{Format, unescaped};
use rows::WorkbookRows;
use std::fmt;
use xml::Sign;
use zip::{Unpacking, ZipPart};

/// The most bytes that a workbook may unpack to: twenty times the largest file.
const LARGEST: usize = 100_000_000;
/// How many bytes are unpacked or read in a step.
const STEP: usize = 200_000;

/// Why a workbook is not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refused {
    /// A part of it is not what was packed.
    Damaged(String),
    /// It needs a password.
    Locked,
    /// It is of the kind before .xlsx.
    Old,
    /// It is of a kind beside .xlsx: what it is called.
    Other(&'static str),
    /// It is a zip file without a workbook.
    NoWorkbook,
    /// It unpacks to more than can be read.
    TooLarge,
    /// A sheet has cells far away from the others.
    TooWide(String),
    /// None of its sheets has a cell that holds something.
    Empty,
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Damaged(part) if part.is_empty() => {
                write!(
                    f,
                    "This workbook is damaged: its end is missing. Get the file again, or open it in your spreadsheet app and save it."
                )
            }
            Self::Damaged(part) => {
                write!(
                    f,
                    "This workbook is damaged: “{part}” inside it cannot be unpacked. Open it in your spreadsheet app and save it again."
                )
            }
            Self::Locked => write!(
                f,
                "This workbook has a password. Save a copy without one, or copy the cells and paste them."
            ),
            Self::Old => write!(
                f,
                "This is an old-format workbook (.xls). In your spreadsheet app, save it as .xlsx or CSV."
            ),
            Self::Other(kind) => write!(
                f,
                "This is {kind}. In your spreadsheet app, save it as .xlsx or CSV."
            ),
            Self::NoWorkbook => write!(
                f,
                "This is a zip file without a workbook in it. Unpack it and open the file you need."
            ),
            Self::TooLarge => write!(
                f,
                "This workbook unpacks to more than 100 MB. Save the sheet you need as a separate file."
            ),
            Self::TooWide(cell) => {
                write!(
                    f,
                    "This sheet has something in cell {cell}, far from the rest. Delete it, or copy and paste only the cells you need."
                )
            }
            Self::Empty => write!(f, "Every sheet in this workbook is empty."),
        }
    }
}

/// Whether bytes are to be opened as a workbook: a zip file, or what the workbooks before it are kept in.
pub fn is_workbook(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") || bytes.starts_with(OLD)
}

const OLD: &[u8] = &[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

/// One sheet, as the list of the workbook names it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Sheet {
    name: String,
    /// By what the list of places calls it.
    place: String,
    /// Empty until its place is known.
    part: String,
    is_hidden: bool,
}

/// What all sheets share.
#[derive(Debug, Default)]
struct Book {
    bytes: Vec<u8>,
    parts: Vec<ZipPart>,
    sheets: Vec<Sheet>,
    /// The parts of the formats and of the shared texts, where the workbook names such.
    shared: [Option<String>; 2],
    is_1904: bool,
    strings: Vec<String>,
    formats: Vec<Format>,
    /// How many bytes were unpacked.
    unpacked: usize,
}

/// A workbook with one of its sheets.
#[derive(Debug)]
pub struct Workbook {
    book: Book,
    /// The names of its sheets.
    pub names: Vec<String>,
    /// Which of them is read.
    pub shown: usize,
    /// Its rows.
    pub table: Table,
}

/// What is being read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Phase {
    List,
    Places,
    Formats,
    Strings,
    Sheet(usize),
}

/// A workbook that is being read.
#[derive(Debug)]
pub struct WorkbookReading {
    book: Book,
    phase: Phase,
    unpacking: Option<Unpacking>,
    /// The part that is whole, how far it is read, and what of it is at hand.
    part: Vec<u8>,
    at: usize,
    rows: WorkbookRows,
    words: Words,
    /// Whether the sheet was asked for, so that an empty one is shown as it is.
    is_asked: bool,
}

/// The words of a shared text that is being read.
#[derive(Debug, Default)]
struct Words {
    text: String,
    is_open: bool,
    /// Inside what says how signs are pronounced.
    is_aside: bool,
}

impl Workbook {
    /// Starts to read another of its sheets.
    pub fn turn_to(self, sheet: usize) -> WorkbookReading {
        let mut reading = WorkbookReading::of(self.book);
        reading.phase = Phase::Sheet(sheet);
        reading.is_asked = true;
        reading
    }
}

impl WorkbookReading {
    /// Starts to read a workbook.
    ///
    /// # Errors
    /// It is none that can be read, as far as its list of parts tells.
    pub fn new(bytes: Vec<u8>) -> Result<Self, Refused> {
        if bytes.starts_with(OLD) {
            let name: Vec<u8> = "EncryptedPackage"
                .encode_utf16()
                .flat_map(u16::to_le_bytes)
                .collect();
            let is_locked = bytes.windows(name.len()).any(|window| window == name);
            return Err(if is_locked {
                Refused::Locked
            } else {
                Refused::Old
            });
        }
        let parts = zip::parts(&bytes).ok_or_else(|| Refused::Damaged(String::new()))?;
        let has = |name: &str| {
            parts
                .iter()
                .any(|part| part.name.eq_ignore_ascii_case(name))
        };
        if !has("xl/workbook.xml") {
            return Err(match () {
                () if has("xl/workbook.bin") => Refused::Other("a binary workbook (.xlsb)"),
                () if has("content.xml") && has("mimetype") => {
                    Refused::Other("an OpenDocument file (.ods)")
                }
                () if has("Index/Document.iwa") || has("Index.zip") => {
                    Refused::Other("a Numbers file")
                }
                () if has("word/document.xml") => Refused::Other("a text document, not a workbook"),
                () => Refused::NoWorkbook,
            });
        }
        Ok(Self::of(Book {
            bytes,
            parts,
            ..Book::default()
        }))
    }

    fn of(book: Book) -> Self {
        Self {
            book,
            phase: Phase::List,
            unpacking: None,
            part: Vec::new(),
            at: 0,
            rows: WorkbookRows::default(),
            words: Words::default(),
            is_asked: false,
        }
    }

    /// How far the reading is, from 0 to 1, as far as can be told.
    pub fn share(&self) -> f64 {
        let sizes = self
            .book
            .parts
            .iter()
            .map(|part| part.size)
            .sum::<usize>()
            .max(1);
        let now = self
            .unpacking
            .as_ref()
            .map_or(0, |part| part.bytes.len() / 2);
        let done = self.book.unpacked.saturating_sub(self.part.len())
            + self.part.len() / 2
            + self.at / 2
            + now;
        (done as f64 / sizes as f64).min(1.0)
    }

    /// Reads a piece more. False once the sheet is whole.
    ///
    /// # Errors
    /// The workbook cannot be read.
    pub fn step(&mut self) -> Result<bool, Refused> {
        if let Some(unpacking) = &mut self.unpacking {
            let room = LARGEST.saturating_sub(self.book.unpacked);
            if !unpacking.step(&self.book.bytes, STEP, room)? {
                self.part = std::mem::take(&mut unpacking.bytes);
                self.book.unpacked += self.part.len();
                self.at = 0;
                self.unpacking = None;
            }
            return Ok(true);
        }
        if self.at < self.part.len() {
            self.read()?;
            return Ok(true);
        }
        if self.at > 0 {
            // A part is read to its end.
            return self.next();
        }
        let named = match self.phase {
            Phase::List => Some("xl/workbook.xml"),
            Phase::Places => Some("xl/_rels/workbook.xml.rels"),
            Phase::Formats => self.book.shared[0].as_deref(),
            Phase::Strings => self.book.shared[1].as_deref(),
            Phase::Sheet(at) => self.book.sheets.get(at).map(|sheet| sheet.part.as_str()),
        };
        // A workbook may do without formats or shared texts, but not without a part that it names.
        let Some(name) = named else {
            return self.next();
        };
        let mut parts = self.book.parts.iter();
        let part = parts.find(|part| part.name.eq_ignore_ascii_case(name));
        let part = part.ok_or_else(|| Refused::Damaged(name.to_owned()))?;
        self.unpacking = Some(Unpacking::new(&self.book.bytes, part)?);
        Ok(true)
    }

    /// What comes behind a part that was read.
    fn next(&mut self) -> Result<bool, Refused> {
        self.part = Vec::new();
        self.at = 0;
        self.phase = match self.phase {
            Phase::List => Phase::Places,
            Phase::Places => {
                // A sheet that is a chart has no cells.
                self.book.sheets.retain(|sheet| !sheet.part.is_empty());
                Phase::Formats
            }
            Phase::Formats => Phase::Strings,
            // Those that are hidden come last.
            Phase::Strings => match self.in_turn().next() {
                Some(first) => Phase::Sheet(first),
                None => return Err(Refused::Empty),
            },
            Phase::Sheet(_) if self.is_asked || !self.rows.is_empty() => return Ok(false),
            Phase::Sheet(empty) => {
                let later = self.in_turn().skip_while(|at| *at != empty).nth(1);
                self.rows = WorkbookRows::default();
                Phase::Sheet(later.ok_or(Refused::Empty)?)
            }
        };
        Ok(true)
    }

    fn in_turn(&self) -> impl Iterator<Item = usize> {
        let of = |hidden: bool| {
            let sheets = self.book.sheets.iter().enumerate();
            sheets
                .filter(move |(_, sheet)| sheet.is_hidden == hidden)
                .map(|(at, _)| at)
        };
        of(false).chain(of(true))
    }

    fn read(&mut self) -> Result<(), Refused> {
        let end = self.at + STEP;
        let part = std::mem::take(&mut self.part);
        while self.at < part.len().min(end) {
            let sign = xml::next(&part, &mut self.at);
            match self.phase {
                Phase::List => self.list(sign),
                Phase::Places => self.places(sign),
                Phase::Formats => self.formats(sign),
                Phase::Strings => self.string(sign),
                Phase::Sheet(_) => {
                    let book = &self.book;
                    self.rows.take(sign, &book.strings)?;
                }
            }
        }
        self.part = part;
        Ok(())
    }

    fn list(&mut self, sign: Sign) {
        let (Sign::Open(name, attributes) | Sign::Alone(name, attributes)) = sign else {
            return;
        };
        let of = |name| xml::attribute(attributes, name);
        match name {
            b"workbookPr" => {
                self.book.is_1904 = matches!(of("date1904").as_str(), "1" | "true" | "on")
            }
            b"sheet" => self.book.sheets.push(Sheet {
                name: of("name"),
                place: of("id"),
                part: String::new(),
                is_hidden: !matches!(of("state").as_str(), "" | "visible"),
            }),
            _ => {}
        }
    }

    fn places(&mut self, sign: Sign) {
        let (Sign::Open(b"Relationship", attributes) | Sign::Alone(b"Relationship", attributes)) =
            sign
        else {
            return;
        };
        let of = |name| xml::attribute(attributes, name);
        let (id, target, kind) = (of("Id"), of("Target"), of("Type"));
        let part = match target.strip_prefix('/') {
            Some(from_top) => from_top.to_owned(),
            None => format!("xl/{}", target.trim_start_matches("./")),
        };
        match kind.rsplit('/').next() {
            Some("styles") => self.book.shared[0] = Some(part),
            Some("sharedStrings") => self.book.shared[1] = Some(part),
            Some("worksheet") => {
                let mut sheets = self.book.sheets.iter_mut();
                if let Some(sheet) = sheets.find(|sheet| sheet.place == id) {
                    sheet.part = part;
                }
            }
            _ => {}
        }
    }

    fn formats(&mut self, sign: Sign) {
        let words = &mut self.words;
        match sign {
            Sign::Open(b"cellXfs", _) => words.is_open = true,
            Sign::Close(b"cellXfs") => words.is_open = false,
            Sign::Open(b"numFmt", attributes) | Sign::Alone(b"numFmt", attributes) => {
                let of = |name| xml::attribute(attributes, name);
                if let Ok(id) = of("numFmtId").parse::<usize>() {
                    self.rows
                        .codes
                        .insert(id, Format::from_code(&of("formatCode")));
                }
            }
            Sign::Open(b"xf", attributes) | Sign::Alone(b"xf", attributes) if words.is_open => {
                let id = xml::attribute(attributes, "numFmtId").parse().unwrap_or(0);
                let own = self.rows.codes.get(&id).cloned();
                self.book
                    .formats
                    .push(own.unwrap_or_else(|| Format::known(id)));
            }
            _ => {}
        }
    }

    fn string(&mut self, sign: Sign) {
        let words = &mut self.words;
        match sign {
            Sign::Open(b"t", _) => words.is_open = !words.is_aside,
            Sign::Close(b"t") => words.is_open = false,
            Sign::Open(b"rPh", _) => words.is_aside = true,
            Sign::Close(b"rPh") => words.is_aside = false,
            Sign::Words(text) if words.is_open => words.text.push_str(&xml::words(text)),
            Sign::Plain(text) if words.is_open => {
                words.text.push_str(&String::from_utf8_lossy(text))
            }
            Sign::Close(b"si") | Sign::Alone(b"si", _) => {
                let text = std::mem::take(&mut words.text);
                self.book.strings.push(unescaped(&text));
            }
            _ => {}
        }
    }

    /// The workbook with the sheet that was read.
    pub fn done(self) -> Workbook {
        let shown = match self.phase {
            Phase::Sheet(at) => at,
            _ => 0,
        };
        let names = self
            .book
            .sheets
            .iter()
            .map(|sheet| sheet.name.clone())
            .collect();
        let table = self.rows.table(&self.book.formats, self.book.is_1904);
        Workbook {
            book: self.book,
            names,
            shown,
            table,
        }
    }
}

/// Reads a whole workbook at once, and the sheet of a name, if one is wanted.
///
/// # Errors
/// It cannot be read, or has no such sheet.
pub fn read_workbook(bytes: Vec<u8>, sheet: Option<&str>) -> Result<Workbook, String> {
    let whole = |mut reading: WorkbookReading| -> Result<Workbook, String> {
        while reading.step().map_err(|why| why.to_string())? {}
        Ok(reading.done())
    };
    let book = whole(WorkbookReading::new(bytes).map_err(|why| why.to_string())?)?;
    let Some(wanted) = sheet else { return Ok(book) };
    match book.names.iter().position(|name| name == wanted) {
        Some(at) if at == book.shown => Ok(book),
        Some(at) => whole(book.turn_to(at)),
        None => Err(format!(
            "There is no sheet “{wanted}”. There are: {}.",
            book.names.join(", ")
        )),
    }
}

/// The formats of codes by their ids.
type CodesById = SortedMap<usize, Format>;
