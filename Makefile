# make demo: try it in a browser. make test: everything that is promised, checked.
PYTHON ?= python3
PORT ?= 8765
BIN := .venv/bin
READY := .venv/.ready
RUNS := .venv/.runs
CONTAINER ?= podman
IMAGE ?= whats-working

.DEFAULT_GOAL := demo
.PHONY: setup demo run test t cover check bench torture lock image image-test

setup: $(READY)

# The lock's hashes are what is installed; anything else is refused.
$(READY): tests/requirements.lock
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make setup PYTHON=python3.12")'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r tests/requirements.lock
	@touch $(READY) $(RUNS)

# Running needs less than testing: what a small computer installs is a third of it.
$(RUNS): requirements.lock
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@touch $(RUNS)

demo: setup
	@$(BIN)/python -m bot demo --port $(PORT)

run: $(RUNS)
	@$(BIN)/python -m bot run

check: setup
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

test: check
	$(BIN)/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder

# A few tests, quickly: make t K=tests/wins, make t K="tests/kit/test_dates.py -k excel".
t: setup
	$(BIN)/python -m pytest -q -x $(K)

# Which lines no test reaches. Apart from the tests, which are twice as quick without.
cover: setup
	.ci/cover

bench: setup
	$(BIN)/python -m tests.bench

torture: setup
	TORTURE=1 $(BIN)/python -m pytest -n 2 tests/wire -m torture -o timeout=7200 -o faulthandler_timeout=7260

# The container. Where no registry is reachable, BASE is an image made from Debian's packages:
# debootstrap --include=python3,python3-venv,ca-certificates bookworm root; podman import ...
image:
	$(CONTAINER) build $(if $(BASE),--build-arg BASE=$(BASE)) $(BUILD_FLAGS) --tag $(IMAGE) \
		$(if $(findstring podman,$(CONTAINER)),--format docker) \
		--build-arg VERSION=$$(sed -n 's/__version__ = "\(.*\)"/\1/p' bot/__init__.py) \
		--build-arg SOURCE=$$(git config --get remote.origin.url || echo unknown) .

# Builds it and runs it read-only: start, a share, SIGTERM, start, backup.
image-test: setup image
	CONTAINER="$(CONTAINER)" RUN_FLAGS="$(RUN_FLAGS)" $(BIN)/python -m tests.wire.image $(IMAGE)

# For whoever changes a dependency in pyproject.toml (needs the program uv).
# Extras are kept: without them pip takes the newest of what only an extra names, which has no hash.
lock:
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-strip-extras --no-annotate --no-header -q pyproject.toml -o requirements.lock
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-strip-extras --no-annotate --no-header -q --extra demo --extra test pyproject.toml -o tests/requirements.lock
