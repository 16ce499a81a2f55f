# make         list what there is to make
# make lab     open the first lesson in JupyterLab (installs into .venv once)
# make test    lint, unit tests, every lesson, a real browser
# make format  tidy Python and lessons, drop lesson outputs
# make bench   measurements, for example of how fast a point is drawn
# make clean   forget .venv and caches

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
NODE   := $(BIN)/node
FIRST  := notebooks/00_start_here.ipynb

# Your own options, for example:  make lab LAB_ARGS="--no-browser --port=9999"
#                                 make test PYTEST_ARGS="-k picker"
LAB_ARGS    ?=
PYTEST_ARGS ?=

.PHONY: help lab test format bench clean
.DELETE_ON_ERROR:

help:
	@sed -n 's/^# \(make .*\)/\1/p; /^$$/q' Makefile

lab: $(VENV)/.lab
	$(BIN)/jupyter lab --ServerApp.root_dir="$(CURDIR)" $(LAB_ARGS) $(FIRST)

# Kernels and browsers share the processor: --dist loadfile keeps the cells of a lesson together.
# The browsers' few tests last longest: in the order of files they come early, by number last.
test: $(VENV)/.browser $(VENV)/.node
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(NODE) node_modules/@biomejs/biome/bin/biome lint --error-on-warnings
	$(NODE) node_modules/typescript/bin/tsc
	$(BIN)/python -m pytest -n auto --dist loadfile --no-loadscope-reorder $(PYTEST_ARGS)

format: $(VENV)/.dev
	$(BIN)/nbstripout notebooks/*.ipynb
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(VENV)/.lab
	@for file in bench/*.py; do echo "$$file"; $(BIN)/python "$$file" || exit; done

clean:
	rm -rf $(VENV) node_modules tests/seen build dist .pytest_cache .ruff_cache *.egg-info
	find acupress bench notebooks tests -name __pycache__ -o -name .ipynb_checkpoints | xargs rm -rf

# Each file below is an empty stamp: it says that a step is done, until what it depends on changes.

$(VENV)/.lab: requirements.txt pyproject.toml binder/overrides.json
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "The course needs Python 3.11 or newer; '$(PYTHON)' is missing or older."; \
	  echo "Install one from https://www.python.org/downloads/ or name it: make PYTHON=python3.12"; \
	  exit 1; }
	@echo "Setting up $(VENV): about 100 MB to download, a minute or two, only this once."
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	mkdir -p $(VENV)/share/jupyter/lab/settings
	cp binder/overrides.json $(VENV)/share/jupyter/lab/settings/
	@echo "Drawing the plates, so that no lesson waits for them: a minute, only this once."
	$(BIN)/python -c "import acupress as ap; ap.PointPicker(ap.load_points()).draw_all()"
	@# So are the figures of the lessons: a copy of them is run. What fails there says so to a reader.
	copy=$$(mktemp -d) && cp notebooks/0*.ipynb "$$copy" && $(BIN)/python -m nbconvert \
	  --execute --allow-errors --inplace "$$copy"/*.ipynb 2>"$$copy/said"; rm -r "$$copy"
	touch $@

$(VENV)/.dev: $(VENV)/.lab requirements-dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	touch $@

# The system's browsers if there are any, else those that Playwright downloads (170 MB for Chromium).
# Firefox is the one people have: Playwright's own is another, so that is not installed here.
$(VENV)/.browser: $(VENV)/.dev
	command -v chromium >/dev/null || $(BIN)/playwright install chromium
	@$(BIN)/python tests/labdriver.py
	touch $@

$(VENV)/.node: $(VENV)/.dev package.json package-lock.json
	PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/npm ci --silent
	touch $@
