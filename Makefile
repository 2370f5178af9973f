# `make demo`: everything that the main job needs, and the job itself on the bundled sample folder.
# `make test`: everything that the tests need (system packages included), then lint, types and tests.
# `make bench`: the current table of speeds, peers included.

# The quickest of the Pythons that serve: those compiled without a profile take half as long again.
ifndef PYTHON
PYTHON := $(shell for p in python3.13 python3.12 python3.11 python3 /usr/bin/python3; do $$p bench/quickest.py 2>/dev/null; done | sort -n | head -n 1 | cut -d ' ' -f 2-)
endif
# Python keeps what it has compiled, whatever the shell says: the next start is quicker.
unexport PYTHONDONTWRITEBYTECODE
VENV ?= .venv
BIN := $(VENV)/bin
PEERS_PIP = $(VENV)/bench/bin/python -m pip install --quiet --disable-pip-version-check -c $(VENV)/bench/constraints.txt
# The first start is as quick as the next.
COMPILED = $(BIN)/python -m compileall -q extract normalize validate export rasoat data && $(BIN)/python -m rasoat.rehearsal
SUDO := $(shell [ "$$(id -u)" = 0 ] || echo sudo)

.PHONY: demo test bench lint types clean system-python system-test

demo: $(VENV)/.demo
	rm -rf demo-out
	$(BIN)/rasoat run data/samples/reports --out demo-out || test $$? = 1 # 1: one of the samples cannot be read

test: system-test $(VENV)/.dev lint types
	$(BIN)/pytest

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.dev
	$(BIN)/mypy

bench: $(VENV)/bench/.peers $(VENV)/bench/scans/.peers
	$(VENV)/bench/bin/python -m bench

$(VENV)/.python: | system-python
	$(if $(PYTHON),$(PYTHON),python3) -m venv $(VENV)
	touch $@

$(VENV)/.demo: $(VENV)/.python pyproject.toml constraints.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	$(COMPILED)
	touch $@

$(VENV)/.dev: $(VENV)/.python pyproject.toml constraints.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	$(COMPILED)
	touch $@

# The peers have an environment of their own: one of them wants an older typer than ours.
$(VENV)/bench/.peers: $(VENV)/.python pyproject.toml constraints.txt bench/constraints.txt
	$(BIN)/python -m venv $(VENV)/bench
	grep -v '^typer==' constraints.txt | cat - bench/constraints.txt > $(VENV)/bench/constraints.txt
	$(PEERS_PIP) -e '.[bench]' || { $(PEERS_PIP) -e '.[samples]' psutil && for peer in camelot-py docling-parse pdf_oxide; do \
		$(PEERS_PIP) $$peer || echo "$$peer cannot be installed here: the bench leaves it out"; done; }
	touch $@

# Those that read scans have another: img2table brings an OpenCV that would stand where ours does.
$(VENV)/bench/scans/.peers: $(VENV)/bench/.peers bench/scans-constraints.txt
	$(BIN)/python -m venv $(VENV)/bench/scans
	$(VENV)/bench/scans/bin/python -m pip install --quiet --disable-pip-version-check -c bench/scans-constraints.txt img2table ocrmypdf || \
		echo "the peers that read scans cannot be installed here: the bench leaves them out"
	touch $@

# Python with venv, where the machine has none that serves.
system-python:
	@$(if $(PYTHON),$(PYTHON),python3) bench/quickest.py >/dev/null 2>&1 || { \
		$(SUDO) apt-get update -qq && $(SUDO) apt-get install -y -qq --no-install-recommends python3 python3-venv; }

# The tests open our files with the office's own program: without it they fail, they do not skip.
system-test: system-python
	@command -v soffice >/dev/null && soffice --headless --version >/dev/null 2>&1 && dpkg -s libreoffice-calc libreoffice-writer python3-uno >/dev/null 2>&1 || { \
		$(SUDO) apt-get update -qq && $(SUDO) apt-get install -y -qq --no-install-recommends libreoffice-calc libreoffice-writer python3-uno fonts-dejavu-core; }

	@tesseract --list-langs 2>/dev/null | grep -qx vie || { \
		$(SUDO) apt-get update -qq && $(SUDO) apt-get install -y -qq --no-install-recommends tesseract-ocr tesseract-ocr-vie; }

clean:
	rm -rf $(VENV) demo-out build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
