# Two commands: `make run` serves the dashboard, `make test` runs every test. `make workshop` lets a room in.
# Another port: `make run PORT=8600`. Several servers behind nginx, with PostgreSQL: `make replicas N=2`.
PYTHON ?= python3
PORT := 8501
N := 2
VENV := .venv
BIN := $(VENV)/bin

.PHONY: run workshop replicas test benchmarks clean

run: $(VENV)/.run
	@$(BIN)/python -m lstdash starta --port $(PORT)

# Open to the local network on purpose: the phones in the room must reach it.
workshop: $(VENV)/.run
	@$(BIN)/python -m lstdash starta --port $(PORT) --natverk

replicas: $(VENV)/.run
	@$(BIN)/python -m lstdash starta --port $(PORT) --kopior $(N)

test: $(VENV)/.test
	$(BIN)/python -m tests.check

benchmarks: $(VENV)/.benchmarks
	$(BIN)/python -m tests.benchmarks

$(VENV)/.run: requirements.txt pyproject.toml
	@echo "Gör en egen Python-miljö i $(VENV) ..."
	@$(PYTHON) -m venv $(VENV)
	@echo "Hämtar biblioteken, några minuter första gången ..."
	@$(BIN)/python -m pip install --disable-pip-version-check --requirement requirements.txt
	@touch $@

$(VENV)/.test: requirements-dev.txt requirements-spark.txt $(VENV)/.run
	@$(BIN)/python -m pip install --disable-pip-version-check --requirement requirements-dev.txt
	@touch $@

$(VENV)/.benchmarks: requirements-benchmarks.txt $(VENV)/.test
	@$(BIN)/python -m pip install --disable-pip-version-check --requirement requirements-benchmarks.txt
	@touch $@

clean:
	rm -rf $(VENV) data/extracts
