#!/usr/bin/env bash
# Installs what is missing, and nothing else. Safe to run again at any time; with nothing to do it takes a moment.
#
#   scripts/setup.sh native   cargo, rustfmt, clippy                                  (make test-fast)
#   scripts/setup.sh build    and the wasm32 target, Trunk, wasm-bindgen, wasm-split, wasm-opt   (make run, make dev, make build)
#   scripts/setup.sh test     and Chromium, ChromeDriver, Playwright, cargo-deny      (make test)
#   scripts/setup.sh engines  and Firefox, WebKitGTK, Xvfb                            (make test-engines)
#
# Works where rustup and prebuilt tools can be downloaded, and where only package registries answer.
# Compiled tools go to a cache that every checkout of this machine shares; this checkout gets links to them and the
# environment that the Makefile reads, both in .tools/.
set -euo pipefail

root=$(cd "$(dirname "$0")/.." && pwd)
cd "$root"
level=${1:-test}
# shellcheck source=versions.env
. scripts/versions.env

cache=${BEARINGS_TOOLS:-${XDG_CACHE_HOME:-$HOME/.cache}/bearings-tools}
target=wasm32-unknown-unknown
bin=$root/.tools/bin
env_file=$root/.tools/env.sh
rust_min=$(sed -n 's/^rust-version = "\(.*\)"/\1/p' Cargo.toml)
bindgen_version=$(awk '/^name = "wasm-bindgen"$/ { getline; gsub(/[^0-9.]/, ""); print; exit }' Cargo.lock)

say() { printf 'setup: %s\n' "$*"; }
die() { printf 'setup: %s\n' "$*" >&2; exit 1; }
have() { command -v "$1" >/dev/null 2>&1; }

# --- nothing to do? ---------------------------------------------------------------------------------------------------

fingerprint() {
  cat scripts/setup.sh scripts/versions.env Cargo.lock tests/e2e/package-lock.json | cksum
  echo "$root $cache"
}

# Whether what an earlier run of this level found and installed is all still there.
ready() {
  local stamp=.tools/$level.stamp
  [ -f "$stamp" ] && [ -f "$env_file" ] && [ "$(cat "$stamp")" = "$(fingerprint)" ] || return 1
  # shellcheck disable=SC1090
  . "$env_file"
  local path
  for path in $BEARINGS_NEEDS; do
    [ -e "$path" ] || return 1
  done
}

# --- parts ------------------------------------------------------------------------------------------------------------

# apt_install WHY PACKAGE...
apt_install() {
  local why=$1
  shift
  have apt-get || return 1
  local as_root=""
  if [ "$(id -u)" != 0 ]; then
    have sudo && sudo -n true 2>/dev/null || die "$why. Installing it needs root: run 'sudo apt-get install $*', then the same command again."
    as_root="sudo -n"
  fi
  say "$why: installing the Debian packages $* (a minute or two)."
  $as_root apt-get update -qq >/dev/null || say "the package lists could not be renewed; trying with the old ones."
  $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

# at_least HAVE WANT, both as 1.2 or 1.2.3
at_least() {
  awk -v a="$1" -v b="$2" 'BEGIN { split(a, x, "."); split(b, y, "."); exit !(x[1] > y[1] || (x[1] == y[1] && x[2] + 0 >= y[2] + 0)) }'
}

# Runs a Rust command with the toolchain named first: "" is what PATH gives, a path is a toolchain outside rustup.
with_toolchain() {
  local toolchain=$1
  shift
  if [ -z "$toolchain" ]; then "$@"
  elif have rustup; then RUSTUP_TOOLCHAIN=$toolchain "$@"
  else PATH=$toolchain/bin:$PATH "$@"; fi
}

wasm_library() { echo "$(with_toolchain "$1" rustc --print sysroot)/lib/rustlib/$target/lib"; }

# Whether the toolchain can compile for wasm32, its test harness included. A file listing would not show a stale or doubled library.
compiles_to_wasm() {
  local probe=${TMPDIR:-/tmp}/bearings-probe.$$ code=0
  mkdir -p "$probe"
  printf '#![feature(test)]\nextern crate test;\npub fn probe() -> String { String::new() }\n' >"$probe/probe.rs"
  RUSTC_BOOTSTRAP=1 with_toolchain "$1" rustc --target "$target" --crate-type lib --emit metadata --out-dir "$probe" "$probe/probe.rs" >/dev/null 2>&1 || code=1
  rm -rf "$probe"
  return "$code"
}

rustc_version() { with_toolchain "$1" rustc --version 2>/dev/null | awk '{ print $2 }'; }

new_enough() {
  local version
  version=$(rustc_version "$1")
  [ -n "$version" ] && at_least "$version" "$rust_min"
}

active_toolchain() {
  if [ -n "${RUSTUP_TOOLCHAIN:-}" ]; then echo "$RUSTUP_TOOLCHAIN"
  elif have rustup; then rustup show active-toolchain 2>/dev/null | awk '{ print $1; exit }'
  fi
}

# Sets `toolchain`. The one in use if it can compile to wasm32, or can be taught to; else Debian's.
choose_toolchain() {
  local active
  active=$(active_toolchain)
  if have rustc && new_enough "$active" && compiles_to_wasm "$active"; then toolchain=$active; return; fi
  if [ -x /usr/bin/rustc ] && [ -x /usr/bin/cargo ] && new_enough /usr && compiles_to_wasm /usr; then toolchain=/usr; return; fi
  if [ "$level" = native ]; then
    have cargo || die "Rust is missing: install it from https://rustup.rs, then run the same command again."
    new_enough "$active" || die "Rust $(rustc_version "$active") is too old: run 'rustup update', at least $rust_min is needed."
    toolchain=$active
    return
  fi
  if have rustup && new_enough "$active"; then
    say "adding the $target target to Rust's toolchain $active (20 MB, some seconds)."
    if limited 300 rustup target add --toolchain "$active" "$target" >/dev/null 2>&1 && compiles_to_wasm "$active"; then toolchain=$active; return; fi
    say "it cannot be downloaded here."
  fi
  debian_toolchain
}

# Stops a download that never answers; without the command `timeout`, only patience does.
limited() {
  local seconds=$1
  shift
  if have timeout; then timeout "$seconds" "$@"; else "$@"; fi
}

# Debian's compiler with its library source, from which the wasm32 library is built once (docs/decisions/0001-toolchain.md).
debian_toolchain() {
  local missing=""
  if ! [ -x /usr/bin/rustc ] || ! [ -x /usr/bin/cargo ] || ! new_enough /usr || ! [ -d /usr/lib/rustlib/src/rust/library ]; then
    missing="rustc-web cargo-web rust-web-src rust-web-clippy rustfmt-web"
  fi
  if [ -n "$missing" ]; then
    # shellcheck disable=SC2086
    apt_install "a Rust compiler that can build for $target" $missing ||
      die "Rust with the $target target is missing: install Rust from https://rustup.rs, run 'rustup target add $target', then the same command again."
  fi
  new_enough /usr || die "Debian's Rust $(rustc_version /usr) is too old, at least $rust_min is needed: install Rust from https://rustup.rs with the $target target."
  toolchain=/usr
  if compiles_to_wasm /usr; then return; fi

  local version compiler source
  version=$(rustc_version /usr)
  compiler=$(dpkg-query -W -f '${Version}' rustc-web)
  source=$(dpkg-query -W -f '${Version}' rust-web-src)
  [ "$compiler" = "$source" ] || die "the packages rustc-web ($compiler) and rust-web-src ($source) differ: run 'apt-get install rustc-web rust-web-src' so that they fit."
  local kept=$cache/std-$compiler
  if ! ls "$kept"/libtest-*.rlib >/dev/null 2>&1; then
    say "building Rust's standard library for $target (about a minute on two cores, once)."
    local work
    work=$(mktemp -d)
    mkdir -p "$work/src"
    printf '[package]\nname = "empty"\nversion = "0.0.0"\nedition = "2021"\n[workspace]\n' >"$work/Cargo.toml"
    echo '#![no_std]' >"$work/src/lib.rs"
    # With the bitcode, or the app's link-time optimisation fails with "Can't find section .llvmbc".
    (cd "$work" && CARGO_TARGET_DIR=$work/target RUSTC_BOOTSTRAP=1 RUSTFLAGS=-Cembed-bitcode=yes with_toolchain /usr \
      cargo build --quiet --release --target "$target" -Zbuild-std=std,panic_abort,test) ||
      die "Rust's standard library could not be built for $target; what the compiler says stands above."
    rm -f "$work/target/$target"/release/deps/libempty-*.rlib
    mkdir -p "$kept.part"
    cp "$work/target/$target"/release/deps/*.rlib "$kept.part/"
    rm -rf "$kept" "$work"
    mv "$kept.part" "$kept"
  fi
  local library as_root=""
  library=$(wasm_library /usr)
  say "copying it to $library."
  if ! mkdir -p "$library" 2>/dev/null || ! [ -w "$library" ]; then
    have sudo && sudo -n true 2>/dev/null ||
      die "the library has to be copied as root: run 'sudo mkdir -p $library && sudo rm -f $library/*.rlib && sudo cp $kept/*.rlib $library/', then the same command again."
    as_root="sudo -n"
  fi
  $as_root mkdir -p "$library"
  # Two copies of one library there break every build, so what an older compiler left goes first.
  $as_root rm -f "$library"/*.rlib
  $as_root cp "$kept"/*.rlib "$library/"
  compiles_to_wasm /usr || die "Rust still cannot compile for $target: reinstall the packages rustc-web and rust-web-src, then run the same command again."
}

# Sets `linker` for a toolchain without rust-lld, as Debian's is. The linker has to be as new as the compiler's LLVM.
need_linker() {
  local llvm
  if ls "$(with_toolchain "$toolchain" rustc --print sysroot)"/lib/rustlib/*/bin/rust-lld >/dev/null 2>&1; then return; fi
  llvm=$(with_toolchain "$toolchain" rustc -vV | sed -n 's/^LLVM version: \([0-9]*\).*/\1/p')
  linker=wasm-ld-$llvm
  if ! have "$linker" && have wasm-ld && wasm-ld --version | grep -q "LLD $llvm\."; then linker=wasm-ld; fi
  have "$linker" || apt_install "the linker $linker" "lld-$llvm" || die "the linker $linker is missing: install lld $llvm, then run the same command again."
}

need_component() {
  with_toolchain "$toolchain" cargo "$1" --version >/dev/null 2>&1 && return
  local component=$1 package=rust-web-clippy
  if [ "$1" = fmt ]; then component=rustfmt package=rustfmt-web; fi
  if [ "$toolchain" = /usr ]; then apt_install "cargo $1" "$package" || true
  elif have rustup; then
    say "adding $component to Rust's toolchain (some seconds)."
    limited 300 rustup component add --toolchain "$toolchain" "$component" >/dev/null 2>&1 || true
  fi
  with_toolchain "$toolchain" cargo "$1" --version >/dev/null 2>&1 ||
    die "'cargo $1' is missing: run 'rustup component add $component', then the same command again."
}

# cargo_tool CRATE VERSION TIME COMMAND...: links the commands into .tools/bin, compiling the crate once for this machine. `features`
# says which of the crate's features the commands need.
cargo_tool() {
  local crate=$1 version=$2 time=$3
  shift 3
  local place=$cache/$crate-$version/bin command found
  if ! [ -x "$place/$1" ]; then
    found=$(PATH=${PATH#"$bin":} command -v "$1" || true)
    if [ -n "$found" ] && [ "$found" != "$bin/$1" ] && "$found" --version 2>/dev/null | grep -qw -F "$version"; then
      place=$(dirname "$found")
    else
      compile_tool "$crate" "$version" "$time"
    fi
  fi
  for command in "$@"; do
    [ -x "$place/$command" ] || die "$place has no $command: remove that folder, then run the same command again."
    ln -sf "$place/$command" "$bin/$command"
  done
}

compile_tool() {
  local crate=$1 version=$2 time=$3 place=$cache/$1-$2
  if with_toolchain "$toolchain" cargo binstall -V >/dev/null 2>&1; then
    say "fetching $crate $version (some seconds)."
    with_toolchain "$toolchain" cargo binstall --no-confirm --disable-strategies compile --root "$place" "$crate@$version" >/dev/null 2>&1 && return
    say "there is no prebuilt one to be had here."
  fi
  have cc || apt_install "a C compiler, which $crate needs" gcc libc6-dev || die "a C compiler (cc) is missing: install gcc or clang, then run the same command again."
  say "compiling $crate $version ($time, once for all checkouts; kept in $cache)."
  local log=$cache/$crate.log
  mkdir -p "$cache"
  # Unoptimised: half the time to compile, and the tool waits for the compiler anyway.
  # Without --locked where the registry lacks a version that the tool's own lock names.
  local attempt
  for attempt in --locked ""; do
    # shellcheck disable=SC2086
    if CARGO_TARGET_DIR=$cache/build with_toolchain "$toolchain" cargo install "$crate" --version "$version" --features "${features:-}" --debug --root "$place" $attempt >"$log" 2>&1; then
      rm -rf "$cache/build"
      return
    fi
  done
  tail -n 5 "$log" >&2
  die "$crate $version could not be compiled; the whole story is in $log."
}

need_node() {
  local version
  have node && have npm || die "Node.js is missing: install version $NODE_MAJOR or newer with npm (https://nodejs.org), then run the same command again."
  version=$(node --version | tr -d v)
  at_least "$version" "$NODE_MAJOR.0" || die "Node.js $version is too old: install version $NODE_MAJOR or newer, then run the same command again."
}

need_npm_packages() {
  local stamp=tests/e2e/node_modules/.bearings-stamp now
  now=$(cksum <tests/e2e/package-lock.json)
  if ! [ -f "$stamp" ] || [ "$(cat "$stamp")" != "$now" ]; then
    say "installing wasm-opt, Playwright and axe from npm (130 MB, some seconds)."
    limited 900 npm ci --prefix tests/e2e --no-audit --no-fund --loglevel=error >/dev/null || die "npm could not install the packages in tests/e2e; what it says stands above."
    echo "$now" >"$stamp"
  fi
  ln -sf "$root/tests/e2e/node_modules/.bin/wasm-opt" "$bin/wasm-opt"
  ln -sf "$root/tests/e2e/node_modules/.bin/wasm-merge" "$bin/wasm-merge"
  "$bin/wasm-opt" --version >/dev/null || die "wasm-opt from npm does not run on this machine: remove tests/e2e/node_modules and run the same command again."
}

first_of() {
  local one
  for one in "$@"; do
    if have "$one"; then command -v "$one"; return; fi
  done
}

# Sets `chromium` and `chromedriver`.
need_browser() {
  find_browser
  if [ -z "$chromium" ] || [ -z "$chromedriver" ]; then
    have apt-get && apt_install "Chromium and ChromeDriver" chromium chromium-driver || fetch_browser
    find_browser
  fi
  [ -n "$chromium" ] || die "Chromium is missing: install it, or set CHROMIUM to its path, then run the same command again."
  [ -n "$chromedriver" ] || die "ChromeDriver is missing: install the one for your Chromium, or set CHROMEDRIVER to its path, then run the same command again."
  local a b
  a=$("$chromium" --version 2>/dev/null | grep -o '[0-9][0-9]*\.' | head -n 1)
  b=$("$chromedriver" --version 2>/dev/null | grep -o '[0-9][0-9]*\.' | head -n 1)
  [ "$a" = "$b" ] || die "Chromium ${a%.} and ChromeDriver ${b%.} do not fit: install the same version of both, or set CHROMIUM and CHROMEDRIVER."
}

find_browser() {
  chromium=${CHROMIUM:-$(first_of chromium chromium-browser google-chrome google-chrome-stable "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")}
  chromedriver=${CHROMEDRIVER:-$(first_of chromedriver)}
  local fetched
  if [ -z "$chromium" ] || [ -z "$chromedriver" ]; then
    fetched=$(ls -d "$cache"/browser/chrome/*/*/chrome "$cache"/browser/chrome/*/*/*.app/Contents/MacOS/* 2>/dev/null | head -n 1) || true
    if [ -n "$fetched" ]; then
      chromium=$fetched
      chromedriver=$(ls -d "$cache"/browser/chromedriver/*/*/chromedriver | head -n 1)
    fi
  fi
}

# Sets `firefox` and `webkit_driver`. WebKit's own small browser forgets everything when it is driven, so ours stands in, which needs Python's gi.
need_engines() {
  find_engines
  if [ -z "$firefox" ] || [ -z "$webkit_driver" ] || ! have Xvfb || ! has_webkit_for_python; then
    apt_install "Firefox and WebKitGTK" firefox-esr webkit2gtk-driver gir1.2-webkit2-4.1 python3-gi xvfb ||
      die "Firefox, or WebKitGTK with its driver, Python's gi and Xvfb, is missing: on Debian they are firefox-esr, webkit2gtk-driver, gir1.2-webkit2-4.1, python3-gi and xvfb."
    find_engines
  fi
  [ -n "$firefox" ] || die "Firefox is missing: install it, or set FIREFOX to its path, then run the same command again."
  [ -n "$webkit_driver" ] || die "WebKitWebDriver is missing: install WebKitGTK's driver, or set WEBKIT_DRIVER to its path, then run the same command again."
  have Xvfb || die "Xvfb, the screen that WebKitGTK is drawn on, is missing: install it, then run the same command again."
  has_webkit_for_python || die "WebKitGTK 4.1 for /usr/bin/python3 is missing: install gi and WebKit2's typelib, then run the same command again."
  # The journeys talk to Firefox through the WebSocket that Node.js has since 20.10.
  at_least "$(node --version | tr -d v)" 20.10 || die "Node.js $(node --version) is too old for make test-engines: install version 20.10 or newer, then run the same command again."
}

find_engines() {
  firefox=${FIREFOX:-$(first_of firefox-esr firefox)}
  webkit_driver=${WEBKIT_DRIVER:-$(first_of WebKitWebDriver)}
}

has_webkit_for_python() {
  /usr/bin/python3 -c 'import gi; gi.require_version("Gtk", "3.0"); gi.require_version("WebKit2", "4.1")' >/dev/null 2>&1
}

fetch_browser() {
  say "fetching Chrome for testing and its driver (180 MB, a minute)."
  local what
  for what in chrome@stable chromedriver@stable; do
    limited 600 npx --yes "@puppeteer/browsers@$PUPPETEER_BROWSERS_VERSION" install "$what" --path "$cache/browser" >/dev/null 2>&1 ||
      die "Chromium and ChromeDriver are missing: install both, or set CHROMIUM and CHROMEDRIVER to their paths, then run the same command again."
  done
}

# webdriver.json: how wasm-bindgen's test runner starts the browser. Root inside a container has no sandbox to give.
write_webdriver_settings() {
  local sandbox=""
  [ "$(id -u)" != 0 ] || sandbox='"--no-sandbox", '
  cat >.tools/webdriver.json <<JSON
{
  "goog:chromeOptions": {
    "binary": "$chromium",
    "args": [$sandbox"--headless=new", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-quic", "--no-first-run"]
  }
}
JSON
}

# --- the run ----------------------------------------------------------------------------------------------------------

case $level in native | build | test | engines) ;; *) die "unknown level '$level': use native, build, test or engines." ;; esac
if ready; then exit 0; fi

mkdir -p "$bin"
toolchain="" linker="" chromium="" chromedriver="" firefox="" webkit_driver="" needs=""
choose_toolchain
if [ "$level" != native ]; then need_linker; fi
if [ "$level" != build ]; then
  need_component fmt
  need_component clippy
fi
if [ "$level" != native ]; then
  need_node
  need_npm_packages
  cargo_tool trunk "$TRUNK_VERSION" "5 to 10 minutes" trunk
  cargo_tool wasm-bindgen-cli "$bindgen_version" "2 to 4 minutes" wasm-bindgen wasm-bindgen-test-runner
  features=build-binary cargo_tool wasm_split_cli_support "$WASM_SPLIT_VERSION" "half a minute" wasm-split-cli
  needs="$(wasm_library "$toolchain") $bin/trunk $bin/wasm-bindgen $bin/wasm-bindgen-test-runner $bin/wasm-split-cli $bin/wasm-opt $bin/wasm-merge"
fi
if [ "$level" = test ] || [ "$level" = engines ]; then
  need_browser
  write_webdriver_settings
  cargo_tool cargo-deny "$CARGO_DENY_VERSION" "2 to 4 minutes" cargo-deny
  needs="$needs .tools/webdriver.json $bin/cargo-deny"
fi
if [ "$level" = engines ]; then
  need_engines
  needs="$needs $firefox $webkit_driver"
fi
say "fetching the crates that Cargo.lock names."
with_toolchain "$toolchain" cargo fetch --quiet --locked || die "the crates in Cargo.lock could not be fetched; what cargo says stands above."

{
  echo "# Written by scripts/setup.sh; read by the Makefile."
  echo "export PATH='$bin':\"\$PATH\""
  if [ -n "$toolchain" ] && have rustup; then echo "export RUSTUP_TOOLCHAIN='$toolchain'"
  elif [ -n "$toolchain" ]; then echo "export PATH='$bin:$toolchain/bin':\"\$PATH\""; fi
  if [ -n "$linker" ]; then echo "export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER='$linker'"; fi
  if [ -n "$chromium" ]; then
    echo "export CHROMIUM='$chromium' CHROMEDRIVER='$chromedriver'"
    echo "export WASM_BINDGEN_TEST_WEBDRIVER_JSON='$root/.tools/webdriver.json'"
  fi
  if [ -n "$firefox" ]; then echo "export FIREFOX='$firefox' WEBKIT_DRIVER='$webkit_driver'"; fi
  echo "export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER=wasm-bindgen-test-runner"
  echo "BEARINGS_NEEDS='$needs'"
} >"$env_file.part"
mv "$env_file.part" "$env_file"
rm -f .tools/*.stamp
# A higher level has all that the lower ones need.
for one in native build test engines; do
  fingerprint >".tools/$one.stamp"
  if [ "$one" = "$level" ]; then break; fi
done
say "ready."
