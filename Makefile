# make demo   a fresh machine with Python and make: installs, checks the example reports, shows the findings
# make test   what every commit must pass; under five minutes on two cores
# make test-all   every format, installed wheels, hooks through pre-commit
# make docs   the documentation, into build/site
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
# What Python compiles is kept: the second run of the tests begins in half the time.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: demo test test-all lint types layers bench docs clean

$(STAMP): pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade "pip>=25.1"
	$(BIN)/python -m pip install --quiet --editable ".[all]" --group dev
	touch $@

demo: $(STAMP)
	$(BIN)/reportlint check --isolated --exit-zero examples/

test: $(STAMP) lint types layers
	$(BIN)/python -m pytest -n auto --dist loadgroup -m "not slow and not timing"
	$(BIN)/python -m pytest -m "timing and not slow"

test-all: test
	$(BIN)/python -m pip install --quiet --group docs
	$(BIN)/python -m pytest -m slow

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(STAMP)
	$(BIN)/mypy

layers: $(STAMP)
	$(BIN)/lint-imports

bench: $(STAMP)
	$(BIN)/python benchmarks/run.py

docs: $(STAMP)
	$(BIN)/python -m pip install --quiet --group docs
	$(BIN)/python docs/site.py build/docs
	$(BIN)/zensical build --strict

clean:
	rm -rf $(VENV) build dist
