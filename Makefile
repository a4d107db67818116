# make demo: set up and trace the examples; make test: set up and run all tests.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check

.PHONY: demo test check format evals notebooks clean

demo: $(VENV)/.installed
	$(BIN)/provenance trace examples

test: $(VENV)/.tests
	$(BIN)/python -m pytest

check: $(VENV)/.checks
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(VENV)/.checks
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

# Accuracy on public data sets; PROVENANCE_EVALS names their folder (evals/README.md).
evals: $(VENV)/.tests
	$(BIN)/python -m evals

# Executes the notebooks and writes them back, with their outputs.
notebooks: $(VENV)/.notebooks
	$(BIN)/python -m notebooks

# The order matters: torch first and from the constraints, so that nothing pulls another build.
$(VENV)/.installed: pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(PIP) -c constraints.txt torch
	$(PIP) -c constraints.txt -e .
	touch $@

$(VENV)/.tests: $(VENV)/.installed
	$(PIP) -c constraints.txt -e '.[test]'
	touch $@

$(VENV)/.checks: $(VENV)/.tests
	$(PIP) -c constraints.txt -e '.[test,check]'
	touch $@

$(VENV)/.notebooks: $(VENV)/.installed
	$(PIP) -c constraints.txt -e '.[notebooks]'
	touch $@

clean:
	rm -rf $(VENV) build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
