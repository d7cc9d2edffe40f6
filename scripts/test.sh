#!/usr/bin/env bash
# Runs the checks in order and goes on after a failure, so that one run shows everything; `make test`, `make test-engines`, `make test-long` and
# `make test-fast` call it with the environment of .tools/env.sh. The last line counts tests and checks; the exit code is 0 only if nothing failed.
set -uo pipefail
cd "$(dirname "$0")/.."
what=${1:-all}
logs=.tools/logs
rm -rf "$logs"
mkdir -p "$logs"
passed=0
failed=0
failures=""
second_tries=""

# step NAME KIND COMMAND...: KIND "tests" counts the tests that the command reports, "check" counts the command as one.
step() {
  local name=$1 kind=$2 log=$logs/$1.log good bad code started=$SECONDS
  shift 2
  printf '\n== %s ==\n' "$name"
  "$@" 2>&1 | tee "$log"
  code=${PIPESTATUS[0]}
  good=0 bad=0
  if [ "$kind" = tests ]; then
    good=$(count passed "$log")
    # Playwright lists what passed on a second try below its count of them.
    second_tries="$second_tries$(sed 's/\x1b\[[0-9;]*m//g' "$log" | awk '/^  +[0-9]+ flaky$/ { on = 1; next } /^  +[0-9]+ / { on = 0 } on && NF { print }')"
    bad=$(count failed "$log")
    # A runner that ran nothing has not passed.
    if [ "$good" = 0 ] && [ "$bad" = 0 ]; then code=1; fi
  elif [ "$code" = 0 ]; then good=1; fi
  if [ "$code" != 0 ]; then
    if [ "$bad" = 0 ]; then bad=1; fi
    failures="$failures $name"
  fi
  passed=$((passed + good))
  failed=$((failed + bad))
  printf -- '-- %s: %s, %d s\n' "$name" "$([ "$code" = 0 ] && echo fine || echo FAILED)" $((SECONDS - started))
  return "$code"
}

# Adds up "N passed" or "N failed" over the closing lines of cargo's, wasm-bindgen's, Playwright's and Node.js's reports.
count() {
  sed 's/\x1b\[[0-9;]*m//g' "$2" | awk -v word="$1" '
    /^test result:/ { for (i = 2; i <= NF; i++) if ($i ~ "^" word) sum += $(i - 1) }
    /^  +[0-9]+ (passed|failed|flaky)/ { if ($2 == word || ($2 == "flaky" && word == "passed")) sum += $1 }
    /^[^ ]+ (pass|fail|cancelled) [0-9]+$/ { if ($2 == substr(word, 1, 4) || ($2 == "cancelled" && word == "failed")) sum += $3 }
    END { print sum + 0 }'
}

# npm writes a host into the lock unless .npmrc tells it not to.
lock_names_no_host() {
  if grep -n 'resolved\|://[^"]*\.tgz' tests/e2e/package-lock.json; then
    echo "The npm lock names a host: run npm in tests/e2e, where .npmrc leaves it out."
    return 1
  fi
}

# Says what it came to, and ends with it.
summary() {
  printf '\n'
  if [ -n "$second_tries" ]; then printf 'Passed on a second try, to be mended:\n%s\n' "$second_tries"; fi
  if [ "$failed" != 0 ]; then printf 'Failed:%s\n' "$failures"; fi
  printf '%d passed, %d failed\n' "$passed" "$failed"
  [ "$failed" = 0 ]
  exit
}

# The journeys in Firefox and in WebKitGTK, side by side.
engines() {
  step engines tests node --experimental-websocket --no-warnings --test --test-reporter=spec --test-concurrency=2 tests/engines/firefox.test.mjs tests/engines/webkit.test.mjs
}

wasm=wasm32-unknown-unknown
if [ "$what" = engines ]; then
  # What `make test` left is good enough, unless something was changed since.
  if [ -f dist/index.html ] && [ -z "$(find src public style scripts/*.mjs index.html build.rs Trunk.toml Cargo.toml Cargo.lock -newer dist/index.html -print -quit)" ]; then engines
  elif step release-build check trunk build --release --offline --locked; then engines; fi
  summary
fi
if [ "$what" = long ]; then
  # The same journeys on a slow day, on days that calendars stumble over, and elsewhere; the laws over many more histories.
  step laws tests env PROPTEST_CASES="${PROPTEST_CASES:-10000}" HISTORIES="${HISTORIES:-10000}" cargo test --locked --quiet --no-fail-fast
  if step release-build check trunk build --release --offline --locked; then
    journeys() { step "$1" tests env E2E_LONG=1 "${@:2}" npm --prefix tests/e2e test --silent; }
    journeys slow-frames SLOW_FRAMES=400
    journeys last-day-of-the-year E2E_CLOCK=2026-12-31T12:00
    journeys leap-day E2E_CLOCK=2028-02-29T12:00
    journeys last-hour-of-a-cycle E2E_CLOCK=2027-03-31T23:10
    journeys los-angeles E2E_TZ=America/Los_Angeles E2E_LOCALE=de-DE
    journeys tokyo E2E_TZ=Asia/Tokyo E2E_LOCALE=de-DE
    # Killed at other moments than the first, five times each, in every browser.
    export KILL_AFTER="${KILL_AFTER:-0.2 1 3 10}" KILL_ROUNDS="${KILL_ROUNDS:-5}"
    step killed tests npm --prefix tests/e2e test --silent -- killed.spec.ts
    engines
    step reproducible check scripts/reproducible.sh dist
  fi
  summary
fi
step format check cargo fmt --check
step lints check cargo clippy --locked --quiet --all-targets -- -D warnings
# The day's run tries the same random cases everywhere, so that it says the same on every machine; test-long draws new ones.
step native-tests tests env PROPTEST_RNG_SEED="${PROPTEST_RNG_SEED:-20261126}" cargo test --locked --quiet --no-fail-fast
if [ "$what" = all ]; then
  step lock check lock_names_no_host
  step supply check cargo deny --offline check bans licenses sources
  # The unit tests of the pure modules are native ones (proptest is no dependency of the wasm half), so they are linted above.
  step lints-wasm check cargo clippy --locked --quiet --target "$wasm" --lib --bins --test web -- -D warnings
  step browser-tests tests cargo test --locked --target "$wasm" --test web
  if step release-build check trunk build --release --offline --locked; then
    step size-budget check node scripts/size-budget.mjs
    step end-to-end tests npm --prefix tests/e2e test --silent
  fi
fi

summary
