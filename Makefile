# Set-up happens by itself and only when a lock, the project file or the system list has changed.
# PYTHON=… names another Python 3.11 or later; UPGRADE=1 lets `make lock` take newer versions.

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.SUFFIXES:
.PHONY: help demo samples test thorough pace accessibility editors coverage check lint fresh soak accept docs look lock templates integrations release clean

VENV := .venv
BIN := $(VENV)/bin
INSTALL := $(BIN)/python -m pip --quiet --disable-pip-version-check --no-input install
LOCKED := $(INSTALL) --require-hashes --only-binary :all:

NEW_ENOUGH := import sys; sys.exit(sys.version_info < (3, 11))
PYTHON ?= $(shell for name in python3 python3.14 python3.13 python3.12 python3.11; do \
	"$$name" -c '$(NEW_ENOUGH)' 2>/dev/null && echo "$$name" && break; done)

# A worker that has finished its tests takes over some of another’s.
ALL_CORES := --numprocesses=auto --dist=worksteal --quiet

# Tests start the program often; it is compiled once.
unexport PYTHONDONTWRITEBYTECODE

# A Python that is not Homebrew's does not look for libraries there.
ifeq ($(shell uname -s),Darwin)
LIBRARIES := DYLD_FALLBACK_LIBRARY_PATH="$$(brew --prefix 2>/dev/null || echo /usr/local)/lib:/usr/local/lib:/usr/lib"
endif

help: ## say what each target does
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-13s %s\n", $$1, $$2 }' Makefile

demo: samples ## set up, then render every good sample into build/demo/
	$(LIBRARIES) $(BIN)/inspection-reports render samples/*/good-*/ --formats html,pdf,docx --out build/demo
	@echo "Look at build/demo/index.html"

samples: build/packages-run.stamp ## write every sample, bad ones too, as a bundle into build/samples/
	rm -rf build/samples
	$(BIN)/python scripts/sample_bundles.py

test: lint ## set up, then lint, types and the tests, those that take long with some of their parameters
	PACE=quick $(LIBRARIES) $(BIN)/python -m pytest $(ALL_CORES) --durations=10 -m "not thorough"

thorough: build/packages-test.stamp ## the rest: each page, every document in each format, every fault; CI runs them, too
	PACE=rest $(LIBRARIES) $(BIN)/python -m pytest $(ALL_CORES) --durations=10

pace: build/packages-test.stamp ## time all tests that are not thorough, and choose anew what `make test` runs of them
	-$(LIBRARIES) $(BIN)/python -m pytest $(ALL_CORES) -m "not thorough" --junitxml=build/pace.xml
	$(BIN)/python scripts/pace.py build/pace.xml

coverage: build/packages-test.stamp ## how much of the code the quick tests and those of publications reach, held to a floor
	rm -rf build/coverage
	$(LIBRARIES) HYPOTHESIS=quick $(BIN)/coverage run -m pytest $(ALL_CORES) -m "not slow" --ignore=tests/docs --ignore=tests/architecture
	$(LIBRARIES) $(BIN)/coverage run -m pytest $(ALL_CORES) -m slow tests/publishing tests/runs/test_leaks.py \
		--ignore=tests/publishing/records/test_browser.py
	$(BIN)/coverage combine --quiet
	$(BIN)/coverage report

accessibility: build/packages-test.stamp ## final versions held to every checker of accessibility that works offline
	-@mkdir -p build/accessibility && cp scripts/accessibility/package*.json build/accessibility/ && \
		{ npm install --prefix build/accessibility --silent --no-audit --no-fund --ignore-scripts || \
		echo "npm cannot install two checkers; their tests are skipped."; }
	ACCESSIBILITY=1 $(LIBRARIES) $(BIN)/python -m pytest --quiet --durations=5 -n 2 tests/accessibility

editors: build/packages-test.stamp ## VS Code completes, explains and checks a bundle by the schema beside it
	-@mkdir -p build/editors && cp scripts/editors/package*.json build/editors/ && \
		{ npm install --prefix build/editors --silent --no-audit --no-fund --ignore-scripts || \
		echo "npm cannot install the language service; its tests are skipped."; }
	EDITORS=1 $(BIN)/python -m pytest --quiet tests/editors

# What our own templates are compared with: a revision, a folder, or what the last release came to.
BASE ?= ci/released.json
OURS := $(BIN)/inspection-reports

templates: build/packages-run.stamp ## lint our own templates, see how long reports can get, and what has changed since BASE
	@mkdir -p build/templates
	$(OURS) lint --quiet
	$(OURS) budget --fail-on error,LEN > build/templates/length.txt
	$(OURS) compare --base $(BASE) --fail-on error,LEN --quiet --also html=build/templates/changes.html samples

integrations: build/packages-test.stamp ## the Action and the hooks as a team gets them: installed from here, and audited
	INTEGRATIONS=1 $(BIN)/python -m pytest --quiet --durations=5 tests/ci

check: lint ## lint, types and the quick tests, each with a few of its parameters; no PDF, no browser, no commands of pages
	$(LIBRARIES) HYPOTHESIS=quick PARAMETERS=12 $(BIN)/python -m pytest $(ALL_CORES) -m "not slow and not thorough"

lint: build/packages-test.stamp ## lint, format and types
	$(BIN)/ruff check --quiet .
	$(BIN)/ruff format --quiet --check .
	$(BIN)/mypy --no-error-summary

look: build/packages-test.stamp ## look at every page: build/look/index.html, in three formats side by side
	$(LIBRARIES) $(BIN)/python scripts/look/page.py

soak: build/packages-test.stamp ## thousands of reports, a tenth hostile, in runs that are killed, with both engines; then bundles against `budget`
	$(LIBRARIES) $(BIN)/python bench/soak.py
	BUDGET_BUNDLES=10000 $(BIN)/python -m pytest --quiet --timeout=0 tests/composition/budget/test_bounds.py

fresh: build/packages-test.stamp ## is each generated page, table and file what its script makes?
	$(BIN)/python -m pytest --quiet -k fresh tests/docs tests/checks/test_rule_pages.py \
		tests/evidence/test_font_characters.py tests/evidence/test_bank_holidays.py \
		tests/samples/test_stories.py

accept: docs build/packages-test.stamp ## rewrite all expected files; then read the diff
	-ACCEPT=1 $(LIBRARIES) $(BIN)/python -m pytest -q tests/samples/test_samples.py tests/samples/test_stories.py \
		tests/checks/test_cases.py tests/commands/test_sessions.py tests/reporters/test_text.py tests/reporters/proof/test_claims.py tests/docs
	git --no-pager diff --stat

docs: build/packages-run.stamp ## write the generated reference pages anew
	$(BIN)/python scripts/rule_pages.py
	$(BIN)/python scripts/bundle_pages.py
	$(BIN)/python scripts/guidance_pages.py
	$(BIN)/python scripts/section_pages.py
	$(BIN)/python scripts/judged_pages.py

# Set-up. Each stamp is younger than all that it was made from.

build/system-run.stamp: system-packages.txt scripts/system-packages
	@"$(PYTHON)" -c '$(NEW_ENOUGH)' 2>/dev/null || { \
		echo "Python 3.11 or later is needed and was not found; name one with: make PYTHON=/path/to/python3" >&2; exit 1; }
	@"$(PYTHON)" scripts/system-packages run
	@mkdir -p build && touch $@

build/system-test.stamp: build/system-run.stamp
	@"$(PYTHON)" scripts/system-packages test
	@touch $@

# A dangling link counts as missing, so a Python that was upgraded away gives a new environment.
$(BIN)/python: | build/system-run.stamp
	rm -f build/packages-*.stamp
	"$(PYTHON)" -m venv --clear $(VENV)

build/packages-run.stamp: requirements.lock requirements-build.lock pyproject.toml $(BIN)/python
	$(LOCKED) -r requirements.lock -r requirements-build.lock
	$(INSTALL) --no-deps --no-build-isolation --editable .
	$(BIN)/python scripts/start_table.py
	@touch $@

build/packages-test.stamp: build/system-test.stamp build/packages-run.stamp requirements-test.lock
	$(LOCKED) -r requirements-test.lock
	@touch $@

# Locks. Each later one is held to the ones before it.

UV := build/uv-0.13.9
COMPILE := $(UV)/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--only-binary :all: --no-emit-index-url --no-header $(if $(UPGRADE),--upgrade)

$(UV)/bin/uv: | build/system-run.stamp
	"$(PYTHON)" -m venv --clear $(UV)
	$(UV)/bin/python -m pip --quiet --disable-pip-version-check install $(subst build/uv-,uv==,$(UV))

lock: $(UV)/bin/uv ## write the seven locks anew from pyproject.toml
	$(COMPILE) pyproject.toml -o requirements.lock
	$(COMPILE) --group build -c requirements.lock -o requirements-build.lock
	$(COMPILE) pyproject.toml --extra dask -c requirements.lock -c requirements-build.lock -o requirements-dask.lock
	$(COMPILE) pyproject.toml --extra typst -c requirements.lock -c requirements-build.lock -o requirements-typst.lock
	$(COMPILE) pyproject.toml --extra timestamp -c requirements.lock -c requirements-build.lock -o requirements-timestamp.lock
	$(COMPILE) pyproject.toml --extra compare -c requirements.lock -c requirements-build.lock -o requirements-compare.lock
	$(COMPILE) pyproject.toml --all-extras --group test -c requirements-dask.lock -c requirements-typst.lock -c requirements-timestamp.lock -c requirements-compare.lock -c requirements-build.lock -o requirements-test.lock
	@if grep -nE '://|(^|[ =])/' requirements*.lock; then echo "A lock names a host or a path." >&2; exit 1; fi

# The day is asked for here, so that nothing that is built depends on the clock.
DAY ?= $(shell date +%F)

release: build/packages-run.stamp ## wheel and source archive into dist/, tried in an empty environment; closes the changelog
	$(LIBRARIES) $(BIN)/python -m scripts.release $(DAY)

clean: ## remove all that make made, .venv included
	rm -rf build dist $(VENV) pipeline/*.table .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find pipeline tests bench -name __pycache__ -type d -prune -exec rm -rf {} + 2>/dev/null || true
