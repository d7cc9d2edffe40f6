//! Unpacking what a zip file has packed (RFC 1951), a piece at a time.

/// What is unpacked no longer fits what a packer writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Damaged;

/// Codes up to this length are looked up at once.
const FAST: u32 = 10;
/// The longest code.
const LONGEST: usize = 15;

/// A set of codes: which bits stand for which symbol.
#[derive(Debug, Default)]
struct Codes {
    /// By the next [`FAST`] bits: the length of the code and its symbol; 0 for longer codes.
    fast: Vec<u16>,
    /// How many codes there are of each length.
    counts: [u16; LONGEST + 1],
    /// The symbols in the order of their codes.
    symbols: Vec<u16>,
}

impl Codes {
    fn new(lengths: &[u8]) -> Result<Self, Damaged> {
        let mut counts = [0_u16; LONGEST + 1];
        for length in lengths {
            *counts.get_mut(usize::from(*length)).ok_or(Damaged)? += 1;
        }
        if let Some(none) = counts.first_mut() {
            *none = 0;
        }
        // More codes of a length than there can be are no codes; fewer are met only by a code that is none.
        let (mut room, mut next, mut code) = (1_i32, [0_u16; LONGEST + 2], 0_u16);
        let mut starts = [0_u16; LONGEST + 2];
        let mut before = 0_u16;
        for (length, count) in counts.iter().enumerate().skip(1) {
            room = room * 2 - i32::from(*count);
            if room < 0 {
                return Err(Damaged);
            }
            code <<= 1;
            if let (Some(next), Some(start)) = (next.get_mut(length), starts.get_mut(length)) {
                (*next, *start) = (code, before);
            }
            code = code.wrapping_add(*count);
            before += count;
        }
        let mut codes = Self {
            fast: vec![0; 1 << FAST],
            counts,
            symbols: vec![0; usize::from(before)],
        };
        for (symbol, length) in lengths
            .iter()
            .enumerate()
            .filter(|(_, length)| **length > 0)
        {
            let at = usize::from(*length);
            let symbol = symbol as u16;
            if let Some(start) = starts.get_mut(at) {
                if let Some(place) = codes.symbols.get_mut(usize::from(*start)) {
                    *place = symbol;
                }
                *start += 1;
            }
            let Some(code) = next.get_mut(at) else {
                continue;
            };
            if u32::from(*length) <= FAST {
                let mut bits = usize::from(code.reverse_bits() >> (16 - u16::from(*length)));
                while let Some(place) = codes.fast.get_mut(bits) {
                    *place = u16::from(*length) << 9 | symbol;
                    bits += 1 << at;
                }
            }
            *code = code.wrapping_add(1);
        }
        Ok(codes)
    }
}

/// What of the packed data is being read.
#[derive(Debug)]
enum PackedBlock {
    /// The head of the next one.
    Next,
    /// So many bytes that stand as they are.
    Plain(usize),
    /// Symbols and distances in codes.
    Coded(Box<(Codes, Codes)>),
    /// Nothing more.
    End,
}

/// What was read of packed data so far.
#[derive(Debug)]
pub(super) struct Inflate {
    at: usize,
    bits: u64,
    count: u32,
    is_last: bool,
    block: PackedBlock,
}

const LENGTHS: [(u16, u8); 29] = [
    (3, 0),
    (4, 0),
    (5, 0),
    (6, 0),
    (7, 0),
    (8, 0),
    (9, 0),
    (10, 0),
    (11, 1),
    (13, 1),
    (15, 1),
    (17, 1),
    (19, 2),
    (23, 2),
    (27, 2),
    (31, 2),
    (35, 3),
    (43, 3),
    (51, 3),
    (59, 3),
    (67, 4),
    (83, 4),
    (99, 4),
    (115, 4),
    (131, 5),
    (163, 5),
    (195, 5),
    (227, 5),
    (258, 0),
];
/// In which order the lengths of the codes for lengths stand.
const ORDER: [usize; 19] = [
    16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15,
];

impl Inflate {
    /// Packed data that starts at a place.
    pub fn new(at: usize) -> Self {
        Self {
            at,
            bits: 0,
            count: 0,
            is_last: false,
            block: PackedBlock::Next,
        }
    }

    /// Unpacks until there are at least so many bytes. False once there are no more.
    pub fn run(&mut self, packed: &[u8], out: &mut Vec<u8>, until: usize) -> Result<bool, Damaged> {
        while out.len() < until {
            match std::mem::replace(&mut self.block, PackedBlock::End) {
                PackedBlock::End => return Ok(false),
                PackedBlock::Next if self.is_last => {}
                PackedBlock::Next => self.block = self.head(packed)?,
                PackedBlock::Plain(left) => {
                    let size = left.min(until - out.len());
                    let end = self.at.checked_add(size).ok_or(Damaged)?;
                    out.extend_from_slice(packed.get(self.at..end).ok_or(Damaged)?);
                    self.at = end;
                    self.block = match left - size {
                        0 => PackedBlock::Next,
                        left => PackedBlock::Plain(left),
                    };
                }
                PackedBlock::Coded(codes) => {
                    let is_over = self.coded(&codes, packed, out, until)?;
                    self.block = if is_over {
                        PackedBlock::Next
                    } else {
                        PackedBlock::Coded(codes)
                    };
                }
            }
        }
        Ok(!matches!(self.block, PackedBlock::End))
    }

    fn fill(&mut self, packed: &[u8]) {
        while self.count <= 48 {
            let Some(byte) = packed.get(self.at) else {
                return;
            };
            self.bits |= u64::from(*byte) << self.count;
            self.count += 8;
            self.at += 1;
        }
    }

    fn take(&mut self, packed: &[u8], count: u32) -> Result<usize, Damaged> {
        if self.count < count {
            self.fill(packed);
        }
        self.count = self.count.checked_sub(count).ok_or(Damaged)?;
        let value = self.bits & ((1 << count) - 1);
        self.bits >>= count;
        Ok(value as usize)
    }

    fn symbol(&mut self, packed: &[u8], codes: &Codes) -> Result<usize, Damaged> {
        if self.count < 15 {
            self.fill(packed);
        }
        let fast = codes
            .fast
            .get((self.bits & ((1 << FAST) - 1)) as usize)
            .copied()
            .unwrap_or(0);
        if fast > 0 {
            self.take(packed, u32::from(fast >> 9))?;
            return Ok(usize::from(fast & 511));
        }
        let (mut code, mut first, mut before) = (0_i32, 0_i32, 0_i32);
        for length in 1..=LONGEST {
            code |= ((self.bits >> (length - 1)) & 1) as i32;
            let count = i32::from(codes.counts.get(length).copied().unwrap_or(0));
            if code - count < first {
                self.take(packed, length as u32)?;
                let at = usize::try_from(before + code - first).map_err(|_| Damaged)?;
                return codes
                    .symbols
                    .get(at)
                    .map(|symbol| usize::from(*symbol))
                    .ok_or(Damaged);
            }
            before += count;
            first = (first + count) << 1;
            code <<= 1;
        }
        Err(Damaged)
    }

    fn head(&mut self, packed: &[u8]) -> Result<PackedBlock, Damaged> {
        self.is_last = self.take(packed, 1)? == 1;
        match self.take(packed, 2)? {
            0 => {
                // What was read ahead is given back, but for the rest of the byte.
                self.at -= (self.count / 8) as usize;
                (self.bits, self.count) = (0, 0);
                let (size, check) = (self.take(packed, 16)?, self.take(packed, 16)?);
                if size != !check & 0xFFFF {
                    return Err(Damaged);
                }
                self.at -= (self.count / 8) as usize;
                (self.bits, self.count) = (0, 0);
                Ok(if size == 0 {
                    PackedBlock::Next
                } else {
                    PackedBlock::Plain(size)
                })
            }
            1 => {
                let mut lengths = [8_u8; 288];
                for (symbol, length) in lengths.iter_mut().enumerate() {
                    *length = match symbol {
                        144..=255 => 9,
                        256..=279 => 7,
                        _ => 8,
                    };
                }
                let codes = (Codes::new(&lengths)?, Codes::new(&[5; 30])?);
                Ok(PackedBlock::Coded(Box::new(codes)))
            }
            2 => self
                .tables(packed)
                .map(|codes| PackedBlock::Coded(Box::new(codes))),
            _ => Err(Damaged),
        }
    }

    fn tables(&mut self, packed: &[u8]) -> Result<(Codes, Codes), Damaged> {
        let (literals, distances) = (self.take(packed, 5)? + 257, self.take(packed, 5)? + 1);
        let known = self.take(packed, 4)? + 4;
        let mut lengths = [0_u8; 19];
        for place in ORDER.iter().take(known) {
            let length = self.take(packed, 3)? as u8;
            if let Some(of) = lengths.get_mut(*place) {
                *of = length;
            }
        }
        let codes = Codes::new(&lengths)?;
        let mut lengths: Vec<u8> = Vec::new();
        while lengths.len() < literals + distances {
            let (length, times) = match self.symbol(packed, &codes)? {
                16 => (*lengths.last().ok_or(Damaged)?, 3 + self.take(packed, 2)?),
                17 => (0, 3 + self.take(packed, 3)?),
                18 => (0, 11 + self.take(packed, 7)?),
                length => (length as u8, 1),
            };
            lengths.extend(std::iter::repeat_n(length, times));
        }
        if lengths.len() > literals + distances || literals > 286 {
            return Err(Damaged);
        }
        let (one, other) = lengths.split_at_checked(literals).ok_or(Damaged)?;
        Ok((Codes::new(one)?, Codes::new(other)?))
    }

    /// Whether the block is over.
    fn coded(
        &mut self,
        codes: &(Codes, Codes),
        packed: &[u8],
        out: &mut Vec<u8>,
        until: usize,
    ) -> Result<bool, Damaged> {
        while out.len() < until {
            match self.symbol(packed, &codes.0)? {
                byte @ 0..=255 => out.push(byte as u8),
                256 => return Ok(true),
                symbol => {
                    let (length, extra) = *LENGTHS.get(symbol - 257).ok_or(Damaged)?;
                    let length = usize::from(length) + self.take(packed, u32::from(extra))?;
                    let symbol = self.symbol(packed, &codes.1)?;
                    let extra = (symbol / 2).saturating_sub(1) as u32;
                    let base = match symbol {
                        0..=3 => symbol + 1,
                        4..=29 => ((2 + symbol % 2) << extra) + 1,
                        _ => return Err(Damaged),
                    };
                    let distance = base + self.take(packed, extra)?;
                    let from = out.len().checked_sub(distance).ok_or(Damaged)?;
                    if distance >= length {
                        out.extend_from_within(from..from + length);
                    } else {
                        for at in from..from + length {
                            let byte = out.get(at).copied().ok_or(Damaged)?;
                            out.push(byte);
                        }
                    }
                }
            }
        }
        Ok(false)
    }
}
