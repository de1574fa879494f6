# make demo: try it in a browser. make test: everything that is promised, checked.
PYTHON ?= python3
PORT ?= 8765
BIN := .venv/bin
READY := .venv/.ready
RUNS := .venv/installed.lock# a copy of the lock: the program sees when it was updated without its packages
EXTRAS := .venv/.extras
LOCK = $(if $(wildcard $(EXTRAS)),requirements-extras.lock,requirements.lock)
INSTALL = $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r
SERVICE := whats-working
CONTAINER ?= podman
IMAGE ?= whats-working

# A half-made .venv (without python3-venv), or one whose Python was upgraded under it, is made again.
IS_WHOLE := import pip, sys; sys.exit(sys.version_info < (3, 11))
ifneq ($(shell $(BIN)/python -c '$(IS_WHOLE)' 2>/dev/null && echo whole),whole)
$(shell rm -f $(READY) $(RUNS))
endif

.DEFAULT_GOAL := demo
.PHONY: setup packages postgres moving demo run update test t words migration cover check bench torture lock upgrade bom advisories test-newest image image-test wheels

setup: $(READY)

packages: $(RUNS)

# The lock's hashes are what is installed; anything else is refused.
$(READY): tests/requirements.lock requirements.lock | whole
	$(INSTALL) tests/requirements.lock
	@cp $(LOCK) $(RUNS)
	@touch $(READY)

# Running needs less than testing: what a small computer installs is a third of it.
$(RUNS): requirements.lock requirements-extras.lock | whole
	$(INSTALL) $(LOCK) --no-compile
	@$(BIN)/python -m pip uninstall --quiet --yes setuptools 2>/dev/null; cp $(LOCK) $(RUNS)

.PHONY: whole
whole:
	@$(BIN)/python -c '$(IS_WHOLE)' 2>/dev/null || { \
	  $(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed. Install one, or say where it is, such as: make $(firstword $(MAKECMDGOALS) run) PYTHON=python3.12")' && \
	  { $(PYTHON) -m venv --clear .venv || { rm -rf .venv; echo "Python can't make .venv. On Debian, Ubuntu or a Raspberry Pi: sudo apt install python3-venv. Then try again."; exit 1; }; }; }

# What PostgreSQL and moving a group need besides; from then on it's kept up to date with the rest.
postgres moving: | whole
	@touch $(EXTRAS); rm -f $(RUNS)
	@$(MAKE) --no-print-directory packages

demo: setup
	@$(BIN)/python -m bot demo --port $(PORT)

run: packages
	@$(BIN)/python -m bot run

# Everything that a new version needs, in the order in which nothing is lost: a copy while the old one
# still runs, the program and its packages, a look at both, and the start, which updates the database.
update:
	@if [ -e $(RUNS) ]; then $(BIN)/python -m bot backup --for-update; fi
	git pull --ff-only
	@$(MAKE) --no-print-directory packages
	@$(BIN)/python -m bot doctor --offline
	@if systemctl is-active --quiet $(SERVICE) 2>/dev/null; then \
	  sudo systemctl restart $(SERVICE) && echo "Updated, and started again."; \
	else \
	  $(BIN)/python -m bot migrate; case $$? in \
	    0) echo "Updated. Start it: make run";; \
	    10) echo "Updated, but the old version is still running. Stop it, then: make run";; \
	    *) exit 1;; \
	  esac; \
	fi

CHECKS := types style contracts unused
.PHONY: $(CHECKS) compiled
check: $(CHECKS)

types: setup
	$(BIN)/mypy

style: setup
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

contracts: setup
	$(BIN)/lint-imports

unused: setup
	$(BIN)/vulture

# A program started by a test, and each of its workers, needn't compile every file once more.
test t test-newest: export PYTHONPYCACHEPREFIX = $(CURDIR)/.venv/compiled
test t test-newest: export PYTHONDONTWRITEBYTECODE =

# In large pages the processor finds a worker's many objects sooner: measured in a virtual computer, that
# was a tenth of the tests' time. Only Linux's C library reads the second line.
test test-newest: export PYTHONMALLOC = malloc
test test-newest: export GLIBC_TUNABLES = glibc.malloc.hugetlb=1

# Over how many workers, and what each does: tests/spreading.py.
SPREAD := -n auto --dist loadfile --no-loadscope-reorder

# While one processor checks types, another does the rest, and compiles what every worker loads.
test: setup
	@$(MAKE) --no-print-directory --jobs=2 $(CHECKS) compiled
	$(BIN)/python -m pytest $(SPREAD)

compiled: setup
	@$(BIN)/python -m pytest -qq --collect-only >.venv/collected || { cat .venv/collected; exit 1; }

# A few tests, quickly: make t K=tests/wins, make t K="tests/kit/test_dates.py -k excel".
t: setup
	$(BIN)/python -m pytest -q -x $(K)

# The sentences people read, in every English that's spoken, and the pages made of them.
words: setup
	$(BIN)/python -m pytest -q tests/meta/test_words.py tests/meta/test_voice.py tests/meta/test_reading_level.py \
		tests/meta/test_unused_words.py tests/kit/test_regional.py tests/documents/test_page.py $(K)

# The migration for what the tables say now: make migration NAME=shelf SAYS="The shelf".
migration: setup
	@$(BIN)/python -m tests.meta.migration "$(NAME)" "$(SAYS)"

# Which lines no test reaches. Apart from the tests, which are twice as quick without.
cover: setup
	.ci/cover

bench: setup
	$(BIN)/python -m tests.bench

torture: setup
	TORTURE=1 $(BIN)/python -m pytest -n 2 tests/wire tests/ui -m torture -o timeout=7200 -o faulthandler_timeout=7260

# Whether nothing in the lock has to be compiled on the computers that people have: pip is asked.
wheels: setup
	@$(BIN)/python -m tests.meta.wheels

# The container. Where no registry is reachable, BASE is an image made from Debian's packages: .ci/image.
image:
	$(CONTAINER) build $(if $(BASE),--build-arg BASE=$(BASE)) $(BUILD_FLAGS) --tag $(IMAGE) \
		$(if $(findstring podman,$(CONTAINER)),--format docker) \
		--build-arg SOURCE=$$(git config --get remote.origin.url || echo unknown) .

# Builds it and runs it read-only: start, a share, SIGTERM, start, backup, restore.
image-test: setup image
	CONTAINER="$(CONTAINER)" RUN_FLAGS="$(RUN_FLAGS)" $(BIN)/python -m tests.wire.image $(IMAGE)

# For whoever changes a dependency in pyproject.toml (needs the program uv).
# Extras are kept: without them pip takes the newest of what only an extra names, which has no hash.
COMPILE := uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-strip-extras --no-annotate --no-header -q
RAISE ?=
lock:
	$(COMPILE) $(RAISE) pyproject.toml -o requirements.lock
	$(COMPILE) $(RAISE) --extra postgres --extra moving pyproject.toml -o requirements-extras.lock
	$(COMPILE) $(RAISE) --extra postgres --extra moving --extra demo --extra test pyproject.toml -o tests/requirements.lock

# Raises every version as far as pyproject.toml lets it, and says what moved. Then: make test.
upgrade: setup
	$(MAKE) --no-print-directory lock RAISE=--upgrade
	@$(BIN)/python -m tests.meta.supply moved

# What the program is made of, as CycloneDX, for whoever asks for a bill of materials.
bom: setup
	@mkdir -p build
	$(BIN)/python -W ignore -m cyclonedx_py requirements requirements-extras.lock --pyproject pyproject.toml --output-reproducible --of JSON -o build/bom.json

# Known advisories about what's locked, without a network: DATABASE is a copy of OSV's all.zip for PyPI
# (osv-vulnerabilities.storage.googleapis.com/PyPI/all.zip). It says how old that copy is.
advisories: setup
	@$(BIN)/python -m tests.meta.supply advisories $(DATABASE)

# The same tests on the newest Python that pyproject.toml allows, or else the newest that works here.
# NEWEST and requires-python go together.
NEWEST := 3.13
test-newest: setup
	.ci/newest
	.venv-newest/bin/python -m pytest $(SPREAD)
