//! Identifiers of records, and where they come from.

use std::fmt;

/// The identifier of a record: short, opaque, unique over all kinds.
///
/// Ten letters of a 32-letter alphabet carry 50 random bits, so two colleagues who each make 20,000
/// records meet by accident once in millions of merges. Some records have a *derived* id instead
/// ([`Id::derived`]): a standard cycle or a link is the same thing whoever writes it down first.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Id(String);

impl Id {
    /// Draws a fresh id from the random source.
    pub fn random(entropy: &mut dyn Entropy) -> Self {
        let bits = entropy.next_u64();
        let text = (0..10)
            .map(|place| letter((bits >> (place * 5)) & 31))
            .collect();
        Self(text)
    }

    /// Makes the id that everybody derives from the same parts, joined by `~`.
    pub fn derived(parts: &[&str]) -> Self {
        Self(parts.join("~"))
    }

    /// Reads an id from outside, for example from a route or a file.
    pub fn from_text(text: &str) -> Self {
        Self(text.to_owned())
    }

    /// The text of the id.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether the id is empty, which no stored record may be.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A source of random bits, passed in so that tests can repeat themselves.
pub trait Entropy {
    /// The next 64 random bits.
    fn next_u64(&mut self) -> u64;
}

/// A repeatable source for tests, examples and the command line (SplitMix64).
#[derive(Clone, Debug)]
pub struct Seeded(pub u64);

impl Entropy for Seeded {
    fn next_u64(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }
}

/// Letters and digits that are hard to mistake for one another (Crockford's base 32, lower case).
fn letter(five_bits: u64) -> char {
    match five_bits {
        digit @ 0..=9 => char::from(b'0' + u8::try_from(digit).unwrap_or(0)),
        10..=17 => char::from(b'a' + u8::try_from(five_bits - 10).unwrap_or(0)),
        18 => 'j',
        19 => 'k',
        20 => 'm',
        21 => 'n',
        22..=26 => char::from(b'p' + u8::try_from(five_bits - 22).unwrap_or(0)),
        _ => char::from(b'v' + u8::try_from(five_bits.saturating_sub(27).min(4)).unwrap_or(0)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn the_alphabet_has_32_different_letters() {
        let letters: BTreeSet<char> = (0..32).map(letter).collect();
        assert_eq!(letters.len(), 32);
    }

    #[test]
    fn the_same_seed_draws_the_same_ids_and_they_differ_from_each_other() {
        let draw = |seed| -> Vec<Id> {
            let mut source = Seeded(seed);
            (0..1000).map(|_| Id::random(&mut source)).collect()
        };
        assert_eq!(draw(7), draw(7));
        assert_eq!(draw(7).iter().collect::<BTreeSet<_>>().len(), 1000);
    }
}
