//! The list of a zip file's parts, and unpacking one of them, a piece at a time.

use super::Refused;
use super::inflate::Inflate;

/// One part of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ZipPart {
    pub name: String,
    is_locked: bool,
    method: usize,
    check: u32,
    packed: usize,
    pub size: usize,
    at: usize,
}

fn number(bytes: &[u8], at: usize, size: usize) -> Option<usize> {
    let bytes = bytes.get(at..at.checked_add(size)?)?;
    let number = bytes
        .iter()
        .rev()
        .fold(0_u64, |number, byte| number << 8 | u64::from(*byte));
    usize::try_from(number).ok()
}

/// Most bytes of the remark that may stand behind the list.
const LONGEST_REMARK: usize = 65_535;
/// Most parts that are looked at.
const MOST_PARTS: usize = 20_000;
/// What stands for a number that does not fit and is said further on.
const FURTHER_ON: usize = 0xFFFF_FFFF;

/// The parts of a zip file; none where the list is not there or not whole.
pub(super) fn parts(bytes: &[u8]) -> Option<Vec<ZipPart>> {
    let last = bytes.len().checked_sub(22)?;
    let first = last.saturating_sub(LONGEST_REMARK);
    let end = (first..=last)
        .rev()
        .find(|at| bytes.get(*at..at + 4) == Some(b"PK\x05\x06"))?;
    let mut count = number(bytes, end + 10, 2)?;
    let mut at = number(bytes, end + 16, 4)?;
    if at == FURTHER_ON || count == 0xFFFF {
        let head = number(bytes, end.checked_sub(20)? + 8, 8)?;
        bytes
            .get(head..)?
            .starts_with(b"PK\x06\x06")
            .then_some(())?;
        (count, at) = (number(bytes, head + 32, 8)?, number(bytes, head + 48, 8)?);
    }
    let mut parts = Vec::new();
    for _ in 0..count.min(MOST_PARTS) {
        bytes.get(at..)?.starts_with(b"PK\x01\x02").then_some(())?;
        let field = |from: usize, size| number(bytes, at + from, size);
        let (name, more, remark) = (field(28, 2)?, field(30, 2)?, field(32, 2)?);
        let words = bytes.get(at + 46..at + 46 + name)?;
        let mut part = ZipPart {
            name: String::from_utf8_lossy(words).replace('\\', "/"),
            is_locked: field(8, 2)? & 1 == 1,
            method: field(10, 2)?,
            check: field(16, 4)? as u32,
            packed: field(20, 4)?,
            size: field(24, 4)?,
            at: field(42, 4)?,
        };
        large(bytes.get(at + 46 + name..at + 46 + name + more)?, &mut part);
        parts.push(part);
        at += 46 + name + more + remark;
    }
    Some(parts)
}

/// Numbers of a part that need eight bytes, which some writers always use.
fn large(mut more: &[u8], part: &mut ZipPart) {
    while let (Some(what), Some(size)) = (number(more, 0, 2), number(more, 2, 2)) {
        if what == 1 {
            let mut at = 4;
            for place in [&mut part.size, &mut part.packed, &mut part.at] {
                if *place == FURTHER_ON {
                    *place = number(more, at, 8).unwrap_or(FURTHER_ON);
                    at += 8;
                }
            }
        }
        more = more.get(4 + size..).unwrap_or_default();
    }
}

/// A part that is being unpacked.
#[derive(Debug)]
pub(super) struct Unpacking {
    part: ZipPart,
    start: usize,
    inflate: Option<Inflate>,
    sum: u32,
    summed: usize,
    table: Vec<u32>,
    pub bytes: Vec<u8>,
}

impl Unpacking {
    pub fn new(bytes: &[u8], part: &ZipPart) -> Result<Self, Refused> {
        let damaged = || Refused::Damaged(part.name.clone());
        if part.is_locked {
            return Err(Refused::Locked);
        }
        if bytes
            .get(part.at..)
            .is_none_or(|bytes| !bytes.starts_with(b"PK\x03\x04"))
        {
            return Err(damaged());
        }
        let field = |from: usize| number(bytes, part.at + from, 2).ok_or_else(damaged);
        let start = part.at + 30 + field(26)? + field(28)?;
        let inflate = match part.method {
            0 => None,
            8 => Some(Inflate::new(start)),
            _ => return Err(damaged()),
        };
        let table = (0..256_u32).map(|byte| {
            (0..8).fold(byte, |sum, _| {
                if sum & 1 == 1 {
                    sum >> 1 ^ 0xEDB8_8320
                } else {
                    sum >> 1
                }
            })
        });
        Ok(Self {
            part: part.clone(),
            start,
            inflate,
            sum: u32::MAX,
            summed: 0,
            table: table.collect(),
            bytes: Vec::new(),
        })
    }

    /// Unpacks about so many bytes more. False once the part is whole and was checked.
    pub fn step(&mut self, packed: &[u8], size: usize, most: usize) -> Result<bool, Refused> {
        let damaged = || Refused::Damaged(self.part.name.clone());
        let until = self.bytes.len() + size;
        let is_more = match &mut self.inflate {
            Some(inflate) => inflate
                .run(packed, &mut self.bytes, until)
                .map_err(|_| Refused::Damaged(self.part.name.clone()))?,
            None => {
                let end = self.part.size.min(until);
                let piece = packed.get(self.start + self.bytes.len()..self.start + end);
                self.bytes.extend_from_slice(piece.ok_or_else(damaged)?);
                end < self.part.size
            }
        };
        if self.bytes.len() > most {
            return Err(Refused::TooLarge);
        }
        for byte in self.bytes.iter().skip(self.summed) {
            let place = (self.sum ^ u32::from(*byte)) & 255;
            self.sum = self.sum >> 8 ^ self.table.get(place as usize).copied().unwrap_or(0);
        }
        self.summed = self.bytes.len();
        if !is_more && (!self.sum != self.part.check || self.summed != self.part.size) {
            return Err(damaged());
        }
        Ok(is_more)
    }
}
