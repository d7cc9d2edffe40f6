//! Prepares a release build for the browser to be split in two files (docs/decisions/0007-two-wasm-files.md).

use std::env;

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rustc-check-cfg=cfg(split)");
    let is = |name: &str, value: &str| env::var(name).is_ok_and(|found| found == value);
    if is("CARGO_CFG_TARGET_ARCH", "wasm32") && is("PROFILE", "release") {
        println!("cargo:rustc-cfg=split");
        // Without the relocations nobody could tell whose a table entry or a string is.
        println!("cargo:rustc-link-arg-bins=--emit-relocs");
    }
}
