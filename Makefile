# Two commands: `make run` serves the dashboard, `make test` runs every test. `make workshop` lets a room in.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: run workshop test benchmarks clean

run: $(VENV)/.run
	$(BIN)/python -m lstdash publicera --om-saknas
	$(BIN)/streamlit run app.py

# Open to the local network on purpose: the phones in the room must reach it.
workshop: $(VENV)/.run
	$(BIN)/python -m lstdash publicera --om-saknas
	$(BIN)/python -m lstdash.web.serve

test: $(VENV)/.test
	$(BIN)/python -m tests.check

benchmarks: $(VENV)/.benchmarks
	$(BIN)/python -m tests.benchmarks

$(VENV)/.run: requirements.txt pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --requirement requirements.txt
	touch $@

$(VENV)/.test: requirements-dev.txt $(VENV)/.run
	$(BIN)/python -m pip install --quiet --requirement requirements-dev.txt
	touch $@

$(VENV)/.benchmarks: requirements-benchmarks.txt $(VENV)/.test
	$(BIN)/python -m pip install --quiet --requirement requirements-benchmarks.txt
	touch $@

clean:
	rm -rf $(VENV) data/extracts
