# What a maintainer runs; `make` alone lists it. Needs Python 3.11 or newer, and nothing else that is not installed here.

SHELL := bash
.SHELLFLAGS := -eu -o pipefail -c
.DELETE_ON_ERROR:
.NOTPARALLEL:
.DEFAULT_GOAL := help

PYTHON ?= python3
CONTENT ?= content
SITE ?= site
# Two processes: what GitHub's machines have. Each keeps the language models in memory, about 0.3 GB.
JOBS ?= 2
FORMAT ?= human
BASE ?=
SIZES ?= 100,1000,5000
MINUTES ?= 10

VENV := .venv
BIN := $(VENV)/bin
# Wheels alone, each of the hash that the lock gives, so that installing runs nobody's code. No dependency is resolved here: the lock
# leaves out on purpose what natasha's code would need (ARCHITECTURE.md, «Models»).
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input
INSTALL := $(PIP) install --quiet --no-deps --only-binary :all: --require-hashes

# A stamp carries the checksum of what it was installed from. Another lock asks for another stamp, and for a fresh .venv.
checksum = $(firstword $(shell cat $(1) | cksum))
SITE_STAMP := $(VENV)/.site-$(call checksum,requirements.lock pyproject.toml)
TEST_STAMP := $(VENV)/.test-$(call checksum,requirements-test.lock requirements.lock pyproject.toml)

.PHONY: help
help: ## list these commands
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 22

.PHONY: site
site: $(SITE_STAMP) ## build content/ into site/
	$(BIN)/letopis build --content $(CONTENT) --site $(SITE)

.PHONY: serve
serve: $(SITE_STAMP) ## build, serve on 127.0.0.1:8000, and rebuild on every change
	$(BIN)/letopis serve --content $(CONTENT) --site $(SITE)

.PHONY: check
check: $(SITE_STAMP) ## say everything that is wrong in content/; FORMAT=github for GitHub's own marks
	$(BIN)/letopis check --content $(CONTENT) --format $(FORMAT)

# In CI the report goes into the summary of the job, and the numbers to whom may say them in the pull request (comment.yml).
.PHONY: diff
diff: $(SITE_STAMP) ## say what content/ does to the archive, beside BASE (where the branch began, if it is left out)
	@mkdir -p build
	$(BIN)/letopis diff $(BASE) --content $(CONTENT) --counts build/counts.json >> "$${GITHUB_STEP_SUMMARY:-/dev/stdout}"

.PHONY: test
test: lint types chromium checker pytest ## run everything that must pass: lint, types, and every test

.PHONY: lint
lint: $(TEST_STAMP) ## ruff, and its formatter
	$(BIN)/ruff check
	$(BIN)/ruff format --check

.PHONY: types
types: $(TEST_STAMP) ## mypy, strictly
	$(BIN)/mypy

.PHONY: chromium
chromium: $(TEST_STAMP) ## find a Chromium for the browser tests, or install one
	$(BIN)/python -m tests.chromium

.PHONY: checker
checker: $(TEST_STAMP) ## find the HTML checker of the tests, or get it
	$(BIN)/python -m tests.checker

.PHONY: pytest
pytest: $(TEST_STAMP) chromium checker ## the tests alone; ARGS="-k timeline" chooses some
	$(BIN)/python -m pytest -q -n $(JOBS) --dist loadfile $(ARGS)

.PHONY: large
large: $(TEST_STAMP) ## build 5,000 made-up articles and hold them to their budget of bytes
	$(BIN)/python -m pytest -q -m large $(ARGS)

.PHONY: fuzz
fuzz: $(TEST_STAMP) ## try made-up inputs for MINUTES, led by what they reach; ARGS="--harness markdown" chooses, --growth looks for slowness
	$(BIN)/python -m tests.fuzz --minutes $(MINUTES) --jobs $(JOBS) $(ARGS)

.PHONY: bench
bench: $(SITE_STAMP) ## measure time and memory on made-up archives of SIZES articles
	$(BIN)/python -m tests.bench --sizes $(SIZES)

.PHONY: quality
quality: $(SITE_STAMP) ## score the annotators against the gold in the folder GOLD, which this repository does not hold
	@test -n "$(GOLD)" || { echo "Say where the gold lies: make quality GOLD=folder" >&2; exit 2; }
	$(BIN)/python -m tests.bench.quality --gold $(GOLD)

.PHONY: audit
audit: $(TEST_STAMP) ## ask PyPI whether a vulnerability is known in what the locks name
	$(BIN)/pip-audit --progress-spinner off --disable-pip --require-hashes -r requirements.lock
	$(BIN)/pip-audit --progress-spinner off --disable-pip --require-hashes -r requirements-cluster.lock
	$(BIN)/pip-audit --progress-spinner off --disable-pip --require-hashes -r requirements-test.lock

.PHONY: architecture
architecture: $(SITE_STAMP) ## write the list of modules into ARCHITECTURE.md
	$(BIN)/python -m tests.architecture

.PHONY: lock
lock: $(TEST_STAMP) ## resolve pyproject.toml anew into the locks
	$(call compile,requirements.lock)
	$(call compile,requirements-cluster.lock,--extra cluster -c requirements.lock)
	$(call compile,requirements-test.lock,--group test -c requirements.lock -c requirements-cluster.lock)

# No address is written: where packages come from is the machine's matter. --upgrade: a lock is made anew, not patched.
compile = $(BIN)/uv pip compile --quiet pyproject.toml --group build $(2) --upgrade --universal --python-version 3.11 \
	--generate-hashes --no-emit-index-url --no-annotate --custom-compile-command "make lock" --output-file $(1)

.PHONY: clean
clean: ## remove everything that was built or installed here
	rm -rf $(VENV) .cache build $(SITE) dist .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(SITE_STAMP): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Letopis needs Python 3.11 or newer; $(PYTHON) is \
	$$($(PYTHON) --version 2>&1). Name another one: make PYTHON=python3.12 …" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "$(PYTHON) cannot make virtual environments. On Debian and Ubuntu, as root: \
	apt-get install python3-venv" >&2; exit 1; }
	$(PYTHON) -m venv --clear $(VENV)
	$(INSTALL) -r requirements.lock
	$(PIP) install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

$(TEST_STAMP): $(SITE_STAMP) requirements-test.lock
	$(INSTALL) -r requirements-test.lock
	@touch $@
