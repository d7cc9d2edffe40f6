#!/usr/bin/env bash
# Builds the site twice, in two folders of different names and from an empty target each, and compares every byte. `make test-long` calls it;
# it takes as long as two whole builds. `scripts/reproducible.sh DIST` compares one build with a dist/ that is there already.
set -euo pipefail
cd "$(dirname "$0")/.."
root=$PWD
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

build() {
  local place=$work/$1
  mkdir -p "$place"
  git -C "$root" archive HEAD | tar -x -C "$place"
  ln -s "$root/tests/e2e/node_modules" "$place/tests/e2e/node_modules"
  (cd "$place" && CARGO_TARGET_DIR=$place/target trunk build --release --offline --locked) >"$work/$1.log" 2>&1 || { tail -n 20 "$work/$1.log"; exit 1; }
  rm -rf "$place/target"
}

sums() { (cd "$1" && find . -type f | LC_ALL=C sort | xargs sha256sum); }

build first
if [ $# -gt 0 ]; then other=$1; else build a-second-and-longer-name; other=$work/a-second-and-longer-name/dist; fi
if diff <(sums "$work/first/dist") <(sums "$other"); then
  echo "Two builds, the same bytes: $(sums "$other" | wc -l) files."
else
  echo "The builds differ in the files above."
  exit 1
fi
