# make demo: set up and trace the examples; make test: set up and run all tests.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check

.PHONY: demo test check format docs evals bench notebooks screenshots images clean

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

# The pages of docs/ as HTML in build/docs; needs no network, every warning is an error. -E: parts come from the code.
docs: $(VENV)/.docs
	$(BIN)/python -m sphinx -E -W --keep-going -q -d build/doctrees docs build/docs

# Accuracy on public data sets; PROVENANCE_EVALS names their folder (evals/README.md).
evals: $(VENV)/.tests
	$(BIN)/python -m evals

# Speed and memory side by side with peers; PROVENANCE_PILE names a pile (benchmarks/README.md).
bench: $(VENV)/.bench
	$(BIN)/python -m benchmarks

# The README's pictures of the HTML report; needs Chromium.
screenshots: $(VENV)/.tests
	$(BIN)/python -m tests.screenshots

# The pictures of the terminal that the pages show, drawn anew from the examples.
images: $(VENV)/.installed
	$(BIN)/provenance trace examples --limit 2 --svg docs/images/terminal.svg > /dev/null
	$(BIN)/provenance diff strait/undated.txt strait/azernews.txt --in examples --changes --svg docs/images/diff.svg > /dev/null

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

$(VENV)/.bench: $(VENV)/.tests
	$(PIP) -c constraints.txt -e '.[test,bench]'
	touch $@

$(VENV)/.checks: $(VENV)/.tests
	$(PIP) -c constraints.txt -e '.[test,check,docs]'
	touch $@

$(VENV)/.docs: $(VENV)/.installed
	$(PIP) -c constraints.txt -e '.[docs]'
	touch $@

$(VENV)/.notebooks: $(VENV)/.installed
	$(PIP) -c constraints.txt -e '.[notebooks]'
	touch $@

clean:
	rm -rf $(VENV) build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
