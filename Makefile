# Two commands are enough: `make run` to use it, `make test` to check it. Each installs what is missing first (scripts/setup.sh).
PORT ?= 8080
TOOLS = . .tools/env.sh &&

.PHONY: help run dev build test test-engines test-long test-fast bench setup clean

help:
	@echo "make run          build the app and serve it at http://127.0.0.1:$(PORT)/  (PORT= changes the port)"
	@echo "make dev          the same, unoptimised, built again at every change"
	@echo "make build        leave a site in dist/ that can be put in any folder of any web host"
	@echo "make test         everything: format, lints, native, browser and end-to-end tests, size budget"
	@echo "make test-engines the core journeys in Firefox and WebKitGTK, and both killed in the middle of them"
	@echo "make test-long    what a machine does overnight: slow frames, other days, places and languages, ten thousand histories"
	@echo "make test-fast    the native part of it, under a minute once built"
	@echo "make bench        what it weighs and how quick it is, in counts, ratios and times of this machine"
	@echo "make clean        remove what was built (not the shared tools)"

run:
	@scripts/setup.sh build
	@node scripts/serve.mjs --probe --port $(PORT)
	@$(MAKE) --no-print-directory build
	@node scripts/serve.mjs dist --port $(PORT)

dev:
	@scripts/setup.sh build
	@node scripts/serve.mjs --probe --port $(PORT)
	@echo "Bearings will be at http://127.0.0.1:$(PORT)/ and builds again at every change (Ctrl+C stops it)."
	@$(TOOLS) trunk serve --offline --port $(PORT) --dist target/dev-dist

build:
	@scripts/setup.sh build
	@$(TOOLS) trunk build --release --offline --locked
	@$(TOOLS) node scripts/sbom.mjs target/bearings.cdx.json

test:
	@scripts/setup.sh test
	@$(TOOLS) scripts/test.sh all

test-engines:
	@scripts/setup.sh engines
	@$(TOOLS) scripts/test.sh engines

test-long:
	@scripts/setup.sh engines
	@$(TOOLS) scripts/test.sh long

test-fast:
	@scripts/setup.sh native
	@$(TOOLS) scripts/test.sh fast

bench: build
	@scripts/setup.sh test
	@$(TOOLS) cargo bench --locked
	@$(TOOLS) node scripts/size-budget.mjs
	@$(TOOLS) node scripts/ledger.mjs
	@$(TOOLS) node scripts/bench.mjs

setup:
	@scripts/setup.sh test

clean:
	rm -rf target dist tests/e2e/results tests/e2e/report
