# Everything a person does with the source tree. `make` alone lists it.

PYTHON ?= python3
ARGS ?=
POLIS ?= ../shared/data/polis

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
ON_POSTGRES := $(BIN)/python scripts/throwaway_postgres.py
RUN_STAMP := $(VENV)/.installed-run
DEV_STAMP := $(VENV)/.installed-dev

UV_COMPILE := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-header --no-annotate --no-emit-index-url --no-emit-find-links $(LOCKFLAGS)

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help install run demo lottery consult install-dev attack sbom outdated test test-postgres lint format docs bench studies maps messages pictures lock clean

help: ## List these targets
	@awk 'BEGIN { FS = ":.*## " } /^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

install: $(RUN_STAMP) ## Install the program into .venv (PYTHON= picks the interpreter, 3.11 or newer)

run: install ## Start the server on 127.0.0.1, port 8000 (PORT= picks another)
	$(BIN)/tracktwo serve

demo: install ## Start the server with a made-up dialogue to look around in
	$(BIN)/tracktwo demo

lottery: install ## Add what the lottery of a panel needs (it brings clients of the network along, and runs in a process of its own)
	$(PIP) install --require-hashes -r requirements/lottery.txt

consult: install ## Start the public server of consultations with a made-up one to look around in
	$(BIN)/tracktwo consult demo

install-dev: $(DEV_STAMP) ## Install the development tools, and the system packages the tests use
	@scripts/system-packages

ifeq ($(ARGS),)
test: install-dev ## Run the tests (ARGS= is passed to pytest)
	@$(BIN)/python scripts/side_by_side.py "$(BIN)/python -m pytest tests/browser" \
		"$(BIN)/python -m pytest tests --ignore=tests/browser && $(BIN)/python -m pytest -c consultation_tests/pytest.ini consultation_tests"
else
test: install-dev
	$(BIN)/python -m pytest $(ARGS)
endif

test-fast: $(DEV_STAMP) ## Run what needs no browser and no long computation, in about a minute (ARGS= is passed to pytest)
	$(BIN)/python -m pytest -q -x $(addprefix tests/,vault people process editing matter overview rooms demo house/test_house.py test_glossary.py) $(ARGS)

test-postgres: install-dev ## Run what touches a database once more on a PostgreSQL that is started for it
	@scripts/system-packages postgresql
	@$(BIN)/python scripts/side_by_side.py \
		"$(ON_POSTGRES) $(BIN)/python -m pytest $(addprefix tests/,vault people process matter editing promises)" \
		"$(ON_POSTGRES) $(BIN)/python -m pytest tests/rooms $(addprefix tests/attack/test_,database_writer.py canaries.py clock.py) && \
		$(ON_POSTGRES) $(BIN)/python -m pytest -c consultation_tests/pytest.ini consultation_tests"

attack: install-dev ## Attack an installation for some minutes, and write who notices what into docs/security.md
	ATTACK=long $(BIN)/python -m pytest tests/attack tests/browser/test_silent.py tests/promises/test_promise_14.py \
		--durations=10 $(ARGS)

lint: $(DEV_STAMP) ## Check style, types and the layering of the packages
	$(BIN)/ruff check . scripts/messages
	$(BIN)/ruff format --check . scripts/messages
	PYTHONPATH=scripts $(BIN)/mypy
	PYTHONPATH=scripts:bench $(BIN)/mypy bench
	$(BIN)/lint-imports

format: $(DEV_STAMP) ## Rewrite the Python files in the house style
	$(BIN)/ruff check --fix . scripts/messages
	$(BIN)/ruff format . scripts/messages

docs: $(DEV_STAMP) ## Build the handbook into build/docs; a warning is an error
	$(BIN)/sphinx-build -q -W --keep-going -b html docs build/docs
	@echo "build/docs/index.html"

bench: install-dev ## Measure speed
	@for each in bench/measure_*.py; do echo "== $$each"; $(BIN)/python $$each $(ARGS) || exit 1; done

studies: install-dev ## Study how often the opinion map names groups, and write the tables (an hour or two)
	OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 $(BIN)/python bench/study_opinion.py

maps: install-dev ## Draw the map of every Polis export below POLIS into build/maps
	@mkdir -p build/maps
	@for each in $(POLIS)/*/participants-votes.csv; do name=$$(basename $$(dirname $$each)); echo "== $$name"; \
		$(BIN)/tracktwo opinion $$each --statements $$(dirname $$each)/comments.csv --svg build/maps/$$name.svg || exit 1; done

messages: install-dev ## Bring the Arabic catalogue up to date with the source, and compile it
	$(BIN)/python scripts/messages

pictures: install-dev ## Take the documentation's screenshots again
	$(BIN)/python scripts/pictures.py

lock: $(DEV_STAMP) ## Pin the requirements again (LOCKFLAGS=--upgrade moves to the newest)
	echo 'setuptools>=77' | $(UV_COMPILE) pyproject.toml - --output-file requirements/run.txt
	echo 'setuptools>=77' | $(UV_COMPILE) pyproject.toml - --extra dev --extra postgres --extra cluster \
		--extra lottery --constraints requirements/run.txt --output-file requirements/dev.txt
	echo 'setuptools>=77' | $(UV_COMPILE) pyproject.toml - --extra lottery \
		--constraints requirements/run.txt --output-file requirements/lottery.txt

sbom: $(DEV_STAMP) ## Write what the program is made of into build/sbom.cdx.json (CycloneDX)
	@mkdir -p build
	$(BIN)/python scripts/sbom.py build/sbom.cdx.json

outdated: $(DEV_STAMP) ## Ask the package index which pinned packages are outdated or withdrawn (needs a network)
	$(BIN)/python scripts/outdated.py

clean: ## Remove all that make has made (never your data)
	rm -rf $(VENV) build .cache .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache src/*.egg-info
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# The virtual environment, and the stamps that say what is in it.

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "tracktwo needs Python 3.11 or newer: make install PYTHON=/path/to/it" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); exit 1; }

$(RUN_STAMP): requirements/run.txt pyproject.toml | $(BIN)/python
	$(PIP) install --require-hashes -r requirements/run.txt
	$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

# dev.txt holds everything run.txt does, in the same versions.
$(DEV_STAMP): requirements/dev.txt requirements/run.txt pyproject.toml | $(BIN)/python
	$(PIP) install --require-hashes -r requirements/dev.txt
	$(PIP) install --no-deps --no-build-isolation -e .
	@touch $(RUN_STAMP) $@
