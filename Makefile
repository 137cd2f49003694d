# Commands of Kantaneuvo. `make help` lists them.

PYTHON ?= python3
PORT ?= 8501
TESTS ?= tests
BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check

.DEFAULT_GOAL := help
.PHONY: help chat test offline check format ingest evals bench torture

help: ## list the commands
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/make \1\t\2/' | expand -t 16

chat: .venv/installed ## open the chat (PORT=8501), building the index first if it is missing or stale
	@$(BIN)/python -m ingest --without-fetched
	@$(BIN)/python -m streamlit run app.py --server.port $(PORT)

test: .venv/installed-dev ## run all tests, offline
	@$(BIN)/python -m pytest -n auto --dist loadgroup

offline: .venv/installed-dev ## run all tests, or TESTS=, where there is no network at all but loopback
	@.ci/without-network $(BIN)/python -m pytest -n auto --dist loadgroup $(TESTS)

torture: .venv/installed-dev ## run the whole campaigns: renderer, sessions, attacks, 440 hostile files, 130 with or without hidden text; kills, damage, faults, swaps of the index
	@TORTURE=1 $(BIN)/python -m pytest tests/ui/answer/test_safety.py tests/test_nothing_kept.py tests/browser/test_nothing_kept.py tests/browser/test_visitors.py tests/rag/composition/test_nothing_sent.py tests/test_injection.py
	@$(BIN)/python -m tests.hostile
	@$(BIN)/python -m tests.torture

check: .venv/installed-dev ## format, lint and types
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy

format: .venv/installed-dev ## put the code in shape
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

ingest: .venv/installed ## bring the index up to date with corpus/
	@$(BIN)/python -m ingest

evals: .venv/installed-evals ## ask the questions in evals/, judge the answers beside the baselines, write the reports
	@$(BIN)/python -m ingest --without-fetched
	@$(BIN)/python -m evals --against tutorial plain-bm25 dense lexical without-rules

bench: .venv/installed-evals ## measure speed and size as ratios to LangChain's tutorial and to the least there could be (an hour)
	@$(BIN)/python -m evals.bench

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Kantaneuvo needs Python 3.11 or later; name one with PYTHON=, as in: make chat PYTHON=python3.11"; exit 1; }
	@$(PYTHON) -m venv .venv >/dev/null 2>&1 || { rm -rf .venv; .ci/venv-package $(PYTHON); }

.venv/installed: pyproject.toml | .venv/bin/python
	@echo "Installing Kantaneuvo into .venv (some minutes the first time)."
	@$(PIP) --editable .
	@touch $@

.venv/installed-evals: pyproject.toml | .venv/installed
	@echo "Installing the tools of the evals into .venv."
	@$(PIP) --editable '.[evals]'
	@touch $@

.venv/installed-dev: pyproject.toml | .venv/installed
	@echo "Installing the tools for tests into .venv."
	@$(PIP) --editable '.[dev]'
	@touch $@
