# Two commands do everything on a machine with Python 3.11+, git and a shell: `make map` and `make test`.
# `make check` runs all that CI runs.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMPS := .make

.DEFAULT_GOAL := help
.PHONY: help map test lint check format clean browser fuzz

help:
	@echo "make map     set up, then map the example article into maps/"
	@echo "make test    set up, then run every test, real-browser ones included"
	@echo "make check   lint, types, import contracts, tests: all that CI runs"
	@echo "make fuzz    tests/fuzz at fifty times its size, from seeds of this moment; for once a week"
	@echo "make format  let ruff lay out the code"
	@echo "make clean   remove the environment and what was built"

$(VENV)/pyvenv.cfg:
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "geostrike needs Python 3.11 or newer; this is " + sys.version.split()[0] + ". Name another: make PYTHON=python3.12 map")'
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); echo "No virtual environment could be made. On Debian and Ubuntu: apt-get install python3-venv" >&2; exit 1; }

# An environment made by hand holds the pip of its Python, which may be too old for what follows.
$(STAMPS)/pip: $(VENV)/pyvenv.cfg constraints.txt
	@$(BIN)/python pip_install.py --constraint constraints.txt pip
	@mkdir -p $(STAMPS) && touch $@

# The package with what it needs to run; its build hook fetches Leaflet and the borders and builds the gazetteer.
$(STAMPS)/runtime: $(STAMPS)/pip pyproject.toml constraints.txt hatch_build.py package.json package-lock.json $(wildcard data/gazetteer/*.xz data/gazetteer/*.json data/gazetteer/supplement/*.csv)
	@echo "Setting up geostrike in $(VENV) (a minute or two, once) ..."
	@PIP_CONSTRAINT=constraints.txt $(BIN)/python pip_install.py --editable .
	@mkdir -p $(STAMPS) && touch $@

$(STAMPS)/dev: $(STAMPS)/runtime
	@echo "Adding the tools for tests ..."
	@PIP_CONSTRAINT=constraints.txt $(BIN)/python pip_install.py --group dev
	@mkdir -p $(STAMPS) && touch $@

map: $(STAMPS)/runtime
	@$(BIN)/geostrike map examples/syria-2015-10-01.md -o maps/ --force

# Chromium for the browser tests: installed where that is possible (Debian, as root); else those tests skip and say so.
browser:
	@command -v chromium >/dev/null 2>&1 || command -v chromium-browser >/dev/null 2>&1 || command -v google-chrome >/dev/null 2>&1 || { \
	  if command -v apt-get >/dev/null 2>&1 && [ "$$(id -u)" = 0 ]; then \
	    echo "Installing Chromium for the browser tests ..."; \
	    { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium fonts-noto-core; } >/dev/null 2>&1 || echo "WARNING: Chromium could not be installed; the browser tests will be skipped." >&2; \
	  else echo "WARNING: no Chromium found and none can be installed here; the browser tests will be skipped." >&2; fi; }

test: $(STAMPS)/dev browser
	@$(BIN)/python -m pytest -n 2 --dist loadfile

# GEOSTRIKE_FUZZ says how many times as much as in CI; the seed is printed, so that a failure can be had again.
fuzz: $(STAMPS)/dev
	@seed=$${GEOSTRIKE_FUZZ_SEED:-$$(date +%s)}; echo "GEOSTRIKE_FUZZ_SEED=$$seed"; \
	  GEOSTRIKE_FUZZ=$${GEOSTRIKE_FUZZ:-50} GEOSTRIKE_FUZZ_SEED=$$seed $(BIN)/python -m pytest -n 2 tests/fuzz

lint: $(STAMPS)/dev
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

check: lint test

format: $(STAMPS)/dev
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

clean:
	rm -rf $(VENV) $(STAMPS) dist build geostrike/maps/assets geostrike/gazetteer/default.sqlite
