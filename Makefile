# Two targets for a newcomer, run and test. Python 3.11 or later is all they need.
PYTHON ?= python3
VENV := .venv

.DEFAULT_GOAL := help
.PHONY: help run test lint manual docs hooks release-check

help: ## list the targets
	@echo "make TARGET, of these:"
	@sed -n 's/^\([a-z][a-z-]*\):.* ## \(.*\)/  \1#\2/p' Makefile | while IFS='#' read -r name does; do printf '%-16s%s\n' "$$name" "$$does"; done
	@echo "PYTHON=python3.13 make test takes another Python."

run: $(VENV)/installed ## install the program in .venv, and list the built-in log
	$(VENV)/bin/csto-timeline list

test: lint ## run every check: ruff, mypy and pytest
	$(VENV)/bin/pytest -n auto --dist worksteal

lint: $(VENV)/installed-for-tests ## run only ruff and mypy
	$(VENV)/bin/ruff check
	$(VENV)/bin/ruff format --check
	$(VENV)/bin/mypy

manual: $(VENV)/installed-for-tests ## regenerate docs/csto-timeline.1 and docs/commands.md after a change to an option or its help
	$(VENV)/bin/python -m scripts.manual
	$(VENV)/bin/python -m scripts.commands

docs: $(VENV)/installed ## build a site from docs/ in site/, and check its links
	$(VENV)/bin/pip install --quiet --editable '.[docs]'
	$(VENV)/bin/properdocs build --quiet

hooks: $(VENV)/installed-for-tests ## make Git run the checks at every commit and push
	$(VENV)/bin/pip install --quiet pre-commit
	$(VENV)/bin/pre-commit install

release-check: ## test a release: see scripts/release.sh
	scripts/release.sh

$(VENV)/installed: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(VENV)/bin/pip install --quiet --editable .
	touch $@

$(VENV)/installed-for-tests: pyproject.toml $(VENV)/installed
	$(VENV)/bin/pip install --quiet --editable '.[test]'
	touch $@
