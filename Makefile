# Two commands: `make demo` does the main job on the examples, `make test` passes the tests; both install what they need here.

PYTHON ?= python3
BIN := .venv/bin
INSTALLED := .venv/installed

.PHONY: demo serve test lint browser postgresql lock clean

demo: $(INSTALLED)
	@mkdir -p demo
	$(BIN)/twosource run examples --casebook demo/casebook.db
	$(BIN)/twosource compare examples/bishkek
	@echo
	@echo "The same in a browser: make serve"

serve: $(INSTALLED)
	$(BIN)/twosource serve --casebook demo/casebook.db

test: $(INSTALLED) browser postgresql lint
	$(BIN)/python -m pytest -n auto --dist loadgroup

lint: $(INSTALLED)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

browser:
	sh tests/browser.sh

postgresql:
	sh tests/postgresql.sh

# Every dependency is locked with its hash; the project itself is installed from this checkout.
$(INSTALLED): requirements/dev.lock pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@

lock:
	uv pip compile --quiet --generate-hashes --python-version 3.11 --universal pyproject.toml --group dev -o requirements/dev.lock

clean:
	rm -rf .venv demo build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
