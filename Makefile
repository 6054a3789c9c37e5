# Two commands: `make run` serves the dashboard, `make test` runs every test. `make workshop` lets a room in.
# Another port: `make run PORT=8600`. Several servers behind nginx, with PostgreSQL: `make replicas N=2`.
PYTHON ?= python3
PORT := 8501
N := 2
VENV := .venv
BIN := $(VENV)/bin
LOCKED := pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate --no-emit-index-url \
	--no-emit-find-links --no-emit-package lstdash --custom-compile-command "make lock"

.PHONY: run workshop replicas test benchmarks lock clean

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

$(VENV)/.run: requirements.lock pyproject.toml
	@echo "Gör en egen Python-miljö i $(VENV) ..."
	@$(PYTHON) -m venv $(VENV)
	@echo "Hämtar biblioteken, några minuter första gången ..."
	@$(BIN)/python -m pip install --disable-pip-version-check --require-hashes --requirement requirements.lock
	@$(BIN)/python -m pip install --disable-pip-version-check --no-deps --editable .
	@$(BIN)/python -m lstdash.web.prepare
	@touch $@

$(VENV)/.test: requirements-dev.lock $(VENV)/.run
	@$(BIN)/python -m pip install --disable-pip-version-check --require-hashes --requirement requirements-dev.lock
	@touch $@

$(VENV)/.benchmarks: requirements-benchmarks.txt $(VENV)/.test
	@$(BIN)/python -m pip install --disable-pip-version-check --requirement requirements-benchmarks.txt
	@touch $@

# After a change in requirements*.txt: every package with its version and checksums, for every platform, and their licences.
lock: $(VENV)/.run
	@$(BIN)/python -m pip install --disable-pip-version-check --quiet $(shell grep '^uv==' requirements-dev.txt)
	$(BIN)/uv $(LOCKED) --output-file requirements.lock requirements.txt
	$(BIN)/uv $(LOCKED) --constraints requirements.lock --output-file requirements-dev.lock requirements-dev.txt

clean:
	rm -rf $(VENV) data/extracts
