# make reports | test | fuzz | lab | lint | docs | bench | bench-scale | lock | clean — each builds .venv first if it is missing or out of date.

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/$(if $(filter Windows_NT,$(OS)),Scripts,bin)
READY  := $(VENV)/.ready
UV     := $(shell command -v uv 2>/dev/null)
CORPUS ?= seeds
N      ?= 100000
SEED   ?= 0
SIZES  ?= 0.1 1 10

.PHONY: help reports test fuzz lab lint docs bench bench-scale lock clean
.DEFAULT_GOAL := help

help:
	@echo "make reports   render every notebook on seeds/ into reports/"
	@echo "make lab       open the notebooks in JupyterLab"
	@echo "make test      run all tests"
	@echo "make fuzz      read deliveries made at random, whole and damaged (N=100000 SEED=0)"
	@echo "make lint      check code, its format and its types, and the notebooks"
	@echo "make docs      build the reference of the library, with a gallery of pages, into site/"
	@echo "make bench     time every step beside other tools (CORPUS=path for your own articles)"
	@echo "make bench-scale  time and memory of archives by their size (SIZES=\"0.1 1\" in GB; CORPUS=path to repeat your own)"
	@echo "make lock      renew requirements.txt from lib/pyproject.toml (UPGRADE=1: with the newest versions)"
	@echo "make clean     remove everything that is made here"

$(READY): requirements.txt lib/pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "newswire needs Python 3.11 or newer, but $(PYTHON) is older; try: make $(MAKECMDGOALS) PYTHON=python3.12"; exit 1; }
ifeq ($(UV),)
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Installing the pinned packages into $(VENV) (a few minutes the first time) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
else
	@test -x $(BIN)/python || $(UV) venv --quiet --python $(PYTHON) $(VENV)
	@$(UV) pip install --quiet --python $(BIN)/python -r requirements.txt
endif
	@-$(BIN)/python -m compileall -q -j 0 $(VENV)/lib lib/newswire >/dev/null 2>&1
	@touch $@

reports: $(READY)
	@$(BIN)/newswire report seeds --out reports

test: $(READY)
	@$(BIN)/python -m pytest -c lib/pyproject.toml --rootdir . -n 2 --dist worksteal tests lib/newswire

fuzz: $(READY)
	@PYTHONPATH=tests $(BIN)/python -m deliveries.fuzz $(N) $(SEED)

lab: $(READY)
	@$(BIN)/jupyter lab --notebook-dir=. notebooks

lint: $(READY)
	@$(BIN)/ruff check --config lib/pyproject.toml lib tests notebooks
	@$(BIN)/ruff format --check --config lib/pyproject.toml lib tests
	@$(BIN)/mypy --config-file lib/pyproject.toml lib/newswire

docs: $(READY)
	@rm -rf site
	@$(BIN)/newswire report seeds --out site/gallery
	@$(BIN)/python -m pdoc --docformat numpy --template-directory lib/docs --output-directory site \
	  newswire newswire.corpus newswire.reports '!newswire\.[a-z]+\.(concordance|counting|diversity|keyness|show|towards|render)$$' '!newswire\.stories\.overview$$'
	@echo "Open site/index.html"

bench: $(READY)
	@CORPUS="$(filter-out seeds,$(CORPUS))" $(BIN)/python tests/benchmarks/bench.py

bench-scale: $(READY)
	@$(BIN)/python tests/benchmarks/scale.py --sizes $(SIZES) $(if $(filter-out seeds,$(CORPUS)),--corpus "$(CORPUS)")

lock: $(READY)
	@$(BIN)/python -m uv pip compile --quiet --universal --python-version 3.11 --extra lab --extra office --extra web --extra cluster --extra test \
	  --no-emit-package newswire --no-header $(if $(UPGRADE),--upgrade) lib/pyproject.toml -o requirements.txt
	@{ echo "# Every package that newswire and its tests run with, pinned; compiled from lib/pyproject.toml by: make lock"; \
	   cat requirements.txt; echo "-e ./lib"; } > requirements.tmp && mv requirements.tmp requirements.txt

clean:
	rm -rf $(VENV) reports site lib/dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find lib tests -name __pycache__ -prune -exec rm -rf {} +
