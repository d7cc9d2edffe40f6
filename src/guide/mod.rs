//! Three questions that matter and four that sharpen, and the verdict they add up to (DOMAIN §5).
