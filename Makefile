# make site    set up, check the bank, build site/
# make serve   live preview of every locale
# make test    set up (a browser too), run every test and linter
# make bench   measure builds against named peers (slow; not part of make test)
# make search  measure the finder: ranking beside Material's own search, and speed
# make verify  look over the finished site before publishing it
# make reproducible  prove that two builds of one commit give the same bytes
# make lighthouse  Lighthouse's scores of the kinds of pages
# make mutations  measure how many seeded mistakes the checks find

PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.DEFAULT_GOAL := site
.PHONY: site serve test lint bench search lighthouse mutations verify reproducible clean

site: .venv/site node_modules/.done
	@scripts/install-hunspell.sh
	$(BIN)/phrasebook check
	$(BIN)/phrasebook build --downloads

serve: .venv/site node_modules/.done
	$(BIN)/phrasebook serve

test: .venv/dev node_modules/.done lint
	@scripts/install-hunspell.sh
	@scripts/install-nginx.sh
	tests/browser/install-chromium.sh $(BIN)/python
	$(BIN)/pytest

lint: .venv/dev node_modules/.done
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	npx --no-install prettier --check "scripts/theme/**/*.{js,css}" "tests/**/*.{js,mjs}" "benchmarks/**/*.mjs" --no-error-on-unmatched-pattern
	npx --no-install tsc --project jsconfig.json

bench: .venv/bench node_modules/.done
	$(BIN)/python benchmarks/build.py

# The site is looked over as it lies there: links, alternates, weights, then every page's HTML.
verify: .venv/site node_modules/.done
	$(BIN)/phrasebook verify
	npx --no-install html-validate --config .htmlvalidate.json "site/**/*.html"

# Two builds of one commit, elsewhere, at another hour and in another language, byte for byte.
reproducible: .venv/site node_modules/.done
	scripts/check-reproducible.sh $(BIN)/python

lighthouse: .venv/dev node_modules/.done
	tests/browser/install-chromium.sh $(BIN)/python
	cd benchmarks/lighthouse && PUPPETEER_SKIP_DOWNLOAD=1 npm ci --no-audit --no-fund --loglevel=error
	$(BIN)/python benchmarks/lighthouse.py

mutations: .venv/dev
	$(BIN)/python benchmarks/mutations.py

search: .venv/dev node_modules/.done
	tests/browser/install-chromium.sh $(BIN)/python
	$(BIN)/python benchmarks/ranking.py
	$(BIN)/python benchmarks/finder.py

.venv/site: requirements/site.txt pyproject.toml
	$(PYTHON) -m venv .venv
	$(PIP) install --require-hashes -r requirements/site.txt
	$(PIP) install --no-deps --no-build-isolation --editable .
	touch $@

.venv/dev: .venv/site requirements/dev.txt
	$(PIP) install --require-hashes -r requirements/dev.txt
	touch $@

.venv/bench: .venv/dev requirements/bench.txt
	$(PYTHON) -m venv .venv-bench
	.venv-bench/bin/python -m pip --disable-pip-version-check --quiet install --require-hashes -r requirements/bench.txt
	touch $@

node_modules/.done: package.json package-lock.json
	npm ci --no-audit --no-fund --loglevel=error
	touch $@

clean:
	rm -rf .venv .venv-bench node_modules site
