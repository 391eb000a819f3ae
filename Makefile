# The one entry point: run, test, install. Everything else is `.venv/bin/streams --help`.
PYTHON ?= python3
BIN := .venv/bin
ARGS ?=

.PHONY: install run test lint types unit lock clean

install: .venv/installed

# The stamp is newer than the lock only after a complete installation, so a second run does nothing.
.venv/installed: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("streams needs Python 3.11 or later; this is %s. Set PYTHON=/path/to/python3.11." % sys.version.split()[0] if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

run: install
	@$(BIN)/streams up --feed seeds $(ARGS)

test: lint types unit

lint: install
	$(BIN)/ruff check
	$(BIN)/ruff format --check

types: install
	$(BIN)/mypy

unit: install
	$(BIN)/pytest $(ARGS)

# Resolve anew within the bounds of pyproject.toml; commit what changes.
lock: install
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --all-extras pyproject.toml -o requirements.lock
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header pyproject.toml -o requirements-image.lock

clean:
	rm -rf .venv .data .mypy_cache .pytest_cache .ruff_cache
