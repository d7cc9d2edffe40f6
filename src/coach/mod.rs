//! Checks on a draft, one file a family, and the sorting of lines (DOMAIN §6, §7).
