//! Reading a sentence: numbers, units, dates, verbs (DOMAIN §6).
