# Two targets for a newcomer. Python 3.11 or later is all they need.
PYTHON ?= python3
VENV := .venv

.PHONY: run test

run: $(VENV)/installed
	$(VENV)/bin/csto-timeline list

test: $(VENV)/installed-for-tests
	$(VENV)/bin/ruff check
	$(VENV)/bin/ruff format --check
	$(VENV)/bin/mypy
	$(VENV)/bin/pytest -n auto --dist worksteal

$(VENV)/installed: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(VENV)/bin/pip install --quiet --editable .
	touch $@

$(VENV)/installed-for-tests: pyproject.toml $(VENV)/installed
	$(VENV)/bin/pip install --quiet --editable '.[test]'
	touch $@
